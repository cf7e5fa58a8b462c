//! What a question is, and what the law may see of the answers.
//!
//! Knows no single question and no procedure: those are declared to its right.

pub mod asked;
pub mod facts;
pub mod field;

pub use asked::{Asked, Line, LineKind, Listed, OptionSpec};
pub use facts::{Answers, Facts, Pending};
pub use field::{Field, FieldId, Owner, Question};

/// Declares a closed set of answers with their stable ids.
#[macro_export]
macro_rules! choice {
    ($(#[$doc:meta])* $vis:vis enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        $vis enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order of the declaration.
            // Not every set is walked by the product; the tests walk them all.
            #[allow(dead_code)]
            $vis const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The id that files and drafts hold; never changes.
            $vis fn id(self) -> &'static str {
                match self { $($name::$variant => $id),+ }
            }

            /// Reads an id.
            $vis fn parse(raw: &str) -> Result<$name, $crate::values::flaw::Flaw> {
                match raw.trim() {
                    "" => Err($crate::values::flaw::Flaw::Missing),
                    $($id => Ok($name::$variant),)+
                    _ => Err($crate::values::flaw::Flaw::NotAChoice),
                }
            }
        }
    };
}
