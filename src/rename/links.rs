//! Links of a Markdown text → the bytes of those targets that change.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use crate::edit::{Edit, edited};
use crate::parse::body::options;

/// Why a link could not be changed: its words in the text.
pub(super) type Stuck = String;

/// The edits that give each link of a text the target that `moved` has for it. Where a target stands is looked for in the
/// link's own letters; that nothing else of the text changes is looked at afterwards.
///
/// # Errors
///
/// The link that is written in such a way that its target cannot be found.
pub(super) fn moved_links(
    text: &str,
    body: Range<usize>,
    moved: &dyn Fn(&str) -> Option<String>,
) -> Result<Vec<Edit>, Stuck> {
    let body_text = &text[body.clone()];
    let mut edits: Vec<Edit> = Vec::new();
    for (range, target, is_definition) in written_targets(body_text) {
        let Some(new) = moved(&target) else {
            continue;
        };
        let words = &body_text[range.clone()];
        let stuck = || words.lines().next().unwrap_or(words).to_owned();
        let fits = |edit: &Edit| leads_to(body_text, edit, &target, &new);
        let mut places: Vec<usize> = words.match_indices(&target).map(|(at, _)| at).collect();
        // In a link the words stand before the target, in a definition the title stands behind it.
        if !is_definition {
            places.reverse();
        }
        let places = places.into_iter().map(|at| Edit {
            range: range.start + at..range.start + at + target.len(),
            text: new.clone(),
        });
        let mut places = places.filter(|edit| edits.iter().all(|it| it.range != edit.range));
        edits.push(places.find(fits).ok_or_else(stuck)?);
    }
    for edit in &mut edits {
        edit.range = edit.range.start + body.start..edit.range.end + body.start;
    }
    Ok(edits)
}

/// Each target where it is written: in a link or picture, or, which is said too, in a definition that links refer to.
fn written_targets(text: &str) -> Vec<(Range<usize>, String, bool)> {
    let mut targets = Vec::new();
    let parser = Parser::new_ext(text, options());
    for (label, definition) in parser.reference_definitions().iter() {
        let behind_label = definition.span.start + label.len()..definition.span.end;
        targets.push((behind_label, definition.dest.to_string(), true));
    }
    for (event, at) in parser.into_offset_iter() {
        if let Some((kind, target)) = link(&event)
            && matches!(kind, LinkType::Inline | LinkType::Autolink)
        {
            targets.push((at, target.to_owned(), false));
        }
    }
    targets.sort_by_key(|(at, ..)| (at.start, at.end));
    targets
}

/// What kind of link or picture begins, and where it leads.
fn link<'e>(event: &'e Event<'_>) -> Option<(LinkType, &'e str)> {
    match event {
        Event::Start(
            Tag::Link {
                link_type,
                dest_url,
                ..
            }
            | Tag::Image {
                link_type,
                dest_url,
                ..
            },
        ) => Some((*link_type, dest_url)),
        _ => None,
    }
}

fn title(event: &Event<'_>) -> String {
    match event {
        Event::Start(Tag::Link { title, .. } | Tag::Image { title, .. }) => title.to_string(),
        _ => String::new(),
    }
}

/// Whether an edit changes links from one target to another and no other part of what is read.
fn leads_to(text: &str, edit: &Edit, target: &str, new: &str) -> bool {
    let (after, _) = edited(text, std::slice::from_ref(edit));
    let (was, is) = (read(text), read(&after));
    let changes = |(one, other): (&String, &String)| one == target && other == new;
    let differ = was.targets.iter().zip(&is.targets);
    let differ: Vec<_> = differ.filter(|(one, other)| one != other).collect();
    was.targets.len() == is.targets.len()
        && differ.iter().copied().all(changes)
        && (!differ.is_empty() || is_defined_for_nobody(text, edit))
        && was.words == is.words
}

