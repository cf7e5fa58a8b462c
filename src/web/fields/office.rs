//! One of the offices that the site names, with its hours and its days off. The answer is its name and address.

use crate::web::fields::{Around, Parts, typed};
use crate::web::store::Store;
use crate::web::words;
use std::rc::Rc;
use tokhai_core::dossier::summary::OFFICE_FIELDS;
use tokhai_core::form::Asked;
use tokhai_core::host::{Both, Closure, DayOfWeek, Hours, Office};
use tokhai_core::session::view::{FieldView, PageView};
use tokhai_core::values::day::written;
use tokhai_core::values::text::{Lang, Sentence};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The offices that take the application, those of the commune where the person lives first.
pub(super) fn offices(store: &Store) -> Vec<Rc<Office>> {
    let (Some(site), Some(procedure)) = (store.tables.site.here(), store.session.procedure())
    else {
        return Vec::new();
    };
    let answers = store.session.answers();
    let level = OFFICE_FIELDS.iter().find_map(|field| answers.get(field));
    let near = |office: &Rc<Office>| {
        let own = office.commune.as_ref().map(|commune| commune.0.to_string());
        let homes = ["residence.current", "residence.temporary", "residence.permanent"];
        !homes
            .iter()
            .any(|home| own.is_some() && answers.get(&format!("{home}.commune")) == own.as_deref())
    };
    let mut offices: Vec<Rc<Office>> = site
        .offices
        .iter()
        .filter(|office| office.takes(procedure.id, level))
        .map(|office| Rc::new(office.clone()))
        .collect();
    offices.sort_by_key(near);
    offices
}

/// The questions of a page that are drawn: an office is asked for only where the site names some.
pub(crate) fn drawn<'a>(
    page: &'a PageView,
    store: &Store,
) -> impl Iterator<Item = &'a FieldView> + use<'a> {
    let procedure = store.session.procedure().map_or("", |procedure| procedure.id);
    let site = store.tables.site.here();
    let some = site.is_some_and(|site| site.offices.iter().any(|one| one.takes(procedure, None)));
    page.fields.iter().filter(move |field| some || !matches!(field.question.asked(), Asked::Office))
}

/// The office that was chosen on this page.
pub(super) fn chosen(around: &Around<'_>) -> Option<Rc<Office>> {
    let asked =
        around.page.fields.iter().find(|field| matches!(field.question.asked(), Asked::Office))?;
    offices(around.scene.store).into_iter().find(|office| office.line() == asked.raw)
}

/// Draws the list, and under it what there is to know of the chosen one.
pub(super) fn office(view: &FieldView, parts: &Parts, around: &Around<'_>) -> Html {
    let lang = around.scene.lang;
    let offices = offices(around.scene.store);
    let here = chosen(around);
    let (send, field) = (around.scene.send.clone(), parts.field);
    let onchange = move |event: Event| {
        if let Some(list) = event.target_dyn_into::<HtmlSelectElement>() {
            typed(&send, field, list.value());
        }
    };
    let option = |office: &Rc<Office>| {
        let line = office.line();
        let selected = line == view.raw;
        html! { <option value={line} {selected}>{ office.name.get(lang).to_owned() }</option> }
    };
    html! {
        <>
            <select class="tk-input tk-input--list" id={parts.id.clone()} name={parts.field} autocomplete="off"
                aria-describedby={parts.described.clone()} {onchange}>
                <option value="" selected={here.is_none()}>{ words::CHOOSE_OFFICE.get(lang) }</option>
                { for offices.iter().map(option) }
            </select>
            <div class="tk-office" role="status">{ here.map(|office| known(&office, lang)) }</div>
        </>
    }
}

fn known(office: &Office, lang: Lang) -> Html {
    let hours = |hours: &Hours| {
        words::OFFICE_HOURS.fill(&[
            ("days", names(&hours.days, lang).into()),
            ("from", hours.from.to_string().into()),
            ("to", hours.to.to_string().into()),
        ])
    };
    let closure = |closure: &Closure| {
        let last = closure.to.as_ref().unwrap_or(&closure.from);
        words::OFFICE_CLOSED.fill(&[
            ("from", written(closure.from.0).into()),
            ("to", written(last.0).into()),
            ("reason", closure.reason.as_ref().map_or(Sentence::from(""), Both::sentence)),
        ])
    };
    let phone = office
        .phone
        .as_ref()
        .map(|phone| words::OFFICE_PHONE.fill(&[("phone", phone.clone().into())]));
    let lines = office
        .hours
        .iter()
        .map(hours)
        .chain(office.closures.iter().map(closure))
        .chain(phone)
        .map(|line| html! { <li>{ line.get(lang).to_owned() }</li> });
    html! {
        <>
            <p>{ office.address.clone() }</p>
            <ul class="tk-office__lines">{ for lines }</ul>
        </>
    }
}

/// Days of the week in few words.
fn names(days: &[DayOfWeek], lang: Lang) -> String {
    let all = [
        DayOfWeek::Mon,
        DayOfWeek::Tue,
        DayOfWeek::Wed,
        DayOfWeek::Thu,
        DayOfWeek::Fri,
        DayOfWeek::Sat,
        DayOfWeek::Sun,
    ];
    let named = all.iter().zip(&words::DAYS_SHORT).filter(|(day, _)| days.contains(day));
    named.map(|(_, name)| name.get(lang)).collect::<Vec<_>>().join(", ")
}
