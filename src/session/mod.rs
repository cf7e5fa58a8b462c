//! One visit: the people, their applications, and where on the way the person is.
//!
//! `apply` is the only way it changes, and gives a new session; nothing here fails, saves or draws.

pub mod draft;
pub mod edits;
pub mod family;
pub mod view;

use crate::form::{Answers, FieldId, Owner};
use crate::law::LegalDay;
use crate::procedures::Situation;
use crate::procedures::assessment::{Assessment, assess};
use crate::procedures::{self, Ask, Page, PageId, Procedure, ProcedureId};
use crate::values::flaw::Severity;
use crate::values::reference::Seal;
use draft::Draft;
use edits::{Entered, Undo};
use family::{For, Wanted};
use std::collections::BTreeSet;

/// Where on the way a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The start page.
    Start,
    /// "For whom?": asked before an application that is not the first.
    Whom,
    /// A page of questions.
    Page(PageId),
    /// The review before the declaration.
    Review,
    /// The summary.
    Summary,
    /// All applications of the visit: one list of papers, one sum, one way.
    Plan,
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
    /// The sheet that was made of it. Another answer or another day, and it is a sheet of something else.
    pub seal: Option<Seal>,
}

/// One visit. A family is several applications over shared people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    day: LegalDay,
    people: Vec<Answers>,
    applications: Vec<Application>,
    current: Option<usize>,
    screen: Screen,
    /// What was known before the application began, from a situation or another application: pages that ask nothing
    /// else are passed over on the way on.
    known: Vec<FieldId>,
    /// What is wanted, while it is asked for whom.
    wanted: Option<Wanted>,
    /// The answers as they were when the screen came.
    entered: Entered,
    /// Whether it was said before the page is left what becomes pointless.
    warned: bool,
    /// What the page before took away, and how to get it back.
    undo: Option<Undo>,
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
    /// A new application; where somebody is known already, it is asked for whom.
    Start(ProcedureId),
    /// A new application out of a situation: what that settles is not asked again.
    Begin(&'static Situation),
    /// For whom the wanted application is.
    For(For),
    /// Another application of the visit, at its first gap or its review.
    Turn(usize),
    /// Forget one application, and its person if nothing else is theirs.
    Drop(usize),
    /// Take back what the last page did.
    Undo,
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
    /// The summary is there: from now on its sheet has this reference, unless it has one.
    Seal(Seal),
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
            people: Vec::new(),
            applications: Vec::new(),
            current: None,
            screen: Screen::Start,
            known: Vec::new(),
            wanted: None,
            entered: Entered::default(),
            warned: false,
            undo: None,
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
        self.application().map(|application| self.answers_of(application)).unwrap_or_default()
    }

    /// The current application, judged.
    pub fn assessment(&self) -> Option<Assessment> {
        self.procedure().map(|procedure| assess(procedure, self.day, &self.answers()))
    }

    /// The session after an action.
    pub fn apply(&self, action: Action) -> Session {
        let mut next = self.clone();
        match action {
            Action::Start(procedure) => next.want(Wanted { procedure, gives: &[] }),
            Action::Begin(situation) => {
                next.want(Wanted { procedure: situation.procedure, gives: situation.gives })
            }
            Action::For(whom) => next.begin_for(whom),
            Action::Turn(at) => next.turn_to(at),
            Action::Drop(at) => next.forget_one(at),
            Action::Undo => next.take_back(),
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
            Action::Plan(day) => next.plan(day),
            Action::Seal(seal) => next.seal(seal),
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

    /// Whether everything a page asks was known before.
    fn settled(&self, asks: &[&Ask]) -> bool {
        asks.iter().all(|ask| self.known.contains(&ask.question.id()))
    }

    fn type_in(&mut self, field: &str, raw: &str) {
        let Some(question) = self.procedure().and_then(|procedure| procedure.question(field))
        else {
            return;
        };
        let Some(at) = self.current else { return };
        let person = self.applications.get(at).map(|application| application.person);
        let owner = match question.owner() {
            Owner::Household | Owner::Applicant => person.and_then(|at| self.people.get_mut(at)),
            Owner::Application => {
                self.applications.get_mut(at).map(|application| &mut application.answers)
            }
        };
        if owner.is_some_and(|answers| answers.set(field, raw)) {
            // Nothing is said of an answer while it is being typed.
            self.shown.remove(field);
            self.unseal(person);
        }
    }

    fn plan(&mut self, day: LegalDay) {
        if self.day != day {
            self.day = day;
            self.applications.iter_mut().for_each(|application| application.seal = None);
        }
    }

    fn seal(&mut self, seal: Seal) {
        if self.screen == Screen::Summary
            && let Some(open) = self.current.and_then(|at| self.applications.get_mut(at))
        {
            open.seal.get_or_insert(seal);
        }
    }

    /// The sheets of a person were made of other answers.
    fn unseal(&mut self, person: Option<usize>) {
        for application in &mut self.applications {
            if Some(application.person) == person {
                application.seal = None;
            }
        }
    }

    fn show(&mut self, screen: Screen) {
        if screen != self.screen {
            self.undo = None;
        }
        self.screen = screen;
        self.shown.clear();
        self.stops = 0;
        self.warned = false;
        self.note_answers();
    }

    fn go_on(&mut self) {
        let (gone, screen) = (self.gone(), self.screen);
        if !gone.is_empty() && !self.warned {
            self.warned = true;
            self.stops += 1;
            return;
        }
        let undo = (!gone.is_empty()).then(|| self.way_back(gone));
        self.step_on();
        if self.screen != screen {
            self.undo = undo;
        }
    }

    fn step_on(&mut self) {
        let Some(assessment) = self.assessment() else { return };
        match self.screen {
            Screen::Start | Screen::Plan => self.open(Screen::Review),
            Screen::Review => match first_gap(&assessment, false) {
                Some(page) => self.stop_at(page, &assessment),
                None => self.show(Screen::Page(assessment.procedure.closing.id)),
            },
            Screen::Summary | Screen::Whom => {}
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
        if matches!(self.screen, Screen::Whom | Screen::Plan) {
            let plan = self.screen == Screen::Whom && self.applications.len() > 1;
            self.wanted = None;
            return self.show(if plan { Screen::Plan } else { Screen::Start });
        }
        let Some(assessment) = self.assessment() else { return self.show(Screen::Start) };
        let closing = assessment.procedure.closing.id;
        let pages: Vec<PageId> =
            assessment.asked.iter().map(|(page, _)| page.id).filter(|id| *id != closing).collect();
        let before = |at: Option<usize>| match at {
            Some(at) if at > 0 => pages.get(at - 1).map_or(Screen::Start, |id| Screen::Page(id)),
            Some(_) | None => Screen::Start,
        };
        let screen = match self.screen {
            Screen::Start | Screen::Whom | Screen::Plan => Screen::Start,
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
        if screen == Screen::Plan && !self.applications.is_empty() {
            return self.show(Screen::Plan);
        }
        let Some(assessment) = self.assessment() else { return self.show(Screen::Start) };
        let closing = assessment.procedure.closing.id;
        let gap = first_gap(&assessment, false);
        let position = |id: PageId| assessment.asked.iter().position(|(page, _)| page.id == id);
        let opened = match screen {
            Screen::Start | Screen::Whom | Screen::Plan => Screen::Start,
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
