//! Each way of asking, drawn. The match on `Asked` has no way around it: a new way of asking does not compile until it is
//! drawn here.
//!
//! Text boxes are never written while someone types in them. What is typed goes to the session as it is; names appear in
//! capitals by style alone.

mod choice;
mod choices;
mod commune;
mod date;
mod line;
mod listed;
mod office;
mod picker;
mod province;
mod text_box;
mod tick;
mod visit;

pub(crate) use office::drawn;

use crate::web::browser::{focus, timer};
use crate::web::chunks::{self, Chunk};
use crate::web::components::icon::{Icon, icon};
use crate::web::components::reveal::reveal;
use crate::web::components::waiting;
use crate::web::pages::Scene;
use crate::web::store::Change;
use crate::web::words;
use tokhai_core::form::{Asked, FieldId, LineKind};
use tokhai_core::procedures::Need;
use tokhai_core::session::Action;
use tokhai_core::session::view::{Fault, FieldView, PageView};
use tokhai_core::values::flaw::Severity;
use tokhai_core::values::text::Lang;
use yew::prelude::*;

/// What every field needs to know of its page.
pub(crate) struct Around<'a> {
    /// The page.
    pub(crate) page: &'a PageView,
    /// What the page is drawn from.
    pub(crate) scene: &'a Scene<'a>,
    /// Whether the heading of the page says already what is asked.
    pub(crate) alone: bool,
}

/// The id of a question in the page: dots become dashes.
pub(crate) fn dashed(field: &str) -> String {
    field.replace('.', "-")
}

/// The id of the control that a fault is about.
pub(crate) fn control_of(fault: &Fault) -> String {
    let id = dashed(fault.field);
    match fault.code {
        "month-missing" | "no-such-month" => format!("{id}-month"),
        "year-missing" | "year-short" | "year-out-of-range" => format!("{id}-year"),
        _ => id,
    }
}

/// What a person typed, on its way to the session.
pub(crate) fn typed(send: &Callback<Change>, field: FieldId, raw: String) {
    send.emit(Change::Act(Action::Type { field: field.to_owned(), raw }));
}

/// The same, for a box.
fn typing(around: &Around<'_>, field: FieldId) -> Callback<String> {
    let send = around.scene.send.clone();
    Callback::from(move |text: String| typed(&send, field, text))
}

/// What to do when a question is left.
///
/// Told after a moment: a fault that appeared between pressing and releasing the mouse would move the button away from
/// under it.
fn leaving(send: &Callback<Change>, field: FieldId) -> Callback<FocusEvent> {
    const MOMENT_MS: u32 = 200;
    let send = send.clone();
    Callback::from(move |event: FocusEvent| {
        if focus::question_of(event.related_target()).as_deref() == Some(field) {
            return;
        }
        let send = send.clone();
        timer::surely_after(MOMENT_MS, move || {
            send.emit(Change::Act(Action::Leave(field.to_owned())))
        });
    })
}

/// Draws a question.
pub(crate) fn field(view: &FieldView, around: &Around<'_>) -> Html {
    let parts = Parts::of(view, around);
    match view.question.asked() {
        Asked::Line(asked) => {
            let back = read_back(view, asked.kind, around.scene.lang);
            parts.single(line::line(view, &parts, asked, around), back)
        }
        Asked::Date { or, may_be_short } => {
            parts.group(None, date::date(view, &parts, or, may_be_short, around))
        }
        Asked::Choice(_) => parts.group(Some("radiogroup"), choice::rows(view, &parts, around)),
        Asked::Choices(_)
        | Asked::Listed(_)
        | Asked::Province
        | Asked::Commune { .. }
        | Asked::Visit { .. }
        | Asked::Office
        | Asked::Tick(_) => {
            if Chunk::Later.is_here() {
                chunks::rarer(view, around)
            } else {
                parts.group(None, waiting::line(around.scene, Chunk::Later))
            }
        }
    }
}

