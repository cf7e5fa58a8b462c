//! What the start file hands over, and the hands it lends.
//!
//! Read once and with suspicion: a setting of the wrong kind counts as absent.

use crate::web::browser::storage::Saved;
use chrono::NaiveDate;
use js_sys::{Function, Promise, Reflect};
use std::rc::Rc;
use tokhai_core::values::day::from_iso;
use tokhai_core::values::text::Lang;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why this instance was started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Restart {
    /// The page was opened.
    No,
    /// Another instance died or was disturbed; its draft comes along.
    Continued,
    /// The person asked to begin without the draft that may have caused the trouble.
    Afresh,
}

/// What the page around the app wants done with a finished application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Submit {
    /// Nothing: the person keeps it.
    Off,
    /// The page gets it.
    Host,
    /// It is sent to the endpoint of the host file.
    Endpoint,
}

/// Five minutes without a touch are the end of a visit on a shared device.
const IDLE_S: u32 = 300;

/// The settings of this instance, and what its start file does for it.
#[derive(Clone)]
pub(crate) struct Host {
    /// Another day than today whose law applies.
    pub(crate) on: Option<NaiveDate>,
    /// The language asked for.
    pub(crate) lang: Option<Lang>,
    /// The draft to go on with.
    pub(crate) restore: Option<Saved>,
    /// Why this instance was started.
    pub(crate) restart: Restart,
    /// Whether drafts may be kept on the device.
    pub(crate) drafts: bool,
    /// Whether several people use the device, so that nothing may be kept.
    pub(crate) shared: bool,
    /// After how many seconds without a touch everything is forgotten on such a device.
    pub(crate) idle: u32,
    /// What may be done with a finished application, once the person agrees.
    pub(crate) submit: Submit,
    /// Whether the page is ours: then its title and its address are ours too.
    pub(crate) alone: bool,
    /// Whether addresses follow the screens.
    pub(crate) routed: bool,
    /// `light`, `dark`, or as the system has it.
    pub(crate) theme: Option<&'static str>,
    options: Rc<JsValue>,
}

impl PartialEq for Host {
    fn eq(&self, other: &Host) -> bool {
        Rc::ptr_eq(&self.options, &other.options)
    }
}

fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name))
        .ok()
        .filter(|value| !value.is_null() && !value.is_undefined())
}

fn text(object: &JsValue, name: &str) -> Option<String> {
    get(object, name)?.as_string()
}

impl Host {
    /// Reads the options of `mount`.
    pub(crate) fn read(options: &JsValue) -> Host {
        let alone = get(options, "node")
            .and_then(|node| text(&node, "id"))
            .is_some_and(|id| id == "tokhai");
        let restore = get(options, "restore");
        let data = |name: &str| text(&get(&get(options, "node")?, "dataset")?, name);
        let idle = data("idle").and_then(|seconds| seconds.parse().ok());
        Host {
            on: text(options, "on").and_then(|day| from_iso(&day)),
            lang: text(options, "lang").map(|tag| Lang::from_tag(&tag)),
            shared: data("shared").is_some_and(|shared| shared != "off")
                || get(options, "shared").is_some_and(|shared| shared.is_truthy())
                || restore.as_ref().and_then(|draft| get(draft, "shared")).is_some(),
            idle: idle.unwrap_or(IDLE_S).max(2),
            restore: restore.as_ref().and_then(Saved::from_js),
            restart: match text(options, "restart").as_deref() {
                None => Restart::No,
                Some("afresh") => Restart::Afresh,
                Some(_) => Restart::Continued,
            },
            submit: match text(options, "submit").or(data("submit")).as_deref() {
                Some("host") => Submit::Host,
                Some("endpoint") => Submit::Endpoint,
                Some(_) | None => Submit::Off,
            },
            drafts: text(options, "drafts").is_none_or(|drafts| drafts != "off"),
            alone,
            routed: alone || text(options, "routing").is_some_and(|routing| routing == "hash"),
            theme: match text(options, "theme").as_deref() {
                Some("light") => Some("light"),
                Some("dark") => Some("dark"),
                Some(_) | None => None,
            },
            options: Rc::new(options.clone()),
        }
    }

    /// Nobody: what a test is started by.
    #[cfg(test)]
    pub(crate) fn nobody() -> Host {
        Host {
            on: None,
            lang: None,
            restore: None,
            restart: Restart::No,
            submit: Submit::Off,
            drafts: false,
            shared: false,
            idle: IDLE_S,
            alone: false,
            routed: false,
            theme: None,
            options: Rc::new(JsValue::NULL),
        }
    }

