//! Finding a course by one thing: `/find/<facet>/<value>/` is there for what some course has, and for nothing else.

use std::collections::BTreeSet;

use crate::college::{COURSE, College};

/// The pages of values, as `day/tuesday`.
fn values(college: &College) -> BTreeSet<String> {
    let pages = college.tree("public/find").into_iter();
    pages
        .filter_map(|(path, _)| Some(path.strip_suffix("/index.html")?.to_owned()))
        .collect()
}

fn built(college: College) -> College {
    college.build(&[]).ends_with(0);
    college
}

fn page(college: &College, value: &str) -> String {
    college.read(&format!("public/find/{value}/index.html"))
}

/// An evening course online, with what is over, what is cancelled and what is on the hour.
fn evenings() -> String {
    COURSE
        .replace("Sleep well", "Calm evenings")
        .replace("venue: town-library\n", "for: [anyone, carers]\nlevel: starter\nlanguage: ur\n")
        .replace("mode: in-person", "mode: online\n    enrolment: waiting-list")
        .replace(
            "- 2027-01-12 10:00-12:00\n      - 2027-01-19 10:00-12:00",
            "- 2026-11-20 09:00-10:00\n      - 2027-01-14 12:00-13:00\n      - 2027-01-21 17:00-18:00\n      - {on: 2027-01-22 10:00-11:00, cancelled: The tutor is ill}",
        )
}

#[test]
fn each_value_that_a_coming_session_has_is_a_page_and_no_other() {
    let college = built(College::new().with_course(evenings()));
    let expected = [
        "day/thursday",
        "day/tuesday",
        "for/carers",
        "language/en",
        "language/ur",
        "level/starter",
        "mode/in-person",
        "mode/online",
        "place/town-library",
        "places/waiting-list",
        "strand/living-well",
        "time/afternoon",
        "time/evening",
        "time/morning",
    ];
    let expected: BTreeSet<String> = expected.map(str::to_owned).into();
    assert_eq!(values(&college), expected);
    let thursday = page(&college, "day/thursday");
    assert!(
        thursday.contains("<h1>Courses on Thursdays</h1>"),
        "{thursday}"
    );
    assert!(thursday.contains("Calm evenings") && !thursday.contains("Sleep well"));
    assert!(
        thursday.contains("href=\"/find/day/tuesday/\""),
        "no way to another day"
    );
    assert!(thursday.contains("href=\"/courses/\""), "no way back");
    let index = college.read("public/find/index.html");
    let sitemap = college.read("public/sitemap.xml");
    for value in expected {
        assert!(
            index.contains(&format!("href=\"/find/{value}/\"")),
            "{value}"
        );
        assert!(
            sitemap.contains(&format!("/find/{value}/</loc>")),
            "{value}"
        );
    }
}

#[test]
fn a_college_of_one_language_does_not_offer_it() {
    let college = built(College::new());
    assert!(
        values(&college)
            .iter()
            .all(|value| !value.starts_with("language"))
    );
}

#[test]
fn what_has_ended_is_a_draft_or_is_over_cannot_be_found() {
    for (from, to) in [
        ("title:", "draft: yes\ntitle:"),
        ("title:", "retired: 2026-11-01\ntitle:"),
        ("language: ur", "language: ur\nretired: 2026-11-22"),
    ] {
        let college = built(College::new().with_course(evenings().replacen(from, to, 1)));
        let values = values(&college);
        assert!(!values.contains("mode/online"), "{to}: {values:?}");
        assert!(
            !college
                .read("public/courses/index.html")
                .contains("Calm evenings")
        );
    }
    let over = evenings().replace("2027-01-", "2026-10-");
    let college = built(College::new().with_course(over));
    assert!(!values(&college).contains("mode/online"));
}

#[test]
fn with_drafts_a_draft_can_be_found() {
    let college =
        College::new().with_course(evenings().replacen("title:", "draft: yes\ntitle:", 1));
    college.build(&["--drafts"]).ends_with(0);
    assert!(values(&college).contains("mode/online"));
}

#[test]
fn a_private_place_is_no_way_to_find_a_course() {
    let course = evenings().replace("mode: online", "mode: in-person\n    venue: quiet-house-9");
    let college = College::new().with_course(course).with(
        "content/venues/quiet-house-9.md",
        "---\nname: The Quiet House\nprivate: yes\naddress: [9 Orchard Rise]\n---\nBehind the chapel.\n",
    );
    college.build(&[]).ends_with(0);
    let place: Vec<String> = values(&college)
        .into_iter()
        .filter(|value| value.starts_with("place/"))
        .collect();
    assert_eq!(place, ["place/town-library"]);
    assert!(page(&college, "mode/in-person").contains("Calm evenings"));
    for (path, bytes) in college.tree("public") {
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["quiet-house", "Quiet House", "Orchard", "orchard", "chapel"] {
            assert!(!text.contains(secret), "{path}: {secret}");
        }
    }
}

#[test]
fn people_who_want_to_come_online_or_in_person_also_find_what_is_both() {
    let both = evenings().replace("mode: online", "mode: hybrid\n    venue: town-library");
    let college = built(College::new().with_course(both));
    for mode in ["mode/hybrid", "mode/online", "mode/in-person"] {
        assert!(page(&college, mode).contains("Calm evenings"), "{mode}");
    }
    let drop_in = evenings().replace("mode: online", "mode: drop-in\n    venue: town-library");
    let college = built(College::new().with_course(drop_in));
    assert!(page(&college, "mode/in-person").contains("Calm evenings"));
}

#[test]
fn a_run_says_what_it_is_found_by_on_the_page_of_all_courses_only() {
    let college = built(College::new().with_course(evenings()));
    let courses = college.read("public/courses/index.html");
    let run = "data-mode=\"online\" data-day=\"thursday\" data-time=\"afternoon evening\" data-places=\"waiting-list\"";
    assert!(courses.contains(run), "{courses}");
    let card = "data-strand=\"living-well\" data-level=\"starter\" data-for=\"carers\" data-language=\"ur\"";
    assert!(courses.contains(card), "{courses}");
    for other in [
        "index.html",
        "find/day/thursday/index.html",
        "topics/living-well/index.html",
    ] {
        assert!(
            !college
                .read(&format!("public/{other}"))
                .contains("data-day"),
            "{other}"
        );
    }
}

#[test]
fn a_college_without_courses_has_nothing_to_choose_by() {
    let college = built(College::new().without("content/courses/sleep-well.md"));
    assert_eq!(values(&college), BTreeSet::new());
    assert!(
        !college
            .read("public/courses/index.html")
            .contains("data-facet")
    );
}
