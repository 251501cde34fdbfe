//! The address where a member writes a new response on the college's git host, with the pro-forma filled in.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::panel::host::{CONTENT, PATH, new_file};

/// The pro-forma as a file to be filled in.
pub fn pro_forma(on: Date) -> String {
    format!(
        "---\non: {on}\nas:              # student, staff, volunteer or partner\nmade_it:         # did you help to make it? yes, no\n\
         co_production:   # is it obviously co-produced? yes, partly, no\nlocal_need:      # does it fill a need in the area? yes, partly, no\n\
         educational:     # is it educational, and not a form of therapy? yes, partly, no\nrecommend:       # pass, changes\n---\n\
         Suggestions.\n"
    )
}

/// The address of a page that begins a file with a text in it. `host` is `panel.new_file_url`; the address of a host that
/// has no place for path and text can only be opened.
pub fn address(host: &str, path: &str, text: &str) -> String {
    let Some(template) = new_file(host) else {
        return host.to_owned();
    };
    // The text is put in last: it may hold the word that stands for the path.
    template
        .replace(PATH, &encoded(path))
        .replace(CONTENT, &encoded(text))
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
    fn path_and_text_are_put_into_the_address_of_the_host() {
        let of = |host| address(host, "a/b 1.md", "on: x&y\n");
        assert_eq!(
            of("https://github.com/o/r/new/main"),
            "https://github.com/o/r/new/main?filename=a/b%201.md&value=on%3A%20x%26y%0A"
        );
        assert_eq!(
            of("https://gitlab.com/g/p/-/new/main/"),
            "https://gitlab.com/g/p/-/new/main?file_name=a/b%201.md&content=on%3A%20x%26y%0A"
        );
        assert_eq!(of("https://example.org/"), "https://example.org/");
    }
}
