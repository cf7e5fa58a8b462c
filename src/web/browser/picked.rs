//! A file that the person picked.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File, HtmlInputElement};

/// The file.
pub(crate) struct Picked(File);

/// Why there is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoText {
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
    pub(crate) async fn text(self, most: usize) -> Result<String, NoText> {
        #[allow(clippy::cast_precision_loss, reason = "a limit, not a count")]
        if self.0.size() > most as f64 {
            return Err(NoText::TooBig);
        }
        let text = JsFuture::from(self.0.text()).await.map_err(|_| NoText::Unread)?;
        text.as_string().ok_or(NoText::Unread)
    }
}
