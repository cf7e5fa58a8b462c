//! Who declares and signs for a child or for a person who cannot do it: người đại diện hợp pháp.
//!
//! The law of the procedure sets the age; whether a person can act is asked, never judged here.

use crate::calendar::age::has_reached;
use crate::choice;
use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Facts, Field, FieldId, LineKind, OptionSpec, Owner, Pending};
use crate::questions::{NONE, line, person, same};
use crate::values::day::{BirthDate, parse_birth};
use crate::values::flaw::Flaw;
use crate::values::free_text::FreeText;
use crate::values::person_name::PersonName;
use crate::values::personal_id::{PersonalId, Sex};
use crate::values::phone::Phone;
use crate::values::text::Text;
use chrono::Datelike;

choice! {
    /// Who declares and signs.
    pub enum FiledBy {
        /// The person the paper is for.
        Applicant = "applicant",
        /// The legal representative.
        Representative = "representative",
    }
}

choice! {
    /// What the representative is to the person.
    pub enum Is {
        /// The mother.
        Mother = "mother",
        /// The father.
        Father = "father",
        /// Người giám hộ.
        Guardian = "guardian",
        /// Appointed by a court, or otherwise by law.
        Other = "other",
    }
}

choice! {
    /// Where the representative lives.
    pub enum Home {
        /// With the person.
        Same = "same",
        /// Somewhere else.
        Elsewhere = "elsewhere",
    }
}

/// Whether a representative acts: the person is under the age, or it was declared so.
pub fn acts(facts: &Facts<'_>, age: u32) -> Result<bool, Pending> {
    if under(facts, age)? {
        return Ok(true);
    }
    Ok(facts.get(&FILED_BY)? == FiledBy::Representative)
}

/// Whether somebody acts who is neither mother nor father.
pub fn no_parent_acts(facts: &Facts<'_>, age: u32) -> Result<bool, Pending> {
    Ok(acts(facts, age)? && matches!(facts.get(&IS)?, Is::Guardian | Is::Other))
}

/// Whether the person is certainly under the age on the filing day.
pub fn under(facts: &Facts<'_>, age: u32) -> Result<bool, Pending> {
    Ok(has_reached(facts.get(&person::BORN_ON)?, age, facts.day.0) == Some(false))
}

static FILED_BY_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "applicant",
        Text::new("Tự khai và ký", "I declare and sign myself"),
        Text::new(
            "Chọn nếu tự làm được, kể cả khi có người giúp bấm máy.",
            "Choose this if you act for yourself, even with help at the keyboard.",
        ),
    ),
    OptionSpec::new(
        "representative",
        Text::new(
            "Người đại diện hợp pháp khai và ký thay",
            "The legal representative declares and signs",
        ),
        Text::new(
            "Chọn nếu Tòa án đã tuyên người này mất năng lực hành vi dân sự, hoặc có khó khăn trong nhận thức, làm chủ hành vi.",
            "Choose this if a court declared the person without legal capacity, or with difficulty in awareness or control of acts.",
        ),
    ),
];

/// Who declares and signs; asked from the age of the procedure on.
pub static FILED_BY: Field<FiledBy> = Field {
    id: "applicant.filed_by",
    owner: Owner::Applicant,
    label: Text::new("Người khai và ký", "Who declares and signs"),
    help: Text::new(
        "Người đại diện hợp pháp là người luật cho phép khai và ký thay.",
        "A legal representative is whom the law lets declare and sign for someone.",
    ),
    why: Text::new("Tờ khai ghi rõ ai khai và ký.", "The form says who declares and signs."),
    find: Text::new(
        "Không chắc? Chưa có quyết định của Tòa án thì chọn “Tự khai và ký”.",
        "Not sure? Without a court decision, choose “I declare and sign myself”.",
    ),
    asked: Asked::Choice(FILED_BY_OPTIONS),
    sensitive: false,
    examples: &["applicant", "representative"],
    parse: FiledBy::parse,
    warn: no_warning,
    show: |by| option_label(&Asked::Choice(FILED_BY_OPTIONS), by.id()),
};

static IS_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "mother",
        Text::new("Mẹ", "Mother"),
        Text::new("Chọn nếu mẹ khai và ký.", "Choose this if the mother declares and signs."),
    ),
    OptionSpec::new(
        "father",
        Text::new("Cha", "Father"),
        Text::new("Chọn nếu cha khai và ký.", "Choose this if the father declares and signs."),
    ),
    OptionSpec::new(
        "guardian",
        Text::new("Người giám hộ", "Guardian"),
        Text::new(
            "Chọn nếu được công nhận chăm sóc và làm thay việc pháp lý, ví dụ ông bà khi không còn cha mẹ.",
            "Choose this if recognized to care and act for the person, such as grandparents when there are no parents.",
        ),
    ),
    OptionSpec::new(
        "other",
        Text::new(
            "Người khác theo luật hoặc do Tòa án chỉ định",
            "Someone else, by law or named by a court",
        ),
        Text::new(
            "Chọn nếu có quyết định hoặc giấy tờ nêu rõ việc này.",
            "Choose this if a decision or paper says so.",
        ),
    ),
];

