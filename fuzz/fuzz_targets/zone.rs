//! What is read off a card: its machine-readable zone and its QR text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tokhai_core::questions::prefill::{card_qr, zone};

fuzz_target!(|text: &str| {
    let _ = zone(text);
    let _ = card_qr(text);
});
