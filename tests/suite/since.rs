//! `check --base`: what a change brings or touches, by the real git.

use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

use crate::college::{COURSE, College, Ran, TODAY};

const PATH: &str = "content/courses/sleep-well.md";

/// A place that no rule is silent about, in the words of an old course.
const OLD: &str = "We talk about those who suffer from bad nights.\n";

fn git_in(folder: &std::path::Path, arguments: &[&str]) -> Output {
    let mut command = Command::new("git");
    command.current_dir(folder).args(arguments);
    environment(&mut command);
    command.output().expect("git starts")
}

/// Nothing of who runs the tests, and of the repository in which they run.
pub(crate) fn environment(command: &mut Command) {
    command.env("GIT_CONFIG_NOSYSTEM", "1");
    command.env("GIT_CONFIG_GLOBAL", "/dev/null");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "C");
        command.env(format!("GIT_{role}_EMAIL"), "c@example.org");
    }
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(name);
    }
}

#[track_caller]
pub(crate) fn git(college: &College, arguments: &[&str]) {
    let output = git_in(&college.path(""), arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {said}");
}

#[track_caller]
pub(crate) fn commit(college: &College) {
    git(college, &["add", "--all"]);
    git(college, &["commit", "--quiet", "--message", "Edit"]);
}

/// A college whose old course has words that a rule warns of, on `main`; the change is to be made on `new`.
fn college() -> College {
    let college = College::new().with(PATH, format!("{COURSE}{OLD}"));
    git(&college, &["init", "--quiet", "--initial-branch=main"]);
    commit(&college);
    git(&college, &["checkout", "--quiet", "-b", "new"]);
    college
}

fn run(college: &College, arguments: &[&str]) -> Ran {
    let mut command = college.command(&["check", "--today", TODAY]);
    command.args(arguments);
    environment(&mut command);
    Ran::new(command)
}

/// Codes with paths and lines, as `check --base main` gives them.
#[track_caller]
fn found(college: &College) -> Vec<String> {
    let ran = run(college, &["--base", "main", "--format", "json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    let findings = document["findings"].as_array().expect("a list").iter();
    findings
        .map(|it| {
            let place = crate::ran::place_of(it);
            let line = place.rsplit_once(':').map_or(place.as_str(), |it| it.0);
            format!("{} {line}", it["code"].as_str().unwrap_or_default())
        })
        .collect()
}

/// The number of the first line that begins so.
fn line_of(college: &College, path: &str, words: &str) -> usize {
    let text = college.read(path);
    let at = text.lines().position(|line| line.starts_with(words));
    at.expect("there is such a line") + 1
}

#[test]
fn an_old_finding_is_left_out_and_counted() {
    let college = college();
    run(&college, &["--deny", "warnings"]).ends_with(1);
    let ran = run(&college, &["--base", "main", "--deny", "warnings"]).ends_with(0);
    assert_eq!(ran.out, "");
    ran.says("Left out: 1 finding that was there at main already");
}

#[test]
fn advice_that_was_there_is_counted_only_when_advice_is_shown() {
    let college = College::new();
    college.replace(PATH, "title: Sleep well", "draft: yes\ntitle: Sleep well");
    college.replace(PATH, "summary: What keeps us awake, and what helps.\n", "");
    git(&college, &["init", "--quiet", "--initial-branch=main"]);
    commit(&college);
    let left_out = |level: &str| -> Value {
        let ran = run(
            &college,
            &["--base", "main", "--format", "json", "--level", level],
        );
        serde_json::from_str::<Value>(&ran.out).expect("it is JSON")["summary"].clone()
    };
    assert_eq!(left_out("warning")["left_out"], 0);
    assert!(left_out("advice")["left_out"].as_u64() >= Some(1));
    assert_eq!(left_out("advice")["base"], "main");
}

#[test]
fn a_new_finding_is_shown_and_the_exit_code_follows_it() {
    let college = college();
    college.replace(PATH, "partner: millbrook-mind", "partner: nobody");
    let expected = ["M005 content/courses/sleep-well.md:6"];
    assert_eq!(found(&college), expected, "what is not committed counts");
    commit(&college);
    assert_eq!(found(&college), expected);
    run(&college, &["--base", "main"]).ends_with(1);
}

#[test]
fn an_old_finding_is_shown_when_its_line_is_touched() {
    let college = college();
    college.replace(PATH, "bad nights", "very bad nights");
    assert_eq!(found(&college).len(), 1);
}

#[test]
fn an_old_finding_is_left_out_when_its_lines_only_move() {
    let college = college();
    college.replace(PATH, "reviewed:", "x-note: mine\nreviewed:");
    assert_eq!(found(&college), Vec::<String>::new());
}

#[test]
fn the_second_of_two_alike_is_new() {
    let college = college();
    let text = college.read(PATH);
    college.write(
        PATH,
        format!("{text}\nAgain: they suffer from bad nights.\n"),
    );
    let line = line_of(&college, PATH, "Again");
    assert_eq!(found(&college), [format!("L401 {PATH}:{line}")]);
}

#[test]
fn a_finding_that_became_worse_is_shown_although_its_line_is_the_same() {
    let college = College::new().with(PATH, COURSE.replace("partner: millbrook-mind", "partner:"));
    college.replace(PATH, "title: Sleep well", "draft: yes\ntitle: Sleep well");
    college.replace(PATH, "co_producers: [p-01, p-02]", "co_producers: [p-02]");
    git(&college, &["init", "--quiet", "--initial-branch=main"]);
    commit(&college);
    assert_eq!(found(&college), Vec::<String>::new());
    college.replace(PATH, "draft: yes\n", "");
    assert_eq!(found(&college), ["C101 content/courses/sleep-well.md:8"]);
}

#[test]
fn a_renamed_file_keeps_what_it_had_and_another_one_may_miss_it() {
    let college = college();
    let new = "content/courses/rest-well.md";
    git(&college, &["mv", PATH, new]);
    assert_eq!(found(&college), Vec::<String>::new());
    commit(&college);
    assert_eq!(found(&college), Vec::<String>::new());
    let steps = "next_steps: [{text: Ask us what is next, url: /how-to-enrol/}]";
    college.replace(new, steps, "next_steps: [sleep-well]");
    let line = line_of(&college, new, "next_steps");
    assert_eq!(found(&college), [format!("M005 {new}:{line}")]);
}

#[test]
fn what_misses_a_deleted_file_is_shown_where_nothing_was_touched() {
    let college = college();
    git(&college, &["rm", "--quiet", "partners/millbrook-mind.md"]);
    let found = found(&college);
    assert_eq!(found, ["M005 content/courses/sleep-well.md:6"]);
}

#[test]
fn a_new_file_counts_before_git_knows_of_it() {
    let college = college();
    college.write("content/courses/ä \"x\".md", "no front matter");
    let found = found(&college);
    assert!(!found.is_empty());
    assert!(
        found.iter().all(|it| it.contains("content/courses/ä")),
        "{found:?}"
    );
}

#[test]
fn a_file_that_was_never_of_use_is_left_out_until_it_changes() {
    let college = college();
    git(&college, &["checkout", "--quiet", "main"]);
    college.write("content/plan.docx", "x");
    commit(&college);
    assert_eq!(found(&college), Vec::<String>::new());
    college.write("content/plan.docx", "y");
    assert_eq!(found(&college), ["M010 content/plan.docx"]);
}

#[test]
fn a_college_below_the_top_of_its_repository_is_compared_too() {
    let college = college();
    for folder in ["content", "partners"] {
        git(&college, &["mv", folder, &format!("a college-{folder}")]);
        std::fs::create_dir_all(college.path("a college")).expect("folders can be made");
        git(
            &college,
            &[
                "mv",
                &format!("a college-{folder}"),
                &format!("a college/{folder}"),
            ],
        );
    }
    commit(&college);
    git(&college, &["branch", "--force", "main"]);
    let path = format!("a college/{PATH}");
    college.replace(&path, "venue: town-library", "venue: nowhere");
    let arguments = [
        "--site",
        "a college",
        "--base",
        "main",
        "--format",
        "github",
    ];
    let ran = run(&college, &arguments).ends_with(1);
    let place = "file=a college/content/courses/sleep-well.md,line=7,";
    assert!(
        ran.out.starts_with(&format!("::error {place}")),
        "{}",
        ran.out
    );
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
}

#[test]
fn people_who_are_kept_elsewhere_are_the_same_before_and_after() {
    let people = tempfile::tempdir().expect("there is room for a folder");
    let college = college();
    git(&college, &["checkout", "--quiet", "main"]);
    for id in ["p-01", "p-02"] {
        let path = format!("content/people/{id}.md");
        std::fs::copy(college.path(&path), people.path().join(format!("{id}.md")))
            .expect("it is copied");
        git(&college, &["rm", "--quiet", &path]);
    }
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\npeople: overlay",
    );
    std::fs::write(people.path().join("p-03.md"), "---\nrole: Tutor\n---\n")
        .expect("it is written");
    commit(&college);
    git(&college, &["checkout", "--quiet", "-b", "more"]);
    college.replace(PATH, "[p-01, p-02]", "[p-02]");
    let folder = people.path().to_str().expect("it is text");
    let ran = run(
        &college,
        &["--base", "main", "--format", "short", "--people", folder],
    )
    .ends_with(1);
    assert!(ran.out.contains("C101"), "{}", ran.out);
    assert!(!ran.out.contains("p-03"), "{}", ran.out);
}

#[test]
fn a_base_without_a_college_leaves_nothing_out_and_is_said() {
    let college = college();
    git(&college, &["checkout", "--quiet", "main"]);
    let text = college.read("content/college.md");
    college.write("content/college.md", "---\nname: [\n---\n");
    commit(&college);
    college.write("content/college.md", text);
    let ran = run(&college, &["--base", "main", "--format", "short"]).ends_with(0);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    ran.says("At main there was no college that could be read, so everything is shown.");
}

#[test]
fn errors_that_are_left_out_are_not_hidden() {
    let college = college();
    git(&college, &["checkout", "--quiet", "main"]);
    college.replace(PATH, "partner: millbrook-mind", "partner: nobody");
    commit(&college);
    run(&college, &["--base", "main"])
        .ends_with(0)
        .says("Among them: 1 error, so that nothing can be published");
}

#[test]
fn what_git_cannot_do_is_said_with_what_to_do() {
    let college = college();
    run(&college, &["--base", "mian"])
        .ends_with(2)
        .says("there is no mian in this repository")
        .says("git fetch origin main");
    run(&college, &["--base=--output=x"])
        .ends_with(2)
        .says("there is no --output=x");
    assert!(!college.path("x").exists());
    run(&College::new(), &["--base", "main"])
        .ends_with(2)
        .says("not a git repository")
        .says("run check without --base");
    let mut command = college.command(&["check", "--today", TODAY, "--base", "main"]);
    command.env("PATH", "");
    Ran::new(command)
        .ends_with(2)
        .says("--base needs the program git");
}

#[test]
fn a_shallow_clone_is_told_how_to_get_its_history() {
    let college = college();
    college.replace(PATH, "bad nights", "worse nights");
    commit(&college);
    let from = format!("file://{}", college.path("").display());
    let clone = College::empty();
    git(
        &clone,
        &[
            "clone", "--quiet", "--depth", "1", "--branch", "new", &from, ".",
        ],
    );
    run(&clone, &["--base", "origin/main"])
        .ends_with(2)
        .says("only a part of its history")
        .says("fetch-depth: 0");
}

#[test]
fn settings_of_git_change_nothing() {
    let college = college();
    for (key, value) in [
        ("diff.noprefix", "true"),
        ("diff.external", "false"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("diff.renames", "false"),
        ("diff.context", "9"),
        ("core.pager", "false"),
    ] {
        git(&college, &["config", key, value]);
    }
    college.replace(PATH, "title: Sleep well", "title: Sleep better\nvenu: x");
    assert_eq!(found(&college), ["M002 content/courses/sleep-well.md:3"]);
}
