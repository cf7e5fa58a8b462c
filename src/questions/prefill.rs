//! Answers read off a card: the QR of a CCCD or thẻ căn cước, and the machine-readable zone (ICAO 9303).
//!
//! Neither is proof of anything: the QR is not signed, and a check digit only shows that a line was read well. What is
//! found is offered to the person, who confirms it. Knows no camera.

use crate::form::FieldId;
use crate::questions::person;
use crate::values::day::{from_iso, iso};
use crate::values::personal_id::{PersonalId, Sex};
use crate::values::text::Text;
use chrono::{Datelike, NaiveDate};

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prefill {
    /// Answers to offer, by question.
    pub answers: Vec<(FieldId, String)>,
    /// The check digits, in the order of the zone.
    pub checks: Vec<CheckDigit>,
    /// What the person should know before using it.
    pub remarks: Vec<Text>,
    /// Why nothing was found.
    pub refused: Option<Text>,
}

/// One check digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckDigit {
    /// What it covers: `document_number`, `date_of_birth`, `date_of_expiry`, `personal_number`, `composite`.
    pub covers: &'static str,
    /// Whether it agrees.
    pub agrees: bool,
}

/// The most that is looked at: a card's QR holds about 200 characters.
const LONGEST: usize = 2000;

const NOT_A_CARD: Text = Text::new(
    "Đây không phải mã QR của thẻ căn cước hay căn cước công dân.",
    "This is not the QR code of an identity card.",
);
const NOT_A_ZONE: Text = Text::new(
    "Không đọc được dòng mã ở mặt sau thẻ hoặc ở trang hộ chiếu. Cần đủ 3 dòng 30 ký tự (thẻ) hoặc 2 dòng 44 ký tự (hộ chiếu).",
    "The zone on the back of the card or on the passport page cannot be read. It takes 3 lines of 30 characters (card) or 2 lines of 44 (passport).",
);
const OLD_ADDRESS: Text = Text::new(
    "Địa chỉ trên thẻ có thể theo tên xã, huyện trước 01/07/2025: hãy chọn lại theo tên mới.",
    "The address on the card may have the communes and districts before 1 July 2025: choose it again by the new names.",
);
const NO_MARKS: Text = Text::new(
    "Dòng mã không có dấu: hãy gõ lại họ tên cho đủ dấu.",
    "The zone has no marks: type the name again with its marks.",
);

fn refused(why: Text) -> Prefill {
    Prefill { refused: Some(why), ..Prefill::default() }
}

/// `10052001`, as the QR writes a day.
fn packed_day(text: &str) -> Option<NaiveDate> {
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        return None;
    }
    NaiveDate::from_ymd_opt(
        text.get(4..)?.parse().ok()?,
        text.get(2..4)?.parse().ok()?,
        text.get(..2)?.parse().ok()?,
    )
}

/// Reads the QR text of a card: `number|old number|name|ddmmyyyy|Nam or Nữ|address|ddmmyyyy`, further parts ignored.
///
/// Circular 06/2021/TT-BCA for the chip CCCD; the order on the card of 2024 was not confirmed and is taken to be the same.
pub fn card_qr(text: &str) -> Prefill {
    if text.len() > LONGEST {
        return refused(NOT_A_CARD);
    }
    let parts: Vec<&str> = text.trim().split('|').map(str::trim).collect();
    let [number, old, name, born, sex, address, issued, ..] = parts.as_slice() else {
        return refused(NOT_A_CARD);
    };
    let sex = match *sex {
        "Nam" => Sex::Male,
        "Nữ" => Sex::Female,
        _ => return refused(NOT_A_CARD),
    };
    let whole = number.len() == 12 && number.bytes().all(|byte| byte.is_ascii_digit());
    let (Some(born), Some(issued)) = (packed_day(born), packed_day(issued)) else {
        return refused(NOT_A_CARD);
    };
    if !whole || (person::FULL_NAME.parse)(name).is_err() {
        return refused(NOT_A_CARD);
    }
    let mut answers = vec![
        (person::PERSONAL_ID.id, (*number).to_owned()),
        (person::FULL_NAME.id, (*name).to_owned()),
        (person::BORN_ON.id, iso(born)),
        (person::SEX.id, sex.id().to_owned()),
        ("card.issued_on", iso(issued)),
    ];
    if (person::OLD_ID_NUMBER.parse)(old).is_ok() {
        answers.push((person::OLD_ID_NUMBER.id, (*old).to_owned()));
    }
    let mut remarks = Vec::new();
    if !address.is_empty() {
        answers.push(("residence.permanent.line", (*address).to_owned()));
        remarks.push(OLD_ADDRESS);
    }
    Prefill { answers, remarks, ..Prefill::default() }
}

