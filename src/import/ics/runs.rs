//! The calendar of a course → a run with its sessions, or with a weekly series where that says the same.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};

use crate::edit::{Edit, edited, front};
use crate::error::Result;
use crate::finding::Findings;
use crate::import::csv::known::{Means, means};
use crate::import::ics::held::Held;
use crate::import::text::{Names, safe};
use crate::import::told::{Sort, Told};
use crate::import::{stamp, yaml};
use crate::model::Catalogue;
use crate::model::kind::Kind;
use crate::model::session::MOST_SESSIONS;
use crate::parse;
use crate::parse::node::{Content, Node};
use crate::source::{Source, SourceId};

/// How a calendar is taken.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// The calendar's file.
    pub from: &'a str,
    /// What the run is called, where it is new.
    pub id: &'a str,
    /// Whether what the events are called becomes the theme of each session.
    pub with_titles: bool,
}

/// What becomes of the run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    New(String),
    Updated(String),
    Unchanged,
    /// Left as it is: somebody edited it since, and the calendar has changed.
    Edited,
    Nothing,
}

const KEY: &str = "x-imported";

/// The course's file with the run.
///
/// # Errors
///
/// When the course's front matter does not let itself be changed.
pub fn run(
    course: &Source,
    held: &[Held],
    catalogue: &Catalogue,
    asked: &Asked<'_>,
    told: &mut Told,
) -> Result<Run> {
    let sessions = sessions(held, asked, told);
    if sessions.is_empty() {
        return Ok(Run::Nothing);
    }
    let items = runs(course);
    let series: BTreeSet<&str> = sessions
        .iter()
        .map(|session| session.held.series.as_str())
        .collect();
    let own = items.iter().find_map(|item| {
        Known::of(item)
            .filter(|known| known.series.iter().any(|one| series.contains(one.as_str())))
            .map(|known| (item, known))
    });
    let id = match &own {
        Some((item, _)) => item
            .get("id")
            .and_then(|entry| entry.value.scalar())
            .map(|id| id.text.clone())
            .unwrap_or_default(),
        None => free(asked.id, &items),
    };
    let mut lines = vec![format!("id: {}", yaml::scalar(&id))];
    lines.extend(venue(held, catalogue, told).map(|venue| format!("venue: {venue}")));
    lines.extend(times(&sessions, told));
    let written = digest(&lines.join("\n"));
    lines.push(key(asked.from, &series, &written));
    match own {
        None => Ok(Run::New(front::add(course, "runs", &lines.join("\n"))?)),
        Some((_, known)) if known.written == written => Ok(Run::Unchanged),
        Some((item, known)) => {
            let text = &course.text[item.span.range()];
            if digest(&without_key(text)) != known.written {
                return Ok(Run::Edited);
            }
            Ok(Run::Updated(replaced(course, item, &lines)))
        }
    }
}

/// What the run says of its import.
fn key(from: &str, series: &BTreeSet<&str>, written: &str) -> String {
    let all: Vec<String> = series
        .iter()
        .take(20)
        .map(|one| yaml::quoted(one))
        .collect();
    format!(
        "{KEY}: {{from: {}, series: [{}], as: \"{written}\"}}",
        yaml::quoted(from),
        all.join(", ")
    )
}

/// The course's text with other lines for one of its runs.
fn replaced(course: &Source, item: &Node, lines: &[String]) -> String {
    let range = item.span.range();
    let (_, column) = course.line_column(range.start);
    let indent = format!("\n{}", " ".repeat(column.saturating_sub(1)));
    let end = match course.text[range.clone()].ends_with('\n') {
        true => "\n",
        false => "",
    };
    let text = lines.join("\n").replace('\n', &indent) + end;
    edited(&course.text, &[Edit { range, text }]).0
}

/// A session of the run.
struct Session<'h> {
    held: &'h Held,
    theme: Option<String>,
}

fn sessions<'h>(held: &'h [Held], asked: &Asked<'_>, told: &mut Told) -> Vec<Session<'h>> {
    let mut sessions = Vec::new();
    for one in held {
        let at = (Some(one.line), None);
        let day = one.start.date();
        let why = match () {
            () if one.is_cancelled => "it is cancelled",
            () if one.whole_days => "it is for a whole day, and a session has a time",
            () if one.end.date() != day => "it goes on after midnight",
            () if sessions.len() >= MOST_SESSIONS as usize => {
                "a run has at most 400 sessions: narrow the days with --from and --until"
            }
            () => "",
        };
        if !why.is_empty() {
            told.line(Sort::NotTaken, at, format!("{day}: {why}"));
            continue;
        }
        let mut theme = None;
        if asked.with_titles && !one.title.is_empty() {
            let (title, removed) = safe(&one.title, &Names::default());
            if removed.joining > 0 {
                told.line(
                    Sort::NotTaken,
                    at,
                    "a link into a meeting, or its number or passcode",
                );
            }
            theme = Some(title.chars().take(200).collect());
        }
        told.line(Sort::Taken, at, line(one.start, one.end));
        sessions.push(Session { held: one, theme });
    }
    sessions
}

