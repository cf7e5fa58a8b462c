//! Parents and spouse, as the passport form asks for them: a name and a date of birth each.
//!
//! Who lives, who is married and who is whose is not looked at. They belong to the person, not to the household: when a
//! parent and a child apply together, each has parents of their own.

use crate::form::field::no_warning;
use crate::form::{Asked, Facts, Field, FieldId, LineKind, Owner, Pending};
use crate::questions::person::BORN_ON;
use crate::questions::{NONE, line, same};
use crate::values::day::{BirthDate, parse_birth};
use crate::values::flaw::Flaw;
use crate::values::person_name::PersonName;
use crate::values::text::Text;

macro_rules! relative {
    (
        $name:ident, $born:ident, $prefix:literal, $who:literal, $whose:literal,
        $help_vi:literal, $help_en:literal, $example:literal, $day:literal
    ) => {
        /// The name.
        pub static $name: Field<PersonName> = Field {
            id: concat!($prefix, ".full_name"),
            owner: Owner::Applicant,
            label: Text::new(concat!("Họ tên ", $who), concat!($whose, " full name")),
            help: Text::new($help_vi, $help_en),
            why: Text::new("Tờ khai hộ chiếu có mục này.", "The passport form has it."),
            find: NONE,
            asked: line(LineKind::Name, "off"),
            sensitive: false,
            examples: &[$example],
            parse: PersonName::parse,
            warn: PersonName::warn,
            show: |name| same(&name.upper()),
        };

        /// The date of birth.
        pub static $born: Field<BirthDate> = Field {
            id: concat!($prefix, ".born_on"),
            owner: Owner::Applicant,
            label: Text::new(concat!("Ngày sinh của ", $who), concat!($whose, " date of birth")),
            help: Text::new(
                "Chỉ nhớ năm thì chỉ nhập năm.",
                "If you know the year only, type the year.",
            ),
            why: NONE,
            find: NONE,
            asked: Asked::Date { or: None, may_be_short: true },
            sensitive: false,
            examples: &[$day, "1938"],
            parse: parse_birth,
            warn: no_warning,
            show: |born| same(&born.written()),
        };
    };
}

relative!(
    FATHER_NAME,
    FATHER_BORN_ON,
    "father",
    "cha",
    "Father's",
    "Để trống nếu giấy khai sinh không ghi.",
    "Leave it empty if the birth certificate has none.",
    "Nguyễn Văn Bình",
    "02/09/1970"
);
relative!(
    MOTHER_NAME,
    MOTHER_BORN_ON,
    "mother",
    "mẹ",
    "Mother's",
    "Để trống nếu giấy khai sinh không ghi.",
    "Leave it empty if the birth certificate has none.",
    "Trần Thị Bích",
    "1972"
);
relative!(
    SPOUSE_NAME,
    SPOUSE_BORN_ON,
    "spouse",
    "vợ hoặc chồng",
    "Spouse's",
    "Để trống nếu chưa kết hôn.",
    "Leave it empty if not married.",
    "Lê Minh Đức",
    "15/03/1998"
);

fn later(facts: &Facts<'_>, parent: &Field<BirthDate>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let (Some(born), Some(child)) = (facts.find(parent)?, facts.find(&BORN_ON)?) else {
        return Ok(None);
    };
    Ok((born.earliest >= child.latest).then_some((parent.id, Flaw::NotOlder)))
}

/// A father who is not older than the child.
pub fn father_is_older(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    later(facts, &FATHER_BORN_ON)
}

/// A mother who is not older than the child.
pub fn mother_is_older(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    later(facts, &MOTHER_BORN_ON)
}

/// A spouse born after the filing day.
pub fn spouse_born_by_the_day(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let born = facts.find(&SPOUSE_BORN_ON)?;
    Ok(born
        .filter(|born| born.earliest > facts.day.0)
        .map(|_| (SPOUSE_BORN_ON.id, Flaw::BornLater)))
}
