//! Cuts the app into a main file and files that come later: one for each name in `src/web/chunks.rs`, and one, `common`, for
//! what several of them share.
//!
//! The linker leaves in the program where functions and data name each other; whatever only the functions of one name
//! reach goes into its file. See `docs/adr/004-chunks.md`.
//! The files find the main one's memory, stack and table of functions under `__wasm_split` and under `app`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::compile::Tools;
use crate::{files_below, read};

/// What several of the files share.
pub(crate) const COMMON: &str = "common";

/// How the splitter names what belongs to one file, and what several share.
const OWN: &str = "split_";
const SHARED: &str = "chunk_";

/// Where the finished files lie.
const CHUNKS: &str = "chunks";

/// Cuts `raw`, leaves the finished chunks below `folder`, and gives the path of the main file.
pub(crate) fn split(raw: &[u8], tools: &Tools, folder: &Path) -> Result<PathBuf, String> {
    let rough = folder.join("rough");
    let main = rough.join("main.wasm");
    let mut options = Options::new(raw);
    options.output_dir = &rough;
    options.main_out_path = &main;
    options.emit_dwarf = false;
    transform(options).map_err(|error| format!("the app cannot be cut: {error:#}"))?;

    let chunks = folder.join(CHUNKS);
    std::fs::create_dir_all(&chunks)
        .map_err(|error| format!("{} cannot be made: {error}", chunks.display()))?;
    let mut shared = Vec::new();
    for name in files_below(&rough)?.iter().filter_map(|file| file.strip_suffix(".wasm")) {
        let path = rough.join(format!("{name}.wasm"));
        if let Some(own) = name.strip_prefix(OWN) {
            // Rust's names have no dashes, those of procedures have.
            let done = chunks.join(format!("{}.wasm", own.replace('_', "-")));
            std::fs::rename(&path, &done)
                .map_err(|error| format!("{} cannot be made: {error}", done.display()))?;
            tools.optimize(&done)?;
        } else if name.starts_with(SHARED) {
            shared.push((name.to_owned(), path));
        }
    }
    if !shared.is_empty() {
        let done = chunks.join(format!("{COMMON}.wasm"));
        merge(&shared, tools, &rough, &done)?;
        tools.optimize(&done)?;
    }
    Ok(main)
}

/// The finished chunks by name; none where nothing was cut.
pub(crate) fn chunks(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let folder = folder.join(CHUNKS);
    let names = files_below(&folder)?;
    let chunk = |file: &String| {
        let name = file.strip_suffix(".wasm")?;
        Some(read(&folder.join(file)).map(|bytes| (name.to_owned(), bytes)))
    };
    names.iter().filter_map(chunk).collect()
}

/// Makes one file of all those that hold what some of the chunks share: as many as there are combinations, and most of
/// them tiny.
///
/// Each has its own import of the one memory; a module in front that has the imports once and exports them again brings
/// them together.
fn merge(
    shared: &[(String, PathBuf)],
    tools: &Tools,
    folder: &Path,
    done: &Path,
) -> Result<(), String> {
    let biggest =
        shared.iter().max_by_key(|(_, path)| path.metadata().map_or(0, |file| file.len()));
    let (_, biggest) = biggest.ok_or("nothing is shared")?;
    let text = tools.run("wasm-dis", &[&biggest.to_string_lossy()])?;
    let front = folder.join("front.wat");
    std::fs::write(&front, front_of(&text)?)
        .map_err(|error| format!("{} cannot be written: {error}", front.display()))?;
    let (front, done) = (front.to_string_lossy(), done.to_string_lossy());
    let mut arguments = vec![&*front, "__wasm_split"];
    let paths: Vec<_> = shared.iter().map(|(name, path)| (name, path.to_string_lossy())).collect();
    for (name, path) in &paths {
        arguments.extend([&**path, name.as_str()]);
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
