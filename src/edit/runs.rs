//! A key of a run or of one of its sessions, as people write them: set; comments, order and everything else stay.

use jiff::civil::Date;

use crate::edit::text::{Edit, edited};
use crate::edit::understood::{Meant, read};
use crate::error::{Error, Result};
use crate::parse::node::{Content, Entry, Node};
use crate::source::{Source, Span};

/// What of a run is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The run itself.
    Run,
    /// A session by its place in `sessions`, from 0.
    Listed(usize),
    /// A session of a weekly series, by the day that the series gives.
    Weekly(Date),
}

/// The part of a run whose words say when a session is, for one that is on a day.
pub fn part_of(file: &Source, run: &str, words: Span, day: Date) -> Option<Part> {
    let (_, node) = read(file)?;
    let run = run_node(&node, run)?;
    let holds = |span: Span| span.start <= words.start && words.end <= span.end;
    if let Some(Content::List(items)) = run.get("sessions").map(|entry| &entry.value.content)
        && let Some(at) = items.iter().position(|item| holds(item.span))
    {
        return Some(Part::Listed(at));
    }
    let weekly = &run.get("weekly")?.value;
    if let Some(Content::List(items)) = weekly.get("change").map(|it| &it.value.content) {
        let changed = items.iter().find(|item| holds(item.span));
        let written = changed.map(|item| item.get("date").and_then(|date| date.value.scalar()));
        return match written {
            Some(date) => date?.text.parse().ok().map(Part::Weekly),
            None => Some(Part::Weekly(day)),
        };
    }
    let changed = weekly.get("change").and_then(|change| {
        let mut entries = change.value.entries().iter();
        entries.find(|entry| holds(entry.key.span) || holds(entry.value.span))
    });
    match changed {
        Some(changed) => changed.key.value.parse().ok().map(Part::Weekly),
        None => Some(Part::Weekly(day)),
    }
}

/// The file's text with a key of a run or session set to a value, which is YAML for one line that may stand in brackets.
///
/// # Errors
///
/// When the front matter cannot be read, there is no such run or session, or anything else would change its meaning.
pub fn set(file: &Source, run: &str, part: Part, key: &str, value: &str) -> Result<String> {
    let by_hand = || {
        Error::refused(
            format!(
                "{}: {key}: of the run {run} cannot be set without changing something else",
                file.path
            ),
            "change it by hand, with each key and each session on a line of its own, and run the command again",
        )
    };
    let (split, node) = read(file).ok_or_else(by_hand)?;
    let own = run_node(&node, run).ok_or_else(by_hand)?;
    let writing = Writing { file };
    let edit = writing.edit(own, part, key, value).ok_or_else(by_hand)?;
    let (text, _) = edited(&file.text, &[edit]);
    let after = Source::new(file.path.as_str(), text);

    let mut expected = Meant::of(&node);
    let value = value_of(value).ok_or_else(by_hand)?;
    let is_placed = (|| {
        let run = expected.key("runs")?.item(|item| item.holds("id", run))?;
        run.set(part, key, value)
    })();
    let is_right = is_placed.is_some()
        && read(&after).is_some_and(|(again, node)| {
            after.text[again.body] == file.text[split.body] && Meant::of(&node) == expected
        });
    match is_right {
        true => Ok(after.text),
        false => Err(by_hand()),
    }
}

/// A text as a value that may stand in brackets (YAML 1.2.2 §7.3): bare where that is certain, else in quotation marks.
///
/// ```
/// use prospectus::edit::runs::quoted;
///
/// assert_eq!(quoted("The library is closed"), "The library is closed");
/// assert_eq!(quoted("Closed: stocktake, again"), "\"Closed: stocktake, again\"");
/// ```
pub fn quoted(text: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || " -'./()".contains(letter);
    let words = ["yes", "no", "true", "false", "null", "on", "off", "y", "n"];
    let is_word = words.contains(&text.to_ascii_lowercase().as_str());
    let begins = text.starts_with(char::is_alphabetic) && !text.ends_with(' ');
    if begins && !is_word && text.chars().all(is_plain) {
        return text.to_owned();
    }
    serde_json::Value::from(text).to_string()
}

