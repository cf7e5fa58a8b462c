//! The codes on sheets: digits as they come, and the values inside, which a wrong check would keep from being reached.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tokhai_core::dossier::qr::{decode, from_values};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = decode(text);
    }
    let _ = from_values(bytes);
});
