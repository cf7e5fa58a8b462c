//! The review: what was declared, as one reads a letter; then what follows from it, with the articles.

use crate::web::components::bill;
use crate::web::components::citation::citation;
use crate::web::components::drafts::save_here;
use crate::web::components::icon::{Icon, icon};
use crate::web::components::life_line::line_of;
use crate::web::components::otherwise::{comparison, otherwise, rests_on};
use crate::web::components::strip::{items, no_rule};
use crate::web::components::verdict::verdict;
use crate::web::fields::dashed;
use crate::web::pages::Scene;
use crate::web::pages::step::form;
use crate::web::route::Route;
use crate::web::store::{Change, Unfolded};
use crate::web::words;
use tokhai_core::dossier::sheet::Item;
use tokhai_core::dossier::summary;
use tokhai_core::form::{Asked, FieldId};
use tokhai_core::procedures::assessment::{Assessment, Part, Verdict};
use tokhai_core::procedures::explanation::Figure;
use tokhai_core::session::view::{ReviewPart, ReviewRow};
use tokhai_core::session::{Action, Screen};
use tokhai_core::values::text::Text;
use yew::prelude::*;

/// Draws it.
pub(crate) fn review(scene: &Scene<'_>, parts: &[ReviewPart]) -> Html {
    let lang = scene.lang;
    let Some(judged) = &scene.store.view.assessment else { return Html::default() };
    let closing = judged.procedure.closing.id;
    let gaps: Vec<FieldId> = judged
        .missing
        .iter()
        .copied()
        .filter(|field| {
            judged.asked.iter().any(|(page, asks)| {
                page.id != closing && asks.iter().any(|ask| ask.question.id() == *field)
            })
        })
        .collect();
    let stopping = judged.errors().next().is_some();
    // What can be done next: finish, go on to the declaration, or only change something.
    let main = if !gaps.is_empty() || stopping {
        Some(words::FINISH_ANSWERS)
    } else if judged.verdict == Verdict::Clear {
        Some(words::TO_DECLARATION)
    } else {
        None
    };
    let content = html! {
        <>
            <div class="tk-letter">{ for parts.iter().map(|part| letter(part, scene)) }</div>
            <section class="tk-outcome" aria-labelledby="tk-outcome-title">
                <h2 class="tk-section" id="tk-outcome-title">{ words::RESULT_TITLE.get(lang) }</h2>
                { verdict(judged, lang, scene.send) }
                if judged.verdict == Verdict::Blocked {
                    { otherwise(scene, judged, Some(Figure::Verdict)) }
                }
                { missing(scene, judged, &gaps) }
                { outcome(scene, judged) }
                { more(scene, judged) }
                { save_here(scene) }
            </section>
        </>
    };
    html! {
        <>
            <h1 class="tk-title" tabindex="-1">{ words::REVIEW_TITLE.get(lang) }</h1>
            <p class="tk-lead">{ words::REVIEW_LEAD.get(lang) }</p>
            { match main {
                Some(main) => form(scene, content, main),
                None => content,
            } }
        </>
    }
}

fn letter(part: &ReviewPart, scene: &Scene<'_>) -> Html {
    // A part of one line says by its label what it is.
    let title = (part.rows.len() > 1)
        .then(|| html! { <h2 class="tk-letter__title">{ part.title.get(scene.lang) }</h2> });
    html! {
        <section class="tk-letter__part">
            { title }
            <dl class="tk-letter__rows">{ for part.rows.iter().map(|row| line(row, scene)) }</dl>
        </section>
    }
}

