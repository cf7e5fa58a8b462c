//! When the loss of a passport was noticed, and until when it has to be reported.

use crate::calendar::working_days::working_days_after;
use crate::form::field::no_warning;
use crate::form::{Asked, Facts, Field, FieldId, Owner, Pending};
use crate::law::Cited;
use crate::law::general::{LOSS_REPORT_WITHIN, ReportWithin};
use crate::questions::{NONE, same};
use crate::values::day::{parse_day, written};
use crate::values::flaw::Flaw;
use crate::values::text::Text;
use chrono::{Days, NaiveDate};

/// The day on which the loss was noticed.
pub static KNOWN_ON: Field<NaiveDate> = Field {
    id: "loss.known_on",
    owner: Owner::Application,
    label: Text::new("Ngày phát hiện mất", "Day the loss was noticed"),
    help: Text::new(
        "Ngày biết là hộ chiếu không còn, không phải ngày mất.",
        "The day you knew it was gone, not the day it went.",
    ),
    why: Text::new(
        "Thời hạn trình báo tính từ ngày này.",
        "The time to report counts from this day.",
    ),
    find: NONE,
    asked: Asked::Date { or: None, may_be_short: false },
    sensitive: false,
    examples: &["20/11/2026"],
    parse: parse_day,
    warn: no_warning,
    show: |day| same(&written(*day)),
};

/// The last day on which the report is in time.
///
/// The hour of the notice is not asked: 48 hours are taken as two calendar days. Counting starts on the day after
/// (BLDS 2015, Điều 147 khoản 2).
pub fn due_on(facts: &Facts<'_>) -> Result<Cited<NaiveDate>, Pending> {
    let within = LOSS_REPORT_WITHIN.on(facts.day)?;
    let known = facts.get(&KNOWN_ON)?;
    let last = match within.value {
        ReportWithin::WorkingDays(days) => working_days_after(known, days).on,
        ReportWithin::Hours(hours) => known
            .checked_add_days(Days::new(u64::from(hours.div_ceil(24))))
            .unwrap_or(NaiveDate::MAX),
    };
    Ok(Cited { value: last, cite: within.cite })
}

/// A notice after the filing day.
pub fn known_by_the_day(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let known = facts.find(&KNOWN_ON)?;
    Ok(known.filter(|known| *known > facts.day.0).map(|_| (KNOWN_ON.id, Flaw::HappenedLater)))
}
