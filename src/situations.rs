//! Everyday situations, and the procedure and case each leads to.
//!
//! People know what happened to them, not what the law calls it. Each procedure has its own; what they have in common,
//! what it costs and how long it takes, is judged here like any application.

use crate::form::Answers;
use crate::law::LegalDay;
use crate::procedures::assessment::assess;
use crate::procedures::explanation::Outcome;
use crate::procedures::{self, SITUATIONS, Situation};

impl Situation {
    /// The figures of an ordinary person in this situation.
    ///
    /// Whether something stands in the way is not to be read from it: that hangs on answers nobody gave yet.
    pub fn usual(&self, day: LegalDay) -> Option<Outcome> {
        let procedure = procedures::find(self.procedure)?;
        let answers: Answers = self.gives.iter().chain(self.sample).copied().collect();
        Some(Outcome::of(&assess(procedure, day, &answers)))
    }
}

/// Every situation, by procedure in the order of the menu.
pub fn all() -> impl Iterator<Item = &'static Situation> {
    SITUATIONS.iter().copied().flatten()
}

/// The situation of that name.
pub fn find(id: &str) -> Option<&'static Situation> {
    all().find(|situation| situation.id == id)
}
