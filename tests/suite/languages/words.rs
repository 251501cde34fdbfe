//! The words of the interface in Welsh: all of them, with the same variables, and marked as not yet read.

use std::collections::{BTreeMap, BTreeSet};

use prospectus::i18n::Language;

use super::{Built, holds, in_two_languages};

const ENGLISH: &str = include_str!("../../../themes/default/i18n/en.ftl");
const WELSH: &str = include_str!("../../../themes/default/i18n/cy.ftl");

/// The messages of a file with the variables of each.
fn messages(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let begins = line.starts_with(|letter: char| letter.is_ascii_alphabetic());
        if let Some((key, _)) = line.split_once(" =").filter(|_| begins) {
            current = key.to_owned();
            messages.entry(current.clone()).or_default();
        }
        let variables = line.split('$').skip(1).map(|after| {
            let is_part = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '_';
            after.chars().take_while(is_part).collect::<String>()
        });
        if let Some(known) = messages.get_mut(&current) {
            known.extend(variables);
        }
    }
    messages
}

#[test]
fn welsh_has_every_message_of_english_with_the_same_variables() {
    let (english, welsh) = (messages(ENGLISH), messages(WELSH));
    assert!(english.len() > 300);
    let missing: Vec<_> = english
        .keys()
        .filter(|key| !welsh.contains_key(*key))
        .collect();
    let more: Vec<_> = welsh
        .keys()
        .filter(|key| !english.contains_key(*key))
        .collect();
    assert!(
        missing.is_empty() && more.is_empty(),
        "missing {missing:?}, too many {more:?}"
    );
    for (key, variables) in english {
        assert_eq!(welsh[&key], variables, "{key}");
    }
}

#[test]
fn welsh_counts_as_welsh_counts() {
    let words = Language::new("cy", &[ENGLISH, WELSH]).expect("both can be read");
    let courses = [0, 1, 2, 3, 4, 6, 11].map(|n| words.count("courses-count", n));
    assert_eq!(
        courses,
        [
            "Dim cyrsiau ar hyn o bryd",
            "1 cwrs",
            "2 gwrs",
            "3 chwrs",
            "4 cwrs",
            "6 chwrs",
            "11 cwrs"
        ]
    );
    assert_eq!(words.count("places-count", 2), "2 le");
}

#[test]
fn welsh_has_a_morning_an_afternoon_and_an_evening() {
    let words = Language::new("cy", &[ENGLISH, WELSH]).expect("both can be read");
    let times = [
        (10, 0),
        (12, 0),
        (12, 15),
        (13, 30),
        (17, 30),
        (18, 0),
        (23, 45),
    ];
    let shown = times.map(|(hour, minute)| words.time(jiff::civil::time(hour, minute, 0, 0)));
    assert_eq!(
        shown,
        [
            "10yb",
            "hanner dydd",
            "12:15yp",
            "1:30yp",
            "5:30yp",
            "6yh",
            "11:45yh"
        ]
    );
}

#[test]
fn a_page_in_welsh_says_that_no_speaker_has_read_its_words_and_an_english_one_nothing_of_the_kind()
{
    let site = Built::of(in_two_languages());
    holds(
        &site.page("/cy/"),
        &["<p class=\"wrap unread\">Nid yw siaradwr Cymraeg"],
    );
    assert!(!site.page("/").contains("unread"));
}
