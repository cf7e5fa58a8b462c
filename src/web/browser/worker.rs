//! The worker that makes files and reads a PDF back: started by the start file when first needed, away from the screen.
//!
//! Sends the answers, not the sheet: the worker closes the application itself, with the same rules.

use crate::web::browser::host::Host;
use crate::web::browser::timer::after;
use js_sys::{Object, Reflect, Uint8Array};
use std::cell::Cell;
use std::rc::Rc;
use tokhai_core::dossier::{Dossier, json};
use tokhai_core::values::day::iso;
use tokhai_core::values::text::{Lang, Text};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::AbortController;

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
    /// The day of the visit, for a calendar. Made without the worker.
    Calendar,
    /// The sheet as text, handed to another app or copied. Made without the worker.
    Text,
}

impl Kind {
    /// Its name among the buttons.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Kind::Pdf => "pdf",
            Kind::Masked => "masked",
            Kind::Form => "form",
            Kind::Json => "json",
            Kind::Calendar => "ics",
            Kind::Text => "text",
        }
    }

    /// Its name in messages.
    fn job(self) -> &'static str {
        match self {
            Kind::Pdf | Kind::Masked => "pdf",
            Kind::Form => "form",
            Kind::Json => "json",
            // The worker is not asked for these.
            Kind::Calendar | Kind::Text => "",
        }
    }

    /// The end of the file's name.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Kind::Pdf | Kind::Masked | Kind::Form => "pdf",
            Kind::Json => "json",
            Kind::Calendar => "ics",
            Kind::Text => "txt",
        }
    }

    /// Its media type.
    pub(crate) fn media(self) -> &'static str {
        match self {
            Kind::Pdf | Kind::Masked | Kind::Form => "application/pdf",
            Kind::Json => "application/json",
            Kind::Calendar => "text/calendar",
            Kind::Text => "text/plain",
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
pub(crate) struct Job {
    cancelled: Rc<Cell<bool>>,
    controller: Option<AbortController>,
}

impl Job {
    /// One that ends its worker when it is called off.
    pub(crate) fn new() -> Job {
        // Without a controller, which very old browsers lack, the worker goes on and nobody looks at what it makes.
        Job { controller: AbortController::new().ok(), ..Job::default() }
    }

    /// Calls it off: its worker is ended, and what may still come of it is thrown away.
    pub(crate) fn cancel(&self) {
        self.cancelled.set(true);
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}

/// The code of a sheet, as it is drawn on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Drawn {
    /// Its heading.
    pub(crate) title: String,
    /// What it is for.
    pub(crate) caption: String,
    /// What it is, for those who do not see it.
    pub(crate) alt: String,
    /// Modules across.
    pub(crate) size: u32,
    /// Millimetres across, on paper.
    pub(crate) wide: String,
    /// The path of its dark modules.
    pub(crate) path: String,
}

/// Draws the code of a finished application.
pub(crate) async fn code(host: &Host, dossier: &Dossier, lang: Lang) -> Result<Drawn, NoFile> {
    let message = object(&[("kind", "code".into()), ("request", request(dossier, lang, false))]);
    let made = host.ask("work", &message).await.ok_or(NoFile::Failed)?;
    let text = String::from_utf8(Uint8Array::new(&made).to_vec()).map_err(|_| NoFile::Failed)?;
    let mut lines = text.split('\n').map(str::to_owned);
    let mut line = || lines.next().ok_or(NoFile::Failed);
    Ok(Drawn {
        title: line()?,
        caption: line()?,
        alt: line()?,
        size: line()?.parse().map_err(|_| NoFile::Failed)?,
        wide: line()?,
        path: line()?,
    })
}

/// Makes a file of a finished application; `progress` hears how far it is, from 0 to 1.
pub(crate) async fn make(
    host: &Host,
    kind: Kind,
    dossier: &Dossier,
    lang: Lang,
    job: &Job,
    progress: impl Fn(f64) + 'static,
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
    let progress: Closure<dyn Fn(f64)> = Closure::new(progress);
    set(&message, "progress", progress.as_ref());
    if let Some(controller) = &job.controller {
        set(&message, "signal", &controller.signal());
    }
    let made = host.ask("work", &message).await;
    if job.cancelled.get() {
        return Err(NoFile::Cancelled);
    }
    Ok(Uint8Array::new(&made.ok_or(NoFile::Failed)?).to_vec())
}

/// How long one waits for the data of a PDF: most of it is for a bad line, over which the worker comes first.
const LONGEST_READ_MS: u32 = 60_000;

/// The text of the data in a PDF; empty where there is none. A file that takes too long ends the worker.
pub(crate) async fn read(host: &Host, pdf: &[u8]) -> Result<String, NoFile> {
    let message = object(&[("kind", "read".into()), ("pdf", Uint8Array::from(pdf).into())]);
    let job = Job::new();
    if let Some(controller) = &job.controller {
        set(&message, "signal", &controller.signal());
    }
    let _limit = after(LONGEST_READ_MS, move || job.cancel());
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
