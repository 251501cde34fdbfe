//! People who could facilitate instead of somebody: by id and role, never by name.

use crate::impact::agreed::{self, day_of};
use crate::impact::candidate::{Candidate, Free, Reasons};
use crate::impact::college::{College, Lost};
use crate::impact::concerned::{Need, OfRun};
use crate::impact::free::{Busy, Time, time};
use crate::impact::places::said_of_times;
use crate::model::course::{Course, OpenTo};
use crate::model::kind::Kind;
use crate::model::person::{Expertise, Person};
use crate::rules::reliance::On;
use crate::timetable::Session;

/// Everybody who is still there, for the sessions that lose this person.
pub(super) fn candidates<'a>(
    college: College<'a>,
    busy: &Busy<'a>,
    lost: Lost<'a>,
    run: &OfRun<'a>,
    lost_person: &str,
) -> Vec<Candidate> {
    let own = run.sessions.iter();
    let sessions = own.filter(|it| it.needs().contains(&Need::Person(lost_person)));
    let weighing = Weighing {
        college,
        busy,
        run,
        lost: college.catalogue.person(lost_person),
        lost_id: lost_person,
        sessions: sessions.map(|it| it.session).collect(),
    };
    let people = college.catalogue.people.iter();
    let left = people.filter(|person| {
        let partner = person.partner.as_ref().map(|it| it.value.as_str());
        let is_gone = matches!(lost, Lost::Partner(own) if partner == Some(&own.origin.id));
        !person.origin.draft && person.origin.id != lost_person && !is_gone
    });
    left.map(|person| weighing.candidate(person)).collect()
}

/// What everybody is weighed against.
struct Weighing<'w, 'a> {
    college: College<'a>,
    busy: &'w Busy<'a>,
    run: &'w OfRun<'a>,
    /// Who was lost, where there is a record.
    lost: Option<&'a Person>,
    lost_id: &'w str,
    sessions: Vec<&'a Session>,
}

impl Weighing<'_, '_> {
    fn candidate(&self, person: &Person) -> Candidate {
        let mut reasons = Reasons::default();
        self.expertise(person, &mut reasons);
        let free = self.times(person, &mut reasons);
        self.topics(person, &mut reasons);
        self.agreement(person, &mut reasons);
        let id = &person.origin.id;
        let course = self.run.course;
        if course.co_producers.iter().any(|own| own.value == *id) {
            reasons.speaks_for("helped to make the course");
        }
        let position = self.college.catalogue.course_position(&course.origin.id);
        let before = position.is_some_and(|at| {
            let mut sessions = self.college.timetable.course(at);
            sessions.any(|it| it.facilitators.iter().any(|own| own.value == *id))
        });
        if before {
            reasons.speaks_for("facilitates this course at other times");
        }
        Candidate::new(Kind::Person, id.clone(), free, reasons)
    }

    /// The pair stays: what nobody else of a session brings, whoever steps in must bring.
    fn expertise(&self, person: &Person, reasons: &mut Reasons) {
        let role = &person.role.value;
        let both = [(Expertise::Lived, "lived"), (Expertise::Learned, "learned")];
        let brings = both.iter().filter(|(kind, _)| person.has(*kind));
        let brings: Vec<&str> = brings.map(|(_, word)| *word).collect();
        reasons.speaks_for(format!("{role}, {} expertise", brings.join(" and ")));
        for (kind, word) in both {
            let is_needed = self.lost.is_some_and(|lost| lost.has(kind));
            let alone = self.sessions.iter().any(|session| {
                let others = session.facilitators.iter();
                let mut others = others.filter(|other| other.value != self.lost_id);
                !others.any(|other| {
                    let other = self.college.catalogue.person(&other.value);
                    other.is_some_and(|other| other.has(kind))
                })
            });
            if is_needed && alone && !person.has(kind) {
                reasons.stops(format!("then nobody there would bring {word} expertise"));
            }
        }
    }

    fn times(&self, person: &Person, reasons: &mut Reasons) -> Free {
        let id = &person.origin.id;
        let mut free = Free::default();
        let (mut no_end, mut no_day) = (false, false);
        for session in &self.sessions {
            if session.facilitators.iter().any(|own| own.value == *id) {
                reasons.stops("facilitates these sessions already");
                return Free::default();
            }
            match time(session) {
                Time::DayNotKnown => {
                    no_day = true;
                    continue;
                }
                Time::EndNotKnown => no_end = true,
                Time::Known => {}
            }
            free.of += 1;
            match self.busy.person(id, session) {
                Some(other) => {
                    let title = &self.college.catalogue.courses[other.course].title.value;
                    reasons.ask(format!("{}: facilitates {title}", day_of(session.date())));
                }
                None => free.on.push(session.date()),
            }
        }
        said_of_times(&free, (no_end, no_day), reasons);
        free
    }

    fn topics(&self, person: &Person, reasons: &mut Reasons) {
        let own = |topic: &str| person.topics.iter().any(|own| own.value == topic);
        let topics = &self.run.course.topics;
        let shared = topics.iter().find(|topic| own(&topic.value));
        match shared.map(|topic| self.college.catalogue.topic(&topic.value)) {
            Some(Some(topic)) => reasons.speaks_for(format!("knows {}", topic.name.value)),
            Some(None) => reasons.speaks_for("knows the strand"),
            None if topics.is_empty() => {}
            None => reasons.ask(match person.topics.is_empty() {
                true => "the file does not say which strands they know",
                false => "the file names other strands",
            }),
        }
    }

    fn agreement(&self, person: &Person, reasons: &mut Reasons) {
        let Some(last) = self.sessions.iter().map(|it| it.last_date()).max() else {
            return;
        };
        let Some(id) = &person.partner else {
            return;
        };
        match self.college.catalogue.partner(&id.value) {
            Some(partner) => agreed::weigh(partner, of_course(self.run.course), last, reasons),
            None => reasons.ask(format!(
                "there is no record of {}, where they are from",
                id.value
            )),
        }
    }
}

/// What a partner of a course must have agreed to.
pub(super) fn of_course(course: &Course) -> On {
    On::Course {
        for_some: !matches!(course.open_to, None | Some(OpenTo::Everyone)),
    }
}
