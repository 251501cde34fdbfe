//! An outside address as it was written → its host and path, as a request wants them.

/// An address that can be asked: `http` or `https`, a host, a path, no fragment; letters beyond ASCII are escaped.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    is_https: bool,
    /// The host and its port, in small letters.
    host: String,
    /// Begins with a slash; with the query.
    path: String,
}

impl Address {
    /// Reads an address; `None` when there is no host that a program could ask.
    ///
    /// ```
    /// use prospectus::links::Address;
    ///
    /// let address = Address::read("https://Museum.test/träume?room=2#top").expect("it has a host");
    /// assert_eq!(address.to_string(), "https://museum.test/tr%C3%A4ume?room=2");
    /// ```
    pub fn read(written: &str) -> Option<Self> {
        let written = written.trim();
        let (scheme, rest) = match written.strip_prefix("//") {
            Some(rest) => ("https", rest),
            None => written.split_once("://")?,
        };
        let is_https = match scheme.to_ascii_lowercase().as_str() {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let rest = rest.split('#').next().unwrap_or("");
        let (host, path) = rest.split_at(rest.find(['/', '?', '\\']).unwrap_or(rest.len()));
        let host = host.to_ascii_lowercase();
        let is_host = |letter: char| letter.is_ascii_alphanumeric() || "-_.:[]".contains(letter);
        if host.is_empty() || host.starts_with(':') || !host.chars().all(is_host) {
            return None;
        }
        let slash = if path.starts_with('/') { "" } else { "/" };
        Some(Self {
            is_https,
            host,
            path: format!("{slash}{}", escaped(path)),
        })
    }

    /// Where a redirect from here leads (RFC 9110 §10.2.2: the reference may be relative).
    pub(super) fn join(&self, location: &str) -> Option<Self> {
        let location = location.trim();
        let scheme = if self.is_https { "https" } else { "http" };
        let has_scheme = location
            .split_once(':')
            .is_some_and(|(scheme, _)| !scheme.is_empty() && !scheme.contains(['/', '?', '#']));
        let whole = if has_scheme {
            location.to_owned()
        } else if location.starts_with("//") {
            format!("{scheme}:{location}")
        } else if location.starts_with('/') {
            format!("{scheme}://{}{location}", self.host)
        } else {
            let path = self.path.split('?').next().unwrap_or("");
            let folder = match location.starts_with('?') {
                true => path,
                false => &path[..=path.rfind('/').unwrap_or(0)],
            };
            format!("{scheme}://{}{folder}{location}", self.host)
        };
        Self::read(&whole)
    }

    /// The host without its port.
    pub(super) fn name(&self) -> &str {
        match self.host.strip_prefix('[') {
            Some(rest) => rest.split(']').next().unwrap_or(rest),
            None => self.host.split(':').next().unwrap_or(&self.host),
        }
    }

    /// Scheme, host and port: what answers or does not, whatever the path.
    pub(super) fn door(&self) -> (bool, &str) {
        (self.is_https, &self.host)
    }

    pub(super) fn is_https(&self) -> bool {
        self.is_https
    }

    /// Whether a reader would call the two the same: but for the scheme, `www.` and a slash at the end.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let bare = |address: &Self| {
            let host = address.host.strip_prefix("www.").unwrap_or(&address.host);
            format!("{host}{}", address.path.trim_end_matches('/'))
        };
        bare(self) == bare(other)
    }

    /// Whether it lies in the site that stands at a base address, whatever the scheme.
    pub fn is_in(&self, base_url: &str) -> bool {
        let Some(base) = Self::read(base_url) else {
            return false;
        };
        let path = self.path.split('?').next().unwrap_or("");
        self.host == base.host && format!("{}/", path.trim_end_matches('/')).starts_with(&base.path)
    }

    /// Whether its name is kept for examples, so that no such host will ever be.
    pub(super) fn is_example(&self) -> bool {
        const KEPT: [&str; 5] = [
            "example",
            "invalid",
            "example.com",
            "example.net",
            "example.org",
        ];
        let name = self.name().trim_end_matches('.');
        let ends_so = |kept: &str| {
            name.strip_suffix(kept)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        KEPT.iter().any(|kept| ends_so(kept))
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scheme = if self.is_https { "https" } else { "http" };
        write!(formatter, "{scheme}://{}{}", self.host, self.path)
    }
}

/// What may not stand in a request as it is, escaped as browsers do it (URL Standard, path and query percent-encode sets).
fn escaped(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(written: &str) -> Address {
        Address::read(written).expect("it can be read")
    }

    #[test]
    fn a_redirect_is_seen_from_the_address_that_gave_it() {
        let from = address("https://a.test/x/y?z=1");
        for (location, to) in [
            ("/w", "https://a.test/w"),
            ("w", "https://a.test/x/w"),
            ("?z=2", "https://a.test/x/y?z=2"),
            ("//b.test", "https://b.test/"),
            ("http://b.test/#top", "http://b.test/"),
            (
                "w?back=http://c.test/",
                "https://a.test/x/w?back=http://c.test/",
            ),
        ] {
            assert_eq!(from.join(location), Some(address(to)), "{location}");
        }
        assert_eq!(from.join("mailto:a@b.test"), None);
    }

    #[test]
    fn what_no_program_can_ask_is_no_address() {
        for written in [
            "https://",
            "https:///x",
            "https://a b.test/",
            "ftp://a.test/",
            "a.test",
        ] {
            assert_eq!(Address::read(written), None, "{written}");
        }
        // A name and a password in an address are nothing to pass on.
        assert_eq!(Address::read("https://me:secret@a.test/"), None);
    }

    #[test]
    fn a_site_holds_its_own_path_and_no_other() {
        let base = "https://a.test/college/";
        for (written, is_in) in [
            ("http://a.test/college/x/", true),
            ("https://a.test/college", true),
            ("https://a.test/colleges/", false),
            ("https://b.test/college/", false),
        ] {
            assert_eq!(address(written).is_in(base), is_in, "{written}");
        }
    }

    #[test]
    fn names_for_examples_are_known_by_their_end() {
        assert!(address("https://www.millbrook.example/x").is_example());
        assert!(address("https://example.org").is_example());
        assert!(!address("https://myexample.org").is_example());
        assert!(!address("https://example.org.uk").is_example());
    }
}
