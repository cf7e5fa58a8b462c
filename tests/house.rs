//! The rules of the house, read off the sources: who may use whom, what the core must not know, what things are called.
//!
//! Each rule has its reason beside it. What the compiler or clippy already sees to is not repeated here.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/sources.rs"]
mod sources;

use sources::{Source, code, root, sources};
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use unicode_normalization::is_nfc;

/// The rooms of the core: each may use itself and those before it. `api` is the edge for other programs.
const ORDER: &[&str] = &[
    "values",
    "law",
    "calendar",
    "form",
    "questions",
    "procedures",
    "situations",
    "host",
    "session",
    "dossier",
    "outbox",
    "api",
];

/// What stands in `src/` beside the core.
const SHELL: &[&str] = &["web", "bin", "main.rs", "lib.rs", "api.d.ts"];

fn rust(below: &str) -> Vec<Source> {
    sources(below).into_iter().filter(|source| source.path.ends_with(".rs")).collect()
}

/// The room that a file of the core belongs to.
fn room(path: &str) -> Option<&str> {
    let first = path.strip_prefix("src/")?.split('/').next()?;
    let first = first.strip_suffix(".rs").unwrap_or(first);
    ORDER.contains(&first).then_some(first)
}

fn core() -> Vec<Source> {
    rust("src").into_iter().filter(|source| room(&source.path).is_some()).collect()
}

/// The names that follow a prefix in some code: `used("crate::", …)` gives `values` for `crate::values::day`.
fn used<'a>(prefix: &str, code: &'a str) -> Vec<&'a str> {
    let starts = code.match_indices(prefix).filter(|(at, _)| {
        let before = code[..*at].chars().next_back();
        !before.is_some_and(|sign| sign.is_alphanumeric() || sign == '_')
    });
    let name = |rest: &'a str| {
        rest.split(|sign: char| !sign.is_alphanumeric() && sign != '_').next().unwrap_or("")
    };
    starts.map(|(at, _)| name(&code[at + prefix.len()..])).collect()
}

/// Whether a word stands in some code by itself.
fn has_word(code: &str, word: &str) -> bool {
    let joins = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || sign == '_');
    code.match_indices(word).any(|(at, _)| {
        !joins(code[..at].chars().next_back()) && !joins(code[at + word.len()..].chars().next())
    })
}

fn report(faults: Vec<String>) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_room_uses_only_those_before_it() {
    let mut faults = Vec::new();
    for entry in fs::read_dir(root().join("src")).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let stem = name.strip_suffix(".rs").unwrap_or(&name).to_owned();
        if !ORDER.contains(&stem.as_str()) && !SHELL.contains(&name.as_str()) {
            faults.push(format!("src/{name} has no place in the order of the rooms"));
        }
    }
    let rank = |room: &str| ORDER.iter().position(|other| *other == room);
    for source in core() {
        let own = room(&source.path).and_then(rank);
        let code = code(&source.text);
        for name in used("crate::", &code) {
            // The macro `choice!` lives at the root and belongs to `form`.
            let name = if name == "choice" { "form" } else { name };
            if rank(name).is_none() || rank(name) > own {
                faults.push(format!("{} uses {name}", source.path));
            }
        }
        // A `use` of several rooms at once could hide one.
        if code.contains("use crate::{")
            || code.contains("super::super")
            || has_word(&code, "tokhai_core")
        {
            faults.push(format!("{} names its rooms in a roundabout way", source.path));
        }
    }
    report(faults);
}

