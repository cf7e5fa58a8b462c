//! The list of faults on top of a page: it takes the focus when the way was stopped, and each line leads to its control.

use crate::web::browser::focus;
use crate::web::fields::control_of;
use crate::web::words;
use tokhai_core::session::view::Fault;
use tokhai_core::values::flaw::Severity;
use tokhai_core::values::text::Lang;
use yew::prelude::*;

/// Draws the faults of a page; nothing where there are none.
pub(crate) fn error_summary(faults: &[&Fault], lang: Lang, root: &NodeRef) -> Html {
    if faults.is_empty() {
        return Html::default();
    }
    let stopping = faults.iter().any(|fault| fault.severity == Severity::Error);
    let (class, title) = if stopping {
        ("tk-summary", words::FAULTS_TITLE)
    } else {
        ("tk-summary tk-summary--warning", words::WARNINGS_TITLE)
    };
    let line = |fault: &&Fault| {
        let control = control_of(fault);
        let (root, id) = (root.clone(), control.clone());
        let go = move |event: MouseEvent| {
            // An address with `#` cannot reach into a shadow root.
            event.prevent_default();
            focus::control(&root, &id);
        };
        let class = match fault.severity {
            Severity::Error => "tk-summary__link",
            Severity::Warning => "tk-summary__link tk-summary__link--warning",
        };
        html! { <li><a {class} href={format!("#{control}")} onclick={go}>{ fault.text.get(lang).to_owned() }</a></li> }
    };
    html! {
        <div class={class} data-summary="" tabindex="-1" role="group" aria-labelledby="tk-summary-title">
            <h2 class="tk-summary__title" id="tk-summary-title">{ title.get(lang) }</h2>
            <ul class="tk-summary__list">{ for faults.iter().map(line) }</ul>
            if !stopping {
                <p class="tk-summary__lead">{ words::WARNINGS_LEAD.get(lang) }</p>
            }
        </div>
    }
}
