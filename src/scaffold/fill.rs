//! Texts with gaps → texts.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Puts dates into a text: `{today}`, `{term start}` (a Monday in about six weeks), `{week 1}` … and so on.
pub(super) fn with_dates(text: &str, today: Date) -> String {
    let days_ahead = |days: i64| today.checked_add(days.days()).unwrap_or(today);
    let mut start = days_ahead(42);
    while start.weekday() != Weekday::Monday {
        start = start.tomorrow().unwrap_or(start);
    }
    let from_start = |days: i64| start.checked_add(days.days()).unwrap_or(start).to_string();
    text.replace("{today}", &today.to_string())
        .replace("{in a year}", &days_ahead(365).to_string())
        .replace("{in three years}", &days_ahead(3 * 365).to_string())
        .replace("{term start}", &start.to_string())
        .replace("{term end}", &from_start(60))
        .replace("{term year}", &start.year().to_string())
        .replace("{week 1}", &from_start(1))
        .replace("{week 2}", &from_start(8))
        .replace("{week 3}", &from_start(15))
}

/// Puts words into the gaps of a text that are named so. Words are looked at once: what looks like a gap in them stays.
pub(super) fn with_words(text: &str, words: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let gap = |name: &str| rest[1..].strip_prefix(name)?.strip_prefix('}');
        let found = words
            .iter()
            .find_map(|(name, words)| Some((*words, gap(name)?)));
        match found {
            Some((words, after)) => {
                out.push_str(words);
                rest = after;
            }
            None => {
                out.push('{');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_looks_like_a_gap_stays_as_it_is() {
        let words = [("name", "{url} & co"), ("url", "x")];
        let filled = with_words("{name} {url} {other} {", &words);
        assert_eq!(filled, "{url} & co x {other} {");
    }
}