/// What the representative is to the person.
pub static IS: Field<Is> = Field {
    id: "representative.is",
    owner: Owner::Household,
    label: Text::new("Người đại diện là", "The representative is"),
    help: Text::new(
        "Người đại diện hợp pháp là người luật cho phép khai và ký thay.",
        "A legal representative is whom the law lets declare and sign for someone.",
    ),
    why: Text::new(
        "Chỉ người đại diện hợp pháp được ký tờ khai của trẻ.",
        "Only a legal representative may sign a child's form.",
    ),
    find: NONE,
    asked: Asked::Choice(IS_OPTIONS),
    sensitive: false,
    examples: &["mother", "father", "guardian", "other"],
    parse: Is::parse,
    warn: no_warning,
    show: |is| option_label(&Asked::Choice(IS_OPTIONS), is.id()),
};

/// The relation in words, where it is neither mother nor father.
pub static RELATION: Field<FreeText> = Field {
    id: "representative.relation",
    owner: Owner::Household,
    label: Text::new("Quan hệ với người được cấp", "Relation to the person"),
    help: Text::new("Ví dụ: bà ngoại, bác ruột, vợ.", "For example: grandmother, uncle, wife."),
    why: Text::new("Tờ khai có mục này.", "The form has it."),
    find: NONE,
    asked: line(LineKind::Plain, "off"),
    sensitive: false,
    examples: &["Bà ngoại"],
    parse: |raw| FreeText::parse(raw, 60),
    warn: no_warning,
    show: |text| same(text.as_str()),
};

/// The representative's name.
pub static FULL_NAME: Field<PersonName> = Field {
    id: "representative.full_name",
    owner: Owner::Household,
    label: Text::new("Họ tên người đại diện", "The representative's full name"),
    help: Text::new(
        "Gõ đủ dấu, như trên thẻ căn cước.",
        "With all marks, as on the identity card.",
    ),
    why: NONE,
    find: NONE,
    asked: line(LineKind::Name, "name"),
    sensitive: false,
    examples: &["Trần Thị Bích"],
    parse: PersonName::parse,
    warn: PersonName::warn,
    show: |name| same(&name.upper()),
};

/// The representative's date of birth.
pub static BORN_ON: Field<BirthDate> = Field {
    id: "representative.born_on",
    owner: Owner::Household,
    label: Text::new("Ngày sinh người đại diện", "The representative's date of birth"),
    help: Text::new("Ba số: ngày, tháng, năm.", "Three numbers: day, month, year."),
    why: NONE,
    find: NONE,
    asked: Asked::Date { or: None, may_be_short: true },
    sensitive: false,
    examples: &["14/08/1990", "1938"],
    parse: parse_birth,
    warn: |born| born.day().is_none().then_some(Flaw::BirthDateShort),
    show: |born| same(&born.written()),
};

static SEXES: &[OptionSpec] = &[
    OptionSpec::new("male", Text::new("Nam", "Male"), NONE),
    OptionSpec::new("female", Text::new("Nữ", "Female"), NONE),
];

/// The representative's sex, where it does not follow from being the mother or the father.
pub static SEX: Field<Sex> = Field {
    id: "representative.sex",
    owner: Owner::Household,
    label: Text::new("Giới tính người đại diện", "The representative's sex"),
    help: Text::new("Như trên thẻ căn cước.", "As on the identity card."),
    why: NONE,
    find: NONE,
    asked: Asked::Choice(SEXES),
    sensitive: false,
    examples: &["female", "male"],
    parse: Sex::parse,
    warn: no_warning,
    show: |sex| option_label(&Asked::Choice(SEXES), sex.id()),
};

/// The representative's personal number.
pub static PERSONAL_ID: Field<PersonalId> = Field {
    id: "representative.personal_id",
    owner: Owner::Household,
    label: Text::new("Số định danh người đại diện", "The representative's personal number"),
    help: Text::new("12 chữ số, in trên thẻ căn cước.", "12 digits, on the identity card."),
    why: Text::new(
        "Cơ quan tìm quan hệ với trẻ theo số này.",
        "The office finds the relation to the child by it.",
    ),
    find: NONE,
    asked: line(LineKind::Digits, "off"),
    sensitive: true,
    // Made up; digits 4–6 fit the example of the birth date.
    examples: &["001 190 000 003"],
    parse: PersonalId::parse,
    warn: |id| (!id.known_prefix()).then_some(Flaw::IdPrefix),
    show: |id| same(&id.spaced()),
};

/// The representative's phone number.
pub static PHONE: Field<Phone> = Field {
    id: "representative.phone",
    owner: Owner::Household,
    label: Text::new("Số điện thoại người đại diện", "The representative's phone number"),
    help: Text::new("Nên là số chính chủ (SIM đứng tên mình).", "Best a SIM in your own name."),
    why: Text::new(
        "Cơ quan nhắn việc nộp lệ phí và kết quả vào số này.",
        "The office sends word of the fee and the result there.",
    ),
    find: NONE,
    asked: line(LineKind::Phone, "tel"),
    sensitive: true,
    examples: &["0912 345 678"],
    parse: Phone::parse,
    warn: no_warning,
    show: |phone| same(phone.as_str()),
};

