//! The bundler: turns the Wasm programs, the styles and the public files into `dist/`.
//!
//! It knows names, bytes and hashes. It knows no screen and, but for the worked cases that it ships as
//! vectors, no law and no question; what the files mean is the business of the programs inside them.
//! `docs/adr/002-build-pipeline.md` says why this is a program of ours.

#![allow(clippy::print_stdout, reason = "a command-line tool talks on standard output")]

mod cases;
mod compile;
mod demo;
mod digest;
mod dist;
mod page;
mod server;
mod short;
mod single;
mod size;
mod split;
mod style;
mod vectors;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: bundle build [--out DIR]              make dist/ (or DIR)
       bundle size  [--dir DIR]              print what is shipped; fail above the budget
       bundle serve [--dir DIR] [--port N]   serve it on 127.0.0.1 with the headers it is meant for
              [--host-demo]                  and beside it, on the next port, a site that shows it";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("bundle: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), String> {
    let Some((command, rest)) = arguments.split_first() else { return Err(USAGE.to_owned()) };
    match command.as_str() {
        "build" => build(&folder(rest, "--out")?),
        "size" => size::report(&folder(rest, "--dir")?),
        "serve" => {
            let demo = rest.iter().any(|argument| argument == "--host-demo");
            serve(&folder(rest, "--dir")?, port(rest)?, demo)
        }
        _ => Err(format!("there is no command `{command}`\n{USAGE}")),
    }
}

fn build(out: &Path) -> Result<(), String> {
    let project = project()?;
    let dist = dist::assemble(&project)?;
    let changed = dist.write(out)?;
    println!("{}: {} files, {changed} written", out.display(), dist.len());
    Ok(())
}

fn serve(dir: &Path, port: u16, demo: bool) -> Result<(), String> {
    let options =
        server::Options { port, compress: Some(size::brotli), ..server::Options::default() };
    let server = server::Server::start(dir, options)?;
    println!("serving {} at {} (Ctrl-C stops it)", dir.display(), server.url());
    let beside =
        if demo { Some(demo::start(dir, port.wrapping_add(1), &server.url())?) } else { None };
    if let Some(beside) = &beside {
        println!("the sample site that shows it: {}", demo::address(beside));
    }
    loop {
        std::thread::park();
    }
}

/// The project is the folder the command is run in: nothing is looked for elsewhere.
fn project() -> Result<PathBuf, String> {
    let here = std::env::current_dir()
        .and_then(|folder| folder.canonicalize())
        .map_err(|error| format!("the current folder cannot be read: {error}"))?;
    if here.join("index.html").is_file() && here.join("Cargo.toml").is_file() {
        Ok(here)
    } else {
        Err("run this in the project's own folder (the one with Cargo.toml and index.html)"
            .to_owned())
    }
}

/// The value that follows `name`, if `name` is given.
fn option<'a>(arguments: &'a [String], name: &str) -> Result<Option<&'a str>, String> {
    match arguments.iter().position(|argument| argument == name) {
        None => Ok(None),
        Some(place) => match arguments.get(place + 1) {
            Some(value) => Ok(Some(value)),
            None => Err(format!("{name} needs a value")),
        },
    }
}

fn folder(arguments: &[String], name: &str) -> Result<PathBuf, String> {
    Ok(PathBuf::from(option(arguments, name)?.unwrap_or("dist")))
}

fn port(arguments: &[String]) -> Result<u16, String> {
    let text = option(arguments, "--port")?.unwrap_or("8080");
    text.parse().map_err(|_| format!("`{text}` is not a port number"))
}

/// Reads a file, or says which one could not be read.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// Reads a text file, or says which one could not be read.
fn read_text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// Every file below `root` as a path relative to it with `/`, sorted; none if there is no such folder.
fn files_below(root: &Path) -> Result<Vec<String>, String> {
    fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<(), String> {
        let unreadable = |error| format!("{} cannot be listed: {error}", folder.display());
        for entry in std::fs::read_dir(folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let name = entry.file_name();
            let name = name
                .to_str()
                .ok_or_else(|| format!("{} is not a UTF-8 name", entry.path().display()))?;
            // Hidden files are the system's or the editor's, never part of the site.
            if name.starts_with('.') {
                continue;
            }
            let path = entry.path();
            if path.is_dir() {
                walk(&path, &format!("{prefix}{name}/"), found)?;
            } else {
                found.push(format!("{prefix}{name}"));
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    if root.is_dir() {
        walk(root, "", &mut found)?;
    }
    found.sort();
    Ok(found)
}
