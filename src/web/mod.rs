//! The shell: one store, one way in, one way out.
//!
//! `browser` is the only place that touches the browser; `fields` draws each way of asking; `pages` draws each screen;
//! `components` are their parts. Nothing here knows a procedure by name.

mod after;
mod app;
mod browser;
mod chunks;
mod components;
mod embed;
mod fields;
mod pages;
#[cfg(all(test, feature = "render-test"))]
mod probe;
mod route;
mod store;
mod tables;
mod words;

use app::{App, AppProps};
use browser::host::Host;
use browser::storage::Keeper;
use browser::{address, clock};
use store::{Beginning, Store};
use tokhai_core::law::LegalDay;
use tokhai_core::session::Screen;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Draws the app in a container that the start file owns.
///
/// The saved draft is looked for first, so that the first screen is already the right one.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "an export of the Wasm file")]
pub async fn mount(container: browser::HtmlElement, options: JsValue) {
    yew::set_custom_panic_hook(Box::new(|_| {
        // Nothing is logged: the start file sees the death itself, and a message could carry an answer.
    }));
    let host = Host::read(&options);

    let today = clock::now().day;
    let day = LegalDay(host.on.unwrap_or(today));
    let (keeper, saved) = Keeper::open(&host).await;
    let saving = keeper.saving();
    let newest = saved.first().and_then(|saved| saved.lang);
    let lang = host.lang.or(newest).or(host.usual_lang()).unwrap_or_default();
    let mut hash = if host.routed { address::hash() } else { String::new() };
    if let ("" | "#" | "#/", Some(procedure)) = (hash.as_str(), host.procedure()) {
        hash = route::Route::entry(&procedure);
    }
    let beginning = Beginning {
        day,
        today,
        lang,
        saving,
        saved,
        restore: host.restore.clone(),
        restart: host.restart,
    };
    let mut store = Store::begin(beginning, &hash, browser::chance::seal());
    // What the first screen needs comes before it, so that nothing is drawn twice.
    while let Some(chunk) = store.needed_to_draw() {
        if !store.fetched(chunk, chunk.fetch(&host).await.is_err()) {
            break;
        }
    }
    // What is offered here, and by whom, is the start page's first business.
    if store.session.screen() == Screen::Start {
        store.tables.hear(tables::site(&host).await);
    }
    yew::Renderer::<App>::with_root_and_props(container.into(), AppProps { host, keeper, store })
        .render();
}
