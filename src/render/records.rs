//! Venues, partners, topics and terms → what their pages show.

use crate::model::kind::Kind;
use crate::model::partner::{PartnerKind, Status};
use crate::model::venue::{ACCESS, Answer, OpenDay, Venue};
use crate::render::views::{AccessView, PartnerView, StateView, TermView, TopicView, VenueView};
use crate::render::words::{number_href, upper_first};
use crate::site::Site;

impl Site<'_> {
    pub(super) fn venue_view(&self, position: usize) -> VenueView {
        let venue = &self.catalogue.venues[position];
        let mut address: Vec<String> = venue
            .address
            .iter()
            .map(|line| line.value.clone())
            .collect();
        address.extend(
            venue
                .postcode
                .as_ref()
                .map(|postcode| postcode.value.clone()),
        );
        VenueView {
            id: venue.origin.id.clone(),
            name: venue.name.value.clone(),
            href: Kind::Venue.address(&venue.origin.id).map_or_else(String::new, |path| path.to_string()),
            address,
            partner: venue.partner.as_ref().and_then(|partner| self.link(Kind::Partner, &partner.value)),
            map: venue.location.map(|(latitude, longitude)| {
                format!("https://www.openstreetmap.org/?mlat={latitude:.5}&mlon={longitude:.5}#map=17/{latitude:.5}/{longitude:.5}")
            }),
            rooms: self.rooms(venue),
            open: self.open(venue),
            closed: venue.closed.iter().filter(|days| days.to.value >= self.today).map(|days| self.words.with("venue-closed-on", &[("days", self.days(days).into())])).collect(),
            access: self.access(venue),
            body_html: self.html(&venue.body),
        }
    }

    fn rooms(&self, venue: &Venue) -> Vec<String> {
        let shown = |room: &crate::model::venue::Room| {
            let name = venue.room_name(&room.id.value);
            match room.places {
                Some(places) => self.words.with(
                    "room-places",
                    &[("room", name.into()), ("n", (places.value as usize).into())],
                ),
                None => name,
            }
        };
        venue.rooms.iter().map(shown).collect()
    }

    /// "Monday to Friday: 9am to 5:30pm": days with the same hours, running, in one line.
    fn open(&self, venue: &Venue) -> Vec<String> {
        let mut groups: Vec<(u8, u8, OpenDay)> = Vec::new();
        for (day, hours) in &venue.open {
            match groups.last_mut() {
                Some((_, last, same)) if *last + 1 == *day && same == hours => *last = *day,
                _ => groups.push((*day, *day, *hours)),
            }
        }
        let words = self.words;
        let day = |number: u8| words.weekday(number as i8 + 1);
        let line = |(first, last, hours): (u8, u8, OpenDay)| {
            let days = if first == last {
                day(first)
            } else {
                words.with(
                    "days-range",
                    &[("from", day(first).into()), ("to", day(last).into())],
                )
            };
            words.with(
                "days-and-hours",
                &[
                    ("days", days.into()),
                    ("hours", words.times(hours.from, Some(hours.to)).into()),
                ],
            )
        };
        groups.into_iter().map(line).collect()
    }

    /// Every question, also those that nobody answered.
    fn access(&self, venue: &Venue) -> Vec<AccessView> {
        let answer = |key: &str| match venue
            .access
            .iter()
            .find(|answer| answer.question == key)
            .map(|answer| &answer.answer)
        {
            Some(Answer::Yes) => ("yes", self.words.say("answer-yes")),
            Some(Answer::No) => ("no", self.words.say("answer-no")),
            Some(Answer::Words(words)) => ("words", words.value.clone()),
            None => ("unknown", self.words.say("answer-unknown")),
        };
        let questions = ACCESS.keys.iter().map(|key| {
            let (state, words) = answer(key.name);
            AccessView {
                question: self.words.say(&format!("access-{}", key.name)),
                answer: StateView {
                    key: state.to_owned(),
                    words,
                },
            }
        });
        questions.collect()
    }

    pub(super) fn partner_view(&self, position: usize) -> PartnerView {
        let partner = &self.catalogue.partners[position];
        let id = &partner.origin.id;
        let phone = partner
            .contact
            .phone
            .as_ref()
            .filter(|_| partner.contact.public)
            .map(|phone| phone.value.clone());
        let kind = partner.kind.map_or(PartnerKind::Other, |kind| kind.value);
        PartnerView {
            id: id.clone(),
            name: partner.name.value.clone(),
            href: Kind::Partner
                .address(id)
                .map_or_else(String::new, |path| path.to_string()),
            kind: self.words.say(&format!("kind-{}", kind.word())),
            website: partner
                .website
                .as_ref()
                .map(|website| website.value.clone()),
            phone_href: phone.as_ref().and_then(|phone| number_href("tel", phone)),
            phone,
            email: partner
                .contact
                .email
                .as_ref()
                .filter(|_| partner.contact.public)
                .map(|email| email.value.clone()),
            gives: partner
                .gives
                .iter()
                .map(|line| upper_first(&line.value))
                .collect(),
            gets: partner
                .gets
                .iter()
                .map(|line| upper_first(&line.value))
                .collect(),
            ended: match partner.status {
                Status::Ended(date) if date.value <= self.today => Some(self.words.with(
                    "partner-ended",
                    &[("date", self.words.date_long(date.value).into())],
                )),
                _ => None,
            },
            body_html: self.html(&partner.body),
            venues: self
                .venues()
                .filter(|(_, venue)| {
                    venue
                        .partner
                        .as_ref()
                        .is_some_and(|lender| lender.value == *id)
                })
                .filter_map(|(_, venue)| self.link(Kind::Venue, &venue.origin.id))
                .collect(),
        }
    }

    pub(super) fn topic_view(&self, position: usize, courses: usize) -> TopicView {
        let topic = &self.catalogue.topics[position];
        TopicView {
            id: topic.origin.id.clone(),
            name: topic.name.value.clone(),
            href: Kind::Topic
                .address(&topic.origin.id)
                .map_or_else(String::new, |path| path.to_string()),
            colour: topic
                .colour
                .as_ref()
                .map_or("none", |colour| colour.value.as_str())
                .to_owned(),
            summary: topic.body.first_words().unwrap_or_default(),
            body_html: self.html(&topic.body),
            count: self.words.count("courses-count", courses),
        }
    }

    pub(super) fn term_view(&self, position: usize) -> TermView {
        let term = &self.catalogue.terms[position];
        let opens = term
            .enrolment_opens
            .filter(|opens| opens.value > self.today);
        TermView {
            id: term.origin.id.clone(),
            name: term.name.value.clone(),
            href: Kind::Term
                .address(&term.origin.id)
                .map_or_else(String::new, |path| path.to_string()),
            dates: self.words.date_range(term.starts.value, term.ends.value),
            breaks: term.breaks.iter().map(|days| self.days(days)).collect(),
            enrolment_opens: opens.map(|opens| self.words.date_long(opens.value)),
            note_html: self.html(&term.body),
            past: term.ends.value < self.today,
        }
    }
}
