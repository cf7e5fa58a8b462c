//! What the phone gets later, in files of its own: each procedure, and what no first question needs.
//!
//! A function that is linked apart stands behind an import that nobody provides. The bundler cuts the program at these
//! names (`src/bin/bundle/split.rs`), and whatever only such a function reaches goes into its file.
//! Calling one before its file has come is a fault of the app; `store` and the screens look first.
//! Programs that are not for the browser have everything linked in.

use crate::web::browser::assets::{self, Missing};
use crate::web::browser::host::Host;
use crate::web::browser::idle::Idle;
use crate::web::browser::storage::{Keeper, NotKept};
use crate::web::browser::windows;
use crate::web::components;
use crate::web::embed::protocol::{self, Message, Refused};
use crate::web::embed::{self, Guest};
use crate::web::fields::{self, Around};
use crate::web::pages::{self, Scene};
use crate::web::store::{Change, Store};
use std::sync::atomic::{AtomicBool, Ordering};
use tokhai_core::dossier::Dossier;
use tokhai_core::dossier::draft_file::{self, Opened};
use tokhai_core::host::{self, Faulty, HostFile};
use tokhai_core::procedures::assessment::Assessment;
use tokhai_core::procedures::{self, CATALOG, Procedure, ProcedureId, late};
use tokhai_core::session::view::{FieldView, ReviewPart};
use tokhai_core::values::communes::{Communes, OldCommunes};
use tokhai_core::values::text::{Lang, Text};
use yew::{Callback, Html};

/// A file that comes when it is first needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chunk {
    /// A procedure.
    Procedure(ProcedureId),
    /// The review, the summary, reasons that are asked for, and the ways of asking that no procedure begins with.
    Later,
    /// Reading and writing JSON: what a site says of itself, drafts as files.
    Site,
    /// Sending an application, where the site takes any.
    Send,
}

static LATER: AtomicBool = AtomicBool::new(false);
static SITE: AtomicBool = AtomicBool::new(false);
static SEND: AtomicBool = AtomicBool::new(false);

impl Chunk {
    /// Its name among the files of the build.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Chunk::Procedure(id) => id,
            Chunk::Later => "later",
            Chunk::Site => "site",
            Chunk::Send => "send",
        }
    }

    /// Whether it has come.
    pub(crate) fn is_here(self) -> bool {
        match self {
            Chunk::Procedure(id) => procedures::find(id).is_some(),
            Chunk::Later => !late::APART || LATER.load(Ordering::Relaxed),
            Chunk::Site => !late::APART || SITE.load(Ordering::Relaxed),
            Chunk::Send => !late::APART || SEND.load(Ordering::Relaxed),
        }
    }

    /// Fetches it; afterwards it is here.
    pub(crate) async fn fetch(self, host: &Host) -> Result<(), Missing> {
        if !self.is_here() {
            assets::join(host, self.name()).await?;
            match self {
                Chunk::Procedure(id) => {
                    if let Some(procedure) = linked_apart(id) {
                        late::arrive(procedure);
                    }
                }
                Chunk::Later => LATER.store(true, Ordering::Relaxed),
                Chunk::Site => SITE.store(true, Ordering::Relaxed),
                Chunk::Send => SEND.store(true, Ordering::Relaxed),
            }
        }
        Ok(())
    }
}

/// Links a function into the file of that name. Two functions of one file differ by their number of 32 digits.
macro_rules! apart {
    ($file:ident $number:literal: fn $name:ident($($given:ident: $type:ty),*) -> $out:ty = $real:expr) => {
        #[cfg(target_arch = "wasm32")]
        pub(crate) fn $name($($given: $type),*) -> $out {
            #[link(wasm_import_module = "__wasm_split_placeholder__")]
            #[allow(improper_ctypes, reason = "both sides are compiled together")]
            unsafe extern "C" {
                #[link_name = concat!("__wasm_split_00", stringify!($file), "00_import_", $number)]
                safe fn here($($given: $type),*) -> $out;
            }
            #[unsafe(export_name = concat!("__wasm_split_00", stringify!($file), "00_export_", $number))]
            #[allow(improper_ctypes_definitions, reason = "both sides are compiled together")]
            extern "C" fn there($($given: $type),*) -> $out {
                $real($($given),*)
            }
            here($($given),*)
        }

        #[cfg(not(target_arch = "wasm32"))]
        pub(crate) fn $name($($given: $type),*) -> $out {
            $real($($given),*)
        }
    };
}

