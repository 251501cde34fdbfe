//! What a browser asks for → an address of the site, or of serve itself.

/// What serve itself answers begins with this; no page of a college can: ids have no such sign.
pub(super) const OWN: &str = "/_serve/";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// An address of the site, without its base path.
    Site(String),
    /// Something of serve's own, with what stands behind the question mark, decoded.
    Own(String, Vec<(String, String)>),
    /// An address before the base path: the site is at another one.
    BeforeSite,
    /// Nothing that could be an address here.
    Strange,
}

/// Reads the target of a request (RFC 9112 section 3.2.1).
pub(super) fn wanted(target: &str, base_path: &str) -> Wanted {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let path = path.split('#').next().unwrap_or(path);
    let Some(path) = decoded(path) else {
        return Wanted::Strange;
    };
    if let Some(own) = path.strip_prefix(OWN) {
        return Wanted::Own(own.to_owned(), pairs(query));
    }
    match path.strip_prefix(base_path) {
        Some(inside) if inside.starts_with('/') => Wanted::Site(inside.to_owned()),
        _ => Wanted::BeforeSite,
    }
}

/// A path without its percent signs; `None` for one that could lead out of the site.
fn decoded(path: &str) -> Option<String> {
    let path = percent_decoded(path)?;
    let is_fine = path.starts_with('/')
        && !path.contains(['\\', '\0'])
        && !path.chars().any(char::is_control)
        && path.split('/').all(|part| part != ".." && part != ".");
    is_fine.then_some(path)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = std::str::from_utf8(after.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &after[2..];
    }
    String::from_utf8(bytes).ok()
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let read = |text: &str| percent_decoded(text).unwrap_or_default();
    pairs
        .map(|(name, value)| (read(name), read(value)))
        .collect()
}

/// Whether a request was made to this computer by one of its own names: another name that leads here is a page of somebody
/// else's that wants to read what is served (DNS rebinding).
pub(super) fn is_own_name(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(rest),
        None => host.split(':').next().unwrap_or(host),
    };
    matches!(name, "127.0.0.1" | "::1") || name.eq_ignore_ascii_case("localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_below_the_base_path_and_never_leads_out() {
        let site = |path: &str| Wanted::Site(path.to_owned());
        for (target, base, wanted_there) in [
            ("/", "", site("/")),
            ("/courses/sleep/?x=1#y", "", site("/courses/sleep/")),
            ("/a/b/", "/a/b", site("/")),
            ("/a/b", "/a/b", Wanted::BeforeSite),
            ("/a/bc/", "/a/b", Wanted::BeforeSite),
            ("/", "/a/b", Wanted::BeforeSite),
            ("/pictures/caf%C3%A9.jpg", "", site("/pictures/café.jpg")),
            ("/../etc/passwd", "", Wanted::Strange),
            ("/%2e%2e/etc/passwd", "", Wanted::Strange),
            ("/courses/..%5c..%5cx", "", Wanted::Strange),
            ("/%", "", Wanted::Strange),
            ("/%ff", "", Wanted::Strange),
            ("/a%00", "", Wanted::Strange),
            ("courses/", "", Wanted::Strange),
        ] {
            assert_eq!(wanted(target, base), wanted_there, "{target} below {base}");
        }
        assert_eq!(
            wanted("/_serve/events?page=%2Fcourses%2F&digest=ab", "/a"),
            Wanted::Own(
                "events".into(),
                vec![
                    ("page".into(), "/courses/".into()),
                    ("digest".into(), "ab".into())
                ]
            )
        );
    }

    #[test]
    fn only_this_computer_s_own_names_are_answered() {
        for own in ["localhost:4000", "LOCALHOST", "127.0.0.1:4000", "[::1]:80"] {
            assert!(is_own_name(own), "{own}");
        }
        for other in [
            "example.org",
            "localhost.example.org",
            "127.0.0.1.nip.io",
            "",
            "[fe80::1]:4000",
        ] {
            assert!(!is_own_name(other), "{other}");
        }
    }
}
