//! Regions, tables, buttons, fields and what is embedded → their facts.

use std::cell::RefCell;
use std::rc::Rc;

use lol_html::HandlerResult;
use lol_html::html_content::Element;

use crate::artifact::{ButtonFact, FieldFact, RegionFact, TableFact};
use crate::finish::facts::{Gathering, Open, place_of};
use crate::language;
use crate::parse::raw_html::decode;

/// What an `input` of these kinds is called, it says itself, or nobody sees it.
const WITHOUT_LABEL: [&str; 5] = ["hidden", "submit", "button", "reset", "image"];

/// Notes one of these elements.
pub(super) fn part(
    element: &mut Element<'_, '_>,
    gathering: &Rc<RefCell<Gathering>>,
) -> HandlerResult {
    let tag = element.tag_name();
    gathering.borrow_mut().begin(&tag, element);
    match tag.as_str() {
        "label" => opened(element, gathering, |open| &mut open.labels)?,
        "button" => opened(element, gathering, |open| &mut open.buttons)?,
        "th" => opened(element, gathering, |open| &mut open.heading_cells)?,
        "td" => opened(element, gathering, |open| &mut open.cells)?,
        "input" | "select" | "textarea" => gathering.borrow_mut().field(element),
        "iframe" | "video" | "audio" | "source" | "track" | "embed" | "object" => {
            gathering.borrow_mut().embedded(element);
        }
        _ => {}
    }
    Ok(())
}

/// Gives words in another language their direction, where it is not the one around them (WCAG 2.2, technique H34). A
/// template or author that said it already is left alone.
pub(super) fn language(
    element: &mut Element<'_, '_>,
    gathering: &Rc<RefCell<Gathering>>,
) -> HandlerResult {
    let tag = element.get_attribute("lang").unwrap_or_default();
    let own = match element.get_attribute("dir").as_deref() {
        Some("rtl") => "rtl",
        Some("ltr") => "ltr",
        _ => language::direction(&tag),
    };
    let around = gathering.borrow().directions.last().copied();
    if around.is_some_and(|around| around != own) && !element.has_attribute("dir") {
        element.set_attribute("dir", own)?;
    }
    if element.can_have_content() {
        gathering.borrow_mut().directions.push(own);
        let end = gathering.clone();
        element.on_end_tag(Box::new(move |_| {
            end.borrow_mut().directions.pop();
            Ok(())
        }))?;
    }
    Ok(())
}

/// Counts an element as open until its end.
fn opened(
    element: &mut Element<'_, '_>,
    gathering: &Rc<RefCell<Gathering>>,
    counter: fn(&mut Open) -> &mut usize,
) -> HandlerResult {
    *counter(&mut gathering.borrow_mut().open) += 1;
    let end = gathering.clone();
    element.on_end_tag(Box::new(move |_| {
        let mut gathering = end.borrow_mut();
        let open = counter(&mut gathering.open);
        *open = open.saturating_sub(1);
        Ok(())
    }))?;
    Ok(())
}

/// The name that an element gives itself.
fn own_name(element: &Element<'_, '_>) -> Option<String> {
    let names = ["aria-label", "aria-labelledby", "title"].iter();
    let mut names = names.filter_map(|name| element.get_attribute(name));
    names
        .find(|name| !name.trim().is_empty())
        .map(|name| decode(&name))
}

impl Gathering {
    /// Notes what an element says of itself.
    fn begin(&mut self, tag: &str, element: &Element<'_, '_>) {
        let facts = &mut self.facts;
        match tag {
            "html" => facts.language = element.get_attribute("lang"),
            "main" => facts.regions.push(RegionFact::Main),
            "nav" => {
                let is_named = own_name(element).is_some();
                facts.regions.push(RegionFact::Navigation { is_named });
            }
            "label" => facts
                .labelled
                .extend(element.get_attribute("for").map(|id| decode(&id))),
            "button" => {
                let text = own_name(element).unwrap_or_default();
                facts.buttons.push(ButtonFact { text });
            }
            "table" => facts.tables.push(TableFact {
                // A table that only places things has nothing to head.
                has_headings: element
                    .get_attribute("role")
                    .is_some_and(|role| role == "presentation"),
                text: String::new(),
            }),
            _ => {}
        }
    }

    fn field(&mut self, element: &Element<'_, '_>) {
        let kind = element
            .get_attribute("type")
            .unwrap_or_default()
            .to_ascii_lowercase();
        let tag = element.tag_name();
        if tag == "input" && WITHOUT_LABEL.contains(&kind.as_str()) {
            return;
        }
        self.facts.fields.push(FieldFact {
            element: tag,
            id: element.get_attribute("id").map(|id| decode(&id)),
            is_named: self.open.labels > 0 || own_name(element).is_some(),
        });
    }

    fn embedded(&mut self, element: &Element<'_, '_>) {
        let at = place_of(element);
        for name in ["src", "data", "poster", "srcset"] {
            let Some(value) = element.get_attribute(name) else {
                continue;
            };
            // `srcset` is a list of addresses, each with a size.
            for address in decode(&value).split(',') {
                self.load(address.trim().split(' ').next().unwrap_or_default(), at);
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
