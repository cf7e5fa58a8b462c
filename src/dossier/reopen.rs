//! Takes the data back out of a PDF of ours, so that a sheet can be gone on with.
//!
//! Total and bounded: whatever the bytes are, the answer is the text of the data or a sentence, after one pass over them.
//! Follows no table of the file and unpacks nothing but what begins as data does. Believes nothing of it: the text goes
//! through the same door as a file of data, which checks its digest. Knows no disk and no screen.

use crate::dossier::draft_file::{self, LONGEST_FILE, Opened, Refused, is_pdf};
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

/// How many streams are looked into, and how many of those that begin as data does are unpacked. Ours has twenty, and one.
const MANY: usize = 4096;
const MOST: usize = 32;

/// The first sign comes out of so many bytes: the tables that stand in front of it have at most six hundred.
const BEGIN: usize = 1024;

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
///
/// Of several the last: what a program adds to a PDF comes behind what was there.
pub fn data_of(bytes: &[u8]) -> Result<String, Refused> {
    if bytes.len() > LONGEST_FILE {
        return Err(Refused::TooBig);
    }
    let streams = (0..bytes.len()).rev().filter_map(|at| bytes.get(at..)?.strip_prefix(b"stream"));
    let mut ours = streams.filter_map(data_in).take(MANY).filter(Data::begins_as_ours).take(MOST);
    ours.find_map(Data::text).ok_or(Refused::NoData)
}

/// What stands in a stream, with whatever comes behind it.
enum Data<'a> {
    Plain(&'a [u8]),
    Packed(&'a [u8]),
}

/// What may be data behind the word that begins a stream.
fn data_in(behind: &[u8]) -> Option<Data<'_>> {
    let content = behind.strip_prefix(b"\r\n").or_else(|| behind.strip_prefix(b"\n"))?;
    match content {
        [b'{', ..] => Some(Data::Plain(content)),
        // Every zlib stream begins with a check of its first two bytes.
        [method, flags, ..] if u16::from_be_bytes([*method, *flags]) % 31 == 0 => {
            Some(Data::Packed(content))
        }
        _ => None,
    }
}

impl Data<'_> {
    /// Whether its first sign is that of our formats.
    fn begins_as_ours(&self) -> bool {
        match self {
            Data::Plain(_) => true,
            Data::Packed(packed) => {
                let begin = packed.get(..BEGIN).unwrap_or(packed);
                let first = decompress_to_vec_zlib_with_limit(begin, 1);
                first.unwrap_or_else(|stopped| stopped.output).starts_with(b"{")
            }
        }
    }

    /// Its text, if it names one of our formats. Unpacked no further than any file of ours is long.
    fn text(self) -> Option<String> {
        let plain = match self {
            Data::Plain(plain) => {
                let end = plain.windows(9).position(|word| word == b"endstream")?;
                plain.get(..end)?.to_vec()
            }
            Data::Packed(packed) => decompress_to_vec_zlib_with_limit(packed, LONGEST_FILE).ok()?,
        };
        let text = String::from_utf8(plain).ok()?;
        text.contains("\"tokhai/").then_some(text)
    }
}
