//! Two style sheets from many: what a first question needs, and what comes with the screens that come later. The order
//! is fixed here, the text is only made smaller.
//!
//! It knows no rule of CSS beyond strings, comments and blank space, so it cannot change a meaning.

use std::path::Path;

use crate::{files_below, read_text};

/// The sheets that come first and last; between them come those of the components, by name.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];
const LAST: &str = "print.css";
const COMPONENTS: &str = "components/";
/// The components that only later screens have.
const LATER: &str = "later/";
/// The sheet of the officer's page, which takes only the colors of the app.
const READER: &str = "reader.css";

/// The sheet of the page itself.
pub(crate) fn first(folder: &Path) -> Result<String, String> {
    let present = files_below(folder)?;
    for name in &present {
        let known = FIRST.contains(&name.as_str())
            || name == LAST
            || name == READER
            || ([COMPONENTS, LATER].iter().any(|place| name.starts_with(place))
                && name.ends_with(".css"));
        if !known {
            return Err(format!(
                "styles/{name} has no place in the order: put it under styles/components/ or styles/later/"
            ));
        }
    }
    let mut order = FIRST.to_vec();
    order.extend(present.iter().map(String::as_str).filter(|name| name.starts_with(COMPONENTS)));
    order.push(LAST);
    together(folder, order.into_iter().filter(|name| present.iter().any(|there| there == name)))
}

/// The sheet that comes with the later screens.
pub(crate) fn later(folder: &Path) -> Result<String, String> {
    let present = files_below(folder)?;
    together(folder, present.iter().map(String::as_str).filter(|name| name.starts_with(LATER)))
}

/// The sheet of the officer's page.
pub(crate) fn reader(folder: &Path) -> Result<String, String> {
    together(folder, [FIRST[0], READER].into_iter())
}

fn together<'a>(folder: &Path, names: impl Iterator<Item = &'a str>) -> Result<String, String> {
    let mut text = String::new();
    for name in names {
        text.push_str(&squeeze(&read_text(&folder.join(name))?));
    }
    Ok(text)
}

/// Takes out comments and blank space that separate nothing.
fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    let mut blank = false;
    while let Some(letter) = rest.next() {
        if letter == '/' && rest.peek() == Some(&'*') {
            rest.next();
            let mut before = ' ';
            for inside in rest.by_ref() {
                if before == '*' && inside == '/' {
                    break;
                }
                before = inside;
            }
            blank = true;
            continue;
        }
        if letter.is_ascii_whitespace() {
            blank = true;
            continue;
        }
        // A space beside one of these separates nothing. Colons and operators are not among them:
        // `a :hover` and `calc(1px + 2px)` mean something else without their spaces.
        let closed = |letter: char| matches!(letter, '{' | '}' | ';' | ',');
        if blank && !closed(letter) && !out.is_empty() && !out.ends_with(closed) {
            out.push(' ');
        }
        blank = false;
        if letter == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push(letter);
        if letter == '"' || letter == '\'' {
            let mut escaped = false;
            for inside in rest.by_ref() {
                out.push(inside);
                if inside == letter && !escaped {
                    break;
                }
                escaped = inside == '\\' && !escaped;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn only_what_separates_nothing_goes() {
        for (css, expected) in [
            ("a {\n  color: red;\n}\n", "a{color: red}"),
            ("/* why */ a, b { x: y }", "a,b{x: y}"),
            ("a/**/b{}", "a b{}"),
            ("a :hover{}", "a :hover{}"),
            ("a { width: calc(1px + 2px) ; }", "a{width: calc(1px + 2px)}"),
            ("a::before { content: \"  /* { */  \"; }", "a::before{content: \"  /* { */  \"}"),
            (r#"a { content: "\"  ;"; }"#, r#"a{content: "\"  ;"}"#),
        ] {
            assert_eq!(squeeze(css), expected);
        }
    }
}