/// `2027-01-12 10:00-12:00`
fn line(start: DateTime, end: DateTime) -> String {
    let end = match end > start {
        true => format!("-{}", end.strftime("%H:%M")),
        false => String::new(),
    };
    format!("{}{end}", start.strftime("%Y-%m-%d %H:%M"))
}

/// The lines that say when: a series where every session fits, else each session.
fn times(sessions: &[Session<'_>], told: &mut Told) -> Vec<String> {
    if let Some(weekly) = weekly(sessions) {
        told.line(
            Sort::Taken,
            (None, None),
            "the same time every week, so it became a weekly series",
        );
        return vec![weekly];
    }
    let mut lines = vec!["sessions:".to_owned()];
    for session in sessions {
        let time = line(session.held.start, session.held.end);
        lines.push(match &session.theme {
            Some(theme) => format!("  - {{on: {time}, theme: {}}}", yaml::scalar(theme)),
            None => format!("  - {time}"),
        });
    }
    lines
}

fn weekly(sessions: &[Session<'_>]) -> Option<String> {
    let first = sessions.first()?.held;
    let same = |session: &Session<'_>| {
        session.theme.is_none()
            && session.held.series == first.series
            && session.held.start.time() == first.start.time()
            && session.held.end.time() == first.end.time()
    };
    if sessions.len() < 3 || !sessions.iter().all(same) {
        return None;
    }
    let days: BTreeSet<Date> = sessions
        .iter()
        .map(|session| session.held.start.date())
        .collect();
    let last = *days.last()?;
    let weeks = (0..).map_while(|week: i64| {
        first
            .start
            .date()
            .checked_add(jiff::ToSpan::days(week * 7))
            .ok()
    });
    let weeks: Vec<Date> = weeks.take_while(|day| *day <= last).collect();
    let except: Vec<String> = weeks
        .iter()
        .filter(|day| !days.contains(day))
        .map(Date::to_string)
        .collect();
    let fits = days.len() == sessions.len()
        && weeks.len() == days.len() + except.len()
        && except.len() <= days.len();
    let except = match except.is_empty() {
        true => String::new(),
        false => format!(", except: [{}]", except.join(", ")),
    };
    fits.then(|| {
        format!(
            "weekly: {{first: {}, times: {}{except}}}",
            line(first.start, first.end),
            sessions.len()
        )
    })
}

/// The venue, when all events name one that the college has.
fn venue(held: &[Held], catalogue: &Catalogue, told: &mut Told) -> Option<String> {
    let places: BTreeSet<&str> = held
        .iter()
        .map(|held| held.place.as_str())
        .filter(|place| !place.is_empty())
        .collect();
    let mut ids = BTreeSet::new();
    for place in &places {
        let (words, removed) = safe(place, &Names::default());
        if removed.joining > 0 {
            told.line(
                Sort::NotTaken,
                (None, None),
                "the place is a link into a meeting: people get it after they enrol",
            );
            continue;
        }
        match means(catalogue, Kind::Venue, &words) {
            Means::Is(id) => {
                ids.insert(id);
            }
            _ => told.line(
                Sort::Question,
                (None, None),
                format!("no venue of the college is called \"{words}\": write it into the run"),
            ),
        }
    }
    let everywhere = held.iter().all(|held| !held.place.is_empty()) && places.len() == 1;
    ids.pop_first().filter(|_| everywhere)
}

/// What an import wrote into a run about itself.
struct Known {
    series: Vec<String>,
    written: String,
}

impl Known {
    fn of(item: &Node) -> Option<Self> {
        let own = &item.get(KEY)?.value;
        let series = match &own.get("series")?.value.content {
            Content::List(items) => items
                .iter()
                .filter_map(|item| Some(item.scalar()?.text.clone()))
                .collect(),
            _ => Vec::new(),
        };
        let written = own.get("as")?.value.scalar()?.text.clone();
        Some(Self { series, written })
    }
}

fn runs(course: &Source) -> Vec<Node> {
    let document = parse::document(SourceId::NOWHERE, course, &mut Findings::default());
    let runs = document
        .as_ref()
        .and_then(|document| document.front.get("runs"));
    match runs.map(|entry| &entry.value.content) {
        Some(Content::List(items)) => items.clone(),
        _ => Vec::new(),
    }
}

fn free(id: &str, items: &[Node]) -> String {
    let is_taken = |id: &str| {
        items.iter().any(|item| {
            item.get("id")
                .and_then(|entry| entry.value.scalar())
                .is_some_and(|own| own.text == id)
        })
    };
    let more = (2..).map(|number| format!("{id}-{number}"));
    let mut ids = std::iter::once(id.to_owned()).chain(more);
    ids.find(|id| !is_taken(id)).unwrap_or_default()
}

/// The lines of a run without what the import says of itself.
fn without_key(text: &str) -> String {
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with(KEY) && !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// A digest of lines, wherever they stand.
fn digest(lines: &str) -> String {
    stamp::digest(&without_key(lines))
}
