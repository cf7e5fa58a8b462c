//! The frame around every screen.

use crate::web::after::After;
use crate::web::browser::host::Host;
use crate::web::browser::leaving::on_leaving;
use crate::web::browser::storage::{Entry, Keeper, Saving};
use crate::web::browser::{address, chance, clock};
use crate::web::chunks::{self, Chunk};
use crate::web::components::icon::{Icon, icon};
use crate::web::components::masthead::{foot, masthead};
use crate::web::components::notice::{Tone, notice};
use crate::web::components::progress::progress;
use crate::web::components::waiting::{waited_for, waiting};
use crate::web::fields::drawn;
use crate::web::pages::{Scene, start, step};
use crate::web::route;
use crate::web::store::{Change, Event, Store};
use crate::web::words;
use tokhai_core::session::view::Body;
use tokhai_core::session::{Action, Screen};
use tokhai_core::values::day::written;
use yew::prelude::*;

/// What the app starts from.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AppProps {
    /// The start file.
    pub(crate) host: Host,
    /// The keeper of the draft.
    pub(crate) keeper: Keeper,
    /// The first state.
    pub(crate) store: Store,
}

/// Draws the app.
#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let AppProps { host, keeper, .. } = props;
    let store = use_reducer(|| watched(props));
    let root = use_node_ref();
    let after = use_mut_ref(After::default);
    // How many questions the page had when it appeared, by screen.
    let appeared = use_mut_ref(|| (None, Shape::default()));
    let send = sender(store.dispatcher());
    {
        let (host, keeper, send, entry) =
            (host.clone(), keeper.clone(), send.clone(), store.entry());
        // Nothing may hold on to an app that was taken out of its page.
        let here = !store.ended;
        use_effect_with(here, move |here| {
            let begun = here.then(|| begin(&host, keeper, send, &entry));
            move || {
                if let Some(end) = begun {
                    end();
                }
            }
        });
    }
    {
        let (host, keeper, send) = (host.clone(), keeper.clone(), send.clone());
        let locks = store.lock.is_some() && store.saving == Saving::Kept;
        let watched = (store.shared() || locks) && !store.ended && Chunk::Later.is_here();
        use_effect_with(watched, move |watched| {
            let watching = watched.then(|| chunks::watch_idle(&host, &keeper, &send)).flatten();
            move || drop(watching)
        });
    }
    {
        let (store, host, root, send) = (store.clone(), host.clone(), root.clone(), send.clone());
        let keeper = keeper.clone();
        use_effect(move || after.borrow_mut().follow(&store, &host, &keeper, &root, &send));
    }

    let shape = {
        let screen = Some((store.view.screen, store.epoch));
        let mut appeared = appeared.borrow_mut();
        if appeared.0 != screen {
            *appeared = (screen, Shape::of(&store));
        }
        appeared.1
    };
    let scene = Scene { store: &store, lang: store.lang, send: &send, root: &root, host, keeper };
    frame(&scene, shape)
}

/// What stays on a page as it was when the page appeared, so that an answer moves nothing.
#[derive(Clone, Copy, Default)]
struct Shape {
    /// It asked one question, and its heading says which.
    alone: bool,
    /// It has the strip of answers.
    strip: bool,
}

impl Shape {
    fn of(store: &Store) -> Shape {
        match &store.view.body {
            Body::Start | Body::Whom | Body::Plan | Body::Summary(_) => Shape::default(),
            Body::Page(page) => {
                let strip = store.view.progress.is_some_and(|at| at.step > 1);
                Shape { alone: drawn(page, store).count() == 1, strip }
            }
            Body::Review(_) => Shape { alone: false, strip: true },
        }
    }
}

/// The first state, with its changes handed over before anything is drawn.
fn watched(props: &AppProps) -> Store {
    let (host, keeper) = (props.host.clone(), props.keeper.clone());
    let mut store = props.store.clone();
    store.watch = Callback::from(move |(entry, at_once): (Entry, bool)| {
        let draft = entry.to_js();
        host.keep(&entry.with_lock());
        // Nothing begun is nothing to save: after an erasure the device stays empty.
        if !entry.draft.applications.is_empty() {
            keeper.note(&entry, draft, at_once);
        }
    });
    store
}

/// Sends changes, with a moment and a reference where a sheet can come of it.
fn sender(dispatch: UseReducerDispatcher<Store>) -> Callback<Change> {
    Callback::from(move |change: Change| {
        let typing = matches!(change, Change::Act(Action::Type { .. } | Action::Leave(_)));
        let seal = (!typing).then(chance::seal);
        dispatch.dispatch(Event { change, seal });
    })
}

/// Once the first screen is drawn: a key press is taken. Gives back what is to be done at the end.
fn begin(
    host: &Host,
    keeper: Keeper,
    send: Callback<Change>,
    entry: &Entry,
) -> impl FnOnce() + use<> {
    keeper.on_heard(send.reform(Change::Heard));
    host.keep(&entry.with_lock());
    {
        let (ending, keeper, send) = (host.clone(), keeper.clone(), send.clone());
        host.on_end(move || {
            keeper.let_go(&ending);
            send.emit(Change::Ended);
        });
    }
    let listener =
        host.routed.then(|| address::on_change(move |hash| send.emit(Change::Route(hash))));
    let leaving = on_leaving(move || keeper.flush());
    host.ready();
    move || drop((listener, leaving))
}

