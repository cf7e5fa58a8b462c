//! Who the person is, as on the birth record and on the card.
//!
//! Cross-checks of the personal number are warnings: a number may rightly differ from the birth year or the sex, after
//! a correction for which no new number was asked (decree 70/2024, Điều 11 khoản 8).

use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Facts, Field, FieldId, LineKind, Listed, OptionSpec, Owner, Pending};
use crate::questions::{NONE, YesNo, line, same};
use crate::values::day::{BirthDate, parse_birth};
use crate::values::flaw::Flaw;
use crate::values::free_text::FreeText;
use crate::values::person_name::PersonName;
use crate::values::personal_id::{OldIdNumber, PersonalId, Sex};
use crate::values::text::Text;
use crate::values::{ethnic_groups, religions};
use chrono::Datelike;

/// The name on the birth record.
pub static FULL_NAME: Field<PersonName> = Field {
    id: "applicant.full_name",
    owner: Owner::Applicant,
    label: Text::new("Họ, chữ đệm và tên khai sinh", "Full name on the birth record"),
    help: Text::new(
        "Gõ đủ dấu, như trên giấy khai sinh hoặc trên thẻ.",
        "With all marks, as on the birth certificate or the card.",
    ),
    why: Text::new(
        "Tên được in lên giấy được cấp. Sai một dấu cũng phải làm lại.",
        "The name is printed on the new paper. One wrong mark means doing it again.",
    ),
    find: NONE,
    asked: line(LineKind::Name, "name"),
    sensitive: false,
    examples: &["Nguyễn Thị Hoài An", "H'Hen Niê", "Y Moan Êban"],
    parse: PersonName::parse,
    warn: PersonName::warn,
    show: |name| same(&name.upper()),
};

/// The date of birth; old papers may have only the year.
pub static BORN_ON: Field<BirthDate> = Field {
    id: "applicant.born_on",
    owner: Owner::Applicant,
    label: Text::new("Ngày, tháng, năm sinh", "Date of birth"),
    help: Text::new("Ba số: ngày, tháng, năm.", "Three numbers: day, month, year."),
    why: Text::new(
        "Tuổi quyết định mẫu tờ khai, lệ phí, hạn dùng và ai phải đi cùng.",
        "Age decides the form, the fee, how long the paper is good, and who has to come along.",
    ),
    find: Text::new(
        "Giấy tờ chỉ ghi năm sinh thì để trống ô ngày và ô tháng.",
        "If your papers have the year only, leave day and month empty.",
    ),
    asked: Asked::Date { or: None, may_be_short: true },
    sensitive: false,
    examples: &["10/05/2001", "22/11/1966", "29/02/1988"],
    parse: parse_birth,
    warn: |born| born.day().is_none().then_some(Flaw::BirthDateShort),
    show: |born| same(&born.written()),
};

static SEXES: &[OptionSpec] = &[
    OptionSpec::new("male", Text::new("Nam", "Male"), NONE),
    OptionSpec::new("female", Text::new("Nữ", "Female"), NONE),
];

/// Sex.
pub static SEX: Field<Sex> = Field {
    id: "applicant.sex",
    owner: Owner::Applicant,
    label: Text::new("Giới tính", "Sex"),
    help: Text::new("Như trên giấy khai sinh.", "As on the birth certificate."),
    why: NONE,
    find: NONE,
    asked: Asked::Choice(SEXES),
    sensitive: false,
    examples: &["female", "male"],
    parse: Sex::parse,
    warn: no_warning,
    show: |sex| option_label(&Asked::Choice(SEXES), sex.id()),
};

