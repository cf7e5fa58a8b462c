//! From a Rust program to a pair of files a browser can load: cargo, the bindings generator,
//! `wasm-opt`.
//!
//! It knows nothing of `dist/`: it hands back bytes. The same sources give the same bytes in every
//! folder and on every machine with the pinned tools.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::split::Chunks;
use crate::{digest, read, read_text, short, split};

const TARGET: &str = "wasm32-unknown-unknown";

/// What the compiler may use for this target, and nothing newer: `wasm-opt --all-features` writes
/// files that no browser loads, and a newer feature would shut out phones of a few years ago.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The standard library is compiled along, for size and without the words of panics: nobody reads them
/// on a phone, and the app was 15 % larger with them. A panic is then a trap, which the start file catches.
const SMALL_STD: [&str; 2] =
    ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const SMALL_CODE: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// One Wasm program of this package.
pub(crate) struct Program {
    /// What its files are called.
    pub(crate) name: &'static str,
    /// The arguments of `cargo rustc` that select it.
    pub(crate) cargo: &'static [&'static str],
    /// The most memory it may ask for, in MiB: a runaway dies early instead of taking the phone.
    pub(crate) memory_mib: u32,
    /// What its bindings are.
    pub(crate) form: Form,
    /// Whether it is cut into a main file and files that come later.
    pub(crate) split: bool,
}

/// The two forms of bindings that are shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A classic script that defines `wasm_bindgen`: every browser checks its integrity, every
    /// browser starts it as a worker, and it can be called more than once.
    Script,
    /// A module with TypeScript declarations, for other people's programs.
    Module,
}

/// The files of one compiled program.
pub(crate) struct Compiled {
    pub(crate) glue: String,
    pub(crate) wasm: Vec<u8>,
    pub(crate) types: Option<String>,
    /// What comes later, by name, where the program was cut.
    pub(crate) chunks: Chunks,
}

pub(crate) fn compile(project: &Path, program: &Program) -> Result<Compiled, String> {
    let target = target_folder(project);
    let raw_path = cargo(project, &target, program)?;
    let raw = read(&raw_path)?;
    let tools = Tools::of(project)?;

    // The bindings and the optimizer are the slow part and depend on nothing but this.
    let recipe = format!(
        "{} {} {} {} {} {:?} {} {} {FEATURES:?} {}",
        digest::fingerprint(&raw),
        // How it is made is written in these files.
        digest::fingerprint(include_bytes!("compile.rs")),
        digest::fingerprint(include_bytes!("short.rs")),
        digest::fingerprint(include_bytes!("split.rs")),
        program.name,
        program.form,
        program.split,
        env!("CARGO_PKG_VERSION"),
        tools.version,
    );
    let cache = target.join("made");
    let done = cache.join(format!("{}-{}", program.name, digest::short(recipe.as_bytes())));
    if !done.is_dir() {
        forget_older(&cache, program.name)?;
        let making = cache.join(format!("{}.making", program.name));
        let _ = std::fs::remove_dir_all(&making);
        let main = if program.split { split::split(&raw, &tools, &making)? } else { raw_path };
        bind(&main, program, &making)?;
        if program.form == Form::Script {
            short::shorten(&making, program.name)?;
        }
        tools.optimize(&making.join(format!("{}_bg.wasm", program.name)))?;
        // Renamed only when whole: an interrupted run leaves nothing that looks finished.
        std::fs::rename(&making, &done)
            .map_err(|error| format!("{} cannot be made: {error}", done.display()))?;
    }
    let types = done.join(format!("{}.d.ts", program.name));
    Ok(Compiled {
        glue: read_text(&done.join(format!("{}.js", program.name)))?,
        wasm: read(&done.join(format!("{}_bg.wasm", program.name)))?,
        types: match program.form {
            Form::Module => Some(read_text(&types)?),
            Form::Script => None,
        },
        chunks: split::chunks(&done)?,
    })
}

/// Runs cargo and returns the path of the Wasm file it names.
///
/// The target folder is one of its own: cargo compiles everything anew when the flags differ, and
/// other builds of the same target (an editor's, Trunk's) do not have ours.
fn cargo(project: &Path, target: &Path, program: &Program) -> Result<PathBuf, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    // The limit belongs to the last link alone. Among the flags of all crates it would make each
    // program throw away what the other one compiled.
    let limit = format!("-Clink-arg=--max-memory={}", u64::from(program.memory_mib) << 20);
    let output = Command::new(cargo)
        .current_dir(project)
        .arg("rustc")
        .args(program.cargo)
        .args(["--release", "--locked", "--target", TARGET])
        .args(SMALL_STD)
        .arg("--message-format=json-render-diagnostics")
        .arg("--target-dir")
        .arg(target)
        .args(["--", &limit])
        // The places where functions and data name each other, for cutting them apart.
        .args(program.split.then_some("-Clink-arg=--emit-relocs"))
        .env("CARGO_ENCODED_RUSTFLAGS", rustflags(project)?.join("\u{1f}"))
        // Lets the pinned stable compiler take the flags above; see the decision on the build.
        .env("RUSTC_BOOTSTRAP", "1")
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    if !output.status.success() {
        return Err(format!("`{}` does not compile for {TARGET}", program.name));
    }
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["reason"] == "compiler-artifact")
        .filter_map(|message| {
            let files = message["filenames"].as_array()?.clone();
            files
                .iter()
                .filter_map(Value::as_str)
                .map(PathBuf::from)
                .find(|path| path.extension().is_some_and(|extension| extension == "wasm"))
        })
        .next_back()
        .ok_or_else(|| format!("cargo named no Wasm file for `{}`", program.name))
}

