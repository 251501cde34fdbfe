//! A change of 30 courses, whole.

use std::path::Path;

use crate::college::{College, TODAY};
use crate::review::{begin, college, commit, course, json, keeps_secrets, markdown, panel, path};
use crate::since::git;

/// Titles of courses that are there before the change.
const TITLES: [&str; 27] = [
    "Baking bread",
    "Birds of the valley",
    "Board games",
    "Bread and company",
    "Card making",
    "Chess for calm",
    "Choir for all",
    "Clay days",
    "Coping with change",
    "Cycling again",
    "Darning and mending",
    "Drama games",
    "Early mornings",
    "Family stories",
    "First aid",
    "Garden birds",
    "Good neighbours",
    "Healthy lunches",
    "Into work",
    "Kind words",
    "Local history",
    "Map reading",
    "Night skies",
    "Open mic",
    "Paper boats",
    "Quiet Sundays",
    "River walks",
];

fn id(title: &str) -> String {
    title.to_lowercase().replace(' ', "-")
}

fn before() -> College {
    let mut college = college().with(
        "partners/valley-choir.md",
        "---\nname: Valley Choir\nkind: community\nagreement: {covers: [course], signed: 2026-04-01, review_by: 2027-03-31, note: \"Agreed with Rosalind Quarry\"}\n---\nWe sing.\n",
    );
    for title in TITLES {
        college = college.with(&path(&id(title)), course(title));
    }
    let reason = "In the minutes of the panel";
    let who = [
        "--decided",
        "2026-10-05",
        "--by",
        "coordinator",
        "--reason",
        reason,
    ];
    panel(&college, &[&["adopt", "--today", TODAY], &who[..]].concat());
    college
}

/// 13 small changes, 3 large ones, 2 moves, 1 cancelled session, 3 other keys, and 8 courses that come, go or change
/// their standing.
fn change(college: &College) {
    let at = |number: usize| path(&id(TITLES[number]));
    let edit = |number: usize, from: &str, to: &str| college.replace(&at(number), from, to);
    for number in 0..9 {
        edit(number, "try small changes", "try some small changes");
    }
    for number in 9..12 {
        edit(number, "Keep a sleep diary", "Keep a diary of sleep");
    }
    edit(
        12,
        "audience: Anyone whose nights are hard.",
        "audience: Anyone whose mornings are hard.",
    );
    for number in 13..16 {
        let text = "Come as you are, with Rosalind Quarry and others. We meet by the river, cook together, and look at what keeps us well.";
        edit(number, "and try small changes.", text);
    }
    edit(16, "2027-01-12 10:00-12:00", "2027-01-14 13:00-15:00");
    edit(
        17,
        "mode: online",
        "mode: in-person\n    venue: larch-house",
    );
    edit(
        18,
        "      - 2027-01-19 10:00-12:00",
        "      - {on: 2027-01-19 10:00-12:00, cancelled: The tutor is away.}",
    );
    edit(
        19,
        "term: 2027-spring",
        "term: 2027-spring\n    enrolment: full",
    );
    edit(
        20,
        "enrolment: {note: Call us.}",
        "enrolment: {note: \"Call us, or write.\"}\nlevel: starter",
    );
    edit(
        26,
        "next_steps: [{text: Ask us what is next",
        "next_steps: [good-neighbours, {text: Ask us what is next",
    );
    let renamed = "map-reading-and-more";
    git(college, &["mv", &at(21), &path(renamed)]);
    git(
        college,
        &[
            "mv",
            "content/reviews/map-reading",
            &format!("content/reviews/{renamed}"),
        ],
    );
    edit(22, "title: ", "retired: 2026-11-21\ntitle: ");
    git(
        college,
        &["rm", "--quiet", "-r", &at(23), "content/reviews/open-mic"],
    );
    edit(24, "title: ", "draft: yes\ntitle: ");
    college.write(
        &path("singing-by-the-river"),
        course("Singing by the river")
            .replace("co_producers: [p-01, p-02]", "co_producers: [p-01]"),
    );
    college.write(&path("tea-at-four"), course("Tea at four"));
    college.write(
        &path("umbrella-days"),
        course("Umbrella days").replace("title: ", "draft: yes\ntitle: "),
    );
    let material = "slides=Vault folder";
    panel(
        college,
        &[
            "open",
            "tea-at-four",
            "--today",
            "2026-11-20",
            "--material",
            material,
        ],
    );
    panel(college, &["open", "quiet-sundays", "--today", "2026-11-20"]);
    let answers =
        "--made-it no --co-production yes --local-need yes --educational yes --recommend pass";
    let answers: Vec<&str> = answers.split(' ').collect();
    let who = [
        "respond",
        "quiet-sundays",
        "--as",
        "student J.S.",
        "--today",
        TODAY,
        "--text",
        "a comment of a member",
    ];
    panel(college, &[&who[..], &answers].concat());
    others(college);
    commit(college);
}

