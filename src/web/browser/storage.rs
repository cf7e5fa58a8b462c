//! The draft on this device: one actor owns the database, reopens it when the browser drops it, and is the only one to
//! write.
//!
//! Two slots are written in turn, each with a sequence number, so that the one before is there whatever happens to the
//! last. A number that another window has raised stops the writing: nothing is overwritten unseen.
//! What is read back is treated like any text from outside.

use crate::web::browser::clock;
use crate::web::browser::host::Host;
use crate::web::browser::timer::{self, Timer};
use crate::web::store::Seal;
use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
use js_sys::{Array, Object, Promise, Reflect};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;
use tokhai_core::dossier::{Moment, Reference};
use tokhai_core::session::draft::{Draft, SavedApplication, Unreadable};
use tokhai_core::values::text::{Lang, Text};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

const DATABASE: &str = "to-khai";
const DRAFTS: &str = "drafts";
const SLOTS: [&str; 2] = ["a", "b"];

/// After this the last key is on its way to the disk.
const PAUSE_MS: u32 = 250;
/// A database that has not opened by then is not waited for.
const PATIENCE_MS: i32 = 4_000;
/// How often a lost connection is opened again for one draft.
const TRIES: u32 = 3;

/// Why drafts are not kept on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotKept {
    /// The browser refuses, or its storage is broken or full.
    Refused,
    /// Opened as a file: all local files share one storage.
    LocalFile,
    /// Switched off by the page that shows the app.
    SwitchedOff,
    /// A newer version wrote the draft that is there.
    Newer,
    /// Another window has written since.
    Elsewhere,
}

impl NotKept {
    /// What the person is told.
    pub(crate) fn text(self) -> Text {
        match self {
            NotKept::Refused => Text::new(
                "Trình duyệt này không cho lưu nháp. Cứ làm tiếp được, nhưng đóng trang là mất những gì đã nhập.",
                "This browser does not let a draft be saved. You can go on, but closing the page loses what you typed.",
            ),
            NotKept::LocalFile => Text::new(
                "Đang mở từ một tệp trên máy nên không lưu nháp. Đóng trang là mất những gì đã nhập.",
                "Opened as a file, so no draft is saved. Closing the page loses what you typed.",
            ),
            NotKept::SwitchedOff => Text::new(
                "Trang này không lưu nháp. Đóng trang là mất những gì đã nhập.",
                "No draft is saved on this page. Closing it loses what you typed.",
            ),
            NotKept::Newer => Text::new(
                "Trên máy có bản nháp của một phiên bản mới hơn. Bản ấy được giữ nguyên, nên lần này không lưu nháp. Hãy tải lại trang để dùng phiên bản mới.",
                "A newer version has a draft on this device. It is left as it is, so nothing is saved this time. Load the page again to get the new version.",
            ),
            NotKept::Elsewhere => Text::new(
                "Hồ sơ này đang được sửa ở một cửa sổ khác. Để không ghi đè lên nhau, cửa sổ này tạm ngừng lưu.",
                "This application is being changed in another window. To keep them from overwriting each other, this window has stopped saving.",
            ),
        }
    }
}

/// How the draft is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saving {
    /// On this device.
    Kept,
    /// Only until the page is closed.
    InMemory(NotKept),
}

/// A draft with what belongs to it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The draft.
    pub(crate) draft: Draft,
    /// The language it was filled in.
    pub(crate) lang: Lang,
    /// The sheet that was made of it, if one was.
    pub(crate) seal: Option<Seal>,
}

