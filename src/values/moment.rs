//! A moment, as plain numbers: it is handed in by whoever has a clock.

use crate::values::day::{from_iso, iso};
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
        let day = iso(self.day);
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
        right.then_some(Moment { day: from_iso(day)?, hour, minute, second })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::day::ymd;

    #[test]
    fn a_moment_is_written_with_the_offset_of_viet_nam() {
        let moment = Moment { day: ymd(2026, 11, 22), hour: 8, minute: 5, second: 0 };
        assert_eq!(moment.rfc3339(), "2026-11-22T08:05:00+07:00");
        assert_eq!(Moment::parse("2026-11-22T08:05:00+07:00"), Some(moment));
        assert_eq!(Moment::parse("2026-11-22T08:05:00Z"), None);
        assert_eq!(Moment::parse("2026-11-22T24:05:00+07:00"), None);
    }
}
