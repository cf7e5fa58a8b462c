//! A box to search in, and a list of real buttons under it.
//!
//! Shared by the published lists and the communes. The arrow keys walk through the list, Escape closes it, Enter takes the
//! only result. After a choice the focus goes to the line that says what was chosen: on a phone the keyboard stays away.

use crate::web::browser::{focus, timer};
use crate::web::words;
use std::rc::Rc;
use tokhai_core::form::FieldId;
use tokhai_core::values::text::Lang;
use yew::prelude::*;

/// One result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pick {
    /// What is chosen by it.
    pub(super) value: String,
    /// The line of the list.
    pub(super) label: String,
    /// A word under it; may be empty.
    pub(super) note: String,
    /// What then stands in the box.
    pub(super) text: String,
}

/// What a search gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// The results, best first.
    pub(super) picks: Vec<Pick>,
    /// Whether there are more than are shown.
    pub(super) more: bool,
}

/// The box and its list.
#[derive(Clone, Properties)]
pub(super) struct PickerProps {
    /// The question.
    pub(super) field: FieldId,
    /// Its id in the page.
    pub(super) id: String,
    /// What stands in the box while nobody types in it.
    pub(super) text: String,
    /// The code that was chosen, where the text is not the answer itself.
    pub(super) code: Option<String>,
    /// What was chosen, in words; empty while nothing is.
    pub(super) chosen: String,
    /// Whether an empty box shows the whole list.
    pub(super) whole: bool,
    /// Said in place of results while the list is not there yet; empty once it is.
    pub(super) waiting: &'static str,
    /// The search.
    pub(super) search: Rc<dyn Fn(&str) -> Found>,
    /// The language.
    pub(super) lang: Lang,
    /// The ids of help and fault.
    pub(super) described: Option<AttrValue>,
    /// Whether a fault is shown.
    pub(super) invalid: bool,
    /// What was typed.
    pub(super) ontext: Callback<String>,
    /// What was chosen.
    pub(super) onpick: Callback<Pick>,
}

impl PartialEq for PickerProps {
    fn eq(&self, _: &PickerProps) -> bool {
        // A new search is made for every drawing.
        false
    }
}