static HOME_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "same",
        Text::new("Cùng nơi với người được cấp", "The same as the person"),
        Text::new(
            "Chọn nếu thường trú và đang ở cùng một chỗ.",
            "Choose this if both are registered and live at one place.",
        ),
    ),
    OptionSpec::new(
        "elsewhere",
        Text::new("Ở nơi khác", "Somewhere else"),
        Text::new(
            "Chọn nếu đăng ký thường trú hoặc đang ở nơi khác.",
            "Choose this if registered or living elsewhere.",
        ),
    ),
];

/// Where the representative lives.
pub static HOME: Field<Home> = Field {
    id: "representative.home",
    owner: Owner::Household,
    label: Text::new(
        "Nơi thường trú và nơi ở của người đại diện",
        "Where the representative lives",
    ),
    help: Text::new(
        "Nơi thường trú là nơi đã đăng ký thường trú (hộ khẩu trước đây).",
        "The permanent residence is the registered one (the former household book).",
    ),
    why: Text::new(
        "Tờ khai của trẻ hỏi cả nơi ở của người đại diện.",
        "A child's form asks for the representative's residence too.",
    ),
    find: NONE,
    asked: Asked::Choice(HOME_OPTIONS),
    sensitive: false,
    examples: &["same", "elsewhere"],
    parse: Home::parse,
    warn: no_warning,
    show: |home| option_label(&Asked::Choice(HOME_OPTIONS), home.id()),
};

macro_rules! place {
    ($(#[$doc:meta])* $name:ident, $id:literal, $vi:literal, $en:literal, $means_vi:literal, $means_en:literal) => {
        $(#[$doc])*
        pub static $name: Field<FreeText> = Field {
            id: $id,
            owner: Owner::Household,
            label: Text::new($vi, $en),
            help: Text::new(
                concat!($means_vi, ": số nhà, đường, thôn, tổ; xã, phường, đặc khu; tỉnh, thành phố."),
                concat!($means_en, ": house, street, hamlet; commune; province."),
            ),
            why: NONE,
            find: NONE,
            asked: line(LineKind::Plain, "street-address"),
            sensitive: true,
            examples: &["Số 12, ngõ 3, phường Ba Đình, Hà Nội"],
            parse: |raw| FreeText::parse(raw, 200),
            warn: no_warning,
            show: |text| same(text.as_str()),
        };
    };
}

place!(
    /// The representative's permanent residence, in one line.
    PERMANENT, "representative.permanent", "Nơi thường trú của người đại diện", "The representative's permanent residence",
    "Nơi đã đăng ký thường trú", "The permanent registration"
);
place!(
    /// The representative's temporary residence, in one line.
    TEMPORARY, "representative.temporary", "Nơi tạm trú của người đại diện", "The representative's temporary residence",
    "Nơi đã đăng ký tạm trú, nếu có", "The temporary registration, if any"
);
place!(
    /// Where the representative lives now, in one line.
    CURRENT, "representative.current", "Nơi ở hiện tại của người đại diện", "Where the representative lives now",
    "Nơi thực sự đang ở, nếu khác", "Where they really live, if elsewhere"
);

/// A representative's birth after the filing day.
pub fn born_by_the_day(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let born = facts.find(&BORN_ON)?;
    Ok(born.filter(|born| born.earliest > facts.day.0).map(|_| (BORN_ON.id, Flaw::BornLater)))
}

/// A mother or father who is not older than the child.
pub fn older_than_child(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let (Some(is), Some(born), Some(child)) =
        (facts.find(&IS)?, facts.find(&BORN_ON)?, facts.find(&person::BORN_ON)?)
    else {
        return Ok(None);
    };
    let parent = matches!(is, Is::Mother | Is::Father);
    Ok((parent && born.earliest >= child.latest).then_some((BORN_ON.id, Flaw::NotOlder)))
}

/// Digits 5–6 of the representative's number against the year of birth, when both are known.
pub fn number_against_year(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let (Some(id), Some(born)) = (facts.find(&PERSONAL_ID)?, facts.find(&BORN_ON)?) else {
        return Ok(None);
    };
    let says = id.says_year();
    Ok((says != born.earliest.year()).then_some((PERSONAL_ID.id, Flaw::IdYear { says })))
}

/// Digit 4 of the representative's number against the sex, where it is known or follows.
pub fn number_against_sex(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let Some(id) = facts.find(&PERSONAL_ID)? else { return Ok(None) };
    let sex = match facts.find(&IS)? {
        Some(Is::Mother) => Some(Sex::Female),
        Some(Is::Father) => Some(Sex::Male),
        Some(Is::Guardian | Is::Other) | None => facts.find(&SEX)?,
    };
    Ok(sex.filter(|sex| id.says_sex() != *sex).map(|_| (PERSONAL_ID.id, Flaw::IdSex)))
}
