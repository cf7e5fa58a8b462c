//! Questions that several procedures share.
//!
//! Knows no procedure: whether and when a question is asked is decided there.

pub mod contact;
pub mod declaration;
pub mod person;
pub mod prefill;
pub mod residence;

use crate::form::{Asked, Line, LineKind};
use crate::values::text::{Sentence, Text};

/// No text.
pub(crate) const NONE: Text = Text::new("", "");

pub(crate) const fn line(kind: LineKind, autocomplete: &'static str) -> Asked {
    Asked::Line(Line { kind, autocomplete })
}

/// Shows a text as it was read.
pub(crate) fn same(text: &str) -> Sentence {
    Sentence::from(text)
}
