//! Questions that only the restoration of a passport asks.

use crate::choice;
use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Field, LineKind, OptionSpec, Owner};
use crate::questions::{NONE, YesNo, line, same};
use crate::values::day::{parse_day, written};
use crate::values::free_text::FreeText;
use crate::values::text::Text;
use chrono::NaiveDate;

choice! {
    /// Where the passport was lost.
    pub(super) enum LostIn {
        /// In Vietnam.
        Vietnam = "vietnam",
        /// Abroad.
        Abroad = "abroad",
    }
}

choice! {
    /// The office that takes the application.
    pub(super) enum Authority {
        /// The provincial office.
        Province = "province",
        /// The central department.
        Department = "department",
    }
}

static REPORTED_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "yes",
        Text::new("Đã trình báo mất", "Reported as lost"),
        Text::new(
            "Chọn nếu đã nộp đơn báo mất cho công an hoặc cơ quan xuất nhập cảnh.",
            "Choose this if the loss was reported to the police or an immigration office.",
        ),
    ),
    OptionSpec::new(
        "no",
        Text::new("Chưa trình báo", "Not reported"),
        Text::new(
            "Chọn nếu tìm lại được trước khi báo mất.",
            "Choose this if it was found before anyone reported it.",
        ),
    ),
];

/// Whether the loss was reported: that is what made the passport invalid.
pub(super) static REPORTED: Field<YesNo> = Field {
    id: "loss.reported",
    owner: Owner::Application,
    label: Text::new("Đã trình báo mất chưa", "Whether the loss was reported"),
    help: Text::new(
        "Trình báo là nộp đơn báo mất hộ chiếu; sau đó hộ chiếu bị hủy giá trị.",
        "Reporting means handing in the report of the loss; after it the passport is cancelled.",
    ),
    why: Text::new(
        "Chỉ hộ chiếu đã bị hủy vì báo mất mới phải khôi phục.",
        "Only a passport that was cancelled by a report needs restoring.",
    ),
    find: NONE,
    asked: Asked::Choice(REPORTED_OPTIONS),
    sensitive: false,
    examples: &["yes", "no"],
    parse: YesNo::parse,
    warn: no_warning,
    show: |reported| option_label(&Asked::Choice(REPORTED_OPTIONS), reported.id()),
};

static LOST_IN_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "vietnam",
        Text::new("Mất ở Việt Nam", "Lost in Vietnam"),
        Text::new(
            "Chọn nếu mất khi đang ở trong nước.",
            "Choose this if it was lost while in Vietnam.",
        ),
    ),
    OptionSpec::new(
        "abroad",
        Text::new("Mất ở nước ngoài", "Lost abroad"),
        Text::new(
            "Chọn nếu mất khi đang ở nước ngoài.",
            "Choose this if it was lost in another country.",
        ),
    ),
];

/// In which country the passport was lost.
pub(super) static LOST_IN: Field<LostIn> = Field {
    id: "loss.country",
    owner: Owner::Application,
    label: Text::new("Hộ chiếu bị mất ở đâu", "Where the passport was lost"),
    help: Text::new(
        "Nơi đã ghi trong đơn trình báo mất.",
        "The place that the report of the loss names.",
    ),
    why: Text::new(
        "Luật chỉ cho khôi phục hộ chiếu bị mất ở trong nước.",
        "The law restores only passports that were lost in Vietnam.",
    ),
    find: NONE,
    asked: Asked::Choice(LOST_IN_OPTIONS),
    sensitive: false,
    examples: &["vietnam", "abroad"],
    parse: LostIn::parse,
    warn: no_warning,
    show: |lost| option_label(&Asked::Choice(LOST_IN_OPTIONS), lost.id()),
};

static INTACT_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "yes",
        Text::new("Còn nguyên vẹn", "Intact"),
        Text::new(
            "Chọn nếu đủ trang, không rách, không nhòe, không bị sửa.",
            "Choose this if no page is missing, torn, blurred or altered.",
        ),
    ),
    OptionSpec::new(
        "no",
        Text::new("Bị hỏng", "Damaged"),
        Text::new(
            "Chọn nếu rách, ướt, mờ, mất trang hoặc bị sửa.",
            "Choose this if it is torn, soaked, faded, altered or lacks pages.",
        ),
    ),
];

