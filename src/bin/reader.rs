//! The officer's page: finds a code in a picture, opens codes and files, and shows them in words.
//!
//! Runs in a worker of its own page (`public/reader/`), with the same rules as the app. Keeps nothing.

use std::cell::RefCell;
use tokhai_core::dossier::counter::{Opened, open as open_bytes};
use tokhai_core::values::communes::Communes;
use tokhai_core::values::text::Lang;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

thread_local! {
    static COMMUNES: RefCell<Option<Communes>> = const { RefCell::new(None) };
}

/// Takes the table of communes; without it a commune is shown by its code. Says whether it could be read.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "exported to JavaScript, which asks for `pub`")]
pub fn take_communes(bytes: &[u8]) -> bool {
    let table = std::str::from_utf8(bytes).ok().and_then(|text| Communes::read(text).ok());
    COMMUNES.with(|communes| *communes.borrow_mut() = table);
    COMMUNES.with(|communes| communes.borrow().is_some())
}

/// The digits of the first code in a picture of so many grey pixels to the line.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "exported to JavaScript, which asks for `pub`")]
pub fn scan(grey: &[u8], width: usize) -> Option<String> {
    let height = grey.len().checked_div(width)?;
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    let kind = Some(rxing::BarcodeFormat::QR_CODE);
    let hints = &mut rxing::DecodeHints::default().with(rxing::DecodeHintValue::TryHarder(true));
    let found =
        rxing::helpers::detect_in_luma_with_hints(grey.to_vec(), width, height, kind, hints);
    found.ok().map(|found| found.getText().to_owned())
}

/// The form of a code or a file as JSON, or the sentence why there is none.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "exported to JavaScript, which asks for `pub`")]
pub fn form(bytes: &[u8], lang: &str) -> Result<String, String> {
    in_language(bytes, lang, |opened, communes, lang| opened.form(communes, lang).to_string())
}

/// The same as a table for a spreadsheet.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "exported to JavaScript, which asks for `pub`")]
pub fn csv(bytes: &[u8], lang: &str) -> Result<String, String> {
    in_language(bytes, lang, |opened, communes, lang| opened.csv(communes, lang))
}

/// The application in it, as a file of its public format.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "exported to JavaScript, which asks for `pub`")]
pub fn application(bytes: &[u8], lang: &str) -> Result<String, String> {
    in_language(bytes, lang, |opened, _, _| opened.application())
}

fn in_language(
    bytes: &[u8],
    lang: &str,
    make: impl Fn(&Opened, Option<&Communes>, Lang) -> String,
) -> Result<String, String> {
    let lang = Lang::from_tag(lang);
    let opened = open_bytes(bytes).map_err(|refused| refused.text().get(lang).to_owned())?;
    Ok(COMMUNES.with(|communes| make(&opened, communes.borrow().as_ref(), lang)))
}
