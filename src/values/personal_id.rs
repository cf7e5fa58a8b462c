//! Số định danh cá nhân (the personal number, twelve digits) and the number of the old CMND.
//!
//! What the digits say is a hint: the texts that gave their meaning ended on 2024-06-30, a person may keep a number that no
//! longer fits after a correction (decree 70/2024, Điều 11 khoản 8), and no digit checks the others.
//! So only the shape is judged here. This module does not know whose number it is.

use crate::values::flaw::Flaw;
use crate::values::free_text::is_hidden;
use crate::values::text::Text;
use std::fmt;

/// Giới tính, as papers have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

impl Sex {
    /// Reads the id of an answer: `male` or `female`.
    pub fn parse(raw: &str) -> Result<Sex, Flaw> {
        match raw.trim() {
            "" => Err(Flaw::Missing),
            "male" => Ok(Sex::Male),
            "female" => Ok(Sex::Female),
            _ => Err(Flaw::NotAChoice),
        }
    }

    /// Its id in drafts and files.
    pub fn id(self) -> &'static str {
        match self {
            Sex::Male => "male",
            Sex::Female => "female",
        }
    }

    /// What it is called.
    pub fn text(self) -> Text {
        match self {
            Sex::Male => Text::new("Nam", "Male"),
            Sex::Female => Text::new("Nữ", "Female"),
        }
    }
}

/// Twelve digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonalId([u8; 12]);

impl PersonalId {
    /// Reads the number as typed or pasted: blanks, dots and hyphens between the digits do not count.
    pub fn parse(raw: &str) -> Result<PersonalId, Flaw> {
        let digits = digits_of(raw)?;
        <[u8; 12]>::try_from(digits.kept.as_slice())
            .ok()
            .filter(|_| digits.got == 12)
            .map(PersonalId)
            .ok_or(Flaw::DigitCount { got: digits.got, want: "12" })
    }

    /// The number without blanks.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The number in threes: `079 201 001 234`.
    pub fn spaced(&self) -> String {
        let mut text = String::with_capacity(15);
        for (at, digit) in self.as_str().chars().enumerate() {
            if at > 0 && at % 3 == 0 {
                text.push(' ');
            }
            text.push(digit);
        }
        text
    }

    /// Digits 1–3: the place where the birth was registered.
    pub fn birth_place_code(&self) -> &str {
        self.as_str().get(..3).unwrap_or_default()
    }

    /// The province that digits 1–3 name; absent for a country or an unknown code.
    pub fn birth_place(&self) -> Option<&'static BirthPlace> {
        let code = self.birth_place_code();
        BIRTH_PLACES.iter().find(|place| place.code == code)
    }

    /// The year that digits 4–6 name: 0 and 1 stand for the 1900s, 2 and 3 for the 2000s, and so on
    /// (decree 137/2015, Điều 13; Thông tư 59/2021/TT-BCA, Điều 4, until 2024-06-30).
    pub fn says_year(&self) -> i32 {
        let [_, _, _, sex_and_century, tens, ones, ..] =
            self.0.map(|digit| i32::from(digit - b'0'));
        1900 + 100 * (sex_and_century / 2) + 10 * tens + ones
    }

    /// The sex that digit 4 names: even is male (same source as the year).
    pub fn says_sex(&self) -> Sex {
        let [_, _, _, sex_and_century, ..] = self.0;
        if (sex_and_century - b'0').is_multiple_of(2) { Sex::Male } else { Sex::Female }
    }

    /// Whether digits 1–3 are a province of 2016 or a country code.
    ///
    /// The country codes 101–295 rest on one source; an unknown prefix is no reason to refuse a number.
    pub fn known_prefix(&self) -> bool {
        let country =
            self.birth_place_code().parse::<u16>().is_ok_and(|code| (101..=295).contains(&code));
        country || self.birth_place().is_some()
    }
}

impl fmt::Display for PersonalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for PersonalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonalId({self})")
    }
}

/// The number of a chứng minh nhân dân: nine digits, or twelve on those issued from 2012 to 2015.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldIdNumber(String);

impl OldIdNumber {
    /// Reads the number as typed or pasted: blanks, dots and hyphens between the digits do not count.
    pub fn parse(raw: &str) -> Result<OldIdNumber, Flaw> {
        let digits = digits_of(raw)?;
        match digits.got {
            9 | 12 => Ok(OldIdNumber(digits.kept.into_iter().map(char::from).collect())),
            got => Err(Flaw::DigitCount { got, want: "9 / 12" }),
        }
    }

