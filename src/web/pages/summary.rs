//! The summary: not submitted, what to do next, what to bring, and ways to keep the sheet.
//!
//! Drawn from the same sheet as the PDF, so that the two cannot differ. Printing prints this page.

use crate::web::browser::address;
use crate::web::browser::host::Submit;
use crate::web::browser::worker::Kind;
use crate::web::chunks::{self, Chunk};
use crate::web::components::bill;
use crate::web::components::checklist::checklist;
use crate::web::components::citation::cited_text;
use crate::web::components::confirm::{button, confirm};
use crate::web::components::counter_code::CounterCode;
use crate::web::components::drafts::save_here;
use crate::web::components::file_button::{file_button, share_button, small_file};
use crate::web::components::stamp::stamp;
use crate::web::components::waiting;
use crate::web::pages::Scene;
use crate::web::pages::start::{ERASE, erase, erased};
use crate::web::store::Change;
use crate::web::words;
use std::rc::Rc;
use tokhai_core::dossier::Dossier;
use tokhai_core::dossier::calendar_file::calendar;
use tokhai_core::dossier::sheet::{Block, Fact, Item, MoneyRow, Section, Sheet, SheetRow};
use tokhai_core::dossier::summary::{self, Masking, sheet};
use tokhai_core::dossier::text::plain;
use tokhai_core::procedures::official_form;
use tokhai_core::session::{Action, Screen};
use yew::prelude::*;

/// Draws it.
pub(crate) fn summary(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let Some(dossier) = scene.store.dossier() else { return Html::default() };
    let sends = Chunk::Send.is_here();
    if scene.store.asks_consent() && sends {
        return chunks::consent(scene, &dossier);
    }
    let dossier = Rc::new(dossier);
    let sheet = sheet(&dossier, scene.store.tables.communes.here(), lang, Masking::Whole);
    // What to do and what to bring come before the buttons; the rest can be read later or on paper.
    let (first, rest): (Vec<&Section>, Vec<&Section>) =
        sheet.sections.iter().partition(|section| is_for_now(section));
    let sending = match scene.host.submit {
        Submit::Off => Html::default(),
        Submit::Host | Submit::Endpoint if sends => chunks::submission(scene, &dossier),
        Submit::Host | Submit::Endpoint => waiting::line(scene, Chunk::Send),
    };
    html! {
        <>
            <h1 class="tk-title" tabindex="-1">{ words::SUMMARY_TITLE.get(lang) }</h1>
            { (!(sends && chunks::has_arrived(scene.store, &dossier))).then(|| stamp(sheet.notice.clone(), sheet.notice_text.clone())) }
            { sending }
            <div class="tk-sheet">
                <p class="tk-sheet__title">{ sheet.title.clone() }</p>
                <p class="tk-sheet__subtitle">{ sheet.subtitle.clone() }</p>
                <p class="tk-sheet__reference">
                    { sheet.reference_label.clone() }{ ": " }<strong class="tk-sheet__number" data-reference="">{ sheet.reference.clone() }</strong>
                    <span class="tk-sheet__hint">{ sheet.reference_note.clone() }</span>
                </p>
                <dl class="tk-facts">{ for sheet.answers.iter().map(fact) }</dl>
                { for first.into_iter().map(section) }
            </div>
            { scene.store.tables.site.here().is_some().then(|| chunks::contacts(scene)) }
            { actions(scene, &dossier, &sheet) }
            <div class="tk-sheet">
                { for rest.into_iter().map(section) }
                <CounterCode host={scene.host.clone()} {dossier} {lang} />
                <p class="tk-sheet__foot">{ sheet.foot.clone() }</p>
            </div>
        </>
    }
}

fn is_for_now(section: &Section) -> bool {
    section.blocks.iter().any(|block| matches!(block, Block::Steps(_) | Block::Checklist(_)))
        || section.blocks.iter().all(|block| matches!(block, Block::Paragraph(_)))
}

