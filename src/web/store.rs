//! The state of the app and the one way it changes.
//!
//! What the law can see is the `Session`; the rest is the shell's own: the language, the day of today, whether the draft
//! is kept. Nothing here draws.

use crate::web::browser::host::Restart;
use crate::web::browser::storage::{Entry, Heard, Lock, Name, NotKept, Saved, Saving};
use crate::web::browser::worker::{Job, Kind};
use crate::web::chunks::{self, Chunk};
use crate::web::embed::{Guest, Sent};
use crate::web::route::Route;
use crate::web::tables::{News, Tables};
use chrono::NaiveDate;
use std::any::Any;
use std::rc::Rc;
use tokhai_core::dossier::{Dossier, Moment};
use tokhai_core::form::FieldId;
use tokhai_core::law::LegalDay;
use tokhai_core::procedures::Situation;
use tokhai_core::procedures::{self, ProcedureId};
use tokhai_core::session::draft::Draft;
use tokhai_core::session::view::{View, view};
use tokhai_core::session::{Action, Screen, Session};
use tokhai_core::values::reference::Seal;
use tokhai_core::values::text::{Lang, Sentence, Text};
use yew::{Callback, Reducible};

/// Everything that can happen.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    /// Something for the session.
    Act(Action),
    /// The address was changed.
    Route(String),
    /// A link to an address was followed.
    Go(String),
    /// On with the newest draft, or with the one of that name.
    Resume(Option<Name>),
    /// On with a draft out of a file; one of another name stays what it is.
    Opened(Rc<Saved>),
    /// From now on the open draft, or the next one, is sealed.
    Lock(Lock),
    /// What came of opening or saving a file, in words; whether it went well.
    OfFile(bool, Sentence),
    /// A sealed draft out of a file: it is listed, and waits for its PIN.
    Found(Rc<Saved>),
    /// On with the draft of the instance before this one.
    TakeUp(Rc<Saved>),
    /// The next application begins a draft of its own.
    Afresh,
    /// A further application of the visit.
    Add(ProcedureId),
    /// An answer that was pointed at instead of typed: its box has to show it.
    Pick {
        /// The question.
        field: FieldId,
        /// The answer.
        raw: String,
    },
    /// Back to the answers before the last page, or before what was changed on this one.
    TakeBack,
    /// A situation folds open on the start page, or shut.
    Consider(Option<&'static Situation>),
    /// An application out of a situation.
    Begin(&'static Situation),
    /// Another language.
    Speak(Lang),
    /// Back to the law of today.
    Today,
    /// Something happened to the drafts, here or in another window.
    Heard(Heard),
    /// A draft was deleted; whether it was.
    Dropped(Name, bool),
    /// Nobody has touched the page on a shared device: for how many more seconds it waits.
    Idle(Option<u32>),
    /// The draft was to be destroyed; whether it was.
    Erased {
        /// Whether it was.
        done: bool,
    },
    /// Something on the screen folds open, or shut.
    Unfold(Option<Unfolded>),
    /// The law of another day is to stand beside that of the filing day; none while the date is not whole.
    CompareWith(Option<LegalDay>),
    /// News of a file that is being made.
    File(Kind, Stage),
    /// News of a table.
    Table(News),
    /// News of what is being sent, and whether there is any.
    Outbox(Rc<dyn Any>, bool),
    /// Something was said aloud.
    Said(String),
    /// A file of the program is wanted, for the first time or once more.
    Fetch(Chunk),
    /// The page around the app, or what came of it.
    Guest(Guest),
    /// The page takes the app away.
    Ended,
    /// News of a file of the program: it is on its way, or whether it failed to come.
    Fetched(Chunk, Option<bool>),
}

/// The files of the program that are on their way, or did not come.
#[derive(Clone, Debug, Default)]
pub(crate) struct Coming(Vec<(Chunk, bool)>);

impl Coming {
    /// Whether it was asked for and did not come.
    pub(crate) fn failed(&self, chunk: Chunk) -> bool {
        self.0.contains(&(chunk, true))
    }

    /// Whether somebody has asked for it.
    pub(crate) fn asked(&self, chunk: Chunk) -> bool {
        self.0.iter().any(|(other, _)| *other == chunk)
    }

    fn set(&mut self, chunk: Chunk, failed: Option<bool>) {
        self.0.retain(|(other, _)| *other != chunk);
        self.0.extend(failed.map(|failed| (chunk, failed)));
    }
}

/// What is folded open on the screen: one thing at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfolded {
    /// The reasons of one of the three answers, from 0.
    Why(usize),
    /// The everyday situations on the start page.
    Situations,
    /// Files and the shared device, on a start page without drafts.
    Drafts,
    /// The question before a deed that cannot be undone.
    Ask(&'static str),
}

/// The question whether an application may be sent: a screen of its own.
pub(crate) const CONSENT: Unfolded = Unfolded::Ask("submit");

/// How far the making of a file has come.
#[derive(Clone, Debug)]
pub(crate) enum Stage {
    /// Nobody has asked for it.
    Idle,
    /// It is being made; whether everything it needs has come.
    Working(Job, bool),
    /// Done, or not: in words.
    Over(Text),
}

/// A change, with what a sheet would need that is made by it.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// The change.
    pub(crate) change: Change,
    /// A moment and a reference; absent where no sheet can come of it.
    pub(crate) seal: Option<Seal>,
}

