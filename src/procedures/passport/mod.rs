//! The ordinary passport: first, renewed, in place of a damaged or lost one, for adults and children.
//!
//! The pages follow the official forms TK01 and TK01a; the case comes first because everything hangs on it.
//! Passports by the short procedure are issued abroad and are not here.

mod fee;
#[cfg(any(not(target_arch = "wasm32"), feature = "pdf"))]
mod forms;
mod law;
mod questions;
mod rules;
mod situations;

use crate::form::{Facts, Pending};
use crate::law::general::PASSPORT_AGE;
use crate::law::instruments::{CIRCULAR_69_2026, GUIDE_HCM, LAW_49_2019};
use crate::procedures::{Ask, Lever, Page, Paper, Procedure, Rule, Topic};
use crate::questions::representative::{self, Home, Is};
use crate::questions::{
    NONE, YesNo, contact, declaration, delivery, family, filing, loss, passport, person, residence,
    work,
};
use crate::values::text::Text;
use questions as own;
use questions::{Case, Ground};
use rules::{adult, child, had_passport, represented};
pub(super) use situations::SITUATIONS;

/// The ordinary passport.
pub(super) static PROCEDURE: Procedure = Procedure {
    id: "passport",
    topic: Topic::Passport,
    title: Text::new("Hộ chiếu phổ thông", "Ordinary passport (hộ chiếu phổ thông)"),
    summary: Text::new(
        "Làm lần đầu, làm lại khi hết hạn, hỏng, mất; cho người lớn và trẻ em.",
        "First passport, or a new one when it expired, is damaged or lost; for adults and children.",
    ),
    basis: &[LAW_49_2019.at("Điều 6, 7, 14, 15, 21"), CIRCULAR_69_2026.at("mẫu TK01, TK01a")],
    case: Some(&own::CASE),
    levers: &[
        Lever::among(
            &own::CASE,
            &["renewal-expired", "renewal-valid", "renewal-changed", "replace-damaged"],
        ),
        Lever::all(&own::CHIP),
        Lever::all(&own::AUTHORITY),
        Lever::all(&filing::WAY),
    ],
    pages: &[
        Page {
            id: "case",
            title: Text::new("Cần làm việc gì?", "What do you need?"),
            short: Text::new("Việc cần làm", "What you need"),
            lead: NONE,
            asks: &[Ask::required(&own::CASE)],
        },
        Page {
            id: "name",
            title: Text::new("Hộ chiếu này của ai?", "Whose passport is it?"),
            short: Text::new("Họ tên, ngày sinh", "Name and birth"),
            lead: Text::new(
                "Nếu làm cho con, khai thông tin của con.",
                "If it is for your child, give the child's details.",
            ),
            asks: &[
                Ask::required(&person::FULL_NAME),
                Ask::required(&person::BORN_ON),
                Ask::required(&person::SEX),
            ],
        },
        Page {
            id: "ban",
            title: Text::new("Có vướng điều nào sau đây không?", "Does any of these apply?"),
            short: Text::new("Điều cản trở", "Obstacles"),
            lead: NONE,
            asks: &[Ask::required(&own::BAN).when(adult)],
        },
        Page {
            id: "declarant",
            title: Text::new("Ai khai và ký?", "Who declares and signs?"),
            short: Text::new("Người khai", "Declarant"),
            lead: NONE,
            asks: &[Ask::required(&representative::FILED_BY).when(adult)],
        },
        Page {
            id: "representative",
            title: Text::new("Ai đại diện khai và ký thay?", "Who declares and signs instead?"),
            short: Text::new("Người đại diện", "Representative"),
            lead: NONE,
            asks: &[
                Ask::required(&representative::IS).when(represented),
                Ask::required(&representative::RELATION).when(represented_by_no_parent),
            ],
        },
        Page {
            id: "representative-person",
            title: Text::new("Thông tin của người đại diện", "The representative"),
            short: Text::new("Thông tin người đại diện", "Representative's details"),
            lead: Text::new(
                "Như trên thẻ căn cước của người đại diện.",
                "As on the representative's identity card.",
            ),
            asks: &[
                Ask::required(&representative::FULL_NAME).when(represented),
                Ask::required(&representative::BORN_ON).when(represented),
                Ask::required(&representative::SEX).when(represented_by_no_parent),
                Ask::required(&representative::PERSONAL_ID).when(represented),
                Ask::required(&representative::PHONE).when(represented),
            ],
        },
        Page {
            id: "representative-home",
            title: Text::new("Người đại diện ở đâu?", "Where does the representative live?"),
            short: Text::new("Nơi ở người đại diện", "Representative's residence"),
            lead: NONE,
            asks: &[
                Ask::required(&representative::HOME).when(child),
                Ask::required(&representative::PERMANENT).when(representative_elsewhere),
                Ask::optional(&representative::TEMPORARY).when(representative_elsewhere),
                Ask::optional(&representative::CURRENT).when(representative_elsewhere),
            ],
        },
        Page {
            id: "birth-place",
            title: Text::new("Sinh ở đâu?", "Where was the person born?"),
            short: Text::new("Nơi sinh", "Place of birth"),
            lead: NONE,
            asks: &[Ask::required(&person::BIRTH_PLACE)],
        },
        Page {
            id: "number",
            title: Text::new("Số định danh là gì?", "What is the personal number?"),
            short: Text::new("Số định danh", "Personal number"),
            lead: NONE,
            asks: &[
                Ask::required(&person::HAS_PERSONAL_ID).when(child),
                Ask::required(&person::PERSONAL_ID)
                    .when(|facts| Ok(!rules::without_number(facts)?)),
            ],
        },
        Page {
            id: "background",
            title: Text::new("Dân tộc và tôn giáo", "Ethnic group and religion"),
            short: Text::new("Dân tộc, tôn giáo", "Background"),
            lead: Text::new(
                "Tờ khai có hai mục này; Cổng thường điền sẵn. Có thể bỏ qua ở đây.",
                "The form has these two; the portal usually fills them in. You can skip them here.",
            ),
            asks: &[Ask::optional(&person::ETHNICITY), Ask::optional(&person::RELIGION)],
        },
        Page {
            id: "contact",
            title: Text::new("Liên hệ qua đâu?", "How can you be reached?"),
            short: Text::new("Liên hệ", "Contact"),
            lead: Text::new(
                "Việc nộp lệ phí và bổ sung hồ sơ được báo qua tin nhắn và thư điện tử.",
                "Word of the fee and of what is missing comes by text message and e-mail.",
            ),
            asks: &[
                Ask::required(&contact::PHONE).when(|facts| Ok(!represented(facts)?)),
                Ask::optional(&contact::EMAIL),
            ],
        },
        Page {
            id: "residence",
            title: Text::new("Thường trú ở đâu?", "Where is the permanent residence?"),
            short: Text::new("Nơi thường trú", "Permanent residence"),
            lead: NONE,
            asks: &[
                Ask::required(&residence::PERMANENT_PROVINCE),
                Ask::required(&residence::PERMANENT_COMMUNE),
                Ask::optional(&residence::PERMANENT_LINE),
            ],
        },
        Page {
            id: "home",
            title: Text::new("Hiện đang ở đâu?", "Where does the person live now?"),
            short: Text::new("Nơi đang ở", "Residence now"),
            lead: NONE,
            asks: &[
                Ask::required(&residence::NOW_AT),
                Ask::required(&residence::TEMPORARY_PROVINCE).when(temporary),
                Ask::required(&residence::TEMPORARY_COMMUNE).when(temporary),
                Ask::optional(&residence::TEMPORARY_LINE).when(temporary),
                Ask::required(&residence::CURRENT_PROVINCE).when(elsewhere),
                Ask::required(&residence::CURRENT_COMMUNE).when(elsewhere),
                Ask::optional(&residence::CURRENT_LINE).when(elsewhere),
            ],
        },
        Page {
            id: "work",
            title: Text::new("Làm nghề gì, ở đâu?", "Which occupation, and where?"),
            short: Text::new("Nghề nghiệp", "Occupation"),
            lead: NONE,
            asks: &[
                Ask::required(&work::OCCUPATION).when(adult),
                Ask::required(&work::WORKPLACE).when(adult),
            ],
        },
        Page {
            id: "parents",
            title: Text::new("Cha, mẹ là ai?", "Who are the parents?"),
            short: Text::new("Cha mẹ", "Parents"),
            lead: Text::new("Như trên giấy khai sinh.", "As on the birth certificate."),
            asks: &[
                Ask::optional(&family::FATHER_NAME).when(father_asked),
                Ask::optional(&family::FATHER_BORN_ON).when(father_asked),
                Ask::optional(&family::MOTHER_NAME).when(mother_asked),
                Ask::optional(&family::MOTHER_BORN_ON).when(mother_asked),
            ],
        },
        Page {
            id: "spouse",
            title: Text::new("Vợ hoặc chồng là ai?", "Who is the spouse?"),
            short: Text::new("Vợ, chồng", "Spouse"),
            lead: Text::new("Chưa kết hôn thì bỏ qua.", "Skip it if not married."),
            asks: &[
                Ask::optional(&family::SPOUSE_NAME).when(adult),
                Ask::optional(&family::SPOUSE_BORN_ON).when(adult),
            ],
        },
        Page {
            id: "old-passport",
            title: Text::new("Hộ chiếu được cấp lần gần nhất", "The last passport"),
            short: Text::new("Hộ chiếu cũ", "Old passport"),
            lead: Text::new("Ghi như in ở trang có ảnh.", "As printed on the page with the photo."),
            asks: &[
                Ask::required(&passport::REMEMBERED).when(rules::lost),
                Ask::required(&passport::NUMBER).when(old_known),
                Ask::required(&passport::ISSUED_ON).when(old_known),
                Ask::required(&passport::EXPIRES_ON).when(old_known),
            ],
        },
        Page {
            id: "loss",
            title: Text::new("Đã trình báo mất chưa?", "Was the loss reported?"),
            short: Text::new("Trình báo mất", "Report of the loss"),
            lead: Text::new(
                "Hộ chiếu còn hạn bị mất thì phải trình báo để không ai dùng được nữa.",
                "The loss of a valid passport must be reported, so that no one can use it.",
            ),
            asks: &[
                Ask::required(&own::REPORTED).when(rules::lost_while_good),
                Ask::required(&loss::KNOWN_ON).when(|facts| {
                    Ok(rules::lost_while_good(facts)? && facts.get(&own::REPORTED)? == YesNo::No)
                }),
            ],
        },
        Page {
            id: "change",
            title: Text::new("Thay đổi điều gì?", "What is to be changed?"),
            short: Text::new("Điều thay đổi", "Change"),
            lead: NONE,
            asks: &[Ask::required(&own::CHANGE)
                .when(|facts| Ok(facts.get(&own::CASE)? == Case::RenewalChanged))],
        },
        Page {
            id: "refund",
            title: Text::new(
                "Nhận lại lệ phí vào đâu, nếu bị từ chối?",
                "Where to pay the fee back, if refused?",
            ),
            short: Text::new("Tài khoản hoàn lệ phí", "Refund account"),
            lead: Text::new(
                "Là dữ liệu riêng tư, chỉ nằm trên máy này.",
                "It is private and stays on this device.",
            ),
            asks: &[
                Ask::optional(&own::REFUND_ACCOUNT),
                Ask::required(&own::REFUND_HOLDER).when(refund),
                Ask::required(&own::REFUND_BANK).when(refund),
            ],
        },
        Page {
            id: "chip",
            title: Text::new("Có gắn chip không?", "With a chip or without?"),
            short: Text::new("Chip", "Chip"),
            lead: NONE,
            asks: &[Ask::required(&own::CHIP).when(rules::chip_open)],
        },
        Page {
            id: "urgency",
            title: Text::new("Có lý do cần gấp không?", "Is there a reason for urgency?"),
            short: Text::new("Lý do gấp", "Urgency"),
            lead: NONE,
            asks: &[Ask::required(&own::URGENT_GROUND).when(first)],
        },
        Page {
            id: "card",
            title: Text::new("Đã có thẻ căn cước chưa?", "Is there an identity card yet?"),
            short: Text::new("Thẻ căn cước", "Identity card"),
            lead: NONE,
            asks: &[Ask::required(&own::HAS_CARD).when(first)],
        },
        Page {
            id: "filing",
            title: Text::new("Nộp ở đâu, bằng cách nào?", "Where and how will you file?"),
            short: Text::new("Cách nộp", "Filing"),
            lead: NONE,
            asks: &[
                Ask::required(&own::AUTHORITY),
                Ask::required(&filing::WAY),
                Ask::optional(&filing::OFFICE).when(filing::in_person),
            ],
        },
        Page {
            id: "relief",
            title: Text::new(
                "VNeID đã đủ điều kiện “công dân số” chưa?",
                "Does VNeID show a “digital citizen”?",
            ),
            short: Text::new("Miễn lệ phí", "Not paying"),
            lead: NONE,
            asks: &[Ask::optional(&own::CLAIMS).when(fee::may_be_waived)],
        },
        Page {
            id: "delivery",
            title: Text::new("Nhận hộ chiếu thế nào?", "How will you get the passport?"),
            short: Text::new("Nhận kết quả", "Delivery"),
            lead: NONE,
            asks: &[Ask::required(&delivery::METHOD)],
        },
        Page {
            id: "delivery-address",
            title: Text::new("Gửi đến địa chỉ nào?", "Where should it be sent?"),
            short: Text::new("Địa chỉ nhận", "Address"),
            lead: NONE,
            asks: &[
                Ask::required(&delivery::RECIPIENT).when(delivery::by_post),
                Ask::required(&delivery::PHONE).when(delivery::by_post),
                Ask::required(&delivery::PROVINCE).when(delivery::by_post),
                Ask::required(&delivery::COMMUNE).when(delivery::by_post),
                Ask::required(&delivery::LINE).when(delivery::by_post),
            ],
        },
    ],
    closing: Page {
        id: "declaration",
        title: Text::new("Cam đoan và tạo phiếu", "Declare and make the sheet"),
        short: Text::new("Cam đoan", "Declaration"),
        lead: Text::new(
            "Phiếu chỉ nằm trên máy này. Chưa có gì được nộp hay gửi đi.",
            "The sheet stays on this device. Nothing has been filed or sent.",
        ),
        asks: &[Ask::required(&declaration::TRUE)],
    },
    rules: &[
        Rule { id: "ban", judge: rules::not_banned },
        Rule { id: "printed-expiry", judge: rules::case_fits_expiry },
        Rule { id: "first-issue-honest", judge: rules::honest_first },
        Rule { id: "price-neighbor", judge: rules::price_of_neighbor },
        Rule { id: "loss-report", judge: rules::loss_reported },
        Rule { id: "damage-report", judge: rules::damage_reported },
        Rule { id: "declarant", judge: rules::declarant },
        Rule { id: "chip", judge: rules::no_chip_for_children },
        Rule { id: "soon-fourteen", judge: rules::soon_fourteen },
        Rule { id: "birth-data", judge: rules::birth_data },
        Rule { id: "card-shown", judge: rules::card_shown },
        Rule { id: "office", judge: rules::right_office },
        Rule { id: "faster-at-department", judge: rules::faster_at_department },
        Rule { id: "way", judge: rules::way_open },
        Rule { id: "request-words", judge: rules::request_words },
        Rule { id: "biometrics", judge: rules::biometrics },
        Rule { id: "certified-scans", judge: rules::certified_scans },
        Rule { id: "attachments", judge: rules::attachments },
        Rule { id: "payment", judge: rules::payment },
        Rule { id: "old-passport-cancelled", judge: rules::old_cancelled },
        Rule { id: "collect", judge: rules::collect },
        Rule { id: "exit-together", judge: rules::exit_together },
    ],
    checks: &[
        person::born_by_the_day,
        person::number_against_year,
        person::number_against_sex,
        representative::born_by_the_day,
        representative::older_than_child,
        representative::number_against_year,
        representative::number_against_sex,
        family::father_is_older,
        family::mother_is_older,
        family::spouse_born_by_the_day,
        residence::permanent_agrees,
        residence::temporary_agrees,
        residence::current_agrees,
        passport::issue_day,
        passport::expiry_after_issue,
        rules::printed_expiry,
        loss::known_by_the_day,
        delivery::address_agrees,
    ],
    papers: &[
        Paper {
            id: "portrait-file",
            title: Text::new(
                "Ảnh chân dung: một tệp .jpg dưới 2 MB",
                "Portrait: one .jpg file under 2 MB",
            ),
            remark: Text::new(
                "Ảnh 4×6 chụp trong 6 tháng, nền trắng, nhìn thẳng, đầu để trần, rõ mặt và hai tai, không kính, trang phục lịch sự; khuôn mặt chiếm khoảng 75% ảnh. Nên từ 300 dpi, khoảng 472×709 điểm ảnh; mức tối thiểu của Cổng chưa rõ. Cổng báo “nền xám” thì chụp lại nền trắng; báo lỗi ảnh đúng chuẩn thì thử lại lúc vắng. Ảnh khác nhiều so với dữ liệu căn cước thì có thể được mời đến.",
                "4×6 portrait of the last 6 months, white background, straight, bareheaded, face and both ears clear, no glasses, decent clothes; the face takes about 75% of it. Best 300 dpi, about 472×709 pixels, or more; the least that the portal takes is not known. “Grey background”: take it again before white; a right photo refused: try again at a quiet hour. If it differs much from the identity data, you may be asked to come.",
            ),
            needed: online,
            cite: LAW_49_2019.at("Điều 15 khoản 1"),
        },
        Paper {
            id: "portrait-prints",
            title: Text::new("02 ảnh chân dung 4×6 cm", "2 portraits of 4×6 cm"),
            remark: Text::new(
                "Chụp trong 6 tháng, nền trắng, nhìn thẳng, đầu để trần, rõ mặt và hai tai, không kính, trang phục lịch sự. Có nơi chụp tại chỗ.",
                "Of the last 6 months, white background, straight, bareheaded, face and both ears clear, no glasses, decent clothes. Some offices take it there.",
            ),
            needed: |facts| Ok(!online(facts)?),
            cite: LAW_49_2019.at("Điều 15 khoản 1"),
        },
        Paper {
            id: "identity-paper",
            title: Text::new(
                "CCCD, thẻ căn cước hoặc căn cước điện tử",
                "CCCD, identity card or electronic identity",
            ),
            remark: Text::new(
                "Xuất trình khi nộp và khi nhận. Nộp trực tuyến thì đăng nhập bằng VNeID.",
                "Shown on filing and on collecting. Online you sign in with VNeID.",
            ),
            needed: |facts| Ok(adult(facts)? && !online(facts)?),
            cite: LAW_49_2019.at("Điều 15 khoản 1"),
        },
        Paper {
            id: "old-passport",
            title: Text::new("Hộ chiếu cũ còn hạn", "The old passport that is still valid"),
            remark: Text::new(
                "Nộp bản gốc; nộp trực tuyến thì gửi hoặc mang đến cơ quan đã chọn. Được trả lại cùng hộ chiếu mới.",
                "The original; when filed online, post or bring it to the chosen office. It comes back with the new one.",
            ),
            needed: |facts| Ok(facts.get(&own::CASE)? == Case::RenewalValid),
            cite: LAW_49_2019.at("Điều 15 khoản 2"),
        },
        Paper {
            id: "old-passport-kept",
            title: Text::new("Hộ chiếu cũ", "The old passport"),
            remark: Text::new(
                "Nộp bản gốc; nộp trực tuyến thì gửi hoặc mang đến cơ quan đã chọn. Bị thu, không trả lại.",
                "The original; when filed online, post or bring it to the chosen office. It is taken and not returned.",
            ),
            needed: |facts| {
                Ok(matches!(facts.get(&own::CASE)?, Case::RenewalChanged | Case::ReplaceDamaged))
            },
            cite: GUIDE_HCM.at(""),
        },
        Paper {
            id: "old-data-page",
            title: Text::new(
                "Ảnh chụp trang thông tin của hộ chiếu cũ",
                "A picture of the data page of the old passport",
            ),
            remark: Text::new("Để so chỗ cần sửa.", "To compare what is to be changed."),
            needed: |facts| Ok(facts.get(&own::CASE)? == Case::RenewalChanged),
            cite: GUIDE_HCM.at(""),
        },
        Paper {
            id: "proof-of-change",
            title: Text::new("Giấy tờ về điều đã thay đổi", "Papers on what changed"),
            remark: Text::new(
                "Sửa nơi sinh thì cần giấy khai sinh hoặc trích lục khai sinh. Sửa họ tên, ngày sinh thì theo thẻ căn cước.",
                "For the place of birth, the birth certificate or an extract. Name and birth date follow the identity card.",
            ),
            needed: |facts| Ok(facts.get(&own::CASE)? == Case::RenewalChanged),
            cite: GUIDE_HCM.at(""),
        },
        Paper {
            id: "loss-report",
            title: Text::new(
                "Đơn trình báo mất (TK05) hoặc thông báo đã nhận đơn",
                "The report of the loss (TK05), or the notice that it was received",
            ),
            remark: Text::new(
                "Hộ chiếu còn hạn bị mất.",
                "For a passport lost while it was valid.",
            ),
            needed: rules::lost_while_good,
            cite: LAW_49_2019.at("Điều 15 khoản 2"),
        },
        Paper {
            id: "birth-certificate",
            title: Text::new(
                "Bản sao giấy khai sinh hoặc trích lục khai sinh của trẻ",
                "A copy of the child's birth certificate, or an extract",
            ),
            remark: Text::new(
                "Vì trẻ chưa có số định danh.",
                "As the child has no personal number.",
            ),
            needed: |facts| {
                Ok(rules::without_number(facts)? && law::CIVIL_DATA.on(facts.day).is_err())
            },
            cite: LAW_49_2019.at("Điều 15 khoản 2 điểm b"),
        },
        Paper {
            id: "proof-of-representation",
            title: Text::new(
                "Giấy tờ chứng minh người đại diện hợp pháp",
                "Proof of who is the legal representative",
            ),
            remark: Text::new(
                "Bản sao, hoặc bản chụp kèm bản chính để đối chiếu.",
                "A certified copy, or a photocopy with the original to compare.",
            ),
            needed: represented,
            cite: LAW_49_2019.at("Điều 15 khoản 2 điểm c"),
        },
        Paper {
            id: "hospital-letter",
            title: Text::new(
                "Giấy giới thiệu hoặc đề nghị của bệnh viện",
                "The hospital's referral or request",
            ),
            remark: Text::new("Cho lý do chữa bệnh ở nước ngoài.", "For treatment abroad."),
            needed: |facts| ground(facts, Ground::Medical),
            cite: LAW_49_2019.at("Điều 15 khoản 4"),
        },
        Paper {
            id: "relative-proof",
            title: Text::new(
                "Giấy tờ về việc người thân ở nước ngoài bị tai nạn, ốm hoặc mất",
                "Papers on the relative abroad",
            ),
            remark: Text::new(
                "Cho lý do người thân ở nước ngoài.",
                "For an accident, illness or death.",
            ),
            needed: |facts| ground(facts, Ground::RelativeAbroad),
            cite: LAW_49_2019.at("Điều 15 khoản 4"),
        },
        Paper {
            id: "agency-letter",
            title: Text::new("Văn bản đề nghị của cơ quan quản lý", "The managing agency's letter"),
            remark: Text::new(
                "Cho cán bộ, công chức, viên chức, lực lượng vũ trang.",
                "For officials and forces.",
            ),
            needed: |facts| ground(facts, Ground::OfficialLetter),
            cite: LAW_49_2019.at("Điều 15 khoản 4"),
        },
        Paper {
            id: "urgency-proof",
            title: Text::new(
                "Giấy tờ về lý do nhân đạo, khẩn cấp",
                "Papers on the humanitarian or urgent reason",
            ),
            remark: Text::new(
                "Cục Quản lý xuất nhập cảnh xem xét từng trường hợp.",
                "The department decides case by case.",
            ),
            needed: |facts| ground(facts, Ground::Humanitarian),
            cite: LAW_49_2019.at("Điều 15 khoản 4"),
        },
    ],
    #[cfg(not(target_arch = "wasm32"))]
    law: &[
        &law::ACT,
        &law::FEES,
        &law::REDUCTION,
        &law::DIGITAL_WAIVER,
        &law::LIMIT,
        &law::TERM,
        &law::CHIP,
        &law::ONLINE,
        &law::FORMS,
        &law::CIVIL_DATA,
        &crate::law::general::LOSS_REPORT_WITHIN,
        &crate::law::general::PASSPORT_FINE,
        &crate::law::general::OLD_PASSPORT_CANCELLED,
    ],
    #[cfg(any(not(target_arch = "wasm32"), feature = "pdf"))]
    official: &forms::FORMS,
    fee: fee::fee,
    deadline: rules::deadline,
    validity: rules::validity,
    channel: rules::channel,
    agencies: rules::agencies,
    forms: rules::forms,
    steps: rules::steps,
};

