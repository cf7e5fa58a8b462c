//! The shape in which a draft is handed about in the browser: plain objects, converted by hand.
//!
//! The general machinery for that weighs as much as a screen. What is read is treated like any text from outside.

use js_sys::{Array, Object, Reflect};
use std::collections::BTreeMap;
use std::rc::Rc;
use tokhai_core::dossier::Moment;
use tokhai_core::session::draft::{Draft, SavedApplication};
use tokhai_core::values::text::Lang;
use wasm_bindgen::{JsCast, JsValue};

/// What a draft is sealed with: the key, and how it was made. The key cannot be read out of it.
#[derive(Clone, Debug)]
pub(crate) struct Lock(pub(super) JsValue);

/// The name that a draft is kept under: short, and says nothing.
pub(crate) type Name = Rc<str>;

/// A draft with what belongs to it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The name it is kept under.
    pub(crate) id: Name,
    /// The draft.
    pub(crate) draft: Draft,
    /// The language it was filled in.
    pub(crate) lang: Lang,
    /// What it is sealed with.
    pub(crate) lock: Option<Lock>,
    /// Whether the device is shared, so that an instance after this one keeps nothing either.
    pub(crate) shared: bool,
}

/// A draft that was found.
#[derive(Clone, Debug)]
pub(crate) struct Saved {
    /// The name it is kept under.
    pub(crate) id: Name,
    /// The draft.
    pub(crate) draft: Draft,
    /// When it was saved.
    pub(crate) at: Option<Moment>,
    /// The language it was filled in.
    pub(crate) lang: Option<Lang>,
    /// The version that wrote it.
    pub(crate) app: Option<String>,
    /// What it is sealed with, once it was opened.
    pub(crate) lock: Option<Lock>,
    /// The record of one that has not been opened: nothing is known of what is in it.
    pub(crate) sealed: Option<JsValue>,
}

pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Only a frozen object refuses, and these are ours.
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

pub(super) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

fn text(object: &JsValue, name: &str) -> Option<String> {
    get(object, name).as_string()
}

/// The texts of an object; whatever else is in it is left out.
fn texts(object: &JsValue) -> BTreeMap<String, String> {
    let Some(object) = object.dyn_ref::<Object>() else { return BTreeMap::new() };
    let pairs = Object::entries(object).into_iter().filter_map(|pair| {
        let pair: Array = pair.dyn_into().ok()?;
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    });
    pairs.collect()
}

fn list(object: &JsValue) -> Array {
    object.dyn_ref::<Array>().cloned().unwrap_or_default()
}

/// A place in a list.
fn place(value: &JsValue) -> Option<usize> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked; `as` saturates"
    )]
    value.as_f64().filter(|place| *place >= 0.0 && place.fract() == 0.0).map(|place| place as usize)
}

#[allow(clippy::cast_precision_loss, reason = "a list on a phone is short")]
fn number(place: usize) -> JsValue {
    JsValue::from_f64(place as f64)
}

fn texts_to_js(texts: &BTreeMap<String, String>) -> JsValue {
    let object = Object::new().into();
    for (field, raw) in texts {
        set(&object, field, &JsValue::from_str(raw));
    }
    object
}

impl Entry {
    /// As a plain JavaScript object: the draft, with the rest beside it.
    pub(crate) fn to_js(&self) -> JsValue {
        let Draft { schema, household, people, applications, current, screen } = &self.draft;
        let object = Object::new().into();
        set(&object, "schema", &JsValue::from(*schema));
        set(&object, "household", &texts_to_js(household));
        set(&object, "people", &people.iter().map(texts_to_js).collect::<Array>());
        let application = |saved: &SavedApplication| {
            let SavedApplication { procedure, person, answers, made, reference } = saved;
            let object = Object::new().into();
            set(&object, "procedure", &JsValue::from_str(procedure));
            set(&object, "person", &number(*person));
            set(&object, "answers", &texts_to_js(answers));
            if let (Some(made), Some(reference)) = (made, reference) {
                set(&object, "made", &JsValue::from_str(made));
                set(&object, "reference", &JsValue::from_str(reference));
            }
            object
        };
        set(&object, "applications", &applications.iter().map(application).collect::<Array>());
        set(&object, "current", &current.map_or(JsValue::NULL, number));
        set(&object, "screen", &JsValue::from_str(screen));
        set(&object, "lang", &JsValue::from_str(self.lang.tag()));
        set(&object, "app", &JsValue::from_str(env!("CARGO_PKG_VERSION")));
        set(&object, "id", &JsValue::from_str(&self.id));
        if self.shared {
            set(&object, "shared", &JsValue::TRUE);
        }
        object
    }
}

impl Entry {
    /// The same for an instance that goes on with it: with what it is sealed with.
    pub(crate) fn with_lock(&self) -> JsValue {
        let whole = self.to_js();
        if let Some(Lock(lock)) = &self.lock {
            set(&whole, "lock", lock);
        }
        whole
    }
}

impl Saved {
    /// One that has not been opened.
    pub(crate) fn shut(id: Name, at: Option<Moment>, record: JsValue) -> Saved {
        let (draft, sealed) = (Draft::default(), Some(record));
        Saved { id, draft, at, lang: None, app: None, lock: None, sealed }
    }

    /// Reads what `Entry::to_js` wrote; anything else is no draft.
    pub(crate) fn from_js(object: &JsValue) -> Option<Saved> {
        let application = |saved: JsValue| {
            Some(SavedApplication {
                procedure: text(&saved, "procedure")?,
                person: place(&get(&saved, "person"))?,
                answers: texts(&get(&saved, "answers")),
                made: text(&saved, "made"),
                reference: text(&saved, "reference"),
            })
        };
        let draft = Draft {
            schema: u32::try_from(place(&get(object, "schema"))?).ok()?,
            household: texts(&get(object, "household")),
            people: list(&get(object, "people")).iter().map(|answers| texts(&answers)).collect(),
            applications: list(&get(object, "applications"))
                .iter()
                .filter_map(application)
                .collect(),
            current: place(&get(object, "current")),
            screen: text(object, "screen").unwrap_or_default(),
        };
        let lock = Some(get(object, "lock")).filter(JsValue::is_object);
        Some(Saved {
            lock: lock.map(Lock),
            sealed: None,
            id: text(object, "id").unwrap_or_default().into(),
            app: text(object, "app"),
            draft,
            at: None,
            lang: text(object, "lang").map(|tag| Lang::from_tag(&tag)),
        })
    }
}
