//! A finding as it is told: where it is in lines, and its words; it needs no source any more.

use crate::finding::{Finding, Level};
use crate::report::location;
use crate::source::Sources;
use crate::text::plain::without_control;

/// A finding, as a page or a terminal shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    pub level: Level,
    pub code: &'static str,
    /// The file; absent for a finished page.
    pub path: Option<String>,
    pub line: Option<usize>,
    /// The address of a finished page.
    pub page: Option<String>,
    pub message: String,
    pub label: Option<String>,
    pub help: Option<String>,
    /// The line in question, as its author wrote it.
    pub words: Option<String>,
}

impl Told {
    pub(super) fn new(finding: &Finding, sources: &Sources) -> Self {
        let at = location(&finding.place, sources);
        let line = at.line.and_then(|line| {
            let source = finding.place.source(sources)?;
            let words = without_control(source.line(line)).trim().to_owned();
            (!words.is_empty()).then_some(words)
        });
        Self {
            level: finding.level,
            code: finding.code.code,
            path: at.path,
            line: at.line,
            page: at.page,
            message: without_control(&finding.message),
            label: finding.label.as_deref().map(without_control),
            help: finding.help.as_deref().map(without_control),
            words: line,
        }
    }

    /// "content/courses/sleep.md:12", or the address of a page.
    pub fn place(&self) -> String {
        let place = self.path.as_ref().or(self.page.as_ref());
        let place = place.map_or("", String::as_str);
        match self.line {
            Some(line) => format!("{place}:{line}"),
            None => place.to_owned(),
        }
    }

    /// What makes it the same finding when lines move.
    fn key(&self) -> (&str, Option<&str>, Option<&str>, &str, Option<&str>) {
        (
            self.code,
            self.path.as_deref(),
            self.page.as_deref(),
            &self.message,
            self.words.as_deref(),
        )
    }

    /// Those that are in the first list and not in the second, each as often as it is there more.
    pub(super) fn only_in<'t>(these: &'t [Self], others: &[Self]) -> Vec<&'t Self> {
        let mut known = std::collections::BTreeMap::new();
        for told in others {
            *known.entry(told.key()).or_insert(0_usize) += 1;
        }
        let mut only = Vec::new();
        for told in these {
            match known.get_mut(&told.key()) {
                Some(left) if *left > 0 => *left -= 1,
                _ => only.push(told),
            }
        }
        only
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(message: &str, line: usize) -> Told {
        Told {
            level: Level::Warning,
            code: "L401",
            path: Some("content/courses/x.md".into()),
            line: Some(line),
            page: None,
            message: message.into(),
            label: None,
            help: None,
            words: None,
        }
    }

    #[test]
    fn a_finding_whose_line_moved_is_no_news_and_a_second_one_like_it_is() {
        let before = [told("a", 3), told("b", 4)];
        let after = [told("a", 5), told("a", 9)];
        assert_eq!(Told::only_in(&after, &before), [&told("a", 9)]);
        assert_eq!(Told::only_in(&before, &after), [&told("b", 4)]);
    }
}
