//! The tables of communes and the file of the site, fetched when a screen first needs them.

use crate::web::browser::assets;
use crate::web::browser::host::Host;
use crate::web::chunks::{self, Chunk};
use crate::web::store::Change;
use std::rc::Rc;
use tokhai_core::host::{Faulty, HostFile};
use tokhai_core::procedures::{self, Entry};
use tokhai_core::values::communes::{Communes, OldCommunes};
use yew::Callback;
use yew::platform::spawn_local;

/// A table on its way.
#[derive(Debug)]
pub(crate) enum Load<T> {
    /// Nobody has asked for it.
    Idle,
    /// It is being fetched.
    Coming,
    /// It is there.
    Here(Rc<T>),
    /// It could not be fetched, or is damaged.
    Failed,
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Load<T> {
        match self {
            Load::Idle => Load::Idle,
            Load::Coming => Load::Coming,
            Load::Here(table) => Load::Here(table.clone()),
            Load::Failed => Load::Failed,
        }
    }
}

impl<T> Load<T> {
    /// The table, once it is there.
    pub(crate) fn here(&self) -> Option<&T> {
        match self {
            Load::Here(table) => Some(table),
            Load::Idle | Load::Coming | Load::Failed => None,
        }
    }

    fn of(read: Option<T>) -> Load<T> {
        read.map_or(Load::Failed, |table| Load::Here(Rc::new(table)))
    }
}

/// The tables, as far as they are there.
#[derive(Clone, Debug)]
pub(crate) struct Tables {
    /// The communes of today.
    pub(crate) communes: Load<Communes>,
    /// Those before 2025-07-01.
    pub(crate) old: Load<OldCommunes>,
    /// What the site says of itself and its offices.
    pub(crate) site: Load<HostFile>,
}

/// News of a table.
#[derive(Clone, Debug)]
pub(crate) enum News {
    /// Of the communes of today.
    Communes(Load<Communes>),
    /// Of those before 2025-07-01.
    Old(Load<OldCommunes>),
    /// Of what the site says.
    Site(Load<HostFile>),
    /// There is a network again: what the site says is worth another try.
    Again,
}

impl Default for Tables {
    fn default() -> Tables {
        Tables { communes: Load::Idle, old: Load::Idle, site: Load::Idle }
    }
}

impl Tables {
    /// The procedures that are offered here, in the order of the site.
    pub(crate) fn offered(&self) -> Vec<&'static Entry> {
        let named = self.site.here().map(|site| site.procedures.as_slice()).unwrap_or_default();
        if named.is_empty() {
            return procedures::CATALOG.iter().collect();
        }
        named.iter().filter_map(|own| procedures::entry(own.0)).collect()
    }

    /// Takes note of news.
    pub(crate) fn hear(&mut self, news: News) {
        match news {
            News::Communes(load) => self.communes = load,
            News::Old(load) => self.old = load,
            News::Site(load) => self.site = load,
            News::Again if matches!(self.site, Load::Failed) => self.site = Load::Idle,
            News::Again => {}
        }
    }

    /// Fetches what nobody has fetched yet: the communes of today, and those before where people search.
    pub(crate) fn fetch(&self, search: bool, host: &Host, send: &Callback<Change>) {
        if matches!(self.communes, Load::Idle) {
            send.emit(Change::Table(News::Communes(Load::Coming)));
            fetch("data/communes.txt", host, send, |text| {
                News::Communes(Load::of(text.and_then(|text| chunks::read_communes(&text))))
            });
        }
        if search && matches!(self.old, Load::Idle) {
            send.emit(Change::Table(News::Old(Load::Coming)));
            fetch("data/old-communes.txt", host, send, |text| {
                News::Old(Load::of(text.and_then(|text| chunks::read_old_communes(&text))))
            });
        }
    }
}

impl Tables {
    /// Fetches what the site says, once. A faulty file counts as none; whoever wrote it is told what is wrong with it.
    pub(crate) fn fetch_site(&self, host: &Host, send: &Callback<Change>) {
        if !matches!(self.site, Load::Idle) {
            return;
        }
        send.emit(Change::Table(News::Site(Load::Coming)));
        let (host, send) = (host.clone(), send.clone());
        spawn_local(async move { send.emit(Change::Table(site(&host).await)) });
    }
}

/// What the site says.
pub(crate) async fn site(host: &Host) -> News {
    let mut read = None;
    if let Some(text) = host.site().await
        && Chunk::Site.fetch(host).await.is_ok()
    {
        read = chunks::read_site(&text).map_err(|Faulty(why)| host.complain(&why)).ok();
    }
    News::Site(Load::of(read))
}

fn fetch(
    name: &'static str,
    host: &Host,
    send: &Callback<Change>,
    read: fn(Option<String>) -> News,
) {
    let (host, send) = (host.clone(), send.clone());
    spawn_local(async move {
        let text = assets::text(&host, name).await.ok();
        send.emit(Change::Table(read(text)));
    });
}
