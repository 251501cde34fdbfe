//! What a student's plan is made from: the words and names beside each session, the data in which they are looked up, and
//! the page.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::college::{COURSE, College, TODAY, tree};

const DATA: &str = "public/data/plan/2027-spring.json";

fn built(college: &College, today: &str) {
    let arguments = ["build", "--today", today];
    college.run(&arguments).ends_with(0);
}

fn sessions(college: &College) -> Vec<Value> {
    let plan: Value = serde_json::from_str(&college.read(DATA)).expect("it is JSON");
    plan["sessions"].as_array().expect("a list").clone()
}

/// The values of an attribute in a page, in order.
fn values(page: &str, attribute: &str) -> Vec<String> {
    let mark = format!(" {attribute}=\"");
    let found = page.split(mark.as_str()).skip(1);
    let values = found.filter_map(|rest| rest.split('"').next());
    values.map(str::to_owned).collect()
}

/// The first word of what a plan keeps, by UID.
fn short_names(college: &College) -> BTreeMap<String, String> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let names = sessions(college).into_iter().map(|session| {
        let plan = text(&session["plan"]);
        let short = plan.split(' ').next().expect("a word");
        (text(&session["uid"]), short.to_owned())
    });
    names.collect()
}

#[test]
fn every_page_with_sessions_says_of_each_what_the_data_say() {
    let college = College::new();
    college.replace(
        "content/courses/sleep-well.md",
        "mode: in-person\n",
        "mode: in-person\n    enrolment: waiting-list\n",
    );
    built(&college, TODAY);
    let marks: Vec<String> = sessions(&college)
        .iter()
        .map(|session| session["plan"].as_str().expect("a text").to_owned())
        .collect();
    assert_eq!(marks.len(), 2);
    assert!(
        marks[0].ends_with(" 0 2027-01-12 waiting-list"),
        "{marks:?}"
    );
    for page in [
        "courses/sleep-well",
        "timetable/2027-spring",
        "topics/living-well",
        "venues/town-library",
        "partners/millbrook-mind",
    ] {
        let html = college.read(&format!("public/{page}/index.html"));
        assert_eq!(values(&html, "data-plan"), marks, "{page}");
        assert_eq!(values(&html, "data-title"), ["Sleep well"; 2], "{page}");
        assert_eq!(
            values(&html, "data-line"),
            [
                "Tuesday 12 January 2027, 10am to midday, Town Library",
                "Tuesday 19 January 2027, 10am to midday, Town Library"
            ],
            "{page}"
        );
        assert_eq!(values(&html, "data-places"), ["Waiting list"; 2], "{page}");
    }
}

#[test]
fn nobody_is_offered_a_session_that_is_over_or_cancelled() {
    let college = College::new();
    college.replace(
        "content/courses/sleep-well.md",
        "- 2027-01-19 10:00-12:00",
        "- {on: 2027-01-19 10:00-12:00, cancelled: The tutor is ill.}\n      - 2027-01-26 10:00-12:00",
    );
    built(&college, "2027-01-13");
    for page in ["courses/sleep-well", "timetable/2027-spring"] {
        let html = college.read(&format!("public/{page}/index.html"));
        let lines = values(&html, "data-line");
        assert_eq!(lines.len(), 1, "{page}: {lines:?}");
        assert!(lines[0].starts_with("Tuesday 26 January 2027"), "{lines:?}");
    }
    let states: Vec<String> = sessions(&college)
        .iter()
        .map(|session| session["plan"].as_str().expect("a text")[9..].to_owned())
        .collect();
    assert_eq!(
        states,
        ["0 2027-01-12 -", "0 2027-01-19 off", "0 2027-01-26 -"]
    );
}

#[test]
fn enrolment_that_opened_since_is_open() {
    let college = College::new();
    college.replace(
        "content/courses/sleep-well.md",
        "mode: in-person\n",
        "mode: in-person\n    enrolment: opens 2026-12-07\n",
    );
    let states = |today: &str| {
        built(&college, today);
        let sessions = sessions(&college);
        [
            &sessions[0]["enrolment"],
            &sessions[0]["places"],
            &sessions[0]["plan"],
        ]
        .map(|value| value.as_str().expect("a text").to_owned())
    };
    let [enrolment, places, plan] = states("2026-12-06");
    assert_eq!(
        (enrolment.as_str(), places.as_str()),
        ("opens 2026-12-07", "Enrolment opens on 7 December 2026")
    );
    assert!(plan.ends_with(" opens"), "{plan}");
    let [enrolment, places, plan] = states("2026-12-07");
    assert_eq!(
        (enrolment.as_str(), places.as_str()),
        ("open", "Places available")
    );
    assert!(plan.ends_with(" open"), "{plan}");
}

#[test]
fn a_session_keeps_its_short_name_when_it_moves_and_when_the_college_does() {
    let college = College::new();
    built(&college, TODAY);
    let before = short_names(&college);
    let address = "base_url: https://other.example/below/";
    college.replace(
        "content/college.md",
        "base_url: https://example.org/",
        address,
    );
    college.replace(
        "content/courses/sleep-well.md",
        "2027-01-12 10:00",
        "2027-01-13 11:00",
    );
    built(&college, "2026-11-23");
    let after: BTreeSet<String> = short_names(&college).into_values().collect();
    assert_eq!(after, before.into_values().collect());
}