/// Nơi sinh: the province of birth, or the country for a birth abroad.
pub static BIRTH_PLACE: Field<FreeText> = Field {
    id: "applicant.birth_place",
    owner: Owner::Applicant,
    label: Text::new("Nơi sinh", "Place of birth"),
    help: Text::new(
        "Tên tỉnh, thành phố như trên giấy khai sinh. Sinh ở nước ngoài thì ghi tên nước.",
        "The province as on the birth certificate. Born abroad: the country.",
    ),
    why: Text::new(
        "Nơi sinh được in lên hộ chiếu; khác với giấy khai sinh thì phải làm lại.",
        "It is printed in the passport; if it differs from the birth certificate, it has to be done again.",
    ),
    find: Text::new(
        "Xem mục “Nơi sinh” trên giấy khai sinh, hoặc trong VNeID. Tỉnh đã sáp nhập thì ghi như giấy tờ đang ghi.",
        "See “Nơi sinh” on the birth certificate, or in VNeID. If the province was merged, write what the paper says.",
    ),
    asked: line(LineKind::Plain, "off"),
    sensitive: false,
    examples: &["Hà Nội", "Cộng hòa Séc"],
    parse: |raw| FreeText::parse(raw, 100),
    warn: no_warning,
    show: |place| same(place.as_str()),
};

static HAS_NUMBER_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "yes",
        Text::new("Đã có số định danh", "Has a number"),
        Text::new(
            "Chọn nếu giấy khai sinh hoặc VNeID của cha, mẹ có ghi 12 chữ số của trẻ.",
            "Choose this if the birth certificate, or a parent's VNeID, shows the child's 12 digits.",
        ),
    ),
    OptionSpec::new(
        "no",
        Text::new("Chưa có, hoặc không biết", "No, or not known"),
        Text::new(
            "Chọn nếu giấy khai sinh làm từ trước và chưa được cấp số.",
            "Choose this if the birth certificate is an older one without a number.",
        ),
    ),
];

/// Whether a child has a personal number yet: older birth certificates lack it.
pub static HAS_PERSONAL_ID: Field<YesNo> = Field {
    id: "applicant.has_personal_id",
    owner: Owner::Applicant,
    label: Text::new("Trẻ đã có số định danh chưa", "Whether the child has a personal number"),
    help: Text::new(
        "Số định danh là dãy 12 chữ số Nhà nước cấp cho mỗi người, dùng suốt đời.",
        "The personal number is 12 digits that the state gives each person for life.",
    ),
    why: Text::new(
        "Trẻ chưa có số thì phải chứng minh bằng giấy khai sinh.",
        "Without a number, the birth certificate is the proof.",
    ),
    find: NONE,
    asked: Asked::Choice(HAS_NUMBER_OPTIONS),
    sensitive: false,
    examples: &["yes", "no"],
    parse: YesNo::parse,
    warn: no_warning,
    show: |has| option_label(&Asked::Choice(HAS_NUMBER_OPTIONS), has.id()),
};

/// Số định danh cá nhân: the twelve digits on the card.
pub static PERSONAL_ID: Field<PersonalId> = Field {
    id: "applicant.personal_id",
    owner: Owner::Applicant,
    label: Text::new("Số định danh cá nhân", "Personal number"),
    help: Text::new(
        "12 chữ số Nhà nước cấp cho mỗi người, dùng suốt đời.",
        "The 12 digits that the state gives each person for life.",
    ),
    why: Text::new("Cơ quan tìm hồ sơ theo số này.", "The office finds your record by it."),
    find: Text::new(
        "Là số in trên thẻ căn cước hoặc căn cước công dân. Chưa có thẻ: xem giấy khai sinh, hoặc ứng dụng VNeID.",
        "It is the number on the identity card. No card yet: see the birth certificate, or the VNeID app.",
    ),
    asked: line(LineKind::Digits, "off"),
    sensitive: true,
    // Made up; digits 4–6 fit the first example of the birth date.
    examples: &["079 301 000 001", "001166000002"],
    parse: PersonalId::parse,
    warn: |id| (!id.known_prefix()).then_some(Flaw::IdPrefix),
    show: |id| same(&id.spaced()),
};

