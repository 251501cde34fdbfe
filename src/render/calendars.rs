//! A calendar → the ways to it, each with a whole address, because other programs follow them; a session → how to keep it.

use crate::artifact::SitePath;
use crate::language::bare;
use crate::render::views::{CalendarWays, PlanMark};
use crate::site::{Event, Site};
use crate::timetable::Session;

impl Site<'_> {
    /// The ways to a calendar that can be subscribed to.
    pub(super) fn calendar_ways(&self, title: &str, path: &SitePath) -> CalendarWays {
        let address = format!("{}{path}", self.base_url.trim_end_matches('/'));
        let bare = address.split_once("://").map_or("", |(_, bare)| bare);
        let webcal = format!("webcal://{bare}");
        CalendarWays {
            title: title.to_owned(),
            href: path.to_string(),
            google: format!(
                "https://calendar.google.com/calendar/render?cid={}",
                percent_encoded(&webcal)
            ),
            webcal,
            address,
        }
    }

    /// The file that adds one session once; `None` for one that nobody will come to.
    pub(super) fn session_calendar(&self, session: &Session) -> Option<String> {
        let event = self.event_to_come(session)?;
        Some(event.path().to_string())
    }

    /// What a student's plan keeps of a session; `None` likewise.
    pub(super) fn session_plan(&self, session: &Session) -> Option<PlanMark> {
        let event = self.event_to_come(session)?;
        Some(self.plan_mark(&event))
    }

    fn event_to_come<'s>(&'s self, session: &'s Session) -> Option<Event<'s>> {
        let comes = self.is_coming(session) && !session.is_cancelled();
        self.event(session).filter(|_| comes)
    }
}

/// A text as the value of a query: all but the unreserved letters of RFC 3986 §2.3 encoded.
pub(super) fn percent_encoded(text: &str) -> String {
    // A query names no language.
    let text = bare(text);
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_value_keeps_nothing_that_means_something_in_an_address() {
        assert_eq!(
            percent_encoded("webcal://a.example:80/b%20é/x-y_z~.ics?&"),
            "webcal%3A%2F%2Fa.example%3A80%2Fb%2520%C3%A9%2Fx-y_z~.ics%3F%26"
        );
    }
}
