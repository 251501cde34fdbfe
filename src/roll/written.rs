//! A planned run as it is written into the file of its course.

use crate::model::dates::When;
use crate::model::fields::Text;
use crate::model::reference::VenueChoice;
use crate::model::run::{Run, RunEnrolment};
use crate::model::session::SessionEntry;
use crate::model::term::Term;
use crate::panel::written::scalar;
use crate::roll::plan::{Plan, Series};

/// The keys of the run, a line each; what is not planned is as in the run that it follows.
pub(super) fn run(plan: &Plan, run: &Run, to: &Term) -> String {
    let mut lines = vec![
        format!("id: {}", plan.id),
        "confirmed: no # it is on no page and in no calendar until this line is taken out"
            .to_owned(),
        format!("follows: {}", run.id.value),
    ];
    // A run that named no term because it goes on after it names none again.
    if run.term.is_some() || plan.is_inside {
        lines.push(format!("term: {}", to.origin.id));
    }
    if let Some(mode) = run.mode {
        lines.push(format!("mode: {}", mode.value.word()));
    }
    if let Some(place) = &run.venue {
        lines.push(format!("venue: {}", venue(place)));
    }
    if let Some(places) = run.places {
        lines.push(format!("places: {}", places.value));
    }
    // Whether one can still come is another question in every term; that nobody needs to ask is not.
    if run
        .enrolment
        .is_some_and(|it| it.value == RunEnrolment::NotNeeded)
    {
        lines.push("enrolment: not-needed".to_owned());
    }
    if !run.facilitators.is_empty() {
        lines.push(format!("facilitators: {}", ids(&run.facilitators)));
    }
    if !plan.sessions.is_empty() {
        lines.push("sessions:".to_owned());
        let sessions = plan
            .sessions
            .iter()
            .map(|it| format!("  - {}", session(it)));
        lines.extend(sessions);
    }
    if let Some(weekly) = &plan.weekly {
        lines.push("weekly:".to_owned());
        lines.extend(series(weekly).into_iter().map(|it| format!("  {it}")));
    }
    if let Some(material) = &run.material {
        let mut keys = vec![format!("url: {}", flow(&material.url.value))];
        let more = [("kind", &material.kind), ("length", &material.length)];
        keys.extend(more.into_iter().filter_map(|(key, text)| said(key, text)));
        lines.push(format!("material: {{{}}}", keys.join(", ")));
    }
    if let Some(when) = &plan.when {
        lines.push(format!("when: {}", scalar(when)));
    }
    lines.join("\n")
}

fn session(entry: &SessionEntry) -> String {
    let keys = details(entry);
    match entry.when.value {
        timed @ When::Timed { .. } if keys.is_empty() => when(timed),
        timed @ When::Timed { .. } => format!("{{on: {}, {}}}", when(timed), keys.join(", ")),
        When::Week(day) => {
            let all: Vec<String> = std::iter::once(format!("week: {day}"))
                .chain(keys)
                .collect();
            format!("{{{}}}", all.join(", "))
        }
    }
}

fn series(series: &Series) -> Vec<String> {
    let mut lines = vec![format!("first: {}", when(series.first))];
    lines.push(match series.length {
        Ok(times) => format!("times: {times}"),
        Err(until) => format!("until: {until}"),
    });
    if !series.except.is_empty() {
        let days: Vec<String> = series.except.iter().map(ToString::to_string).collect();
        lines.push(format!("except: [{}]", days.join(", ")));
    }
    if !series.change.is_empty() {
        lines.push("change:".to_owned());
        let changes = series.change.iter();
        lines.extend(changes.map(|(day, it)| format!("  {day}: {{{}}}", details(it).join(", "))));
    }
    lines
}

/// The keys of a session besides its time.
fn details(entry: &SessionEntry) -> Vec<String> {
    let texts = [
        ("id", &entry.id),
        ("theme", &entry.theme),
        ("note", &entry.note),
    ];
    let mut keys: Vec<String> = texts
        .into_iter()
        .filter_map(|(key, text)| said(key, text))
        .collect();
    keys.extend(entry.venue.iter().map(|it| format!("venue: {}", venue(it))));
    keys.extend(
        entry
            .mode
            .map(|mode| format!("mode: {}", mode.value.word())),
    );
    if !entry.facilitators.is_empty() {
        keys.push(format!("facilitators: {}", ids(&entry.facilitators)));
    }
    keys
}

fn said(key: &str, text: &Option<Text>) -> Option<String> {
    let text = text.as_ref()?;
    Some(format!("{key}: {}", flow(&text.value)))
}

/// A text inside brackets, where a comma would end it.
fn flow(text: &str) -> String {
    let plain = scalar(text);
    match plain.contains(',') && !plain.starts_with('"') {
        true => format!("\"{plain}\""),
        false => plain,
    }
}

fn venue(choice: &VenueChoice) -> String {
    match choice {
        VenueChoice::Private(_) => "private".to_owned(),
        VenueChoice::Venue { id, room: None } => id.value.clone(),
        VenueChoice::Venue {
            id,
            room: Some(room),
        } => format!("{}/{}", id.value, room.value),
    }
}

fn ids(ids: &[Text]) -> String {
    let ids: Vec<&str> = ids.iter().map(|id| id.value.as_str()).collect();
    format!("[{}]", ids.join(", "))
}

fn when(when: When) -> String {
    match when {
        When::Timed { date, start, end } => {
            let end = end.map_or_else(String::new, |end| format!("-{}", end.strftime("%H:%M")));
            format!("{date} {}{end}", start.strftime("%H:%M"))
        }
        When::Week(day) => day.to_string(),
    }
}
