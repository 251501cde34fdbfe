//! The rows of a course → the course, with a line of the report for every decision.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use crate::import::csv::cells::{Columns, folded, is_open};
use crate::import::csv::columns::Field;
use crate::import::csv::courses::{Group, runs};
use crate::import::csv::dated::{self, When};
use crate::import::csv::draft::{Course, Run};
use crate::import::csv::known::Known;
use crate::import::csv::mapping::Rows;
use crate::import::csv::people::{People, PeopleGo};
use crate::import::told::{Sort, Told};
use crate::import::when::Ways;
use crate::model::Catalogue;
use crate::model::kind::Kind;

/// The longest text that stands in a front matter; what is longer goes into the text of the page.
const LONGEST: usize = 600;

type Entry<'s> = crate::import::csv::cells::Entry<'s>;

/// Makes courses of groups of rows.
pub(super) struct Maker<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) columns: &'a Columns,
    pub(super) rows: Rows,
    pub(super) ways: Ways,
    pub(super) known: Known<'a>,
    pub(super) people: People,
    pub(super) people_go: PeopleGo,
}

impl Maker<'_> {
    pub(super) fn course(&mut self, group: &Group<'_>, told: &mut Told) -> Course {
        let mut course = Course::default();
        let title = self.short(
            group.title,
            Field::Title,
            group.entries.first().map_or(0, |entry| entry.row),
            &mut course,
            told,
        );
        course.title = title;
        course.summary = self.one(group, Field::Summary, &mut course.text, told);
        course.audience = self.one(group, Field::Audience, &mut course.text, told);
        self.text(group, &mut course, told);
        for (row, cell) in group.all(Field::Outcomes) {
            for outcome in items(cell) {
                let outcome = self.short(&outcome, Field::Outcomes, row, &mut course, told);
                course.outcomes.push(outcome);
            }
        }
        course.topics = self.ids(group, Kind::Topic, Field::Topic, told);
        course.partners = self.ids(group, Kind::Partner, Field::Partner, told);
        course.link = self.link(group, told);
        for entries in runs(group, self.rows) {
            self.run(&entries, &mut course.runs, told);
        }
        course
    }

    /// A text for the front matter; a long one goes whole into the page's text, and its beginning stands here.
    fn short(
        &self,
        cell: &str,
        field: Field,
        row: usize,
        course: &mut Course,
        told: &mut Told,
    ) -> String {
        let most = if field == Field::Title { 200 } else { LONGEST };
        let line: String = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() <= most {
            return line;
        }
        let at = (Some(row), Some(self.columns.heading(field)));
        told.line(Sort::Question, at, format!("longer than {most} characters: its beginning is taken, and all of it stands in the text, for you to shorten"));
        course.text.push(cell.to_owned());
        line.chars()
            .take(most)
            .collect::<String>()
            .trim_end()
            .to_owned()
    }

    /// What the rows say of a field that has one value: the first; others are listed.
    fn one(
        &self,
        group: &Group<'_>,
        field: Field,
        text: &mut Vec<String>,
        told: &mut Told,
    ) -> Option<String> {
        let all = group.all(field);
        let mut cells = all.iter().filter(|(_, cell)| !is_open(cell));
        let (row, cell) = cells.next()?;
        for (other, words) in cells {
            let words = format!(
                "not taken, because row {row} says something else: \"{}\"",
                shown(words)
            );
            told.line(
                Sort::NotTaken,
                (Some(*other), Some(self.columns.heading(field))),
                words,
            );
        }
        let mut holder = Course::default();
        let short = self.short(cell, field, *row, &mut holder, told);
        text.extend(holder.text);
        Some(short)
    }

    /// The text: that of the first row which has one; other rows that say something else are listed.
    fn text(&self, group: &Group<'_>, course: &mut Course, told: &mut Told) {
        let mut first: Option<(usize, Vec<&str>)> = None;
        for entry in &group.entries {
            let cells: Vec<&str> = entry
                .all(Field::Description)
                .filter(|cell| !is_open(cell))
                .collect();
            match &first {
                None if !cells.is_empty() => first = Some((entry.row, cells)),
                Some((row, own)) => {
                    let differs = |cell: &&&str| !own.iter().any(|own| folded(own) == folded(cell));
                    for cell in cells.iter().filter(differs) {
                        let words = format!(
                            "not taken, because row {row} says something else: \"{}\"",
                            shown(cell)
                        );
                        told.line(
                            Sort::NotTaken,
                            (
                                Some(entry.row),
                                Some(self.columns.heading(Field::Description)),
                            ),
                            words,
                        );
                    }
                }
                None => {}
            }
        }
        let cells = first.into_iter().flat_map(|(_, cells)| cells);
        course.text.splice(0..0, cells.map(str::to_owned));
    }

    fn ids(&mut self, group: &Group<'_>, kind: Kind, field: Field, told: &mut Told) -> Vec<String> {
        let mut ids = Vec::new();
        for (row, cell) in group.all(field) {
            for id in self
                .known
                .ids(kind, cell, (row, self.columns.heading(field)), told)
            {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        ids
    }

    fn link(&self, group: &Group<'_>, told: &mut Told) -> Option<String> {
        let heading = self.columns.heading(Field::Link);
        let mut link = None;
        for (row, cell) in group
            .all(Field::Link)
            .into_iter()
            .filter(|(_, cell)| !is_open(cell))
        {
            let at = (Some(row), Some(heading));
            let is_whole = (cell.starts_with("https://") || cell.starts_with("http://"))
                && cell.len() < 500
                && !cell.contains(|sign: char| {
                    sign.is_whitespace() || sign.is_control() || "\"<>\\^`{|}".contains(sign)
                });
            match (is_whole, &link) {
                (true, None) => link = Some(cell.to_owned()),
                (true, Some(_)) => told.line(
                    Sort::NotTaken,
                    at,
                    format!("another link for the same course: {}", shown(cell)),
                ),
                (false, _) => told.line(
                    Sort::NotTaken,
                    at,
                    format!(
                        "no whole address such as https://example.org/book: \"{}\"",
                        shown(cell)
                    ),
                ),
            }
        }
        link
    }

    /// A run, and another one for the rows of it whose words are no dates.
    fn run(&mut self, entries: &[&Entry<'_>], runs: &mut Vec<Run>, told: &mut Told) {
        let mut run = Run::default();
        let mut words: Vec<String> = Vec::new();
        let first = |field: Field| {
            entries
                .iter()
                .find_map(|entry| Some((entry.row, entry.get(field)?)))
        };
        if let Some((row, cell)) = first(Field::Term) {
            run.term = self
                .known
                .term(cell, (row, self.columns.heading(Field::Term)), told);
        }
        self.place(&mut run, &first, told);
        if let Some((row, cell)) = first(Field::Places).filter(|(_, cell)| !is_open(cell)) {
            run.places = self.places(row, cell, told);
        }
        for entry in entries {
            for cell in entry.all(Field::Facilitators) {
                self.facilitators(entry.row, cell, &mut run, told);
            }
        }
        let mut sessions: Vec<(Date, String)> = Vec::new();
        for entry in entries {
            self.sessions(entry, run.term.as_deref(), &mut sessions, &mut words, told);
        }
        sessions.sort();
        run.sessions = sessions.into_iter().map(|(_, line)| line).collect();
        let when = (!words.is_empty()).then(|| words.join("; "));
        let undated = when.map(|when| Run {
            when: Some(when.chars().take(LONGEST).collect()),
            sessions: Vec::new(),
            ..run.clone()
        });
        let both = match (undated, run.sessions.is_empty()) {
            (Some(undated), true) => vec![undated],
            (undated, _) => std::iter::once(run).chain(undated).collect(),
        };
        for mut run in both.into_iter().filter(Run::says_something) {
            run.id = run_id(run.term.as_deref(), runs);
            runs.push(run);
        }
    }

    /// Mode and venue. A sheet has "Online" under its venues too.
    fn place<'s>(
        &mut self,
        run: &mut Run,
        first: &dyn Fn(Field) -> Option<(usize, &'s str)>,
        told: &mut Told,
    ) {
        let heading = |field: Field| self.columns.heading(field).to_owned();
        if let Some((row, cell)) = first(Field::Mode).filter(|(_, cell)| !is_open(cell)) {
            run.mode = mode(cell, &heading(Field::Mode));
            if run.mode.is_none() {
                told.line(
                    Sort::NotTaken,
                    (Some(row), Some(&heading(Field::Mode))),
                    format!(
                        "\"{}\" is no way to meet that the program knows",
                        shown(cell)
                    ),
                );
            }
        }
        let venue_heading = heading(Field::Venue);
        if let Some((row, cell)) = first(Field::Venue) {
            if is_open(cell) {
                told.line(
                    Sort::NotTaken,
                    (Some(row), Some(&venue_heading)),
                    format!("\"{cell}\": left open"),
                );
            } else if let Some(mode) = mode(cell, "") {
                told.line(
                    Sort::Taken,
                    (None, Some(&venue_heading)),
                    format!(
                        "\"{}\" is how people meet ({mode}) and no venue",
                        shown(cell)
                    ),
                );
                run.mode.get_or_insert(mode);
            } else {
                let line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
                let name: String = line.chars().take(200).collect();
                let ids = self
                    .known
                    .ids(Kind::Venue, &name, (row, &venue_heading), told);
                if ids.len() > 1 {
                    told.line(
                        Sort::Question,
                        (Some(row), Some(&venue_heading)),
                        "several venues: the first is taken",
                    );
                }
                run.venue = ids.into_iter().next();
            }
        }
        if let (Some(venue), Some((row, cell))) = (
            &run.venue,
            first(Field::Room).filter(|(_, cell)| !is_open(cell)),
        ) {
            let words: String = cell.chars().take(100).collect();
            run.venue = Some(
                self.known
                    .room(venue, &words, (row, &heading(Field::Room)), told),
            );
        }
    }

    fn places(&self, row: usize, cell: &str, told: &mut Told) -> Option<u32> {
        let numbers: Vec<&str> = cell
            .split(|letter: char| !letter.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .collect();
        let places = match numbers.as_slice() {
            [one] if !cell.contains(['-', '.', '=']) => one
                .parse()
                .ok()
                .filter(|places| (1..=100_000).contains(places)),
            _ => None,
        };
        if places.is_none() {
            let words = format!("\"{}\" is no number of places", shown(cell));
            told.line(
                Sort::NotTaken,
                (Some(row), Some(self.columns.heading(Field::Places))),
                words,
            );
        }
        places
    }

    fn facilitators(&mut self, row: usize, cell: &str, run: &mut Run, told: &mut Told) {
        let heading = self.columns.heading(Field::Facilitators);
        if self.people_go == PeopleGo::Nowhere {
            let words = "people are not taken: this college keeps them outside the repository, so say where with --people DIR";
            return told.line(Sort::NotTaken, (None, Some(heading)), words);
        }
        let catalogue = self.catalogue;
        let ids = self.people.ids(cell, &|id| catalogue.person(id).is_some());
        // Never the name itself: the report may be passed on.
        if !ids.is_empty() {
            told.line(
                Sort::Taken,
                (Some(row), Some(heading)),
                format!("taken as {}", ids.join(", ")),
            );
        }
        for id in ids {
            if !run.facilitators.contains(&id) {
                run.facilitators.push(id);
            }
        }
    }

    fn sessions(
        &self,
        entry: &Entry<'_>,
        term: Option<&str>,
        sessions: &mut Vec<(Date, String)>,
        words: &mut Vec<String>,
        told: &mut Told,
    ) {
        let ways = self.ways_in(term);
        let zone: &TimeZone = &self.catalogue.college.time_zone;
        let clock = |day: Date, time: Time| {
            !zone
                .to_ambiguous_zoned(day.to_datetime(time))
                .is_ambiguous()
        };
        let heading = [Field::Date, Field::StartDate, Field::Time, Field::Start]
            .into_iter()
            .map(|field| self.columns.heading(field));
        let heading = heading
            .into_iter()
            .find(|heading| !heading.is_empty())
            .unwrap_or("");
        let at = (Some(entry.row), Some(heading));
        let said = shown(&dated::words(entry));
        match dated::when(entry, &ways, &clock) {
            When::Nothing => {}
            When::Words(own, why) => {
                let sort = if is_open(&own) {
                    Sort::NotTaken
                } else {
                    Sort::Question
                };
                told.line(sort, at, format!("\"{said}\" came in as words: {why}"));
                if !words.contains(&own) {
                    words.push(own.split_whitespace().collect::<Vec<_>>().join(" "));
                }
            }
            When::Sessions(lines, notes) => {
                for note in notes {
                    told.line(
                        if note.ends_with('?') {
                            Sort::Question
                        } else {
                            Sort::Taken
                        },
                        at,
                        format!("\"{said}\": {note}"),
                    );
                }
                for (day, line) in lines {
                    let is_there = sessions.iter().any(|(_, other)| *other == line);
                    if is_there {
                        told.line(
                            Sort::NotTaken,
                            at,
                            format!("{line} is there already, from another row"),
                        );
                    } else {
                        sessions.push((day, line));
                    }
                }
            }
        }
    }

    /// The term of a run says in which year its dates are, and where its breaks lie.
    fn ways_in(&self, term: Option<&str>) -> Ways {
        let Some(term) = term.and_then(|id| self.catalogue.term(id)) else {
            return self.ways.clone();
        };
        Ways {
            term: Some((term.starts.value, term.ends.value)),
            breaks: term
                .breaks
                .iter()
                .map(|days| (days.from.value, days.to.value))
                .collect(),
            ..self.ways.clone()
        }
    }
}

fn run_id(term: Option<&str>, runs: &[Run]) -> String {
    let stem = term.unwrap_or("run");
    let names = (1..).map(|number| match (number, term) {
        (1, Some(_)) => stem.to_owned(),
        (number, _) => format!("{stem}-{number}"),
    });
    let is_free = |name: &String| !runs.iter().any(|run| run.id == *name);
    names.into_iter().find(is_free).unwrap_or_default()
}

/// A mode in the words of sheets. "Yes" under "Online" is one too.
fn mode(cell: &str, heading: &str) -> Option<&'static str> {
    let words = folded(cell).replace(['-', '/'], " ");
    let words = words.trim_end_matches('.');
    let is_asked = folded(heading).trim_end_matches('?') == "online";
    Some(match words {
        "online" | "zoom" | "teams" | "ms teams" | "microsoft teams" | "virtual" | "via zoom"
        | "online via zoom" | "online (zoom)" | "online zoom" | "on line" | "online (teams)"
        | "webinar" => "online",
        "in person" | "face to face" | "f2f" | "classroom" | "on site" => "in-person",
        "hybrid" | "blended" | "online and in person" => "hybrid",
        "telephone" | "phone" | "by phone" | "by telephone" => "telephone",
        "drop in" | "dropin" => "drop-in",
        "self paced" | "e learning" | "elearning" | "self study" => "self-paced",
        "yes" | "y" if is_asked => "online",
        "no" | "n" if is_asked => "in-person",
        _ => return None,
    })
}

/// The items of a list in a cell: a line each, or parted by semicolons, without their bullets and numbers.
fn items(cell: &str) -> Vec<String> {
    let parts: Vec<&str> = match cell.contains('\n') {
        true => cell.lines().collect(),
        false => cell.split([';', '•']).collect(),
    };
    let bare = |part: &str| {
        let part = part
            .trim()
            .trim_start_matches(['•', '·', '*', '–', '●', '-'])
            .trim();
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let rest = part[digits..].strip_prefix(['.', ')']);
        rest.filter(|_| digits > 0)
            .unwrap_or(part)
            .trim()
            .to_owned()
    };
    parts
        .into_iter()
        .map(bare)
        .filter(|part| !is_open(part))
        .collect()
}

/// Words of a cell in a line of the report.
fn shown(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() > 70 {
        true => format!("{}…", line.chars().take(69).collect::<String>()),
        false => line,
    }
}
