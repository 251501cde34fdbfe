//! Files that are no texts, that lie elsewhere, or that an editor has saved in its own way.

use std::os::unix::fs::{PermissionsExt, symlink};

use crate::college::{COURSE, College, PNG, Ran, TODAY, online_course};
use crate::hard_input::course;

#[test]
fn a_file_of_fifty_megabytes_is_not_read() {
    let mut bytes = COURSE.as_bytes().to_vec();
    bytes.resize(50 * 1024 * 1024, b'a');
    College::new().with_course(bytes).check().finds(
        "M010",
        "content/courses/x.md",
        "larger than 1 MB",
        "by mistake?",
    );
}

#[test]
fn a_text_that_is_not_utf_8_is_shown_its_line() {
    let mut bytes = COURSE.as_bytes().to_vec();
    bytes.extend(b"Caf\xe9\n");
    let line = format!("in line {}", COURSE.lines().count() + 1);
    let college = College::new().with_course(bytes);
    college
        .check()
        .finds("M010", "content/courses/x.md", &line, "UTF-8");
}

#[test]
fn an_ending_in_capitals_is_told_in_small_letters() {
    let path = "content/courses/rest-well.MD";
    let message = "rest-well.MD does not end in .md";
    let checked = College::new().with(path, COURSE).check();
    checked.finds("M010", path, message, "rename it to rest-well.md");
}

#[test]
fn a_folder_named_like_a_text_is_a_finding() {
    let college = College::new();
    std::fs::create_dir(college.path("content/courses/x.md")).expect("it is new");
    college.check().finds(
        "M010",
        "content/courses/x.md",
        "is a folder",
        "rename the folder",
    );
}

#[test]
fn a_link_out_of_the_sites_folder_is_refused() {
    let outside = College::empty()
        .with("x.md", COURSE)
        .with("deep/y.md", COURSE);
    for (from, to) in [
        ("x.md", "content/courses/x.md"),
        ("deep", "content/courses/deep"),
        ("x.md", "content/x.png"),
    ] {
        let college = College::new();
        symlink(outside.path(from), college.path(to)).expect("links can be made");
        college.check().finds(
            "M010",
            to,
            "leads out of the site's folder",
            "copy the file here",
        );
    }
}

#[test]
fn a_whole_folder_that_lies_elsewhere_is_refused() {
    let outside = College::new();
    let college = College::new();
    std::fs::remove_dir_all(college.path("partners")).expect("it is there");
    symlink(outside.path("partners"), college.path("partners")).expect("links can be made");
    college.check().finds(
        "M010",
        "partners",
        "leads out of the site's folder",
        "copy the file here",
    );
}

#[test]
fn a_pipe_is_not_waited_for() {
    let college = College::new();
    let made = std::process::Command::new("mkfifo")
        .arg(college.path("content/courses/x.md"))
        .status();
    assert!(made.expect("mkfifo is there").success());
    college
        .check()
        .finds("M010", "content/courses/x.md", "a pipe", "delete it");
}

#[test]
fn a_theme_from_outside_the_sites_folder_is_refused() {
    let outside = College::empty().with("templates/home.html", "from outside");
    for (from, to) in [
        ("", "themes/own"),
        ("templates/home.html", "themes/own/templates/home.html"),
        ("templates", "themes/own/templates"),
    ] {
        let college = College::new().with("themes/note.txt", "");
        college.replace(
            "content/college.md",
            "contact:",
            "theme: {name: own}\ncontact:",
        );
        let link = college.path(to);
        std::fs::create_dir_all(link.parent().expect("it has a parent")).expect("it can be made");
        symlink(outside.path(from), link).expect("links can be made");
        college.check().finds(
            "M010",
            to,
            "leads out of the site's folder",
            "copy the file here",
        );
    }
}

#[test]
fn a_file_of_a_theme_that_is_too_large_is_a_finding() {
    let college = College::new().with("themes/own/assets/big.png", vec![0; 8 * 1024 * 1024 + 1]);
    college.replace(
        "content/college.md",
        "contact:",
        "theme: {name: own}\ncontact:",
    );
    college.check().finds(
        "M010",
        "themes/own/assets/big.png",
        "larger than 8 MB",
        "smaller",
    );
}

/// A course that shows a picture of its own.
fn with_picture(name: &str, bytes: impl AsRef<[u8]>) -> College {
    College::new()
        .with(&format!("content/courses/{name}"), bytes)
        .with(
            "content/courses/sleep-well.md",
            format!("{COURSE}\n![The moon over a roof]({name})\n"),
        )
}

#[test]
fn a_picture_that_is_not_what_its_name_says_is_refused() {
    let avif = include_bytes!("../pictures/tiny.avif");
    let jpeg = include_bytes!("../pictures/tiny.jpeg");
    for (name, bytes, is) in [
        ("night.png", &jpeg[..], "says PNG, and the file is JPEG"),
        ("night.jpg", PNG, "says JPEG, and the file is PNG"),
        ("night.webp", avif, "says WebP, and the file is AVIF"),
        (
            "night.gif",
            b"<svg onload=\"alert(1)\"/>",
            "SVG, which can hold scripts",
        ),
        ("night.avif", b"<script>", "of another type"),
        ("night.png", b"", "empty"),
    ] {
        let path = format!("content/courses/{name}");
        with_picture(name, bytes)
            .check()
            .finds("M016", &path, is, "save it again");
    }
    for (name, bytes) in [
        ("night.PNG", PNG),
        ("night.jpeg", jpeg),
        ("night.gif", include_bytes!("../pictures/tiny.gif")),
        ("night.webp", include_bytes!("../pictures/tiny.webp")),
        ("night.avif", avif),
    ] {
        with_picture(name, bytes).check().is_clean();
    }
}

