//! Writes a generated college, to try things with: `cargo bench --bench college -- 1000 /tmp/college`.
//!
//! `--mistakes` plants known mistakes and prints each with its place; `--without-sessions`, `--without-reviews` and
//! `--without-ledger` leave something out; `--seed 9` makes another college. The folder must be empty or not there.

#![expect(clippy::print_stdout, reason = "it says what it wrote")]

mod college;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use college::Wish;

fn main() -> ExitCode {
    // `cargo bench` adds a word of its own.
    let mut words = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .peekable();
    let is_asked = words.peek().is_some();
    let mut wish = Wish::of(0);
    let mut plain: Vec<String> = Vec::new();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--without-sessions" => wish.has_sessions = false,
            "--without-reviews" => wish.has_reviews = false,
            "--without-ledger" => wish.has_ledger = false,
            "--mistakes" => wish.has_mistakes = true,
            "--seed" => {
                let seed = words.next().and_then(|word| word.parse().ok());
                wish.seed = seed.unwrap_or(wish.seed);
            }
            _ => plain.push(word),
        }
    }
    let courses = plain.first().and_then(|word| word.parse().ok());
    let (Some(courses), Some(folder)) = (courses, plain.get(1)) else {
        println!(
            "Say how many courses, and in which folder: cargo bench --bench college -- 1000 /tmp/college"
        );
        // A bare `cargo bench` runs every benchmark, and asks nothing of this one.
        return if is_asked {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        };
    };
    let folder = Path::new(folder);
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        println!(
            "{} is not empty: name another folder, or delete it",
            folder.display()
        );
        return ExitCode::FAILURE;
    }
    wish.courses = courses;
    match college::write(&wish, folder) {
        Ok(planted) => {
            for one in planted {
                println!("{} {}:{}", one.code, one.path, one.line);
            }
            println!(
                "Wrote a college of {courses} courses to {}; build it with --today {}",
                folder.display(),
                college::TODAY
            );
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("{} cannot be written: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}
