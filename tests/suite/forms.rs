//! Forms: each holds every key of the reader, and what editors write when they save a record means what it meant before.
//!
//! `forms/written/` is a college as people write it; the folders beside it are the same college after each of its records
//! was saved once in an editor (how they were made: `forms/saved.mjs`).

use std::path::Path;

use prospectus::forms::LEFT_OUT;
use prospectus::model::fields::{Form, Record};
use prospectus::model::kind::Kind;
use prospectus::model::reader::declaration;
use serde_yaml::Value;

use crate::college::{COURSE, College};

const EDITORS: [&str; 4] = ["pages-cms", "decap", "sveltia", "older"];

fn kept(name: &str) -> College {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/forms");
    College::copy_of(&folder.join(name))
}

/// What `check` finds, wherever in a file it stands, for a save moves lines.
fn found(college: &College) -> Vec<String> {
    let mut found: Vec<String> = (college.check().findings.iter())
        .map(|it| {
            format!(
                "{} {} {} {}",
                it["path"], it["code"], it["level"], it["message"]
            )
        })
        .collect();
    found.sort();
    found
}

/// The whole site, and the ledger that the build wrote.
fn published(college: &College) -> (Vec<(String, Vec<u8>)>, String) {
    college.build(&[]).ends_with(0);
    let ledger = college.read("content/calendar.lock");
    (college.tree("public"), ledger)
}

/// Asserts that two colleges say the same: the panel's decisions hold, the same is found, and every byte of the site and of
/// the ledger is the same.
fn assert_same(name: &str, one: &College, other: &College) {
    assert_eq!(found(one), found(other), "{name}");
    let ((site, ledger), (other_site, other_ledger)) = (published(one), published(other));
    assert_eq!(ledger, other_ledger, "{name}");
    let differing = site.iter().zip(&other_site).find(|(a, b)| a != b);
    let differing = differing.map(|(a, b)| (&a.0, &b.0));
    assert_eq!(differing, None, "{name}");
    assert_eq!(site.len(), other_site.len(), "{name}");
}

#[test]
fn what_an_editor_saves_unchanged_says_what_it_said() {
    let written = kept("written");
    let decided = found(&written);
    assert!(!decided.iter().any(|it| it.contains("\"R7")), "{decided:?}");
    for editor in EDITORS {
        assert_same(editor, &kept("written"), &kept(editor));
    }
}

#[test]
fn a_record_written_as_forms_have_it_says_what_it_said() {
    let college = kept("written");
    college.run(&["forms", "pages-cms", "--even"]).ends_with(0);
    let course = college.read("content/courses/sleep-well.md");
    assert!(
        course.contains("{on: 2027-01-12 10:00-12:00}   # the first\n"),
        "{course}"
    );
    assert_same("even", &kept("written"), &college);
    let again = college.run(&["forms", "pages-cms", "--even"]).ends_with(0);
    assert!(again.err.contains("Nothing to change"), "{}", again.err);
}

fn configuration(arguments: &[&str]) -> Value {
    let text = College::new()
        .run(&[&["forms"], arguments].concat())
        .ends_with(0)
        .out;
    serde_yaml::from_str(&text).unwrap_or_else(|cause| panic!("{cause}: {text}"))
}

/// The records that the keys of a form lie in.
fn inside(form: Form) -> Option<&'static Record> {
    match form {
        Form::Keys(record) => Some(record),
        Form::List(item) => inside(*item),
        Form::OneOf(forms) => inside(*forms.first()?),
        _ => None,
    }
}

fn strings<'v>(list: &'v Value, key: &str) -> Vec<&'v str> {
    let items = list.as_sequence().into_iter().flatten();
    items.filter_map(|item| item[key].as_str()).collect()
}

