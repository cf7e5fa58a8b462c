//! One visit: the people, their applications, and where on the way the person is.
//!
//! `apply` is the only way it changes, and gives a new session; nothing here fails, saves or draws.

pub mod draft;
pub mod view;

use crate::form::{Answers, FieldId, Owner};
use crate::law::LegalDay;
use crate::procedures::Situation;
use crate::procedures::assessment::{Assessment, assess};
use crate::procedures::{self, Ask, Page, PageId, Procedure, ProcedureId};
use crate::values::flaw::Severity;
use draft::Draft;
use std::collections::BTreeSet;

/// Where on the way a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The start page.
    Start,
    /// A page of questions.
    Page(PageId),
    /// The review before the declaration.
    Review,
    /// The summary.
    Summary,
}

/// One application for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// What is applied for.
    pub procedure: ProcedureId,
    /// For whom: a place in the session's list of people.
    pub person: usize,
    /// Answers that belong to this application alone.
    pub answers: Answers,
}

/// One visit. A family is several applications over shared people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    day: LegalDay,
    household: Answers,
    people: Vec<Answers>,
    applications: Vec<Application>,
    current: Option<usize>,
    screen: Screen,
    /// What the situation settled: its pages are passed over on the way on.
    given: &'static [(FieldId, &'static str)],
    /// Came here by a "change" link: go back to the review when done.
    returning: bool,
    /// The questions whose faults are shown.
    shown: BTreeSet<String>,
    /// How often the way was stopped: each time the summary of faults takes the focus.
    stops: u32,
}

/// Everything that can happen to a session.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A new application.
    Start(ProcedureId),
    /// A new application out of a situation: what that settles is not asked again.
    Begin(&'static Situation),
    /// An answer, as typed so far.
    Type {
        /// The question.
        field: String,
        /// The text as it stands.
        raw: String,
    },
    /// The person left a question.
    Leave(String),
    /// The main button.
    Continue,
    /// The back link.
    Back,
    /// A link or an address: opened as far as the answers allow.
    Open(Screen),
    /// A link from the review: comes back to the review.
    Change(String),
    /// Another filing day.
    Plan(LegalDay),
    /// A saved draft.
    Restore(Draft),
    /// Forget everything.
    Forget,
}

impl Session {
    /// An empty session on a day.
    pub fn new(day: LegalDay) -> Session {
        Session {
            day,
            household: Answers::default(),
            people: Vec::new(),
            applications: Vec::new(),
            current: None,
            screen: Screen::Start,
            given: &[],
            returning: false,
            shown: BTreeSet::new(),
            stops: 0,
        }
    }

    /// The day whose law applies.
    pub fn day(&self) -> LegalDay {
        self.day
    }

    /// Where on the way the person is.
    pub fn screen(&self) -> Screen {
        self.screen
    }

    /// The application that is being filled in.
    pub fn application(&self) -> Option<&Application> {
        self.current.and_then(|at| self.applications.get(at))
    }

