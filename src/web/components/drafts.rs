//! The drafts on this device: go on, begin another, save as a file, open a file, delete; and where they are kept.

use crate::web::app;
use crate::web::browser::host::Host;
use crate::web::browser::idle::{self, Idle};
use crate::web::browser::storage::{Entry, Keeper, Name, NotKept, Saved, Saving};
use crate::web::browser::{chance, clock, download, lock, picked, worker};
use crate::web::chunks::{self, Chunk};
use crate::web::components::confirm::{Deed, button, confirm};
use crate::web::components::lock::{lock as offer, sealed};
use crate::web::components::notice::{Tone, notice};
use crate::web::pages::Scene;
use crate::web::pages::start::{ERASE, erase};
use crate::web::store::Change;
use crate::web::words;
use std::cell::Cell;
use std::rc::Rc;
use tokhai_core::dossier::Moment;
use tokhai_core::dossier::draft_file::{LONGEST_FILE, Opened, Refused, is_pdf};
use tokhai_core::procedures;
use tokhai_core::session::draft::LeftOut;
use tokhai_core::values::day::written;
use tokhai_core::values::text::Text;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Only one question stands open at a time, so each needs a name of its own.
const DELETES: [&str; 6] = ["delete-0", "delete-1", "delete-2", "delete-3", "delete-4", "delete-5"];
const DELETE_LAST: &str = "delete-more";

/// Draws them.
pub(crate) fn drafts(scene: &Scene<'_>) -> Html {
    let Scene { store, lang, send, .. } = *scene;
    let open = Some(store.entry()).filter(|entry| !entry.draft.is_empty());
    let open = open.map(|Entry { id, draft, lang, lock, .. }| {
        (
            Rc::new(Saved { id, draft, at: None, lang: Some(lang), app: None, lock, sealed: None }),
            true,
        )
    });
    let others = store.drafts.iter().map(|saved| (saved.clone(), false));
    let all: Vec<(Rc<Saved>, bool)> = open.into_iter().chain(others).collect();
    let afresh = send.reform(|_: MouseEvent| Change::Afresh);
    html! {
        <section class="tk-drafts" aria-labelledby="tk-drafts-title">
            if !all.is_empty() {
                <h2 class="tk-drafts__title" id="tk-drafts-title">{ words::DRAFTS_TITLE.get(lang) }</h2>
                <ul class="tk-drafts__list">{ for all.iter().enumerate().map(|(at, (saved, open))| line(scene, at, saved, *open)) }</ul>
            }
            <div class="tk-drafts__actions">
                if !all.is_empty() && !store.starts_anew() {
                    { button("tk-button tk-button--quiet", "start-new".to_owned(), words::AFRESH.get(lang), afresh) }
                }
                { open_file(scene) }
                { said(scene) }
                { offer(scene) }
                { shared(scene) }
                if !all.is_empty() {
                    { confirm(scene, &ERASE, erase(scene)) }
                    <p class="tk-drafts__note">{ words::WHERE_KEPT.get(lang) }</p>
                }
            </div>
        </section>
    }
}

fn line(scene: &Scene<'_>, at: usize, saved: &Rc<Saved>, open: bool) -> Html {
    let lang = scene.lang;
    let id = saved.id.clone();
    if let Some(record) = &saved.sealed {
        return sealed(scene, at, saved, record);
    }
    if saved.draft.readable().is_err() {
        return html! {
            <li class="tk-drafts__one" data-draft="newer"><p>{ words::DRAFT_NEWER.get(lang) }</p></li>
        };
    }
    let resume = scene
        .send
        .reform(move |_: MouseEvent| Change::Resume(if open { None } else { Some(id.clone()) }));
    let when = match saved.at {
        Some(at) => words::DRAFT_AT.fill(&[("time", shown(at).into())]),
        None => words::DRAFT_OPEN.into(),
    };
    let (class, action) = match at {
        0 => ("tk-button", "resume".to_owned()),
        at => ("tk-button tk-button--quiet", format!("resume-{at}")),
    };
    let (title, name) = said_of(saved);
    html! {
        <li class="tk-drafts__one" data-draft={saved.id.to_string()}>
            <p class="tk-drafts__name">{ title.get(lang) }</p>
            if let Some(name) = name {
                <p>{ name }</p>
            }
            <p class="tk-drafts__note">{ when.get(lang).to_owned() }</p>
            <div class="tk-drafts__actions">
                { button(class, action, words::RESUME.get(lang), resume) }
                { save_button(scene, saved.clone(), format!("save-{at}")) }
                { confirm(scene, &deed(at), delete(scene, &saved.id)) }
            </div>
        </li>
    }
}