    /// The number without blanks.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OldIdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Digits out of a typed number: how many there were, and the first twelve.
struct Digits {
    got: usize,
    kept: Vec<u8>,
}

fn digits_of(raw: &str) -> Result<Digits, Flaw> {
    let mut digits = Digits { got: 0, kept: Vec::with_capacity(12) };
    for character in raw.chars() {
        match character {
            '0'..='9' => {
                digits.got += 1;
                if digits.kept.len() < 12 {
                    digits.kept.extend(u8::try_from(character));
                }
            }
            '.' | '-' | '\u{2010}'..='\u{2013}' => {}
            blank if blank.is_whitespace() => {}
            hidden if is_hidden(hidden) => return Err(Flaw::Invisible),
            other => return Err(Flaw::NotADigit(other)),
        }
    }
    if digits.got == 0 { Err(Flaw::Missing) } else { Ok(digits) }
}

/// A province as the personal number names it.
#[derive(Debug, PartialEq, Eq)]
pub struct BirthPlace {
    /// Three digits.
    pub code: &'static str,
    /// The name of the province in 2016.
    pub name: &'static str,
    /// The code of the province that holds it since 2025-07-01.
    pub now: &'static str,
}

const fn place(code: &'static str, name: &'static str, now: &'static str) -> BirthPlace {
    BirthPlace { code, name, now }
}

/// The 63 provinces by their code in personal numbers (Phụ lục 1, Thông tư 07/2016/TT-BCA), and where each is since
/// Nghị quyết 202/2025/QH15.
///
/// Which code a birth registered after the merger gets was not confirmed; numbers already given do not change.
pub const BIRTH_PLACES: &[BirthPlace] = &[
    place("001", "Hà Nội", "01"),
    place("002", "Hà Giang", "08"),
    place("004", "Cao Bằng", "04"),
    place("006", "Bắc Kạn", "19"),
    place("008", "Tuyên Quang", "08"),
    place("010", "Lào Cai", "15"),
    place("011", "Điện Biên", "11"),
    place("012", "Lai Châu", "12"),
    place("014", "Sơn La", "14"),
    place("015", "Yên Bái", "15"),
    place("017", "Hòa Bình", "25"),
    place("019", "Thái Nguyên", "19"),
    place("020", "Lạng Sơn", "20"),
    place("022", "Quảng Ninh", "22"),
    place("024", "Bắc Giang", "24"),
    place("025", "Phú Thọ", "25"),
    place("026", "Vĩnh Phúc", "25"),
    place("027", "Bắc Ninh", "24"),
    place("030", "Hải Dương", "31"),
    place("031", "Hải Phòng", "31"),
    place("033", "Hưng Yên", "33"),
    place("034", "Thái Bình", "33"),
    place("035", "Hà Nam", "37"),
    place("036", "Nam Định", "37"),
    place("037", "Ninh Bình", "37"),
    place("038", "Thanh Hóa", "38"),
    place("040", "Nghệ An", "40"),
    place("042", "Hà Tĩnh", "42"),
    place("044", "Quảng Bình", "44"),
    place("045", "Quảng Trị", "44"),
    place("046", "Thừa Thiên Huế", "46"),
    place("048", "Đà Nẵng", "48"),
    place("049", "Quảng Nam", "48"),
    place("051", "Quảng Ngãi", "51"),
    place("052", "Bình Định", "52"),
    place("054", "Phú Yên", "66"),
    place("056", "Khánh Hòa", "56"),
    place("058", "Ninh Thuận", "56"),
    place("060", "Bình Thuận", "68"),
    place("062", "Kon Tum", "51"),
    place("064", "Gia Lai", "52"),
    place("066", "Đắk Lắk", "66"),
    place("067", "Đắk Nông", "68"),
    place("068", "Lâm Đồng", "68"),
    place("070", "Bình Phước", "75"),
    place("072", "Tây Ninh", "80"),
    place("074", "Bình Dương", "79"),
    place("075", "Đồng Nai", "75"),
    place("077", "Bà Rịa - Vũng Tàu", "79"),
    place("079", "Hồ Chí Minh", "79"),
    place("080", "Long An", "80"),
    place("082", "Tiền Giang", "82"),
    place("083", "Bến Tre", "86"),
    place("084", "Trà Vinh", "86"),
    place("086", "Vĩnh Long", "86"),
    place("087", "Đồng Tháp", "82"),
    place("089", "An Giang", "91"),
    place("091", "Kiên Giang", "91"),
    place("092", "Cần Thơ", "92"),
    place("093", "Hậu Giang", "92"),
    place("094", "Sóc Trăng", "92"),
    place("095", "Bạc Liêu", "96"),
    place("096", "Cà Mau", "96"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::place::PROVINCES;

    fn check(raw: &str, expect: Result<&str, Flaw>) {
        assert_eq!(
            PersonalId::parse(raw).map(|id| id.to_string()),
            expect.map(str::to_owned),
            "{raw:?}"
        );
    }

    #[test]
    fn a_number_as_people_type_it() {
        check("079201001234", Ok("079201001234"));
        check("079 201 001 234", Ok("079201001234"));
        check(" 079.201.001.234\n", Ok("079201001234"));
        check("079-201-001-234", Ok("079201001234"));
        check("079\u{a0}201\u{202f}001\u{2011}234", Ok("079201001234"));
        check("000000000000", Ok("000000000000"));
    }

    #[test]
    fn what_is_not_a_number() {
        check("", Err(Flaw::Missing));
        check(" .-", Err(Flaw::Missing));
        check("07920100123", Err(Flaw::DigitCount { got: 11, want: "12" }));
        check("0792010012345", Err(Flaw::DigitCount { got: 13, want: "12" }));
        check("123456789", Err(Flaw::DigitCount { got: 9, want: "12" }));
        check("07920100123O", Err(Flaw::NotADigit('O')));
        check("٠٧٩201001234", Err(Flaw::NotADigit('٠')));
        check("079201001234\u{200b}", Err(Flaw::Invisible));
        check("+79201001234", Err(Flaw::NotADigit('+')));
        check(&"1".repeat(1_000_000), Err(Flaw::DigitCount { got: 1_000_000, want: "12" }));
    }

    #[test]
    fn what_the_digits_say() {
        let says = |raw: &str, year: i32, sex: Sex, known: bool| {
            let got =
                PersonalId::parse(raw).map(|id| (id.says_year(), id.says_sex(), id.known_prefix()));
            assert_eq!(got, Ok((year, sex, known)), "{raw}");
        };
        says("079 201 001 234", 2001, Sex::Male, true);
        says("079 301 001 234", 2001, Sex::Female, true);
        says("001 066 000 002", 1966, Sex::Male, true);
        says("001 166 000 002", 1966, Sex::Female, true);
        says("096 499 000 002", 2199, Sex::Male, true);
        says("096 999 000 002", 2399, Sex::Female, true);
        says("000 000 000 002", 1900, Sex::Male, false);
        says("003 000 000 002", 1900, Sex::Male, false);
        says("097 000 000 002", 1900, Sex::Male, false);
        says("100 000 000 002", 1900, Sex::Male, false);
        says("101 000 000 002", 1900, Sex::Male, true);
        says("295 000 000 002", 1900, Sex::Male, true);
        says("296 000 000 002", 1900, Sex::Male, false);
        let parts = PersonalId::parse("017301000001").map(|id| {
            (
                id.spaced(),
                id.birth_place_code().to_owned(),
                id.birth_place().map(|place| (place.name, place.now)),
            )
        });
        assert_eq!(parts, Ok(("017 301 000 001".into(), "017".into(), Some(("Hòa Bình", "25")))));
    }

    #[test]
    fn an_old_number_has_nine_or_twelve_digits() {
        let check = |raw: &str, expect: Result<&str, Flaw>| {
            assert_eq!(
                OldIdNumber::parse(raw).map(|id| id.0),
                expect.map(str::to_owned),
                "{raw:?}"
            );
        };
        check("012345678", Ok("012345678"));
        check("012 345 678", Ok("012345678"));
        check("079201001234", Ok("079201001234"));
        check("0123456789", Err(Flaw::DigitCount { got: 10, want: "9 / 12" }));
        check("B12345678", Err(Flaw::NotADigit('B')));
        check("", Err(Flaw::Missing));
    }

    #[test]
    fn the_table_of_places_is_sound() {
        assert_eq!(BIRTH_PLACES.len(), 63);
        assert!(BIRTH_PLACES.is_sorted_by(|a, b| a.code < b.code));
        for place in BIRTH_PLACES {
            let now = PROVINCES.iter().find(|province| province.code.as_str() == place.now);
            let was = |province: &crate::values::place::Province| {
                province.merged_from.contains(&place.name)
            };
            assert!(now.is_some_and(was), "{}", place.name);
        }
    }

    #[test]
    fn sex_as_answered() {
        assert_eq!(Sex::parse("male"), Ok(Sex::Male));
        assert_eq!(Sex::parse("female"), Ok(Sex::Female));
        assert_eq!(Sex::parse("nam"), Err(Flaw::NotAChoice));
        assert_eq!(Sex::parse(""), Err(Flaw::Missing));
        assert_eq!((Sex::Male.text().vi, Sex::Female.id()), ("Nam", "female"));
    }
}
