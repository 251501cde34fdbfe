//! Dates and times as authors write them → jiff's civil dates and times.

use jiff::civil::{Date, Time};

/// When a session is, as written: on the college's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// A day with a start, and an end where it is known.
    Timed {
        date: Date,
        start: Time,
        end: Option<Time>,
    },
    /// Some time in the week that begins on this day.
    Week(Date),
}

impl When {
    pub fn date(self) -> Date {
        match self {
            Self::Timed { date, .. } | Self::Week(date) => date,
        }
    }
}

/// Reads `2027-01-12`, and the same with a midnight that a form editor put behind it.
///
/// # Errors
///
/// What is wrong, in a coordinator's words.
pub fn date(text: &str) -> Result<Date, String> {
    let day = text.split_once(['T', 't']).map_or(
        text,
        |(day, time)| if is_midnight(time) { day } else { text },
    );
    let parts: Vec<&str> = day.split('-').collect();
    let [year, month, day_of_month] = parts.as_slice() else {
        return Err(unlike_a_date(text));
    };
    let digits = |part: &str, length: usize| {
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !digits(year, 4) || !digits(month, 2) || !digits(day_of_month, 2) {
        return Err(unlike_a_date(text));
    }
    let number = |part: &str| part.parse::<i16>().unwrap_or_default();
    Date::new(
        number(year),
        number(month) as i8,
        number(day_of_month) as i8,
    )
    .map_err(|_| format!("there is no {day}: no such day in that month"))
}

/// The day that a text surely means, although it is not written as dates are: 31/12/2026 and 2027-1-2, but not 3/4/2026,
/// which is in March for some.
///
/// ```
/// use jiff::civil::date;
/// use prospectus::model::dates::surely_meant;
///
/// assert_eq!(surely_meant("31/12/2026"), Some(date(2026, 12, 31)));
/// assert_eq!(surely_meant("2027-1-2"), Some(date(2027, 1, 2)));
/// assert_eq!(surely_meant("3/4/2026").or(surely_meant("31/12/26")), None);
/// ```
pub fn surely_meant(text: &str) -> Option<Date> {
    let mark = text
        .chars()
        .find(|letter| matches!(letter, '/' | '.' | '-'))?;
    let parts: Vec<&str> = text.split(mark).collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    let is_year = |part: &str| part.len() == 4;
    let number = |part: &str| {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<i16>().ok().filter(|_| is_number)
    };
    let [one, two, three] = [number(first)?, number(second)?, number(third)?];
    let (year, month, day) = match (is_year(first), is_year(third)) {
        (true, false) => (one, two, three),
        (false, true) if one > 12 || one == two => (three, two, one),
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Reads `2027-01-12 10:00-12:00` or, with no end known, `2027-01-12 10:00`.
///
/// # Errors
///
/// What is wrong, in a coordinator's words.
///
/// ```
/// use jiff::civil::{date, time};
/// use prospectus::model::dates::{When, timed};
///
/// let expected = When::Timed { date: date(2027, 1, 12), start: time(10, 0, 0, 0), end: Some(time(12, 0, 0, 0)) };
/// assert_eq!(timed("2027-01-12 10:00-12:00"), Ok(expected));
/// assert!(timed("12 January, 10am").is_err());
/// ```
pub fn timed(text: &str) -> Result<When, String> {
    let Some((day, times)) = text.split_once(' ') else {
        return Err(match date(text) {
            Ok(_) => format!("{text} has no time"),
            Err(reason) => reason,
        });
    };
    let date = date(day)?;
    let times = times.trim().replace(['–', '—'], "-");
    let (start, end) = match times.split_once('-') {
        Some((start, end)) => (start.trim(), Some(end.trim())),
        None => (times.trim(), None),
    };
    Ok(When::Timed {
        date,
        start: time(start)?,
        end: end.map(time).transpose()?,
    })
}

/// Reads `10:00` by the 24-hour clock.
///
/// # Errors
///
/// What is wrong, in a coordinator's words.
pub fn time(text: &str) -> Result<Time, String> {
    let parts: Vec<&str> = text.split(':').collect();
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    match parts.as_slice() {
        [hour, minute] if digits(hour, 2) && digits(minute, 2) && minute.len() == 2 => {
            let (hour, minute) = (hour.parse().unwrap_or(99), minute.parse().unwrap_or(99));
            Time::new(hour, minute, 0, 0).map_err(|_| match (hour, minute) {
                (24, 0) => "there is no time 24:00; the day ends at 23:59".to_owned(),
                _ => format!("there is no time {text}"),
            })
        }
        _ => Err(format!("{text} is not a time by the 24-hour clock")),
    }
}

fn is_midnight(time: &str) -> bool {
    let digits: String = time.chars().filter(char::is_ascii_digit).collect();
    !digits.is_empty() && digits.bytes().all(|byte| byte == b'0')
}

fn unlike_a_date(text: &str) -> String {
    format!("{text} is not a date that can be read for certain")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_way_to_write_a_date_is_read() {
        assert!(date("2027-01-12").is_ok());
        assert_eq!(
            date("2027-01-12T00:00:00.000Z"),
            date("2027-01-12"),
            "a form editor's way"
        );
        for wrong in [
            "26-1-2027",
            "2027-1-26",
            "12/01/2027",
            "2027-02-30",
            "2027-01-12T10:00:00Z",
            "",
            "tomorrow",
            "2027-١-12",
        ] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn times_are_of_the_24_hour_clock() {
        assert!(time("9:30").is_ok() && time("23:59").is_ok());
        for wrong in [
            "24:00", "10", "10.30", "10:5", "10am", "25:00", "-1:00", ":", "",
        ] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_session_may_have_no_end_and_a_long_dash() {
        assert!(matches!(
            timed("2027-02-16 10:00"),
            Ok(When::Timed { end: None, .. })
        ));
        assert!(matches!(
            timed("2027-02-16 10:00 – 12:00"),
            Ok(When::Timed { end: Some(_), .. })
        ));
        assert_eq!(timed("2027-02-16"), Err("2027-02-16 has no time".into()));
    }
}
