//! What time it is in Việt Nam.
//!
//! The only clock of the product. The zone of the device does not matter: +07:00 all year, no daylight saving.

use chrono::NaiveDate;
use tokhai_core::dossier::Moment;
use tokhai_core::values::day::ymd;

/// Việt Nam is seven hours ahead of UTC.
const AHEAD_S: i64 = 7 * 3600;
/// 1970-01-01, as chrono counts days.
const EPOCH: i64 = 719_163;
const DAY_S: i64 = 24 * 3600;

/// The day this version was made: a clock that says less is wrong.
pub(crate) const RELEASED_ON: NaiveDate = ymd(2026, 11, 22);

/// Now, in Việt Nam.
pub(crate) fn now() -> Moment {
    at(js_sys::Date::now())
}

/// A moment given in milliseconds since 1970 (UTC). One that no calendar has becomes the day of the release.
fn at(milliseconds: f64) -> Moment {
    // `as` saturates, and turns what is no number into nothing.
    #[allow(clippy::cast_possible_truncation, reason = "saturates")]
    let seconds = ((milliseconds / 1000.0).floor() as i64).saturating_add(AHEAD_S);
    let of_day = u32::try_from(seconds.rem_euclid(DAY_S)).unwrap_or(0);
    let day = i32::try_from(seconds.div_euclid(DAY_S).saturating_add(EPOCH)).ok();
    let day = day.and_then(NaiveDate::from_num_days_from_ce_opt).unwrap_or(RELEASED_ON);
    Moment { day, hour: of_day / 3600, minute: of_day / 60 % 60, second: of_day % 60 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_is_the_one_of_viet_nam() {
        let check =
            |milliseconds: f64, expect: &str| assert_eq!(at(milliseconds).rfc3339(), expect);
        check(0.0, "1970-01-01T07:00:00+07:00");
        check(1_795_280_399_999.0, "2026-11-21T23:59:59+07:00");
        check(1_795_280_400_000.0, "2026-11-22T00:00:00+07:00");
        check(-25_200_001.0, "1969-12-31T23:59:59+07:00");
        assert_eq!(at(f64::NAN).day, ymd(1970, 1, 1));
        assert_eq!(at(f64::INFINITY).day, RELEASED_ON);
    }
}