macro_rules! each_apart {
    ($($folder:ident,)+) => {
        mod each {
            use super::{Procedure, procedures};
            $(apart!($folder "00000000000000000000000000000001":
                fn $folder() -> &'static Procedure = procedures::alone::$folder);)+
        }

        /// The procedure of that name, out of its file.
        fn linked_apart(id: ProcedureId) -> Option<&'static Procedure> {
            let place = CATALOG.iter().position(|entry| entry.id == id)?;
            let mut at = 0;
            $(
                if place == at {
                    return Some(each::$folder());
                }
                at += 1;
            )+
            let _ = at;
            None
        }
    };
}
tokhai_core::each_procedure!(each_apart);

apart!(later "00000000000000000000000000000001":
    fn review(scene: &Scene<'_>, parts: &[ReviewPart]) -> Html = pages::review::review);
apart!(later "00000000000000000000000000000002":
    fn summary(scene: &Scene<'_>) -> Html = pages::summary::summary);
apart!(later "00000000000000000000000000000003":
    fn rarer(view: &FieldView, around: &Around<'_>) -> Html = fields::rarer);
apart!(later "00000000000000000000000000000004":
    fn reasons(scene: &Scene<'_>, judged: &Assessment, at: usize) -> Html = components::strip::reasons);
apart!(later "00000000000000000000000000000005":
    fn read_communes(text: &str) -> Option<Communes> = |text| Communes::read(text).ok());
apart!(later "00000000000000000000000000000006":
    fn read_old_communes(text: &str) -> Option<OldCommunes> = |text| OldCommunes::read(text).ok());
apart!(later "00000000000000000000000000000007":
    fn situations(scene: &Scene<'_>) -> Html = components::situations::situations);
apart!(later "00000000000000000000000000000008":
    fn whom(scene: &Scene<'_>) -> Html = pages::visit::whom);
apart!(later "00000000000000000000000000000009":
    fn plan(scene: &Scene<'_>) -> Html = pages::visit::all);
apart!(later "00000000000000000000000000000010":
    fn gone(scene: &Scene<'_>, names: &[Text]) -> Html = components::edits::gone);
apart!(later "00000000000000000000000000000011":
    fn taken(scene: &Scene<'_>) -> Html = components::edits::taken);
apart!(later "00000000000000000000000000000012":
    fn drafts(scene: &Scene<'_>) -> Html = components::drafts::drafts);
apart!(later "00000000000000000000000000000013":
    fn banner(scene: &Scene<'_>, why: Option<NotKept>) -> Html = components::drafts::banner);
apart!(later "00000000000000000000000000000014":
    fn listen(keeper: &Keeper) -> () = windows::listen);
apart!(later "00000000000000000000000000000015":
    fn watch_idle(host: &Host, keeper: &Keeper, send: &Callback<Change>) -> Option<Idle> = components::drafts::watch_idle);
apart!(later "00000000000000000000000000000016":
    fn left_out(scene: &Scene<'_>) -> Html = components::drafts::left_out);
apart!(later "00000000000000000000000000000017":
    fn strip(scene: &Scene<'_>) -> Html = components::strip::strip);
apart!(later "00000000000000000000000000000018":
    fn spoken(judged: &Assessment, lang: Lang) -> String = components::strip::spoken);
apart!(send "00000000000000000000000000000001":
    fn follow_outbox(store: &Store, host: &Host, send: &Callback<Change>) -> () = components::outbox::follow);
apart!(send "00000000000000000000000000000002":
    fn outbox(scene: &Scene<'_>) -> Html = components::outbox::outbox);
apart!(send "00000000000000000000000000000003":
    fn submission(scene: &Scene<'_>, dossier: &Dossier) -> Html = components::outbox::submission);
apart!(send "00000000000000000000000000000004":
    fn consent(scene: &Scene<'_>, dossier: &Dossier) -> Html = pages::consent::consent);
apart!(send "00000000000000000000000000000005":
    fn has_arrived(store: &Store, dossier: &Dossier) -> bool = components::outbox::has_arrived);
apart!(later "00000000000000000000000000000090":
    fn hear(host: &Host, send: &Callback<Change>) -> () = embed::hear);
apart!(later "00000000000000000000000000000091":
    fn guest(store: &mut Store, news: Option<Guest>) -> () = embed::guest);
apart!(later "00000000000000000000000000000092":
    fn filled(scene: &Scene<'_>) -> Html = embed::filled);
apart!(later "00000000000000000000000000000093":
    fn step(host: &Host, at: usize, of: usize) -> () = Host::step);
apart!(site "00000000000000000000000000000090":
    fn read_message(text: &str) -> Result<Message, Refused> = protocol::read);
apart!(site "00000000000000000000000000000002":
    fn read_draft(text: &str) -> Result<Opened, draft_file::Refused> = draft_file::read);
apart!(site "00000000000000000000000000000003":
    fn write_draft(opened: &Opened) -> Option<String> = draft_file::write);
apart!(site "00000000000000000000000000000001":
    fn read_site(text: &str) -> Result<HostFile, Faulty> = host::read);
apart!(site "00000000000000000000000000000004":
    fn band(scene: &Scene<'_>) -> Html = components::site::band);
apart!(site "00000000000000000000000000000005":
    fn contacts(scene: &Scene<'_>) -> Html = components::site::contacts);
