//! The top and the foot of every screen: the name, what it is not, the language.

use crate::web::store::Change;
use crate::web::words;
use tokhai_core::dossier::json::RULES_CHECKED_ON;
use tokhai_core::values::day::{from_iso, written};
use tokhai_core::values::text::Lang;
use yew::prelude::*;

/// Draws the top; on the start page with the line that says what this is.
pub(crate) fn masthead(lang: Lang, with_tagline: bool, send: &Callback<Change>) -> Html {
    let other = match lang {
        Lang::Vi => Lang::En,
        Lang::En => Lang::Vi,
    };
    let switch = send.reform(move |_: MouseEvent| Change::Speak(other));
    html! {
        <header class="tk-masthead">
            <div class="tk-masthead__line">
                <p class="tk-masthead__name" lang="vi">{ words::NAME.get(lang) }</p>
                <button type="button" class="tk-masthead__language" data-action="language" lang={other.tag()}
                    aria-label={words::OTHER_LANGUAGE_LABEL.get(lang)} onclick={switch}>
                    { words::OTHER_LANGUAGE.get(lang) }
                </button>
            </div>
            if with_tagline {
                <p class="tk-masthead__tagline">{ words::TAGLINE.get(lang) }</p>
            }
        </header>
    }
}

/// Draws the foot; at the two ends of the way with the lines that say what this is not.
pub(crate) fn foot(lang: Lang, version: &str, kept: bool, at_an_end: bool) -> Html {
    let checked = from_iso(RULES_CHECKED_ON).map(written).unwrap_or_default();
    let version = words::VERSION.fill(&[("version", version.into()), ("day", checked.into())]);
    html! {
        <footer class="tk-foot">
            { kept.then(|| html! { <p>{ words::KEPT.get(lang) }</p> }) }
            { at_an_end.then(|| html! { <><p>{ words::NOT_OFFICIAL.get(lang) }</p><p>{ version.get(lang).to_owned() }</p></> }) }
        </footer>
    }
}
