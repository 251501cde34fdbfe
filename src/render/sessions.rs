//! Sessions → days and months with their rows.

use crate::render::once::Once;
use crate::render::rows::Rows;
use crate::render::views::{DayView, MonthView, SessionRow};
use crate::site::Site;
use crate::timetable::{Session, Slot};

impl Site<'_> {
    /// Sessions, which are in the order of time, under date headings; each can be chosen for a plan.
    pub(super) fn by_day<'s>(
        &'s self,
        sessions: impl IntoIterator<Item = &'s Session>,
    ) -> Vec<DayView> {
        Rows::new(self).by_day(sessions, Rows::row_to_choose)
    }

    /// The same, under months.
    pub(super) fn by_month<'s>(
        &'s self,
        sessions: impl IntoIterator<Item = &'s Session>,
    ) -> Vec<MonthView> {
        Rows::new(self).by_month(sessions, Rows::row_to_choose)
    }
}

impl<'s> Rows<'s> {
    /// Sessions, which are in the order of time, under date headings.
    fn by_day(
        &mut self,
        sessions: impl IntoIterator<Item = &'s Session>,
        row: fn(&mut Self, &'s Session) -> SessionRow,
    ) -> Vec<DayView> {
        let mut days: Vec<DayView> = Vec::new();
        let mut last = None;
        for session in sessions {
            let is_week = matches!(session.slot, Slot::Week(_));
            let day = (session.date(), is_week);
            let row = Once::new(&row(self, session));
            match days.last_mut() {
                Some(day_view) if last == Some(day) => day_view.sessions.push(row),
                _ => {
                    let [date_iso, date] = self.date(&session.slot);
                    let kind = if is_week { "week" } else { "day" };
                    days.push(DayView {
                        anchor: format!("{kind}-{}", session.date()),
                        date_iso,
                        date,
                        sessions: vec![row],
                    });
                }
            }
            last = Some(day);
        }
        days
    }

    /// The same, under months.
    pub(super) fn by_month(
        &mut self,
        sessions: impl IntoIterator<Item = &'s Session>,
        row: fn(&mut Self, &'s Session) -> SessionRow,
    ) -> Vec<MonthView> {
        let mut months: Vec<(String, String, Vec<&Session>)> = Vec::new();
        for session in sessions {
            let date = session.date();
            let anchor = format!("month-{}-{:02}", date.year(), date.month());
            match months.last_mut() {
                Some((last, _, sessions)) if *last == anchor => sessions.push(session),
                _ => months.push((anchor, self.words().month_year(date), vec![session])),
            }
        }
        months
            .into_iter()
            .map(|(anchor, title, sessions)| MonthView {
                anchor,
                title,
                days: self.by_day(sessions, row),
            })
            .collect()
    }
}
