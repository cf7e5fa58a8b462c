//! The start page: what this is and is not, what can be done here, and the draft that was left.

use crate::web::chunks::{self, Chunk};
use crate::web::components::confirm::Deed;
use crate::web::components::icon::{Icon, icon};
use crate::web::components::notice::{Tone, notice};
use crate::web::components::{situations, waiting};
use crate::web::pages::Scene;
use crate::web::route::Route;
use crate::web::store::{Change, Unfolded};
use crate::web::words;
use tokhai_core::procedures::Entry;
use tokhai_core::values::text::Text;
use yew::platform::spawn_local;
use yew::prelude::*;

/// To destroy what is on this device.
pub(crate) const ERASE: Deed =
    Deed { action: "erase", label: words::ERASE, ask: words::ERASE_ASK, yes: words::ERASE_YES };

/// Draws it.
pub(crate) fn start(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let told = scene.store.tables.site.here().is_some();
    html! {
        <>
            { erased(scene) }
            { told.then(|| chunks::band(scene)) }
            <h1 class="tk-title" tabindex="-1">{ words::START_TITLE.get(lang) }</h1>
            <p class="tk-lead">{ words::START_LEAD.get(lang) }</p>
            { (scene.store.outbox.is_some() && Chunk::Send.is_here()).then(|| chunks::outbox(scene)) }
            { scene.store.has_drafts().then(|| drafts(scene)) }
            <section class="tk-menu" aria-labelledby="tk-menu-title">
                <h2 class="tk-menu__title" id="tk-menu-title" tabindex="-1">{ words::CHOOSE.get(lang) }</h2>
                if scene.store.starts_anew() {
                    <p data-anew="">{ words::ANEW.get(lang) }</p>
                }
                <ul class="tk-menu__list">{ for scene.store.tables.offered().into_iter().map(|listed| entry(listed, scene)) }</ul>
            </section>
            { situations::fold(scene) }
            { (!scene.store.has_drafts()).then(|| fold(scene)) }
            <section class="tk-about">
                <h2 class="tk-about__title">{ words::WHO_TITLE.get(lang) }</h2>
                <p>{ words::WHO.get(lang) }</p>
                <h2 class="tk-about__title">{ words::IS_TITLE.get(lang) }</h2>
                <p>{ words::IS.get(lang) }</p>
                <h2 class="tk-about__title">{ words::IS_NOT_TITLE.get(lang) }</h2>
                <ul class="tk-about__list">
                    { for words::IS_NOT.iter().map(|line: &Text| html! { <li class="tk-about__not">{ icon(Icon::Cross) }<span>{ line.get(lang) }</span></li> }) }
                </ul>
            </section>
            { told.then(|| chunks::contacts(scene)) }
        </>
    }
}

/// Whether the draft is really gone.
pub(crate) fn erased(scene: &Scene<'_>) -> Html {
    match scene.store.erased {
        Some(true) => {
            notice(Tone::Good, html! { <p role="status">{ words::ERASED.get(scene.lang) }</p> })
        }
        Some(false) => {
            notice(Tone::Warn, html! { <p role="alert">{ words::NOT_ERASED.get(scene.lang) }</p> })
        }
        None => Html::default(),
    }
}

fn entry(listed: &'static Entry, scene: &Scene<'_>) -> Html {
    let hash = Route::entry(listed.id);
    let (send, to) = (scene.send.clone(), hash.clone());
    let open = move |event: MouseEvent| {
        // Another tab is opened by the browser itself.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            send.emit(Change::Go(to.clone()));
        }
    };
    html! {
        <li>
            <a class="tk-menu__entry" href={hash} data-procedure={listed.id} onclick={open}>
                <span class="tk-menu__words">
                    <span class="tk-menu__name">{ listed.title.get(scene.lang) }</span>
                    <span class="tk-menu__summary">{ listed.summary.get(scene.lang) }</span>
                </span>
                { icon(Icon::Forward) }
            </a>
        </li>
    }
}

/// The way to files and to the shared device, where there is no draft yet.
fn fold(scene: &Scene<'_>) -> Html {
    let open = scene.store.unfolds_drafts();
    let toggle =
        scene.send.reform(move |_: MouseEvent| Change::Unfold((!open).then_some(Unfolded::Drafts)));
    html! {
        <section class="tk-situations">
            <button type="button" class="tk-button tk-button--quiet" data-action="drafts" aria-expanded={open.to_string()} aria-controls="tk-drafts" onclick={toggle}>
                { words::DRAFTS_FOLD.get(scene.lang) }
            </button>
            <div id="tk-drafts" hidden={!open}>
                { open.then(|| drafts(scene)) }
            </div>
        </section>
    }
}

/// The drafts on this device and what can be done with them.
fn drafts(scene: &Scene<'_>) -> Html {
    if Chunk::Later.is_here() { chunks::drafts(scene) } else { waiting::line(scene, Chunk::Later) }
}

/// Destroys the draft on this device, then forgets it here.
pub(crate) fn erase(scene: &Scene<'_>) -> Callback<MouseEvent> {
    let (keeper, send) = (scene.keeper.clone(), scene.send.clone());
    Callback::from(move |_: MouseEvent| {
        let (keeper, send) = (keeper.clone(), send.clone());
        spawn_local(async move {
            let done = keeper.erase().await.is_ok();
            send.emit(Change::Erased { done });
        });
    })
}
