//! A draft under lock: AES-256-GCM by the browser, with a key made of a PIN or a passphrase.
//!
//! The key comes from Argon2id in the worker, so that the app's own memory does not grow by what that takes; where the
//! worker cannot run, from PBKDF2 by the browser. Whatever stands in clear beside the sealed draft is sealed along as
//! associated data. Formats and figures are in `docs/drafts.md`.

use crate::web::browser::host::Host;
use crate::web::browser::records::{Lock, get, set};
use crate::web::browser::storage::Sealed;
use js_sys::{Array, Date, Function, JsString, Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The name of the format, in the header of each record and file.
pub(crate) const FORMAT: &str = "tokhai/locked-draft@1";

const ARGON2ID: &str = "argon2id";
const PBKDF2: &str = "pbkdf2-sha256";

/// What OWASP asks of Argon2id: 19 MiB, two passes, one lane.
const COST: [f64; 3] = [19_456.0, 2.0, 1.0];
/// What it asks of PBKDF2 with HMAC-SHA-256.
const ROUNDS: f64 = 600_000.0;
/// The most that a file may ask for, so that none can freeze a phone.
const MOST_KIB: f64 = 131_072.0;
const MOST_PASSES: f64 = 10.0;
const MOST_ROUNDS: f64 = 5_000_000.0;

/// So many wrong tries cost nothing; each further one doubles the wait.
const FREE_TRIES: f64 = 3.0;
const FIRST_WAIT_S: f64 = 5.0;
const LONGEST_WAIT_S: f64 = 600.0;

/// Calls a method by its name: bindings of their own would weigh in the file that comes first.
fn invoke(on: &JsValue, name: &str, given: &[JsValue]) -> Option<JsValue> {
    let method: Function = get(on, name).dyn_into().ok()?;
    method.apply(on, &given.iter().collect::<Array>()).ok()
}

/// The same, where the answer comes later.
async fn later(on: &JsValue, name: &str, given: &[JsValue]) -> Option<JsValue> {
    let promise: Promise = invoke(on, name, given)?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn array(of: &[JsValue]) -> JsValue {
    of.iter().collect::<Array>().into()
}

fn parse(text: &str) -> Option<JsValue> {
    invoke(&get(&js_sys::global(), "JSON"), "parse", &[text.into()])
}

fn stringify(value: &JsValue) -> Option<String> {
    invoke(&get(&js_sys::global(), "JSON"), "stringify", std::slice::from_ref(value))?.as_string()
}

/// Why a draft stays shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shut {
    /// Not this PIN, or the record was changed: the two cannot be told apart. How long to wait before the next try.
    Wrong(u32),
    /// Tried too often: for how many seconds.
    Wait(u32),
    /// This browser cannot, or a part of the program did not come.
    Unable,
}

/// How a key is made.
struct Way {
    kdf: String,
    cost: [f64; 3],
    salt: String,
}

impl Way {
    fn cost(&self) -> JsValue {
        array(&self.cost.map(JsValue::from))
    }
}

fn crypto() -> JsValue {
    get(&js_sys::global(), "crypto")
}

fn subtle() -> JsValue {
    get(&crypto(), "subtle")
}

fn chance(length: u32) -> Option<Uint8Array> {
    let bytes = Uint8Array::new_with_length(length);
    invoke(&crypto(), "getRandomValues", &[bytes.clone().into()])?;
    Some(bytes)
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new().into();
    for (name, value) in entries {
        set(&object, name, value);
    }
    object
}

fn utf8(text: &str) -> Uint8Array {
    Uint8Array::from(text.as_bytes())
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &Uint8Array) -> String {
    let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or('0');
    bytes.to_vec().into_iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// And back.
pub(crate) fn unhex(text: &str) -> Option<Uint8Array> {
    let digits: Option<Vec<u32>> = text.chars().map(|sign| sign.to_digit(16)).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    let byte = |pair: &[u32]| pair.iter().fold(0, |byte, four| byte * 16 + *four);
    let bytes: Vec<u8> =
        digits.chunks(2).filter_map(|pair| u8::try_from(byte(pair)).ok()).collect();
    Some(Uint8Array::from(bytes.as_slice()))
}

/// The key of a PIN or passphrase.
async fn key(host: &Host, way: &Way, secret: &str) -> Option<JsValue> {
    let subtle = subtle();
    // The same letters typed on another keyboard are the same passphrase.
    let secret: JsValue = JsString::from(secret).normalize("NFC").into();
    let salt = unhex(&way.salt)?;
    let bits = if way.kdf == ARGON2ID {
        let job = object(&[
            ("kind", "key".into()),
            ("secret", secret),
            ("salt", salt.into()),
            ("cost", way.cost()),
        ]);
        host.ask("work", &job).await?
    } else {
        let uses = array(&["deriveBits".into()]);
        let secret = utf8(&secret.as_string()?).into();
        let raw = ["raw".into(), secret, "PBKDF2".into(), JsValue::FALSE, uses];
        let raw = later(&subtle, "importKey", &raw).await?;
        let how = object(&[
            ("name", "PBKDF2".into()),
            ("hash", "SHA-256".into()),
            ("salt", salt.into()),
            ("iterations", way.cost[0].into()),
        ]);
        later(&subtle, "deriveBits", &[how, raw, 256.into()]).await?
    };
    let uses = array(&["encrypt".into(), "decrypt".into()]);
    let bits = Uint8Array::new(&bits).into();
    // Not extractable: a script that is not ours cannot carry it away.
    later(&subtle, "importKey", &["raw".into(), bits, "AES-GCM".into(), JsValue::FALSE, uses]).await
}

fn lock_of(way: &Way, key: JsValue) -> Lock {
    Lock(object(&[
        ("key", key),
        ("kdf", way.kdf.as_str().into()),
        ("cost", way.cost()),
        ("salt", way.salt.as_str().into()),
    ]))
}

/// A new lock.
pub(crate) async fn make(host: &Host, secret: &str) -> Option<Lock> {
    let salt = hex(&chance(16)?);
    let mut way = Way { kdf: ARGON2ID.to_owned(), cost: COST, salt };
    if let Some(key) = key(host, &way, secret).await {
        return Some(lock_of(&way, key));
    }
    way.kdf = PBKDF2.to_owned();
    way.cost = [ROUNDS, 0.0, 0.0];
    let key = key(host, &way, secret).await?;
    Some(lock_of(&way, key))
}

/// A record of a draft under a lock, without its name and its moment.
pub(crate) fn seal(lock: &Lock, seq: f64, draft: &JsValue) -> Sealed {
    let (lock, draft) = (lock.0.clone(), draft.clone());
    Box::pin(async move {
        let header = stringify(&array(&[
            FORMAT.into(),
            seq.into(),
            get(&lock, "kdf"),
            get(&lock, "cost"),
            get(&lock, "salt"),
            env!("CARGO_PKG_VERSION").into(),
        ]))?;
        // Chance and no counter: an old copy that is put back would wind a counter back too.
        let nonce = chance(12)?;
        let how = cipher(&nonce, &header);
        let text = utf8(&stringify(&draft)?).into();
        let sealed = later(&subtle(), "encrypt", &[how, get(&lock, "key"), text]).await?;
        Some(object(&[
            ("header", header.into()),
            ("nonce", nonce.into()),
            ("sealed", Uint8Array::new(&sealed).into()),
        ]))
    })
}

fn cipher(nonce: &Uint8Array, header: &str) -> JsValue {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", nonce.into()),
        ("additionalData", utf8(header).into()),
    ])
}

