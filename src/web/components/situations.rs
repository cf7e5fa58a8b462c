//! "What happened?": everyday situations, each folding open to what is to be done, what it costs, and the trap.
//!
//! The figures are judged for an ordinary person under the law of the day; until the procedure has come they are left out.

use crate::web::chunks::{self, Chunk};
use crate::web::components::icon::{Icon, icon};
use crate::web::components::waiting;
use crate::web::pages::Scene;
use crate::web::store::{Change, Unfolded};
use crate::web::words;
use tokhai_core::procedures::{self, Situation, Topic};
use tokhai_core::situations;
use yew::prelude::*;

/// The way to them, for whoever does not know what the procedures are called.
pub(crate) fn fold(scene: &Scene<'_>) -> Html {
    let open = scene.store.unfolded == Some(Unfolded::Situations);
    let toggle = scene
        .send
        .reform(move |_: MouseEvent| Change::Unfold((!open).then_some(Unfolded::Situations)));
    html! {
        <section class="tk-situations">
            <button type="button" class="tk-button tk-button--quiet" data-action="situations" aria-expanded={open.to_string()} aria-controls="tk-situations" onclick={toggle}>
                { words::WHAT_HAPPENED.get(scene.lang) }
            </button>
            <div id="tk-situations" hidden={!open}>
                if open && Chunk::Later.is_here() {
                    { chunks::situations(scene) }
                } else if open {
                    { waiting::line(scene, Chunk::Later) }
                }
            </div>
        </section>
    }
}

/// Draws them, by procedure.
pub(crate) fn situations(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let offered = scene.store.tables.offered();
    let group = |topic: &Topic| {
        let title = match topic {
            Topic::Card => words::ABOUT_CARD,
            Topic::Passport => words::ABOUT_PASSPORT,
            Topic::Vneid => words::ABOUT_VNEID,
        };
        let about = |situation: &&Situation| {
            let mut here = offered.iter().filter(|entry| entry.topic == *topic);
            here.any(|entry| entry.id == situation.procedure)
        };
        let here: Vec<&'static Situation> = situations::all().filter(about).collect();
        if here.is_empty() {
            return Html::default();
        }
        html! {
            <section class="tk-situations__group">
                <h2 class="tk-situations__title">{ title.get(lang) }</h2>
                <ul class="tk-situations__list">{ for here.into_iter().map(|situation| entry(situation, scene)) }</ul>
            </section>
        }
    };
    html! {
        <>{ for Topic::ALL.iter().map(group) }</>
    }
}

fn entry(situation: &'static Situation, scene: &Scene<'_>) -> Html {
    let (lang, open) = (scene.lang, scene.store.considered == Some(situation));
    let toggle =
        scene.send.reform(move |_: MouseEvent| Change::Consider((!open).then_some(situation)));
    let id = format!("tk-situation-{}", situation.id);
    html! {
        <li class="tk-situations__item">
            <button type="button" class="tk-situations__said" data-situation={situation.id} aria-expanded={open.to_string()} aria-controls={id.clone()} onclick={toggle}>
                <span>{ situation.said.get(lang) }</span>{ icon(Icon::Down) }
            </button>
            <div class="tk-situations__answer" id={id} hidden={!open}>
                if open { { answer(situation, scene) } }
            </div>
        </li>
    }
}

fn answer(situation: &'static Situation, scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let name = procedures::entry(situation.procedure).map(|entry| entry.title.get(lang));
    let usual = situation.usual(scene.store.session.day());
    let fee = usual.as_ref().and_then(|usual| usual.fee).map(|fee| match fee.0 {
        0 => words::USUALLY_FREE.into(),
        _ => words::USUALLY_PAY.fill(&[("amount", fee.to_string().into())]),
    });
    let days = usual
        .as_ref()
        .and_then(|usual| usual.working_days)
        .map(|days| words::USUALLY_DAYS.fill(&[("days", days.to_string().into())]));
    let figures: Vec<String> =
        [fee, days].into_iter().flatten().map(|said| said.get(lang).to_owned()).collect();
    let begin = scene.send.reform(move |_: MouseEvent| Change::Begin(situation));
    html! {
        <>
            <p><strong>{ name }{ ": " }</strong>{ situation.because.get(lang) }</p>
            if !figures.is_empty() {
                <p class="tk-situations__figures" data-usual="">{ figures.join(" ") }</p>
            }
            if !situation.trap.vi.is_empty() {
                <p class="tk-situations__trap">{ icon(Icon::Mark) }<span>{ situation.trap.get(lang) }</span></p>
            }
            <button type="button" class="tk-button" data-action="begin" onclick={begin}>{ words::BEGIN.get(lang) }</button>
        </>
    }
}
