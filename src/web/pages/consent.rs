//! Before anything is sent: who gets it, what, what for, when; and a box that nobody has ticked.

use crate::web::browser::focus;
use crate::web::browser::outbox::{Agreement, Making, Outbound};
use crate::web::components::confirm::button;
use crate::web::components::notice::{Tone, notice};
use crate::web::components::outbox::{Taker, outbound, taker};
use crate::web::pages::Scene;
use crate::web::store::Change;
use crate::web::words;
use tokhai_core::dossier::Dossier;
use tokhai_core::law::instruments::LAW_91_2025;
use tokhai_core::values::text::{Lang, Sentence, Text};
use yew::prelude::*;

/// Draws it.
pub(crate) fn consent(scene: &Scene<'_>, dossier: &Dossier) -> Html {
    let Scene { store, lang, send, host, .. } = *scene;
    let (Some(outbound), Some(taker)) = (outbound(store), taker(store, host.submit)) else {
        return html! {
            <>
                <h1 class="tk-title" tabindex="-1" data-ask="">{ words::CONSENT_TITLE.get(lang) }</h1>
                <p>{ words::SUBMIT_UNKNOWN.get(lang) }</p>
            </>
        };
    };
    let law = words::CONSENT_LAW
        .fill(&[("title", LAW_91_2025.title.into()), ("number", LAW_91_2025.number.into())]);
    let part = |title: Text, content: Html| {
        html! { <section class="tk-consent__part"><h2 class="tk-section">{ title.get(lang) }</h2>{ content }</section> }
    };
    let no = send.reform(|_: MouseEvent| Change::Unfold(None));
    let agree = agree(scene, outbound, dossier, &taker);
    let tick = words::CONSENT_TICK.fill(&[("receiver", taker.receiver.clone())]);
    let yes = words::CONSENT_YES.fill(&[("receiver", taker.receiver.clone())]);
    html! {
        <div class="tk-consent">
            <h1 class="tk-title" tabindex="-1" data-ask="">{ words::CONSENT_TITLE.get(lang) }</h1>
            <p class="tk-lead">{ words::CONSENT_LEAD.get(lang) }</p>
            { part(words::CONSENT_WHO, who(scene, &taker)) }
            { part(words::CONSENT_WHY, match &taker.purpose {
                Some(purpose) => html! { <p data-purpose="">{ purpose.get(lang).to_owned() }</p> },
                None => notice(Tone::Warn, html! { <p>{ words::CONSENT_NO_WHY.get(lang) }</p> }),
            }) }
            { part(words::CONSENT_WHAT, what(dossier, lang, taker.endpoint.is_some())) }
            { part(words::CONSENT_WHEN, html! {
                <>
                    if taker.endpoint.is_some() {
                        <p>{ words::CONSENT_NOW.get(lang) }</p>
                        <p>{ words::CONSENT_AFTER.get(lang) }</p>
                    } else {
                        <p>{ words::CONSENT_HANDED.get(lang) }</p>
                    }
                    <p>{ law.get(lang).to_owned() }</p>
                </>
            }) }
            <Agree {lang} {tick} {yes} making={outbound.making} {agree} />
            { button("tk-button tk-button--quiet", "submit-no".to_owned(), words::CONSENT_NO.get(lang), no) }
        </div>
    }
}

fn who(scene: &Scene<'_>, taker: &Taker) -> Html {
    let lang = scene.lang;
    let contacts = scene.store.tables.site.here().and_then(|site| site.contacts.as_ref());
    let contacts: Vec<String> = contacts
        .map(|contacts| [contacts.phone.clone(), contacts.email.clone(), contacts.address.clone()])
        .into_iter()
        .flatten()
        .flatten()
        .collect();
    let to = match &taker.endpoint {
        Some(endpoint) => {
            let site = endpoint.split('/').nth(2).unwrap_or_default();
            words::CONSENT_TO.fill(&[("site", site.into())])
        }
        None => words::CONSENT_PAGE.into(),
    };
    html! {
        <>
            <p class="tk-consent__receiver" data-receiver="">{ taker.receiver.get(lang).to_owned() }</p>
            <p>{ to.get(lang).to_owned() }</p>
            if !contacts.is_empty() {
                <p>{ contacts.join(" · ") }</p>
            }
        </>
    }
}

