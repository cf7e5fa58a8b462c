//! What was agreed to be sent: how each stands, and what can be done with it. On the start page and on the summary.

use crate::web::browser::address;
use crate::web::browser::host::{Host, Submit};
use crate::web::browser::outbox::{Now, Outbound, Outbox};
use crate::web::chunks::Chunk;
use crate::web::components::confirm::{Deed, confirm};
use crate::web::components::notice::{Tone, notice};
use crate::web::pages::Scene;
use crate::web::store::{CONSENT, Change, Store};
use crate::web::words;
use tokhai_core::dossier::Dossier;
use tokhai_core::outbox::{Entry, Event, Standing, State};
use tokhai_core::session::Screen;
use tokhai_core::values::text::{Sentence, Text};
use yew::prelude::*;

/// Who takes applications here, and what for.
pub(crate) struct Taker {
    /// Who.
    pub(crate) receiver: Sentence,
    /// What for, where the site says so.
    pub(crate) purpose: Option<Sentence>,
    /// The address it is sent to; none where the page around gets it.
    pub(crate) endpoint: Option<String>,
}

/// Who takes applications here, once that is known.
pub(crate) fn taker(store: &Store, submit: Submit) -> Option<Taker> {
    let site = store.tables.site.here();
    let submission = site.and_then(|site| site.submission.as_ref());
    let receiver = submission.map(|submission| submission.receiver.sentence());
    let purpose = submission.map(|submission| submission.purpose.sentence());
    match submit {
        Submit::Off => None,
        Submit::Endpoint => {
            let endpoint = submission.map(|submission| submission.endpoint.0.clone());
            Some(Taker { receiver: receiver?, purpose, endpoint: Some(endpoint?) })
        }
        Submit::Host => {
            let named = site.and_then(|site| site.name.as_ref()).map(|name| name.sentence());
            let receiver = receiver.or(named).unwrap_or_else(|| address::site().into());
            Some(Taker { receiver, purpose, endpoint: None })
        }
    }
}

/// What is in the outbox, once it is open.
pub(crate) fn outbound(store: &Store) -> Option<&Outbound> {
    store.outbox.as_ref()?.downcast_ref()
}

/// What follows once a change is drawn: the outbox is opened, and hears what is true now.
pub(crate) fn follow(store: &Store, host: &Host, send: &Callback<Change>) {
    let Some(outbound) = outbound(store) else {
        if !store.ended {
            Outbox::open(host, send, store.in_memory());
        }
        return;
    };
    let begun = !store.session.applications().is_empty();
    let shown = on_screen(store).filter(|entry| !entry.shown && entry.standing(None).is_final());
    outbound.outbox.hear(Now {
        endpoint: taker(store, host.submit).and_then(|taker| taker.endpoint),
        present: begun.then(|| store.id.clone()),
        shown: shown.map(|entry| entry.sealed.key.as_str().to_owned()).collect(),
        in_memory: store.in_memory(),
        erased: store.erased == Some(true),
        gone: store.ended,
    });
}

/// What is shown of it on the present screen: everything on the start page, what belongs to the draft on the summary.
fn on_screen(store: &Store) -> impl Iterator<Item = &Entry> {
    let (screen, here) = (store.session.screen(), Chunk::Later.is_here() && !store.asks_consent());
    let entries = outbound(store).into_iter().flat_map(|outbound| &outbound.entries);
    entries.filter(move |entry| {
        let own = screen == Screen::Summary && entry.sealed.draft == *store.id;
        here && (own || screen == Screen::Start)
    })
}

/// On the start page: that this site takes applications, and what is on its way.
pub(crate) fn outbox(scene: &Scene<'_>) -> Html {
    let Scene { store, lang, host, .. } = *scene;
    let Some(outbound) = outbound(store) else { return Html::default() };
    let taker = taker(store, host.submit).map(|taker| {
        let words = words::SUBMIT_HERE.fill(&[("receiver", taker.receiver)]);
        notice(Tone::Info, html! { <p data-taker="">{ words.get(lang).to_owned() }</p> })
    });
    let lines: Vec<Html> =
        on_screen(store).enumerate().map(|(at, entry)| line(scene, outbound, at, entry)).collect();
    html! {
        <>
            if !lines.is_empty() {
                <section class="tk-outbox" aria-labelledby="tk-outbox-title">
                    <h2 class="tk-section" id="tk-outbox-title">{ words::OUTBOX_TITLE.get(lang) }</h2>
                    { memory_only(scene, outbound) }
                    <ul class="tk-outbox__list">{ for lines }</ul>
                </section>
            }
            { taker }
        </>
    }
}

