//! The outbox of this device: one actor keeps what was agreed to be sent, sends it, and keeps what came of it.
//!
//! Everything is written down before it happens. One window sends at a time, by a lock; where the browser has no locks the
//! key keeps two windows from filing twice. On a device that several people use, and where nothing can be kept, it is in
//! memory only. What is to be done next is decided in `tokhai_core::outbox`. See `docs/submission.md`.

use crate::web::browser::connection::Connection;
use crate::web::browser::host::{Host, Restart};
use crate::web::browser::post;
use crate::web::browser::storage::Name;
use crate::web::browser::tabs::{self, Held, How};
use crate::web::browser::timer::{self, Timer};
use crate::web::browser::worker::{self, Job, Kind};
use crate::web::store::Change;
use crate::web::words;
use gloo::events::EventListener;
use idb::TransactionMode;
use js_sys::Uint8Array;
use std::cell::RefCell;
use std::rc::Rc;
use tokhai_core::dossier::Dossier;
use tokhai_core::dossier::json::sha256;
use tokhai_core::outbox::multipart::{Part, body};
use tokhai_core::outbox::wire::{Asked, digest_of, read_answer, read_entry, write_entry};
use tokhai_core::outbox::{Answer, At, Command, Entry, Event, Key, Sealed, State};
use tokhai_core::values::text::{Lang, Sentence, Text};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::BroadcastChannel;
use yew::Callback;

/// Its own database, so that a fault in one is none in the other; `windows::clear` deletes both.
pub(crate) const DATABASE: &str = "to-khai-outbox";
const ENTRIES: &str = "entries";
const BYTES: &str = "bytes";
/// The lock, and the line on which windows tell each other that something has changed.
const LINE: &str = "outbox";
const NEWS: &str = "to-khai-outbox";
/// How often a lost connection is opened again for one change.
const TRIES: u32 = 3;
/// When to look again after something could not be done.
const AGAIN_MS: u64 = 5_000;

/// What a screen shows of it.
#[derive(Clone)]
pub(crate) struct Outbound {
    /// The actor.
    pub(crate) outbox: Outbox,
    /// What is in it, in the order of the keys.
    pub(crate) entries: Vec<Entry>,
    /// Where the site sends to, once that is known.
    pub(crate) endpoint: Option<String>,
    /// The references that were handed to the page around in this visit.
    pub(crate) handed: Vec<String>,
    /// How the last agreement goes.
    pub(crate) making: Making,
    /// Whether it outlives the page.
    pub(crate) kept: bool,
}

/// How an agreement goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Making {
    /// Nobody has agreed to anything yet.
    Idle,
    /// Being made and written down.
    Working,
    /// It could not be, in words.
    Failed(Text),
}

/// What a person agrees to.
pub(crate) struct Agreement {
    /// The application.
    pub(crate) dossier: Dossier,
    /// The language of its sheet.
    pub(crate) lang: Lang,
    /// The name of its draft.
    pub(crate) draft: Name,
    /// Where it goes; to the page around, where there is none.
    pub(crate) endpoint: Option<String>,
    /// Who receives it.
    pub(crate) receiver: Sentence,
}

/// The actor: a handle that can be cloned.
#[derive(Clone)]
pub(crate) struct Outbox(Rc<RefCell<Inner>>);

struct Inner {
    host: Host,
    send: Callback<Change>,
    database: Option<Connection>,
    /// What is not on the device.
    memory: Vec<(Entry, Vec<u8>)>,
    /// Whether everything new stays in memory.
    in_memory: bool,
    /// Whether the device refused to keep something.
    refused: bool,
    endpoint: Option<String>,
    present: Option<Name>,
    shown: Vec<String>,
    erased: bool,
    handed: Vec<String>,
    making: Making,
    /// Whether it is sending, and whether it should look once more after that.
    running: bool,
    again: bool,
    /// Whether an instance that died in this window may still have the lock.
    inherits: bool,
    timer: Option<Timer>,
    /// The right to send.
    held: Option<Held>,
    channel: Option<BroadcastChannel>,
    listeners: Vec<EventListener>,
    /// Whether the page has taken the app away.
    gone: bool,
}

