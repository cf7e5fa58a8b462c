//! Until when an identity card is good.
//!
//! Follows Điều 21 of the law of the day of issue (2014 or 2023). The date printed on a card in hand wins over this
//! computation (26/2023/QH15, Điều 46 khoản 1); this module does not know what is printed.

use crate::calendar::age::birthday;
use crate::law::general::{EXCHANGE_AGES, GRACE_YEARS};
use crate::law::{Cited, LegalDay, NotInForce};
use chrono::NaiveDate;

/// The end of a card's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiry {
    /// The last day; `None` is no expiry.
    pub on: Option<NaiveDate>,
    /// The day under the other reading of a birthday on 29 February.
    pub other_reading: Option<NaiveDate>,
}

/// The end of the life of a card issued on a day to a person born on a day.
pub fn card_expiry(born: NaiveDate, issued: NaiveDate) -> Result<Cited<Expiry>, NotInForce> {
    let ages = EXCHANGE_AGES.on(LegalDay(issued))?;
    let due = ages.value.0.iter().find(|age| {
        // Issued within two years before an age, or after it, a card is good past it.
        issued < birthday(born, age.saturating_sub(GRACE_YEARS)).on
    });
    let expiry = match due {
        Some(age) => {
            let day = birthday(born, *age);
            Expiry { on: Some(day.on), other_reading: day.other_reading }
        }
        None => Expiry { on: None, other_reading: None },
    };
    Ok(Cited { value: expiry, cite: ages.cite })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::day::{from_iso, iso};

    fn check(born: &str, issued: &str, expect: Option<&str>) {
        let (Some(b), Some(i)) = (from_iso(born), from_iso(issued)) else {
            unreachable!("test dates")
        };
        let got = card_expiry(b, i).map(|cited| cited.value.on.map(iso));
        assert_eq!(got, Ok(expect.map(str::to_owned)), "{born} {issued}");
    }

    #[test]
    fn the_worked_examples_of_the_notes() {
        check("2001-05-10", "2024-05-10", Some("2041-05-10"));
        check("2001-05-10", "2025-04-01", Some("2041-05-10"));
        check("2001-05-10", "2026-05-09", Some("2041-05-10"));
        check("2003-11-22", "2026-11-22", Some("2043-11-22"));
        check("2020-03-01", "2026-11-22", Some("2034-03-01"));
        check("2012-11-23", "2026-11-22", Some("2037-11-23"));
        check("2000-02-29", "2021-06-01", Some("2025-02-28"));
        check("2000-02-29", "2023-02-28", Some("2040-02-29"));
        check("1988-02-29", "2026-02-27", Some("2028-02-29"));
        check("1988-02-29", "2026-02-28", Some("2048-02-29"));
        check("1968-11-22", "2026-11-22", None);
        check("1968-11-23", "2026-11-22", Some("2028-11-23"));
        check("1966-11-22", "2026-11-22", None);
    }

    #[test]
    fn before_the_first_law_there_is_no_answer() {
        assert!(
            card_expiry(crate::values::day::ymd(1990, 1, 1), crate::values::day::ymd(2015, 12, 31))
                .is_err()
        );
    }
}
