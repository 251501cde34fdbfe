//! Venues → `Place`: where it is, when it is open, how to get in.

use std::collections::BTreeMap;

use crate::model::kind::Kind;
use crate::model::venue::{Answer, OpenDay, Venue};
use crate::render::linked::node::{Node, Value};
use crate::site::Site;

/// schema.org's `DayOfWeek`, from Monday.
const DAYS: [&str; 7] = [
    "https://schema.org/Monday",
    "https://schema.org/Tuesday",
    "https://schema.org/Wednesday",
    "https://schema.org/Thursday",
    "https://schema.org/Friday",
    "https://schema.org/Saturday",
    "https://schema.org/Sunday",
];

/// The name of a venue for other nodes; `None` for one that has no page.
pub(super) fn place_id(site: &Site<'_>, id: &str) -> Option<String> {
    let href = site.link(Kind::Venue, id)?.href?;
    Some(format!("{}#venue", site.whole_address(&href)))
}

/// A venue that has a page, as other pages need it.
pub(super) fn place(site: &Site<'_>, venue: &Venue) -> Node {
    let href = site.link(Kind::Venue, &venue.origin.id);
    let href = href.and_then(|link| link.href).unwrap_or_default();
    let url = site.whole_address(&href);
    let lines: Vec<&str> = venue.address.iter().map(|it| it.value.as_str()).collect();
    let has_address = !lines.is_empty() || venue.postcode.is_some();
    let address = Node::new("PostalAddress")
        .maybe(
            "streetAddress",
            (!lines.is_empty()).then(|| lines.join(", ")),
        )
        .maybe(
            "postalCode",
            venue.postcode.as_ref().map(|it| it.value.as_str()),
        );
    let geo = venue.location.map(|(latitude, longitude)| {
        Node::new("GeoCoordinates")
            .with("latitude", latitude)
            .with("longitude", longitude)
    });
    Node::new("Place")
        .with("@id", format!("{url}#venue"))
        .with("name", venue.name.value.as_str())
        .with("url", url)
        .maybe("address", has_address.then_some(address))
        .maybe("geo", geo)
}

/// The same with all that its own page says.
pub(super) fn venue_page(site: &Site<'_>, venue: &Venue) -> Node {
    place(site, venue)
        .maybe(
            "maximumAttendeeCapacity",
            venue.places.map(|places| places.value),
        )
        .each(
            "amenityFeature",
            venue.access.iter().map(|access| {
                let answer: Value = match &access.answer {
                    Answer::Yes => true.into(),
                    Answer::No => false.into(),
                    Answer::Words(words) => words.value.as_str().into(),
                };
                Node::new("LocationFeatureSpecification")
                    .with(
                        "name",
                        site.words.say(&format!("access-{}", access.question)),
                    )
                    .with("value", answer)
            }),
        )
        .each("openingHoursSpecification", opening(&venue.open))
        .each("specialOpeningHoursSpecification", closed(site, venue))
}

/// Days with the same hours together.
fn opening(open: &BTreeMap<u8, OpenDay>) -> Vec<Node> {
    let mut groups: Vec<(OpenDay, Vec<&str>)> = Vec::new();
    for (day, hours) in open {
        let name = DAYS[usize::from(*day) % DAYS.len()];
        match groups.iter_mut().find(|(same, _)| same == hours) {
            Some((_, days)) => days.push(name),
            None => groups.push((*hours, vec![name])),
        }
    }
    let each = groups.into_iter().map(|(hours, days)| {
        Node::new("OpeningHoursSpecification")
            .each("dayOfWeek", days)
            .with("opens", hours.from.strftime("%H:%M").to_string())
            .with("closes", hours.to.strftime("%H:%M").to_string())
    });
    each.collect()
}

/// Days on which it is closed: open from midnight to midnight, as schema.org writes it.
fn closed<'s>(site: &'s Site<'_>, venue: &'s Venue) -> impl Iterator<Item = Node> + 's {
    let coming = venue.closed.iter();
    coming
        .filter(|days| days.to.value >= site.today)
        .map(|days| {
            Node::new("OpeningHoursSpecification")
                .with("validFrom", days.from.value.to_string())
                .with("validThrough", days.to.value.to_string())
                .with("opens", "00:00")
                .with("closes", "00:00")
        })
}
