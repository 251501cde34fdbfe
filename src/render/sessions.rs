//! Sessions → rows and days.

use crate::model::kind::Kind;
use crate::render::views::{DayView, LinkView, MonthView, SessionRow};
use crate::site::Site;
use crate::timetable::{Session, Slot};

impl Site<'_> {
    pub(super) fn session_row(&self, session: &Session, with_facilitators: bool) -> SessionRow {
        let course = &self.catalogue.courses[session.course];
        SessionRow {
            date_iso: session.date().to_string(),
            date: self.slot_date(&session.slot),
            times: self.slot_times(&session.slot),
            course: LinkView {
                title: course.title.value.clone(),
                href: Kind::Course
                    .address(&course.origin.id)
                    .map(|path| path.to_string()),
            },
            theme: session.theme.clone(),
            note: session.note.clone(),
            place: self.place(session),
            number: (session.of > 1).then(|| {
                self.words.with(
                    "session-number",
                    &[("n", session.number.into()), ("of", session.of.into())],
                )
            }),
            cancelled: session.cancelled.clone(),
            is_cancelled: session.is_cancelled(),
            facilitators: if with_facilitators {
                self.people(&session.facilitators, false)
            } else {
                Vec::new()
            },
            past: session.is_over(self.today),
            calendar: None,
            plan: self.session_plan(session),
            topics: self.topic_marks(&course.topics),
        }
    }

    /// Sessions, which are in the order of time, under date headings.
    pub(super) fn by_day<'s>(
        &self,
        sessions: impl IntoIterator<Item = &'s Session>,
    ) -> Vec<DayView> {
        let mut days: Vec<DayView> = Vec::new();
        for session in sessions {
            let date_iso = session.date().to_string();
            let is_week = matches!(session.slot, Slot::Week(_));
            let anchor = if is_week {
                format!("week-{date_iso}")
            } else {
                format!("day-{date_iso}")
            };
            let row = self.session_row(session, false);
            match days.last_mut() {
                Some(day) if day.anchor == anchor => day.sessions.push(row),
                _ => days.push(DayView {
                    anchor,
                    date_iso,
                    date: self.slot_date(&session.slot),
                    sessions: vec![row],
                }),
            }
        }
        days
    }

    /// The same, under months.
    pub(super) fn by_month<'s>(
        &self,
        sessions: impl IntoIterator<Item = &'s Session>,
    ) -> Vec<MonthView> {
        let mut months: Vec<(String, String, Vec<&Session>)> = Vec::new();
        for session in sessions {
            let date = session.date();
            let anchor = format!("month-{}-{:02}", date.year(), date.month());
            match months.last_mut() {
                Some((last, _, sessions)) if *last == anchor => sessions.push(session),
                _ => months.push((anchor, self.words.month_year(date), vec![session])),
            }
        }
        months
            .into_iter()
            .map(|(anchor, title, sessions)| MonthView {
                anchor,
                title,
                days: self.by_day(sessions),
            })
            .collect()
    }
}