/// A draft that was found.
#[derive(Clone, Debug)]
pub(crate) struct Saved {
    /// The draft.
    pub(crate) draft: Draft,
    /// When it was saved.
    pub(crate) at: Option<Moment>,
    /// The language it was filled in.
    pub(crate) lang: Option<Lang>,
    /// The sheet that was made of it.
    pub(crate) seal: Option<Seal>,
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Only a frozen object refuses, and these are ours.
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

fn get(object: &JsValue, name: &str) -> JsValue {
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

// The shape of `Draft`, converted by hand: the general machinery for that weighs as much as a screen.

impl Entry {
    /// As a plain JavaScript object: the draft, with the rest beside it.
    pub(crate) fn to_js(&self) -> JsValue {
        let Draft { schema, household, people, applications, current, screen } = &self.draft;
        let object = Object::new().into();
        set(&object, "schema", &JsValue::from(*schema));
        set(&object, "household", &texts_to_js(household));
        set(&object, "people", &people.iter().map(texts_to_js).collect::<Array>());
        let application = |SavedApplication { procedure, person, answers }: &SavedApplication| {
            let object = Object::new().into();
            set(&object, "procedure", &JsValue::from_str(procedure));
            set(&object, "person", &number(*person));
            set(&object, "answers", &texts_to_js(answers));
            object
        };
        set(&object, "applications", &applications.iter().map(application).collect::<Array>());
        set(&object, "current", &current.map_or(JsValue::NULL, number));
        set(&object, "screen", &JsValue::from_str(screen));
        set(&object, "lang", &JsValue::from_str(self.lang.tag()));
        if let Some(seal) = &self.seal {
            set(&object, "reference", &JsValue::from_str(seal.reference.as_str()));
            set(&object, "made", &JsValue::from_str(&seal.made.rfc3339()));
        }
        object
    }
}

impl Saved {
    /// Reads what `Entry::to_js` wrote; anything else is no draft.
    pub(crate) fn from_js(object: &JsValue) -> Option<Saved> {
        let made = text(object, "made").and_then(|text| Moment::parse(&text));
        let reference = text(object, "reference").and_then(|text| Reference::parse(&text));
        let application = |saved: JsValue| {
            Some(SavedApplication {
                procedure: text(&saved, "procedure")?,
                person: place(&get(&saved, "person"))?,
                answers: texts(&get(&saved, "answers")),
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
        Some(Saved {
            draft,
            at: None,
            lang: text(object, "lang").map(|tag| Lang::from_tag(&tag)),
            seal: made.zip(reference).map(|(made, reference)| Seal { made, reference }),
        })
    }
}

/// What is known of the slots.
#[derive(Default)]
struct Slots {
    newest: Option<Record>,
    /// The slot to write next.
    next: usize,
}

struct Record {
    seq: f64,
    at: Option<Moment>,
    draft: JsValue,
}

/// Why a draft was not written or read.
enum Failed {
    Refused,
    Elsewhere,
}

impl From<idb::Error> for Failed {
    fn from(_: idb::Error) -> Failed {
        // Its text may quote the value that could not be stored.
        Failed::Refused
    }
}

/// The actor: a handle that can be cloned.
#[derive(Clone)]
pub(crate) struct Keeper(Rc<RefCell<State>>);

impl PartialEq for Keeper {
    fn eq(&self, other: &Keeper) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct State {
    database: Option<Database>,
    /// The number of the newest record that this window has seen.
    seen: f64,
    saving: Saving,
    pending: Option<JsValue>,
    timer: Option<Timer>,
    writing: bool,
    changed: Callback<Saving>,
}

impl Keeper {
    /// One that has nothing yet.
    pub(crate) fn idle() -> Keeper {
        Keeper(Rc::new(RefCell::new(State {
            database: None,
            seen: 0.0,
            saving: Saving::Kept,
            pending: None,
            timer: None,
            writing: false,
            changed: Callback::noop(),
        })))
    }

    /// Looks whether drafts can be kept here, and for the last one.
    pub(crate) async fn open(host: &Host) -> (Keeper, Option<Saved>) {
        let keeper = Keeper::idle();
        let off = if !host.drafts {
            Some(NotKept::SwitchedOff)
        } else if is_local_file() {
            Some(NotKept::LocalFile)
        } else {
            None
        };
        if let Some(why) = off {
            keeper.0.borrow_mut().saving = Saving::InMemory(why);
            return (keeper, None);
        }
        let saved = match within(PATIENCE_MS, keeper.load()).await {
            Some(Ok(saved)) => saved,
            Some(Err(_)) | None => {
                keeper.0.borrow_mut().saving = Saving::InMemory(NotKept::Refused);
                None
            }
        };
        let saved = saved.filter(|saved| match saved.draft.readable() {
            Ok(()) => !saved.draft.is_empty(),
            Err(Unreadable::Newer(_)) => {
                keeper.0.borrow_mut().saving = Saving::InMemory(NotKept::Newer);
                false
            }
            Err(Unreadable::NotADraft) => false,
        });
        (keeper, saved)
    }

    /// How the draft is kept.
    pub(crate) fn saving(&self) -> Saving {
        self.0.borrow().saving
    }

    /// Asks to be told when that changes.
    pub(crate) fn on_change(&self, changed: Callback<Saving>) {
        self.0.borrow_mut().changed = changed;
    }

    /// Takes note of a draft: written at once, or after a pause in the typing.
    pub(crate) fn note(&self, draft: JsValue, at_once: bool) {
        {
            let mut state = self.0.borrow_mut();
            if state.saving != Saving::Kept && state.saving != Saving::InMemory(NotKept::Refused) {
                return;
            }
            state.pending = Some(draft);
        }
        if at_once {
            self.flush();
        } else {
            let keeper = self.clone();
            let timer = timer::after(PAUSE_MS, move || keeper.flush());
            self.0.borrow_mut().timer = Some(timer);
        }
    }

    /// Writes what is waiting, now.
    pub(crate) fn flush(&self) {
        {
            let mut state = self.0.borrow_mut();
            state.timer = None;
            if state.writing || state.pending.is_none() {
                return;
            }
            state.writing = true;
        }
        let keeper = self.clone();
        spawn_local(async move { keeper.write_all().await });
    }

    /// Goes on writing here, over what another window has written.
    pub(crate) fn take_over(&self, draft: JsValue) {
        let keeper = self.clone();
        spawn_local(async move {
            if let Ok(slots) = keeper.read().await {
                {
                    let mut state = keeper.0.borrow_mut();
                    state.seen = slots.newest.map_or(0.0, |newest| newest.seq);
                }
                keeper.tell(Saving::Kept);
                keeper.note(draft, true);
            }
        });
    }

    /// Destroys every draft on this device.
    pub(crate) async fn erase(&self) -> Result<(), NotKept> {
        {
            let mut state = self.0.borrow_mut();
            state.pending = None;
            state.timer = None;
        }
        match self.clear().await {
            Ok(()) => Ok(()),
            Err(_) => Err(NotKept::Refused),
        }
    }

    fn tell(&self, saving: Saving) {
        let changed = {
            let mut state = self.0.borrow_mut();
            if state.saving == saving {
                return;
            }
            state.saving = saving;
            state.changed.clone()
        };
        changed.emit(saving);
    }

    async fn write_all(&self) {
        loop {
            let next = {
                let mut state = self.0.borrow_mut();
                let next = state.pending.take();
                if next.is_none() {
                    state.writing = false;
                }
                next
            };
            let Some(draft) = next else { return };
            match self.write_with_patience(&draft).await {
                Ok(()) => self.tell(Saving::Kept),
                Err(Failed::Refused) => self.tell(Saving::InMemory(NotKept::Refused)),
                Err(Failed::Elsewhere) => self.tell(Saving::InMemory(NotKept::Elsewhere)),
            }
        }
    }

    async fn write_with_patience(&self, draft: &JsValue) -> Result<(), Failed> {
        let mut tries = 1;
        loop {
            match self.write(draft).await {
                Err(Failed::Refused) if tries < TRIES => {
                    // Phones drop the connection of a page that was out of sight: it is opened again.
                    self.0.borrow_mut().database = None;
                    tries += 1;
                    pause(50).await;
                }
                done => return done,
            }
        }
    }

    async fn write(&self, draft: &JsValue) -> Result<(), Failed> {
        let database = self.database().await?;
        let seen = self.0.borrow().seen;
        let done = write(&database, draft, seen).await;
        let mut state = self.0.borrow_mut();
        state.database = Some(database);
        state.seen = done?;
        Ok(())
    }

    async fn read(&self) -> Result<Slots, Failed> {
        let database = self.database().await?;
        let transaction = database.transaction(&[DRAFTS], TransactionMode::ReadOnly)?;
        let slots = read(&transaction).await?;
        self.0.borrow_mut().database = Some(database);
        Ok(slots)
    }

    async fn load(&self) -> Result<Option<Saved>, Failed> {
        let Some(newest) = self.read().await?.newest else { return Ok(None) };
        self.0.borrow_mut().seen = newest.seq;
        Ok(Saved::from_js(&newest.draft).map(|saved| Saved { at: newest.at, ..saved }))
    }

    async fn clear(&self) -> Result<(), Failed> {
        let database = self.database().await?;
        let transaction = database.transaction(&[DRAFTS], TransactionMode::ReadWrite)?;
        transaction.object_store(DRAFTS)?.clear()?.await?;
        transaction.await?;
        database.close();
        self.0.borrow_mut().seen = 0.0;
        // Emptied already. That the empty database goes too may have to wait for another window, so nobody waits for it.
        if let Ok(request) = Factory::new().and_then(|factory| factory.delete(DATABASE)) {
            let _ = within(1_000, async { request.await.is_ok() }).await;
        }
        Ok(())
    }

    /// The open connection, taken out while it is used.
    async fn database(&self) -> Result<Database, Failed> {
        let open = self.0.borrow_mut().database.take();
        match open {
            Some(database) => Ok(database),
            None => connect().await,
        }
    }
}

async fn connect() -> Result<Database, Failed> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            // A failure here aborts the opening, which is reported below.
            let _ = database.create_object_store(DRAFTS, ObjectStoreParams::new());
        }
    });
    let mut database = request.await?;
    database.on_version_change(|event| {
        // Another window erases everything: do not stand in its way.
        if let Some(Ok(database)) = event.target().map(Database::try_from) {
            database.close();
        }
    });
    Ok(database)
}

/// The two slots as they are. A record that cannot be read counts as absent.
async fn read(transaction: &idb::Transaction) -> Result<Slots, Failed> {
    let store = transaction.object_store(DRAFTS)?;
    let mut slots = Slots::default();
    for (at, slot) in SLOTS.iter().enumerate() {
        let Some(value) = store.get(JsValue::from_str(slot))?.await? else { continue };
        let Some(seq) = get(&value, "seq").as_f64() else { continue };
        if slots.newest.as_ref().is_none_or(|newest| newest.seq < seq) {
            let at_text = get(&value, "at").as_string();
            slots.newest = Some(Record {
                seq,
                at: at_text.and_then(|text| Moment::parse(&text)),
                draft: get(&value, "draft"),
            });
            slots.next = 1 - at;
        }
    }
    Ok(slots)
}

/// Writes the older slot and returns its number.
async fn write(database: &Database, draft: &JsValue, seen: f64) -> Result<f64, Failed> {
    let transaction = database.transaction(&[DRAFTS], TransactionMode::ReadWrite)?;
    let slots = read(&transaction).await?;
    let newest = slots.newest.map_or(0.0, |newest| newest.seq);
    if newest != seen {
        return Err(Failed::Elsewhere);
    }
    let record: JsValue = Object::new().into();
    let seq = newest + 1.0;
    set(&record, "seq", &JsValue::from_f64(seq));
    set(&record, "at", &JsValue::from_str(&clock::now().rfc3339()));
    set(&record, "draft", draft);
    let store = transaction.object_store(DRAFTS)?;
    let slot = SLOTS.get(slots.next).copied().unwrap_or("a");
    store.put(&record, Some(&JsValue::from_str(slot)))?.await?;
    if transaction.await?.is_committed() { Ok(seq) } else { Err(Failed::Refused) }
}

fn is_local_file() -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    protocol.is_some_and(|protocol| protocol == "file:")
}

async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // Without a timer the promise stays open and the caller's other branch decides.
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// What a future gives, unless it takes too long.
async fn within<T>(milliseconds: i32, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut patience = pin!(pause(milliseconds));
    poll_fn(|context| {
        if let Poll::Ready(value) = future.as_mut().poll(context) {
            return Poll::Ready(Some(value));
        }
        patience.as_mut().poll(context).map(|()| None)
    })
    .await
}
