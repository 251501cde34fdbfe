//! A build that was stopped between its site and its ledger: the next command of any kind makes them one again.
//! `tests/faults` stops builds at every call of the system; here is what each outcome is.

use std::fs;

use crate::college::{College, TODAY, online_course};

const RECORD: &str = ".prospectus-publish";
const NEXT: &str = "content/.calendar.lock.next";
const JOINED: &str = "content/.calendar.lock.next.joined";

/// What a build leaves that is stopped before it writes the ledger, and what the ledger was to say.
fn stopped() -> (College, String) {
    let college = College::new();
    college.build(&[]).ends_with(0);
    let before = college.read("content/calendar.lock");
    college.replace(
        "content/courses/sleep-well.md",
        "2027-01-12 10:00-12:00",
        "2027-01-13 10:00-12:00",
    );
    college.build(&[]).ends_with(0);
    let after = college.read("content/calendar.lock");
    assert_ne!(before, after);
    let mark = college.read("public/.prospectus");
    let digest = mark.split("calendars: ").nth(1).expect("it says so").trim();
    let out = college.path("public");
    let record = serde_json::json!({"out": out.canonicalize().expect("a path"), "ledger": digest});
    college.write("content/calendar.lock", before);
    college.write(NEXT, &after);
    college.write(RECORD, record.to_string());
    (college, after)
}

fn is_clean(college: &College) {
    for name in [RECORD, NEXT, JOINED, ".public.next", ".public.previous"] {
        assert!(!college.path(name).exists(), "{name} is left");
    }
}

#[test]
fn a_ledger_that_the_published_site_goes_with_is_written_by_the_next_command() {
    let (college, after) = stopped();
    college
        .run(&["check", "--today", TODAY])
        .ends_with(0)
        .says("The last build was stopped half-way, after its site was put in");
    assert_eq!(college.read("content/calendar.lock"), after);
    is_clean(&college);
    college.build(&["--locked"]).ends_with(0);
}

#[test]
fn a_ledger_of_a_site_that_was_never_published_is_taken_away() {
    let (college, after) = stopped();
    let before = college.read("content/calendar.lock");
    let mark = college.read("public/.prospectus");
    college.write(
        "public/.prospectus",
        mark.replace("calendars: ", "calendars: 0"),
    );
    college
        .run(&["check", "--today", TODAY])
        .ends_with(0)
        .says("The last build was stopped half-way, before it published anything");
    assert_eq!(college.read("content/calendar.lock"), before);
    is_clean(&college);
    college.build(&[]).ends_with(0);
    assert_eq!(college.read("content/calendar.lock"), after);
}

#[test]
fn a_session_that_only_a_stopped_build_published_is_cancelled_for_who_subscribed() {
    let (college, _) = stopped();
    // The session of the stopped build, which students may have, moves once more.
    college.replace(
        "content/courses/sleep-well.md",
        "2027-01-13 10:00-12:00",
        "2027-01-14 10:00-12:00",
    );
    college.build(&[]).ends_with(0);
    let calendar = college.read("public/calendars/courses/sleep-well.ics");
    assert!(calendar.contains("DTSTART;TZID=Europe/London:20270114T100000"));
    assert!(calendar.contains("SEQUENCE:2"), "{calendar}");
}

#[test]
fn an_old_site_set_aside_is_put_back_by_any_command() {
    let (college, _) = stopped();
    fs::rename(college.path("public"), college.path(".public.next")).expect("renamed");
    let previous = college.path(".public.previous");
    fs::create_dir(&previous).expect("a folder");
    fs::write(previous.join(".prospectus"), "made before").expect("written");
    fs::write(previous.join("index.html"), "the old site").expect("written");
    college.run(&["check", "--today", TODAY]).ends_with(0);
    assert_eq!(college.read("public/index.html"), "the old site");
    college.build(&[]).ends_with(0);
    is_clean(&college);
}

#[test]
fn what_a_stopped_clearing_left_is_still_known() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    // Its mark goes last, so what is left has it.
    college.write(".public.next/.prospectus", "");
    college.write(".public.next/courses/index.html", "half");
    college.build(&[]).ends_with(0);
    is_clean(&college);
}

