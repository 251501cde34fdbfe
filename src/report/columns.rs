//! Cells → lines in columns: a cell that is too long goes on in the next line.

/// The most letters of a line.
pub(super) const WIDTH: usize = 100;

/// A space at which no line is broken.
const UNBROKEN: &str = "\u{a0}";

/// Between two columns.
const GAP: usize = 2;

/// A column is never narrower, so that a long word is not broken letter by letter.
const NARROWEST: usize = 8;

/// How wide each column is.
#[derive(Debug)]
pub(super) struct Columns {
    indent: usize,
    widths: Vec<usize>,
}

impl Columns {
    /// As wide as the widest cell of each column, and the widest columns narrower where that is more than a line.
    pub(super) fn fit(indent: usize, rows: &[Vec<String>]) -> Self {
        let count = rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut widths: Vec<usize> = (0..count)
            .map(|at| {
                let cells = rows.iter().filter_map(|row| row.get(at));
                cells.map(|cell| width(cell)).max().unwrap_or(0)
            })
            .collect();
        let room = WIDTH - indent - GAP * count.saturating_sub(1);
        while widths.iter().sum::<usize>() > room {
            let widest = widths.iter_mut().max_by_key(|width| **width);
            match widest {
                Some(widest) if *widest > NARROWEST => *widest -= 1,
                _ => break,
            }
        }
        Self { indent, widths }
    }

    /// A row, with a mark before it: as many lines as its longest cell needs.
    pub(super) fn row(&self, mark: char, cells: &[String]) -> String {
        let cells: Vec<Vec<String>> = cells
            .iter()
            .zip(&self.widths)
            .map(|(cell, width)| wrap(cell, *width))
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        let mut out = String::new();
        for at in 0..height {
            let mut line = " ".repeat(self.indent);
            for (cell, room) in cells.iter().zip(&self.widths) {
                let text = cell.get(at).map_or("", String::as_str);
                line.push_str(text);
                let rest = (room + GAP).saturating_sub(width(text));
                line.push_str(&" ".repeat(rest));
            }
            if at == 0 && mark != ' ' {
                // The mark stands two letters before the first cell.
                line.replace_range(self.indent - 2..self.indent - 1, &mark.to_string());
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }
}

/// A heading: its further lines stand a little further in.
pub(super) fn hanging(text: &str) -> String {
    wrap(text, WIDTH - 4).join("\n    ") + "\n"
}

/// A text with a line's beginning before it, and its further lines as far in as the text begins.
pub(super) fn paragraph(first: &str, text: &str) -> String {
    let indent = width(first);
    let lines = wrap(text, WIDTH - indent);
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        match at {
            0 => out.push_str(first),
            _ => out.push_str(&" ".repeat(indent)),
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// Words that stay in one line: "(1 of 6)".
pub(super) fn together(words: &str) -> String {
    words.replace(' ', UNBROKEN)
}

/// Lines of at most so many letters, broken at spaces, which control characters are too; a longer word after a slash or a hyphen, or where it must be.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let is_space = |letter: char| letter == ' ' || letter.is_control();
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        let mut line = lines.pop().unwrap_or_default();
        if !line.is_empty() && width(&line) + 1 + width(word) > room {
            lines.push(std::mem::take(&mut line));
        } else if !line.is_empty() {
            line.push(' ');
        }
        let mut rest = word;
        // A word that is too long for a line begins one.
        while width(&line) + width(rest) > room && !rest.is_empty() {
            let at = breaking_point(rest, room);
            lines.push(rest[..at].to_owned());
            rest = &rest[at..];
        }
        line.push_str(rest);
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines.extend(lines.is_empty().then(String::new));
    let broken = lines.into_iter().map(|line| line.replace(UNBROKEN, " "));
    broken.collect()
}

/// The byte before which a word is broken: at least one letter stays in the line.
fn breaking_point(word: &str, room: usize) -> usize {
    let mut taken = 0;
    let mut last = 0;
    let (mut after_slash, mut after_hyphen) = (None, None);
    for (at, letter) in word.char_indices() {
        let end = at + letter.len_utf8();
        taken += letter_width(letter);
        if taken > room && at > 0 {
            break;
        }
        last = end;
        match letter {
            '/' => after_slash = Some(end),
            '-' => after_hyphen = Some(end),
            _ => {}
        }
    }
    after_slash.or(after_hyphen).unwrap_or(last)
}

/// How many places of a line a text takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(letter_width).sum()
}

/// Near enough for columns (Unicode annex 11): marks on a letter and joiners take no place, letters of East Asia and
/// pictures two.
fn letter_width(letter: char) -> usize {
    match letter as u32 {
        0x0300..=0x036F | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFE00..=0xFE0F => {
            0
        }
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1FAFF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn a_long_cell_goes_on_below_and_no_line_is_too_long() {
        let long = "A course with a title that goes on and on, about many things that help people to sleep, ".repeat(3);
        let rows = [
            cells(&[
                "10:00-12:00",
                &long,
                "spring",
                "central-library/meeting-room",
            ]),
            cells(&[
                "13:00-14:00",
                "Short",
                "summer-of-a-long-name-without-any-space",
                "the-hub",
            ]),
        ];
        let columns = Columns::fit(4, &rows);
        let text: String = rows.iter().map(|row| columns.row('!', row)).collect();
        assert!(text.lines().all(|line| width(line) <= WIDTH), "{text}");
        let kept: String = text.split_whitespace().collect();
        for word in long.split_whitespace() {
            assert!(kept.contains(word), "{word} is lost in {text}");
        }
        assert!(text.starts_with("  ! 10:00-12:00  A course"), "{text}");
    }

    #[test]
    fn a_long_word_is_broken_after_a_hyphen_and_never_inside_a_letter() {
        assert_eq!(
            wrap("central-library/meeting-room", 18),
            ["central-library/", "meeting-room"]
        );
        assert_eq!(
            wrap("central-library/meeting-room", 24),
            ["central-library/", "meeting-room"],
            "a room stays whole"
        );
        assert_eq!(wrap("日本語", 4), ["日本", "語"]);
        assert_eq!(wrap("🌿🌿", 1), ["🌿", "🌿"], "wider than its column");
        assert_eq!(wrap("", 4), [""]);
        assert_eq!(wrap("tea\u{1b}[31m\nand", 20), ["tea [31m and"], "one cell");
        let numbered = format!("Sleep well {}", together("(1 of 6)"));
        assert_eq!(wrap(&numbered, 14), ["Sleep well", "(1 of 6)"]);
    }

    #[test]
    fn a_paragraph_stays_under_its_beginning() {
        let text = paragraph("  free: ", &"Monday ".repeat(20));
        assert!(text.lines().all(|line| line.len() <= WIDTH));
        assert!(
            text.lines()
                .skip(1)
                .all(|line| line.starts_with("        Monday"))
        );
    }
}
