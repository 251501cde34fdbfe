//! The rows of a run → when, where and by whom it is given, with a line of the report for every decision.

use jiff::civil::{Date, Time};

use crate::import::csv::cells::{folded, is_open, shown};
use crate::import::csv::columns::Field;
use crate::import::csv::dated::{self, When};
use crate::import::csv::draft::Run;
use crate::import::csv::make::{LONGEST, Maker};
use crate::import::csv::people::{PeopleGo, left_open};
use crate::import::told::{Sort, Told};
use crate::import::when::Ways;
use crate::model::kind::Kind;

type Entry<'s> = crate::import::csv::cells::Entry<'s>;
/// The first row that fills a field, and its cell.
type First<'f, 's> = &'f dyn Fn(Field) -> Option<(usize, &'s str)>;

/// When the sessions of a run are, and the words of the rows that say no dates.
#[derive(Default)]
struct Dated {
    sessions: Vec<(Date, String)>,
    words: Vec<String>,
}

impl Maker<'_> {
    /// A run, and another one for the rows of it whose words are no dates.
    pub(super) fn run(&mut self, entries: &[&Entry<'_>], runs: &mut Vec<Run>, told: &mut Told) {
        let mut run = Run::default();
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
            let named = entry.all(Field::Facilitators);
            for cell in named.filter(|cell| !is_open(cell)) {
                self.facilitators(entry.row, cell, &mut run, told);
            }
        }
        let mut dated = Dated::default();
        for entry in entries {
            self.sessions(entry, run.term.as_deref(), &mut dated, told);
        }
        let Dated {
            mut sessions,
            words,
        } = dated;
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
    fn place(&mut self, run: &mut Run, first: First<'_, '_>, told: &mut Told) {
        if let Some((row, cell)) = first(Field::Mode).filter(|(_, cell)| !is_open(cell)) {
            let heading = self.columns.heading(Field::Mode);
            run.mode = mode(cell, heading);
            if run.mode.is_none() {
                let words = format!(
                    "\"{}\" is no way to meet that the program knows",
                    shown(cell)
                );
                told.line(Sort::NotTaken, (Some(row), Some(heading)), words);
            }
        }
        if let Some((row, cell)) = first(Field::Venue) {
            self.venue(row, cell, run, told);
        }
        let room = first(Field::Room).filter(|(_, cell)| !is_open(cell));
        if let (Some(venue), Some((row, cell))) = (&run.venue, room) {
            let words: String = cell.chars().take(100).collect();
            let at = (row, self.columns.heading(Field::Room));
            run.venue = Some(self.known.room(venue, &words, at, told));
        }
    }

    fn venue(&mut self, row: usize, cell: &str, run: &mut Run, told: &mut Told) {
        let heading = self.columns.heading(Field::Venue);
        let at = (Some(row), Some(heading));
        if is_open(cell) {
            return told.line(Sort::NotTaken, at, format!("\"{cell}\": left open"));
        }
        if let Some(mode) = mode(cell, "") {
            let words = format!(
                "\"{}\" is how people meet ({mode}) and no venue",
                shown(cell)
            );
            told.line(Sort::Taken, (None, Some(heading)), words);
            run.mode.get_or_insert(mode);
            return;
        }
        let line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let name: String = line.chars().take(200).collect();
        let ids = self.known.ids(Kind::Venue, &name, (row, heading), told);
        if ids.len() > 1 {
            told.line(Sort::Question, at, "several venues: the first is taken");
        }
        run.venue = ids.into_iter().next();
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
        for part in left_open(cell) {
            let words = format!("\"{part}\": left open");
            told.line(Sort::NotTaken, (Some(row), Some(heading)), words);
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

    fn sessions(&self, entry: &Entry<'_>, term: Option<&str>, run: &mut Dated, told: &mut Told) {
        let ways = self.ways_in(term);
        let zone = &self.catalogue.college.time_zone;
        let clock = |day: Date, time: Time| {
            let there = zone.to_ambiguous_zoned(day.to_datetime(time));
            !there.is_ambiguous()
        };
        let fields = [Field::Date, Field::StartDate, Field::Time, Field::Start].into_iter();
        let mut headings = fields.map(|field| self.columns.heading(field));
        let heading = headings.find(|heading| !heading.is_empty());
        let at = (Some(entry.row), heading);
        let said = shown(&dated::words(entry));
        match dated::when(entry, &ways, &clock) {
            When::Nothing => {}
            When::Words(own, why) => {
                let sort = match is_open(&own) {
                    true => Sort::NotTaken,
                    false => Sort::Question,
                };
                told.line(sort, at, format!("\"{said}\" came in as words: {why}"));
                let own = own.split_whitespace().collect::<Vec<_>>().join(" ");
                if !run.words.contains(&own) {
                    run.words.push(own);
                }
            }
            When::Sessions(lines, notes) => {
                for note in notes {
                    let sort = match note.ends_with('?') {
                        true => Sort::Question,
                        false => Sort::Taken,
                    };
                    told.line(sort, at, format!("\"{said}\": {note}"));
                }
                for (day, line) in lines {
                    if run.sessions.iter().any(|(_, other)| *other == line) {
                        told.line(
                            Sort::NotTaken,
                            at,
                            format!("{line} is there already, from another row"),
                        );
                    } else {
                        run.sessions.push((day, line));
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
