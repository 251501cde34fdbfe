//! `--fix` twice is `--fix` once, makes nothing worse, and leaves whatever is not its to change: over the fixtures, over
//! the sample college with mistakes planted in it, and over texts that a machine makes up.

use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;
use prospectus::finding::{Findings, Level};

use crate::college::{College, tree};
use crate::fixes::fixed_once;
use crate::fixture::{Files, usual_day};
use crate::rules::{check, checked_fixtures};

/// How often each rule finds something that is shown.
fn counted(findings: &Findings) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings
        .iter()
        .filter(|finding| finding.level != Level::Advice)
    {
        *counts.entry(finding.code.code).or_default() += 1;
    }
    counts
}

#[test]
fn no_fix_of_a_fixture_makes_anything_worse_and_none_is_left_after_it() {
    let mut fixed_cases = 0;
    for case in checked_fixtures() {
        let Some(mut files) = fixed_once(&case.sources, &case.findings) else {
            continue;
        };
        fixed_cases += 1;
        let before = counted(&case.findings);
        for round in 0.. {
            assert!(round < 3, "{}: there is no end to it", case.claim);
            let (sources, findings) = check(files, case.today);
            // A key that is read again may show what is wrong with its value.
            let reads_more = before.contains_key("M002");
            for (code, count) in counted(&findings) {
                let was = before.get(code).copied().unwrap_or(0);
                assert!(
                    count <= was || reads_more,
                    "{}: {count} {code}, {was} before",
                    case.claim
                );
            }
            match fixed_once(&sources, &findings) {
                Some(next) => files = next,
                None => break,
            }
        }
    }
    assert!(
        fixed_cases > 5,
        "only {fixed_cases} fixtures have something to fix"
    );
}

const PLANTED: &str =
    "\nWe meet at 17:30-19:00 on 6th August 2027, for people 16+. Call (01632) 960100.\n";

#[test]
fn the_sample_college_with_planted_mistakes_is_put_right_in_one_go() {
    let college = College::copy_of(Path::new(env!("CARGO_MANIFEST_DIR")));
    let courses = tree(&college.path("content/courses")).into_iter();
    let courses: Vec<String> = courses
        .map(|(path, _)| format!("content/courses/{path}"))
        .filter(|path| path.ends_with(".md"))
        .take(6)
        .collect();
    for (at, path) in courses.iter().enumerate() {
        let text = college.read(path).replacen("topics:", "topic:", 1) + PLANTED;
        let text = match at {
            0 => text.replace('\n', "\r\n"),
            1 => format!("\u{feff}{text}"),
            2 => text.trim_end().to_owned(),
            _ => text,
        };
        college.write(path, text);
    }
    let before: Vec<(String, Vec<u8>)> = college.tree("content");
    let fix = ["check", "--today", "2026-11-22", "--fix"];
    college.run(&fix).ends_with(0);
    let after = college.tree("content");
    for ((path, before), (_, after)) in before.iter().zip(&after) {
        let planted = courses.contains(&format!("content/{path}"));
        let [before, after] =
            [before, after].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let expected = match planted {
            true => before
                .replacen("topic:", "topics:", 1)
                .replace("17:30-19:00 on 6th August", "5:30pm to 7pm on 6 August")
                .replace("16+", "aged 16 and over")
                .replace("(01632) 960100", "01632 960 100"),
            false => before,
        };
        assert_eq!(after, expected, "{path}");
    }
    college.run(&fix).ends_with(0).says("Nothing to change");
    assert_eq!(college.tree("content"), after);
}

/// Pieces of texts, some of which are to be put right.
const PIECES: [&str; 32] = [
    "17:30",
    "5.30 p.m.",
    "12pm",
    "16-18",
    " weeks",
    "people 16+",
    "aged 16+",
    "6th",
    " Aug",
    ".",
    " 2027",
    "31/12/2026",
    "2027-08-06",
    "(01632) 960100",
    "Call 01632960100",
    "Mon",
    "-",
    "–",
    " to ",
    "between ",
    "£5-10",
    "😀",
    "é",
    "\u{200b}",
    "`17:30`",
    "\"17:30\"",
    "<q>17:30</q>",
    "[17:30](17:30.md)",
    "**",
    "&ndash;",
    " ",
    "\n",
];

/// Pieces that are never changed.
const NOT_OURS: [&str; 4] = ["`17:30`", "\"17:30\"", "<q>17:30</q>", "](17:30.md)"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn made_up_texts_come_to_rest_and_keep_what_is_not_ours(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 1..30),
        quoted in any::<bool>(),
    ) {
        let path = "content/courses/sleep-well.md";
        let head = "---\ntitle: Sleep well\nsummary: How sleep works.\n---\n";
        let start = if quoted { "> " } else { "" };
        let text = format!("{head}{start}{}\n", pieces.concat());
        let mut files: Files = vec![(path.to_owned(), text.clone())];
        let mut rounds = 0;
        loop {
            let (sources, findings) = check(files.clone(), usual_day());
            let Some(next) = fixed_once(&sources, &findings) else { break };
            files = next;
            rounds += 1;
            prop_assert!(rounds < 4, "there is no end to {text:?}");
        }
        let after = files.iter().find(|(other, _)| other == path).map(|(_, text)| text.as_str());
        let after = after.expect("the file is there");
        prop_assert_eq!(after.lines().count(), text.lines().count());
        for piece in NOT_OURS {
            prop_assert_eq!(after.matches(piece).count(), text.matches(piece).count(), "{} in {:?}", piece, after);
        }
        // A quote that is one to its end is nobody's to change.
        if quoted && !text.contains("\n\n") && !text[head.len()..].trim_end().contains('\n') {
            prop_assert_eq!(after, text.as_str());
        }
    }
}
