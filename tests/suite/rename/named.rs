//! Every key that names a record, by the declarations of the readers; every link, as authors write them.

use prospectus::model::fields::{Form, Record};
use prospectus::model::kind::Kind;
use prospectus::model::reader::declaration;

use crate::college::College;

/// The keys of a record, and of what stands inside it, that name a record: dotted names.
fn naming(record: &Record, inside: &str, found: &mut Vec<String>) {
    for key in record.keys {
        let name = format!("{inside}{}", key.name);
        let shape = key.shape;
        if shape.starts_with("the id of")
            || shape.contains("list of ids")
            || shape.contains("course ids")
        {
            found.push(name.clone());
        }
        in_form(key.form(), &name, found);
    }
}

fn in_form(form: Form, name: &str, found: &mut Vec<String>) {
    match form {
        Form::List(inner) | Form::AnyKeys(inner) => in_form(*inner, name, found),
        Form::OneOf(forms) => forms.iter().for_each(|form| in_form(*form, name, found)),
        Form::Keys(record) => naming(record, &format!("{name}."), found),
        _ => {}
    }
}

/// A file with this key in it, and which kind of record it names.
fn example(kind: Kind, key: &str) -> Option<(String, Kind)> {
    let (group, last) = key.rsplit_once('.').unwrap_or(("", key));
    let named = match last {
        "topics" => Kind::Topic,
        "partner" | "partners" | "lead_partners" => Kind::Partner,
        "venue" => Kind::Venue,
        "co_producers" | "facilitators" => Kind::Person,
        "term" => Kind::Term,
        "next_steps" | "course" => Kind::Course,
        // A part of the college, whose id stands in content/college.md.
        "collection" => return None,
        _ => panic!(
            "say here which kind of record {key}: of a {} names",
            kind.noun()
        ),
    };
    let value = match last {
        "topics" | "partners" | "lead_partners" | "co_producers" | "facilitators" => "[old]",
        "next_steps" => "[other, old, {text: Ask us}]",
        "venue" => "\"old/hall\"",
        _ => "old",
    };
    let own = format!("{last}: {value}");
    let lines = match group {
        "" => own,
        "enrolment" => format!("enrolment: {{{own}}}"),
        "next_steps" => format!("next_steps: [{{{own}}}]"),
        "runs" => format!("runs:\n  - id: old\n    {own}\n    when: Later"),
        "runs.sessions" => {
            format!("runs: [{{id: old, sessions: [{{on: 2027-01-12 10:00-12:00, {own}}}]}}]")
        }
        "runs.weekly.change" => format!(
            "runs:\n  - id: r\n    weekly:\n      first: 2027-01-12 10:00-12:00\n      times: 2\n      change:\n        2027-01-12: {{{own}}} # old"
        ),
        _ => panic!("show here how {group} is written, for {key}"),
    };
    let first = match kind {
        Kind::College => {
            "name: Millbrook College\nbase_url: https://example.org/\nlanguage: en-GB\ntime_zone: Europe/London\npanel: {mode: off}"
        }
        Kind::Course => "title: X\nsummary: X, old.",
        Kind::Person => "expertise: [lived]\nrole: Tutor",
        Kind::Topic | Kind::Term | Kind::Venue | Kind::Partner => "name: X",
        Kind::Page => "title: X",
    };
    Some((
        format!("---\n{first}\n{lines}\n---\nWords of old.\n"),
        named,
    ))
}

fn old_record(kind: Kind) -> (String, &'static str) {
    let text = match kind {
        Kind::Course => "---\ntitle: Old\nsummary: Old.\n---\nText.\n",
        Kind::Topic | Kind::Partner => "---\nname: Old\n---\n",
        Kind::Venue => "---\nname: Old\nrooms: [{id: hall}]\n---\n",
        Kind::Person => "---\nexpertise: [lived]\nrole: Tutor\n---\n",
        Kind::Term => "---\nname: Old\nstarts: 2027-01-11\nends: 2027-03-26\n---\n",
        Kind::College | Kind::Page => "---\ntitle: Old\n---\nText.\n",
    };
    (format!("{}old.md", kind.folder()), text)
}

#[test]
fn every_key_that_names_a_record_follows_it() {
    let mut tried = 0;
    for kind in [&[Kind::College][..], &Kind::MANY].concat() {
        let mut keys = Vec::new();
        naming(declaration(kind), "", &mut keys);
        for key in keys {
            let Some((text, named)) = example(kind, &key) else {
                continue;
            };
            let path = match kind {
                Kind::College => "content/college.md".to_owned(),
                kind => format!("{}x.md", kind.folder()),
            };
            let (old_path, old_text) = old_record(named);
            let college = College::new()
                .with(&old_path, old_text)
                .with(
                    "content/courses/other.md",
                    "---\ntitle: Other\nsummary: Other.\n---\nText.\n",
                )
                .with(&path, &text);
            let noun = named.noun();
            college.run(&["rename", noun, "old", "new"]).ends_with(0);
            // Words, ids of runs, rooms and comments stay.
            let expected = [
                ("[old]", "[new]"),
                ("\"old/hall\"", "\"new/hall\""),
                (" old, {", " new, {"),
                ("term: old", "term: new"),
                ("course: old", "course: new"),
                ("partner: old", "partner: new"),
            ];
            let expected = expected
                .iter()
                .fold(text.clone(), |text, (old, new)| text.replace(old, new));
            assert_ne!(expected, text, "{key}: of a {}", kind.noun());
            assert_eq!(college.read(&path), expected, "{key}: of a {}", kind.noun());
            tried += 1;
        }
    }
    assert!(tried >= 20, "only {tried} keys name a record");
}

