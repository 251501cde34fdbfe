//! Words of a cell → tokens: numbers, months, days of the week, signs.

use jiff::civil::Weekday;

/// Before or after noon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Am,
    Pm,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A day, an hour, a year: what stands around it says which.
    Number {
        value: u32,
        digits: usize,
        ordinal: bool,
    },
    /// `10.30`, `2pm`, `noon`: certainly a time.
    Clock {
        hour: u32,
        minute: u32,
        half: Option<Half>,
        digits: usize,
    },
    /// `12/01/2027`, `12.1.27`, `12/1`.
    Numeric {
        first: u32,
        second: u32,
        year: Option<i16>,
    },
    /// `2027-01-12`
    Iso {
        year: i16,
        month: u32,
        day: u32,
    },
    /// `'27`
    Year(i16),
    Month(i8),
    Weekday {
        day: Weekday,
        every: bool,
    },
    Dash,
    Comma,
    /// The end of a line.
    Break,
    /// "w/c", "week commencing"
    Commencing,
    For,
    Hours,
    Minutes,
    /// "weeks" behind how many
    Weeks,
    Weekly,
    /// "TBC"
    Open,
    Unknown(String),
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const DAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// Words that add nothing.
const FILLERS: [&str; 18] = [
    "of",
    "at",
    "on",
    "from",
    "the",
    "starting",
    "starts",
    "start",
    "begins",
    "beginning",
    "each",
    "between",
    "hrs",
    "is",
    "date",
    "dates",
    "time",
    "then",
];

