//! What an edit makes pointless, said before the page is left and once more after, each time with the way back.

use crate::web::components::confirm::button;
use crate::web::components::notice::{Tone, notice};
use crate::web::pages::Scene;
use crate::web::store::Change;
use crate::web::words;
use tokhai_core::values::text::{Sentence, Text};
use yew::prelude::*;

/// On the page itself.
pub(crate) fn gone(scene: &Scene<'_>, names: &[Text]) -> Html {
    said(scene, Tone::Warn, words::GONE, names, words::GONE_UNDO, "gone")
}

/// On the screen that came after it.
pub(crate) fn taken(scene: &Scene<'_>) -> Html {
    said(scene, Tone::Info, words::TAKEN, &scene.store.view.taken, words::TAKEN_UNDO, "taken")
}

fn said(
    scene: &Scene<'_>,
    tone: Tone,
    words: Text,
    names: &[Text],
    back: Text,
    what: &'static str,
) -> Html {
    let lang = scene.lang;
    let words = words.fill(&[("names", listed(names))]);
    let undo = scene.send.reform(|_: MouseEvent| Change::TakeBack);
    let undo = button("tk-button tk-button--quiet", "undo".to_owned(), back.get(lang), undo);
    notice(
        tone,
        html! { <><p data-edit={what} tabindex="-1">{ words.get(lang).to_owned() }</p>{ undo }</> },
    )
}

/// Several names in one line.
fn listed(names: &[Text]) -> Sentence {
    let join =
        |pick: fn(&Text) -> &'static str| names.iter().map(pick).collect::<Vec<_>>().join(", ");
    Sentence { vi: join(|name| name.vi).into(), en: join(|name| name.en).into() }
}
