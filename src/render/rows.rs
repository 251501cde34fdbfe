//! Sessions → rows of one page, in which what many have in common is made once: a course, a place, a day, a time.

use std::collections::HashMap;

use jiff::civil::{Date, Time};

use crate::i18n::Language;
use crate::model::session::Mode;
use crate::render::once::Once;
use crate::render::views::{LinkView, PlaceView, SessionRow, TopicMark};
use crate::site::{Site, slot_clock};
use crate::timetable::{Session, SessionPlace, Slot};

/// Makes the rows of one page.
pub(super) struct Rows<'s> {
    site: &'s Site<'s>,
    /// Where the course at a position leads; to its page, when nothing is said.
    course: Option<&'s dyn Fn(usize) -> LinkView>,
    /// Where a place leads.
    place: fn(PlaceView) -> PlaceView,
    made: Made<'s>,
}

/// Start and end.
type Clock = (Time, Option<Time>);

/// What was made for the rows so far.
#[derive(Default)]
struct Made<'s> {
    courses: HashMap<usize, (Once<LinkView>, Once<Vec<TopicMark>>)>,
    places: HashMap<(Option<Mode>, &'s SessionPlace), Once<PlaceView>>,
    /// `2027-01-12` and its words, by the first day and whether it is a whole week.
    dates: HashMap<(Date, bool), [Once<String>; 2]>,
    times: HashMap<Option<Clock>, Once<Option<String>>>,
}

impl<'s> Rows<'s> {
    /// Rows that lead to the pages of courses and venues.
    pub(super) fn new(site: &'s Site<'s>) -> Self {
        Self {
            site,
            course: None,
            place: |place| place,
            made: Made::default(),
        }
    }

    /// The same with other places.
    pub(super) fn with_places(self, place: fn(PlaceView) -> PlaceView) -> Self {
        Self { place, ..self }
    }

    /// The same with other courses.
    pub(super) fn with_courses(self, course: &'s dyn Fn(usize) -> LinkView) -> Self {
        Self {
            course: Some(course),
            ..self
        }
    }

    pub(super) fn words(&self) -> &'s Language {
        self.site.words
    }

    /// A session without what only some pages have of it: its people, a file for a calendar, and what a plan keeps.
    pub(super) fn row(&mut self, session: &'s Session) -> SessionRow {
        let words = self.site.words;
        let (course, topics) = self.course(session.course);
        let [date_iso, date] = self.date(&session.slot);
        SessionRow {
            date_iso,
            date,
            times: self.times(&session.slot),
            course,
            theme: session.theme.clone(),
            note: session.note.clone(),
            place: self.place(session),
            number: (session.of > 1).then(|| {
                let (number, of) = (session.number.into(), session.of.into());
                words.with("session-number", &[("n", number), ("of", of)])
            }),
            cancelled: session.cancelled.clone(),
            is_cancelled: session.is_cancelled(),
            facilitators: Vec::new(),
            past: session.is_over(self.site.today),
            calendar: None,
            plan: None,
            topics,
        }
    }

    /// A session that can be chosen for a plan.
    pub(super) fn row_to_choose(&mut self, session: &'s Session) -> SessionRow {
        SessionRow {
            plan: self.site.session_plan(session),
            ..self.row(session)
        }
    }

    fn course(&mut self, position: usize) -> (Once<LinkView>, Once<Vec<TopicMark>>) {
        let (site, link) = (self.site, self.course);
        let made = self.made.courses.entry(position).or_insert_with(|| {
            let course = &site.catalogue.courses[position];
            let link = link.map_or_else(|| site.course_link(course), |link| link(position));
            (
                Once::new(&link),
                Once::new(&site.topic_marks(&course.topics)),
            )
        });
        made.clone()
    }

    fn place(&mut self, session: &'s Session) -> Once<PlaceView> {
        let (site, place) = (self.site, self.place);
        let made = self.made.places.entry((session.mode, &session.place));
        let made = made.or_insert_with(|| Once::new(&place(site.place(session))));
        made.clone()
    }

    /// `2027-01-12`, "Tuesday 12 January 2027"
    pub(super) fn date(&mut self, slot: &Slot) -> [Once<String>; 2] {
        let site = self.site;
        let is_week = matches!(slot, Slot::Week(_));
        let made = self.made.dates.entry((slot.date(), is_week));
        let made = made.or_insert_with(|| {
            let words = site.slot_date(slot);
            [slot.date().to_string(), words].map(|text| Once::new(&text))
        });
        made.clone()
    }

    fn times(&mut self, slot: &Slot) -> Once<Option<String>> {
        let site = self.site;
        let made = self.made.times.entry(slot_clock(slot));
        let made = made.or_insert_with(|| Once::new(&site.slot_times(slot)));
        made.clone()
    }
}
