//! A finished application, and everything that can be made of it.
//!
//! `Dossier::close` is the only door to an export. What comes from outside (the moment, chance, fonts, tables of names)
//! is handed in; nothing here reads a clock or a file.

pub mod calendar_file;
pub mod counter;
pub mod draft_file;
pub mod explained;
pub mod export;
#[cfg(any(not(target_arch = "wasm32"), feature = "pdf"))]
pub mod form_sheet;
pub mod json;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod plan;
pub mod qr;
pub mod reopen;
pub mod sheet;
pub mod summary;
pub mod text;

use crate::form::{Answers, FieldId};
use crate::law::LegalDay;
use crate::procedures::Procedure;
use crate::procedures::assessment::{Assessment, FieldFlaw, Verdict, assess};
pub use crate::values::moment::Moment;
pub use crate::values::reference::Reference;

/// A finished application.
#[derive(Clone, Debug)]
pub struct Dossier {
    assessment: Assessment,
    answers: Answers,
    made: Moment,
    reference: Reference,
}

/// Every reason why a dossier cannot be closed, each with the question to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotReady {
    /// Questions without an answer.
    pub missing: Vec<FieldId>,
    /// Faults that stop the way.
    pub flaws: Vec<FieldFlaw>,
    /// The rules that are not met.
    pub blocked_by: Vec<&'static str>,
    /// Whether something cannot be told yet.
    pub undecided: bool,
}

impl Dossier {
    /// Closes an application on its filing day.
    ///
    /// Only answers to questions that are asked go in.
    pub fn close(
        procedure: &'static Procedure,
        day: LegalDay,
        answers: &Answers,
        made: Moment,
        reference: Reference,
    ) -> Result<Dossier, NotReady> {
        let assessment = assess(procedure, day, answers);
        if assessment.can_close() {
            let answers = answers.iter().filter(|(field, _)| assessment.asks(field)).collect();
            return Ok(Dossier { assessment, answers, made, reference });
        }
        let not_met = assessment
            .findings
            .iter()
            .filter(|judged| judged.state == crate::procedures::assessment::State::NotMet)
            .map(|judged| judged.rule);
        Err(NotReady {
            blocked_by: not_met.collect(),
            flaws: assessment.errors().cloned().collect(),
            undecided: assessment.verdict == Verdict::Undecided,
            missing: assessment.missing,
        })
    }

    /// The judgement it rests on.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The answers in it.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// When it was made.
    pub fn made(&self) -> Moment {
        self.made
    }

    /// Its reference.
    pub fn reference(&self) -> &Reference {
        &self.reference
    }
}
