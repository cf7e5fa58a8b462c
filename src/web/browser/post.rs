//! Sending over the network, and telling the page around the app.
//!
//! The only place of the app that sends anything. It sends what it is given to where it is told, without cookies and
//! without the address of the page, follows no redirect and says nothing of why something failed: what is between here and
//! the receiver is not ours to judge.

use crate::web::browser::records::{get, set};
use crate::web::browser::storage::within;
use js_sys::{Array, Function, JSON, Object, Promise, Reflect, Uint8Array};
use tokhai_core::outbox::wire::{Asked, receipt_address};
use tokhai_core::outbox::{Sealed, multipart};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A slow connection needs seconds for a sheet; an answer that takes longer than this is asked about later.
const PATIENCE_MS: i32 = 60_000;

/// What came back.
pub(super) struct Reply {
    /// The HTTP status.
    pub(super) status: u16,
    /// `Retry-After`, as it stands.
    pub(super) retry_after: Option<String>,
    /// The body.
    pub(super) body: String,
}

/// Sends the sealed bytes, or asks for their receipt.
pub(super) async fn exchange(
    sealed: &Sealed,
    asked: Asked,
    bytes: Option<Uint8Array>,
) -> Option<Reply> {
    let aborter = construct("AbortController", &Array::new())?;
    let headers = Object::new().into();
    set(&headers, "Accept", &"application/json".into());
    let init = Object::new().into();
    let settings = [
        ("mode", "cors"),
        ("credentials", "omit"),
        ("referrerPolicy", "no-referrer"),
        ("redirect", "error"),
        ("cache", "no-store"),
    ];
    for (name, value) in settings {
        set(&init, name, &value.into());
    }
    set(&init, "signal", &get(&aborter, "signal"));
    let key = sealed.key.as_str();
    let address = match asked {
        Asked::Post => {
            set(&headers, "Idempotency-Key", &format!("\"{key}\"").into());
            set(&headers, "Content-Type", &multipart::media(key).into());
            set(&init, "method", &"POST".into());
            set(&init, "body", bytes?.as_ref());
            sealed.endpoint.clone()
        }
        Asked::Receipt => receipt_address(&sealed.endpoint, &sealed.key),
    };
    set(&init, "headers", &headers);
    let reply = within(PATIENCE_MS, reply(&address, &init)).await.flatten();
    if reply.is_none() {
        // One that was not waited for any longer has to end; one that failed has ended.
        call(&aborter, "abort", &Array::new());
    }
    reply
}

async fn reply(address: &str, init: &JsValue) -> Option<Reply> {
    let sent = call(&js_sys::global(), "fetch", &Array::of2(&address.into(), init))?;
    let response = settled(sent).await?;
    let body = settled(call(&response, "text", &Array::new())?).await?.as_string()?;
    let after = Array::of1(&"Retry-After".into());
    let retry_after = call(&get(&response, "headers"), "get", &after).and_then(|it| it.as_string());
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
    let status = get(&response, "status").as_f64()? as u16;
    Some(Reply { status, retry_after, body })
}

async fn settled(promise: JsValue) -> Option<JsValue> {
    JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()
}

fn call(object: &JsValue, name: &str, arguments: &Array) -> Option<JsValue> {
    let function: Function = get(object, name).dyn_into().ok()?;
    Reflect::apply(&function, object, arguments).ok()
}

fn construct(name: &str, arguments: &Array) -> Option<JsValue> {
    let kind: Function = get(&js_sys::global(), name).dyn_into().ok()?;
    Reflect::construct(&kind, arguments).ok()
}

/// Whether the browser thinks that there is a network. It may be wrong when it says yes.
pub(super) fn online() -> bool {
    get(&get(&js_sys::global(), "navigator"), "onLine").as_bool() != Some(false)
}

/// Tells the page around; whether it did not object.
fn dispatch(node: &JsValue, kind: &str, detail: &JsValue) -> bool {
    let init = Object::new().into();
    // Not out of a shadow root: there the element says it once more to the page, and the page would hear it twice.
    for name in ["bubbles", "cancelable"] {
        set(&init, name, &(name != "cancelable" || kind == BEFORE).into());
    }
    set(&init, "detail", detail);
    let event = construct("CustomEvent", &Array::of2(&kind.into(), &init));
    let done = event.and_then(|event| call(node, "dispatchEvent", &Array::of1(&event)));
    done.and_then(|done| done.as_bool()) == Some(true)
}

const BEFORE: &str = "tokhai:before-submit";

/// Asks the page around whether something may be sent now, and waits for what it wants to wait for.
pub(super) async fn permitted(node: &JsValue) -> bool {
    let waits = Array::new();
    let detail = Object::new().into();
    let push: Function = get(&waits, "push").unchecked_into();
    let wait_until = call(&push, "bind", &Array::of1(&waits)).unwrap_or(JsValue::UNDEFINED);
    set(&detail, "waitUntil", &wait_until);
    dispatch(node, BEFORE, &detail)
        && within(PATIENCE_MS, JsFuture::from(Promise::all(&waits)))
            .await
            .is_some_and(|all| all.is_ok())
}

/// Hands a registration to the page around.
pub(super) fn hand_over(node: &JsValue, registration: &str) -> Option<()> {
    let registration = JSON::parse(registration).ok()?;
    dispatch(node, "tokhai:submit", &registration);
    Some(())
}

/// Tells the page around that something has arrived.
pub(super) fn submitted(node: &JsValue, reference: &str, digest: &str) {
    let detail = Object::new().into();
    set(&detail, "reference", &reference.into());
    set(&detail, "digest", &digest.into());
    dispatch(node, "tokhai:submitted", &detail);
}
