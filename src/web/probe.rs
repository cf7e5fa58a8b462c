//! Draws screens without a browser, for the tests of the components.

use crate::web::browser::host::{Host, Restart};
use crate::web::browser::storage::{Keeper, Saving};
use crate::web::pages::Scene;
use crate::web::store::{Beginning, Change, Event, Store};
use std::rc::Rc;
use tokhai_core::dossier::{Moment, Reference};
use tokhai_core::law::LegalDay;
use tokhai_core::session::Action;
use tokhai_core::session::view::Body;
use tokhai_core::values::day::ymd;
use tokhai_core::values::reference::Seal;
use tokhai_core::values::text::Lang;
use yew::prelude::*;

/// What is drawn, and how.
#[derive(Clone, Properties)]
pub(crate) struct ProbeProps {
    store: Rc<Store>,
    draw: fn(&Scene<'_>) -> Html,
}

impl PartialEq for ProbeProps {
    fn eq(&self, _: &ProbeProps) -> bool {
        false
    }
}

#[component]
fn Probe(props: &ProbeProps) -> Html {
    let root = use_node_ref();
    let (host, keeper) = (Host::nobody(), Keeper::idle());
    let send = Callback::noop();
    let store = &*props.store;
    (props.draw)(&Scene {
        store,
        lang: store.lang,
        send: &send,
        root: &root,
        host: &host,
        keeper: &keeper,
    })
}

/// The HTML of a screen.
pub(crate) fn drawn(store: &Rc<Store>, draw: fn(&Scene<'_>) -> Html) -> String {
    let props = ProbeProps { store: store.clone(), draw };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let renderer = yew::LocalServerRenderer::<Probe>::with_props(props).hydratable(false);
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}

fn seal() -> Seal {
    let made = Moment { day: ymd(2026, 11, 22), hour: 8, minute: 5, second: 0 };
    Seal { made, reference: Reference::from_chance([1, 250, 37, 90, 4, 77, 13, 199, 6]) }
}

/// A visit on 2026-11-22.
pub(crate) fn fresh(lang: Lang) -> Rc<Store> {
    let day = ymd(2026, 11, 22);
    let beginning = Beginning {
        day: LegalDay(day),
        today: day,
        lang,
        saving: Saving::Kept,
        saved: Vec::new(),
        restore: None,
        restart: Restart::No,
    };
    Rc::new(Store::begin(beginning, "", seal()))
}

/// The same visit, after something happened.
pub(crate) fn after(store: Rc<Store>, action: Action) -> Rc<Store> {
    store.reduce(Event { change: Change::Act(action), seal: Some(seal()) })
}

/// The screens of a visit that answers every question with its first example, each as it appears and once it was stopped.
pub(crate) fn journey(procedure: &'static str, lang: Lang) -> Vec<Rc<Store>> {
    let mut store = after(fresh(lang), Action::Start(procedure));
    let mut screens = Vec::new();
    while let Body::Page(page) = &store.view.body {
        screens.push(store.clone());
        let fields: Vec<_> = page.fields.iter().map(|field| field.question).collect();
        let here = store.view.screen;
        let stopped = after(store.clone(), Action::Continue);
        if stopped.view.screen == here {
            screens.push(stopped);
        }
        for question in fields {
            let raw = question.examples().first().copied().unwrap_or_default().to_owned();
            store = after(store, Action::Type { field: question.id().to_owned(), raw });
        }
        // Warnings stop the way once, questions that an answer brings along stop it too.
        for _ in 0..4 {
            if store.view.screen == here {
                if let Body::Page(page) = &store.view.body {
                    let open: Vec<_> = page
                        .fields
                        .iter()
                        .filter(|field| field.raw.is_empty())
                        .map(|field| field.question)
                        .collect();
                    for question in open {
                        let raw =
                            question.examples().first().copied().unwrap_or_default().to_owned();
                        store = after(store, Action::Type { field: question.id().to_owned(), raw });
                    }
                }
                store = after(store, Action::Continue);
            }
        }
        assert_ne!(store.view.screen, here, "the way goes on");
    }
    screens.push(store);
    screens
}

/// The values of an attribute, in the order of the page.
pub(crate) fn values(html: &str, attribute: &str) -> Vec<String> {
    let opening = format!(" {attribute}=\"");
    let value = |rest: &str| rest.split('"').next().unwrap_or_default().to_owned();
    html.split(&opening).skip(1).map(value).collect()
}
