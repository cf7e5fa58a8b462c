//! Counting working days.
//!
//! A working day is a Monday to Friday that is not off, or a Saturday worked in exchange (BLLĐ 2019, Điều 111–112; the
//! yearly notices). A desk that opens on Saturday morning does not make it one. This module knows no deadline.

use crate::calendar::holidays::{
    DayOff, FIRST_YEAR, LAST_YEAR, WorkingSaturday, day_off, is_announced, working_saturday,
};
use chrono::{Datelike, NaiveDate, Weekday};

/// What a day is for a state office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// A Monday to Friday.
    Working,
    /// A Saturday worked in exchange for a weekday.
    WorkingSaturday(&'static WorkingSaturday),
    /// A Saturday or Sunday.
    Weekend,
    /// A day off, on a weekday or, for a holiday that is made up for later, on a weekend.
    Off(&'static DayOff),
}

impl DayKind {
    /// Whether it counts.
    pub fn is_working(self) -> bool {
        matches!(self, DayKind::Working | DayKind::WorkingSaturday(_))
    }
}

/// The kind of a day. Outside the years of the table only weekends are known: see [`covered`].
pub fn day_kind(day: NaiveDate) -> DayKind {
    if let Some(off) = day_off(day) {
        return DayKind::Off(off);
    }
    match day.weekday() {
        Weekday::Sat => working_saturday(day).map_or(DayKind::Weekend, DayKind::WorkingSaturday),
        Weekday::Sun => DayKind::Weekend,
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => {
            DayKind::Working
        }
    }
}

/// Whether the table of days off has this day's year.
pub fn covered(day: NaiveDate) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&day.year())
}

/// A day that was counted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The day.
    pub on: NaiveDate,
    /// Whether the days off of every year on the way were announced; else the day is an expectation.
    pub certain: bool,
}

/// No count goes further: it is longer than the table, so that the result is uncertain anyway.
const LONGEST_COUNT: u32 = 5_000;

/// The last of `count` working days after a day.
///
/// Counting starts on the day after (BLDS 2015, Điều 147 khoản 2); it ends on a working day by itself (Điều 148 khoản 5).
pub fn working_days_after(from: NaiveDate, count: u32) -> Counted {
    let mut counted = Counted { on: from, certain: true };
    let mut left = count.min(LONGEST_COUNT);
    let mut year = None;
    while left > 0 {
        let Some(next) = counted.on.succ_opt() else {
            return Counted { certain: false, ..counted };
        };
        counted.on = next;
        if year != Some(next.year()) {
            year = Some(next.year());
            counted.certain &= is_announced(next.year());
        }
        if day_kind(next).is_working() {
            left -= 1;
        }
    }
    counted
}

/// The day on which a file counts as received: the day it was sent, or the next working day if that is none.
///
/// Our reading. No text was found on files sent through the portal on a day off; offices start their count on the day they
/// take the file up. The hour of the day is not looked at.
pub fn received_on(filed: NaiveDate) -> NaiveDate {
    // The longest break has nine days.
    filed.iter_days().take(31).find(|day| day_kind(*day).is_working()).unwrap_or(filed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::day::{iso, ymd};

    fn check(from: NaiveDate, count: u32, expect: &str, certain: bool) {
        let got = working_days_after(from, count);
        assert_eq!((iso(got.on).as_str(), got.certain), (expect, certain), "{from:?} +{count}");
    }

    #[test]
    fn the_worked_examples_of_the_notes() {
        let friday = ymd(2026, 11, 20);
        let days = ["2026-11-23", "2026-11-25", "2026-11-26", "2026-11-30", "2026-12-02"];
        for (count, day) in [1, 2, 3, 5, 7].into_iter().zip(days) {
            check(friday, count, day, true);
        }
        let monday = ymd(2026, 11, 23);
        let days = ["2026-11-25", "2026-11-26", "2026-11-27", "2026-12-01", "2026-12-03"];
        for (count, day) in [1, 2, 3, 5, 7].into_iter().zip(days) {
            check(monday, count, day, true);
        }
        let last = ymd(2026, 12, 31);
        let days = ["2027-01-04", "2027-01-05", "2027-01-06", "2027-01-08", "2027-01-12"];
        for (count, day) in [1, 2, 3, 5, 7].into_iter().zip(days) {
            check(last, count, day, false);
        }
        check(ymd(2026, 11, 22), 7, "2026-12-02", true);
        check(received_on(ymd(2026, 11, 22)), 7, "2026-12-03", true);
    }

    #[test]
    fn the_count_goes_over_breaks() {
        check(ymd(2026, 2, 13), 1, "2026-02-23", true);
        check(ymd(2026, 8, 21), 1, "2026-08-22", true);
        check(ymd(2026, 8, 28), 1, "2026-09-03", true);
        check(ymd(2026, 1, 9), 1, "2026-01-10", true);
        check(ymd(2024, 5, 3), 2, "2024-05-06", true);
        check(ymd(2027, 2, 3), 1, "2027-02-11", false);
        check(ymd(2023, 12, 29), 1, "2024-01-02", false);
        check(ymd(2023, 12, 31), 1, "2024-01-02", true);
        check(ymd(2016, 12, 30), 1, "2017-01-03", false);
        check(ymd(2019, 1, 4), 1, "2019-01-05", false);
        check(ymd(2031, 1, 1), 1, "2031-01-02", false);
        check(ymd(2026, 11, 22), 0, "2026-11-22", true);
        assert!(!working_days_after(ymd(2026, 11, 22), u32::MAX).certain);
        assert_eq!(
            working_days_after(NaiveDate::MAX, 3),
            Counted { on: NaiveDate::MAX, certain: false }
        );
    }

    #[test]
    fn what_a_day_is() {
        let is = |day: NaiveDate| day_kind(day);
        assert_eq!(is(ymd(2026, 11, 23)), DayKind::Working);
        assert_eq!(is(ymd(2026, 11, 21)), DayKind::Weekend);
        assert_eq!(is(ymd(2026, 11, 22)), DayKind::Weekend);
        assert!(
            matches!(is(ymd(2026, 11, 24)), DayKind::Off(off) if off.name.vi == "Ngày Văn hóa Việt Nam")
        );
        assert!(
            matches!(is(ymd(2026, 4, 26)), DayKind::Off(off) if off.name.vi == "Giỗ Tổ Hùng Vương")
        );
        assert!(
            matches!(is(ymd(2026, 8, 22)), DayKind::WorkingSaturday(swap) if swap.instead_of == ymd(2026, 8, 31))
        );
        assert!(covered(ymd(2017, 1, 1)) && covered(ymd(2030, 12, 31)));
        assert!(!covered(ymd(2016, 12, 31)) && !covered(ymd(2031, 1, 1)));
    }

    #[test]
    fn a_file_is_received_on_a_working_day() {
        let check = |filed: NaiveDate, expect: &str| {
            assert_eq!(iso(received_on(filed)), expect, "{filed:?}")
        };
        check(ymd(2026, 11, 23), "2026-11-23");
        check(ymd(2026, 11, 22), "2026-11-23");
        check(ymd(2026, 11, 24), "2026-11-25");
        check(ymd(2026, 2, 14), "2026-02-23");
        check(ymd(2026, 8, 22), "2026-08-22");
        assert_eq!(received_on(NaiveDate::MAX), NaiveDate::MAX);
    }
}
