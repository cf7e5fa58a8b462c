//! The day of a visit: three boxes as for any day, and a calendar that says of each day whether it can be the one.
//!
//! What the state has off comes from the core; what one office has off, from the site's own file.

use crate::web::browser::focus;
use crate::web::components::icon::{Icon, icon};
use crate::web::fields::{Around, Parts, date, office};
use crate::web::store::Change;
use crate::web::words;
use chrono::{Datelike, Days, Months, NaiveDate};
use std::rc::Rc;
use tokhai_core::form::FieldId;
use tokhai_core::host::{Both, Office, Shut};
use tokhai_core::questions::visit::fault;
use tokhai_core::session::view::FieldView;
use tokhai_core::values::day::{iso, parse_day, written};
use tokhai_core::values::flaw::Severity;
use tokhai_core::values::text::{Lang, Sentence, Text};
use yew::prelude::*;

/// Draws the boxes and the calendar.
pub(super) fn visit(view: &FieldView, parts: &Parts, same_day: bool, around: &Around<'_>) -> Html {
    let store = around.scene.store;
    let filed = store.session.day().0;
    let first = if same_day { filed } else { filed.succ_opt().unwrap_or(filed) };
    let chosen = parse_day(&view.raw).ok();
    html! {
        <>
            { date::date(view, parts, None, false, around) }
            <Calendar field={parts.field} id={parts.id.clone()} {filed} {first} {chosen} lang={around.scene.lang}
                office={office::chosen(around)} label={view.question.label()} onpick={around.scene.send.clone()} />
        </>
    }
}

/// What a calendar is drawn from.
#[derive(Clone, PartialEq, Properties)]
struct CalendarProps {
    field: FieldId,
    id: String,
    /// The day whose law applies: plans are made on it.
    filed: NaiveDate,
    /// The first day that makes sense.
    first: NaiveDate,
    chosen: Option<NaiveDate>,
    office: Option<Rc<Office>>,
    label: Text,
    lang: Lang,
    onpick: Callback<Change>,
}

/// Whether a day can be the one.
enum Day {
    Open,
    /// It may be, but somebody should be asked first.
    Ask(Sentence),
    Shut(Sentence),
}

fn look(day: NaiveDate, props: &CalendarProps) -> Day {
    if let Some(flaw) = fault(day, props.first, props.filed) {
        let says = flaw.say(props.label, "");
        // An office that tells its hours knows better than the rule what happens on a Saturday.
        let told = props.office.as_ref().is_some_and(|office| !office.hours.is_empty());
        match flaw.severity() {
            Severity::Error => return Day::Shut(says),
            Severity::Warning if !told => return Day::Ask(says),
            Severity::Warning => {}
        }
    }
    match props.office.as_ref().and_then(|office| office.shut(day, props.filed)) {
        Some(shut) => Day::Shut(why(&shut)),
        None => Day::Open,
    }
}

/// Why an office cannot be visited, in words.
pub(super) fn why(shut: &Shut<'_>) -> Sentence {
    match shut {
        Shut::Weekday => words::SHUT_WEEKDAY.into(),
        Shut::Closed(reason) => words::SHUT_CLOSED
            .fill(&[("reason", reason.map_or(Sentence::from(""), Both::sentence))]),
        Shut::Lead(days) => words::SHUT_LEAD.fill(&[("days", days.to_string().into())]),
    }
}

/// "Thứ Hai, 30/11/2026".
fn named(day: NaiveDate, lang: Lang) -> String {
    let weekday = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default();
    let name = words::DAYS_OF_WEEK.get(weekday).map_or("", |name| name.get(lang));
    format!("{name}, {}", written(day))
}

fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// Draws a month. The arrow keys walk through it, so that it is one stop for whoever walks by keys.
#[component]
fn Calendar(props: &CalendarProps) -> Html {
    let CalendarProps { field, first, chosen, lang, .. } = *props;
    // The day that takes the keys, and whether it was moved to by them.
    let at = use_state(|| (chosen.unwrap_or(first), false));
    // The day that was asked about.
    let asked = use_state(|| None::<NaiveDate>);
    let table = use_node_ref();
    let (cursor, moved) = *at;
    {
        let table = table.clone();
        use_effect_with((cursor, moved), move |(day, moved)| {
            if *moved {
                focus::within(&table, &format!("[data-day=\"{}\"]", iso(*day)));
            }
        });
    }
    let month = month_of(cursor);
    let weeks = weeks(month);
    let cell = |day: NaiveDate| {
        if month_of(day) != month {
            return html! { <td></td> };
        }
        let standing = look(day, props);
        let (class, says, open) = match &standing {
            Day::Open => (
                "tk-calendar__day",
                words::DAY_OPEN.fill(&[("day", named(day, lang).into())]),
                true,
            ),
            Day::Ask(why) => ("tk-calendar__day tk-calendar__day--ask", said(day, why, lang), true),
            Day::Shut(why) => {
                ("tk-calendar__day tk-calendar__day--shut", said(day, why, lang), false)
            }
        };
        let is_chosen = chosen == Some(day);
        let onclick = {
            let (asked, at, onpick) = (asked.clone(), at.clone(), props.onpick.clone());
            move |_: MouseEvent| {
                asked.set(Some(day));
                at.set((day, false));
                if open {
                    onpick.emit(Change::Pick { field, raw: written(day) });
                }
            }
        };
        html! {
            <td>
                <button type="button" {class} data-day={iso(day)} tabindex={if day == cursor { "0" } else { "-1" }}
                    aria-pressed={is_chosen.to_string()} aria-disabled={(!open).then_some("true")} {onclick}>
                    { day.day() }<span class="tk-unseen">{ ", " }{ says.get(lang).to_owned() }</span>
                </button>
            </td>
        }
    };
    let onkeydown = {
        let at = at.clone();
        move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowLeft" => cursor.pred_opt(),
                "ArrowRight" => cursor.succ_opt(),
                "ArrowUp" => cursor.checked_sub_days(Days::new(7)),
                "ArrowDown" => cursor.checked_add_days(Days::new(7)),
                "PageUp" => cursor.checked_sub_months(Months::new(1)),
                "PageDown" => cursor.checked_add_months(Months::new(1)),
                _ => None,
            };
            if let Some(day) = to {
                event.prevent_default();
                at.set((day, true));
            }
        }
    };
    let turn = |by: fn(NaiveDate) -> Option<NaiveDate>, name: &str, label: Text| {
        let at = at.clone();
        let to = by(month);
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(day) = to {
                at.set((day, false));
            }
        });
        let picture = if name == "before" { Icon::Back } else { Icon::Forward };
        html! {
            <button type="button" class="tk-calendar__turner" data-action={format!("month-{name}")} {onclick}>
                { icon(picture) }<span class="tk-unseen">{ label.get(lang) }</span>
            </button>
        }
    };
    let title = words::MONTH_OF.fill(&[
        ("month", month.month().to_string().into()),
        ("year", month.year().to_string().into()),
    ]);
    let answer = asked.or(chosen).map(|day| match look(day, props) {
        Day::Open => words::DAY_OPEN.fill(&[("day", named(day, lang).into())]),
        Day::Ask(why) | Day::Shut(why) => said(day, &why, lang),
    });
    let title_id = format!("{}-calendar", props.id);
    html! {
        <section class="tk-calendar" aria-labelledby={title_id.clone()}>
            <p class="tk-calendar__what">{ words::CALENDAR.get(lang) }</p>
            <div class="tk-calendar__turn">
                { turn(|month| month.checked_sub_months(Months::new(1)), "before", words::MONTH_BEFORE) }
                <p class="tk-calendar__title" id={title_id}>{ title.get(lang).to_owned() }</p>
                { turn(|month| month.checked_add_months(Months::new(1)), "after", words::MONTH_AFTER) }
            </div>
            <table class="tk-calendar__table" ref={table} {onkeydown}>
                <thead><tr>
                    { for words::DAYS_SHORT.iter().zip(&words::DAYS_OF_WEEK).map(|(short, name)| html! {
                        <th scope="col"><span aria-hidden="true">{ short.get(lang) }</span><span class="tk-unseen">{ name.get(lang) }</span></th>
                    }) }
                </tr></thead>
                <tbody>{ for weeks.into_iter().map(|week| html! { <tr>{ for week.into_iter().map(cell) }</tr> }) }</tbody>
            </table>
            <p class="tk-calendar__answer" role="status" data-calendar="">{ answer.map(|answer| answer.get(lang).to_owned()) }</p>
            <p class="tk-calendar__legend">{ words::LEGEND.get(lang) }</p>
        </section>
    }
}

fn said(day: NaiveDate, why: &Sentence, lang: Lang) -> Sentence {
    words::DAY_SHUT.fill(&[("day", named(day, lang).into()), ("why", why.clone())])
}

/// The weeks of a month, from Monday, with the days of its neighbours that fill them.
fn weeks(month: NaiveDate) -> Vec<Vec<NaiveDate>> {
    let before = u64::from(month.weekday().num_days_from_monday());
    let Some(start) = month.checked_sub_days(Days::new(before)) else { return Vec::new() };
    let days: Vec<NaiveDate> = start.iter_days().take(42).collect();
    let has = |week: &&[NaiveDate]| week.iter().any(|day| month_of(*day) == month);
    days.chunks(7).filter(has).map(<[NaiveDate]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokhai_core::values::day::ymd;

    #[test]
    fn a_month_has_whole_weeks_from_monday() {
        for (month, rows) in [(ymd(2026, 11, 1), 6), (ymd(2026, 2, 1), 5), (ymd(2027, 2, 1), 4)] {
            let weeks = weeks(month);
            assert_eq!(weeks.len(), rows, "{month}");
            let own = weeks.iter().flatten().filter(|day| month_of(**day) == month).count();
            assert!((28..=31).contains(&own));
            assert!(
                weeks
                    .iter()
                    .all(|week| week.len() == 7 && week[0].weekday() == chrono::Weekday::Mon)
            );
        }
    }
}
