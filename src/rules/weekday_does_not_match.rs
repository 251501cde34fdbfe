//! T510 weekday-does-not-match.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use crate::finding::Level;
use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::text::dates::{day_of_month, month, name_of, short_month, short_weekday, weekday};
use crate::text::prose::Prose;
use crate::text::tokens::Gap;
use crate::timetable::{Session, Slot};

crate::code! {
    /// A text names a day of the week that its date or the sessions of the course do not have.
    ///
    /// # Why
    ///
    /// One of the two is wrong, and nobody can tell which. Half of the group comes on Tuesday, the other half on the
    /// 20th.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// ---
    /// We begin on Tuesday 20 January 2027 with tea.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// ---
    /// We begin on Wednesday 20 January 2027 with tea.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A weekday and a full date that disagree are an error. A warning is given for a date without a year that is the
    /// day of a session, and for "Tuesdays" or "every Tuesday" in a course that meets on other days only; the latter is
    /// silent after a "not", in sentences about opening hours, and where a course has no dates. Quotes are left alone.
    ///
    /// # Source
    ///
    /// The calendar; practice of recovery colleges: prospectuses are copied from year to year, and dates go wrong
    /// first.
    WEEKDAY_DOES_NOT_MATCH = "T510" "weekday-does-not-match" Error
}

pub(super) const RULE: Rule = Rule {
    code: &WEEKDAY_DOES_NOT_MATCH,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for prose in wording::judged_with_digits(cx) {
        for at in 0..prose.tokens.len() {
            if let Some((words, day, date)) = full_date(prose, at) {
                disagreement(checker, prose, words, (day, date), Level::Error);
            }
        }
    }
    for (position, _) in cx.catalogue.courses.iter().enumerate() {
        let sessions: Vec<&Session> = cx.timetable.course(position).collect();
        let all_dated = sessions
            .iter()
            .all(|session| matches!(session.slot, Slot::Timed { .. }));
        if sessions.is_empty() || !all_dated {
            continue;
        }
        for prose in wording::of_course(cx, position) {
            for at in 0..prose.tokens.len() {
                if prose.has_digits {
                    of_session(checker, prose, at, &sessions);
                }
                every_week(checker, prose, at, &sessions);
            }
        }
    }
}

fn disagreement(
    checker: &mut Checker<'_>,
    prose: &Prose,
    words: Range<usize>,
    (day, date): (Weekday, Date),
    level: Level,
) {
    let range = prose.range(words);
    if date.weekday() == day || prose.is_spared(&range) {
        return;
    }
    let right = name_of(date.weekday());
    let shown = date.strftime("%-d %B %Y");
    let finding = checker
        .finding(
            prose.span(range.clone()),
            format!("\"{}\" disagrees with itself", prose.written(range)),
        )
        .label(format!("{shown} is a {right}"))
        .help("look at which of the two is right, and change the other")
        .level(level);
    checker.report(finding);
}

/// A weekday, a day, a month and perhaps a year: "Tuesday 19 January 2027".
type DayAndMonth = (Range<usize>, Weekday, i8, i8);

fn day_and_month(prose: &Prose, at: usize) -> Option<DayAndMonth> {
    let written = |at: usize| prose.written(prose.tokens.get(at).range());
    let day = weekday(written(at)).or_else(|| short_weekday(written(at)))?;
    let mut next = at + 1;
    let mut word = |skipped: &str| -> Option<usize> {
        let near = |at: usize| {
            let gap = prose.tokens.get(at).gap;
            gap == Gap::Space || gap == Gap::Marks && prose.before(at).trim() == ","
        };
        if next < prose.tokens.len() && near(next) && prose.tokens.word(next) == skipped {
            next += 1;
        }
        let found = (next < prose.tokens.len() && near(next)).then_some(next);
        next += 1;
        found
    };
    let number = word("the")?;
    let of_month = prose.tokens.word(number);
    let of_month = day_of_month(of_month, false).or_else(|| day_of_month(of_month, true))?;
    let named = word("of")?;
    let month = month(written(named)).or_else(|| short_month(written(named)))?;
    Some((at..named + 1, day, i8::try_from(of_month).ok()?, month))
}

fn full_date(prose: &Prose, at: usize) -> Option<(Range<usize>, Weekday, Date)> {
    let (words, day, of_month, month) = day_and_month(prose, at)?;
    let year = year_behind(prose, words.end)?;
    let date = Date::new(year, month, of_month).ok()?;
    Some((words.start..words.end + 1, day, date))
}

fn year_behind(prose: &Prose, at: usize) -> Option<i16> {
    let follows = at < prose.tokens.len()
        && (prose.tokens.get(at).gap == Gap::Space || prose.before(at).trim() == ",");
    let year: i16 = follows
        .then(|| prose.tokens.word(at).parse().ok())
        .flatten()?;
    (1900..2200).contains(&year).then_some(year)
}

/// A date without a year is that of a session on this day.
fn of_session(checker: &mut Checker<'_>, prose: &Prose, at: usize, sessions: &[&Session]) {
    let Some((words, day, of_month, month)) = day_and_month(prose, at) else {
        return;
    };
    if year_behind(prose, words.end).is_some() {
        return;
    }
    let mut dates = sessions.iter().map(|session| session.date());
    let mut meant = dates
        .by_ref()
        .filter(|date| date.day() == of_month && date.month() == month);
    let Some(date) = meant.next() else {
        return;
    };
    if meant.all(|other| other.weekday() != day) {
        disagreement(checker, prose, words, (day, date), Level::Warning);
    }
}

/// "Tuesdays", "every Tuesday": some session is on that day.
fn every_week(checker: &mut Checker<'_>, prose: &Prose, at: usize, sessions: &[&Session]) {
    let word = prose.tokens.get(at).range();
    let written = prose.written(word.clone());
    let plural = written.strip_suffix('s').and_then(weekday);
    let is_every = at > 0 && matches!(prose.tokens.word(at - 1), "every" | "each");
    let Some(day) = plural.or_else(|| weekday(written).filter(|_| is_every)) else {
        return;
    };
    let fits = sessions
        .iter()
        .any(|session| session.date().weekday() == day);
    if fits || prose.is_negated(at) || prose.is_spared(&word) || is_of_others(prose, at) {
        return;
    }
    let mut days: Vec<&str> = Vec::new();
    for session in sessions {
        let name = name_of(session.date().weekday());
        if !days.contains(&name) {
            days.push(name);
        }
    }
    let finding = checker
        .finding(
            prose.span(word),
            format!("no session of this course is on a {}", name_of(day)),
        )
        .label(format!("its sessions are on {}", days.join(", ")))
        .help("change the text or the sessions, whichever is wrong")
        .level(Level::Warning);
    checker.report(finding);
}

/// The sentence is about opening hours, or something else that happens there.
fn is_of_others(prose: &Prose, at: usize) -> bool {
    let sentence = prose.tokens.get(at).sentence;
    let near = at.saturating_sub(25)..(at + 25).min(prose.tokens.len());
    near.filter(|at| prose.tokens.get(*at).sentence == sentence)
        .any(|at| OTHERS.contains(&prose.tokens.word(at)))
}

const OTHERS: [&str; 16] = [
    "bins", "bus", "buses", "cafe", "café", "closed", "closes", "market", "office", "open",
    "opens", "phone", "shop", "shut", "train", "trains",
];
