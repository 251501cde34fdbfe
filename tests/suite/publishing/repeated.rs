//! Builds one after another: what did not change stays untouched, and the same college gives the same bytes.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::time::{Duration, SystemTime};

use crate::college::{College, TODAY};

/// Long before any build of these tests.
fn long_ago() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000)
}

fn modified(college: &College, path: &str) -> SystemTime {
    let metadata =
        fs::metadata(college.path(path)).unwrap_or_else(|cause| panic!("{path}: {cause}"));
    metadata.modified().expect("the system knows it")
}

/// A built college whose files say that they were made long ago.
fn built_long_ago() -> College {
    let college = College::new().with(
        "content/pages/charter.md",
        "---\ntitle: Charter\nmenu: none\n---\nWe listen.\n",
    );
    college.build(&[]).ends_with(0);
    for (path, _) in college.tree("public") {
        let file = fs::File::options()
            .write(true)
            .open(college.path("public").join(path));
        file.expect("it can be opened")
            .set_modified(long_ago())
            .expect("it can be set");
    }
    college
}

#[test]
fn a_file_that_did_not_change_keeps_its_time_stamp() {
    let college = built_long_ago();
    college.build(&[]).ends_with(0);
    for (path, _) in college
        .tree("public")
        .iter()
        .filter(|(path, _)| path != ".prospectus")
    {
        assert_eq!(
            modified(&college, &format!("public/{path}")),
            long_ago(),
            "{path}"
        );
    }
}

#[test]
fn a_changed_file_is_new_and_a_removed_one_is_gone() {
    let college = built_long_ago();
    college.replace(
        "content/courses/sleep-well.md",
        "small changes",
        "smaller changes",
    );
    fs::remove_file(college.path("content/pages/charter.md")).expect("it is there");
    college.build(&[]).ends_with(0);
    assert_ne!(
        modified(&college, "public/courses/sleep-well/index.html"),
        long_ago()
    );
    assert!(
        college
            .read("public/courses/sleep-well/index.html")
            .contains("smaller changes")
    );
    assert_eq!(modified(&college, "public/calendars/all.ics"), long_ago());
    assert!(
        !college.path("public/charter").exists(),
        "the charter is still there"
    );
}

#[test]
fn a_changed_file_is_never_written_through_its_old_name() {
    let college = built_long_ago();
    let page = "public/courses/sleep-well/index.html";
    fs::hard_link(college.path(page), college.path("kept.html")).expect("links can be made");
    let before = college.read("kept.html");
    college.replace(
        "content/courses/sleep-well.md",
        "small changes",
        "smaller changes",
    );
    college.build(&[]).ends_with(0);
    assert_eq!(before, college.read("kept.html"));
    let inode = |path: &str| fs::metadata(college.path(path)).expect("it is there").ino();
    assert_ne!(inode("kept.html"), inode(page));
}

#[test]
fn the_whole_tree_is_the_same_on_one_thread_and_on_eight() {
    let site = env!("CARGO_MANIFEST_DIR");
    for more in [&[][..], &["--base-url", "https://example.org/a/b/"]] {
        let trees = ["1", "8"].map(|threads| {
            let college = College::empty();
            let arguments = ["build", "--site", site, "--out", "public", "--today", TODAY];
            let mut command = college.command(&[&arguments, more].concat());
            command.env("RAYON_NUM_THREADS", threads);
            crate::college::Ran::new(command).ends_with(0);
            college.tree("public")
        });
        let [one, eight] = trees;
        let names = |tree: &[(String, Vec<u8>)]| {
            tree.iter()
                .map(|(path, _)| path.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&one), names(&eight));
        for ((path, one), (_, eight)) in one.iter().zip(&eight) {
            assert!(one == eight, "{path} differs with {more:?}");
        }
    }
}

#[test]
fn the_folder_of_the_site_may_have_any_name_and_stand_behind_a_link() {
    let college = College::new();
    fs::create_dir(college.path("disk")).expect("it is new");
    std::os::unix::fs::symlink("disk", college.path("link")).expect("links can be made");
    college.build(&["--out", "link/my site"]).ends_with(0);
    college.build(&["--out", "link/my site"]).ends_with(0);
    assert!(college.path("disk/my site/index.html").is_file());
    assert!(college.path("link").is_symlink());
}