/// The state of the app.
#[derive(Clone)]
pub(crate) struct Store {
    /// What the law can see, and where the person is.
    pub(crate) session: Session,
    /// What is to be shown.
    pub(crate) view: Rc<View>,
    /// The language.
    pub(crate) lang: Lang,
    /// The day of today in Việt Nam.
    pub(crate) today: NaiveDate,
    /// How the draft is kept.
    pub(crate) saving: Saving,
    /// What the open draft is sealed with.
    pub(crate) lock: Option<Lock>,
    /// The name of the draft that is open.
    pub(crate) id: Name,
    /// The drafts on this device that are not open, the newest first.
    pub(crate) drafts: Vec<Rc<Saved>>,
    /// The draft that was taken up as it was, where another version had written it.
    pub(crate) opened: Option<Rc<Saved>>,
    /// Whether the person has chosen what to go on with: no draft comes along any more.
    pub(crate) settled: bool,
    /// What came of opening or saving a file.
    pub(crate) of_file: Option<(bool, Sentence)>,
    /// For how many more seconds a shared device waits, once that is worth a word.
    pub(crate) idle: Option<u32>,
    /// Grows when every answer may have changed at once: all boxes are drawn anew.
    pub(crate) epoch: u32,
    /// Grows when a box gets its text from somewhere else on the page, and has to be drawn anew.
    pub(crate) picked: u32,
    /// Grows with each change that came from the address bar.
    pub(crate) routed: u32,
    /// Whether the last change led backwards.
    pub(crate) backwards: bool,
    /// Whether the draft was destroyed, when that was just asked for.
    pub(crate) erased: Option<bool>,
    /// What is folded open on the screen.
    pub(crate) unfolded: Option<Unfolded>,
    /// The day whose law stands beside that of the filing day.
    pub(crate) compared_with: Option<LegalDay>,
    /// The situation that is folded open on the start page.
    pub(crate) considered: Option<&'static Situation>,
    /// The files of the summary, by their kinds.
    pub(crate) files: Vec<(Kind, Stage)>,
    /// The tables of communes, as far as they are there.
    pub(crate) tables: Tables,
    /// What was agreed to be sent, where the site takes applications: an `Outbound`, whose type only the file that sends
    /// has, so that nothing of it is in the first one.
    pub(crate) outbox: Option<Rc<dyn Any>>,
    /// Whether there is anything in it.
    pub(crate) sends: bool,
    /// What was said aloud last.
    pub(crate) said: String,
    /// The files of the program that are on their way.
    pub(crate) coming: Coming,
    /// What the page around the app has sent.
    pub(crate) sent: Rc<Sent>,
    /// Whether the page has taken the app away.
    pub(crate) ended: bool,
    /// What is to be done as soon as the procedures it needs have come.
    pub(crate) waiting: Option<Rc<Event>>,
    /// Told of every change of the session, before anything is drawn: drawing may be what fails.
    pub(crate) watch: Callback<(Entry, bool)>,
}

