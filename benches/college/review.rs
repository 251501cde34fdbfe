//! The panel's rounds about a course, bound to the text that passed.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use prospectus::model::kept::Kept;
use prospectus::model::review::{Answer, Recommendation};
use prospectus::panel::written::{NewResponse, response_path, round_path};
use prospectus::parse::plain;

use super::Wish;
use super::course::Text;
use super::plan::{Course, Standing};
use super::random::Random;

const ROLES: [&str; 4] = ["student", "staff", "volunteer", "partner"];

/// The rounds of a course, each with its responses.
pub(crate) fn files(course: &Course, text: &Text, wish: &Wish) -> Vec<(String, String)> {
    let mut random = Random::of(wish.seed, 7, course.number);
    match course.standing {
        Standing::Draft | Standing::Retired => Vec::new(),
        Standing::Passed { answers: 0 } => {
            let opened = date(2026, 6, 15);
            let keys = format!("adopted: yes\n{}", decided("passed", opened, text));
            vec![round(
                course,
                opened,
                &keys,
                "The minutes of 15 June 2026 say so.\n",
            )]
        }
        Standing::Passed { answers } => {
            let opened = date(2026, 7, 1).saturating_add((random.below(90) as i64).days());
            let keys = decided("passed", opened.saturating_add(15.days()), text);
            let told = "Members liked it, and what they asked for is in the text now.\n";
            let mut files = vec![round(course, opened, &keys, told)];
            files.extend(responses(course, opened, answers, &mut random));
            files
        }
        Standing::ChangesAsked => {
            let opened = date(2026, 10, 19);
            let keys = decided("changes", opened.saturating_add(15.days()), text);
            let told =
                "Members would like to hear what others tried. The co-producers write it again.\n";
            let mut files = vec![round(course, opened, &keys, told)];
            files.extend(responses(course, opened, 4, &mut random));
            files
        }
        Standing::WithThePanel => {
            let opened = date(2026, 11, 16);
            let mut files = vec![round(course, opened, "", "")];
            files.extend(responses(course, opened, random.within(0, 2), &mut random));
            files
        }
    }
}

fn round(course: &Course, opened: Date, keys: &str, text: &str) -> (String, String) {
    let closes = match keys.starts_with("adopted") {
        true => String::new(),
        false => format!("closes: {}\n", opened.saturating_add(14.days())),
    };
    let path = round_path(&course.id, &opened.to_string());
    (
        path,
        format!("---\nopened: {opened}\n{closes}{keys}---\n{text}"),
    )
}

fn decided(decision: &str, on: Date, text: &Text) -> String {
    let mut out =
        format!("decision: {decision}\ndecided: {on}\ndecided_by: coordinator\nreviewed:\n");
    for (field, texts) in reviewed(text) {
        if !texts.is_empty() {
            out.push_str(&format!("  {field}: {}\n", Kept::of(&texts)));
        }
    }
    out
}

/// What the panel read, as `prospectus::panel::fields` gathers it.
fn reviewed(text: &Text) -> [(&'static str, Vec<String>); 10] {
    let words = |text: Option<&str>| text.into_iter().map(str::to_owned).collect();
    let need = text
        .need
        .iter()
        .flat_map(|(source, note)| [(*source).to_owned(), note.clone()]);
    let only = text.only.iter().flat_map(|(who, reason)| {
        let said = [Some("only"), Some(*who), *reason];
        said.into_iter().flatten().map(str::to_owned)
    });
    [
        ("title", vec![text.title.clone()]),
        ("summary", vec![plain::words(&text.summary)]),
        ("body", vec![plain::words(&text.body)]),
        ("learning_outcomes", text.outcomes.clone()),
        ("audience", words(text.audience.as_deref())),
        ("open_to", only.collect()),
        ("need", need.collect()),
        ("co_production", words(text.co_production)),
        ("content_note", words(text.content_note)),
        (
            "co_producers",
            text.expertise.iter().map(|it| (*it).to_owned()).collect(),
        ),
    ]
}

fn responses(
    course: &Course,
    opened: Date,
    count: usize,
    random: &mut Random,
) -> Vec<(String, String)> {
    let each = ROLES.iter().take(count).map(|role| {
        let wants_changes = random.chance(60);
        let response = NewResponse {
            on: opened.saturating_add((random.within(1, 5) as i64).days()),
            role: (*role).to_owned(),
            made_it: false,
            co_production: if random.chance(900) {
                Answer::Yes
            } else {
                Answer::Partly
            },
            local_need: Answer::Yes,
            educational: if random.chance(950) {
                Answer::Yes
            } else {
                Answer::Partly
            },
            recommend: if wants_changes {
                Recommendation::Changes
            } else {
                Recommendation::Pass
            },
            title: None,
            text: if wants_changes {
                "I would like to hear what others tried.".to_owned()
            } else {
                String::new()
            },
        };
        let path = response_path(&course.id, &opened.to_string(), &format!("{role}-1"));
        (path, response.written())
    });
    each.collect()
}