/// Asserts that the fields are the keys of the record, and marked as it has them.
fn assert_fields(fields: &Value, record: &'static Record, seen: &mut usize) {
    let left_out = |name: &str| {
        LEFT_OUT
            .iter()
            .any(|(of, key, _)| *of == record.name && *key == name)
    };
    let keys = record.keys.iter().filter(|key| !left_out(key.name));
    let wanted: Vec<&str> = keys.clone().map(|key| key.name).collect();
    let names = strings(fields, "name");
    let names: Vec<&str> = names.into_iter().filter(|name| *name != "body").collect();
    assert_eq!(names, wanted, "{}", record.name);
    for (key, field) in keys.zip(fields.as_sequence().expect("a list")) {
        let required = field["required"].as_bool().unwrap_or(false);
        assert_eq!(required, key.required, "{}: {}", record.name, key.name);
        *seen += 1;
        if let Some(record) = inside(key.form()) {
            assert_fields(&field["fields"], record, seen);
        }
    }
}

#[test]
fn every_key_of_every_reader_is_in_both_forms() {
    let (pages, decap) = (
        configuration(&["pages-cms"]),
        configuration(&["decap", "--repo", "our-college/site"]),
    );
    for (collections, folder) in [
        (&pages["content"], "path"),
        (&decap["collections"], "folder"),
    ] {
        let all = collections.as_sequence().expect("a list");
        let mut seen = 0;
        for kind in Kind::MANY {
            let wanted = kind.folder().trim_end_matches('/');
            let own = all.iter().find(|it| it[folder].as_str() == Some(wanted));
            let own = own.unwrap_or_else(|| panic!("no form for {wanted}"));
            assert_fields(&own["fields"], declaration(kind), &mut seen);
        }
        let college = all.iter().find_map(|it| match it["path"].as_str() {
            Some("content/college.md") => Some(&it["fields"]),
            _ => it["files"].as_sequence().map(|files| &files[0]["fields"]),
        });
        assert_fields(
            college.expect("the college"),
            declaration(Kind::College),
            &mut seen,
        );
        assert!(seen > 150, "{seen}");
    }
}

#[test]
fn a_key_that_no_form_has_is_one_of_the_reader() {
    for (record, key, reason) in LEFT_OUT {
        let kinds = Kind::MANY.into_iter().chain([Kind::College]);
        let mut records = kinds.map(declaration).filter(|it| it.name == record);
        let record = records
            .next()
            .unwrap_or_else(|| panic!("there is no {record}"));
        assert!(
            record.keys.iter().any(|it| it.name == key),
            "{key}: {reason}"
        );
    }
}

#[test]
fn a_form_refers_to_records_by_what_the_reader_takes() {
    let pages = configuration(&["pages-cms"]);
    let courses = &pages["content"][0];
    let venue = courses["fields"].as_sequence().expect("a list").iter();
    let venue = venue
        .clone()
        .find(|it| it["name"] == "venue")
        .expect("it is there");
    assert_eq!(venue["type"], "reference");
    // Pages CMS knows the name of a file and no id.
    assert_eq!(venue["options"]["value"], "{name}");
    let college = College::new();
    college.replace(
        "content/courses/sleep-well.md",
        "venue: town-library",
        "venue: town-library.md",
    );
    college.replace(
        "content/courses/sleep-well.md",
        "co_producers: [p-01, p-02]",
        "co_producers: [content/people/p-01.md, p-02.md]",
    );
    assert_same("files", &College::new(), &college);
}

#[test]
fn a_new_record_begins_as_a_draft_and_none_is_deleted_in_passing() {
    let pages = configuration(&["pages-cms"]);
    for collection in pages["content"].as_sequence().expect("a list") {
        assert_eq!(collection["operations"]["delete"], false);
        let fields = collection["fields"].as_sequence().expect("a list");
        if let Some(draft) = fields.iter().find(|it| it["name"] == "draft") {
            assert_eq!(draft["default"], "yes");
        }
    }
    // A key that the form does not have stays in the file.
    assert_eq!(pages["settings"]["content"]["merge"], true);
    let decap = configuration(&["decap", "--repo", "our-college/site"]);
    assert_eq!(decap["publish_mode"], "editorial_workflow");
    let folders = decap["collections"].as_sequence().expect("a list").iter();
    for collection in folders.filter(|it| it["folder"].is_string()) {
        assert_eq!(
            (&collection["delete"], &collection["publish"]),
            (&Value::from(false), &Value::from(false))
        );
    }
}

