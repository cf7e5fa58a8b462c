//! The worked cases as data that any other implementation can run against itself: `dist/vectors/*.json`.
//!
//! A vector has the application and what `assess` says of it, as the public formats; the cases say why.
//! It does not judge whether that is right: the tests hold each case against what it expects.

use crate::cases::{Case, read_cases};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use tokhai_core::dossier::json::{application, assessment};
use tokhai_core::law::LegalDay;
use tokhai_core::procedures::assessment::assess;
use tokhai_core::values::day::iso;

/// The vectors as texts, by file name.
///
/// A name has the procedure, the case file and the day, and a number where these are the same, so that a new case
/// leaves the names of the others alone.
pub(crate) fn vectors(project: &Path) -> Result<BTreeMap<String, String>, String> {
    let mut files = BTreeMap::new();
    let mut last = BTreeMap::new();
    let cases = read_cases(project)?;
    let shown = |case: &&Case| case.function == "assess" && case.known_failure.is_none();
    for case in cases.iter().filter(shown) {
        let day = LegalDay(case.day("filed_on")?);
        let name = format!("{}.{}.{}", case.procedure.id, case.file, iso(day.0));
        let number: &mut u32 = last.entry(name.clone()).or_default();
        *number += 1;
        let name =
            if *number == 1 { format!("{name}.json") } else { format!("{name}.{number}.json") };
        let answers = case.answers()?;
        let vector = json!({
            "title": case.title,
            "source": case.source,
            "application": application(case.procedure, day, &answers),
            "assessment": assessment(&assess(case.procedure, day, &answers)),
        });
        let text = serde_json::to_string_pretty(&vector)
            .map_err(|why| format!("{name} cannot be written: {why}"))?;
        files.insert(name, text + "\n");
    }
    Ok(files)
}
