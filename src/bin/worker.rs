//! The worker: makes the files of the summary (PDF, official form, JSON) and the keys of locked drafts, and reads a PDF back,
//! in a Wasm file of its own and away from the screen.
//!
//! Recomputes the dossier from the saved answers with the same core as the app, so that a sheet never shows what the
//! rules would not say. Messages, files and their integrity are the business of `public/worker.js`.

use argon2::{Algorithm, Argon2, Params, Version};
use serde_json::Value;
use tokhai_core::dossier::export::Request;
use tokhai_core::dossier::pdf::{Fonts, PdfDay, form_pdf, pdf_with_data};
use tokhai_core::dossier::reopen::data_of;
use tokhai_core::values::communes::Communes;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// The PDF of the request `{application, made, reference, lang, masked}`, given as JSON.
///
/// `communes` is the table of their names; without it (no bytes) a commune is shown by its code.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "exported to JavaScript, which asks for `pub`")]
pub fn make_pdf(
    request: &str,
    regular: &[u8],
    bold: &[u8],
    communes: &[u8],
) -> Result<Vec<u8>, String> {
    let request = read(request)?;
    let sheet = request.sheet(table(communes)?.as_ref()).map_err(|refused| refused.to_string())?;
    let data = request.data().map_err(|refused| refused.to_string())?;
    let day = PdfDay::from(request.made());
    pdf_with_data(&sheet, data.as_deref(), &Fonts { regular, bold }, day)
        .map_err(|error| error.to_string())
}

/// The official form of the same request, filled in.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "exported to JavaScript, which asks for `pub`")]
pub fn make_form(
    request: &str,
    regular: &[u8],
    bold: &[u8],
    communes: &[u8],
) -> Result<Vec<u8>, String> {
    let request = read(request)?;
    let form = request.form(table(communes)?.as_ref()).map_err(|refused| refused.to_string())?;
    let form = form.ok_or("no form of this case is described")?;
    form_pdf(&form, &Fonts { regular, bold }, PdfDay::from(request.made()))
        .map_err(|error| error.to_string())
}

/// The data in a PDF, as text; empty where there is none. Whether it is sound is for the app to judge.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "exported to JavaScript, which asks for `pub`")]
pub fn read_pdf(bytes: &[u8]) -> String {
    data_of(bytes).unwrap_or_default()
}

/// The registration of the same request, as the text of a file.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "exported to JavaScript, which asks for `pub`")]
pub fn make_json(request: &str) -> Result<String, String> {
    read(request)?.registration().map_err(|refused| refused.to_string())
}

/// The code of the same request: title, words, description, modules across, millimetres across, and the path of its dark
/// modules, one to a line; empty where there is none.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "exported to JavaScript, which asks for `pub`")]
pub fn make_code(request: &str) -> Result<String, String> {
    let code = read(request)?.code().map_err(|refused| refused.to_string())?;
    Ok(code.map_or_else(String::new, |code| {
        let size = code.symbol.size;
        let wide = code.symbol.module_mm(PRINTER) * size as f64;
        [code.title, code.caption, code.alt, size.to_string(), wide.to_string(), code.symbol.path()]
            .join("\n")
    }))
}

/// Dots to the inch of the printers whose dots a module on paper is to fill.
const PRINTER: u32 = 300;

/// The 32 bytes that Argon2id makes of a PIN or passphrase.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "exported to JavaScript, which asks for `pub`")]
pub fn derive_key(
    secret: &str,
    salt: &[u8],
    kib: u32,
    passes: u32,
    lanes: u32,
) -> Result<Vec<u8>, String> {
    let params = Params::new(kib, passes, lanes, Some(32)).map_err(|error| error.to_string())?;
    let mut key = vec![0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.as_bytes(), salt, &mut key)
        .map_err(|error| error.to_string())?;
    Ok(key)
}

fn read(request: &str) -> Result<Request, String> {
    let request: Value = serde_json::from_str(request)
        .map_err(|error| format!("the request is not JSON: {error}"))?;
    Request::read(&request).map_err(|refused| refused.to_string())
}

fn table(bytes: &[u8]) -> Result<Option<Communes>, String> {
    if bytes.is_empty() {
        return Ok(None);
    }
    let text =
        std::str::from_utf8(bytes).map_err(|_| "the table of communes is not UTF-8".to_owned())?;
    let table = Communes::read(text)
        .map_err(|error| format!("the table of communes cannot be read: {error}"))?;
    Ok(Some(table))
}