/// Asserts that a map has only these keys.
fn assert_keys(map: &Value, known: &[&str], at: &str) {
    let keys = map.as_mapping().unwrap_or_else(|| panic!("{at} is no map"));
    for key in keys.keys().filter_map(Value::as_str) {
        assert!(known.contains(&key), "{at}: {key}");
    }
}

/// What Pages CMS knows of a field; it refuses a configuration with any other key (pages-cms/pages-cms:
/// lib/config-schema.ts, which is strict).
fn assert_known_to_pages_cms(fields: &Value) {
    let known = [
        "name",
        "label",
        "description",
        "type",
        "list",
        "required",
        "pattern",
        "options",
        "default",
        "fields",
    ];
    let types = [
        "string",
        "text",
        "date",
        "number",
        "select",
        "reference",
        "code",
        "object",
    ];
    for field in fields.as_sequence().expect("a list") {
        let name = field["name"].as_str().expect("it has a name");
        assert_keys(field, &known, name);
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
        assert!(name.chars().all(plain), "{name}");
        let kind = field["type"].as_str().expect("it has a type");
        assert!(types.contains(&kind), "{name}: {kind}");
        assert_eq!(kind == "object", field["fields"].is_sequence(), "{name}");
        if field["list"].is_mapping() {
            assert_keys(&field["list"], &["collapsible"], name);
        }
        if kind == "object" {
            assert_known_to_pages_cms(&field["fields"]);
        }
    }
}

#[test]
fn a_configuration_holds_what_pages_cms_knows_and_nothing_else() {
    let pages = configuration(&["pages-cms"]);
    assert_keys(&pages, &["media", "content", "settings"], ".pages.yml");
    for media in pages["media"].as_sequence().expect("a list") {
        assert_keys(
            media,
            &["name", "label", "input", "output", "categories"],
            "media",
        );
    }
    let known = [
        "name",
        "label",
        "description",
        "type",
        "path",
        "filename",
        "exclude",
        "view",
        "format",
        "subfolders",
        "operations",
        "list",
        "fields",
    ];
    for content in pages["content"].as_sequence().expect("a list") {
        assert_keys(content, &known, "content");
        assert_known_to_pages_cms(&content["fields"]);
        let references = serde_yaml::to_string(content).expect("it is YAML");
        let names = strings(&pages["content"], "name");
        let named = references
            .lines()
            .filter_map(|line| line.trim().strip_prefix("collection: "));
        for named in named {
            assert!(names.contains(&named), "no collection {named}");
        }
    }
}

#[test]
fn folders_inside_courses_and_texts_in_other_languages_are_known_to_the_forms() {
    let college = College::new()
        .with("content/courses/2027-spring/x.md", COURSE)
        .with(
            "content/courses/sleep-well.cy.md",
            "---\ntitle: Cysgu'n well\n---\n",
        );
    let text = college.run(&["forms", "pages-cms"]).ends_with(0).out;
    assert!(text.contains("- sleep-well.cy.md\n"), "{text}");
    let text = college
        .run(&["forms", "decap", "--repo", "a/b"])
        .ends_with(0)
        .out;
    assert!(
        text.contains("folder: content/courses/2027-spring\n"),
        "{text}"
    );
}

#[test]
fn a_configuration_is_written_once_and_over_another_only_by_force() {
    let college = College::new();
    let forms = |more: &[&str]| college.run(&[&["forms", "pages-cms"], more].concat());
    forms(&["--check"]).ends_with(1).says("is not there");
    forms(&["--write", "--dry-run"])
        .ends_with(0)
        .says("Nothing was written.");
    assert!(!college.path(".pages.yml").exists());
    forms(&["--write"]).ends_with(0).says("Wrote .pages.yml.");
    forms(&["--write"]).ends_with(0).says("is up to date");
    let written = college.read(".pages.yml");
    college.write(".pages.yml", "content: []\n");
    forms(&["--check"]).ends_with(1).says("--force");
    forms(&["--write"]).ends_with(2).says("--force");
    assert_eq!(college.read(".pages.yml"), "content: []\n");
    forms(&["--write", "--force"]).ends_with(0);
    assert_eq!(college.read(".pages.yml"), written);
    forms(&["--even"]).ends_with(0);
    forms(&["--check"]).ends_with(0).says("is up to date");
}

