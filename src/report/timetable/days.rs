//! Days of a week with what is said of each → one line: days of which the same is said stand together.

use jiff::civil::{Date, Time};

/// "Mon, Wed-Fri 09:00-17:30; Tue 12:00-17:30". Days are in order; what is said first stands first.
pub(super) fn grouped(days: &[(Date, String)]) -> String {
    let mut groups: Vec<(&str, Vec<Date>)> = Vec::new();
    for (day, said) in days {
        match groups.iter_mut().find(|(other, _)| other == said) {
            Some((_, days)) => days.push(*day),
            None => groups.push((said, vec![*day])),
        }
    }
    let parts: Vec<String> = groups
        .iter()
        .map(|(said, days)| format!("{} {said}", names(days)).trim_end().to_owned())
        .collect();
    parts.join("; ")
}

/// "Mon, Wed-Fri"
fn names(days: &[Date]) -> String {
    let mut runs: Vec<(Date, Date)> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some((_, last)) if last.tomorrow().ok() == Some(*day) => *last = *day,
            _ => runs.push((*day, *day)),
        }
    }
    let name = |day: Date| day.strftime("%a").to_string();
    let runs: Vec<String> = runs
        .into_iter()
        .map(|(first, last)| match first == last {
            true => name(first),
            false => format!("{}-{}", name(first), name(last)),
        })
        .collect();
    runs.join(", ")
}

/// "10:00-12:00", "10:00-?"
pub(super) fn hours(from: Time, to: Option<Time>) -> String {
    let to = to.map(|to| to.strftime("%H:%M").to_string());
    format!(
        "{}-{}",
        from.strftime("%H:%M"),
        to.as_deref().unwrap_or("?")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_of_which_the_same_is_said_stand_together() {
        let days = [
            (11, "all day"),
            (12, "in the morning"),
            (13, "all day"),
            (14, "all day"),
            (17, "all day"),
        ];
        let days: Vec<_> = days
            .iter()
            .map(|(day, said)| (date(2027, 1, *day), (*said).to_owned()))
            .collect();
        assert_eq!(
            grouped(&days),
            "Mon, Wed-Thu, Sun all day; Tue in the morning"
        );
    }
}
