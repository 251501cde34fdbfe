//! Addresses as a template or author wrote them → addresses that hold under any base path.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::artifact::Target;
use crate::finish::tag::Element;
use crate::finish::targets::Targets;
use crate::parse::entities::{decode, escape_attribute};
use crate::pictures::Size;

/// What addresses become.
#[derive(Debug, Clone)]
pub struct Addresses {
    /// With a slash at its end.
    base_url: String,
    /// The path of the base address without its last slash: empty, or `/a/b`.
    base_path: String,
    /// From `/assets/site.css` to the name with the fingerprint.
    assets: BTreeMap<String, String>,
    /// The languages besides the main one, whose pages are below `/cy/`.
    languages: Vec<String>,
    /// Old addresses that lead on: they are there once for all languages.
    old: BTreeSet<String>,
    /// How large each picture is shown, by its address.
    pictures: BTreeMap<String, Size>,
    /// Those of the links that were met so far.
    targets: Arc<Targets>,
    form: Form,
}

/// What an address is for.
#[derive(Debug, Clone, Copy, Default)]
struct Way<'l> {
    /// The language of the pages that it leads to; `None` for the main one.
    language: Option<&'l str>,
    /// A link is followed; everything else is part of the page.
    is_link: bool,
}

/// From where a page is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// From a server.
    Server,
    /// From a folder on somebody's disk, with all the other pages.
    Folder,
    /// From paper, or a file that goes about alone: what the page itself is made of lies in a folder, links are whole.
    Paper,
}

impl Addresses {
    pub fn new(base_url: &str, assets: BTreeMap<String, String>) -> Self {
        let after_scheme = base_url
            .split_once("://")
            .map_or(base_url, |(_, rest)| rest);
        let path = after_scheme.find('/').map_or("", |at| &after_scheme[at..]);
        Self {
            base_url: base_url.to_owned(),
            base_path: path.trim_end_matches('/').to_owned(),
            assets,
            languages: Vec::new(),
            old: BTreeSet::new(),
            pictures: BTreeMap::new(),
            targets: Arc::default(),
            form: Form::Server,
        }
    }

    /// Knows the old addresses, which lead on in the main language only.
    pub fn with_old(mut self, old: BTreeSet<String>) -> Self {
        self.old = old;
        self
    }

    /// Addresses of a site with pages in other languages besides the main one: a page leads to pages in its own, and an
    /// element with `hreflang` to the language that it names.
    pub fn with_languages(mut self, tags: &[&str]) -> Self {
        self.languages = tags.iter().map(|tag| (*tag).to_owned()).collect();
        self
    }

    /// Knows how large pictures are shown.
    pub fn with_pictures(mut self, pictures: BTreeMap<String, Size>) -> Self {
        self.pictures = pictures;
        self
    }

    /// Everything that an address of a page may depend on, as text.
    pub fn all(&self) -> String {
        // The targets are only what was met.
        let Self {
            base_url,
            base_path,
            assets,
            languages,
            old,
            pictures,
            targets: _,
            form,
        } = self;
        format!("{base_url:?} {base_path:?} {assets:?} {languages:?} {old:?} {pictures:?} {form:?}")
    }

    /// How large the picture at an address is shown.
    pub(super) fn size_of(&self, target: &Target) -> Option<Size> {
        match target {
            Target::Site { path, .. } => self.pictures.get(path).copied(),
            _ => None,
        }
    }

    /// Addresses that also lead from file to file, for a site that is opened from a folder.
    pub fn in_folder(mut self) -> Self {
        self.form = Form::Folder;
        self
    }

    /// Addresses for a page that is printed, from a server or from a folder. A site in a folder stays one.
    pub(super) fn for_paper(&self) -> Self {
        let form = match self.form {
            Form::Folder => Form::Folder,
            Form::Server | Form::Paper => Form::Paper,
        };
        Self {
            form,
            ..self.clone()
        }
    }