/// Whether the found passport is whole.
pub(super) static INTACT: Field<YesNo> = Field {
    id: "passport.intact",
    owner: Owner::Application,
    label: Text::new(
        "Hộ chiếu tìm được còn nguyên vẹn không",
        "Whether the found passport is intact",
    ),
    help: Text::new(
        "“Nguyên vẹn” là còn như lúc được cấp, đọc được hết.",
        "“Intact” means as it was issued, with everything readable.",
    ),
    why: Text::new(
        "Luật chỉ cho khôi phục hộ chiếu còn nguyên vẹn.",
        "The law restores only a passport that is intact.",
    ),
    find: Text::new(
        "Không chắc? Xem trang có ảnh và trang có thị thực; cơ quan là nơi quyết định.",
        "Not sure? Look at the photo page and the visa page; the office decides.",
    ),
    asked: Asked::Choice(INTACT_OPTIONS),
    sensitive: false,
    examples: &["yes", "no"],
    parse: YesNo::parse,
    warn: no_warning,
    show: |intact| option_label(&Asked::Choice(INTACT_OPTIONS), intact.id()),
};

static VISA_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "yes",
        Text::new("Có thị thực nước ngoài", "There is a foreign visa"),
        Text::new(
            "Chọn nếu nước ngoài đã cấp thị thực và thị thực còn hạn.",
            "Choose this if another country issued a visa that is still valid.",
        ),
    ),
    OptionSpec::new(
        "no",
        Text::new("Không có, hoặc đã hết hạn", "None, or it has expired"),
        Text::new(
            "Chọn nếu không có thị thực nào còn dùng được.",
            "Choose this if there is no visa that can still be used.",
        ),
    ),
];

/// Whether there is a valid foreign visa.
pub(super) static VISA_HELD: Field<YesNo> = Field {
    id: "visa.held",
    owner: Owner::Application,
    label: Text::new("Thị thực nước ngoài còn hạn", "A valid foreign visa"),
    help: Text::new(
        "Thị thực (visa) là giấy nước ngoài cấp để được vào nước họ, thường dán trong hộ chiếu.",
        "A visa lets its holder enter another country; mostly it is a sticker in the passport.",
    ),
    why: Text::new(
        "Luật chỉ cho khôi phục hộ chiếu có thị thực nước ngoài còn hạn.",
        "The law restores only a passport with a valid foreign visa.",
    ),
    find: Text::new(
        "Chỉ có thị thực điện tử hoặc thẻ cư trú nước ngoài? Hỏi cơ quan xuất nhập cảnh trước: công cụ chưa rõ.",
        "Only an electronic visa or a residence card? Ask the immigration office first: this tool does not know.",
    ),
    asked: Asked::Choice(VISA_OPTIONS),
    sensitive: false,
    examples: &["yes", "no"],
    parse: YesNo::parse,
    warn: no_warning,
    show: |held| option_label(&Asked::Choice(VISA_OPTIONS), held.id()),
};

/// Who issued the visa.
pub(super) static VISA_COUNTRY: Field<FreeText> = Field {
    id: "visa.country",
    owner: Owner::Application,
    label: Text::new("Nước cấp thị thực", "Country of the visa"),
    help: Text::new("Tên nước ghi trên thị thực.", "The country named on the visa."),
    why: Text::new("Tờ khai có mục này.", "The form has it."),
    find: NONE,
    asked: line(LineKind::Plain, "off"),
    sensitive: false,
    examples: &["Nhật Bản"],
    parse: |raw| FreeText::parse(raw, 60),
    warn: no_warning,
    show: |text| same(text.as_str()),
};

/// The number of the visa.
pub(super) static VISA_NUMBER: Field<FreeText> = Field {
    id: "visa.number",
    owner: Owner::Application,
    label: Text::new("Số thị thực", "Number of the visa"),
    help: Text::new(
        "Dãy chữ và số in trên thị thực, ghi đúng như in.",
        "The letters and digits printed on the visa, as printed.",
    ),
    why: Text::new("Tờ khai có mục này.", "The form has it."),
    find: Text::new(
        "Thường ở góc trên bên phải, cạnh chữ “No.” hoặc “Visa number”.",
        "Mostly at the top right, beside “No.” or “Visa number”.",
    ),
    asked: line(LineKind::Plain, "off"),
    sensitive: true,
    examples: &["AB1234567"],
    parse: |raw| FreeText::parse(raw, 40),
    warn: no_warning,
    show: |text| same(text.as_str()),
};

