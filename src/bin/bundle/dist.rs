//! What is in `dist/`, and under which name.
//!
//! Everything but the entry pages is named after its content, so that it can be kept for ever by
//! browsers and a page never meets a file of another build.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};
use tokhai_core::procedures::{CATALOG, Entry};

use crate::compile::{Compiled, Form, Program, compile};
use crate::page::{self, Shipped};
use crate::single::Parts;
use crate::split::Chunks;
use crate::split::LATER;
use crate::{digest, files_below, read, read_text, single, style, vectors};

const APP: Program = Program {
    name: "app",
    form: Form::Script,
    cargo: &["--features", "web", "--bin", "tokhai"],
    memory_mib: 256,
    split: true,
};

const WORKER: Program = Program {
    name: "worker",
    form: Form::Script,
    cargo: &["--features", "worker", "--bin", "worker"],
    memory_mib: 512,
    split: false,
};

const CORE: Program = Program {
    name: "tokhai_core",
    form: Form::Module,
    cargo: &["--lib", "--features", "api", "--crate-type", "cdylib"],
    memory_mib: 256,
    split: false,
};

const READER: Program = Program {
    name: "reader",
    form: Form::Script,
    cargo: &["--features", "reader", "--bin", "reader"],
    memory_mib: 256,
    split: false,
};

/// The folder of the officer's page, in the sources and in the build.
const READER_FOLDER: &str = "reader/";

/// The folders whose files get hashed names and are listed for the app.
const ASSETS: [&str; 2] = ["data/", "fonts/"];

/// The folder of the pictures that the manifest names.
const ICONS: &str = "icons/";

/// The folder of the files that the app is cut into.
const CHUNKS: &str = "chunks/";

/// What other programs read, or what stands by itself: the app never asks for it, so it is not kept for use offline.
const FOR_OTHERS: [&str; 6] = ["core/", "schema/", "vectors/", "embedding/", EMBED, single::NAME];

/// What the pages of others load: its name never changes, and it names no file of a build.
pub(crate) const EMBED: &str = "embed.js";

/// The page that writes what a site needs.
const CHOOSER: &str = "embedding/index.html";

/// The files beside it.
const CHOSEN_WITH: [&str; 2] = ["embedding.css", "embedding.js"];

/// The files of one build, by path.
pub(crate) struct Dist {
    files: BTreeMap<String, Vec<u8>>,
}

