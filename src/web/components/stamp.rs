//! "Not submitted": said in words and in shape, so that nobody takes the sheet for a receipt.

use yew::prelude::*;

/// Draws the notice with the sentence that says what it means.
pub(crate) fn stamp(words: String, meaning: String) -> Html {
    html! {
        <div class="tk-stamp">
            <p class="tk-stamp__words">{ words }</p>
            <p class="tk-stamp__meaning">{ meaning }</p>
        </div>
    }
}
