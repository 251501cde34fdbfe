//! A course, its sessions or a record of a change → Markdown.

use crate::panel::state::State;
use crate::report::escaped::{escaped, in_html, in_markdown};
use crate::report::review::budget;
use crate::report::review::courses::{self, CourseFact};
use crate::report::review::sessions::{Meeting, OfCourse, SessionFact, What};
use crate::report::review::values::Value;
use crate::report::words::listed;
use crate::text::difference::{Item, Part, shortened};

/// Words around each change.
const AROUND: usize = 8;
/// The longest run of words that is shown whole, and how many items of a list and other keys are.
const MOST_WORDS: usize = 60;
const MOST_ITEMS: usize = 12;
const MOST_PARTS: usize = 40;
/// The longest value of another key, in characters.
const LONGEST: usize = 160;

/// The first words of a text.
pub(super) fn first_words(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.len() > most + 5 {
        true => format!(
            "{} … ({} more words)",
            words[..most].join(" "),
            words.len() - most
        ),
        false => words.join(" "),
    }
}

/// The first letters of a text.
pub(super) fn first_letters(text: &str, most: usize) -> String {
    match text.chars().count() > most {
        true => text.chars().take(most).chain(['…']).collect(),
        false => text.to_owned(),
    }
}

/// A run of words; one of many thousand letters is cut too.
fn long(text: &str) -> String {
    let text = first_words(text, MOST_WORDS);
    in_markdown(&first_letters(&text, MOST_WORDS * 20))
}

fn brief(text: &str) -> String {
    in_markdown(&first_letters(text, LONGEST))
}

/// "title, text and 2 other keys": what a change touches of a course.
fn touched(course: &CourseFact) -> String {
    let day = course
        .retired
        .filter(|_| course.what == courses::What::Retired);
    let ends = day.map(|day| format!("ends on {}", day.strftime("%-d %B %Y")));
    let mut parts: Vec<String> = ends.into_iter().collect();
    let fields = course.reviewed.iter();
    parts.extend(fields.map(|(field, _)| field.noun().to_owned()));
    parts.extend(course.others.iter().take(3).map(|value| value.what.clone()));
    if course.others.len() > 3 {
        parts.push(format!("{} more", course.others.len() - 3));
    }
    if course.has_other_sessions {
        parts.push("sessions".to_owned());
    }
    match parts.is_empty() && course.panel.is_empty() && course.old_id.is_none() {
        true => "no word of it: only links, marks, or how the file is written".to_owned(),
        false => listed(&parts),
    }
}

/// Where a course stands in front of the panel.
pub(super) fn state(course: &CourseFact) -> Option<String> {
    let state = course.state?;
    let words = state.words();
    Some(match (state, course.size) {
        (State::WithThePanel { closes, .. }, _) => {
            format!("{words} until {}", closes.strftime("%-d %B %Y"))
        }
        (State::ChangedSince { .. }, Some(size)) => {
            format!("{words}: the panel would see a {} change", size.word())
        }
        _ => words.to_owned(),
    })
}

/// A course that is changed or new.
pub(super) fn course(course: &CourseFact, is_new: bool) -> budget::Item {
    let touched = if is_new {
        String::new()
    } else {
        touched(course)
    };
    let renamed = course.old_id.as_ref().map(|old| format!("was {old}"));
    let about = [renamed, Some(touched), state(course)];
    let about: Vec<String> = about
        .into_iter()
        .flatten()
        .filter(|it| !it.is_empty())
        .collect();
    let title = first_letters(&course.title, LONGEST);
    let summary = match about.is_empty() {
        true => title.clone(),
        false => format!("{title} — {}", about.join("; ")),
    };
    let short = format!("- {}\n", escaped(&summary));
    let mut inside = format!("- File: {}\n", escaped(&course.path));
    for line in &course.panel {
        inside.push_str(&format!("- Panel: {}\n", escaped(line)));
    }
    for (field, items) in &course.reviewed {
        inside.push_str(&field_of(field.noun(), items, is_new));
    }
    inside.push_str(&values(&course.others));
    let about = match about.is_empty() {
        true => String::new(),
        false => format!(" — {}", in_html(&about.join("; "))),
    };
    let title = in_html(&title);
    budget::Item {
        full: format!(
            "<details><summary><b>{title}</b>{about}</summary>\n\n{inside}\n</details>\n\n"
        ),
        short,
    }
}

/// A title with its capital: "Learning outcomes".
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// A reviewed field, old against new; of a new course what it says.
fn field_of(noun: &str, items: &[Item], is_new: bool) -> String {
    let name = capital(noun);
    let shown = items.iter().take(MOST_ITEMS).map(|it| match it {
        Item::PutIn(words) if is_new => long(words),
        it => item(it),
    });
    let shown: Vec<String> = shown.collect();
    let mut out = match &shown[..] {
        [one] => format!("- **{name}**: {one}\n"),
        _ => {
            let lines = shown.iter().map(|line| format!("  - {line}\n"));
            format!("- **{name}**:\n{}", lines.collect::<String>())
        }
    };
    if items.len() > MOST_ITEMS {
        out.push_str(&format!("  - and {} more\n", items.len() - MOST_ITEMS));
    }
    out
}

