//! A button that asks once more before it does what cannot be undone.

use crate::web::pages::Scene;
use crate::web::store::{Change, Unfolded};
use crate::web::words;
use tokhai_core::values::text::Text;
use yew::prelude::*;

/// What cannot be undone, in words.
pub(crate) struct Deed {
    /// Its name, for programs.
    pub(crate) action: &'static str,
    /// What the button says.
    pub(crate) label: Text,
    /// What is asked.
    pub(crate) ask: Text,
    /// What the second button says.
    pub(crate) yes: Text,
}

/// Draws the button, or the question once it was pressed.
pub(crate) fn confirm(scene: &Scene<'_>, deed: &Deed, onconfirm: Callback<MouseEvent>) -> Html {
    let Scene { store, lang, send, .. } = *scene;
    let Deed { action, label, ask, yes } = *deed;
    let asking = Unfolded::Ask(action);
    if store.unfolded != Some(asking) {
        let open = send.reform(move |_: MouseEvent| Change::Unfold(Some(asking)));
        return button("tk-button tk-button--quiet", action.to_owned(), label.get(lang), open);
    }
    let shut = send.reform(|_: MouseEvent| Change::Unfold(None));
    html! {
        <div class="tk-confirm" role="group" aria-labelledby="tk-confirm-question">
            <p class="tk-confirm__question" id="tk-confirm-question" tabindex="-1" data-ask="">{ ask.get(lang) }</p>
            <div class="tk-confirm__answers">
                { button("tk-button tk-button--bad", format!("{action}-yes"), yes.get(lang), onconfirm) }
                { button("tk-button tk-button--quiet", format!("{action}-no"), words::KEEP.get(lang), shut) }
            </div>
        </div>
    }
}

/// A button with a name for programs.
pub(crate) fn button(
    class: &'static str,
    action: String,
    label: &'static str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button type="button" {class} data-action={action} {onclick}>{ label }</button> }
}
