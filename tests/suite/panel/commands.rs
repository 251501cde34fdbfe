//! What the commands write, and what they refuse.

use serde_json::Value;

use crate::college::{COURSE, College, Ran, TODAY};

const COURSE_PATH: &str = "content/courses/sleep-well.md";

fn college() -> College {
    let college = College::new();
    college.replace("content/college.md", "mode: off", "mode: advise");
    college
}

fn panel(college: &College, arguments: &[&str], today: &str) -> Ran {
    college.run(&[&["panel"], arguments, &["--today", today]].concat())
}

fn answered<'a>(course: &'a str, role: &'a str) -> Vec<&'a str> {
    vec![
        "respond",
        course,
        "--as",
        role,
        "--made-it",
        "no",
        "--co-production",
        "yes",
        "--local-need",
        "yes",
        "--educational",
        "yes",
        "--recommend",
        "pass",
    ]
}

/// Every file of the college and its text, before a command that must change nothing.
fn texts(college: &College) -> Vec<(String, Vec<u8>)> {
    college.tree("content")
}

/// The command refuses in these words and writes nothing.
fn refuses(college: &College, arguments: &[&str], today: &str, words: &str) {
    let before = texts(college);
    let ran = panel(college, arguments, today).ends_with(2);
    assert!(ran.err.contains(words), "{arguments:?} says {:?}", ran.err);
    assert!(ran.err.contains("help: "), "{}", ran.err);
    assert_eq!(texts(college), before, "{arguments:?} changed something");
}

fn round(college: &College, name: &str) -> String {
    college.read(&format!("content/reviews/sleep-well/{name}/round.md"))
}

#[test]
fn a_command_writes_one_file_and_nothing_else() {
    let college = college();
    let before = texts(&college);
    panel(&college, &["open", "sleep-well"], "2026-11-01").ends_with(0);
    let after = texts(&college);
    let new: Vec<&String> = after
        .iter()
        .filter(|file| !before.contains(file))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(new, ["reviews/sleep-well/2026-11-01/round.md"]);
    assert_eq!(
        round(&college, "2026-11-01"),
        "---\nopened: 2026-11-01\ncloses: 2026-11-15\n---\n"
    );
    for (role, number) in [("student", 1), ("student", 2), ("member of staff", 1)] {
        panel(&college, &answered("sleep-well", role), "2026-11-03").ends_with(0);
        let name = role.replace(' ', "-");
        let path = format!("content/reviews/sleep-well/2026-11-01/{name}-{number}.md");
        assert!(
            college.read(&path).contains(&format!("as: {role}\n")),
            "{path}"
        );
    }
}

#[test]
fn a_decision_and_an_amendment_leave_every_other_byte_of_the_round_as_it_was() {
    let before = "---\r\n# opened by hand\r\nopened: 2026-11-01   # a Sunday\r\ndecision:\r\nmaterials: [{name: slides}]\r\n---\r\nHello.\r\n";
    let path = "content/reviews/sleep-well/2026-11-01/round.md";
    let college = college().with(path, before);
    let pass = [
        "pass",
        "sleep-well",
        "--by",
        "coordinator",
        "--text",
        "No concerns.",
    ];
    panel(&college, &pass, "2026-11-16").ends_with(0);
    let passed = college.read(path);
    assert!(passed.starts_with("---\r\n# opened by hand\r\nopened: 2026-11-01   # a Sunday\r\ndecision: passed\r\nmaterials: [{name: slides}]\r\ndecided: 2026-11-16\r\ndecided_by: coordinator\r\nreviewed:\r\n"), "{passed}");
    assert!(
        passed.ends_with("---\r\nHello.\r\n\r\nNo concerns.\r\n"),
        "{passed}"
    );
    assert_eq!(passed.matches('\n').count(), passed.matches("\r\n").count());
    for (from, to) in [
        ("small changes", "small chnages"),
        ("small chnages", "small changes!"),
    ] {
        college.replace(COURSE_PATH, from, to);
        let amend = [
            "amend",
            "sleep-well",
            "--by",
            "coordinator",
            "--reason",
            "Typing: twice",
        ];
        panel(&college, &amend, "2026-11-17").ends_with(0);
    }
    let amended = college.read(path);
    assert_eq!(
        amended.matches("reason: \"Typing: twice\"").count(),
        2,
        "{amended}"
    );
    assert_eq!(
        amended.split("amendments:").next(),
        passed.split("---\r\nHello").next()
    );
    college.check().is_clean();
}

