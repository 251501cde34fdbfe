//! Messages, dates and times of a language: Fluent words → text.

mod ready;

use std::collections::{BTreeSet, HashMap};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use jiff::civil::{Date, Time};
use unic_langid::LanguageIdentifier;

use crate::i18n::ready::Ready;
use crate::language;

/// The words of one language, complete with those of English for what it lacks.
pub struct Language {
    /// BCP 47.
    pub tag: String,
    bundle: FluentBundle<FluentResource>,
    /// The messages that need no more than to be filled in, as nearly all do.
    ready: HashMap<String, Ready>,
    /// The messages that are in the language itself, where English ones are marked as such.
    own: Option<BTreeSet<String>>,
}

/// Why a file of words cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordsError {
    /// Byte offset in the file.
    pub at: usize,
    pub message: String,
}

impl std::fmt::Debug for Language {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Language")
            .field("tag", &self.tag)
            .finish_non_exhaustive()
    }
}

impl Language {
    /// Reads the words of a language; a later file's words take the place of an earlier one's.
    ///
    /// # Errors
    ///
    /// The first file that is no Fluent, by its number, and what is wrong in it.
    pub fn new(tag: &str, files: &[&str]) -> Result<Self, (usize, WordsError)> {
        let identifier: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        let mut ready = HashMap::new();
        for (number, file) in files.iter().enumerate() {
            let resource = FluentResource::try_new((*file).to_owned()).map_err(|(_, errors)| {
                let error = errors.first().map(|error| WordsError {
                    at: error.pos.start,
                    message: error.kind.to_string(),
                });
                (
                    number,
                    error.unwrap_or(WordsError {
                        at: 0,
                        message: "it cannot be read".into(),
                    }),
                )
            })?;
            take_apart(&resource, &mut ready);
            bundle.add_resource_overriding(resource);
        }
        Ok(Self {
            tag: tag.to_owned(),
            bundle,
            ready,
            own: None,
        })
    }

    /// For pages: the words of English that stand in for what the language lacks are marked, so that a voice reads them
    /// as English. `own` are the messages that it has.
    pub fn marking_english(mut self, own: BTreeSet<String>) -> Self {
        self.own = Some(own);
        self
    }

    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A message with its variables filled in; `None` when the language does not have it.
    pub fn message(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let ready = self.ready.get(key).and_then(|ready| ready.fill(args));
        let text = ready.or_else(|| self.by_fluent(key, args))?;
        let is_english = self.own.as_ref().is_some_and(|own| !own.contains(key));
        Some(match is_english {
            true => language::marked("en", &text),
            false => text,
        })
    }

    fn by_fluent(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let args: FluentArgs<'_> = args.iter().cloned().collect();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new());
        Some(text.into_owned())
    }

    /// The messages that are the same whatever the page.
    pub fn unchanging(&self) -> impl Iterator<Item = (&str, String)> {
        let unchanging = self.ready.iter().filter(|(_, ready)| ready.is_unchanging());
        unchanging.map(|(key, _)| (key.as_str(), self.say(key)))
    }

