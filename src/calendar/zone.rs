//! A time zone → VTIMEZONE: the rules that hold now, as RRULEs, from the transitions that the zone's data gives.
//!
//! RFC 5545 §3.6.5. Calendars that know no TZID of their own rely on this block; Outlook is an hour out without it.

use ical::parser::ical::component::{
    IcalTimeZone, IcalTimeZoneTransition, IcalTimeZoneTransitionType,
};
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::{Dst, Offset, TimeZone};

use crate::calendar::write::{property, text};

/// Years whose rule is taken to hold for good; the data are bundled, so this is no reading of the clock.
const REFERENCE_YEARS: std::ops::RangeInclusive<i16> = 2027..=2035;
/// From which year the changes of a zone without a rule are listed one by one: older sessions are in no calendar.
const FIRST_LISTED: i16 = 2020;
/// How far back a rule is followed to its beginning: the first year of the Unix clock.
const FIRST_YEAR: i16 = 1970;

/// One change of the clocks.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    /// On the clock as it was before the change.
    at: DateTime,
    from: Offset,
    to: Offset,
    is_daylight: bool,
    name: String,
}

/// What is the same every year.
#[derive(Debug, Clone, PartialEq, Eq)]
struct YearlyRule {
    month: i8,
    weekday: Weekday,
    /// 1 to 4, or -1 for the last.
    nth: i8,
    clock: (i8, i8),
    from: Offset,
    to: Offset,
}

pub(super) fn zone(zone: &TimeZone) -> IcalTimeZone {
    let name = zone.iana_name().unwrap_or("UTC");
    let mut block = IcalTimeZone {
        properties: vec![property("TZID", &text(name))],
        transitions: Vec::new(),
    };
    let changes = changes(zone);
    for is_daylight in [true, false] {
        let of_kind: Vec<&Change> = changes
            .iter()
            .filter(|change| change.is_daylight == is_daylight)
            .collect();
        block.transitions.extend(observances(&of_kind));
    }
    if block.transitions.is_empty() {
        block.transitions.push(fixed(zone));
    }
    block
}

/// Every change of the clocks from the first year to the last reference year.
fn changes(zone: &TimeZone) -> Vec<Change> {
    let start = Date::constant(FIRST_YEAR, 1, 1)
        .to_zoned(TimeZone::UTC)
        .map(|start| start.timestamp())
        .unwrap_or_default();
    let mut changes = Vec::new();
    let mut from = zone.to_offset(start);
    for transition in zone.following(start) {
        let at = from.to_datetime(transition.timestamp());
        if at.year() > *REFERENCE_YEARS.end() {
            break;
        }
        let to = transition.offset();
        changes.push(Change {
            at,
            from,
            to,
            is_daylight: transition.dst() == Dst::Yes,
            name: transition.abbreviation().to_owned(),
        });
        from = to;
    }
    changes
}

/// A rule where every reference year has the same, otherwise each change by itself.
fn observances(changes: &[&Change]) -> Vec<IcalTimeZoneTransition> {
    let in_reference: Vec<&&Change> = changes
        .iter()
        .filter(|change| REFERENCE_YEARS.contains(&change.at.year()))
        .collect();
    let one_a_year = in_reference.len() == REFERENCE_YEARS.count();
    let rule = in_reference
        .first()
        .filter(|_| one_a_year)
        .and_then(|first| {
            candidates(first).into_iter().find(|rule| {
                in_reference
                    .iter()
                    .all(|change| candidates(change).contains(rule))
            })
        });
    let Some(rule) = rule else {
        let listed = changes
            .iter()
            .filter(|change| change.at.year() >= FIRST_LISTED);
        return listed.map(|change| observance(change, None)).collect();
    };
    let mut first = in_reference[0];
    for change in changes
        .iter()
        .rev()
        .filter(|change| change.at.year() < *REFERENCE_YEARS.start())
    {
        if !candidates(change).contains(&rule) || change.at.year() != first.at.year() - 1 {
            break;
        }
        first = change;
    }
    vec![observance(first, Some(&rule))]
}

/// A day can be both the fourth and the last of its kind in a month.
fn candidates(change: &Change) -> Vec<YearlyRule> {
    let date = change.at.date();
    let rule = |nth| YearlyRule {
        month: date.month(),
        weekday: date.weekday(),
        nth,
        clock: (change.at.hour(), change.at.minute()),
        from: change.from,
        to: change.to,
    };
    let mut rules = Vec::new();
    if date.day() + 7 > date.days_in_month() {
        rules.push(rule(-1));
    }
    rules.push(rule((date.day() - 1) / 7 + 1));
    rules
}

