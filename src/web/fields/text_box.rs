//! A box that a person types in, and nobody else.
//!
//! What stood in it before is put in when it appears, and never again: a program that writes into a box while a Vietnamese
//! keyboard composes a letter ruins the word.

use crate::web::browser::focus;
use yew::prelude::*;

/// The box.
#[derive(Clone, Properties)]
pub(super) struct TextProps {
    /// Its id in the page.
    pub(super) id: String,
    /// Its name.
    pub(super) name: String,
    /// How it looks.
    pub(super) class: &'static str,
    /// The kind of input.
    pub(super) kind: &'static str,
    /// The keyboard of a phone.
    pub(super) mode: &'static str,
    /// The suggestions of the browser.
    pub(super) autocomplete: &'static str,
    /// What a phone writes in capitals by itself.
    pub(super) capitals: &'static str,
    /// What was typed before.
    pub(super) text: String,
    /// The ids of help and fault.
    pub(super) described: Option<AttrValue>,
    /// Whether a fault is shown.
    pub(super) invalid: bool,
    /// Whether it takes nothing now.
    pub(super) disabled: bool,
    /// Whether it takes several lines.
    #[prop_or_default]
    pub(super) story: bool,
    /// What is typed.
    pub(super) ontext: Callback<String>,
}

impl PartialEq for TextProps {
    fn eq(&self, _: &TextProps) -> bool {
        // A new callback is made for every drawing.
        false
    }
}

/// How many lines of a story are seen at once.
const STORY_ROWS: &str = "4";

/// Draws the box.
#[component]
pub(super) fn TextBox(props: &TextProps) -> Html {
    let node = use_node_ref();
    {
        let (node, text) = (node.clone(), props.text.clone());
        use_effect_with((), move |()| focus::put_text(&node, &text));
    }
    let oninput = {
        let node = node.clone();
        props.ontext.reform(move |_: InputEvent| focus::text_of(&node))
    };
    if props.story {
        return html! {
            <textarea ref={node} class={props.class} rows={STORY_ROWS} inputmode={props.mode} id={props.id.clone()} name={props.name.clone()}
                autocomplete={props.autocomplete} autocapitalize={props.capitals} spellcheck="false" disabled={props.disabled}
                aria-describedby={props.described.clone()} aria-invalid={props.invalid.then_some("true")} {oninput} />
        };
    }
    html! {
        <input ref={node} class={props.class} type={props.kind} inputmode={props.mode} id={props.id.clone()} name={props.name.clone()}
            autocomplete={props.autocomplete} autocapitalize={props.capitals} spellcheck="false" disabled={props.disabled}
            aria-describedby={props.described.clone()} aria-invalid={props.invalid.then_some("true")} {oninput} />
    }
}
