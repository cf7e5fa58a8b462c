//! A calm message that stands in the page.

use crate::web::components::icon::{Icon, icon};
use yew::prelude::*;

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Worth knowing.
    Info,
    /// Went well.
    Good,
    /// Mind this.
    Warn,
}

/// Draws a message.
pub(crate) fn notice(tone: Tone, content: Html) -> Html {
    let (class, picture) = match tone {
        Tone::Info => ("tk-notice tk-notice--info", Icon::Info),
        Tone::Good => ("tk-notice tk-notice--good", Icon::Tick),
        Tone::Warn => ("tk-notice tk-notice--warn", Icon::Mark),
    };
    html! {
        <div class={class}>
            <span class="tk-notice__sign">{ icon(picture) }</span>
            <div class="tk-notice__words">{ content }</div>
        </div>
    }
}
