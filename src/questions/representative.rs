//! Who declares and signs for a child or for a person who cannot do it: người đại diện hợp pháp.
//!
//! The law of the procedure sets the age; whether a person can act is asked, never judged here.

use crate::calendar::age::has_reached;
use crate::choice;
use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Facts, Field, LineKind, OptionSpec, Owner, Pending};
use crate::questions::{NONE, line, person, same};
use crate::values::flaw::Flaw;
use crate::values::person_name::PersonName;
use crate::values::personal_id::PersonalId;
use crate::values::phone::Phone;
use crate::values::text::Text;

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

/// Whether a representative acts: the person is under the age, or it was declared so.
pub fn acts(facts: &Facts<'_>, age: u32) -> Result<bool, Pending> {
    if under(facts, age)? {
        return Ok(true);
    }
    Ok(facts.get(&FILED_BY)? == FiledBy::Representative)
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
    help: NONE,
    why: Text::new(
        "Tờ khai có người đại diện thì phải kèm giấy chứng minh.",
        "With a representative, a proof goes with the form.",
    ),
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
