//! Where the person lives: nơi thường trú, nơi tạm trú, nơi ở hiện tại.
//!
//! Codes only: the names of the communes are a table that the shell hands out, not something the law looks at.

use crate::choice;
use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Facts, Field, FieldId, LineKind, OptionSpec, Owner, Pending};
use crate::questions::{NONE, line, same};
use crate::values::flaw::Flaw;
use crate::values::free_text::FreeText;
use crate::values::place::{CommuneCode, ProvinceCode};
use crate::values::text::Text;

choice! {
    /// Where the person lives now.
    pub enum LivesAt {
        /// At the permanent residence.
        Permanent = "permanent",
        /// At a registered temporary residence.
        Temporary = "temporary",
        /// Somewhere else.
        Current = "current",
    }
}

static LIVES_AT: &[OptionSpec] = &[
    OptionSpec::new(
        "permanent",
        Text::new("Ở ngay nơi thường trú", "At the permanent residence"),
        Text::new(
            "Chọn nếu đang ở đúng địa chỉ đăng ký thường trú (hộ khẩu trước đây).",
            "Choose this if you live at the address of the permanent registration (the former household book).",
        ),
    ),
    OptionSpec::new(
        "temporary",
        Text::new("Ở nơi đã đăng ký tạm trú", "At a registered temporary residence"),
        Text::new(
            "Chọn nếu đi học, đi làm xa và đã đăng ký tạm trú ở đó.",
            "Choose this if you study or work away and registered there.",
        ),
    ),
    OptionSpec::new(
        "current",
        Text::new("Ở nơi khác, chưa đăng ký", "Somewhere else, not registered"),
        Text::new(
            "Chọn nếu chưa đăng ký tạm trú ở chỗ đang ở.",
            "Choose this if you have not registered where you live.",
        ),
    ),
];

/// Where the person lives now; only the residence that matters is asked in full.
pub static NOW_AT: Field<LivesAt> = Field {
    id: "residence.now_at",
    owner: Owner::Household,
    label: Text::new("Hiện đang ở đâu", "Where do you live now"),
    help: Text::new(
        "Thường trú, tạm trú là nơi đã đăng ký với công an xã.",
        "Permanent and temporary residence are registered with the commune police.",
    ),
    why: Text::new(
        "Tờ khai hỏi nơi đang ở; cơ quan gần chỗ ở là nơi tiện nhất để đến.",
        "The form asks where you live; the office near it is the easiest to reach.",
    ),
    find: NONE,
    asked: Asked::Choice(LIVES_AT),
    sensitive: false,
    examples: &["permanent", "temporary", "current"],
    parse: LivesAt::parse,
    warn: no_warning,
    show: |at| option_label(&Asked::Choice(LIVES_AT), at.id()),
};

macro_rules! address {
    ($province:ident, $commune:ident, $line:ident, $check:ident, $prefix:literal, $vi:literal, $en:literal, $means_vi:literal, $means_en:literal) => {
        /// The province.
        pub static $province: Field<ProvinceCode> = Field {
            id: concat!("residence.", $prefix, ".province"),
            owner: Owner::Household,
            label: Text::new(concat!("Tỉnh, thành phố ", $vi), concat!("Province of ", $en)),
            help: Text::new(
                concat!($means_vi, " Theo 34 tỉnh, thành phố từ 01/07/2025."),
                concat!($means_en, " One of the 34 provinces since 1 July 2025."),
            ),
            why: NONE,
            find: NONE,
            asked: Asked::Province,
            sensitive: false,
            examples: &["01", "66"],
            parse: ProvinceCode::parse,
            warn: no_warning,
            show: |code| same(&code.full_name()),
        };

        /// The commune.
        pub static $commune: Field<CommuneCode> = Field {
            id: concat!("residence.", $prefix, ".commune"),
            owner: Owner::Household,
            label: Text::new(concat!("Xã, phường, đặc khu ", $vi), concat!("Commune of ", $en)),
            help: Text::new("Gõ vài chữ, không cần dấu, rồi chọn. Gõ tên cũ cũng được.", "Type a few letters, without marks if you like, then choose. The old name works too."),
            why: NONE,
            find: Text::new(
                "Từ 01/07/2025 không còn cấp huyện và nhiều xã đã ghép lại. VNeID ghi tên mới.",
                "There are no districts since 1 July 2025 and many communes were merged. VNeID has the new name.",
            ),
            asked: Asked::Commune { province: concat!("residence.", $prefix, ".province") },
            sensitive: false,
            examples: &["00004", "24133"],
            parse: CommuneCode::parse,
            warn: no_warning,
            show: |code| same(code.as_str()),
        };

        /// House number, street, hamlet.
        pub static $line: Field<FreeText> = Field {
            id: concat!("residence.", $prefix, ".line"),
            owner: Owner::Household,
            label: Text::new(concat!("Số nhà, đường, thôn, tổ ", $vi), concat!("House, street, hamlet of ", $en)),
            help: Text::new("Không có số nhà thì ghi thôn, tổ.", "Without a house number, the hamlet."),
            why: NONE,
            find: NONE,
            asked: line(LineKind::Plain, "street-address"),
            sensitive: true,
            examples: &["Số 12, ngõ 3, thôn Đông"],
            parse: |raw| FreeText::parse(raw, 200),
            warn: no_warning,
            show: |text| same(text.as_str()),
        };

        /// A commune outside the chosen province.
        pub fn $check(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
            let (Some(province), Some(commune)) = (facts.find(&$province)?, facts.find(&$commune)?) else {
                return Ok(None);
            };
            Ok((commune.province() != Some(province)).then_some(($commune.id, Flaw::PlaceElsewhere)))
        }
    };
}

address!(
    PERMANENT_PROVINCE,
    PERMANENT_COMMUNE,
    PERMANENT_LINE,
    permanent_agrees,
    "permanent",
    "nơi thường trú",
    "the permanent residence",
    "Nơi ở ổn định, đã đăng ký thường trú (hộ khẩu trước đây).",
    "The lasting home with a permanent registration (the former household book)."
);
address!(
    TEMPORARY_PROVINCE,
    TEMPORARY_COMMUNE,
    TEMPORARY_LINE,
    temporary_agrees,
    "temporary",
    "nơi tạm trú",
    "the temporary residence",
    "Nơi ở có thời hạn, đã đăng ký tạm trú.",
    "The home for a time, with a temporary registration."
);
address!(
    CURRENT_PROVINCE,
    CURRENT_COMMUNE,
    CURRENT_LINE,
    current_agrees,
    "current",
    "nơi ở hiện tại",
    "the current residence",
    "Nơi thực sự đang ở.",
    "Where the person really lives now."
);
