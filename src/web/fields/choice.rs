//! One of several: large rows, each with what it means.

use crate::web::fields::{Around, Parts, typed};
use tokhai_core::form::OptionSpec;
use tokhai_core::session::view::FieldView;
use yew::prelude::*;

/// Draws the rows.
pub(super) fn rows(view: &FieldView, parts: &Parts, around: &Around<'_>) -> Html {
    let row = |option: &&'static OptionSpec| {
        let (send, field, value) = (around.scene.send.clone(), parts.field, option.id);
        let onchange = move |_: Event| typed(&send, field, value.to_owned());
        row_of(
            "radio",
            option,
            parts,
            around,
            view.raw.trim() == option.id,
            Callback::from(onchange),
        )
    };
    let short = view.options.iter().all(|option| option.meaning.vi.is_empty());
    let class = if short { "tk-choice tk-choice--short" } else { "tk-choice" };
    html! { <div {class}>{ for view.options.iter().map(row) }</div> }
}

/// One row: the input, its name, its meaning.
pub(super) fn row_of(
    kind: &'static str,
    option: &'static OptionSpec,
    parts: &Parts,
    around: &Around<'_>,
    checked: bool,
    onchange: Callback<Event>,
) -> Html {
    let id = format!("{}-{}", parts.id, option.id);
    let meaning = option.meaning.get(around.scene.lang);
    let meaning_id = (!meaning.is_empty()).then(|| format!("{id}-meaning"));
    html! {
        <div class="tk-choice__row">
            <input class="tk-choice__input" type={kind} id={id.clone()} name={parts.field} value={option.id} checked={checked}
                aria-describedby={meaning_id.clone()} onchange={onchange} />
            <label class="tk-choice__face" for={id}>
                <span class="tk-choice__label">{ option.label.get(around.scene.lang) }</span>
                if !meaning.is_empty() {
                    <span class="tk-choice__meaning" id={meaning_id} aria-hidden="true">{ meaning }</span>
                }
            </label>
        </div>
    }
}
