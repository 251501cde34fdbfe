//! Records → phrases for readers: when a run is, where it is, who may come.

use jiff::civil::Date;

use crate::language::changed;
use crate::model::course::{Course, ForWhom, NeedSource, OpenTo};
use crate::model::fields::Text;
use crate::model::kind::Kind;
use crate::model::run::Run;
use crate::model::session::Mode;
use crate::model::span_of_days::Days;
use crate::model::topic::Topic;
use crate::render::views::{LinkView, PersonView, PlaceView, StateView, TopicMark};
use crate::site::{Site, slot_clock};
use crate::timetable::{Session, SessionPlace, mode_of};

impl Site<'_> {
    /// "Tuesdays, 12 January to 2 February, 10am to midday"; `None` when nothing is said of the time.
    pub(super) fn when(&self, course_at: usize, run_at: usize, run: &Run) -> Option<String> {
        let words = self.words;
        let all = self.timetable.run(course_at, run_at);
        let sessions: Vec<&Session> = all
            .iter()
            .filter(|session| !session.is_cancelled())
            .collect();
        let (Some(first), Some(last)) = (sessions.first(), sessions.last()) else {
            if !all.is_empty() {
                return Some(words.say("run-all-cancelled"));
            }
            let own_time = run.material.is_some()
                || run.mode.is_some_and(|mode| mode.value == Mode::SelfPaced);
            return run
                .when
                .as_ref()
                .map(|when| when.value.clone())
                .or_else(|| own_time.then(|| words.say("run-any-time")));
        };
        if sessions.len() == 1 {
            let date = self.slot_date(&first.slot);
            return Some(match slot_clock(&first.slot) {
                Some((start, end)) => words.with(
                    "run-once",
                    &[
                        ("date", date.into()),
                        ("times", words.times(start, end).into()),
                    ],
                ),
                None => date,
            });
        }
        let dates = self.dates(first.date(), last.last_date());
        let same = slot_clock(&first.slot).filter(|same| {
            let day = first.date().weekday();
            sessions.iter().all(|session| {
                slot_clock(&session.slot) == Some(*same) && session.date().weekday() == day
            })
        });
        Some(match same {
            Some((start, end)) => words.with(
                "run-weekly",
                &[
                    (
                        "days",
                        words
                            .weekdays(first.date().weekday().to_monday_one_offset())
                            .into(),
                    ),
                    ("dates", dates.into()),
                    ("times", words.times(start, end).into()),
                ],
            ),
            None => words.with(
                "run-mixed",
                &[("n", sessions.len().into()), ("dates", dates.into())],
            ),
        })
    }

    /// Two dates, with the year unless both are in this one.
    fn dates(&self, from: Date, to: Date) -> String {
        let this_year = from.year() == self.today.year() && to.year() == self.today.year();
        if this_year {
            self.words.date_range_short(from, to)
        } else {
            self.words.date_range(from, to)
        }
    }

    pub(super) fn mode_words(&self, mode: Option<Mode>) -> String {
        match mode {
            Some(mode) => self.words.say(&format!("mode-{}", mode.word())),
            None => self.words.say("mode-unknown"),
        }
    }

    /// Where a session is, with nothing in it that is private.
    pub(super) fn place(&self, session: &Session) -> PlaceView {
        self.place_of(session.mode, &session.place)
    }

    fn place_of(&self, mode: Option<Mode>, place: &SessionPlace) -> PlaceView {
        let private = || LinkView {
            title: self.words.say("place-private"),
            href: None,
        };
        let (venue, room) = match place {
            SessionPlace::Nowhere => (None, None),
            SessionPlace::Private => (Some(private()), None),
            SessionPlace::Venue { id, room } => match self.venue(id) {
                Some(venue) if venue.private => (Some(private()), None),
                Some(venue) => (
                    self.link(Kind::Venue, id),
                    room.as_ref().map(|room| venue.room_name(room)),
                ),
                None => (None, None),
            },
        };
        let mode = mode.or(venue.is_some().then_some(Mode::InPerson));
        PlaceView {
            mode: mode.map_or("", Mode::word).to_owned(),
            mode_words: self.mode_words(mode),
            venue,
            room,
        }
    }

    /// Where a run is: one place, or that there are several.
    pub(super) fn run_place(
        &self,
        course: &Course,
        course_at: usize,
        run_at: usize,
        run: &Run,
    ) -> PlaceView {
        let sessions: Vec<&Session> = self
            .timetable
            .run(course_at, run_at)
            .iter()
            .filter(|session| !session.is_cancelled())
            .collect();
        let mode = mode_of(course, run);
        let Some(first) = sessions.first() else {
            let place = SessionPlace::of_run(course, run);
            return self.place_of(mode, &place);
        };
        let places: Vec<&SessionPlace> = sessions
            .iter()
            .map(|session| &session.place)
            .filter(|place| **place != SessionPlace::Nowhere)
            .collect();
        let count = |place: &SessionPlace| places.iter().filter(|other| **other == place).count();
        // The place of most sessions stands for the run; of two alike, the first.
        let Some(main) = places.iter().rev().max_by_key(|place| count(place)) else {
            return self.place_of(mode.or(first.mode), &SessionPlace::Nowhere);
        };
        let mut view = self.place_of(mode.or(first.mode), main);
        if places.iter().any(|place| venue_id(place) != venue_id(main)) {
            if let Some(venue) = &mut view.venue {
                let title = self.words.with(
                    "place-and-elsewhere",
                    &[("venue", venue.title.as_str().into())],
                );
                *venue = LinkView { title, href: None };
            }
            view.room = None;
        } else if places.iter().any(|place| place != main) {
            view.room = None;
        }
        view
    }

    /// "Central Library", "Online", "In person and online, Central Library"
    pub(super) fn place_line(&self, place: &PlaceView) -> String {
        match &place.venue {
            None => place.mode_words.clone(),
            Some(venue) if matches!(place.mode.as_str(), "in-person" | "") => venue.title.clone(),
            Some(venue) => self.words.with(
                "mode-at",
                &[
                    ("mode", place.mode_words.clone().into()),
                    ("venue", venue.title.clone().into()),
                ],
            ),
        }
    }

    /// Whether one can still come to a run that is not over.
    pub(super) fn enrolment_state(
        &self,
        course_at: usize,
        run_at: usize,
        run: &Run,
    ) -> Option<StateView> {
        let state = self.enrolment_now(course_at, run_at, run)?;
        Some(StateView {
            key: state.key().to_owned(),
            words: self.enrolment_words(state),
        })
    }

    /// The strands of a course that are published.
    pub(super) fn topic_marks(&self, ids: &[Text]) -> Vec<TopicMark> {
        let topics = ids.iter().filter_map(|id| self.catalogue.topic(&id.value));
        topics.filter_map(|topic| self.topic_mark(topic)).collect()
    }

    /// A strand as a mark; `None` when it has no page.
    pub(super) fn topic_mark(&self, topic: &Topic) -> Option<TopicMark> {
        let link = self.link(Kind::Topic, &topic.origin.id)?;
        let colour = topic.colour.as_ref();
        Some(TopicMark {
            title: link.title,
            href: link.href?,
            colour: colour.map_or("none", |colour| &colour.value).to_owned(),
        })
    }

    /// People by role, and by name with consent. Somebody unknown is "a facilitator".
    pub(super) fn people<'t>(
        &self,
        ids: impl IntoIterator<Item = &'t Text>,
        with_biographies: bool,
    ) -> Vec<PersonView> {
        ids.into_iter()
            .map(|id| match self.person(&id.value) {
                None => PersonView {
                    name: None,
                    role: self.words.say("somebody"),
                    partner: None,
                    biography_html: None,
                },
                Some(person) => {
                    let name = person.published_name(self.today).map(str::to_owned);
                    let biography = name.is_some() && with_biographies && !person.body.is_empty();
                    PersonView {
                        role: person.role.value.clone(),
                        partner: person
                            .partner
                            .as_ref()
                            .and_then(|partner| self.link(Kind::Partner, &partner.value)),
                        biography_html: biography.then(|| self.html(&person.body)),
                        name,
                    }
                }
            })
            .collect()
    }

    pub(super) fn open_to(&self, open_to: Option<&OpenTo>) -> String {
        let words = self.words;
        let (who, reason) = match open_to {
            None | Some(OpenTo::Everyone) => return words.say("open-to-everyone"),
            Some(OpenTo::Only { who, reason }) => (
                words.with("open-to-only", &[("who", who.value.as_str().into())]),
                reason,
            ),
            Some(OpenTo::Ages { ages, reason }) => (
                words.with("open-to-ages", &[("ages", ages.value.as_str().into())]),
                reason,
            ),
            Some(OpenTo::Cohort { cohort, reason }) => (
                words.with(
                    "open-to-cohort",
                    &[("cohort", lower_first(&cohort.value).into())],
                ),
                reason,
            ),
        };
        match reason {
            Some(reason) => words.with(
                "open-to-reason",
                &[
                    ("who", who.into()),
                    ("reason", reason.value.as_str().into()),
                ],
            ),
            None => who,
        }
    }

    /// "For carers"; being for anyone goes without saying.
    pub(super) fn for_whom(&self, course: &Course) -> Vec<String> {
        let particular = course
            .for_whom
            .iter()
            .filter(|whom| whom.value != ForWhom::Anyone);
        particular
            .map(|whom| self.words.say(&format!("for-{}", whom.value.word())))
            .collect()
    }

    pub(super) fn need(&self, course: &Course) -> Option<String> {
        let need = course.need.as_ref()?;
        let source = need.source.map_or(NeedSource::Other, |source| source.value);
        let words = self.words.say(&format!("need-{}", source.word()));
        Some(match &need.note {
            Some(note) => self.words.with(
                "need-with-note",
                &[("need", words.into()), ("note", note.value.as_str().into())],
            ),
            None => words,
        })
    }

    /// "15 February to 19 February 2027: Half term"
    pub(super) fn days(&self, days: &Days) -> String {
        let date = self.words.date_range(days.from.value, days.to.value);
        match &days.reason {
            Some(reason) => self.words.with(
                "date-reason",
                &[
                    ("date", date.into()),
                    ("reason", reason.value.as_str().into()),
                ],
            ),
            None => date,
        }
    }
}

/// Which venue a place is in; `None` where that is not told.
fn venue_id(place: &SessionPlace) -> Option<&str> {
    match place {
        SessionPlace::Venue { id, .. } => Some(id),
        SessionPlace::Nowhere | SessionPlace::Private => None,
    }
}

/// "People affected" inside a sentence; "NHS staff" keeps its capitals.
fn lower_first(text: &str) -> String {
    changed(text, |text| {
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            (Some(first), Some(second)) if second.is_lowercase() => {
                first.to_lowercase().chain(text.chars().skip(1)).collect()
            }
            _ => text.to_owned(),
        }
    })
}

/// The first letter as a capital, for the beginning of a line.
pub(super) fn upper_first(text: &str) -> String {
    changed(text, |text| {
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect()
        })
    })
}

/// `tel:` or `sms:` address of a phone number as written; the number in its own digits.
pub(super) fn number_href(scheme: &str, number: &str) -> Option<String> {
    let digits: String = number
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '+')
        .collect();
    (digits.len() >= 3).then(|| format!("{scheme}:{digits}"))
}