fn what(dossier: &Dossier, lang: Lang, sheet: bool) -> Html {
    let procedure = dossier.assessment().procedure;
    let answered: Vec<_> =
        dossier.answers().iter().filter_map(|(field, _)| procedure.question(field)).collect();
    let mut labels: Vec<&str> = answered.iter().map(|asked| asked.label().get(lang)).collect();
    labels.dedup();
    let sensitive: Vec<&str> = answered
        .iter()
        .filter(|asked| asked.sensitive())
        .map(|asked| asked.label().get(lang))
        .collect();
    let count = Sentence::from(labels.len().to_string());
    let data = words::CONSENT_DATA.fill(&[("count", count.clone())]);
    let show = words::CONSENT_SHOW.fill(&[("count", count)]);
    let private = words::CONSENT_PRIVATE.fill(&[("labels", sensitive.join(", ").into())]);
    html! {
        <ul class="tk-consent__list">
            <li>
                { data.get(lang).to_owned() }
                <details class="tk-consent__details">
                    <summary>{ show.get(lang).to_owned() }</summary>
                    <ul>{ for labels.iter().map(|label| html! { <li>{ *label }</li> }) }</ul>
                </details>
                if !sensitive.is_empty() {
                    <p data-private="">{ private.get(lang).to_owned() }</p>
                }
            </li>
            if sheet {
                <li>{ words::CONSENT_SHEET.get(lang) }</li>
            }
            <li>{ words::CONSENT_NOT.get(lang) }</li>
        </ul>
    }
}

fn agree(scene: &Scene<'_>, outbound: &Outbound, dossier: &Dossier, taker: &Taker) -> Callback<()> {
    let (outbox, dossier, lang) = (outbound.outbox.clone(), dossier.clone(), scene.lang);
    let (draft, endpoint) = (scene.store.id.clone(), taker.endpoint.clone());
    let receiver = taker.receiver.clone();
    Callback::from(move |()| {
        outbox.agree(Agreement {
            dossier: dossier.clone(),
            lang,
            draft: draft.clone(),
            endpoint: endpoint.clone(),
            receiver: receiver.clone(),
        });
    })
}

#[derive(Clone, PartialEq, Properties)]
struct AgreeProps {
    lang: Lang,
    tick: Sentence,
    yes: Sentence,
    making: Making,
    agree: Callback<()>,
}

/// The box and the button. What is ticked is forgotten when the screen is left.
#[component]
fn Agree(props: &AgreeProps) -> Html {
    let AgreeProps { lang, tick, yes, making, agree } = props;
    let (ticked, missing, tick_box) = (use_state(|| false), use_state(|| false), use_node_ref());
    let onchange = {
        let (ticked, missing) = (ticked.clone(), missing.clone());
        move |_: Event| {
            ticked.set(!*ticked);
            missing.set(false);
        }
    };
    let onclick = {
        let (ticked, missing, tick_box, agree) =
            (ticked.clone(), missing.clone(), tick_box.clone(), agree.clone());
        move |_: MouseEvent| {
            missing.set(!*ticked);
            if *ticked {
                agree.emit(());
            } else {
                focus::node(&tick_box);
            }
        }
    };
    let fault = match making {
        Making::Failed(words) => Some(words.get(*lang)),
        Making::Idle | Making::Working => missing.then(|| words::CONSENT_MISSING.get(*lang)),
    };
    html! {
        <>
            <div class="tk-tick tk-tick--framed">
                <input ref={tick_box} class="tk-tick__box" type="checkbox" id="tk-consent" name="consent" checked={*ticked}
                    aria-describedby={fault.map(|_| "tk-consent-fault")} aria-invalid={missing.then_some("true")} {onchange} />
                <label class="tk-tick__words" for="tk-consent">{ tick.get(*lang).to_owned() }</label>
            </div>
            if let Some(fault) = fault {
                { notice(Tone::Warn, html! { <p id="tk-consent-fault" role="alert">{ fault }</p> }) }
            }
            <p class="tk-export__outcome" role="status">{ if *making == Making::Working { words::CONSENT_WORKING.get(*lang) } else { "" } }</p>
            <button type="button" class="tk-button" data-action="submit-yes" {onclick}>{ yes.get(*lang).to_owned() }</button>
        </>
    }
}
