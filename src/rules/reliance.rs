//! Records and timetable → what relies on which partner: a course, a venue's sessions, the college itself.

use std::collections::HashMap;

use crate::model::course::{Course, OpenTo};
use crate::model::partner::{Agreement, Cover, Partner};
use crate::rules::checker::Context;
use crate::source::Span;
use crate::timetable::{Session, SessionPlace};

/// That something relies on a partner. Drafts, what is retired and what is over rely on nobody.
#[derive(Debug)]
pub(super) struct Reliance<'a> {
    pub(super) partner: &'a Partner,
    pub(super) on: On,
    /// The words that name the partner.
    pub(super) place: Span,
    /// Coming sessions, in the order of time; none where a course has no dates.
    pub(super) sessions: Vec<&'a Session>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum On {
    College,
    Course {
        /// It is not open to everyone.
        for_some: bool,
    },
    /// Only where a coming session is in it.
    Venue,
}

impl On {
    /// What relies on the partner, as a clause about the words that name it.
    pub(super) fn clause(self) -> &'static str {
        match self {
            Self::College => "it is a lead partner of the college",
            Self::Course { .. } => "it is a partner of this course",
            Self::Venue => "it lends this venue to coming sessions",
        }
    }

    /// Whether an agreement is about this. One that does not say what it covers, and one about the whole college, is.
    pub(crate) fn is_covered_by(self, agreement: &Agreement) -> bool {
        let covers = |cover| agreement.covers.iter().any(|own| own.value == cover);
        let own = match self {
            Self::College => false,
            Self::Course { for_some } => covers(Cover::Course) || for_some && covers(Cover::Cohort),
            Self::Venue => covers(Cover::Venue),
        };
        own || agreement.covers.is_empty() || covers(Cover::College)
    }
}

/// Everything that relies on a partner, partner by partner in the order of their ids.
pub(super) fn reliances<'a>(cx: &Context<'a>) -> Vec<Reliance<'a>> {
    let catalogue = cx.catalogue;
    let coming: Vec<&Session> = cx
        .timetable
        .in_order()
        .filter(|session| is_coming(cx, session))
        .collect();
    let mut of_course: HashMap<usize, Vec<&Session>> = HashMap::new();
    let mut in_venue: HashMap<&str, Vec<&Session>> = HashMap::new();
    for session in coming.iter().copied() {
        of_course.entry(session.course).or_default().push(session);
        if let SessionPlace::Venue { id, .. } = &session.place {
            in_venue.entry(id).or_default().push(session);
        }
    }
    let mut found = Vec::new();
    let mut add = |id: &crate::model::fields::Text, on, sessions| {
        let partner = catalogue.partner(&id.value);
        let there = partner.filter(|partner| !cx.drafts.contains(&partner.origin.source));
        found.extend(there.map(|partner| Reliance {
            partner,
            on,
            place: id.span,
            sessions,
        }));
    };
    for id in &catalogue.college.lead_partners {
        add(id, On::College, coming.clone());
    }
    for (position, course) in catalogue.courses.iter().enumerate() {
        if !is_offered(cx, course) {
            continue;
        }
        let sessions = of_course.remove(&position).unwrap_or_default();
        let for_some = !matches!(course.open_to, None | Some(OpenTo::Everyone));
        for id in &course.partners {
            add(id, On::Course { for_some }, sessions.clone());
        }
    }
    for venue in &catalogue.venues {
        let sessions = in_venue
            .remove(venue.origin.id.as_str())
            .unwrap_or_default();
        if let Some(id) = venue.partner.as_ref().filter(|_| !sessions.is_empty()) {
            add(id, On::Venue, sessions);
        }
    }
    found.sort_by(|a, b| a.partner.origin.id.cmp(&b.partner.origin.id));
    found
}

/// Whether a session will take place: of a course that is offered on its day, not cancelled and not over.
fn is_coming(cx: &Context<'_>, session: &Session) -> bool {
    let course = &cx.catalogue.courses[session.course];
    let retired = course.retired.is_some_and(|day| day.value < session.date());
    is_offered(cx, course) && !retired && !session.is_cancelled() && !session.is_over(cx.today)
}

fn is_offered(cx: &Context<'_>, course: &Course) -> bool {
    !cx.drafts.contains(&course.origin.source) && !course.is_retired(cx.today)
}
