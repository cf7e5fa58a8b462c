//! Other windows of this browser with the same app: who may write a draft, and what they tell each other.
//!
//! A lock says who writes; news says what was written. Neither carries an answer. Where the browser has none of it, the
//! number in each record still keeps two windows from overwriting each other.

use gloo::events::EventListener;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};

/// The line that all windows listen on; the locks begin with it too.
const LINE: &str = "to-khai-draft";

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`.
    type Locks;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Locks,
        name: &str,
        options: &JsValue,
        granted: &Function,
    ) -> Result<Promise, JsValue>;
}

/// What one window tells the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum News {
    /// A draft was written.
    Saved,
    /// A draft was deleted.
    Dropped,
    /// Somebody wants to write a draft.
    Wanted,
    /// Everything is to be forgotten.
    Wiped,
}

const NEWS: [(News, &str); 4] = [
    (News::Saved, "saved"),
    (News::Dropped, "dropped"),
    (News::Wanted, "wanted"),
    (News::Wiped, "wiped"),
];

/// The line to the other windows.
pub(crate) struct Tabs {
    channel: Option<BroadcastChannel>,
    _listener: Option<EventListener>,
}

impl Tabs {
    /// Listens until dropped. `heard` gets the news and the name of the draft it is about.
    pub(crate) fn listen(heard: impl Fn(News, Rc<str>) + 'static) -> Tabs {
        let channel = BroadcastChannel::new(LINE).ok();
        let listener = channel.as_ref().map(|channel| {
            EventListener::new(channel, "message", move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
                let Ok(said) = event.data().dyn_into::<Array>() else { return };
                let (Some(what), Some(name)) = (said.get(0).as_string(), said.get(1).as_string())
                else {
                    return;
                };
                if let Some((news, _)) = NEWS.iter().find(|(_, word)| *word == what) {
                    heard(*news, name.into());
                }
            })
        });
        Tabs { channel, _listener: listener }
    }

    /// Tells the others.
    pub(crate) fn tell(&self, news: News, name: &str) {
        let word = NEWS.iter().find(|(other, _)| *other == news).map_or("", |(_, word)| word);
        if let Some(channel) = &self.channel {
            // Nobody may be there to hear it.
            let _ = channel.post_message(&Array::of2(&word.into(), &name.into()));
        }
    }
}

/// The right to write a draft, until dropped.
pub(crate) struct Held(Option<Function>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// How the right is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// Only if nobody has it.
    IfFree,
    /// As soon as whoever has it lets go.
    InTurn,
    /// Taken away from whoever has it: a window that does not answer.
    Anyway,
}

/// Asks for the right to write a draft; `lost` hears when another window takes it away.
pub(crate) async fn hold(name: &str, how: How, lost: impl Fn() + 'static) -> Option<Held> {
    let Some(locks) = locks() else { return Some(Held(None)) };
    let options = Object::new();
    match how {
        How::IfFree => set(&options, "ifAvailable"),
        How::InTurn => {}
        How::Anyway => set(&options, "steal"),
    }
    let mut asked = None;
    let answer = Promise::new(&mut |resolve, _| {
        let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            if lock.is_null() {
                let _ = resolve.call0(&JsValue::NULL);
                return JsValue::UNDEFINED;
            }
            // Held for as long as this promise is open.
            Promise::new(&mut |release, _| {
                let _ = resolve.call1(&JsValue::NULL, &release);
            })
            .into()
        });
        asked = locks.request(&format!("{LINE}-{name}"), &options, granted.unchecked_ref()).ok();
    });
    let Some(asked) = asked else { return Some(Held(None)) };
    spawn_local(async move {
        if JsFuture::from(asked).await.is_err() {
            lost();
        }
    });
    let release = JsFuture::from(answer).await.ok()?;
    Some(Held(Some(release.dyn_into().ok()?)))
}

fn set(options: &Object, name: &str) {
    // Only a frozen object refuses, and this one is ours.
    let _ = Reflect::set(options, &name.into(), &JsValue::TRUE);
}

fn locks() -> Option<Locks> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}
