//! What a build says when nothing changed, and what is no change and what is one.

use std::fs;
use std::os::unix::fs::MetadataExt;

use crate::college::{College, PNG};
use crate::incremental::meddled::{RECORD, set_modified};

const NOTHING: &str = "Nothing changed since the last build of 1 course, 2 sessions,";
const COURSE: &str = "content/courses/sleep-well.md";

/// A college whose ledger is written, and whose site was made with it.
fn built() -> College {
    let college = College::new();
    college.build(&[]).ends_with(0).says("Made ");
    college.build(&[]).ends_with(0);
    college
}

#[test]
fn a_build_after_a_build_says_that_nothing_changed() {
    built().build(&[]).ends_with(0).says(NOTHING);
}

#[test]
fn with_fresh_everything_is_made() {
    built().build(&["--fresh"]).ends_with(0).says("Made ");
}

#[test]
fn what_was_found_is_said_again() {
    let college = built();
    let other = college
        .read(COURSE)
        .replace("title: Sleep well", "title: Sleep better");
    college.write(
        "content/courses/other.md",
        other.replace("2027-01", "2027-02"),
    );
    college.build(&[]).ends_with(0);
    let first = college.build(&["--fresh"]).ends_with(0);
    let again = college
        .build(&[])
        .ends_with(0)
        .says("Nothing changed since");
    assert!(first.out.contains("warning[N207]"), "{}", first.out);
    assert!(first.out.contains("title: Sleep better"), "{}", first.out);
    assert_eq!(first.out, again.out);
}

#[test]
fn a_touched_or_copied_file_is_no_change() {
    let college = built();
    for (path, bytes) in college.tree("content") {
        fs::remove_file(college.path("content").join(&path)).expect("it is there");
        college.write(&format!("content/{path}"), bytes);
    }
    college.build(&[]).ends_with(0).says(NOTHING);
    college.build(&[]).ends_with(0).says(NOTHING);
}

#[test]
fn other_words_in_a_file_of_the_same_size_and_time_are_a_change() {
    let college = built();
    let time = fs::metadata(college.path(COURSE)).and_then(|it| it.modified());
    college.replace(COURSE, "We talk", "We sing");
    set_modified(&college.path(COURSE), time.expect("it has one"));
    college.build(&[]).ends_with(0).says("Made ");
    assert!(
        college
            .read("public/courses/sleep-well/index.html")
            .contains("We sing")
    );
}

#[test]
fn everything_that_plays_a_part_is_a_change() {
    let college = built();
    for more in [
        &["--base-url", "https://example.org/a/"][..],
        &["--drafts"],
        &["--locked"],
    ] {
        college.build(&[]).ends_with(0);
        college.build(&[]).ends_with(0).says(NOTHING);
        college.build(more).ends_with(0).says("Made ");
        college.build(more).ends_with(0).says(NOTHING);
    }
    college.build(&[]).ends_with(0);
    college.build(&[]).ends_with(0).says(NOTHING);
    let tomorrow = || {
        college
            .run(&["build", "--today", "2026-11-23"])
            .ends_with(0)
    };
    tomorrow().says("Made ");
    tomorrow().says(NOTHING);
    for (path, bytes) in [
        ("content/courses/new.png", PNG),
        ("content/courses/notes.txt", b"notes"),
        ("themes/default/assets/own.txt", b"x"),
        ("content/waivers.yml", b"[]\n"),
        ("partners/.hidden", b"x"),
    ] {
        college.build(&[]).ends_with(0);
        college.write(path, bytes);
        let is_seen = !path.contains("/.");
        college
            .build(&[])
            .ends_with(0)
            .says(if is_seen { "Made " } else { NOTHING });
    }
}

#[test]
fn a_mistake_that_is_taken_out_again_leaves_nothing_to_do() {
    let college = built();
    college.replace(COURSE, "topics: [living-well]", "topics: [nowhere]");
    college
        .build(&[])
        .ends_with(1)
        .says("Nothing was published");
    college.replace(COURSE, "topics: [nowhere]", "topics: [living-well]");
    college.build(&[]).ends_with(0).says(NOTHING);
}

#[test]
fn another_word_of_the_interface_is_on_every_page() {
    let college = built();
    college.write("themes/default/i18n/en.ftl", "skip = Leap over it\n");
    college.build(&[]).ends_with(0).says("Made ");
    for page in ["index.html", "courses/sleep-well/index.html"] {
        let page = college.read(&format!("public/{page}"));
        assert!(page.contains("Leap over it"), "{page}");
    }
}

#[test]
fn nobody_else_may_read_the_record_and_it_is_no_part_of_the_site() {
    let college = built();
    let metadata = fs::metadata(college.path(RECORD)).expect("it is there");
    assert_eq!(metadata.mode() & 0o777, 0o600);
    assert!(!college.path("public").join(RECORD).exists());
    assert!(!college.path(".public.record.next").exists());
}

#[test]
fn what_did_not_change_is_the_same_file() {
    let college =
        College::new().with_course(crate::college::online_course().replace("Sleep well", "Paint"));
    college.build(&[]).ends_with(0);
    let inode = |path: &str| fs::metadata(college.path(path)).expect("it is there").ino();
    let pages = [
        "public/courses/x/index.html",
        "public/courses/sleep-well/index.html",
    ];
    let before = pages.map(inode);
    college.replace(COURSE, "small changes", "smaller changes");
    college.build(&[]).ends_with(0);
    let after = pages.map(inode);
    assert_eq!(before[0], after[0], "the page of the other course");
    assert_ne!(before[1], after[1], "the page of the course");
}
