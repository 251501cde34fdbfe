//! What the pass meets → PageFacts.

use std::sync::Arc;

use crate::artifact::{HeadingFact, IdFact, ImageFact, LinkFact, LoadFact, PageFacts, Target};
use crate::finish::tag::Element;
use crate::parse::entities::decode;
use crate::source::{SourceId, Span};

/// Facts of a page, as far as it has been read.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    pub(super) facts: PageFacts,
    /// The links that are open.
    links: Vec<OpenLink>,
    in_heading: bool,
    /// The direction of each open element that names its language.
    pub(super) directions: Vec<&'static str>,
    /// What is open besides links and headings.
    pub(super) open: Open,
}

/// A link whose words are still to come.
#[derive(Debug)]
struct OpenLink {
    /// Its position in `facts.links`.
    position: usize,
    /// Whether an author wrote it: then its words are kept.
    is_authors: bool,
    has_words: bool,
    words: String,
}

impl OpenLink {
    fn hear(&mut self, words: &str) {
        self.has_words |= !words.trim().is_empty();
        if self.is_authors {
            self.words.push_str(words);
        }
    }
}

/// What is open of tables, buttons and labels.
#[derive(Debug, Default)]
pub(super) struct Open {
    pub(super) heading_cells: usize,
    pub(super) cells: usize,
    pub(super) buttons: usize,
    pub(super) labels: usize,
}

impl Gathering {
    pub(super) fn new(path: &str) -> Self {
        Self {
            facts: PageFacts {
                path: path.to_owned(),
                ..PageFacts::default()
            },
            ..Self::default()
        }
    }

    pub(super) fn id(&mut self, element: &Element<'_>) {
        if let Some(id) = element.get("id") {
            self.facts.ids.push(IdFact {
                id: decode(id),
                at: place_of(element),
            });
        }
    }

    pub(super) fn open_link(&mut self, target: Arc<Target>, element: &mut Element<'_>) {
        let at = place_of(element);
        element.remove("data-at");
        if matches!(*target, Target::MissingFile(_) | Target::Unpublished(_)) {
            element.is_left_out = true;
        }
        let mut open = OpenLink {
            position: self.facts.links.len(),
            is_authors: at.is_some(),
            has_words: false,
            words: String::new(),
        };
        // A link that only a picture or a label fills is heard by that label.
        if let Some(label) = element.get("aria-label") {
            open.hear(&decode(label));
        }
        self.links.push(open);
        let text = None;
        self.facts.links.push(LinkFact { target, text, at });
    }

    pub(super) fn close_link(&mut self) {
        let Some(link) = self.links.pop() else {
            return;
        };
        if link.is_authors || !link.has_words {
            self.facts.links[link.position].text = Some(link.words.into());
        }
    }

    pub(super) fn open_heading(&mut self, level: u8, element: &Element<'_>) {
        self.in_heading = true;
        self.facts.headings.push(HeadingFact {
            level,
            text: String::new(),
            at: place_of(element),
        });
    }

    pub(super) fn close_heading(&mut self) {
        self.in_heading = false;
    }

    /// Something that the browser loads with the page.
    pub(super) fn loaded(&mut self, target: Arc<Target>, element: &Element<'_>) {
        let at = place_of(element);
        if element.is("img") {
            let alt = element.get("alt").map(decode);
            if let (Some(alt), Some(link)) = (&alt, self.links.last_mut()) {
                link.hear(alt);
            }
            let source = match &*target {
                Target::Site { path, .. } => path.clone(),
                Target::Outside(address)
                | Target::MissingFile(address)
                | Target::Unpublished(address) => address.clone(),
            };
            self.facts.images.push(ImageFact { source, alt, at });
        }
        if let Target::Outside(address) = &*target
            && is_loaded(element)
        {
            self.load(address, at);
        }
        self.facts.links.push(LinkFact {
            target,
            text: at.map(|_| "file".into()),
            at,
        });
    }

    /// Notes what would come from another host.
    pub(super) fn load(&mut self, address: &str, at: Option<Span>) {
        if is_on_another_host(address) {
            let address = address.to_owned();
            self.facts.loads.push(LoadFact { address, at });
        }
    }

    pub(super) fn words(&mut self, text: &str) {
        self.words_of_parts(text);
        if let Some(link) = self.links.last_mut() {
            link.hear(text);
        }
        if let Some(heading) = self.facts.headings.last_mut().filter(|_| self.in_heading) {
            heading.text.push_str(text);
        }
    }
}

/// Whether a browser loads what this links to; `rel="canonical"` and its like only name something.
fn is_loaded(element: &Element<'_>) -> bool {
    const LOADING: [&str; 9] = [
        "stylesheet",
        "icon",
        "apple-touch-icon",
        "mask-icon",
        "manifest",
        "preload",
        "modulepreload",
        "prefetch",
        "preconnect",
    ];
    if element.is("link") {
        let rel = element.get("rel").unwrap_or_default().to_ascii_lowercase();
        return rel.split_whitespace().any(|word| LOADING.contains(&word));
    }
    // It is sent when somebody presses its button.
    !element.is("form")
}

pub(super) fn is_on_another_host(address: &str) -> bool {
    // As a browser reads it (WHATWG URL, 4.4).
    let seen = address.trim_start_matches(|letter: char| letter <= ' ');
    let seen = seen.chars().filter(|letter| !"\t\n\r".contains(*letter));
    let seen: String = seen.take("https:".len()).collect();
    let seen = seen.to_ascii_lowercase().replace('\\', "/");
    ["http:", "https:", "//"]
        .iter()
        .any(|start| seen.starts_with(start))
}

/// The place that an element carries.
pub(super) fn place_of(element: &Element<'_>) -> Option<Span> {
    let text = element.get("data-at")?;
    let (source, range) = text.split_once(':')?;
    let (start, end) = range.split_once('-')?;
    Some(Span {
        source: SourceId(source.parse().ok()?),
        start: start.parse().ok()?,
        end: end.parse().ok()?,
    })
}
