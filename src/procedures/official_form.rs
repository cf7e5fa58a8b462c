//! What an official form is: its items in their order and wording, where each answer goes, and what stays empty.
//!
//! A form is a value in the folder of its procedure. Knows nothing of pages, fonts or how a form is drawn; and nothing of
//! the law beyond the act that the form came with.

use crate::form::{Answers, FieldId};
use crate::law::{Citation, Confidence, LegalDay};
use crate::procedures::{Procedure, ProcedureId};
use crate::values::communes::Communes;
use crate::values::day::{parse_birth, ymd};
use crate::values::place::{CommuneCode, ProvinceCode};
use crate::values::text::Text;
use chrono::{Datelike, NaiveDate};

/// The forms that the app offers to fill in, each with the first day of its version.
///
/// The descriptions themselves stay in the worker's file: this line is all that a screen needs to know of them. A test
/// compares the two.
pub const FILLED: &[(ProcedureId, &str, NaiveDate)] = &[
    ("identity-card", "DC02", ymd(2026, 7, 1)),
    ("electronic-identity", "TK01", ymd(2024, 7, 1)),
    ("passport", "TK01", ymd(2026, 7, 1)),
    ("passport", "TK01a", ymd(2026, 7, 1)),
    ("passport-loss-report", "TK05", ymd(2026, 7, 1)),
    ("passport-restoration", "TK04", ymd(2026, 7, 1)),
];

/// The form that the app can fill in for a case, among those that the case needs.
pub fn filled(
    procedure: ProcedureId,
    forms: &[&'static str],
    day: LegalDay,
) -> Option<&'static str> {
    let known = |form: &&'static str| {
        FILLED.iter().any(|(of, code, from)| *of == procedure && code == form && *from <= day.0)
    };
    forms.iter().find(|form| known(form)).copied()
}

/// What a procedure knows of its official forms.
#[derive(Debug)]
pub struct OfficialForms {
    /// Those that can be filled in here.
    pub described: &'static [OfficialForm],
    /// Those that cannot, each with the reason.
    pub left: &'static [(&'static str, Text)],
}

/// No official form.
pub const NO_FORMS: OfficialForms = OfficialForms { described: &[], left: &[] };

/// One version of an official form.
#[derive(Debug)]
pub struct OfficialForm {
    /// Its sign: `TK01`.
    pub code: &'static str,
    /// Its title, one entry for each line; the first is the largest.
    pub title: &'static [&'static str],
    /// The first day of this version.
    pub from: NaiveDate,
    /// The last one, where it has one.
    pub until: Option<NaiveDate>,
    /// The act it came with.
    pub cite: Citation,
    /// How far the description was checked.
    pub confidence: Confidence,
    /// What of the form was seen.
    pub seen: Seen,
    /// Whether a photo of 4 × 6 cm is glued on.
    pub photo: bool,
    /// Whom it is addressed to, where it says so.
    pub to: Option<Fill>,
    /// Its parts.
    pub parts: &'static [Part],
    /// The pledge above the signature; may be empty.
    pub pledge: &'static str,
    /// Who signs; empty where nobody does.
    pub signed_by: &'static str,
    /// The notes of the form, in its own order.
    pub notes: &'static [&'static str],
}

impl OfficialForm {
    /// Whether this version is in force on a day.
    pub fn in_force(&self, day: LegalDay) -> bool {
        self.from <= day.0 && self.until.is_none_or(|until| day.0 <= until)
    }

    /// Every cell, in order.
    pub fn cells(&self) -> impl Iterator<Item = &'static Cell> {
        self.parts.iter().flat_map(|part| part.rows).flat_map(|row| *row)
    }
}

/// What of the form was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Its numbered items with their wording: what is printed can be signed.
    Items,
    /// What it asks for, but not its layout in this version: what is printed is to be copied from.
    Content,
}

/// A part of a form.
#[derive(Debug)]
pub struct Part {
    /// Its heading; may be empty.
    pub heading: &'static str,
    /// Its rows: cells side by side.
    pub rows: &'static [&'static [Cell]],
}

