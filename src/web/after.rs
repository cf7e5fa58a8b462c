//! What has to follow a change of state, once it is drawn: the address, the title, the focus, the announcement, the tables.
//!
//! Compares with what was done before, and does only what is new.

use crate::web::browser::host::{Host, Restart, Submit};
use crate::web::browser::storage::{Keeper, Saving};
use crate::web::browser::timer::{self, Timer};
use crate::web::browser::{address, focus};
use crate::web::chunks::{self, Chunk};
use crate::web::components::waiting::waited_for;
use crate::web::pages::step;
use crate::web::route::Route;
use crate::web::store::{Change, Store, Unfolded};
use crate::web::words;
use tokhai_core::form::Asked;
use tokhai_core::session::Screen;
use tokhai_core::session::view::Body;
use tokhai_core::values::flaw::Severity;
use yew::platform::spawn_local;
use yew::{Callback, NodeRef};

/// The answers are spoken once they have rested for so long.
const REST_MS: u32 = 1_000;

/// What was done so far.
#[derive(Default)]
pub(crate) struct After {
    /// The addresses gone through in this visit, so that "back" really goes back.
    trail: Vec<String>,
    routed: u32,
    title: String,
    screen: Option<(Screen, u32, bool)>,
    stops: u32,
    unfolded: Option<Unfolded>,
    heard: String,
    speaking: Option<Timer>,
    listens: bool,
    posts: bool,
    at: Option<(usize, usize)>,
}

impl After {
    /// Does what is new.
    pub(crate) fn follow(
        &mut self,
        store: &Store,
        host: &Host,
        keeper: &Keeper,
        root: &NodeRef,
        send: &Callback<Change>,
    ) {
        if store.ended {
            if self.posts {
                chunks::follow_outbox(store, host, send);
            }
            return;
        }
        if Chunk::Later.is_here() && !std::mem::replace(&mut self.listens, true) {
            chunks::listen(keeper);
            chunks::hear(host, send);
        }
        let at = store.view.progress.map(|at| (at.step, at.of));
        if let Some((step, of)) = at.filter(|_| Chunk::Later.is_here() && self.at != at) {
            self.at = at;
            chunks::step(host, step, of);
        }
        if let Some(chunk) = store.needed().filter(|chunk| !store.coming.asked(*chunk)) {
            fetch(chunk, host, send);
        }
        if host.submit != Submit::Off {
            self.follow_outbox(store, host, send);
        }
        host.saved(store.saving == Saving::Kept);
        // Until the procedure is there, nobody knows the address of its screen.
        if host.routed && store.waiting.is_none() {
            self.follow_address(store);
        }
        let title = title(store);
        if host.alone && title != self.title {
            address::title(&title);
        }
        self.title = title;
        self.follow_focus(store, host, root);
        self.announce(store, send);
        let (named, search) = match &store.view.body {
            Body::Start | Body::Whom => (false, false),
            Body::Plan => (true, false),
            Body::Page(page) => {
                let search = page
                    .fields
                    .iter()
                    .any(|field| matches!(field.question.asked(), Asked::Commune { .. }));
                (search, search)
            }
            Body::Review(_) | Body::Summary(_) => (true, false),
        };
        if named && Chunk::Later.is_here() {
            store.tables.fetch(search, host, send);
        }
        if Chunk::Later.is_here() || Chunk::Send.is_here() {
            store.tables.fetch_site(host, send);
        }
    }

    /// What waits to be sent goes on when the page is opened, whatever is on the screen.
    fn follow_outbox(&mut self, store: &Store, host: &Host, send: &Callback<Change>) {
        if !Chunk::Send.is_here() {
            if !store.coming.asked(Chunk::Send) {
                fetch(Chunk::Send, host, send);
            }
        } else if !std::mem::replace(&mut self.posts, true) || store.outbox.is_some() {
            chunks::follow_outbox(store, host, send);
        }
    }

