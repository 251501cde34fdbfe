//! Two texts, or two lists of texts → what was kept, taken out and put in between them, by words.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::kept::normal;

/// Words of two texts, in the order in which they are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// As the later text has them.
    Kept(String),
    TakenOut(String),
    PutIn(String),
    /// So many words that are in both texts, and are not shown.
    LeftOut(usize),
}

/// One of the texts of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    Kept(String),
    Changed(Vec<Part>),
    TakenOut(String),
    PutIn(String),
}

/// Texts of more words than this in all are not compared word by word: one stands for the other.
const MOST_WORDS: usize = 20_000;
/// So few words that stayed between two long changes are read with them.
const FEW: usize = 2;
const LONG: usize = 3;

/// What differs between two texts. White space and the shape of quotation marks are no difference.
///
/// ```
/// use prospectus::text::difference::{Part, by_words};
///
/// let parts = by_words("We look at sleep.", "We look closely at sleep.");
/// let own = str::to_owned;
/// assert_eq!(parts, [Part::Kept(own("We look")), Part::PutIn(own("closely")), Part::Kept(own("at sleep."))]);
/// ```
pub fn by_words(old: &str, new: &str) -> Vec<Part> {
    let old: Vec<&str> = old.split_whitespace().collect();
    let new: Vec<&str> = new.split_whitespace().collect();
    let mut parts = Vec::new();
    let mut add = |part: fn(String) -> Part, words: &[&str]| {
        if !words.is_empty() {
            parts.push(part(words.join(" ")));
        }
    };
    for step in steps(&old, &new) {
        if step.is_kept {
            add(Part::Kept, &new[step.new]);
        } else {
            add(Part::TakenOut, &old[step.old]);
            add(Part::PutIn, &new[step.new]);
        }
    }
    parts
}

/// Words of both texts that stayed, or one change of them.
struct Step {
    is_kept: bool,
    old: Range<usize>,
    new: Range<usize>,
}

impl Step {
    fn is_long(&self) -> bool {
        self.old.len() + self.new.len() >= LONG
    }
}

fn steps(old: &[&str], new: &[&str]) -> Vec<Step> {
    if old.len() + new.len() > MOST_WORDS {
        let is_kept = old == new;
        let (old, new) = (0..old.len(), 0..new.len());
        return vec![Step { is_kept, old, new }];
    }
    let normal = |words: &[&str]| words.iter().map(|word| normal(word)).collect::<Vec<_>>();
    let mut steps: Vec<Step> = Vec::new();
    let ops = capture_diff_slices(Algorithm::Myers, &normal(old), &normal(new));
    for (at, op) in ops.iter().enumerate() {
        let is_kept = matches!(op, DiffOp::Equal { .. });
        let mut step = Step {
            is_kept,
            old: op.old_range(),
            new: op.new_range(),
        };
        let is_long_after = ops
            .get(at + 1)
            .is_some_and(|next| next.old_range().len() + next.new_range().len() >= LONG);
        let is_long_before = steps
            .last()
            .is_some_and(|step| !step.is_kept && step.is_long());
        if is_kept && step.new.len() <= FEW && is_long_before && is_long_after {
            step.is_kept = false;
        }
        match steps.last_mut() {
            Some(last) if last.is_kept == step.is_kept => {
                (last.old.end, last.new.end) = (step.old.end, step.new.end);
            }
            _ => steps.push(step),
        }
    }
    steps
}

/// The same with long stretches in which nothing changed cut down to so many words around each change.
pub fn shortened(parts: Vec<Part>, around: usize) -> Vec<Part> {
    let last = parts.len().saturating_sub(1);
    let mut short = Vec::with_capacity(parts.len());
    for (at, part) in parts.into_iter().enumerate() {
        let Part::Kept(text) = part else {
            short.push(part);
            continue;
        };
        let words: Vec<&str> = text.split(' ').collect();
        // Before the first change, and after the last one, there are words on one side only.
        let before = if at == 0 { 0 } else { around };
        let after = if at == last { 0 } else { around };
        // What takes no more room than to say how many words are left out.
        if words.len() <= before + after + 3 {
            short.push(Part::Kept(text));
            continue;
        }
        let mut kept = |words: &[&str]| {
            if !words.is_empty() {
                short.push(Part::Kept(words.join(" ")));
            }
        };
        kept(&words[..before]);
        let rest = Part::LeftOut(words.len() - before - after);
        short.push(rest);
        if after > 0 {
            short.push(Part::Kept(words[words.len() - after..].join(" ")));
        }
    }
    short
}

/// What differs between two lists, in the order of the later one, with what was taken out where it stood.
pub fn of_lists(old: &[String], new: &[String]) -> Vec<Item> {
    let keys = |texts: &[String]| texts.iter().map(|text| normal(text)).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new));
    let mut items = Vec::new();
    for op in ops {
        if matches!(op, DiffOp::Equal { .. }) {
            items.extend(new[op.new_range()].iter().cloned().map(Item::Kept));
        } else {
            replaced(&old[op.old_range()], &new[op.new_range()], &mut items);
        }
    }
    items
}

