//! Builds that must not publish: what was there stays as it was, to the byte and to the time stamp.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::college::{COURSE, College, Ran, TODAY, program};

/// Every entry below a folder: its path, its bytes and when it was last written.
fn snapshot(folder: &Path) -> Vec<(String, Option<Vec<u8>>, SystemTime)> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("the folder can be read"))
        .map(|entry| {
            let modified = entry
                .metadata()
                .expect("it is there")
                .modified()
                .expect("the system knows it");
            let path = entry.path().strip_prefix(folder).expect("it lies inside");
            (
                path.to_string_lossy().into_owned(),
                fs::read(entry.path()).ok(),
                modified,
            )
        })
        .collect()
}

/// What a build left beside the site, but for its record, which is there for the next one.
fn leftovers(college: &College) -> Vec<String> {
    let names = fs::read_dir(college.path("")).expect("it is there");
    names
        .map(|entry| {
            entry
                .expect("it is there")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name.starts_with(".public") && name != ".public.record")
        .collect()
}

fn built() -> College {
    let college = College::new();
    college.build(&[]).ends_with(0);
    college
}

#[test]
fn a_college_with_an_error_leaves_the_old_site_untouched() {
    let college = built();
    let before = snapshot(&college.path("public"));
    college.replace(
        "content/courses/sleep-well.md",
        "venue: town-library",
        "venue: nowhere",
    );
    college.replace(
        "content/courses/sleep-well.md",
        "Sleep well",
        "Sleep better",
    );
    let ran = college
        .build(&[])
        .ends_with(1)
        .says("Nothing was published: 1 error. The site is as it was.");
    assert!(ran.out.contains("there is no venue nowhere"), "{}", ran.out);
    assert!(before == snapshot(&college.path("public")));
    assert_eq!(leftovers(&college), [""; 0]);
}

#[test]
fn a_broken_template_leaves_the_old_site_untouched() {
    let college = built();
    let before = snapshot(&college.path("public"));
    college.write(
        "themes/default/templates/course.html",
        "{{ course.nothing.here }}",
    );
    college.build(&[]).ends_with(1);
    assert!(before == snapshot(&college.path("public")));
    assert_eq!(leftovers(&college), [""; 0]);
}

/// Runs a build that may write no file over half a kilobyte.
fn build_with_small_files(college: &College) -> Ran {
    let binary = program();
    let mut command = assert_cmd::Command::new("sh");
    command
        .current_dir(college.path(""))
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 1; exec \"$0\" build --today \"$1\"",
        ])
        .arg(binary.get_program())
        .arg(TODAY);
    Ran::new(command)
}

#[test]
fn a_disk_that_takes_no_more_leaves_the_old_site_untouched() {
    let college = built();
    let before = snapshot(&college.path("public"));
    college.replace(
        "content/college.md",
        "name: Millbrook College",
        "name: Another College",
    );
    let ran = build_with_small_files(&college).ends_with(2);
    ran.says("error: cannot write")
        .says("help: nothing that was published has changed");
    assert!(before == snapshot(&college.path("public")));
    assert_eq!(leftovers(&college), [""; 0]);
    college.build(&[]).ends_with(0);
}

#[test]
fn a_full_disk_says_that_it_is_full() {
    // A file system of 128 KB that only this process sees; where the system gives none, there is no such disk to fill, and
    // the test above stands alone.
    let script = "mount -t tmpfs -o size=128k tmpfs \"$2\" || exit 77; exec \"$0\" build --today \"$1\" --out \"$2/site\"";
    let college = College::new();
    fs::create_dir(college.path("small")).expect("it is new");
    let mut command = assert_cmd::Command::new("unshare");
    command
        .current_dir(college.path(""))
        .args(["-rm", "sh", "-c", script])
        .arg(program().get_program())
        .args([TODAY, "small"]);
    let Ok(output) = command.output() else {
        return;
    };
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.code() == Some(77) || said.contains("unshare:") {
        return;
    }
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("the disk is full: make room"), "{said}");
}

#[test]
fn a_folder_that_the_program_did_not_make_is_never_touched() {
    let college = College::new().with("public/holiday.jpg", "a picture");
    let before = snapshot(&college.path("public"));
    let ran = college.build(&[]).ends_with(2);
    ran.says("is not empty, and this program did not make it")
        .says("name another folder with --out");
    assert!(before == snapshot(&college.path("public")));
    assert_eq!(leftovers(&college), [""; 0]);
}

