//! Addresses as a template or author wrote them → addresses that hold under any base path.

use std::collections::BTreeMap;

use lol_html::errors::AttributeNameError;
use lol_html::html_content::Element;

use crate::artifact::Target;
use crate::parse::raw_html::decode;
use crate::pictures::Size;

/// What addresses become.
#[derive(Debug)]
pub struct Addresses {
    /// With a slash at its end.
    base_url: String,
    /// The path of the base address without its last slash: empty, or `/a/b`.
    base_path: String,
    /// From `/assets/site.css` to the name with the fingerprint.
    assets: BTreeMap<String, String>,
    /// How large each picture is shown, by its address.
    pictures: BTreeMap<String, Size>,
    /// Whether the pages are to work where no server is: in a folder on somebody's disk.
    in_folder: bool,
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
            pictures: BTreeMap::new(),
            in_folder: false,
        }
    }

    /// Knows how large pictures are shown.
    pub fn with_pictures(mut self, pictures: BTreeMap<String, Size>) -> Self {
        self.pictures = pictures;
        self
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
        self.in_folder = true;
        self
    }

    /// The path before every address of the site: empty, or `/a/b`.
    pub fn base_path(&self) -> &str {
        &self.base_path
    }

    /// Sets an attribute of an element to the address that holds, and says where it leads.
    pub(super) fn set(
        &self,
        element: &mut Element<'_, '_>,
        name: &str,
        page: &str,
    ) -> Result<Target, AttributeNameError> {
        let written = element.get_attribute(name).unwrap_or_default();
        let (address, target) = self.resolve(&written, page);
        if let Some(address) = address {
            element.set_attribute(name, &address)?;
        }
        Ok(target)
    }

    /// The address to write, when it changes, and what it means. The attribute's text is raw: `&` stands as `&amp;`.
    fn resolve(&self, raw: &str, page: &str) -> (Option<String>, Target) {
        if let Some(file) = raw.strip_prefix("missing:") {
            return (None, Target::MissingFile(decode(file)));
        }
        if let Some(record) = raw.strip_prefix("unpublished:") {
            return (None, Target::Unpublished(decode(record)));
        }
        if let Some(own) = raw.strip_prefix(self.base_url.as_str()) {
            return (None, self.target(&format!("/{own}"), page).1);
        }
        let has_scheme = raw
            .split_once(':')
            .is_some_and(|(scheme, _)| !scheme.contains(['/', '#', '?']));
        if has_scheme || raw.starts_with("//") {
            return (None, Target::Outside(decode(raw)));
        }
        self.target(raw, page)
    }

    fn target(&self, raw: &str, page: &str) -> (Option<String>, Target) {
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
            .unwrap_or_else(|| with_slash(&whole));
        let mut address = match self.in_folder {
            true => from_file_to_file(page, &named),
            false => format!("{}{named}", self.base_path),
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
            at_root.resolve("/courses/", "/").0.as_deref(),
            Some("/courses/")
        );
        assert_eq!(
            below.resolve("/courses/x/#dates", "/").0.as_deref(),
            Some("/a/b/courses/x/#dates")
        );
        assert_eq!(below.resolve("/", "/x/").0.as_deref(), Some("/a/b/"));
        assert_eq!(
            below.resolve("/assets/site.css", "/").0.as_deref(),
            Some("/a/b/assets/site.0123.css")
        );
        assert_eq!(
            below.resolve("/courses/x", "/").0.as_deref(),
            Some("/a/b/courses/x/"),
            "a page ends with a slash"
        );
        assert_eq!(
            below.resolve("../y/", "/courses/x/").0.as_deref(),
            Some("/a/b/courses/y/")
        );
    }

    #[test]
    fn in_a_folder_addresses_lead_from_file_to_file() {
        let folder = addresses("https://example.org/a/b/").in_folder();
        let from = |page: &str, to: &str| folder.resolve(to, page).0;
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
                below.resolve(outside, "/"),
                (None, Target::Outside(outside.into()))
            );
        }
        let here = Target::Site {
            path: "/x/".into(),
            anchor: Some("top".into()),
        };
        assert_eq!(below.resolve("#top", "/x/"), (None, here));
        let own = Target::Site {
            path: "/courses/".into(),
            anchor: None,
        };
        assert_eq!(
            below.resolve("https://example.org/a/b/courses/", "/"),
            (None, own)
        );
    }
}
