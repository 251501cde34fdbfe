//! Random edits one after another: each time the site, the report and the ledger are those of a clean build.

use std::path::Path;

use crate::college::{College, Ran, tree};
use crate::incremental::edited::{Edited, Random};
use crate::incremental::meddled::{Aside, copy};

/// So many builds are compared in each of the chains; `INCREMENTAL_STEPS` asks for more.
const STEPS: usize = 14;
const CHAINS: u64 = 4;

/// Every file with its bytes, and every folder.
type Whole = (Vec<(String, Vec<u8>)>, Vec<String>);

fn whole(folder: &Path) -> Whole {
    if !folder.is_dir() {
        return Whole::default();
    }
    let entries = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .flatten();
    let others = entries.filter(|entry| !entry.file_type().is_file());
    let others = others.map(|entry| {
        entry
            .path()
            .strip_prefix(folder)
            .expect("it lies inside")
            .display()
            .to_string()
    });
    (tree(folder), others.collect())
}

fn run(college: &College, options: &[String]) -> Ran {
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    college.run(&options)
}

/// What was said, but for how long it took and whether anything was made.
fn said(college: &College, ran: &Ran) -> String {
    let folder = college.path("").display().to_string();
    let lines = ran
        .err
        .lines()
        .map(|line| match line.split_once(" seconds") {
            Some((before, after)) => {
                let before = before
                    .trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
                let before = before.replace("Nothing changed since the last build of", "Made");
                format!("{before}{after}")
            }
            None => line.to_owned(),
        });
    let lines = lines.collect::<Vec<_>>().join("\n");
    format!("{}\n{}\n{lines}", ran.code, ran.out).replace(&folder, "")
}

/// The files that differ, for a message.
fn differing(one: &Whole, other: &Whole) -> Vec<String> {
    let names = |whole: &Whole, than: &Whole| -> Vec<String> {
        let others = whole.0.iter().filter(|file| !than.0.contains(file));
        let folders = whole.1.iter().filter(|folder| !than.1.contains(folder));
        others
            .map(|(path, _)| path.clone())
            .chain(folders.cloned())
            .collect()
    };
    let mut all = names(one, other);
    all.extend(names(other, one));
    all
}

/// Builds a college that was built before, and one with the same files that never was.
fn compare(college: &College, edited: &Edited, story: &[String]) {
    let clean = College::empty();
    for part in ["content", "partners", "themes", "elsewhere"] {
        copy(&college.path(part), &clean.path(part));
    }
    let before = whole(&college.path("public"));
    let options = edited.options();
    let (expected, ran) = (run(&clean, &options), run(college, &options));
    let (expected, said) = (said(&clean, &expected), said(college, &ran));
    let story = || story.join("\n");
    assert!(
        said == expected,
        "{}\nsaid:\n{said}\nand not:\n{expected}",
        story()
    );
    let now = whole(&college.path("public"));
    let expected = match ran.code {
        0 => whole(&clean.path("public")),
        _ => before,
    };
    assert!(
        now == expected,
        "{}\n{:?}",
        story(),
        differing(&now, &expected)
    );
    let ledger = |college: &College| std::fs::read(college.path("content/calendar.lock")).ok();
    assert!(
        ledger(college) == ledger(&clean),
        "{}\nthe ledger differs",
        story()
    );
}

/// A build after a build changes nothing, and knows it.
fn rests(college: &College, edited: &Edited, story: &[String]) {
    let options = edited.options();
    let first = run(college, &options);
    if first.code != 0 {
        return;
    }
    let now = whole(&college.path("public"));
    let again = run(college, &options);
    assert!(
        again.err.contains("Nothing changed since") || again.err.contains("No longer in the texts"),
        "{}\n{}",
        story.join("\n"),
        again.err
    );
    assert_eq!(said(college, &again), said(college, &first));
    assert!(now == whole(&college.path("public")));
}

fn chain(seed: u64, steps: usize) {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let (college, mut edited, mut aside) = (College::empty(), Edited::new(), Aside::default());
    let mut story = vec![format!("seed {seed}")];
    edited.write(&college);
    compare(&college, &edited, &story);
    for step in 0..steps {
        story.push(format!("step {step}:"));
        for _ in 0..random.below(4) {
            story.push(edited.edit(&mut random));
        }
        edited.write(&college);
        if random.below(3) == 0 {
            story.push(aside.meddle(&college, &mut random));
        }
        compare(&college, &edited, &story);
        if random.below(4) == 0 {
            rests(&college, &edited, &story);
        }
    }
}

#[test]
fn a_build_that_knows_the_last_one_makes_what_a_clean_build_makes() {
    let asked = std::env::var("INCREMENTAL_STEPS").ok();
    let steps = asked.and_then(|steps| steps.parse().ok()).unwrap_or(STEPS);
    std::thread::scope(|scope| {
        for seed in 1..=CHAINS {
            scope.spawn(move || chain(seed, steps));
        }
    });
}
