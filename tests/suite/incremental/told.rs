//! What a build says when nothing changed, and what is no change and what is one.

use std::fs;
use std::io::Cursor;
use std::os::unix::fs::MetadataExt;

use image::{ImageFormat, RgbImage};

use crate::college::{College, PNG, online_course};
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
    let college = College::new().with_course(online_course().replace("Sleep well", "Paint"));
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

#[test]
fn what_every_page_shows_of_the_college_is_shown_anew() {
    let college = built();
    college.replace("content/college.md", "01632 960 100", "01632 960 199");
    college.build(&[]).ends_with(0).says("Made ");
    for page in ["index.html", "courses/sleep-well/index.html"] {
        let page = college.read(&format!("public/{page}"));
        assert!(page.contains("01632 960 199"), "{page}");
    }
}

#[test]
fn a_picture_of_another_size_is_shown_in_its_size() {
    let picture = |width, height| {
        let mut bytes = Cursor::new(Vec::new());
        let dots = RgbImage::new(width, height);
        dots.write_to(&mut bytes, ImageFormat::Png)
            .expect("it can be written");
        bytes.into_inner()
    };
    let college = College::new()
        .with("content/courses/moon.png", picture(40, 20))
        .with_course(format!("{}\n![The moon](moon.png)\n", online_course()));
    let shown = |size: &str| {
        college.build(&[]).ends_with(0);
        let page = college.read("public/courses/x/index.html");
        assert!(page.contains(size), "{size}: {page}");
    };
    shown("width=\"40\" height=\"20\"");
    college.write("content/courses/moon.png", picture(20, 40));
    shown("width=\"20\" height=\"40\"");
}

#[test]
fn a_place_that_becomes_private_is_looked_for_in_pages_that_did_not_change() {
    let venue = "---\nname: The Den\naddress: [9 Orchard Rise]\nprivate: no\n\
                 access: {step_free: yes, accessible_toilet: yes, hearing_loop: no, parking: no, bus: no, quiet_space: no}\n---\n";
    let college = College::new()
        .with("content/venues/the-den.md", venue)
        .with(
            "content/pages/tea.md",
            "---\ntitle: Tea\n---\nTea is at 9 Orchard Rise.\n",
        );
    college.build(&[]).ends_with(0);
    college.build(&[]).ends_with(0);
    college.replace("content/venues/the-den.md", "private: no", "private: yes");
    let ran = college.build(&[]).ends_with(1);
    assert!(ran.out.contains("D805"), "{}", ran.out);
}

#[test]
fn a_page_that_somebody_changed_by_hand_is_put_right() {
    let college = built();
    let page = college.path("public/courses/sleep-well/index.html");
    let right = fs::read_to_string(&page).expect("it is there");
    fs::write(&page, right.replace("We talk", "We yell")).expect("it can be written");
    college.build(&[]).ends_with(0).says("Made ");
    assert_eq!(fs::read_to_string(&page).expect("it is there"), right);
}

#[test]
fn what_was_found_on_a_page_is_said_of_its_own_file_when_others_come_and_go() {
    let college = built();
    let links = "[the form](/how-to-enrol/) and [the form](/courses/). We talk";
    college.replace(COURSE, "We talk", links);
    let found = |college: &College| {
        let ran = college.build(&[]).ends_with(0);
        let said = ran.out.split("[A910]").nth(1).unwrap_or_default();
        let place = said.lines().find(|line| line.contains("-->"));
        let place = place.unwrap_or_default();
        assert!(place.contains("sleep-well.md:23:32"), "{}", ran.out);
    };
    found(&college);
    let other = online_course().replace("Sleep well", "Painting in the park");
    college.write("content/courses/aaa.md", other.replace("nights", "colours"));
    found(&college);
    fs::remove_file(college.path("content/courses/aaa.md")).expect("it is there");
    found(&college);
}

#[test]
fn a_hidden_folder_of_a_theme_is_nobodys() {
    let college = College::new().with("themes/default/assets/.kept/own.css", "b { color: red }");
    college.build(&[]).ends_with(0);
    assert!(!college.path("public/assets/.kept").exists());
    let whole = college.tree("public/assets");
    assert!(
        whole.iter().all(|(path, _)| !path.contains("own")),
        "{whole:?}"
    );
}

#[test]
fn a_file_that_others_may_not_read_is_put_right() {
    use std::os::unix::fs::PermissionsExt;
    let college = built();
    let mode = |path: &str| {
        let metadata = fs::metadata(college.path(path)).expect("it is there");
        metadata.mode() & 0o777
    };
    let page = "public/courses/sleep-well/index.html";
    let right = mode(page);
    let closed = fs::Permissions::from_mode(0o600);
    fs::set_permissions(college.path(page), closed).expect("it may be changed");
    college.build(&["--fresh"]).ends_with(0);
    assert_eq!(mode(page), right);
}