/// How the key of a record is made; none where it asks for more than it may.
fn way_of(header: &str) -> Option<Way> {
    let header: Array = parse(header)?.dyn_into().ok()?;
    let cost: Array = header.get(3).dyn_into().ok()?;
    let cost = [cost.get(0).as_f64()?, cost.get(1).as_f64()?, cost.get(2).as_f64()?];
    let kdf = header.get(2).as_string()?;
    let bearable = match kdf.as_str() {
        ARGON2ID => cost[0] <= MOST_KIB && cost[1] <= MOST_PASSES && cost[2] == 1.0,
        PBKDF2 => cost[0] <= MOST_ROUNDS,
        _ => false,
    };
    let known = header.get(0).as_string()? == FORMAT && bearable;
    Some(Way { kdf, cost, salt: header.get(4).as_string()? }).filter(|_| known)
}

/// For how many seconds a record takes no try. A clock that was set back makes it no longer than the longest wait.
pub(crate) fn wait(record: &JsValue) -> u32 {
    let left = get(record, "until").as_f64().unwrap_or_default() - Date::now();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
    let seconds = (left / 1000.0).ceil().clamp(0.0, LONGEST_WAIT_S) as u32;
    seconds
}

/// Opens a record: its lock, and the draft in it.
pub(crate) async fn open(
    host: &Host,
    record: &JsValue,
    secret: &str,
) -> Result<(Lock, JsValue), Shut> {
    let left = wait(record);
    if left > 0 {
        return Err(Shut::Wait(left));
    }
    let header = get(record, "header").as_string().unwrap_or_default();
    let way = way_of(&header).ok_or(Shut::Unable)?;
    let key = key(host, &way, secret).await.ok_or(Shut::Unable)?;
    match unsealed(&key, record).await {
        Some(draft) => Ok((lock_of(&way, key), draft)),
        None => {
            let tries = get(record, "tries").as_f64().unwrap_or_default() + 1.0;
            let wait = if tries < FREE_TRIES {
                0.0
            } else {
                (FIRST_WAIT_S * 2_f64.powf(tries - FREE_TRIES)).min(LONGEST_WAIT_S)
            };
            set(record, "tries", &tries.into());
            set(record, "until", &(Date::now() + wait * 1000.0).into());
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small")]
            Err(Shut::Wrong(wait as u32))
        }
    }
}