fn represented_by_no_parent(facts: &Facts<'_>) -> Result<bool, Pending> {
    representative::no_parent_acts(facts, PASSPORT_AGE)
}

/// The form of children asks where the representative lives.
fn representative_elsewhere(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(child(facts)? && facts.get(&representative::HOME)? == Home::Elsewhere)
}

/// A parent who is the representative was asked for already.
fn father_asked(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(!(represented(facts)? && facts.get(&representative::IS)? == Is::Father))
}

fn mother_asked(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(!(represented(facts)? && facts.get(&representative::IS)? == Is::Mother))
}

fn temporary(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.get(&residence::NOW_AT)? == residence::LivesAt::Temporary)
}

fn elsewhere(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.get(&residence::NOW_AT)? == residence::LivesAt::Current)
}

fn first(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.get(&own::CASE)? == Case::FirstIssue)
}

/// The details of the last passport: known from the passport itself, or remembered where it is lost.
fn old_known(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(had_passport(facts)?
        && (!rules::lost(facts)? || facts.get(&passport::REMEMBERED)? == YesNo::Yes))
}

fn refund(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.find(&own::REFUND_ACCOUNT)?.is_some())
}

fn online(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.get(&filing::WAY)? == filing::Way::Online)
}

fn ground(facts: &Facts<'_>, ground: Ground) -> Result<bool, Pending> {
    Ok(facts.find(&own::URGENT_GROUND)? == Some(ground))
}
