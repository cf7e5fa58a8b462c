//! What a citation is, and what "in force on a day" means.
//!
//! Law is dated, cited data. An answer from outside a table is `NotInForce`, never the nearest row.
//! This module knows no procedure and no question.

pub mod general;
pub mod instruments;

use crate::values::text::Sentence;
use chrono::NaiveDate;
use std::fmt;

/// How far a statement of law was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Background knowledge or a reading of ours; no text seen.
    Low,
    /// One source, a secondary source, or a copy with reading errors.
    Medium,
    /// The words of the law, or two independent sources.
    High,
}

/// A law, decree, circular or decision that a rule relies on.
#[derive(Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Its official number: `26/2023/QH15`.
    pub number: &'static str,
    /// Its title in Vietnamese, shortened to what people call it.
    pub title: &'static str,
    /// The first day it was in force.
    pub from: NaiveDate,
    /// Where its words were read.
    pub source: &'static str,
    /// How far it was checked.
    pub confidence: Confidence,
    /// The day it was last checked.
    pub checked_on: NaiveDate,
}

/// An article of an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The act.
    pub instrument: &'static Instrument,
    /// The place in it, in the words of the law: `Điều 21 khoản 1`.
    pub at: &'static str,
}

impl Instrument {
    /// Points to an article.
    pub const fn at(&'static self, at: &'static str) -> Citation {
        Citation { instrument: self, at }
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.at.is_empty() {
            write!(f, "{} ({})", self.instrument.title, self.instrument.number)
        } else {
            write!(f, "{}, {} ({})", self.at, self.instrument.title, self.instrument.number)
        }
    }
}

/// The day whose law applies: the day the application is filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LegalDay(pub NaiveDate);

/// What the law says from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force<T> {
    /// This value is in force.
    InForce(T),
    /// The rule ended and nothing took its place.
    Repealed,
}

/// One row of a dated table: in force from its day until the next row's.
#[derive(Clone, Copy, Debug)]
pub struct Version<T> {
    /// First day.
    pub from: NaiveDate,
    /// The value, or the end of the rule.
    pub rule: Force<T>,
    /// Why.
    pub cite: Citation,
    /// How far this row was checked.
    pub confidence: Confidence,
}

/// A value of the law over time. Rows ascend; there is no default.
#[derive(Debug)]
pub struct Dated<T: 'static> {
    /// A stable English name, for the ledger.
    pub name: &'static str,
    /// The rows, oldest first.
    pub versions: &'static [Version<T>],
}

/// A value together with its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cited<T> {
    /// The value.
    pub value: T,
    /// Why.
    pub cite: Citation,
}

/// No rule of this table is known for the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotInForce {
    /// The table that was asked.
    pub table: &'static str,
    /// The day that was asked for.
    pub day: LegalDay,
    /// The act that ended the rule, when one did.
    pub ended_by: Option<Citation>,
}

impl<T: Copy> Dated<T> {
    /// The value in force on a day.
    pub fn on(&self, day: LegalDay) -> Result<Cited<T>, NotInForce> {
        match self.versions.iter().rev().find(|version| version.from <= day.0) {
            Some(Version { rule: Force::InForce(value), cite, .. }) => {
                Ok(Cited { value: *value, cite: *cite })
            }
            Some(Version { rule: Force::Repealed, cite, .. }) => {
                Err(NotInForce { table: self.name, day, ended_by: Some(*cite) })
            }
            None => Err(NotInForce { table: self.name, day, ended_by: None }),
        }
    }
}

/// A dated table with its value type erased, for the ledger.
pub trait Table: Sync {
    /// The table's name.
    fn name(&self) -> &'static str;
    /// Its rows as text.
    fn rows(&self) -> Vec<Row>;
}

/// One row of a table, as text.
#[derive(Clone, Debug)]
pub struct Row {
    /// First day.
    pub from: NaiveDate,
    /// The value; `None` where the rule ended.
    pub value: Option<String>,
    /// Why.
    pub cite: Citation,
    /// How far it was checked.
    pub confidence: Confidence,
}

impl<T: fmt::Display + Sync> Table for Dated<T> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn rows(&self) -> Vec<Row> {
        let row = |version: &Version<T>| Row {
            from: version.from,
            value: match &version.rule {
                Force::InForce(value) => Some(value.to_string()),
                Force::Repealed => None,
            },
            cite: version.cite,
            confidence: version.confidence,
        };
        self.versions.iter().map(row).collect()
    }
}

/// What the law gives where it can be read in one way, or in several.
///
/// Every output has to deal with both: an uncertain rule stays uncertain down to the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ruling<T> {
    /// One reading.
    Settled(T),
    /// Several readings; the first is the one to be prepared for.
    Disputed(Vec<Reading<T>>),
}

/// One way to read the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<T> {
    /// Why it can be read so.
    pub text: Sentence,
    /// What it gives.
    pub value: T,
}

impl<T> Ruling<T> {
    /// The value to be prepared for: the only one, or the first reading.
    pub fn prudent(&self) -> Option<&T> {
        match self {
            Ruling::Settled(value) => Some(value),
            Ruling::Disputed(readings) => readings.first().map(|reading| &reading.value),
        }
    }
}

/// Puts a handful of readings in the order of a key; equal ones stay as they came.
///
/// Two or three swaps: the library's sort is fourteen times the code, on every phone.
pub fn in_order<T, K: Ord>(readings: &mut [Reading<T>], key: impl Fn(&T) -> K) {
    for end in 1..readings.len() {
        for at in (1..=end).rev() {
            if key(&readings[at - 1].value) > key(&readings[at].value) {
                readings.swap(at - 1, at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::instruments::LAW_2023;

    #[test]
    fn an_article_is_named_with_its_act() {
        assert_eq!(
            LAW_2023.at("Điều 21").to_string(),
            "Điều 21, Luật Căn cước 2023 (26/2023/QH15)"
        );
        assert_eq!(LAW_2023.at("").to_string(), "Luật Căn cước 2023 (26/2023/QH15)");
    }

    #[test]
    fn readings_are_put_in_order_and_equal_ones_stay_as_they_came() {
        let mut readings = [("b", 2), ("d", 1), ("c", 2), ("a", 0)]
            .map(|(text, value)| Reading { text: text.into(), value });
        in_order(&mut readings, |value| *value);
        let order: Vec<&str> = readings.iter().map(|reading| reading.text.vi.as_ref()).collect();
        assert_eq!(order, ["a", "d", "b", "c"]);
    }
}
