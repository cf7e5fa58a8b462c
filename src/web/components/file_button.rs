//! A file of the summary, made by a worker that starts when it is first needed.

use crate::web::browser::download;
use crate::web::browser::worker::{self, Job, Kind, NoFile};
use crate::web::components::confirm::button;
use crate::web::pages::Scene;
use crate::web::store::{Change, Stage};
use crate::web::words;
use std::rc::Rc;
use tokhai_core::dossier::Dossier;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Draws the button, and what is going on.
pub(crate) fn file_button(scene: &Scene<'_>, kind: Kind, dossier: Rc<Dossier>, name: &str) -> Html {
    let Scene { store, lang, send, host, .. } = *scene;
    let (label, note, class) = match kind {
        Kind::Pdf => (words::PDF, None, "tk-button"),
        Kind::Masked => (words::MASKED, Some(words::MASKED_NOTE), "tk-button tk-button--quiet"),
        Kind::Form => (words::FORM, Some(words::FORM_NOTE), "tk-button tk-button--quiet"),
        Kind::Json => (words::JSON, Some(words::JSON_NOTE), "tk-button tk-button--quiet"),
    };
    let (said, working) = match store.file(kind) {
        Stage::Idle => ("", None),
        Stage::Working(job) => (words::FILE_WORKING.get(lang), Some(job.clone())),
        Stage::Over(words) => (words.get(lang), None),
    };
    let start = {
        let (host, send, name, busy) =
            (host.clone(), send.clone(), format!("{name}.{}", kind.ending()), working.is_some());
        Callback::from(move |_: MouseEvent| {
            if busy {
                return;
            }
            let job = Job::default();
            send.emit(Change::File(kind, Stage::Working(job.clone())));
            let (host, send, name, dossier) =
                (host.clone(), send.clone(), name.clone(), dossier.clone());
            spawn_local(async move {
                let words = match worker::make(&host, kind, &dossier, lang, &job).await {
                    Ok(bytes) => match download::save(&name, kind.media(), &bytes) {
                        Ok(()) => words::FILE_DONE,
                        Err(refused) => refused.text(),
                    },
                    // Said already when it was called off.
                    Err(NoFile::Cancelled) => return,
                    Err(failed) => failed.text(),
                };
                send.emit(Change::File(kind, Stage::Over(words)));
            });
        })
    };
    let waiting = working.map(|job| {
        let cancel = send.reform(move |_: MouseEvent| {
            job.cancel();
            Change::File(kind, Stage::Over(NoFile::Cancelled.text()))
        });
        html! {
            <>
                <progress class="tk-progress__bar" aria-hidden="true" />
                { button("tk-button tk-button--quiet", "cancel".to_owned(), words::CANCEL.get(lang), cancel) }
            </>
        }
    });
    html! {
        <div class="tk-export">
            { button(class, kind.id().to_owned(), label.get(lang), start) }
            { note.map(|note| html! { <p class="tk-export__note">{ note.get(lang) }</p> }) }
            <p class="tk-export__outcome" role="status">{ said }</p>
            { waiting }
        </div>
    }
}