#[test]
fn a_repository_in_the_folder_of_the_site_is_not_taken_away() {
    let college = built();
    college.write("public/.git/HEAD", "ref: refs/heads/pages");
    let before = snapshot(&college.path("public"));
    let ran = college.build(&["--fresh"]).ends_with(2);
    ran.says("holds a repository of git").says("--out");
    assert!(before == snapshot(&college.path("public")));
}

#[cfg(unix)]
#[test]
fn what_a_link_under_a_name_of_the_program_leads_to_is_never_emptied() {
    let college = built();
    college.write("diary.txt", "mine");
    std::os::unix::fs::symlink(
        college.path("diary.txt"),
        college.path(".public.record.next"),
    )
    .expect("links can be made");
    college.build(&["--fresh"]).ends_with(0);
    assert_eq!(college.read("diary.txt"), "mine");
}

#[test]
fn what_somebody_left_under_the_name_of_the_next_site_is_never_emptied() {
    for name in [".public.next", ".public.previous"] {
        let college = College::new().with(&format!("{name}/holiday.jpg"), "a picture");
        let ran = college.build(&[]).ends_with(2);
        ran.says("did not make it").says("move it away");
        assert_eq!(college.read(&format!("{name}/holiday.jpg")), "a picture");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_whose_name_is_no_text_is_refused_in_words() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let college = College::new();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let out = elsewhere.path().join(OsStr::from_bytes(b"o\xffut"));
    let mut command = college.command(&["build", "--today", TODAY, "--out"]);
    command.arg(&out);
    Ran::new(command)
        .ends_with(2)
        .says("holds letters that cannot be written down")
        .says("name another folder with --out");
    assert!(!out.exists());
    assert_eq!(leftovers(&college), [""; 0]);
}

#[test]
fn an_empty_folder_may_be_filled() {
    let college = College::new();
    fs::create_dir(college.path("public")).expect("it is new");
    college.build(&[]).ends_with(0);
    assert!(college.path("public/index.html").is_file());
}

#[test]
fn the_colleges_own_folders_are_refused_as_output() {
    let college = built();
    let before = snapshot(&college.path(""));
    let cases = [
        ("content/site", "lies inside content/"),
        ("content", "lies inside content/"),
        ("partners/site", "lies inside partners/"),
        ("themes", "lies inside themes/"),
        ("public/../content/site", "lies inside content/"),
        (".", "holds the college's own files"),
        ("..", "holds the college's own files"),
        ("/", "holds the college's own files"),
    ];
    for (out, message) in cases {
        let ran = college.build(&["--out", out]).ends_with(2);
        ran.says(message)
            .says("name a folder of its own with --out");
        assert!(before == snapshot(&college.path("")), "{out}");
    }
}

#[test]
fn a_second_build_of_the_same_folder_is_told_to_wait() {
    let college = built();
    let before = snapshot(&college.path("public"));
    let lock = fs::File::create(college.path(".public.lock")).expect("it can be made");
    lock.lock().expect("nobody else has it");
    college
        .build(&[])
        .ends_with(2)
        .says("another build is writing to this folder")
        .says("wait until it has finished");
    assert!(before == snapshot(&college.path("public")));
    drop(lock);
    college.build(&[]).ends_with(0);
}

#[test]
fn check_writes_nothing() {
    let college = College::new().with_course(COURSE);
    let before = snapshot(&college.path(""));
    college.check();
    assert!(before == snapshot(&college.path("")));
}

#[test]
fn a_folder_of_the_college_is_refused_also_by_a_way_that_is_not_there_yet() {
    let college = College::new();
    let ran = college.run(&["build", "--today", TODAY, "--out", "new/../content/site"]);
    ran.ends_with(2)
        .says("goes up from a folder that is not there");
    assert!(!college.path("content/site").exists());
    assert!(!college.path("new").exists());
    let link = college.path("link");
    std::os::unix::fs::symlink(college.path("content"), &link).expect("links can be made");
    let ran = college.run(&["build", "--today", TODAY, "--out", "link/a/b"]);
    ran.ends_with(2).says("lies inside content/");
    assert!(!college.path("content/a").exists());
}

#[test]
fn a_pipe_under_a_name_of_the_program_is_not_waited_for() {
    for (name, code) in [
        (".public.record", 0),
        (".public.lock", 2),
        (".prospectus-publish", 2),
    ] {
        let college = built();
        let pipe = college.path(name);
        drop(fs::remove_file(&pipe));
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("mkfifo is there").success());
        let ran = college.build(&[]).ends_with(code);
        if code > 0 {
            ran.says(name).says("move it away");
        }
    }
}
