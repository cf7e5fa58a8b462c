//! The sentence a person agrees to at the end. Never ticked beforehand.

use crate::form::field::no_warning;
use crate::form::{Asked, Field, Owner};
use crate::questions::NONE;
use crate::values::flaw::Flaw;
use crate::values::text::{Sentence, Text};

/// The agreement itself: there is only one answer that goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreed;

const WORDS: Text = Text::new(
    "Các thông tin đã khai là đúng sự thật, theo hiểu biết của người khai.",
    "What was declared is true, to the best of the declarant's knowledge.",
);

/// "What was declared is true."
pub static TRUE: Field<Agreed> = Field {
    id: "declaration.true",
    owner: Owner::Application,
    label: Text::new("Lời cam đoan", "Declaration"),
    help: NONE,
    why: Text::new(
        "Khai sai có thể bị phạt và phải làm lại. Công cụ này không gửi lời cam đoan đi đâu cả.",
        "False statements can be fined and mean doing it again. This tool sends the declaration nowhere.",
    ),
    find: NONE,
    asked: Asked::Tick(WORDS),
    sensitive: false,
    examples: &["yes"],
    parse: |raw| match raw.trim() {
        "" => Err(Flaw::Missing),
        "yes" => Ok(Agreed),
        _ => Err(Flaw::MustAgree),
    },
    warn: no_warning,
    show: |_| Sentence::from(Text::new("Đã cam đoan", "Declared")),
};
