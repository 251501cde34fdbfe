//! A run of one term → what it is in the next: its days, and what somebody is to decide about them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::course::Course;
use crate::model::dates::When;
use crate::model::reference::VenueChoice;
use crate::model::run::Run;
use crate::model::session::{SessionEntry, Weekly, WeeklyChange, WeeklyLength};
use crate::model::term::Term;
use crate::model::venue::Venue;
use crate::pipeline::Understood;
use crate::roll::weeks::{Found, Weeks, week_later};
use crate::source::Spanned;

/// A run of the next term.
#[derive(Debug, Clone)]
pub struct Plan {
    pub id: String,
    /// In the order in which they are written.
    pub sessions: Vec<SessionEntry>,
    pub weekly: Option<Series>,
    /// Words instead of dates.
    pub when: Option<String>,
    /// All its days, in order.
    pub days: Vec<Date>,
    /// Whether all its days lie in the term.
    pub is_inside: bool,
    pub decide: Vec<String>,
}

/// A weekly series of the next term.
#[derive(Debug, Clone)]
pub struct Series {
    pub first: When,
    /// A number of times, or the last day.
    pub length: Result<usize, Date>,
    pub except: Vec<Date>,
    pub change: BTreeMap<Date, SessionEntry>,
}

/// Plans a run of `from` for `to`.
pub(super) fn plan(
    is: &Understood,
    (course, run): (&Course, &Run),
    (from, to): (&Term, &Term),
    id: String,
) -> Plan {
    let weeks = |term, venue| Weeks::new(&is.catalogue, term, venue);
    let venue = venue(is, run.venue.as_ref().or(course.venue.as_ref()));
    let mut planner = Planner {
        old: weeks(from, venue),
        new: weeks(to, venue),
        terms: (from, to),
        met: days_met(run),
        breaks: BTreeMap::new(),
        late: BTreeMap::new(),
        left_out: 0,
        again: 0,
        moved: 0,
    };
    let sessions: Vec<SessionEntry> = run
        .sessions
        .iter()
        .filter_map(|entry| planner.session(entry))
        .collect();
    let (weekly, mut days) = match &run.weekly {
        Some(weekly) => planner.series(weekly),
        None => (None, Vec::new()),
    };
    days.extend(sessions.iter().map(|it| it.when.value.date()));
    days.sort_unstable();
    let has_dates = run.weekly.is_some() || !run.sessions.is_empty();
    let words = format!("{}, dates to be confirmed", to.name.value);
    let is_empty = days.is_empty() && (has_dates || run.when.is_some());
    Plan {
        id,
        when: is_empty.then_some(words),
        is_inside: days.iter().all(|day| to.holds(*day)),
        decide: planner.decisions(&days),
        sessions,
        weekly,
        days,
    }
}

fn venue<'c>(is: &'c Understood, choice: Option<&VenueChoice>) -> Option<&'c Venue> {
    match choice? {
        VenueChoice::Private(_) => None,
        VenueChoice::Venue { id, .. } => is.catalogue.venue(&id.value),
    }
}

/// The days on which a run meets as its series and list say, whatever was moved since.
fn days_met(run: &Run) -> Vec<Date> {
    let listed = run.sessions.iter().map(|it| it.when.value.date());
    listed
        .chain(run.weekly.iter().flat_map(series_days))
        .collect()
}

fn series_days(weekly: &Weekly) -> Vec<Date> {
    let mut days = Vec::new();
    let mut day = weekly.first.value.date();
    for _ in 0..400 {
        let is_over = match weekly.length {
            WeeklyLength::Times(times) => days.len() >= times.value as usize,
            WeeklyLength::Until(until) => day > until.value,
        };
        if is_over {
            break;
        }
        if weekly.except.iter().all(|except| except.value != day) {
            days.push(day);
        }
        day = week_later(day);
    }
    days
}

struct Planner<'c> {
    old: Weeks<'c>,
    new: Weeks<'c>,
    terms: (&'c Term, &'c Term),
    met: Vec<Date>,
    /// Days of breaks, and others on which nobody meets, with why.
    breaks: BTreeMap<Date, String>,
    late: BTreeMap<Date, String>,
    left_out: usize,
    again: usize,
    moved: usize,
}

