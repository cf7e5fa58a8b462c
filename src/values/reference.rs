//! What a sheet is called by, and when it was made. Chance and the moment are handed in.

use crate::values::moment::Moment;

/// What makes a sheet a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// When it was made.
    pub made: Moment,
    /// Its reference.
    pub reference: Reference,
}

impl Seal {
    /// Reads what was written of one.
    pub fn parse(made: Option<&str>, reference: Option<&str>) -> Option<Seal> {
        Some(Seal { made: Moment::parse(made?)?, reference: Reference::parse(reference?)? })
    }
}

/// The reference of a sheet: ours, and unlike any file code of a portal.
///
/// Nine characters and a check character, in an alphabet without look-alikes; every third one is a digit, so that no
/// word can form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference(String);

const LETTERS: &[u8; 20] = b"ACDEFGHJKLMNPQRTVWXY";
const DIGITS: &[u8; 7] = b"3467892";

impl Reference {
    /// Makes one out of chance.
    pub fn from_chance(chance: [u8; 9]) -> Reference {
        let sign = |(at, byte): (usize, &u8)| {
            let byte = usize::from(*byte);
            if at % 3 == 2 { DIGITS[byte % DIGITS.len()] } else { LETTERS[byte % LETTERS.len()] }
        };
        let signs: Vec<u8> = chance.iter().enumerate().map(sign).collect();
        let text: String = signs.iter().map(|sign| char::from(*sign)).collect();
        let check = char::from(Reference::check_of(&text));
        Reference(format!("{text}{check}"))
    }

    /// Reads one as people type it: blanks, hyphens and small letters do not matter.
    pub fn parse(raw: &str) -> Option<Reference> {
        let text: String = raw
            .chars()
            .filter(|c| c.is_ascii_alphanumeric())
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let (body, check) = (text.get(..9)?, text.get(9..)?);
        let shaped = body.bytes().enumerate().all(|(at, sign)| match at % 3 {
            2 => DIGITS.contains(&sign),
            _ => LETTERS.contains(&sign),
        });
        let checked = check.len() == 1 && check.bytes().next() == Some(Reference::check_of(body));
        (shaped && checked).then_some(Reference(text))
    }

    /// The check character: weights differ from place to place, so that two swapped neighbours are noticed.
    fn check_of(body: &str) -> u8 {
        let all = || LETTERS.iter().chain(DIGITS);
        let value = |sign: u8| all().position(|other| *other == sign).unwrap_or(0);
        let sum: usize = body.bytes().enumerate().map(|(at, sign)| (at + 1) * value(sign)).sum();
        // 23 is prime, larger than every weight, and leaves only letters and digits of the alphabet.
        all().nth(sum % 23).copied().unwrap_or(b'A')
    }

    /// As it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is shown: in groups.
    pub fn shown(&self) -> String {
        let groups: Vec<&str> =
            [self.0.get(..3), self.0.get(3..6), self.0.get(6..)].into_iter().flatten().collect();
        groups.join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_survives_people_and_notices_slips() {
        let reference = Reference::from_chance([1, 250, 37, 90, 4, 77, 13, 199, 6]);
        let shown = reference.shown().to_lowercase().replace('-', " ");
        assert_eq!(Reference::parse(&shown), Some(reference.clone()));
        let text = reference.as_str();
        for at in 0..text.len() {
            for sign in b'0'..=b'Z' {
                let mut slip = text.as_bytes().to_vec();
                if slip[at] != sign && sign.is_ascii_alphanumeric() {
                    slip[at] = sign;
                    let slip = String::from_utf8(slip).unwrap();
                    assert_eq!(Reference::parse(&slip), None, "{text} {slip}");
                }
            }
        }
    }
}
