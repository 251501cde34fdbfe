//! Parts of a text, each shortened so that all together keep within a limit.
//!
//! GitHub takes comments of 65,536 characters. Counted here are bytes, of which a text has at least as many as characters.

/// A part of the text: what always stands in it, and items of which as many are shown as there is room for.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// Heading and first words, with an empty line at the end.
    pub(super) head: String,
    pub(super) items: Vec<Item>,
    /// One and many of what is left out: "course", "courses".
    pub(super) noun: (&'static str, &'static str),
}

/// One thing of a part.
#[derive(Debug)]
pub(super) struct Item {
    /// All of it; ends with an empty line when it is more than a line of a list.
    pub(super) full: String,
    /// One line of a list.
    pub(super) short: String,
}

impl Item {
    /// A line that cannot be shortened.
    pub(super) fn line(line: String) -> Self {
        Self {
            full: line.clone(),
            short: line,
        }
    }
}

/// What "and 312 more courses" takes, with the line breaks around it.
const REST: usize = 60;

/// The parts one after another, in less than `most` bytes, unless their heads alone are longer.
pub(super) fn fitted(parts: &[Part], most: usize) -> String {
    let heads: usize = parts.iter().map(|part| part.head.len() + REST).sum();
    let wanted: Vec<usize> = parts.iter().map(|part| size(part)).collect();
    let rooms = shared(&wanted, most.saturating_sub(heads));
    let mut out = String::new();
    for (part, room) in parts.iter().zip(rooms) {
        out.push_str(&part.head);
        out.push_str(&within(part, room));
    }
    out
}

fn size(part: &Part) -> usize {
    let items = part.items.iter();
    items
        .map(|item| item.full.len().max(item.short.len()) + 1)
        .sum()
}

/// Room for each: who wants less than an equal share gets it all, and leaves the rest to the others.
fn shared(wanted: &[usize], room: usize) -> Vec<usize> {
    let mut rooms = vec![0; wanted.len()];
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|at| wanted[*at]);
    let mut left = room;
    for (done, at) in order.iter().enumerate() {
        let share = left / (wanted.len() - done);
        rooms[*at] = wanted[*at].min(share);
        left -= rooms[*at];
    }
    rooms
}

/// The items of a part: as many whole ones as there is room for beside one line for each other, then lines, then a count.
fn within(part: &Part, room: usize) -> String {
    let mut lines = 0;
    let mut used = 0;
    for item in &part.items {
        if used + item.short.len() > room {
            break;
        }
        used += item.short.len();
        lines += 1;
    }
    let mut whole = 0;
    for item in &part.items[..lines] {
        if used - item.short.len() + item.full.len() > room {
            break;
        }
        used = used - item.short.len() + item.full.len();
        whole += 1;
    }
    let mut out: String = part.items[..whole]
        .iter()
        .map(|item| item.full.as_str())
        .collect();
    out.extend(
        part.items[whole..lines]
            .iter()
            .map(|item| item.short.as_str()),
    );
    let left = part.items.len() - lines;
    if left > 0 {
        let noun = if left == 1 { part.noun.0 } else { part.noun.1 };
        out.push_str(&format!("- and {left} more {noun}\n"));
    }
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(items: usize, full: usize) -> Part {
        let item = |_| Item {
            full: format!("- {}\n", "x".repeat(full)),
            short: "- x\n".to_owned(),
        };
        Part {
            head: "### Head\n\n".to_owned(),
            items: (0..items).map(item).collect(),
            noun: ("course", "courses"),
        }
    }

    #[test]
    fn what_has_room_is_shown_whole() {
        let text = fitted(&[part(3, 100)], 10_000);
        assert_eq!(text.matches(&"x".repeat(100)).count(), 3);
        assert!(!text.contains("more"));
    }

    #[test]
    fn what_has_no_room_is_a_line_and_then_a_count() {
        let text = fitted(&[part(100, 1_000), part(5, 10)], 3_000);
        assert!(text.len() < 3_000, "{}", text.len());
        assert!(text.contains(&"x".repeat(1_000)), "the first is whole");
        assert!(!text.contains("more"), "a line for each other: {text}");
        let text = fitted(&[part(2_000, 1_000), part(5, 10)], 3_000);
        assert!(text.len() < 3_000, "{}", text.len());
        assert!(text.contains(" more courses\n"), "{text}");
        assert_eq!(
            text.matches(&"x".repeat(10)).count(),
            5,
            "the small part is whole"
        );
    }

    #[test]
    fn room_that_one_part_does_not_want_is_for_the_others() {
        assert_eq!(shared(&[10, 500, 1_000], 610), [10, 300, 300]);
        assert_eq!(shared(&[10, 20], 1_000), [10, 20]);
        assert_eq!(shared(&[], 10), [0; 0]);
    }
}