/// Draws them.
#[component]
pub(super) fn Picker(props: &PickerProps) -> Html {
    let (input, list, chosen) = (use_node_ref(), use_node_ref(), use_node_ref());
    // What is searched for; `None` while the list is closed.
    let query = use_state(|| None::<String>);
    let counted = use_state(String::new);
    {
        let (input, text) = (input.clone(), props.text.clone());
        // Written when it appears, and when the answer changed from elsewhere; never under a typing finger.
        use_effect_with(text, move |text| focus::put_text(&input, text));
    }
    let found = query.as_deref().map(|query| (props.search)(query));
    let lang = props.lang;
    let count = found
        .as_ref()
        .filter(|_| props.waiting.is_empty())
        .map(|found| count_words(found, lang))
        .unwrap_or_default();
    {
        let counted = counted.clone();
        use_effect_with(count.clone(), move |count| {
            let count = count.clone();
            // Spoken when the typing pauses, not at every key.
            let later = timer::after(800, move || counted.set(count));
            move || drop(later)
        });
    }

    // A choice was made: the focus lands on the line that says so, once it is drawn.
    let landing = use_mut_ref(|| false);
    {
        let (chosen, landing) = (chosen.clone(), landing.clone());
        use_effect_with((props.chosen.clone(), query.is_none()), move |_| {
            if std::mem::replace(&mut *landing.borrow_mut(), false) {
                focus::node(&chosen);
            }
        });
    }
    let choose = {
        let (onpick, input, query) = (props.onpick.clone(), input.clone(), query.clone());
        Callback::from(move |pick: Pick| {
            focus::blur(&input);
            focus::put_text(&input, &pick.text);
            *landing.borrow_mut() = true;
            query.set(None);
            onpick.emit(pick);
        })
    };
    let oninput = {
        let (input, query, ontext, whole) =
            (input.clone(), query.clone(), props.ontext.clone(), props.whole);
        move |_: InputEvent| {
            let text = focus::text_of(&input);
            query.set((whole || !text.trim().is_empty()).then(|| text.clone()));
            ontext.emit(text);
        }
    };
    let onfocus = {
        let (input, query, whole, settled) =
            (input.clone(), query.clone(), props.whole, !props.chosen.is_empty());
        move |_: FocusEvent| {
            let text = focus::text_of(&input);
            if query.is_none() && !settled && (whole || !text.trim().is_empty()) {
                query.set(Some(text));
            }
        }
    };
    let onkeydown = {
        let (query, list, choose, found) =
            (query.clone(), list.clone(), choose.clone(), found.clone());
        move |event: KeyboardEvent| {
            let Some(found) = found.as_ref().filter(|_| !event.is_composing()) else { return };
            match event.key().as_str() {
                "ArrowDown" if focus::first_button(&list) => event.prevent_default(),
                "Escape" => query.set(None),
                "Enter" => match found.picks.as_slice() {
                    [] => {}
                    [only] => {
                        event.prevent_default();
                        choose.emit(only.clone());
                    }
                    _ => {
                        event.prevent_default();
                        focus::first_button(&list);
                    }
                },
                _ => {}
            }
        }
    };
    let walk = {
        let (input, query) = (input.clone(), query);
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "ArrowDown" => {
                event.prevent_default();
                focus::neighbor(event.target(), true);
            }
            "ArrowUp" => {
                event.prevent_default();
                if !focus::neighbor(event.target(), false) {
                    focus::node(&input);
                }
            }
            "Escape" => {
                query.set(None);
                focus::node(&input);
            }
            _ => {}
        })
    };
    let line = |pick: &Pick| {
        let (choose, taken) = (choose.clone(), pick.clone());
        html! {
            <li>
                <button type="button" class="tk-picker__result" data-value={pick.value.clone()} onclick={move |_: MouseEvent| choose.emit(taken.clone())}>
                    <span>{ pick.label.clone() }</span>
                    if !pick.note.is_empty() {
                        <span class="tk-picker__note">{ pick.note.clone() }</span>
                    }
                </button>
            </li>
        }
    };
    html! {
        <div class="tk-picker">
            <input ref={input} class="tk-input" type="text" id={props.id.clone()} name={props.field} data-value={props.code.clone()}
                autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"
                aria-describedby={props.described.clone()} aria-invalid={props.invalid.then_some("true")}
                oninput={oninput} onfocus={onfocus} onkeydown={onkeydown} />
            <p ref={chosen} class="tk-picker__chosen" tabindex="-1">
                if !props.chosen.is_empty() {
                    { words::CHOSEN.fill(&[("name", props.chosen.clone().into())]).get(lang).to_owned() }
                }
            </p>
            <p class="tk-unseen" aria-live="polite">{ (*counted).clone() }</p>
            if let Some(found) = &found {
                if found.picks.is_empty() {
                    <p class="tk-picker__none">{ if props.waiting.is_empty() { words::NO_RESULTS.get(lang) } else { props.waiting } }</p>
                } else {
                    <ul ref={list} class="tk-picker__list" onkeydown={walk}>{ for found.picks.iter().map(line) }</ul>
                    if found.more {
                        <p class="tk-picker__none">{ count }</p>
                    }
                }
            }
        </div>
    }
}

fn count_words(found: &Found, lang: Lang) -> String {
    let words = match found.picks.len() {
        0 => return words::NO_RESULTS.get(lang).to_owned(),
        _ if found.more => words::RESULTS_MORE,
        _ => words::RESULTS,
    };
    words.fill(&[("count", found.picks.len().to_string().into())]).get(lang).to_owned()
}
