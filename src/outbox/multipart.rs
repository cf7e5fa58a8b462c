//! The body of a submission: `multipart/form-data` (RFC 7578), as bytes that are made once and sent again and again.
//!
//! Knows nothing of what the parts mean.

/// One part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// Its name.
    pub name: &'static str,
    /// The name of its file: letters, digits, points and hyphens.
    pub file: &'a str,
    /// Its media type.
    pub media: &'static str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// The media type of a body with that boundary.
pub fn media(boundary: &str) -> String {
    format!("multipart/form-data; boundary={boundary}")
}

/// The body. The boundary must not be in any part; one that is made of a digest of the parts is not.
pub fn body(boundary: &str, parts: &[Part<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for Part { name, file, media, bytes } in parts {
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: {media}\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    body
}