const OF_ALL_FORMS: &str = "---
title: How to enrol
x-note: /courses/sleep-well/
---
[One](../courses/sleep-well.md), [two](../courses/sleep-well.md#dates \"sleep-well\"), [three][s], [sleep-well],
[four](/courses/sleep-well/), [five](/courses/sleep-well/#dates), [six](/cy/courses/sleep-well/),
[seven](/calendars/courses/sleep-well.ics), [eight](/calendars/courses/sleep-well/spring.ics),
[nine](https://example.org/courses/sleep-well/), [ten](../courses/sleep-well.cy.md), [eleven](../courses/./sleep%2Dwell.md).
Not these: `sleep-well.md`, [a](/courses/sleep-well-again/), [b](https://elsewhere.example/courses/sleep-well/), sleep-well.

[s]: <../courses/sleep-well.md>
[sleep-well]: /courses/sleep-well/ 'sleep-well'
";

#[test]
fn a_link_follows_the_record_however_it_is_written_and_no_other_byte_changes() {
    let college = College::new();
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\nlanguages: [cy]",
    );
    let college = college
        .with(
            "content/pages/how-to-enrol.md",
            OF_ALL_FORMS.replace('\n', "\r\n"),
        )
        .with(
            "content/courses/sleep-well.cy.md",
            "---\ntitle: Cysgu'n dda\n---\nGweler [y cwrs](sleep-well.md).\n",
        )
        .with(
            "content/courses/README.md",
            "See [Sleep well](sleep-well.md).\n",
        );
    college
        .run(&["rename", "course", "sleep-well", "rest-well"])
        .ends_with(0);
    let mut expected = OF_ALL_FORMS.replace('\n', "\r\n");
    for (old, new) in [
        (
            "x-note: /courses/sleep-well/",
            "x-note: /courses/rest-well/",
        ),
        ("(../courses/sleep-well.md)", "(../courses/rest-well.md)"),
        (
            "(../courses/sleep-well.md#dates",
            "(../courses/rest-well.md#dates",
        ),
        ("(/courses/sleep-well/", "(/courses/rest-well/"),
        ("(/cy/courses/sleep-well/", "(/cy/courses/rest-well/"),
        ("courses/sleep-well.ics", "courses/rest-well.ics"),
        ("sleep-well/spring.ics", "rest-well/spring.ics"),
        (
            "https://example.org/courses/sleep-well/",
            "https://example.org/courses/rest-well/",
        ),
        ("sleep-well.cy.md", "rest-well.cy.md"),
        ("./sleep%2Dwell.md", "./rest-well.md"),
        ("<../courses/sleep-well.md>", "<../courses/rest-well.md>"),
        (
            ": /courses/sleep-well/ 'sleep-well'",
            ": /courses/rest-well/ 'sleep-well'",
        ),
    ] {
        assert!(expected.contains(old), "{old}");
        expected = expected.replace(old, new);
    }
    assert_eq!(college.read("content/pages/how-to-enrol.md"), expected);
    assert_eq!(
        college.read("content/courses/rest-well.cy.md"),
        "---\ntitle: Cysgu'n dda\n---\nGweler [y cwrs](rest-well.md).\n"
    );
    assert_eq!(
        college.read("content/courses/README.md"),
        "See [Sleep well](rest-well.md).\n"
    );
}

#[test]
fn addresses_that_the_program_makes_for_a_record_follow_it() {
    let text = "---\ntitle: X\n---\n[a](/find/strand/living-well/) [b](/topics/living-well/) [c](/calendars/topics/living-well.ics) [d](/living-well/)\n";
    let college = College::new().with("content/pages/x.md", text);
    college
        .run(&["rename", "topic", "living-well", "well"])
        .ends_with(0);
    let expected = text
        .replace("/strand/living-well/", "/strand/well/")
        .replace("/topics/living-well", "/topics/well");
    assert_eq!(college.read("content/pages/x.md"), expected);
}

#[test]
fn a_waiver_is_about_the_file_under_its_new_name() {
    let waiver = |id: &str| {
        format!(
            "# agreed\n- {{rule: title-too-long, where: content/courses/{id}.md, reason: x, owner: coordinator, until: 2027-06-30}}\n"
        )
    };
    let college = College::new().with("content/waivers.yml", waiver("sleep-well"));
    college
        .run(&["rename", "course", "sleep-well", "rest-well"])
        .ends_with(0);
    assert_eq!(college.read("content/waivers.yml"), waiver("rest-well"));
}
