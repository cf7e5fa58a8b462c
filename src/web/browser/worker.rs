//! The worker that makes files and reads a PDF back: started by the start file when first needed, away from the screen.
//!
//! Sends the answers, not the sheet: the worker closes the application itself, with the same rules.

use crate::web::browser::host::Host;
use js_sys::{Object, Reflect, Uint8Array};
use std::cell::Cell;
use std::rc::Rc;
use tokhai_core::dossier::{Dossier, json};
use tokhai_core::values::day::iso;
use tokhai_core::values::text::{Lang, Text};
use wasm_bindgen::JsValue;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The sheet, for people.
    Pdf,
    /// The same with numbers hidden, and without the data.
    Masked,
    /// The official form, filled in.
    Form,
    /// The registration, for machines.
    Json,
}

/// How many kinds there are.
pub(crate) const KINDS: usize = 4;

impl Kind {
    /// Its name among the buttons.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Kind::Pdf => "pdf",
            Kind::Masked => "masked",
            Kind::Form => "form",
            Kind::Json => "json",
        }
    }

    /// Its name in messages.
    fn job(self) -> &'static str {
        match self {
            Kind::Pdf | Kind::Masked => "pdf",
            Kind::Form => "form",
            Kind::Json => "json",
        }
    }

    /// The end of the file's name.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Kind::Pdf | Kind::Masked | Kind::Form => "pdf",
            Kind::Json => "json",
        }
    }

    /// Its media type.
    pub(crate) fn media(self) -> &'static str {
        match self {
            Kind::Pdf | Kind::Masked | Kind::Form => "application/pdf",
            Kind::Json => "application/json",
        }
    }
}

/// Why there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoFile {
    /// The person did not want to wait.
    Cancelled,
    /// A part of the program could not be fetched, or broke on the way.
    Failed,
}

impl NoFile {
    /// What the person is told.
    pub(crate) fn text(self) -> Text {
        match self {
            NoFile::Cancelled => Text::new("Đã thôi.", "Cancelled."),
            NoFile::Failed => Text::new(
                "Chưa làm được tệp này. Kiểm tra mạng rồi bấm lại; hoặc chọn “In”, rồi chọn lưu thành PDF.",
                "The file could not be made. Check the connection and try again; or choose “Print” and save as PDF.",
            ),
        }
    }
}

/// A file being made, which can be called off.
#[derive(Clone, Debug, Default)]
pub(crate) struct Job(Rc<Cell<bool>>);

impl Job {
    /// Calls it off: what comes of it is thrown away.
    pub(crate) fn cancel(&self) {
        self.0.set(true);
    }
}

/// Makes a file of a finished application.
pub(crate) async fn make(
    host: &Host,
    kind: Kind,
    dossier: &Dossier,
    lang: Lang,
    job: &Job,
) -> Result<Vec<u8>, NoFile> {
    let request = request(dossier, lang, kind == Kind::Masked);
    let message = object(&[("kind", kind.job().into()), ("request", request)]);
    if kind != Kind::Json {
        let asset = |name: &str| host.asset(name).unwrap_or(JsValue::NULL);
        let regular = asset("fonts/tokhai-serif-regular.ttf");
        let bold = asset("fonts/tokhai-serif-bold.ttf");
        set(&message, "fonts", &object(&[("regular", regular), ("bold", bold)]));
        set(&message, "communes", &asset("data/communes.txt"));
    }
    let made = host.ask("work", &message).await;
    if job.0.get() {
        return Err(NoFile::Cancelled);
    }
    Ok(Uint8Array::new(&made.ok_or(NoFile::Failed)?).to_vec())
}

/// The text of the data in a PDF; empty where there is none.
pub(crate) async fn read(host: &Host, pdf: &[u8]) -> Result<String, NoFile> {
    let message = object(&[("kind", "read".into()), ("pdf", Uint8Array::from(pdf).into())]);
    let text = host.ask("work", &message).await.ok_or(NoFile::Failed)?;
    String::from_utf8(Uint8Array::new(&text).to_vec()).map_err(|_| NoFile::Failed)
}

fn request(dossier: &Dossier, lang: Lang, masked: bool) -> JsValue {
    let judged = dossier.assessment();
    let answers = Object::new().into();
    for (field, raw) in dossier.answers().iter() {
        set(&answers, field, &raw.into());
    }
    let application = object(&[
        ("format", json::APPLICATION.into()),
        ("procedure", judged.procedure.id.into()),
        ("filed_on", iso(judged.day.0).into()),
        ("answers", answers),
    ]);
    object(&[
        ("application", application),
        ("made", dossier.made().rfc3339().into()),
        ("reference", dossier.reference().as_str().into()),
        ("lang", lang.tag().into()),
        ("masked", masked.into()),
    ])
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new().into();
    for (name, value) in entries {
        set(&object, name, value);
    }
    object
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Only a frozen object refuses, and these are ours.
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}
