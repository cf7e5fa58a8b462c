//! How long nobody has touched the page.
//!
//! Counted by the clock and not by timers: a phone that slept wakes up knowing how long it slept.

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use std::cell::Cell;
use std::rc::Rc;

const LOOK_MS: u32 = 1_000;
const SIGNS: [&str; 4] = ["pointerdown", "keydown", "input", "wheel"];

/// Watches until dropped.
pub(crate) struct Idle {
    _listeners: Vec<EventListener>,
    _interval: Interval,
}

/// Tells each second for how many seconds nothing was touched.
pub(crate) fn watch(told: impl Fn(u32) + 'static) -> Option<Idle> {
    let document = web_sys::window()?.document()?;
    let last = Rc::new(Cell::new(js_sys::Date::now()));
    let listeners = SIGNS.map(|sign| {
        let last = last.clone();
        EventListener::new(&document, sign, move |_| last.set(js_sys::Date::now()))
    });
    let interval = Interval::new(LOOK_MS, move || {
        let passed = (js_sys::Date::now() - last.get()) / 1000.0;
        if passed < 0.0 {
            // The clock was set back: counted anew from here.
            last.set(js_sys::Date::now());
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
        told(passed as u32);
    });
    Some(Idle { _listeners: listeners.into(), _interval: interval })
}