fn observance(change: &Change, rule: Option<&YearlyRule>) -> IcalTimeZoneTransition {
    let mut properties = vec![property(
        "DTSTART",
        &change.at.strftime("%Y%m%dT%H%M%S").to_string(),
    )];
    if let Some(rule) = rule {
        let day = match rule.weekday {
            Weekday::Monday => "MO",
            Weekday::Tuesday => "TU",
            Weekday::Wednesday => "WE",
            Weekday::Thursday => "TH",
            Weekday::Friday => "FR",
            Weekday::Saturday => "SA",
            Weekday::Sunday => "SU",
        };
        properties.push(property(
            "RRULE",
            &format!("FREQ=YEARLY;BYMONTH={};BYDAY={}{day}", rule.month, rule.nth),
        ));
    }
    properties.push(property("TZOFFSETFROM", &offset(change.from)));
    properties.push(property("TZOFFSETTO", &offset(change.to)));
    properties.push(property("TZNAME", &text(&change.name)));
    let transition = if change.is_daylight {
        IcalTimeZoneTransitionType::DAYLIGHT
    } else {
        IcalTimeZoneTransitionType::STANDARD
    };
    IcalTimeZoneTransition {
        transition,
        properties,
    }
}

/// A zone whose clocks have not changed for long.
fn fixed(zone: &TimeZone) -> IcalTimeZoneTransition {
    let start = DateTime::constant(FIRST_YEAR, 1, 1, 0, 0, 0, 0);
    let reference = DateTime::constant(*REFERENCE_YEARS.start(), 1, 1, 0, 0, 0, 0);
    let instant = Offset::UTC.to_timestamp(reference).unwrap_or_default();
    let info = zone.to_offset_info(instant);
    let change = Change {
        at: start,
        from: info.offset(),
        to: info.offset(),
        is_daylight: false,
        name: info.abbreviation().to_owned(),
    };
    observance(&change, None)
}

/// `+0100`; seconds only where a zone has them.
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, seconds) = if seconds < 0 {
        ('-', -seconds)
    } else {
        ('+', seconds)
    };
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{rest:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::write::time_zone;

    fn block(name: &str) -> String {
        let zone = zone(&jiff::tz::TimeZoneDatabase::bundled().get(name).unwrap());
        time_zone(&zone).text().replace("\r\n", "\n")
    }

    #[test]
    fn london_changes_its_clocks_by_rule() {
        assert_eq!(
            block("Europe/London"),
            "BEGIN:VTIMEZONE\nTZID:Europe/London\n\
             BEGIN:DAYLIGHT\nDTSTART:19810329T010000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nTZNAME:BST\nEND:DAYLIGHT\n\
             BEGIN:STANDARD\nDTSTART:19961027T020000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nTZNAME:GMT\nEND:STANDARD\n\
             END:VTIMEZONE\n"
        );
    }

    #[test]
    fn zones_of_other_colleges_have_a_block_with_a_standard_part() {
        for name in [
            "Australia/Sydney",
            "America/Toronto",
            "Asia/Tokyo",
            "Asia/Hong_Kong",
            "Africa/Casablanca",
            "Europe/Dublin",
            "UTC",
        ] {
            let block = block(name);
            assert!(block.contains("BEGIN:STANDARD"), "{block}");
        }
        assert!(block("Australia/Sydney").contains("BYMONTH=10;BYDAY=1SU"));
        assert!(block("Asia/Tokyo").contains("TZOFFSETTO:+0900\nTZNAME:JST"));
    }

    #[test]
    fn a_zone_without_a_rule_ends_with_the_offset_that_holds() {
        let zone = jiff::tz::TimeZoneDatabase::bundled()
            .get("Africa/Casablanca")
            .unwrap();
        let block = block("Africa/Casablanca");
        let changes = changes(&zone);
        let last = changes.last().unwrap();
        let written = format!("DTSTART:{}", last.at.strftime("%Y%m%dT%H%M%S"));
        let at = block.find(&written).expect("the last change is listed");
        assert!(block[at..].contains(&format!("TZOFFSETTO:{}", offset(last.to))));
        assert!(!block.contains("RRULE"));
    }
}
