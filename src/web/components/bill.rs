//! What a case costs, line by line, with every reading of the law.

use crate::web::components::citation::{citation, cited_text};
use crate::web::components::notice::{Tone, notice};
use crate::web::words;
use tokhai_core::dossier::summary::cited;
use tokhai_core::law::Ruling;
use tokhai_core::procedures::{Bill, BillLine, Fee};
use tokhai_core::values::text::Lang;
use yew::prelude::*;

/// Draws a fee.
pub(crate) fn fee(fee: &Fee, lang: Lang) -> Html {
    let notes = fee.notes.iter().map(|note| html! { <p class="tk-bill__note">{ note.text.get(lang).to_owned() }{ citation(&note.cites) }</p> });
    html! {
        <>
            { match &fee.bill {
                Ruling::Settled(only) => bill(only, lang),
                Ruling::Disputed(readings) => html! {
                    <>
                        { notice(Tone::Warn, html! { <p>{ words::TWO_READINGS.get(lang) }</p> }) }
                        { for readings.iter().enumerate().map(|(at, reading)| html! {
                            <section class="tk-bill__reading">
                                <h3 class="tk-bill__number">{ words::READING.fill(&[("number", (at + 1).to_string().into())]).get(lang).to_owned() }</h3>
                                <p>{ reading.text.get(lang).to_owned() }</p>
                                { bill(&reading.value, lang) }
                            </section>
                        }) }
                    </>
                },
            } }
            { for notes }
        </>
    }
}

fn bill(bill: &Bill, lang: Lang) -> Html {
    let line = |line: &BillLine| {
        (line.text.get(lang).to_owned(), line.amount.to_string(), cited(&line.cites), false)
    };
    let total = (words::TOTAL.get(lang).to_owned(), bill.total().to_string(), String::new(), true);
    table(bill.lines.iter().map(line).chain([total]))
}

/// Draws lines of label, amount, articles, and whether it is the sum.
pub(crate) fn table(lines: impl Iterator<Item = (String, String, String, bool)>) -> Html {
    let line = |(label, amount, cites, total): (String, String, String, bool)| {
        html! {
            <tr class={if total { "tk-bill__line tk-bill__line--total" } else { "tk-bill__line" }}>
                <th class="tk-bill__what" scope="row">{ label }{ cited_text(cites) }</th>
                <td class="tk-bill__amount">{ amount }</td>
            </tr>
        }
    };
    html! { <table class="tk-bill"><tbody>{ for lines.map(line) }</tbody></table> }
}
