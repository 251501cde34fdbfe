//! The end of a course: the day from which it is given no more, its sessions after it, and who still leads to it.
//!
//! The page stays, says that the course has ended, and leaves the lists. A session after the day is cancelled with a reason,
//! so that calendars tell those who subscribed; a course that is merely retired cancels nothing.

mod cancel;

mod leads;

use jiff::civil::Date;

use crate::edit::{Change, Together, front};
use crate::error::{Error, Result};
use crate::model::course::Course;
use crate::model::fields::nearest;
use crate::model::settings::PanelMode;
use crate::panel::fields::FieldTexts;
use crate::panel::written::amendment;
use crate::pipeline::{Options, Understood};
pub use crate::retire::leads::Lead;
use crate::source::{Source, SourceId};
use crate::timetable::Session;

/// What a retirement does, and what follows from it.
#[derive(Debug)]
pub struct Retired {
    pub changes: Together,
    pub title: String,
    /// How many sessions are cancelled.
    pub cancelled: usize,
    /// Its runs that are not confirmed, by their ids: nothing is done to them.
    pub not_confirmed: Vec<String>,
    /// Where other texts still lead to the course.
    pub leads: Vec<Lead>,
}

/// Retires a course on a day. Sessions after it are cancelled with a reason, or, without one, are in the way.
///
/// # Errors
///
/// When there is no such course, a session comes after the day and no reason is given, or the file cannot be changed.
pub fn retire(
    is: &Understood,
    options: &Options,
    id: &str,
    on: Date,
    reason: Option<&str>,
) -> Result<Retired> {
    let (at, course) = found(is, id)?;
    let coming = coming(is, at, on);
    let reason = match (reason, coming.as_slice()) {
        (Some(reason), _) => reason,
        (None, []) => "",
        (None, sessions) => return Err(in_the_way(id, sessions)),
    };
    let file = &is.sources[course.origin.source];
    let text = match coming.is_empty() {
        true => file.text.clone(),
        false => cancel::cancelled(file, course, &coming, reason)?,
    };
    let text = front::set(&with_text(file, text), "retired", &on.to_string())?;
    let words = format!("Retired: the course is given no more after {on}");
    let mut retired = changed(is, (at, course), text, &words)?;
    check(is, options, &retired, at, on)?;
    retired.cancelled = coming.len();
    Ok(retired)
}

/// Takes a retirement back. Sessions that were cancelled with it stay so.
///
/// # Errors
///
/// When there is no such course, or it is not retired.
pub fn undo(is: &Understood, id: &str) -> Result<Retired> {
    let (at, course) = found(is, id)?;
    if course.retired.is_none() {
        return Err(Error::refused(
            format!("{id} is not retired"),
            format!("to retire it: prospectus retire {id}"),
        ));
    }
    let file = &is.sources[course.origin.source];
    let text = front::remove(file, "retired")?;
    changed(is, (at, course), text, "The course is given again")
}

fn found<'u>(is: &'u Understood, id: &str) -> Result<(usize, &'u Course)> {
    let at = is.catalogue.course_position(id);
    let course = at.map(|at| (at, &is.catalogue.courses[at]));
    course.ok_or_else(|| {
        let ids = is.catalogue.courses.iter().map(|it| it.origin.id.as_str());
        let help = match nearest(id, ids) {
            Some(near) => format!("did you mean {near}?"),
            None => "the id of a course is the name of its file without .md".to_owned(),
        };
        Error::refused(format!("there is no course {id}"), help)
    })
}

/// Confirmed sessions after a day that are still to take place.
fn coming(is: &Understood, at: usize, on: Date) -> Vec<&Session> {
    let course = &is.catalogue.courses[at];
    let sessions = is.timetable.course(at);
    let after = sessions.filter(|session| {
        let is_after = session.last_date() > on && !session.is_over(is.today);
        is_after && !session.is_cancelled() && course.runs[session.run].confirmed
    });
    after.collect()
}

fn in_the_way(id: &str, sessions: &[&Session]) -> Error {
    let day = |session: &&Session| session.date().strftime("%-d %B %Y").to_string();
    let days: Vec<String> = sessions.iter().map(day).collect();
    let (shown, more) = days.split_at(days.len().min(4));
    let more = match more.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let last = sessions.iter().map(|it| it.last_date()).max();
    let last = last.map_or_else(String::new, |day| day.to_string());
    Error::refused(
        format!(
            "{id} has sessions after that day: {}{more}",
            shown.join(", ")
        ),
        format!(
            "cancel them, so that calendars tell students: prospectus retire {id} --cancel-sessions \"Why, in a sentence for students\"; or retire it after its last one: --on {last}"
        ),
    )
}

/// The change of the course's file, and the word of it in the round that passed.
fn changed(
    is: &Understood,
    (at, course): (usize, &Course),
    text: String,
    words: &str,
) -> Result<Retired> {
    let file = &is.sources[course.origin.source];
    let mut changes = Together::default();
    if text != file.text {
        changes.change(&Change::new(file, text));
    }
    let passed = is.panel.reviews[at].passed;
    let is_read = is.panel.mode != PanelMode::Off && !changes.is_empty();
    if let Some(passed) = passed.filter(|_| is_read) {
        let round = &is.sources[is.catalogue.rounds[passed].source];
        let item = amendment(
            (is.today, "the program", words),
            &[],
            &FieldTexts::default(),
        );
        let text = front::add(round, "amendments", &item)?;
        changes.change(&Change::new(round, text));
    }
    let runs = course.runs.iter().filter(|run| !run.confirmed);
    Ok(Retired {
        changes,
        title: course.title.value.clone(),
        cancelled: 0,
        not_confirmed: runs.map(|run| run.id.value.clone()).collect(),
        leads: leads::leads(is, course),
    })
}

/// Looks at the college as it would be: nothing after the day takes place, and everything before it does.
fn check(is: &Understood, options: &Options, retired: &Retired, at: usize, on: Date) -> Result<()> {
    let mut sources = is.sources.clone();
    for (path, step) in retired.changes.steps() {
        let place = sources.iter().position(|(_, it)| it.path == path);
        let text = step.after.as_deref().map(String::from_utf8_lossy);
        if let (Some(place), Some(text)) = (place, text) {
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
            sources.change(SourceId(place as u32), text);
        }
    }
    let after = Understood::again(sources, options);
    let days = |is: &Understood| -> Vec<Date> {
        let sessions = is.timetable.course(at);
        let before = sessions.filter(|it| it.last_date() <= on && !it.is_cancelled());
        before.map(|it| it.date()).collect()
    };
    let is_right = after.unreadable.len() <= is.unreadable.len()
        && coming(&after, at, on).is_empty()
        && days(&after) == days(is);
    is_right.then_some(()).ok_or_else(|| {
        Error::refused(
            "the sessions cannot be cancelled without changing others",
            "write cancelled: with the reason into each of them by hand, and run the command again",
        )
    })
}

fn with_text(file: &Source, text: String) -> Source {
    let mut new = Source::new(file.path.as_str(), text);
    new.byte_order_mark = file.byte_order_mark;
    new
}