#[test]
fn procedures_do_not_know_each_other_and_show_one_thing() {
    let mut faults = Vec::new();
    let folders: BTreeSet<String> = sources("src/procedures")
        .iter()
        .filter_map(|source| {
            source
                .path
                .strip_prefix("src/procedures/")?
                .split_once('/')
                .map(|(folder, _)| folder.to_owned())
        })
        .collect();
    assert!(!folders.is_empty());
    for folder in &folders {
        for source in rust(&format!("src/procedures/{folder}")) {
            let code = code(&source.text);
            for other in
                used("procedures::", &code).into_iter().chain(used("super::super::", &code))
            {
                if other != folder && folders.contains(other) {
                    faults.push(format!("{} imports {other}", source.path));
                }
            }
            // `pub(super)` within the folder is its own business; `pub` and `pub(crate)` would leave it.
            for line in code
                .lines()
                .map(str::trim_start)
                .filter(|line| line.starts_with("pub ") || line.starts_with("pub(crate)"))
            {
                faults.push(format!("{} shows `{line}`", source.path));
            }
        }
    }
    // Two lines for each folder: the module, and its place in the list that everything else is made of.
    let parent = code(&fs::read_to_string(root().join("src/procedures/mod.rs")).unwrap());
    let list = parent.split_once("$take! {").and_then(|(_, rest)| rest.split_once('}'));
    let (list, _) = list.expect("the list of procedures");
    let listed: BTreeSet<&str> =
        list.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    for folder in &folders {
        if !parent.contains(&format!("\nmod {folder};")) || !listed.contains(folder.as_str()) {
            faults.push(format!("src/procedures/mod.rs does not have {folder}, or shows it whole"));
        }
    }
    report(faults);
}

/// On a phone each procedure is a file of its own: whoever names the list of all puts them all into the first one.
#[test]
fn the_app_names_no_list_of_all_procedures() {
    let mut faults = Vec::new();
    for source in rust("src/web") {
        let code = code(&source.text);
        let product = code.split("mod tests").next().unwrap_or_default();
        if product.contains("procedures::ALL") || product.contains("procedures::alone") {
            faults.push(format!("{} links every procedure", source.path));
        }
    }
    // The one place that links them, each into its own file.
    report(faults.into_iter().filter(|fault| !fault.starts_with("src/web/chunks.rs")).collect());
}

/// The browser is behind one door, so that what can fail there is in one place and the rest runs natively.
#[test]
fn only_one_folder_talks_to_the_browser() {
    let mut faults = Vec::new();
    for source in rust("src") {
        let path = source.path.as_str();
        // `api` and the worker are edges of their own, with their own files.
        if path.starts_with("src/web/browser/")
            || path == "src/api.rs"
            || path == "src/bin/worker.rs"
            || path == "src/bin/reader.rs"
        {
            continue;
        }
        let code = code(&source.text);
        for name in ["js_sys", "gloo", "wasm_bindgen_futures", "idb"] {
            if has_word(&code, name) {
                faults.push(format!("{path} names {name}"));
            }
        }
        for name in used("web_sys::", &code) {
            let target =
                name.ends_with("Event") || name.ends_with("Element") || name == "EventTarget";
            if !(path.starts_with("src/web/fields/") && target) {
                faults.push(format!("{path} names web_sys::{name}"));
            }
        }
    }
    report(faults);
}

#[test]
fn the_core_has_no_browser_and_no_clock() {
    let mut faults = Vec::new();
    for source in core() {
        let code = code(&source.text);
        if source.text.contains("feature = \"web\"") {
            faults.push(format!("{} knows the feature of the screens", source.path));
        }
        for clock in ["Utc::now", "Local::now", "SystemTime", "Instant", "Date::now"] {
            // The edge for other programs asks its host, once, and hands the moment in.
            if has_word(&code, clock) && source.path != "src/api.rs" {
                faults.push(format!("{} asks a clock: {clock}", source.path));
            }
        }
        for io in ["std::fs", "std::net", "std::env", "std::process", "std::thread", "async"] {
            if has_word(&code, io) {
                faults.push(format!("{} does more than compute: {io}", source.path));
            }
        }
    }
    report(faults);
}

/// A file format is converted by hand, so that renaming a field of the core cannot change it.
#[test]
fn serde_is_derived_at_the_edge_only() {
    let edge = [
        "src/session/draft.rs",
        "src/host.rs",
        "src/dossier/json.rs",
        "src/dossier/explained.rs",
        "src/outbox/wire.rs",
        "src/web/embed/protocol.rs",
    ];
    let derives = |source: &Source| {
        let code = code(&source.text);
        code.split("derive(")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
            .any(|list| list.contains("erialize"))
    };
    let others = rust("src")
        .into_iter()
        .filter(|source| derives(source) && !edge.contains(&source.path.as_str()));
    report(others.map(|source| format!("{} derives serde", source.path)).collect());
}

