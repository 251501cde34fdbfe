//! Parts of a text, each shortened so that all together keep within a limit.
//!
//! GitHub takes comments of 65,536 characters. Counted here are bytes, of which a text has at least as many as characters.

/// A part of the text: what always stands in it, and items of which as many are shown as there is room for.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// Heading and first words, with an empty line at the end.
    pub(super) head: String,
    pub(super) items: Vec<Item>,
    /// What always stands at its end.
    pub(super) tail: String,
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
    let heads: usize = parts
        .iter()
        .map(|part| part.head.len() + part.tail.len() + REST)
        .sum();
    let wanted: Vec<usize> = parts.iter().map(size).collect();
    let rooms = shared(&wanted, most.saturating_sub(heads));
    let mut out = String::new();
    for (part, room) in parts.iter().zip(rooms) {
        out.push_str(&part.head);
        out.push_str(&within(part, room));
        out.push_str(&part.tail);
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

/// How many items are shown whole, and how many at all. Where there is a line for each, the rest of the room is for whole
/// ones; where there is not, a third of it.
fn cut(items: &[Item], room: usize) -> (usize, usize) {
    let lines: usize = items.iter().map(|item| item.short.len()).sum();
    let has_all = lines <= room;
    let mut used = if has_all { lines } else { 0 };
    let most = if has_all { room } else { room / 3 };
    let mut whole = 0;
    for item in items {
        let line = if has_all { item.short.len() } else { 0 };
        if used - line + item.full.len() > most {
            break;
        }
        used = used - line + item.full.len();
        whole += 1;
    }
    let mut shown = whole;
    for item in &items[whole..] {
        let line = if has_all { 0 } else { item.short.len() };
        if used + line > room {
            break;
        }
        used += line;
        shown += 1;
    }
    (whole, shown)
}

/// The items of a part, the first ones whole and the next ones in a line each, and a count of those that have no room.
fn within(part: &Part, room: usize) -> String {
    let (whole, lines) = cut(&part.items, room);
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
            tail: String::new(),
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
