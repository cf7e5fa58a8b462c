//! Questions that several procedures share.
//!
//! Knows no procedure: whether and when a question is asked is decided there.

pub mod card;
pub mod contact;
pub mod declaration;
pub mod delivery;
pub mod family;
pub mod filing;
pub mod loss;
pub mod passport;
pub mod person;
pub mod prefill;
pub mod representative;
pub mod residence;
pub mod visit;
pub mod vneid;
pub mod work;

use crate::choice;
use crate::form::{Asked, Line, LineKind};
use crate::values::text::{Sentence, Text};

choice! {
    /// Yes or no.
    pub enum YesNo {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
}

/// No text.
pub(crate) const NONE: Text = Text::new("", "");

pub(crate) const fn line(kind: LineKind, autocomplete: &'static str) -> Asked {
    Asked::Line(Line { kind, autocomplete })
}

/// Shows a text as it was read.
pub(crate) fn same(text: &str) -> Sentence {
    Sentence::from(text)
}
