//! The files below `/data/`: valid by their own schema, the same sessions in each, and nothing that no page shows.

use std::collections::BTreeMap;
use std::path::Path;

use jsonschema::Validator;
use serde_json::Value;

use crate::college::{COURSE, College, TODAY};

const SITE: &str = env!("CARGO_MANIFEST_DIR");

fn sample() -> College {
    let college = College::copy_of(Path::new(SITE));
    college.build(&[]).ends_with(0);
    college
}

fn json(college: &College, file: &str) -> Value {
    serde_json::from_str(&college.read(&format!("public/data/{file}"))).expect("it is JSON")
}

fn schema(college: &College) -> Validator {
    let schema = json(college, "courses.schema.json");
    jsonschema::draft202012::meta::validate(&schema).expect("it is a schema");
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    options.build(&schema).expect("it is a schema")
}

/// The objects of a document, with the names of the lists they stand in.
fn objects<'v>(value: &'v Value, out: &mut Vec<&'v Value>) {
    match value {
        Value::Object(keys) => {
            out.push(value);
            keys.values().for_each(|value| objects(value, out));
        }
        Value::Array(values) => values.iter().for_each(|value| objects(value, out)),
        _ => {}
    }
}

/// Every session of every run, by its UID.
fn sessions(data: &Value) -> BTreeMap<String, Value> {
    let mut all = Vec::new();
    objects(data, &mut all);
    let sessions = all.iter().filter(|it| it["uid"].is_string());
    let each = sessions.map(|it| (it["uid"].as_str().unwrap_or("").to_owned(), (*it).clone()));
    each.collect()
}

#[test]
fn the_data_of_the_sample_college_is_valid_and_each_key_has_its_description() {
    let college = sample();
    let (schema, data) = (schema(&college), json(&college, "courses.json"));
    let wrong: Vec<String> = schema
        .iter_errors(&data)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
    assert!(data["courses"].as_array().expect("a list").len() > 50);
    let (shape, mut all) = (json(&college, "courses.schema.json"), Vec::new());
    objects(&shape, &mut all);
    let with_keys = all.iter().filter_map(|it| it["properties"].as_object());
    let mut count = 0;
    for (name, key) in with_keys.flatten() {
        assert!(
            key["description"].is_string(),
            "{name} says nothing of itself"
        );
        count += 1;
    }
    assert!(count > 70);
}

#[test]
fn the_schema_refuses_keys_that_it_does_not_name_and_words_that_it_does_not_know() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    let (schema, data) = (schema(&college), json(&college, "courses.json"));
    assert!(schema.is_valid(&data));
    let changed = |pointer: &str, value: Value| {
        let mut changed = data.clone();
        *changed.pointer_mut(pointer).expect("it is there") = value;
        changed
    };
    let session = "/courses/0/runs/0/sessions/0";
    for (pointer, value) in [
        (format!("{session}/start"), "12 January".into()),
        (format!("{session}/state"), "off".into()),
        (format!("{session}/uid"), Value::Null),
        ("/courses/0/runs/0/mode".into(), "in a room".into()),
        ("/courses/0/title".into(), Value::Null),
        ("/courses/0".into(), serde_json::json!({"id": "x"})),
    ] {
        assert!(!schema.is_valid(&changed(&pointer, value)), "{pointer}");
    }
    let mut all = data.clone();
    for pointer in ["", "/college", "/courses/0", "/courses/0/runs/0", session] {
        let more = all.pointer_mut(pointer).and_then(Value::as_object_mut);
        more.expect("an object").insert("more".into(), true.into());
        assert!(!schema.is_valid(&all), "{pointer}");
        all = data.clone();
    }
}

#[test]
fn the_sessions_are_those_of_the_spreadsheet_and_of_the_calendars() {
    let college = sample();
    let sessions = sessions(&json(&college, "courses.json"));
    let csv = college.read("public/data/sessions.csv");
    let mut lines: Vec<&str> = csv.split_terminator("\r\n").skip(1).collect();
    lines.sort_unstable();
    let of_lines = lines
        .iter()
        .map(|line| line.split(',').next().unwrap_or(""));
    let mut uids: Vec<&str> = sessions.keys().map(String::as_str).collect();
    uids.sort_unstable();
    let mut of_lines: Vec<&str> = of_lines.collect();
    of_lines.sort_unstable();
    assert_eq!(of_lines, uids);
    let calendar = college
        .read("public/calendars/all.ics")
        .replace("\r\n ", "");
    for uid in uids {
        assert!(calendar.contains(&format!("UID:{uid}\r\n")), "{uid}");
    }
    assert!(
        sessions
            .values()
            .any(|it| it["state"] == "cancelled" && it["reason"].is_string())
    );
    assert!(
        sessions
            .values()
            .any(|it| it["week"].is_string() && it["start"].is_null())
    );
}

#[test]
fn neither_drafts_nor_private_places_nor_names_are_in_the_data() {
    let college = College::new()
        .with_course(COURSE.replace("title: Sleep well", "title: Secret plans\ndraft: yes"))
        .with(
            "content/venues/larch.md",
            "---\nname: Larch House\nprivate: yes\naddress: [9 Orchard Rise]\npostcode: ZZ1 8ST\n---\n",
        )
        .with(
            "content/people/p-02.md",
            "---\nexpertise: [learned]\nrole: Tutor\nname: Ada Quill\nconsent: {on: 2026-09-01}\n---\n",
        );
    let file = "content/courses/sleep-well.md";
    college.replace(file, "venue: town-library", "venue: larch");
    for drafts in [&[][..], &["--drafts"]] {
        college.build(drafts).ends_with(0);
        for (path, bytes) in college.tree("public/data") {
            let text = String::from_utf8(bytes).expect("it is text");
            // A plan is for students: with drafts it shows what the pages show.
            if path.starts_with("plan/") && !drafts.is_empty() {
                continue;
            }
            for secret in [
                "Secret plans",
                "larch",
                "Larch",
                "Orchard",
                "ZZ1 8ST",
                "Quill",
            ] {
                assert!(!text.contains(secret), "{secret} is in {path}");
            }
        }
    }
    let data = json(&college, "courses.json");
    let session = &data["courses"][0]["runs"][0]["sessions"][0];
    assert_eq!(session["venue"], Value::Null);
    assert_eq!(session["mode"], "in-person");
    assert_eq!(session["place"], "We tell you where when you enrol");
}

#[test]
fn a_spreadsheet_calculates_nothing_of_what_an_author_wrote() {
    let title = "title: \"=HYPERLINK(\\\"https://x.example\\\")\"";
    let college = College::new().with(
        "content/courses/sleep-well.md",
        COURSE.replace("title: Sleep well", title),
    );
    college.build(&[]).ends_with(0);
    let csv = college.read("public/data/sessions.csv");
    assert!(
        csv.contains(",\"'=HYPERLINK(\"\"https://x.example\"\")\","),
        "{csv}"
    );
    assert!(!csv.contains(",="), "{csv}");
}

#[test]
fn the_same_college_gives_the_same_data_on_another_day() {
    let college = College::new();
    let build = |today| {
        college.run(&["build", "--today", today]).ends_with(0);
    };
    build(TODAY);
    let before = college.tree("public/data");
    build("2026-11-24");
    assert_eq!(before, college.tree("public/data"));
}
