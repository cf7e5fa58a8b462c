//! The number of an ordinary passport: one letter and seven digits.
//!
//! Knows nothing of which letters were given out, nor whose passport it is.

use crate::values::flaw::Flaw;
use std::fmt;

/// How many digits follow the letter.
const DIGITS: usize = 7;

/// One capital letter and seven digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassportNumber(String);

impl PassportNumber {
    /// Reads the number as typed: small letters, blanks and dots do not matter.
    pub fn parse(raw: &str) -> Result<PassportNumber, Flaw> {
        if raw.trim().is_empty() {
            return Err(Flaw::Missing);
        }
        let mut text = String::with_capacity(DIGITS + 1);
        for sign in raw.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '.' | '-')) {
            let fits =
                if text.is_empty() { sign.is_ascii_alphabetic() } else { sign.is_ascii_digit() };
            if !fits || text.len() > DIGITS {
                return Err(Flaw::NotAPassportNumber);
            }
            text.push(sign.to_ascii_uppercase());
        }
        if text.len() == DIGITS + 1 {
            Ok(PassportNumber(text))
        } else {
            Err(Flaw::NotAPassportNumber)
        }
    }

    /// The number as it is printed: `C1234567`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PassportNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_as_people_type_it() {
        let check = |raw: &str, expect: Result<&str, Flaw>| {
            assert_eq!(
                PassportNumber::parse(raw).map(|number| number.0),
                expect.map(str::to_owned),
                "{raw:?}"
            );
        };
        check("C1234567", Ok("C1234567"));
        check(" c 123 4567 ", Ok("C1234567"));
        check("p\u{a0}123.4567", Ok("P1234567"));
        check("", Err(Flaw::Missing));
        check(" \u{a0}", Err(Flaw::Missing));
        for raw in [
            "1234567",
            "CC123456",
            "C123456",
            "C12345678",
            "Đ1234567",
            "C123456７",
            "-",
            "079201001234",
        ] {
            check(raw, Err(Flaw::NotAPassportNumber));
        }
        check(&"C1234567".repeat(100_000), Err(Flaw::NotAPassportNumber));
    }
}
