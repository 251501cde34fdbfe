//! Markdown → its words alone: all that a reader hears, code and other languages too, and no mark, target or HTML.

use pulldown_cmark::{Event, Parser, TagEnd};

use crate::parse::body::options;

/// The words of a Markdown text. Which marks an editor writes, how it breaks lines and where links lead makes no
/// difference.
///
/// ```
/// use prospectus::parse::plain;
///
/// assert_eq!(plain::words("We *look* at\nwhat [helps](x.md).\n\n- tea\n- rest"), "We look at what helps. tea rest");
/// ```
pub fn words(markdown: &str) -> String {
    let mut words = String::new();
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::End(tag) if !is_inside_a_line(tag) => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_inside_a_line(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link
    )
}
