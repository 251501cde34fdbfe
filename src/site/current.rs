//! What of the courses somebody can still come to.

use crate::model::course::Course;
use crate::model::run::{Run, RunEnrolment};
use crate::site::published::Site;
use crate::timetable::Session;

impl Site<'_> {
    /// Whether a course has something now or soon, or no dates at all yet.
    pub fn is_current(&self, position: usize) -> bool {
        let runs = &self.catalogue.courses[position].runs;
        let is_over = |(at, run)| self.is_over(position, at, run);
        runs.is_empty() || !runs.iter().enumerate().all(is_over)
    }

    /// Courses that stand in the list of all, with their positions.
    pub fn current_courses(&self) -> impl Iterator<Item = (usize, &Course)> {
        self.listed_courses().filter(|(at, _)| self.is_current(*at))
    }

    /// The enrolment of a run today; `None` when nothing is said, or when no session of it takes place.
    pub fn enrolment_now(
        &self,
        course_at: usize,
        run_at: usize,
        run: &Run,
    ) -> Option<RunEnrolment> {
        let sessions = self.timetable.run(course_at, run_at);
        if !sessions.is_empty() && sessions.iter().all(Session::is_cancelled) {
            return None;
        }
        Some(self.enrolment_today(run.enrolment?.value))
    }
}
