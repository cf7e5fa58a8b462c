//! Weighs `dist/` as a phone would: every file raw and in brotli, and what stands between a person
//! and the first key press.

use std::path::Path;

use crate::{files_below, read};

/// What may be needed before the first question takes a key press, in brotli.
const BUDGET: usize = 200 * 1024;

/// The files that are needed until then, by what their paths begin and end with.
const FIRST: [(&str, &str); 5] =
    [("index", ".html"), ("boot-", ".js"), ("app-", ".css"), ("app-", ".js"), ("app-", ".wasm")];

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
    for path in &files {
        let bytes = read(&dir.join(path))?;
        let small = brotli(&bytes).len();
        let needed = |(start, end): &(&str, &str)| path.starts_with(start) && path.ends_with(end);
        let needed_first = FIRST.iter().any(needed);
        if needed_first {
            first += small;
            missing.retain(|kind| !needed(kind));
        }
        all_raw += bytes.len();
        all_small += small;
        println!("{:>9} {small:>9}  {}  {path}", bytes.len(), if needed_first { '*' } else { ' ' });
    }
    println!("{all_raw:>9} {all_small:>9}     all files");
    println!("{:>9} {first:>9}  *  until the first key press; the budget is {BUDGET}", "");
    if !missing.is_empty() {
        return Err(format!("{} lacks {missing:?}, so the sum above means nothing", dir.display()));
    }
    if first > BUDGET {
        return Err(format!("{} bytes above the budget of {BUDGET}", first - BUDGET));
    }
    Ok(())
}
