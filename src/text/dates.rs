//! Words of dates and times in English: months, days of the week, numbers with what is written onto them.

use jiff::civil::Weekday;

/// The months in full.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of the week in full.
pub const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];

/// The number of a month that is written in full, with its capital.
///
/// ```
/// use prospectus::text::dates::{month, short_month, weekday};
///
/// assert_eq!((month("May"), month("may"), month("Sept")), (Some(5), None, None));
/// assert_eq!((short_month("Sept"), short_month("May")), (Some(9), None));
/// assert!(weekday("Tuesday").is_some() && weekday("Tue").is_none());
/// ```
pub fn month(word: &str) -> Option<i8> {
    match begins_with_capital(word) {
        true => number_of(|month| month == word),
        false => None,
    }
}

/// The number of a month that is written in short, with its capital.
pub fn short_month(word: &str) -> Option<i8> {
    match word {
        "Sept" => Some(9),
        "May" => None,
        _ if word.len() == 3 => number_of(|month| month.starts_with(word)),
        _ => None,
    }
}

fn number_of(is_meant: impl Fn(&str) -> bool) -> Option<i8> {
    let at = MONTHS.iter().position(|month| is_meant(month))?;
    i8::try_from(at + 1).ok()
}

/// Most words of a text begin with no capital, and then they are no name of a day or month.
fn begins_with_capital(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_uppercase())
}

/// A day of the week that is written in full, with its capital.
pub fn weekday(word: &str) -> Option<Weekday> {
    let mut days = WEEKDAYS.iter().filter(|_| begins_with_capital(word));
    let found = days.find(|(name, _)| *name == word);
    found.map(|(_, weekday)| *weekday)
}

/// A day of the week that is written in short, with its capital.
pub fn short_weekday(word: &str) -> Option<Weekday> {
    let is_short = (3..=5).contains(&word.len()) && begins_with_capital(word);
    let mut days = WEEKDAYS.iter().filter(|_| is_short);
    let found = days.find(|(name, _)| *name != word && name.starts_with(word));
    found.map(|(_, weekday)| *weekday)
}

/// The name of a day of the week.
pub fn name_of(weekday: Weekday) -> &'static str {
    let found = WEEKDAYS.iter().find(|(_, other)| *other == weekday);
    found.map_or("", |(name, _)| name)
}

/// A number of at most nine digits at the beginning of a word, and the rest of the word.
///
/// ```
/// use prospectus::text::dates::number;
///
/// assert_eq!(number("30pm"), Some((30, "pm")));
/// assert_eq!(number("pm"), None);
/// ```
pub fn number(word: &str) -> Option<(u32, &str)> {
    let end = word
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(word.len());
    let digits = &word[..end];
    if digits.is_empty() {
        return None;
    }
    let number = digits.parse().ok().filter(|_| digits.len() <= 9)?;
    Some((number, &word[end..]))
}

/// A day of a month: 6, and with `ordinal` 6th.
pub fn day_of_month(word: &str, ordinal: bool) -> Option<u32> {
    let (day, rest) = number(word)?;
    let is_day = (1..=31).contains(&day) && rest.len() <= 2;
    let fits = match rest {
        "" => !ordinal,
        _ => ordinal && matches!(rest, "st" | "nd" | "rd" | "th"),
    };
    (is_day && fits).then_some(day)
}
