//! Questions that only the passport asks.

use crate::choice;
use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Facts, Field, LineKind, OptionSpec, Owner, Pending};
use crate::questions::{NONE, YesNo, line, same};
use crate::values::flaw::Flaw;
use crate::values::free_text::FreeText;
use crate::values::person_name::PersonName;
use crate::values::text::{Sentence, Text};

choice! {
    /// What is asked for.
    pub(super) enum Case {
        /// Never had a passport.
        FirstIssue = "first-issue",
        /// The last one has expired.
        RenewalExpired = "renewal-expired",
        /// The last one is valid: expiring, full, without a chip, with an old number.
        RenewalValid = "renewal-valid",
        /// Name, birth date or birth place changed or corrected.
        RenewalChanged = "renewal-changed",
        /// Damaged.
        ReplaceDamaged = "replace-damaged",
        /// Lost.
        ReplaceLost = "replace-lost",
    }
}

choice! {
    /// The office that is asked.
    pub(super) enum Authority {
        /// The provincial office.
        Province = "province",
        /// The central department.
        Department = "department",
    }
}

choice! {
    /// Why a first passport may be asked for at the department (49/2019/QH14, Điều 15 khoản 4).
    pub(super) enum Ground {
        /// None of them.
        None = "none",
        /// Treatment abroad.
        Medical = "medical",
        /// A relative abroad had an accident, is ill or died.
        RelativeAbroad = "relative-abroad",
        /// Officials and forces, asked for by their agency.
        OfficialLetter = "official-letter",
        /// Humanitarian or otherwise urgent.
        Humanitarian = "humanitarian",
    }
}

choice! {
    /// Why no passport is issued for now (49/2019/QH14, Điều 21).
    pub(super) enum Ban {
        /// Nothing of the kind.
        None = "none",
        /// A fine for certain acts is not settled.
        UnpaidFine = "unpaid-fine",
        /// Exit is suspended.
        SuspendedExit = "suspended-exit",
        /// National defence or security.
        Security = "security",
    }
}

static CASE_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "first-issue",
        Text::new("Làm hộ chiếu lần đầu", "First passport"),
        Text::new(
            "Chọn nếu chưa từng được cấp hộ chiếu nào. Đã từng có mà chọn mục này là khai sai, có thể bị phạt.",
            "Choose this if you never had a passport. Choosing it after you had one is a false statement and can be fined.",
        ),
    ),
    OptionSpec::new(
        "renewal-expired",
        Text::new("Hộ chiếu đã hết hạn", "The passport has expired"),
        Text::new(
            "Chọn nếu ngày hết hạn in trên hộ chiếu đã qua. Lệ phí như cấp mới; không phải nộp lại hộ chiếu cũ.",
            "Choose this if the printed expiry has passed. The fee of a new one; the old passport need not be handed in.",
        ),
    ),
    OptionSpec::new(
        "renewal-valid",
        Text::new(
            "Hộ chiếu còn hạn, muốn làm cuốn mới",
            "The passport is valid, you want a new one",
        ),
        Text::new(
            "Chọn nếu sắp hết hạn, hết trang, muốn có chip, hoặc muốn ghi số định danh mới. Lệ phí như cấp mới; phải nộp hộ chiếu cũ.",
            "Choose this if it expires soon, is full, you want a chip or the new number in it. The fee of a new one; the old one is handed in.",
        ),
    ),
    OptionSpec::new(
        "renewal-changed",
        Text::new(
            "Thông tin trong hộ chiếu đã thay đổi hoặc sai",
            "What is in the passport changed or is wrong",
        ),
        Text::new(
            "Chọn nếu đổi họ tên, ngày sinh hoặc nơi sinh. Lệ phí như cấp mới; hộ chiếu cũ bị thu.",
            "Choose this if name, date or place of birth changed. The fee of a new one; the old passport is taken.",
        ),
    ),
    OptionSpec::new(
        "replace-damaged",
        Text::new("Hộ chiếu bị hỏng", "The passport is damaged"),
        Text::new(
            "Chọn nếu rách, ướt, mờ, mất trang, không dùng được nữa. Lệ phí gấp đôi cấp mới.",
            "Choose this if it is torn, soaked, faded, lacks pages and cannot be used. Twice the fee of a new one.",
        ),
    ),
    OptionSpec::new(
        "replace-lost",
        Text::new("Mất hộ chiếu", "The passport is lost"),
        Text::new(
            "Chọn nếu không tìm thấy hoặc bị lấy cắp. Hộ chiếu còn hạn thì phải trình báo mất. Lệ phí gấp đôi cấp mới.",
            "Choose this if it cannot be found or was stolen. If it was valid, the loss must be reported. Twice the fee of a new one.",
        ),
    ),
];

