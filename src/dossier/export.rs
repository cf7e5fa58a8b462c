//! Closes an application that arrives as data: the way into every writer from outside the session.
//!
//! The worker that makes the PDF and the programs that call `register` come through here, so that both close an
//! application in the same way. Knows no threads and no browser.

#[cfg(any(not(target_arch = "wasm32"), feature = "pdf"))]
use crate::dossier::form_sheet::{FormSheet, form_sheet};
use crate::dossier::json::{self, WrongEnvelope, read_application};
use crate::dossier::qr;
use crate::dossier::sheet::{Sheet, SheetCode};
use crate::dossier::summary::{self, Masking};
use crate::dossier::{Dossier, Moment, NotReady, Reference};
use crate::procedures::Procedure;
use crate::values::communes::Communes;
use crate::values::text::Lang;
use serde_json::Value;

/// What is asked for: an application, and what chance and the clock gave when its sheet was first made.
#[derive(Clone, Debug)]
pub struct Request {
    read: json::Read,
    made: Moment,
    reference: Reference,
    lang: Lang,
    masking: Masking,
}

/// Why a request is refused.
#[derive(Clone, Debug)]
pub enum Refused {
    /// The application's envelope is wrong.
    Envelope(WrongEnvelope),
    /// `made` is not a moment written `YYYY-MM-DDThh:mm:ss+07:00`.
    Made,
    /// `reference` is not a reference.
    Reference,
    /// The application cannot close yet.
    NotReady(&'static Procedure, NotReady),
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refused::Envelope(why) => why.fmt(f),
            Refused::Made => f.write_str("made is not a moment of Việt Nam"),
            Refused::Reference => f.write_str("reference is not a reference of ours"),
            Refused::NotReady(..) => f.write_str("the application cannot close yet"),
        }
    }
}

impl Request {
    /// Reads `{application, made, reference, lang, masked}`.
    pub fn read(value: &Value) -> Result<Request, Refused> {
        let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default();
        let application = value.get("application").unwrap_or(&Value::Null);
        Ok(Request {
            read: read_application(application).map_err(Refused::Envelope)?,
            made: Moment::parse(text("made")).ok_or(Refused::Made)?,
            reference: Reference::parse(text("reference")).ok_or(Refused::Reference)?,
            lang: Lang::from_tag(text("lang")),
            masking: match value.get("masked") {
                Some(Value::Bool(true)) => Masking::Masked,
                Some(_) | None => Masking::Whole,
            },
        })
    }

    /// When its sheet was made.
    pub fn made(&self) -> Moment {
        self.made
    }

    /// Closes it.
    pub fn close(&self) -> Result<Dossier, Refused> {
        let json::Read { procedure, day, answers } = &self.read;
        Dossier::close(procedure, *day, answers, self.made, self.reference.clone())
            .map_err(|why| Refused::NotReady(procedure, why))
    }

    /// Its sheet.
    pub fn sheet(&self, communes: Option<&Communes>) -> Result<Sheet, Refused> {
        let dossier = self.close()?;
        let mut sheet = summary::sheet(&dossier, communes, self.lang, self.masking);
        // The code holds what a masked sheet hides.
        if self.masking == Masking::Whole {
            sheet.code = qr::on_sheet(&dossier, self.lang);
        }
        Ok(sheet)
    }

    /// The code of its sheet.
    pub fn code(&self) -> Result<Option<SheetCode>, Refused> {
        Ok(qr::on_sheet(&self.close()?, self.lang))
    }

    /// Its official form, filled in; none where there is none or none that is described.
    #[cfg(any(not(target_arch = "wasm32"), feature = "pdf"))]
    pub fn form(&self, communes: Option<&Communes>) -> Result<Option<FormSheet>, Refused> {
        Ok(form_sheet(&self.close()?, communes))
    }

    /// The data that its sheet carries; none where the numbers on it are masked.
    pub fn data(&self) -> Result<Option<String>, Refused> {
        match self.masking {
            Masking::Whole => self.registration().map(Some),
            Masking::Masked => Ok(None),
        }
    }

    /// Its registration, as text for a file.
    pub fn registration(&self) -> Result<String, Refused> {
        let registration = json::registration(&self.close()?);
        Ok(json::pretty(&registration).unwrap_or_default())
    }
}
