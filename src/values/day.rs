//! Civil days: written in the source, typed by people, shown on paper.
//!
//! Knows nothing of time zones or of today: a civil day has neither.

use crate::values::flaw::Flaw;
use crate::values::nfc::small;
use chrono::{Datelike, NaiveDate};

/// A day written in the source; one that does not exist fails the build when used in a `const` or `static`.
pub const fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        // Evaluated by the compiler for every law table; the bans on panics are kept by never calling it with run-time values.
        None => panic!("no such day"),
    }
}

/// Vietnamese papers write `dd/mm/yyyy`.
pub fn written(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// ISO 8601, for files.
pub fn iso(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// Reads `YYYY-MM-DD` strictly, for file formats.
pub fn from_iso(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
    let shape = parts.next().is_none() && y.len() == 4 && m.len() == 2 && d.len() == 2;
    let digits = [y, m, d].iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()));
    if !(shape && digits) {
        return None;
    }
    NaiveDate::from_ymd_opt(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
}

/// A date of birth as the papers have it: some people's papers carry only the year, or the month and the year.
///
/// Both ends of what is possible are kept, so that a rule can tell whether the missing part matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BirthDate {
    /// The first day it can be.
    pub earliest: NaiveDate,
    /// The last day it can be.
    pub latest: NaiveDate,
}

impl BirthDate {
    /// A full date.
    pub fn exact(day: NaiveDate) -> BirthDate {
        BirthDate { earliest: day, latest: day }
    }

    /// The day, when the papers have it whole.
    pub fn day(&self) -> Option<NaiveDate> {
        (self.earliest == self.latest).then_some(self.earliest)
    }

    /// As papers write it: `10/05/2001`, `05/2001` or `2001`.
    pub fn written(&self) -> String {
        if self.earliest == self.latest {
            written(self.earliest)
        } else if self.earliest.month() == self.latest.month() {
            format!("{:02}/{:04}", self.earliest.month(), self.earliest.year())
        } else {
            format!("{:04}", self.earliest.year())
        }
    }
}

/// The three numbers of a typed date, each as typed: the boxes of the screen are joined by `/`.
fn split(raw: &str) -> Result<[String; 3], Flaw> {
    let text = raw.trim();
    if text.is_empty() {
        return Err(Flaw::Missing);
    }
    if from_iso(text).is_some() || (text.len() == 10 && text.as_bytes().get(4) == Some(&b'-')) {
        let mut p = text.split('-').map(str::to_owned);
        let (y, m, d) = (p.next(), p.next(), p.next());
        if let (Some(y), Some(m), Some(d)) = (y, m, d) {
            return Ok([d, m, y]);
        }
    }
    // "05 tháng 3 1990", "5-3-1990", "5.3.1990" and "5 3 1990" are all how people write a day.
    let lower: String = text.chars().map(small).collect();
    let plain = lower.replace("ngày", " ").replace("tháng", "/").replace("năm", "/");
    let marked = plain.contains(['/', '-', '.']);
    let parts: Vec<String> = if marked {
        plain.split(['/', '-', '.']).map(|p| p.trim().to_owned()).collect()
    } else {
        plain.split_whitespace().map(str::to_owned).collect()
    };
    match parts.as_slice() {
        [d, m, y] => Ok([d.clone(), m.clone(), y.clone()]),
        // "05 tháng 3 1990" leaves the month and the year in one part.
        [d, rest] if rest.split_whitespace().count() == 2 => {
            let mut two = rest.split_whitespace().map(str::to_owned);
            match (two.next(), two.next()) {
                (Some(m), Some(y)) => Ok([d.clone(), m, y]),
                _ => Err(Flaw::NotADate),
            }
        }
        [m, y] => Ok([String::new(), m.clone(), y.clone()]),
        [all] if all.len() == 8 && all.bytes().all(|b| b.is_ascii_digit()) => {
            Ok([all[..2].to_owned(), all[2..4].to_owned(), all[4..].to_owned()])
        }
        [y] if y.len() == 4 => Ok([String::new(), String::new(), y.clone()]),
        _ => Err(Flaw::NotADate),
    }
}

fn number(part: &str) -> Result<Option<u32>, Flaw> {
    if part.is_empty() {
        return Ok(None);
    }
    if part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Flaw::NotADate);
    }
    part.parse().map(Some).map_err(|_| Flaw::NotADate)
}

fn year_of(part: &str) -> Result<i32, Flaw> {
    let year = number(part)?.ok_or(Flaw::YearMissing)?;
    match part.len() {
        4 if (1900..=2199).contains(&year) => i32::try_from(year).map_err(|_| Flaw::NotADate),
        4 => Err(Flaw::YearOutOfRange),
        _ => Err(Flaw::YearShort),
    }
}