/// Draws a question of a kind that no procedure begins with.
pub(crate) fn rarer(view: &FieldView, around: &Around<'_>) -> Html {
    let parts = Parts::of(view, around);
    match view.question.asked() {
        Asked::Choices(_) => parts.group(None, choices::rows(view, &parts, around)),
        Asked::Listed(asked) => {
            parts.single(listed::listed(view, &parts, asked, around), Html::default())
        }
        Asked::Province => parts.single(province::select(view, &parts, around), Html::default()),
        Asked::Commune { province } => {
            parts.single(commune::commune(view, &parts, province, around), Html::default())
        }
        Asked::Visit { same_day } => {
            parts.group(None, visit::visit(view, &parts, same_day, around))
        }
        Asked::Office => parts.single(office::office(view, &parts, around), Html::default()),
        Asked::Tick(sentence) => tick::tick(view, &parts, sentence, around),
        Asked::Line(_) | Asked::Date { .. } | Asked::Choice(_) => Html::default(),
    }
}

/// A long number, as it was understood, in groups: slips are easier to see.
fn read_back(view: &FieldView, kind: LineKind, lang: Lang) -> Html {
    let shown = match kind {
        LineKind::Digits => view.question.shown(&view.raw).filter(|shown| shown.vi != view.raw),
        LineKind::Name | LineKind::Phone | LineKind::Email | LineKind::Plain | LineKind::Story => {
            None
        }
    };
    let words = shown.map(|shown| words::READ_AS.fill(&[("value", shown)]));
    html! { <p class="tk-field__back" hidden={words.is_none()}>{ words.map(|words| words.get(lang).to_owned()) }</p> }
}

/// The words around a control, and how they are tied to it.
pub(crate) struct Parts {
    field: FieldId,
    id: String,
    /// The ids of help and fault, for `aria-describedby`.
    described: Option<AttrValue>,
    /// Whether a fault that stops the way is shown.
    invalid: bool,
    required: bool,
    label: Html,
    label_class: &'static str,
    above: Html,
    below: Html,
    leave: Callback<FocusEvent>,
    kind: &'static str,
}

impl Parts {
    fn of(view: &FieldView, around: &Around<'_>) -> Parts {
        let question = view.question;
        let (field, id, lang) = (question.id(), dashed(question.id()), around.scene.lang);
        let required = view.need == Need::Required;
        let invalid = view.fault.as_ref().is_some_and(|fault| fault.severity == Severity::Error);

        let mut help = question.help().get(lang).to_owned();
        if let Some(example) = example(view) {
            let words = words::EXAMPLE.fill(&[("example", example.into())]);
            help = format!("{help} {}", words.get(lang)).trim().to_owned();
        }
        if around.alone && !required {
            help = format!("{} {help}", words::OPTIONAL_ALONE.get(lang)).trim().to_owned();
        }
        let help_id = (!help.is_empty()).then(|| format!("{id}-help"));
        let fault_id = view.fault.as_ref().map(|_| format!("{id}-error"));
        let described: Vec<&str> =
            [&help_id, &fault_id].into_iter().flatten().map(String::as_str).collect();
        let described = (!described.is_empty()).then(|| AttrValue::from(described.join(" ")));

        let choosing = matches!(question.asked(), Asked::Choice(_) | Asked::Choices(_));
        let find = if choosing { words::NOT_SURE } else { words::WHERE };
        Parts {
            field,
            described,
            invalid,
            required,
            label: html! {
                <>
                    { question.label().get(lang) }
                    if !required && !around.alone {
                        { " " }<span class="tk-field__optional">{ words::OPTIONAL.get(lang) }</span>
                    }
                </>
            },
            label_class: if around.alone { "tk-field__label tk-unseen" } else { "tk-field__label" },
            above: html! {
                <>
                    if !help.is_empty() {
                        <p class="tk-field__help" id={help_id}>{ help }</p>
                    }
                    { view.fault.as_ref().map(|fault| said(fault, fault_id, lang)) }
                </>
            },
            below: html! {
                <>
                    { reveal(find.get(lang), question.find().get(lang)) }
                    { reveal(words::WHY_ASK.get(lang), question.why().get(lang)) }
                </>
            },
            leave: leaving(around.scene.send, field),
            kind: match (&view.fault, invalid) {
                (None, _) => "tk-field",
                (Some(_), true) => "tk-field tk-field--error",
                (Some(_), false) => "tk-field tk-field--warning",
            },
            id,
        }
    }

    /// Around one control.
    fn single(&self, control: Html, after: Html) -> Html {
        html! {
            <div class={self.kind} data-question={self.field} onfocusout={self.leave.clone()}>
                <label class={self.label_class} for={self.id.clone()}>{ self.label.clone() }</label>
                { self.above.clone() }
                { control }
                { after }
                { self.below.clone() }
            </div>
        }
    }

