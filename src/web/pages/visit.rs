//! A visit of several applications: for whom the next one is, and the plan of all of them.

use crate::web::components::checklist::checklist;
use crate::web::components::confirm::{Deed, button, confirm};
use crate::web::components::icon::{Icon, icon};
use crate::web::pages::Scene;
use crate::web::store::Change;
use crate::web::words;
use tokhai_core::dossier::plan::{Brought, Listed, Plan, Standing, Stop, days, name_of, plan};
use tokhai_core::dossier::sheet::Item;
use tokhai_core::dossier::summary::NOTHING_TO_BRING;
use tokhai_core::procedures;
use tokhai_core::session::Action;
use tokhai_core::session::family::For;
use tokhai_core::values::text::{Sentence, Text};
use yew::prelude::*;

/// Draws the question for whom an application is.
pub(crate) fn whom(scene: &Scene<'_>) -> Html {
    let Scene { store, lang, .. } = *scene;
    let session = &store.session;
    let wanted = session.wanted().and_then(|wanted| procedures::entry(wanted.procedure));
    let people: Vec<(usize, Sentence)> =
        session.people().map(|(at, answers)| (at, name_of(answers, at))).collect();
    let own = people
        .iter()
        .map(|(at, name)| choice(scene, For::Known(*at), name.clone(), words::WHOM_KNOWN_MEANING));
    let family = people.iter().map(|(at, name)| {
        let words = words::WHOM_HOUSEHOLD.fill(&[("name", name.clone())]);
        choice(scene, For::Household(*at), words, words::WHOM_HOUSEHOLD_MEANING)
    });
    let stranger =
        choice(scene, For::Stranger, words::WHOM_STRANGER.into(), words::WHOM_STRANGER_MEANING);
    html! {
        <>
            <h1 class="tk-title" tabindex="-1">{ words::WHOM_TITLE.get(lang) }</h1>
            if let Some(wanted) = wanted {
                <p class="tk-whom__what">{ wanted.title.get(lang) }</p>
            }
            <p class="tk-lead">{ words::WHOM_LEAD.get(lang) }</p>
            <ul class="tk-menu__list">{ for own }{ for family }{ stranger }</ul>
        </>
    }
}

fn choice(scene: &Scene<'_>, whom: For, label: Sentence, meaning: Text) -> Html {
    let lang = scene.lang;
    let name = match whom {
        For::Known(at) => format!("known-{at}"),
        For::Household(at) => format!("household-{at}"),
        For::Stranger => "stranger".to_owned(),
    };
    let onclick = scene.send.reform(move |_: MouseEvent| Change::Act(Action::For(whom)));
    html! {
        <li>
            <button type="button" class="tk-menu__entry tk-menu__entry--button" data-for={name} {onclick}>
                <span class="tk-menu__words">
                    <span class="tk-menu__name">{ label.get(lang).to_owned() }</span>
                    <span class="tk-menu__summary">{ meaning.get(lang) }</span>
                </span>
                { icon(Icon::Forward) }
            </button>
        </li>
    }
}

/// Draws the plan.
pub(crate) fn all(scene: &Scene<'_>) -> Html {
    let Scene { store, lang, .. } = *scene;
    let plan = plan(&store.session, store.tables.communes.here());
    let several = plan.applications.len() > 1;
    html! {
        <>
            <h1 class="tk-title" tabindex="-1">{ words::PLAN_TITLE.get(lang) }</h1>
            <section class="tk-plan__part">
                <h2 class="tk-section">{ words::PLAN_APPLICATIONS.get(lang) }</h2>
                <ul class="tk-plan__list">{ for plan.applications.iter().map(|listed| application(listed, scene)) }</ul>
            </section>
            if several {
                { way(&plan, scene) }
                { papers(&plan.papers, scene) }
                { total(&plan, scene) }
            }
            <section class="tk-plan__part tk-plan__part--screen">
                <h2 class="tk-section">{ words::PLAN_ADD.get(lang) }</h2>
                <ul class="tk-menu__list">{ for store.tables.offered().into_iter().map(|entry| add(entry, scene)) }</ul>
            </section>
        </>
    }
}

