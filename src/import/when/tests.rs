//! What the forms of Britain mean, and what has no certain reading.

use jiff::civil::date;

use crate::import::when::{Days, Hint, Order, Ways, scan, settle};

/// The days and times of a cell in the spring of 2027, or why there are none.
fn read(text: &str) -> Result<Vec<String>, String> {
    let ways = Ways {
        order: Some(Order::DayFirst),
        term: Some((date(2027, 1, 11), date(2027, 3, 26))),
        ..Ways::default()
    };
    read_with(text, &ways)
}

fn read_with(text: &str, ways: &Ways) -> Result<Vec<String>, String> {
    let lines = match settle(&scan(text, Hint::Dates), ways)?.days {
        Days::Weeks(mondays, _) => mondays.iter().map(|day| format!("week {day}")).collect(),
        Days::On(days) => {
            let shown = days.iter().map(|(day, times)| match times {
                None => day.to_string(),
                Some((start, None)) => format!("{day} {}", start.strftime("%H:%M")),
                Some((start, Some(end))) => {
                    format!(
                        "{day} {}-{}",
                        start.strftime("%H:%M"),
                        end.strftime("%H:%M")
                    )
                }
            });
            shown.collect()
        }
    };
    Ok(lines)
}

#[test]
fn the_usual_forms_are_read() {
    for (text, expected) in [
        ("12/01/2027", "2027-01-12"),
        ("12.1.27", "2027-01-12"),
        ("12-01-2027", "2027-01-12"),
        ("2027-01-12", "2027-01-12"),
        (
            "2027-01-12T00:00:00.000Z 10:00-12:00",
            "2027-01-12 10:00-12:00",
        ),
        ("12 Jan 2027", "2027-01-12"),
        ("12-Jan-27", "2027-01-12"),
        ("12-Jan", "2027-01-12"),
        ("Jan 12 2027", "2027-01-12"),
        ("12th January '27", "2027-01-12"),
        ("Tues 12th Jan 10-12", "2027-01-12 10:00-12:00"),
        ("Tues. 12th Jan, 10am–12pm", "2027-01-12 10:00-12:00"),
        ("Tuesday 12 January", "2027-01-12"),
        (
            "Tuesday, 12th of January 2027 at 2-4pm",
            "2027-01-12 14:00-16:00",
        ),
        ("12 Jan (Tues)", "2027-01-12"),
        ("12/1 1.30pm-3.30pm", "2027-01-12 13:30-15:30"),
        ("12 Jan 1000-1200", "2027-01-12 10:00-12:00"),
        ("12 Jan 2027 1000-1200", "2027-01-12 10:00-12:00"),
        ("12 Jan 10.00-12.00", "2027-01-12 10:00-12:00"),
        ("12 Jan 10am for 2 hours", "2027-01-12 10:00-12:00"),
        ("12 Jan 12 noon - 2pm", "2027-01-12 12:00-14:00"),
        ("12 Jan 11-1pm", "2027-01-12 11:00-13:00"),
        ("12 Jan 10-1", "2027-01-12 10:00-13:00"),
        ("12 Jan 10am", "2027-01-12 10:00"),
        (
            "12/01/2027 10:00 - 12/01/2027 12:00",
            "2027-01-12 10:00-12:00",
        ),
        ("w/c 11 Jan", "week 2027-01-11"),
        ("week commencing 11th January", "week 2027-01-11"),
    ] {
        assert_eq!(read(text), Ok(vec![expected.to_owned()]), "{text}");
    }
}

