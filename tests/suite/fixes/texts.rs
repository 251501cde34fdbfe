//! Texts as they are, and as `--fix` leaves them: the list in `texts.md`.

use crate::fixes::fixed_once;
use crate::fixture::{Files, usual_day};
use crate::rules::check;

const PATH: &str = "content/courses/sleep-well.md";

const COURSE: &str = "---\ntitle: Sleep well\nsummary: How sleep works.\n---\n";

#[test]
fn every_text_of_the_list_becomes_what_stands_behind_its_arrow() {
    let lines = include_str!("texts.md").lines();
    let cases = lines.filter_map(|line| line.strip_prefix("- "));
    let cases: Vec<(&str, &str)> = cases
        .map(|case| case.split_once(" -> ").unwrap_or((case, case)))
        .collect();
    assert!(cases.len() > 30, "the list is read");
    let before: Vec<&str> = cases.iter().map(|(before, _)| *before).collect();
    let mut files: Files = vec![(
        PATH.to_owned(),
        COURSE.to_owned() + &before.join("\n\n") + "\n",
    )];
    // A fix may show something more to put right, but not without end.
    for _ in 0..3 {
        let (sources, findings) = check(files.clone(), usual_day());
        match fixed_once(&sources, &findings) {
            Some(fixed) => files = fixed,
            None => break,
        }
    }
    let text = files.iter().find(|(path, _)| path == PATH);
    let text = text.and_then(|(_, text)| text.strip_prefix(COURSE));
    let after: Vec<&str> = text
        .expect("its keys are as they were")
        .trim_end()
        .split("\n\n")
        .collect();
    let expected: Vec<&str> = cases.iter().map(|(_, after)| *after).collect();
    let wrong: Vec<String> = after
        .iter()
        .zip(&expected)
        .filter(|(after, expected)| after != expected)
        .map(|(after, expected)| format!("{after}\n   not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert_eq!(after.len(), expected.len());
}
