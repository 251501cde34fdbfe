//! What to tell the students of each course: ready to be sent, without a private address, without anybody's name, and
//! without why somebody is away.

use crate::i18n::Language;
use crate::impact::change::{Becomes, Done, Planned};
use crate::impact::college::College;
use crate::impact::concerned::OfRun;
use crate::impact::seen::is_seen;
use crate::model::venue::Venue;
use crate::text::plain::without_control;
use crate::timetable::{Session, Slot};

/// A text for each published course, one under the other; sessions for which nothing was chosen are in it as open.
pub fn letters(college: College<'_>, planned: &Planned<'_>, words: &Language) -> String {
    let mut lines: Vec<(&OfRun<'_>, &Session, String)> = Vec::new();
    for done in &planned.done {
        if let Some(line) = said(college, done) {
            lines.push((done.run, done.session, line));
        }
    }
    for (run, session) in &planned.left {
        let line =
            "this session cannot be as we planned it. We will tell you more as soon as we know it.";
        lines.push((run, session, line.to_owned()));
    }
    lines.retain(|(run, ..)| is_seen(college, &run.course.origin));
    lines.sort_by_key(|(_, session, _)| {
        (session.course, session.date(), session.run, session.number)
    });
    let letters = lines.chunk_by(|a, b| a.1.course == b.1.course);
    let letters: Vec<String> = letters.map(|lines| letter(college, lines, words)).collect();
    letters.join("\n----\n\n")
}

fn letter(
    college: College<'_>,
    lines: &[(&OfRun<'_>, &Session, String)],
    words: &Language,
) -> String {
    let Some((run, ..)) = lines.first() else {
        return String::new();
    };
    let title = without_control(&run.course.title.value);
    let verb = match lines.len() {
        1 => "This session changes:",
        _ => "These sessions change:",
    };
    let mut out = format!("To everyone on {title}\n\nHello,\n\n{verb}\n\n");
    for (_, session, line) in lines {
        out.push_str(&format!("- {}: {line}\n", when(session, words)));
    }
    let base = college.base_url.trim_end_matches('/');
    out.push_str("\nEverything else stays as it was. All dates are here:\n");
    out.push_str(&format!("{base}/courses/{}/\n", run.course.origin.id));
    out.push_str("\nIf you added our calendar to yours, it changes by itself.\n");
    out.push_str("\nWe are sorry for the change. If it makes it hard for you to come, or if you have a question, please tell us");
    out.push_str(&contact(college));
    out.push_str(&format!(
        "\n\n{}\n",
        without_control(&college.catalogue.college.name.value)
    ));
    out
}

/// What a student is told of a session; nothing where nothing changes for them.
fn said(college: College<'_>, done: &Done<'_>) -> Option<String> {
    let lines: Vec<String> = done
        .becomes
        .iter()
        .filter_map(|it| becomes(college, it))
        .collect();
    (!lines.is_empty()).then(|| lines.join(" "))
}

fn becomes(college: College<'_>, becomes: &Becomes) -> Option<String> {
    Some(match becomes {
        Becomes::Partner { .. } => return None,
        Becomes::Person { .. } => "somebody else will lead it.".to_owned(),
        Becomes::Cancelled { reason } => format!("cancelled. {}", sentence(reason)),
        Becomes::ToBeConfirmed { place: true } => {
            "we do not know yet where it will be. We will tell you as soon as we do.".to_owned()
        }
        Becomes::ToBeConfirmed { place: false } => {
            "it takes place, and somebody else may lead it.".to_owned()
        }
        Becomes::Place { venue } => {
            let (id, room) = match venue.split_once('/') {
                Some((id, room)) => (id, Some(room)),
                None => (venue.as_str(), None),
            };
            match college.catalogue.venue(id) {
                Some(venue) if !venue.private => format!("we meet in {}.", address(venue, room)),
                _ => "it is in another place. We will tell you where.".to_owned(),
            }
        }
    })
}

/// "Room 1, The Hub, 2 Station Approach, Millbrook, ZZ1 1AB"
fn address(venue: &Venue, room: Option<&str>) -> String {
    let room = room.map(|room| venue.room_name(room));
    let lines = venue.address.iter().map(|line| line.value.clone());
    let postcode = venue.postcode.as_ref().map(|code| code.value.clone());
    let parts: Vec<String> = room
        .into_iter()
        .chain([venue.name.value.clone()])
        .chain(lines)
        .chain(postcode)
        .collect();
    without_control(&parts.join(", "))
}

/// "Tuesday 12 January 2027, 10am to midday"
fn when(session: &Session, words: &Language) -> String {
    match &session.slot {
        Slot::Timed { start, end } => {
            let end = end.as_ref().map(jiff::Zoned::time);
            let times = words.times(start.time(), end);
            format!("{}, {times}", words.date_full(start.date()))
        }
        Slot::Week(monday) => format!("the week of {}", words.date_full(*monday)),
    }
}

/// ": call 01632 960 100, text 07700 900 100 or write to college@example.org."
fn contact(college: College<'_>) -> String {
    let contact = &college.catalogue.college.contact;
    let ways = [
        ("call", &contact.phone),
        ("text", &contact.text),
        ("write to", &contact.email),
    ];
    let ways = ways
        .iter()
        .filter_map(|(how, way)| Some(format!("{how} {}", way.as_ref()?.value)));
    let ways: Vec<String> = ways.collect();
    match ways.as_slice() {
        [] => ".".to_owned(),
        [one] => format!(": {one}."),
        [first @ .., last] => format!(": {} or {last}.", first.join(", ")),
    }
}

/// With a full stop at its end.
fn sentence(text: &str) -> String {
    let text = without_control(text.trim());
    match text.ends_with(['.', '!', '?']) {
        true => text,
        false => format!("{text}."),
    }
}
