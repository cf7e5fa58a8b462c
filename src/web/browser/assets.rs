//! Files that come when they are first needed. The start file fetches them and checks them against their hash.

use crate::web::browser::host::Host;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

/// The file could not be fetched, or is not the one that was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Missing;

/// A file as bytes.
pub(crate) async fn bytes(host: &Host, name: &str) -> Result<Uint8Array, Missing> {
    let buffer = host.ask("asset", &JsValue::from_str(name)).await.ok_or(Missing)?;
    Ok(Uint8Array::new(&buffer))
}

/// Makes a file of the program part of this instance.
pub(crate) async fn join(host: &Host, name: &str) -> Result<(), Missing> {
    host.ask("join", &JsValue::from_str(name)).await.map(drop).ok_or(Missing)
}

/// A file as text.
pub(crate) async fn text(host: &Host, name: &str) -> Result<String, Missing> {
    String::from_utf8(bytes(host, name).await?.to_vec()).map_err(|_| Missing)
}
