//! A rule of repetition → the times that it gives, counted out by `rrule`.
//!
//! The times are those of the clock on the wall, so that ten o'clock stays ten o'clock when the clocks change: `rrule` takes
//! them for UTC, which has no such change.

use jiff::civil::DateTime;
use rrule::RRuleSet;

/// How many times of one rule are looked at before it is given up: daily for fifty years.
const MOST: usize = 20_000;

/// The times of a rule from its start to a day, its start with them.
///
/// # Errors
///
/// Why it is not counted out.
pub(super) fn times(
    start: DateTime,
    rule: &str,
    until: DateTime,
    most: usize,
) -> Result<Vec<DateTime>, String> {
    let upper = rule.trim().to_ascii_uppercase();
    if ["SECONDLY", "MINUTELY", "HOURLY"]
        .iter()
        .any(|often| upper.contains(often))
    {
        return Err("it repeats several times a day".to_owned());
    }
    // `rrule` 0.14 takes weekdays apart by bytes, and stops the program at a letter of two.
    if upper.len() > 500 || !upper.is_ascii() || start.year() < 1900 {
        return Err("its rule of repetition cannot be read".to_owned());
    }
    let text = format!(
        "DTSTART:{}Z\nRRULE:{upper}",
        start.strftime("%Y%m%dT%H%M%S")
    );
    let set: RRuleSet = text
        .parse()
        .map_err(|_| format!("its rule of repetition cannot be read: {upper}"))?;
    let set = set.limit();
    let mut times = Vec::new();
    for (count, time) in set.into_iter().enumerate() {
        let time = jiff::Timestamp::from_second(time.timestamp())
            .map_err(|_| "its rule leads out of all calendars")?;
        let time = time.to_zoned(jiff::tz::TimeZone::UTC).datetime();
        if time > until || times.len() >= most {
            break;
        }
        if count > MOST {
            return Err("its rule gives more times than can be counted out".to_owned());
        }
        times.push(time);
    }
    Ok(times)
}
