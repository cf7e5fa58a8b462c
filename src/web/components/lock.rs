//! The lock of a draft: offered, never asked for; and a draft that waits for its PIN.
//!
//! Knows nothing of keys and ciphers: `browser/lock.rs` does.

use crate::web::browser::focus;
use crate::web::browser::lock::{self, Shut};
use crate::web::browser::storage::{NotKept, Saved, Saving};
use crate::web::components::confirm::{button, confirm};
use crate::web::components::drafts::{deed, delete, shown};
use crate::web::components::notice::{Tone, notice};
use crate::web::pages::Scene;
use crate::web::store::{Change, Unfolded};
use crate::web::words;
use std::rc::Rc;
use tokhai_core::values::text::{Sentence, Text};
use wasm_bindgen::JsValue;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Shorter ones are tried out in no time.
const SHORTEST_PIN: usize = 6;
const ASKED: Unfolded = Unfolded::Ask("lock");

/// One under a lock: nothing is known of it before the PIN.
pub(super) fn sealed(scene: &Scene<'_>, at: usize, saved: &Rc<Saved>, record: &JsValue) -> Html {
    let lang = scene.lang;
    let when = saved.at.map(|at| words::DRAFT_AT.fill(&[("time", shown(at).into())]));
    let (host, keeper, send) = (scene.host.clone(), scene.keeper.clone(), scene.send.clone());
    let (name, record) = (saved.id.clone(), record.clone());
    let given = Callback::from(move |(pin, done): (String, Callback<()>)| {
        let (host, keeper, send) = (host.clone(), keeper.clone(), send.clone());
        let (name, record) = (name.clone(), record.clone());
        spawn_local(async move {
            let said: Sentence = match lock::open(&host, &record, &pin).await {
                Ok((lock, draft)) => match Saved::from_js(&draft) {
                    Some(saved) if saved.draft.readable().is_ok() => {
                        let saved = Saved { id: name, lock: Some(lock), ..saved };
                        return send.emit(Change::Opened(Rc::new(saved)));
                    }
                    Some(_) | None => words::DRAFT_NEWER.into(),
                },
                Err(Shut::Wrong(wait)) => {
                    keeper.count_try(&name, &record).await;
                    if wait == 0 {
                        words::WRONG_PIN.into()
                    } else {
                        words::WRONG_PIN_WAIT.fill(&[("seconds", wait.to_string().into())])
                    }
                }
                Err(Shut::Wait(left)) => {
                    words::PIN_WAIT.fill(&[("seconds", left.to_string().into())])
                }
                Err(Shut::Unable) => words::PIN_UNABLE.into(),
            };
            done.emit(());
            send.emit(Change::OfFile(false, said));
        });
    });
    html! {
        <li class="tk-drafts__one" data-draft={saved.id.to_string()} data-locked="">
            <p class="tk-drafts__name">{ words::LOCKED.get(lang) }</p>
            if let Some(when) = when {
                <p class="tk-drafts__note">{ when.get(lang).to_owned() }</p>
            }
            <div class="tk-drafts__actions">
                <Pin id={format!("tk-pin-{at}")} label={words::PIN.get(lang)} action="unlock" press={words::UNLOCK.get(lang)} wait={words::UNLOCKING.get(lang)} {given} />
                { confirm(scene, &deed(at), delete(scene, &saved.id)) }
            </div>
        </li>
    }
}