#[test]
fn what_cannot_be_done_is_refused_in_words_and_nothing_is_written() {
    let college = college();
    refuses(
        &college,
        &["open", "sleep-wel"],
        TODAY,
        "there is no course sleep-wel",
    );
    refuses(
        &college,
        &answered("sleep-well", "student"),
        TODAY,
        "was not sent to the panel yet",
    );
    refuses(
        &college,
        &["pass", "sleep-well", "--by", "me"],
        TODAY,
        "is not in front of the panel: not sent",
    );
    refuses(
        &college,
        &["ask-changes", "sleep-well"],
        TODAY,
        "is not in front of the panel",
    );
    refuses(&college, &["amend", "sleep-well"], TODAY, "has not passed");
    refuses(
        &college,
        &["open", "sleep-well", "--closes", "2026-11-01"],
        TODAY,
        "2026-11-01 is over",
    );
    refuses(
        &college,
        &["adopt", "--decided", "2027-01-01"],
        TODAY,
        "is still to come",
    );

    panel(&college, &["open", "sleep-well"], "2026-11-01").ends_with(0);
    refuses(
        &college,
        &["open", "sleep-well"],
        "2026-11-02",
        "with the panel already, until 2026-11-15",
    );
    refuses(
        &college,
        &["open", "sleep-well"],
        "2026-11-20",
        "a round that nobody has decided",
    );
    refuses(
        &college,
        &["pass", "sleep-well", "--by", "me"],
        "2026-11-15",
        "members can still answer",
    );
    refuses(
        &college,
        &["pass", "sleep-well"],
        "2026-11-16",
        "--by is missing",
    );
    refuses(
        &college,
        &[
            "pass",
            "sleep-well",
            "--by",
            "me",
            "--decided",
            "2026-12-24",
        ],
        "2026-11-16",
        "still to come",
    );
    refuses(
        &college,
        &["respond", "sleep-well", "--as", "student"],
        "2026-11-02",
        "--made-it, --co-production",
    );
    refuses(
        &college,
        &[
            "adopt",
            "sleep-well",
            "--decided",
            "2026-09-01",
            "--by",
            "me",
            "--reason",
            "x",
        ],
        TODAY,
        "has been in front of the panel",
    );

    panel(
        &college,
        &["pass", "sleep-well", "--by", "coordinator"],
        "2026-11-16",
    )
    .ends_with(0);
    refuses(
        &college,
        &answered("sleep-well", "student"),
        "2026-11-17",
        "was decided: passed",
    );
    college.replace(
        COURSE_PATH,
        "We talk about nights, and try small changes.",
        "Something else altogether, on another subject.",
    );
    refuses(
        &college,
        &["pass", "sleep-well", "--by", "me"],
        "2026-11-17",
        "has passed, and changed since",
    );
    refuses(
        &college,
        &["amend", "sleep-well", "--by", "me", "--reason", "x"],
        "2026-11-17",
        "the change looks large",
    );
}

#[test]
fn a_response_is_read_from_a_mail_and_nothing_of_its_sender_is_kept() {
    let college = college();
    panel(&college, &["open", "sleep-well"], "2026-11-01").ends_with(0);
    let mail = "From: Ada Member <ada@example.org>\nSubject: Re: Sleep well\n\n> Did you help to make this course? (yes, no)\nno\n\
                > Is it obviously co-produced? (yes, partly, no) yes\n> Does it fill a need in the area? partly\n\
                > Is it educational, and not a form of therapy? yes\n> What do you recommend? (pass, changes) pass\n\
                > Suggestions:\nSay what to bring: \"a pen\".\n-- \nAda Member, 07700 900 123\n";
    let arguments = [
        "panel",
        "respond",
        "sleep-well",
        "--from",
        "-",
        "--as",
        "volunteer",
        "--today",
        "2026-11-03",
    ];
    let mut command = college.command(&arguments);
    command.write_stdin(mail);
    Ran::new(command).ends_with(0);
    let file = college.read("content/reviews/sleep-well/2026-11-01/volunteer-1.md");
    assert_eq!(
        file,
        "---\non: 2026-11-03\nas: volunteer\nmade_it: no\nco_production: yes\nlocal_need: partly\neducational: yes\n\
         recommend: pass\n---\nSay what to bring: \"a pen\".\n"
    );
    // Half a mail is no response.
    let mut command = college.command(&arguments);
    command.write_stdin("> Is it obviously co-produced? yes\n");
    let ran = Ran::new(command).ends_with(2);
    assert!(
        ran.err
            .contains("--made-it, --local-need, --educational, --recommend are missing"),
        "{}",
        ran.err
    );
}