/// The question before the draft at a place of the list goes.
pub(super) fn deed(at: usize) -> Deed {
    Deed {
        action: DELETES.get(at).copied().unwrap_or(DELETE_LAST),
        label: words::DELETE_ONE,
        ask: words::DELETE_ONE_ASK,
        yes: words::DELETE_ONE_YES,
    }
}

/// What a draft is about, and for whom.
fn said_of(saved: &Saved) -> (Text, Option<String>) {
    let draft = &saved.draft;
    let open = draft.current.and_then(|at| draft.applications.get(at));
    let open = open.or_else(|| draft.applications.first());
    let entry = open.and_then(|open| procedures::entry(&open.procedure));
    let names = draft.people.iter().filter_map(|person| person.get("applicant.full_name"));
    let names: Vec<String> = names.map(|name| name.to_uppercase()).collect();
    let name = (!names.is_empty()).then(|| names.join(", "));
    (entry.map_or(words::NAME, |entry| entry.title), name)
}

pub(super) fn delete(scene: &Scene<'_>, id: &Name) -> Callback<MouseEvent> {
    let (keeper, send, id) = (scene.keeper.clone(), scene.send.clone(), id.clone());
    Callback::from(move |_: MouseEvent| {
        let (keeper, send, id) = (keeper.clone(), send.clone(), id.clone());
        spawn_local(async move {
            let done = keeper.forget(&id).await.is_ok();
            send.emit(Change::Dropped(id, done));
        });
    })
}

/// The button that saves a draft as a file.
fn save_button(scene: &Scene<'_>, saved: Rc<Saved>, action: String) -> Html {
    let (host, send, lang) = (scene.host.clone(), scene.send.clone(), scene.lang);
    let save = Callback::from(move |_: MouseEvent| {
        let (host, send, saved) = (host.clone(), send.clone(), saved.clone());
        spawn_local(async move {
            let said = match Chunk::Site.fetch(&host).await {
                Ok(()) => save(&saved).await,
                Err(_) => words::PART_FAILED,
            };
            let good = said == words::SAVED_FILE || said == words::SAVED_LOCKED;
            send.emit(Change::OfFile(good, said.into()));
        });
    });
    button("tk-button tk-button--quiet", action, words::SAVE_FILE.get(lang), save)
}

/// The same for the open draft, with what came of it: on the review and the summary.
pub(crate) fn save_here(scene: &Scene<'_>) -> Html {
    let Entry { id, draft, lang, lock, .. } = scene.store.entry();
    let saved = Saved { id, draft, at: None, lang: Some(lang), app: None, lock, sealed: None };
    html! {
        <div class="tk-export">
            { save_button(scene, Rc::new(saved), "save-file".to_owned()) }
            <p class="tk-export__note">{ words::SAVE_FILE_NOTE.get(scene.lang) }</p>
            { said(scene) }
        </div>
    }
}

async fn save(saved: &Saved) -> Text {
    let now = clock::now();
    if let Some(lock) = &saved.lock {
        let draft = Entry {
            id: saved.id.clone(),
            draft: saved.draft.clone(),
            lang: saved.lang.unwrap_or_default(),
            lock: None,
            shared: false,
        };
        let record = lock::seal(lock, 1.0, &draft.to_js()).await;
        return hand_over(record.as_ref().and_then(lock::write_file), words::SAVED_LOCKED);
    }
    let file = chunks::write_draft(&Opened {
        draft: saved.draft.clone(),
        lang: saved.lang,
        saved_at: Some(saved.at.unwrap_or(now)),
        app: None,
    });
    hand_over(file, words::SAVED_FILE)
}

