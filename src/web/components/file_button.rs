//! A file of the summary: made by a worker that starts when it is first needed, or small enough to be made here.

use crate::web::browser::worker::{self, Job, Kind, NoFile};
use crate::web::browser::{download, share};
use crate::web::components::confirm::button;
use crate::web::pages::Scene;
use crate::web::store::{Change, Stage};
use crate::web::words;
use std::rc::Rc;
use tokhai_core::dossier::Dossier;
use tokhai_core::values::text::Text;
use yew::platform::spawn_local;
use yew::prelude::*;

/// From here on the worker has all it needs, of the 1 that is the whole.
const ALL_THERE: f64 = 0.5;

/// Draws the button of a file that the worker makes, and what is going on.
pub(crate) fn file_button(scene: &Scene<'_>, kind: Kind, dossier: Rc<Dossier>, name: &str) -> Html {
    let Scene { store, lang, send, host, .. } = *scene;
    let working = match store.file(kind) {
        Stage::Working(job, ready) => Some((job.clone(), *ready)),
        Stage::Idle | Stage::Over(_) => None,
    };
    let start = {
        let (host, send, name, busy) =
            (host.clone(), send.clone(), file_name(name, kind), working.is_some());
        Callback::from(move |_: MouseEvent| {
            if busy {
                return;
            }
            let job = Job::new();
            send.emit(Change::File(kind, Stage::Working(job.clone(), false)));
            let (host, send, name, dossier) =
                (host.clone(), send.clone(), name.clone(), dossier.clone());
            spawn_local(async move {
                let progress = {
                    let (send, job) = (send.clone(), job.clone());
                    move |done: f64| {
                        if done >= ALL_THERE {
                            send.emit(Change::File(kind, Stage::Working(job.clone(), true)));
                        }
                    }
                };
                let words = match worker::make(&host, kind, &dossier, lang, &job, progress).await {
                    Ok(bytes) => saved(&name, kind, &bytes),
                    // Said already when it was called off.
                    Err(NoFile::Cancelled) => return,
                    Err(failed) => failed.text(),
                };
                send.emit(Change::File(kind, Stage::Over(words)));
            });
        })
    };
    let waiting = working.map(|(job, ready)| {
        let cancel = send.reform(move |_: MouseEvent| {
            job.cancel();
            Change::File(kind, Stage::Over(NoFile::Cancelled.text()))
        });
        html! {
            <>
                <progress class="tk-progress__bar" aria-hidden="true" max="2" value={if ready { "1" } else { "0" }} />
                { button("tk-button tk-button--quiet", "cancel".to_owned(), words::CANCEL.get(lang), cancel) }
            </>
        }
    });
    drawn(scene, kind, start, waiting.unwrap_or_default())
}

/// Draws the button of a file that is made here and now.
pub(crate) fn small_file(scene: &Scene<'_>, kind: Kind, name: &str, bytes: Vec<u8>) -> Html {
    let (name, send) = (file_name(name, kind), scene.send.clone());
    let start = move |_: MouseEvent| {
        send.emit(Change::File(kind, Stage::Over(saved(&name, kind, &bytes))));
    };
    drawn(scene, kind, Callback::from(start), Html::default())
}

/// Draws the button that hands the sheet, as text, to another app.
pub(crate) fn share_button(scene: &Scene<'_>, title: String, text: String) -> Html {
    let send = scene.send.clone();
    let start = move |_: MouseEvent| {
        let (send, title, text) = (send.clone(), title.clone(), text.clone());
        spawn_local(async move {
            let words = share::share(&title, &text).await.text();
            send.emit(Change::File(Kind::Text, Stage::Over(words)));
        });
    };
    drawn(scene, Kind::Text, Callback::from(start), Html::default())
}

fn saved(name: &str, kind: Kind, bytes: &[u8]) -> Text {
    match download::save(name, kind.media(), bytes) {
        Ok(()) => words::FILE_DONE,
        Err(refused) => refused.text(),
    }
}

fn file_name(name: &str, kind: Kind) -> String {
    format!("{name}.{}", kind.ending())
}

fn drawn(scene: &Scene<'_>, kind: Kind, start: Callback<MouseEvent>, waiting: Html) -> Html {
    let Scene { store, lang, .. } = *scene;
    let (label, note, class) = match kind {
        Kind::Pdf => (words::PDF, None, "tk-button"),
        Kind::Masked => (words::MASKED, Some(words::MASKED_NOTE), "tk-button tk-button--quiet"),
        Kind::Form => (words::FORM, Some(words::FORM_NOTE), "tk-button tk-button--quiet"),
        Kind::Json => (words::JSON, Some(words::JSON_NOTE), "tk-button tk-button--quiet"),
        Kind::Calendar => (words::ICS, None, "tk-button tk-button--quiet"),
        Kind::Text if share::is_here() => {
            (words::SHARE_TEXT, Some(words::TEXT_NOTE), "tk-button tk-button--quiet")
        }
        Kind::Text => (words::COPY_TEXT, Some(words::TEXT_NOTE), "tk-button tk-button--quiet"),
    };
    let said = match store.file(kind) {
        Stage::Idle => "",
        Stage::Working(_, false) => words::FILE_WORKING.get(lang),
        Stage::Working(_, true) => words::FILE_TYPESETTING.get(lang),
        Stage::Over(words) => words.get(lang),
    };
    html! {
        <div class="tk-export">
            { button(class, kind.id().to_owned(), label.get(lang), start) }
            { note.map(|note| html! { <p class="tk-export__note">{ note.get(lang) }</p> }) }
            <p class="tk-export__outcome" role="status">{ said }</p>
            { waiting }
        </div>
    }
}
