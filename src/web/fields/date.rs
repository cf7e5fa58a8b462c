//! A day in three boxes: each takes what is typed, and none jumps to the next by itself.
//!
//! A whole date typed or pasted into the first box is taken as it is.

use crate::web::fields::text_box::TextBox;
use crate::web::fields::{Around, Parts, typed};
use crate::web::words;
use tokhai_core::form::OptionSpec;
use tokhai_core::session::view::FieldView;
use yew::prelude::*;

/// The text of one answer out of three boxes: empty if all are, the first alone if it holds a whole date.
fn join(day: &str, month: &str, year: &str) -> String {
    let (day, month, year) = (day.trim(), month.trim(), year.trim());
    match (day, month, year) {
        ("", "", "") => String::new(),
        (whole, "", "") if whole.chars().count() > 2 => whole.to_owned(),
        _ => format!("{day}/{month}/{year}"),
    }
}

/// The texts of three boxes out of one answer.
fn split(raw: &str) -> [&str; 3] {
    let mut parts = raw.split('/');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(day), Some(month), Some(year), None) => [day, month, year],
        _ => [raw, "", ""],
    }
}

/// Draws the boxes; `birth` for a day of birth.
pub(super) fn date(
    view: &FieldView,
    parts: &Parts,
    or: Option<OptionSpec>,
    birth: bool,
    around: &Around<'_>,
) -> Html {
    let (lang, send, field) = (around.scene.lang, around.scene.send, parts.field);
    let instead = or.filter(|or| or.id == view.raw.trim()).is_some();
    let texts = if instead { [""; 3] } else { split(&view.raw) };
    let fault = view.fault.as_ref().filter(|_| parts.invalid).map(|fault| fault.code);
    let one = |at: usize| {
        let (part, label, token, class) = match at {
            0 => ("day", words::DAY, "bday-day", "tk-input tk-input--two"),
            1 => ("month", words::MONTH, "bday-month", "tk-input tk-input--two"),
            _ => ("year", words::YEAR, "bday-year", "tk-input tk-input--four"),
        };
        let invalid = fault.is_some_and(|code| match code {
            "day-missing" => part == "day",
            "month-missing" | "no-such-month" => part == "month",
            "year-missing" | "year-short" | "year-out-of-range" => part == "year",
            _ => true,
        });
        let id = format!("{}-{part}", parts.id);
        let others = texts.map(str::to_owned);
        let send = send.clone();
        let ontext = move |text: String| {
            let mut boxes = others.clone();
            if let Some(mine) = boxes.get_mut(at) {
                *mine = text;
            }
            let [day, month, year] = &boxes;
            typed(&send, field, join(day, month, year));
        };
        let text = texts.get(at).copied().unwrap_or_default().to_owned();
        html! {
            <div class="tk-date__part" key={format!("{part}{instead}{}", around.scene.store.picked)}>
                <label class="tk-date__label" for={id.clone()}>{ label.get(lang) }</label>
                <TextBox {id} name={format!("{field}.{part}")} {class} kind="text" mode="numeric"
                    autocomplete={if birth && !around.scene.store.leaves_no_trace() { token } else { "off" }} capitals="off" {text}
                    described={parts.described.clone()} {invalid} disabled={instead} {ontext} />
            </div>
        }
    };
    let tick = or.map(|or| {
        let (send, id) = (send.clone(), format!("{}-{}", parts.id, or.id));
        let raw = if instead { "" } else { or.id };
        let onchange = move |_: Event| typed(&send, field, raw.to_owned());
        html! {
            <div class="tk-tick tk-date__instead">
                <input class="tk-tick__box" type="checkbox" id={id.clone()} name={field} value={or.id} checked={instead} {onchange} />
                <label class="tk-tick__words" for={id}>{ or.label.get(lang) }</label>
            </div>
        }
    });
    html! {
        <>
            <div class="tk-date">{ for (0..3).map(one) }</div>
            { tick }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_boxes_are_one_answer() {
        assert_eq!(join("10", "5", "2001"), "10/5/2001");
        assert_eq!(join("", "", ""), "");
        assert_eq!(join("", "", "1950"), "//1950");
        assert_eq!(join("5", "", ""), "5//");
        assert_eq!(join("10/05/2001", "", ""), "10/05/2001");
        assert_eq!(join("10052001", "", ""), "10052001");
        for raw in ["10/5/2001", "//1950", "5//", "10/05/2001"] {
            let [day, month, year] = split(raw);
            assert_eq!(join(day, month, year), raw);
        }
        assert_eq!(split("10052001"), ["10052001", "", ""]);
        assert_eq!(split("1/2/3/4"), ["1/2/3/4", "", ""]);
    }
}
