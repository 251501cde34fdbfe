//! What is sent to a browser: status, type, headers as hosts are asked to send them, and the one script of serve's own.

use std::io::Write;

use crate::export::headers;
use crate::serve::address::OWN;

/// An answer to a browser.
#[derive(Debug, Clone)]
pub(super) struct Reply {
    pub(super) status: u16,
    kind: &'static str,
    pub(super) body: Vec<u8>,
    /// Where to go instead.
    location: Option<String>,
}

impl Reply {
    pub(super) fn new(status: u16, kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            kind,
            body: body.into(),
            location: None,
        }
    }

    pub(super) fn page(status: u16, html: impl Into<Vec<u8>>) -> Self {
        Self::new(status, "text/html; charset=utf-8", html)
    }

    pub(super) fn text(status: u16, words: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", words)
    }

    /// A file of the site, with the type that its name says.
    pub(super) fn file(address: &str, bytes: Vec<u8>) -> Self {
        Self::new(200, kind_of(address), bytes)
    }

    /// Sends a browser elsewhere, for now.
    pub(super) fn elsewhere(address: &str) -> Self {
        let location = Some(address.to_owned());
        Self {
            location,
            ..Self::text(307, "")
        }
    }

    /// Puts serve's script into a page: what it needs to know stands in its attributes.
    pub(super) fn with_script(mut self, page: &str, digest: &str) -> Self {
        let script = format!(
            "<script src=\"{OWN}live.js\" data-page=\"{}\" data-digest=\"{digest}\" defer></script>",
            crate::parse::entities::escape_attribute(page)
        );
        let head = b"</head>";
        let at = self.body.windows(head.len()).position(|it| it == head);
        let at = at.unwrap_or(self.body.len());
        self.body.splice(at..at, script.into_bytes());
        self
    }

    /// Writes it in one go: a head that is sent alone waits for the answer of the other side before the rest follows.
    pub(super) fn send(self, to: &mut dyn Write, with_body: bool) -> std::io::Result<()> {
        let mut bytes = head(self.status, self.kind);
        bytes.push_str(&format!("Content-Length: {}\r\n", self.body.len()));
        if let Some(location) = &self.location {
            bytes.push_str(&format!("Location: {location}\r\n"));
        }
        if self.status == 405 {
            bytes.push_str("Allow: GET, HEAD\r\n");
        }
        bytes.push_str("\r\n");
        let mut bytes = bytes.into_bytes();
        if with_body {
            bytes.extend_from_slice(&self.body);
        }
        to.write_all(&bytes)?;
        to.flush()
    }
}

/// Status line and the headers of every answer, without the empty line that ends them.
pub(super) fn head(status: u16, kind: &str) -> String {
    let reason = match status {
        200 => "OK",
        307 => "Temporary Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Error",
    };
    let mut head = format!("HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}\r\n");
    head.push_str("Cache-Control: no-store\r\n");
    for (name, value) in headers::for_all() {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head
}

/// The type of a file, by the end of its name.
fn kind_of(address: &str) -> &'static str {
    let ending = address.rsplit(['.', '/']).next().unwrap_or("");
    match ending {
        "atom" => "application/atom+xml; charset=utf-8",
        "avif" => "image/avif",
        "css" => "text/css; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "gif" => "image/gif",
        "html" => "text/html; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "jpg" | "jpeg" => "image/jpeg",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        _ if address.starts_with("/_") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
