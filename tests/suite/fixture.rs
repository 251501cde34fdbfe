//! A fixture → its cases: small sites with marks under the mistakes.
//!
//! A case is a `##` heading, which says what is claimed, and files in fences (```` ```md content/courses/x.md ````). Under
//! a line of a file, `^^^ T501 ends before` marks a mistake of that width at that column, with a part of its message; a
//! level may stand before the part. Outside fences, `Page /x/: A901 …` and `File x.md: M010 …` expect a finding at a
//! place without words, and `Today: 2026-11-22` sets the day, for one case or, before the first heading, for all.

use jiff::civil::Date;
use prospectus::finding::Level;

/// Paths, and what stands in the files.
pub(crate) type Files = Vec<(String, String)>;

/// One small site with what is wrong with it.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) claim: String,
    pub(crate) files: Files,
    pub(crate) today: Date,
    pub(crate) expected: Vec<Expected>,
}

/// A mistake that must be found.
#[derive(Debug, Clone)]
pub(crate) struct Expected {
    pub(crate) place: Spot,
    pub(crate) code: String,
    pub(crate) level: Option<Level>,
    /// Words that the message holds.
    pub(crate) part: String,
}

/// Where a finding is, as a fixture can say it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spot {
    /// Line and column count from 1; the width is what of the place stands in that line. All in characters.
    Words {
        path: String,
        line: usize,
        column: usize,
        width: usize,
    },
    Page(String),
    File(String),
}

/// The day on which fixtures are checked unless they say another.
pub(crate) fn usual_day() -> Date {
    jiff::civil::date(2026, 11, 22)
}

/// Reads the cases of a fixture.
pub(crate) fn cases(text: &str) -> Vec<Case> {
    let mut case = Case {
        claim: String::new(),
        files: Files::new(),
        today: usual_day(),
        expected: Vec::new(),
    };
    let mut cases = Vec::new();
    let mut usual = case.today;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(claim) = line.strip_prefix("## ") {
            let next = Case {
                claim: claim.to_owned(),
                files: Files::new(),
                today: usual,
                expected: Vec::new(),
            };
            cases.push(std::mem::replace(&mut case, next));
        } else if let Some(info) = line.strip_prefix("```") {
            let path = info.split_whitespace().nth(1).unwrap_or("");
            assert!(
                !path.is_empty(),
                "a fence needs a kind and a path: ```md content/courses/x.md"
            );
            let fenced: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            file(path, &fenced, &mut case);
        } else if let Some(day) = line.strip_prefix("Today: ") {
            case.today = day.trim().parse().expect("a date such as 2026-11-22");
            if case.claim.is_empty() {
                usual = case.today;
            }
        } else if let Some(expected) = outside(line) {
            case.expected.push(expected);
        }
    }
    cases.push(case);
    cases.retain(|case| !case.claim.is_empty());
    cases
}

/// The files of a text of fences, such as the base that every case stands on.
pub(crate) fn files(text: &str) -> Files {
    let mut all = cases(&format!("## base\n{text}"));
    all.pop().map_or_else(Files::new, |case| case.files)
}

/// Takes a file without its marks, and the marks.
fn file(path: &str, lines: &[&str], case: &mut Case) {
    let mut text = String::new();
    let mut number = 0;
    for line in lines {
        let Some((column, width, rest)) = mark(line) else {
            number += 1;
            text.push_str(line);
            text.push('\n');
            continue;
        };
        assert!(number > 0, "{path}: a mark stands under no line: {line}");
        let place = Spot::Words {
            path: path.to_owned(),
            line: number,
            column,
            width,
        };
        case.expected.push(expected(place, rest));
    }
    case.files.push((path.to_owned(), text));
}

/// Column, width and words of a mark: `   ^^^ T501 ends before`.
fn mark(line: &str) -> Option<(usize, usize, &str)> {
    let bare = line.trim_start_matches(' ');
    let rest = bare.trim_start_matches('^');
    let width = bare.len() - rest.len();
    let words = rest.strip_prefix(' ')?;
    let is_code = words.len() >= 4 && words.starts_with(|letter: char| letter.is_ascii_uppercase());
    (width > 0 && is_code).then_some((line.len() - bare.len() + 1, width, words))
}

fn outside(line: &str) -> Option<Expected> {
    let (page, rest) = match (line.strip_prefix("Page "), line.strip_prefix("File ")) {
        (Some(rest), _) => (true, rest),
        (_, Some(rest)) => (false, rest),
        _ => return None,
    };
    let (place, words) = rest.split_once(": ")?;
    let place = if page { Spot::Page } else { Spot::File }(place.to_owned());
    Some(expected(place, words))
}

fn expected(place: Spot, words: &str) -> Expected {
    let (code, rest) = words.split_once(' ').unwrap_or((words, ""));
    let (first, after) = rest.split_once(' ').unwrap_or((rest, ""));
    let (level, part) = match Level::from_name(first) {
        Some(level) => (Some(level), after),
        None => (None, rest),
    };
    Expected {
        place,
        code: code.to_owned(),
        level,
        part: part.to_owned(),
    }
}