/// What is asked for.
pub(super) static CASE: Field<Case> = Field {
    id: "passport.case",
    owner: Owner::Application,
    label: Text::new("Việc cần làm", "What you need"),
    help: Text::new(
        "Đã từng có hộ chiếu thì xem ngày hết hạn in ở trang có ảnh.",
        "If you ever had one, go by the expiry on the photo page.",
    ),
    why: Text::new(
        "Chọn nhầm có thể phải trả gấp đôi, hoặc bị coi là khai sai.",
        "The wrong one may cost twice as much, or count as a false statement.",
    ),
    find: Text::new(
        "Không chắc? Xem ngày hết hạn in ở trang có ảnh. Đã từng có hộ chiếu, dù lâu rồi, thì không chọn “lần đầu”. Hộ chiếu vừa hết hạn vừa cũ nát thì chọn “đã hết hạn”: rẻ hơn.",
        "Not sure? Look at the expiry on the photo page. If you ever had a passport, do not choose “first”. If it is both expired and worn, choose “expired”: it costs less.",
    ),
    asked: Asked::Choice(CASE_OPTIONS),
    sensitive: false,
    examples: &[
        "first-issue",
        "renewal-expired",
        "renewal-valid",
        "renewal-changed",
        "replace-damaged",
        "replace-lost",
    ],
    parse: Case::parse,
    warn: no_warning,
    show: |case| option_label(&Asked::Choice(CASE_OPTIONS), case.id()),
};

static BAN_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "none",
        Text::new("Không có", "None"),
        Text::new(
            "Chọn nếu không nhận được quyết định hay thông báo nào như vậy.",
            "Choose this if you got no such decision or notice.",
        ),
    ),
    OptionSpec::new(
        "unpaid-fine",
        Text::new(
            "Còn quyết định phạt về hộ chiếu, xuất nhập cảnh chưa thi hành",
            "An open fine about passports or crossing the border",
        ),
        Text::new(
            "Chọn nếu bị phạt vì khai gian, làm giả, cho mượn, cầm cố, hủy hoại hộ chiếu hoặc xuất cảnh trái phép, và chưa nộp phạt.",
            "Choose this if fined for false statements, forging, lending, pawning or destroying a passport, or illegal exit, and it is not paid.",
        ),
    ),
    OptionSpec::new(
        "suspended-exit",
        Text::new("Đang bị tạm hoãn xuất cảnh", "Exit is suspended"),
        Text::new(
            "Chọn nếu đã nhận thông báo chưa được ra nước ngoài, ví dụ vì vụ án, thi hành án hoặc nợ thuế.",
            "Choose this if you were told you may not leave for now, for instance for a case, an enforcement or tax debts.",
        ),
    ),
    OptionSpec::new(
        "security",
        Text::new(
            "Có quyết định vì lý do quốc phòng, an ninh",
            "A decision on national defence or security",
        ),
        Text::new(
            "Chọn nếu đã nhận quyết định như vậy.",
            "Choose this if you got such a decision.",
        ),
    ),
];

/// Why no passport would be issued for now. The tool can only ask.
pub(super) static BAN: Field<Ban> = Field {
    id: "passport.ban",
    owner: Owner::Application,
    label: Text::new("Điều làm chưa được cấp hộ chiếu", "What keeps a passport from being issued"),
    help: Text::new(
        "Công cụ không tra cứu được; chỉ hỏi để khỏi mất công.",
        "The tool cannot look it up; it asks to save you the effort.",
    ),
    why: Text::new(
        "Trong thời gian ấy cơ quan chưa cấp hộ chiếu.",
        "For that time the office issues no passport.",
    ),
    find: Text::new(
        "Không chắc? Chưa nhận giấy tờ gì thì chọn dòng đầu. Có nợ thuế hay đang có vụ án thì hỏi cơ quan đang giải quyết.",
        "Not sure? If you got no paper, choose the first line. With tax debts or a case, ask the authority that handles it.",
    ),
    asked: Asked::Choice(BAN_OPTIONS),
    sensitive: true,
    examples: &["none", "unpaid-fine", "suspended-exit", "security"],
    parse: Ban::parse,
    warn: no_warning,
    show: |ban| option_label(&Asked::Choice(BAN_OPTIONS), ban.id()),
};