fn fact(fact: &Fact) -> Html {
    html! {
        <div class="tk-facts__fact">
            <dt class="tk-facts__label">{ fact.label.clone() }</dt>
            <dd class="tk-facts__value">{ fact.value.clone() }</dd>
            if !fact.note.is_empty() {
                <dd class="tk-facts__note">{ fact.note.clone() }</dd>
            }
        </div>
    }
}

fn section(section: &Section) -> Html {
    html! {
        <section class="tk-sheet__section">
            <h2 class="tk-section">{ section.title.clone() }</h2>
            { for section.blocks.iter().map(block) }
        </section>
    }
}

fn block(block: &Block) -> Html {
    let item = |item: &Item| html! { <li class="tk-sheet__item">{ item.text.clone() }{ cited_text(item.cites.clone()) }</li> };
    match block {
        Block::Paragraph(text) => html! { <p>{ text.clone() }</p> },
        Block::Rows(rows) => html! { <dl class="tk-sheet__rows">{ for rows.iter().map(row) }</dl> },
        Block::Money(rows) => money(rows),
        Block::Checklist(items) => checklist(items),
        Block::Steps(items) => html! { <ol class="tk-steps">{ for items.iter().map(item) }</ol> },
        Block::Reasons(items) => {
            html! { <ul class="tk-sheet__reasons">{ for items.iter().map(item) }</ul> }
        }
    }
}

fn row(row: &SheetRow) -> Html {
    html! {
        <div class="tk-sheet__row">
            <dt class="tk-sheet__label">{ row.label.clone() }</dt>
            <dd class="tk-sheet__value">{ row.value.clone() }</dd>
        </div>
    }
}

fn money(rows: &[MoneyRow]) -> Html {
    bill::table(
        rows.iter()
            .map(|row| (row.label.clone(), row.amount.clone(), row.cites.clone(), row.total)),
    )
}

/// The ways to keep the sheet, the usual one first.
fn actions(scene: &Scene<'_>, dossier: &Rc<Dossier>, sheet: &Sheet) -> Html {
    let lang = scene.lang;
    let judged = dossier.assessment();
    let form = official_form::filled(judged.procedure.id, &judged.forms, judged.day);
    let name = file_name(&sheet.reference);
    let communes = scene.store.tables.communes.here();
    let calendar = calendar(dossier, communes, lang)
        .map(|file| small_file(scene, Kind::Calendar, &name, file.into_bytes()));
    // What goes into messages need not carry whole numbers.
    let masked = summary::sheet(dossier, communes, lang, Masking::Masked);
    let to_plan = scene.send.reform(|_: MouseEvent| Change::Act(Action::Open(Screen::Plan)));
    let several = scene.store.session.applications().len() > 1;
    let plan_words = if several { words::PLAN_BACK } else { words::PLAN_LINK };
    let print = Callback::from(|_: MouseEvent| address::print());
    html! {
        <section class="tk-actions" aria-labelledby="tk-actions-title">
            <h2 class="tk-section" id="tk-actions-title">{ words::ACTIONS.get(lang) }</h2>
            { file_button(scene, Kind::Pdf, dossier.clone(), &name) }
            if let Some(code) = form {
                { file_button(scene, Kind::Form, dossier.clone(), &format!("{name}-{code}")) }
            }
            { calendar }
            { share_button(scene, masked.title.clone(), plain(&masked)) }
            { file_button(scene, Kind::Masked, dossier.clone(), &format!("{name}-che-so")) }
            { file_button(scene, Kind::Json, dossier.clone(), &name) }
            { save_here(scene) }
            { button("tk-button tk-button--quiet", "print".to_owned(), words::PRINT.get(lang), print) }
            { button("tk-button tk-button--quiet", "plan".to_owned(), plan_words.get(lang), to_plan) }
            { confirm(scene, &ERASE, erase(scene)) }
            { erased(scene) }
        </section>
    }
}

/// Letters, digits and hyphens only: a name that every system takes.
fn file_name(reference: &str) -> String {
    let safe: String =
        reference.chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == '-').collect();
    format!("to-khai-{safe}")
}
