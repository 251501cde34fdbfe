//! A course or run → what it can be found by: its strand, its day, how people meet and so on.

use std::collections::BTreeSet;

use jiff::civil::Weekday;

use crate::choices;
use crate::model::course::ForWhom;
use crate::model::kind::Kind;
use crate::model::run::RunEnrolment;
use crate::model::session::Mode;
use crate::site::{Site, slot_clock};
use crate::timetable::{Session, SessionPlace, mode_of};

choices! {
    /// What a course can be found by; the words are those of addresses.
    Facet {
        Strand = "strand",
        Mode = "mode",
        Place = "place",
        Day = "day",
        Time = "time",
        Level = "level",
        For = "for",
        Language = "language",
        Places = "places",
    }
}

/// Values, each with the facet that it is of, such as `day` and `tuesday`.
pub type Marks = BTreeSet<(Facet, String)>;

/// Days as addresses say them, from Monday.
pub(super) const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Times of the day, each with the hour of the college's clock before which it ends.
pub(super) const TIMES: [(&str, i8); 3] = [("morning", 12), ("afternoon", 17), ("evening", 24)];

/// States of enrolment in which somebody can still come, or ask to.
pub(super) const PLACES: [RunEnrolment; 3] = [
    RunEnrolment::Open,
    RunEnrolment::WaitingList,
    RunEnrolment::NotNeeded,
];

/// What holds of a course whichever run one takes.
pub fn marks_of_course(site: &Site<'_>, position: usize) -> Marks {
    let course = &site.catalogue.courses[position];
    let strands = course
        .topics
        .iter()
        .filter(|topic| site.link(Kind::Topic, &topic.value).is_some())
        .map(|topic| (Facet::Strand, topic.value.clone()));
    let for_whom = course
        .for_whom
        .iter()
        .filter(|whom| whom.value != ForWhom::Anyone)
        .map(|whom| (Facet::For, whom.value.word().to_owned()));
    let level = course
        .level
        .map(|level| (Facet::Level, level.value.word().to_owned()));
    let tag = course
        .language
        .as_ref()
        .unwrap_or(&site.catalogue.college.language)
        .value
        .as_str();
    let language = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
    strands
        .chain(for_whom)
        .chain(level)
        .chain([(Facet::Language, language)])
        .collect()
}

/// What holds of a run, from its sessions that are still to come; nothing when none is.
pub fn marks_of_run(site: &Site<'_>, position: usize, run_at: usize) -> Marks {
    let course = &site.catalogue.courses[position];
    let run = &course.runs[run_at];
    let mut marks = Marks::new();
    if site.is_over(position, run_at, run) {
        return marks;
    }
    let all = site.timetable.run(position, run_at);
    let coming: Vec<&Session> = all
        .iter()
        .filter(|session| !session.is_over(site.today) && !session.is_cancelled())
        .collect();
    if all.is_empty() {
        let place = SessionPlace::of_run(course, run);
        meets(site, mode_of(course, run), &place, &mut marks);
    } else if coming.is_empty() {
        return marks;
    }
    for session in coming {
        meets(site, session.mode, &session.place, &mut marks);
        if let Some((start, _)) = slot_clock(&session.slot) {
            let day = day_number(session.date().weekday());
            marks.insert((Facet::Day, DAYS[day].to_owned()));
            let time = TIMES.iter().find(|(_, end)| start.hour() < *end);
            marks.extend(time.map(|(time, _)| (Facet::Time, (*time).to_owned())));
        }
    }
    let state = site.enrolment_now(position, run_at, run);
    marks.extend(
        state
            .filter(|state| PLACES.contains(state))
            .map(|state| (Facet::Places, state.key().to_owned())),
    );
    marks
}

/// How people meet and where; of a place that is not public, only that they meet in person.
fn meets(site: &Site<'_>, mode: Option<Mode>, place: &SessionPlace, marks: &mut Marks) {
    let in_a_room = (*place != SessionPlace::Nowhere).then_some(Mode::InPerson);
    if let Some(mode) = mode.or(in_a_room) {
        // Who looks for courses online, or in person, also finds those that are both, or where people drop in.
        let also: &[Mode] = match mode {
            Mode::Hybrid => &[Mode::InPerson, Mode::Online],
            Mode::DropIn => &[Mode::InPerson],
            _ => &[],
        };
        let modes = also.iter().chain([&mode]);
        marks.extend(modes.map(|mode| (Facet::Mode, mode.word().to_owned())));
    }
    if let SessionPlace::Venue { id, .. } = place
        && site.link(Kind::Venue, id).is_some()
    {
        marks.insert((Facet::Place, id.clone()));
    }
}

fn day_number(day: Weekday) -> usize {
    usize::try_from(day.to_monday_zero_offset()).unwrap_or_default()
}
