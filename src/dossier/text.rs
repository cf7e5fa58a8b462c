//! The sheet as plain text: to send to somebody, to read in a message, to compare in a test.
//!
//! Says everything the sheet says, in the same order.

use crate::dossier::sheet::{Block, Item, MoneyRow, Sheet};

/// The sheet as lines.
pub fn plain(sheet: &Sheet) -> String {
    let mut lines = vec![
        sheet.title.clone(),
        sheet.subtitle.clone(),
        format!("{} — {}", sheet.notice, sheet.notice_text),
        sheet.reference_line(),
    ];
    for fact in &sheet.answers {
        lines.push(format!("{}: {}", fact.label, fact.value));
        if !fact.note.is_empty() {
            lines.push(format!("    ({})", fact.note));
        }
    }
    for section in &sheet.sections {
        lines.push(format!("\n{}", section.title));
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => lines.push(text.clone()),
                Block::Rows(rows) => {
                    lines.extend(rows.iter().map(|row| format!("{}: {}", row.label, row.value)));
                }
                Block::Money(rows) => lines.extend(rows.iter().map(money)),
                Block::Checklist(items) => {
                    lines.extend(items.iter().flat_map(|one| item("[ ]", one)));
                }
                Block::Steps(items) => {
                    let numbered = items.iter().zip(1..);
                    lines.extend(numbered.flat_map(|(one, at)| item(&format!("{at}."), one)));
                }
                Block::Reasons(items) => {
                    lines.extend(items.iter().flat_map(|one| item("-", one)));
                }
            }
        }
    }
    lines.push(format!("\n{}", sheet.foot));
    lines.join("\n") + "\n"
}

fn item(mark: &str, item: &Item) -> Vec<String> {
    let mut lines = vec![format!("{mark} {}", item.text)];
    if !item.cites.is_empty() {
        lines.push(format!("    [{}]", item.cites));
    }
    lines
}

fn money(row: &MoneyRow) -> String {
    let mark = if row.total { "=" } else { "+" };
    let cites = if row.cites.is_empty() { String::new() } else { format!(" [{}]", row.cites) };
    format!("{mark} {}: {}{cites}", row.label, row.amount)
}