/// What changed, from what to what: the words of the request on the form.
pub(super) static CHANGE: Field<FreeText> = Field {
    id: "passport.change",
    owner: Owner::Application,
    label: Text::new("Thay đổi gì, từ gì sang gì", "What changed, from what to what"),
    help: Text::new("Viết như sẽ ghi trên tờ khai.", "As it will stand on the form."),
    why: Text::new(
        "Tờ khai phải ghi rõ điều muốn đổi.",
        "The form must say what is to be changed.",
    ),
    find: NONE,
    asked: line(LineKind::Plain, "off"),
    sensitive: false,
    examples: &["Thay đổi nơi sinh từ tỉnh Hà Tây sang thành phố Hà Nội"],
    parse: |raw| FreeText::parse(raw, 200),
    warn: no_warning,
    show: |text| same(text.as_str()),
};

static REPORTED_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "no",
        Text::new("Chưa trình báo", "Not reported yet"),
        Text::new(
            "Chọn nếu sẽ nộp đơn báo mất cùng hồ sơ này.",
            "Choose this if you report it together with this application.",
        ),
    ),
    OptionSpec::new(
        "yes",
        Text::new("Đã trình báo", "Reported"),
        Text::new(
            "Chọn nếu đã có thông báo tiếp nhận đơn báo mất.",
            "Choose this if you have the notice that the report was received.",
        ),
    ),
];

/// Whether the loss was reported.
pub(super) static REPORTED: Field<YesNo> = Field {
    id: "loss.reported",
    owner: Owner::Application,
    label: Text::new("Đã trình báo mất chưa", "Whether the loss was reported"),
    help: Text::new(
        "Trình báo là nộp đơn báo mất cho công an hoặc cơ quan xuất nhập cảnh.",
        "Reporting means handing in the report of the loss to the police or an immigration office.",
    ),
    why: Text::new(
        "Hồ sơ phải kèm đơn báo mất, hoặc thông báo đã nhận đơn.",
        "The report, or the notice that it was received, goes with the application.",
    ),
    find: NONE,
    asked: Asked::Choice(REPORTED_OPTIONS),
    sensitive: false,
    examples: &["no", "yes"],
    parse: YesNo::parse,
    warn: no_warning,
    show: |reported| option_label(&Asked::Choice(REPORTED_OPTIONS), reported.id()),
};

/// The account for a refund of the fee.
pub(super) static REFUND_ACCOUNT: Field<FreeText> = Field {
    id: "passport.refund_account",
    owner: Owner::Application,
    label: Text::new("Số tài khoản nhận lại lệ phí", "Account for a refund of the fee"),
    help: Text::new("Không muốn khai thì để trống.", "Leave it empty if you like."),
    why: Text::new(
        "Nếu hồ sơ bị từ chối, lệ phí được trả lại vào đây.",
        "If the application is refused, the fee is paid back there.",
    ),
    find: NONE,
    asked: line(LineKind::Plain, "off"),
    sensitive: true,
    examples: &["0123456789"],
    parse: |raw| FreeText::parse(raw, 40),
    warn: no_warning,
    show: |text| same(text.as_str()),
};

/// The holder of that account.
pub(super) static REFUND_HOLDER: Field<PersonName> = Field {
    id: "passport.refund_holder",
    owner: Owner::Application,
    label: Text::new("Tên chủ tài khoản", "Account holder"),
    help: Text::new("Như tên ngân hàng ghi.", "As the bank has it."),
    why: NONE,
    find: NONE,
    asked: line(LineKind::Name, "off"),
    sensitive: true,
    examples: &["Nguyen Thi Hoai An"],
    parse: PersonName::parse,
    warn: no_warning,
    show: |name| same(&name.upper()),
};