/// What the outbox has to know of the rest.
pub(crate) struct Now {
    /// Where the site sends to.
    pub(crate) endpoint: Option<String>,
    /// The draft that is worked on.
    pub(crate) present: Option<Name>,
    /// The keys of what has come to its end and is on the screen.
    pub(crate) shown: Vec<String>,
    /// Whether nothing may be kept on the device.
    pub(crate) in_memory: bool,
    /// Whether everything was just destroyed.
    pub(crate) erased: bool,
    /// Whether the page has taken the app away.
    pub(crate) gone: bool,
}

/// The device does not keep it.
struct NotKept;

impl From<idb::Error> for NotKept {
    fn from(_: idb::Error) -> NotKept {
        // Its text may quote the value that could not be stored.
        NotKept
    }
}

fn on(entry: Option<Entry>, event: Event) -> Option<Entry> {
    entry?.on(event, at())
}

fn at() -> At {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
    let (now, chance) =
        (js_sys::Date::now() as u64, (js_sys::Math::random() * f64::from(u32::MAX)) as u32);
    At { now, chance }
}

impl Outbox {
    /// Opens it; what is in it is told as a change.
    pub(crate) fn open(host: &Host, send: &Callback<Change>, in_memory: bool) {
        let outbox = Outbox(Rc::new(RefCell::new(Inner {
            host: host.clone(),
            send: send.clone(),
            database: None,
            memory: Vec::new(),
            in_memory,
            refused: false,
            endpoint: None,
            present: None,
            shown: Vec::new(),
            erased: false,
            handed: Vec::new(),
            making: Making::Idle,
            running: false,
            again: false,
            inherits: host.restart != Restart::No,
            timer: None,
            held: None,
            channel: BroadcastChannel::new(NEWS).ok(),
            listeners: Vec::new(),
            gone: false,
        })));
        outbox.listen();
        outbox.refresh();
    }

    /// Looks again when the network comes back, when the page is looked at, and when another window has done something:
    /// until the page takes the app away.
    fn listen(&self) {
        let mut inner = self.0.borrow_mut();
        let mut listeners = Vec::new();
        if let Some(window) = web_sys::window() {
            let outbox = self.clone();
            listeners.push(EventListener::new(&window, "online", move |_| outbox.hurry()));
            if let Some(document) = window.document() {
                let (outbox, page) = (self.clone(), document.clone());
                let look = move |_: &web_sys::Event| {
                    if !page.hidden() {
                        outbox.refresh();
                    }
                };
                listeners.push(EventListener::new(&document, "visibilitychange", look));
            }
        }
        if let Some(channel) = &inner.channel {
            let outbox = self.clone();
            listeners.push(EventListener::new(channel, "message", move |_| outbox.refresh()));
        }
        inner.listeners = listeners;
    }

    /// The page has taken the app away: another instance may send. What is on its way here is asked after by that one.
    fn let_go(&self) {
        let mut inner = self.0.borrow_mut();
        inner.gone = true;
        inner.listeners.clear();
        (inner.database, inner.timer, inner.held, inner.channel) = (None, None, None, None);
    }

