//! A question and its typed key.
//!
//! The text of an answer stays as typed; `parse` reads it without knowing the day or any other answer.

use crate::form::asked::Asked;
use crate::values::flaw::Flaw;
use crate::values::text::{Sentence, Text};

/// The name of a question: `applicant.born_on`. It lives in people's drafts and never changes or gets re-used.
pub type FieldId = &'static str;

/// Whose answer it is: a family's applications share people and a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Of the person the paper is for; shared by this person's applications.
    Applicant,
    /// Of a person and handed on to others of the same household: where they live, the representative.
    Household,
    /// Of one application.
    Application,
}

/// A question whose answer has the type `T`.
#[derive(Debug)]
pub struct Field<T: 'static> {
    /// Its name.
    pub id: FieldId,
    /// Whose answer it is.
    pub owner: Owner,
    /// What the answer is called: a noun, as on the form.
    pub label: Text,
    /// One sentence of help; may be empty.
    pub help: Text,
    /// "Why do we ask?"; may be empty.
    pub why: Text,
    /// "Where do I find it?" or "I am not sure"; may be empty.
    pub find: Text,
    /// How it is asked.
    pub asked: Asked,
    /// Whether its answer is masked on request.
    pub sensitive: bool,
    /// Right answers, shown as hints, parsed and walked by tests.
    pub examples: &'static [&'static str],
    /// Reads what was typed.
    pub parse: fn(&str) -> Result<T, Flaw>,
    /// A fault that lets the person go on.
    pub warn: fn(&T) -> Option<Flaw>,
    /// How the answer is shown back.
    pub show: fn(&T) -> Sentence,
}

/// A question with its type erased: what screens, drafts and generic tests see.
pub trait Question: Sync {
    /// See [`Field::id`].
    fn id(&self) -> FieldId;
    /// See [`Field::owner`].
    fn owner(&self) -> Owner;
    /// See [`Field::label`].
    fn label(&self) -> Text;
    /// See [`Field::help`].
    fn help(&self) -> Text;
    /// See [`Field::why`].
    fn why(&self) -> Text;
    /// See [`Field::find`].
    fn find(&self) -> Text;
    /// See [`Field::asked`].
    fn asked(&self) -> Asked;
    /// See [`Field::sensitive`].
    fn sensitive(&self) -> bool;
    /// See [`Field::examples`].
    fn examples(&self) -> &'static [&'static str];
    /// Reads an answer: `Ok(Some(flaw))` is a warning, `Err(flaw)` stops the way.
    fn check(&self, raw: &str) -> Result<Option<Flaw>, Flaw>;
    /// The answer as it is shown back; `None` while it cannot be read.
    fn shown(&self, raw: &str) -> Option<Sentence>;
}

impl<T> Question for Field<T> {
    fn id(&self) -> FieldId {
        self.id
    }
    fn owner(&self) -> Owner {
        self.owner
    }
    fn label(&self) -> Text {
        self.label
    }
    fn help(&self) -> Text {
        self.help
    }
    fn why(&self) -> Text {
        self.why
    }
    fn find(&self) -> Text {
        self.find
    }
    fn asked(&self) -> Asked {
        self.asked
    }
    fn sensitive(&self) -> bool {
        self.sensitive
    }
    fn examples(&self) -> &'static [&'static str] {
        self.examples
    }
    fn check(&self, raw: &str) -> Result<Option<Flaw>, Flaw> {
        (self.parse)(raw).map(|value| (self.warn)(&value))
    }
    fn shown(&self, raw: &str) -> Option<Sentence> {
        (self.parse)(raw).ok().map(|value| (self.show)(&value))
    }
}

/// No warning: the usual `warn`.
pub fn no_warning<T>(_: &T) -> Option<Flaw> {
    None
}

/// The label of a chosen option: the usual `show` of a choice.
pub fn option_label(asked: &Asked, id: &str) -> Sentence {
    let specs = match asked {
        Asked::Choice(specs) | Asked::Choices(specs) => *specs,
        Asked::Line(_)
        | Asked::Date { .. }
        | Asked::Listed(_)
        | Asked::Province
        | Asked::Commune { .. }
        | Asked::Visit { .. }
        | Asked::Office
        | Asked::Tick(_) => &[],
    };
    specs
        .iter()
        .find(|spec| spec.id == id)
        .map_or_else(|| Sentence::from(id), |spec| spec.label.into())
}
