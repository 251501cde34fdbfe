//! What counts as a change since a course passed, and what does not.

use proptest::prelude::*;

use crate::college::{COURSE, College, TODAY};

const PATH: &str = "content/courses/sleep-well.md";

/// The small college, whose course passed with this text.
fn passed(course: &str) -> College {
    let college = College::new().with(PATH, course);
    college.replace("content/college.md", "mode: off", "mode: advise");
    college.adopt();
    college
}

fn changed(college: &College) -> Vec<String> {
    let findings = college.check().findings;
    let of_rule = findings.iter().filter(|finding| finding["code"] == "R702");
    of_rule
        .map(|finding| finding["message"].as_str().unwrap_or("").to_owned())
        .collect()
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_no_change() {
    let college = passed(COURSE);
    college.write(PATH, format!("\u{feff}{}", COURSE.replace('\n', "\r\n")));
    assert_eq!(changed(&college), Vec::<String>::new());
}

#[test]
fn a_form_editor_that_writes_every_key_anew_makes_no_change() {
    let college = passed(COURSE);
    // Sorted keys, block lists, double quotes, a date with a time, no comments: as forms write them.
    let form = "---
audience: \"Anyone whose nights are hard.\"
co_producers:
  - p-02
  - p-01
co_production: co-production
enrolment:
  note: \"Call us.\"
learning_outcomes:
  - \"Name two things that help you to sleep\"
  - \"Keep a sleep diary\"
  - \"Choose one small change\"
need:
  note: \"Asked for in 9 forms.\"
  source: student-feedback
next_steps:
  - text: \"Ask us what is next\"
    url: /how-to-enrol/
partner: millbrook-mind
summary: >
  What keeps us awake,
  and what helps.
title: \"Sleep well\"
topics:
  - living-well
venue: town-library
---

We talk about nights,
and try **small** changes.
";
    college.write(PATH, form);
    assert_eq!(changed(&college), Vec::<String>::new());
}

#[test]
fn a_person_can_withdraw_without_undoing_the_decision_while_both_sides_are_there() {
    let college = passed(COURSE).with(
        "content/people/p-09.md",
        "---\nexpertise: [lived, learned]\nrole: Peer trainer\n---\n",
    );
    college.replace(PATH, "co_producers: [p-01, p-02]", "co_producers: [p-09]");
    assert_eq!(changed(&college), Vec::<String>::new());
}

#[test]
fn a_course_that_passed_without_its_people_at_hand_has_not_changed_when_they_come() {
    let people = tempfile::tempdir().expect("there is room for a folder");
    for (id, kind) in [("p-01", "lived"), ("p-02", "learned")] {
        let text = format!("---\nexpertise: [{kind}]\nrole: Tutor\n---\n");
        std::fs::write(people.path().join(format!("{id}.md")), text).expect("it can be written");
    }
    let college = College::new()
        .without("content/people/p-01.md")
        .without("content/people/p-02.md");
    college.replace(
        "content/college.md",
        "panel: {mode: off}",
        "panel: {mode: advise}\npeople: overlay",
    );
    college.adopt();
    let folder = people.path().to_string_lossy().into_owned();
    for more in [&[][..], &["--people", &folder]] {
        let check = [&["check", "--format", "short", "--today", TODAY], more].concat();
        let ran = college.run(&check).ends_with(0);
        assert!(!ran.out.contains("R702"), "{}", ran.out);
    }
}

#[test]
fn many_small_steps_do_not_make_a_large_change_that_nobody_sees() {
    let words: Vec<String> = (0..60)
        .map(|number| format!("nights{}", letters(number)))
        .collect();
    let text = words.join(" ");
    let college = passed(&COURSE.replace("We talk about nights, and try small changes.", &text));
    let amend = [
        "panel",
        "amend",
        "sleep-well",
        "--by",
        "coordinator",
        "--reason",
        "A few words.",
        "--today",
        TODAY,
    ];
    let mut refused = None;
    for step in 0..12 {
        for word in &words[step * 5..step * 5 + 5] {
            college.replace(PATH, &format!("{word} "), &format!("{word}other "));
        }
        let ran = college.run(&amend);
        if ran.code != 0 {
            refused = Some(step);
            break;
        }
    }
    let step = refused.expect("a text without one word that the panel read was amended");
    assert!((1..=5).contains(&step), "refused after {step} steps");
}

fn letters(number: usize) -> String {
    let letter = |digit: usize| char::from(b'a' + digit as u8);
    [number / 10, number % 10].map(letter).iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// White space anywhere between words, in fields and in the text, is no change; a word is one.
    #[test]
    fn white_space_is_no_change_and_a_word_is_one(spaces in proptest::collection::vec("[ \\t]{1,3}", 8), at in 0..7_usize) {
        let words = ["We", "talk", "about", "nights,", "and", "try", "small", "changes."];
        let college = passed(COURSE);
        let spaced: String = words.iter().zip(&spaces).map(|(word, space)| format!("{word}{space}")).collect();
        college.write(PATH, COURSE.replace("We talk about nights, and try small changes.", spaced.trim()));
        prop_assert_eq!(changed(&college), Vec::<String>::new());
        let mut other = words.to_vec();
        other[at] = "lamps";
        college.write(PATH, COURSE.replace("We talk about nights, and try small changes.", &other.join(" ")));
        prop_assert_eq!(changed(&college).len(), 1);
    }
}
