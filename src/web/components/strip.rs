//! The three answers people came for: what to pay, when it is ready, until when it is good.
//!
//! Each opens its "why". The strip keeps its height while the answers change, so that nothing moves under the finger.

use crate::web::chunks::{self, Chunk};
use crate::web::components::bill;
use crate::web::components::citation::cited_text;
use crate::web::components::icon::{Icon, icon};
use crate::web::components::life_line::line_of;
use crate::web::components::otherwise::{otherwise, rests_on};
use crate::web::components::waiting;
use crate::web::pages::Scene;
use crate::web::store::{Change, Unfolded};
use crate::web::words;
use tokhai_core::dossier::sheet::Item;
use tokhai_core::dossier::summary;
use tokhai_core::law::Ruling;
use tokhai_core::procedures::assessment::{Assessment, Part};
use tokhai_core::procedures::explanation::Figure;
use tokhai_core::values::day::written;
use tokhai_core::values::text::{Lang, Sentence, Text};
use yew::prelude::*;

/// The three answers as they stand, in few words: a line of a narrow phone holds all three.
fn answers(judged: &Assessment) -> [(Text, Sentence); 3] {
    let fee = match &judged.fee {
        Part::Known(fee) => match &fee.bill {
            Ruling::Settled(bill) => (words::TO_PAY, bill.total().to_string().into()),
            // Both readings stand under "why".
            Ruling::Disputed(_) => {
                let highest = fee.bill.prudent().map(|bill| bill.total().to_string().into());
                (words::TO_PAY_AT_MOST, highest.unwrap_or_else(|| words::NOT_KNOWN_YET.into()))
            }
        },
        Part::Waiting => (words::TO_PAY, words::NOT_KNOWN_YET.into()),
        Part::NoLaw(_) => (words::TO_PAY, words::NO_RULE.into()),
    };
    let ready = of_case(&judged.deadline, summary::deadline_short);
    let good_until = of_case(&judged.validity, summary::validity_short);
    [fee, (words::READY, ready), (words::GOOD_UNTIL, good_until)]
}

fn of_case<T>(part: &Part<Option<T>>, short: fn(&T) -> Option<Sentence>) -> Sentence {
    match part {
        Part::Known(Some(value)) => short(value).unwrap_or_else(|| words::NOT_KNOWN_YET.into()),
        Part::Known(None) => words::NOT_IN_CASE.into(),
        Part::Waiting => words::NOT_KNOWN_YET.into(),
        Part::NoLaw(_) => words::NO_RULE.into(),
    }
}

/// The answers in one sentence to be spoken; empty until the first one is known.
pub(crate) fn spoken(judged: &Assessment, lang: Lang) -> String {
    if judged.fee.known().is_none() {
        return String::new();
    }
    let parts =
        answers(judged).map(|(label, value)| format!("{}: {}.", label.get(lang), value.get(lang)));
    parts.join(" ")
}

/// Draws the strip, and under it the reasons of the answer that was opened.
pub(crate) fn strip(scene: &Scene<'_>) -> Html {
    let Scene { store, lang, send, .. } = *scene;
    let Some(judged) = &store.view.assessment else { return Html::default() };
    let open = store.unfolded;
    let cell = |(at, (label, value)): (usize, &(Text, Sentence))| {
        let is_open = open == Some(Unfolded::Why(at));
        let toggle = send
            .reform(move |_: MouseEvent| Change::Unfold((!is_open).then_some(Unfolded::Why(at))));
        let waits = value.vi == words::NOT_KNOWN_YET.vi;
        html! {
            <li class="tk-strip__cell">
                <button type="button" class="tk-strip__answer" aria-expanded={is_open.to_string()} aria-controls="tk-strip-why" onclick={toggle}>
                    <span class="tk-strip__label">{ label.get(lang) }{ icon(Icon::Down) }</span>
                    <span class={if waits { "tk-strip__value tk-strip__value--open" } else { "tk-strip__value" }}>{ value.get(lang).to_owned() }</span>
                    <span class="tk-unseen">{ words::WHY.get(lang) }</span>
                </button>
            </li>
        }
    };
    let reasons = match open {
        Some(Unfolded::Why(at)) if Chunk::Later.is_here() => {
            Some(chunks::reasons(scene, judged, at))
        }
        Some(Unfolded::Why(_)) => Some(waiting::line(scene, Chunk::Later)),
        Some(Unfolded::Ask(_) | Unfolded::Situations | Unfolded::Drafts) | None => None,
    };
    html! {
        <section class="tk-strip" aria-label={words::STRIP.get(lang)}>
            <ul class="tk-strip__answers">{ for answers(judged).iter().enumerate().map(cell) }</ul>
            <div class="tk-strip__reasons" id="tk-strip-why" hidden={reasons.is_none()}>{ reasons }</div>
        </section>
    }
}

/// The reasons of one of the answers, from 0, and what would change it.
pub(crate) fn reasons(scene: &Scene<'_>, judged: &Assessment, at: usize) -> Html {
    let Scene { store, lang, .. } = *scene;
    let because = &judged.because;
    let (reasons, read, figure) = match at {
        0 => (why_fee(judged, lang), &because.fee, Figure::Fee),
        1 => {
            let reasons = why(judged, &judged.deadline, summary::deadline_reasons, lang);
            (reasons, &because.deadline, Figure::Deadline)
        }
        _ => {
            let reasons = why(judged, &judged.validity, summary::validity_reasons, lang);
            let line = line_of(judged, &store.session.answers(), store.today, lang);
            (html! { <>{ reasons }{ line }</> }, &because.validity, Figure::Validity)
        }
    };
    html! {
        <>{ reasons }{ rests_on(scene, judged, read) }{ otherwise(scene, judged, Some(figure)) }</>
    }
}

fn why_fee(judged: &Assessment, lang: Lang) -> Html {
    match &judged.fee {
        Part::Known(fee) => bill::fee(fee, lang),
        Part::Waiting => html! { <p>{ words::STRIP_WAITING.get(lang) }</p> },
        Part::NoLaw(_) => no_rule(judged, lang),
    }
}

fn why<T>(
    judged: &Assessment,
    part: &Part<Option<T>>,
    reasons: fn(&T, Lang) -> Vec<Item>,
    lang: Lang,
) -> Html {
    match part {
        Part::Known(Some(value)) => items(&reasons(value, lang)),
        Part::Known(None) => html! { <p>{ words::NOT_IN_CASE.get(lang) }</p> },
        Part::Waiting => html! { <p>{ words::STRIP_WAITING.get(lang) }</p> },
        Part::NoLaw(_) => no_rule(judged, lang),
    }
}

/// "No rule is known for the day."
pub(crate) fn no_rule(judged: &Assessment, lang: Lang) -> Html {
    let words = words::STRIP_NO_RULE.fill(&[("day", written(judged.day.0).into())]);
    html! { <p>{ words.get(lang).to_owned() }</p> }
}

/// Sentences with their articles.
pub(crate) fn items(items: &[Item]) -> Html {
    html! { { for items.iter().map(|item| html! { <p>{ item.text.clone() }{ cited_text(item.cites.clone()) }</p> }) } }
}