fn line(row: &ReviewRow, scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let question =
        scene.store.session.procedure().and_then(|procedure| procedure.question(row.field));
    // Where the site names no offices, none was asked for.
    let office = question.is_some_and(|question| matches!(question.asked(), Asked::Office));
    if office && row.raw.is_empty() {
        return Html::default();
    }
    let shown = question
        .and_then(|question| summary::shown(question, &row.raw, scene.store.tables.communes.here()))
        .or_else(|| row.shown.clone());
    let fault = row.fault.as_ref().map(|fault| html! {
        <p class="tk-letter__fault">{ icon(Icon::Mark) }<span>{ fault.text.get(lang).to_owned() }</span></p>
    });
    html! {
        <div class="tk-letter__row" data-row={row.field}>
            <dt class="tk-letter__label">{ row.label.get(lang) }</dt>
            <dd class="tk-letter__value">
                { match shown {
                    Some(shown) => html! { <span class="tk-letter__text">{ shown.get(lang).to_owned() }</span> },
                    None if row.raw.is_empty() => html! { <span class="tk-letter__empty">{ words::EMPTY.get(lang) }</span> },
                    None => html! { <span class="tk-letter__text">{ row.raw.clone() }</span> },
                } }
                { fault }
            </dd>
            <dd class="tk-letter__change">{ change(scene, row.field, words::CHANGE, row.label) }</dd>
        </div>
    }
}

/// A link to a question that comes back here.
fn change(scene: &Scene<'_>, field: FieldId, words: Text, label: Text) -> Html {
    let page = scene.store.view.assessment.as_ref().and_then(|judged| {
        let (page, _) = judged
            .asked
            .iter()
            .find(|(_, asks)| asks.iter().any(|ask| ask.question.id() == field))?;
        Some(Route::In(judged.procedure.id, Screen::Page(page.id)).hash())
    });
    let onclick = scene.send.reform(move |event: MouseEvent| {
        event.prevent_default();
        Change::Act(Action::Change(field.to_owned()))
    });
    html! {
        <a class="tk-change" href={page} data-action="change" data-field={field} id={format!("tk-change-{}", dashed(field))} onclick={onclick}>
            { words.get(scene.lang) }<span class="tk-unseen">{ ": " }{ label.get(scene.lang) }</span>
        </a>
    }
}

/// What a rule or a part of the result still waits for.
fn missing(scene: &Scene<'_>, judged: &Assessment, gaps: &[FieldId]) -> Html {
    let questions = gaps.iter().filter_map(|field| judged.procedure.question(field));
    if gaps.is_empty() {
        return Html::default();
    }
    html! {
        <section class="tk-reasons">
            <h3 class="tk-reasons__title">{ words::MISSING_TITLE.get(scene.lang) }</h3>
            <ul class="tk-reasons__list">
                { for questions.map(|question| html! {
                    <li class="tk-reasons__item">{ question.label().get(scene.lang) }{ " " }{ change(scene, question.id(), words::ANSWER, question.label()) }</li>
                }) }
            </ul>
        </section>
    }
}

/// Fee, day, validity, way, place and papers, each with its articles.
fn outcome(scene: &Scene<'_>, judged: &Assessment) -> Html {
    let lang = scene.lang;
    let waiting = || html! { <p>{ words::STRIP_WAITING.get(lang) }</p> };
    let fee = match &judged.fee {
        Part::Known(fee) => bill::fee(fee, lang),
        Part::Waiting => waiting(),
        Part::NoLaw(_) => no_rule(judged, lang),
    };
    let channel = match &judged.channel {
        Part::Known(Some(channel)) => {
            html! { <p>{ channel.text.get(lang) }{ citation(&channel.cites) }</p> }
        }
        Part::Known(None) => Html::default(),
        Part::Waiting => waiting(),
        Part::NoLaw(_) => no_rule(judged, lang),
    };
    let agencies = judged.agencies.known().and_then(Option::as_ref);
    let agencies = agencies
        .map(|agencies| html! { <p>{ agencies.text.get(lang) }{ citation(&[agencies.cite]) }</p> });
    let papers = judged.papers.iter().map(|paper| html! {
        <li><strong>{ paper.title.get(lang) }</strong>{ " " }{ paper.remark.get(lang) }{ citation(&[paper.cite]) }</li>
    });
    let papers = if judged.papers.is_empty() {
        html! { <p>{ summary::NOTHING_TO_BRING.get(lang) }</p> }
    } else {
        html! { <ul class="tk-outcome__papers">{ for papers }</ul> }
    };
    let forms = words::FORMS.fill(&[("forms", judged.forms.join(", ").into())]);
    html! {
        <>
            { part(words::FEE_TITLE.get(lang), fee) }
            { part(words::DEADLINE_TITLE.get(lang), of_case(scene, judged, &judged.deadline, summary::deadline_reasons)) }
            { part(words::VALIDITY_TITLE.get(lang), of_case(scene, judged, &judged.validity, summary::validity_reasons)) }
            { part(words::CHANNEL_TITLE.get(lang), html! { <>{ channel }{ agencies }</> }) }
            { part(words::PAPERS_TITLE.get(lang), html! {
                <>
                    { papers }
                    if !judged.forms.is_empty() {
                        <p>{ forms.get(lang).to_owned() }</p>
                    }
                </>
            }) }
        </>
    }
}

