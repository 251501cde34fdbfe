//! UIDs: what a session is called in every calendar.

use crate::site::published::Site;
use crate::timetable::{Session, Slot};

/// What stands before the `@`: made from course, run and start. A second session of the run at one time has a counter,
/// which is the same in every calendar, whichever of them each holds.
pub fn local_part(site: &Site<'_>, session: &Session) -> String {
    let course = &site.catalogue.courses[session.course];
    let run = &course.runs[session.run].id.value;
    let start = match &session.slot {
        Slot::Timed { start, .. } => start.strftime("%Y%m%dT%H%M").to_string(),
        Slot::Week(date) => format!("{}W", date.strftime("%Y%m%d")),
    };
    // The sessions of a run are in the order of time, so those at one time stand together.
    let at_this_time = site.timetable.run(session.course, session.run)[..session.number]
        .iter()
        .rev()
        .take_while(|other| starts_with(other, session))
        .count();
    let base = format!("{}.{run}.{start}", course.origin.id);
    if at_this_time == 1 {
        base
    } else {
        format!("{base}.{at_this_time}")
    }
}

fn starts_with(one: &Session, other: &Session) -> bool {
    match (&one.slot, &other.slot) {
        (Slot::Timed { start: one, .. }, Slot::Timed { start: other, .. }) => one == other,
        (Slot::Week(one), Slot::Week(other)) => one == other,
        _ => false,
    }
}
