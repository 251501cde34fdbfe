//! The files that `--fix` writes: their other bytes, their rights, and what stops it.

use std::fs;

use prospectus::edit::{Change, Together};
use prospectus::source::Source;

use crate::college::{COURSE, College, TODAY};
use crate::ran::Ran;

const PATH: &str = "content/courses/sleep-well.md";

const FIX: [&str; 4] = ["check", "--today", TODAY, "--fix"];

fn with_body(body: &str) -> String {
    COURSE.replace("We talk about nights, and try small changes.\n", body)
}

fn college(text: impl AsRef<[u8]>) -> College {
    College::new().with(PATH, text)
}

fn write(college: &College, changes: &[Change]) -> prospectus::error::Result<()> {
    let site = college.path("");
    Together::changes(&site, changes)?.write(&site)
}

fn fix(college: &College, more: &[&str]) -> Ran {
    college.run(&[&FIX[..], more].concat())
}

#[test]
fn line_ends_a_byte_order_mark_and_a_missing_last_line_break_stay() {
    let body = "We talk  about nights. \n\n* 😀 At 17:30, for people 16+.\t\nNo line break here";
    let before = format!("\u{feff}{}", with_body(body).replace('\n', "\r\n"));
    let after = before
        .replace("17:30", "5:30pm")
        .replace("16+", "aged 16 and over");
    let college = college(&before);
    fix(&college, &[])
        .ends_with(0)
        .says("line 25: 5:30pm instead of 17:30");
    assert_eq!(college.read(PATH), after);
    let again = fix(&college, &[]).ends_with(0).says("Nothing to change");
    assert!(!again.err.contains("Changed"), "{}", again.err);
    assert_eq!(college.read(PATH), after);
}

#[test]
fn a_key_with_one_wrong_letter_keeps_its_value_and_its_comment() {
    let before = COURSE.replace(
        "venue: town-library",
        "'x-note': a\nvenu: town-library # by the market",
    );
    let college = college(&before);
    fix(&college, &[])
        .ends_with(0)
        .says("venue instead of venu");
    assert_eq!(college.read(PATH), before.replace("venu:", "venue:"));
}

#[test]
fn fields_on_several_lines_are_put_right_in_their_lines() {
    let summary = "What keeps us awake, and what helps.";
    for lines in [
        ">\n  What keeps us awake\n  at 17:30.",
        "|-\n  What keeps us awake\n\n  at 17:30.",
        "\"What keeps us awake\n  at 17:30.\"",
        "What keeps us awake\n  at 17:30.",
    ] {
        let before = COURSE.replace(summary, lines);
        let college = college(&before);
        fix(&college, &[]).ends_with(0);
        assert_eq!(college.read(PATH), before.replace("17:30", "5:30pm"));
    }
}

#[test]
fn a_date_of_a_key_is_put_right_when_its_month_cannot_be_its_day() {
    let before = COURSE.replace(
        "reviewed: 2026-11-20",
        "review_by: \"31/12/2026\" # or so\nreviewed: 20.11.2026",
    );
    let college = college(&before);
    fix(&college, &[]).ends_with(0);
    let after = before
        .replace("31/12/2026", "2026-12-31")
        .replace("20.11.2026", "2026-11-20");
    assert_eq!(college.read(PATH), after);
    college.write(PATH, before.replace("20.11.2026", "3/4/2026"));
    let ran = fix(&college, &[]).ends_with(1);
    assert!(
        ran.out
            .contains("3/4/2026 is not a date that can be read for certain"),
        "{}",
        ran.out
    );
}

#[test]
fn keys_are_put_in_order_only_when_that_is_asked_for() {
    let line = "summary: What keeps us awake, and what helps.\n";
    let before = COURSE
        .replace(line, "")
        .replace("reviewed:", &format!("# in short\n{line}reviewed:"));
    let college = college(&before);
    fix(&college, &[]).ends_with(0).says("Nothing to change");
    assert_eq!(college.read(PATH), before);
    fix(&college, &["--key-order"])
        .ends_with(0)
        .says("the keys are in order");
    let after = college.read(PATH);
    assert!(
        after.starts_with(&format!(
            "---\ntitle: Sleep well\n# in short\n{line}topics:"
        )),
        "{after}"
    );
    fix(&college, &["--key-order"])
        .ends_with(0)
        .says("Nothing to change");
    assert_eq!(college.read(PATH), after);
    let mut sorted = [after.lines().collect::<Vec<_>>(), before.lines().collect()];
    sorted.iter_mut().for_each(|lines| lines.sort_unstable());
    assert_eq!(sorted[0], sorted[1]);
}

#[test]
fn a_dry_run_writes_nothing_and_shows_what_git_would_apply() {
    let before = with_body(
        "At 17:30.\r\n\r\nFor people 16+.\r\n\r\nOne.\r\n\r\nTwo.\r\n\r\nAt 19:00, no break",
    );
    let college = college(&before);
    let dry = fix(&college, &["--dry-run"])
        .ends_with(0)
        .says("--fix would change 3 places in 1 file; nothing was written.");
    assert_eq!(college.read(PATH), before);
    fix(&college, &[]).ends_with(0);
    let fixed = college.read(PATH);
    assert_ne!(fixed, before);
    college.write(PATH, &before);
    let mut git = assert_cmd::Command::new("git");
    git.current_dir(college.path(""))
        .args(["apply", "--unsafe-paths", "--whitespace=nowarn", "-"]);
    git.env("GIT_CEILING_DIRECTORIES", college.path(".."))
        .write_stdin(dry.out);
    git.assert().success();
    assert_eq!(college.read(PATH), fixed);
}

