//! Commands that run at the same time: none takes what another one writes, or writes over it.

use std::fs::File;
use std::process::{Child, Command, Stdio};

use crate::college::{COURSE, College, TODAY, program, tree};

/// A command that goes on while the test does something else.
fn start(college: &College, command: &str) -> Child {
    let mut started = Command::new(program().get_program());
    started
        .current_dir(college.path(""))
        .args([command, "--today", TODAY])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    started.spawn().expect("the program starts")
}

/// How a command ended, and what it said.
fn ended(child: Child) -> (Option<i32>, String) {
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), said)
}

fn changed() -> College {
    let college = College::new();
    college.build(&[]).ends_with(0);
    college.replace(
        "content/courses/sleep-well.md",
        "2027-01-12 10:00-12:00",
        "2027-01-13 10:00-12:00",
    );
    college
}

#[test]
fn of_many_builds_at_once_each_publishes_the_whole_site_or_is_told_to_wait() {
    for _ in 0..3 {
        let college = changed();
        let builds: Vec<Child> = (0..8).map(|_| start(&college, "build")).collect();
        let ends: Vec<_> = builds.into_iter().map(ended).collect();
        for (code, said) in &ends {
            let is_told = said.contains("another build is writing to this folder");
            assert!(*code == Some(0) || *code == Some(2) && is_told, "{said}");
        }
        assert!(ends.iter().any(|(code, _)| *code == Some(0)), "{ends:?}");
        let (site, ledger) = (
            college.tree("public"),
            college.read("content/calendar.lock"),
        );
        college.build(&["--locked"]).ends_with(0);
        assert!(site == college.tree("public"));
        assert_eq!(ledger, college.read("content/calendar.lock"));
        assert!(!college.path(".public.next").exists());
        assert!(!college.path(".public.lock").exists());
    }
}

/// As long as somebody reads the college's files, a build that has made its site waits.
#[cfg(unix)]
#[test]
fn a_ledger_that_changed_while_the_site_was_made_is_never_written_over() {
    let college = changed();
    let (site, ledger) = (
        college.tree("public"),
        college.read("content/calendar.lock"),
    );
    let folder = File::open(college.path("")).expect("a folder");
    folder.lock_shared().expect("nobody changes it");
    let build = start(&college, "build");
    let mark = college.path(".public.next/.prospectus");
    while !std::fs::read_to_string(&mark).is_ok_and(|text| text.contains("calendars: ")) {
        std::thread::yield_now();
    }
    // As git does when it brings what another computer published.
    let other = ledger.replace("# end", "# another\n# end");
    assert_ne!(other, ledger);
    college.write("content/calendar.lock", &other);
    drop(folder);
    let (code, said) = ended(build);
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("content/calendar.lock was changed while the site was made"),
        "{said}"
    );
    assert!(site == college.tree("public"));
    assert_eq!(college.read("content/calendar.lock"), other);
    let left = tree(&college.path("")).into_iter().map(|(path, _)| path);
    let left: Vec<String> = left.filter(|path| path.contains("/.cal")).collect();
    assert_eq!(left, [""; 0]);
}

/// A rename changes many files: who reads some of them before and some after would lose a course, and with it its calendar.
#[cfg(unix)]
#[test]
fn nobody_reads_while_files_change_that_belong_together() {
    let college = College::new();
    let folder = File::open(college.path("")).expect("a folder");
    folder.lock().expect("nobody reads it");
    // What is being moved is in no place for a moment.
    std::fs::remove_file(college.path("content/courses/sleep-well.md")).expect("it is there");
    let build = start(&college, "build");
    while !college.path(".public.lock").exists() {
        std::thread::yield_now();
    }
    college.write("content/courses/better-nights.md", COURSE);
    drop(folder);
    let (code, said) = ended(build);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        college
            .path("public/courses/better-nights/index.html")
            .is_file()
    );
}
