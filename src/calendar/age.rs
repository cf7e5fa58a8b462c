//! When a person reaches an age ("đủ … tuổi").
//!
//! Ages are completed years. No text was found on the birthday of a person born on 29 February in a common year: it is taken
//! as 28 February by analogy with BLDS 2015, Điều 148 (a month without the day ends the term on its last day), and the
//! other reading, 1 March, is handed out with it. This module does not know which ages matter.

use crate::values::day::BirthDate;
use chrono::{Datelike, NaiveDate};

/// The day on which an age is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Birthday {
    /// The day.
    pub on: NaiveDate,
    /// The day under the other reading of a birthday on 29 February, in a common year.
    pub other_reading: Option<NaiveDate>,
}

/// The day on which a person born on a day reaches an age.
///
/// An age that leads out of the calendar is never reached: it gives the calendar's last day.
pub fn birthday(born: NaiveDate, age: u32) -> Birthday {
    let year = i32::try_from(age).ok().and_then(|age| born.year().checked_add(age));
    let day = |month, day| {
        year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day)).unwrap_or(NaiveDate::MAX)
    };
    match (born.month(), born.day()) {
        (2, 29) if year.is_some_and(|year| NaiveDate::from_ymd_opt(year, 2, 29).is_none()) => {
            Birthday { on: day(2, 28), other_reading: Some(day(3, 1)) }
        }
        (month, of_month) => Birthday { on: day(month, of_month), other_reading: None },
    }
}

/// The completed years on a day; absent before the birth.
pub fn age_on(born: NaiveDate, day: NaiveDate) -> Option<u32> {
    let years = u32::try_from(day.year().checked_sub(born.year())?).ok()?;
    if day < born {
        None
    } else if birthday(born, years).on <= day {
        Some(years)
    } else {
        years.checked_sub(1)
    }
}

/// Whether an age is reached on a day; absent where the birth date lacks the day or the month that decides.
pub fn has_reached(born: BirthDate, age: u32, day: NaiveDate) -> Option<bool> {
    if birthday(born.latest, age).on <= day {
        Some(true)
    } else if birthday(born.earliest, age).on > day {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::day::{iso, parse_birth, ymd};

    #[test]
    fn a_birthday() {
        let check = |born: NaiveDate, age: u32, on: &str, other: Option<&str>| {
            let got = birthday(born, age);
            assert_eq!(
                (iso(got.on), got.other_reading.map(iso)),
                (on.to_owned(), other.map(str::to_owned))
            );
        };
        check(ymd(2001, 5, 10), 25, "2026-05-10", None);
        check(ymd(2001, 5, 10), 0, "2001-05-10", None);
        check(ymd(2000, 2, 29), 25, "2025-02-28", Some("2025-03-01"));
        check(ymd(2000, 2, 29), 40, "2040-02-29", None);
        check(ymd(2000, 2, 29), 100, "2100-02-28", Some("2100-03-01"));
        check(ymd(2000, 2, 28), 25, "2025-02-28", None);
        check(ymd(2000, 3, 1), 25, "2025-03-01", None);
        assert_eq!(birthday(ymd(2000, 2, 29), u32::MAX).on, NaiveDate::MAX);
        assert_eq!(birthday(ymd(2000, 1, 1), 1_000_000).on, NaiveDate::MAX);
        assert_eq!(birthday(NaiveDate::MIN, 1).on.month(), 1);
    }

    #[test]
    fn an_age_on_a_day() {
        let check = |born: NaiveDate, day: NaiveDate, expect: Option<u32>| {
            assert_eq!(age_on(born, day), expect, "{born:?} {day:?}");
        };
        check(ymd(2012, 11, 23), ymd(2026, 11, 22), Some(13));
        check(ymd(2012, 11, 22), ymd(2026, 11, 22), Some(14));
        check(ymd(2026, 11, 22), ymd(2026, 11, 22), Some(0));
        check(ymd(2026, 11, 23), ymd(2026, 11, 22), None);
        check(ymd(2027, 1, 1), ymd(2026, 12, 31), None);
        check(ymd(2025, 12, 31), ymd(2026, 1, 1), Some(0));
        check(ymd(2000, 2, 29), ymd(2025, 2, 27), Some(24));
        check(ymd(2000, 2, 29), ymd(2025, 2, 28), Some(25));
        check(ymd(2000, 2, 29), ymd(2024, 2, 28), Some(23));
        check(ymd(2000, 2, 29), ymd(2024, 2, 29), Some(24));
        check(NaiveDate::MIN, NaiveDate::MAX, Some(524_285));
        check(NaiveDate::MAX, NaiveDate::MIN, None);
    }

    #[test]
    fn every_age_begins_on_its_birthday() {
        for born in [ymd(1988, 2, 29), ymd(2001, 5, 10), ymd(1999, 12, 31), ymd(2000, 1, 1)] {
            for age in 0..120 {
                let on = birthday(born, age).on;
                assert_eq!(age_on(born, on), Some(age), "{born:?} {age}");
                assert_eq!(
                    on.pred_opt().and_then(|eve| age_on(born, eve)),
                    age.checked_sub(1),
                    "{born:?} {age}"
                );
            }
        }
    }

    #[test]
    fn an_incomplete_birth_date_decides_where_it_can() {
        let check = |born: &str, age: u32, day: NaiveDate, expect: Option<bool>| {
            assert_eq!(
                parse_birth(born).map(|born| has_reached(born, age, day)),
                Ok(expect),
                "{born}"
            );
        };
        let today = ymd(2026, 11, 22);
        check("22/11/2012", 14, today, Some(true));
        check("23/11/2012", 14, today, Some(false));
        check("1950", 60, today, Some(true));
        check("1966", 60, today, None);
        check("1966", 60, ymd(2026, 12, 31), Some(true));
        check("1966", 60, ymd(2025, 12, 31), Some(false));
        check("1966", 60, ymd(2026, 1, 1), None);
        check("1967", 60, today, Some(false));
        check("11/1966", 60, today, None);
        check("10/1966", 60, today, Some(true));
        check("12/1966", 60, today, Some(false));
        check("29/02/2000", 25, ymd(2025, 2, 28), Some(true));
    }
}
