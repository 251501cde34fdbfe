//! A term at a glance: the picture of its weeks and the same in words.

use crate::college::{COURSE, College, online_course};

const TERM: &str = "public/timetable/2027-spring/index.html";

/// The picture with its number on the page, and the table after it.
fn parts(page: &str) -> Vec<(&str, &str)> {
    let parts = page.split("<svg role=\"img\"").skip(1);
    parts
        .map(|part| part.split_once("</svg>").expect("a picture ends"))
        .collect()
}

#[test]
fn a_strand_has_a_picture_of_its_courses_with_the_same_in_words() {
    let college = College::new();
    college.replace(
        "content/courses/sleep-well.md",
        "- 2027-01-19 10:00-12:00",
        "- {on: 2027-01-19 10:00-12:00, cancelled: The lift is being mended.}\n      - 2027-02-05 14:00-15:00",
    );
    college.replace(
        "content/terms/2027-spring.md",
        "ends: 2027-03-26",
        "ends: 2027-03-26\nbreaks: [{from: 2027-02-15, to: 2027-02-19, reason: Half term}]",
    );
    college.build(&[]).ends_with(0);
    let page = college.read(TERM);
    let [(picture, words)] = parts(&page)[..] else {
        panic!("one strand has one picture");
    };
    assert!(picture.contains(">Sleep well</text>"));
    for (mark, count) in [
        ("session-mark\"", 2),
        ("session-mark off\"", 1),
        (">Tue<", 2),
        (">Fri<", 1),
    ] {
        assert_eq!(picture.matches(mark).count(), count, "{mark}");
    }
    assert_eq!(picture.matches("class=\"shade\"").count(), 1);
    assert!(page.contains("Shaded: 15 to 19 February 2027: Half term"));
    for said in [
        "12 January, 10am to midday",
        "19 January, 10am to midday (cancelled)",
        "5 February, 2pm to 3pm",
        "Town Library",
    ] {
        assert!(words.contains(said), "{said}");
    }
}

#[test]
fn a_course_that_runs_twice_has_one_row_and_is_told_of_twice() {
    let twice = online_course().replace(
        "runs:\n",
        "runs:\n  - {id: second, term: 2027-spring, mode: online, sessions: [2027-03-04 18:00-19:00]}\n",
    );
    let college = College::new().with_course(twice.replace("Sleep well", "Rest well"));
    college.build(&[]).ends_with(0);
    let page = college.read(TERM);
    let [(picture, words)] = parts(&page)[..] else {
        panic!("one strand has one picture");
    };
    assert_eq!(picture.matches(">Rest well</text>").count(), 1);
    let rows = words.split("</table>").next().unwrap_or_default();
    assert_eq!(rows.matches("/courses/x/").count(), 2);
    assert!(page.contains("2 courses in words"));
}

#[test]
fn a_picture_shows_nothing_of_drafts_or_of_private_places() {
    let draft = online_course().replace("title: Sleep well", "title: Not yet\ndraft: true");
    let college = College::new().with_course(draft).with(
        "content/venues/larch-house.md",
        "---\nname: Larch House\naddress: [Secret Lane]\nprivate: yes\n---\n",
    );
    college.replace(
        "content/courses/sleep-well.md",
        "town-library",
        "larch-house",
    );
    college.build(&[]).ends_with(0);
    let page = college.read(TERM);
    assert_eq!(parts(&page).len(), 1);
    assert!(page.contains("We tell you where when you enrol"));
    assert!(!page.contains("Larch") && !page.contains("Not yet"));
}

#[test]
fn many_courses_are_drawn_in_several_pictures_folded_and_light() {
    let mut college = College::new();
    for number in 0..300 {
        let day = 11 + number % 7;
        let course = online_course()
            .replace(
                "title: Sleep well",
                &format!("title: Course number {number}"),
            )
            .replace("2027-01-12", &format!("2027-01-{day}"))
            .replace("2027-01-19", &format!("2027-02-{day}"));
        college = college.with(&format!("content/courses/number-{number}.md"), course);
    }
    college.build(&[]).ends_with(0);
    let page = college.read(TERM);
    let pictures = parts(&page);
    assert!(pictures.len() > 8, "{} pictures", pictures.len());
    for (picture, _) in &pictures {
        assert!(
            picture.len() < 20_000,
            "a picture has {} bytes",
            picture.len()
        );
    }
    assert!(page.contains("Show 301 courses in a picture"));
    let first = page.find("<svg role=\"img\"").expect("there are pictures");
    let fold = page[..first].rfind("<details").expect("it is folded");
    assert!(!page[fold..first].contains("</details>"));
}

#[test]
fn from_right_to_left_the_first_week_is_on_the_right() {
    let college = College::new();
    college.replace("content/college.md", "language: en-GB", "language: ar");
    college.build(&[]).ends_with(0);
    let page = college.read(TERM);
    let (picture, _) = parts(&page)[0];
    let across = |from: &str| -> usize {
        let (_, rest) = picture.split_once(from).expect("it is there");
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().expect("a number of units")
    };
    let label = across("<text x=\"");
    let first = across("session-mark\"><path d=\"M");
    assert!(
        first < label,
        "the first week lies {first}, its label {label}"
    );
}

#[test]
fn a_term_of_more_than_a_year_is_told_in_words_only() {
    let college = College::new().with_course(
        COURSE
            .replace("title: Sleep well", "title: Long road")
            .replace("2027-01-19 10:00-12:00", "2029-01-16 14:00-15:00")
            .replace("2027-01-12 10:00-12:00", "2027-01-12 14:00-15:00"),
    );
    college.replace("content/terms/2027-spring.md", "2027-03-26", "2029-03-26");
    college.build(&[]).ends_with(0);
    let page = college.read(TERM);
    assert!(parts(&page).is_empty());
    assert!(page.contains("courses in words"));
}
