//! A site whose build can be replaced: the release build, and successors of it that are made without compiling.
//!
//! In a successor every program, style sheet and start file has another content and so another name, as after a change of
//! the code; tables and fonts stay as they were.

use crate::chrome::{Chrome, dist};
use crate::digest::{fingerprint, integrity, short};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// The files of one build that the app asks for, by path.
#[derive(Clone)]
pub(crate) struct Build(pub(crate) BTreeMap<String, Vec<u8>>);

const WORKER: &str = "sw.js";
const PAGE: &str = "index.html";

/// `app-0123456789abcdef.js` is `app`, the hash, `js`.
fn hashed(path: &str) -> Option<(&str, &str, &str)> {
    let (stem, ending) = path.rsplit_once('.')?;
    let (name, hash) = stem.rsplit_once('-')?;
    let is_hash = hash.len() == 16 && hash.bytes().all(|sign| sign.is_ascii_hexdigit());
    is_hash.then_some((name, hash, ending))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("a text")
}

impl Build {
    /// The release build.
    pub(crate) fn released() -> Build {
        let mut files = BTreeMap::new();
        let listed = text(&std::fs::read(dist().join(WORKER)).expect("the service worker"));
        let paths = listing(&listed).0;
        for path in paths.keys().map(String::as_str).chain([WORKER]) {
            let bytes = std::fs::read(dist().join(path)).expect("a file of the release build");
            files.insert(path.to_owned(), bytes);
        }
        Build(files)
    }

    /// The next version.
    pub(crate) fn successor(&self, mark: &str) -> Build {
        let mut next = Build(BTreeMap::new());
        let mut renamed = Vec::new();
        for (path, bytes) in &self.0 {
            let mut bytes = bytes.clone();
            match hashed(path) {
                Some(("boot", ..)) => continue,
                Some((_, _, "wasm")) => {
                    // A section that means nothing: its kind, its length, the length of its name, its name.
                    let length = u8::try_from(mark.len()).expect("a short mark");
                    bytes.extend([0, length + 1, length]);
                    bytes.extend(mark.as_bytes());
                }
                Some((_, _, "js")) => bytes.extend(format!("//{mark}\n").as_bytes()),
                Some((_, _, "css")) => bytes.extend(format!("/*{mark}*/").as_bytes()),
                _ => {}
            }
            renamed.extend(next.add(path, &self.0[path], bytes));
        }
        let start = self.start();
        let boot = renew(&text(&self.0[start]), &renamed);
        let boot = boot.replacen("\"version\":\"", &format!("\"version\":\"{mark}-"), 1);
        renamed.extend(next.add(start, &self.0[start], boot.into_bytes()));
        let page = renew(&text(&self.0[PAGE]), &renamed);
        next.0.insert(PAGE.to_owned(), page.into_bytes());
        next.listed()
    }

    /// The same version with a start file that breaks off before it has done anything.
    pub(crate) fn broken(&self) -> Build {
        let mut next = self.clone();
        let start = self.start().to_owned();
        next.0.remove(&start);
        let renamed = next.add(&start, &self.0[&start], b"throw new Error(\"broken\");\n".to_vec());
        let page = renew(&text(&self.0[PAGE]), &Vec::from_iter(renamed));
        next.0.insert(PAGE.to_owned(), page.into_bytes());
        next.listed()
    }

    /// Adds a file under the name of its content; what has to be replaced where it is named.
    fn add(&mut self, path: &str, before: &[u8], bytes: Vec<u8>) -> Option<[String; 4]> {
        let Some((name, hash, ending)) = hashed(path) else {
            self.0.insert(path.to_owned(), bytes);
            return None;
        };
        let (now, sum) = (short(&bytes), integrity(&bytes));
        self.0.insert(format!("{name}-{now}.{ending}"), bytes);
        Some([hash.to_owned(), now, integrity(before), sum])
    }

