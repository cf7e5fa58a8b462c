//! One printable model of the summary: what the PDF, the print view and the plain text show, in one language.
//!
//! Knows nothing of fonts, pages or screens; and nothing of the law beyond the sentences it was given.

use crate::dossier::qr::symbol::Symbol;
use crate::values::text::Lang;

/// The summary, ready to be typeset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The language of every string in it.
    pub lang: Lang,
    /// What it is: "Phiếu chuẩn bị hồ sơ · Thẻ căn cước".
    pub title: String,
    /// One line under the title: the case.
    pub subtitle: String,
    /// "CHƯA NỘP": said in words and in shape at the top, and in the foot of every page.
    pub notice: String,
    /// What the notice means, in a sentence.
    pub notice_text: String,
    /// "Mã phiếu": what the reference is called.
    pub reference_label: String,
    /// The reference of this sheet; not a file code of any portal.
    pub reference: String,
    /// Says that it is no file code.
    pub reference_note: String,
    /// The foot of each page: name of the tool, reference, day.
    pub foot: String,
    /// "Trang {page}/{pages}".
    pub page_label: String,
    /// The three answers on top: to pay, ready, valid until.
    pub answers: Vec<Fact>,
    /// The parts, in order.
    pub sections: Vec<Section>,
    /// The code for the counter, after the last part.
    pub code: Option<SheetCode>,
}

impl Sheet {
    /// The reference with its name and what it is not, in one line; empty without a reference.
    pub fn reference_line(&self) -> String {
        if self.reference.is_empty() {
            return String::new();
        }
        format!("{}: {}. {}", self.reference_label, self.reference, self.reference_note)
    }
}

/// The square code that the counter reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetCode {
    /// Its heading.
    pub title: String,
    /// What it is for and what is in it.
    pub caption: String,
    /// What it is, for those who do not see it.
    pub alt: String,
    /// The symbol.
    pub symbol: Symbol,
}

/// A label and a value that matter at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// The value, short.
    pub value: String,
    /// A word of caution under it; may be empty.
    pub note: String,
}

/// A part with its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Plain sentences.
    Paragraph(String),
    /// What the person declared: label–value pairs.
    Rows(Vec<SheetRow>),
    /// Sums of money; the last row is the total.
    Money(Vec<MoneyRow>),
    /// Papers to tick off with a pen: drawn boxes, not glyphs.
    Checklist(Vec<Item>),
    /// Numbered steps.
    Steps(Vec<Item>),
    /// Reasons, each with its article.
    Reasons(Vec<Item>),
}

/// A label and a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// The question's name.
    pub label: String,
    /// The answer as it is shown.
    pub value: String,
}

/// A line of a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyRow {
    /// What is charged or taken off.
    pub label: String,
    /// The amount, as it is shown: `25.000 đ`.
    pub amount: String,
    /// Its articles; may be empty.
    pub cites: String,
    /// Whether it is a sum.
    pub total: bool,
}

/// A sentence with its articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The sentence.
    pub text: String,
    /// Its articles; may be empty.
    pub cites: String,
}