fn item(item: &Item) -> String {
    let part = |part: &Part| match part {
        Part::Kept(words) => long(words),
        Part::TakenOut(words) => format!("<del>{}</del>", long(words)),
        Part::PutIn(words) => format!("<ins>{}</ins>", long(words)),
        Part::LeftOut(_) => "…".to_owned(),
    };
    match item {
        Item::Kept(words) => long(words),
        Item::TakenOut(words) => part(&Part::TakenOut(words.clone())),
        Item::PutIn(words) => part(&Part::PutIn(words.clone())),
        Item::Changed(parts) => {
            let parts = shortened(parts.clone(), AROUND);
            let shown: Vec<String> = parts.iter().take(MOST_PARTS).map(part).collect();
            let rest = if parts.len() > MOST_PARTS {
                " … and more changes"
            } else {
                ""
            };
            format!("{}{rest}", shown.join(" "))
        }
    }
}

/// Other keys, old → new in a line each.
pub(super) fn values(values: &[Value]) -> String {
    let mut out = String::new();
    for value in values.iter().take(MOST_ITEMS) {
        out.push_str(&format!("- {}\n", one_value(value)));
    }
    if values.len() > MOST_ITEMS {
        out.push_str(&format!("- and {} more keys\n", values.len() - MOST_ITEMS));
    }
    out
}

pub(super) fn one_value(value: &Value) -> String {
    let what = brief(&capital(&value.what));
    match (&value.old, &value.new) {
        (Some(old), Some(new)) => format!("{what}: {} → {}", brief(old), brief(new)),
        (None, Some(new)) if value.is_list => format!("{what}: put in {}", brief(new)),
        (Some(old), None) if value.is_list => format!("{what}: taken out {}", brief(old)),
        (None, Some(new)) => format!("{what}: nothing → {}", brief(new)),
        (Some(old), None) => format!("{what}: {} → nothing", brief(old)),
        (None, None) => format!("{what}: changed"),
    }
}

/// The sessions of one course.
pub(super) fn sessions(course: &OfCourse) -> budget::Item {
    let count = |what: What| course.sessions.iter().filter(|it| it.what == what).count();
    let said: Vec<String> = WORDS
        .iter()
        .filter(|(what, _)| count(*what) > 0)
        .map(|(what, words)| format!("{} {words}", count(*what)))
        .collect();
    let title = escaped(&first_letters(&course.title, LONGEST));
    let short = format!("- {title}: {}\n", listed(&said));
    let mut full = format!("- {title}\n");
    let groups = course.sessions.chunk_by(|one, next| {
        one.what == What::Added && next.what == What::Added && one.run == next.run
    });
    for (at, group) in groups.enumerate() {
        if at == MOST_PARTS {
            full.push_str("  - and more\n");
            break;
        }
        full.push_str(&format!("  - {}\n", group_of(group)));
    }
    budget::Item { full, short }
}

const WORDS: [(What, &str); 6] = [
    (What::Added, "added"),
    (What::Moved, "moved"),
    (What::Cancelled, "cancelled"),
    (What::OnAgain, "on again"),
    (What::TakenOut, "taken out"),
    (What::Details, "with other details"),
];

/// One session, or several that were added to one run.
fn group_of(group: &[SessionFact]) -> String {
    let [first, .., last] = group else {
        return group.first().map_or_else(String::new, one_session);
    };
    let day = |fact: &SessionFact| {
        let meeting = fact.new.as_ref();
        meeting.map_or_else(String::new, |it| {
            it.date.strftime("%a %-d %b %Y").to_string()
        })
    };
    let places = group
        .iter()
        .filter_map(|fact| fact.new.as_ref())
        .map(|it| it.place.as_str());
    let mut places: Vec<&str> = places.filter(|place| !place.is_empty()).collect();
    places.dedup();
    let place = match places[..] {
        [] => String::new(),
        [one] => format!(", {}", escaped(one)),
        _ => ", several places".to_owned(),
    };
    format!(
        "Added: {} sessions, {} to {}{place}",
        group.len(),
        day(first),
        day(last)
    )
}

fn one_session(fact: &SessionFact) -> String {
    let words = WORDS.iter().find(|(what, _)| *what == fact.what);
    let word = capital(words.map_or("", |(_, words)| words));
    let place = |it: &Meeting| match it.place.is_empty() {
        true => String::new(),
        false => format!(", {}", escaped(&it.place)),
    };
    let over = if fact.is_over { " (it is over)" } else { "" };
    match (&fact.old, &fact.new) {
        (Some(old), Some(new)) if old.place == new.place && old != new => {
            format!(
                "{word}: {} → {}{}{over}",
                old.when(),
                new.when(),
                place(new)
            )
        }
        (Some(old), Some(new)) if old != new => {
            let (from, to) = (place(old), place(new));
            format!("{word}: {}{from} → {}{to}{over}", old.when(), new.when())
        }
        (_, Some(one)) | (Some(one), None) => {
            format!("{word}: {}{}{over}", one.when(), place(one))
        }
        (None, None) => word,
    }
}
