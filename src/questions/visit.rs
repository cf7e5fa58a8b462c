//! Whether an office is open on the day of a visit.
//!
//! The question itself stands in each procedure: what the day decides differs. Knows no procedure.

use crate::calendar::working_days::{DayKind, day_kind};
use crate::values::flaw::Flaw;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// What is wrong with a day of visit: before the first day that makes sense, more than a year ahead, or a day off.
pub fn fault(visit: NaiveDate, first: NaiveDate, filed: NaiveDate) -> Option<Flaw> {
    if visit < first {
        return Some(Flaw::VisitTooSoon);
    }
    if filed.checked_add_days(Days::new(366)).is_some_and(|far| visit > far) {
        return Some(Flaw::VisitTooFar);
    }
    match day_kind(visit) {
        DayKind::Off(off) => Some(Flaw::VisitHoliday(off.name)),
        DayKind::Weekend if visit.weekday() == Weekday::Sun => Some(Flaw::VisitSunday),
        DayKind::Weekend => Some(Flaw::VisitSaturday),
        DayKind::Working | DayKind::WorkingSaturday(..) => None,
    }
}
