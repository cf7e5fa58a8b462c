//! Answers as typed, and the part of them that the law may see.
//!
//! `Facts` holds only answers to questions that were really asked; a rule cannot read an unparsed text, and cannot
//! forget that an answer may be missing. What a rule read on its way is noted, for the explanation.

use crate::form::field::{Field, FieldId};
use crate::law::{LegalDay, NotInForce};
use crate::values::flaw::Flaw;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The most that is kept of one answer, in characters: enough for a story, too little to freeze a phone.
pub const LONGEST_ANSWER: usize = 4000;

/// Answers by field id, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, String>);

impl Answers {
    /// What was typed.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(String::as_str)
    }

    /// Keeps what was typed; an empty text is no answer. Returns whether anything changed.
    pub fn set(&mut self, field: &str, raw: &str) -> bool {
        if raw.is_empty() {
            return self.0.remove(field).is_some();
        }
        if self.get(field) == Some(raw) {
            return false;
        }
        let kept = match raw.char_indices().nth(LONGEST_ANSWER) {
            // One character more than is allowed is kept, so that the fault is still seen.
            Some((at, sign)) => &raw[..at + sign.len_utf8()],
            None => raw,
        };
        self.0.insert(field.to_owned(), kept.to_owned());
        true
    }

    /// Adds the answers of another part of the visit.
    pub fn add(&mut self, more: &Answers) {
        for (field, raw) in &more.0 {
            self.set(field, raw);
        }
    }

    /// All answers in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, raw)| (field.as_str(), raw.as_str()))
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Answers {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(pairs: I) -> Answers {
        let mut answers = Answers::default();
        for (field, raw) in pairs {
            answers.set(field, raw);
        }
        answers
    }
}

/// Why a rule cannot decide yet. Not an error: it drives the lists of what is still needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pending {
    /// The question has no answer.
    Unanswered(FieldId),
    /// The answer cannot be read.
    Flawed(FieldId, Flaw),
    /// No law is known for the day.
    NoLaw(NotInForce),
}

impl From<NotInForce> for Pending {
    fn from(gap: NotInForce) -> Pending {
        Pending::NoLaw(gap)
    }
}

/// What the law may see: the day, and the answers to questions that were asked.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The day whose law applies.
    pub day: LegalDay,
    admitted: BTreeMap<FieldId, &'a str>,
    read: RefCell<Vec<FieldId>>,
}

impl<'a> Facts<'a> {
    /// Nothing but the day.
    pub fn on(day: LegalDay) -> Facts<'a> {
        Facts { day, admitted: BTreeMap::new(), read: RefCell::default() }
    }

    /// Lets the law see an answer.
    pub fn admit(&mut self, field: FieldId, raw: &'a str) {
        self.admitted.insert(field, raw);
    }

    /// The answer to a question the rule needs.
    pub fn get<T>(&self, field: &Field<T>) -> Result<T, Pending> {
        self.find(field)?.ok_or(Pending::Unanswered(field.id))
    }

    /// The answer to a question that may be left open or may not have been asked.
    pub fn find<T>(&self, field: &Field<T>) -> Result<Option<T>, Pending> {
        self.note(field.id);
        match self.admitted.get(field.id) {
            None => Ok(None),
            Some(raw) => match (field.parse)(raw) {
                Ok(value) => Ok(Some(value)),
                Err(Flaw::Missing) => Ok(None),
                Err(flaw) => Err(Pending::Flawed(field.id, flaw)),
            },
        }
    }

    /// What was read since the last call, each once, in order.
    pub fn take_read(&self) -> Vec<FieldId> {
        self.read.take()
    }

    fn note(&self, field: FieldId) {
        let mut read = self.read.borrow_mut();
        if !read.contains(&field) {
            read.push(field);
        }
    }
}
