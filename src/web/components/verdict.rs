//! What the rules say of a case: whether something stands in the way, why, and what to do instead.

use crate::web::components::citation::citation;
use crate::web::components::icon::{Icon, icon};
use crate::web::store::Change;
use crate::web::words;
use tokhai_core::procedures::Said;
use tokhai_core::procedures::assessment::{Assessment, Judged, State, Verdict};
use tokhai_core::session::Action;
use tokhai_core::values::day::written;
use tokhai_core::values::text::{Lang, Text};
use yew::prelude::*;

/// Draws the verdict and its reasons.
pub(crate) fn verdict(judged: &Assessment, lang: Lang, send: &Callback<Change>) -> Html {
    let (class, picture, words, note) = match judged.verdict {
        Verdict::Clear => {
            ("tk-verdict tk-verdict--clear", Icon::Tick, words::CLEAR, Some(words::CLEAR_NOTE))
        }
        Verdict::Blocked => ("tk-verdict tk-verdict--blocked", Icon::Cross, words::BLOCKED, None),
        Verdict::Undecided if judged.missing.is_empty() => {
            ("tk-verdict", Icon::Mark, words::UNDECIDED_LAW, None)
        }
        Verdict::Undecided => ("tk-verdict", Icon::Mark, words::UNDECIDED, None),
    };
    html! {
        <>
            <div class={class} data-verdict={verdict_id(judged.verdict)}>
                <span class="tk-verdict__sign">{ icon(picture) }</span>
                <div>
                    <p class="tk-verdict__words">{ words.get(lang) }</p>
                    if let Some(note) = note {
                        <p class="tk-verdict__note">{ note.get(lang) }</p>
                    }
                </div>
            </div>
            { reasons(judged, State::NotMet, words::STANDS_IN_WAY, lang, send) }
            { reasons(judged, State::Advice, words::WORTH_KNOWING, lang, send) }
            { reasons(judged, State::Met, words::CONDITIONS_MET, lang, send) }
        </>
    }
}

fn verdict_id(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Clear => "clear",
        Verdict::Blocked => "blocked",
        Verdict::Undecided => "undecided",
    }
}

fn reasons(
    judged: &Assessment,
    state: State,
    title: Text,
    lang: Lang,
    send: &Callback<Change>,
) -> Html {
    let here: Vec<&Judged> =
        judged.findings.iter().filter(|judged| judged.state == state).collect();
    if here.is_empty() {
        return Html::default();
    }
    html! {
        <section class="tk-reasons">
            <h3 class="tk-reasons__title">{ title.get(lang) }</h3>
            <ul class="tk-reasons__list">
                { for here.iter().map(|judged| html! { <li class="tk-reasons__item" data-rule={judged.rule}>{ said(&judged.said, lang, send) }</li> }) }
            </ul>
        </section>
    }
}

fn said(said: &Said, lang: Lang, send: &Callback<Change>) -> Html {
    let earliest =
        said.earliest_on.map(|day| words::EARLIEST.fill(&[("day", written(day).into())]));
    html! {
        <>
            <p>{ said.text.get(lang).to_owned() }</p>
            if let Some(earliest) = earliest {
                <p>{ earliest.get(lang).to_owned() }</p>
            }
            if let Some(instead) = &said.instead {
                <div class="tk-reasons__instead">
                    <p><strong>{ words::INSTEAD.get(lang) }{ ": " }</strong>{ instead.text.get(lang).to_owned() }</p>
                    if let Some((field, value)) = instead.switch {
                        { switch(field, value, instead.text.get(lang), lang, send) }
                    }
                </div>
            }
            { citation(&said.cites) }
        </>
    }
}

/// One tap changes the answer; the page stays and shows what follows.
fn switch(
    field: &'static str,
    value: &'static str,
    what: &str,
    lang: Lang,
    send: &Callback<Change>,
) -> Html {
    let change = send.reform(move |_: MouseEvent| {
        Change::Act(Action::Type { field: field.to_owned(), raw: value.to_owned() })
    });
    html! {
        <button type="button" class="tk-button tk-button--quiet" data-action="switch" data-field={field} data-value={value}
            aria-label={format!("{}: {what}", words::SWITCH.get(lang))} onclick={change}>
            { words::SWITCH.get(lang) }
        </button>
    }
}
