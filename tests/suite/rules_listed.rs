//! `prospectus rules`: the table, the JSON and the documentation that is made of the manuals.

use std::path::Path;

use prospectus::report::rules;
use prospectus::rules::codes;
use serde_json::Value;

use crate::college::College;

fn with_rules(rules: &str) -> College {
    let college = College::new();
    college.replace(
        "content/college.md",
        "language: en-GB",
        &format!("language: en-GB\nrules: {rules}"),
    );
    college
}

fn line<'t>(table: &'t str, code: &str) -> &'t str {
    let line = table.lines().find(|line| line.starts_with(code));
    line.unwrap_or_else(|| panic!("{code} is not in {table}"))
}

#[test]
fn the_table_shows_the_levels_that_hold_in_the_college() {
    let college = with_rules("{deficit-language: off, C101: warning, need-not-shown: warning}");
    let table = college.run(&["rules"]).ends_with(0).out;
    assert!(
        line(&table, "L401").contains("  off (not warning)  "),
        "{table}"
    );
    assert!(
        line(&table, "C101").contains("  warning (not error)  "),
        "{table}"
    );
    assert!(line(&table, "N201").contains("  warning  "), "{table}");
    assert!(!line(&table, "N201").contains("not warning"), "{table}");
    let listed = codes().filter(|code| table.contains(&format!("\n{}  ", code.code)));
    assert_eq!(listed.count(), codes().count(), "{table}");
}

#[test]
fn the_table_shows_the_options_that_hold_in_the_college() {
    let college = with_rules("{long-sentence: {words: 20}}");
    let table = college.run(&["rules"]).ends_with(0).out;
    assert!(line(&table, "L411").ends_with(" (words: 20)"), "{table}");
    assert!(line(&table, "L413").ends_with(" (grade: 9)"), "{table}");
    let manual = college.run(&["explain", "L411"]).ends_with(0).out;
    assert!(
        manual.contains("`rules: {long-sentence: {words: 25}}`"),
        "{manual}"
    );
}

#[test]
fn outside_a_college_the_levels_are_those_of_the_program() {
    let table = College::empty().run(&["rules"]).ends_with(0).out;
    assert!(!table.contains("(not "), "{table}");
}

#[test]
fn the_json_has_every_rule_with_its_manual_and_setting() {
    let college = with_rules("{deficit-language: off}");
    let out = college.run(&["rules", "--format", "json"]).ends_with(0).out;
    let document: Value = serde_json::from_str(&out).expect("it is JSON");
    let rules = document["rules"].as_array().expect("a list");
    assert_eq!(rules.len(), codes().count());
    let rule = |code: &str| {
        rules
            .iter()
            .find(|rule| rule["code"] == code)
            .expect("it is there")
    };
    assert_eq!(rule("L401")["set_to"], "off");
    assert_eq!(rule("C101")["set_to"], Value::Null);
    assert_eq!(rule("M001")["can_be_set"], false);
    assert!(rules.iter().all(|rule| {
        rule["manual"]
            .as_str()
            .is_some_and(|it| it.contains("# Why"))
    }));
    assert!(rules.iter().all(|rule| rule["family"] != "Others"));
}

#[test]
fn the_documentation_of_the_rules_is_what_their_manuals_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let written = std::fs::read_to_string(path).expect("docs/rules.md is there");
    assert!(
        written.replace("\r\n", "\n") == rules::documentation(),
        "docs/rules.md is not what the manuals say: cargo run -- rules --format markdown > docs/rules.md"
    );
}

#[test]
fn the_documentation_leads_from_its_list_to_every_rule() {
    let documentation = rules::documentation();
    for code in codes() {
        let anchor = format!("(#{}-{})", code.code.to_lowercase(), code.name);
        assert!(documentation.contains(&anchor), "{anchor}");
        let heading = format!("\n### {} {}\n", code.code, code.name);
        assert_eq!(documentation.matches(&heading).count(), 1, "{heading}");
    }
}
