//! An e-mail address.
//!
//! A sensible shape only: whether letters arrive there nobody knows but the post office.

use crate::values::flaw::Flaw;
use std::fmt;

/// The longest address that mail programs must take (RFC 5321, 4.5.3.1.3, less the brackets).
const LONGEST: usize = 254;

/// An address in ASCII, its domain in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Reads an address: one `@`, a name before it, a domain with a dot after it.
    ///
    /// Letters outside ASCII are refused: in practice they are an accent that the keyboard added.
    pub fn parse(raw: &str) -> Result<Email, Flaw> {
        let text = raw.trim();
        if text.is_empty() {
            return Err(Flaw::Missing);
        }
        let (name, domain) = text.split_once('@').ok_or(Flaw::NotAnEmail)?;
        let name_is_right = !name.is_empty() && name.len() <= 64 && name.bytes().all(is_in_name);
        let mut labels = domain.split('.');
        let domain_is_right = labels.clone().count() >= 2
            && labels.all(is_label)
            && domain
                .rsplit('.')
                .next()
                .is_some_and(|top| top.len() >= 2 && !top.bytes().all(|b| b.is_ascii_digit()));
        if text.len() <= LONGEST && name_is_right && domain_is_right {
            Ok(Email(format!("{name}@{}", domain.to_ascii_lowercase())))
        } else {
            Err(Flaw::NotAnEmail)
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_in_name(byte: u8) -> bool {
    byte.is_ascii_graphic() && !br#"()<>[]\,;:"@"#.contains(&byte)
}

fn is_label(label: &str) -> bool {
    let sound = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    sound && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expect: Result<&str, Flaw>) {
        assert_eq!(Email::parse(raw).map(|email| email.0), expect.map(str::to_owned), "{raw:?}");
    }

    #[test]
    fn an_address_as_people_type_it() {
        check("hoaian@example.vn", Ok("hoaian@example.vn"));
        check(" Hoai.An+the@Mail.Example.VN\n", Ok("Hoai.An+the@mail.example.vn"));
        check("o'brien_1@a-b.co", Ok("o'brien_1@a-b.co"));
        check("a@b.xn--p1ai", Ok("a@b.xn--p1ai"));
    }

    #[test]
    fn what_is_not_an_address() {
        check("", Err(Flaw::Missing));
        for raw in [
            "an",
            "@example.vn",
            "an@",
            "an@example",
            "an@@example.vn",
            "an@b@c.vn",
            "an an@example.vn",
            "an@exam ple.vn",
            "an@.vn",
            "an@example.",
            "an@example..vn",
            "an@-a.vn",
            "an@a-.vn",
            "an@1.2.3.4",
            "an@a.v",
            "âm@example.vn",
            "an@ví-dụ.vn",
            "an\u{200b}@example.vn",
            "an,@example.vn",
            "<an@example.vn>",
            "an@example.vn, b@example.vn",
        ] {
            check(raw, Err(Flaw::NotAnEmail));
        }
        let longest = format!("{}@{}.vn", "a".repeat(64), "b.".repeat(93));
        check(&longest.replace("..", "."), Ok(&longest.replace("..", ".")));
        check(&format!("{}@example.vn", "a".repeat(65)), Err(Flaw::NotAnEmail));
        check(&format!("a@{}vn", "bc.".repeat(90)), Err(Flaw::NotAnEmail));
        check(&"@".repeat(1_000_000), Err(Flaw::NotAnEmail));
    }
}
