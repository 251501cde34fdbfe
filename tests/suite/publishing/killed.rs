//! A build that is killed at any moment leaves a whole site, and the next build clears up after it.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::college::{College, TODAY, online_course, program, tree};

/// Enough courses that a build is still at work when it is killed.
fn large() -> College {
    let college = College::new();
    for number in 0..120 {
        college.write(
            &format!("content/courses/course-{number}.md"),
            online_course(),
        );
    }
    college
}

fn start(college: &College) -> Child {
    Command::new(program().get_program())
        .current_dir(college.path(""))
        .args(["build", "--today", TODAY])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// How many files the site that is being made has.
fn files_so_far(next: &Path) -> usize {
    let entries = walkdir::WalkDir::new(next).into_iter().flatten();
    entries.filter(|entry| entry.file_type().is_file()).count()
}

/// Kills a build when its new site has so many files; `false` when it was finished before.
fn kill_at(college: &College, files: usize) -> bool {
    let mut child = start(college);
    let next = college.path(".public.next");
    loop {
        if child.try_wait().expect("it can be asked").is_some() {
            return false;
        }
        if next.is_dir() && files_so_far(&next) >= files {
            break;
        }
        std::thread::yield_now();
    }
    child.kill().expect("it can be killed");
    child.wait().expect("it ends").code().is_none()
}

#[test]
fn a_killed_build_leaves_the_old_site_whole_and_the_next_build_works() {
    let college = large();
    college.build(&[]).ends_with(0);
    let old = college.tree("public");
    // Another page in every place, so that the new site is not the old one.
    college.replace(
        "content/college.md",
        "name: Millbrook College",
        "name: Millpond College",
    );
    let mut killed = 0;
    for files in [0, 1, 20, 40, 80, 120, 160] {
        killed += usize::from(kill_at(&college, files));
        let now = college.tree("public");
        let is_old = now == old;
        let is_new = now.len() == old.len()
            && now
                .iter()
                .all(|(path, bytes)| !path.ends_with(".html") || holds(bytes, "Millpond"));
        assert!(
            is_old || is_new,
            "the site is neither the old nor the new one after {files} files"
        );
    }
    assert!(killed > 0, "every build was finished before it was killed");
    college.build(&[]).ends_with(0);
    assert!(
        college
            .read("public/index.html")
            .contains("Millpond College")
    );
    assert!(!college.path(".public.next").exists());
    assert!(!college.path(".public.previous").exists());
    let fresh = College::empty();
    let site = college.path("").display().to_string();
    fresh
        .run(&[
            "build", "--today", TODAY, "--site", &site, "--out", "public",
        ])
        .ends_with(0);
    assert!(
        tree(&fresh.path("public")) == college.tree("public"),
        "what was left has changed the site"
    );
}

#[test]
fn a_first_build_that_is_killed_leaves_nothing_that_looks_like_a_site() {
    let college = large();
    // On a fast machine a build may be finished before it is killed; then it was no first build any more.
    let killed = (0..20).any(|_| {
        let killed = kill_at(&college, 1);
        if !killed {
            std::fs::remove_dir_all(college.path("public")).expect("it was made");
        }
        killed
    });
    assert!(killed, "every build was finished before it was killed");
    assert!(!college.path("public").exists());
    college.build(&[]).ends_with(0);
    assert!(!college.path(".public.next").exists());
}

#[test]
fn an_old_site_set_aside_is_put_back() {
    // Where folders cannot be swapped in one step, a build may be killed between two renames.
    let college = College::new();
    college.build(&[]).ends_with(0);
    std::fs::rename(college.path("public"), college.path(".public.previous"))
        .expect("it can be renamed");
    college.replace(
        "content/courses/sleep-well.md",
        "venue: town-library",
        "venue: nowhere",
    );
    college.build(&[]).ends_with(1);
    assert!(
        college
            .read("public/index.html")
            .contains("Millbrook College")
    );
    assert!(!college.path(".public.previous").exists());
}

fn holds(bytes: &[u8], words: &str) -> bool {
    String::from_utf8_lossy(bytes).contains(words)
}
