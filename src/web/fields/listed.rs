//! A name out of a published list, found by typing. The name itself is the answer.

use crate::web::fields::picker::{Found, Pick, Picker};
use crate::web::fields::{Around, Parts, typing};
use std::rc::Rc;
use tokhai_core::form::Listed;
use tokhai_core::session::view::FieldView;
use tokhai_core::values::place::search_key;
use yew::prelude::*;

/// Draws the box and its list.
pub(super) fn listed(view: &FieldView, parts: &Parts, asked: Listed, around: &Around<'_>) -> Html {
    let matching = asked.matching;
    let search = move |query: &str| {
        let pick = |name: &str| Pick {
            value: name.to_owned(),
            label: name.to_owned(),
            note: String::new(),
            text: name.to_owned(),
        };
        Found { picks: matching(query).into_iter().map(pick).collect(), more: false }
    };
    let key = search_key(&view.raw);
    let exact =
        matching(&view.raw).into_iter().find(|name| !key.is_empty() && search_key(name) == key);
    let ontext = typing(around, parts.field);
    let onpick = ontext.reform(|pick: Pick| pick.value);
    html! {
        <Picker field={parts.field} id={parts.id.clone()} text={view.raw.clone()} code={None::<String>} chosen={exact.unwrap_or_default()}
            whole={true} waiting="" search={Rc::new(search) as Rc<dyn Fn(&str) -> Found>} lang={around.scene.lang}
            described={parts.described.clone()} invalid={parts.invalid} {ontext} {onpick} />
    }
}