fn run_node<'n>(node: &'n Node, run: &str) -> Option<&'n Node> {
    let Content::List(runs) = &node.get("runs")?.value.content else {
        return None;
    };
    let is_it = |node: &&Node| {
        let id = node.get("id").and_then(|entry| entry.value.scalar());
        id.is_some_and(|id| id.text == run)
    };
    runs.iter().find(is_it)
}

/// What a value means.
fn value_of(value: &str) -> Option<Meant> {
    let file = Source::new("value", format!("---\nvalue: {value}\n---\n"));
    let (_, node) = read(&file)?;
    Some(Meant::of(&node.get("value")?.value))
}

impl Meant {
    /// Sets a key of a run or of one of its sessions.
    fn set(&mut self, part: Part, key: &str, value: Self) -> Option<()> {
        match part {
            Part::Run => self.put(key, value),
            Part::Listed(at) => {
                let session = self.key("sessions")?.at(at)?;
                session.become_map("on");
                session.put(key, value)
            }
            Part::Weekly(day) => {
                let weekly = self.key("weekly")?;
                let day = day.to_string();
                if let Some(Self::List(_)) = weekly.key("change") {
                    let date = value_of(&day)?;
                    let changes = weekly.key("change")?;
                    return changes.item_or_new("date", &day, date)?.put(key, value);
                }
                weekly
                    .key_or_new("change")?
                    .key_or_new(&day)?
                    .put(key, value)
            }
        }
    }
}

/// A file that a key is written into.
struct Writing<'s> {
    file: &'s Source,
}