#[test]
fn nothing_is_left_for_later() {
    let marks = ["todo!", "unimplemented!", "#[ignore", "#[should_panic", "dbg!"];
    let mut faults = Vec::new();
    for source in rust("src").into_iter().chain(rust("tests")) {
        let code = code(&source.text);
        faults.extend(
            marks
                .iter()
                .filter(|mark| code.contains(*mark))
                .map(|mark| format!("{} has {mark}", source.path)),
        );
    }
    report(faults);
}

/// The policy of the page forbids inline style and script; what would need them must not be written in the first place.
#[test]
fn the_screens_keep_the_strict_policy() {
    let banned = [
        "style=\"",
        "style={",
        "\"style\"",
        ".cssText",
        "innerHTML",
        "inner_html",
        "outerHTML",
        "insertAdjacentHTML",
        "insert_adjacent_html",
        "from_html_unchecked",
        "document.write",
        "eval(",
        "new Function",
        "onclick=\"",
        "javascript:",
    ];
    let mut faults = Vec::new();
    for source in rust("src/web")
        .into_iter()
        .chain(sources("public/boot.js"))
        .chain(sources("public/embed.js"))
        .chain(sources("public/embedded.js"))
        .chain(sources("public/embedding"))
        .chain(sources("tests/host"))
        .chain(sources("index.html"))
        .chain(rust("src/main.rs"))
    {
        // A test of the screens names what it looks for.
        let product = source.text.split("#[cfg(all(test").next().unwrap_or_default();
        let lines = product.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in lines {
            for word in banned.iter().filter(|word| line.contains(*word)) {
                faults.push(format!("{} has {word}: {}", source.path, line.trim()));
            }
        }
        if source.path == "index.html" && source.text.contains("<style") {
            faults.push("index.html has a style of its own".to_owned());
        }
    }
    report(faults);
}