fn others(college: &College) {
    college.replace(
        "partners/valley-choir.md",
        "review_by: 2027-03-31",
        "review_by: 2028-03-31",
    );
    college.replace(
        "partners/valley-choir.md",
        "with Rosalind",
        "on paper with Rosalind",
    );
    college.replace(
        "content/people/p-01.md",
        "Peer trainer",
        "Senior peer trainer",
    );
    college.replace(
        "content/people/p-01.md",
        "name: Rosalind Quarry",
        "name: Rosalind J Quarry",
    );
    college.replace(
        "content/venues/larch-house.md",
        "9 Orchard Rise",
        "9 Orchard Rise, at the back",
    );
    college.replace(
        "content/venues/town-library.md",
        "hearing_loop: no",
        "hearing_loop: yes",
    );
}

fn changed() -> College {
    let college = before();
    begin(&college);
    change(&college);
    college
}

#[test]
fn a_change_of_30_courses_is_told_as_it_was() {
    let college = changed();
    let text = markdown(&college);
    keeps_secrets(&text);
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/review/thirty.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &text).expect("the golden file can be written");
    }
    let expected = std::fs::read_to_string(&golden).expect("there is a golden file");
    assert_eq!(text, expected.replace("\r\n", "\n"));
}

#[test]
fn programs_read_the_same_facts() {
    let document = json(&changed());
    keeps_secrets(&document.to_string());
    assert_eq!(document["version"], 1);
    assert_eq!(
        (&document["base"], &document["today"]),
        (&"main".into(), &TODAY.into())
    );
    let of = |list: &str, key: &str, value: &str| {
        let list = document[list].as_array().expect("a list").iter();
        list.filter(|it| it[key] == value)
            .cloned()
            .collect::<Vec<_>>()
    };
    let courses = document["courses"].as_array().expect("a list");
    assert_eq!(courses.len(), 30, "{courses:#?}");
    let renamed = &of("courses", "what", "renamed")[0];
    assert_eq!(
        (&renamed["id"], &renamed["old_id"]),
        (&"map-reading-and-more".into(), &"map-reading".into())
    );
    assert_eq!(renamed["state"], "passed");
    let small = &of("courses", "id", "baking-bread")[0];
    assert_eq!(
        (&small["state"], &small["size"]),
        (&"changed-since-it-passed".into(), &"small".into())
    );
    assert_eq!(small["reviewed"][0]["field"], "body");
    assert_eq!(small["reviewed"][0]["changes"][0][1]["put_in"], "some");
    assert_eq!(of("courses", "id", "family-stories")[0]["size"], "large");
    let moved = &of("sessions", "what", "moved")[0];
    assert_eq!(
        (&moved["old"]["date"], &moved["new"]["start"]),
        (&"2027-01-12".into(), &"13:00".into())
    );
    assert_eq!(
        of("sessions", "what", "cancelled")[0]["course"],
        "into-work"
    );
    let taken: Vec<_> = of("sessions", "what", "taken-out");
    assert!(
        taken.iter().all(|it| it["course"] == "open-mic") && taken.len() == 2,
        "{taken:#?}"
    );
    let agreement = &of("records", "kind", "partner")[0]["changes"][0];
    assert_eq!(
        (&agreement["key"], &agreement["new"]),
        (&"agreements, review by".into(), &"2028-03-31".into())
    );
    let asked = document["pro_forma"]["courses"].as_array().expect("a list");
    assert_eq!(asked.len(), 3, "{asked:#?}");
    let link = asked[0]["link"].as_str().expect("a link");
    assert!(
        link.starts_with(
            "https://github.com/millbrook/prospectus/new/main?filename=content/reviews/"
        ),
        "{link}"
    );
}
