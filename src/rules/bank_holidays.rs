//! Bank holidays of England and Wales, Scotland and Northern Ireland: by rule, with the days that were moved or added.
//!
//! Source: Banking and Financial Dealings Act 1971, schedule 1, and the proclamations under it, as GOV.UK lists them
//! (<https://www.gov.uk/bank-holidays>). Easter: the Gregorian computus (J. Meeus, Astronomical Algorithms, chapter 8).
//! No kept library has all three; the rules have changed twice in fifty years.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::model::college::BankHolidays;

/// Days that a proclamation added.
const ADDED: [(Date, &str, Option<BankHolidays>); 4] = [
    (Date::constant(2022, 6, 3), "Platinum Jubilee", None),
    (
        Date::constant(2022, 9, 19),
        "State Funeral of Queen Elizabeth II",
        None,
    ),
    (
        Date::constant(2023, 5, 8),
        "Coronation of King Charles III",
        None,
    ),
    (
        Date::constant(2026, 6, 15),
        "World Cup",
        Some(BankHolidays::Scotland),
    ),
];

/// What a day is, where it is a bank holiday.
pub fn bank_holiday(date: Date, area: BankHolidays) -> Option<&'static str> {
    let mut holidays = holidays(date.year(), area).into_iter();
    holidays.find(|(day, _)| *day == date).map(|(_, name)| name)
}

/// All of a year; none where none are kept.
fn holidays(year: i16, area: BankHolidays) -> Vec<(Date, &'static str)> {
    if area == BankHolidays::None {
        return Vec::new();
    }
    let (scotland, northern) = (
        area == BankHolidays::Scotland,
        area == BankHolidays::NorthernIreland,
    );
    let mut fixed = vec![(1, 1, "New Year's Day")];
    if scotland {
        fixed.extend([(1, 2, "2 January"), (11, 30, "St Andrew's Day")]);
    }
    if northern {
        fixed.extend([(3, 17, "St Patrick's Day"), (7, 12, "Battle of the Boyne")]);
    }
    fixed.extend([(12, 25, "Christmas Day"), (12, 26, "Boxing Day")]);
    let fixed: Vec<(Date, &str)> = fixed
        .into_iter()
        .filter_map(|(month, day, name)| Some((Date::new(year, month, day).ok()?, name)))
        .collect();
    let mut all = movable(year, scotland);
    all.extend(substituted(&fixed));
    let added = ADDED
        .iter()
        .filter(|(day, _, only)| day.year() == year && only.is_none_or(|only| only == area));
    all.extend(added.map(|(day, name, _)| (*day, *name)));
    all
}

/// Those that hang on Easter, and those on a Monday.
fn movable(year: i16, scotland: bool) -> Vec<(Date, &'static str)> {
    let monday = |month: i8, nth: i8| {
        let first = Date::new(year, month, 1).ok()?;
        first.nth_weekday_of_month(nth, Weekday::Monday).ok()
    };
    let early_may = match year {
        // Moved to the 75th anniversary of VE Day.
        2020 => Date::new(2020, 5, 8).ok(),
        _ => monday(5, 1),
    };
    let spring = match year {
        // Moved to make a long weekend of the Platinum Jubilee.
        2022 => Date::new(2022, 6, 2).ok(),
        _ => monday(5, -1),
    };
    let easter = easter(year);
    let easter_monday = easter.and_then(|day| day.checked_add(1.day()).ok());
    let summer = if scotland {
        monday(8, 1)
    } else {
        monday(8, -1)
    };
    let all = [
        (
            easter.and_then(|day| day.checked_sub(2.days()).ok()),
            "Good Friday",
        ),
        (easter_monday.filter(|_| !scotland), "Easter Monday"),
        (early_may, "Early May bank holiday"),
        (spring, "Spring bank holiday"),
        (summer, "Summer bank holiday"),
    ];
    all.into_iter()
        .filter_map(|(day, name)| Some((day?, name)))
        .collect()
}

/// Fixed days; for one at a weekend the next day that is neither a weekend nor another of them.
fn substituted(fixed: &[(Date, &'static str)]) -> Vec<(Date, &'static str)> {
    let is_weekend = |day: Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let mut taken: Vec<Date> = fixed
        .iter()
        .map(|(day, _)| *day)
        .filter(|day| !is_weekend(*day))
        .collect();
    let mut kept = Vec::with_capacity(fixed.len());
    for (day, name) in fixed {
        let mut kept_on = *day;
        if is_weekend(kept_on) {
            while is_weekend(kept_on) || taken.contains(&kept_on) {
                let Ok(next) = kept_on.tomorrow() else { break };
                kept_on = next;
            }
            taken.push(kept_on);
        }
        kept.push((kept_on, *name));
    }
    kept
}

/// Easter Sunday of the Gregorian calendar.
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Date::new(year as i16, (sum / 31) as i8, (sum % 31 + 1) as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(year: i16, area: BankHolidays) -> Vec<String> {
        let mut days: Vec<Date> = holidays(year, area)
            .into_iter()
            .map(|(day, _)| day)
            .collect();
        days.sort_unstable();
        days.into_iter()
            .map(|day| day.strftime("%-d/%-m").to_string())
            .collect()
    }

    #[test]
    fn the_days_are_those_that_gov_uk_lists() {
        let lists = [
            (
                2022,
                BankHolidays::EnglandAndWales,
                "3/1 15/4 18/4 2/5 2/6 3/6 29/8 19/9 26/12 27/12",
            ),
            (
                2026,
                BankHolidays::EnglandAndWales,
                "1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12",
            ),
            (
                2027,
                BankHolidays::EnglandAndWales,
                "1/1 26/3 29/3 3/5 31/5 30/8 27/12 28/12",
            ),
            (
                2022,
                BankHolidays::Scotland,
                "3/1 4/1 15/4 2/5 2/6 3/6 1/8 19/9 30/11 26/12 27/12",
            ),
            (
                2026,
                BankHolidays::Scotland,
                "1/1 2/1 3/4 4/5 25/5 15/6 3/8 30/11 25/12 28/12",
            ),
            (
                2027,
                BankHolidays::Scotland,
                "1/1 4/1 26/3 3/5 31/5 2/8 30/11 27/12 28/12",
            ),
            (
                2026,
                BankHolidays::NorthernIreland,
                "1/1 17/3 3/4 6/4 4/5 25/5 13/7 31/8 25/12 28/12",
            ),
            (
                2027,
                BankHolidays::NorthernIreland,
                "1/1 17/3 26/3 29/3 3/5 31/5 12/7 30/8 27/12 28/12",
            ),
            (
                2020,
                BankHolidays::EnglandAndWales,
                "1/1 10/4 13/4 8/5 25/5 31/8 25/12 28/12",
            ),
        ];
        for (year, area, expected) in lists {
            assert_eq!(days(year, area).join(" "), expected, "{year} {area:?}");
        }
        assert!(days(2027, BankHolidays::None).is_empty());
    }

    #[test]
    fn a_day_is_called_by_its_name() {
        let day = jiff::civil::date(2027, 3, 26);
        let name = bank_holiday(day, BankHolidays::EnglandAndWales);
        assert_eq!(name, Some("Good Friday"));
        let tomorrow = jiff::civil::date(2027, 3, 27);
        assert_eq!(bank_holiday(tomorrow, BankHolidays::EnglandAndWales), None);
    }
}
