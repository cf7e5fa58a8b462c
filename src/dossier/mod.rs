//! A finished application, and everything that can be made of it.
//!
//! `Dossier::close` is the only door to an export. What comes from outside (the moment, chance, fonts, tables of names)
//! is handed in; nothing here reads a clock or a file.

pub mod calendar_file;
pub mod counter;
pub mod draft_file;
pub mod explained;
pub mod export;
pub mod json;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod plan;
pub mod qr;
pub mod sheet;
pub mod summary;
pub mod text;

use crate::form::{Answers, FieldId};
use crate::law::LegalDay;
use crate::procedures::Procedure;
use crate::procedures::assessment::{Assessment, FieldFlaw, Verdict, assess};
use chrono::NaiveDate;

/// A moment in Việt Nam (+07:00), as plain numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub day: NaiveDate,
    /// Hour, 0–23.
    pub hour: u32,
    /// Minute, 0–59.
    pub minute: u32,
    /// Second, 0–59.
    pub second: u32,
}

impl Moment {
    /// RFC 3339 with the offset of Việt Nam.
    pub fn rfc3339(&self) -> String {
        let day = crate::values::day::iso(self.day);
        format!("{day}T{:02}:{:02}:{:02}+07:00", self.hour, self.minute, self.second)
    }

    /// For putting moments in order.
    pub fn order(self) -> (NaiveDate, u32, u32, u32) {
        (self.day, self.hour, self.minute, self.second)
    }

    /// Reads what `rfc3339` writes.
    pub fn parse(text: &str) -> Option<Moment> {
        let (day, rest) = text.split_once('T')?;
        let time = rest.strip_suffix("+07:00")?;
        let mut parts =
            time.split(':').map(|part| part.parse::<u32>().ok().filter(|_| part.len() == 2));
        let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
        let right = parts.next().is_none() && hour < 24 && minute < 60 && second < 60;
        right.then_some(Moment { day: crate::values::day::from_iso(day)?, hour, minute, second })
    }
}

/// A finished application.
#[derive(Clone, Debug)]
pub struct Dossier {
    assessment: Assessment,
    answers: Answers,
    made: Moment,
    reference: Reference,
}

/// Every reason why a dossier cannot be closed, each with the question to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotReady {
    /// Questions without an answer.
    pub missing: Vec<FieldId>,
    /// Faults that stop the way.
    pub flaws: Vec<FieldFlaw>,
    /// The rules that are not met.
    pub blocked_by: Vec<&'static str>,
    /// Whether something cannot be told yet.
    pub undecided: bool,
}

impl Dossier {
    /// Closes an application on its filing day.
    ///
    /// Only answers to questions that are asked go in.
    pub fn close(
        procedure: &'static Procedure,
        day: LegalDay,
        answers: &Answers,
        made: Moment,
        reference: Reference,
    ) -> Result<Dossier, NotReady> {
        let assessment = assess(procedure, day, answers);
        if assessment.can_close() {
            let answers = answers.iter().filter(|(field, _)| assessment.asks(field)).collect();
            return Ok(Dossier { assessment, answers, made, reference });
        }
        let not_met = assessment
            .findings
            .iter()
            .filter(|judged| judged.state == crate::procedures::assessment::State::NotMet)
            .map(|judged| judged.rule);
        Err(NotReady {
            blocked_by: not_met.collect(),
            flaws: assessment.errors().cloned().collect(),
            undecided: assessment.verdict == Verdict::Undecided,
            missing: assessment.missing,
        })
    }

    /// The judgement it rests on.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The answers in it.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// When it was made.
    pub fn made(&self) -> Moment {
        self.made
    }

    /// Its reference.
    pub fn reference(&self) -> &Reference {
        &self.reference
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

    #[test]
    fn a_moment_is_written_with_the_offset_of_viet_nam() {
        let moment =
            Moment { day: crate::values::day::ymd(2026, 11, 22), hour: 8, minute: 5, second: 0 };
        assert_eq!(moment.rfc3339(), "2026-11-22T08:05:00+07:00");
        assert_eq!(Moment::parse("2026-11-22T08:05:00+07:00"), Some(moment));
        assert_eq!(Moment::parse("2026-11-22T08:05:00Z"), None);
        assert_eq!(Moment::parse("2026-11-22T24:05:00+07:00"), None);
    }
}