/// The end of the visa.
pub(super) static VISA_EXPIRES_ON: Field<NaiveDate> = Field {
    id: "visa.expires_on",
    owner: Owner::Application,
    label: Text::new("Ngày hết hạn thị thực", "Expiry of the visa"),
    help: Text::new("Đúng ngày in trên thị thực.", "The day printed on the visa."),
    why: Text::new(
        "Thị thực phải còn hạn, và tờ khai hỏi thời hạn của nó.",
        "The visa has to be valid, and the form asks for its term.",
    ),
    find: Text::new(
        "Cạnh chữ “Until”, “Valid until” hoặc “Date of expiry”.",
        "Beside “Until”, “Valid until” or “Date of expiry”.",
    ),
    asked: Asked::Date { or: None, may_be_short: false },
    sensitive: false,
    examples: &["15/08/2028", "20/02/2027"],
    parse: parse_day,
    warn: no_warning,
    show: |day| same(&written(*day)),
};

/// Why the passport is to be restored.
pub(super) static REASON: Field<FreeText> = Field {
    id: "passport.restoration_reason",
    owner: Owner::Application,
    label: Text::new("Lý do đề nghị khôi phục", "Why it is to be restored"),
    help: Text::new(
        "Kể ngắn gọn: tìm lại được khi nào, ở đâu, cần dùng hộ chiếu và thị thực vào việc gì.",
        "In short: when and where it was found, and what the passport and the visa are needed for.",
    ),
    why: Text::new("Tờ khai có mục này.", "The form has it."),
    find: NONE,
    asked: line(LineKind::Story, "off"),
    sensitive: false,
    examples: &[
        "Tìm thấy hộ chiếu trong tủ ở nhà sau khi đã báo mất. Thị thực Nhật Bản còn hạn, tháng sau cần đi thăm con.",
    ],
    parse: |raw| FreeText::parse_lines(raw, 500),
    warn: no_warning,
    show: |text| same(&text.as_str().replace('\n', " ")),
};

static AUTHORITY_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "province",
        Text::new(
            "Phòng Quản lý xuất nhập cảnh của công an tỉnh, thành phố",
            "The immigration office of the provincial police",
        ),
        Text::new(
            "Chọn nếu muốn nộp gần nhà: 5 ngày làm việc.",
            "Choose this to file near home: 5 working days.",
        ),
    ),
    OptionSpec::new(
        "department",
        Text::new(
            "Cục Quản lý xuất nhập cảnh, Bộ Công an",
            "The Immigration Department of the Ministry of Public Security",
        ),
        Text::new(
            "Chọn nếu cần sớm hơn: 3 ngày làm việc. Ở 44–46 Trần Phú, Hà Nội và 333–337 Nguyễn Trãi, TP.HCM.",
            "Choose this to have it sooner: 3 working days. At 44–46 Trần Phú, Hà Nội and 333–337 Nguyễn Trãi, Hồ Chí Minh City.",
        ),
    ),
];

/// The office that takes the application.
pub(super) static AUTHORITY: Field<Authority> = Field {
    id: "passport.authority",
    owner: Owner::Application,
    label: Text::new("Nơi nộp", "Office"),
    help: Text::new(
        "Nộp ở đâu thì cũng do Cục Quản lý xuất nhập cảnh quyết định.",
        "Wherever it is filed, the Immigration Department decides.",
    ),
    why: Text::new("Nơi nộp quyết định thời hạn.", "The office decides the time limit."),
    find: Text::new(
        "Không chắc? Chọn công an tỉnh: ở đâu cũng có.",
        "Not sure? Choose the provincial office: there is one everywhere.",
    ),
    asked: Asked::Choice(AUTHORITY_OPTIONS),
    sensitive: false,
    examples: &["province", "department"],
    parse: Authority::parse,
    warn: no_warning,
    show: |authority| option_label(&Asked::Choice(AUTHORITY_OPTIONS), authority.id()),
};
