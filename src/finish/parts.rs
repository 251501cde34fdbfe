//! Regions, tables, buttons, fields and what is embedded → their facts.

use crate::artifact::{ButtonFact, FieldFact, RegionFact, TableFact};
use crate::finish::assets::addresses_elsewhere;
use crate::finish::facts::{Gathering, place_of};
use crate::finish::tag::Element;
use crate::parse::entities::decode;

/// What an `input` of these kinds is called, it says itself, or nobody sees it.
const WITHOUT_LABEL: [&str; 5] = ["hidden", "submit", "button", "reset", "image"];

/// The name that an element gives itself.
fn own_name(element: &Element<'_>) -> Option<String> {
    let names = ["aria-label", "aria-labelledby", "title"].iter();
    let mut names = names.filter_map(|name| element.get(name));
    names.find(|name| !name.trim().is_empty()).map(decode)
}

impl Gathering {
    /// Notes what an element says of itself.
    pub(super) fn begin(&mut self, tag: &str, element: &Element<'_>) {
        let facts = &mut self.facts;
        match tag {
            "html" => facts.language = element.get("lang").map(str::to_owned),
            "main" => facts.regions.push(RegionFact::Main),
            "nav" => {
                let is_named = own_name(element).is_some();
                facts.regions.push(RegionFact::Navigation { is_named });
            }
            "label" => facts.labelled.extend(element.get("for").map(decode)),
            "button" => {
                let text = own_name(element).unwrap_or_default();
                facts.buttons.push(ButtonFact { text });
            }
            "table" => facts.tables.push(TableFact {
                // A table that only places things has nothing to head.
                has_headings: element
                    .get("role")
                    .is_some_and(|role| role == "presentation"),
                text: String::new(),
            }),
            "input" | "select" | "textarea" => self.field(tag, element),
            "iframe" | "video" | "audio" | "source" | "track" | "embed" | "object" => {
                self.embedded(element, &["src", "data", "poster"]);
            }
            // In a drawing (SVG).
            "image" | "use" | "feimage" => self.embedded(element, &["href", "xlink:href"]),
            _ => {}
        }
        self.lists_and_styles(element);
    }

    fn field(&mut self, tag: &str, element: &Element<'_>) {
        let kind = element.get("type").unwrap_or_default().to_ascii_lowercase();
        if kind == "image" {
            self.embedded(element, &["src"]);
        }
        if tag == "input" && WITHOUT_LABEL.contains(&kind.as_str()) {
            return;
        }
        self.facts.fields.push(FieldFact {
            element: tag.to_owned(),
            id: element.get("id").map(decode),
            is_named: self.open.labels > 0 || own_name(element).is_some(),
        });
    }

    fn embedded(&mut self, element: &Element<'_>, names: &[&str]) {
        for value in names.iter().filter_map(|name| element.get(name)) {
            self.load(&decode(value), place_of(element));
        }
    }

    /// What any element may load: pictures for screens of other sizes, and what its own style names.
    fn lists_and_styles(&mut self, element: &Element<'_>) {
        let lists = ["srcset", "imagesrcset"].into_iter();
        for list in lists.filter_map(|name| element.get(name)) {
            // Each address has a size behind it.
            for address in decode(list).split(',') {
                let address = address.split_whitespace().next().unwrap_or_default();
                self.load(address, place_of(element));
            }
        }
        if let Some(style) = element.get("style") {
            for address in addresses_elsewhere(&decode(style)) {
                self.load(&address, place_of(element));
            }
        }
    }

    /// Words inside a cell or a button.
    pub(super) fn words_of_parts(&mut self, text: &str) {
        let has_words = !text.trim().is_empty();
        if let Some(table) = self.facts.tables.last_mut() {
            table.has_headings |= self.open.heading_cells > 0 && has_words;
            if self.open.cells > 0 && has_words && table.text.len() < 30 {
                table
                    .text
                    .push_str(if table.text.is_empty() { "" } else { " " });
                table.text.push_str(text.trim());
            }
        }
        if let Some(button) = self
            .facts
            .buttons
            .last_mut()
            .filter(|_| self.open.buttons > 0)
        {
            button.text.push_str(text);
        }
    }
}
