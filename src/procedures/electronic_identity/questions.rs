//! Questions that only the electronic identity account asks.

use crate::choice;
use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Field, OptionSpec, Owner};
use crate::questions::contact::{SIM_FIND, SIM_OPTIONS};
use crate::questions::vneid::{ACCOUNT_OPTIONS, Account};
use crate::questions::{NONE, YesNo, same};
use crate::values::day::{parse_day, written};
use crate::values::flaw::Flaw;
use crate::values::text::{Sentence, Text};
use chrono::NaiveDate;

choice! {
    /// The level that is asked for.
    pub(super) enum Level {
        /// Level 1: in the app.
        One = "1",
        /// Level 2: in person.
        Two = "2",
    }
}

choice! {
    /// A paper to be shown in VNeID beside the card.
    pub(super) enum Extra {
        /// Giấy phép lái xe.
        DrivingLicence = "driving-licence",
        /// Đăng ký xe.
        VehicleRegistration = "vehicle-registration",
        /// Thẻ bảo hiểm y tế.
        HealthInsurance = "health-insurance",
        /// Sổ bảo hiểm xã hội.
        SocialInsurance = "social-insurance",
        /// Mã số thuế.
        TaxNumber = "tax-number",
    }
}

static LEVEL_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "2",
        Text::new("Mức độ 2", "Level 2"),
        Text::new(
            "Chọn nếu muốn dùng như thẻ căn cước và nộp hồ sơ trên Cổng dịch vụ công. Phải đến công an một lần.",
            "Choose this to use it like the card and to file on the portal. One visit to the police.",
        ),
    ),
    OptionSpec::new(
        "1",
        Text::new("Mức độ 1", "Level 1"),
        Text::new(
            "Chọn nếu muốn làm ngay trên điện thoại, không phải đi đâu. Chỉ dùng được một số tiện ích.",
            "Choose this to make it on the phone, without a visit. Only some services work with it.",
        ),
    ),
];

/// The level that is asked for.
pub(super) static LEVEL: Field<Level> = Field {
    id: "eid.level",
    owner: Owner::Application,
    label: Text::new("Mức tài khoản cần làm", "The level you need"),
    help: Text::new(
        "Mức 1 tự làm trong ứng dụng, mức 2 làm tại công an. Muốn mức 2 thì làm thẳng, không cần mức 1 trước.",
        "Level 1 is made in the app, level 2 at the police. For level 2 go straight to it, without level 1 first.",
    ),
    why: Text::new(
        "Hai mức làm ở hai nơi khác nhau, thời hạn cũng khác.",
        "The two are made in different places and take different times.",
    ),
    find: Text::new(
        "Không chắc? Để đăng nhập Cổng dịch vụ công và dùng thay thẻ thì cần mức 2.",
        "Not sure? To sign in to the portal and to show it instead of the card you need level 2.",
    ),
    asked: Asked::Choice(LEVEL_OPTIONS),
    sensitive: false,
    examples: &["2", "1"],
    parse: Level::parse,
    warn: no_warning,
    show: |level| option_label(&Asked::Choice(LEVEL_OPTIONS), level.id()),
};

/// Whether the representative's SIM is in the representative's own name.
pub(super) static REPRESENTATIVE_SIM: Field<YesNo> = Field {
    id: "representative.sim_in_own_name",
    owner: Owner::Household,
    label: Text::new(
        "SIM của người đại diện đứng tên ai",
        "In whose name is the representative's SIM",
    ),
    help: Text::new(
        "Phải là “thuê bao chính chủ”: số đăng ký với nhà mạng bằng giấy tờ của chính người đại diện.",
        "It must be “thuê bao chính chủ”: the carrier has the number under the representative's own papers.",
    ),
    why: Text::new(
        "Làm cho trẻ em hoặc người được giám hộ thì dùng số của người đại diện.",
        "For a child or a ward, the representative's number is used.",
    ),
    find: SIM_FIND,
    asked: Asked::Choice(SIM_OPTIONS),
    sensitive: false,
    examples: &["yes", "no"],
    parse: YesNo::parse,
    warn: no_warning,
    show: |own| option_label(&Asked::Choice(SIM_OPTIONS), own.id()),
};

