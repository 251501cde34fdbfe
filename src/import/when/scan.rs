//! Tokens → dates as they stand, times, and what joins them.

use jiff::civil::Weekday;

use crate::import::when::cell::{Join, Part, Scan, Shape};
use crate::import::when::clock::{self, Hour, Times};
use crate::import::when::token::{Token, tokens};

/// What a column is about: a lone `10` is an hour under "Time".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    Dates,
    Times,
}

/// Reads a cell.
pub fn scan(text: &str, hint: Hint) -> Scan {
    let trimmed = text.trim();
    if matches!(trimmed, "-" | "–" | "—" | "?" | "??" | "n/a" | "N/A") {
        return Scan {
            open: true,
            ..Scan::default()
        };
    }
    let tokens = tokens(trimmed);
    let mut scanner = Scanner {
        tokens: &tokens,
        at: 0,
        hint,
        join: None,
        weekday: None,
        untimed: 0,
        scan: Scan::default(),
    };
    while let Some(token) = tokens.get(scanner.at) {
        scanner.step(token);
    }
    scanner.finished()
}

struct Scanner<'t> {
    tokens: &'t [Token],
    at: usize,
    hint: Hint,
    join: Option<Join>,
    /// A day of the week that waits for its date.
    weekday: Option<Weekday>,
    /// The first date that has no time yet.
    untimed: usize,
    scan: Scan,
}

