//! The identity card: first issue, exchange, reissue, under the laws of 2014 and 2023.
//!
//! Readable as the form itself: pages in order, the rules that judge, the papers to bring.

mod fee;
#[cfg(any(not(target_arch = "wasm32"), feature = "pdf"))]
mod forms;
mod law;
mod questions;
mod rules;
mod situations;

use crate::form::{Facts, Pending};
use crate::law::instruments::{CIVIL_CODE, DECREE_70_2024, LAW_2023};
use crate::procedures::{Ask, Lever, Page, Paper, Procedure, Rule, Topic};
use crate::questions::representative::{self, Home, Is};
use crate::questions::{NONE, contact, declaration, delivery, filing, person, residence};
use crate::values::text::Text;
use law::Regime;
use questions as own;
use questions::{Case, Held};
use rules::represented;
pub(super) use situations::SITUATIONS;

/// The identity card.
pub(super) static PROCEDURE: Procedure = Procedure {
    id: "identity-card",
    topic: Topic::Card,
    title: Text::new("Thẻ căn cước", "Identity card (thẻ căn cước)"),
    summary: Text::new(
        "Làm lần đầu, đổi hoặc làm lại thẻ; cho người lớn, trẻ em và người được giám hộ.",
        "First card, exchange or reissue; for adults, children and wards.",
    ),
    basis: &[LAW_2023.at("Điều 19, 21, 23, 24"), DECREE_70_2024.at("Điều 21")],
    case: Some(&own::CASE),
    levers: &[
        Lever::among(
            &own::CASE,
            &[
                "exchange-age",
                "exchange-details",
                "exchange-administrative-units",
                "exchange-request",
                "exchange-from-cccd",
                "exchange-from-cmnd",
                "reissue-damaged",
            ],
        ),
        Lever::all(&own::WAY),
    ],
    pages: &[
        Page {
            id: "name",
            title: Text::new("Thẻ này của ai?", "Whose card is it?"),
            short: Text::new("Họ tên, ngày sinh", "Name and birth"),
            lead: Text::new(
                "Nếu làm cho con, khai thông tin của con.",
                "If it is for your child, give the child's details.",
            ),
            asks: &[
                Ask::required(&person::FULL_NAME),
                Ask::required(&person::BORN_ON),
                Ask::required(&person::SEX),
                // Few people have a representative: who says nothing declares alone.
                Ask::optional(&representative::FILED_BY).when(|facts| Ok(!rules::child(facts)?)),
            ],
        },
        Page {
            id: "paper",
            title: Text::new("Giấy tờ được cấp gần nhất là gì?", "Which paper was issued last?"),
            short: Text::new("Giấy đang có", "Paper held"),
            lead: NONE,
            asks: &[Ask::required(&own::HELD)],
        },
        Page {
            id: "case",
            title: Text::new("Cần làm việc gì?", "What do you need?"),
            short: Text::new("Việc cần làm", "What you need"),
            lead: NONE,
            asks: &[
                Ask::required(&own::CASE),
                Ask::required(&own::ERROR_BY_AGENCY)
                    .when(|facts| Ok(facts.get(&own::CASE)? == Case::ExchangeError)),
            ],
        },
        Page {
            id: "number",
            title: Text::new("Số định danh là gì?", "What is the personal number?"),
            short: Text::new("Số định danh", "Personal number"),
            lead: NONE,
            asks: &[
                Ask::required(&person::HAS_PERSONAL_ID).when(rules::may_lack_number),
                Ask::required(&person::PERSONAL_ID)
                    .when(|facts| Ok(!matches!(rules::without_number(facts), Ok(true)))),
                Ask::optional(&person::OLD_ID_NUMBER).when(not_a_child),
            ],
        },
        Page {
            id: "card",
            title: Text::new("Trên thẻ cũ ghi ngày nào?", "Which days are on the old card?"),
            short: Text::new("Thẻ đang có", "Old card"),
            lead: Text::new("Biết ngày nào thì nhập ngày ấy.", "Fill in what you know."),
            asks: &[
                Ask::optional(&own::ISSUED_ON)
                    .when(|facts| Ok(has_card(facts)? && from_six(facts)?)),
                // A child's card ends at an age that is still ahead.
                Ask::optional(&own::PRINTED_EXPIRY)
                    .when(|facts| Ok(has_card(facts)? && not_a_child(facts)?)),
            ],
        },
        Page {
            id: "background",
            title: Text::new("Dân tộc và tôn giáo", "Ethnic group and religion"),
            short: Text::new("Dân tộc, tôn giáo", "Background"),
            lead: Text::new(
                "Cơ quan đã có trong dữ liệu; điền để so cho đúng. Có thể bỏ qua.",
                "The office has these in its data; fill them in to compare. You can skip this.",
            ),
            asks: &[
                // The form DC02, which a child under six has, does not ask for them.
                Ask::optional(&person::ETHNICITY).when(from_six),
                Ask::optional(&person::RELIGION).when(from_six),
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
            id: "representative",
            title: Text::new("Người đại diện là ai?", "Who is the representative?"),
            short: Text::new("Người đại diện", "Representative"),
            lead: Text::new(
                "Người dưới 14 tuổi do cha, mẹ hoặc người đại diện hợp pháp làm thay; người được giám hộ thì người đại diện hỗ trợ.",
                "For people under 14 a parent or legal representative acts; a ward is helped by one.",
            ),
            asks: &[
                Ask::required(&representative::IS).when(represented),
                Ask::required(&representative::RELATION).when(by_someone_else),
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
                // The form DC02 asks for these; CC01, printed at the office, does not.
                Ask::required(&representative::BORN_ON).when(rules::represented_on_dc02),
                Ask::required(&representative::SEX).when(|facts| {
                    Ok(rules::represented_on_dc02(facts)? && represented_by_no_parent(facts)?)
                }),
                Ask::required(&representative::PERSONAL_ID).when(represented),
            ],
        },
        Page {
            id: "representative-home",
            title: Text::new("Người đại diện ở đâu?", "Where does the representative live?"),
            short: Text::new("Nơi ở người đại diện", "Representative's residence"),
            lead: NONE,
            asks: &[
                Ask::required(&representative::HOME).when(rules::represented_on_dc02),
                Ask::required(&representative::PERMANENT).when(|facts| {
                    Ok(rules::represented_on_dc02(facts)?
                        && facts.get(&representative::HOME)? == Home::Elsewhere)
                }),
            ],
        },
        Page {
            id: "contact",
            title: Text::new("Liên hệ qua đâu?", "How can you be reached?"),
            short: Text::new("Liên hệ", "Contact"),
            lead: NONE,
            asks: &[
                Ask::required(&contact::PHONE)
                    .when(|facts| Ok(!matches!(represented(facts), Ok(true)))),
                Ask::required(&representative::PHONE).when(represented),
                Ask::optional(&contact::EMAIL),
            ],
        },
        Page {
            id: "filing",
            title: Text::new("Nộp bằng cách nào, ở đâu?", "How and where will you file?"),
            short: Text::new("Cách nộp", "Filing"),
            lead: NONE,
            asks: &[
                Ask::required(&own::WAY).when(|facts| Ok(rules::regime(facts)? == Regime::Law2023)),
                Ask::required(&own::LOCALITY)
                    .when(|facts| Ok(rules::regime(facts)? == Regime::Law2014)),
                Ask::required(&own::AGENCY).when(|facts| {
                    Ok(law::AGENCIES.on(facts.day).is_ok()
                        && !matches!(rules::office_by_portal(facts), Ok(true)))
                }),
            ],
        },
        Page {
            id: "visit",
            title: Text::new("Định đến ngày nào?", "Which day will you come?"),
            short: Text::new("Ngày đến", "Visit"),
            lead: NONE,
            asks: &[
                Ask::optional(&filing::OFFICE).when(rules::visits),
                Ask::optional(&own::APPOINTMENT_ON).when(rules::visits),
            ],
        },
        Page {
            id: "relief",
            title: Text::new("Có thuộc diện nào sau đây không?", "Is any of these true?"),
            short: Text::new("Miễn lệ phí", "Not paying"),
            lead: NONE,
            asks: &[Ask::optional(&own::CLAIMS).when(fee::claims_matter)],
        },
        Page {
            id: "delivery",
            title: Text::new("Nhận thẻ thế nào?", "How will you get the card?"),
            short: Text::new("Nhận kết quả", "Delivery"),
            lead: NONE,
            asks: &[Ask::required(&delivery::METHOD).when(rules::files_online)],
        },
        Page {
            id: "delivery-address",
            title: Text::new("Gửi đến địa chỉ nào?", "Where should it be sent?"),
            short: Text::new("Địa chỉ nhận", "Address"),
            lead: Text::new(
                "Gửi cho người nộp hồ sơ (trẻ em: người đại diện), theo số điện thoại đã khai.",
                "It is sent to whoever files (for a child, the representative), with the phone number given.",
            ),
            asks: &[
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
        Rule { id: "case-in-law", judge: rules::case_in_law },
        Rule { id: "case-fits-paper", judge: rules::case_fits_paper },
        Rule { id: "paper-fits-age", judge: rules::paper_fits_age },
        Rule { id: "case-fits-age", judge: rules::case_fits_age },
        Rule { id: "age", judge: rules::old_enough },
        Rule { id: "leap-birthday", judge: rules::leap_birthday },
        Rule { id: "representative", judge: rules::representative_acts },
        Rule { id: "child-number", judge: rules::child_number },
        Rule { id: "photo-first", judge: rules::photo_first },
        Rule { id: "exchange-age", judge: rules::exchange_age_reached },
        Rule { id: "lost-at-exchange-age", judge: rules::lost_at_exchange_age },
        Rule { id: "cheaper-by-age", judge: rules::cheaper_by_age },
        Rule { id: "expired-card", judge: rules::expired_card },
        Rule { id: "cmnd-ended", judge: rules::cmnd_ended },
        Rule { id: "merger-forces-nobody", judge: rules::merger_forces_nobody },
        Rule { id: "data-first", judge: rules::data_first },
        Rule { id: "no-show", judge: rules::no_show },
    ],
    checks: &[
        person::born_by_the_day,
        person::number_against_year,
        person::number_against_sex,
        representative::born_by_the_day,
        representative::older_than_child,
        representative::number_against_year,
        representative::number_against_sex,
        rules::issue_day,
        rules::printed_expiry,
        residence::permanent_agrees,
        residence::temporary_agrees,
        residence::current_agrees,
        rules::agency_open,
        rules::visit_day,
        delivery::address_agrees,
    ],
    papers: &[
        Paper {
            id: "old-card",
            title: Text::new("Thẻ hoặc CMND cũ", "The old card or CMND"),
            remark: Text::new("Cơ quan thu lại khi đổi thẻ.", "The office takes it back."),
            needed: rules::old_paper_is_taken_back,
            cite: LAW_2023.at("Điều 25 khoản 3"),
        },
        Paper {
            id: "proof-of-change",
            title: Text::new(
                "Giấy tờ hợp pháp về thông tin đã thay đổi",
                "Legal papers on what changed",
            ),
            remark: Text::new(
                "Chỉ khi thông tin mới chưa có trong Cơ sở dữ liệu quốc gia về dân cư.",
                "Only if the new data is not in the national population database yet.",
            ),
            needed: |facts| {
                let case = facts.get(&own::CASE)?;
                let changed = matches!(
                    case,
                    Case::ExchangeDetails | Case::ExchangeAppearance | Case::ExchangeError
                );
                Ok(rules::regime(facts)? == Regime::Law2023 && changed)
            },
            cite: LAW_2023.at("Điều 25 khoản 2"),
        },
        Paper {
            id: "proof-of-representation",
            title: Text::new(
                "Giấy tờ chứng minh là người đại diện hợp pháp của trẻ",
                "Proof of being the child's legal representative",
            ),
            remark: Text::new(
                "Ví dụ giấy khai sinh có tên cha, mẹ; giấy tờ về giám hộ. Quan hệ đã có trong dữ liệu dân cư thì cơ quan có thể không hỏi; chưa thấy văn bản nói rõ.",
                "For example the birth certificate with the parents' names, or the papers of guardianship. If the population database has the relation, the office may not ask; no text was seen that says so.",
            ),
            needed: |facts| Ok(rules::child(facts)? && represented(facts)?),
            cite: DECREE_70_2024.at("Điều 21 khoản 1 điểm b"),
        },
        Paper {
            id: "proof-of-guardianship",
            title: Text::new(
                "Giấy tờ chứng minh là người đại diện hợp pháp",
                "Proof of being the legal representative",
            ),
            remark: Text::new(
                "Ví dụ quyết định của Tòa án, giấy tờ về giám hộ.",
                "For example the decision of a court, or the papers of guardianship.",
            ),
            needed: |facts| Ok(!rules::child(facts)? && represented(facts)?),
            cite: CIVIL_CODE.at("Điều 136"),
        },
        Paper {
            id: "birth-certificate",
            title: Text::new("Giấy khai sinh của trẻ", "The child's birth certificate"),
            remark: Text::new(
                "Để cập nhật thông tin của trẻ vào Cơ sở dữ liệu quốc gia về dân cư trước khi làm thẻ.",
                "To put the child's data into the national population database before the card.",
            ),
            needed: |facts| {
                Ok(represented(facts)?
                    && !rules::under_six(facts)?
                    && rules::without_number(facts)?)
            },
            cite: LAW_2023.at("Điều 23 khoản 1 điểm a"),
        },
    ],
    #[cfg(not(target_arch = "wasm32"))]
    law: &[
        &crate::law::general::EXCHANGE_AGES,
        &law::REGIME,
        &law::CHILDREN,
        &law::CHILD_STEPS,
        &law::WARDS,
        &law::BIRTH_LINK,
        &law::FEES,
        &law::REDUCTION,
        &law::EXEMPT,
        &law::ISLAND_DISTRICT,
        &law::DIGITAL_WAIVER,
        &law::LIMIT,
        &law::ONLINE_REISSUE_LIMIT,
        &law::AGENCIES,
        &law::UNITS_ONLINE,
        &law::CMND_ENDS,
        &law::FINE,
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

fn has_card(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(matches!(facts.get(&own::HELD)?, Held::Cccd | Held::CanCuoc))
}

/// Not certainly under 14: also while the birth date is not known, so that pages do not come and go.
fn not_a_child(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(!matches!(rules::child(facts), Ok(true)))
}

/// Not certainly under six.
fn from_six(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(!matches!(rules::under_six(facts), Ok(true)))
}

fn represented_by_no_parent(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(represented(facts)? && matches!(facts.get(&representative::IS)?, Is::Guardian | Is::Other))
}

fn by_someone_else(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(represented(facts)? && facts.get(&representative::IS)? == Is::Other)
}

fn temporary(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.get(&residence::NOW_AT)? == residence::LivesAt::Temporary)
}

fn elsewhere(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.get(&residence::NOW_AT)? == residence::LivesAt::Current)
}
