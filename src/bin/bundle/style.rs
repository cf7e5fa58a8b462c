//! One style sheet from many: the order is fixed here, the text is only made smaller.
//!
//! It knows no rule of CSS beyond strings, comments and blank space, so it cannot change a meaning.

use std::path::Path;

use crate::{files_below, read_text};

/// The sheets that come first and last; between them come those of the components, by name.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];
const LAST: &str = "print.css";
const COMPONENTS: &str = "components/";

pub(crate) fn sheet(folder: &Path) -> Result<String, String> {
    let present = files_below(folder)?;
    let mut order = Vec::new();
    for name in &present {
        let known = FIRST.contains(&name.as_str())
            || name == LAST
            || (name.starts_with(COMPONENTS) && name.ends_with(".css"));
        if !known {
            return Err(format!(
                "styles/{name} has no place in the order: put it under styles/components/"
            ));
        }
    }
    order.extend(FIRST);
    order.extend(present.iter().map(String::as_str).filter(|name| name.starts_with(COMPONENTS)));
    order.push(LAST);

    let mut text = String::new();
    for name in order.into_iter().filter(|name| present.iter().any(|there| there == name)) {
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
