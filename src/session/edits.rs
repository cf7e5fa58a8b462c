//! An answer that makes others pointless: which ones, said before the page is left, and how to get them back after.
//!
//! Nothing is deleted: what is no longer asked does not count, and counts again when it is asked again.

use crate::form::{Answers, FieldId};
use crate::procedures::assessment::{Assessment, assess};
use crate::session::{Screen, Session, required};

/// The answers of the current application as they were when a page came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entered {
    person: Answers,
    application: Answers,
}

/// How to take back what a page did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    screen: Screen,
    returning: bool,
    entered: Entered,
    gone: Vec<FieldId>,
}

impl Undo {
    /// The questions that are no longer asked, or whose answer no longer fits.
    pub fn gone(&self) -> &[FieldId] {
        &self.gone
    }
}

impl Session {
    /// What the last page took away, while it can be taken back.
    pub fn undo(&self) -> Option<&Undo> {
        self.undo.as_ref()
    }

    pub(super) fn note_answers(&mut self) {
        let now = self.application().map(|application| Entered {
            person: self.people.get(application.person).cloned().unwrap_or_default(),
            application: application.answers.clone(),
        });
        self.entered = now.unwrap_or_default();
    }

    /// The answers that stop counting with what was changed on this page, in the order of the form.
    pub fn gone(&self) -> Vec<FieldId> {
        let (Screen::Page(page), Some(procedure)) = (self.screen, self.procedure()) else {
            return Vec::new();
        };
        let mut entered = self.entered.person.clone();
        entered.add(&self.entered.application);
        if entered == self.answers() {
            return Vec::new();
        }
        let Some(now) = self.assessment() else { return Vec::new() };
        // Half a date takes nothing away.
        let here = |field: &str| {
            let asks = now.asked.iter().filter(|(asked, _)| asked.id == page);
            asks.flat_map(|(_, asks)| asks).any(|ask| ask.question.id() == field)
        };
        if now.errors().any(|flaw| here(&flaw.field))
            || now.missing.iter().any(|field| here(field) && required(&now, field))
        {
            return Vec::new();
        }
        let before = assess(procedure, self.day, &entered);
        let counts = |judged: &Assessment, field: &str| {
            judged.asks(field) && !judged.errors().any(|flaw| flaw.field == field)
        };
        let mut gone = Vec::new();
        for (_, asks) in before.asked.iter().filter(|(asked, _)| asked.id != page) {
            for ask in asks {
                let field = ask.question.id();
                if entered.get(field).is_some() && counts(&before, field) && !counts(&now, field) {
                    gone.push(field);
                }
            }
        }
        gone
    }

    /// What leads back to the page as it was when it came.
    pub(super) fn way_back(&self, gone: Vec<FieldId>) -> Undo {
        let (screen, returning) = (self.screen, self.returning);
        Undo { screen, returning, entered: self.entered.clone(), gone }
    }

    /// On the page itself its answers become what they were; after it, the page comes back with them.
    pub(super) fn take_back(&mut self) {
        let undo = self.undo.take();
        let entered = undo.as_ref().map_or(&self.entered, |undo| &undo.entered).clone();
        let Some(at) = self.current else { return };
        if let Some(application) = self.applications.get_mut(at) {
            application.answers = entered.application;
            if let Some(person) = self.people.get_mut(application.person) {
                *person = entered.person;
            }
            let person = application.person;
            self.unseal(Some(person));
        }
        if let Some(undo) = undo {
            self.show(undo.screen);
            self.returning = undo.returning;
        }
        self.shown.clear();
        self.stops = 0;
        self.warned = false;
    }
}
