//! A small college as data. Each session carries a token that stands in no text, so that a test knows which is which.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::{Date, date};

pub(super) type Token = u32;

/// When a session begins: days after 1 January 2027, minutes after midnight.
pub(super) type Start = (i64, i64);

/// How long each session is.
const MINUTES: i64 = 90;

/// The last one is private.
pub(super) const VENUES: usize = 3;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meeting {
    pub(super) token: Token,
    pub(super) start: Start,
    pub(super) id: Option<String>,
    pub(super) theme: Option<u8>,
    pub(super) venue: Option<usize>,
    pub(super) facilitator: Option<u8>,
    pub(super) cancelled: bool,
}

/// A `weekly` series; a week without a session is excepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Series {
    pub(super) first: Start,
    pub(super) by_until: bool,
    pub(super) weeks: Vec<Option<Meeting>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) id: String,
    pub(super) venue: Option<usize>,
    pub(super) is_full: bool,
    pub(super) listed: Vec<Meeting>,
    pub(super) series: Option<Series>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Course {
    pub(super) title: u32,
    pub(super) runs: Vec<Run>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct College {
    pub(super) courses: BTreeMap<String, Course>,
    next: Token,
}

/// What a subscriber sees of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) start: Start,
    pub(super) place: String,
    pub(super) is_off: bool,
    pub(super) text: String,
}

impl Meeting {
    pub(super) fn at(token: Token, start: Start) -> Self {
        Self {
            token,
            start,
            id: None,
            theme: None,
            venue: None,
            facilitator: None,
            cancelled: false,
        }
    }

    pub(super) fn date(&self) -> Date {
        day(self.start.0)
    }

    /// Every key but the time.
    fn keys(&self) -> String {
        let mut keys = String::new();
        let mut key = |name: &str, value: String| {
            write!(keys, ", {name}: {value}").expect("a text takes all");
        };
        if let Some(id) = &self.id {
            key("id", id.clone());
        }
        if let Some(theme) = self.theme {
            key("theme", format!("Theme {theme}"));
        }
        if let Some(venue) = self.venue {
            key("venue", format!("venue-{venue}"));
        }
        if let Some(person) = self.facilitator {
            key("facilitators", format!("[p-{person}]"));
        }
        if self.cancelled {
            key("cancelled", "The tutor is unwell.".to_owned());
        }
        keys
    }
}

impl Run {
    /// In the order in which they are written.
    pub(super) fn meetings(&self) -> impl Iterator<Item = &Meeting> {
        let weeks = self.series.iter().flat_map(|series| &series.weeks);
        self.listed.iter().chain(weeks.flatten())
    }

    pub(super) fn meeting_mut(&mut self, at: usize) -> Option<&mut Meeting> {
        let weeks = self.series.iter_mut().flat_map(|series| &mut series.weeks);
        self.listed.iter_mut().chain(weeks.flatten()).nth(at)
    }

    pub(super) fn place(&self, meeting: &Meeting) -> String {
        match meeting.venue.or(self.venue) {
            None => "-".to_owned(),
            Some(venue) if venue + 1 == VENUES => "private".to_owned(),
            Some(venue) => format!("venue-{venue}"),
        }
    }

    fn text(&self) -> String {
        let mut text = format!("  - id: {}\n", self.id);
        if let Some(venue) = self.venue {
            text += &format!("    venue: venue-{venue}\n");
        }
        if self.is_full {
            text += "    enrolment: full\n";
        }
        if !self.listed.is_empty() {
            text += "    sessions:\n";
        }
        for meeting in &self.listed {
            let (on, keys) = (times(meeting.start), meeting.keys());
            text += &format!("      - {{on: {on}{keys}}}\n");
        }
        if let Some(series) = &self.series {
            text += &series.text();
        }
        text
    }
}

impl Series {
    /// When the session of a week is, unless it is moved.
    pub(super) fn regular(&self, week: usize) -> Start {
        (self.first.0 + 7 * week as i64, self.first.1)
    }

