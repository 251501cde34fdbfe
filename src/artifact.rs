//! SitePath, Artifact, PageFacts and FinishedSite: what the site is made of, and what is known of its finished pages.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::colour::Tokens;
use crate::source::{SourceId, Span};

/// An address inside the site: begins with `/`; a page's ends with `/` (or is `/404.html`). No base path, no anchor.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// ```
    /// use prospectus::artifact::SitePath;
    ///
    /// assert_eq!(SitePath::new("/courses/x/").file(), "courses/x/index.html");
    /// assert_eq!(SitePath::new("/calendars/all.ics").file(), "calendars/all.ics");
    /// ```
    pub fn new(path: impl Into<String>) -> Self {
        let path = path.into();
        debug_assert!(
            path.starts_with('/'),
            "a site path begins with a slash: {path}"
        );
        Self(path)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where it lies in the output folder.
    pub fn file(&self) -> String {
        let path = &self.0[1..];
        if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        }
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// One finished file of the site.
#[derive(Debug)]
pub struct Artifact {
    pub path: SitePath,
    pub bytes: Vec<u8>,
}

/// The finished site, as the rules about pages see it.
#[derive(Debug, Clone, Copy)]
pub struct FinishedSite<'a> {
    pub pages: &'a [PageFacts],
    /// Every other path that is published, such as `/calendars/all.ics`.
    pub files: &'a BTreeSet<String>,
    /// Ids of the courses that are held back.
    pub held: &'a [String],
    /// What of private venues stands in a page or file, sorted.
    pub leaks: &'a [Leak],
    /// What the theme's styles would load from another host: the name of the style and the address.
    pub style_loads: &'a [(String, String)],
    /// The colours that the theme's styles name.
    pub colours: &'a Tokens,
}

/// Something of a private venue in a page or file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leak {
    /// The address of the page or file.
    pub path: String,
    pub secret: Secret,
}

/// What of a private venue is shown nowhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Secret {
    /// The file of the venue.
    pub venue: SourceId,
    /// What it is: name, address, postcode or id.
    pub what: &'static str,
    /// As the venue's file says it.
    pub words: String,
}

/// What stays in memory of a finished page: enough for the rules about pages and links, and nothing of its HTML.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PageFacts {
    pub path: String,
    /// Every `id`, in the order of the page.
    pub ids: Vec<IdFact>,
    pub headings: Vec<HeadingFact>,
    /// Written by themselves, since their targets are shared.
    #[serde(skip)]
    pub links: Vec<LinkFact>,
    pub images: Vec<ImageFact>,
    /// Signs of an online meeting that must not be published.
    pub joining: Vec<String>,
    /// What the browser would load from another host.
    pub loads: Vec<LoadFact>,
    /// The language that the page names.
    pub language: Option<String>,
    pub regions: Vec<RegionFact>,
    pub tables: Vec<TableFact>,
    pub buttons: Vec<ButtonFact>,
    pub fields: Vec<FieldFact>,
    /// The ids of the fields that a label is for.
    pub labelled: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct LoadFact {
    pub address: String,
    pub at: Option<Span>,
}

/// A part of the page that people can jump to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RegionFact {
    Main,
    Navigation { is_named: bool },
}

#[derive(Debug, Serialize, Deserialize)]
pub struct TableFact {
    /// Whether any heading of a column or row has words.
    pub has_headings: bool,
    /// The words of its first cells, to know it by.
    pub text: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct ButtonFact {
    /// What a reader hears.
    pub text: String,
}

/// Something to fill in.
#[derive(Debug, Serialize, Deserialize)]
pub struct FieldFact {
    /// The name of the element, such as `input`.
    pub element: String,
    pub id: Option<String>,
    /// Whether it stands in a label, or has a name of its own.
    pub is_named: bool,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct IdFact {
    pub id: String,
    /// Where an author wrote it; absent for what a template or field made.
    pub at: Option<Span>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct HeadingFact {
    /// 1 to 6.
    pub level: u8,
    pub text: String,
    pub at: Option<Span>,
}

#[derive(Debug)]
pub struct LinkFact {
    /// Shared by all links of the site that lead there: most stand on every page.
    pub target: Arc<Target>,
    /// What a reader hears; for a picture link its alternative text. Absent where a template's link has words, of which
    /// nobody asks which they are.
    pub text: Option<Box<str>>,
    pub at: Option<Span>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Target {
    /// A page or file of this site, with the anchor asked for.
    Site {
        path: String,
        anchor: Option<String>,
    },
    Outside(String),
    /// A file that an author named and the site does not have.
    MissingFile(String),
    /// A record that is not published: a draft, or held back.
    Unpublished(String),
}

#[derive(Debug, Serialize, Deserialize)]
pub struct ImageFact {
    /// As written; for a message.
    pub source: String,
    /// `None` when there is no `alt` at all; an empty one marks decoration, which only a template may say.
    pub alt: Option<String>,
    pub at: Option<Span>,
}