/// A definition that no link refers to is changed for the one that will.
fn is_defined_for_nobody(text: &str, edit: &Edit) -> bool {
    let parser = Parser::new_ext(text, options());
    let mut definitions = parser.reference_definitions().iter();
    definitions.any(|(label, it)| {
        let behind_label = it.span.start + label.len();
        behind_label < edit.range.start && edit.range.end <= it.span.end
    })
}

struct Read {
    targets: Vec<String>,
    /// Everything else, but for addresses that stand as their own words.
    words: Vec<String>,
}

fn read(text: &str) -> Read {
    let mut read = Read {
        targets: Vec::new(),
        words: Vec::new(),
    };
    let mut in_own_words = false;
    for event in Parser::new_ext(text, options()) {
        match link(&event) {
            Some((kind, target)) => {
                read.targets.push(target.to_owned());
                read.words.push(title(&event));
                in_own_words = kind == LinkType::Autolink;
            }
            None if in_own_words && matches!(event, Event::Text(_)) => {}
            None => {
                in_own_words = false;
                read.words.push(format!("{event:?}"));
            }
        }
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(text: &str) -> String {
        let moved = |target: &str| {
            let (file, rest) = target
                .split_once('#')
                .map_or((target, None), |(a, b)| (a, Some(b)));
            let rest = rest.map_or(String::new(), |rest| format!("#{rest}"));
            match file {
                "sleep-well.md" => Some(format!("rest-well.md{rest}")),
                "https://a.example/courses/sleep-well/" => {
                    Some("https://a.example/courses/rest-well/".to_owned())
                }
                _ => None,
            }
        };
        let edits = moved_links(text, 0..text.len(), &moved);
        edited(text, &edits.unwrap_or_else(|stuck| panic!("{stuck}"))).0
    }

    #[test]
    fn only_the_target_of_a_link_changes_however_it_is_written() {
        for (before, after) in [
            ("[a](sleep-well.md)", "[a](rest-well.md)"),
            (
                "[sleep-well.md](sleep-well.md)",
                "[sleep-well.md](rest-well.md)",
            ),
            (
                "[a](<sleep-well.md#x> \"see (sleep-well.md#x)\")",
                "[a](<rest-well.md#x> \"see (sleep-well.md#x)\")",
            ),
            (
                "[a][b], [b], [b][]\n\n[b]: sleep-well.md 'sleep-well.md'\n",
                "[a][b], [b], [b][]\n\n[b]: rest-well.md 'sleep-well.md'\n",
            ),
            (
                "[sleep-well.md]\n\n[sleep-well.md]: sleep-well.md\n",
                "[sleep-well.md]\n\n[sleep-well.md]: rest-well.md\n",
            ),
            ("[b]: sleep-well.md\n", "[b]: rest-well.md\n"),
            (
                "[b]: sleep-well.md 'sleep-well.md'\n",
                "[b]: rest-well.md 'sleep-well.md'\n",
            ),
            (
                "[![sleep-well.md](x.png)](sleep-well.md)",
                "[![sleep-well.md](x.png)](rest-well.md)",
            ),
            (
                "<https://a.example/courses/sleep-well/>",
                "<https://a.example/courses/rest-well/>",
            ),
            (
                "[a](sleep-well.md)[b](sleep-well.md#x)\r\n> [c](sleep-well.md)\r\n",
                "[a](rest-well.md)[b](rest-well.md#x)\r\n> [c](rest-well.md)\r\n",
            ),
            ("`[a](sleep-well.md)`", "`[a](sleep-well.md)`"),
            ("[a](other.md) sleep-well.md", "[a](other.md) sleep-well.md"),
        ] {
            assert_eq!(changed(before), after);
        }
    }

    #[test]
    fn a_link_whose_target_is_written_in_signs_is_named_and_left() {
        let moved = |target: &str| (target == "sleep-well.md").then(|| "x.md".to_owned());
        let text = "[a](sleep\\-well.md)";
        let stuck = moved_links(text, 0..text.len(), &moved);
        assert_eq!(stuck, Err(text.to_owned()));
    }
}