/// The bank of that account.
pub(super) static REFUND_BANK: Field<FreeText> = Field {
    id: "passport.refund_bank",
    owner: Owner::Application,
    label: Text::new("Tên ngân hàng", "Bank"),
    help: Text::new("Ngân hàng có tài khoản ấy.", "The bank that has the account."),
    why: NONE,
    find: NONE,
    asked: line(LineKind::Plain, "off"),
    sensitive: true,
    examples: &["Agribank"],
    parse: |raw| FreeText::parse(raw, 100),
    warn: no_warning,
    show: |text| same(text.as_str()),
};

static CHIP_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "yes",
        Text::new("Có gắn chip", "With a chip"),
        Text::new(
            "Chọn nếu muốn bảo mật cao hơn, qua cửa khẩu nhiều nước nhanh hơn. Cùng giá, cùng hạn dùng.",
            "Choose this for more security and faster checks at many borders. Same fee, same term.",
        ),
    ),
    OptionSpec::new(
        "no",
        Text::new("Không gắn chip", "Without a chip"),
        Text::new(
            "Chọn nếu không cần chip. Không phải đổi sang loại có chip khi còn hạn.",
            "Choose this if you need no chip. While it is valid, nobody has to change to one with a chip.",
        ),
    ),
];

/// With or without a chip; a choice from 14 on.
pub(super) static CHIP: Field<YesNo> = Field {
    id: "passport.chip",
    owner: Owner::Application,
    label: Text::new("Hộ chiếu có gắn chip điện tử không", "With an electronic chip or without"),
    help: Text::new(
        "Chip điện tử lưu ảnh và thông tin như in trong hộ chiếu.",
        "The chip holds the photo and what is printed in the passport.",
    ),
    why: Text::new("Tờ khai phải đánh dấu đúng một ô.", "The form has exactly one box to tick."),
    find: Text::new(
        "Không chắc? Chọn có gắn chip: không tốn thêm tiền.",
        "Not sure? Take the chip: it costs no more.",
    ),
    asked: Asked::Choice(CHIP_OPTIONS),
    sensitive: false,
    examples: &["yes", "no"],
    parse: YesNo::parse,
    warn: no_warning,
    show: |chip| option_label(&Asked::Choice(CHIP_OPTIONS), chip.id()),
};

static HAS_CARD_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "yes",
        Text::new("Đã có CCCD hoặc thẻ căn cước", "Has a CCCD or an identity card"),
        Text::new(
            "Chọn nếu có thẻ còn hạn, hoặc căn cước điện tử trong VNeID. Làm hộ chiếu ở tỉnh nào cũng được.",
            "Choose this with a valid card, or the electronic one in VNeID. Any province will do.",
        ),
    ),
    OptionSpec::new(
        "no",
        Text::new("Chưa có thẻ", "No card"),
        Text::new(
            "Chọn nếu chưa được cấp. Phải làm hộ chiếu ở tỉnh thường trú hoặc tạm trú.",
            "Choose this without one. It has to be the province of permanent or temporary residence.",
        ),
    ),
];

/// Whether the person has an identity card: it opens every province for a first passport.
pub(super) static HAS_CARD: Field<YesNo> = Field {
    id: "applicant.has_card",
    owner: Owner::Applicant,
    label: Text::new("Thẻ căn cước của người được cấp", "The person's identity card"),
    help: Text::new(
        "CCCD cấp đến 30/06/2024, thẻ căn cước cấp từ 01/07/2024; căn cước điện tử cũng được tính.",
        "A CCCD was issued until 30 June 2024, the identity card since; the electronic one counts too.",
    ),
    why: Text::new(
        "Luật cho người có thẻ làm hộ chiếu lần đầu ở tỉnh nào cũng được.",
        "With a card, the law opens every province for a first passport.",
    ),
    find: Text::new(
        "Thẻ đã mất hoặc hết hạn thì chọn “Chưa có thẻ” và nên làm lại thẻ trước.",
        "If the card is lost or expired, choose “No card”; best get a new card first.",
    ),
    asked: Asked::Choice(HAS_CARD_OPTIONS),
    sensitive: false,
    examples: &["yes", "no"],
    parse: YesNo::parse,
    warn: no_warning,
    show: |has| option_label(&Asked::Choice(HAS_CARD_OPTIONS), has.id()),
};