/// Compiles everything there is and puts the files together.
pub(crate) fn assemble(project: &Path) -> Result<Dist, String> {
    let mut dist = Dist { files: BTreeMap::new() };

    let compiled = compile(project, &APP)?;
    let app = dist.add_pair(&APP, &compiled, fenced(&compiled.glue)?);
    let chunks = dist.add_chunks(compiled.chunks);
    let worker = if exports_bindings(project, "src/bin/worker.rs") {
        let worker = compile(project, &WORKER)?;
        let jobs = read_text(&project.join("public/worker.js"))?;
        let glue = worker.glue.clone() + include_str!("glue/worker.js") + &jobs;
        dist.add_pair(&WORKER, &worker, glue)
    } else {
        Value::Null
    };
    if exports_bindings(project, "src/api.rs") {
        dist.add_core(compile(project, &CORE)?);
    }

    dist.add_formats(project)?;

    let styles = project.join("styles");
    let sheet = dist.add_hashed("app", "css", style::first(&styles)?.into_bytes());
    let later = dist.add_hashed("later", "css", style::later(&styles)?.into_bytes());

    let public = project.join("public");
    let drawing = read(&public.join("icon.svg"))?;
    let icon = dist.add_hashed("icon", "svg", drawing.clone());
    let manifest = read_text(&public.join("manifest.webmanifest"))?;
    let mut manifest = page::point(&manifest, "icon.svg", &icon.url)?;
    for name in files_below(&public.join(ICONS))? {
        let name = format!("{ICONS}{name}");
        let stem = name.strip_suffix(".png").ok_or_else(|| format!("public/{name} is no PNG"))?;
        let picture = dist.add_hashed(stem, "png", read(&public.join(&name))?);
        manifest = page::point(&manifest, &name, &picture.url)?;
    }
    let manifest = page::insert(&manifest, "shortcuts", &shortcuts())?;
    if manifest.contains("\"%") {
        return Err("the manifest names a picture that is not in public/icons/".to_owned());
    }
    let manifest = dist.add_hashed("manifest", "webmanifest", manifest.into_bytes());

    let offline = page::tidy_js(&read_text(&public.join("offline.js"))?);
    let offline = dist.add_hashed("offline", "js", offline.into_bytes());
    let embedded = page::tidy_js(&read_text(&public.join("embedded.js"))?);
    let embedded = dist.add_hashed("embedded", "js", embedded.into_bytes());
    let embed = page::tidy_js(&read_text(&public.join(EMBED))?);
    dist.add(EMBED, embed.into_bytes());
    let built = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "app": app,
        "chunks": chunks,
        "worker": worker,
        "style": entry(&sheet),
        "sheets": { (LATER): entry(&later) },
        "offline": entry(&offline),
        "embedded": entry(&embedded),
        "assets": dist.add_public(&public)?,
    });
    let start = read_text(&public.join("boot.js"))?;
    let boot = page::insert(&start, "built", &built)?;
    let boot = dist.add_hashed("boot", "js", page::tidy_js(&boot).into_bytes());

    let source = read_text(&project.join("index.html"))?;
    let html = page::point(&source, "icon.svg", &icon.url)?;
    let html = page::point(&html, "manifest.webmanifest", &manifest.url)?;
    let html = page::point_checked(&html, "app.css", &sheet)?;
    let html = page::point_checked(&html, "boot.js", &boot)?;
    dist.add("index.html", page::tidy_html(&html).into_bytes());
    dist.add_reader(project, &built, &icon)?;
    dist.add_service_worker(&public)?;
    let single = single::single(&Parts {
        page: &source,
        boot: &start,
        prelude: &read_text(&public.join("single.js"))?,
        built,
        files: &dist.files,
        icon: &drawing,
    })?;
    dist.add(single::NAME, single.into_bytes());

    dist.add_integrity()?;
    Ok(dist)
}

/// A program counts once it has something to say to JavaScript.
fn exports_bindings(project: &Path, source: &str) -> bool {
    read_text(&project.join(source)).is_ok_and(|text| text.contains("wasm_bindgen"))
}

/// Puts the bindings into the function that makes instances, and the fence around every export.
///
/// The generator has a flag that does the like of the fence, but what it writes needs exception
/// handling in the browser, which many phones in use do not have.
fn fenced(bindings: &str) -> Result<String, String> {
    const BARE: &str = "wasm = instance.exports;";
    if bindings.matches(BARE).count() != 1 {
        return Err(format!("the bindings no longer have one line `{BARE}`: look at glue/app.js"));
    }
    if !bindings.contains("exports.mount = mount;") {
        return Err("the app exports no function `mount`".to_owned());
    }
    let bindings = bindings.replace(BARE, "wasm = fence(instance.exports);");
    Ok(include_str!("glue/app.js").replace("//%bindings%", &bindings))
}

/// Each procedure as an entry of its own beside the installed app.
fn shortcuts() -> Value {
    let shortcut = |entry: &Entry| {
        let (name, url) = (entry.title.vi, format!("./#/{}", entry.id));
        json!({ "name": name, "description": entry.summary.vi, "url": url })
    };
    CATALOG.iter().map(shortcut).collect()
}

/// Each procedure as a choice of a list, in both languages.
fn options() -> String {
    let option = |entry: &Entry| {
        format!("<option value=\"{}\">{} / {}</option>", entry.id, entry.title.vi, entry.title.en)
    };
    CATALOG.iter().map(option).collect::<Vec<_>>().join("\n")
}

fn entry(file: &Shipped) -> Value {
    json!({ "url": file.url, "integrity": file.integrity })
}

impl Dist {
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    fn add(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.insert(path.to_owned(), bytes);
    }