fn application(listed: &Listed, scene: &Scene<'_>) -> Html {
    let (lang, at) = (scene.lang, listed.at);
    let (class, picture, standing) = match listed.standing {
        Standing::Complete => {
            ("tk-plan__standing tk-plan__standing--good", Icon::Tick, words::PLAN_COMPLETE)
        }
        Standing::Unfinished => ("tk-plan__standing", Icon::Mark, words::PLAN_UNFINISHED),
        Standing::Blocked => {
            ("tk-plan__standing tk-plan__standing--bad", Icon::Cross, words::PLAN_BLOCKED)
        }
    };
    let open = scene.send.reform(move |_: MouseEvent| Change::Act(Action::Turn(at)));
    let drop = scene.send.reform(move |_: MouseEvent| Change::Act(Action::Drop(at)));
    let deed = Deed {
        // Only one question stands open at a time, so each needs a name of its own.
        action: DROPS.get(at).copied().unwrap_or(DROP_LAST),
        label: words::PLAN_DROP,
        ask: words::PLAN_DROP_ASK,
        yes: words::PLAN_DROP_YES,
    };
    html! {
        <li class="tk-plan__application" data-application={at.to_string()}>
            <p class="tk-plan__name">{ listed.name.get(lang).to_owned() }</p>
            <p>{ listed.title.get(lang) }
                if let Some(case) = &listed.case {
                    { " · " }{ case.get(lang).to_owned() }
                }
            </p>
            <p class={class}>{ icon(picture) }<span>{ standing.get(lang) }</span></p>
            if let Some(fee) = listed.fee {
                <p>{ words::TO_PAY.get(lang) }{ ": " }<strong>{ fee.to_string() }</strong></p>
            }
            <div class="tk-plan__actions">
                { button("tk-button", format!("open-{at}"), words::PLAN_OPEN.get(lang), open) }
                { confirm(scene, &deed, drop) }
            </div>
        </li>
    }
}

const DROPS: [&str; 6] = ["drop-0", "drop-1", "drop-2", "drop-3", "drop-4", "drop-5"];
const DROP_LAST: &str = "drop-more";

fn way(plan: &Plan, scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let stop = |stop: &Stop| {
        let place = stop.place.as_ref().map_or(words::PLAN_ONLINE.into(), Sentence::clone);
        let when = match (&stop.place, stop.days.is_empty()) {
            (None, _) => None,
            (Some(_), true) => Some(words::PLAN_NO_DAY.get(lang).to_owned()),
            (Some(_), false) => Some(days(stop)),
        };
        let whose: Vec<&str> = stop
            .applications
            .iter()
            .filter_map(|at| plan.applications.get(*at))
            .map(|listed| listed.name.get(lang))
            .collect();
        html! {
            <li class="tk-plan__stop">
                <strong>{ capital(place.get(lang)) }</strong>
                if let Some(when) = when { { " · " }{ when } }
                <span class="tk-plan__whose">{ whose.join(", ") }</span>
            </li>
        }
    };
    html! {
        <section class="tk-plan__part">
            <h2 class="tk-section">{ words::PLAN_WAY.get(lang) }</h2>
            <p data-trips={plan.trips().to_string()}>{ plan.way().get(lang).to_owned() }</p>
            <ul class="tk-plan__list">{ for plan.stops.iter().map(stop) }</ul>
        </section>
    }
}

/// A place begins a line here; elsewhere it stands within a sentence.
fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

fn papers(papers: &[Brought], scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let item = |paper: &Brought| {
        let names: Vec<&str> = paper.whose.iter().map(|name| name.get(lang)).collect();
        let copies = words::PLAN_COPIES.fill(&[
            ("number", paper.whose.len().to_string().into()),
            ("names", names.join(", ").into()),
        ]);
        let (title, remark) = (paper.title.get(lang), paper.remark.get(lang));
        let text = format!("{title}. {remark} ({})", copies.get(lang));
        Item { text, cites: paper.cites.clone() }
    };
    let items: Vec<Item> = papers.iter().map(item).collect();
    html! {
        <section class="tk-plan__part">
            <h2 class="tk-section">{ words::PAPERS_TITLE.get(lang) }</h2>
            if items.is_empty() {
                <p>{ NOTHING_TO_BRING.get(lang) }</p>
            } else {
                { checklist(&items) }
            }
        </section>
    }
}

fn total(plan: &Plan, scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let amount: Sentence = plan.total.to_string().into();
    let amount =
        if plan.at_most { words::PLAN_AT_MOST.fill(&[("amount", amount)]) } else { amount };
    let without = words::PLAN_WITHOUT.fill(&[("number", plan.without_fee.to_string().into())]);
    html! {
        <section class="tk-plan__part">
            <h2 class="tk-section">{ words::PLAN_TOTAL.get(lang) }</h2>
            <p class="tk-plan__total" data-total={plan.total.0.to_string()}>{ amount.get(lang).to_owned() }</p>
            if plan.without_fee > 0 {
                <p>{ without.get(lang).to_owned() }</p>
            }
        </section>
    }
}

fn add(entry: &'static procedures::Entry, scene: &Scene<'_>) -> Html {
    let onclick = scene.send.reform(move |_: MouseEvent| Change::Add(entry.id));
    html! {
        <li>
            <button type="button" class="tk-menu__entry tk-menu__entry--button" data-add={entry.id} {onclick}>
                <span class="tk-menu__words"><span class="tk-menu__name">{ entry.title.get(scene.lang) }</span></span>
                { icon(Icon::Forward) }
            </button>
        </li>
    }
}
