//! A page on its way past: each element to those who set its addresses and gather its facts.

use crate::artifact::{PageFacts, Target};
use crate::finish::addresses::Addresses;
use crate::finish::facts::{Gathering, is_on_another_host};
use crate::finish::markup::Visitor;
use crate::finish::tag::Element;
use crate::language;

/// What a link that leads to another host says of itself. The page there learns neither where its reader comes from nor gets
/// a hold on this one, also where a host sends no headers, or a reader opens it in a window of its own.
const REL: &str = "external noopener noreferrer";

/// What sets addresses and gathers facts.
pub(super) struct Visit<'a> {
    addresses: &'a Addresses,
    page: &'a str,
    gathering: Gathering,
    /// How many elements are open whose words are gathered.
    listening: usize,
}

/// What an open element is to the facts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mark {
    part: Part,
    has_direction: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Other,
    Link,
    Heading,
    HeadingCell,
    Cell,
    Button,
    Label,
}

impl<'a> Visit<'a> {
    pub(super) fn new(addresses: &'a Addresses, page: &'a str) -> Self {
        Self {
            addresses,
            page,
            gathering: Gathering::new(page),
            listening: 0,
        }
    }

    pub(super) fn facts(self) -> PageFacts {
        let mut facts = self.gathering.facts;
        // They stay until all pages are made.
        facts.links.shrink_to_fit();
        facts.ids.shrink_to_fit();
        facts.headings.shrink_to_fit();
        facts
    }

    fn link(&mut self, element: &mut Element<'_>) -> Part {
        if !element.has("href") {
            return Part::Other;
        }
        let target = self.addresses.set(element, "href", self.page);
        if let Target::Outside(address) = &*target
            && is_on_another_host(address)
            && !element.has("rel")
        {
            element.set("rel", REL);
        }
        self.gathering.open_link(target, element);
        Part::Link
    }

    /// What is loaded or sent: a picture, a style, a script, a form.
    fn file(&mut self, element: &mut Element<'_>, name: &str) {
        if !element.has(name) && !element.is("img") {
            return;
        }
        let target = self.addresses.set(element, name, self.page);
        if let Some(size) = self.addresses.size_of(&target) {
            element.set("width", &size.width.to_string());
            element.set("height", &size.height.to_string());
            element.set("loading", "lazy");
        }
        self.gathering.loaded(target, element);
        element.remove("data-at");
    }

    /// Gives words in another language their direction, where it is not the one around them (WCAG 2.2, technique H34). A
    /// template or author that said it already is left alone.
    fn direction(&mut self, element: &mut Element<'_>) -> bool {
        let Some(tag) = element.get("lang") else {
            return false;
        };
        let own = match element.get("dir") {
            Some("rtl") => "rtl",
            Some("ltr") => "ltr",
            _ => language::direction(tag),
        };
        let around = self.gathering.directions.last().copied();
        if around.is_some_and(|around| around != own) && !element.has("dir") {
            element.set("dir", own);
        }
        if element.has_content {
            self.gathering.directions.push(own);
        }
        element.has_content
    }
}

impl Visitor for Visit<'_> {
    type Mark = Mark;

    fn open(&mut self, element: &mut Element<'_>) -> Mark {
        self.gathering.id(element);
        let has_direction = self.direction(element);
        let name = element.name();
        let part = match &*name {
            "a" => self.link(element),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.gathering
                    .open_heading(name.as_bytes()[1] - b'0', element);
                element.remove("data-at");
                Part::Heading
            }
            "th" => Part::HeadingCell,
            "td" => Part::Cell,
            "button" => Part::Button,
            "label" => Part::Label,
            "img" | "script" => {
                self.file(element, "src");
                Part::Other
            }
            "link" => {
                self.file(element, "href");
                Part::Other
            }
            "form" => {
                self.file(element, "action");
                Part::Other
            }
            _ => Part::Other,
        };
        self.gathering.begin(&name, element);
        self.listening += usize::from(part.is_heard());
        self.count(part, |count| count + 1);
        Mark {
            part,
            has_direction,
        }
    }

    fn close(&mut self, mark: Mark) {
        if mark.has_direction {
            self.gathering.directions.pop();
        }
        match mark.part {
            Part::Link => self.gathering.close_link(),
            Part::Heading => self.gathering.close_heading(),
            _ => {}
        }
        self.listening -= usize::from(mark.part.is_heard());
        self.count(mark.part, |count| count - 1);
    }

    fn text(&mut self, text: &str) {
        if self.listening > 0 {
            self.gathering.words(text);
        }
    }
}

impl Part {
    /// Whether its words are gathered.
    fn is_heard(self) -> bool {
        !matches!(self, Self::Other | Self::Label)
    }
}

impl Visit<'_> {
    fn count(&mut self, part: Part, change: fn(usize) -> usize) {
        let open = &mut self.gathering.open;
        let count = match part {
            Part::HeadingCell => &mut open.heading_cells,
            Part::Cell => &mut open.cells,
            Part::Button => &mut open.buttons,
            Part::Label => &mut open.labels,
            _ => return,
        };
        *count = change(*count);
    }
}