#[test]
fn the_sample_college_has_short_names_that_fit_an_address_and_each_its_own() {
    let college = College::copy_of(Path::new(env!("CARGO_MANIFEST_DIR")));
    built(&college, TODAY);
    let mut all = BTreeMap::new();
    for (_, bytes) in tree(&college.path("public/data/plan")) {
        let plan: Value = serde_json::from_slice(&bytes).expect("it is JSON");
        for session in plan["sessions"].as_array().expect("a list") {
            let mark = session["plan"].as_str().expect("a text");
            let short = mark.split(' ').next().expect("a word").to_owned();
            assert!(
                short.len() == 8
                    && short
                        .bytes()
                        .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit()),
                "{mark}"
            );
            let uid = session["uid"].clone();
            assert_eq!(*all.entry(short).or_insert(uid.clone()), uid);
            for way in ["href", "calendar"] {
                let Some(way) = session[way].as_str() else {
                    continue;
                };
                let path = way.strip_prefix("../..").expect("it leads to the top");
                let file = if path.ends_with('/') {
                    format!("{path}index.html")
                } else {
                    path.to_owned()
                };
                assert!(college.path(&format!("public{file}")).is_file(), "{way}");
            }
        }
    }
    assert!(all.len() > 150, "{}", all.len());
}

#[test]
fn the_plan_looks_up_only_files_with_something_to_come() {
    let college = College::new().with(
        "content/terms/2026-spring.md",
        "---\nname: Spring 2026\nstarts: 2026-01-11\nends: 2026-03-26\n---\n",
    );
    let runs = "runs:\n  - id: past\n    term: 2026-spring\n    mode: in-person\n    sessions: [2026-01-13 10:00-12:00]\n";
    college.replace("content/courses/sleep-well.md", "runs:\n", runs);
    built(&college, TODAY);
    assert!(college.path("public/data/plan/2026-spring.json").is_file());
    let page = college.read("public/my-plan/index.html");
    let files: Vec<&str> = page
        .split("<link ")
        .filter(|link| {
            link.split('>')
                .next()
                .is_some_and(|tag| tag.contains("data-plan-file"))
        })
        .filter_map(|link| link.split("href=\"").nth(1)?.split('"').next())
        .collect();
    assert_eq!(files, ["/data/plan/2027-spring.json"]);
}

#[test]
fn the_plan_is_in_every_menu() {
    let college = College::new();
    let below = ["--base-url", "https://example.net/a/b/"];
    college.build(&below).ends_with(0);
    for page in ["index.html", "404.html", "courses/sleep-well/index.html"] {
        let html = college.read(&format!("public/{page}"));
        assert!(
            html.contains("<a href=\"/a/b/my-plan/\" id=\"plan-link\">My plan</a>"),
            "{page}"
        );
    }
    let page = college.read("public/my-plan/index.html");
    assert!(page.contains("href=\"/a/b/data/plan/2027-spring.json\""));
}

#[test]
fn nothing_of_a_private_venue_or_a_draft_is_in_the_plan() {
    let secret = "Blue Door House";
    let college = College::new()
        .with(
            "content/venues/blue-door.md",
            format!("---\nname: {secret}\nprivate: yes\naddress: [Hidden Lane]\n---\n"),
        )
        .with_course(
            COURSE
                .replace("title: Sleep well", "title: Quiet room")
                .replace("venue: town-library", "venue: blue-door")
                .replace("10:00-12:00", "14:00-16:00"),
        )
        .with(
            "content/courses/not-yet.md",
            COURSE.replace("title: Sleep well", "title: Not yet\ndraft: yes"),
        );
    built(&college, TODAY);
    let all = college.read(DATA) + &college.read("public/timetable/2027-spring/index.html");
    assert!(all.contains("Quiet room"));
    for word in [secret, "blue-door", "Hidden Lane", "Not yet", "not-yet"] {
        assert!(!all.contains(word), "{word}");
    }
    let quiet = sessions(&college)
        .into_iter()
        .find(|it| it["title"] == "Quiet room");
    let line = &quiet.expect("it is there")["line"];
    assert_eq!(
        line,
        "Tuesday 12 January 2027, 2pm to 4pm, We tell you where when you enrol"
    );
}

#[test]
fn a_title_with_markup_in_it_stays_text_beside_its_button() {
    let college = College::new();
    let title = "title: 'Say \"hello\" & <b>listen</b>'";
    college.replace("content/courses/sleep-well.md", "title: Sleep well", title);
    built(&college, TODAY);
    let page = college.read("public/timetable/2027-spring/index.html");
    let titles = values(&page, "data-title");
    assert_eq!(titles.len(), 2);
    assert!(
        !titles[0].contains('<') && titles[0].contains("&quot;hello&quot;"),
        "{titles:?}"
    );
}
