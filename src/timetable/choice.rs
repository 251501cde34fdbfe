//! Choice: which sessions a timetable is of, and the weeks in which they lie.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::Catalogue;
use crate::model::term::Term;
use crate::timetable::session::{Session, Timetable};
use crate::timetable::week::Week;

/// Which sessions a timetable is of.
#[derive(Debug, Clone, Copy)]
pub enum Choice<'c> {
    /// All of a term, the past ones too.
    Term(&'c Term),
    /// Those that are not over on this day.
    From(Date),
}

/// Weeks that belong together in a timetable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weeks {
    /// A week with sessions.
    Busy(Week),
    /// From one week to another, both included: not one session.
    Empty(Week, Week),
}

impl<'c> Choice<'c> {
    pub fn holds(self, catalogue: &Catalogue, session: &Session) -> bool {
        match self {
            Self::Term(term) => session.is_of_term(catalogue, term),
            Self::From(today) => !session.is_over(today),
        }
    }

    /// The sessions that are chosen, in the order of time.
    pub fn sessions<'t>(
        self,
        catalogue: &'t Catalogue,
        timetable: &'t Timetable,
    ) -> impl Iterator<Item = &'t Session> + use<'t, 'c> {
        let all = timetable.in_order();
        all.filter(move |session| self.holds(catalogue, session))
    }

    /// Whether a day is one to plan for: not before the day of which it is asked.
    pub fn shows(self, day: Date) -> bool {
        match self {
            Self::Term(_) => true,
            Self::From(today) => today <= day,
        }
    }

    /// The terms that it reaches: the one chosen, or the current and coming ones, by their starts.
    pub fn terms(self, catalogue: &'c Catalogue) -> Vec<&'c Term> {
        match self {
            Self::Term(term) => vec![term],
            Self::From(today) => {
                let terms = catalogue.terms.iter();
                let mut terms: Vec<&Term> = terms.filter(|it| today <= it.ends.value).collect();
                terms.sort_by_key(|term| (term.starts.value, term.ends.value));
                terms
            }
        }
    }

    /// The weeks of its terms, and of its sessions outside of them, in the order of time.
    pub fn weeks(self, catalogue: &'c Catalogue, timetable: &Timetable) -> Vec<Weeks> {
        let (from, to) = self.days(catalogue);
        let in_terms = |day: Date| {
            from.zip(to)
                .is_some_and(|(from, to)| from <= day && day <= to)
        };
        let busy: BTreeSet<Week> = timetable
            .in_order()
            .filter(|it| self.holds(catalogue, it) || in_terms(it.date()) && self.shows(it.date()))
            .map(|session| Week::of(self.first_shown(session.date())))
            .collect();
        let Some(first) = from
            .map(Week::of)
            .into_iter()
            .chain(busy.first().copied())
            .min()
        else {
            return Vec::new();
        };
        let last = to
            .map(Week::of)
            .into_iter()
            .chain(busy.last().copied())
            .max();
        let mut weeks = Vec::new();
        let mut next = Some(first);
        for week in busy {
            if let (Some(from), Some(to)) = (next.filter(|next| *next < week), week.previous()) {
                weeks.push(Weeks::Empty(from, to));
            }
            weeks.push(Weeks::Busy(week));
            next = week.next();
        }
        if let (Some(from), Some(to)) = (next, last)
            && from <= to
        {
            weeks.push(Weeks::Empty(from, to));
        }
        weeks
    }

    /// The first and the last day of its terms that are shown.
    fn days(self, catalogue: &'c Catalogue) -> (Option<Date>, Option<Date>) {
        let terms = self.terms(catalogue);
        let from = match self {
            Self::Term(term) => Some(term.starts.value),
            Self::From(today) => (!terms.is_empty()).then_some(today),
        };
        (from, terms.iter().map(|term| term.ends.value).max())
    }

    /// A session that began some day before the first that is shown, and may be later, stands at that.
    pub fn first_shown(self, day: Date) -> Date {
        match self {
            Self::Term(_) => day,
            Self::From(today) => day.max(today),
        }
    }
}