impl Planner<'_> {
    /// The day of the new term for the week with a number; none where it does not fit. What comes a week later puts off
    /// all that comes after it.
    fn found(&mut self, old: Date, number: usize) -> Option<Found> {
        let found = self.new.find(old.weekday(), number + self.late.len());
        // One that went over the end of the term before goes over the end of this one.
        let (from, to) = self.terms;
        let fits = |it: &Found| it.day <= to.ends.value || old > from.ends.value;
        let found = found.filter(fits);
        match &found {
            None => self.left_out += 1,
            Some(found) => {
                self.breaks.extend(found.breaks.clone());
                self.late.extend(found.late.clone());
            }
        }
        found
    }

    fn session(&mut self, entry: &SessionEntry) -> Option<SessionEntry> {
        let old = entry.when.value.date();
        let number = self.old.number(old, &self.met);
        let found = self.found(old, number)?;
        self.again += usize::from(entry.cancelled.is_some());
        Some(SessionEntry {
            when: Spanned::new(on(entry.when.value, found.day), entry.when.span),
            cancelled: None,
            ..entry.clone()
        })
    }

    fn series(&mut self, weekly: &Weekly) -> (Option<Series>, Vec<Date>) {
        let old_days = series_days(weekly);
        let Some(first) = old_days.first() else {
            return (None, Vec::new());
        };
        let begins = self.old.number(*first, &self.met);
        let mut change = BTreeMap::new();
        let mut days = Vec::new();
        let wanted = self.wanted(weekly, &old_days);
        for at in 0..wanted {
            let old = old_days
                .get(at)
                .or(old_days.last())
                .copied()
                .unwrap_or(*first);
            let Some(found) = self.found(old, begins + at) else {
                // A series to the end of the term ends with it.
                self.left_out -= usize::from(at >= old_days.len() || wanted != old_days.len());
                continue;
            };
            let own = old_days.get(at).and_then(|day| weekly.change.get(day));
            if let Some(own) = own.and_then(|own| self.change(own)) {
                change.insert(found.day, own);
            }
            days.push(found.day);
        }
        let (Some(first), Some(last)) = (days.first().copied(), days.last().copied()) else {
            return (None, days);
        };
        let weeks = std::iter::successors(Some(first), |day| Some(week_later(*day)));
        let weeks = weeks.take_while(|day| *day < last);
        let except: Vec<Date> = weeks.filter(|day| !days.contains(day)).collect();
        let series = Series {
            first: on(weekly.first.value, first),
            length: match weekly.length {
                WeeklyLength::Times(_) => Ok(days.len()),
                WeeklyLength::Until(_) => Err(last),
            },
            except,
            change,
        };
        (Some(series), days)
    }

    /// How many sessions a series is to have: as many as it had, or, when it went on to the end of its term, as many as
    /// fit.
    fn wanted(&self, weekly: &Weekly, old_days: &[Date]) -> usize {
        let last = old_days.last().copied().unwrap_or(Date::MAX);
        let to_the_end =
            week_later(last) > self.terms.0.ends.value && last <= self.terms.0.ends.value;
        match weekly.length {
            WeeklyLength::Until(_) if to_the_end => 60,
            _ => old_days.len(),
        }
    }

    /// What stays of a change: not that one session was moved or cancelled.
    fn change(&mut self, change: &WeeklyChange) -> Option<SessionEntry> {
        let entry = &change.entry;
        self.moved += usize::from(change.moved);
        self.again += usize::from(entry.cancelled.is_some());
        let stays = entry.id.is_some()
            || entry.theme.is_some()
            || entry.note.is_some()
            || entry.venue.is_some()
            || entry.mode.is_some()
            || !entry.facilitators.is_empty();
        stays.then(|| SessionEntry {
            cancelled: None,
            ..entry.clone()
        })
    }

    fn decisions(&self, days: &[Date]) -> Vec<String> {
        let mut decide = Vec::new();
        let day = |day: Date| day.strftime("%A %-d %B %Y").to_string();
        if let (Some(first), Some(last)) = (days.first(), days.last()) {
            let breaks = self.breaks.iter().filter(|(it, _)| first < *it);
            let all: BTreeMap<_, _> = breaks.chain(&self.late).collect();
            for (passed, why) in all.into_iter().filter(|(it, _)| *it < last) {
                let passed = day(*passed);
                decide.push(format!(
                    "nobody meets on {passed} ({why}): the run goes on a week later"
                ));
            }
        }
        let ends = self.terms.1.ends.value;
        let sessions = |many: usize, is: &str, are: &str| match many {
            1 => format!("1 session {is}"),
            many => format!("{many} sessions {are}"),
        };
        if self.left_out > 0 {
            decide.push(format!(
                "{}: the term ends on {} before all of its weeks are there",
                sessions(self.left_out, "is left out", "are left out"),
                day(ends)
            ));
        }
        if self.again > 0 {
            let again = sessions(self.again, "was cancelled", "were cancelled");
            decide.push(format!("{again} last time, and planned again"));
        }
        if self.moved > 0 {
            let moved = sessions(self.moved, "had been moved", "had been moved");
            decide.push(format!(
                "{moved} last time, and planned on the usual day and time"
            ));
        }
        decide
    }
}

/// The same time on another day.
fn on(when: When, day: Date) -> When {
    match when {
        When::Timed { start, end, .. } => When::Timed {
            date: day,
            start,
            end,
        },
        When::Week(_) => When::Week(day),
    }
}
