//! A course → its place in the whole prospectus: what somebody with only the paper needs.

use std::collections::BTreeMap;

use crate::model::kind::Kind;
use crate::render::rows::Rows;
use crate::render::views::{
    BookletCourse, BookletRun, BookletStrand, LinkView, MonthView, PlaceView,
};
use crate::site::{Site, slot_clock};
use crate::timetable::Session;

/// How many lines of dates a course may have and still stand on one page whole.
const LINES_ON_ONE_PAGE: usize = 12;

impl Site<'_> {
    /// A course with the dates that are still to come.
    pub(super) fn booklet_course(&self, position: usize, number: usize) -> BookletCourse {
        let course = &self.catalogue.courses[position];
        let runs: Vec<BookletRun> = self
            .runs_by_time(position, false)
            .into_iter()
            .map(|(at, _)| self.booklet_run(position, at))
            .collect();
        let lines = runs.iter().map(|run| 3 + run.sessions.len()).sum::<usize>();
        let text = |text: &Option<crate::model::fields::Text>| {
            text.as_ref().map(|text| text.value.clone())
        };
        BookletCourse {
            anchor: self.booklet_anchor(position),
            number,
            title: course.title.value.clone(),
            href: Kind::Course
                .address(&course.origin.id)
                .map_or_else(String::new, |path| path.to_string()),
            summary: course.summary.value.clone(),
            content_note: text(&course.content_note),
            audience: text(&course.audience),
            open_to: self.open_to(course.open_to.as_ref()),
            for_words: self.for_whom(course),
            level: course
                .level
                .map(|level| self.words.say(&format!("level-{}", level.value.word()))),
            language: self.language_of(course),
            cost: text(&course.cost).unwrap_or_else(|| self.words.say("cost-free")),
            is_long: lines > LINES_ON_ONE_PAGE,
            runs,
            enrolment: self.enrolment(Some(course)),
            draft: course.origin.draft,
        }
    }

    fn booklet_run(&self, position: usize, at: usize) -> BookletRun {
        let course = &self.catalogue.courses[position];
        let run = self.run_without_sessions(course, position, at, &course.runs[at], false);
        let all = self.timetable.run(position, at);
        let coming: Vec<&Session> = all
            .iter()
            .filter(|session| !session.is_over(self.today))
            .collect();
        let clock = |session: &Session| slot_clock(&session.slot);
        let is_plain = !run.shows_theme
            && !run.shows_place
            && coming.iter().all(|session| {
                clock(session).is_some()
                    && clock(session) == clock(coming[0])
                    && !session.is_cancelled()
            });
        // Of a single session `when` says everything.
        let is_said = is_plain && all.len() == 1;
        let dates = coming.iter().filter(|_| is_plain && !is_said);
        let rows = coming.iter().filter(|_| !is_plain);
        let mut rows_of_run = Rows::new(self).with_places(in_booklet);
        BookletRun {
            title: run.title,
            when: run.when,
            place: in_booklet(run.place),
            places: run.places,
            enrolment: run.enrolment,
            material: run.material,
            dates: dates
                .map(|session| self.words.date_short(session.date()))
                .collect(),
            sessions: rows.map(|session| rows_of_run.row(session)).collect(),
            shows_place: run.shows_place,
        }
    }

    /// Every coming session by month and day; its course and venue lead to their places in the same booklet.
    pub(super) fn booklet_months(&self, strands: &[BookletStrand]) -> Vec<MonthView> {
        let courses = strands.iter().flat_map(|strand| &strand.courses);
        let numbers: BTreeMap<&str, usize> = courses
            .map(|course| (course.anchor.as_str(), course.number))
            .collect();
        let course = |position: usize| {
            let anchor = self.booklet_anchor(position);
            let number = numbers.get(anchor.as_str());
            let title = &self.catalogue.courses[position].title.value;
            LinkView {
                title: number.map_or_else(|| title.clone(), |number| format!("{number}. {title}")),
                href: number.map(|_| format!("#{anchor}")),
            }
        };
        let rows = Rows::new(self).with_places(in_booklet);
        rows.with_courses(&course)
            .by_month(self.coming(), Rows::row)
    }

    fn booklet_anchor(&self, position: usize) -> String {
        format!("course-{}", self.catalogue.courses[position].origin.id)
    }
}

/// A place whose venue leads to where the booklet tells of it: `/venues/x/` is `#venue-x` there.
fn in_booklet(mut place: PlaceView) -> PlaceView {
    if let Some(venue) = &mut place.venue {
        let id = venue
            .href
            .as_deref()
            .and_then(|href| href.trim_end_matches('/').rsplit('/').next());
        venue.href = id.map(|id| format!("#venue-{id}"));
    }
    place
}
