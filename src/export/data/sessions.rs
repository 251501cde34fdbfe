//! `/data/sessions.csv`: the sessions of the same courses, a line each, for a spreadsheet.

use crate::artifact::{Artifact, SitePath};
use crate::export::csv::line;
use crate::export::data::shape::{Course, CourseData, Run, Session};
use crate::site::Site;

const COLUMNS: [&str; 22] = [
    "uid",
    "course",
    "title",
    "url",
    "strands",
    "run",
    "term",
    "session",
    "of",
    "date",
    "start",
    "end",
    "week",
    "theme",
    "mode",
    "venue",
    "place",
    "postcode",
    "state",
    "reason",
    "enrolment",
    "places",
];

pub(super) fn file(site: &Site<'_>, data: &CourseData<'_>) -> Artifact {
    let mut lines = Vec::new();
    for course in &data.courses {
        for run in &course.runs {
            for session in &run.sessions {
                let at = session.start.as_ref().or(session.week.as_ref());
                lines.push((at, (course, run, session)));
            }
        }
    }
    // By time: what is alike in it stays in the order of courses.
    lines.sort_by_key(|(at, _)| *at);
    let mut text = line(&COLUMNS);
    for (_, (course, run, session)) in lines {
        text.push_str(&line(&cells(site, course, run, session)));
    }
    Artifact {
        path: SitePath::new("/data/sessions.csv"),
        bytes: text.into_bytes(),
    }
}

fn cells(
    site: &Site<'_>,
    course: &Course<'_>,
    run: &Run<'_>,
    session: &Session<'_>,
) -> [String; COLUMNS.len()] {
    let words = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let time = |time: &Option<String>| time.clone().unwrap_or_default();
    let day = |time: &String| time.split('T').next().unwrap_or_default().to_owned();
    let venue = session.venue.and_then(|id| site.venue(id));
    let postcode = venue.and_then(|venue| venue.postcode.as_ref());
    [
        session.uid.to_owned(),
        course.id.to_owned(),
        course.title.to_owned(),
        run.url.clone(),
        course.strands.join(" "),
        run.id.to_owned(),
        words(run.term),
        session.number.to_string(),
        run.sessions.len().to_string(),
        session.start.as_ref().map(day).unwrap_or_default(),
        time(&session.start),
        time(&session.end),
        time(&session.week),
        words(session.theme),
        words(session.mode),
        words(session.venue),
        time(&session.place),
        postcode.map_or_else(String::new, |postcode| postcode.value.clone()),
        session.state.to_owned(),
        words(session.reason),
        words(run.enrolment),
        run.places.map_or_else(String::new, |it| it.to_string()),
    ]
}
