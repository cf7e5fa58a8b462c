//! Takes the data back out of a PDF of ours, so that a sheet can be gone on with.
//!
//! Total: whatever the bytes are, the answer is the text of the data or a sentence. Believes nothing of it: the text goes
//! through the same door as a file of data, which checks its digest. Knows no disk and no screen.

use crate::dossier::draft_file::{self, LONGEST_FILE, Opened, Refused, is_pdf};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

/// How deep a tree of names may be, and how many files are looked at: ours has one of each.
const DEEPEST: usize = 8;
const MOST_FILES: usize = 32;

/// What a file holds, be it a PDF or data.
pub fn reopen(bytes: &[u8]) -> Result<Opened, Refused> {
    if bytes.len() > LONGEST_FILE {
        return Err(Refused::TooBig);
    }
    if is_pdf(bytes) {
        return draft_file::read(&data_of(bytes)?);
    }
    draft_file::read(std::str::from_utf8(bytes).map_err(|_| Refused::NotOurs)?)
}

/// The data that a PDF carries, as text.
pub fn data_of(bytes: &[u8]) -> Result<String, Refused> {
    if bytes.len() > LONGEST_FILE {
        return Err(Refused::TooBig);
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|_| Refused::NoData)?;
    let xref = pdf.xref();
    let root: Dict<'_> = xref.get(xref.root_id()).ok_or(Refused::NoData)?;
    let mut files = Vec::new();
    if let Some(associated) = root.get::<Array<'_>>("AF") {
        files.extend(associated.iter::<Dict<'_>>().take(MOST_FILES));
    }
    if let Some(names) = root.get::<Dict<'_>>("Names")
        && let Some(tree) = names.get::<Dict<'_>>("EmbeddedFiles")
    {
        gather(&tree, DEEPEST, &mut files);
    }
    files.iter().find_map(text_of).ok_or(Refused::NoData)
}

/// The files in a tree of names, down to a depth; a tree that bites its own tail ends there too.
fn gather<'a>(node: &Dict<'a>, deeper: usize, files: &mut Vec<Dict<'a>>) {
    if let Some(names) = node.get::<Array<'_>>("Names") {
        // Names and files in turn.
        let values = names.iter::<Object<'_>>().take(2 * MOST_FILES);
        files.extend(values.filter_map(Object::into_dict));
    }
    if deeper > 0
        && files.len() < MOST_FILES
        && let Some(kids) = node.get::<Array<'_>>("Kids")
    {
        for kid in kids.iter::<Dict<'_>>().take(MOST_FILES) {
            if files.len() < MOST_FILES {
                gather(&kid, deeper - 1, files);
            }
        }
    }
}

/// How a stream is packed: one name, or several in turn.
fn filters(stream: &Dict<'_>) -> Vec<String> {
    let name = |name: Name<'_>| name.as_str().to_owned();
    match (stream.get::<Name<'_>>("Filter"), stream.get::<Array<'_>>("Filter")) {
        (Some(one), _) => vec![name(one)],
        (None, Some(several)) => several.iter::<Name<'_>>().take(MOST_FILES).map(name).collect(),
        (None, None) => Vec::new(),
    }
}

/// The text of an embedded file that names one of our formats. Unpacked no further than any file of ours is long.
fn text_of(file: &Dict<'_>) -> Option<String> {
    let embedded: Dict<'_> = file.get("EF")?;
    let stream: Stream<'_> = embedded.get("UF").or_else(|| embedded.get("F"))?;
    let packed = stream.raw_data();
    let plain = match filters(stream.dict()).as_slice() {
        [] => packed.into_owned(),
        [one] if one == "FlateDecode" => {
            decompress_to_vec_zlib_with_limit(&packed, LONGEST_FILE).ok()?
        }
        _ => return None,
    };
    let text = String::from_utf8(plain).ok()?;
    text.contains("\"tokhai/").then_some(text)
}
