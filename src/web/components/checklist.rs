//! Things to tick off: with a finger on the screen, with a pen on paper.

use crate::web::components::citation::cited_text;
use tokhai_core::dossier::sheet::Item;
use yew::prelude::*;

/// Draws the list. The ticks are nobody's business: they are kept by the boxes alone.
pub(crate) fn checklist(items: &[Item]) -> Html {
    let line = |(at, item): (usize, &Item)| {
        let id = format!("tk-bring-{at}");
        html! {
            <li class="tk-checklist__item">
                <input class="tk-checklist__box" type="checkbox" id={id.clone()} />
                <label class="tk-checklist__words" for={id}>{ item.text.clone() }{ cited_text(item.cites.clone()) }</label>
            </li>
        }
    };
    html! { <ul class="tk-checklist">{ for items.iter().enumerate().map(line) }</ul> }
}
