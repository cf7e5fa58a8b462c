//! Weighs `dist/` as a phone would: every file raw and in brotli, and what stands between a person
//! and the first key press.

use std::path::Path;

use crate::dist::CHUNKS;
use crate::{files_below, read};

/// What may be needed before the first question takes a key press, in brotli.
const BUDGET: usize = 200 * 1024;

/// The files that every procedure needs until then, by what their paths begin and end with. To these comes its own.
const FIRST: [(&str, &str); 6] = [
    ("index", ".html"),
    ("boot-", ".js"),
    ("app-", ".css"),
    ("app-", ".js"),
    ("app-", ".wasm"),
    ("chunks/common-", ".wasm"),
];

/// What belongs to no procedure and to no first question.
const LATER: &str = "chunks/later-";

/// Brotli at its best, as a web server that prepares its files once would send it.
pub(crate) fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut small = Vec::new();
    let settings =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    // Reading from memory and writing to memory cannot fail.
    let _ = brotli::BrotliCompress(&mut &bytes[..], &mut small, &settings);
    small
}

pub(crate) fn report(dir: &Path) -> Result<(), String> {
    let files = files_below(dir)?;
    if files.is_empty() {
        return Err(format!("{} holds no build: run `bundle build` first", dir.display()));
    }
    println!("{:>9} {:>9}     file", "raw", "brotli");
    let (mut all_raw, mut all_small, mut first, mut missing) = (0, 0, 0, FIRST.to_vec());
    let mut procedures = Vec::new();
    for path in &files {
        let bytes = read(&dir.join(path))?;
        let small = brotli(&bytes).len();
        let needed = |(start, end): &(&str, &str)| path.starts_with(start) && path.ends_with(end);
        let needed_first = FIRST.iter().any(needed);
        if needed_first {
            first += small;
            missing.retain(|kind| !needed(kind));
        }
        let procedure =
            path.strip_prefix(CHUNKS).filter(|_| !needed_first && !path.starts_with(LATER));
        procedures
            .extend(procedure.and_then(|name| Some((name.rsplit_once('-')?.0.to_owned(), small))));
        all_raw += bytes.len();
        all_small += small;
        let mark = if needed_first {
            '*'
        } else if procedure.is_some() {
            '+'
        } else {
            ' '
        };
        println!("{:>9} {small:>9}  {mark}  {path}", bytes.len());
    }
    println!("{all_raw:>9} {all_small:>9}     all files");
    if !missing.is_empty() || procedures.is_empty() {
        return Err(format!(
            "{} lacks {missing:?} or any procedure, so no sum would mean anything",
            dir.display()
        ));
    }
    println!("\nuntil the first key press, with a budget of {BUDGET}:");
    println!("{:>9} {first:>9}  *  every procedure", "");
    let mut above = Vec::new();
    for (name, own) in procedures {
        let sum = first + own;
        println!("{own:>9} {sum:>9}  +  {name}");
        if sum > BUDGET {
            above.push(format!("{name} is {} bytes above the budget", sum - BUDGET));
        }
    }
    if above.is_empty() { Ok(()) } else { Err(above.join("; ")) }
}
