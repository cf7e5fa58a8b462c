//! A part of the program is on its way, or did not come.

use crate::web::chunks::Chunk;
use crate::web::components::confirm::button;
use crate::web::components::notice::{Tone, notice};
use crate::web::pages::Scene;
use crate::web::store::{Change, Store};
use crate::web::words;
use tokhai_core::procedures;
use tokhai_core::values::text::Text;
use yew::prelude::*;

/// A screen that waits: what it will be, and how it stands.
pub(crate) fn waiting(scene: &Scene<'_>, title: Text, chunk: Chunk) -> Html {
    html! {
        <>
            <h1 class="tk-title" tabindex="-1">{ title.get(scene.lang) }</h1>
            { line(scene, chunk) }
        </>
    }
}

/// What the screen that is waited for will be.
pub(crate) fn waited_for(store: &Store) -> Text {
    match store.needed() {
        Some(Chunk::Procedure(id)) => {
            procedures::entry(id).map_or(words::NAME, |entry| entry.title)
        }
        Some(Chunk::Later | Chunk::Site | Chunk::Send) | None => words::NAME,
    }
}

/// How it stands.
pub(crate) fn line(scene: &Scene<'_>, chunk: Chunk) -> Html {
    let (lang, send) = (scene.lang, scene.send);
    if !scene.store.coming.failed(chunk) {
        // Seen only after a moment: most of the time it is there before.
        return html! {
            <p class="tk-waiting" role="status">{ words::PART_COMING.get(lang) }<progress class="tk-waiting__bar" aria-label={words::PART_COMING.get(lang)} /></p>
        };
    }
    let retry = send.reform(move |_: MouseEvent| Change::Fetch(chunk));
    let retry = button("tk-button", "retry".to_owned(), words::RETRY.get(lang), retry);
    notice(
        Tone::Warn,
        html! { <><p role="alert" data-failed={chunk.name()}>{ words::PART_FAILED.get(lang) }</p>{ retry }</> },
    )
}
