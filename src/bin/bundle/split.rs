//! Cuts the app into a main file and files that come later: one for each name in `src/web/chunks.rs`, one for what a few
//! procedures alone share, where that is much, and one, `common`, for everything else that several of them share.
//!
//! The linker leaves in the program where functions and data name each other; whatever only the functions of one name
//! reach goes into its file. See `docs/adr/005-chunks.md`.
//! The files find the main one's memory, stack and table of functions under `__wasm_split` and under `app`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use tokhai_core::procedures::CATALOG;
use wasm_split_cli_support::{Options, transform};

use crate::compile::Tools;
use crate::{files_below, read, read_text};

/// What several of the files share.
const COMMON: &str = "common";

/// What comes with the later screens.
pub(crate) const LATER: &str = "later";

/// The names that no first question needs.
pub(crate) const LATE: [&str; 3] = [LATER, SITE, "send"];

/// What comes where a site says something of itself; what sends needs that as well.
const SITE: &str = "site";

/// How the splitter names what belongs to one file.
const OWN: &str = "split_";

/// What a few procedures alone share is worth a file from this size on, before it is optimized: the others are spared it.
const MUCH: u64 = 10_000;

/// Whether so many procedures are a few: no more than those who are spared.
fn few(users: usize) -> bool {
    users > 1 && users * 2 <= CATALOG.len()
}

/// Where the finished files lie, and which of them each name needs.
const CHUNKS: &str = "chunks";
const NEEDS: &str = "needs.json";

/// The files the app was cut into.
#[derive(Default)]
pub(crate) struct Chunks {
    /// The bytes of each.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// The files that each name needs, its own the last.
    pub(crate) needs: BTreeMap<String, Vec<String>>,
}

/// Cuts `raw`, leaves the finished chunks below `folder`, and gives the path of the main file.
pub(crate) fn split(raw: &[u8], tools: &Tools, folder: &Path) -> Result<PathBuf, String> {
    let rough = folder.join("rough");
    let main = rough.join("main.wasm");
    let mut options = Options::new(raw);
    options.output_dir = &rough;
    options.main_out_path = &main;
    options.emit_dwarf = false;
    let cut = transform(options).map_err(|error| format!("the app cannot be cut: {error:#}"))?;

    let chunks = folder.join(CHUNKS);
    std::fs::create_dir_all(&chunks)
        .map_err(|error| format!("{} cannot be made: {error}", chunks.display()))?;
    // Which names need a piece: the splitter says it the other way round.
    let mut users: BTreeMap<&String, BTreeSet<String>> = BTreeMap::new();
    for (name, pieces) in &cut.prefetch_map {
        for piece in pieces {
            users.entry(piece).or_default().insert(dashed(name));
        }
    }
    let mut files: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    let mut needs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (piece, users) in &users {
        let path = rough.join(format!("{piece}.wasm"));
        let size = path.metadata().map_or(0, |file| file.len());
        let file = match piece.strip_prefix(OWN) {
            Some(own) => dashed(own),
            None if users.iter().all(|user| LATE.contains(&user.as_str())) => {
                if users.contains(LATER) { LATER.to_owned() } else { SITE.to_owned() }
            }
            None if few(users.len())
                && size >= MUCH
                && !users.iter().any(|user| LATE.contains(&user.as_str())) =>
            {
                users.iter().map(String::as_str).collect::<Vec<_>>().join("-and-")
            }
            None => COMMON.to_owned(),
        };
        for user in users {
            needs.entry(user.clone()).or_default().insert(file.clone());
        }
        files.entry(file).or_default().push(path);
    }
    for (file, pieces) in &files {
        let done = chunks.join(format!("{file}.wasm"));
        merge(pieces, tools, &rough, &done)?;
        tools.optimize(&done)?;
    }
    // What many need comes first.
    let rank = |name: &str, file: &str| (file != COMMON, file == name, file.to_owned());
    let needs: BTreeMap<&String, Vec<String>> = needs
        .iter()
        .map(|(name, files)| {
            let mut files: Vec<String> = files.iter().cloned().collect();
            files.sort_by_key(|file| rank(name, file));
            (name, files)
        })
        .collect();
    let text = serde_json::to_string(&needs).map_err(|error| error.to_string())?;
    let path = folder.join(NEEDS);
    std::fs::write(&path, text)
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    Ok(main)
}