    /// Around several controls.
    fn group(&self, role: Option<&'static str>, controls: Html) -> Html {
        let choosing = role.is_some();
        html! {
            <fieldset class={self.kind} id={self.id.clone()} name={self.field} data-question={self.field} role={role}
                aria-describedby={self.described.clone()}
                aria-invalid={(choosing && self.invalid).then_some("true")}
                aria-required={(choosing && self.required).then_some("true")}
                onfocusout={self.leave.clone()}>
                <legend class={self.label_class}>{ self.label.clone() }</legend>
                { self.above.clone() }
                { controls }
                { self.below.clone() }
            </fieldset>
        }
    }
}

/// A fault, between label and control.
fn said(fault: &Fault, id: Option<String>, lang: Lang) -> Html {
    let (class, picture, word) = match fault.severity {
        Severity::Error => ("tk-field__fault", Icon::Cross, words::FAULT_SAID),
        Severity::Warning => {
            ("tk-field__fault tk-field__fault--warning", Icon::Mark, words::WARNING_SAID)
        }
    };
    html! {
        <p class={class} id={id}>
            { icon(picture) }
            <span><span class="tk-unseen">{ word.get(lang) }</span>{ fault.text.get(lang).to_owned() }</span>
        </p>
    }
}

/// An example that helps: of a number or a date, not of a name or a place.
fn example(view: &FieldView) -> Option<String> {
    let helps = match view.question.asked() {
        Asked::Line(line) => match line.kind {
            LineKind::Digits | LineKind::Phone | LineKind::Email => true,
            LineKind::Name | LineKind::Plain | LineKind::Story => false,
        },
        Asked::Date { .. } => true,
        Asked::Choice(_)
        | Asked::Choices(_)
        | Asked::Listed(_)
        | Asked::Province
        | Asked::Commune { .. }
        | Asked::Visit { .. }
        | Asked::Office
        | Asked::Tick(_) => false,
    };
    let example = view.question.examples().first().filter(|_| helps)?;
    Some(example.replace('/', " "))
}

#[cfg(all(test, feature = "render-test"))]
mod tests {
    use crate::web::pages::step::step;
    use crate::web::probe::{drawn, journey, values};
    use tokhai_core::procedures::ALL;
    use tokhai_core::session::view::Body;
    use tokhai_core::values::text::Lang;
    use yew::Html;

    fn pages() -> Vec<String> {
        let screens = ALL.iter().flat_map(|procedure| journey(procedure.id, Lang::Vi));
        let pages = screens.filter(|store| matches!(store.view.body, Body::Page(_)));
        pages
            .map(|store| {
                drawn(&store, |scene| match &scene.store.view.body {
                    Body::Page(page) => step(scene, page, false),
                    _ => Html::default(),
                })
            })
            .collect()
    }

    #[test]
    fn every_label_belongs_to_a_control() {
        for html in pages() {
            let ids = values(&html, "id");
            let labels = values(&html, "for");
            assert!(!ids.is_empty());
            for target in labels {
                assert_eq!(ids.iter().filter(|id| **id == target).count(), 1, "{target}");
            }
        }
    }

    #[test]
    fn ids_are_unique_and_what_describes_a_control_is_there() {
        for html in pages() {
            let ids = values(&html, "id");
            for id in &ids {
                assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{id}");
                assert!(
                    id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'),
                    "{id}"
                );
            }
            for described in values(&html, "aria-describedby") {
                assert!(
                    described.split(' ').all(|id| ids.iter().any(|other| other == id)),
                    "{described}"
                );
            }
        }
    }

    #[test]
    fn every_fault_has_a_link_to_a_control_that_names_it() {
        let mut links = 0;
        for html in pages() {
            let ids = values(&html, "id");
            for link in values(&html, "href") {
                links += 1;
                let id = link.trim_start_matches('#');
                assert!(ids.iter().any(|other| other == id), "{link}");
                assert!(
                    html.contains(&format!("id=\"{id}-error\""))
                        || id.ends_with("-month")
                        || id.ends_with("-year"),
                    "{link}"
                );
            }
            let stopping = html.matches("tk-field--error").count();
            assert_eq!(html.contains("aria-invalid=\"true\""), stopping > 0);
        }
        assert!(links > 5, "the journey is stopped on its way");
    }
}
