//! Partners that could take over a course from one that is lost.

use crate::impact::agreed;
use crate::impact::candidate::{Candidate, Free, Reasons};
use crate::impact::college::{College, Lost};
use crate::impact::concerned::OfRun;
use crate::impact::people::of_course;
use crate::model::kind::Kind;
use crate::model::partner::{Partner, Status};

pub(super) fn candidates<'a>(
    college: College<'a>,
    lost: Lost<'a>,
    run: &OfRun<'a>,
) -> Vec<Candidate> {
    let others = college.catalogue.partners.iter().filter(|partner| {
        let is_lost = matches!(lost, Lost::Partner(own) if own.origin.id == partner.origin.id);
        !is_lost && !partner.origin.draft
    });
    others
        .map(|partner| candidate(college, run, partner))
        .collect()
}

fn candidate(college: College<'_>, run: &OfRun<'_>, partner: &Partner) -> Candidate {
    let mut reasons = Reasons::default();
    let id = &partner.origin.id;
    let course = run.course;
    match partner.status {
        Status::Ended(_) => reasons.stops("the college works with it no more"),
        Status::Active | Status::Paused(_) => {
            let last = run.last_day().unwrap_or(college.today);
            agreed::weigh(partner, of_course(course), last, &mut reasons);
        }
    }
    let own = |topic: &str| partner.topics.iter().any(|own| own.value == topic);
    match course.topics.iter().find(|topic| own(&topic.value)) {
        Some(topic) => {
            let topic = college.catalogue.topic(&topic.value);
            let name = topic.map_or("the strand", |topic| topic.name.value.as_str());
            reasons.speaks_for(format!("could teach {name}"));
        }
        None if course.topics.is_empty() => {}
        None => reasons.ask(match partner.topics.is_empty() {
            true => "its file does not say what it could teach",
            false => "its file names other strands",
        }),
    }
    if course.partners.iter().any(|own| own.value == *id) {
        reasons.speaks_for("is a partner of the course already");
    }
    let mut sends = run.sessions.iter().flat_map(|it| &it.session.facilitators);
    let is_there = sends.any(|person| {
        let record = college.catalogue.person(&person.value);
        let from = record.and_then(|record| record.partner.as_ref());
        from.is_some_and(|from| from.value == *id)
    });
    if is_there {
        reasons.speaks_for("somebody from there facilitates these sessions");
    }
    // It is not the partner that has to be free, but its people.
    Candidate::new(Kind::Partner, id.clone(), Free::default(), reasons)
}
