//! The address where a member writes a new response on the college's git host, with the pro-forma filled in.

use std::fmt::Write as _;

use jiff::civil::Date;

/// The pro-forma as a file to be filled in.
pub fn pro_forma(on: Date) -> String {
    format!(
        "---\non: {on}\nas:              # student, staff, volunteer or partner\nmade_it:         # did you help to make it? yes, no\n\
         co_production:   # is it obviously co-produced? yes, partly, no\nlocal_need:      # does it fill a need in the area? yes, partly, no\n\
         educational:     # is it educational, and not a form of therapy? yes, partly, no\nrecommend:       # pass, changes\n---\n\
         Suggestions.\n"
    )
}

/// The address of a page that begins a file with a text in it. `host` is `panel.new_file_url`: GitHub's
/// (`https://github.com/OWNER/REPOSITORY/new/main`) and GitLab's (`https://gitlab.com/GROUP/PROJECT/-/new/main`) are
/// known; any other says with `{path}` and `{text}` where these belong.
pub fn address(host: &str, path: &str, text: &str) -> String {
    let (path, text) = (encoded(path), encoded(text));
    if host.contains("{path}") {
        return host.replace("{path}", &path).replace("{text}", &text);
    }
    let (name, value) = match host {
        _ if host.contains("/-/new/") => ("file_name", "content"),
        _ if host.contains("/new/") => ("filename", "value"),
        _ => return host.to_owned(),
    };
    let mark = if host.contains('?') { '&' } else { '?' };
    let host = host.trim_end_matches('/');
    format!("{host}{mark}{name}={path}&{value}={text}")
}

/// RFC 3986 §2.1: everything but unreserved characters as bytes in hexadecimal digits.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_known_by_their_address() {
        let of = |host| address(host, "a/b 1.md", "on: x&y\n");
        assert_eq!(
            of("https://github.com/o/r/new/main"),
            "https://github.com/o/r/new/main?filename=a/b%201.md&value=on%3A%20x%26y%0A"
        );
        assert_eq!(
            of("https://gitlab.com/g/p/-/new/main/"),
            "https://gitlab.com/g/p/-/new/main?file_name=a/b%201.md&content=on%3A%20x%26y%0A"
        );
        assert_eq!(
            of("https://git.example.org/new?f={path}"),
            "https://git.example.org/new?f=a/b%201.md"
        );
        assert_eq!(of("https://example.org/"), "https://example.org/");
    }
}