/// What the figures rest on, what would be different, the life of the card, and another day's law: asked for by one press.
fn more(scene: &Scene<'_>, judged: &Assessment) -> Html {
    let Scene { store, lang, .. } = *scene;
    let open = store.unfolded == Some(MORE);
    let toggle = scene.send.reform(move |_: MouseEvent| Change::Unfold((!open).then_some(MORE)));
    let content = open.then(|| {
        html! {
            <>
                { rests_on(scene, judged, &judged.because.fee) }
                { otherwise(scene, judged, None) }
                { line_of(judged, &store.session.answers(), store.today, lang) }
                { comparison(scene, judged) }
            </>
        }
    });
    html! {
        <section class="tk-more">
            <button type="button" class="tk-button tk-button--quiet" data-action="more" aria-expanded={open.to_string()} aria-controls="tk-more" onclick={toggle}>
                { words::MORE.get(lang) }
            </button>
            <div class="tk-more__content" id="tk-more" hidden={!open}>{ content }</div>
        </section>
    }
}

/// The last of the things that fold open with their reasons.
const MORE: Unfolded = Unfolded::Why(3);

fn part(title: &'static str, content: Html) -> Html {
    html! {
        <section class="tk-outcome__part">
            <h3 class="tk-outcome__title">{ title }</h3>
            { content }
        </section>
    }
}

fn of_case<T>(
    scene: &Scene<'_>,
    judged: &Assessment,
    part: &Part<Option<T>>,
    reasons: fn(&T, tokhai_core::values::text::Lang) -> Vec<Item>,
) -> Html {
    match part {
        Part::Known(Some(value)) => items(&reasons(value, scene.lang)),
        Part::Known(None) => html! { <p>{ words::NOT_IN_CASE.get(scene.lang) }</p> },
        Part::Waiting => html! { <p>{ words::STRIP_WAITING.get(scene.lang) }</p> },
        Part::NoLaw(_) => no_rule(judged, scene.lang),
    }
}

#[cfg(all(test, feature = "render-test"))]
mod tests {
    use crate::web::pages::review::review;
    use crate::web::probe::{drawn, journey, values};
    use tokhai_core::procedures::ALL;
    use tokhai_core::session::view::Body;
    use tokhai_core::values::text::Lang;
    use yew::Html;

    #[test]
    fn every_answer_can_be_changed_and_every_finding_names_its_article() {
        for (procedure, lang) in
            ALL.iter().flat_map(|procedure| [(procedure, Lang::Vi), (procedure, Lang::En)])
        {
            let screens = journey(procedure.id, lang);
            let last = screens.last().expect("a last screen");
            let html = drawn(last, |scene| match &scene.store.view.body {
                Body::Review(parts) => review(scene, parts),
                _ => Html::default(),
            });
            let rows = values(&html, "data-row");
            assert!(rows.len() > 3, "{}: {rows:?}", procedure.id);
            for row in rows {
                assert!(
                    html.contains(&format!("data-action=\"change\" data-field=\"{row}\"")),
                    "{row}"
                );
            }
            assert_eq!(values(&html, "data-verdict").len(), 1);
            assert!(html.matches("tk-citation").count() >= html.matches("data-rule").count());
        }
    }
}