async fn unsealed(key: &JsValue, record: &JsValue) -> Option<JsValue> {
    let header = get(record, "header").as_string()?;
    let how = cipher(&Uint8Array::new(&get(record, "nonce")), &header);
    let given = [how, key.clone(), Uint8Array::new(&get(record, "sealed")).into()];
    let opened = later(&subtle(), "decrypt", &given).await?;
    parse(&String::from_utf8(Uint8Array::new(&opened).to_vec()).ok()?)
}

/// The draft in a record that was sealed with a lock that is at hand.
pub(crate) async fn reopen(lock: &Lock, record: &JsValue) -> Option<JsValue> {
    unsealed(&get(&lock.0, "key"), record).await
}

/// A record as the text of a file. It is sealed already; what it needs to be opened stands beside it.
pub(crate) fn write_file(record: &JsValue) -> Option<String> {
    let bytes = |name: &str| hex(&Uint8Array::new(&get(record, name)));
    let file = object(&[
        ("format", FORMAT.into()),
        ("header", get(record, "header")),
        ("nonce", bytes("nonce").into()),
        ("sealed", bytes("sealed").into()),
    ]);
    stringify(&file)
}

/// A record out of such a file; none where it is something else.
pub(crate) fn read_file(text: &str) -> Option<JsValue> {
    let file = parse(text)?;
    let part = |name: &str| get(&file, name).as_string();
    way_of(&part("header")?)?;
    let (nonce, sealed) = (unhex(&part("nonce")?)?, unhex(&part("sealed")?)?);
    (part("format")? == FORMAT && nonce.length() == 12).then(|| {
        object(&[
            ("header", get(&file, "header")),
            ("nonce", nonce.into()),
            ("sealed", sealed.into()),
        ])
    })
}