/// Takes every path of this machine out of the compiled program.
///
/// Panic messages carry the path of the source line: left alone, they would tell who built the file
/// and make two builds differ.
fn rustflags(project: &Path) -> Result<Vec<String>, String> {
    let rust = rustc(&["--print", "sysroot"])?;
    let version = rustc(&["--version", "--verbose"])?;
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))
        .ok_or("rustc does not say which commit it was built from")?;
    let mut flags = vec![
        format!("--remap-path-prefix={}=/tokhai", project.display()),
        format!("--remap-path-prefix={rust}=/rust"),
        // The path that rustc gives the standard library where its sources are not installed. The
        // last rule that fits wins.
        format!("--remap-path-prefix={rust}/lib/rustlib/src/rust=/rustc/{commit}"),
    ];
    flags.extend(SMALL_CODE.map(str::to_owned));
    // The folder of a registry is named after its address, which differs where a mirror is used.
    let registries = cargo_home()?.join("registry/src");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(&registries)
        .map_err(|error| format!("{} cannot be listed: {error}", registries.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    folders.sort();
    flags.extend(
        folders.iter().map(|folder| format!("--remap-path-prefix={}=/crates", folder.display())),
    );
    Ok(flags)
}

fn rustc(question: &[&str]) -> Result<String, String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args(question)
        .output()
        .map_err(|error| format!("rustc cannot be started: {error}"))?;
    if !output.status.success() {
        return Err(format!("rustc has no answer to `{}`", question.join(" ")));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn cargo_home() -> Result<PathBuf, String> {
    if let Some(home) = std::env::var_os("CARGO_HOME") {
        return Ok(home.into());
    }
    let home = std::env::var_os("HOME").ok_or("neither CARGO_HOME nor HOME is set")?;
    Ok(PathBuf::from(home).join(".cargo"))
}

/// `bundle` in the folder where cargo keeps what it makes.
fn target_folder(project: &Path) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    project.join(target).join("bundle")
}

/// Removes the results of earlier sources: they would pile up, and none is asked for again.
fn forget_older(cache: &Path, name: &str) -> Result<(), String> {
    let unreadable = |error| format!("{} cannot be used: {error}", cache.display());
    std::fs::create_dir_all(cache).map_err(unreadable)?;
    for entry in std::fs::read_dir(cache).map_err(unreadable)?.flatten() {
        let older = entry.file_name();
        if older.to_string_lossy().strip_prefix(name).is_some_and(|rest| rest.starts_with('-')) {
            std::fs::remove_dir_all(entry.path()).map_err(unreadable)?;
        }
    }
    Ok(())
}

/// Writes the glue and the Wasm without names.
fn bind(raw: &Path, program: &Program, out: &Path) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(raw)
        .out_name(program.name)
        .typescript(program.form == Form::Module)
        // A module finds the Wasm file beside itself; the app is told where its own is.
        .omit_default_module_path(program.form == Form::Script)
        // The files that come later use the table of functions of the main one.
        .keep_lld_exports(program.split)
        .remove_name_section(true)
        .remove_producers_section(true);
    let formed = match program.form {
        Form::Script => bindgen.no_modules(true),
        Form::Module => bindgen.web(true),
    };
    formed
        .and_then(|bindgen| bindgen.generate(out))
        .map_err(|error| format!("the bindings of `{}` cannot be made: {error:#}", program.name))?;
    // A snippet would be one more script, without a hash and outside the policy.
    if out.join("snippets").exists() {
        return Err(format!("`{}` brings a script of its own, which is not shipped", program.name));
    }
    Ok(())
}

/// The Wasm tools, which run under node.
pub(crate) struct Tools {
    folder: PathBuf,
    version: String,
}

impl Tools {
    fn of(project: &Path) -> Result<Tools, String> {
        let folder = project.join(".tools/node_modules/binaryen");
        let version = read_text(&folder.join("package.json")).map_err(|_| {
            "wasm-opt is missing: run `npm ci` in .tools, or use ./x build".to_owned()
        })?;
        Ok(Tools { folder, version })
    }

    /// Runs a tool; gives what it wrote on its output.
    pub(crate) fn run(&self, tool: &str, arguments: &[&str]) -> Result<String, String> {
        let output = Command::new("node")
            .arg(self.folder.join("bin").join(tool))
            .args(FEATURES)
            .args(arguments)
            .output()
            .map_err(|error| format!("node, which runs {tool}, cannot be started: {error}"))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(format!("{tool} refused `{}`:\n{said}", arguments.join(" ")))
        }
    }

    /// Makes a Wasm file as small as it can be.
    pub(crate) fn optimize(&self, wasm: &Path) -> Result<(), String> {
        let wasm = wasm.to_string_lossy();
        self.run("wasm-opt", &["-Oz", "--strip-producers", &wasm, "-o", &wasm]).map(drop)
    }
}