    /// The path before every address of the site: empty, or `/a/b`.
    pub fn base_path(&self) -> &str {
        &self.base_path
    }

    /// Sets an attribute of an element to the address that holds, and says where it leads.
    pub(super) fn set(&self, element: &mut Element<'_>, name: &str, page: &str) -> Arc<Target> {
        let written = element.get(name).unwrap_or_default();
        // A number that stands for a character is no anchor: `St-Anne&#x27;s/`.
        let plain = match written.contains('&') {
            true => Cow::Owned(escape_attribute(&decode(written))),
            false => Cow::Borrowed(written),
        };
        let way = Way {
            language: self.language(element.get("hreflang"), page),
            is_link: element.is("a"),
        };
        let (address, target) = self.resolve(&plain, page, way);
        if let Some(address) = address.filter(|address| address != written) {
            element.set(name, &address);
        }
        self.targets.shared(target)
    }

    /// The language to which a link leads: the one that it asks for, or else that of its page; `None` for the main one.
    fn language(&self, asked: Option<&str>, page: &str) -> Option<&str> {
        let listed = |tag: &str| self.languages.iter().find(|known| *known == tag);
        match asked {
            Some(tag) => listed(tag).map(String::as_str),
            None => page.split('/').nth(1).and_then(listed).map(String::as_str),
        }
    }

    /// The address of a page in a language; files, old addresses, and what names a language itself, stay.
    fn in_language(&self, path: String, language: Option<&str>) -> String {
        let first = path.split('/').nth(1).unwrap_or_default();
        let is_of_all = !path.ends_with('/')
            || self.languages.iter().any(|it| it == first)
            || self.old.contains(&path);
        match language.filter(|_| !is_of_all) {
            Some(tag) => format!("/{tag}{path}"),
            None => path,
        }
    }

    /// The address to write, when it changes, and what it means. The attribute's text is raw: `&` stands as `&amp;`.
    fn resolve(&self, raw: &str, page: &str, way: Way<'_>) -> (Option<String>, Target) {
        if let Some(file) = raw.strip_prefix("missing:") {
            return (None, Target::MissingFile(decode(file)));
        }
        if let Some(record) = raw.strip_prefix("unpublished:") {
            return (None, Target::Unpublished(decode(record)));
        }
        if let Some(own) = raw.strip_prefix(self.base_url.as_str()) {
            return (
                None,
                self.target(&format!("/{own}"), page, Way::default()).1,
            );
        }
        let has_scheme = raw
            .split_once(':')
            .is_some_and(|(scheme, _)| !scheme.contains(['/', '#', '?']));
        if has_scheme || raw.starts_with("//") || leads_to_a_host(raw) {
            return (None, Target::Outside(decode(raw)));
        }
        self.target(raw, page, way)
    }

    fn target(&self, raw: &str, page: &str, way: Way<'_>) -> (Option<String>, Target) {
        let (path, anchor) = match raw.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (raw, None),
        };
        let (path, query) = match path.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (path, None),
        };
        let to = |path: &str| Target::Site {
            path: decode(path),
            anchor: anchor.filter(|anchor| !anchor.is_empty()).map(decode),
        };
        if path.is_empty() {
            return (None, to(page));
        }
        let whole = if path.starts_with('/') {
            path.to_owned()
        } else {
            joined(page, path)
        };
        let named = self
            .assets
            .get(&whole)
            .cloned()
            .unwrap_or_else(|| self.in_language(with_slash(&whole), way.language));
        let mut address = match self.form {
            Form::Paper if way.is_link => format!("{}{named}", self.base_url.trim_end_matches('/')),
            Form::Folder | Form::Paper => from_file_to_file(page, &named),
            Form::Server => format!("{}{named}", self.base_path),
        };
        if let Some(query) = query {
            address.push_str(&format!("?{query}"));
        }
        if let Some(anchor) = anchor {
            address.push_str(&format!("#{anchor}"));
        }
        (Some(address), to(&named))
    }
}