    /// Hears what is true now; does only what is new.
    pub(crate) fn hear(&self, now: Now) {
        let Now { endpoint, present, shown, in_memory, erased, gone } = now;
        if gone {
            return self.let_go();
        }
        let (news, other_person, newly, joins) = {
            let mut inner = self.0.borrow_mut();
            let joins = in_memory && !std::mem::replace(&mut inner.in_memory, in_memory);
            let other_person = present.is_some() && inner.present != present;
            if other_person {
                inner.present = present.clone();
            }
            let newly: Vec<String> =
                shown.into_iter().filter(|key| !inner.shown.contains(key)).collect();
            inner.shown.extend(newly.iter().cloned());
            let wiped = erased && !std::mem::replace(&mut inner.erased, erased);
            if wiped {
                inner.memory.clear();
                inner.handed.clear();
                inner.database = None;
            }
            let other_endpoint = inner.endpoint != endpoint;
            inner.endpoint = endpoint;
            (wiped || other_endpoint, other_person, newly, joins)
        };
        if !(news || other_person || joins) && newly.is_empty() {
            return;
        }
        let outbox = self.clone();
        spawn_local(async move {
            if joins {
                outbox.take_into_memory().await;
            }
            if let Some(present) = present.filter(|_| other_person) {
                for entry in outbox.all().await {
                    if entry.sealed.draft != *present {
                        outbox.change(&entry, Event::Present(present.to_string())).await;
                    }
                }
            }
            for key in newly {
                outbox.update(&key, |entry| (on(entry, Event::Shown), None)).await;
            }
            outbox.refresh();
        });
    }

    /// Shows what is there, then sends what is to be sent.
    fn refresh(&self) {
        let outbox = self.clone();
        spawn_local(async move {
            outbox.show().await;
            outbox.run().await;
        });
    }

    async fn show(&self) {
        let entries = self.all().await;
        let (send, outbound) = {
            let inner = self.0.borrow();
            let outbound = Outbound {
                outbox: self.clone(),
                entries,
                endpoint: inner.endpoint.clone(),
                handed: inner.handed.clone(),
                making: inner.making,
                kept: !inner.in_memory && !inner.refused,
            };
            (inner.send.clone(), outbound)
        };
        let any = !outbound.entries.is_empty();
        send.emit(Change::Outbox(Rc::new(outbound), any));
    }

    /// Tells the other windows.
    fn tell(&self) {
        if let Some(channel) = &self.0.borrow().channel {
            // Nobody may be there to hear it.
            let _ = channel.post_message(&JsValue::TRUE);
        }
    }

    /// The person does something with an entry.
    pub(crate) fn act(&self, entry: &Entry, event: Event) {
        let (outbox, entry) = (self.clone(), entry.clone());
        spawn_local(async move {
            outbox.change(&entry, event).await;
            outbox.tell();
            outbox.refresh();
        });
    }

    /// Takes a final entry off the list.
    pub(crate) fn remove(&self, entry: &Entry) {
        let (outbox, entry) = (self.clone(), entry.clone());
        spawn_local(async move {
            let keep = |entry: Option<Entry>| {
                (entry.filter(|entry| !entry.standing(None).is_final()), None)
            };
            outbox.update(entry.sealed.key.as_str(), keep).await;
            outbox.tell();
            outbox.refresh();
        });
    }

    fn hurry(&self) {
        let outbox = self.clone();
        spawn_local(async move {
            // Where the site sends to may not have come while there was no network.
            let send = outbox.0.borrow().send.clone();
            send.emit(Change::Table(crate::web::tables::News::Again));
            for entry in outbox.all().await {
                if !entry.standing(None).is_final() {
                    outbox.change(&entry, Event::Hurry).await;
                }
            }
            outbox.refresh();
        });
    }

    /// The person agrees to an application.
    pub(crate) fn agree(&self, agreement: Agreement) {
        if self.0.borrow().making == Making::Working {
            return;
        }
        self.0.borrow_mut().making = Making::Working;
        let outbox = self.clone();
        spawn_local(async move {
            outbox.show().await;
            let done = outbox.seal(agreement).await;
            let send = {
                let mut inner = outbox.0.borrow_mut();
                inner.making = done.err().map_or(Making::Idle, Making::Failed);
                inner.send.clone()
            };
            outbox.show().await;
            if done.is_ok() {
                send.emit(Change::Unfold(None));
            }
            outbox.tell();
            outbox.run().await;
        });
    }