static GROUND_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "none",
        Text::new("Không có", "None"),
        Text::new(
            "Chọn nếu đi du lịch, học, làm việc như thường. Nộp ở công an tỉnh.",
            "Choose this for ordinary travel, study or work. Filed at the provincial office.",
        ),
    ),
    OptionSpec::new(
        "medical",
        Text::new("Ra nước ngoài chữa bệnh", "Treatment abroad"),
        Text::new(
            "Chọn nếu có giấy giới thiệu hoặc đề nghị của bệnh viện.",
            "Choose this with a referral or request of a hospital.",
        ),
    ),
    OptionSpec::new(
        "relative-abroad",
        Text::new(
            "Người thân ở nước ngoài bị tai nạn, ốm hoặc mất",
            "A relative abroad had an accident, is ill or died",
        ),
        Text::new(
            "Chọn nếu có giấy tờ cho thấy việc đó.",
            "Choose this with a paper that shows it.",
        ),
    ),
    OptionSpec::new(
        "official-letter",
        Text::new(
            "Cán bộ, công chức, lực lượng vũ trang có văn bản của cơ quan",
            "Officials and forces with a letter of their agency",
        ),
        Text::new(
            "Chọn nếu cơ quan quản lý có văn bản đề nghị.",
            "Choose this if the managing agency asks for it in writing.",
        ),
    ),
    OptionSpec::new(
        "humanitarian",
        Text::new("Lý do nhân đạo, khẩn cấp khác", "Another humanitarian or urgent reason"),
        Text::new(
            "Chọn nếu có lý do khẩn cấp khác. Cục Quản lý xuất nhập cảnh xem xét từng trường hợp.",
            "Choose this for another urgent reason. The department decides case by case.",
        ),
    ),
];

/// Why a first passport may be asked for at the department.
pub(super) static URGENT_GROUND: Field<Ground> = Field {
    id: "passport.urgent_ground",
    owner: Owner::Application,
    label: Text::new("Lý do cần gấp", "Reason for urgency"),
    help: Text::new(
        "Chỉ các lý do luật nêu; mỗi lý do phải có giấy tờ.",
        "Only the grounds that the law names; each needs a paper.",
    ),
    why: Text::new(
        "Hộ chiếu lần đầu chỉ được nộp ở Cục khi có một trong các lý do này; thời hạn không quá 3 ngày làm việc.",
        "A first passport goes to the department only on one of these grounds; it takes at most 3 working days.",
    ),
    find: Text::new(
        "Không chắc? Chọn “Không có”: hồ sơ nộp ở công an tỉnh như bình thường.",
        "Not sure? Choose “None”: the application goes to the provincial office as usual.",
    ),
    asked: Asked::Choice(GROUND_OPTIONS),
    sensitive: false,
    examples: &["none", "medical", "relative-abroad", "official-letter", "humanitarian"],
    parse: Ground::parse,
    warn: no_warning,
    show: |ground| option_label(&Asked::Choice(GROUND_OPTIONS), ground.id()),
};

/// Whether the department takes the case: second and later passports, or a first one on an urgent ground.
///
/// 49/2019/QH14, Điều 15 khoản 4, 5.
pub(super) fn department_open(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.get(&CASE)? != Case::FirstIssue || facts.get(&URGENT_GROUND)? != Ground::None)
}

static AUTHORITY_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "province",
        Text::new("Phòng Quản lý xuất nhập cảnh của công an tỉnh, thành phố", "The immigration office of the provincial police"),
        Text::new("Chọn nếu không gấp: 8 ngày làm việc, gần nhà hơn.", "Choose this if there is no hurry: 8 working days, and nearer."),
    ),
    OptionSpec::new(
        "department",
        Text::new("Cục Quản lý xuất nhập cảnh, Bộ Công an", "The Immigration Department of the Ministry of Public Security"),
        Text::new(
            "Chọn nếu cần sớm hơn: 5 ngày làm việc (3 ngày nếu có lý do gấp). Ở 44–46 Trần Phú, Hà Nội và 333–337 Nguyễn Trãi, TP.HCM.",
            "Choose this to have it sooner: 5 working days (3 on an urgent ground). At 44–46 Trần Phú, Hà Nội and 333–337 Nguyễn Trãi, Hồ Chí Minh City.",
        ),
    )
    .when(department_open),
];

