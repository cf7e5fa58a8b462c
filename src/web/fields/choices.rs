//! Any of several: rows to tick. The answer holds the ids in the order of the list, joined by one space.

use crate::web::fields::choice::row_of;
use crate::web::fields::{Around, Parts, typed};
use tokhai_core::form::OptionSpec;
use tokhai_core::session::view::FieldView;
use yew::prelude::*;

/// The answer after one row was ticked or unticked. An id that is not offered any more is dropped.
fn toggled(raw: &str, options: &[&'static OptionSpec], id: &str) -> String {
    let was = |option: &str| raw.split_whitespace().any(|chosen| chosen == option);
    let ids =
        options.iter().map(|option| option.id).filter(|option| was(option) != (*option == id));
    ids.collect::<Vec<_>>().join(" ")
}

/// Draws the rows.
pub(super) fn rows(view: &FieldView, parts: &Parts, around: &Around<'_>) -> Html {
    let row = |option: &&'static OptionSpec| {
        let (send, field) = (around.scene.send.clone(), parts.field);
        let next = toggled(&view.raw, &view.options, option.id);
        let checked = view.raw.split_whitespace().any(|chosen| chosen == option.id);
        let onchange = move |_: Event| typed(&send, field, next.clone());
        row_of("checkbox", option, parts, around, checked, Callback::from(onchange))
    };
    html! { <div class="tk-choice">{ for view.options.iter().map(row) }</div> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokhai_core::values::text::Text;

    #[test]
    fn ids_stay_in_the_order_of_the_list() {
        const fn option(id: &'static str) -> OptionSpec {
            OptionSpec::new(id, Text::new("", ""), Text::new("", ""))
        }
        static OPTIONS: [OptionSpec; 3] = [option("a"), option("b"), option("c")];
        let options: Vec<&'static OptionSpec> = OPTIONS.iter().collect();
        assert_eq!(toggled("", &options, "b"), "b");
        assert_eq!(toggled("b", &options, "a"), "a b");
        assert_eq!(toggled("a b c", &options, "b"), "a c");
        assert_eq!(toggled("gone c", &options, "a"), "a c");
        assert_eq!(toggled("c", &options, "c"), "");
    }
}