    async fn seal(&self, agreement: Agreement) -> Result<(), Text> {
        let Agreement { dossier, lang, draft, endpoint, receiver } = agreement;
        let host = self.0.borrow().host.clone();
        let no_file = |_| words::SUBMIT_NO_FILE;
        let job = Job::default();
        let registration =
            worker::make(&host, Kind::Json, &dossier, lang, &job, drop).await.map_err(no_file)?;
        let text = String::from_utf8(registration).map_err(|_| words::SUBMIT_NO_FILE)?;
        let digest = digest_of(&text).ok_or(words::SUBMIT_NO_FILE)?;
        let reference = dossier.reference().as_str().to_owned();
        if !post::permitted(&host.node()).await {
            return Err(words::SUBMIT_REFUSED);
        }
        let Some(endpoint) = endpoint else {
            post::hand_over(&host.node(), &text).ok_or(words::SUBMIT_NO_FILE)?;
            post::submitted(&host.node(), &reference, &digest);
            self.0.borrow_mut().handed.push(reference);
            return Ok(());
        };
        let sheet =
            worker::make(&host, Kind::Pdf, &dossier, lang, &job, drop).await.map_err(no_file)?;
        let key = Key::of(&digest);
        let (json, pdf) = (Kind::Json.media(), Kind::Pdf.media());
        let (data, paper) = (format!("{reference}.json"), format!("{reference}.pdf"));
        let parts = [
            Part { name: "registration", file: &data, media: json, bytes: text.as_bytes() },
            Part { name: "sheet", file: &paper, media: pdf, bytes: &sheet },
        ];
        let bytes = body(key.as_str(), &parts);
        let sealed = Sealed {
            key: key.clone(),
            digest,
            reference,
            sha256: sha256(&bytes),
            draft: draft.to_string(),
            endpoint,
            receiver,
            title: dossier.assessment().procedure.title.into(),
        };
        // Key and bytes are written down together, before the first byte goes.
        let over = |before: Option<Entry>| {
            let (entry, fresh) = Entry::seal_over(before, sealed.clone(), at());
            (entry, fresh.then(|| bytes.clone()))
        };
        self.update(key.as_str(), over).await;
        Ok(())
    }

    /// Sends what is to be sent, one after the other, until nothing is due.
    async fn run(&self) {
        {
            let mut inner = self.0.borrow_mut();
            if inner.gone {
                return;
            }
            if std::mem::replace(&mut inner.running, true) {
                inner.again = true;
                return;
            }
            inner.timer = None;
        }
        loop {
            self.0.borrow_mut().again = false;
            let sending = |entry: &Entry| entry.state == State::Sending;
            if self.next().await.is_some() || self.all().await.iter().any(sending) {
                let inherits = std::mem::take(&mut self.0.borrow_mut().inherits);
                let how = if inherits { How::Anyway } else { How::InTurn };
                let held = tabs::hold(LINE, how, || {}).await;
                {
                    let mut inner = self.0.borrow_mut();
                    if inner.gone {
                        return;
                    }
                    inner.held = held;
                }
                for entry in self.all().await {
                    // Whoever has the lock is the only one who sends: what is on its way was left by somebody who is gone.
                    if entry.state == State::Sending {
                        self.change(&entry, Event::Found).await;
                    }
                }
                while let Some((entry, command)) = self.next().await {
                    let done = self.carry_out(&entry, command).await;
                    self.show().await;
                    self.tell();
                    if !done {
                        break;
                    }
                }
                self.0.borrow_mut().held = None;
            }
            if !self.0.borrow().again {
                break;
            }
        }
        let pause = self.pause().await;
        let mut inner = self.0.borrow_mut();
        inner.timer = pause.filter(|_| !inner.gone).map(|pause| {
            let outbox = self.clone();
            timer::after(pause, move || spawn_local(async move { outbox.run().await }))
        });
        inner.running = false;
    }

    fn commands(&self, entries: Vec<Entry>) -> impl Iterator<Item = (Entry, Command)> {
        let inner = self.0.borrow();
        let endpoint = inner.endpoint.clone().filter(|_| !inner.gone && post::online());
        let now = at().now;
        entries.into_iter().map(move |entry| {
            let command = entry.command(endpoint.as_deref(), now);
            (entry, command)
        })
    }

