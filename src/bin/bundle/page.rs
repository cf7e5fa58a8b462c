//! Fills the names and hashes of one build into the pages that start it.
//!
//! A place to fill is `%name%` in quotation marks. A name nobody has, a place left over or a place
//! that is not there is an error: a page that names a missing file would fail only in the browser.

/// One shipped file as other files point to it.
#[derive(Clone, Debug)]
pub(crate) struct Shipped {
    pub(crate) url: String,
    pub(crate) integrity: String,
}

/// `"%name%"` becomes the quoted address.
pub(crate) fn point(text: &str, name: &str, url: &str) -> Result<String, String> {
    replace_once(text, &format!("\"%{name}%\""), &format!("\"{url}\""))
}

/// `"%name%"` becomes the quoted address, followed by what makes the browser check the bytes.
pub(crate) fn point_checked(text: &str, name: &str, file: &Shipped) -> Result<String, String> {
    let Shipped { url, integrity } = file;
    replace_once(
        text,
        &format!("\"%{name}%\""),
        &format!("\"{url}\" integrity=\"{integrity}\" crossorigin=\"anonymous\""),
    )
}

/// `"%name%"` becomes a piece of JSON.
pub(crate) fn insert(text: &str, name: &str, value: &serde_json::Value) -> Result<String, String> {
    replace_once(text, &format!("\"%{name}%\""), &value.to_string())
}

/// Puts a text in the place of one that is there exactly once.
pub(crate) fn replace_once(text: &str, place: &str, by: &str) -> Result<String, String> {
    match text.matches(place).count() {
        1 => Ok(text.replacen(place, by, 1)),
        count => Err(format!("the place {place} is there {count} times, not once")),
    }
}

/// Leaves out what only Trunk reads, comments, and indentation.
pub(crate) fn tidy_html(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    lines(&kept, |line| !line.starts_with("<link data-trunk"))
}

/// Leaves out the lines that are only a comment, and indentation.
///
/// The start file has no text that runs over several lines, so this cannot cut one.
pub(crate) fn tidy_js(js: &str) -> String {
    lines(js, |line| !line.starts_with("//"))
}

fn lines(text: &str, keep: impl Fn(&str) -> bool) -> String {
    let mut out = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && keep(line)) {
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_filled_exactly_once() {
        assert_eq!(
            point("href=\"%a.css%\"", "a.css", "a-1.css").as_deref(),
            Ok("href=\"a-1.css\"")
        );
        assert!(point("href=\"a.css\"", "a.css", "a-1.css").is_err());
        assert!(point("\"%a%\" \"%a%\"", "a", "b").is_err());
    }

    #[test]
    fn only_comments_and_trunk_lines_go() {
        let html = "<p>a</p>\n  <!-- x\n y -->\n  <link data-trunk rel=\"rust\">\n<p>b</p>\n";
        assert_eq!(tidy_html(html), "<p>a</p>\n<p>b</p>\n");
        assert_eq!(tidy_js("// why\n  a();\n\n  b(\"//\");\n"), "a();\nb(\"//\");\n");
    }
}
