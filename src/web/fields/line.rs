//! One line of text, or a few.

use crate::web::fields::text_box::TextBox;
use crate::web::fields::{Around, Parts, typing};
use tokhai_core::form::{Line, LineKind};
use tokhai_core::session::view::FieldView;
use yew::prelude::*;

/// Draws it.
pub(super) fn line(view: &FieldView, parts: &Parts, asked: Line, around: &Around<'_>) -> Html {
    // Not `type=number`: it loses zeros in front, scrolls, and is read aloud badly.
    let (class, kind, mode, capitals) = match asked.kind {
        LineKind::Name => ("tk-input tk-input--name", "text", "text", "words"),
        LineKind::Digits => ("tk-input tk-input--digits", "text", "numeric", "off"),
        LineKind::Phone => ("tk-input tk-input--digits", "tel", "tel", "off"),
        LineKind::Email => ("tk-input", "text", "email", "off"),
        LineKind::Plain => ("tk-input", "text", "text", "sentences"),
        LineKind::Story => ("tk-input tk-input--story", "text", "text", "sentences"),
    };
    // A browser offers what it was given here to whoever comes next.
    let autocomplete =
        if around.scene.store.leaves_no_trace() { "off" } else { asked.autocomplete };
    html! {
        <TextBox id={parts.id.clone()} name={parts.field} {class} {kind} {mode} {autocomplete} {capitals}
            text={view.raw.clone()} described={parts.described.clone()} invalid={parts.invalid} disabled={false}
            story={asked.kind == LineKind::Story}
            ontext={typing(around, parts.field)} />
    }
}
