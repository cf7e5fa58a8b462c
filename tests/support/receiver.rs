//! A receiver as `docs/submission.md` describes it, without a network: what it holds, and what it answers.
//!
//! It checks what it is sent from the bytes alone, with none of the app's code for sending.
// Several tests are built with it; not every one uses all of it.
#![allow(dead_code)]

use serde_json::{Value, json};
use std::collections::BTreeMap;
use tokhai_core::dossier::json::{canonical, sha256};

/// What was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Filed {
    pub(crate) digest: String,
    pub(crate) file_code: String,
    pub(crate) registration: Value,
    /// Names and sizes of what came beside the registration.
    pub(crate) attachments: Vec<(String, usize)>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: String,
}

/// The receiver.
#[derive(Default)]
pub(crate) struct Receiver {
    /// By key.
    pub(crate) filed: BTreeMap<String, Filed>,
    /// The digests in the order in which files were opened for them.
    pub(crate) opened: Vec<String>,
    /// Every key that was ever sent, with its digest.
    pub(crate) keys: Vec<(String, String)>,
    /// Registrations with this in their reference are refused.
    pub(crate) refuses: Option<String>,
}

fn problem(status: u16, vi: &str, en: &str) -> Reply {
    Reply { status, body: json!({ "errors": [{ "vi": vi, "en": en }] }).to_string() }
}

/// The parts of a body: name, file name, bytes.
pub(crate) fn parts(media: &str, body: &[u8]) -> Option<Vec<(String, String, Vec<u8>)>> {
    let boundary = media.strip_prefix("multipart/form-data; boundary=")?;
    let mark = format!("--{boundary}");
    let find = |from: usize, what: &[u8]| {
        body.get(from..)?.windows(what.len()).position(|window| window == what).map(|at| at + from)
    };
    let mut found = Vec::new();
    let mut at = find(0, mark.as_bytes())? + mark.len();
    loop {
        if body.get(at..at + 2)? == b"--" {
            return Some(found);
        }
        let head_end = find(at, b"\r\n\r\n")?;
        let head = String::from_utf8(body.get(at..head_end)?.to_vec()).ok()?;
        let end = find(head_end, format!("\r\n{mark}").as_bytes())?;
        let quoted = |name: &str| {
            let from = head.find(&format!(" {name}=\""))? + name.len() + 3;
            head.get(from..)?.split('"').next().map(str::to_owned)
        };
        let bytes = body.get(head_end + 4..end)?.to_vec();
        found.push((quoted("name")?, quoted("filename")?, bytes));
        at = end + 2 + mark.len();
    }
}

impl Receiver {
    /// `POST` to the endpoint.
    pub(crate) fn post(&mut self, key: Option<&str>, media: &str, body: &[u8]) -> Reply {
        let Some(key) = key.and_then(|key| key.strip_prefix('"')?.strip_suffix('"')) else {
            return problem(400, "Thiếu Idempotency-Key.", "Idempotency-Key is missing.");
        };
        let Some(parts) = parts(media, body) else {
            return problem(400, "Không đọc được nội dung.", "The body cannot be read.");
        };
        let registration = parts.iter().find(|(name, _, _)| name == "registration");
        let registration: Option<Value> =
            registration.and_then(|(_, _, bytes)| serde_json::from_slice(bytes).ok());
        let Some(registration) = registration else {
            return problem(400, "Thiếu bản khai.", "The registration is missing.");
        };
        let mut rest = registration.clone();
        let digest = rest.as_object_mut().and_then(|object| object.remove("digest"));
        let digest = digest.and_then(|digest| digest.as_str().map(str::to_owned));
        let real = canonical(&rest).map(|text| sha256(text.as_bytes()));
        if digest.is_none() || digest != real {
            return problem(422, "Bản khai đã bị thay đổi.", "The registration was changed.");
        }
        let digest = digest.unwrap_or_default();
        self.keys.push((key.to_owned(), digest.clone()));
        if let Some(filed) = self.filed.get(key) {
            if filed.digest != digest {
                return problem(422, "Khoá đã dùng cho hồ sơ khác.", "The key belongs to another.");
            }
            return self.receipt(key, 200);
        }
        let reference = registration["reference"].as_str().unwrap_or_default();
        if self.refuses.as_ref().is_some_and(|refused| reference.contains(refused)) {
            return problem(422, "Nơi nhận không nhận loại này.", "This kind is not taken here.");
        }
        let attachments = parts
            .iter()
            .filter(|(name, _, _)| name != "registration")
            .map(|(_, file, bytes)| (file.clone(), bytes.len()))
            .collect();
        let file_code = format!("HS-{:06}", self.opened.len() + 1);
        self.opened.push(digest.clone());
        self.filed.insert(key.to_owned(), Filed { digest, file_code, registration, attachments });
        self.receipt(key, 201)
    }

    /// `GET` of a receipt.
    pub(crate) fn get(&self, key: &str) -> Reply {
        match self.filed.contains_key(key) {
            true => self.receipt(key, 200),
            false => problem(404, "Chưa nhận hồ sơ này.", "This has not been received."),
        }
    }

    fn receipt(&self, key: &str, status: u16) -> Reply {
        let filed = &self.filed[key];
        let body = json!({
            "format": "tokhai/receipt@1",
            "key": key,
            "digest": filed.digest,
            "file_code": filed.file_code,
            "received_at": "2026-11-22T09:30:00+07:00",
        });
        Reply { status, body: body.to_string() }
    }
}