/// The office that is asked.
pub(super) static AUTHORITY: Field<Authority> = Field {
    id: "passport.authority",
    owner: Owner::Application,
    label: Text::new("Nơi nộp", "Office"),
    help: Text::new(
        "Cục Quản lý xuất nhập cảnh ở trung ương; mỗi tỉnh có một phòng.",
        "The Immigration Department is central; each province has an office.",
    ),
    why: Text::new(
        "Nơi nộp quyết định thời hạn và mã thủ tục trên Cổng.",
        "The office decides the time limit and the procedure code on the portal.",
    ),
    find: Text::new(
        "Không chắc? Chọn công an tỉnh: ở đâu cũng có, và nhận mọi trường hợp.",
        "Not sure? Choose the provincial office: there is one everywhere, and it takes every case.",
    ),
    asked: Asked::Choice(AUTHORITY_OPTIONS),
    sensitive: false,
    examples: &["province", "department"],
    parse: Authority::parse,
    warn: no_warning,
    show: |authority| option_label(&Asked::Choice(AUTHORITY_OPTIONS), authority.id()),
};

/// The one claim that counts here: a digital citizen (resolution 66.22/2026).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Claims {
    /// The five basic data and the passport are in VNeID.
    pub(super) digital_citizen: bool,
}

const DIGITAL_CITIZEN: &str = "digital-citizen";

/// Ids that this question has in other procedures; the passport fee knows no such relief.
const ELSEWHERE: [&str; 7] = [
    "disability",
    "merit",
    "poor-household",
    "border-commune",
    "island-district",
    "ethnic-minority-hardship",
    "orphan",
];

static CLAIM_OPTIONS: &[OptionSpec] = &[OptionSpec::new(
    DIGITAL_CITIZEN,
    Text::new(
        "VNeID mức 2 đã tích hợp đủ 5 thông tin cơ bản và thông tin hộ chiếu",
        "The level-2 VNeID has all five basic data and the passport",
    ),
    Text::new(
        "Chọn nếu đã đưa đủ vào ứng dụng VNeID và ở đó hiện “công dân số”. Có thể được miễn khi nộp trực tuyến; chỉ cơ quan xác nhận được. Hộ chiếu lần đầu và trẻ em: chưa rõ có được không.",
        "Choose this if all are in the app VNeID and it shows “công dân số” (digital citizen). May be waived when filed online; only the office can confirm. Not clear for a first passport or a child.",
    ),
)];

/// Grounds for not paying.
pub(super) static CLAIMS: Field<Claims> = Field {
    id: "relief.claims",
    owner: Owner::Applicant,
    label: Text::new("Diện được miễn lệ phí", "Grounds for not paying"),
    help: Text::new("Không đúng thì cứ tiếp tục.", "If it is not true, just go on."),
    why: Text::new(
        "Đủ điều kiện thì có thể không phải nộp đồng nào.",
        "If you meet it, there may be nothing to pay.",
    ),
    find: Text::new(
        "Mở VNeID, phần “công dân số”.",
        "Open VNeID, the part “công dân số” (digital citizen).",
    ),
    asked: Asked::Choices(CLAIM_OPTIONS),
    sensitive: true,
    examples: &["digital-citizen"],
    parse: |raw| {
        if raw.trim().is_empty() {
            return Err(Flaw::Missing);
        }
        if raw.split_whitespace().any(|id| id != DIGITAL_CITIZEN && !ELSEWHERE.contains(&id)) {
            return Err(Flaw::NotAChoice);
        }
        Ok(Claims { digital_citizen: raw.split_whitespace().any(|id| id == DIGITAL_CITIZEN) })
    },
    warn: no_warning,
    show: |claims| {
        if claims.digital_citizen {
            option_label(&Asked::Choices(CLAIM_OPTIONS), DIGITAL_CITIZEN)
        } else {
            Sentence::from(Text::new(
                "Không có diện nào tính cho hộ chiếu",
                "None that counts for a passport",
            ))
        }
    },
};
