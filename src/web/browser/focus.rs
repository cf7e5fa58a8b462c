//! Moving the focus, always inside our own part of the page: ids mean nothing outside of a shadow root.

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::NodeRef;

fn find(root: &NodeRef, selector: &str) -> Option<HtmlElement> {
    root.cast::<Element>()?.query_selector(selector).ok()??.dyn_into().ok()
}

fn focus(element: Option<HtmlElement>) -> bool {
    // A browser that refuses leaves the focus where it was.
    element.is_some_and(|element| element.focus().is_ok())
}

/// The heading of a screen that has just appeared; the page starts at its top.
pub(crate) fn heading(root: &NodeRef) {
    if let Some(root) = root.cast::<Element>() {
        root.scroll_into_view();
    }
    focus(find(root, "h1"));
}

/// The first element that a selector finds.
pub(crate) fn within(root: &NodeRef, selector: &str) {
    focus(find(root, selector));
}

/// The summary of faults, or what an edit makes pointless.
pub(crate) fn summary(root: &NodeRef) {
    focus(find(root, "[data-summary], [data-edit]"));
}

/// A control by its id: the control itself, or the first one inside a group.
///
/// Ids are made of letters, digits, `_` and `-`, so they need no escape.
pub(crate) fn control(root: &NodeRef, id: &str) {
    let inner = format!("#{id} input:checked, #{id} input, #{id} select, #{id} button");
    if let Some(control) =
        find(root, &format!("input#{id}, select#{id}, textarea#{id}, button#{id}"))
            .or_else(|| find(root, &inner))
    {
        focus(Some(control));
    }
}

/// The element itself.
pub(crate) fn node(node: &NodeRef) {
    focus(node.cast());
}

/// Takes the focus away from an element, if it has it.
pub(crate) fn blur(node: &NodeRef) {
    if has(node)
        && let Some(element) = node.cast::<HtmlElement>()
    {
        let _ = element.blur();
    }
}

/// Whether an element has the focus. Asked of the element, because a document does not look into shadow roots.
pub(crate) fn has(node: &NodeRef) -> bool {
    node.cast::<Element>().is_some_and(|element| element.matches(":focus").unwrap_or(false))
}

/// The question that an element belongs to.
pub(crate) fn question_of(target: Option<EventTarget>) -> Option<String> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest("[data-question]").ok()??.get_attribute("data-question")
}

/// The element before or after one in a list of buttons; none at the ends.
pub(crate) fn neighbor(target: Option<EventTarget>, forwards: bool) -> bool {
    let item = target
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest("li").ok()?);
    let other = item.and_then(|item| {
        if forwards { item.next_element_sibling() } else { item.previous_element_sibling() }
    });
    focus(
        other
            .and_then(|other| other.query_selector("button").ok()?)
            .and_then(|button| button.dyn_into().ok()),
    )
}

/// The first button inside an element.
pub(crate) fn first_button(node: &NodeRef) -> bool {
    focus(find(node, "button"))
}

/// What stands in a box.
pub(crate) fn text_of(node: &NodeRef) -> String {
    node.cast::<HtmlInputElement>()
        .map(|input| input.value())
        .or_else(|| node.cast::<HtmlTextAreaElement>().map(|area| area.value()))
        .unwrap_or_default()
}

/// What stands in the box that an event came from.
pub(crate) fn text_at(event: &web_sys::InputEvent) -> String {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

/// Puts a text in a box that nobody is typing in. A box that has the focus is never written.
pub(crate) fn put_text(node: &NodeRef, text: &str) {
    if has(node) || text_of(node) == text {
        return;
    }
    if let Some(input) = node.cast::<HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(area) = node.cast::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
}