/// Each text that is like one before it is that one, changed; where none is, the new ones stand after the old ones.
fn replaced(old: &[String], new: &[String], items: &mut Vec<Item>) {
    let mut left = old;
    for text in new {
        if let Some(at) = left.iter().position(|old| is_like(old, text)) {
            items.extend(left[..at].iter().cloned().map(Item::TakenOut));
            items.push(Item::Changed(by_words(&left[at], text)));
            left = &left[at + 1..];
            continue;
        }
        let is_of_one = |text: &String| new.iter().any(|new| is_like(text, new));
        let gone = left.iter().take_while(|text| !is_of_one(text)).count();
        items.extend(left[..gone].iter().cloned().map(Item::TakenOut));
        left = &left[gone..];
        items.push(Item::PutIn(text.clone()));
    }
    items.extend(left.iter().cloned().map(Item::TakenOut));
}

/// Whether at least half of the words of the longer of two texts are in both, in one order.
fn is_like(old: &str, new: &str) -> bool {
    let parts = by_words(old, new);
    let words = |text: &str| text.split(' ').count();
    let kept = parts.iter().map(|part| match part {
        Part::Kept(text) => words(text),
        _ => 0,
    });
    let longer = old
        .split_whitespace()
        .count()
        .max(new.split_whitespace().count());
    kept.sum::<usize>() * 2 >= longer
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Taken out in brackets, put in in braces.
    fn shown(parts: &[Part]) -> String {
        let one = |part: &Part| match part {
            Part::Kept(text) => text.clone(),
            Part::TakenOut(text) => format!("[{text}]"),
            Part::PutIn(text) => format!("{{{text}}}"),
            Part::LeftOut(count) => format!("({count})"),
        };
        parts.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn difference(old: &str, new: &str) -> String {
        shown(&by_words(old, new))
    }

    #[test]
    fn words_that_changed_are_shown_in_their_sentence() {
        assert_eq!(
            difference(
                "Livng with  anxiety,\nday by day",
                "Living with anxiety, day by day"
            ),
            "[Livng] {Living} with anxiety, day by day"
        );
        assert_eq!(difference("", "All new"), "{All new}");
        assert_eq!(difference("Gone", ""), "[Gone]");
        assert_eq!(difference("", ""), "");
    }

    #[test]
    fn the_shape_of_quotation_marks_is_no_difference() {
        assert_eq!(
            difference("what you'll do", "what you\u{2019}ll do"),
            "what you\u{2019}ll do"
        );
    }

    #[test]
    fn a_sentence_that_was_written_anew_is_not_cut_into_single_words() {
        assert_eq!(
            difference(
                "We learn why the nights are hard for many people.",
                "Together, find out what the body does in bed."
            ),
            "[We learn why the nights are hard for many people.] {Together, find out what the body does in bed.}"
        );
    }

    #[test]
    fn long_stretches_without_a_change_are_cut_around_each_change() {
        let old = "a b c d e f g h i j k l m n o p q r s t u v w x y z";
        let new = old.replace("d ", "D ").replace(" u ", " U ");
        assert_eq!(
            shown(&shortened(by_words(old, &new), 2)),
            "a b c [d] {D} e f (12) s t [u] {U} v w x y z"
        );
        assert_eq!(
            shown(&shortened(
                by_words("one two three four five six", "one two three four five 6"),
                2
            )),
            "one two three four five [six] {6}"
        );
        let far = format!("{} end", "word ".repeat(50).trim());
        assert_eq!(
            shown(&shortened(by_words(&far, &far.replace("end", "END")), 2)),
            "(48) word word [end] {END}"
        );
    }

    #[test]
    fn of_a_list_the_items_are_compared_one_by_one() {
        let own = |items: &[&str]| items.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let items = of_lists(
            &own(&[
                "Keep a sleep diary",
                "Name two things that help",
                "Choose a change",
            ]),
            &own(&[
                "Keep a good sleep diary",
                "Name two things that help",
                "Sing",
            ]),
        );
        let [
            Item::Changed(first),
            Item::Kept(_),
            Item::TakenOut(gone),
            Item::PutIn(new),
        ] = &items[..]
        else {
            panic!("{items:?}");
        };
        assert_eq!(shown(first), "Keep a {good} sleep diary");
        assert_eq!((new.as_str(), gone.as_str()), ("Sing", "Choose a change"));
    }

    #[test]
    fn texts_that_are_too_long_to_compare_stand_one_for_the_other() {
        let (old, new) = ("old ".repeat(15_000), "new ".repeat(15_000));
        let parts = by_words(&old, &new);
        assert!(matches!(&parts[..], [Part::TakenOut(_), Part::PutIn(_)]));
    }
}
