//! A text and some edits → the text with the edits made.

use std::ops::Range;

/// Bytes of a text, and what takes their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub range: Range<usize>,
    pub text: String,
}

/// The text with the edits made, and the indices of those that were. Of two that overlap the first is made, and the other
/// left: it was made for a text that is there no more.
///
/// ```
/// use prospectus::edit::{Edit, edited};
///
/// let edit = |range, text: &str| Edit { range, text: text.to_owned() };
/// let (text, made) = edited("Aged 16-18\r\n", &[edit(7..8, " to "), edit(0..10, "Young")]);
/// assert_eq!((text.as_str(), made), ("Young\r\n", vec![1]));
/// ```
pub fn edited(text: &str, edits: &[Edit]) -> (String, Vec<usize>) {
    let mut order: Vec<usize> = (0..edits.len()).collect();
    order.sort_by_key(|at| (edits[*at].range.start, edits[*at].range.end));
    let mut out = String::with_capacity(text.len());
    let mut made: Vec<usize> = Vec::new();
    let mut done = 0;
    for at in order {
        let Edit { range, text: new } = &edits[at];
        let is_again = made.last().is_some_and(|last| edits[*last].range == *range);
        let Some(kept) = text.get(done..range.start) else {
            continue;
        };
        if is_again || text.get(range.clone()).is_none() {
            continue;
        }
        out.push_str(kept);
        out.push_str(new);
        done = range.end;
        made.push(at);
    }
    out.push_str(&text[done..]);
    made.sort_unstable();
    (out, made)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn edit(range: Range<usize>, text: &str) -> Edit {
        Edit {
            range,
            text: text.to_owned(),
        }
    }

    #[test]
    fn neighbours_are_both_made_and_what_is_no_place_is_left() {
        let (text, made) = edited("17:30-19:00", &[edit(5..6, " to "), edit(0..5, "5:30pm")]);
        assert_eq!((text.as_str(), made), ("5:30pm to 19:00", vec![0, 1]));
        let (text, made) = edited("é", &[edit(1..2, "x"), edit(1..9, "y")]);
        assert_eq!((text.as_str(), made.len()), ("é", 0));
        let (text, made) = edited("ab", &[edit(1..1, "x"), edit(1..1, "y")]);
        assert_eq!((text.as_str(), made), ("axb", vec![0]));
    }

    proptest! {
        /// Whatever is asked for, the bytes outside the edits that are made stand as they stood, in their order.
        #[test]
        fn what_no_edit_names_stays(
            text in "[a-zé\r\n😀]{0,40}",
            places in prop::collection::vec((0usize..60, 0usize..10, "[A-Z]{0,3}"), 0..6),
        ) {
            let edits: Vec<Edit> = places
                .into_iter()
                .map(|(start, length, new)| edit(start..start + length, &new))
                .collect();
            let (after, made) = edited(&text, &edits);
            let replaced: Vec<bool> = (0..text.len())
                .map(|byte| made.iter().any(|at| edits[*at].range.contains(&byte)))
                .collect();
            let kept: Vec<u8> = text.bytes().zip(&replaced).filter(|(_, gone)| !**gone).map(|(byte, _)| byte).collect();
            let left: Vec<u8> = after.bytes().filter(|byte| !byte.is_ascii_uppercase()).collect();
            prop_assert_eq!(kept, left);
        }
    }
}
