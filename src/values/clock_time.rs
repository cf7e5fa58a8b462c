//! A time of day: hour and minute, as a report of a loss asks for it.
//!
//! Knows no time zone, and no "now".

use crate::values::flaw::Flaw;
use std::fmt;

/// Longer texts are no time of day.
const LONGEST: usize = 40;

/// An hour of 24 and a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClockTime {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

impl ClockTime {
    /// Reads `14:30`, `14h30`, `14 giờ 30 phút`, `14 giờ` and the like.
    pub fn parse(raw: &str) -> Result<ClockTime, Flaw> {
        let text = raw.trim().to_lowercase();
        if text.is_empty() {
            return Err(Flaw::Missing);
        }
        if text.len() > LONGEST {
            return Err(Flaw::NotATime);
        }
        let plain = text.replace("giờ", ":").replace("phút", " ").replace(['h', '.', 'g'], ":");
        let mut parts = plain.split(':').map(str::trim);
        let (hour, minute, rest) = (parts.next(), parts.next(), parts.next());
        let hour = number(hour.unwrap_or_default()).filter(|hour| *hour < 24);
        let minute = match minute {
            // An hour by itself must say that it is one: "14" may be anything.
            None => None,
            Some("") => Some(0),
            Some(minute) => number(minute).filter(|minute| *minute < 60),
        };
        match (hour, minute, rest) {
            (Some(hour), Some(minute), None) => Ok(ClockTime { hour, minute }),
            _ => Err(Flaw::NotATime),
        }
    }
}

/// One or two digits.
fn number(text: &str) -> Option<u8> {
    let right = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| right)
}

impl fmt::Display for ClockTime {
    /// `14:05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_as_people_type_it() {
        let check = |raw: &str, expect: Result<&str, Flaw>| {
            assert_eq!(
                ClockTime::parse(raw).map(|time| time.to_string()),
                expect.map(str::to_owned),
                "{raw:?}"
            );
        };
        check("14:30", Ok("14:30"));
        check("14h30", Ok("14:30"));
        check("7H5", Ok("07:05"));
        check("14 giờ 30 phút", Ok("14:30"));
        check("14 giờ", Ok("14:00"));
        check(" 8g15 ", Ok("08:15"));
        check("8.15", Ok("08:15"));
        check("00:00", Ok("00:00"));
        check("23:59", Ok("23:59"));
        check("", Err(Flaw::Missing));
        for raw in
            ["14", "24:00", "12:60", "14:30:00", "sáng", ":30", "1 4:30", "١٤:٣٠", "-1:00", "123:0"]
        {
            check(raw, Err(Flaw::NotATime));
        }
        check(&"1".repeat(1_000_000), Err(Flaw::NotATime));
    }
}
