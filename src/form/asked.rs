//! The closed list of ways to ask. A screen must know every one of them; the compiler sees to it.
//!
//! Knows nothing of how a way of asking is drawn.

use crate::form::facts::{Facts, Pending};
use crate::form::field::FieldId;
use crate::values::text::Text;

/// How a question is asked.
#[derive(Clone, Copy, Debug)]
pub enum Asked {
    /// One line of text.
    Line(Line),
    /// Three numbers; `or` is a box to tick instead, such as "no expiry".
    Date {
        /// The answer that stands in for a date.
        or: Option<OptionSpec>,
        /// Whether papers may have only the year.
        may_be_short: bool,
    },
    /// One of several.
    Choice(&'static [OptionSpec]),
    /// Any of several; the answer holds the ids joined by one space.
    Choices(&'static [OptionSpec]),
    /// One name out of a published list, found by typing.
    Listed(Listed),
    /// A province; the answer is its two-digit code.
    Province,
    /// A commune, found by typing; the answer is its five-digit code.
    Commune {
        /// The question whose answer narrows the list.
        province: FieldId,
    },
    /// The day of a visit: three numbers, or a day of a calendar.
    Visit {
        /// Whether the filing day itself can be the day.
        same_day: bool,
    },
    /// One of the offices that the site names: the answer is its name and address. Nothing to ask where there is none.
    Office,
    /// A sentence to agree to; the answer is `yes`.
    Tick(Text),
}

/// What a line of text holds: the keyboard, the suggestions and the capitals follow from it.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// What is typed.
    pub kind: LineKind,
    /// The `autocomplete` token (WCAG 1.3.5), or `off`.
    pub autocomplete: &'static str,
}

/// What is typed in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// A person's name, shown in capitals.
    Name,
    /// Digits only.
    Digits,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// Anything else.
    Plain,
    /// Several sentences: what happened. Line ends are kept.
    Story,
}

/// A published list of names.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// The names that fit what was typed, best first; all of them for an empty text.
    pub matching: fn(&str) -> Vec<&'static str>,
}

/// A condition on the answers so far.
pub type When = fn(&Facts<'_>) -> Result<bool, Pending>;

/// One choice.
#[derive(Clone, Copy, Debug)]
pub struct OptionSpec {
    /// Its id in drafts and files; never changes.
    pub id: &'static str,
    /// What it is called, in everyday words.
    pub label: Text,
    /// One line: choose this if …
    pub meaning: Text,
    /// Whether it makes sense after the answers so far; absent means always.
    pub offered: Option<When>,
}

impl OptionSpec {
    /// A choice that is always offered.
    pub const fn new(id: &'static str, label: Text, meaning: Text) -> OptionSpec {
        OptionSpec { id, label, meaning, offered: None }
    }

    /// A choice that is offered after some answers only.
    pub const fn when(self, offered: When) -> OptionSpec {
        OptionSpec { offered: Some(offered), ..self }
    }

    /// Whether it is offered now. While that cannot be told yet, it is.
    pub fn is_offered(&self, facts: &Facts<'_>) -> bool {
        self.offered.is_none_or(|offered| offered(facts).unwrap_or(true))
    }
}
