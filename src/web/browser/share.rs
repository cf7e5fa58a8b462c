//! Handing a text to another app, or to the clipboard where there is no other way.

use js_sys::{Function, Object, Promise, Reflect};
use tokhai_core::values::text::Text;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shared {
    /// Another app has it.
    Yes,
    /// The person thought better of it.
    No,
    /// It is in the clipboard.
    Copied,
    /// The browser allows neither.
    Refused,
}

impl Shared {
    /// What the person is told.
    pub(crate) fn text(self) -> Text {
        match self {
            Shared::Yes => Text::new("Đã chuyển sang ứng dụng khác.", "Handed to the other app."),
            Shared::No => Text::new("Đã thôi.", "Cancelled."),
            Shared::Copied => Text::new(
                "Đã chép. Dán vào tin nhắn hoặc ghi chú.",
                "Copied. Paste it into a message or a note.",
            ),
            Shared::Refused => Text::new(
                "Trình duyệt này không cho chia sẻ hay chép. Hãy tải phiếu (PDF) rồi gửi tệp ấy.",
                "This browser allows neither sharing nor copying. Download the sheet (PDF) and send that file.",
            ),
        }
    }
}

/// Whether the browser can hand texts to other apps.
pub(crate) fn is_here() -> bool {
    navigator().and_then(|navigator| method(&navigator, "share")).is_some()
}

/// Shares a text; where that cannot be done, copies it.
pub(crate) async fn share(title: &str, text: &str) -> Shared {
    let Some(navigator) = navigator() else { return Shared::Refused };
    let data: JsValue = Object::new().into();
    for (name, value) in [("title", title), ("text", text)] {
        // A fresh object takes every property.
        let _ = Reflect::set(&data, &name.into(), &value.into());
    }
    let able = method(&navigator, "canShare")
        .is_none_or(|can| can.call1(&navigator, &data).is_ok_and(|can| can.is_truthy()));
    if able && let Some(share) = method(&navigator, "share") {
        match settled(share.call1(&navigator, &data)).await {
            Ok(()) => return Shared::Yes,
            Err(why) if is_abort(&why) => return Shared::No,
            // Refused in a frame or without a touch: copying may still be allowed.
            Err(_) => {}
        }
    }
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).unwrap_or_default();
    match method(&clipboard, "writeText") {
        Some(write) if settled(write.call1(&clipboard, &text.into())).await.is_ok() => {
            Shared::Copied
        }
        _ => Shared::Refused,
    }
}

async fn settled(started: Result<JsValue, JsValue>) -> Result<(), JsValue> {
    JsFuture::from(started?.dyn_into::<Promise>()?).await.map(drop)
}

fn is_abort(why: &JsValue) -> bool {
    Reflect::get(why, &"name".into()).is_ok_and(|name| name == "AbortError")
}

fn navigator() -> Option<JsValue> {
    web_sys::window().map(|window| window.navigator().into())
}

fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}
