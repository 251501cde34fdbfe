//! Whether what was agreed with a partner reaches what somebody wants to ask of it.

use jiff::civil::Date;

use crate::impact::candidate::Reasons;
use crate::model::partner::{Agreement, Partner, Status};
use crate::rules::reliance::On;

/// Adds what the agreements of a partner say for and against, for sessions up to a day.
pub(super) fn weigh(partner: &Partner, on: On, last: Date, reasons: &mut Reasons) {
    let name = &partner.name.value;
    match partner.status {
        Status::Ended(day) if day.value < last => {
            reasons.stops(format!(
                "{name} is a partner only until {}",
                day_of(day.value)
            ));
            return;
        }
        Status::Paused(_) => reasons.ask(format!("{name} pauses")),
        Status::Active | Status::Ended(_) => {}
    }
    let about = match on {
        On::Venue => "venues",
        On::Course { .. } | On::College => "courses",
    };
    let fitting = partner.agreements.iter().filter(|it| on.is_covered_by(it));
    let fitting: Vec<&Agreement> = fitting.collect();
    if fitting.is_empty() {
        reasons.ask(match partner.agreements.is_empty() {
            true => format!("nothing is agreed with {name} yet"),
            false => format!("the agreement with {name} is not about {about}"),
        });
        return;
    }
    let lasting = |it: &&Agreement| it.ends.is_none_or(|ends| last <= ends.value);
    let lasting: Vec<&Agreement> = fitting.iter().copied().filter(lasting).collect();
    if lasting.is_empty() {
        let ends = fitting.iter().filter_map(|it| it.ends).map(|it| it.value);
        if let Some(ends) = ends.max() {
            reasons.stops(format!(
                "the agreement with {name} ends on {}",
                day_of(ends)
            ));
        }
        return;
    }
    let reviewed = |it: &&Agreement| it.review_by.is_none_or(|day| last <= day.value);
    if !lasting.iter().any(reviewed) {
        let days = lasting.iter().filter_map(|it| it.review_by);
        if let Some(day) = days.map(|it| it.value).max() {
            let day = day_of(day);
            reasons.ask(format!(
                "the agreement with {name} is to be looked at by {day}"
            ));
        }
    }
    match lasting.iter().all(|it| it.informal) {
        true => reasons.ask(format!("it is agreed with {name} by word of mouth only")),
        false => reasons.speaks_for(format!("the agreement with {name} covers it")),
    }
}

/// "12 January 2027"
pub(super) fn day_of(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
