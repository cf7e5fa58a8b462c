//! Chance, for the reference of a sheet.

use crate::web::browser::clock;
use js_sys::{Function, Math, Reflect, Uint8Array};
use tokhai_core::values::reference::{Reference, Seal};
use wasm_bindgen::{JsCast, JsValue};

/// A reference and a moment for a sheet that may be made now.
pub(crate) fn seal() -> Seal {
    Seal { made: clock::now(), reference: Reference::from_chance(nine()) }
}

/// Nine bytes that nobody can foresee; on a browser without `crypto`, nine that just differ.
fn nine() -> [u8; 9] {
    let bytes = Uint8Array::new_with_length(9);
    let mut nine = [0; 9];
    if fill(&bytes).is_none() {
        for at in 0..9 {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
            bytes.set_index(at, (Math::random() * 256.0) as u8);
        }
    }
    bytes.copy_to(&mut nine);
    nine
}

fn fill(bytes: &Uint8Array) -> Option<()> {
    let crypto = Reflect::get(&js_sys::global(), &JsValue::from_str("crypto")).ok()?;
    let draw: Function =
        Reflect::get(&crypto, &JsValue::from_str("getRandomValues")).ok()?.dyn_into().ok()?;
    draw.call1(&crypto, bytes).ok().map(|_| ())
}