/// Cuts words into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let lower = text
        .to_lowercase()
        .replace(['–', '—', '‑', '‐', '−'], "-")
        .replace('’', "'");
    let mut reader = Reader {
        text: &lower,
        at: 0,
        out: Vec::new(),
    };
    while let Some(letter) = reader.rest().chars().next() {
        reader.step(letter);
    }
    reader.out
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    out: Vec<Token>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn step(&mut self, letter: char) {
        let token = match letter {
            '0'..='9' => Some(self.number()),
            letter if letter.is_alphabetic() => self.word(),
            '\'' => self.short_year(),
            _ => {
                self.at += letter.len_utf8();
                match letter {
                    '\n' => Some(Token::Break),
                    ',' | ';' | '&' | '+' => Some(Token::Comma),
                    '-' => Some(Token::Dash),
                    '.' | '(' | ')' | ':' => None,
                    letter if letter.is_whitespace() => None,
                    letter => Some(Token::Unknown(letter.to_string())),
                }
            }
        };
        self.out.extend(token);
    }

    fn digits(&mut self) -> Option<(u32, usize)> {
        let length = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let value = self.rest().get(..length)?.parse().ok()?;
        self.at += length;
        Some((value, length))
    }

    /// Takes a text, where it comes next.
    fn takes(&mut self, text: &str) -> bool {
        let there = self.rest().starts_with(text);
        if there {
            self.at += text.len();
        }
        there
    }

    fn short_year(&mut self) -> Option<Token> {
        self.at += 1;
        let from = self.at;
        match self.digits() {
            Some((value, 2)) => Some(Token::Year(2000 + value as i16)),
            _ => {
                self.at = from;
                Some(Token::Unknown("'".to_owned()))
            }
        }
    }

    fn number(&mut self) -> Token {
        let from = self.at;
        if let Some(token) = self.numeric() {
            return token;
        }
        self.at = from;
        let Some((value, digits)) = self.digits() else {
            // More digits than any number of a date has.
            let length = self.rest().bytes().take_while(u8::is_ascii_digit).count();
            let words = self.rest()[..length].to_owned();
            self.at += length;
            return Token::Unknown(words);
        };
        self.clock(value, digits).unwrap_or_else(|| {
            let endings = ["st", "nd", "rd", "th"];
            let ordinal = digits <= 2 && endings.into_iter().any(|ending| self.takes_word(ending));
            Token::Number {
                value,
                digits,
                ordinal,
            }
        })
    }

    /// A number that is certainly an hour, by what stands behind it.
    fn clock(&mut self, value: u32, digits: usize) -> Option<Token> {
        let clock = |hour, minute, half, digits| Token::Clock {
            hour,
            minute,
            half,
            digits,
        };
        if digits > 2 {
            let half = self.half().filter(|_| digits <= 4)?;
            return Some(clock(value / 100, value % 100, Some(half), 2));
        }
        if let Some(minute) = self.minutes() {
            let half = self.half();
            return Some(clock(value, minute, half, digits));
        }
        if let Some(half) = self.half() {
            return Some(clock(value, 0, Some(half), digits));
        }
        let is_noon = value == 12 && (self.takes_word("noon") || self.takes_word("midday"));
        is_noon.then(|| clock(12, 0, Some(Half::Pm), digits))
    }

    /// `:30` and `.30`, with seconds that are left out.
    fn minutes(&mut self) -> Option<u32> {
        let from = self.at;
        if (self.takes(":") || self.takes("."))
            && let Some((minute, 2)) = self.digits()
        {
            let behind = self.at;
            let seconds = self.takes(":") && matches!(self.digits(), Some((_, 2)));
            if !seconds {
                self.at = behind;
            }
            return Some(minute);
        }
        self.at = from;
        None
    }

    fn half(&mut self) -> Option<Half> {
        let from = self.at;
        while self.takes(" ") {}
        for (word, half) in [
            ("a.m.", Half::Am),
            ("p.m.", Half::Pm),
            ("a.m", Half::Am),
            ("p.m", Half::Pm),
            ("am", Half::Am),
            ("pm", Half::Pm),
        ] {
            if self.takes_word(word) {
                return Some(half);
            }
        }
        self.at = from;
        None
    }

    /// A word that does not go on.
    fn takes_word(&mut self, word: &str) -> bool {
        let from = self.at;
        while from == self.at && word.len() > 3 && self.rest().starts_with(' ') {
            self.at += 1;
        }
        let ends = |rest: &str| !rest.chars().next().is_some_and(char::is_alphanumeric);
        let there = self.rest().strip_prefix(word).is_some_and(ends);
        self.at = if there { self.at + word.len() } else { from };
        there
    }

    /// Numbers with the same sign between them: a date. `10.30` and `10-12` are none.
    fn numeric(&mut self) -> Option<Token> {
        let (first, width) = self.digits()?;
        let sign = ["/", ".", "-"]
            .into_iter()
            .find(|sign| self.rest().starts_with(*sign))?;
        self.at += 1;
        // "12-Jan-27"
        if sign == "-"
            && self
                .rest()
                .starts_with(|letter: char| letter.is_ascii_lowercase())
            && width <= 2
        {
            return self.named(first);
        }
        let (second, second_width) = self.digits()?;
        if !self.takes(sign) {
            let is_short = sign == "/" && width <= 2 && second_width <= 2;
            return is_short.then_some(Token::Numeric {
                first,
                second,
                year: None,
            });
        }
        let (third, third_width) = self.digits()?;
        self.midnight_of_a_form();
        match (width, second_width, third_width) {
            (4, 1..=2, 1..=2) => Some(Token::Iso {
                year: first as i16,
                month: second,
                day: third,
            }),
            (1..=2, 1..=2, 4) => Some(Token::Numeric {
                first,
                second,
                year: Some(third as i16),
            }),
            (1..=2, 1..=2, 2) => Some(Token::Numeric {
                first,
                second,
                year: Some(2000 + third as i16),
            }),
            _ => None,
        }
    }

    /// The `T` between a date and its time, and the midnight that a form puts behind it.
    fn midnight_of_a_form(&mut self) {
        let Some(time) = self.rest().strip_prefix('t') else {
            return;
        };
        let is_of_time =
            |letter: char| letter.is_ascii_digit() || matches!(letter, ':' | '.' | 'z');
        let length = time
            .find(|letter| !is_of_time(letter))
            .unwrap_or(time.len());
        let is_midnight = !time[..length].contains(|letter: char| matches!(letter, '1'..='9'));
        match (length, is_midnight) {
            (0, _) => {}
            (_, true) => self.at += 1 + length,
            (_, false) => self.at += 1,
        }
    }

    fn named(&mut self, day: u32) -> Option<Token> {
        let length = self
            .rest()
            .bytes()
            .take_while(u8::is_ascii_lowercase)
            .count();
        let month = month(&self.rest()[..length])?;
        self.at += length;
        self.out.push(Token::Number {
            value: day,
            digits: 2,
            ordinal: false,
        });
        let behind = self.at;
        if self.takes("-") {
            let year = match self.digits() {
                Some((year, 4)) => Some(year as i16),
                Some((year, 2)) => Some(2000 + year as i16),
                _ => None,
            };
            if let Some(year) = year {
                self.out.push(Token::Month(month));
                return Some(Token::Year(year));
            }
        }
        self.at = behind;
        Some(Token::Month(month))
    }

    fn word(&mut self) -> Option<Token> {
        for words in [
            "w/c",
            "w.c",
            "wc ",
            "w/b",
            "week commencing",
            "week beginning",
            "week of",
            "week starting",
        ] {
            if self.takes(words) {
                return Some(Token::Commencing);
            }
        }
        let rest = self.rest();
        let length = rest
            .find(|letter: char| !letter.is_alphabetic() && letter != '\'')
            .unwrap_or(rest.len());
        let word = &rest[..length];
        self.at += length;
        if FILLERS.contains(&word) {
            return None;
        }
        if let Some(month) = month(word) {
            return Some(Token::Month(month));
        }
        if let Some((day, every)) = weekday(word) {
            return Some(Token::Weekday { day, every });
        }
        Some(match word {
            "to" | "until" | "till" | "til" | "through" | "ending" | "ends" => Token::Dash,
            "and" => Token::Comma,
            "noon" | "midday" => Token::Clock {
                hour: 12,
                minute: 0,
                half: Some(Half::Pm),
                digits: 2,
            },
            "for" => Token::For,
            "h" | "hr" | "hour" | "hours" => Token::Hours,
            "min" | "mins" | "minutes" => Token::Minutes,
            "week" | "weeks" | "wks" => Token::Weeks,
            "weekly" | "every" => Token::Weekly,
            "tbc" | "tba" | "tbd" => Token::Open,
            word => Token::Unknown(word.to_owned()),
        })
    }
}

fn month(word: &str) -> Option<i8> {
    let is_long = word.len() >= 3;
    let at = MONTHS
        .iter()
        .position(|month| is_long && month.starts_with(word))?;
    Some(at as i8 + 1)
}

/// "tues", "weds", "thurs" and "Tuesdays", the last for every one of them.
fn weekday(word: &str) -> Option<(Weekday, bool)> {
    if let Some(one) = word
        .strip_suffix("days")
        .or_else(|| word.strip_suffix("day's"))
    {
        let (_, day) = DAYS
            .iter()
            .find(|(name, _)| name.strip_suffix("day") == Some(one))?;
        return Some((*day, true));
    }
    let short = word
        .strip_suffix('s')
        .filter(|_| word == "weds")
        .unwrap_or(word);
    let (_, day) = DAYS
        .iter()
        .find(|(name, _)| short.len() >= 3 && name.starts_with(short))?;
    Some((*day, false))
}