/// What there is when the app starts.
pub(crate) struct Beginning {
    /// The day whose law applies.
    pub(crate) day: LegalDay,
    /// The day of today.
    pub(crate) today: NaiveDate,
    /// The language.
    pub(crate) lang: Lang,
    /// How the draft is kept.
    pub(crate) saving: Saving,
    /// The drafts on this device.
    pub(crate) saved: Vec<Saved>,
    /// The draft of the instance before this one.
    pub(crate) restore: Option<Saved>,
    /// Why this instance was started.
    pub(crate) restart: Restart,
}

impl PartialEq for Store {
    fn eq(&self, other: &Store) -> bool {
        // A view is made once for each change.
        Rc::ptr_eq(&self.view, &other.view)
    }
}

impl Store {
    /// The first state: the draft of the instance before, or the address, or the start page.
    pub(crate) fn begin(from: Beginning, hash: &str, seal: Seal) -> Store {
        let session = Session::new(from.day);
        let mut store = Store {
            view: Rc::new(view(&session)),
            session,
            lang: from.lang,
            today: from.today,
            saving: from.saving,
            lock: None,
            id: seal.reference.as_str().into(),
            drafts: from.saved.into_iter().map(Rc::new).collect(),
            opened: None,
            settled: false,
            of_file: None,
            idle: None,
            epoch: 0,
            picked: 0,
            routed: 0,
            backwards: false,
            erased: None,
            unfolded: None,
            compared_with: None,
            considered: None,
            files: Vec::new(),
            tables: Tables::default(),
            outbox: None,
            sends: false,
            said: String::new(),
            coming: Coming::default(),
            sent: Rc::default(),
            ended: false,
            waiting: None,
            watch: Callback::noop(),
        };
        let first = match from.restore.filter(|restore| !restore.draft.is_empty()) {
            Some(restore) => Some(Change::TakeUp(Rc::new(restore))),
            // After "start over" the stored draft is offered, and not opened by the address.
            None if from.restart == Restart::Afresh => None,
            None => Some(Change::Route(hash.to_owned())),
        };
        match first {
            Some(change) => store.change(Event { change, seal: Some(seal) }),
            None => store.settle(Some(seal)),
        }
        store
    }

    /// The file without which the present screen cannot be drawn.
    pub(crate) fn needed_to_draw(&self) -> Option<Chunk> {
        let later = self.has_drafts()
            || self.saving != Saving::Kept
            || matches!(
                self.session.screen(),
                Screen::Review | Screen::Summary | Screen::Plan | Screen::Whom
            );
        self.needed().filter(|chunk| later || *chunk != Chunk::Later)
    }

    /// Hears of a file before anything is drawn; whether it has come.
    pub(crate) fn fetched(&mut self, chunk: Chunk, failed: bool) -> bool {
        self.change(Event { change: Change::Fetched(chunk, Some(failed)), seal: None });
        !failed
    }

    /// What is saved of it. A draft that still waits for its procedure is saved as it is.
    pub(crate) fn entry(&self) -> Entry {
        let shared = self.shared();
        if let Some(Event { change: Change::TakeUp(saved), .. }) = self.waiting.as_deref() {
            let Saved { id, draft, lock, .. } = (**saved).clone();
            return Entry { id, draft, lang: self.lang, lock, shared };
        }
        let draft = Draft::of(&self.session);
        let (id, lock) = (self.id.clone(), self.lock.clone());
        Entry { id, draft, lang: self.lang, lock, shared }
    }

    /// Whether nothing may be kept, because several people use the device.
    pub(crate) fn shared(&self) -> bool {
        self.saving == Saving::InMemory(NotKept::Shared)
    }