    /// Its procedure.
    pub fn procedure(&self) -> Option<&'static Procedure> {
        self.application().and_then(|application| procedures::find(application.procedure))
    }

    /// All answers that the current application can see, by field.
    pub fn answers(&self) -> Answers {
        let Some(application) = self.application() else { return Answers::default() };
        let person = self.people.get(application.person);
        let parts = [Some(&self.household), person, Some(&application.answers)];
        parts.into_iter().flatten().flat_map(Answers::iter).collect()
    }

    /// The current application, judged.
    pub fn assessment(&self) -> Option<Assessment> {
        self.procedure().map(|procedure| assess(procedure, self.day, &self.answers()))
    }

    /// The session after an action.
    pub fn apply(&self, action: Action) -> Session {
        let mut next = self.clone();
        match action {
            Action::Start(id) => next.start(id, &[]),
            Action::Begin(situation) => next.start(situation.procedure, situation.gives),
            Action::Type { field, raw } => next.type_in(&field, &raw),
            Action::Leave(field) => {
                if next.answers().get(&field).is_some() {
                    next.shown.insert(field);
                }
            }
            Action::Continue => next.go_on(),
            Action::Back => next.go_back(),
            Action::Open(screen) => next.open(screen),
            Action::Change(field) => next.change(&field),
            Action::Plan(day) => next.day = day,
            Action::Restore(draft) => next = draft.restore(self.day),
            Action::Forget => next = Session::new(self.day),
        }
        // A summary stands only while the application can close: another day, or a draft of an older law, may take it back.
        if next.screen == Screen::Summary
            && !next.assessment().is_some_and(|judged| judged.can_close())
        {
            next.show(Screen::Review);
        }
        next
    }

    fn start(&mut self, id: ProcedureId, given: &'static [(FieldId, &'static str)]) {
        let Some(procedure) = procedures::find(id) else { return };
        self.people.push(Answers::default());
        self.applications.push(Application {
            procedure: procedure.id,
            person: self.people.len() - 1,
            answers: Answers::default(),
        });
        self.current = Some(self.applications.len() - 1);
        self.returning = false;
        self.given = given;
        for (field, raw) in given {
            self.type_in(field, raw);
        }
        // A page with nothing to ask on this day vanishes, the first one too.
        let assessment = self.assessment();
        let first = assessment
            .as_ref()
            .and_then(|assessment| assessment.asked.iter().find(|(_, asks)| !self.settled(asks)))
            .map(|(page, _)| page.id);
        self.show(first.map_or(Screen::Review, Screen::Page));
    }

    /// Whether the situation answered a whole page.
    fn settled(&self, asks: &[&Ask]) -> bool {
        let given = |ask: &&Ask| self.given.iter().any(|(field, _)| *field == ask.question.id());
        asks.iter().all(given)
    }

    fn type_in(&mut self, field: &str, raw: &str) {
        let Some(question) = self.procedure().and_then(|procedure| procedure.question(field))
        else {
            return;
        };
        let Some(at) = self.current else { return };
        let person = self.applications.get(at).map(|application| application.person);
        let owner = match question.owner() {
            Owner::Household => Some(&mut self.household),
            Owner::Applicant => person.and_then(|at| self.people.get_mut(at)),
            Owner::Application => {
                self.applications.get_mut(at).map(|application| &mut application.answers)
            }
        };
        if owner.is_some_and(|answers| answers.set(field, raw)) {
            // Nothing is said of an answer while it is being typed.
            self.shown.remove(field);
        }
    }

    fn show(&mut self, screen: Screen) {
        self.screen = screen;
        self.shown.clear();
        self.stops = 0;
    }

    fn go_on(&mut self) {
        let Some(assessment) = self.assessment() else { return };
        match self.screen {
            Screen::Start => self.open(Screen::Review),
            Screen::Review => match first_gap(&assessment, false) {
                Some(page) => self.stop_at(page, &assessment),
                None => self.show(Screen::Page(assessment.procedure.closing.id)),
            },
            Screen::Summary => {}
            Screen::Page(id) => {
                let Some((page, _)) = assessment.asked.iter().find(|(page, _)| page.id == id)
                else {
                    return self.open(Screen::Review);
                };
                if self.stopped_on(page, &assessment) {
                    self.stop_at(page.id, &assessment);
                } else if page.id == assessment.procedure.closing.id {
                    match first_gap(&assessment, true) {
                        Some(gap) => self.stop_at(gap, &assessment),
                        None if assessment.can_close() => self.show(Screen::Summary),
                        None => self.show(Screen::Review),
                    }
                } else if self.returning {
                    match first_gap(&assessment, false) {
                        Some(gap) => self.show(Screen::Page(gap)),
                        None => {
                            self.returning = false;
                            self.show(Screen::Review);
                        }
                    }
                } else {
                    let ahead = assessment.asked.iter().skip_while(|(other, _)| other.id != id);
                    let following = ahead.skip(1).find(|(page, asks)| {
                        !self.settled(asks) || self.stopped_on(page, &assessment)
                    });
                    match following {
                        Some((next, _)) if next.id != assessment.procedure.closing.id => {
                            self.show(Screen::Page(next.id))
                        }
                        _ => self.show(Screen::Review),
                    }
                }
            }
        }
    }

    /// Whether a page cannot be left forwards: something is missing or wrong, or a warning was not seen yet.
    fn stopped_on(&self, page: &Page, assessment: &Assessment) -> bool {
        let here = |field: &str| page.asks.iter().any(|ask| ask.question.id() == field);
        let missing =
            assessment.missing.iter().any(|field| here(field) && required(assessment, field));
        let flawed =
            assessment.flaws.iter().filter(|flaw| here(&flaw.field)).any(|flaw| {
                match flaw.flaw.severity() {
                    Severity::Error => true,
                    Severity::Warning => !self.shown.contains(&flaw.field),
                }
            });
        missing || flawed
    }

    fn stop_at(&mut self, page: PageId, assessment: &Assessment) {
        let stops = self.stops;
        if self.screen != Screen::Page(page) {
            self.show(Screen::Page(page));
        }
        self.stops = stops + 1;
        let asks = assessment
            .asked
            .iter()
            .find(|(asked, _)| asked.id == page)
            .map(|(_, asks)| asks.as_slice());
        self.shown.extend(asks.unwrap_or_default().iter().map(|ask| ask.question.id().to_owned()));
    }

    fn go_back(&mut self) {
        let Some(assessment) = self.assessment() else { return self.show(Screen::Start) };
        let closing = assessment.procedure.closing.id;
        let pages: Vec<PageId> =
            assessment.asked.iter().map(|(page, _)| page.id).filter(|id| *id != closing).collect();
        let before = |at: Option<usize>| match at {
            Some(at) if at > 0 => pages.get(at - 1).map_or(Screen::Start, |id| Screen::Page(id)),
            Some(_) | None => Screen::Start,
        };
        let screen = match self.screen {
            Screen::Start => Screen::Start,
            Screen::Page(id) if id == closing => Screen::Review,
            Screen::Page(_) if self.returning => {
                self.returning = false;
                Screen::Review
            }
            Screen::Page(id) => before(pages.iter().position(|page| *page == id)),
            Screen::Review => before(Some(pages.len())),
            Screen::Summary => Screen::Review,
        };
        self.show(screen);
    }

    fn open(&mut self, screen: Screen) {
        if screen == self.screen {
            return;
        }
        let Some(assessment) = self.assessment() else { return self.show(Screen::Start) };
        let closing = assessment.procedure.closing.id;
        let gap = first_gap(&assessment, false);
        let position = |id: PageId| assessment.asked.iter().position(|(page, _)| page.id == id);
        let opened = match screen {
            Screen::Start => Screen::Start,
            Screen::Page(id) => match (position(id), gap.and_then(position)) {
                // A page that is asked, with nothing missing before it.
                (Some(at), Some(gap)) if at <= gap => Screen::Page(id),
                (Some(_), None) if id == closing || position(id).is_some() => Screen::Page(id),
                (_, Some(_)) => gap.map_or(Screen::Review, Screen::Page),
                (_, None) => Screen::Review,
            },
            Screen::Review => gap.map_or(Screen::Review, Screen::Page),
            Screen::Summary if assessment.can_close() => Screen::Summary,
            Screen::Summary => gap.map_or(Screen::Review, Screen::Page),
        };
        self.returning = false;
        self.show(opened);
    }

    fn change(&mut self, field: &str) {
        let Some(assessment) = self.assessment() else { return };
        let page = assessment
            .asked
            .iter()
            .find(|(_, asks)| asks.iter().any(|ask| ask.question.id() == field))
            .map(|(page, _)| page.id);
        if let Some(page) = page {
            self.show(Screen::Page(page));
            self.returning = true;
        }
    }
}

/// Whether a missing answer was required by the form itself, and not only wished for by a rule.
fn required(assessment: &Assessment, field: &str) -> bool {
    assessment
        .asked
        .iter()
        .flat_map(|(_, asks)| asks)
        .any(|ask| ask.question.id() == field && ask.need == procedures::Need::Required)
}

/// The first page with something missing or wrong.
fn first_gap(assessment: &Assessment, with_closing: bool) -> Option<PageId> {
    let closing = assessment.procedure.closing.id;
    let faulty = |field: &str| {
        assessment.missing.iter().any(|missing| *missing == field && required(assessment, field))
            || assessment.errors().any(|flaw| flaw.field == field)
    };
    assessment
        .asked
        .iter()
        .filter(|(page, _)| with_closing || page.id != closing)
        .find(|(_, asks)| asks.iter().any(|ask| faulty(ask.question.id())))
        .map(|(page, _)| page.id)
}
