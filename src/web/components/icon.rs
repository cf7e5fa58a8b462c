//! The few pictures, always beside words.

use yew::prelude::*;

/// A picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// Backwards.
    Back,
    /// Onwards.
    Forward,
    /// Folds open.
    Down,
    /// All right.
    Tick,
    /// In the way.
    Cross,
    /// Mind this.
    Mark,
    /// Worth knowing.
    Info,
}

/// Draws a picture in the color of the words around it.
pub(crate) fn icon(which: Icon) -> Html {
    let lines = match which {
        Icon::Back => "M15 5 8 12l7 7",
        Icon::Forward => "m9 5 7 7-7 7",
        Icon::Down => "m6 9 6 6 6-6",
        Icon::Tick => "m5 13 4.5 4.5L19 7",
        Icon::Cross => "M6 6l12 12M18 6 6 18",
        Icon::Mark => "M12 4v10M12 19v.5",
        Icon::Info => "M12 10v9M12 5v.5",
    };
    html! {
        <svg class="tk-icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path d={lines} fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}