impl Writing<'_> {
    fn edit(&self, run: &Node, part: Part, key: &str, value: &str) -> Option<Edit> {
        match part {
            Part::Run => self.in_map(
                run,
                &|other| matches!(other, "id" | "term" | "mode"),
                key,
                value,
            ),
            Part::Listed(at) => {
                let Content::List(items) = &run.get("sessions")?.value.content else {
                    return None;
                };
                let item = items.get(at)?;
                match &item.content {
                    Content::Map(_) => {
                        self.in_map(item, &|other| matches!(other, "on" | "week"), key, value)
                    }
                    Content::Scalar(_) => Some(Edit {
                        range: item.span.range(),
                        text: format!("{{on: {}, {key}: {value}}}", self.text(item)),
                    }),
                    Content::List(_) => None,
                }
            }
            Part::Weekly(day) => self.in_series(&run.get("weekly")?.value, day, key, value),
        }
    }

    fn in_series(&self, weekly: &Node, day: Date, key: &str, value: &str) -> Option<Edit> {
        let day = day.to_string();
        let changed = format!("{{{key}: {value}}}");
        match weekly.get("change").map(|change| &change.value) {
            Some(change) if matches!(change.content, Content::List(_)) => {
                self.in_changes(change, &day, key, value)
            }
            Some(change) if !change.is_null() => match change.get(&day) {
                Some(entry) => self.in_map(&entry.value, &|_| false, key, value),
                None => self.in_map(change, &|other| other < day.as_str(), &day, &changed),
            },
            _ => {
                let is_before =
                    |other: &str| matches!(other, "first" | "times" | "until" | "except");
                let changes = format!("{{{day}: {changed}}}");
                self.in_map(weekly, &is_before, "change", &changes)
            }
        }
    }

    /// Changes as a list, each with its date, as forms write them: a key of the one with this date, or a new one behind all.
    fn in_changes(&self, changes: &Node, day: &str, key: &str, value: &str) -> Option<Edit> {
        let Content::List(items) = &changes.content else {
            return None;
        };
        let is_it = |item: &&Node| {
            let date = item.get("date").and_then(|entry| entry.value.scalar());
            date.is_some_and(|date| date.text == day)
        };
        if let Some(item) = items.iter().find(is_it) {
            return self.in_map(item, &|other| other == "date", key, value);
        }
        let new = format!("{{date: {day}, {key}: {value}}}");
        let last = items.last()?;
        let end = last.span.end as usize;
        if self.text(changes).starts_with('[') {
            let text = format!(", {new}");
            return Some(Edit {
                range: end..end,
                text,
            });
        }
        let start = last.span.start as usize;
        let line = self.file.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let dash = self.file.text[line..start].rfind("- ")?;
        let indent = self.file.text[line..line + dash].to_owned();
        let rest = self.file.text[end..].split('\n').next().unwrap_or("");
        let at = end + rest.strip_suffix('\r').unwrap_or(rest).len();
        let line_end = if self.file.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        Some(Edit {
            range: at..at,
            text: format!("{line_end}{indent}- {new}"),
        })
    }

    /// A key of a group: its value replaced, or, where it is new, behind the last key that comes before it.
    fn in_map(
        &self,
        map: &Node,
        comes_before: &dyn Fn(&str) -> bool,
        key: &str,
        value: &str,
    ) -> Option<Edit> {
        if !matches!(map.content, Content::Map(_)) {
            return None;
        }
        if let Some(entry) = map.get(key) {
            return Some(self.replaced(entry, value));
        }
        let entries = map.entries();
        if self.text(map).starts_with('{') {
            let (at, comma) = match entries.last() {
                Some(last) => (last.value.span.end as usize, ", "),
                None => (map.span.start as usize + 1, ""),
            };
            return Some(Edit {
                range: at..at,
                text: format!("{comma}{key}: {value}"),
            });
        }
        let first = entries.first()?.key.span.start as usize;
        let line = self.file.text[..first].rfind('\n').map_or(0, |at| at + 1);
        let indent = " ".repeat(first - line);
        let line_end = if self.file.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let is_whole = |entry: &&Entry| {
            let start = entry.key.span.start as usize;
            !self.file.text[start..entry.value.span.end as usize].contains('\n')
        };
        let mut before = entries
            .iter()
            .filter(|entry| comes_before(&entry.key.value));
        match before.rfind(is_whole) {
            Some(anchor) => {
                let from = (anchor.value.span.end as usize).max(anchor.key.span.end as usize);
                let rest = self.file.text[from..].split('\n').next().unwrap_or("");
                let at = from + rest.strip_suffix('\r').unwrap_or(rest).len();
                Some(Edit {
                    range: at..at,
                    text: format!("{line_end}{indent}{key}: {value}"),
                })
            }
            None => Some(Edit {
                range: first..first,
                text: format!("{key}: {value}{line_end}{indent}"),
            }),
        }
    }

    /// Another value behind the key; the comment between them, where there is one, stays.
    fn replaced(&self, entry: &Entry, value: &str) -> Edit {
        let key = entry.key.span.end as usize;
        let colon = key + self.file.text[key..].find(':').map_or(0, |at| at + 1);
        let old = entry.value.span.range();
        let between = self.file.text.get(colon..old.start).unwrap_or("");
        if entry.value.is_null() && self.text(&entry.value).is_empty() {
            return Edit {
                range: colon..colon,
                text: format!(" {value}"),
            };
        }
        let start = if between.trim().is_empty() {
            colon
        } else {
            old.start
        };
        Edit {
            range: start..old.end,
            text: format!(" {value}"),
        }
    }

    fn text(&self, node: &Node) -> &str {
        &self.file.text[node.span.range()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(run: &str) -> Source {
        Source::new("x.md", format!("---\ntitle: T\nruns:\n{run}---\nText.\n"))
    }

    fn changed(run: &str, part: Part, key: &str, value: &str) -> String {
        let text = set(&file(run), "spring", part, key, value)
            .unwrap_or_else(|error| panic!("{error}: {run}"));
        let rest = text
            .strip_prefix("---\ntitle: T\nruns:\n")
            .expect("what is above stays");
        rest.strip_suffix("---\nText.\n")
            .expect("what is below stays")
            .to_owned()
    }

    #[test]
    fn a_session_gets_a_key_however_it_is_written() {
        for (before, after) in [
            (
                "  - id: spring\n    sessions: [2027-01-12 10:00-12:00, 2027-01-19 10:00-12:00] # two\n",
                "  - id: spring\n    sessions: [{on: 2027-01-12 10:00-12:00, venue: hub/room-1}, 2027-01-19 10:00-12:00] # two\n",
            ),
            (
                "  - id: spring\n    sessions:\n      - \"2027-01-12 10:00-12:00\" # first\n      - 2027-01-19 10:00-12:00\n",
                "  - id: spring\n    sessions:\n      - {on: \"2027-01-12 10:00-12:00\", venue: hub/room-1} # first\n      - 2027-01-19 10:00-12:00\n",
            ),
            (
                "  - id: spring\n    sessions:\n      - {on: 2027-01-12 10:00-12:00, theme: Sleep}\n",
                "  - id: spring\n    sessions:\n      - {on: 2027-01-12 10:00-12:00, theme: Sleep, venue: hub/room-1}\n",
            ),
            (
                "  - id: spring\n    sessions:\n      - {on: 2027-01-12 10:00-12:00, venue: lost, theme: Sleep}\n",
                "  - id: spring\n    sessions:\n      - {on: 2027-01-12 10:00-12:00, venue: hub/room-1, theme: Sleep}\n",
            ),
            (
                "  - id: spring\n    sessions:\n      - theme: Sleep\n        on: 2027-01-12 10:00-12:00 # day\n        note: |\n          Long.\n          Words.\n",
                "  - id: spring\n    sessions:\n      - theme: Sleep\n        on: 2027-01-12 10:00-12:00 # day\n        venue: hub/room-1\n        note: |\n          Long.\n          Words.\n",
            ),
            (
                "  - id: spring\n    sessions:\n      - on: 2027-01-12 10:00-12:00\n        venue: lost # gone\n        theme: Sleep\n",
                "  - id: spring\n    sessions:\n      - on: 2027-01-12 10:00-12:00\n        venue: hub/room-1 # gone\n        theme: Sleep\n",
            ),
        ] {
            assert_eq!(
                changed(before, Part::Listed(0), "venue", "hub/room-1"),
                after
            );
        }
    }

    #[test]
    fn a_session_of_a_series_gets_a_key_by_the_day_of_the_series() {
        let day = Part::Weekly(jiff::civil::date(2027, 5, 4));
        for (before, after) in [
            (
                "  - id: spring\n    weekly: {first: 2027-04-20 18:00-19:30, times: 6}\n",
                "  - id: spring\n    weekly: {first: 2027-04-20 18:00-19:30, times: 6, change: {2027-05-04: {venue: hub}}}\n",
            ),
            (
                "  - id: spring\n    weekly:\n      first: 2027-04-20 18:00-19:30\n      times: 6 # all\n",
                "  - id: spring\n    weekly:\n      first: 2027-04-20 18:00-19:30\n      times: 6 # all\n      change: {2027-05-04: {venue: hub}}\n",
            ),
            (
                "  - id: spring\n    weekly:\n      first: 2027-04-20 18:00-19:30\n      times: 6\n      change:\n        2027-04-27: {cancelled: Tutor away}\n        2027-05-11: {cancelled: Tutor away}\n",
                "  - id: spring\n    weekly:\n      first: 2027-04-20 18:00-19:30\n      times: 6\n      change:\n        2027-04-27: {cancelled: Tutor away}\n        2027-05-04: {venue: hub}\n        2027-05-11: {cancelled: Tutor away}\n",
            ),
            (
                "  - id: spring\n    weekly:\n      first: 2027-04-20 18:00-19:30\n      times: 6\n      change:\n        2027-05-11: {cancelled: Tutor away}\n",
                "  - id: spring\n    weekly:\n      first: 2027-04-20 18:00-19:30\n      times: 6\n      change:\n        2027-05-04: {venue: hub}\n        2027-05-11: {cancelled: Tutor away}\n",
            ),
            (
                "  - id: spring\n    weekly: {first: 2027-04-20 18:00-19:30, times: 6, change: {2027-05-04: {on: 2027-05-05 18:00-19:30}}}\n",
                "  - id: spring\n    weekly: {first: 2027-04-20 18:00-19:30, times: 6, change: {2027-05-04: {on: 2027-05-05 18:00-19:30, venue: hub}}}\n",
            ),
        ] {
            assert_eq!(changed(before, day, "venue", "hub"), after);
        }
    }

    #[test]
    fn changes_that_are_a_list_stay_one() {
        let day = Part::Weekly(jiff::civil::date(2027, 5, 4));
        let run = "  - id: spring\n    weekly:\n      first: 2027-04-20 18:00-19:30\n      times: 6\n      change:";
        for (before, after) in [
            (
                " [{date: 2027-05-04, on: 2027-05-05 18:00-19:30}]\n",
                " [{date: 2027-05-04, on: 2027-05-05 18:00-19:30, venue: hub}]\n",
            ),
            (
                " [{date: 2027-05-11, cancelled: Tutor away}]\n",
                " [{date: 2027-05-11, cancelled: Tutor away}, {date: 2027-05-04, venue: hub}]\n",
            ),
            (
                "\n        - date: 2027-05-04\n          note: Bring a pen\n",
                "\n        - date: 2027-05-04\n          venue: hub\n          note: Bring a pen\n",
            ),
            (
                "\n        - date: 2027-05-11\n          note: Bring a pen # blue\n    places: 3\n",
                "\n        - date: 2027-05-11\n          note: Bring a pen # blue\n        - {date: 2027-05-04, venue: hub}\n    places: 3\n",
            ),
        ] {
            let (before, after) = (format!("{run}{before}"), format!("{run}{after}"));
            assert_eq!(changed(&before, day, "venue", "hub"), after);
        }
        let text = format!("{run} [{{date: 2027-05-04, on: 2027-05-05 18:00-19:30}}]\n");
        let file = file(&text);
        let at = file.text.find("2027-05-05").expect("it is there");
        let words = Span::new(crate::source::SourceId(0), at..at + 22);
        let found = part_of(&file, "spring", words, jiff::civil::date(2027, 5, 5));
        assert_eq!(found, Some(day));
    }

    #[test]
    fn a_run_gets_a_key_and_keeps_its_comments() {
        assert_eq!(
            changed(
                "  - id: spring # the first\n    places: 12\n",
                Part::Run,
                "venue",
                "hub"
            ),
            "  - id: spring # the first\n    venue: hub\n    places: 12\n"
        );
        assert_eq!(
            changed(
                "  - id: spring\n    facilitators:\n      - a\n      - b\n    places: 12\n",
                Part::Run,
                "facilitators",
                "[a, c]"
            ),
            "  - id: spring\n    facilitators: [a, c]\n    places: 12\n"
        );
    }

    #[test]
    fn line_ends_of_windows_stay() {
        let text = "---\r\nruns:\r\n  - id: spring\r\n    places: 3\r\n---\r\nText.\r\n";
        let after = set(
            &Source::new("x.md", text),
            "spring",
            Part::Run,
            "venue",
            "hub",
        )
        .unwrap();
        assert_eq!(
            after,
            "---\r\nruns:\r\n  - id: spring\r\n    venue: hub\r\n    places: 3\r\n---\r\nText.\r\n"
        );
    }

    #[test]
    fn what_cannot_be_done_for_certain_is_refused() {
        let refused =
            |run: &str, part, value: &str| set(&file(run), "spring", part, "venue", value).is_err();
        let run = "  - id: spring\n    sessions: [2027-01-12 10:00-12:00]\n";
        assert!(
            refused(run, Part::Listed(1), "hub"),
            "there is no second session"
        );
        assert!(
            refused(run, Part::Weekly(jiff::civil::date(2027, 1, 12)), "hub"),
            "it is no series"
        );
        assert!(
            refused(run, Part::Listed(0), "hub, theme: x"),
            "more than one value"
        );
        assert!(
            refused("  - id: autumn\n", Part::Run, "hub"),
            "there is no such run"
        );
    }
}
