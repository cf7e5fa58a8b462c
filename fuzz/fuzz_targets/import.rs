//! Files that people open: an application, a draft, a site's own file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tokhai_core::dossier::draft_file;
use tokhai_core::dossier::json::{assessment, read_application};
use tokhai_core::host;
use tokhai_core::procedures::assessment::assess;

fuzz_target!(|text: &str| {
    if let Ok(value) = serde_json::from_str(text)
        && let Ok(read) = read_application(&value)
    {
        let _ = assessment(&assess(read.procedure, read.day, &read.answers));
    }
    let _ = host::read(text);
    if let Ok(opened) = draft_file::read(text) {
        let _ = draft_file::write(&opened);
    }
});