impl Scanner<'_> {
    fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead)
    }

    fn step(&mut self, token: &Token) {
        self.at += 1;
        match token {
            Token::Dash => self.join = Some(Join::To),
            Token::Comma | Token::Break => self.join = self.join.or(Some(Join::And)),
            Token::Numeric {
                first,
                second,
                year,
            } => {
                self.date(
                    Shape::Numbers {
                        first: *first,
                        second: *second,
                    },
                    *year,
                );
            }
            Token::Iso { year, month, day } => {
                let month = i8::try_from(*month).ok();
                self.date(Shape::Named { day: *day, month }, Some(*year));
            }
            Token::Number {
                value,
                digits,
                ordinal,
            } => self.number(*value, *digits, *ordinal),
            Token::Clock {
                hour,
                minute,
                half,
                digits,
            } => self.clock(Hour {
                hour: *hour,
                minute: *minute,
                half: *half,
                digits: *digits,
            }),
            Token::Month(month) => self.month(*month),
            Token::Year(year) => self.year(*year),
            Token::Weekday { day, every } => self.day_of_week(*day, *every),
            Token::Commencing => self.scan.commencing = true,
            Token::Weekly => self.scan.weekly = true,
            Token::Open => self.scan.open = true,
            Token::For => self.for_how_long(),
            Token::Hours | Token::Minutes | Token::Weeks => {}
            Token::Unknown(words) => {
                let doubt = format!("\"{words}\" is not a word of a date or time");
                self.scan.doubts(doubt);
            }
        }
    }

    fn day_of_week(&mut self, day: Weekday, every: bool) {
        if every {
            self.scan.weekly = true;
        }
        if self.weekday.is_some_and(|other| other != day) {
            self.scan.doubts("it names two days of the week");
        }
        self.weekday = Some(day);
    }

    fn date(&mut self, shape: Shape, year: Option<i16>) {
        let join = self.join.take().unwrap_or(Join::And);
        let weekday = self.weekday.take();
        if weekday.is_some() && self.scan.weekly {
            self.scan.weekday = weekday;
        }
        self.scan.parts.push(Part {
            join,
            shape,
            year,
            weekday,
            times: None,
        });
    }

    fn number(&mut self, value: u32, digits: usize, ordinal: bool) {
        if self.hint == Hint::Dates && digits <= 2 {
            let is_in_chain = self.leads_to_a_month() && !self.stands_behind_a_date();
            if ordinal || is_in_chain || self.follows_a_bare_month() {
                return self.date(
                    Shape::Named {
                        day: value,
                        month: None,
                    },
                    None,
                );
            }
            let is_year =
                (25..100).contains(&value) && matches!(self.before(), Some(Token::Month(_)));
            if is_year {
                return self.year(2000 + value as i16);
            }
        }
        if digits == 4 && (2020..2100).contains(&value) && self.wants_a_year() {
            return self.year(value as i16);
        }
        if matches!(self.peek(0), Some(Token::Weeks)) {
            self.scan.weeks = Some(value);
            return;
        }
        match digits {
            1 | 2 => self.clock(Hour {
                hour: value,
                minute: 0,
                half: None,
                digits: if value > 12 { 2 } else { 1 },
            }),
            3 | 4 => self.clock(Hour {
                hour: value / 100,
                minute: value % 100,
                half: None,
                digits: 2,
            }),
            _ => self.scan.doubts(format!(
                "{value} is a number that may be a date of a spreadsheet"
            )),
        }
    }

    fn before(&self) -> Option<&Token> {
        self.tokens.get(self.at.checked_sub(2)?)
    }

    /// "12, 19 and 26 Jan": numbers, parted by signs, and then a month.
    fn leads_to_a_month(&self) -> bool {
        let mut ahead = 0;
        loop {
            match self.peek(ahead) {
                Some(Token::Month(_)) => return true,
                Some(Token::Dash | Token::Comma) => ahead += 1,
                _ => return false,
            }
            if matches!(self.peek(ahead), Some(Token::Weekday { .. })) {
                ahead += 1;
            }
            match self.peek(ahead) {
                Some(Token::Number { digits: 1..=2, .. }) => ahead += 1,
                _ => return false,
            }
        }
    }

    /// "12 Jan 10-12, 19 Jan": the 10 is an hour, unless its month comes at once.
    fn stands_behind_a_date(&self) -> bool {
        let is_behind = matches!(self.before(), Some(Token::Month(_) | Token::Year(_)));
        is_behind && !self.follows_a_bare_month() && !matches!(self.peek(0), Some(Token::Month(_)))
    }

    /// "Jan 12"
    fn follows_a_bare_month(&self) -> bool {
        let month_before = matches!(self.before(), Some(Token::Month(_)));
        let day_before = self.at.checked_sub(3).and_then(|at| self.tokens.get(at));
        month_before
            && !matches!(day_before, Some(Token::Number { .. }))
            && !matches!(self.peek(0), Some(Token::Dash))
    }

    /// A year stands behind a month, or a date that has none.
    fn wants_a_year(&self) -> bool {
        let last = self.scan.parts.last();
        last.is_some_and(|part| part.year.is_none() && matches!(part.shape, Shape::Named { .. }))
            && !matches!(self.peek(0), Some(Token::Dash) if matches!(self.peek(1), Some(Token::Number { digits: 4, .. })))
    }

    fn month(&mut self, month: i8) {
        let mut named = false;
        for part in self.scan.parts.iter_mut().rev() {
            match &mut part.shape {
                Shape::Named {
                    month: open @ None, ..
                } => {
                    *open = Some(month);
                    named = true;
                }
                _ => break,
            }
        }
        if named {
            return;
        }
        // "Jan 12": the day comes next.
        match self.peek(0) {
            Some(Token::Number {
                value,
                digits: 1..=2,
                ..
            }) => {
                let day = *value;
                self.at += 1;
                self.date(
                    Shape::Named {
                        day,
                        month: Some(month),
                    },
                    None,
                );
            }
            _ => self.scan.doubts("it names a month and no day"),
        }
    }

    /// Of "12 Dec, 5 Jan 2027" the year is that of the last; settling looks back.
    fn year(&mut self, year: i16) {
        match self.scan.parts.last_mut() {
            Some(part) if part.year.is_none() => part.year = Some(year),
            _ => self.scan.doubts(format!("{year} is a year without a date")),
        }
    }

    /// A time, and its end where one follows.
    fn clock(&mut self, start: Hour) {
        let is_to = matches!(self.peek(0), Some(Token::Dash)) && !self.is_day_behind_a_dash();
        let end = self.peek(1).filter(|_| is_to).and_then(hour);
        if end.is_some() {
            self.at += 2;
        }
        self.join = None;
        match clock::times(start, end) {
            Ok((times, note)) => {
                self.scan.notes.extend(note);
                self.timed(times);
            }
            Err(why) => self.scan.doubts(why),
        }
    }

    /// "10 - 5 Jan": what follows may be a date.
    fn is_day_behind_a_dash(&self) -> bool {
        matches!(self.peek(1), Some(Token::Number { .. }))
            && matches!(self.peek(2), Some(Token::Month(_)))
    }

    /// The time of every date before it that has none yet.
    fn timed(&mut self, times: Times) {
        let untimed = self.untimed.min(self.scan.parts.len());
        let parts = &mut self.scan.parts[untimed..];
        if parts.is_empty() {
            if self.scan.times.is_some_and(|other| other != times) {
                self.scan.doubts("it names two times");
            }
            self.scan.times = Some(times);
            return;
        }
        for part in parts {
            part.times = Some(times);
        }
        self.untimed = self.scan.parts.len();
    }

    /// "10am for 2 hours", "for 6 weeks".
    fn for_how_long(&mut self) {
        let (Some(Token::Number { value, .. }), Some(unit)) = (self.peek(0), self.peek(1)) else {
            return self.scan.doubts("it says \"for\" and not how long");
        };
        let (value, unit) = (*value, unit.clone());
        self.at += 2;
        let minutes = match unit {
            Token::Hours => value.saturating_mul(60),
            Token::Minutes => value,
            Token::Weeks => {
                self.scan.weeks = Some(value);
                return;
            }
            _ => return self.scan.doubts("it says \"for\" and not how long"),
        };
        let lasting = |(start, end): Times| match end {
            None if minutes < 1440 => clock::later(start, minutes).map(|end| (start, Some(end))),
            _ => Err("it ends twice".to_owned()),
        };
        let all = self
            .scan
            .parts
            .iter_mut()
            .filter_map(|part| part.times.as_mut());
        let mut doubt = None;
        for times in all.chain(self.scan.times.as_mut()) {
            match lasting(*times) {
                Ok(longer) => *times = longer,
                Err(why) => doubt = Some(why),
            }
        }
        if let Some(why) = doubt {
            self.scan.doubts(why);
        }
    }

    fn finished(mut self) -> Scan {
        if let Some(day) = self.weekday.take() {
            match self.scan.parts.as_mut_slice() {
                [part] if part.weekday.is_none() && !self.scan.weekly => part.weekday = Some(day),
                _ => self.scan.weekday = Some(day),
            }
        }
        let no_month = |part: &Part| matches!(part.shape, Shape::Named { month: None, .. });
        if self.scan.parts.iter().any(no_month) {
            self.scan.doubts("it names a day and no month");
        }
        if let (Some(times), false) = (self.scan.times, self.scan.parts.is_empty()) {
            for part in self
                .scan
                .parts
                .iter_mut()
                .filter(|part| part.times.is_none())
            {
                part.times = Some(times);
            }
        }
        self.scan
    }
}

/// An hour behind a dash, by which a session ends.
fn hour(token: &Token) -> Option<Hour> {
    Some(match *token {
        Token::Clock {
            hour,
            minute,
            half,
            digits,
        } => Hour {
            hour,
            minute,
            half,
            digits,
        },
        Token::Number {
            value,
            digits: 1..=2,
            ordinal: false,
        } => Hour {
            hour: value,
            minute: 0,
            half: None,
            digits: 1,
        },
        Token::Number {
            value,
            digits: 3..=4,
            ordinal: false,
        } => Hour {
            hour: value / 100,
            minute: value % 100,
            half: None,
            digits: 2,
        },
        _ => return None,
    })
}