#[test]
fn a_dry_run_ends_as_check_ends() {
    let college = college(COURSE.replace("venue:", "venu:"));
    fix(&college, &["--dry-run"]).ends_with(1);
    fix(&college, &[]).ends_with(0);
    college
        .run(&["check", "--today", TODAY, "--dry-run"])
        .ends_with(2);
}

#[test]
fn a_file_that_may_not_be_written_stops_all_and_nothing_is_lost() {
    let text = with_body("At 17:30.\n");
    let college = college(&text)
        .with_course(crate::college::online_course().replace("small changes", "tea at 17:30"));
    let (file, other) = (college.path(PATH), college.read("content/courses/x.md"));
    let mut rights = fs::metadata(&file).expect("it is there").permissions();
    rights.set_readonly(true);
    fs::set_permissions(&file, rights).expect("it is ours");
    let ran = fix(&college, &[]).ends_with(2);
    ran.says("content/courses/sleep-well.md may not be written, so nothing was changed");
    assert_eq!(
        (college.read(PATH), college.read("content/courses/x.md")),
        (text, other)
    );
    assert!(!college.path(".prospectus-change").exists());
}

#[cfg(unix)]
#[test]
fn rights_stay_and_a_link_where_changes_are_prepared_is_no_way_out() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let college = college(with_body("At 17:30.\n"));
    let file = college.path(PATH);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("it is ours");
    college.write("elsewhere/0", "as it was");
    let link = college.path(".prospectus-change");
    symlink(college.path("elsewhere"), &link).expect("links can be made");
    fix(&college, &[])
        .ends_with(2)
        .says("is not as this program wrote it");
    assert_eq!(college.read("elsewhere/0"), "as it was");
    fs::remove_file(link).expect("it is ours");
    fix(&college, &[]).ends_with(0);
    assert_eq!(college.read(PATH), with_body("At 5:30pm.\n"));
    assert_eq!(
        fs::metadata(&file)
            .expect("it is there")
            .permissions()
            .mode()
            & 0o777,
        0o640
    );
}

#[cfg(unix)]
#[test]
fn a_link_inside_the_site_stays_a_link_and_none_is_followed_out_of_it() {
    use std::os::unix::fs::symlink;
    let college = College::new()
        .without(PATH)
        .with("content/kept/sleep.txt", with_body("At 17:30.\n"));
    symlink(college.path("content/kept/sleep.txt"), college.path(PATH)).expect("links can be made");
    let ran = fix(&college, &[]);
    assert!(
        ran.err.contains("Changed content/courses/sleep-well.md"),
        "{}",
        ran.err
    );
    assert!(
        fs::symlink_metadata(college.path(PATH))
            .expect("it is there")
            .is_symlink()
    );
    assert_eq!(
        college.read("content/kept/sleep.txt"),
        with_body("At 5:30pm.\n")
    );

    let outside = College::empty().with("x.md", "old");
    fs::remove_file(college.path(PATH)).expect("it is ours");
    symlink(outside.path("x.md"), college.path(PATH)).expect("links can be made");
    let change = Change::new(&Source::new(PATH, "old"), "new".to_owned());
    let refused = write(&college, &[change]).expect_err("it leads out");
    assert!(
        refused
            .to_string()
            .contains("leads out of the college's folder")
    );
    assert_eq!(outside.read("x.md"), "old");
}

#[test]
fn a_file_that_somebody_changed_meanwhile_is_left_with_all_others() {
    let college = College::empty()
        .with("content/a.md", "old")
        .with("content/b.md", "newer");
    let change = |path| Change::new(&Source::new(path, "old"), "new".to_owned());
    let refused = write(&college, &[change("content/a.md"), change("content/b.md")]);
    let refused = refused.expect_err("one was changed");
    assert!(
        refused
            .to_string()
            .contains("content/b.md was changed by somebody else")
    );
    assert_eq!(
        (college.read("content/a.md"), college.read("content/b.md")),
        ("old".into(), "newer".into())
    );
}

#[test]
fn a_text_that_passed_is_amended_by_the_fix_and_the_decision_stands() {
    let college = college(with_body("We begin at 17:30 and talk about nights."));
    college.replace("content/college.md", "mode: off", "mode: required");
    college.adopt();
    let ran = fix(&college, &[]).ends_with(0);
    assert!(
        college
            .read("content/courses/sleep-well.md")
            .contains("5:30pm"),
        "{}",
        ran.err
    );
    let round = college.read("content/reviews/sleep-well/2026-09-01/round.md");
    assert!(
        round.contains("by: the program\n") && round.contains("body: d"),
        "{round}"
    );
    assert!(!ran.out.contains("R702"), "{}", ran.out);
    college.check().is_clean();

    // What somebody changed and nobody owns stays for a person to look at.
    college.replace("content/college.md", "mode: required", "mode: advise");
    college.replace(
        "content/courses/sleep-well.md",
        "talk about nights.",
        "talk about nights and days, from 18:30.",
    );
    fix(&college, &[]).ends_with(0);
    let codes: Vec<_> = college
        .check()
        .findings
        .iter()
        .map(|it| it["code"].clone())
        .collect();
    assert_eq!(codes, ["R702"]);
}
