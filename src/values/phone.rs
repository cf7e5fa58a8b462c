//! A Vietnamese phone number.
//!
//! Knows the shape of the numbering plan since 2018, not which numbers are in use or in whose name a SIM is.

use crate::values::flaw::Flaw;
use std::fmt;

/// A phone number as dialed inside the country: mobile `0912345678`, landline `02438251234`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// Reads `0912 345 678`, `+84 912 345 678`, `84912345678`, `(024) 3825 1234` and the like.
    ///
    /// Mobile numbers have ten digits and begin with 03, 05, 07, 08 or 09; landlines have eleven and begin with 02
    /// (Thông tư 22/2014/TT-BTTTT and the change-over of 2017–2018).
    pub fn parse(raw: &str) -> Result<Phone, Flaw> {
        let text = raw.trim();
        if text.is_empty() {
            return Err(Flaw::Missing);
        }
        let abroad = text.starts_with('+') || text.starts_with("(+");
        let mut digits = String::new();
        for character in text.trim_start_matches('(').trim_start_matches('+').chars() {
            match character {
                '0'..='9' if digits.len() < 16 => digits.push(character),
                ' '
                | '.'
                | '-'
                | '('
                | ')'
                | '\u{a0}'
                | '\u{202f}'
                | '\u{2009}'
                | '\u{2010}'..='\u{2013}' => {}
                _ => return Err(Flaw::NotAPhone),
            }
        }
        let national = match digits.strip_prefix("84") {
            // "+84 (0)912 …" is a common way to print a number.
            Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
            None if abroad => return Err(Flaw::NotAPhone),
            None => digits,
        };
        let right = match national.as_bytes() {
            [b'0', b'3' | b'5' | b'7' | b'8' | b'9', rest @ ..] => rest.len() == 8,
            [b'0', b'2', rest @ ..] => rest.len() == 9,
            _ => false,
        };
        if right { Ok(Phone(national)) } else { Err(Flaw::NotAPhone) }
    }

    /// The number as dialed inside the country.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as dialed from anywhere: `+84912345678`.
    pub fn international(&self) -> String {
        format!("+84{}", self.0.strip_prefix('0').unwrap_or(&self.0))
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expect: Result<&str, Flaw>) {
        assert_eq!(Phone::parse(raw).map(|phone| phone.0), expect.map(str::to_owned), "{raw:?}");
    }

    #[test]
    fn a_number_as_people_type_it() {
        check("0912345678", Ok("0912345678"));
        check(" 0912 345 678 ", Ok("0912345678"));
        check("0912.345.678", Ok("0912345678"));
        check("0912-345-678", Ok("0912345678"));
        check("+84 912 345 678", Ok("0912345678"));
        check("+84 (0)912 345 678", Ok("0912345678"));
        check("(+84) 912 345 678", Ok("0912345678"));
        check("84912345678", Ok("0912345678"));
        check("0344\u{a0}000\u{202f}111", Ok("0344000111"));
        check("(024) 3825 1234", Ok("02438251234"));
        check("+84 24 3825 1234", Ok("02438251234"));
        check("0842345678", Ok("0842345678"));
        check("84842345678", Ok("0842345678"));
    }

    #[test]
    fn what_is_not_a_number() {
        check("", Err(Flaw::Missing));
        check(" ", Err(Flaw::Missing));
        for raw in [
            "912345678",
            "091234567",
            "09123456789",
            "0412345678",
            "0612345678",
            "0212345678",
            "113",
            "1900 1234",
            "+1 202 555 0100",
            "+0912345678",
            "0912345678a",
            "０９１２３４５６７８",
            "0912+345678",
            "-",
            "()",
            "8484912345678",
            "0912345678\n0912345679",
        ] {
            check(raw, Err(Flaw::NotAPhone));
        }
        check(&"0".repeat(1_000_000), Err(Flaw::NotAPhone));
    }

    #[test]
    fn from_anywhere() {
        let abroad = |raw: &str| Phone::parse(raw).map(|phone| phone.international());
        assert_eq!(abroad("0912345678"), Ok("+84912345678".into()));
        assert_eq!(abroad("02438251234"), Ok("+842438251234".into()));
    }
}
