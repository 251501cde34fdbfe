//! The real git merges two branches that both built, and one build solves what it leaves.

use assert_cmd::Command;

use crate::college::{COURSE, College};
use crate::ledger::published::{COURSE_PATH, LEDGER, build, events, value};

/// How git shows a conflict (`merge.conflictStyle`).
const STYLES: [&str; 3] = ["merge", "diff3", "zdiff3"];

fn git(college: &College, style: &str, arguments: &[&str]) -> std::process::Output {
    let mut command = Command::new("git");
    command.current_dir(college.path("")).args(arguments);
    let nobody = [
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ];
    let settings = [
        ("user.name", "C"),
        ("user.email", "c@example.org"),
        ("merge.conflictStyle", style),
        ("init.defaultBranch", "main"),
        ("commit.gpgSign", "false"),
    ];
    command
        .envs(nobody)
        .env("GIT_CONFIG_COUNT", settings.len().to_string());
    for (at, (key, value)) in settings.into_iter().enumerate() {
        command.env(format!("GIT_CONFIG_KEY_{at}"), key);
        command.env(format!("GIT_CONFIG_VALUE_{at}"), value);
    }
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    command.output().expect("git starts")
}

#[track_caller]
fn done(college: &College, style: &str, arguments: &[&str]) {
    let output = git(college, style, arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {said}");
}

fn commit(college: &College, style: &str) {
    done(college, style, &["add", "content", "partners"]);
    done(college, style, &["commit", "--quiet", "--message", "Edit"]);
}

/// Merges `spring`, which must leave the ledger in conflict and nothing else.
#[track_caller]
fn merge(college: &College, style: &str) {
    let merged = git(college, style, &["merge", "--quiet", "spring"]);
    assert!(!merged.status.success(), "{style}: no conflict");
    let left = git(college, style, &["diff", "--name-only", "--diff-filter=U"]);
    assert_eq!(String::from_utf8_lossy(&left.stdout).trim(), LEDGER);
    assert!(college.read(LEDGER).contains("<<<<<<< "));
}

/// Builds on the third day, and asserts that the conflict is solved for good.
fn solve(college: &College) {
    let build = college.run(&["build", "--today", "2026-11-24"]);
    build.ends_with(0).says("Joined both sides of a conflict");
    assert!(!college.read(LEDGER).contains("<<<<<<<"));
    college
        .run(&["build", "--locked", "--today", "2026-12-01"])
        .ends_with(0);
}

#[test]
fn one_build_solves_what_git_leaves_of_two_branches() {
    for style in STYLES {
        let college = College::new();
        build(&college, "2026-11-22");
        done(&college, style, &["init", "--quiet"]);
        commit(&college, style);
        done(&college, style, &["checkout", "--quiet", "-b", "spring"]);
        college.replace(COURSE_PATH, "2027-01-19 10:00", "2027-01-20 10:00");
        college.write(
            "content/courses/breathe.md",
            COURSE
                .replace("2027-01", "2027-02")
                .replace("venue: town-library\n", "venue: private\n"),
        );
        build(&college, "2026-11-23");
        commit(&college, style);
        done(&college, style, &["checkout", "--quiet", "main"]);
        college.replace(COURSE_PATH, "title: Sleep well", "title: Sleep better");
        college.write(
            "content/courses/calm.md",
            COURSE
                .replace("2027-01", "2027-03")
                .replace("venue: town-library\n", "venue: private\n"),
        );
        build(&college, "2026-11-23");
        commit(&college, style);

        merge(&college, style);
        solve(&college);
        let all = events(&college, "all.ics");
        let names: Vec<&str> = all.keys().map(String::as_str).collect();
        let expected = [
            "breathe.spring.20270212T1000",
            "breathe.spring.20270219T1000",
            "calm.spring.20270312T1000",
            "calm.spring.20270319T1000",
            "sleep-well.spring.20270112T1000",
            "sleep-well.spring.20270119T1000",
        ];
        assert_eq!(names, expected, "{style}");
        let moved = &all["sleep-well.spring.20270119T1000"];
        assert_eq!(value(moved, "DTSTART"), "20270120T100000");
        assert_eq!(value(moved, "SUMMARY"), "Sleep better (2 of 2)");
        assert_eq!(value(moved, "SEQUENCE"), "1");
        let other = &all["sleep-well.spring.20270112T1000"];
        assert_eq!(value(other, "SEQUENCE"), "0");
    }
}

#[test]
fn one_build_joins_two_ledgers_that_two_branches_began() {
    for style in STYLES {
        let college = College::new();
        done(&college, style, &["init", "--quiet"]);
        commit(&college, style);
        done(&college, style, &["checkout", "--quiet", "-b", "spring"]);
        build(&college, "2026-11-22");
        commit(&college, style);
        done(&college, style, &["checkout", "--quiet", "main"]);
        college.replace(COURSE_PATH, "2027-01-19 10:00", "2027-01-20 10:00");
        build(&college, "2026-11-23");
        commit(&college, style);

        merge(&college, style);
        solve(&college);
        let all = events(&college, "courses/sleep-well.ics");
        assert!(
            all.contains_key("sleep-well.spring.20270112T1000"),
            "{style}"
        );
        let here = all
            .values()
            .filter(|event| !value(event, "SUMMARY").starts_with("CANCELLED"));
        let starts: Vec<&str> = here.map(|event| value(event, "DTSTART")).collect();
        assert_eq!(starts, ["20270112T100000", "20270120T100000"], "{style}");
    }
}