    /// Whether the browser is to remember nothing of what is typed: it would keep it in clear, in files of its own.
    pub(crate) fn leaves_no_trace(&self) -> bool {
        self.shared() || self.lock.is_some()
    }

    /// Whether it is asked on the summary whether the application may be sent.
    pub(crate) fn asks_consent(&self) -> bool {
        self.unfolded == Some(CONSENT) && self.session.screen() == Screen::Summary
    }

    /// Whether nothing new is kept on the device in clear.
    pub(crate) fn in_memory(&self) -> bool {
        matches!(self.saving, Saving::InMemory(why) if why != NotKept::Elsewhere)
            || self.lock.is_some()
    }

    /// Whether another window writes the open draft, and this one only shows it.
    pub(crate) fn follows(&self) -> bool {
        self.saving == Saving::InMemory(NotKept::Elsewhere)
    }

    /// Whether the start page has drafts to offer.
    pub(crate) fn has_drafts(&self) -> bool {
        let open = || self.session.procedure().is_some() && !self.session.answers().is_empty();
        self.session.screen() == Screen::Start && (!self.drafts.is_empty() || open())
    }

    /// Whether files, the lock and the shared device are folded open on the start page.
    pub(crate) fn unfolds_drafts(&self) -> bool {
        matches!(self.unfolded, Some(Unfolded::Drafts | Unfolded::Ask(_)))
    }

    /// Whether the person has asked for a draft of its own and has not chosen a procedure yet.
    pub(crate) fn starts_anew(&self) -> bool {
        let screen = self.session.screen();
        let nothing = screen == Screen::Start && self.session.applications().is_empty();
        nothing && self.settled && !self.drafts.is_empty()
    }

    /// The draft that comes along with whatever is chosen next: the newest, until the person has decided.
    fn found(&self) -> Option<&Rc<Saved>> {
        self.drafts.iter().find(|saved| !self.settled && saved.draft.readable().is_ok())
    }

    /// The draft of that name, or the one that is found.
    fn named(&self, name: Option<&Name>) -> Option<&Rc<Saved>> {
        match name {
            Some(name) => self.drafts.iter().find(|saved| saved.id == *name),
            None => self.found(),
        }
    }

    /// The procedures that a change needs and that have not come.
    fn lacking(&self, change: &Change) -> impl Iterator<Item = ProcedureId> + use<> {
        let of = |saved: &Saved| -> Vec<ProcedureId> {
            let names = saved.draft.applications.iter();
            names.filter_map(|saved| Some(procedures::entry(&saved.procedure)?.id)).collect()
        };
        let found = || self.found().map(|saved| of(saved)).unwrap_or_default();
        let needed = match change {
            Change::Route(hash) | Change::Go(hash) => match Route::procedure(hash) {
                // The draft that was found comes along.
                Some(wanted) => [vec![wanted], found()].concat(),
                // A visit that was left needs its procedures.
                None if Route::read(hash) == Route::Plan => found(),
                None => Vec::new(),
            },
            Change::Add(procedure) => vec![*procedure],
            Change::Resume(name) => {
                self.named(name.as_ref()).map(|saved| of(saved)).unwrap_or_default()
            }
            Change::TakeUp(saved) | Change::Opened(saved) => of(saved),
            // The draft that was found is the one that is meant.
            Change::Lock(_) => found(),
            Change::Heard(Heard::Followed(saved)) => of(saved),
            // The draft that was found comes along.
            Change::Begin(situation) => [vec![situation.procedure], found()].concat(),
            Change::Act(_)
            | Change::Consider(_)
            | Change::Pick { .. }
            | Change::TakeBack
            | Change::Speak(_)
            | Change::Today
            | Change::Afresh
            | Change::OfFile(..)
            | Change::Found(_)
            | Change::Heard(_)
            | Change::Dropped(..)
            | Change::Idle(_)
            | Change::Erased { .. }
            | Change::Unfold(_)
            | Change::CompareWith(_)
            | Change::File(..)
            | Change::Table(_)
            | Change::Outbox(..)
            | Change::Said(_)
            | Change::Fetch(_)
            | Change::Guest(_)
            | Change::Ended
            | Change::Fetched(..) => Vec::new(),
        };
        needed.into_iter().filter(|id| !Chunk::Procedure(id).is_here())
    }

