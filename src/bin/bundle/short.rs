//! Gives the imports of a Wasm program short names, in the program and in its bindings alike.
//!
//! The generator ends each name with a number out of sixteen digits, which no compression takes out again, once in each of
//! the two files; nobody but these two ever says the names. It knows nothing of what they do.

use std::path::Path;

use walrus::Module;

use crate::{read, read_text};

/// Shortens the names of `<name>.js` and `<name>_bg.wasm` in a folder.
pub(crate) fn shorten(folder: &Path, name: &str) -> Result<(), String> {
    let (script, program) =
        (folder.join(format!("{name}.js")), folder.join(format!("{name}_bg.wasm")));
    let mut module = Module::from_buffer(&read(&program)?)
        .map_err(|error| format!("{} cannot be read: {error:#}", program.display()))?;
    let mut bindings = read_text(&script)?;
    let mut places = Vec::new();
    for (number, import) in module.imports.iter_mut().enumerate() {
        let short = short(number);
        bindings = replaced(
            &bindings,
            &format!(" {}: function(", import.name),
            &format!(" {short}: function("),
        )?;
        import.name = short;
        if !places.contains(&import.module) {
            places.push(import.module.clone());
        }
        import.module = "a".to_owned();
    }
    let [place] = places.as_slice() else {
        return Err(format!("the imports of `{name}` come from {} places", places.len()));
    };
    let bindings = replaced(&bindings, &format!("\"{place}\": import0"), "a: import0")?;
    let unwritten =
        |error: std::io::Error| format!("{} cannot be written: {error}", folder.display());
    std::fs::write(&script, bindings).map_err(unwritten)?;
    std::fs::write(&program, module.emit_wasm()).map_err(unwritten)
}

/// `a` to `z`, `a0` to `z0` and so on: a name in either language.
fn short(number: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    match number / 26 {
        0 => letter.to_string(),
        more => format!("{letter}{}", more - 1),
    }
}

/// The text with the one place where `from` stands replaced.
fn replaced(text: &str, from: &str, to: &str) -> Result<String, String> {
    match text.matches(from).count() {
        1 => Ok(text.replacen(from, to, 1)),
        times => Err(format!("the bindings say `{}` {times} times", from.trim())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<String> = (0..2_000).map(short).collect();
        assert_eq!(names.len(), 2_000);
        let named = |name: &String| {
            name.starts_with(|sign: char| sign.is_ascii_lowercase())
                && name.chars().skip(1).all(|sign| sign.is_ascii_digit())
        };
        assert!(names.iter().all(named));
    }

    #[test]
    fn what_is_not_there_once_is_refused() {
        assert_eq!(replaced("a b a", "b", "c").as_deref(), Ok("a c a"));
        assert!(replaced("a b a", "a", "c").is_err() && replaced("a", "b", "c").is_err());
    }
}