/// Rust's names have no dashes, those of procedures have.
fn dashed(name: &str) -> String {
    name.replace('_', "-")
}

/// The finished chunks; none where nothing was cut.
pub(crate) fn chunks(folder: &Path) -> Result<Chunks, String> {
    let needs = folder.join(NEEDS);
    if !needs.is_file() {
        return Ok(Chunks::default());
    }
    let needs: BTreeMap<String, Vec<String>> = serde_json::from_str(&read_text(&needs)?)
        .map_err(|error| format!("{} cannot be read: {error}", needs.display()))?;
    let folder = folder.join(CHUNKS);
    let names = files_below(&folder)?;
    let chunk = |file: &String| {
        let name = file.strip_suffix(".wasm")?;
        Some(read(&folder.join(file)).map(|bytes| (name.to_owned(), bytes)))
    };
    let files = names.iter().filter_map(chunk).collect::<Result<_, _>>()?;
    Ok(Chunks { files, needs })
}

/// Makes one file of several: there are as many pieces as combinations of names that share something, most of them tiny.
///
/// Each has its own import of the one memory; a module in front that has the imports once and exports them again brings
/// them together.
fn merge(pieces: &[PathBuf], tools: &Tools, folder: &Path, done: &Path) -> Result<(), String> {
    if let [only] = pieces {
        return std::fs::copy(only, done)
            .map(drop)
            .map_err(|error| format!("{} cannot be made: {error}", done.display()));
    }
    let biggest = pieces.iter().max_by_key(|path| path.metadata().map_or(0, |file| file.len()));
    let biggest = biggest.ok_or("a chunk of nothing")?;
    let text = tools.run("wasm-dis", &[&biggest.to_string_lossy()])?;
    let front = folder.join("front.wat");
    std::fs::write(&front, front_of(&text)?)
        .map_err(|error| format!("{} cannot be written: {error}", front.display()))?;
    let (front, done) = (front.to_string_lossy(), done.to_string_lossy());
    let mut arguments = vec![&*front, "__wasm_split"];
    let paths: Vec<_> = pieces.iter().map(|path| path.to_string_lossy()).collect();
    for path in &paths {
        // The second is its name, which nobody imports.
        arguments.extend([&**path, &**path]);
    }
    arguments.extend(["-o", &*done]);
    tools.run("wasm-merge", &arguments).map(drop)
}

/// A module with the imports of another one, by the module's text: `(import "…" "memory" (memory $m 20 4096))`.
fn front_of(text: &str) -> Result<String, String> {
    const IMPORT: &str = "(import \"__wasm_split\" ";
    let mut front = String::from("(module\n");
    for line in text.lines().map(str::trim).filter(|line| line.starts_with(IMPORT)) {
        let rest = line.strip_prefix(IMPORT).unwrap_or_default();
        let mut words = rest.split([' ', '(', ')']).filter(|word| !word.is_empty());
        let (Some(name), Some(kind), Some(id)) = (words.next(), words.next(), words.next()) else {
            return Err(format!("an import that nobody understands: {line}"));
        };
        front.push_str(&format!("(import \"app\" {rest}\n(export {name} ({kind} {id}))\n"));
    }
    front.push_str(")\n");
    if front.contains("\"memory\"") { Ok(front) } else { Err("a chunk without memory".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokhai_core::procedures::Topic;

    #[test]
    fn the_passports_are_few_and_all_but_one_are_not() {
        let passports = CATALOG.iter().filter(|entry| entry.topic == Topic::Passport).count();
        assert!(passports > 2 && few(passports), "{passports}");
        assert!(!few(1) && !few(CATALOG.len() - 1) && !few(CATALOG.len()));
    }

    #[test]
    fn the_module_in_front_has_each_import_once() {
        let text = "(module\n (type $0 (func))\n (import \"__wasm_split\" \"memory\" (memory $m 20 4096))\n \
            (import \"__wasm_split\" \"s\" (global $g (mut i32)))\n)";
        assert_eq!(
            front_of(text).as_deref(),
            Ok(
                "(module\n(import \"app\" \"memory\" (memory $m 20 4096))\n(export \"memory\" (memory $m))\n\
                (import \"app\" \"s\" (global $g (mut i32)))\n(export \"s\" (global $g))\n)\n"
            )
        );
        assert!(front_of("(module)").is_err());
    }
}
