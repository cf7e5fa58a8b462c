//! Where a sentence stands in the law.

use tokhai_core::dossier::summary::cited;
use tokhai_core::law::Citation;
use yew::prelude::*;

/// Draws articles in one line; nothing where there are none. Titles of acts stay Vietnamese.
pub(crate) fn citation(cites: &[Citation]) -> Html {
    cited_text(cited(cites))
}

/// The same, from a line that is made already.
pub(crate) fn cited_text(line: String) -> Html {
    if line.is_empty() {
        return Html::default();
    }
    html! { <cite class="tk-citation" lang="vi">{ line }</cite> }
}
