//! Weighs `dist/` as a phone would: every file raw and in brotli, and what stands between a person
//! and the first key press.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::split::LATE;
use crate::{dist, files_below, read, read_text, single};

/// What may be needed before the first question takes a key press, in brotli.
const BUDGET: usize = 200 * 1024;

/// What the edition in one file may weigh, as it is: it has to fit where people pass files on.
const SINGLE_BUDGET: usize = 2_000_000;

/// What the officer's page may need before it reads a code, in brotli: its own files.
const READER_BUDGET: usize = 400 * 1024;
const READER: &str = "reader/";
const VECTORS: &str = "vectors/";

/// What a page that shows the app loads of ours, in brotli.
const EMBED_BUDGET: usize = 6 * 1024;

/// The files that are needed until then, by what their paths begin and end with. To these come those of a procedure.
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
    let needs = needs(dir, &files)?;
    println!("{:>9} {:>9}     file", "raw", "brotli");
    let (mut all_raw, mut all_small, mut first, mut missing) = (0, 0, 0, FIRST.to_vec());
    let (mut reader, mut apart) = (0, 0);
    let mut weights = BTreeMap::new();
    let mut single_raw = None;
    for path in &files {
        let bytes = read(&dir.join(path))?;
        if path == single::NAME {
            single_raw = Some(bytes.len());
        }
        // Passed on as they are, or taken one by one: brotli says nothing of them, and takes minutes.
        if path == single::NAME || path.starts_with(VECTORS) {
            apart += bytes.len();
            continue;
        }
        let small = brotli(&bytes).len();
        let needed = |(start, end): &(&str, &str)| path.starts_with(start) && path.ends_with(end);
        let mark = if FIRST.iter().any(needed) {
            first += small;
            missing.retain(|kind| !needed(kind));
            '*'
        } else if needs.values().any(|needed| needed.contains(path)) {
            '+'
        } else {
            ' '
        };
        all_raw += bytes.len();
        all_small += small;
        weights.insert(path.clone(), small);
        if path.starts_with(READER) {
            reader += small;
        }
        println!("{:>9} {small:>9}  {mark}  {path}", bytes.len());
    }
    println!("{all_raw:>9} {all_small:>9}     all of these");
    println!("{apart:>9}               {VECTORS} and {}", single::NAME);
    if !missing.is_empty() || needs.is_empty() {
        let dir = dir.display();
        return Err(format!("{dir} lacks {missing:?} or any procedure, so no sum means anything"));
    }
    println!("\nuntil the first key press, with a budget of {BUDGET}:");
    println!("{:>9} {first:>9}  *  whatever is chosen", "");
    let mut above = Vec::new();
    for (name, files) in needs {
        let mut own = 0;
        for file in &files {
            own += weights
                .get(file)
                .ok_or_else(|| format!("{name} needs {file}, which is not there"))?;
        }
        let sum = first + own;
        println!("{own:>9} {sum:>9}  +  {name}, in {} files", files.len());
        if sum > BUDGET {
            above.push(format!("{name} is {} bytes above the budget", sum - BUDGET));
        }
    }
    let embed = weights.get(dist::EMBED).ok_or_else(|| format!("there is no {}", dist::EMBED))?;
    println!("\n{:>9} {embed:>9}  {}, with a budget of {EMBED_BUDGET}", "", dist::EMBED);
    if *embed > EMBED_BUDGET {
        above.push(format!("{} is {} bytes above its budget", dist::EMBED, embed - EMBED_BUDGET));
    }
    let single_raw = single_raw.ok_or_else(|| format!("there is no {}", single::NAME))?;
    println!("\n{single_raw:>9}  {}, with a budget of {SINGLE_BUDGET}", single::NAME);
    if single_raw > SINGLE_BUDGET {
        above.push(format!(
            "{} is {} bytes above its budget",
            single::NAME,
            single_raw - SINGLE_BUDGET
        ));
    }
    println!("{reader:>9}  the officer's page in brotli, with a budget of {READER_BUDGET}");
    if reader == 0 {
        return Err(format!("{} lacks {READER}", dir.display()));
    }
    if reader > READER_BUDGET {
        above.push(format!("{READER} is {} bytes above its budget", reader - READER_BUDGET));
    }
    if above.is_empty() { Ok(()) } else { Err(above.join("; ")) }
}

/// The files of each procedure, as the start file has them.
fn needs(dir: &Path, files: &[String]) -> Result<BTreeMap<String, Vec<String>>, String> {
    let boot =
        files.iter().find(|path| path.starts_with("boot-")).ok_or("there is no start file")?;
    let text = read_text(&dir.join(boot))?;
    let built = text
        .lines()
        .find_map(|line| line.strip_prefix("const built = ")?.strip_suffix(';'))
        .and_then(|json| serde_json::from_str::<Value>(json).ok())
        .ok_or_else(|| format!("{boot} does not say what was built"))?;
    let urls = |list: &Value| {
        let files = list.as_array().into_iter().flatten();
        files.filter_map(|file| Some(file["url"].as_str()?.to_owned())).collect()
    };
    let names = built["chunks"].as_object().into_iter().flatten();
    Ok(names
        .filter(|(name, _)| !LATE.contains(&name.as_str()))
        .map(|(name, list)| (name.clone(), urls(list)))
        .collect())
}
