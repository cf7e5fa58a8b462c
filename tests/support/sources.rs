//! The project's own files, as text, for tests that read the source.
// Several tests are built with it; not every one uses all of it.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};

/// One file with its path from the root of the project, written with `/`.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// The root of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file below a folder, or the one file, in the order of the names.
pub(crate) fn sources(below: &str) -> Vec<Source> {
    let mut found = Vec::new();
    gather(&root().join(below), &mut found);
    found.sort();
    let read = |path: PathBuf| {
        let text = String::from_utf8(fs::read(&path).ok()?).ok()?;
        let path = path.strip_prefix(root()).unwrap_or(&path);
        let parts: Vec<_> =
            path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        Some(Source { path: parts.join("/"), text })
    };
    found.into_iter().filter_map(read).collect()
}

fn gather(path: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(path) else {
        found.extend(path.is_file().then(|| path.to_owned()));
        return;
    };
    for entry in entries.flatten() {
        gather(&entry.path(), found);
    }
}

/// The lines of Rust code without comments and without what stands between quotation marks.
///
/// Good enough for our own formatted sources; it does not know nested comments.
pub(crate) fn code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '/' if signs.peek() == Some(&'/') => {
                while signs.peek().is_some_and(|next| *next != '\n') {
                    signs.next();
                }
            }
            '/' if signs.peek() == Some(&'*') => {
                let mut last = ' ';
                for next in signs.by_ref() {
                    if last == '*' && next == '/' {
                        break;
                    }
                    out.extend((next == '\n').then_some('\n'));
                    last = next;
                }
            }
            '"' => {
                out.push('"');
                while let Some(next) = signs.next() {
                    match next {
                        '\\' => drop(signs.next()),
                        '"' => break,
                        '\n' => out.push('\n'),
                        _ => {}
                    }
                }
                out.push('"');
            }
            '\'' => {
                // A letter in quotation marks, or a lifetime.
                let mut ahead = signs.clone();
                let letter = match ahead.next() {
                    Some('\\') => {
                        ahead.next();
                        ahead.find(|next| *next == '\'').is_some()
                    }
                    Some(_) => ahead.next() == Some('\''),
                    None => false,
                };
                if letter {
                    signs = ahead;
                    out.push_str("' '");
                } else {
                    out.push('\'');
                }
            }
            other => out.push(other),
        }
    }
    out
}

/// Compares a generated file with what is checked in; `TOKHAI_BLESS=1` writes it instead.
pub(crate) fn bless(path: &str, now: &str) {
    let file = root().join(path);
    if std::env::var_os("TOKHAI_BLESS").is_some_and(|bless| bless == "1") {
        let folder = file.parent().unwrap_or(root());
        fs::create_dir_all(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
        fs::write(&file, now).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        return;
    }
    let before = fs::read_to_string(&file).unwrap_or_default();
    let differs = before.lines().zip(now.lines()).position(|(before, now)| before != now);
    let at = differs.unwrap_or(before.lines().count().min(now.lines().count()));
    let line = |text: &str| text.lines().nth(at).unwrap_or("(the end)").to_owned();
    assert!(
        before == now,
        "{path} is stale at line {}:\n  is  {}\n  now {}\nLook at the change, then write it with TOKHAI_BLESS=1.",
        at + 1,
        line(&before),
        line(now)
    );
}
