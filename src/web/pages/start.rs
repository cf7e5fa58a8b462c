//! The start page: what this is and is not, what can be done here, and the draft that was left.

use crate::web::components::confirm::{Deed, button, confirm};
use crate::web::components::icon::{Icon, icon};
use crate::web::components::notice::{Tone, notice};
use crate::web::components::situations;
use crate::web::pages::Scene;
use crate::web::route::Route;
use crate::web::store::Change;
use crate::web::words;
use tokhai_core::dossier::Moment;
use tokhai_core::procedures::{self, Entry};
use tokhai_core::values::day::written;
use tokhai_core::values::text::Text;
use yew::platform::spawn_local;
use yew::prelude::*;

const AFRESH: Deed = Deed {
    action: "start-new",
    label: words::AFRESH,
    ask: words::AFRESH_ASK,
    yes: words::AFRESH_YES,
};

/// To destroy what is on this device.
pub(crate) const ERASE: Deed =
    Deed { action: "erase", label: words::ERASE, ask: words::ERASE_ASK, yes: words::ERASE_YES };

/// Draws it.
pub(crate) fn start(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    html! {
        <>
            { erased(scene) }
            <h1 class="tk-title" tabindex="-1">{ words::START_TITLE.get(lang) }</h1>
            <p class="tk-lead">{ words::START_LEAD.get(lang) }</p>
            { unfinished(scene) }
            <section class="tk-menu" aria-labelledby="tk-menu-title">
                <h2 class="tk-menu__title" id="tk-menu-title">{ words::CHOOSE.get(lang) }</h2>
                <ul class="tk-menu__list">{ for procedures::CATALOG.iter().map(|listed| entry(listed, scene)) }</ul>
            </section>
            { situations::fold(scene) }
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

/// The draft that was found, or the application that was left open.
fn unfinished(scene: &Scene<'_>) -> Html {
    let (store, lang, send) = (scene.store, scene.lang, scene.send);
    let found = store.found.as_deref().and_then(|saved| {
        let at = saved.draft.current.and_then(|at| saved.draft.applications.get(at));
        let at = at.or_else(|| saved.draft.applications.first())?;
        Some((procedures::entry(&at.procedure)?, saved.at))
    });
    let open = store
        .session
        .procedure()
        .filter(|_| !store.session.answers().is_empty())
        .and_then(|procedure| Some((procedures::entry(procedure.id)?, None)));
    let Some((procedure, at)) = found.or(open) else { return Html::default() };
    let several = store
        .found
        .as_deref()
        .map_or(store.session.applications().len(), |saved| saved.draft.applications.len());
    let what = match at {
        _ if several > 1 => words::FOUND_SEVERAL.fill(&[("number", several.to_string().into())]),
        Some(at) => words::FOUND_AT
            .fill(&[("procedure", procedure.title.into()), ("time", shown(at).into())]),
        None => procedure.title.into(),
    };
    let resume = send.reform(|_: MouseEvent| Change::Resume);
    let afresh = send.reform(move |_: MouseEvent| Change::Afresh(procedure.id));
    let erase = erase(scene);
    html! {
        <section class="tk-found" aria-labelledby="tk-found-title">
            <h2 class="tk-found__title" id="tk-found-title">{ words::FOUND_TITLE.get(lang) }</h2>
            <p>{ what.get(lang).to_owned() }</p>
            <div class="tk-found__actions">
                { button("tk-button", "resume".to_owned(), words::RESUME.get(lang), resume) }
                { confirm(scene, &AFRESH, afresh) }
                { confirm(scene, &ERASE, erase) }
            </div>
        </section>
    }
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

/// "14:05, 22/11/2026".
fn shown(at: Moment) -> String {
    format!("{:02}:{:02}, {}", at.hour, at.minute, written(at.day))
}
