//! The life of a card as a picture: from birth to old age, with the ages of exchange, the issue, today and the expiry.
//!
//! A list of the same days stands under it, for everyone who does not see the picture.

use crate::web::components::citation::citation;
use crate::web::words;
use chrono::NaiveDate;
use tokhai_core::calendar::life_line::{LifeLine, Mark, life_line};
use tokhai_core::form::Answers;
use tokhai_core::law::Ruling;
use tokhai_core::procedures::assessment::Assessment;
use tokhai_core::questions::person::BORN_ON;
use tokhai_core::values::day::written;
use tokhai_core::values::text::Lang;
use yew::prelude::*;

/// The picture is this wide and leaves so much at each end, in its own units.
const WIDTH: f64 = 320.0;
const MARGIN: f64 = 14.0;
/// The line itself.
const AXIS: f64 = 58.0;
/// A life as drawn ends here, unless today is later.
const YEARS: f64 = 66.0;

/// The line of the card that is applied for; nothing where no card, or no whole birth date, is at hand.
pub(crate) fn line_of(
    judged: &Assessment,
    answers: &Answers,
    today: NaiveDate,
    lang: Lang,
) -> Html {
    let validity = judged.validity.known().and_then(Option::as_ref).and_then(Ruling::prudent);
    let born = answers.get(BORN_ON.id).and_then(|raw| (BORN_ON.parse)(raw).ok());
    let (Some(validity), Some(born)) = (validity, born.and_then(|born| born.day())) else {
        return Html::default();
    };
    // Only a card ends at the ages of exchange; a passport has a term of its own.
    match life_line(born, validity.issued_on, today) {
        Ok(line) if line.expiry == validity.expiry => draw(&line, lang),
        Ok(_) | Err(_) => Html::default(),
    }
}

fn draw(line: &LifeLine, lang: Lang) -> Html {
    let day =
        |wanted: Mark| line.marks.iter().find(|(_, mark)| *mark == wanted).map(|(day, _)| *day);
    let Some(birth) = day(Mark::Birth) else { return Html::default() };
    let years = |day: NaiveDate| (day - birth).num_days() as f64 / 365.2425;
    let end = day(Mark::Today).map_or(YEARS, |today| YEARS.max(years(today) + 1.0));
    let place = |day: NaiveDate| {
        let share = (years(day) / end).clamp(0.0, 1.0);
        MARGIN + share * (WIDTH - 2.0 * MARGIN)
    };
    let number = |value: f64| format!("{value:.1}");
    let mark = |(day, mark): &(NaiveDate, Mark)| {
        let x = place(*day);
        match mark {
            Mark::Exchange(age) => html! {
                <g>
                    <line class="tk-life__tick" x1={number(x)} x2={number(x)} y1={number(AXIS - 7.0)} y2={number(AXIS + 7.0)} />
                    <text class="tk-life__age" x={number(x)} y={number(AXIS + 22.0)} text-anchor="middle">{ *age }</text>
                </g>
            },
            Mark::Issued => {
                html! { <circle class="tk-life__issued" cx={number(x)} cy={number(AXIS)} r="5" /> }
            }
            Mark::Today => html! {
                <g>
                    <line class="tk-life__today" x1={number(x)} x2={number(x)} y1="24" y2={number(AXIS + 7.0)} />
                    <text class="tk-life__word" x={number(x.clamp(30.0, WIDTH - 30.0))} y="16" text-anchor="middle">{ mark.said().get(lang).to_owned() }</text>
                </g>
            },
            Mark::Birth | Mark::Grace(_) | Mark::Expiry => Html::default(),
        }
    };
    // The two years before each age, as bars.
    let grace = |(day, mark): &(NaiveDate, Mark)| match mark {
        Mark::Grace(age) => {
            let until = line.marks.iter().find(|(_, other)| *other == Mark::Exchange(*age));
            until.map(|(until, _)| {
                let (from, to) = (place(*day), place(*until));
                html! { <rect class="tk-life__grace" x={number(from)} y={number(AXIS - 12.0)} width={number(to - from)} height="24" /> }
            })
        }
        Mark::Birth | Mark::Exchange(_) | Mark::Issued | Mark::Today | Mark::Expiry => None,
    };
    let issued = day(Mark::Issued).map_or(MARGIN, place);
    let expires = day(Mark::Expiry).map_or(WIDTH - MARGIN, place);
    let label = words::LIFE_LINE.get(lang);
    let item = |(day, mark): &(NaiveDate, Mark)| {
        html! {
            <li class="tk-life__item"><span class="tk-life__day">{ written(*day) }</span>{ " " }{ mark.said().get(lang).to_owned() }</li>
        }
    };
    // What is long past for this card needs no words.
    let since = day(Mark::Issued).into_iter().chain(day(Mark::Today)).min().unwrap_or(birth);
    let ahead = line.marks.iter().filter(|(day, mark)| *day >= since || *mark == Mark::Birth);
    html! {
        <figure class="tk-life" data-life-line="">
            <svg class="tk-life__picture" viewBox={format!("0 0 {WIDTH} 88")} role="img" aria-label={label}>
                { for line.marks.iter().filter_map(grace) }
                <line class="tk-life__axis" x1={number(MARGIN)} x2={number(WIDTH - MARGIN)} y1={number(AXIS)} y2={number(AXIS)} />
                <line class="tk-life__card" x1={number(issued)} x2={number(expires)} y1={number(AXIS)} y2={number(AXIS)} />
                { for line.marks.iter().map(mark) }
            </svg>
            <figcaption>
                <span class="tk-life__title">{ label }</span>
                <ul class="tk-life__list">{ for ahead.map(item) }</ul>
                { citation(&[line.cite]) }
            </figcaption>
        </figure>
    }
}