/// On the summary: how the application stands, or the way to send it; and earlier sheets of the same draft.
pub(crate) fn submission(scene: &Scene<'_>, dossier: &Dossier) -> Html {
    let Scene { store, lang, send, host, .. } = *scene;
    let Some(outbound) = outbound(store) else { return Html::default() };
    let reference = dossier.reference().as_str();
    let applications = store.session.applications().iter();
    let present: Vec<&str> = applications
        .filter_map(|open| open.seal.as_ref().map(|seal| seal.reference.as_str()))
        .collect();
    let own = on_screen(store).find(|entry| entry.sealed.reference == reference);
    let earlier: Vec<Html> = on_screen(store)
        .enumerate()
        .filter(|(_, entry)| !present.contains(&entry.sealed.reference.as_str()))
        .map(|(at, entry)| line(scene, outbound, at + 1, entry))
        .collect();
    let handed = outbound.handed.iter().any(|handed| handed == reference);
    let content = match (own, taker(store, host.submit)) {
        (Some(entry), _) => html! {
            <>
                { memory_only(scene, outbound) }
                <ul class="tk-outbox__list">{ line(scene, outbound, 0, entry) }</ul>
            </>
        },
        (None, Some(taker)) if handed => {
            let words = words::HANDED.fill(&[("receiver", taker.receiver)]);
            let words = words.get(lang).to_owned();
            notice(
                Tone::Info,
                html! { <p role="status" tabindex="-1" data-done="submit">{ words }</p> },
            )
        }
        (None, Some(taker)) => {
            let label = words::SUBMIT_OPEN.fill(&[("receiver", taker.receiver)]);
            let open = send.reform(|_: MouseEvent| Change::Unfold(Some(CONSENT)));
            html! {
                <>
                    <p>{ words::SUBMIT_LEAD.get(lang) }</p>
                    <button type="button" class="tk-button" data-action="submit" onclick={open}>{ label.get(lang).to_owned() }</button>
                </>
            }
        }
        // The site takes applications, and has not said yet who does.
        (None, None) => html! { <p data-taker="none">{ words::SUBMIT_UNKNOWN.get(lang) }</p> },
    };
    html! {
        <section class="tk-outbox" aria-labelledby="tk-submit-title">
            <h2 class="tk-section" id="tk-submit-title">{ words::SUBMIT_TITLE.get(lang) }</h2>
            { content }
            if !earlier.is_empty() {
                <h3 class="tk-outbox__earlier">{ words::SUBMIT_EARLIER.get(lang) }</h3>
                <ul class="tk-outbox__list">{ for earlier }</ul>
            }
        </section>
    }
}

/// Whether the receiver has the application of the present sheet: then it is not called "not submitted" any more.
pub(crate) fn has_arrived(store: &Store, dossier: &Dossier) -> bool {
    let entries = outbound(store).into_iter().flat_map(|outbound| &outbound.entries);
    entries
        .filter(|entry| entry.sealed.reference == dossier.reference().as_str())
        .any(|entry| matches!(entry.state, State::Accepted(_)))
}

fn memory_only(scene: &Scene<'_>, outbound: &Outbound) -> Html {
    if outbound.kept {
        return Html::default();
    }
    notice(Tone::Warn, html! { <p>{ words::OUTBOX_MEMORY.get(scene.lang) }</p> })
}

/// Only one question stands open at a time, so each needs a name of its own.
const REMOVES: [&str; 4] = ["remove-0", "remove-1", "remove-2", "remove-3"];
const REMOVE_LAST: &str = "remove-more";

fn line(scene: &Scene<'_>, outbound: &Outbound, at: usize, entry: &Entry) -> Html {
    let lang = scene.lang;
    let endpoint = outbound.endpoint.as_deref();
    let standing = entry.standing(endpoint);
    let tone = match standing {
        Standing::Accepted => Tone::Good,
        Standing::Waiting | Standing::Sending => Tone::Info,
        Standing::Suspended
        | Standing::Moved
        | Standing::Unknown
        | Standing::Rejected
        | Standing::Cancelled => Tone::Warn,
    };
    let errors = match &entry.state {
        State::Rejected(refusal) => refusal.errors.as_slice(),
        State::Sealed | State::Sending | State::Unknown | State::Accepted(_) | State::Cancelled => {
            &[]
        }
    };
    let act = |event: Event, name: &str, label: Sentence, class: &'static str| {
        let (outbox, entry) = (outbound.outbox.clone(), entry.clone());
        let onclick = Callback::from(move |_: MouseEvent| outbox.act(&entry, event.clone()));
        html! {
            <button type="button" {class} data-action={format!("{name}-{at}")} {onclick}>{ label.get(lang).to_owned() }</button>
        }
    };
    let quiet = "tk-button tk-button--quiet";
    let agree = |label: Text, class| {
        let label = label.fill(&[("receiver", entry.sealed.receiver.clone())]);
        act(Event::Agree, "agree", label, class)
    };
    let cancel = || act(Event::Cancel, "call-off", words::CALL_OFF.into(), quiet);
    let remove = || {
        let (outbox, entry) = (outbound.outbox.clone(), entry.clone());
        let onclick = Callback::from(move |_: MouseEvent| outbox.remove(&entry));
        let deed = Deed {
            action: REMOVES.get(at).copied().unwrap_or(REMOVE_LAST),
            label: words::REMOVE,
            ask: words::REMOVE_ASK,
            yes: words::REMOVE_YES,
        };
        confirm(scene, &deed, onclick)
    };
    let actions = match standing {
        Standing::Waiting | Standing::Unknown => html! {
            <>{ act(Event::Hurry, "hurry", words::HURRY.into(), quiet) }{ cancel() }</>
        },
        Standing::Sending | Standing::Moved => cancel(),
        Standing::Suspended => {
            html! { <>{ agree(words::AGREE_AGAIN, "tk-button") }{ cancel() }</> }
        }
        Standing::Accepted => remove(),
        Standing::Rejected | Standing::Cancelled => {
            html! { <>{ agree(words::SEND_AGAIN, quiet) }{ remove() }</> }
        }
    };
    html! {
        <li class="tk-outbox__one" key={entry.sealed.key.as_str().to_owned()} data-sent={standing.id()} data-reference-sent={entry.sealed.reference.clone()}>
            <p class="tk-outbox__name">{ entry.sealed.title.get(lang).to_owned() }</p>
            { notice(tone, html! {
                <>
                    <p role="status" tabindex="-1" data-done="submit">{ entry.said(endpoint).get(lang).to_owned() }</p>
                    if !errors.is_empty() {
                        <ul>{ for errors.iter().map(|error| html! { <li>{ error.get(lang).to_owned() }</li> }) }</ul>
                    }
                </>
            }) }
            <div class="tk-outbox__actions">{ actions }</div>
        </li>
    }
}