    /// A message without variables. A missing one shows its key, so that it is seen in a test.
    pub fn say(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A message with variables.
    pub fn with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.message(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        language::direction(&self.tag)
    }

    /// "January"
    pub fn month(&self, date: Date) -> String {
        self.say(&format!("month-{}", date.month()))
    }

    /// "Tuesday", from Monday as 1.
    pub fn weekday(&self, number: i8) -> String {
        self.say(&format!("weekday-{number}"))
    }

    /// "Tuesdays", from Monday as 1.
    pub fn weekdays(&self, number: i8) -> String {
        self.say(&format!("weekdays-{number}"))
    }

    fn date(&self, key: &str, date: Date) -> String {
        self.with(
            key,
            &[
                (
                    "weekday",
                    self.weekday(date.weekday().to_monday_one_offset()).into(),
                ),
                ("day", date.day().to_string().into()),
                ("month", self.month(date).into()),
                ("year", date.year().to_string().into()),
            ],
        )
    }

    /// "Tuesday 12 January 2027"
    pub fn date_full(&self, date: Date) -> String {
        self.date("date-full", date)
    }

    /// "12 January 2027"
    pub fn date_long(&self, date: Date) -> String {
        self.date("date-long", date)
    }

    /// "12 January"
    pub fn date_short(&self, date: Date) -> String {
        self.date("date-short", date)
    }

    /// "January 2027"
    pub fn month_year(&self, date: Date) -> String {
        self.date("month-year", date)
    }

    /// "12 January to 2 February 2027", "2 to 9 March 2027"; one day is that day.
    pub fn date_range(&self, from: Date, to: Date) -> String {
        if from == to {
            return self.date_long(from);
        }
        let first = match (from.year() == to.year(), from.month() == to.month()) {
            (true, true) => self.date("date-day", from),
            (true, false) => self.date_short(from),
            (false, _) => self.date_long(from),
        };
        self.range(first, self.date_long(to))
    }

    /// The same without the year, where everybody knows it.
    pub fn date_range_short(&self, from: Date, to: Date) -> String {
        if from == to {
            return self.date_short(from);
        }
        let same_month = from.year() == to.year() && from.month() == to.month();
        let first = if same_month {
            self.date("date-day", from)
        } else {
            self.date_short(from)
        };
        self.range(first, self.date_short(to))
    }

    /// "10am", "5:30pm", "midday"
    pub fn time(&self, time: Time) -> String {
        let (hour, minute) = (time.hour(), time.minute());
        match (hour, minute) {
            (12, 0) => return self.say("time-midday"),
            (0, 0) => return self.say("time-midnight"),
            _ => {}
        }
        let key = match (hour < 12, minute) {
            (true, 0) => "time-am",
            (true, _) => "time-am-minutes",
            (false, 0) => "time-pm",
            (false, _) => "time-pm-minutes",
        };
        let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
        self.with(
            key,
            &[
                ("hour", twelve.into()),
                ("minutes", format!("{minute:02}").into()),
            ],
        )
    }

    /// "10am to midday", or "from 10am" when the end is not known.
    pub fn times(&self, start: Time, end: Option<Time>) -> String {
        match end {
            Some(end) => self.range(self.time(start), self.time(end)),
            None => self.with("time-from", &[("from", self.time(start).into())]),
        }
    }

    /// "… to …"
    pub fn range(&self, from: String, to: String) -> String {
        self.with("range", &[("from", from.into()), ("to", to.into())])
    }

    /// A message that counts.
    pub fn count(&self, key: &str, n: usize) -> String {
        self.with(key, &[("n", n.into())])
    }
}

/// Takes the messages of a file apart; one that is for Fluent takes the place of an earlier one that was not.
fn take_apart(file: &FluentResource, ready: &mut HashMap<String, Ready>) {
    for entry in file.entries() {
        if let Entry::Message(message) = entry {
            let key = message.id.name;
            ready.remove(key);
            let own = message.value.as_ref().and_then(Ready::of);
            ready.extend(own.map(|own| (key.to_owned(), own)));
        }
    }
}

/// The names of the messages in a file of words (Fluent Syntax 1.0: a message begins its line).
pub fn keys(file: &str) -> impl Iterator<Item = &str> {
    let begins = |line: &&str| line.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let lines = file.lines().filter(begins);
    lines.filter_map(|line| Some(line.split_once('=')?.0.trim_end()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    fn english() -> Language {
        let words = include_str!("../../themes/default/i18n/en.ftl");
        Language::new("en-GB", &[words]).unwrap()
    }

    #[test]
    fn times_are_written_as_the_style_guide_says() {
        let words = english();
        let shown = |hour, minute| words.time(time(hour, minute, 0, 0));
        assert_eq!(
            [
                shown(10, 0),
                shown(17, 30),
                shown(12, 0),
                shown(0, 0),
                shown(0, 5),
                shown(12, 15)
            ],
            ["10am", "5:30pm", "midday", "midnight", "12:05am", "12:15pm"]
        );
        assert_eq!(
            words.times(time(10, 0, 0, 0), Some(time(12, 0, 0, 0))),
            "10am to midday"
        );
        assert_eq!(words.times(time(10, 0, 0, 0), None), "from 10am");
    }

    #[test]
    fn dates_say_the_year_once() {
        let words = english();
        assert_eq!(
            words.date_full(date(2027, 1, 12)),
            "Tuesday 12 January 2027"
        );
        assert_eq!(
            words.date_range(date(2027, 1, 11), date(2027, 3, 25)),
            "11 January to 25 March 2027"
        );
        assert_eq!(
            words.date_range(date(2026, 12, 19), date(2027, 1, 4)),
            "19 December 2026 to 4 January 2027"
        );
        assert_eq!(
            words.date_range(date(2027, 1, 11), date(2027, 1, 11)),
            "11 January 2027"
        );
        assert_eq!(
            words.date_range(date(2027, 3, 2), date(2027, 3, 9)),
            "2 to 9 March 2027"
        );
    }

    #[test]
    fn counts_have_their_plural() {
        let words = english();
        assert_eq!(
            [
                words.count("places-count", 1),
                words.count("places-count", 12)
            ],
            ["1 place", "12 places"]
        );
    }

    #[test]
    fn a_broken_file_of_words_says_where() {
        let error = Language::new("en", &["a = b", "c = {\n"]).unwrap_err();
        assert_eq!(error.0, 1);
    }
}