/// Số CMND 9 số.
pub static OLD_ID_NUMBER: Field<OldIdNumber> = Field {
    id: "applicant.old_id_number",
    owner: Owner::Applicant,
    label: Text::new("Số chứng minh nhân dân cũ", "Number of the old CMND"),
    help: Text::new(
        "CMND là giấy tờ trước thẻ căn cước, 9 hoặc 12 chữ số. Không nhớ thì để trống.",
        "The CMND came before the cards, with 9 or 12 digits. Leave it empty if you do not remember.",
    ),
    why: Text::new(
        "Giúp nối các giấy tờ cũ (sổ đỏ, ngân hàng) với số mới.",
        "It links older papers (land title, bank) to the new number.",
    ),
    find: NONE,
    asked: line(LineKind::Digits, "off"),
    sensitive: true,
    examples: &["012345678"],
    parse: OldIdNumber::parse,
    warn: no_warning,
    show: |id| same(id.digits()),
};

/// Dân tộc, from the official list.
pub static ETHNICITY: Field<&'static str> = Field {
    id: "applicant.ethnicity",
    owner: Owner::Applicant,
    label: Text::new("Dân tộc", "Ethnic group"),
    help: Text::new(
        "Gõ vài chữ rồi chọn, như trên giấy khai sinh.",
        "Type a few letters and choose, as on the birth certificate.",
    ),
    why: Text::new(
        "Tờ khai có mục này; chỉ ghi theo danh mục.",
        "The form has it, by the official list only.",
    ),
    find: NONE,
    asked: Asked::Listed(Listed { matching: ethnic_groups::matching }),
    sensitive: true,
    examples: &["Kinh", "Ê Đê"],
    parse: |raw| match ethnic_groups::named(raw) {
        Some(group) => Ok(group.name),
        None if raw.trim().is_empty() => Err(Flaw::Missing),
        None => Err(Flaw::NotAChoice),
    },
    warn: no_warning,
    show: |name| same(name),
};

/// Tôn giáo, from the official list.
pub static RELIGION: Field<&'static str> = Field {
    id: "applicant.religion",
    owner: Owner::Applicant,
    label: Text::new("Tôn giáo", "Religion"),
    help: Text::new("Không theo tôn giáo nào thì chọn “Không”.", "If none, choose “Không” (none)."),
    why: Text::new(
        "Tờ khai có mục này; chỉ ghi theo danh mục.",
        "The form has it, by the official list only.",
    ),
    find: NONE,
    asked: Asked::Listed(Listed { matching: religions::matching }),
    sensitive: true,
    examples: &["Không", "Phật giáo"],
    parse: |raw| one_of(raw, religions::matching),
    warn: no_warning,
    show: |name| same(name),
};

/// The name of a published list that was typed whole, whatever its accents.
fn one_of(raw: &str, matching: fn(&str) -> Vec<&'static str>) -> Result<&'static str, Flaw> {
    use crate::values::place::search_key;
    let key = search_key(raw);
    if key.is_empty() {
        return Err(Flaw::Missing);
    }
    matching(raw).into_iter().find(|name| search_key(name) == key).ok_or(Flaw::NotAChoice)
}

/// Digits 5–6 of the number against the year of birth, when both are known.
pub fn number_against_year(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let (Some(id), Some(born)) = (facts.find(&PERSONAL_ID)?, facts.find(&BORN_ON)?) else {
        return Ok(None);
    };
    let says = id.says_year();
    Ok((says != born.earliest.year()).then_some((PERSONAL_ID.id, Flaw::IdYear { says })))
}

/// Digit 4 of the number against the sex, when both are known.
pub fn number_against_sex(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let (Some(id), Some(sex)) = (facts.find(&PERSONAL_ID)?, facts.find(&SEX)?) else {
        return Ok(None);
    };
    Ok((id.says_sex() != sex).then_some((PERSONAL_ID.id, Flaw::IdSex)))
}

/// A birth after the filing day.
pub fn born_by_the_day(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let born = facts.find(&BORN_ON)?;
    Ok(born.filter(|born| born.earliest > facts.day.0).map(|_| (BORN_ON.id, Flaw::BornLater)))
}