#[test]
fn several_dates_and_weeks_are_counted_out() {
    for (text, expected) in [
        (
            "12, 19, 26 Jan",
            vec!["2027-01-12", "2027-01-19", "2027-01-26"],
        ),
        ("12 & 19 January 2027", vec!["2027-01-12", "2027-01-19"]),
        (
            "12 Jan – 26 Jan",
            vec!["2027-01-12", "2027-01-19", "2027-01-26"],
        ),
        ("12-26 Jan", vec!["2027-01-12", "2027-01-19", "2027-01-26"]),
        (
            "Tuesdays 10am-12pm 12 Jan - 27 Jan",
            vec![
                "2027-01-12 10:00-12:00",
                "2027-01-19 10:00-12:00",
                "2027-01-26 10:00-12:00",
            ],
        ),
        (
            "12 Jan for 2 weeks, 10-12",
            vec!["2027-01-12 10:00-12:00", "2027-01-19 10:00-12:00"],
        ),
        (
            "12 Jan 10-12\n19 Jan 1pm-3pm",
            vec!["2027-01-12 10:00-12:00", "2027-01-19 13:00-15:00"],
        ),
        (
            "w/c 11 Jan, 18 Jan",
            vec!["week 2027-01-11", "week 2027-01-18"],
        ),
        ("29 Dec 2026, 5 Jan 2027", vec!["2026-12-29", "2027-01-05"]),
        ("29 Dec, 5 Jan 2027", vec!["2026-12-29", "2027-01-05"]),
    ] {
        let expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
        assert_eq!(read(text), Ok(expected), "{text}");
    }
}

#[test]
fn what_has_two_readings_has_none() {
    for (text, why) in [
        ("12 Jan 2-4", "morning or in the afternoon"),
        ("Wed 12 Jan", "is a Tuesday and no Wednesday"),
        ("12 Jan - 17 Feb", "from a Tuesday to a Wednesday"),
        ("12 Jan fortnightly", "fortnightly"),
        ("12 August", "does not lie in the term"),
        ("30/02/2027", "there is no day 30"),
        ("12/13/2027", "there is no day 12 of month 13"),
        ("w/c 12 Jan", "a week commences on a Monday"),
        ("44208", "may be a date of a spreadsheet"),
        ("Tues & Thurs 12 Jan", "two days of the week"),
        ("26 Jan, 12 Jan", "order of time"),
        ("12 Jan 12-10am", "ends before it starts"),
        ("12 Jan 25:00", "no time of the day"),
        ("=1+1", "="),
    ] {
        let read = read(text);
        assert!(
            matches!(&read, Err(said) if said.contains(why)),
            "{text}: {read:?}"
        );
    }
}

#[test]
fn numbers_are_day_and_month_only_where_that_is_certain() {
    let open = Ways::default();
    assert!(read_with("12/01/2027", &open).is_err());
    assert_eq!(
        read_with("13/01/2027", &open),
        Ok(vec!["2027-01-13".to_owned()])
    );
    assert_eq!(
        read_with("01/13/2027", &open),
        Ok(vec!["2027-01-13".to_owned()])
    );
    let month_first = Ways {
        order: Some(Order::MonthFirst),
        ..Ways::default()
    };
    assert_eq!(
        read_with("12/01/2027", &month_first),
        Ok(vec!["2027-12-01".to_owned()])
    );
}

#[test]
fn a_number_of_weeks_has_to_fit() {
    let ways = Ways {
        weeks: Some(3),
        year: Some(2027),
        ..Ways::default()
    };
    assert_eq!(
        read_with("12 Jan - 26 Jan", &ways).map(|days| days.len()),
        Ok(3)
    );
    assert!(read_with("12 Jan - 2 Feb", &ways).is_err());
    let breaks = vec![(date(2027, 1, 18), date(2027, 1, 22))];
    let ways = Ways { breaks, ..ways };
    let without = ["2027-01-12", "2027-01-26", "2027-02-02"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(read_with("12 Jan - 2 Feb", &ways), Ok(without));
}

#[test]
fn a_year_is_never_made_up() {
    let read = read_with("12 January", &Ways::default());
    assert!(matches!(read, Err(said) if said.contains("--year")));
}

proptest::proptest! {
    #[test]
    fn no_text_stops_it(text in ".{0,60}", dates in "[0-9/.:, a-zA-Z-]{0,30}") {
        for text in [text, dates] {
            for hint in [Hint::Dates, Hint::Times] {
                drop(settle(&scan(&text, hint), &Ways { year: Some(2027), ..Ways::default() }));
            }
        }
    }
}