#[test]
fn a_picture_that_is_too_large_is_refused() {
    for (name, megabytes) in [("night.png", 40), ("night.jpg", 40), ("night.webp", 8)] {
        with_picture(name, vec![0; megabytes * 1024 * 1024 + 1])
            .check()
            .finds(
                "M016",
                &format!("content/courses/{name}"),
                &format!("larger than {megabytes} MB"),
                "smaller",
            );
    }
}

#[test]
fn pictures_of_people_and_of_reviews_are_not_published() {
    let people = College::empty().with("portrait.png", "picture");
    let college = College::new()
        .with("content/people/portrait.png", "picture")
        .with("content/reviews/notes.png", "picture")
        .with("content/courses/night.png", PNG)
        .with(
            "content/courses/sleep-well.md",
            format!("{COURSE}\n![The moon over a roof](night.png)\n"),
        );
    let folder = people.path("");
    let folder = folder.to_str().expect("it is UTF-8");
    college.build(&["--people", folder]).ends_with(0);
    let published: Vec<String> = college
        .tree("public/pictures")
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    assert_eq!(published, ["courses/night.png"]);
    let arguments = [
        "check", "--format", "short", "--level", "advice", "--today", TODAY, "--people", folder,
    ];
    let ran = college.run(&arguments).ends_with(0);
    for path in [
        "content/people/portrait.png".to_owned(),
        "content/reviews/notes.png".to_owned(),
        format!("{folder}portrait.png"),
    ] {
        let line = format!("{path}: advice M010 pictures of people and of reviews");
        assert!(ran.out.contains(&line), "{line:?} is not in:\n{}", ran.out);
    }
}

#[test]
fn what_is_wrong_with_a_file_of_the_people_folder_names_that_folder() {
    let college = College::new().with("outside/notes.txt", "");
    symlink("nowhere.md", college.path("outside/p-03.md")).expect("links can be made");
    let ran = college
        .run(&[
            "check", "--format", "short", "--today", TODAY, "--people", "outside/",
        ])
        .ends_with(1);
    for line in [
        "outside/notes.txt: warning M010",
        "outside/p-03.md: error M010 this file or folder cannot be opened",
    ] {
        assert!(ran.out.contains(line), "{line:?} is not in:\n{}", ran.out);
    }
}

#[test]
fn a_link_inside_the_site_is_followed() {
    let college = College::new().with("content/courses/sleep-well.md", online_course());
    symlink(
        "sleep-well.md",
        college.path("content/courses/sleep-again.md"),
    )
    .expect("links can be made");
    let checked = college.check();
    assert_eq!(checked.code, 0, "{:#?}", checked.findings);
    college.build(&[]).ends_with(0);
    assert!(
        college
            .read("public/courses/sleep-again/index.html")
            .contains("Sleep well")
    );
}

#[test]
fn a_file_that_cannot_be_opened_is_named() {
    let college = College::new();
    symlink("nowhere.md", college.path("content/courses/x.md")).expect("links can be made");
    college.check().finds(
        "M010",
        "content/courses/x.md",
        "cannot be opened",
        "who may read it",
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_endings_change_nothing() {
    let plain = College::new();
    plain.build(&[]).ends_with(0);
    let text = COURSE.replace('\n', "\r\n");
    for text in [
        format!("\u{feff}{COURSE}"),
        text.clone(),
        format!("\u{feff}{text}"),
    ] {
        let college = College::new().with("content/courses/sleep-well.md", text);
        college.check().is_clean();
        college.build(&[]).ends_with(0);
        assert!(
            plain.tree("public") == college.tree("public"),
            "the site is another one"
        );
    }
}

#[test]
fn places_are_right_behind_a_byte_order_mark_and_windows_line_endings() {
    let text = COURSE.replace("venue:", "venu:").replace('\n', "\r\n");
    course(format!("\u{feff}{text}")).finds("M002", "venu:", "did you mean venue?", "write venue");
}

#[test]
fn a_file_or_folder_that_nobody_may_read_is_named() {
    let college = College::new()
        .with("content/courses/night.png", PNG)
        .with(
            "content/topics/living-well.md",
            "---\nname: Living well\n---\nDays. ![The moon](../courses/night.png)\n",
        )
        .with(
            "themes/own/templates/home.html",
            "{% extends \"base.html\" %}",
        );
    college.replace(
        "content/college.md",
        "contact:",
        "theme: {name: own}\ncontact:",
    );
    let closed = [
        "content/courses/sleep-well.md",
        "content/courses/night.png",
        "content/pages",
        "themes/own/templates/home.html",
    ];
    let allow = |mode: u32| {
        for path in closed {
            let permissions = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(college.path(path), permissions).expect("it is ours");
        }
    };
    allow(0o000);
    let arguments = ["check", "--format", "short", "--today", TODAY];
    let mut command = college.command(&arguments);
    if std::fs::read(college.path(closed[0])).is_ok() {
        // Root may read everything, unless it gives that up.
        let binary = command.get_program().to_owned();
        command = assert_cmd::Command::new("setpriv");
        command
            .current_dir(college.path(""))
            .arg("--bounding-set=-dac_override,-dac_read_search")
            .arg(binary)
            .args(arguments);
    }
    let ran = Ran::new(command);
    allow(0o755);
    let ran = ran.ends_with(1);
    for path in closed {
        let line = format!(
            "{path}: error M010 this file or folder cannot be opened: this computer does not let you"
        );
        assert!(ran.out.contains(&line), "{path} is not in:\n{}", ran.out);
    }
}