    fn follow_address(&mut self, store: &Store) {
        let wanted = Route::of(&store.session).hash();
        let from_bar = std::mem::replace(&mut self.routed, store.routed) != store.routed;
        if self.trail.last() == Some(&wanted) && !from_bar {
            return;
        }
        let present = address::hash();
        let before = self.trail.len().checked_sub(2).and_then(|at| self.trail.get(at));
        let returns = before == Some(&wanted);
        let first = self.trail.is_empty();
        if present != wanted && !(first && present.is_empty() && wanted == "#/") {
            if from_bar || first {
                address::replace(&wanted);
            } else if store.backwards && returns {
                address::back();
            } else {
                address::push(&wanted);
            }
        }
        if returns && (from_bar || store.backwards) {
            self.trail.pop();
        } else if self.trail.last() != Some(&wanted) {
            self.trail.push(wanted);
        }
    }

    /// After a change of screen the focus is on its heading, after a stop on the summary of faults; what folds open takes
    /// it, and gives it back.
    fn follow_focus(&mut self, store: &Store, host: &Host, root: &NodeRef) {
        let screen = (store.view.screen, store.epoch, store.waiting.is_some());
        let before = self.screen.replace(screen);
        if before != Some(screen) {
            self.stops = 0;
            self.unfolded = None;
            // The first screen does not take the focus from the page around it; one that only follows has none.
            if store.follows() {
            } else if store.starts_anew() {
                focus::within(root, "#tk-menu-title");
            } else if before.is_some() || host.restart != Restart::No {
                focus::heading(root);
            }
        }
        if std::mem::replace(&mut self.stops, store.view.stops) < store.view.stops {
            focus::summary(root);
        }
        let unfolded = std::mem::replace(&mut self.unfolded, store.unfolded);
        if unfolded != store.unfolded {
            match (unfolded, store.unfolded) {
                (_, Some(Unfolded::Ask(_))) => focus::within(root, "[data-ask]"),
                (Some(Unfolded::Ask(action)), None) => {
                    focus::within(root, &format!("[data-action={action}], [data-done={action}]"))
                }
                (_, Some(Unfolded::Why(_) | Unfolded::Situations | Unfolded::Drafts) | None) => {}
            }
        }
    }

    /// What changed among the three answers is said once, when it has come to rest.
    fn announce(&mut self, store: &Store, send: &Callback<Change>) {
        let words = store
            .view
            .assessment
            .as_ref()
            .filter(|_| Chunk::Later.is_here())
            .map(|judged| chunks::spoken(judged, store.lang))
            .unwrap_or_default();
        if words != self.heard {
            self.heard.clone_from(&words);
            let send = send.clone();
            self.speaking = Some(timer::after(REST_MS, move || send.emit(Change::Said(words))));
        }
    }
}

/// Fetches a file of the program.
fn fetch(chunk: Chunk, host: &Host, send: &Callback<Change>) {
    send.emit(Change::Fetched(chunk, None));
    let (host, send) = (host.clone(), send.clone());
    spawn_local(async move {
        let failed = chunk.fetch(&host).await.is_err();
        send.emit(Change::Fetched(chunk, Some(failed)));
    });
}

/// The heading of the screen, with a word in front when it was stopped.
fn title(store: &Store) -> String {
    let lang = store.lang;
    let (heading, faulty) = match &store.view.body {
        _ if store.waiting.is_some() => (waited_for(store), false),
        Body::Start => (words::START_TITLE, false),
        Body::Whom => (words::WHOM_TITLE, false),
        Body::Plan => (words::PLAN_TITLE, false),
        Body::Page(page) => {
            let faulty = step::faults(page).any(|fault| fault.severity == Severity::Error);
            (page.page.title, faulty && store.view.stops > 0)
        }
        Body::Review(_) => (words::REVIEW_TITLE, false),
        Body::Summary(_) => (words::SUMMARY_TITLE, false),
    };
    let fault = if faulty { words::TITLE_FAULT.get(lang) } else { "" };
    [fault, heading.get(lang), " · ", words::NAME.get(lang)].concat()
}
