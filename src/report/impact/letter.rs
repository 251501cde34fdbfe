//! What to tell the students of each course: ready to be sent, without a private address, without anybody's name, and
//! without why somebody is away.

use crate::i18n::Language;
use crate::impact::change::{Becomes, Planned};
use crate::impact::college::College;
use crate::impact::concerned::{Need, OfRun};
use crate::impact::seen::is_seen;
use crate::model::venue::Venue;
use crate::text::plain::without_control;
use crate::timetable::{Session, Slot};

/// A session of a published course, and what becomes of it; nothing where that is not known yet.
struct Line<'a> {
    run: &'a OfRun<'a>,
    session: &'a Session,
    becomes: Option<&'a Becomes>,
}

/// A text for each published course, one under the other. Where nothing at all was chosen yet, every session is open.
pub fn letters(college: College<'_>, planned: &Planned<'_>, words: &Language) -> String {
    let mut lines = lines(college, planned);
    lines.sort_by_key(|it| (it.session.course, it.session.date(), it.session.run));
    let letters = lines.chunk_by(|a, b| a.session.course == b.session.course);
    let letters: Vec<String> = letters.map(|lines| letter(college, lines, words)).collect();
    letters.join("\n----\n\n")
}

fn lines<'p>(college: College<'_>, planned: &'p Planned<'_>) -> Vec<Line<'p>> {
    let chosen = planned.done.iter().flat_map(|done| {
        let becomes = done.becomes.iter();
        // Another partner changes nothing for students.
        let seen = becomes.filter(|it| !matches!(it, Becomes::Partner { .. }));
        seen.map(|becomes| Line {
            run: done.run,
            session: done.session,
            becomes: Some(becomes),
        })
    });
    let nothing_chosen = planned.done.is_empty();
    let open = planned
        .left
        .iter()
        .filter(|(run, session)| nothing_chosen && !needs_only_a_partner(run, session));
    let open = open.map(|(run, session)| Line {
        run,
        session,
        becomes: None,
    });
    let all = chosen.chain(open);
    all.filter(|line| is_seen(college, &line.run.course.origin))
        .collect()
}

fn letter(college: College<'_>, lines: &[Line<'_>], words: &Language) -> String {
    let Some(first) = lines.first() else {
        return String::new();
    };
    let course = first.run.course;
    let title = without_control(&course.title.value);
    let mut out = format!("To everyone on {title}\n\nHello,\n");
    let mut told: Vec<Option<&Becomes>> = Vec::new();
    for line in lines {
        if told.contains(&line.becomes) {
            continue;
        }
        told.push(line.becomes);
        let same = lines.iter().filter(|other| other.becomes == line.becomes);
        let same: Vec<&Line<'_>> = same.collect();
        let said = said(college, line.becomes, same.len());
        out.push_str(&format!("\n{said}\n\n"));
        for line in same {
            out.push_str(&format!("- {}\n", when(line.session, words)));
        }
    }
    let base = college.base_url.trim_end_matches('/');
    out.push_str("\nEverything else stays as it was. All dates are here:\n");
    out.push_str(&format!("{base}/courses/{}/\n", course.origin.id));
    out.push_str("\nIf you added our calendar to yours, it changes by itself.\n");
    out.push_str("\nWe are sorry for the change. If it makes it hard for you to come, or if you have a question, please tell us");
    out.push_str(&contact(college));
    let name = without_control(&college.catalogue.college.name.value);
    out.push_str(&format!("\n\n{name}\n"));
    out
}

/// Whether nothing changes for students: the course looks for a partner, and has its place and its people.
fn needs_only_a_partner(run: &OfRun<'_>, session: &Session) -> bool {
    let mut own = run.sessions.iter();
    let own = own.find(|it| it.session.number == session.number);
    own.is_some_and(|own| own.needs().iter().all(|need| *need == Need::Partner))
}

/// What students are told of one session, or of several to which the same happens.
fn said(college: College<'_>, becomes: Option<&Becomes>, many: usize) -> String {
    let (these, they, them) = match many {
        1 => ("this session", "it", "it"),
        _ => ("these sessions", "they", "them"),
    };
    match becomes {
        None => format!(
            "We cannot give {these} as we planned {them}. We will tell you more as soon as we know it."
        ),
        Some(Becomes::Cancelled { reason }) => {
            format!("We have to cancel {these}. {}", sentence(reason))
        }
        Some(Becomes::Partner { .. } | Becomes::Person { .. }) => {
            format!("Somebody else will lead {these}:")
        }
        Some(Becomes::ToBeConfirmed { place: true }) => {
            format!("We do not know yet where {these} will be. We will tell you as soon as we do.")
        }
        Some(Becomes::ToBeConfirmed { place: false }) => {
            format!("Somebody else may lead {these}. The day and the time stay:")
        }
        Some(Becomes::Place { venue }) => match place(college, venue) {
            Some(place) => format!("For {these} we meet in another place, {place}:"),
            None => format!(
                "For {these} we meet in another place. We will tell you where {they} will be."
            ),
        },
    }
}

/// The address of a place; nothing of a private one.
fn place(college: College<'_>, venue: &str) -> Option<String> {
    let (id, room) = match venue.split_once('/') {
        Some((id, room)) => (id, Some(room)),
        None => (venue, None),
    };
    let venue = college.catalogue.venue(id);
    let venue = venue.filter(|venue| !venue.private)?;
    Some(address(venue, room))
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
