//! What people type, from the first question to the declaration: for the snapshots and for a real browser.
//!
//! Reads `src/procedures/*/journeys/*.toml`. A file has `answers`, pairs of a question and what is typed, in the order of
//! the screens; its own name is that of the journey and of its snapshots.
// Several tests are built with it; not every one uses all of it.
#![allow(dead_code)]

use std::path::Path;
use std::sync::LazyLock;
use tokhai_core::procedures::{self, ProcedureId};

/// One person's way through a procedure.
pub(crate) struct Journey {
    /// Its name, and that of its snapshots.
    pub(crate) name: String,
    /// Its procedure.
    pub(crate) procedure: ProcedureId,
    /// Questions and what is typed, in the order of the screens.
    pub(crate) typed: Vec<(&'static str, &'static str)>,
}

/// At least one for each procedure, in the order of the menu and of the files.
pub(crate) static JOURNEYS: LazyLock<Vec<Journey>> = LazyLock::new(|| {
    procedures::ALL.iter().flat_map(|procedure| journeys_of(procedure.id)).collect()
});

fn journeys_of(procedure: ProcedureId) -> Vec<Journey> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/procedures")
        .join(procedure.replace('-', "_"))
        .join("journeys");
    let files = std::fs::read_dir(&folder)
        .unwrap_or_else(|why| panic!("{procedure} has no journey: {}: {why}", folder.display()));
    let mut files: Vec<_> = files.map(|file| file.expect("a readable folder").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{procedure} has no journey");
    let journey = |file: &std::path::PathBuf| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(file).expect("a readable journey");
        let table: toml::Table = text.parse().unwrap_or_else(|why| panic!("{name}: {why}"));
        let answers = table.get("answers").and_then(toml::Value::as_array);
        let pair = |pair: &toml::Value| match pair.as_array().map(Vec::as_slice) {
            Some([toml::Value::String(field), toml::Value::String(raw)]) => {
                // They are read once and last as long as the tests.
                let (field, raw): (&str, &str) = (field.clone().leak(), raw.clone().leak());
                (field, raw)
            }
            _ => panic!("{name}: {pair} is no question with its answer"),
        };
        let typed =
            answers.unwrap_or_else(|| panic!("{name} has no answers")).iter().map(pair).collect();
        Journey { name, procedure, typed }
    };
    files.iter().map(journey).collect()
}