/// What locks the open draft, or the next one; and on a device that several people use, the files.
pub(super) fn lock(scene: &Scene<'_>) -> Html {
    let Scene { store, lang, send, keeper, .. } = *scene;
    // What no browser keeps leaves the device as a file alone.
    let (file, asked) = match store.saving {
        Saving::Kept => (false, store.unfolded == Some(ASKED)),
        Saving::InMemory(NotKept::Shared) => (true, true),
        Saving::InMemory(NotKept::LocalFile | NotKept::SwitchedOff | NotKept::Refused) => {
            (true, store.unfolded == Some(ASKED))
        }
        Saving::InMemory(NotKept::Elsewhere) => return Html::default(),
    };
    if store.lock.is_some() {
        let now = {
            let keeper = keeper.clone();
            Callback::from(move |_: MouseEvent| keeper.lock_up())
        };
        let on = if file { words::LOCK_ON_FILE } else { words::LOCK_ON };
        return html! {
            <>
                { notice(Tone::Good, html! { <p data-lock="on">{ on.get(lang) }</p> }) }
                if !file {
                    { button("tk-button tk-button--quiet", "lock-now".to_owned(), words::LOCK_NOW.get(lang), now) }
                }
            </>
        };
    }
    if !asked {
        let ask = send.reform(|_: MouseEvent| Change::Unfold(Some(ASKED)));
        return button("tk-button tk-button--quiet", "lock".to_owned(), words::LOCK.get(lang), ask);
    }
    let (host, send) = (scene.host.clone(), send.clone());
    let given = Callback::from(move |(pin, done): (String, Callback<()>)| {
        let (host, send) = (host.clone(), send.clone());
        spawn_local(async move {
            match lock::make(&host, &pin).await {
                Some(lock) => send.emit(Change::Lock(lock)),
                None => send.emit(Change::OfFile(false, words::PIN_UNABLE.into())),
            }
            done.emit(());
        });
    });
    let refused = scene.send.reform(|why: Text| Change::OfFile(false, why.into()));
    let note = if file { words::LOCK_NOTE_FILE } else { words::LOCK_NOTE };
    html! {
        <div class="tk-confirm" role="group" aria-labelledby="tk-lock-note">
            <p id="tk-lock-note" tabindex="-1" data-ask="">{ note.get(lang) }</p>
            <Pin id="tk-pin-new" label={words::PIN_NEW.get(lang)} again={words::PIN_AGAIN.get(lang)} {refused} action="lock-yes" press={words::LOCK_YES.get(lang)} wait={words::LOCKING.get(lang)} {given} />
        </div>
    }
}

/// The box for a PIN or a passphrase, and one to type it again where a slip would lose the draft.
#[derive(Clone, PartialEq, Properties)]
struct PinProps {
    id: AttrValue,
    label: AttrValue,
    #[prop_or_default]
    again: Option<AttrValue>,
    /// Why it was not taken.
    #[prop_or_default]
    refused: Callback<Text>,
    action: AttrValue,
    press: AttrValue,
    /// What the button says meanwhile.
    wait: AttrValue,
    /// Takes it, and says when that is over.
    given: Callback<(String, Callback<()>)>,
}

#[component]
fn Pin(props: &PinProps) -> Html {
    let (first, second) = (use_node_ref(), use_node_ref());
    let busy = use_state(|| false);
    let press = {
        let (first, second, busy, props) =
            (first.clone(), second.clone(), busy.clone(), props.clone());
        move || {
            let pin = focus::text_of(&first);
            if props.again.is_some() && pin.chars().count() < SHORTEST_PIN {
                return props.refused.emit(words::PIN_SHORT);
            }
            if props.again.is_some() && pin != focus::text_of(&second) {
                return props.refused.emit(words::PIN_DIFFERS);
            }
            if pin.is_empty() || *busy {
                return;
            }
            busy.set(true);
            let busy = busy.clone();
            props.given.emit((pin, Callback::from(move |()| busy.set(false))));
        }
    };
    let onclick = {
        let press = press.clone();
        Callback::from(move |_: MouseEvent| press())
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            press();
        }
    });
    let line = |id: String, label: &AttrValue, node: &NodeRef| {
        html! {
            <>
                <label class="tk-field__label" for={id.clone()}>{ label.clone() }</label>
                <input ref={node} class="tk-input" type="password" {id} autocomplete="off" autocapitalize="off" spellcheck="false" onkeydown={onkeydown.clone()} />
            </>
        }
    };
    let (label, class) = match *busy {
        true => (&props.wait, "tk-button tk-button--quiet"),
        false => (&props.press, "tk-button"),
    };
    html! {
        <div class="tk-drafts__pin">
            { line(props.id.to_string(), &props.label, &first) }
            if let Some(again) = &props.again {
                { line(format!("{}-again", props.id), again, &second) }
            }
            <button type="button" {class} data-action={props.action.clone()} aria-disabled={busy.then_some("true")} {onclick}>{ label.clone() }</button>
        </div>
    }
}
