//! What stays as it was: sessions in calendars, what the panel decided, addresses that people know, what `check` finds.

use crate::college::{COURSE, College, TODAY};

const OLD: &str = "content/courses/sleep-well.md";
const LEDGER: &str = "content/calendar.lock";

fn renamed(college: &College) {
    let arguments = [
        "rename",
        "course",
        "sleep-well",
        "rest-well",
        "--today",
        TODAY,
    ];
    college.run(&arguments).ends_with(0);
}

/// The lines of a calendar that say which session it is, when, and how often that changed.
fn sessions(college: &College, path: &str) -> Vec<String> {
    let text = college.read(&format!("public/calendars/{path}"));
    let lines = text.lines().filter(|line| {
        let properties = [
            "UID",
            "DTSTART",
            "DTEND",
            "SEQUENCE",
            "LAST-MODIFIED",
            "SUMMARY",
        ];
        properties.iter().any(|it| line.starts_with(it))
    });
    lines.map(str::to_owned).collect()
}

#[test]
fn who_subscribed_keeps_every_session_also_at_the_old_address() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    let before = sessions(&college, "all.ics");
    renamed(&college);
    college
        .run(&["build", "--locked", "--today", "2026-12-01"])
        .ends_with(0);
    for path in [
        "all.ics",
        "courses/rest-well.ics",
        "courses/sleep-well.ics",
        "courses/rest-well/spring.ics",
        "courses/sleep-well/spring.ics",
    ] {
        assert_eq!(sessions(&college, path), before, "{path}");
    }
    assert_eq!(before.iter().filter(|it| it.starts_with("UID")).count(), 2);
}

#[test]
fn a_new_run_reaches_who_subscribed_to_the_course_at_its_old_address() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    renamed(&college);
    let path = "content/courses/rest-well.md";
    college.replace(
        path,
        "runs:\n",
        "runs:\n  - {id: later, mode: online, sessions: [2027-02-09 10:00-12:00]}\n",
    );
    college.build(&[]).ends_with(0);
    let old = sessions(&college, "courses/sleep-well.ics");
    assert_eq!(old, sessions(&college, "courses/rest-well.ics"));
    assert!(
        old.iter()
            .any(|line| line.starts_with("UID:rest-well.later.")),
        "{old:?}"
    );
}

#[test]
fn an_old_name_that_another_course_takes_is_that_course_s() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    renamed(&college);
    let path = "content/courses/rest-well.md";
    let text = college.read(path);
    college.write(
        path,
        text.replace("aliases:\n  - /courses/sleep-well/\n", ""),
    );
    let other = COURSE
        .replace("2027-01-12 10:00", "2027-01-12 08:00")
        .replace("venue: town-library\n", "")
        .replace("in-person", "online");
    college.write(
        OLD,
        other.replace("2027-01-19 10:00-12:00", "2027-02-23 10:00-12:00"),
    );
    college.build(&[]).ends_with(0);
    let own = sessions(&college, "courses/sleep-well.ics");
    let starts: Vec<&String> = own
        .iter()
        .filter(|it| it.starts_with("DTSTART;TZID"))
        .collect();
    assert_eq!(starts.len(), 2, "{own:?}");
    assert!(starts[1].ends_with("20270223T100000"), "{own:?}");
}

#[test]
fn a_rename_on_one_branch_and_a_build_on_another_leave_every_session_with_its_course() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    let (before, others) = (sessions(&college, "all.ics"), college.read(LEDGER));
    renamed(&college);
    let own = college.read(LEDGER);
    for (ours, theirs) in [(&own, &others), (&others, &own)] {
        let conflict = format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n");
        college.write(LEDGER, conflict);
        college.build(&[]).ends_with(0);
        assert_eq!(sessions(&college, "all.ics"), before);
        assert_eq!(sessions(&college, "courses/rest-well.ics"), before);
    }
}

#[test]
fn a_room_under_another_name_is_no_move() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    let before = sessions(&college, "all.ics");
    let arguments = ["rename", "venue", "town-library", "library"];
    college
        .run(&arguments)
        .ends_with(0)
        .says("/venues/town-library/ leads nowhere");
    college
        .run(&["build", "--locked", "--today", "2026-12-01"])
        .ends_with(0);
    assert_eq!(sessions(&college, "all.ics"), before);
    assert_eq!(sessions(&college, "venues/library.ics"), before);
}

#[test]
fn the_old_address_leads_on_and_gives_way_when_the_old_name_comes_back() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    renamed(&college);
    college.build(&[]).ends_with(0);
    assert_eq!(
        college.read("public/_redirects"),
        "/courses/sleep-well/ /courses/rest-well/ 301\n"
    );
    let back = ["rename", "course", "rest-well", "sleep-well"];
    college.run(&back).ends_with(0);
    college.build(&[]).ends_with(0);
    assert_eq!(
        college.read("public/_redirects"),
        "/courses/rest-well/ /courses/sleep-well/ 301\n"
    );
}

#[test]
fn a_draft_leaves_no_address_behind_and_stays_in_its_folder() {
    let draft = COURSE.replace("title:", "draft: yes\ntitle:");
    let college = College::new().with("content/courses/2027/x.md", &draft);
    college.run(&["rename", "course", "x", "y"]).ends_with(0);
    assert_eq!(college.read("content/courses/2027/y.md"), draft);
}

#[test]
fn what_the_panel_decided_stands_with_everything_that_it_wrote() {
    let college = College::new();
    college.replace("content/college.md", "mode: off", "mode: required");
    college.replace(
        OLD,
        "We talk about nights",
        "See <https://example.org/courses/sleep-well/>. We talk about nights",
    );
    college.adopt();
    college.write("content/reviews/sleep-well/notes.txt", "By hand.");
    let found = |college: &College| {
        let checked = college.check();
        let found = checked.findings.iter().filter(|it| it["code"] != "M010");
        found.map(|it| it["code"].clone()).collect::<Vec<_>>()
    };
    let before = found(&college);
    renamed(&college);
    assert_eq!(found(&college), before);
    let round = college.read("content/reviews/rest-well/2026-09-01/round.md");
    let amended = "amendments:\n  - on: 2026-11-22\n    by: the program\n    reason: \"Renamed: the course sleep-well is rest-well now\"\n    fields:\n      body: ";
    assert!(round.contains(amended), "{round}");
    assert_eq!(
        college.read("content/reviews/rest-well/notes.txt"),
        "By hand."
    );
    assert!(!college.path("content/reviews/sleep-well").exists());
}

#[test]
fn a_dry_run_shows_what_git_would_take_and_changes_nothing() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    let before = college.tree("content");
    let arguments = ["rename", "course", "sleep-well", "rest-well", "--dry-run"];
    let ran = college
        .run(&arguments)
        .ends_with(0)
        .says("nothing was written");
    assert!(ran.out.contains(
        "rename from content/courses/sleep-well.md\nrename to content/courses/rest-well.md\n"
    ));
    assert_eq!(college.tree("content"), before);
    college.write("x.diff", &ran.out);
    let git = std::process::Command::new("git")
        .args(["apply", "x.diff"])
        .current_dir(college.path(""))
        .status();
    assert!(git.is_ok_and(|status| status.success()));
    let by_diff = college.tree("content");
    let other = College::new();
    other.build(&[]).ends_with(0);
    other.run(&arguments[..4]).ends_with(0);
    assert_eq!(by_diff, other.tree("content"));
}
