//! A sentence to agree to; never ticked beforehand.

use crate::web::fields::{Around, Parts, typed};
use tokhai_core::session::view::FieldView;
use tokhai_core::values::text::Text;
use yew::prelude::*;

/// The answer of an agreement.
const YES: &str = "yes";

/// Draws the box with its sentence.
pub(super) fn tick(view: &FieldView, parts: &Parts, sentence: Text, around: &Around<'_>) -> Html {
    let agreed = view.raw.trim() == YES;
    let (send, field) = (around.scene.send.clone(), parts.field);
    let onchange =
        move |_: Event| typed(&send, field, if agreed { String::new() } else { YES.to_owned() });
    html! {
        <div class={parts.kind} data-question={parts.field} onfocusout={parts.leave.clone()}>
            <p class={parts.label_class}>{ parts.label.clone() }</p>
            { parts.above.clone() }
            <div class="tk-tick tk-tick--framed">
                <input class="tk-tick__box" type="checkbox" id={parts.id.clone()} name={parts.field} value={YES} checked={agreed}
                    aria-describedby={parts.described.clone()} aria-invalid={parts.invalid.then_some("true")}
                    aria-required={parts.required.then_some("true")} onchange={onchange} />
                <label class="tk-tick__words" for={parts.id.clone()}>{ sentence.get(around.scene.lang) }</label>
            </div>
            { parts.below.clone() }
        </div>
    }
}
