//! Hours as written → a start and an end by the 24-hour clock; 2-4 has two readings, so it has none.

use jiff::civil::Time;

use crate::import::when::token::Half;

/// When a session begins and, where it is known, ends.
pub type Times = (Time, Option<Time>);

/// An hour as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hour {
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) half: Option<Half>,
    /// How many digits the hour has: 09 is by the 24-hour clock.
    pub(super) digits: usize,
}

impl Hour {
    fn minutes(self) -> Result<u32, String> {
        let fits = match self.half {
            Some(_) => (1..=12).contains(&self.hour),
            None => self.hour < 24,
        };
        if !fits || self.minute > 59 {
            return Err(format!(
                "{}:{:02} is no time of the day",
                self.hour, self.minute
            ));
        }
        Ok(match self.half {
            Some(Half::Am) => self.hour % 12 * 60 + self.minute,
            Some(Half::Pm) => (self.hour % 12 + 12) * 60 + self.minute,
            None => self.hour * 60 + self.minute,
        })
    }

    /// Whether it could be in the morning or in the afternoon.
    fn is_open(self) -> bool {
        self.half.is_none() && (1..8).contains(&self.hour) && self.digits < 2
    }

    fn with(self, half: Half) -> Self {
        Self {
            half: Some(half),
            ..self
        }
    }
}

/// Reads a start and an end; the third says how, where that needs saying.
///
/// # Errors
///
/// Why it has no certain reading.
pub(super) fn times(start: Hour, end: Option<Hour>) -> Result<(Times, Option<String>), String> {
    let Some(end) = end else {
        if start.is_open() {
            return Err(open(start.hour));
        }
        return Ok(((clock(start.minutes()?)?, None), None));
    };
    let (from, to, note) = match (start.half, end.half) {
        (Some(_), Some(_)) => (start.minutes()?, end.minutes()?, None),
        (Some(_), None) => {
            let from = start.minutes()?;
            let to = end.minutes()?;
            // "10am-1": the next time that it is one o'clock.
            let to = if to <= from && end.hour <= 12 {
                to + 720
            } else {
                to
            };
            (from, to, None)
        }
        (None, Some(half)) => (before(start, end, half)?, end.minutes()?, None),
        (None, None) => unmarked(start, end)?,
    };
    if to <= from || to >= 1440 {
        return Err("it ends before it starts".to_owned());
    }
    Ok(((clock(from)?, Some(clock(to)?)), note))
}

/// "2-4pm": in the same half of the day, unless it would then begin after its end.
fn before(start: Hour, end: Hour, half: Half) -> Result<u32, String> {
    if start.hour > 12 || start.hour == 0 {
        return start.minutes();
    }
    if start.hour == 12 && half == Half::Am {
        return Err("it ends before it starts".to_owned());
    }
    let same = start.with(half).minutes()?;
    match same < end.minutes()? {
        true => Ok(same),
        false => start.with(Half::Am).minutes(),
    }
}

fn unmarked(start: Hour, end: Hour) -> Result<(u32, u32, Option<String>), String> {
    if start.is_open() {
        return Err(open(start.hour));
    }
    let (from, to) = (start.minutes()?, end.minutes()?);
    if to > from || end.hour > 12 || !(8..=12).contains(&start.hour) {
        return Ok((from, to, None));
    }
    let note =
        "the end is taken to be after noon, because it would otherwise come before the start";
    Ok((from, to + 720, Some(note.to_owned())))
}

fn open(hour: u32) -> String {
    format!("{hour} may be in the morning or in the afternoon: write {hour}am or {hour}pm")
}

fn clock(minutes: u32) -> Result<Time, String> {
    let no_time = |_| "that is no time of the day".to_owned();
    Time::new((minutes / 60) as i8, (minutes % 60) as i8, 0, 0).map_err(no_time)
}

/// A time some minutes later, on the same day.
pub(super) fn later(start: Time, minutes: u32) -> Result<Time, String> {
    clock(start.hour() as u32 * 60 + start.minute() as u32 + minutes)
}