    /// The files of the program that are needed now: the one that is waited for first.
    pub(crate) fn needed(&self) -> Option<Chunk> {
        match &self.waiting {
            Some(event) => self.lacking(&event.change).next().map(Chunk::Procedure),
            // Whoever looks at a situation wants its figures; whoever has begun will want the rest soon.
            None => self
                .considered_apart()
                .or((self.wants_later() && !Chunk::Later.is_here()).then_some(Chunk::Later)),
        }
    }

    fn wants_later(&self) -> bool {
        self.session.screen() != Screen::Start
            || self.has_drafts()
            || self.saving != Saving::Kept
            || self.sends
            || self.unfolded == Some(Unfolded::Situations)
            || self.unfolds_drafts()
    }

    /// The procedure of the situation that is looked at, while it has not come.
    fn considered_apart(&self) -> Option<Chunk> {
        let chunk = Chunk::Procedure(self.considered?.procedure);
        (self.session.screen() == Screen::Start && !chunk.is_here()).then_some(chunk)
    }

    fn seal(&self) -> Option<&Seal> {
        self.session.application().and_then(|open| open.seal.as_ref())
    }

    /// The finished application, on the summary.
    pub(crate) fn dossier(&self) -> Option<Dossier> {
        let seal = self.seal()?;
        let procedure = self.session.procedure()?;
        let answers = self.session.answers();
        Dossier::close(procedure, self.session.day(), &answers, seal.made, seal.reference.clone())
            .ok()
    }

    /// How far a file has come.
    pub(crate) fn file(&self, kind: Kind) -> &Stage {
        self.files.iter().find(|(other, _)| *other == kind).map_or(&Stage::Idle, |(_, stage)| stage)
    }

    fn set_file(&mut self, kind: Kind, stage: Stage) {
        // What is called off may still report how far it is.
        let late = matches!(stage, Stage::Working(_, true));
        if late && !matches!(self.file(kind), Stage::Working(..)) {
            return;
        }
        self.files.retain(|(other, _)| *other != kind);
        self.files.push((kind, stage));
    }

    /// Whether the law of another day than today applies.
    pub(crate) fn on_another_day(&self) -> bool {
        self.session.day().0 != self.today
    }

    pub(crate) fn act(&mut self, action: Action) {
        self.session = self.session.apply(action);
    }

    fn take_up(&mut self, saved: &Saved) {
        // A lock that was asked for before anything was begun is for whatever comes, a plain file too.
        let begun = !self.session.applications().is_empty();
        let lock = self.lock.clone().filter(|_| !begun);
        self.set_aside();
        self.drafts.retain(|other| other.id != saved.id);
        self.id = saved.id.clone();
        self.lock = saved.lock.clone().or(lock);
        let mut draft = saved.draft.clone();
        // A sheet of another day is not made again: it says what holds today.
        let of_today = |made: &String| Moment::parse(made).is_some_and(|at| at.day == self.today);
        for application in &mut draft.applications {
            application.made.take_if(|made| !of_today(made));
        }
        self.act(Action::Restore(draft));
        let foreign = saved.app.as_deref() != Some(env!("CARGO_PKG_VERSION"));
        self.opened = foreign.then(|| Rc::new(saved.clone()));
    }

    /// The open draft joins the others.
    fn set_aside(&mut self) {
        let Entry { id, draft, lang, lock, .. } = self.entry();
        if !draft.is_empty() {
            let at = self.seal().map(|seal| seal.made);
            let app = Some(env!("CARGO_PKG_VERSION").to_owned());
            let saved = Saved { id, draft, at, lang: Some(lang), app, lock, sealed: None };
            self.drafts.insert(0, Rc::new(saved));
        }
        self.settled = true;
        self.epoch += 1;
        self.unfolded = None;
        self.of_file = None;
    }

