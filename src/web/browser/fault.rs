//! Breaks the running app on purpose, so that tests can see it come back.
//!
//! It knows nothing of screens or answers: one exported function, three ways to die.
//! The start file (`public/boot.js`) hands it out only on a loopback address; whoever can run
//! scripts in the page could stop the app anyway, so its presence gives nobody a new power.

#![allow(unreachable_pub, reason = "the bindings generator takes nothing less than `pub`")]

use std::hint::black_box;

use wasm_bindgen::prelude::wasm_bindgen;

/// Dies by `panic`, by stack `overflow` or by running out of memory (`oom`).
///
/// Any other word does nothing.
#[wasm_bindgen]
pub fn fault(kind: &str) {
    match kind {
        "panic" => panic!("fault: a test asked for a panic"),
        "overflow" => {
            black_box(descend(0));
        }
        "oom" => hoard(),
        _ => {}
    }
}

/// Calls itself for as long as there is stack.
///
/// The sum after the call keeps the optimiser from turning it into a loop.
#[inline(never)]
fn descend(depth: u64) -> u64 {
    if black_box(depth) == u64::MAX { 0 } else { descend(depth + 1) + black_box(depth) }
}

/// Takes memory until the allocator gives up.
fn hoard() {
    const PIECE: usize = 8 << 20;
    let mut kept = Vec::new();
    loop {
        kept.push(vec![1_u8; PIECE]);
        black_box(&kept);
    }
}