    /// The first entry with which something is to be done.
    async fn next(&self) -> Option<(Entry, Command)> {
        let entries = self.all().await;
        self.commands(entries).find(|(_, command)| matches!(command, Command::Ask | Command::Post))
    }

    /// Until when nothing is due.
    async fn pause(&self) -> Option<u32> {
        let entries = self.all().await;
        let wait = |(_, command): (Entry, Command)| match command {
            Command::Wait(milliseconds) => Some(milliseconds),
            // It was called off just now, or could not be written down.
            Command::Ask | Command::Post => Some(AGAIN_MS),
            Command::Rest => None,
        };
        let soonest = self.commands(entries).filter_map(wait).min()?;
        Some(u32::try_from(soonest).unwrap_or(u32::MAX))
    }

    /// Whether it could be done: what cannot be written down is not sent.
    async fn carry_out(&self, entry: &Entry, command: Command) -> bool {
        let key = entry.sealed.key.as_str();
        let (asked, bytes) = match command {
            Command::Rest | Command::Wait(_) => return true,
            Command::Ask => (Asked::Receipt, None),
            Command::Post => {
                // Written down before the first byte goes, and only if nobody has called it off meanwhile.
                let endpoint = self.0.borrow().endpoint.clone();
                let begin = |entry: Option<Entry>| {
                    let entry = entry.and_then(|entry| {
                        let moment = at();
                        match entry.command(endpoint.as_deref(), moment.now) {
                            Command::Post => entry.on(Event::Begin, moment),
                            Command::Rest | Command::Wait(_) | Command::Ask => Some(entry),
                        }
                    });
                    (entry, None)
                };
                let begun = self.update(key, begin).await;
                if begun.is_none_or(|entry| entry.state != State::Sending) {
                    return false;
                }
                self.show().await;
                (Asked::Post, self.bytes(key).await)
            }
        };
        let reply = post::exchange(&entry.sealed, asked, bytes).await;
        let answer = reply.map_or(Answer::Lost, |reply| {
            let after = reply.retry_after.as_deref();
            read_answer(&entry.sealed, asked, reply.status, after, &reply.body)
        });
        let arrived = matches!(answer, Answer::Accepted(_));
        let noted = self.change(entry, Event::Answer(answer)).await.is_some();
        if arrived {
            let node = self.0.borrow().host.node();
            post::submitted(&node, &entry.sealed.reference, &entry.sealed.digest);
        }
        noted
    }

    async fn change(&self, entry: &Entry, event: Event) -> Option<Entry> {
        let change = |entry: Option<Entry>| (on(entry, event.clone()), None);
        self.update(entry.sealed.key.as_str(), change).await
    }
}

/// What is written down.
impl Outbox {
    /// Changes one entry, with its bytes, in one transaction. Where the device keeps nothing it is changed in memory.
    async fn update(
        &self,
        key: &str,
        change: impl Fn(Option<Entry>) -> (Option<Entry>, Option<Vec<u8>>),
    ) -> Option<Entry> {
        let (in_memory, mine) = {
            let inner = self.0.borrow();
            let mine = |(entry, _): &(Entry, Vec<u8>)| entry.sealed.key.as_str() == key;
            (inner.in_memory || inner.refused, inner.memory.iter().position(mine))
        };
        if mine.is_none() && !in_memory {
            // Phones drop the connection of a page that was out of sight: it is opened again.
            for _ in 0..TRIES {
                if let Ok(after) = self.update_kept(key, &change).await {
                    return after;
                }
            }
            self.0.borrow_mut().refused = true;
        }
        let mut inner = self.0.borrow_mut();
        let (before, old) = mine.map(|place| inner.memory.remove(place)).unzip();
        let (after, new) = change(before);
        let after = after?;
        let bytes = new.or(old).filter(|_| after.needs_bytes()).unwrap_or_default();
        inner.memory.push((after.clone(), bytes));
        Some(after)
    }