    /// Nothing is left of the open draft.
    fn forget(&mut self, id: Name) {
        self.act(Action::Forget);
        self.lock = None;
        self.id = id;
        self.epoch += 1;
        self.unfolded = None;
    }

    /// On from where a draft was left: from the start page to the first gap, or to the review; with several applications to
    /// all of them.
    fn go_on(&mut self) {
        if self.session.applications().len() > 1 {
            self.act(Action::Open(Screen::Plan));
        } else if self.session.screen() == Screen::Start {
            self.act(Action::Continue);
        }
    }

    fn follow(&mut self, hash: &str) {
        match Route::read(hash) {
            Route::Start => self.act(Action::Open(Screen::Start)),
            Route::In(procedure, screen) => {
                let here = |store: &Store| {
                    store.session.procedure().is_some_and(|open| open.id == procedure)
                };
                if !here(self)
                    && let Some(found) = self.found().cloned()
                {
                    self.take_up(&found);
                }
                self.settled = true;
                if !here(self) {
                    let begun = self.session.applications();
                    match begun.iter().position(|other| other.procedure == procedure) {
                        Some(at) => self.act(Action::Turn(at)),
                        None => self.act(Action::Start(procedure)),
                    }
                }
                if self.session.screen() != Screen::Whom {
                    self.act(Action::Open(screen));
                }
            }
            Route::Plan => {
                if self.session.applications().is_empty()
                    && let Some(found) = self.found().cloned()
                {
                    self.take_up(&found);
                }
                self.act(Action::Open(Screen::Plan));
            }
        }
    }

    /// Brings what follows from the session up to date.
    fn settle(&mut self, seal: Option<Seal>) {
        if let (Screen::Summary, Some(seal)) = (self.session.screen(), seal) {
            self.act(Action::Seal(seal));
        }
        self.view = Rc::new(view(&self.session));
    }
}

