//! Records as they are declared → the reference of their keys.

use std::collections::BTreeSet;

use crate::model::fields::{Form, Key, Record};
use crate::model::kind::Kind;
use crate::model::lists::{WAIVER, WORD};
use crate::model::reader::declaration;
use crate::model::review::{RESPONSE, ROUND};

const HEAD: &str = "# Records

<!-- Made by `prospectus reference docs`; do not change it by hand. -->

Every record is one Markdown file: its keys between two lines of three hyphens, then its text. The name of the file is
the record's id for good: lower-case letters, digits and hyphens. A key that stands in none of these tables is a finding;
a key of your own begins with `x-`. An empty value is an absent one. On a draft nothing is required.
";

/// The reference of all records.
pub fn records() -> String {
    let mut out = HEAD.to_owned();
    let mut seen = BTreeSet::new();
    let kinds = [Kind::College].into_iter().chain(Kind::MANY);
    let kinds = kinds.map(|kind| (heading(kind), place(kind), declaration(kind)));
    let others = [
        (
            "Round of the panel",
            "content/reviews/COURSE/DATE/round.md",
            &ROUND,
        ),
        (
            "Response to a round",
            "content/reviews/COURSE/DATE/ROLE.md",
            &RESPONSE,
        ),
        ("Word", "content/words.yml, a list", &WORD),
        ("Waiver", "content/waivers.yml, a list", &WAIVER),
    ];
    let others = others.map(|(name, place, record)| (name, place.to_owned(), record));
    let all: Vec<_> = kinds.chain(others).collect();
    out.push('\n');
    for (name, place, _) in &all {
        let anchor = anchor(name);
        out.push_str(&format!("- [{name}](#{anchor}): `{place}`\n"));
    }
    for (name, place, record) in all {
        out.push_str(&format!("\n## {name}\n\n`{place}`\n"));
        table(record, &mut seen, &mut out);
    }
    out
}

fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::College => "College",
        Kind::Course => "Course",
        Kind::Topic => "Topic, which students know as a strand",
        Kind::Term => "Term",
        Kind::Venue => "Venue",
        Kind::Person => "Person",
        Kind::Partner => "Partner",
        Kind::Page => "Page",
    }
}

fn place(kind: Kind) -> String {
    match kind {
        Kind::College => "content/college.md".to_owned(),
        kind => format!("{}ID.md", kind.folder()),
    }
}

fn anchor(heading: &str) -> String {
    let letters = heading.to_lowercase().replace(' ', "-");
    let kept = letters.chars();
    kept.filter(|letter| letter.is_alphanumeric() || *letter == '-')
        .collect()
}

/// The keys of a record, then those of the records inside it that were not shown yet.
fn table(record: &'static Record, seen: &mut BTreeSet<&'static str>, out: &mut String) {
    out.push_str("\n| Key | Required | Holds | Write |\n| --- | --- | --- | --- |\n");
    let mut inside: Vec<&'static Record> = Vec::new();
    for key in record.keys {
        out.push_str(&row(key));
        gather(key.form(), &mut inside);
    }
    for record in inside {
        if seen.insert(record.name) {
            out.push_str(&format!("\n### {}\n", capital(record.name)));
            table(record, seen, out);
        }
    }
}

fn row(key: &Key) -> String {
    let required = if key.required { "yes" } else { "" };
    let shape = key.shape.replace('|', "\\|");
    let holds = holds(key.form()).replace('|', "\\|");
    format!("| `{}` | {required} | {holds} | {shape} |\n", key.name)
}

fn gather(form: Form, inside: &mut Vec<&'static Record>) {
    match form {
        Form::Keys(record) => inside.push(record),
        Form::List(item) | Form::AnyKeys(item) => gather(*item, inside),
        Form::OneOf(forms) => forms.iter().for_each(|form| gather(*form, inside)),
        _ => {}
    }
}

/// What a key holds, in words.
fn holds(form: Form) -> String {
    match form {
        Form::Text | Form::Like(_) => "text".to_owned(),
        Form::Id(kind) => format!("id of a {}", kind.noun()),
        Form::Venue => "id of a venue, venue/room, or `private`".to_owned(),
        Form::Date => "date".to_owned(),
        Form::YesNo => "yes or no".to_owned(),
        Form::Count => "whole number".to_owned(),
        Form::Number => "number".to_owned(),
        Form::Address => "address".to_owned(),
        Form::Choice(words) => {
            let words: Vec<String> = words().iter().map(|word| format!("`{word}`")).collect();
            words.join(", ")
        }
        Form::List(item) => format!("list: {}", holds(*item)),
        Form::Keys(record) => {
            let name = capital(record.name);
            format!("[{}](#{})", record.name, anchor(&name))
        }
        Form::AnyKeys(item) => format!("keys of your own: {}", holds(*item)),
        Form::OneOf(forms) => {
            let forms: Vec<String> = forms.iter().map(|form| holds(*form)).collect();
            forms.join(", or ")
        }
        Form::Any => "what the rule takes".to_owned(),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
