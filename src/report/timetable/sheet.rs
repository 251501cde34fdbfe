//! Sheet: what a timetable is made from, and how each of its things is called in every form.

use jiff::civil::Date;

use crate::model::Catalogue;
use crate::model::session::Mode;
use crate::report::columns::together;
use crate::source::Sources;
use crate::standing::Standing;
use crate::text::plain::without_control;
use crate::timetable::choice::Choice;
use crate::timetable::load::Load;
use crate::timetable::opening::{Closure, closures};
use crate::timetable::{Session, SessionPlace, Slot, Timetable};

/// A college on one day, for its coordinator: drafts are in it, and nobody's name.
#[derive(Debug)]
pub struct Sheet<'a> {
    pub sources: &'a Sources,
    pub catalogue: &'a Catalogue,
    pub timetable: &'a Timetable,
    /// What is published: a draft is not, and a course that is held back is not.
    pub standing: &'a Standing,
    pub choice: Choice<'a>,
    /// How many mistakes keep something of the records from being read.
    pub unreadable: usize,
    pub load: Load<'a>,
    /// In the order of time.
    pub chosen: Vec<&'a Session>,
    /// Of the college, and the breaks of its terms.
    pub(super) closures: Vec<Closure<'a>>,
}

impl<'a> Sheet<'a> {
    pub fn new(
        sources: &'a Sources,
        catalogue: &'a Catalogue,
        timetable: &'a Timetable,
        standing: &'a Standing,
        choice: Choice<'a>,
        unreadable: usize,
    ) -> Self {
        Self {
            sources,
            catalogue,
            timetable,
            standing,
            choice,
            unreadable,
            load: Load::new(catalogue, timetable),
            chosen: choice.sessions(catalogue, timetable).collect(),
            closures: closures(catalogue),
        }
    }

    pub(super) fn takes_place(&self, session: &Session) -> bool {
        session.takes_place(self.catalogue)
    }

    /// What is special about a session, in words; none for one that is planned and published.
    pub(super) fn states(&self, session: &Session) -> Vec<&'static str> {
        let course = &self.catalogue.courses[session.course];
        let origin = &course.origin;
        let states = [
            (session.is_cancelled(), "cancelled"),
            (
                !session.is_cancelled() && !self.takes_place(session),
                "course retired",
            ),
            (!course.runs[session.run].confirmed, "to be confirmed"),
            (origin.draft, "draft"),
            (
                !origin.draft && !self.standing.is_published(origin),
                "held back",
            ),
        ];
        let said = states.into_iter().filter(|(is, _)| *is);
        said.map(|(_, state)| state).collect()
    }

    /// Whether it is not published: a draft, or held back.
    pub fn is_unpublished(&self, session: &Session) -> bool {
        let course = &self.catalogue.courses[session.course];
        let origin = &course.origin;
        let is_confirmed = course.runs[session.run].confirmed;
        origin.draft || !is_confirmed || !self.standing.is_published(origin)
    }

    pub(super) fn title(&self, session: &Session) -> String {
        without_control(&self.catalogue.courses[session.course].title.value)
    }

    /// "CANCELLED: Understanding anxiety (4 of 6)"
    pub(super) fn numbered(&self, session: &Session) -> String {
        let title = self.title(session);
        let numbered = match session.of {
            0 | 1 => title,
            of => format!(
                "{title} {}",
                together(&format!("({} of {of})", session.number))
            ),
        };
        let mut states = self.states(session);
        if !self.choice.holds(self.catalogue, session) {
            states.push("another term");
        }
        match states.as_slice() {
            [] => numbered,
            states => format!("{}: {numbered}", states.join(", ").to_uppercase()),
        }
    }

    pub(super) fn course(&self, session: &Session) -> &'a str {
        &self.catalogue.courses[session.course].origin.id
    }

    pub(super) fn run(&self, session: &Session) -> &'a str {
        let course = &self.catalogue.courses[session.course];
        &course.runs[session.run].id.value
    }

    /// Venue and room by their ids, or where else it is.
    pub(super) fn place(&self, session: &Session) -> String {
        let hybrid = match session.mode {
            Some(Mode::Hybrid) => ", and online",
            _ => "",
        };
        match (&session.place, session.mode) {
            (SessionPlace::Venue { id, room: None }, _) => format!("{id}{hybrid}"),
            (
                SessionPlace::Venue {
                    id,
                    room: Some(room),
                },
                _,
            ) => format!("{id}/{room}{hybrid}"),
            (SessionPlace::Private, _) => format!("private{hybrid}"),
            (SessionPlace::Nowhere, _) if self.has_no_place(session) => "no place yet".to_owned(),
            (SessionPlace::Nowhere, mode) => mode.map_or("", Mode::word).to_owned(),
        }
    }

    /// Whether it needs a room, or may, and none is named.
    pub(super) fn has_no_place(&self, session: &Session) -> bool {
        session.place == SessionPlace::Nowhere && session.mode.is_none_or(Mode::is_in_a_room)
    }

    /// Ids of its people.
    pub(super) fn people(&self, session: &Session) -> String {
        let ids: Vec<&str> = session
            .facilitators
            .iter()
            .map(|person| person.value.as_str())
            .collect();
        match ids.as_slice() {
            [] => "nobody yet".to_owned(),
            ids => ids.join(", "),
        }
    }

    /// "Peer trainer"; empty where there is no record of this person, who may be kept in an overlay.
    pub(super) fn role(&self, person: &str) -> String {
        let person = self.catalogue.person(person);
        person.map_or_else(String::new, |person| without_control(&person.role.value))
    }

    /// The term that its run names, or in which it lies.
    pub(super) fn term(&self, session: &Session) -> Option<&'a str> {
        let run = &self.catalogue.courses[session.course].runs[session.run];
        let named = run.term.as_ref().map(|term| term.value.as_str());
        named.or_else(|| {
            let mut terms = self.catalogue.terms.iter();
            let term = terms.find(|term| session.is_of_term(self.catalogue, term));
            term.map(|term| term.origin.id.as_str())
        })
    }

    /// File and line of the words that say when a session is.
    pub(super) fn source(&self, session: &Session) -> String {
        let source = &self.sources[session.span.source];
        let (line, _) = source.line_column(session.span.start as usize);
        format!("{}:{line}", source.path)
    }

    /// '!' for a session that clashes with another, '?' for one that may.
    pub(super) fn mark(&self, session: &Session) -> char {
        match self.load.clash_of(session) {
            None => ' ',
            Some(true) => '!',
            Some(false) => '?',
        }
    }
}

/// "10:00-12:00"; "10:00-?" without an end, "some day" when only the week is known.
pub(super) fn clock(session: &Session) -> String {
    match &session.slot {
        Slot::Timed { start, end } => {
            let end = end.as_ref().map(|end| end.strftime("%H:%M").to_string());
            format!(
                "{}-{}",
                start.strftime("%H:%M"),
                end.as_deref().unwrap_or("?")
            )
        }
        Slot::Week(_) => "some day".to_owned(),
    }
}

/// "Tuesday 12 January 2027"
pub(super) fn full(day: Date) -> String {
    day.strftime("%A %-d %B %Y").to_string()
}

/// "Tue 12 Jan"
pub(super) fn brief(day: Date) -> String {
    day.strftime("%a %-d %b").to_string()
}
