//! Changes that are too large to be told whole.

use crate::college::College;
use crate::review::{begin, college, course, markdown, path, under};

/// So much is a comment on a pull request allowed to hold, with room to spare.
const MOST: usize = 60_000;

fn with_courses(count: usize) -> College {
    (0..count).fold(college(), |college, number| {
        college.with(
            &path(&format!("course-{number:03}")),
            course(&format!("Course {number:03}, {LONG}")),
        )
    })
}

/// Of so many letters that not even a line for each of 500 courses has room.
const LONG: &str = "about what helps when days are grey, with tea, walks, songs, stories, and whatever else we find together along the way";

#[test]
fn a_change_of_500_courses_is_shortened_and_counted() {
    let college = with_courses(500);
    begin(&college);
    for number in 0..500 {
        let path = path(&format!("course-{number:03}"));
        college.replace(
            &path,
            "and try small changes.",
            "and look closely at what helps each of us, week after week, at home and outside.",
        );
        college.replace(&path, "2027-01-19 10:00", "2027-01-20 10:30");
    }
    let text = markdown(&college);
    assert!(text.len() < MOST, "{} bytes", text.len());
    assert!(
        text.starts_with("## What this change does"),
        "the opening stays"
    );
    assert!(
        text.contains("Courses: 500 changed. Sessions: 500 moved."),
        "{}",
        &text[..600]
    );
    let changed = under(&text, "Changed courses");
    let shown = changed.matches("Course ").count();
    let rest: usize = rest(changed).expect("some are left out");
    assert_eq!(shown + rest, 500, "shown and counted are all");
    assert_eq!(
        changed.matches("<details>").count(),
        changed.matches("</details>").count()
    );
    assert!(changed.contains("<ins>"), "the first are whole");
    assert!(
        rest_of(&text, "Sessions").is_some(),
        "sessions are counted too"
    );
    assert!(
        under(&text, "Balance").contains("| Courses | 501 | 501 |"),
        "the balance stays"
    );
}

/// The number in "and 312 more courses".
fn rest(part: &str) -> Option<usize> {
    let (_, rest) = part.rsplit_once("- and ")?;
    rest.split_once(" more ")?.0.parse().ok()
}

fn rest_of(text: &str, heading: &str) -> Option<usize> {
    rest(under(text, heading))
}

#[test]
fn letters_of_several_bytes_are_counted_as_bytes() {
    let college = college();
    begin(&college);
    for number in 0..60 {
        let title = format!("{number} {}", "پنجابی شاعری @".repeat(8));
        let words = "ایک لفظ اور دوسرا لفظ ".repeat(400);
        college.write(
            &path(&format!("urdu-{number}")),
            course(&title).replace("We talk about", &words),
        );
    }
    let text = markdown(&college);
    assert!(text.len() < MOST, "{} bytes", text.len());
    assert_eq!(
        text.matches("<details>").count(),
        text.matches("</details>").count()
    );
}
