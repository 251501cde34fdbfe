//! `prospectus schema`: what `check` takes is valid by it, what `check` refuses in one file is not.

use std::path::Path;

use jsonschema::Validator;
use serde_json::Value;

use crate::college::{COURSE, College, tree};

fn schema(record: &str) -> Validator {
    let ran = College::empty().run(&["schema", record]).ends_with(0);
    let schema: Value = serde_json::from_str(&ran.out).expect("it is JSON");
    jsonschema::draft7::meta::validate(&schema).expect("it is a schema");
    jsonschema::draft7::new(&schema).expect("it is a schema")
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|cause| panic!("{cause}: {text}"))
}

fn front(text: &str) -> Value {
    let inside = text.strip_prefix("---\n").expect("it begins with hyphens");
    let (front, _) = inside.split_once("\n---").expect("and ends with them");
    match yaml(front) {
        Value::Null => Value::Object(serde_json::Map::new()),
        front => front,
    }
}

fn wrong(schema: &Validator, value: &Value) -> Vec<String> {
    let wrong = schema.iter_errors(value);
    wrong
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// The texts of a record in a folder: `content/courses/` and below.
fn records(site: &Path, folder: &str) -> Vec<(String, String)> {
    let files = tree(&site.join(folder)).into_iter();
    let texts = files.filter(|(path, _)| path.ends_with(".md"));
    texts
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("it is text")))
        .collect()
}

#[test]
fn every_record_of_the_sample_college_is_valid() {
    let site = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (record, folder, least) in [
        ("course", "content/courses", 50),
        ("topic", "content/topics", 4),
        ("term", "content/terms", 3),
        ("venue", "content/venues", 10),
        ("person", "content/people", 20),
        ("partner", "partners", 14),
        ("page", "content/pages", 5),
    ] {
        let schema = schema(record);
        let records = records(site, folder);
        assert!(records.len() >= least, "{} of {record}", records.len());
        for (path, text) in records {
            let wrong = wrong(&schema, &front(&text));
            assert!(wrong.is_empty(), "{folder}/{path}: {wrong:#?}");
        }
    }
    let reviews = records(site, "content/reviews");
    let (rounds, responses): (Vec<_>, Vec<_>) = reviews
        .into_iter()
        .partition(|(path, _)| path.ends_with("/round.md"));
    for (record, records, least) in [("round", rounds, 50), ("response", responses, 12)] {
        let schema = schema(record);
        assert!(records.len() >= least, "{} of {record}", records.len());
        for (path, text) in records {
            let wrong = wrong(&schema, &front(&text));
            assert!(wrong.is_empty(), "content/reviews/{path}: {wrong:#?}");
        }
    }
    let file = |path: &str| std::fs::read_to_string(site.join(path)).expect("it is there");
    let college = front(&file("content/college.md"));
    assert_eq!(wrong(&schema("college"), &college), [""; 0]);
    for (record, path) in [
        ("words", "content/words.yml"),
        ("waivers", "content/waivers.yml"),
    ] {
        let list = match yaml(&file(path)) {
            Value::Null => Value::Array(Vec::new()),
            list => list,
        };
        assert_eq!(wrong(&schema(record), &list), [""; 0]);
    }
}

#[test]
fn a_begun_record_is_valid() {
    let college = College::new();
    for kind in [
        "course", "partner", "venue", "person", "term", "topic", "page",
    ] {
        college.run(&["new", kind, "brand-new"]).ends_with(0);
        let folder = match kind {
            "partner" => "partners".to_owned(),
            "person" => "content/people".to_owned(),
            kind => format!("content/{kind}s"),
        };
        let text = college.read(&format!("{folder}/brand-new.md"));
        assert_eq!(wrong(&schema(kind), &front(&text)), [""; 0], "{kind}");
    }
}