fn hand_over(file: Option<String>, done: Text) -> Text {
    let now = clock::now();
    let Some(file) = file else { return download::NotSaved.text() };
    // No name of a person in the name of a file: it is seen by everybody who sees the folder.
    let Moment { hour, minute, .. } = now;
    let day = written(now.day).replace('/', "-");
    let name = format!("to-khai-nhap-{day}-{hour:02}{minute:02}.json");
    match download::save(&name, "application/json", file.as_bytes()) {
        Ok(()) => done,
        Err(refused) => refused.text(),
    }
}

/// What came of a file.
fn said(scene: &Scene<'_>) -> Html {
    match &scene.store.of_file {
        Some((true, words)) => notice(
            Tone::Good,
            html! { <p role="status" data-file="done">{ words.get(scene.lang).to_owned() }</p> },
        ),
        Some((false, words)) => notice(
            Tone::Warn,
            html! { <p role="alert" data-file="refused">{ words.get(scene.lang).to_owned() }</p> },
        ),
        None => Html::default(),
    }
}

fn open_file(scene: &Scene<'_>) -> Html {
    let (host, send) = (scene.host.clone(), scene.send.clone());
    let onchange = Callback::from(move |event: Event| {
        let Some(file) = picked::picked(&event) else { return };
        let (host, send) = (host.clone(), send.clone());
        spawn_local(async move {
            let read = opened(&host, file).await;
            send.emit(read.unwrap_or_else(|why| Change::OfFile(false, why.into())));
        });
    });
    html! {
        <label class="tk-button tk-button--quiet tk-drafts__file">
            { words::OPEN_FILE.get(scene.lang) }
            <input type="file" class="tk-unseen" accept=".json,.pdf,application/json,application/pdf" data-action="open-file" {onchange} />
        </label>
    }
}

/// What a file holds, or why not. A PDF is read by the worker; what it finds is judged here like any other file.
async fn opened(host: &Host, file: picked::Picked) -> Result<Change, Text> {
    let bytes = file.bytes(LONGEST_FILE).await.map_err(|why| match why {
        picked::NoBytes::TooBig => Refused::TooBig.text(),
        picked::NoBytes::Unread => words::UNREAD_FILE,
    })?;
    Chunk::Site.fetch(host).await.map_err(|_| words::PART_FAILED)?;
    let text = if is_pdf(&bytes) {
        let found = worker::read(host, &bytes).await.map_err(|_| words::PDF_UNREAD)?;
        Some(found).filter(|text| !text.is_empty()).ok_or(Refused::NoData.text())?
    } else {
        String::from_utf8(bytes).map_err(|_| Refused::NotOurs.text())?
    };
    if text.contains(lock::FORMAT) {
        let record = lock::read_file(&text).ok_or(Refused::Damaged.text())?;
        let id = chance::seal().reference.as_str().into();
        return Ok(Change::Found(Rc::new(Saved::shut(id, None, record))));
    }
    let opened = chunks::read_draft(&text).map_err(Refused::text)?;
    Ok(Change::Opened(Rc::new(taken(opened))))
}

/// A file becomes a draft of its own: nothing that is on the device is written over.
fn taken(opened: Opened) -> Saved {
    let Opened { draft, lang, saved_at, app } = opened;
    Saved {
        id: chance::seal().reference.as_str().into(),
        app,
        lock: None,
        sealed: None,
        draft,
        at: saved_at,
        lang,
    }
}

