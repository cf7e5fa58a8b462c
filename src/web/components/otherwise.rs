//! "What would be different": other choices and other days, with what would come of each; and two days side by side.
//!
//! Worked out only while it is open: an alternative is the whole application judged again.

use crate::web::browser::focus;
use crate::web::pages::Scene;
use crate::web::store::Change;
use crate::web::words;
use tokhai_core::form::FieldId;
use tokhai_core::law::LegalDay;
use tokhai_core::procedures::assessment::Assessment;
use tokhai_core::procedures::explanation::{Figure, because, compare, explain};
use tokhai_core::values::day::{from_iso, written};
use yew::prelude::*;

/// The answers that a figure was worked out from, in one line.
pub(crate) fn rests_on(scene: &Scene<'_>, judged: &Assessment, read: &[FieldId]) -> Html {
    let told = because(judged, read, &scene.store.session.answers());
    if told.is_empty() {
        return Html::default();
    }
    let lang = scene.lang;
    let parts: Vec<String> = told
        .iter()
        .map(|(label, shown)| format!("{}: {}", label.get(lang), shown.get(lang)))
        .collect();
    html! { <p class="tk-because">{ words::RESTS_ON.get(lang) }{ " " }{ parts.join(" · ") }</p> }
}

/// What would change a figure, or any: each alternative with everything that comes of it.
pub(crate) fn otherwise(scene: &Scene<'_>, judged: &Assessment, figure: Option<Figure>) -> Html {
    let lang = scene.lang;
    let answers = scene.store.session.answers();
    let explained = explain(judged.procedure, judged.day, &answers);
    let changing = explained
        .otherwise
        .iter()
        .filter(|other| figure.is_none_or(|figure| other.changes(&explained.now, figure)));
    let rows: Vec<Html> = changing
        .map(|other| {
            let effects = other.effects(&explained.now);
            let said: Vec<&str> = effects.iter().map(|(_, said)| said.get(lang)).collect();
            html! {
                <li class="tk-otherwise__item">
                    <span class="tk-otherwise__change">{ other.change_said().get(lang).to_owned() }</span>
                    <span class="tk-otherwise__effect">{ said.join("; ") }</span>
                </li>
            }
        })
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <div class="tk-otherwise" data-otherwise="">
            <h3 class="tk-otherwise__title">{ words::OTHERWISE.get(lang) }</h3>
            <ul class="tk-otherwise__list">{ for rows }</ul>
        </div>
    }
}

/// The same answers under the law of another day, part by part.
pub(crate) fn comparison(scene: &Scene<'_>, judged: &Assessment) -> Html {
    let lang = scene.lang;
    let pick = scene.send.reform(|event: InputEvent| {
        Change::CompareWith(from_iso(&focus::text_at(&event)).map(LegalDay))
    });
    let table = scene.store.compared_with.map(|other| {
        let answers = scene.store.session.answers();
        let lines = compare(judged.procedure, judged.day, other, &answers).lines();
        let row = |line: &tokhai_core::procedures::explanation::Compared| {
            let class = if line.differs() { "tk-compare__row tk-compare__row--differs" } else { "tk-compare__row" };
            html! {
                <tr class={class} data-part={line.part} data-differs={line.differs().to_string()}>
                    <th class="tk-compare__part" scope="row">
                        { line.label.get(lang) }
                        if line.differs() { <span class="tk-compare__mark">{ words::DIFFERS.get(lang) }</span> }
                    </th>
                    <td>{ line.one.get(lang).to_owned() }</td>
                    <td>{ line.other.get(lang).to_owned() }</td>
                </tr>
            }
        };
        html! {
            <table class="tk-compare__table">
                <thead><tr>
                    <th scope="col">{ words::PART.get(lang) }</th>
                    <th scope="col">{ written(judged.day.0) }</th>
                    <th scope="col">{ written(other.0) }</th>
                </tr></thead>
                <tbody>{ for lines.iter().map(row) }</tbody>
            </table>
        }
    });
    html! {
        <section class="tk-compare" aria-labelledby="tk-compare-title">
            <h3 class="tk-reasons__title" id="tk-compare-title">{ words::COMPARE.get(lang) }</h3>
            <label class="tk-compare__label" for="tk-compare-day">{ words::COMPARE_DAY.get(lang) }</label>
            <input class="tk-compare__day" id="tk-compare-day" type="date" data-action="compare" min="2017-01-01" max="2030-12-31" oninput={pick} />
            <div aria-live="polite">{ table }</div>
        </section>
    }
}