/// Whether a browser takes what follows for the name of a host: it reads a backslash as a slash, and leaves out tabs and
/// ends of lines (WHATWG URL, 4.4).
fn leads_to_a_host(raw: &str) -> bool {
    let mut seen = raw.chars().filter(|letter| !"\t\n\r".contains(*letter));
    let is_slash = |letter: Option<char>| matches!(letter, Some('/' | '\\'));
    is_slash(seen.next()) && is_slash(seen.next())
}

/// The way from the file of one page to another file: `../x/index.html`.
fn from_file_to_file(page: &str, address: &str) -> String {
    let up = "../".repeat(page.matches('/').count().saturating_sub(1));
    let file = match address.ends_with('/') {
        true => format!("{address}index.html"),
        false => address.to_owned(),
    };
    format!("{up}{}", file.trim_start_matches('/'))
}

/// A page's address ends with a slash; a file's has an ending.
fn with_slash(path: &str) -> String {
    let last = path.rsplit('/').next().unwrap_or("");
    if last.is_empty() || last.contains('.') {
        path.to_owned()
    } else {
        format!("{path}/")
    }
}

/// `../x/` seen from `/courses/y/` → `/courses/x/`.
fn joined(page: &str, path: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let whole = parts.join("/");
    if whole.starts_with('/') {
        whole
    } else {
        format!("/{whole}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: Way<'_> = Way {
        language: None,
        is_link: true,
    };

    fn in_language(language: Option<&str>) -> Way<'_> {
        Way {
            language,
            is_link: true,
        }
    }

    fn addresses(base_url: &str) -> Addresses {
        Addresses::new(
            base_url,
            BTreeMap::from([(
                "/assets/site.css".to_owned(),
                "/assets/site.0123.css".to_owned(),
            )]),
        )
    }

    #[test]
    fn the_base_path_stands_before_every_address_of_the_site() {
        let at_root = addresses("https://example.org/");
        let below = addresses("https://example.org/a/b/");
        assert_eq!(
            at_root.resolve("/courses/", "/", LINK).0.as_deref(),
            Some("/courses/")
        );
        assert_eq!(
            below.resolve("/courses/x/#dates", "/", LINK).0.as_deref(),
            Some("/a/b/courses/x/#dates")
        );
        assert_eq!(below.resolve("/", "/x/", LINK).0.as_deref(), Some("/a/b/"));
        assert_eq!(
            below.resolve("/assets/site.css", "/", LINK).0.as_deref(),
            Some("/a/b/assets/site.0123.css")
        );
        assert_eq!(
            below.resolve("/courses/x", "/", LINK).0.as_deref(),
            Some("/a/b/courses/x/"),
            "a page ends with a slash"
        );
        assert_eq!(
            below.resolve("../y/", "/courses/x/", LINK).0.as_deref(),
            Some("/a/b/courses/y/")
        );
    }

    #[test]
    fn what_a_browser_reads_as_another_host_is_one() {
        let at_root = addresses("https://example.org/");
        for address in [
            "//evil.example/",
            "/\\evil.example/",
            "\\\\evil.example",
            "/\t/evil.example",
            "\n//evil.example",
        ] {
            let (written, target) = at_root.resolve(address, "/", LINK);
            assert_eq!(written, None, "{address:?}");
            assert!(
                matches!(target, Target::Outside(_)),
                "{address:?}: {target:?}"
            );
        }
    }

    #[test]
    fn in_a_folder_addresses_lead_from_file_to_file() {
        let folder = addresses("https://example.org/a/b/").in_folder();
        let from = |page: &str, to: &str| folder.resolve(to, page, LINK).0;
        assert_eq!(
            from("/", "/courses/").as_deref(),
            Some("courses/index.html")
        );
        assert_eq!(
            from("/courses/x/", "/").as_deref(),
            Some("../../index.html")
        );
        assert_eq!(
            from("/404.html", "/assets/site.css").as_deref(),
            Some("assets/site.0123.css")
        );
        assert_eq!(
            from("/panel/x/", "/courses/x/#dates").as_deref(),
            Some("../../courses/x/index.html#dates")
        );
    }

    #[test]
    fn pages_of_a_language_lead_to_pages_of_that_language_and_to_the_files_of_all() {
        let below = addresses("https://example.org/a/").with_languages(&["cy", "ur"]);
        let from = |page: &str, asked: Option<&str>, to: &str| {
            let language = below.language(asked, page);
            below
                .resolve(to, page, in_language(language))
                .0
                .unwrap_or_default()
        };
        for (page, asked, to, address) in [
            ("/cy/", None, "/courses/", "/a/cy/courses/"),
            (
                "/cy/courses/x/",
                None,
                "../y/#dates",
                "/a/cy/courses/y/#dates",
            ),
            ("/cy/courses/x/", None, "/", "/a/cy/"),
            (
                "/cy/courses/x/",
                None,
                "/calendars/all.ics",
                "/a/calendars/all.ics",
            ),
            ("/cy/", None, "/assets/site.css", "/a/assets/site.0123.css"),
            ("/cy/", None, "/ur/courses/", "/a/ur/courses/"),
            (
                "/cy/courses/x/",
                Some("en-GB"),
                "/courses/x/",
                "/a/courses/x/",
            ),
            ("/courses/x/", Some("cy"), "/courses/x/", "/a/cy/courses/x/"),
            ("/courses/x/", None, "/courses/y/", "/a/courses/y/"),
            ("/cygnet/", None, "/", "/a/"),
        ] {
            assert_eq!(
                from(page, asked, to),
                address,
                "{to} on {page} for {asked:?}"
            );
        }
        let here = below.resolve("#top", "/cy/x/", in_language(Some("cy"))).1;
        let path = "/cy/x/".to_owned();
        assert_eq!(
            here,
            Target::Site {
                path,
                anchor: Some("top".into())
            }
        );
    }

    #[test]
    fn on_paper_links_are_whole_and_what_the_page_is_made_of_lies_beside_it() {
        let paper = addresses("https://example.org/a/b/").for_paper();
        let from = |to: &str, is_link| {
            paper
                .resolve(
                    to,
                    "/prospectus/large-print/",
                    Way {
                        is_link,
                        language: None,
                    },
                )
                .0
        };
        assert_eq!(
            from("/courses/x/#dates", true).as_deref(),
            Some("https://example.org/a/b/courses/x/#dates")
        );
        assert_eq!(
            from("/assets/site.css", false).as_deref(),
            Some("../../assets/site.0123.css")
        );
        assert_eq!(from("#course-x", true), None);
        let preview = addresses("https://example.org/").in_folder().for_paper();
        assert_eq!(
            preview
                .resolve("/courses/x/", "/prospectus/", LINK)
                .0
                .as_deref(),
            Some("../courses/x/index.html"),
            "a site in a folder stays one"
        );
    }

    #[test]
    fn outside_addresses_and_anchors_stay() {
        let below = addresses("https://example.org/a/b/");
        for outside in [
            "https://nhs.example/",
            "mailto:a@b.example",
            "tel:111",
            "//cdn.example/x.js",
            "webcal://example.org/x.ics",
        ] {
            assert_eq!(
                below.resolve(outside, "/", LINK),
                (None, Target::Outside(outside.into()))
            );
        }
        let here = Target::Site {
            path: "/x/".into(),
            anchor: Some("top".into()),
        };
        assert_eq!(below.resolve("#top", "/x/", LINK), (None, here));
        let own = Target::Site {
            path: "/courses/".into(),
            anchor: None,
        };
        assert_eq!(
            below.resolve("https://example.org/a/b/courses/", "/", LINK),
            (None, own)
        );
    }
}