#[test]
fn a_late_answer_is_kept_when_somebody_wants_it() {
    let college = college();
    panel(&college, &["open", "sleep-well"], "2026-11-01").ends_with(0);
    let late = panel(&college, &answered("sleep-well", "student"), "2026-11-17").ends_with(0);
    assert!(
        late.err.contains("the window closed on 2026-11-15"),
        "{}",
        late.err
    );
    panel(
        &college,
        &["pass", "sleep-well", "--by", "coordinator"],
        "2026-11-18",
    )
    .ends_with(0);
    let arguments = [answered("sleep-well", "partner"), vec!["--late"]].concat();
    panel(&college, &arguments, "2026-11-20").ends_with(0);
    let codes = college.check().findings;
    let late = codes.iter().filter(|finding| finding["code"] == "R710");
    assert_eq!(late.count(), 1);
}

#[test]
fn after_changes_were_asked_for_a_small_one_needs_no_second_look() {
    let college = college();
    panel(&college, &["open", "sleep-well"], "2026-11-01").ends_with(0);
    let ask = [
        "ask-changes",
        "sleep-well",
        "--by",
        "coordinator",
        "--text",
        "Say what to bring.",
    ];
    panel(&college, &ask, "2026-11-16").ends_with(0);
    refuses(
        &college,
        &["pass", "sleep-well", "--by", "coordinator"],
        "2026-11-17",
        "changes to sleep-well were asked for",
    );
    let small = [
        "pass",
        "sleep-well",
        "--by",
        "coordinator",
        "--small",
        "--reason",
        "One line more.",
    ];
    panel(&college, &small, "2026-11-17").ends_with(0);
    let own = round(&college, "2026-11-17");
    assert!(
        own.contains("large_change: no\n") && own.ends_with("---\nOne line more.\n"),
        "{own}"
    );
    college.check().is_clean();
}

#[test]
fn several_rounds_of_one_day_have_folders_of_their_own() {
    let college = college();
    for name in ["2026-11-01", "2026-11-01-2"] {
        panel(&college, &["open", "sleep-well"], "2026-11-01").ends_with(0);
        let withdraw = [
            "withdraw",
            "sleep-well",
            "--by",
            "coordinator",
            "--text",
            "It moves.",
        ];
        panel(&college, &withdraw, "2026-11-01").ends_with(0);
        assert!(
            round(&college, name).contains("decision: withdrawn"),
            "{name}"
        );
    }
}

#[test]
fn held_back_means_left_out_and_said_while_the_rest_is_published() {
    let college = college().with(
        "content/courses/other.md",
        COURSE
            .replace("Sleep well", "Other")
            .replace("venue: town-library\n", "")
            .replace("mode: in-person", "mode: online"),
    );
    college.replace("content/college.md", "mode: advise", "mode: required");
    let adopt = [
        "adopt",
        "sleep-well",
        "--decided",
        "2026-09-01",
        "--by",
        "coordinator",
        "--reason",
        "In the minutes.",
    ];
    panel(&college, &adopt, TODAY).ends_with(0);
    let built = college.build(&[]).ends_with(0);
    assert!(built.err.contains("1 course held back"), "{}", built.err);
    assert!(
        built.out.contains("this course has never passed the panel"),
        "{}",
        built.out
    );
    assert!(
        college
            .path("public/courses/sleep-well/index.html")
            .is_file()
    );
    assert!(!college.path("public/courses/other").exists());
}

#[test]
fn the_table_tells_other_programs_the_same() {
    let college = college();
    panel(&college, &["open", "sleep-well"], "2026-11-15").ends_with(0);
    panel(&college, &answered("sleep-well", "student"), TODAY).ends_with(0);
    let ran = panel(&college, &["--format", "json"], TODAY).ends_with(0);
    let table: Value = serde_json::from_str(&ran.out).expect("JSON");
    let course = &table["courses"][0];
    assert_eq!(
        (&table["version"], &table["mode"]),
        (&1.into(), &"advise".into())
    );
    assert_eq!(course["state"], "with-the-panel");
    assert_eq!(
        (&course["days_left"], &course["closes"]),
        (&7.into(), &"2026-11-29".into())
    );
    assert_eq!(course["responses"]["co_production"]["yes"], 1);
    let people = panel(&college, &[], TODAY).ends_with(0);
    assert!(
        people.out.contains("sleep-well  7 days left, 29 Nov  1"),
        "{}",
        people.out
    );
}