/// The choice of the person whose device it is not.
fn shared(scene: &Scene<'_>) -> Html {
    let Scene { store, lang, keeper, host, .. } = *scene;
    let label = match store.saving {
        Saving::InMemory(NotKept::Shared) if host.shared => return Html::default(),
        Saving::InMemory(NotKept::Shared) => words::UNSHARE,
        Saving::Kept | Saving::InMemory(NotKept::Refused | NotKept::Elsewhere) => words::SHARE,
        Saving::InMemory(NotKept::LocalFile | NotKept::SwitchedOff) => return Html::default(),
    };
    let share = !store.shared();
    let keeper = keeper.clone();
    let onclick = Callback::from(move |_: MouseEvent| keeper.share(share));
    html! {
        <>
            { button("tk-button tk-button--quiet", "share".to_owned(), label.get(lang), onclick) }
            <p class="tk-drafts__note">{ words::SHARE_NOTE.get(lang) }</p>
        </>
    }
}

/// "14:05, 22/11/2026".
pub(super) fn shown(at: Moment) -> String {
    format!("{:02}:{:02}, {}", at.hour, at.minute, written(at.day))
}

/// What is true of the draft and worth a line on every screen, with what can be done about it.
pub(crate) fn banner(scene: &Scene<'_>, why: Option<NotKept>) -> Html {
    let Scene { store, lang, send, .. } = *scene;
    let idle = store.idle.map(|left| {
        let words = if store.shared() { words::IDLE } else { words::IDLE_LOCK };
        let words = words.fill(&[("seconds", left.to_string().into())]);
        let stay = send.reform(|_: MouseEvent| Change::Idle(None));
        let stay = app::link("stay", words::STAY.get(lang), stay);
        html! { <div role="alert">{ app::banner("idle", Tone::Warn, words.get(lang), stay) }</div> }
    });
    let Some(why) = why else { return html! { <>{ idle }</> } };
    let action = match why {
        NotKept::Elsewhere => {
            let keeper = scene.keeper.clone();
            let take_over = Callback::from(move |_: MouseEvent| keeper.take_over());
            app::link("take-over", words::SAVE_HERE.get(lang), take_over)
        }
        NotKept::Shared => app::link("end", words::END_HERE.get(lang), erase(scene)),
        NotKept::Refused | NotKept::LocalFile | NotKept::SwitchedOff => Html::default(),
    };
    html! { <>{ idle }{ app::banner("saving", Tone::Info, why.text().get(lang), action) }</> }
}

/// On a shared device a visit ends when nobody has touched the page for some time; before that it is said.
pub(crate) fn watch_idle(host: &Host, keeper: &Keeper, send: &Callback<Change>) -> Option<Idle> {
    /// How long before the end it is said.
    const WARNING_S: u32 = 60;
    let end = host.idle;
    let warn = end - WARNING_S.min(end / 2);
    let (keeper, send, said) = (keeper.clone(), send.clone(), Cell::new(false));
    idle::watch(move |passed| {
        let left = (passed >= warn).then(|| end.saturating_sub(passed));
        if left == Some(0) {
            if keeper.saving() == Saving::InMemory(NotKept::Shared) {
                // Another window may be in use: each forgets for itself.
                send.emit(Change::Erased { done: true });
            } else {
                keeper.lock_up();
            }
        } else if left.is_some() || said.get() {
            send.emit(Change::Idle(left));
        }
        said.set(left.is_some_and(|left| left > 0));
    })
}

/// What this version does not take over of the draft that was opened.
pub(crate) fn left_out(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let left = scene.store.opened.as_ref().map(|saved| saved.draft.left_out()).unwrap_or_default();
    if left.is_empty() {
        return Html::default();
    }
    let line = |left: &LeftOut| {
        let said = match left {
            LeftOut::Procedure(id) => words::LEFT_PROCEDURE.fill(&[("name", id.clone().into())]),
            LeftOut::Question(id) => words::LEFT_QUESTION.fill(&[("name", id.clone().into())]),
            LeftOut::Answer(label, raw) => words::LEFT_ANSWER
                .fill(&[("question", (*label).into()), ("answer", raw.clone().into())]),
        };
        html! { <li>{ said.get(lang).to_owned() }</li> }
    };
    notice(
        Tone::Warn,
        html! {
            <div data-left-out={left.len().to_string()}>
                <p>{ words::LEFT_OUT.get(lang) }</p>
                <ul>{ for left.iter().map(line) }</ul>
            </div>
        },
    )
}
