//! Tests over all codes: each is documented, in form and unique, and its manual tells the truth.

use std::collections::BTreeSet;

use prospectus::finding::{Code, Finding};
use prospectus::rules::{RULES, codes};

use crate::fixture::{Files, usual_day};
use crate::rules::{check_for, listed};

const HEADINGS: [&str; 5] = ["Why", "Example", "Write instead", "Exceptions", "Source"];

#[test]
fn codes_and_names_are_in_form_and_unique() {
    let mut seen = BTreeSet::new();
    for code in codes() {
        let (letter, digits) = code.code.split_at(1);
        assert!(
            letter.chars().all(|letter| letter.is_ascii_uppercase()),
            "{}",
            code.code
        );
        assert!(
            digits.len() == 3 && digits.bytes().all(|digit| digit.is_ascii_digit()),
            "{}",
            code.code
        );
        let words: Vec<&str> = code.name.split('-').collect();
        let fine =
            |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        assert!(words.iter().all(fine), "{}", code.name);
        assert!(seen.insert(code.code), "{} is there twice", code.code);
        assert!(seen.insert(code.name), "{} is there twice", code.name);
    }
}

#[test]
fn rules_are_in_the_order_of_their_codes_within_a_family() {
    for pair in RULES.windows(2) {
        let [before, after] = [pair[0].code.code, pair[1].code.code];
        let same_family = before[..1] == after[..1];
        assert!(
            !same_family || before < after,
            "{after} stands after {before}"
        );
    }
}

#[test]
fn every_code_is_documented_with_all_headings_in_order() {
    for code in codes() {
        assert!(
            code.summary().ends_with('.'),
            "{}: {}",
            code.code,
            code.summary()
        );
        let headings: Vec<&str> = lines(code)
            .into_iter()
            .filter_map(|line| line.strip_prefix("# "))
            .collect();
        // What is malformed needs no published source.
        let wanted = if code.code.starts_with('M') {
            &HEADINGS[..4]
        } else {
            &HEADINGS[..]
        };
        assert_eq!(headings, wanted, "{}", code.code);
    }
}

#[test]
fn the_example_of_a_manual_triggers_its_own_rule_and_no_other() {
    let mut failed = String::new();
    for rule in RULES {
        let (sources, findings) =
            check_for(rule.code.code, example(rule.code, "Example"), usual_day());
        let all_own = findings.iter().all(|finding| finding.code == rule.code);
        if findings.is_empty() || !all_own {
            failed += &format!("{}:\n{}", rule.code.name, listed(&sources, findings.iter()));
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

#[test]
fn what_a_manual_says_to_write_instead_is_clean() {
    let mut failed = String::new();
    for rule in RULES {
        let (sources, findings) = check_for(
            rule.code.code,
            example(rule.code, "Write instead"),
            usual_day(),
        );
        if !findings.is_empty() {
            failed += &format!("{}:\n{}", rule.code.name, listed(&sources, findings.iter()));
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

#[test]
fn messages_are_clauses() {
    for rule in RULES {
        let (_, findings) = check_for(rule.code.code, example(rule.code, "Example"), usual_day());
        for Finding { message, help, .. } in &findings.into_iter().collect::<Vec<_>>() {
            let begins = message
                .chars()
                .next()
                .is_some_and(|letter| !letter.is_uppercase() || names_first(message));
            assert!(
                begins && !message.ends_with('.'),
                "{}: {message}",
                rule.code.name
            );
            let help = help.as_deref().unwrap_or("");
            assert!(
                !help.is_empty() && !help.ends_with('.'),
                "{}: {help}",
                rule.code.name
            );
        }
    }
}

/// A message may begin with the name of a record.
fn names_first(message: &str) -> bool {
    [
        "Millbrook Mind",
        "Room 1",
        "Sleep well",
        "The Hub",
        "Welcome to the college",
    ]
    .iter()
    .any(|name| message.starts_with(name))
}

/// The lines of a manual as the author of the rule wrote them.
fn lines(code: &Code) -> Vec<&'static str> {
    code.docs
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect()
}

/// The records in a manual: a course, unless a line names another file for the lines after it.
fn example(code: &Code, heading: &str) -> Files {
    let mut lines = lines(code).into_iter();
    lines
        .by_ref()
        .find(|line| line.strip_prefix("# ") == Some(heading));
    lines.by_ref().find(|line| line.starts_with("```"));
    let fenced: Vec<&str> = lines.take_while(|line| *line != "```").collect();
    assert!(!fenced.is_empty(), "{} has no {heading}", code.name);
    let mut files = Files::new();
    for line in fenced {
        let named = line
            .strip_prefix("<!-- file: ")
            .and_then(|rest| rest.strip_suffix(" -->"));
        match (named, files.last_mut()) {
            (Some(path), _) => files.push((path.to_owned(), String::new())),
            (None, Some((_, text))) => *text += &format!("{line}\n"),
            (None, None) => {
                let path = "content/courses/example.md".to_owned();
                files.push((path, format!("{line}\n")));
            }
        }
    }
    files
}
