//! A commune, found by typing its name of today or one from before 2025-07-01. The answer is its code.
//!
//! The chosen province narrows the list; without one the whole country is searched, and the choice fills the province too.

use crate::web::components::confirm::button;
use crate::web::components::notice::{Tone, notice};
use crate::web::fields::picker::{Found, Pick, Picker};
use crate::web::fields::{Around, Parts, typed};
use crate::web::store::Change;
use crate::web::tables::{Load, News};
use crate::web::words;
use std::rc::Rc;
use tokhai_core::form::FieldId;
use tokhai_core::session::view::FieldView;
use tokhai_core::values::communes::{Commune, Communes, OldCommune, OldCommunes, Share};
use tokhai_core::values::place::{CommuneCode, ProvinceCode, search_key};
use tokhai_core::values::text::Lang;
use yew::prelude::*;

/// As many lines as a phone shows without much scrolling.
const NEW: usize = 8;
/// Old names come after them.
const OLD: usize = 6;

/// Draws the box and its list.
pub(super) fn commune(
    view: &FieldView,
    parts: &Parts,
    province_field: FieldId,
    around: &Around<'_>,
) -> Html {
    let (lang, send, field) = (around.scene.lang, around.scene.send, parts.field);
    let tables = &around.scene.store.tables;
    let asked_before =
        around.page.fields.iter().find(|other| other.question.id() == province_field);
    let province = asked_before.and_then(|other| ProvinceCode::parse(&other.raw).ok());
    let code = CommuneCode::parse(&view.raw).ok();
    let commune = code.and_then(|code| tables.communes.here()?.get(code));
    let search = {
        let tables = tables.clone();
        // Where nobody has chosen a province, that of the site is the likelier one.
        let likely = tables.site.here().and_then(|site| site.province.as_ref()).map(|own| own.0);
        move |query: &str| match tables.communes.here() {
            Some(communes) => search(communes, tables.old.here(), query, (province, likely), lang),
            None => Found::default(),
        }
    };
    let ontext = {
        let (send, tables) = (send.clone(), tables.clone());
        move |text: String| {
            // A name typed whole needs no choosing; the box stays as it is.
            let meant =
                tables.communes.here().and_then(|communes| the_only(communes, &text, province));
            typed(&send, field, meant.map_or(text, |commune| commune.code.to_string()));
        }
    };
    let onpick = {
        let (send, tables) = (send.clone(), tables.clone());
        move |pick: Pick| {
            let home = CommuneCode::parse(&pick.value)
                .ok()
                .and_then(|code| tables.communes.here()?.get(code));
            if let Some(home) = home.filter(|home| Some(home.province) != province) {
                typed(&send, province_field, home.province.to_string());
            }
            typed(&send, field, pick.value);
        }
    };
    let text = commune.map_or_else(|| view.raw.clone(), Commune::full_name);
    let chosen = commune.map(place).unwrap_or_default();
    let failed = matches!(tables.communes, Load::Failed).then(|| {
        // Forgotten is as good as never asked for: it is fetched again.
        let retry = send.reform(|_: MouseEvent| Change::Table(News::Communes(Load::Idle)));
        let retry =
            button("tk-button tk-button--quiet", "retry".to_owned(), words::RETRY.get(lang), retry);
        notice(Tone::Warn, html! { <><p>{ words::TABLE_FAILED.get(lang) }</p>{ retry }</> })
    });
    let coming = matches!(tables.communes, Load::Idle | Load::Coming)
        || matches!(tables.old, Load::Idle | Load::Coming);
    let waiting = if coming { words::TABLE_COMING.get(lang) } else { "" };
    html! {
        <>
            { failed }
            <Picker {field} id={parts.id.clone()} {text} code={code.map(|code| code.to_string())} {chosen} whole={false} {waiting}
                search={Rc::new(search) as Rc<dyn Fn(&str) -> Found>} {lang}
                described={parts.described.clone()} invalid={parts.invalid} {ontext} {onpick} />
        </>
    }
}

/// "Phường Hồng Hà, Thành phố Hà Nội".
fn place(commune: &Commune) -> String {
    format!("{}, {}", commune.full_name(), commune.province.full_name())
}

fn search(
    communes: &Communes,
    old: Option<&OldCommunes>,
    query: &str,
    (province, likely): (Option<ProvinceCode>, Option<ProvinceCode>),
    lang: Lang,
) -> Found {
    let mut new = communes.search(query, province.or(likely), NEW + 1);
    if province.is_none() && likely.is_some() {
        let elsewhere = communes.search(query, None, 2 * NEW).into_iter();
        new.extend(elsewhere.filter(|commune| Some(commune.province) != likely));
    }
    let more = new.len() > NEW;
    let mut picks: Vec<Pick> =
        new.into_iter().take(NEW).map(|commune| pick(commune, province.is_none())).collect();
    for former in old.map(|old| old.search(query, province, OLD)).unwrap_or_default() {
        let homes = former.homes();
        for home in homes.iter().filter_map(|code| communes.get(*code)) {
            picks.push(pick_former(&former, home, homes.len() > 1, lang));
        }
    }
    Found { picks, more }
}

fn pick(commune: &Commune, with_province: bool) -> Pick {
    let name = commune.full_name();
    let note = if with_province { commune.province.full_name() } else { String::new() };
    Pick { value: commune.code.to_string(), label: name.clone(), note, text: name }
}

/// "Phường Phúc Xá (cũ), Quận Ba Đình, Hà Nội → Phường Hồng Hà".
fn pick_former(former: &OldCommune<'_>, home: &Commune, divided: bool, lang: Lang) -> Pick {
    let name = words::FORMER.fill(&[("name", former.full_name().into())]);
    let whole =
        former.became.iter().any(|became| became.code == home.code && became.share == Share::Whole);
    let now = if divided && !whole { words::FORMER_PART } else { words::FORMER_NOTE };
    let place = place(home);
    Pick {
        value: home.code.to_string(),
        label: format!(
            "{}, {}, {} → {}",
            name.get(lang),
            former.district,
            former.province,
            home.full_name()
        ),
        note: now.fill(&[("name", place.into())]).get(lang).to_owned(),
        text: home.full_name(),
    }
}

/// The one commune that has exactly this name, or this code.
fn the_only<'t>(
    communes: &'t Communes,
    text: &str,
    province: Option<ProvinceCode>,
) -> Option<&'t Commune> {
    if let Ok(code) = CommuneCode::parse(text) {
        return communes.get(code);
    }
    let key = search_key(text);
    let province = province?;
    let named = |commune: &&Commune| {
        search_key(&commune.name) == key || search_key(&commune.full_name()) == key
    };
    let mut same = communes.search(text, Some(province), NEW).into_iter().filter(named);
    same.next().filter(|_| same.next().is_none())
}
