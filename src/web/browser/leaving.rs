//! The last moment to save: the page is hidden or left.

use gloo::events::EventListener;

/// Calls back whenever the page goes out of sight, until dropped.
pub(crate) struct Leaving {
    _listeners: [Option<EventListener>; 2],
}

/// On phones only `visibilitychange` is sure to come; `pagehide` covers the rest.
pub(crate) fn on_leaving(save: impl Fn() + Clone + 'static) -> Leaving {
    let window = web_sys::window();
    let document = window.as_ref().and_then(web_sys::Window::document);
    let hidden = document.map(|document| {
        let save = save.clone();
        let page = document.clone();
        EventListener::new(&document, "visibilitychange", move |_| {
            if page.hidden() {
                save();
            }
        })
    });
    let left = window.map(|window| EventListener::new(&window, "pagehide", move |_| save()));
    Leaving { _listeners: [hidden, left] }
}