#[test]
fn a_kept_picture_that_is_not_whole_is_made_again() {
    let college = College::new();
    let kept = college.path("kept/prospectus/pictures");
    // So wide that it is made smaller, which is kept.
    let mut photograph = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(1700, 20)
        .write_to(&mut photograph, image::ImageFormat::Jpeg)
        .expect("encoded");
    college.write("content/courses/night.jpg", photograph.into_inner());
    college.replace(
        "content/courses/sleep-well.md",
        "small changes.",
        "small changes.\n\n![A lamp at night](night.jpg)",
    );
    let build = || {
        let mut command = college.command(&["build", "--today", TODAY]);
        command.env("XDG_CACHE_HOME", college.path("kept"));
        crate::college::Ran::new(command).ends_with(0);
        college.tree("public")
    };
    let first = build();
    let mut damaged = 0;
    for entry in fs::read_dir(&kept).into_iter().flatten() {
        let path = entry.expect("it is there").path();
        let bytes = fs::read(&path).expect("it can be read");
        fs::write(&path, &bytes[..bytes.len() / 2]).expect("written");
        damaged += 1;
    }
    assert!(damaged > 0, "nothing was kept");
    fs::remove_dir_all(college.path("public")).expect("it is there");
    assert!(first == build());
}

#[test]
fn a_college_that_was_moved_after_a_build_was_stopped_is_finished() {
    let (college, after) = stopped();
    let record = college.read(RECORD);
    let digest = record.split("ledger\":\"").nth(1).expect("a digest");
    let digest = digest.split('"').next().expect("it ends");
    let inside = serde_json::json!({"out": "public", "ledger": digest});
    college.write(RECORD, inside.to_string());
    college.run(&["check", "--today", TODAY]).ends_with(0);
    assert_eq!(college.read("content/calendar.lock"), after);
    is_clean(&college);
}

#[test]
fn nothing_is_taken_away_when_the_folder_of_the_site_is_not_there_to_be_asked() {
    let (college, after) = stopped();
    let elsewhere = serde_json::json!({"out": "/nowhere/at/all/public", "ledger": "x"});
    college.write(RECORD, elsewhere.to_string());
    college
        .run(&["check", "--today", TODAY])
        .ends_with(2)
        .says("the folder that this is in is not there any more");
    assert_eq!(college.read(NEXT), after);
}

/// The same, and git brought another ledger since; also that ledger.
fn stopped_and_pulled() -> (College, String, String) {
    let (college, after) = stopped();
    let before = college.read("content/calendar.lock");
    // Another computer published a course more.
    let paint = online_course().replace("Sleep well", "Paint in the park");
    let other = College::new();
    other.write("content/calendar.lock", &before);
    other.write("content/courses/paint.md", &paint);
    other.build(&[]).ends_with(0);
    let came = other.read("content/calendar.lock");
    let record: serde_json::Value =
        serde_json::from_str(&college.read(RECORD)).expect("it is JSON");
    let digest = blake3::hash(before.as_bytes()).to_hex().to_string();
    let record =
        serde_json::json!({"out": record["out"], "ledger": record["ledger"], "before": digest});
    college.write(RECORD, record.to_string());
    college.write("content/calendar.lock", &came);
    college.write("content/courses/paint.md", &paint);
    (college, after, came)
}

#[test]
fn what_git_brought_after_a_build_was_stopped_is_kept_beside_what_the_site_goes_with() {
    let (college, after, came) = stopped_and_pulled();
    college.run(&["check", "--today", TODAY]).ends_with(0);
    is_clean(&college);
    let both = college.read("content/calendar.lock");
    for line in came.lines().chain(after.lines()) {
        assert!(both.lines().any(|own| own == line), "{line}\n{both}");
    }
    college.build(&[]).ends_with(0);
    let joined = college.read("content/calendar.lock");
    assert!(!joined.contains("<<<<<<<"), "{joined}");
    let of_paint = came.lines().filter(|line| line.contains("paint"));
    for line in of_paint {
        assert!(joined.lines().any(|own| own == line), "{line}\n{joined}");
    }
}

#[test]
fn what_git_brought_is_joined_once_when_that_is_stopped_too() {
    let (college, after, came) = stopped_and_pulled();
    college.run(&["check", "--today", TODAY]).ends_with(0);
    let joined = college.read("content/calendar.lock");

    for (next, half) in [(&after, Some("cut sh")), (&joined, None)] {
        let (college, ..) = stopped_and_pulled();
        college.write(NEXT, next);
        if let Some(half) = half {
            college.write(JOINED, half);
        }
        assert_eq!(college.read("content/calendar.lock"), came);
        college.run(&["check", "--today", TODAY]).ends_with(0);
        assert_eq!(college.read("content/calendar.lock"), joined);
        is_clean(&college);
    }
}
