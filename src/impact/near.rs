//! How far one venue is from another, in words. Of a private one nothing is said.

use crate::model::venue::Venue;

/// The mean radius of the earth in metres (IUGG).
const EARTH: f64 = 6_371_009.0;

/// Nearer than this, in metres, a place is in easy reach of the other.
pub(super) const EASY: u32 = 1_600;

/// Metres where both say where they are, and what can be said; nothing when one of the two is private.
pub(super) fn near(lost: &Venue, other: &Venue) -> Option<(Option<u32>, String)> {
    if lost.private || other.private {
        return None;
    }
    if lost.origin.id == other.origin.id {
        return Some((Some(0), "in the same building".to_owned()));
    }
    let name = &lost.name.value;
    if let (Some(one), Some(two)) = (lost.location, other.location) {
        let metres = metres(one, two);
        return Some((
            Some(metres),
            format!("about {} from {name}", distance(metres)),
        ));
    }
    let codes = lost.postcode.as_ref().zip(other.postcode.as_ref());
    let codes = codes.map(|(one, two)| (district(&one.value), district(&two.value)));
    let words = match codes {
        Some((one, two)) if one == two => {
            format!("in the same postcode district as {name} ({one})")
        }
        Some((one, two)) => format!("in postcode district {two}, and {name} is in {one}"),
        None => match (lost.address.last(), other.address.last()) {
            (Some(one), Some(two)) if one.value == two.value => {
                format!("in {} too", one.value)
            }
            _ => format!("how far it is from {name} is not known"),
        },
    };
    Some((None, words))
}

/// The outward part of a postcode.
fn district(postcode: &str) -> String {
    let first = postcode.split_whitespace().next();
    first.unwrap_or("").to_uppercase()
}

/// As the crow flies: the haversine formula.
fn metres((lat, long): (f64, f64), (other_lat, other_long): (f64, f64)) -> u32 {
    let half = |one: f64, two: f64| ((two - one).to_radians() / 2.0).sin().powi(2);
    let part = half(lat, other_lat)
        + lat.to_radians().cos() * other_lat.to_radians().cos() * half(long, other_long);
    (2.0 * EARTH * part.sqrt().min(1.0).asin()).round() as u32
}

/// "600 metres", "1.2 km": rounded as people say it.
fn distance(metres: u32) -> String {
    match metres {
        0..950 => format!("{} metres", (metres + 50) / 100 * 100),
        _ => format!("{:.1} km", f64::from(metres) / 1_000.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_as_people_say_them() {
        assert_eq!(distance(metres((53.68, -1.49), (53.68, -1.49))), "0 metres");
        assert_eq!(
            distance(metres((53.6800, -1.4900), (53.6812, -1.4975))),
            "500 metres"
        );
        // London to Paris is about 344 km as the crow flies.
        let far = metres((51.5074, -0.1278), (48.8566, 2.3522));
        assert!((343_000..345_000).contains(&far), "{far}");
    }

    #[test]
    fn a_district_is_the_first_part_of_a_postcode() {
        assert_eq!(district("zz1 1AA"), district("ZZ1 6NP"));
    }
}
