//! Text for one line or one glance: without control characters, or cut where a sentence or a word ends.

/// Text that cannot move the cursor, colour a terminal or begin another line.
pub fn without_control(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}

/// The least letters that are worth ending early for the end of a sentence.
const WORTH_ENDING: usize = 40;

/// At most `most` letters of a text: whole sentences, or else whole words and an ellipsis.
pub fn cut(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let whole = words.join(" ");
    if whole.chars().count() <= most {
        return whole;
    }
    let (mut line, mut letters) = (String::new(), 0);
    let mut sentences = None;
    for word in words {
        let length = word.chars().count() + usize::from(!line.is_empty());
        // An ellipsis is one letter.
        if letters + length >= most {
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        letters += length;
        if word.ends_with(['.', '?', '!']) && letters >= WORTH_ENDING {
            sentences = Some(line.len());
        }
    }
    match sentences {
        Some(end) => line.truncate(end),
        None if line.is_empty() => {
            line = whole.chars().take(most - 1).collect();
            line.push('…');
        }
        None => {
            line.truncate(line.trim_end_matches([',', ';', ':', '–', ' ']).len());
            line.push('…');
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_after_a_sentence_or_else_after_a_word() {
        assert_eq!(cut("Short  and\nsweet.", 160), "Short and sweet.");
        let two = "We talk about nights, and try small changes. Then we meet again for tea.";
        assert_eq!(cut(two, 60), "We talk about nights, and try small changes.");
        assert_eq!(cut("one two, three", 10), "one two…");
        assert_eq!(cut("Oh. One two three four", 12), "Oh. One two…");
        assert_eq!(cut(&"ü".repeat(200), 160).chars().count(), 160);
        assert!(cut(&"word ".repeat(100), 160).chars().count() <= 160);
    }

    #[test]
    fn a_text_of_one_line_stays_in_it() {
        assert_eq!(without_control("one\r\ntwo\u{1b}[1m"), "one  two [1m");
    }
}
