//! Later.

use gloo::timers::callback::Timeout;

/// Something that will happen, unless this is dropped first.
pub(crate) struct Timer {
    _timeout: Timeout,
}

/// Calls back once, after some milliseconds, unless the timer is dropped.
pub(crate) fn after(milliseconds: u32, then: impl FnOnce() + 'static) -> Timer {
    Timer { _timeout: Timeout::new(milliseconds, then) }
}

/// Calls back once, after some milliseconds, whatever happens.
pub(crate) fn surely_after(milliseconds: u32, then: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, then).forget();
}