impl Store {
    /// The one way the state changes.
    fn change(&mut self, event: Event) {
        if self.lacking(&event.change).next().is_some() {
            self.waiting = Some(Rc::new(event));
            return self.settle(None);
        }
        let Event { change, seal } = event;
        self.backwards = false;
        let screen = self.session.screen();
        match change {
            Change::Act(Action::Back) if self.asks_consent() => self.unfolded = None,
            Change::Act(action) => {
                self.backwards = matches!(action, Action::Back);
                // Whoever does something else does not wait any longer; back is back to where they were.
                if self.waiting.take().is_none() || !self.backwards {
                    self.act(action);
                }
                if self.session.screen() != screen {
                    self.opened = None;
                }
            }
            Change::Route(hash) => {
                self.waiting = None;
                self.follow(&hash);
                self.routed += 1;
            }
            Change::Go(hash) => {
                self.waiting = None;
                self.follow(&hash);
            }
            Change::Resume(name) => {
                self.waiting = None;
                if let Some(found) = self.named(name.as_ref()).cloned() {
                    self.take_up(&found);
                }
                self.go_on();
            }
            Change::Opened(saved) => {
                self.waiting = None;
                self.take_up(&saved);
                self.go_on();
            }
            Change::Found(saved) => {
                self.drafts.insert(0, saved);
                self.of_file = None;
                self.unfolded = None;
            }
            Change::Lock(lock) => {
                if self.session.applications().is_empty()
                    && let Some(found) = self.found().cloned()
                {
                    self.take_up(&found);
                    self.act(Action::Open(Screen::Start));
                }
                self.lock = Some(lock);
                self.settled = true;
                self.unfolded = Some(Unfolded::Drafts);
            }
            Change::Heard(Heard::Listed(drafts)) => {
                self.waiting = None;
                self.drafts = drafts;
                self.settled = false;
                self.idle = None;
                self.forget(name_of(seal.as_ref()));
            }
            Change::OfFile(good, words) => self.of_file = Some((good, words)),
            Change::TakeUp(saved) => {
                self.waiting = None;
                self.take_up(&saved);
            }
            Change::Afresh => {
                self.waiting = None;
                self.set_aside();
                self.forget(name_of(seal.as_ref()));
            }
            Change::Add(procedure) => {
                self.waiting = None;
                self.act(Action::Start(procedure));
            }
            Change::Pick { field, raw } => {
                self.act(Action::Type { field: field.to_owned(), raw });
                self.picked += 1;
            }
            Change::TakeBack => {
                self.act(Action::Undo);
                self.epoch += 1;
            }
            Change::Consider(situation) => self.considered = situation,
            Change::Begin(situation) => {
                self.waiting = None;
                if let Some(found) = self.found().cloned() {
                    self.take_up(&found);
                }
                self.settled = true;
                self.act(Action::Begin(situation));
            }
            Change::Speak(lang) => self.lang = lang,
            Change::Today => self.act(Action::Plan(LegalDay(self.today))),
            Change::Heard(Heard::Saving(saving)) => self.saving = saving,
            Change::Heard(Heard::Followed(saved)) => {
                if saved.id == self.id {
                    self.waiting = None;
                    self.act(Action::Restore(saved.draft.clone()));
                    self.epoch += 1;
                }
            }
            Change::Heard(Heard::Dropped(name)) | Change::Dropped(name, true) => {
                self.drafts.retain(|saved| saved.id != name);
                if self.id == name {
                    self.forget(name_of(seal.as_ref()));
                }
                self.unfolded = None;
            }
            Change::Dropped(_, false) => self.erased = Some(false),
            Change::Heard(Heard::Wiped) | Change::Erased { done: true } => {
                self.waiting = None;
                self.drafts.clear();
                self.settled = false;
                self.idle = None;
                self.of_file = None;
                self.files.clear();
                self.forget(name_of(seal.as_ref()));
                self.erased = Some(true);
            }
            Change::Erased { done: false } => {
                self.erased = Some(false);
                self.unfolded = None;
            }
            Change::Idle(left) => self.idle = left,
            Change::Unfold(what) => self.unfolded = what,
            Change::File(kind, stage) => self.set_file(kind, stage),
            Change::Table(news) => self.tables.hear(news),
            Change::Outbox(outbox, any) => {
                self.outbox = Some(outbox);
                self.sends = any;
            }
            Change::Said(words) => self.said = words,
            Change::Fetch(chunk) => self.coming.set(chunk, None),
            Change::Fetched(chunk, failed) => {
                self.coming.set(chunk, failed.map_or(Some(false), |failed| failed.then_some(true)));
                if let Some(event) = self.waiting.take() {
                    return self.change((*event).clone());
                }
            }
            Change::CompareWith(day) => self.compared_with = day,
            Change::Guest(news) => chunks::guest(self, Some(news)),
            Change::Ended => self.ended = true,
        }
        if self.sent.waits() && self.session.procedure().is_some() {
            chunks::guest(self, None);
        }
        if self.session.screen() != screen && self.session.screen() != Screen::Start {
            self.erased = None;
            self.of_file = None;
        }
        if self.session.screen() != Screen::Summary {
            self.unfolded.take_if(|what| *what == CONSENT);
        }
        self.settle(seal);
    }
}

/// A name for a draft, of the chance that came with the event.
fn name_of(seal: Option<&Seal>) -> Name {
    seal.map(|seal| seal.reference.as_str().into()).unwrap_or_default()
}

impl Reducible for Store {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut next = (*self).clone();
        let at_once =
            !matches!(event.change, Change::Act(Action::Type { .. }) | Change::Pick { .. });
        let acted = matches!(event.change, Change::Act(_));
        next.change(event);
        if next.seal() != self.seal() {
            // What came of the files was said of another sheet.
            next.files.clear();
        }
        let waits = next.waiting.is_some() == self.waiting.is_some();
        if acted && next.session == self.session && waits && next.unfolded == self.unfolded {
            return self;
        }
        let kept = next.shared() != self.shared() || next.lock.is_some() != self.lock.is_some();
        if next.session != self.session || next.lang != self.lang || kept {
            next.watch.emit((next.entry(), at_once));
        }
        Rc::new(next)
    }
}
