//! Ledger: the memory of a college's calendars, `content/calendar.lock`.
//!
//! A build has no memory of its own, and a calendar that students subscribe to needs one: which session of today is which
//! of yesterday, how often it moved, and which ones went. So the program writes down every session that it ever
//! published, as Cargo.lock does with crates, and the file is committed with the texts.

pub mod line;

mod fields;

mod conflict;

mod unusable;

mod file;

mod start;

mod matching;

mod seen;

mod uid;

mod renamed;

mod remember;

mod new_id;

pub use file::Ledger;
pub use new_id::{NewId, NotRenamed, with_new_id};
pub use remember::{Records, Remembered, remember, remember_again};
pub use renamed::Renamed;

use jiff::civil::Date;

use crate::finding::Findings;
use crate::ledger::line::{Line, Seen, State};
use crate::model::Catalogue;
use crate::model::fields::choice::Choice;
use crate::model::session::Mode;
use crate::read::LEDGER_PATH;
use crate::source::{Source, SourceId, Sources};

/// What a build found, and what it makes of it.
#[derive(Debug)]
pub struct Renewed {
    pub remembered: Remembered,
    /// What the file is to say, if it does not say that already.
    pub text: Option<String>,
    pub news: News,
}

/// How much differs from the ledger that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    /// There was no ledger.
    pub is_first: bool,
    /// There were two versions of it in one file.
    pub was_in_conflict: bool,
    /// Sessions that are new, and those whose line changed.
    pub new: usize,
    pub changed: usize,
    /// Sessions to come that left the texts since, and are cancelled for those who subscribed.
    pub gone: Vec<Line>,
    /// Runs whose id was changed.
    pub renamed: Vec<Renamed>,
    /// The last day on which something changed, when that is still to come: a clock is wrong, or was.
    pub ahead: Option<Date>,
}

impl News {
    /// Whether nobody would be told of anything.
    pub fn is_quiet(&self) -> bool {
        self.gone.is_empty() && self.renamed.is_empty()
    }
}

/// Reads the ledger and takes today's sessions into it. One that cannot be used is a finding, and is never begun anew.
pub fn renew(records: &Records<'_>, findings: &mut Findings) -> Renewed {
    renew_from(read(records.sources, records.catalogue, findings), records)
}

/// The same with a ledger that was read before, and whether two versions of it were in one file.
pub fn renew_from((before, was_in_conflict): (Ledger, bool), records: &Records<'_>) -> Renewed {
    let found = ledger_of(records.sources);
    let mut news = News {
        is_first: found.is_none(),
        was_in_conflict,
        ..News::default()
    };
    let remembered = remember::remember(before.clone(), records);
    news.renamed.clone_from(&remembered.renamed);
    let days = before.lines.iter().map(|line| line.modified);
    news.ahead = days.max().filter(|day| *day > records.today);
    for line in &remembered.ledger.lines {
        match before.lines.binary_search_by(|old| old.uid.cmp(&line.uid)) {
            Err(_) => news.new += 1,
            Ok(at) if before.lines[at] == *line => {}
            Ok(at) => {
                news.changed += 1;
                let was = before.lines[at].seen.state;
                if was.is_written() && line.seen.state == State::Gone {
                    news.gone.push(line.clone());
                }
            }
        }
    }
    let text = remembered.ledger.text();
    let is_same = found.is_some_and(|(_, source)| source.text.replace("\r\n", "\n") == text);
    Renewed {
        remembered,
        text: (!is_same).then_some(text),
        news,
    }
}

/// Whether a build that finds what the last one wrote would say and write the same again, and nothing new.
pub fn lasts(records: &Records<'_>, renewed: &Renewed) -> bool {
    let Some(text) = &renewed.text else {
        return renewed.news.is_quiet();
    };
    let Some((id, _)) = ledger_of(records.sources) else {
        // The file itself would be new.
        return false;
    };
    let mut sources = records.sources.clone();
    sources.change(id, text.clone());
    let mut findings = Findings::default();
    let again = renew(
        &Records {
            sources: &sources,
            ..*records
        },
        &mut findings,
    );
    findings.is_empty()
        && again.text.is_none()
        && again.news.is_quiet()
        && again.remembered.says_the_same(&renewed.remembered)
}

/// The ledger as it was written last, and whether two versions of it were in one file. What is wrong with it goes to the
/// findings.
pub fn read(sources: &Sources, catalogue: &Catalogue, findings: &mut Findings) -> (Ledger, bool) {
    let Some((id, source)) = ledger_of(sources) else {
        return (Ledger::default(), false);
    };
    let mark = remember::mark(catalogue);
    let zone = &catalogue.college.time_zone;
    match Ledger::read(&source.text, &mark, zone) {
        Ok(read) => read,
        Err(reasons) => {
            unusable::report(id, source, &reasons, &mark, findings);
            (Ledger::default(), false)
        }
    }
}

fn ledger_of(sources: &Sources) -> Option<(SourceId, &Source)> {
    let mut sources = sources.iter();
    sources.find(|(_, source)| source.path == LEDGER_PATH)
}

impl Remembered {
    /// Lines that no session of today stands for.
    pub fn kept(&self) -> impl Iterator<Item = &Line> {
        let mut is_kept = vec![true; self.ledger.lines.len()];
        for at in self.of_session.iter().flatten() {
            is_kept[*at] = false;
        }
        let lines = self.ledger.lines.iter().zip(is_kept);
        lines.filter(|(_, kept)| *kept).map(|(line, _)| line)
    }

    /// The line of a session; `None` when its course is not published.
    pub fn line(&self, position: usize) -> Option<&Line> {
        let at = self.of_session.get(position).copied().flatten()?;
        self.ledger.lines.get(at)
    }
}

/// Where a remembered session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'l> {
    /// Not said.
    Nowhere,
    Private,
    Mode(Mode),
    Venue {
        id: &'l str,
        room: Option<&'l str>,
    },
}

impl Seen {
    pub fn place(&self) -> Place<'_> {
        if let Some(word) = self.place.strip_prefix(seen::MODE) {
            return Mode::from_word(word).map_or(Place::Nowhere, Place::Mode);
        }
        let place = self.place.strip_prefix(seen::HYBRID);
        let place = place.unwrap_or(&self.place);
        match place.split_once('/') {
            _ if place == "-" => Place::Nowhere,
            _ if place == "private" => Place::Private,
            Some((id, room)) => Place::Venue {
                id,
                room: Some(room),
            },
            None => Place::Venue {
                id: place,
                room: None,
            },
        }
    }

    /// Whether one can take part from elsewhere.
    pub fn is_online(&self) -> bool {
        let by_mode = matches!(self.place(), Place::Mode(Mode::Online | Mode::Hybrid));
        by_mode || self.place.starts_with(seen::HYBRID)
    }
}

impl Line {
    /// The run under whose ids it was first published.
    pub fn first_run(&self) -> Option<(&str, &str)> {
        let mut parts = self.local_uid().split('.');
        Some((parts.next()?, parts.next()?))
    }

    /// The part of its UID that is the same wherever the college moves; it names the session in addresses.
    pub fn local_uid(&self) -> &str {
        uid::local(&self.uid)
    }
}
