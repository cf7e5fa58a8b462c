//! What an officer opens: any bytes end in a form or a sentence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tokhai_core::dossier::counter::open;
use tokhai_core::values::text::Lang;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(opened) = open(bytes) {
        let _ = opened.form(None, Lang::Vi);
        let _ = opened.csv(None, Lang::En);
        assert!(open(opened.application().as_bytes()).is_ok(), "what was written cannot be read");
    }
});