    fn text(&self) -> String {
        let last = self.weeks.iter().rposition(Option::is_some);
        let last = last.expect("a series has a session");
        let length = if self.by_until {
            format!("until: {}", day(self.regular(last).0))
        } else {
            format!("times: {}", self.weeks.iter().flatten().count())
        };
        let (mut except, mut change) = (Vec::new(), Vec::new());
        for (week, meeting) in self.weeks.iter().enumerate().take(last + 1) {
            let regular = self.regular(week);
            let key = day(regular.0);
            match meeting {
                None => except.push(key.to_string()),
                Some(meeting) => {
                    let mut keys = meeting.keys();
                    if meeting.start != regular {
                        keys = format!(", on: {}{keys}", times(meeting.start));
                    }
                    if let Some(keys) = keys.strip_prefix(", ") {
                        change.push(format!("{key}: {{{keys}}}"));
                    }
                }
            }
        }
        format!(
            "    weekly: {{first: {}, {length}, except: [{}], change: {{{}}}}}\n",
            times(self.first),
            except.join(", "),
            change.join(", ")
        )
    }
}

impl College {
    pub(super) fn token(&mut self) -> Token {
        self.next += 1;
        self.next
    }

    /// Tokens that no other branch gives.
    pub(super) fn skip_tokens(&mut self) {
        self.next += 1000;
    }

    /// Every session, with its course, its run and its place in the order of writing.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &Run, usize, &Meeting)> {
        self.courses.iter().flat_map(|(id, course)| {
            course.runs.iter().flat_map(move |run| {
                let meetings = run.meetings().enumerate();
                meetings.map(move |(at, meeting)| (id.as_str(), run, at, meeting))
            })
        })
    }

    pub(super) fn texts(&self) -> Vec<(String, String)> {
        let mut texts = vec![(
            "content/college.md".to_owned(),
            "---\nname: Millbrook College\nbase_url: https://example.org/\nlanguage: en-GB\ntime_zone: Europe/London\n---\nWelcome.\n".to_owned(),
        )];
        for venue in 0..VENUES {
            let private = if venue + 1 == VENUES { "yes" } else { "no" };
            let text = format!("---\nname: Venue {venue}\nprivate: {private}\n---\nHere.\n");
            texts.push((format!("content/venues/venue-{venue}.md"), text));
        }
        for person in 0..3 {
            let text = "---\nexpertise: [lived]\nrole: Peer trainer\n---\n".to_owned();
            texts.push((format!("content/people/p-{person}.md"), text));
        }
        for (id, course) in &self.courses {
            let runs: String = course.runs.iter().map(Run::text).collect();
            let title = course.title;
            let text = format!(
                "---\ntitle: Title {title}\nsummary: In short.\nruns:\n{runs}---\nWe meet.\n"
            );
            texts.push((format!("content/courses/{id}.md"), text));
        }
        texts
    }

    pub(super) fn shown(&self) -> BTreeMap<Token, Shown> {
        let mut all = BTreeMap::new();
        for course in self.courses.values() {
            for run in &course.runs {
                let mut by_time: Vec<&Meeting> = run.meetings().collect();
                by_time.sort_by_key(|meeting| meeting.start);
                let of = by_time.len();
                for (at, meeting) in by_time.into_iter().enumerate() {
                    let (title, theme) = (course.title, meeting.theme);
                    let shown = Shown {
                        start: meeting.start,
                        place: run.place(meeting),
                        is_off: meeting.cancelled,
                        text: format!("{title}: {at} of {of}, {theme:?}"),
                    };
                    all.insert(meeting.token, shown);
                }
            }
        }
        all
    }
}

pub(super) fn day(days: i64) -> Date {
    date(2027, 1, 1).saturating_add(days.days())
}

/// `2027-01-12 10:00-11:30`
fn times((days, minute): Start) -> String {
    let clock = |minute: i64| format!("{:02}:{:02}", minute / 60, minute % 60);
    format!(
        "{} {}-{}",
        day(days),
        clock(minute),
        clock(minute + MINUTES)
    )
}
