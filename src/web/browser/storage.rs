//! The drafts on this device: one actor owns the database, reopens it when the browser drops it, and is the only one to
//! write.
//!
//! Each draft has two slots that are written in turn, each with a sequence number, so that the one before is there
//! whatever happens to the last. One window at a time writes a draft; a number that another one has raised stops the
//! writing all the same: nothing is overwritten unseen. See `docs/drafts.md`.

use crate::web::browser::clock;
use crate::web::browser::connection::Connection;
use crate::web::browser::host::{Host, Restart};
pub(crate) use crate::web::browser::records::{Entry, Lock, Name, Saved};
use crate::web::browser::records::{get, set};
use crate::web::browser::tabs::{Held, Tabs};
use crate::web::browser::timer::{self, Timer};
use idb::{Database, TransactionMode};
use js_sys::{Object, Promise};
use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::Poll;
use tokhai_core::dossier::Moment;
use tokhai_core::values::text::Text;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

pub(super) const DATABASE: &str = "to-khai";
pub(super) const DRAFTS: &str = "drafts";
/// The ends of the keys of a draft's slots. A draft of the time when there was only one has the empty name.
pub(super) const SLOTS: [&str; 2] = ["a", "b"];

/// So long after a key it is on its way to the disk.
const PAUSE_MS: u32 = 150;
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
    /// The device is used by several people.
    Shared,
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
            NotKept::Shared => Text::new(
                "Máy dùng chung: không lưu gì trên máy này. Xong việc, bấm “Xoá hết” ở đây.",
                "Shared device: nothing is saved here. When you are done, press “Delete everything” here.",
            ),
            NotKept::Elsewhere => Text::new(
                "Hồ sơ này đang được sửa ở một cửa sổ khác. Cửa sổ này chỉ để xem: sửa bên kia tới đâu, ở đây thấy tới đó.",
                "This application is being changed in another window. This one only shows it, and follows what is changed there.",
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

/// What a window hears of its drafts.
#[derive(Clone, Debug)]
pub(crate) enum Heard {
    /// How the open draft is kept has changed.
    Saving(Saving),
    /// The open draft, as another window has written it.
    Followed(Rc<Saved>),
    /// Another window has deleted a draft.
    Dropped(Name),
    /// The open draft was locked up; these are on the device.
    Listed(Vec<Rc<Saved>>),
    /// Everything is to be forgotten.
    Wiped,
}

/// What is in the slots of one draft.
#[derive(Default)]
pub(super) struct Slots {
    /// The highest number.
    pub(super) seq: f64,
    /// The slot to write next.
    next: usize,
    /// Both records, as they are.
    records: [Option<JsValue>; 2],
}

impl Slots {
    fn put(&mut self, slot: usize, record: JsValue) {
        let Some(seq) = get(&record, "seq").as_f64() else { return };
        if self.seq < seq {
            self.seq = seq;
            self.next = 1 - slot;
        }
        if let Some(place) = self.records.get_mut(slot) {
            *place = Some(record);
        }
    }

    /// The newest record that can be read.
    pub(super) fn saved(&self, name: &Name) -> Option<Saved> {
        let [one, other] = self.records.each_ref().map(Option::as_ref);
        let seq = |record: Option<&JsValue>| record.and_then(|record| get(record, "seq").as_f64());
        let newest = if seq(one) > seq(other) { [one, other] } else { [other, one] };
        newest.into_iter().flatten().find_map(|record| {
            let at = get(record, "at").as_string().and_then(|text| Moment::parse(&text));
            if get(record, "sealed").is_object() {
                return Some(Saved::shut(name.clone(), at, record.clone()));
            }
            Some(Saved { id: name.clone(), at, ..Saved::from_js(&get(record, "draft"))? })
        })
    }
}

/// Why a draft was not written or read.
pub(super) enum Failed {
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
pub(crate) struct Keeper(pub(super) Rc<RefCell<State>>);

impl PartialEq for Keeper {
    fn eq(&self, other: &Keeper) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Yes or no, later.
type Answer = Pin<Box<dyn Future<Output = bool>>>;
/// A record, if it could be made.
pub(super) type Sealed = Pin<Box<dyn Future<Output = Option<JsValue>>>>;

/// What there is to know of other windows. It comes later than the first question; until then the numbers in the records
/// have to do.
pub(super) struct Windows {
    /// Whether this window may write a draft.
    pub(super) may_write: fn(&Keeper, &Name) -> Answer,
    /// After it did.
    pub(super) wrote: fn(&Keeper, &Name),
    /// Shows what another window writes.
    pub(super) follow: fn(&Keeper, Name),
    /// A record of a draft under a lock.
    pub(super) seal: fn(&Lock, f64, &JsValue) -> Sealed,
}

pub(super) struct State {
    pub(super) database: Option<Connection>,
    /// Whom to tell that nothing is left to do here, once the page has taken the app away.
    pub(super) gone: Option<Host>,
    /// The number of the newest record of each draft that this window has seen.
    pub(super) seen: Vec<(Name, f64)>,
    /// The draft that is open, once it was noted.
    pub(super) open: Option<Name>,
    /// The right to write it.
    pub(super) held: Option<(Name, Held)>,
    pub(super) saving: Saving,
    pub(super) pending: Vec<(Name, JsValue, Option<Lock>)>,
    /// What the open draft is sealed with.
    pub(super) lock: Option<Lock>,
    pub(super) timer: Option<Timer>,
    pub(super) writing: bool,
    pub(super) persisted: bool,
    /// Whether the instance before this one died in this window, and its right to write with it: it is taken back once.
    pub(super) inherits: bool,
    pub(super) tabs: Option<Tabs>,
    pub(super) windows: Option<&'static Windows>,
    pub(super) heard: Callback<Heard>,
}

impl State {
    /// The number of the newest record of a draft that this window has seen.
    fn seen(&self, name: &Name) -> f64 {
        self.seen.iter().find(|(other, _)| other == name).map_or(0.0, |(_, seq)| *seq)
    }

    /// Keeps the connection for the next time, if there can be one.
    pub(super) fn rest(&mut self, database: Connection) {
        if self.gone.is_none() {
            self.database = Some(database);
        }
    }

    /// Nothing waits to be written: where the page has taken the app away, nothing of it is held any longer.
    fn is_written(&mut self) {
        if let Some(host) = &self.gone {
            (self.held, self.tabs, self.database) = (None, None, None);
            host.gone();
        }
    }

    /// Takes note of such a number.
    pub(super) fn saw(&mut self, name: &Name, seq: f64) {
        self.seen.retain(|(other, _)| other != name);
        self.seen.push((name.clone(), seq));
    }
}

impl Keeper {
    /// One that has nothing yet.
    pub(crate) fn idle() -> Keeper {
        Keeper(Rc::new(RefCell::new(State {
            database: None,
            gone: None,
            seen: Vec::new(),
            open: None,
            held: None,
            saving: Saving::Kept,
            pending: Vec::new(),
            lock: None,
            timer: None,
            writing: false,
            persisted: false,
            inherits: false,
            tabs: None,
            windows: None,
            heard: Callback::noop(),
        })))
    }

    /// Looks whether drafts can be kept here, and for those that are; the newest first.
    pub(crate) async fn open(host: &Host) -> (Keeper, Vec<Saved>) {
        let keeper = Keeper::idle();
        keeper.0.borrow_mut().inherits = host.restart != Restart::No;
        let off = if !host.drafts {
            Some(NotKept::SwitchedOff)
        } else if is_local_file() {
            Some(NotKept::LocalFile)
        } else if host.shared {
            Some(NotKept::Shared)
        } else {
            None
        };
        if let Some(why) = off {
            keeper.0.borrow_mut().saving = Saving::InMemory(why);
            return (keeper, Vec::new());
        }
        let saved = match within(PATIENCE_MS, keeper.load()).await {
            Some(Ok(saved)) => saved,
            Some(Err(_)) | None => {
                keeper.0.borrow_mut().saving = Saving::InMemory(NotKept::Refused);
                Vec::new()
            }
        };
        (keeper, saved)
    }

    /// Asks to be told what happens.
    pub(crate) fn on_heard(&self, heard: Callback<Heard>) {
        self.0.borrow_mut().heard = heard;
    }

    /// How the draft is kept.
    pub(crate) fn saving(&self) -> Saving {
        self.0.borrow().saving
    }

    /// Takes note of a draft: written at once, or after a pause in the typing.
    pub(crate) fn note(&self, entry: &Entry, draft: JsValue, at_once: bool) {
        let Entry { id: name, lock, .. } = entry;
        {
            let mut state = self.0.borrow_mut();
            state.lock.clone_from(lock);
            if state.open.as_ref() != Some(name) {
                state.open = Some(name.clone());
                if state.saving == Saving::InMemory(NotKept::Elsewhere) {
                    // That was another draft.
                    drop(state);
                    self.tell(Saving::Kept);
                    state = self.0.borrow_mut();
                }
            }
            if state.saving != Saving::Kept && state.saving != Saving::InMemory(NotKept::Refused) {
                return;
            }
            state.pending.retain(|(other, ..)| other != name);
            state.pending.push((name.clone(), draft, lock.clone()));
        }
        if at_once {
            self.flush();
        } else {
            let keeper = self.clone();
            // Whoever types without a pause is saved all the same.
            let mut state = self.0.borrow_mut();
            state.timer.get_or_insert_with(|| timer::after(PAUSE_MS, move || keeper.flush()));
        }
    }

    /// Writes what is waiting, now.
    pub(crate) fn flush(&self) {
        let keeper = self.clone();
        spawn_local(async move { keeper.write_all().await });
    }

    /// The page takes the app away: what waits is written, then another instance may go on with the draft.
    pub(crate) fn let_go(&self, host: &Host) {
        self.0.borrow_mut().gone = Some(host.clone());
        self.flush();
    }

    pub(super) fn tell(&self, saving: Saving) {
        let heard = {
            let mut state = self.0.borrow_mut();
            if state.saving == saving {
                return;
            }
            state.saving = saving;
            state.heard.clone()
        };
        heard.emit(Heard::Saving(saving));
    }

    fn windows(&self) -> Option<&'static Windows> {
        self.0.borrow().windows
    }

    pub(super) async fn write_all(&self) {
        {
            let mut state = self.0.borrow_mut();
            state.timer = None;
            // What seals comes with the later screens, and writes what has waited for it.
            let waits =
                state.windows.is_none() && state.pending.iter().any(|(.., lock)| lock.is_some());
            if state.writing {
                return;
            }
            if state.pending.is_empty() || waits {
                return state.is_written();
            }
            state.writing = true;
        }
        loop {
            let next = {
                let mut state = self.0.borrow_mut();
                let next = (!state.pending.is_empty()).then(|| state.pending.remove(0));
                state.writing = next.is_some();
                if next.is_none() {
                    state.is_written();
                }
                next
            };
            let Some((name, draft, lock)) = next else { return };
            match self.write_with_patience(&name, &draft, lock.as_ref()).await {
                Ok(()) => {
                    self.tell(Saving::Kept);
                    if let Some(windows) = self.windows() {
                        (windows.wrote)(self, &name);
                    }
                }
                Err(Failed::Refused) => self.tell(Saving::InMemory(NotKept::Refused)),
                Err(Failed::Elsewhere) => {
                    self.tell(Saving::InMemory(NotKept::Elsewhere));
                    if let Some(windows) = self.windows() {
                        (windows.follow)(self, name);
                    }
                }
            }
        }
    }

    async fn write_with_patience(
        &self,
        name: &Name,
        draft: &JsValue,
        lock: Option<&Lock>,
    ) -> Result<(), Failed> {
        if let Some(windows) = self.windows()
            && !(windows.may_write)(self, name).await
        {
            return Err(Failed::Elsewhere);
        }
        let mut tries = 1;
        loop {
            match self.write(name, draft, lock).await {
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

    async fn write(&self, name: &Name, draft: &JsValue, lock: Option<&Lock>) -> Result<(), Failed> {
        let database = self.database().await?;
        let seen = self.0.borrow().seen(name);
        // Sealed before the transaction begins: that does not wait for anything but itself.
        let record: JsValue = match (lock, self.windows()) {
            (None, _) => {
                let record = Object::new().into();
                set(&record, "draft", draft);
                record
            }
            (Some(lock), Some(windows)) => {
                (windows.seal)(lock, seen + 1.0, draft).await.ok_or(Failed::Refused)?
            }
            (Some(_), None) => return Err(Failed::Refused),
        };
        let done = write(&database, name, &record, seen).await;
        let mut state = self.0.borrow_mut();
        state.rest(database);
        state.saw(name, done?);
        Ok(())
    }

    /// Every draft, by its name.
    pub(super) async fn read(&self) -> Result<Vec<(Name, Slots)>, Failed> {
        let database = self.database().await?;
        let transaction = database.transaction(&[DRAFTS], TransactionMode::ReadOnly)?;
        let records = transaction.object_store(DRAFTS)?.get_all(None, None)?.await?;
        self.0.borrow_mut().rest(database);
        let mut all: Vec<(Name, Slots)> = Vec::new();
        for record in records {
            // One of the time when there was only one draft has no name.
            let name: Name = get(&record, "name").as_string().unwrap_or_default().into();
            match all.iter_mut().find(|(other, _)| *other == name) {
                Some((_, slots)) => slots.put(1, record),
                None => {
                    let mut slots = Slots::default();
                    slots.put(0, record);
                    all.push((name, slots));
                }
            }
        }
        Ok(all)
    }

    /// The drafts that are there, the newest first.
    pub(super) async fn load(&self) -> Result<Vec<Saved>, Failed> {
        let all = self.read().await?;
        let mut state = self.0.borrow_mut();
        state.seen = all.iter().map(|(name, slots)| (name.clone(), slots.seq)).collect();
        let mut saved: Vec<Saved> =
            all.iter().filter_map(|(name, slots)| slots.saved(name)).collect();
        // One of a newer version is listed as well: that it is there has to be said.
        saved.retain(|saved| saved.draft.readable().is_err() || !saved.draft.is_empty());
        saved.sort_by_key(|saved| std::cmp::Reverse(saved.at.map(Moment::order)));
        Ok(saved)
    }

    /// The open connection, taken out while it is used.
    pub(super) async fn database(&self) -> Result<Connection, Failed> {
        let open = self.0.borrow_mut().database.take();
        match open {
            Some(database) => Ok(database),
            None => Ok(Connection::open(DATABASE, &[DRAFTS]).await?),
        }
    }
}

/// Writes the older slot of a draft and returns its number.
async fn write(
    database: &Database,
    name: &Name,
    record: &JsValue,
    seen: f64,
) -> Result<f64, Failed> {
    let transaction = database.transaction(&[DRAFTS], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(DRAFTS)?;
    let mut slots = Slots::default();
    for (slot, end) in SLOTS.iter().enumerate() {
        if let Some(record) = store.get(JsValue::from_str(&format!("{name}{end}")))?.await? {
            slots.put(slot, record);
        }
    }
    // Where nothing is left the browser has thrown it away, and it is written once more.
    if slots.seq != seen && slots.seq != 0.0 {
        return Err(Failed::Elsewhere);
    }
    let seq = seen + 1.0;
    set(record, "seq", &JsValue::from_f64(seq));
    set(record, "at", &JsValue::from_str(&clock::now().rfc3339()));
    set(record, "name", &JsValue::from_str(name));
    // What was kept in clear before does not stay beside it.
    let clear = |kept: &JsValue| !get(kept, "sealed").is_object();
    let both = !clear(record) && slots.records.iter().flatten().any(clear);
    for (slot, end) in SLOTS.iter().enumerate() {
        if both || slot == slots.next {
            store.put(record, Some(&JsValue::from_str(&format!("{name}{end}"))))?.await?;
        }
    }
    if transaction.await?.is_committed() { Ok(seq) } else { Err(Failed::Refused) }
}

fn is_local_file() -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    protocol.is_some_and(|protocol| protocol == "file:")
}

pub(super) async fn pause(milliseconds: i32) {
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
pub(super) async fn within<T>(milliseconds: i32, future: impl Future<Output = T>) -> Option<T> {
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