    fn add_hashed(&mut self, stem: &str, extension: &str, bytes: Vec<u8>) -> Shipped {
        let url = format!("{stem}-{}.{extension}", digest::short(&bytes));
        let integrity = digest::integrity(&bytes);
        self.add(&url, bytes);
        Shipped { url, integrity }
    }

    /// The glue and the Wasm of one program, as the start file wants them listed.
    fn add_pair(&mut self, program: &Program, compiled: &Compiled, glue: String) -> Value {
        let js = self.add_hashed(program.name, "js", page::tidy_js(&glue).into_bytes());
        let wasm = self.add_hashed(program.name, "wasm", compiled.wasm.clone());
        json!({ "js": entry(&js), "wasm": { "url": wasm.url, "integrity": wasm.integrity } })
    }

    /// What comes when it is first needed: the files of each name.
    fn add_chunks(&mut self, chunks: Chunks) -> Value {
        let files: BTreeMap<String, Value> = chunks
            .files
            .into_iter()
            .map(|(name, bytes)| {
                let file = self.add_hashed(&format!("{CHUNKS}{name}"), "wasm", bytes);
                (name, entry(&file))
            })
            .collect();
        let of = |names: &Vec<String>| {
            names.iter().filter_map(|name| files.get(name)).cloned().collect()
        };
        Value::Object(chunks.needs.iter().map(|(name, files)| (name.clone(), of(files))).collect())
    }

    /// The rules without screens, under the fixed names other programs import.
    fn add_core(&mut self, core: Compiled) {
        self.add("core/tokhai_core.js", core.glue.into_bytes());
        self.add("core/tokhai_core_bg.wasm", core.wasm);
        if let Some(types) = core.types {
            self.add("core/tokhai_core.d.ts", types.into_bytes());
        }
    }

    /// The public formats as schemas, and the vectors, under the fixed names other programs read.
    fn add_formats(&mut self, project: &Path) -> Result<(), String> {
        let folder = project.join("schema");
        for name in files_below(&folder)? {
            self.add(&format!("schema/{name}"), read(&folder.join(&name))?);
        }
        for (name, text) in vectors::vectors(project)? {
            self.add(&format!("vectors/{name}"), text.into_bytes());
        }
        Ok(())
    }

    /// Copies what is served as it is; returns the table of the assets with hashed names.
    fn add_public(&mut self, public: &Path) -> Result<Value, String> {
        const ELSEWHERE: [&str; 9] = [
            "boot.js",
            "embed.js",
            "embedded.js",
            "single.js",
            "worker.js",
            "offline.js",
            "sw.js",
            "icon.svg",
            "manifest.webmanifest",
        ];
        let mut table = Map::new();
        for name in files_below(public)? {
            let elsewhere = [ICONS, READER_FOLDER].iter().any(|folder| name.starts_with(folder));
            if ELSEWHERE.contains(&name.as_str()) || elsewhere {
                continue;
            }
            let mut bytes = read(&public.join(&name))?;
            if name == CHOOSER {
                let page = String::from_utf8_lossy(&bytes);
                let mut page = page::replace_once(&page, "%procedures%", &options())?;
                for name in CHOSEN_WITH {
                    let bytes = read(&public.join("embedding").join(name))?;
                    let file =
                        Shipped { url: name.to_owned(), integrity: digest::integrity(&bytes) };
                    page = page::point_checked(&page, name, &file)?;
                }
                let element = self.files.get(EMBED).ok_or("the element comes before its page")?;
                let integrity = digest::integrity(element);
                let file = Shipped { url: format!("../{EMBED}"), integrity };
                bytes = page::point_checked(&page, EMBED, &file)?.into_bytes();
            }
            if ASSETS.iter().any(|folder| name.starts_with(folder)) {
                let (stem, extension) = name
                    .rsplit_once('.')
                    .ok_or_else(|| format!("public/{name} has no extension"))?;
                let file = self.add_hashed(stem, extension, bytes);
                table.insert(name, entry(&file));
            } else {
                self.add(&name, bytes);
            }
        }
        Ok(Value::Object(table))
    }

