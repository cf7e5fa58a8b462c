//! A file that the person picked.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File, HtmlInputElement};

/// The file.
pub(crate) struct Picked(File);

/// Why there are no bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoBytes {
    /// More bytes than the limit: not even read.
    TooBig,
    /// The browser could not read it.
    Unread,
}

/// The file that was just picked in a box. Asked at once: later the event no longer says whose it is.
pub(crate) fn picked(event: &Event) -> Option<Picked> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    // The same file can be picked once more.
    input.set_value("");
    Some(Picked(file))
}

impl Picked {
    /// What is in it, up to so many bytes.
    pub(crate) async fn bytes(self, most: usize) -> Result<Vec<u8>, NoBytes> {
        #[allow(clippy::cast_precision_loss, reason = "a limit, not a count")]
        if self.0.size() > most as f64 {
            return Err(NoBytes::TooBig);
        }
        let bytes = JsFuture::from(self.0.array_buffer()).await.map_err(|_| NoBytes::Unread)?;
        Ok(Uint8Array::new(&bytes).to_vec())
    }
}
