//! Procedures that come when they are first needed.
//!
//! On a phone the law of one procedure is a file of its own, and the shell fetches it. Here is only the list of those that
//! have come; how they come is the shell's business. In every other program all of them are linked in, and nothing is late.

use crate::procedures::{CATALOG, Procedure};
use std::sync::OnceLock;

/// Whether this program gets its procedures one at a time.
pub const APART: bool = cfg!(all(feature = "apart", target_arch = "wasm32"));

static HERE: [OnceLock<&'static Procedure>; CATALOG.len()] =
    [const { OnceLock::new() }; CATALOG.len()];

/// A procedure has come: from now on `procedures::find` knows it.
pub fn arrive(procedure: &'static Procedure) {
    let place = CATALOG.iter().position(|entry| entry.id == procedure.id);
    if let Some(place) = place.and_then(|at| HERE.get(at)) {
        // The second time it is the same one.
        let _ = place.set(procedure);
    }
}

/// The procedure of that name, if it has come.
pub(super) fn find(id: &str) -> Option<&'static Procedure> {
    HERE.iter().filter_map(OnceLock::get).copied().find(|procedure| procedure.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedures::ALL;

    #[test]
    fn a_procedure_is_known_once_it_has_come() {
        let [first, second, ..] = ALL else { panic!("two procedures") };
        assert!(find(first.id).is_none() && find(second.id).is_none());
        arrive(second);
        arrive(second);
        assert!(find(first.id).is_none());
        assert!(find(second.id).is_some_and(|found| std::ptr::eq(found, *second)));
        assert!(find("no-such").is_none());
    }
}
