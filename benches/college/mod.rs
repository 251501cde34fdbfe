//! Generated colleges of any size, the same each time: what the benchmarks build, and what is tried with large ones.
//!
//! A course has 350 to 500 words with headings, a list, a table in every second, links to others and to the outside, and 2 to 8
//! sessions; 20 courses share a partner, 40 a venue. Rooms and people are handed out, so that nothing is booked twice.
//! No clock is asked and nothing is drawn but from the seed. The people, places and partners are invented.

#![allow(dead_code, reason = "not everyone who includes this uses all of it")]

pub(crate) mod random;

pub(crate) mod names;

pub(crate) mod prose;

pub(crate) mod plan;

pub(crate) mod places;

pub(crate) mod course;

mod review;

mod mistakes;

mod ledger;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use course::Text;
pub(crate) use mistakes::Planted;
use plan::Plan;

/// The day for which the colleges are made.
pub(crate) const TODAY: &str = "2026-11-22";

/// The files of a course, path and text, and what is wrong in it.
type Made = (Vec<(String, String)>, Option<Planted>);

/// What a generated college is like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish {
    pub(crate) courses: usize,
    pub(crate) seed: u64,
    /// Without, runs say in words when they are, and there is nothing to put into a calendar.
    pub(crate) has_sessions: bool,
    /// Without, the panel is off.
    pub(crate) has_reviews: bool,
    pub(crate) has_ledger: bool,
    /// Whether known mistakes are planted.
    pub(crate) has_mistakes: bool,
}

impl Wish {
    /// A whole college without a mistake.
    pub(crate) fn of(courses: usize) -> Self {
        Self {
            courses,
            seed: 8,
            has_sessions: true,
            has_reviews: true,
            has_ledger: true,
            has_mistakes: false,
        }
    }
}

/// Writes a college of so many courses below `target/`, and gives its folder.
pub(crate) fn generate(courses: usize) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("generated-{courses}"));
    fs::remove_dir_all(&root).ok();
    write(&Wish::of(courses), &root).expect("target/ can be written");
    root
}

/// Writes a college into a folder that is empty or not there, and says which mistakes are in it.
///
/// # Errors
///
/// When the folder cannot be written.
pub(crate) fn write(wish: &Wish, root: &Path) -> io::Result<Vec<Planted>> {
    let plan = Plan::new(wish);
    let mut mistakes = mistakes::for_courses(&plan, wish);
    let mut files = places::files(&plan, wish);
    files.append(&mut mistakes.files);
    let made: Vec<Made> = plan
        .courses
        .par_iter()
        .map(|course| {
            let mut text = Text::new(course, &plan, wish);
            let mistake = mistakes.of(course.number);
            let needle = mistake.map(|mistake| (mistake.make)(&mut text));
            let path = format!("content/courses/{}.md", course.id);
            let written = text.written();
            let planted = mistake.zip(needle);
            let planted = planted.map(|(it, needle)| it.planted(&path, &written, &needle));
            let mut files = vec![(path, written)];
            if wish.has_reviews {
                files.extend(review::files(course, &text, wish));
            }
            (files, planted)
        })
        .collect();
    let mut planted = Vec::new();
    for (of_course, mistake) in made {
        files.extend(of_course);
        planted.extend(mistake);
    }
    let folders: BTreeSet<PathBuf> = files
        .iter()
        .filter_map(|(path, _)| root.join(path).parent().map(Path::to_path_buf))
        .collect();
    folders.iter().try_for_each(fs::create_dir_all)?;
    let put = |(path, text): &(String, String)| fs::write(root.join(path), text);
    files.par_iter().try_for_each(put)?;
    if wish.has_ledger && wish.has_sessions && !wish.has_mistakes {
        ledger::write(root)?;
    }
    planted.sort();
    Ok(planted)
}