    /// The officer's page, which stands by itself in a folder of its own; its files are named from there.
    fn add_reader(&mut self, project: &Path, built: &Value, icon: &Shipped) -> Result<(), String> {
        let own = |mut file: Shipped| {
            file.url = file.url.trim_start_matches(READER_FOLDER).to_owned();
            file
        };
        let folder = project.join("public").join(READER_FOLDER);
        let reader = compile(project, &READER)?;
        let glue = reader.glue.clone()
            + include_str!("glue/worker.js")
            + &read_text(&folder.join("jobs.js"))?;
        let stem = |name: &str| format!("{READER_FOLDER}{name}");
        let js = self.add_hashed(&stem("reader"), "js", page::tidy_js(&glue).into_bytes());
        let wasm = self.add_hashed(&stem("reader"), "wasm", reader.wasm);
        let communes = &built["assets"]["data/communes.txt"];
        let url = communes["url"].as_str().ok_or("the build has no table of communes")?;
        let parts = json!({
            "js": entry(&own(js)),
            "wasm": entry(&own(wasm)),
            "communes": { "url": format!("../{url}"), "integrity": communes["integrity"] },
            "offline": "../sw.js",
        });
        let script = page::insert(&read_text(&folder.join("page.js"))?, "built", &parts)?;
        let script = self.add_hashed(&stem("page"), "js", page::tidy_js(&script).into_bytes());
        let sheet = style::reader(&project.join("styles"))?;
        let sheet = self.add_hashed(&stem("reader"), "css", sheet.into_bytes());
        let html = read_text(&folder.join("index.html"))?;
        let html = page::point(&html, "icon.svg", &format!("../{}", icon.url))?;
        let html = page::point_checked(&html, "reader.css", &own(sheet))?;
        let html = page::point_checked(&html, "page.js", &own(script))?;
        self.add(&stem("index.html"), page::tidy_html(&html).into_bytes());
        Ok(())
    }

    /// The service worker, with every file of the app there is by now. Browsers look for a new one under the same name.
    fn add_service_worker(&mut self, public: &Path) -> Result<(), String> {
        let ours = |path: &String| !FOR_OTHERS.iter().any(|other| path.starts_with(other));
        let files: BTreeMap<&String, String> = self
            .files
            .iter()
            .filter(|(path, _)| ours(path))
            .map(|(path, bytes)| (path, digest::fingerprint(bytes)))
            .collect();
        let files = json!(files);
        let built = json!({ "build": digest::short(files.to_string().as_bytes()), "files": files });
        let script = page::insert(&read_text(&public.join("sw.js"))?, "built", &built)?;
        self.add("sw.js", page::tidy_js(&script).into_bytes());
        Ok(())
    }

    /// The last file: what every other one must hash to.
    fn add_integrity(&mut self) -> Result<(), String> {
        let table: BTreeMap<&String, String> =
            self.files.iter().map(|(path, bytes)| (path, digest::integrity(bytes))).collect();
        let mut text = serde_json::to_string_pretty(&table)
            .map_err(|error| format!("integrity.json cannot be written: {error}"))?;
        text.push('\n');
        self.add("integrity.json", text.into_bytes());
        Ok(())
    }

    /// Makes `out` hold exactly these files; returns how many had to be written.
    ///
    /// A file that is right already is left alone, so that a running server and its browsers see
    /// only what changed.
    pub(crate) fn write(&self, out: &Path) -> Result<usize, String> {
        if out.join("Cargo.toml").exists() || out.join(".git").exists() {
            return Err(format!("{} holds sources: it will not be emptied", out.display()));
        }
        let failed = |path: &Path, error| format!("{} cannot be written: {error}", path.display());
        let mut written = 0;
        for (path, bytes) in &self.files {
            let path = out.join(path);
            if std::fs::read(&path).is_ok_and(|there| there == *bytes) {
                continue;
            }
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
            }
            std::fs::write(&path, bytes).map_err(|error| failed(&path, error))?;
            written += 1;
        }
        for stale in files_below(out)?.iter().filter(|path| !self.files.contains_key(*path)) {
            let path = out.join(stale);
            std::fs::remove_file(&path).map_err(|error| failed(&path, error))?;
        }
        Ok(written)
    }
}
