//! How far on the way: in words, with a thin bar that moves only when something was really done.

use crate::web::words;
use tokhai_core::session::view::Progress;
use tokhai_core::values::text::Lang;
use yew::prelude::*;

/// Draws it.
pub(crate) fn progress(at: Progress, lang: Lang) -> Html {
    let step =
        words::STEP.fill(&[("step", at.step.to_string().into()), ("of", at.of.to_string().into())]);
    html! {
        <div class="tk-progress">
            <p class="tk-progress__words">
                { step.get(lang).to_owned() }{ " · " }<span class="tk-progress__name">{ at.name.get(lang) }</span>
            </p>
            <progress class="tk-progress__bar" aria-hidden="true" max={at.of.to_string()} value={at.done.to_string()} />
        </div>
    }
}