/// One place to fill in.
#[derive(Debug)]
pub struct Cell {
    /// The number of the item that begins here; empty where it goes on.
    pub number: &'static str,
    /// The words of the form.
    pub label: &'static str,
    /// What goes in.
    pub fill: Fill,
    /// What the place looks like.
    pub look: Look,
    /// Its share of the row, in percent.
    pub width: u8,
}

impl Cell {
    /// The first cell of an item.
    pub const fn item(number: &'static str, width: u8, label: &'static str, fill: Fill) -> Cell {
        Cell { number, label, fill, look: Look::Lines(1), width }
    }

    /// A further cell of an item.
    pub const fn more(width: u8, label: &'static str, fill: Fill) -> Cell {
        Cell::item("", width, label, fill)
    }

    /// The same with another look.
    pub const fn looks(self, look: Look) -> Cell {
        Cell { look, ..self }
    }
}

/// What a place to fill in looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Dotted lines: so many where nothing is filled in.
    Lines(u8),
    /// A box for each digit.
    Boxes(u8),
    /// Boxes to tick: the value that ticks each, and its words.
    Ticks(&'static [(&'static str, &'static str)]),
}

/// What goes into a place.
#[derive(Clone, Copy, Debug)]
pub enum Fill {
    /// Nothing: it is the person's to write, or the office's.
    Pen,
    /// An answer as it is shown back; as it is kept where there are boxes.
    Answer(FieldId),
    /// The day of a date.
    Day(FieldId),
    /// The month of a date.
    Month(FieldId),
    /// The year of a date.
    Year(FieldId),
    /// The family name of a person.
    Family(FieldId),
    /// The rest of the name.
    Given(FieldId),
    /// An address that is asked in three questions, by what their names begin with.
    Address(&'static str),
    /// Worked out of several answers.
    Worked(&'static [FieldId], fn(&Filling<'_>) -> String),
}

impl Fill {
    /// The questions it reads.
    pub fn fields(&self) -> Vec<String> {
        match self {
            Fill::Pen => Vec::new(),
            Fill::Answer(field)
            | Fill::Day(field)
            | Fill::Month(field)
            | Fill::Year(field)
            | Fill::Family(field)
            | Fill::Given(field) => vec![(*field).to_owned()],
            Fill::Address(prefix) => {
                ["line", "commune", "province"].map(|part| format!("{prefix}.{part}")).to_vec()
            }
            Fill::Worked(fields, _) => fields.iter().map(|field| (*field).to_owned()).collect(),
        }
    }
}

/// The answers that a form is filled in from.
#[derive(Clone, Copy, Debug)]
pub struct Filling<'a> {
    /// The procedure they answer.
    pub procedure: &'static Procedure,
    /// The answers to questions that were asked.
    pub answers: &'a Answers,
    /// The names of the communes.
    pub communes: Option<&'a Communes>,
}

impl Filling<'_> {
    /// An answer as it was given; empty without one.
    pub fn raw(&self, field: &str) -> &str {
        self.answers.get(field).unwrap_or("")
    }

    /// An answer as it is shown back, in Vietnamese: the language of the forms.
    pub fn shown(&self, field: &str) -> String {
        let question = self.procedure.question(field);
        let shown = question.and_then(|question| question.shown(self.raw(field)));
        shown.map(|shown| shown.vi.into_owned()).unwrap_or_default()
    }

    /// An address in one line: house, commune, province. Nothing where the commune has no name here: a code is no address.
    pub fn address(&self, prefix: &str) -> String {
        let commune = CommuneCode::parse(self.raw(&format!("{prefix}.commune"))).ok();
        let commune = commune.and_then(|code| self.communes.and_then(|table| table.get(code)));
        let province = ProvinceCode::parse(self.raw(&format!("{prefix}.province"))).ok();
        let (Some(commune), Some(province)) = (commune, province) else { return String::new() };
        let line = self.shown(&format!("{prefix}.line"));
        let parts = [line, commune.full_name(), province.full_name()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }

    /// The parts of a date: day and month are empty where only the year is known.
    pub fn date(&self, field: &str) -> [String; 3] {
        let Ok(date) = parse_birth(self.raw(field)) else { return Default::default() };
        let year = date.earliest.year().to_string();
        match date.day() {
            Some(day) => [format!("{:02}", day.day()), format!("{:02}", day.month()), year],
            None => [String::new(), String::new(), year],
        }
    }
}
