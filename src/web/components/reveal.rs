//! A question that folds open where it stands: "Why do we ask?".

use yew::prelude::*;

/// Draws the question with its answer; nothing where there is no answer.
pub(crate) fn reveal(question: &'static str, answer: &'static str) -> Html {
    if answer.is_empty() {
        return Html::default();
    }
    html! {
        <details class="tk-reveal">
            <summary class="tk-reveal__question">{ question }</summary>
            <p class="tk-reveal__answer">{ answer }</p>
        </details>
    }
}
