//! The published order of the questions in a code: `schema/counter-fields-1.txt`.
//!
//! Lines are added at the end of a procedure, options at the end of a line; nothing is moved or dropped, because printed
//! sheets are read by it. `tests/counter.rs` holds the file to that.

use crate::form::FieldId;

const TABLE: &str = include_str!("../../../schema/counter-fields-1.txt");

/// A question's place in a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The question.
    pub field: FieldId,
    /// Its options by their numbers, from 0.
    pub options: Vec<&'static str>,
    /// Whether no code ever carries its answer.
    pub left_out: bool,
}

/// The procedures in the order of their numbers, each with its questions.
fn procedures() -> impl Iterator<Item = (&'static str, Vec<Row>)> {
    TABLE.split("\nprocedure ").skip(1).map(|part| {
        let mut lines = part.lines();
        let id = lines.next().unwrap_or_default();
        (id, lines.filter(|line| !line.is_empty()).map(row).collect())
    })
}

fn row(line: &'static str) -> Row {
    let mut words = line.split(' ');
    let field = words.next().unwrap_or_default();
    let options: Vec<&str> = words.collect();
    let left_out = options == ["-"];
    Row { field, options: if left_out { Vec::new() } else { options }, left_out }
}

/// The number and the questions of a procedure.
pub fn of(id: &str) -> Option<(usize, Vec<Row>)> {
    let (number, (_, rows)) = procedures().enumerate().find(|(_, (other, _))| *other == id)?;
    Some((number, rows))
}

/// The procedure of a number, and its questions.
pub fn at(number: usize) -> Option<(&'static str, Vec<Row>)> {
    procedures().nth(number)
}
