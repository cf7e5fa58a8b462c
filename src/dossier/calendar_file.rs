//! The day of the visit as a calendar file (RFC 5545): where to go, what to bring, a reminder the evening before.
//!
//! Nothing in it says who goes there: calendars are shared with families and firms.
//! The crates that write such files ask a clock and chance for what they are not given; here both are arguments.

use crate::dossier::Dossier;
use crate::dossier::summary::{fee_short, office};
use crate::form::Asked;
use crate::procedures::Paper;
use crate::values::communes::Communes;
use crate::values::day::{iso, parse_day};
use crate::values::text::{Lang, Text};
use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

/// The longest line, in octets, without its end.
const LONGEST_LINE: usize = 75;
/// Việt Nam is seven hours ahead of UTC, all year.
const OFFSET_HOURS: i64 = 7;
/// The hour of the reminder, in the evening before.
const EVENING: u32 = 20;

/// The calendar file of an application whose day of visit is chosen; nothing without one.
pub fn calendar(dossier: &Dossier, communes: Option<&Communes>, lang: Lang) -> Option<String> {
    let visit = visit(dossier)?;
    let judged = dossier.assessment();
    let place = office(judged, dossier.answers(), communes);
    let made = dossier.made();
    let stamp = utc(made.day.and_hms_opt(made.hour, made.minute, made.second)?)?;
    let eve = visit.checked_sub_days(Days::new(1))?.and_hms_opt(EVENING, 0, 0)?;
    let title = judged.procedure.title.get(lang);
    let summary = format!("{}: {title}", VISIT.get(lang));

    let mut told = vec![NOTICE.get(lang).to_owned()];
    if let Some(fee) = judged.fee.known() {
        told.push(format!("{}: {}", PAY.get(lang), fee_short(fee).get(lang)));
    }
    if !judged.papers.is_empty() {
        told.push(format!("{}:", BRING.get(lang)));
        let paper = |paper: &&Paper| {
            format!("- {}. {}", paper.title.get(lang), paper.remark.get(lang)).trim_end().to_owned()
        };
        told.extend(judged.papers.iter().map(paper));
    }
    told.push(format!("{}: {}", SHEET.get(lang), dossier.reference().shown()));

    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        format!("PRODID:-//To Khai//tokhai {}//VI", env!("CARGO_PKG_VERSION")),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        // The same sheet is the same entry, however often it is taken up.
        format!("UID:{}@tokhai.invalid", dossier.reference().as_str()),
        format!("DTSTAMP:{stamp}"),
        format!("DTSTART;VALUE=DATE:{}", digits(visit)),
        format!("DTEND;VALUE=DATE:{}", digits(visit.checked_add_days(Days::new(1))?)),
        format!("SUMMARY:{}", escaped(&summary)),
        format!("LOCATION:{}", escaped(&capital(place.get(lang)))),
        format!("DESCRIPTION:{}", escaped(&told.join("\n"))),
        "CLASS:PRIVATE".to_owned(),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{}", escaped(&summary)),
        format!("TRIGGER;VALUE=DATE-TIME:{}", utc(eve)?),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    Some(lines.iter().map(|line| folded(line)).collect())
}

/// The day of the visit, if one was chosen.
pub fn visit(dossier: &Dossier) -> Option<NaiveDate> {
    let mut asks = dossier.assessment().asked.iter().flat_map(|(_, asks)| asks);
    let ask = asks.find(|ask| matches!(ask.question.asked(), Asked::Visit { .. }))?;
    parse_day(dossier.answers().get(ask.question.id())?).ok()
}

const VISIT: Text = Text::new("Đi làm thủ tục", "Visit");
const NOTICE: Text = Text::new(
    "CHƯA NỘP: đây là ngày tự chọn, không phải lịch hẹn của cơ quan.",
    "NOT SUBMITTED: a day you chose yourself, not an appointment of the office.",
);
const PAY: Text = Text::new("Phải nộp", "To pay");
const BRING: Text = Text::new("Mang theo", "Bring");
const SHEET: Text = Text::new("Mã phiếu", "Sheet");

/// The first letter large: a place stands at the beginning of its line here.
fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

fn digits(day: NaiveDate) -> String {
    iso(day).replace('-', "")
}

/// A moment of Việt Nam in UTC: no table of time zones is needed to read it.
fn utc(local: NaiveDateTime) -> Option<String> {
    let moment = local.checked_sub_signed(TimeDelta::hours(OFFSET_HOURS))?;
    let time = moment.time().to_string().replace(':', "");
    Some(format!("{}T{}Z", digits(moment.date()), time.get(..6)?))
}

/// A text as a value: four signs are escaped, others that are no text are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.replace("\r\n", "\n").chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            _ if sign.is_control() => {}
            _ => out.push(sign),
        }
    }
    out
}

/// A line in pieces of at most 75 octets, never cut within a letter.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut used = 0;
    for sign in line.chars() {
        if used + sign.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(sign);
        used += sign.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let long = format!("DESCRIPTION:{}", "Ngưỡng ".repeat(40));
        let folded = folded(&long);
        let lines: Vec<&str> = folded.split("\r\n").collect();
        assert!(lines.len() > 4);
        assert!(lines.iter().all(|line| line.len() <= 75));
        assert!(
            lines.iter().filter(|line| !line.is_empty()).skip(1).all(|line| line.starts_with(' '))
        );
        assert_eq!(folded.replace("\r\n ", ""), format!("{long}\r\n"));
    }

    #[test]
    fn signs_that_mean_something_are_escaped() {
        assert_eq!(escaped("a;b,c\\d\r\ne\u{7}f: g"), "a\\;b\\,c\\\\d\\nef: g");
    }

    #[test]
    fn the_evening_in_viet_nam_is_the_afternoon_in_utc() {
        let day = crate::values::day::ymd(2026, 11, 29);
        assert_eq!(utc(day.and_hms_opt(20, 0, 0).unwrap()).as_deref(), Some("20261129T130000Z"));
        assert_eq!(utc(day.and_hms_opt(6, 5, 9).unwrap()).as_deref(), Some("20261128T230509Z"));
    }
}