/// A mistake of each kind: what is changed in the course of the small college, and the code that `check` gives it.
const MISTAKES: [(&str, &str, &str); 15] = [
    ("summary:", "sumary:", "M002"),
    (
        "summary: What keeps us awake, and what helps.\n",
        "",
        "M003",
    ),
    ("title: Sleep well", "title:", "M003"),
    ("title: Sleep well", "title: [Sleep, well]", "M004"),
    (
        "co_production: co-production",
        "co_production: a-lot",
        "M004",
    ),
    ("source: student-feedback", "source: a-dream", "M004"),
    ("reviewed: 2026-11-20", "reviewed: last week", "M008"),
    ("reviewed: 2026-11-20", "draft: perhaps", "M004"),
    ("need: {source", "need: {sorce", "M002"),
    (
        "need: {source: student-feedback, note: Asked for in 9 forms.}",
        "need: yes",
        "M004",
    ),
    (
        "enrolment: {note: Call us.}",
        "enrolment: {url: example}",
        "M004",
    ),
    ("enrolment: {note: Call us.}", "open_to: some", "M004"),
    (
        "  - id: spring\n",
        "  - places: 12.5\n    id: spring\n",
        "M004",
    ),
    ("  - id: spring\n    term", "  - term", "M003"),
    (
        "      - 2027-01-12 10:00-12:00\n",
        "      - {onn: 2027-01-12 10:00-12:00}\n",
        "M002",
    ),
];

#[test]
fn a_mistake_of_each_kind_is_refused_by_the_schema_as_by_check() {
    let schema = schema("course");
    assert_eq!(wrong(&schema, &front(COURSE)), [""; 0]);
    for (from, to, code) in MISTAKES {
        assert!(COURSE.contains(from), "{from}");
        let text = COURSE.replace(from, to);
        let checked = College::new()
            .with("content/courses/sleep-well.md", &text)
            .check();
        let codes: Vec<&Value> = checked.findings.iter().map(|it| &it["code"]).collect();
        assert!(codes.contains(&&Value::from(code)), "{to:?}: {codes:?}");
        assert!(!schema.is_valid(&front(&text)), "{to:?} is valid");
    }
}

#[test]
fn what_check_takes_the_schema_takes_too() {
    let schema = schema("course");
    for (from, to) in [
        ("title: Sleep well", "x-note: {mine: 1}\ntitle: Sleep well"),
        ("title: Sleep well", "title: 2027"),
        ("topics: [living-well]", "topics: living-well"),
        ("audience: Anyone whose nights are hard.", "audience:"),
        ("reviewed: 2026-11-20", "draft: no"),
        ("reviewed: 2026-11-20", "open_to: everyone"),
        (
            "next_steps: [{text: Ask us what is next, url: /how-to-enrol/}]",
            "next_steps: [sleep-well, {partner: millbrook-mind}]",
        ),
        (
            "      - 2027-01-12 10:00-12:00\n",
            "      - {on: 2027-01-12 10:00-12:00, cancelled: Snow}\n",
        ),
        (
            "summary: What keeps us awake, and what helps.\n",
            "draft: yes\n",
        ),
    ] {
        assert!(COURSE.contains(from), "{from}");
        let text = COURSE.replace(from, to);
        assert_eq!(wrong(&schema, &front(&text)), [""; 0], "{to:?}");
        let checked = College::new()
            .with("content/courses/sleep-well.md", &text)
            .check();
        let of_the_reader = |it: &&Value| {
            it["level"] == "error"
                && it["code"]
                    .as_str()
                    .is_some_and(|code| code.starts_with('M'))
        };
        let found: Vec<&Value> = checked.findings.iter().filter(of_the_reader).collect();
        assert!(found.is_empty(), "{to:?}: {found:?}");
    }
}

#[test]
fn every_key_says_what_to_write() {
    for record in [
        "college", "course", "venue", "person", "partner", "page", "term", "topic",
    ] {
        let ran = College::empty().run(&["schema", record]).ends_with(0);
        let schema: Value = serde_json::from_str(&ran.out).expect("it is JSON");
        let properties = schema["properties"].as_object().expect("keys");
        assert!(properties.len() > 3, "{record}");
        let described = |property: &Value| {
            property["description"]
                .as_str()
                .is_some_and(|it| !it.is_empty())
        };
        assert!(properties.values().all(described), "{record}");
    }
}

#[test]
fn a_shell_completes_the_commands() {
    for shell in ["bash", "zsh", "fish"] {
        let script = College::empty()
            .run(&["completions", shell])
            .ends_with(0)
            .out;
        assert!(
            script.contains("timetable") && script.contains("base-url"),
            "{shell}"
        );
    }
}
