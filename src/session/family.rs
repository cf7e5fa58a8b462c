//! Several applications in one visit: for whom each is, and what need not be asked again.
//!
//! What belongs to a person is shared by that person's applications; what belongs to a household (where one lives, who
//! represents the children) is handed to the next person once, and is that person's own from then on.

use crate::form::{Answers, FieldId, Owner};
use crate::procedures::assessment::{Assessment, assess};
use crate::procedures::{self, Need, ProcedureId};
use crate::session::{Application, Screen, Session, first_gap};

/// For whom an application is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Somebody who is here already, by place in the list of people.
    Known(usize),
    /// Somebody else of the same household as a person who is here.
    Household(usize),
    /// Somebody else.
    Stranger,
}

/// An application that was asked for and has not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What is applied for.
    pub procedure: ProcedureId,
    /// What the situation settles.
    pub gives: &'static [(FieldId, &'static str)],
}

/// Answers of an application that the next one most likely has too: asked again, but filled in.
const CARRIED: [&str; 2] = ["filing.", "delivery."];

impl Session {
    /// The applications of this visit.
    pub fn applications(&self) -> &[Application] {
        &self.applications
    }

    /// Which of them is filled in.
    pub fn current(&self) -> Option<usize> {
        self.current
    }

    /// The application that was asked for, while it is asked for whom.
    pub fn wanted(&self) -> Option<Wanted> {
        self.wanted
    }

    /// All answers that an application can see, by field.
    pub fn answers_of(&self, application: &Application) -> Answers {
        let mut all = self.people.get(application.person).cloned().unwrap_or_default();
        all.add(&application.answers);
        all
    }

    /// An application, judged; `None` where its procedure has not come.
    pub fn judged(&self, application: &Application) -> Option<Assessment> {
        let procedure = procedures::find(application.procedure)?;
        Some(assess(procedure, self.day, &self.answers_of(application)))
    }

    /// The people for whom something was answered, by their place.
    pub fn people(&self) -> impl Iterator<Item = (usize, &Answers)> {
        let has = |at: &usize| self.applications.iter().any(|other| other.person == *at);
        let known = self.people.iter().enumerate().filter(|(_, answers)| !answers.is_empty());
        known.filter(move |(at, _)| has(at))
    }

    pub(super) fn want(&mut self, wanted: Wanted) {
        if procedures::find(wanted.procedure).is_none() {
            return;
        }
        self.drop_untouched();
        if self.people().next().is_none() {
            return self.begin(wanted, Answers::default(), Vec::new(), None);
        }
        self.wanted = Some(wanted);
        self.show(Screen::Whom);
    }

    pub(super) fn begin_for(&mut self, whom: For) {
        let Some(wanted) = self.wanted else { return };
        let (mut shared, mut known, mut same) = (Answers::default(), Vec::new(), None);
        let (person, of_the_person) = match whom {
            For::Known(person) => (person, true),
            For::Household(person) => (person, false),
            For::Stranger => return self.begin(wanted, shared, known, None),
        };
        let Some(answers) = self.people.get(person) else { return };
        for application in self.applications.iter().filter(|other| other.person == person) {
            self.settled_in(application, of_the_person, &mut known);
        }
        if of_the_person {
            same = Some(person);
        } else {
            for field in &known {
                shared.set(field, answers.get(field).unwrap_or_default());
            }
        }
        self.begin(wanted, shared, known, same);
    }

    /// The questions of an application that need not be asked again: those with an answer, and those that were left open
    /// by somebody who came to the end.
    fn settled_in(&self, application: &Application, of_the_person: bool, known: &mut Vec<FieldId>) {
        let Some(judged) = self.judged(application) else { return };
        let complete = first_gap(&judged, false).is_none();
        let answers = self.answers_of(application);
        for (_, asks) in &judged.asked {
            for ask in asks {
                let field = ask.question.id();
                let handed_on = match ask.question.owner() {
                    Owner::Household => true,
                    Owner::Applicant => of_the_person,
                    Owner::Application => false,
                };
                let left_open = complete && ask.need == Need::Optional;
                if handed_on
                    && (left_open || answers.get(field).is_some())
                    && !judged.errors().any(|flaw| flaw.field == field)
                {
                    known.push(field);
                }
            }
        }
    }

    fn begin(
        &mut self,
        wanted: Wanted,
        shared: Answers,
        known: Vec<FieldId>,
        person: Option<usize>,
    ) {
        let Some(procedure) = procedures::find(wanted.procedure) else { return };
        let mut answers = Answers::default();
        if let Some(before) = self.application() {
            for (field, raw) in before.answers.iter() {
                if CARRIED.iter().any(|start| field.starts_with(start))
                    && procedure.question(field).is_some()
                {
                    answers.set(field, raw);
                }
            }
        }
        let person = person.unwrap_or_else(|| {
            self.people.push(shared);
            self.people.len() - 1
        });
        self.applications.push(Application {
            procedure: procedure.id,
            person,
            answers,
            seal: None,
        });
        self.current = Some(self.applications.len() - 1);
        self.wanted = None;
        self.returning = false;
        self.known = known;
        for (field, raw) in wanted.gives {
            self.type_in(field, raw);
            self.known.push(field);
        }
        // A page with nothing to ask on this day vanishes, the first one too.
        let first = self.assessment().and_then(|judged| {
            let unsettled = judged
                .asked
                .iter()
                .find(|(page, asks)| !self.settled(asks) || self.stopped_on(page, &judged));
            unsettled.map(|(page, _)| page.id).filter(|id| *id != judged.procedure.closing.id)
        });
        self.show(first.map_or(Screen::Review, Screen::Page));
    }

    pub(super) fn turn_to(&mut self, at: usize) {
        if at >= self.applications.len() {
            return;
        }
        self.current = Some(at);
        self.wanted = None;
        self.known.clear();
        self.returning = false;
        let done = self.assessment().is_some_and(|judged| judged.can_close());
        // Already there is still a turn: the screen of another application has the same name.
        self.screen = Screen::Start;
        self.open(if done { Screen::Summary } else { Screen::Review });
    }

    pub(super) fn forget_one(&mut self, at: usize) {
        if at >= self.applications.len() {
            return;
        }
        self.remove(at);
        let on_plan = self.screen == Screen::Plan && !self.applications.is_empty();
        if self.current == Some(at) || !on_plan {
            self.current = self.applications.len().checked_sub(1);
        } else if let Some(current) = self.current.filter(|current| *current > at) {
            self.current = Some(current - 1);
        }
        self.show(if on_plan { Screen::Plan } else { Screen::Start });
    }

    /// An application that was opened and left without an answer leaves nothing behind.
    fn drop_untouched(&mut self) {
        let empty = |session: &Session| {
            session.applications.iter().position(|application| {
                application.answers.is_empty()
                    && session.people.get(application.person).is_none_or(Answers::is_empty)
            })
        };
        while let Some(at) = empty(self) {
            self.remove(at);
            self.current = None;
        }
        if self.current.is_none() {
            self.current = self.applications.len().checked_sub(1);
        }
    }

    /// Takes an application out, and its person if nothing else is theirs.
    fn remove(&mut self, at: usize) {
        let person = self.applications.remove(at).person;
        if self.applications.iter().any(|other| other.person == person) {
            return;
        }
        if person < self.people.len() {
            self.people.remove(person);
        }
        for other in &mut self.applications {
            if other.person > person {
                other.person -= 1;
            }
        }
    }
}
