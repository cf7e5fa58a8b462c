//! What a window knows of other windows, and what ends a draft: it comes with the later screens, and joins the actor then.
//!
//! One window writes a draft; the others are told, show it and follow, and can take over. See `docs/drafts.md`.

use crate::web::browser::lock;
use crate::web::browser::outbox;
use crate::web::browser::records::{Name, Saved, get, set};
use crate::web::browser::storage::{
    DATABASE, DRAFTS, Failed, Heard, Keeper, NotKept, SLOTS, Saving, Windows, pause, within,
};
use crate::web::browser::tabs::{self, Held, How, News, Tabs};
use idb::{Factory, TransactionMode};
use js_sys::{Function, Promise};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// How long another window has for letting go of a draft.
const COURTESY_MS: i32 = 1_500;

static WINDOWS: Windows = Windows {
    may_write: |keeper, name| {
        let (keeper, name) = (keeper.clone(), name.clone());
        Box::pin(async move { keeper.may_write(&name).await })
    },
    wrote: |keeper, name| {
        keeper.others(News::Saved, name);
        keeper.persist();
    },
    follow: |keeper, name| keeper.follow(name),
    seal: lock::seal,
};

/// Joins the actor to the other windows.
pub(crate) fn listen(keeper: &Keeper) {
    let hearing = keeper.clone();
    let tabs = Tabs::listen(move |news, name| hearing.hear(news, name));
    let mut state = keeper.0.borrow_mut();
    state.tabs = Some(tabs);
    state.windows = Some(&WINDOWS);
    drop(state);
    keeper.flush();
}

impl Keeper {
    async fn may_write(&self, name: &Name) -> bool {
        if self.0.borrow().held.as_ref().is_some_and(|(other, _)| other == name) {
            return true;
        }
        let inherits = std::mem::take(&mut self.0.borrow_mut().inherits);
        let how = if inherits { How::Anyway } else { How::IfFree };
        let held = self.hold(name, how).await;
        let may = held.is_some();
        self.0.borrow_mut().held = held.map(|held| (name.clone(), held));
        may
    }

    fn hear(&self, news: News, name: Name) {
        let (mine, heard, follows) = {
            let state = self.0.borrow();
            let mine = state.open.as_ref() == Some(&name);
            (mine, state.heard.clone(), state.saving == Saving::InMemory(NotKept::Elsewhere))
        };
        match news {
            News::Saved if mine && follows => self.follow(name),
            News::Wanted if mine && !follows => {
                let keeper = self.clone();
                spawn_local(async move {
                    // What was typed last goes to the disk before the other window reads it, and before this one lets
                    // go: a writing that ends later would take it for its own again.
                    keeper.write_out().await;
                    keeper.0.borrow_mut().held = None;
                    keeper.tell(Saving::InMemory(NotKept::Elsewhere));
                });
            }
            News::Dropped => heard.emit(Heard::Dropped(name)),
            News::Wiped => heard.emit(Heard::Wiped),
            News::Saved | News::Wanted => {}
        }
    }

    /// Shows what another window has written.
    fn follow(&self, name: Name) {
        let keeper = self.clone();
        spawn_local(async move {
            let Ok(slots) = keeper.read().await else { return };
            let saved = slots.iter().find(|(other, _)| *other == name);
            let saved = saved.and_then(|(_, slots)| slots.saved(&name));
            let heard = keeper.0.borrow().heard.clone();
            let lock = keeper.0.borrow().lock.clone();
            let saved = match (saved, lock) {
                (Some(Saved { sealed: Some(record), id, .. }), Some(lock)) => {
                    lock::reopen(&lock, &record).await.and_then(|draft| {
                        Some(Saved { id, lock: Some(lock), ..Saved::from_js(&draft)? })
                    })
                }
                // It was locked over there: here too it takes the PIN from now on.
                (Some(Saved { sealed: Some(_), .. }), None) => return keeper.shut().await,
                (saved, _) => saved,
            };
            if let Some(saved) = saved.filter(|saved| saved.draft.readable().is_ok()) {
                heard.emit(Heard::Followed(Rc::new(saved)));
            }
        });
    }

    fn others(&self, news: News, name: &str) {
        if let Some(tabs) = &self.0.borrow().tabs {
            tabs.tell(news, name);
        }
    }

    /// Goes on writing here what another window was writing.
    pub(crate) fn take_over(&self) {
        let keeper = self.clone();
        spawn_local(async move {
            let Some(name) = keeper.0.borrow().open.clone() else { return };
            keeper.others(News::Wanted, &name);
            let polite = keeper.hold(&name, How::InTurn);
            let held = match within(COURTESY_MS, polite).await.flatten() {
                Some(held) => Some(held),
                None => keeper.hold(&name, How::Anyway).await,
            };
            keeper.0.borrow_mut().held = held.map(|held| (name.clone(), held));
            let Ok(slots) = keeper.read().await else { return };
            keeper.follow(name.clone());
            let seq =
                slots.iter().find(|(other, _)| *other == name).map_or(0.0, |(_, slots)| slots.seq);
            keeper.0.borrow_mut().saw(&name, seq);
            keeper.tell(Saving::Kept);
        });
    }

