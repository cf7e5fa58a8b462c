//! The address bar, its history, and the title of the page.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::{Location, UrlSearchParams, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn location() -> Option<Location> {
    window().map(|window| window.location())
}

/// What stands after the `#`, with it.
pub(crate) fn hash() -> String {
    location().and_then(|location| location.hash().ok()).unwrap_or_default()
}

/// The name of the site.
pub(crate) fn site() -> String {
    location().and_then(|location| location.hostname().ok()).unwrap_or_default()
}

/// Goes to an address: a new entry of the history.
pub(crate) fn push(hash: &str) {
    if let Some(location) = location() {
        // A browser that refuses leaves the old address; the screen is right all the same.
        let _ = location.set_hash(hash);
    }
}

/// Puts an address in place of the present one.
pub(crate) fn replace(hash: &str) {
    put(hash, None);
}

/// One entry back.
pub(crate) fn back() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// Takes `?on=…` out of the address.
pub(crate) fn forget_day() {
    let Some(search) = location().and_then(|location| location.search().ok()) else { return };
    let Ok(query) = UrlSearchParams::new_with_str(&search) else { return };
    if query.get("on").is_none() {
        return;
    }
    query.delete("on");
    put(&hash(), Some(&String::from(query.to_string())));
}

/// `query` is what follows the `?`; without it the present one stays.
fn put(hash: &str, query: Option<&str>) {
    let (Some(window), Some(location)) = (window(), location()) else { return };
    let path = location.pathname().unwrap_or_default();
    let search = match query {
        None => location.search().unwrap_or_default(),
        Some("") => String::new(),
        Some(query) => format!("?{query}"),
    };
    if let Ok(history) = window.history() {
        // Refused in a few embedded views; only the address is wrong then.
        let _ = history.replace_state_with_url(
            &JsValue::NULL,
            "",
            Some(&format!("{path}{search}{hash}")),
        );
    }
}

/// Calls back with the new address whenever it changes, until dropped.
pub(crate) fn on_change(changed: impl Fn(String) + 'static) -> Option<EventListener> {
    window().map(|window| EventListener::new(&window, "hashchange", move |_| changed(hash())))
}

/// Names the page.
pub(crate) fn title(text: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(text);
    }
}

/// Opens the print dialog.
pub(crate) fn print() {
    if let Some(window) = window() {
        // A view without a printer refuses; the PDF stands beside this button.
        let _ = window.print();
    }
}