    async fn update_kept(
        &self,
        key: &str,
        change: impl Fn(Option<Entry>) -> (Option<Entry>, Option<Vec<u8>>),
    ) -> Result<Option<Entry>, NotKept> {
        let database = self.database().await?;
        let transaction = database.transaction(&[ENTRIES, BYTES], TransactionMode::ReadWrite)?;
        let (entries, all_bytes) =
            (transaction.object_store(ENTRIES)?, transaction.object_store(BYTES)?);
        let name = JsValue::from_str(key);
        let before = entries.get(name.clone())?.await?;
        let (after, new) = change(before.and_then(|text| read_entry(&text.as_string()?)));
        match &after {
            Some(entry) => {
                let text = write_entry(entry).ok_or(NotKept)?;
                entries.put(&JsValue::from_str(&text), Some(&name))?.await?;
            }
            None => entries.delete(name.clone())?.await?,
        }
        if let Some(bytes) = new {
            all_bytes.put(&Uint8Array::from(bytes.as_slice()), Some(&name))?.await?;
        }
        if after.as_ref().is_none_or(|entry| !entry.needs_bytes()) {
            all_bytes.delete(name)?.await?;
        }
        let done = transaction.await?.is_committed();
        self.rest(database);
        if done { Ok(after) } else { Err(NotKept) }
    }

    /// The device is shared from now on: what the person at it has agreed to leaves the disk.
    async fn take_into_memory(&self) {
        let present = self.0.borrow().present.clone();
        let Ok(kept) = self.all_kept().await else { return };
        for entry in kept {
            if present.as_deref() == Some(entry.sealed.draft.as_str()) {
                let key = entry.sealed.key.as_str();
                let bytes = self.bytes(key).await.map(|bytes| bytes.to_vec()).unwrap_or_default();
                // If it cannot be deleted it stays where it was, and is sent from here.
                let _ = self.update_kept(key, |_| (None, None)).await;
                self.0.borrow_mut().memory.push((entry, bytes));
            }
        }
    }

    async fn all(&self) -> Vec<Entry> {
        let in_memory = self.0.borrow().in_memory;
        let kept = if in_memory { None } else { self.all_kept().await.ok() };
        let kept = kept.unwrap_or_default();
        let inner = self.0.borrow();
        let memory = inner.memory.iter().map(|(entry, _)| entry.clone());
        kept.into_iter().chain(memory).collect()
    }

    async fn all_kept(&self) -> Result<Vec<Entry>, NotKept> {
        let database = self.database().await?;
        let transaction = database.transaction(&[ENTRIES], TransactionMode::ReadOnly)?;
        let texts = transaction.object_store(ENTRIES)?.get_all(None, None)?.await?;
        self.rest(database);
        Ok(texts.into_iter().filter_map(|text| read_entry(&text.as_string()?)).collect())
    }

    async fn bytes(&self, key: &str) -> Option<Uint8Array> {
        let mine = |(entry, _): &&(Entry, Vec<u8>)| entry.sealed.key.as_str() == key;
        let memory = self.0.borrow().memory.iter().find(mine).map(|(_, bytes)| bytes.clone());
        if let Some(bytes) = memory {
            return Some(Uint8Array::from(bytes.as_slice()));
        }
        let database = self.database().await.ok()?;
        let transaction = database.transaction(&[BYTES], TransactionMode::ReadOnly).ok()?;
        let bytes = transaction.object_store(BYTES).ok()?.get(JsValue::from_str(key)).ok()?;
        let bytes = bytes.await.ok()??;
        self.rest(database);
        Some(Uint8Array::new(&bytes))
    }

    /// The open connection, taken out while it is used.
    async fn database(&self) -> Result<Connection, NotKept> {
        let open = self.0.borrow_mut().database.take();
        match open {
            Some(database) => Ok(database),
            None => Ok(Connection::open(DATABASE, &[ENTRIES, BYTES]).await?),
        }
    }

    /// Keeps the connection for the next time, if there can be one.
    fn rest(&self, database: Connection) {
        let mut inner = self.0.borrow_mut();
        if !inner.gone {
            inner.database = Some(database);
        }
    }
}