    /// The service worker with the files as they are.
    fn listed(mut self) -> Build {
        let files: BTreeMap<&String, String> = self
            .0
            .iter()
            .filter(|(path, _)| *path != WORKER)
            .map(|(path, bytes)| (path, fingerprint(bytes)))
            .collect();
        let files = json!(files);
        let built = json!({ "build": short(files.to_string().as_bytes()), "files": files });
        let script = text(&self.0[WORKER]);
        let line = script.lines().find(|line| line.starts_with(LISTING)).expect("the listing");
        let script = script.replace(line, &format!("{LISTING}{built};"));
        self.0.insert(WORKER.to_owned(), script.into_bytes());
        self
    }

    /// The name of its start file.
    pub(crate) fn start(&self) -> &str {
        self.0.keys().find(|path| path.starts_with("boot-")).expect("a start file")
    }

    /// The name of the build.
    pub(crate) fn name(&self) -> String {
        listing(&text(&self.0[WORKER])).1
    }

    /// What the service worker says of its files.
    pub(crate) fn digests(&self) -> Value {
        json!(listing(&text(&self.0[WORKER])).0)
    }

    /// The files that another build does not have.
    pub(crate) fn new_beside(&self, other: &Build) -> Vec<String> {
        let files = self.0.iter().filter(|(path, _)| *path != WORKER);
        files
            .filter(|(path, bytes)| other.0.get(*path) != Some(bytes))
            .map(|(path, _)| path.clone())
            .collect()
    }
}

const LISTING: &str = "const built = ";

/// What a service worker says of its files: their hashes, and the name of the build.
fn listing(script: &str) -> (BTreeMap<String, Value>, String) {
    let built = script.lines().find_map(|line| line.strip_prefix(LISTING)?.strip_suffix(';'));
    let built: Value = serde_json::from_str(built.expect("the listing")).expect("JSON");
    let files = built["files"].as_object().expect("files").clone().into_iter().collect();
    (files, built["build"].as_str().expect("a name").to_owned())
}

fn renew(text: &str, renamed: &[[String; 4]]) -> String {
    let mut text = text.to_owned();
    for [hash, now, before, sum] in renamed {
        text = text.replace(hash, now).replace(before, sum);
    }
    text
}

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A web server's folder with the app in a folder below it.
pub(crate) struct Site {
    pub(crate) root: PathBuf,
}

/// Where the app lies on the site.
pub(crate) const BELOW: &str = "giay/to/";

impl Site {
    pub(crate) fn with(build: &Build) -> Site {
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let name = format!("tokhai-site-{}-{number}", std::process::id());
        let site = Site { root: std::env::temp_dir().join(name) };
        site.deploy(build);
        site
    }

    /// Puts a build in the place of whatever is there, as a careless copy would: file by file, the old ones gone.
    pub(crate) fn deploy(&self, build: &Build) {
        let folder = self.root.join(BELOW);
        for (path, bytes) in &build.0 {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, bytes).expect("a file");
        }
        let kept: BTreeSet<PathBuf> = build.0.keys().map(|path| folder.join(path)).collect();
        remove_others(&folder, &kept);
    }
}

fn remove_others(folder: &Path, kept: &BTreeSet<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            remove_others(&path, kept);
        } else if !kept.contains(&path) {
            std::fs::remove_file(path).expect("an old file goes");
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

impl Chrome {
    /// Which of these builds the page is: its start file says it, and everything else that it has fetched must be of it.
    pub(crate) async fn build(&self, builds: &[Build]) -> usize {
        let fetched = self
            .js(
                "return [document.querySelector('script[src*=boot-]').src,\
                 ...performance.getEntriesByType('resource').map(({ name }) => name)];",
                Vec::new(),
            )
            .await;
        let base = format!("{}{BELOW}", self.server.url());
        let fetched: Vec<String> = serde_json::from_value(fetched).expect("addresses");
        let fetched: Vec<&str> = fetched
            .iter()
            .filter_map(|address| address.strip_prefix(&base))
            .filter(|path| hashed(path).is_some())
            .collect();
        let start = fetched.first().expect("a start file");
        let at = builds.iter().position(|build| build.start() == *start).expect("a known build");
        for path in &fetched {
            assert!(builds[at].0.contains_key(*path), "{path} is not of build {at}");
        }
        at
    }
}