/// Reads a full date as typed: `10/5/2001`, `10-5-2001`, `10 05 2001`, `10052001`, `2001-05-10`.
///
/// A year of two digits and a day that does not exist are flaws, never guesses.
pub fn parse_day(raw: &str) -> Result<NaiveDate, Flaw> {
    let [d, m, y] = split(raw)?;
    let (day, month) = (number(&d)?, number(&m)?);
    if day.is_none() && month.is_none() && y.is_empty() {
        return Err(Flaw::Missing);
    }
    let day = day.ok_or(Flaw::DayMissing)?;
    let month = month.ok_or(Flaw::MonthMissing)?;
    let year = year_of(&y)?;
    if month == 0 || month > 12 {
        return Err(Flaw::NoSuchMonth(month));
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(Flaw::NoSuchDay { day, month, year })
}

/// Reads a date of birth, which may lack the day, or the day and the month.
pub fn parse_birth(raw: &str) -> Result<BirthDate, Flaw> {
    let [d, m, y] = split(raw)?;
    match (number(&d)?, number(&m)?) {
        (None, None) if y.is_empty() => Err(Flaw::Missing),
        (None, None) => {
            let year = year_of(&y)?;
            let ends = (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31));
            match ends {
                (Some(earliest), Some(latest)) => Ok(BirthDate { earliest, latest }),
                _ => Err(Flaw::NotADate),
            }
        }
        (None, Some(month)) => {
            let year = year_of(&y)?;
            let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or(Flaw::NoSuchMonth(month))?;
            let next = first.checked_add_months(chrono::Months::new(1));
            let latest = next.and_then(|n| n.pred_opt()).ok_or(Flaw::NotADate)?;
            Ok(BirthDate { earliest: first, latest })
        }
        (Some(_), None) => Err(Flaw::MonthMissing),
        (Some(_), Some(_)) => parse_day(raw).map(BirthDate::exact),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expect: Result<&str, Flaw>) {
        assert_eq!(parse_day(raw).map(iso), expect.map(str::to_owned), "{raw:?}");
    }

    #[test]
    fn a_day_as_people_type_it() {
        check("10/5/2001", Ok("2001-05-10"));
        check(" 10 / 05 / 2001 ", Ok("2001-05-10"));
        check("10-5-2001", Ok("2001-05-10"));
        check("10.05.2001", Ok("2001-05-10"));
        check("10052001", Ok("2001-05-10"));
        check("10 5 2001", Ok("2001-05-10"));
        check("5 tháng 3 năm 1990", Ok("1990-03-05"));
        check("05 tháng 3 1990", Ok("1990-03-05"));
        check("2001-05-10", Ok("2001-05-10"));
    }

    #[test]
    fn a_day_that_is_not_one() {
        check("", Err(Flaw::Missing));
        check("//", Err(Flaw::Missing));
        check("31/02/2001", Err(Flaw::NoSuchDay { day: 31, month: 2, year: 2001 }));
        check("10/13/2001", Err(Flaw::NoSuchMonth(13)));
        check("10/5/01", Err(Flaw::YearShort));
        check("10/5/", Err(Flaw::YearMissing));
        check("/5/2001", Err(Flaw::DayMissing));
        check("10//2001", Err(Flaw::MonthMissing));
        check("10/5/1776", Err(Flaw::YearOutOfRange));
        check("hôm qua", Err(Flaw::NotADate));
        check("2001-02-31", Err(Flaw::NoSuchDay { day: 31, month: 2, year: 2001 }));
        check("1/2/3/4", Err(Flaw::NotADate));
        check("٣/٥/٢٠٠١", Err(Flaw::NotADate));
    }

    #[test]
    fn a_birth_year_alone_is_kept_as_such() {
        let year = parse_birth("//1950");
        assert_eq!(
            year.map(|b| (iso(b.earliest), iso(b.latest))),
            Ok(("1950-01-01".into(), "1950-12-31".into()))
        );
        assert_eq!(parse_birth("1950").map(|b| b.written()), Ok("1950".into()));
        assert_eq!(parse_birth("/2/1952").map(|b| iso(b.latest)), Ok("1952-02-29".into()));
        assert_eq!(parse_birth("/2/1952").map(|b| b.written()), Ok("02/1952".into()));
        assert_eq!(parse_birth("10//1950"), Err(Flaw::MonthMissing));
        assert_eq!(
            parse_birth("10/5/2001").map(|b| b.day().map(iso)),
            Ok(Some("2001-05-10".into()))
        );
    }
}