/// The words of an identifier: `CanCuoc` and `CAN_CUOC` are `can`, `cuoc`.
fn words(identifier: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let signs: Vec<char> = identifier.chars().collect();
    for (at, sign) in signs.iter().enumerate() {
        let last = at.checked_sub(1).and_then(|at| signs.get(at));
        let begins = sign.is_uppercase()
            && (last.is_some_and(|last| last.is_lowercase() || last.is_ascii_digit())
                || (last.is_some_and(|last| last.is_uppercase())
                    && signs.get(at + 1).is_some_and(|next| next.is_lowercase())));
        if *sign == '_' || begins {
            words.push(String::new());
        }
        if *sign != '_' {
            words.last_mut().unwrap().extend(sign.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn identifiers(code: &str) -> BTreeSet<&str> {
    let parts = code.split(|sign: char| !sign.is_alphanumeric() && sign != '_');
    parts
        .filter(|part| part.starts_with(|sign: char| sign.is_alphabetic() || sign == '_'))
        .collect()
}

#[test]
fn names_say_what_a_thing_is() {
    // A name that fits everything says nothing; a clerk has a noun for it.
    let empty = ["util", "utils", "helper", "helpers", "manager", "misc", "stuff"];
    let mut faults = Vec::new();
    for source in rust("src").into_iter().chain(rust("tests")) {
        let stem = source.path.trim_end_matches(".rs");
        let in_path = stem.split('/').flat_map(words).find(|word| empty.contains(&word.as_str()));
        faults.extend(in_path.map(|word| format!("{}: {word}", source.path)));
        if !source.path.is_ascii() {
            faults.push(format!("{} is not ASCII", source.path));
        }
        let code = code(&source.text);
        for kind in ["struct ", "enum ", "trait ", "mod ", "fn "] {
            for name in used(kind, &code) {
                if words(name).iter().any(|word| empty.contains(&word.as_str())) {
                    faults.push(format!("{}: {kind}{name}", source.path));
                }
            }
        }
    }
    report(faults);
}

#[test]
fn every_file_says_what_it_is() {
    let files = rust("src").into_iter().chain(rust("tests"));
    let silent =
        files.filter(|source| !source.text.starts_with("//! ") && !source.text.starts_with("#!"));
    report(silent.map(|source| format!("{} has no `//!` head", source.path)).collect());
}

/// Folded syllables of Vietnamese legal terms that are not English words. A new term brings its syllable.
const SYLLABLES: &[&str] = &[
    "bca", "btc", "cccd", "chieu", "chung", "cmnd", "cuoc", "dac", "danh", "diem", "dieu", "dinh",
    "dong", "giao", "giay", "hoi", "hokhau", "huyen", "khai", "khau", "khoan", "khu", "kinh",
    "lephi", "ngay", "nghi", "nguyen", "nhan", "nhap", "noi", "pc06", "phuong", "quan", "que",
    "quoc", "quyet", "sinh", "tet", "thang", "thanh", "thuong", "tich", "tinh", "toc", "tru",
    "truong", "vneid", "xa",
];

#[test]
fn every_vietnamese_name_is_in_the_glossary() {
    let glossary = fs::read_to_string(root().join("docs/glossary.md")).unwrap();
    let rows = glossary.lines().filter(|line| line.starts_with('|'));
    let listed: Vec<Vec<String>> = rows
        .filter_map(|row| row.split('|').nth(2))
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .map(words)
        .collect();
    assert!(listed.len() > 30, "the glossary has only {} names", listed.len());
    let mut faults = BTreeSet::new();
    for source in rust("src") {
        let code = code(&source.text);
        // Tests name people and places, which are no terms.
        let product = code.split("mod tests").next().unwrap_or_default();
        for identifier in identifiers(product) {
            let words = words(identifier);
            for (at, word) in
                words.iter().enumerate().filter(|(_, word)| SYLLABLES.contains(&word.as_str()))
            {
                // The name of the product.
                if words.len() == 1 && word == "khai" {
                    continue;
                }
                let covers = |term: &Vec<String>| {
                    (0..=at).any(|from| words[from..].starts_with(term) && from + term.len() > at)
                };
                if !listed.iter().any(covers) {
                    faults.insert(format!(
                        "{}: {identifier} has {word}, which is not in docs/glossary.md",
                        source.path
                    ));
                }
            }
        }
    }
    report(faults.into_iter().collect());
}

#[test]
fn plain_cargo_test_builds_nothing_of_the_web() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "-e", "normal", "--offline", "--prefix", "none", "--manifest-path"])
        .arg(root().join("Cargo.toml"))
        .output()
        .expect("cargo can be called");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8_lossy(&output.stdout).into_owned();
    let crates: BTreeSet<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(crates.contains("chrono"), "{tree}");
    for heavy in
        ["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo", "krilla", "tokio", "fantoccini", "idb"]
    {
        assert!(!crates.contains(heavy), "{heavy} is in the default build");
    }
}

/// Everything that people write here; what a program writes or fetches is not ours to mend.
fn written() -> Vec<Source> {
    let below = [
        "src",
        "tests",
        "docs",
        "styles",
        "public/boot.js",
        "public/embed.js",
        "public/embedded.js",
        "public/embedding",
        "public/offline.js",
        "public/single.js",
        "public/sw.js",
        "public/manifest.webmanifest",
        "index.html",
        "x",
        "Cargo.toml",
        "Trunk.toml",
        "README.md",
        "CHANGELOG.md",
        "clippy.toml",
        "deny.toml",
        "rustfmt.toml",
        "rust-toolchain.toml",
        ".cargo",
        ".ci",
        ".gitignore",
    ];
    below.iter().flat_map(|below| sources(below)).collect()
}

#[test]
fn every_text_is_in_unicode_nfc() {
    let mut faults = Vec::new();
    for source in written() {
        let line = source.text.lines().position(|line| !is_nfc(line));
        faults.extend(line.map(|line| format!("{}:{} is not in NFC", source.path, line + 1)));
    }
    report(faults);
}

/// The project stands by itself: no path of the machine it was made on, no folder that its users do not have.
#[test]
fn no_path_of_a_machine_is_named() {
    // Put together here, so that this file does not name them either.
    let roots = ["work", "home", "root", "Users", "tmp", "mnt"].map(|name| format!("/{name}/"));
    let mut faults = Vec::new();
    for source in written() {
        for (at, line) in source.text.lines().enumerate() {
            for root in roots.iter().filter(|root| line.contains(*root)) {
                faults.push(format!("{}:{} names {root}", source.path, at + 1));
            }
        }
    }
    report(faults);
}