fn frame(scene: &Scene<'_>, shape: Shape) -> Html {
    let Scene { store, lang, send, .. } = *scene;
    let view = &store.view;
    let waits = store.waiting.is_some();
    let name = match waits {
        true => "waiting",
        false if store.asks_consent() => "submit",
        false => route::name(view.screen),
    };
    let later = Chunk::Later.is_here();
    let content = match &view.body {
        _ if waits => {
            let chunk = store.needed().unwrap_or(Chunk::Later);
            waiting(scene, waited_for(store), chunk)
        }
        Body::Start => start::start(scene),
        Body::Page(page) => step::step(scene, page, shape.alone),
        Body::Review(parts) if later => chunks::review(scene, parts),
        Body::Review(_) => waiting(scene, words::REVIEW_TITLE, Chunk::Later),
        Body::Whom if later => chunks::whom(scene),
        Body::Whom => waiting(scene, words::WHOM_TITLE, Chunk::Later),
        Body::Plan if later => chunks::plan(scene),
        Body::Plan => waiting(scene, words::PLAN_TITLE, Chunk::Later),
        Body::Summary(_) if later => chunks::summary(scene),
        Body::Summary(_) => waiting(scene, words::SUMMARY_TITLE, Chunk::Later),
    };
    let above = (waits || view.screen != Screen::Start).then(|| {
        let back = send.reform(|_: MouseEvent| Change::Act(Action::Back));
        html! {
            <button type="button" class="tk-back" data-action="back" onclick={back}>{ icon(Icon::Back) }{ words::BACK.get(lang) }</button>
        }
    });
    let progress = view
        .progress
        .filter(|_| !waits && view.screen != Screen::Summary)
        .map(|at| progress(at, lang));
    // Keyed, so that a new screen takes the place of the old one instead of being patched into it.
    let main = html! {
        <main key={format!("{name}-{}", store.epoch)} class="tk-main" data-screen={name} inert={store.follows()}>
            { above }
            { progress }
            { (shape.strip && !waits && later).then(|| chunks::strip(scene)) }
            { (!view.taken.is_empty() && later).then(|| chunks::taken(scene)) }
            { (store.opened.is_some() && later).then(|| chunks::left_out(scene)) }
            { content }
        </main>
    };
    html! {
        <div ref={scene.root.clone()} class="tk" lang={lang.tag()} translate="no" data-theme={scene.host.theme}>
            { masthead(lang, view.screen == Screen::Start && !waits && !store.sends, send) }
            { banners(scene) }
            <div class="tk-page">{ for [main] }</div>
            { foot(lang, &scene.host.version(), store.saving == Saving::Kept && !store.sends, matches!(view.screen, Screen::Start | Screen::Summary)) }
            <p class="tk-unseen" role="status" aria-live="polite" data-announcer="">{ store.said.clone() }</p>
        </div>
    }
}

/// What is true of the whole visit and worth a line on every screen.
fn banners(scene: &Scene<'_>) -> Html {
    let Scene { store, lang, send, .. } = *scene;
    let another_day = store.on_another_day().then(|| {
        let day = words::OTHER_DAY.fill(&[("day", written(store.session.day().0).into())]);
        let back = words::TO_TODAY.fill(&[("day", written(store.today).into())]);
        let alone = scene.host.alone;
        let onclick = send.reform(move |_: MouseEvent| {
            if alone {
                address::forget_day();
            }
            Change::Today
        });
        banner("on", Tone::Warn, day.get(lang), link("today", back.get(lang), onclick))
    });
    let clock = (store.today < clock::RELEASED_ON).then(|| {
        let words = words::CLOCK_WRONG.fill(&[
            ("day", written(store.today).into()),
            ("released", written(clock::RELEASED_ON).into()),
        ]);
        banner("clock", Tone::Warn, words.get(lang), Html::default())
    });
    let saving = match store.saving {
        Saving::Kept if store.idle.is_some() => Some(chunks::banner(scene, None)),
        Saving::Kept => None,
        // Its words, and what can be done about it, come with the later screens.
        Saving::InMemory(why) => Chunk::Later.is_here().then(|| chunks::banner(scene, Some(why))),
    };
    let sent = (store.sent.is_shown() && Chunk::Later.is_here()).then(|| chunks::filled(scene));
    // A landmark, so that nobody walking by landmarks misses it.
    html! { <aside class="tk-banners" aria-label={words::NOTICES.get(lang)}>{ another_day }{ clock }{ saving }{ sent }</aside> }
}

/// A line that is over every screen.
pub(crate) fn banner(name: &'static str, tone: Tone, words: &str, action: Html) -> Html {
    notice(tone, html! { <><p data-banner={name}>{ words.to_owned() }</p>{ action }</> })
}

/// What can be done about it.
pub(crate) fn link(action: &'static str, words: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="tk-link" data-action={action} {onclick}>{ words.to_owned() }</button> }
}
