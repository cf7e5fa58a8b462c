//! A page of questions: one thing at a time.

use crate::web::chunks::{self, Chunk};
use crate::web::components::error_summary::error_summary;
use crate::web::fields::{Around, drawn, field};
use crate::web::pages::Scene;
use crate::web::store::Change;
use crate::web::words;
use tokhai_core::session::Action;
use tokhai_core::session::view::{Fault, PageView};
use tokhai_core::values::text::Text;
use yew::prelude::*;

/// The faults that are shown on a page.
pub(crate) fn faults(page: &PageView) -> impl Iterator<Item = &Fault> {
    page.fields.iter().filter_map(|field| field.fault.as_ref())
}

/// Draws it. `alone`: the page had one question only when it appeared, and its heading asks it.
pub(crate) fn step(scene: &Scene<'_>, page: &PageView, alone: bool) -> Html {
    let (lang, view) = (scene.lang, &scene.store.view);
    let faults: Vec<&Fault> = faults(page).filter(|_| view.stops > 0).collect();
    let around = |at: usize| Around { page, scene, alone: alone && at == 0 };
    let fields = drawn(page, scene.store).enumerate().map(|(at, view)| field(view, &around(at)));
    let lead = page.page.lead.get(lang);
    html! {
        <>
            { error_summary(&faults, lang, scene.root) }
            <h1 class="tk-title" tabindex="-1">{ page.page.title.get(lang) }</h1>
            { (!lead.is_empty()).then(|| html! { <p class="tk-lead">{ lead }</p> }) }
            { form(scene, html! { <>{ for fields }{ gone(scene, page) }</> }, main_words(scene, page)) }
        </>
    }
}

/// What stops counting with what was chosen here; an empty place until something does, so that it is spoken.
fn gone(scene: &Scene<'_>, page: &PageView) -> Html {
    let said = !page.gone.is_empty() && Chunk::Later.is_here();
    html! { <div class="tk-gone" aria-live="polite">{ said.then(|| chunks::gone(scene, &page.gone)) }</div> }
}

/// What the main button says: what comes.
fn main_words(scene: &Scene<'_>, page: &PageView) -> Text {
    let view = &scene.store.view;
    let last = view.progress.is_some_and(|at| at.step + 2 == at.of);
    if page.closing {
        words::MAKE_SHEET
    } else if view.returning {
        words::BACK_TO_REVIEW
    } else if last {
        words::TO_REVIEW
    } else {
        words::CONTINUE
    }
}

/// The fields with the main button. Enter submits, unless a letter is still being composed.
pub(crate) fn form(scene: &Scene<'_>, content: Html, main: Text) -> Html {
    let onsubmit = scene.send.reform(|event: SubmitEvent| {
        event.prevent_default();
        Change::Act(Action::Continue)
    });
    let onkeydown = |event: KeyboardEvent| {
        // 229: some keyboards say only this much while they compose.
        if event.key() == "Enter" && (event.is_composing() || event.key_code() == 229) {
            event.prevent_default();
        }
    };
    html! {
        <form class="tk-form" novalidate={true} onsubmit={onsubmit} onkeydown={onkeydown}>
            { content }
            <div class="tk-bar">
                <button type="submit" class="tk-button tk-bar__main" data-action="continue">{ main.get(scene.lang) }</button>
            </div>
        </form>
    }
}
