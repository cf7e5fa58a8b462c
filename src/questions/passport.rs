//! The passport that a person has or had: number, day of issue, expiry.
//!
//! What is printed in it counts; whether it should have been issued so is not looked at.

use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Facts, Field, FieldId, LineKind, OptionSpec, Owner, Pending};
use crate::questions::person::BORN_ON;
use crate::questions::{NONE, YesNo, line, same};
use crate::values::day::{parse_day, written};
use crate::values::flaw::Flaw;
use crate::values::free_text::FreeText;
use crate::values::passport_number::PassportNumber;
use crate::values::text::Text;
use chrono::NaiveDate;

static REMEMBERED_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "yes",
        Text::new("Nhớ, hoặc có ảnh chụp", "Known, or there is a picture of it"),
        Text::new(
            "Chọn nếu biết đúng số và ngày cấp, ngày hết hạn.",
            "Choose this if you know the number and both days for certain.",
        ),
    ),
    OptionSpec::new(
        "no",
        Text::new("Không nhớ chính xác", "Not for certain"),
        Text::new(
            "Chọn nếu không chắc: tờ khai ghi “không nhớ”, cơ quan tự tra.",
            "Choose this if not sure: the form then says “không nhớ” and the office looks it up.",
        ),
    ),
];

/// Whether the details of a lost passport are known.
pub static REMEMBERED: Field<YesNo> = Field {
    id: "passport.remembered",
    owner: Owner::Applicant,
    label: Text::new("Thông tin hộ chiếu đã mất", "Details of the lost passport"),
    help: Text::new("Số, ngày cấp và ngày hết hạn.", "Number, day of issue and expiry."),
    why: Text::new(
        "Hộ chiếu mất mà đã hết hạn thì không phải trình báo.",
        "If the lost passport had expired, the loss need not be reported.",
    ),
    find: NONE,
    asked: Asked::Choice(REMEMBERED_OPTIONS),
    sensitive: false,
    examples: &["yes", "no"],
    parse: YesNo::parse,
    warn: no_warning,
    show: |known| option_label(&Asked::Choice(REMEMBERED_OPTIONS), known.id()),
};

/// Số hộ chiếu.
pub static NUMBER: Field<PassportNumber> = Field {
    id: "passport.number",
    owner: Owner::Applicant,
    label: Text::new("Số hộ chiếu", "Passport number"),
    help: Text::new("Một chữ cái và 7 chữ số.", "One letter and 7 digits."),
    why: Text::new(
        "Tờ khai hỏi số của cuốn được cấp gần nhất.",
        "The form asks for the number of the last one.",
    ),
    find: Text::new(
        "Ở trang có ảnh, góc trên bên phải. Không còn hộ chiếu: xem ảnh chụp cũ, vé máy bay, hoặc thị thực đã xin.",
        "On the page with the photo, top right. Passport gone: look at an old picture, a flight ticket or a visa form.",
    ),
    asked: line(LineKind::Plain, "off"),
    sensitive: true,
    examples: &["C1234567", "p 123 4567"],
    parse: PassportNumber::parse,
    warn: no_warning,
    show: |number| same(number.as_str()),
};

/// Ngày cấp.
pub static ISSUED_ON: Field<NaiveDate> = Field {
    id: "passport.issued_on",
    owner: Owner::Applicant,
    label: Text::new("Ngày cấp hộ chiếu", "Day of issue of the passport"),
    help: Text::new("Đúng ngày in trên hộ chiếu.", "The day printed in the passport."),
    why: NONE,
    find: Text::new(
        "Dòng “Ngày cấp / Date of issue” ở trang có ảnh.",
        "The line “Ngày cấp / Date of issue” on the photo page.",
    ),
    asked: Asked::Date { or: None, may_be_short: false },
    sensitive: false,
    examples: &["12/06/2021", "20/08/2012"],
    parse: parse_day,
    warn: no_warning,
    show: |day| same(&written(*day)),
};

/// Cơ quan cấp.
pub static ISSUED_BY: Field<FreeText> = Field {
    id: "passport.issued_by",
    owner: Owner::Applicant,
    label: Text::new("Cơ quan cấp hộ chiếu", "Who issued the passport"),
    help: Text::new("Không nhớ thì để trống.", "Leave it empty if you do not remember."),
    why: Text::new("Tờ khai có mục này.", "The form has it."),
    find: Text::new(
        "Ở trang có ảnh; thường ghi “Cục Quản lý xuất nhập cảnh”.",
        "On the photo page; mostly “Cục Quản lý xuất nhập cảnh” (Immigration Department).",
    ),
    asked: line(LineKind::Plain, "off"),
    sensitive: false,
    examples: &["Cục Quản lý xuất nhập cảnh"],
    parse: |raw| FreeText::parse(raw, 100),
    warn: no_warning,
    show: |text| same(text.as_str()),
};

/// Có giá trị đến.
pub static EXPIRES_ON: Field<NaiveDate> = Field {
    id: "passport.expires_on",
    owner: Owner::Applicant,
    label: Text::new("Ngày hết hạn hộ chiếu", "Expiry of the passport"),
    help: Text::new("Đúng ngày in trên hộ chiếu.", "The day printed in the passport."),
    why: Text::new(
        "Còn hạn hay đã hết hạn thì làm khác nhau.",
        "What to do differs for a valid and an expired one.",
    ),
    find: Text::new(
        "Dòng “Có giá trị đến / Date of expiry” ở trang có ảnh.",
        "The line “Có giá trị đến / Date of expiry” on the photo page.",
    ),
    asked: Asked::Date { or: None, may_be_short: false },
    sensitive: false,
    examples: &["12/06/2031", "20/08/2022"],
    parse: parse_day,
    warn: no_warning,
    show: |day| same(&written(*day)),
};

/// The day of issue against the filing day and the birth.
pub fn issue_day(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let Some(issued) = facts.find(&ISSUED_ON)? else { return Ok(None) };
    if issued > facts.day.0 {
        return Ok(Some((ISSUED_ON.id, Flaw::IssuedLater)));
    }
    let born = facts.find(&BORN_ON)?;
    Ok(born.filter(|born| issued < born.earliest).map(|_| (ISSUED_ON.id, Flaw::IssuedBeforeBirth)))
}

/// The expiry against the day of issue.
pub fn expiry_after_issue(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let (Some(issued), Some(expires)) = (facts.find(&ISSUED_ON)?, facts.find(&EXPIRES_ON)?) else {
        return Ok(None);
    };
    Ok((expires <= issued).then_some((EXPIRES_ON.id, Flaw::ExpiryBeforeIssue)))
}