    /// The entry `{url, integrity}` of a file that comes when it is first needed.
    pub(crate) fn asset(&self, name: &str) -> Option<JsValue> {
        get(&get(&self.options, "assets")?, name)
    }

    /// One of the hands the start file lends.
    fn hand(&self, name: &str) -> Option<Function> {
        get(&self.options, name)?.dyn_into().ok()
    }

    /// Hands over the draft as it stands now.
    pub(crate) fn keep(&self, draft: &JsValue) {
        if let Some(keep) = self.hand("keep") {
            // What the start file does with it is its own business.
            let _ = keep.call1(&JsValue::NULL, draft);
        }
    }

    /// Says whether the draft is on the device.
    pub(crate) fn saved(&self, saved: bool) {
        if let Some(hand) = self.hand("saved") {
            let _ = hand.call1(&JsValue::NULL, &saved.into());
        }
    }

    /// The node in the page around, where events are sent to.
    pub(crate) fn node(&self) -> JsValue {
        get(&self.options, "node").unwrap_or(JsValue::NULL)
    }

    /// Says that a key press would be taken.
    pub(crate) fn ready(&self) {
        if let Some(ready) = self.hand("ready") {
            let _ = ready.call0(&JsValue::NULL);
        }
    }

    /// Calls one of the hands that answer later.
    pub(crate) async fn ask(&self, name: &str, with: &JsValue) -> Option<JsValue> {
        let promise: Promise =
            self.hand(name)?.call1(&JsValue::NULL, with).ok()?.dyn_into().ok()?;
        JsFuture::from(promise).await.ok()
    }

    /// What the site says of itself, if it does.
    pub(crate) async fn site(&self) -> Option<String> {
        self.ask("site", &JsValue::UNDEFINED).await?.as_string()
    }

    /// The address of the picture of the site, if it can be shown here.
    pub(crate) fn logo(&self) -> Option<String> {
        text(&self.options, "logo")
    }

    /// The language of the site, for those who have not chosen one.
    pub(crate) fn usual_lang(&self) -> Option<Lang> {
        text(&self.options, "usual").map(|tag| Lang::from_tag(&tag))
    }

    /// Tells whoever looks after the site what is wrong with its file.
    pub(crate) fn complain(&self, why: &str) {
        if let Some(complain) = self.hand("complain") {
            let _ = complain.call1(&JsValue::NULL, &JsValue::from_str(why));
        }
    }

    /// Tells the page around it that it was not understood.
    pub(crate) fn refuse(&self, why: &str) {
        if let Some(complain) = self.hand("complain") {
            let _ = complain.call2(&JsValue::NULL, &JsValue::from_str(why), &"prefill".into());
        }
    }

    /// Says how far on the way the person is.
    pub(crate) fn step(&self, at: usize, of: usize) {
        if let Some(step) = self.hand("step") {
            let [at, of] = [at, of].map(|number| JsValue::from(number as u32));
            let _ = step.call2(&JsValue::NULL, &at, &of);
        }
    }

    /// Calls back with each message of the page around it.
    pub(crate) fn listen(&self, heard: impl Fn(String) + 'static) {
        let Some(listen) = self.hand("listen") else { return };
        let heard = Closure::<dyn Fn(JsValue)>::new(move |said: JsValue| {
            if let Some(text) = said.as_string() {
                heard(text);
            }
        });
        let _ = listen.call1(&JsValue::NULL, &heard.into_js_value());
    }

    /// Calls back when the page takes the app away.
    pub(crate) fn on_end(&self, ended: impl Fn() + 'static) {
        if let Some(ending) = self.hand("ending") {
            let ended = Closure::<dyn Fn(JsValue)>::new(move |_| ended());
            let _ = ending.call1(&JsValue::NULL, &ended.into_js_value());
        }
    }

    /// Says that nothing of this instance is left to do.
    pub(crate) fn gone(&self) {
        if let Some(gone) = self.hand("gone") {
            let _ = gone.call0(&JsValue::NULL);
        }
    }

    /// The procedure that the page around it asks for.
    pub(crate) fn procedure(&self) -> Option<String> {
        text(&self.options, "procedure")
    }

    /// The name of the site around it, if it is another one.
    pub(crate) fn from(&self) -> Option<String> {
        text(&self.options, "from")
    }

    /// The version of this build.
    pub(crate) fn version(&self) -> String {
        text(&self.options, "version").unwrap_or_default()
    }
}
