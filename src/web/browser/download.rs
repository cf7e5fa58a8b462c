//! Handing a file to the person.

use js_sys::{Array, Function, Reflect, Uint8Array};
use tokhai_core::values::text::Text;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The browser did not take the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotSaved;

impl NotSaved {
    /// What the person is told.
    pub(crate) fn text(self) -> Text {
        Text::new(
            "Trình duyệt này không cho tải tệp về máy. Hãy mở trang bằng Chrome hoặc Safari, hoặc chọn “In”.",
            "This browser does not let files be saved. Open the page in Chrome or Safari, or choose “Print”.",
        )
    }
}

/// Long enough for a slow phone to have copied the bytes.
const UNTIL_COPIED_MS: i32 = 60_000;

/// Saves bytes under a name.
pub(crate) fn save(name: &str, media: &str, bytes: &[u8]) -> Result<(), NotSaved> {
    offer(name, media, bytes).ok_or(NotSaved)
}

fn offer(name: &str, media: &str, bytes: &[u8]) -> Option<()> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Without it the bytes stay until the page is closed.
    let _ = revoke_later(&url);
    Some(())
}

/// A call of the browser's own function: it is made even if the app has been taken out of its page by then.
fn revoke_later(url: &str) -> Option<()> {
    let window = web_sys::window()?;
    let urls = Reflect::get(&window, &"URL".into()).ok()?;
    let revoke: Function = Reflect::get(&urls, &"revokeObjectURL".into()).ok()?.dyn_into().ok()?;
    let revoked = window.set_timeout_with_callback_and_timeout_and_arguments_1(
        &revoke,
        UNTIL_COPIED_MS,
        &url.into(),
    );
    revoked.ok().map(drop)
}
