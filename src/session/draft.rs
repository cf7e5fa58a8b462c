//! The saved form: schema number, procedures, raw answers. Everything else is recomputed.
//!
//! The shape is frozen: people's devices hold it. A new shape is a new schema number with a step from the old one.

use crate::form::{Answers, Asked, Owner, Question};
use crate::law::LegalDay;
use crate::procedures;
use crate::session::{Application, Screen, Session};
use crate::values::reference::Seal;
use crate::values::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The schema that this version writes.
pub const SCHEMA: u32 = 1;

/// A saved session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The schema.
    pub schema: u32,
    /// Answers of the household: versions before families shared what one person gave. They are everybody's now.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub household: BTreeMap<String, String>,
    /// Each person's answers.
    #[serde(default)]
    pub people: Vec<BTreeMap<String, String>>,
    /// The applications.
    #[serde(default)]
    pub applications: Vec<SavedApplication>,
    /// Which one was open.
    #[serde(default)]
    pub current: Option<usize>,
    /// The screen that was open: `start`, `review`, `summary`, `plan`, or a page's id.
    #[serde(default)]
    pub screen: String,
}

/// One saved application.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedApplication {
    /// The procedure's id.
    pub procedure: String,
    /// Whose it is.
    pub person: usize,
    /// Its own answers.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// When its sheet was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<String>,
    /// The reference of its sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

/// What this version does not take over of a draft. It stays in the draft, for a version that asks for it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// A procedure that is gone, by its id.
    Procedure(String),
    /// A question that is gone, by its id.
    Question(String),
    /// An answer that can no longer be chosen: the question, and what was answered.
    Answer(Text, String),
}

/// Why a draft cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Written by a newer version: kept, not touched.
    Newer(u32),
    /// Not a draft.
    NotADraft,
}

impl Draft {
    /// The session as it is to be saved.
    pub fn of(session: &Session) -> Draft {
        let plain =
            |answers: &Answers| answers.iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
        Draft {
            schema: SCHEMA,
            household: BTreeMap::new(),
            people: session.people.iter().map(plain).collect(),
            applications: session
                .applications
                .iter()
                .map(|application| SavedApplication {
                    procedure: application.procedure.to_owned(),
                    person: application.person,
                    answers: plain(&application.answers),
                    made: application.seal.as_ref().map(|seal| seal.made.rfc3339()),
                    reference: application
                        .seal
                        .as_ref()
                        .map(|seal| seal.reference.as_str().to_owned()),
                })
                .collect(),
            current: session.current,
            screen: match session.screen {
                Screen::Start => "start".to_owned(),
                Screen::Page(id) => id.to_owned(),
                Screen::Review => "review".to_owned(),
                Screen::Summary => "summary".to_owned(),
                Screen::Plan | Screen::Whom => "plan".to_owned(),
            },
        }
    }

    /// Whether there is anything in it worth offering again.
    pub fn is_empty(&self) -> bool {
        let answered = |answers: &BTreeMap<String, String>| !answers.is_empty();
        !self.people.iter().any(answered)
            && !self.applications.iter().any(|saved| answered(&saved.answers))
    }

    /// Whether this version can open it.
    pub fn readable(&self) -> Result<(), Unreadable> {
        match self.schema {
            SCHEMA => Ok(()),
            newer if newer > SCHEMA => Err(Unreadable::Newer(newer)),
            _ => Err(Unreadable::NotADraft),
        }
    }

    /// What this version does not take over of it.
    pub fn left_out(&self) -> Vec<LeftOut> {
        let mut left = Vec::new();
        let of = |person: usize| {
            let here = self.applications.iter().filter(move |saved| saved.person == person);
            here.filter_map(|saved| procedures::find(&saved.procedure))
        };
        for (person, answers) in self.people.iter().enumerate() {
            // Nothing is said of somebody whose procedures are all gone: they are named below.
            if of(person).next().is_some() {
                left.extend(answers.iter().filter_map(|(field, raw)| {
                    let question = of(person).find_map(|procedure| procedure.question(field));
                    lost(question, field, raw)
                }));
            }
        }
        for saved in &self.applications {
            match procedures::find(&saved.procedure) {
                Some(procedure) => left.extend(
                    saved
                        .answers
                        .iter()
                        .filter_map(|(field, raw)| lost(procedure.question(field), field, raw)),
                ),
                None => left.push(LeftOut::Procedure(saved.procedure.clone())),
            }
        }
        left
    }

    /// The session it held. Applications whose procedure is gone are left out; a page that is gone opens at the review.
    pub fn restore(&self, day: LegalDay) -> Session {
        let mut session = Session::new(day);
        if self.readable().is_err() {
            return session;
        }
        let answers = |saved: &BTreeMap<String, String>| -> Answers {
            saved.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect()
        };
        let shared = |own: &BTreeMap<String, String>| {
            let mut all = self.household.clone();
            all.extend(own.clone());
            answers(&all)
        };
        session.people = self.people.iter().map(shared).collect();
        let mut places = Vec::new();
        for saved in &self.applications {
            let kept =
                procedures::find(&saved.procedure).filter(|_| saved.person < session.people.len());
            places.push(kept.map(|_| session.applications.len()));
            if let Some(procedure) = kept {
                let mut own = Answers::default();
                for (field, raw) in &saved.answers {
                    // A file of an application does not say whose an answer is, and a question may have moved since.
                    let persons = procedure
                        .question(field)
                        .is_some_and(|question| question.owner() != Owner::Application);
                    match session.people.get_mut(saved.person).filter(|_| persons) {
                        Some(person) => person.set(field, raw),
                        None => own.set(field, raw),
                    };
                }
                let seal = Seal::parse(saved.made.as_deref(), saved.reference.as_deref());
                session.applications.push(Application {
                    procedure: procedure.id,
                    person: saved.person,
                    answers: own,
                    seal,
                });
            }
        }
        session.current = self.current.and_then(|at| places.get(at).copied().flatten());
        session.shown = BTreeSet::new();
        let page = session.procedure().and_then(|procedure| {
            let pages = procedure.pages.iter().chain([&procedure.closing]);
            pages.map(|page| page.id).find(|id| *id == self.screen)
        });
        let wanted = match (self.screen.as_str(), page) {
            ("review", _) => Screen::Review,
            ("summary", _) => Screen::Summary,
            ("plan", _) => Screen::Plan,
            (_, Some(id)) => Screen::Page(id),
            _ => Screen::Start,
        };
        session.open(wanted);
        session
    }
}

/// Why an answer is not taken over, if it is not.
fn lost(question: Option<&dyn Question>, field: &str, raw: &str) -> Option<LeftOut> {
    let Some(question) = question else { return Some(LeftOut::Question(field.to_owned())) };
    let options = match question.asked() {
        Asked::Choice(options) | Asked::Choices(options) => options,
        Asked::Line(_)
        | Asked::Date { .. }
        | Asked::Listed(_)
        | Asked::Province
        | Asked::Commune { .. }
        | Asked::Visit { .. }
        | Asked::Office
        | Asked::Tick(_) => return None,
    };
    let known = |word: &str| options.iter().any(|option| option.id == word);
    let all = raw.split_whitespace().all(known);
    (!all).then(|| LeftOut::Answer(question.label(), raw.to_owned()))
}