#[test]
fn the_page_of_an_editor_is_no_part_of_the_published_site() {
    let college = College::new();
    college
        .run(&["forms", "decap", "--write"])
        .ends_with(2)
        .says("--repo");
    let ran = college
        .run(&["forms", "decap", "--repo", "our-college/site", "--write"])
        .ends_with(0);
    assert!(
        ran.err.contains("no part of the published site"),
        "{}",
        ran.err
    );
    assert!(college.read("admin/index.html").contains("decap-cms.js"));
    college.check().is_clean();
    college.build(&[]).ends_with(0);
    assert!(!college.path("public/admin").exists());
}

/// What forms leave behind, in the course of the small college: before and after.
const LEFT_BEHIND: [(&str, &str); 9] = [
    (
        "audience: Anyone whose nights are hard.",
        "audience: Anyone whose nights are hard.\ncontent_note: ''\nlanguage: \"\"\ncost: null",
    ),
    (
        "reviewed: 2026-11-20",
        "reviewed: 2026-11-20T00:00:00.000Z\nreview_by: ''\nretired: \"\"\nlevel: ''\ndraft: ''",
    ),
    (
        "topics: [living-well]",
        "topics: [living-well]\npartners: []\naliases: []\nquotes: [{text: '', consent: ''}]",
    ),
    (
        "enrolment: {note: Call us.}",
        "enrolment: {note: Call us., url: '', deadline: '', partner: ''}",
    ),
    (
        "    mode: in-person\n",
        "    mode: in-person\n    places: ''\n    enrolment: ''\n    facilitators: []\n    when: ''\n",
    ),
    (
        "    mode: in-person\n",
        "    mode: in-person\n    weekly: {first: '', times: null, until: '', except: [], change: []}\n",
    ),
    (
        "    mode: in-person\n",
        "    mode: in-person\n    material: {url: '', kind: '', length: ''}\n",
    ),
    (
        "      - 2027-01-19 10:00-12:00\n",
        "      - {on: 2027-01-19 10:00-12:00, week: '', id: '', theme: '', venue: '', mode: '', facilitators: []}\n",
    ),
    (
        "reviewed: 2026-11-20",
        "reviewed: 2026-11-20\nopen_to: {only: '', ages: '', cohort: '', reason: ''}\nretired:",
    ),
];

#[test]
fn a_field_that_nobody_filled_in_is_no_field() {
    let (site, ledger) = published(&College::new());
    for (from, to) in LEFT_BEHIND {
        assert!(COURSE.contains(from), "{from}");
        let college =
            College::new().with("content/courses/sleep-well.md", COURSE.replace(from, to));
        assert_eq!(found(&college), [""; 0], "{to}");
        assert_eq!(published(&college), (site.clone(), ledger.clone()), "{to}");
    }
}

#[test]
fn two_changes_on_one_date_are_not_one_of_them() {
    let weekly = "    weekly: {first: 2027-01-12 10:00-12:00, times: 2, change: [{date: 2027-01-12, theme: One}, {date: 2027-01-12, theme: Two}]}\n";
    let sessions =
        "    sessions:\n      - 2027-01-12 10:00-12:00\n      - 2027-01-19 10:00-12:00\n";
    let college = College::new().with(
        "content/courses/sleep-well.md",
        COURSE.replace(sessions, weekly),
    );
    let found = found(&college);
    assert!(
        found
            .iter()
            .any(|it| it.contains("there is a change on 2027-01-12 already")),
        "{found:?}"
    );
}