/// Reads the machine-readable zone of a card (TD1) or of a passport (TD3); every check digit is reported.
pub fn zone(text: &str) -> Prefill {
    if text.len() > LONGEST {
        return refused(NOT_A_ZONE);
    }
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            line.chars()
                .filter(|sign| !sign.is_whitespace())
                .collect::<String>()
                .to_ascii_uppercase()
        })
        .filter(|line| !line.is_empty())
        .collect();
    let read = match lines.as_slice() {
        [one, two, three] if [one, two, three].iter().all(|line| line.chars().count() == 30) => {
            mrz::parse_td1(one, two, three)
        }
        [one, two] if [one, two].iter().all(|line| line.chars().count() == 44) => {
            mrz::parse_td3(one, two)
        }
        _ => return refused(NOT_A_ZONE),
    };
    let Ok(read) = read else { return refused(NOT_A_ZONE) };
    let digits = [
        ("document_number", read.checks.document_number),
        ("date_of_birth", read.checks.date_of_birth),
        ("date_of_expiry", read.checks.date_of_expiry),
        ("personal_number", read.checks.personal_number),
        ("composite", read.checks.composite),
    ];
    let checks = digits
        .into_iter()
        .filter_map(|(covers, agrees)| Some(CheckDigit { covers, agrees: agrees? }))
        .collect();
    let passport = lines.len() == 2;
    // The twelve digits stand in the optional data of both.
    let number = read
        .optional_data_1
        .as_deref()
        .and_then(|data| data.get(..12))
        .and_then(|digits| PersonalId::parse(digits).ok());
    let mut answers = Vec::new();
    if let Some(number) = &number {
        answers.push((person::PERSONAL_ID.id, number.as_str().to_owned()));
    }
    let name = format!("{} {}", read.surname, read.given_names);
    if (person::FULL_NAME.parse)(&name).is_ok() {
        answers.push((person::FULL_NAME.id, name.trim().to_owned()));
    }
    let says = number.as_ref().map(PersonalId::says_year);
    if let Some(born) =
        from_iso(&read.date_of_birth.to_string()).and_then(|born| in_century(born, says))
    {
        answers.push((person::BORN_ON.id, iso(born)));
    }
    if matches!(read.sex, mrz::Sex::Male) {
        answers.push((person::SEX.id, Sex::Male.id().to_owned()));
    } else if matches!(read.sex, mrz::Sex::Female) {
        answers.push((person::SEX.id, Sex::Female.id().to_owned()));
    }
    if passport {
        answers.push(("passport.number", read.full_document_number().to_owned()));
    }
    if let Some(expires) = from_iso(&read.date_of_expiry.to_string()) {
        let field = if passport { "passport.expires_on" } else { "card.printed_expiry" };
        answers.push((field, iso(expires)));
    }
    Prefill { answers, checks, remarks: vec![NO_MARKS], refused: None }
}

/// The zone has two digits of the year; the personal number knows the century.
fn in_century(born: NaiveDate, says: Option<i32>) -> Option<NaiveDate> {
    match says {
        Some(year) if year % 100 == born.year() % 100 => born.with_year(year),
        Some(_) | None => Some(born),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer<'a>(found: &'a Prefill, field: &str) -> Option<&'a str> {
        found.answers.iter().find(|(id, _)| *id == field).map(|(_, text)| text.as_str())
    }

    // Both made up.
    const QR: &str =
        "001199000017|012345678|NGUYỄN THỊ MẪU|15021999|Nữ|Thôn 1, Xã A, Huyện B, Hà Nội|10052021";
    const TD1: &str = "IDVNM1990000173001199000017<<4\n9902152F3902150VNM<<<<<<<<<<<8\nNGUYEN<<THI<MAU<<<<<<<<<<<<<<<";
    const TD3: &str = "P<VNMNGUYEN<<THI<MAU<<<<<<<<<<<<<<<<<<<<<<<<\nP1234567<1VNM9902152F3611225001199000017<<44";

    #[test]
    fn the_qr_of_a_card() {
        let found = card_qr(QR);
        assert_eq!(found.refused, None);
        assert_eq!(answer(&found, "applicant.personal_id"), Some("001199000017"));
        assert_eq!(answer(&found, "applicant.full_name"), Some("NGUYỄN THỊ MẪU"));
        assert_eq!(answer(&found, "applicant.born_on"), Some("1999-02-15"));
        assert_eq!(answer(&found, "applicant.sex"), Some("female"));
        assert_eq!(answer(&found, "card.issued_on"), Some("2021-05-10"));
        assert_eq!(found.remarks, vec![OLD_ADDRESS]);
    }

    #[test]
    fn a_qr_of_something_else_is_refused() {
        for text in [
            "",
            "https://example.vn",
            "1|2|3|4|5|6|7",
            "||||||",
            &QR.replace("15021999", "31021999"),
            &"|".repeat(5000),
        ] {
            assert_eq!(card_qr(text).refused, Some(NOT_A_CARD), "{text}");
        }
    }

    #[test]
    fn the_zone_of_a_card_and_of_a_passport() {
        let card = zone(TD1);
        assert!(
            card.checks.iter().all(|check| check.agrees) && card.checks.len() == 4,
            "{:?}",
            card.checks
        );
        assert_eq!(answer(&card, "applicant.personal_id"), Some("001199000017"));
        assert_eq!(answer(&card, "applicant.born_on"), Some("1999-02-15"));
        assert_eq!(answer(&card, "card.printed_expiry"), Some("2039-02-15"));
        let passport = zone(TD3);
        assert!(
            passport.checks.iter().all(|check| check.agrees) && passport.checks.len() == 5,
            "{:?}",
            passport.checks
        );
        assert_eq!(answer(&passport, "passport.number"), Some("P1234567"));
        assert_eq!(answer(&passport, "passport.expires_on"), Some("2036-11-22"));
    }

    #[test]
    fn a_zone_read_badly_says_which_digit() {
        let slip = zone(&TD1.replace("9902152F", "9902153F"));
        let failed: Vec<&str> =
            slip.checks.iter().filter(|check| !check.agrees).map(|check| check.covers).collect();
        assert_eq!(failed, ["date_of_birth", "composite"]);
        assert_eq!(zone("IDVNM").refused, Some(NOT_A_ZONE));
        assert_eq!(zone(&"é".repeat(44)).refused, Some(NOT_A_ZONE));
        assert_eq!(zone(&format!("{0}\n{0}", "É".repeat(44))).refused, Some(NOT_A_ZONE));
    }
}
