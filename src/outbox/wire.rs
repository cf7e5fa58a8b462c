//! The formats of sending: what a receiver answers, `tokhai/receipt@1`, and an entry as it is kept on the device.
//!
//! An answer comes from outside and is believed only as far as it fits: without a receipt for the very key and digest that
//! were sent, nothing counts as received. The shapes are converted by hand, as those of every format.

use crate::dossier::Moment;
use crate::outbox::{Answer, Entry, Key, Receipt, Refusal, Sealed, State};
use crate::values::nfc::nfc;
use crate::values::text::Sentence;
use serde::{Deserialize, Serialize};

/// The name of the format of a receipt.
pub const RECEIPT: &str = "tokhai/receipt@1";

/// The most of an answer that is looked at, in bytes.
pub const LONGEST_ANSWER: usize = 64 * 1024;
const LONGEST_CODE: usize = 64;
const LONGEST_ERROR: usize = 500;
const MOST_ERRORS: usize = 20;

/// `tokhai/receipt@1`: what a receiver answers when it has a registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptJson {
    /// The format.
    pub format: String,
    /// The idempotency key.
    pub key: String,
    /// The digest of the registration.
    pub digest: String,
    /// The receiver's own code of the file.
    pub file_code: String,
    /// When it was received: RFC 3339 with +07:00, to the second.
    pub received_at: String,
}

/// What a receiver answers when it does not take a registration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemJson {
    /// What is wrong, each in both languages.
    #[serde(default)]
    pub errors: Vec<BothJson>,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BothJson {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

/// What is asked of a receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// To take a registration.
    Post,
    /// Whether it has one.
    Receipt,
}

/// The address of the receipt of a key.
pub fn receipt_address(endpoint: &str, key: &Key) -> String {
    format!("{}/receipts/{}", endpoint.trim_end_matches('/'), key.as_str())
}

/// What an answer over HTTP means for an entry.
pub fn read_answer(
    sealed: &Sealed,
    asked: Asked,
    status: u16,
    retry_after: Option<&str>,
    body: &str,
) -> Answer {
    match (asked, status) {
        (_, 200..=299) => receipt(sealed, body).map_or(Answer::Lost, Answer::Accepted),
        // One that is being worked on, or that took too long: asked about later.
        (_, 408 | 409) => Answer::Lost,
        (_, 429) => Answer::Busy(retry_after.and_then(|seconds| seconds.trim().parse().ok())),
        // Whoever keeps no receipts is sent it again, under the same key.
        (Asked::Receipt, 400..=499) => Answer::Absent,
        (Asked::Post, 400..=499) => Answer::Refused(Refusal { status, errors: errors(body) }),
        _ => Answer::Lost,
    }
}

fn receipt(sealed: &Sealed, body: &str) -> Option<Receipt> {
    let text = body.get(..LONGEST_ANSWER).unwrap_or(body);
    let receipt: ReceiptJson = serde_json::from_str(text).ok()?;
    let code = receipt.file_code.trim();
    let sound = receipt.format == RECEIPT
        && receipt.key == sealed.key.as_str()
        && receipt.digest == sealed.digest
        && !code.is_empty()
        && code.chars().count() <= LONGEST_CODE
        && !code.chars().any(char::is_control);
    let received_at = Moment::parse(&receipt.received_at)?;
    sound.then(|| Receipt { file_code: nfc(code), received_at })
}

fn errors(body: &str) -> Vec<Sentence> {
    let text = body.get(..LONGEST_ANSWER).unwrap_or(body);
    let problem: ProblemJson = serde_json::from_str(text).unwrap_or_default();
    let short = |text: &str| -> String {
        nfc(&text.chars().filter(|sign| !sign.is_control()).take(LONGEST_ERROR).collect::<String>())
    };
    let sentence =
        |error: &BothJson| Sentence { vi: short(&error.vi).into(), en: short(&error.en).into() };
    problem.errors.iter().take(MOST_ERRORS).map(sentence).collect()
}

/// The digest that a registration carries, out of its JSON.
pub fn digest_of(registration: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Digest {
        digest: String,
    }
    serde_json::from_str(registration).map(|found: Digest| found.digest).ok()
}

/// An entry as it is kept.
#[derive(Serialize, Deserialize)]
struct EntryJson {
    key: String,
    digest: String,
    reference: String,
    sha256: String,
    draft: String,
    endpoint: String,
    receiver: BothJson,
    title: BothJson,
    state: StateJson,
    agreed: bool,
    sent: bool,
    shown: bool,
    tries: u32,
    pause: (u64, u64),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StateJson {
    Sealed,
    Sending,
    Unknown,
    Accepted { file_code: String, received_at: String },
    Rejected { status: u16, errors: Vec<BothJson> },
    Cancelled,
}

fn both(sentence: &Sentence) -> BothJson {
    BothJson { vi: sentence.vi.to_string(), en: sentence.en.to_string() }
}

fn sentence(both: BothJson) -> Sentence {
    Sentence { vi: both.vi.into(), en: both.en.into() }
}

/// An entry as text.
pub fn write_entry(entry: &Entry) -> Option<String> {
    let Entry { sealed, state, agreed, sent, shown, tries, pause } = entry;
    let state = match state {
        State::Sealed => StateJson::Sealed,
        State::Sending => StateJson::Sending,
        State::Unknown => StateJson::Unknown,
        State::Accepted(receipt) => StateJson::Accepted {
            file_code: receipt.file_code.clone(),
            received_at: receipt.received_at.rfc3339(),
        },
        State::Rejected(refusal) => StateJson::Rejected {
            status: refusal.status,
            errors: refusal.errors.iter().map(both).collect(),
        },
        State::Cancelled => StateJson::Cancelled,
    };
    let entry = EntryJson {
        key: sealed.key.as_str().to_owned(),
        digest: sealed.digest.clone(),
        reference: sealed.reference.clone(),
        sha256: sealed.sha256.clone(),
        draft: sealed.draft.clone(),
        endpoint: sealed.endpoint.clone(),
        receiver: both(&sealed.receiver),
        title: both(&sealed.title),
        state,
        agreed: *agreed,
        sent: *sent,
        shown: *shown,
        tries: *tries,
        pause: *pause,
    };
    serde_json::to_string(&entry).ok()
}

/// Reads what `write_entry` wrote. A key that is not that of its digest is not ours.
pub fn read_entry(text: &str) -> Option<Entry> {
    let entry: EntryJson = serde_json::from_str(text).ok()?;
    let state = match entry.state {
        StateJson::Sealed => State::Sealed,
        StateJson::Sending => State::Sending,
        StateJson::Unknown => State::Unknown,
        StateJson::Accepted { file_code, received_at } => {
            State::Accepted(Receipt { file_code, received_at: Moment::parse(&received_at)? })
        }
        StateJson::Rejected { status, errors } => {
            State::Rejected(Refusal { status, errors: errors.into_iter().map(sentence).collect() })
        }
        StateJson::Cancelled => State::Cancelled,
    };
    let key = Key::of(&entry.digest);
    let sealed = Sealed {
        digest: entry.digest,
        reference: entry.reference,
        sha256: entry.sha256,
        draft: entry.draft,
        endpoint: entry.endpoint,
        receiver: sentence(entry.receiver),
        title: sentence(entry.title),
        key: key.clone(),
    };
    let (agreed, sent, shown) = (entry.agreed, entry.sent, entry.shown);
    let (tries, pause) = (entry.tries, entry.pause);
    (key.as_str() == entry.key).then_some(Entry {
        sealed,
        state,
        agreed,
        sent,
        shown,
        tries,
        pause,
    })
}