    /// From now on nothing is kept, and what was kept of the open draft goes; or the other way round.
    pub(crate) fn share(&self, shared: bool) {
        let open = {
            let mut state = self.0.borrow_mut();
            state.pending.clear();
            state.timer = None;
            state.held = None;
            state.open.take()
        };
        if let (true, Some(name)) = (shared, open) {
            let keeper = self.clone();
            spawn_local(async move {
                // If it cannot be deleted the start page still lists it.
                let _ = keeper.remove(&name).await;
            });
        }
        self.tell(if shared { Saving::InMemory(NotKept::Shared) } else { Saving::Kept });
    }

    /// Counts a wrong try on what is on the device, so that closing the page does not take it back.
    pub(crate) async fn count_try(&self, name: &Name, record: &JsValue) {
        let (keeper, name, record) = (self.clone(), name.clone(), record.clone());
        let counted: Result<(), Failed> = async move {
            let database = keeper.database().await?;
            let transaction = database.transaction(&[DRAFTS], TransactionMode::ReadWrite)?;
            let store = transaction.object_store(DRAFTS)?;
            for end in SLOTS {
                let key = JsValue::from_str(&format!("{name}{end}"));
                if let Some(kept) = store.get(key.clone())?.await? {
                    for part in ["tries", "until"] {
                        set(&kept, part, &get(&record, part));
                    }
                    store.put(&kept, Some(&key))?.await?;
                }
            }
            transaction.await?;
            keeper.0.borrow_mut().rest(database);
            Ok(())
        }
        .await;
        // Where it cannot be counted on the disk it is counted in memory.
        drop(counted);
    }

    /// Writes what is waiting, and waits until it is done.
    async fn write_out(&self) {
        self.write_all().await;
        while self.0.borrow().writing {
            pause(20).await;
        }
    }

    /// Writes what is waiting, then shuts the open draft.
    pub(crate) fn lock_up(&self) {
        let keeper = self.clone();
        spawn_local(async move {
            keeper.write_out().await;
            // What could not be written stays open: better seen than lost.
            if keeper.saving() == Saving::Kept {
                keeper.shut().await;
            }
        });
    }

    /// Lets go of the open draft, and lists what is on the device.
    async fn shut(&self) {
        let Ok(listed) = self.load().await else { return };
        let heard = {
            let mut state = self.0.borrow_mut();
            state.lock = None;
            state.held = None;
            state.open = None;
            state.heard.clone()
        };
        heard.emit(Heard::Listed(listed.into_iter().map(Rc::new).collect()));
    }

    /// Destroys one draft.
    pub(crate) async fn forget(&self, name: &Name) -> Result<(), NotKept> {
        self.0.borrow_mut().pending.retain(|(other, ..)| other != name);
        let done = self.remove(name).await;
        self.others(News::Dropped, name);
        done.map_err(|_| NotKept::Refused)
    }

    /// Destroys every draft on this device, and what other windows hold of them.
    pub(crate) async fn erase(&self) -> Result<(), NotKept> {
        {
            let mut state = self.0.borrow_mut();
            state.pending.clear();
            state.timer = None;
            state.held = None;
            state.open = None;
        }
        self.others(News::Wiped, "");
        match self.clear().await {
            Ok(()) => Ok(()),
            Err(_) => Err(NotKept::Refused),
        }
    }

    async fn hold(&self, name: &Name, how: How) -> Option<Held> {
        let (keeper, lost) = (self.clone(), name.clone());
        let held = tabs::hold(name, how, move || {
            let held = keeper.0.borrow_mut().held.take_if(|(other, _)| *other == lost);
            if held.is_some() {
                keeper.tell(Saving::InMemory(NotKept::Elsewhere));
            }
        })
        .await;
        held.filter(|_| self.0.borrow().gone.is_none())
    }

    /// Asks the browser, once, not to throw drafts away when it runs out of room.
    fn persist(&self) {
        if !std::mem::replace(&mut self.0.borrow_mut().persisted, true) {
            let asked = web_sys::window().and_then(|window| {
                let storage = get(&window.navigator(), "storage");
                let persist: Function = get(&storage, "persist").dyn_into().ok()?;
                persist.call0(&storage).ok()?.dyn_into::<Promise>().ok()
            });
            if let Some(asked) = asked {
                // Whatever the answer is, the start page says what can happen to a draft.
                spawn_local(async move { drop(JsFuture::from(asked).await) });
            }
        }
    }

    async fn remove(&self, name: &Name) -> Result<(), Failed> {
        let database = self.database().await?;
        let transaction = database.transaction(&[DRAFTS], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(DRAFTS)?;
        for end in SLOTS {
            store.delete(JsValue::from_str(&format!("{name}{end}")))?.await?;
        }
        let done = transaction.await?.is_committed();
        let mut state = self.0.borrow_mut();
        state.rest(database);
        state.seen.retain(|(other, _)| other != name);
        state.held.take_if(|(other, _)| other == name);
        if done { Ok(()) } else { Err(Failed::Refused) }
    }

    async fn clear(&self) -> Result<(), Failed> {
        let database = self.database().await?;
        let transaction = database.transaction(&[DRAFTS], TransactionMode::ReadWrite)?;
        transaction.object_store(DRAFTS)?.clear()?.await?;
        transaction.await?;
        drop(database);
        self.0.borrow_mut().seen.clear();
        // Emptied already. That the empty database goes too may have to wait for another window, so nobody waits for it.
        for name in [DATABASE, outbox::DATABASE] {
            if let Ok(request) = Factory::new().and_then(|factory| factory.delete(name)) {
                let _ = within(1_000, async { request.await.is_ok() }).await;
            }
        }
        Ok(())
    }
}