/// The account the representative has.
pub(super) static REPRESENTATIVE_ACCOUNT: Field<Account> = Field {
    id: "representative.account",
    owner: Owner::Household,
    label: Text::new("Tài khoản VNeID của người đại diện", "The representative's VNeID account"),
    help: Text::new(
        "Mức 1 tự làm trong ứng dụng, mức 2 làm tại công an.",
        "Level 1 is made in the app, level 2 at the police.",
    ),
    why: Text::new(
        "Mức 1 của người được đại diện làm trong VNeID của người đại diện, bằng tài khoản mức 2.",
        "Level 1 is made inside the representative's VNeID, from a level-2 account.",
    ),
    find: Text::new(
        "Mở VNeID và đăng nhập: màn hình chính ghi mức độ.",
        "Open VNeID and sign in: the main screen says the level.",
    ),
    asked: Asked::Choice(ACCOUNT_OPTIONS),
    sensitive: false,
    examples: &["2", "1", "none"],
    parse: Account::parse,
    warn: no_warning,
    show: |account| option_label(&Asked::Choice(ACCOUNT_OPTIONS), account.id()),
};

/// The day of the visit.
pub(super) static VISIT_ON: Field<NaiveDate> = Field {
    id: "filing.appointment_on",
    owner: Owner::Application,
    label: Text::new("Ngày định đến", "Day of the visit"),
    help: Text::new(
        "Một ngày làm việc, hôm nay cũng được. Chưa biết thì để trống.",
        "A working day, today if you like. Leave it empty if you do not know yet.",
    ),
    why: Text::new(
        "Thời hạn tính từ ngày cơ quan nhận đủ hồ sơ.",
        "The time limit counts from the day the office has everything.",
    ),
    find: NONE,
    asked: Asked::Visit { same_day: true },
    sensitive: false,
    examples: &["30/11/2026"],
    parse: parse_day,
    warn: no_warning,
    show: |day| same(&written(*day)),
};

static EXTRA_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "driving-licence",
        Text::new("Giấy phép lái xe", "Driving licence"),
        Text::new(
            "Chọn nếu có bằng lái xe máy, ô tô.",
            "Choose this with a licence for a motorbike or a car.",
        ),
    ),
    OptionSpec::new(
        "vehicle-registration",
        Text::new("Đăng ký xe", "Vehicle registration"),
        Text::new("Chọn nếu có xe đứng tên mình.", "Choose this with a vehicle in one's own name."),
    ),
    OptionSpec::new(
        "health-insurance",
        Text::new("Thẻ bảo hiểm y tế", "Health insurance card"),
        Text::new(
            "Chọn nếu muốn đi khám không phải mang thẻ.",
            "Choose this to see a doctor without the card.",
        ),
    ),
    OptionSpec::new(
        "social-insurance",
        Text::new("Sổ bảo hiểm xã hội", "Social insurance book"),
        Text::new(
            "Chọn nếu đã có mã số bảo hiểm xã hội.",
            "Choose this with a social insurance number.",
        ),
    ),
    OptionSpec::new(
        "tax-number",
        Text::new("Mã số thuế cá nhân", "Personal tax number"),
        Text::new("Chọn nếu đã có mã số thuế.", "Choose this if there is one."),
    ),
];

/// Papers to be shown in VNeID beside the card.
pub(super) static EXTRAS: Field<Vec<Extra>> = Field {
    id: "eid.extras",
    owner: Owner::Application,
    label: Text::new("Giấy tờ muốn đưa vào VNeID", "Papers you want in VNeID"),
    help: Text::new("Làm sau trong ứng dụng cũng được.", "It can be done later in the app too."),
    why: Text::new(
        "Phiếu TK01 có mục ghi thông tin khác muốn đưa vào tài khoản.",
        "The form TK01 has a place for other data to put into the account.",
    ),
    find: NONE,
    asked: Asked::Choices(EXTRA_OPTIONS),
    sensitive: false,
    examples: &["driving-licence", "driving-licence health-insurance"],
    parse: |raw| {
        let extras = raw.split_whitespace().map(Extra::parse).collect::<Result<Vec<_>, Flaw>>()?;
        if extras.is_empty() { Err(Flaw::Missing) } else { Ok(extras) }
    },
    warn: no_warning,
    show: |extras| {
        let shown: Vec<Sentence> = extras
            .iter()
            .map(|extra| option_label(&Asked::Choices(EXTRA_OPTIONS), extra.id()))
            .collect();
        let join =
            |pick: fn(&Sentence) -> &str| shown.iter().map(pick).collect::<Vec<_>>().join("; ");
        Sentence { vi: join(|s| &s.vi).into(), en: join(|s| &s.en).into() }
    },
};
