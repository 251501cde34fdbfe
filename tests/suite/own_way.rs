//! What a college does its own way: levels of rules, waivers, people outside the repository, its own theme, old addresses.

use std::fs;

use crate::college::{COURSE, College, TODAY, program};
use crate::ran::{Ran, place_of};

const NO_NEED: &str = "need: {source: student-feedback, note: Asked for in 9 forms.}\n";

/// A college whose course says no need: one warning, N201, at the title.
fn with_a_warning() -> College {
    College::new().with("content/courses/sleep-well.md", COURSE.replace(NO_NEED, ""))
}

fn levels(college: &College, code: &str) -> Vec<String> {
    let of_code = college.check().findings.into_iter();
    of_code
        .filter(|finding| finding["code"] == code)
        .map(|finding| finding["level"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_college_sets_the_level_of_a_rule_by_name_or_code() {
    for (setting, expected) in [
        ("need-not-shown: error", vec!["error"]),
        ("N201: held", vec!["held"]),
        ("n201: warning", vec!["warning"]),
        ("need-not-shown: off", vec![]),
        ("need-not-shown: {level: error}", vec!["error"]),
    ] {
        let college = with_a_warning();
        college.replace(
            "content/college.md",
            "language: en-GB",
            &format!("language: en-GB\nrules: {{{setting}}}"),
        );
        assert_eq!(levels(&college, "N201"), expected, "{setting}");
    }
}

#[test]
fn rules_that_protect_people_and_rules_that_do_not_exist_cannot_be_set() {
    for (rule, code, words) in [
        ("joining-link", "M004", "cannot be set"),
        ("M003", "M004", "cannot be set"),
        ("need-not-shwon", "M002", "did you mean need-not-shown?"),
    ] {
        let college = with_a_warning();
        college.replace(
            "content/college.md",
            "language: en-GB",
            &format!("language: en-GB\nrules: {{{rule}: off}}"),
        );
        college
            .check()
            .finds(code, "content/college.md:5:9", words, "");
    }
}

#[test]
fn a_rule_about_finished_pages_cannot_hold_a_course_back() {
    let college = College::new();
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\nrules: {broken-link: held}",
    );
    college.check().finds(
        "M004",
        "content/college.md:5:22",
        "cannot hold a course back",
        "write error, warning",
    );
}

#[test]
fn a_record_that_is_no_course_cannot_be_held_back_and_stops_the_site() {
    let college = College::new().with(
        "partners/millbrook-mind.md",
        "---\nname: Millbrook Mind\n---\nWe run groups.\n",
    );
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\nrules: {no-agreement: held}",
    );
    assert_eq!(levels(&college, "P601"), ["error"]);
    assert_eq!(college.check().code, 1);
}

#[test]
fn an_option_that_a_rule_does_not_have_is_said() {
    let college = College::new();
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\nrules: {no-agreement: {levle: off}}",
    );
    college.check().finds(
        "M002",
        "content/college.md:5:24",
        "did you mean level?",
        "write level:",
    );
}

#[test]
fn the_college_itself_is_never_a_draft() {
    let college = College::new();
    college.replace(
        "content/college.md",
        "name: Millbrook College\n",
        "draft: yes\n",
    );
    let checked = college.check();
    checked.finds("M002", "content/college.md:2:1", "has no key draft", "");
    checked.finds(
        "M003",
        "content/college.md:2:1",
        "the college needs name",
        "",
    );
}

#[test]
fn every_language_of_the_college_is_a_tag() {
    let college = College::new();
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\nlanguages: [en-GB, Welsh]",
    );
    college.check().finds(
        "M004",
        "content/college.md:5:20",
        "Welsh is not a language tag",
        "cy",
    );
}

fn waived(until: &str) -> College {
    with_a_warning().with(
        "content/waivers.yml",
        format!(
            "- {{rule: need-not-shown, where: content/courses/sleep-well.md, reason: Agreed, owner: coordinator, until: {until}}}\n"
        ),
    )
}

#[test]
fn a_waiver_takes_its_finding_out_until_its_day_is_over() {
    waived("2026-11-22").check().is_clean();
    let late = waived("2026-11-21");
    assert_eq!(levels(&late, "N201"), ["warning"]);
    assert_eq!(levels(&late, "M009"), ["warning"]);
}

#[test]
fn a_waiver_that_has_run_out_never_stops_a_site() {
    let college = waived("2026-11-21");
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\nrules: {need-not-shown: error}",
    );
    assert_eq!(levels(&college, "N201"), ["warning"]);
    assert_eq!(college.check().code, 0);
}

#[test]
fn a_waiver_says_who_why_and_until_when_or_has_no_effect() {
    let college = with_a_warning().with(
        "content/waivers.yml",
        "- {rule: need-not-shown, where: content/courses/sleep-well.md, reason: Agreed}\n",
    );
    assert_eq!(levels(&college, "N201"), ["warning"]);
    let findings = college.check().findings;
    let waiver = findings.iter().find(|finding| finding["code"] == "M009");
    let message = waiver.map(|finding| finding["message"].as_str().unwrap_or_default());
    assert_eq!(
        message,
        Some("this waiver has no owner and no until, so it has no effect")
    );
}

#[test]
fn a_waiver_that_matches_nothing_is_said() {
    let college = College::new().with(
        "content/waivers.yml",
        "- {rule: N201, where: content/courses/sleep-well.md, reason: Agreed, owner: coordinator, until: 2027-06-30}\n",
    );
    assert_eq!(levels(&college, "M009"), ["warning"]);
}

#[test]
fn people_may_be_kept_outside_the_repository() {
    let people = College::empty()
        .with(
            "p-01.md",
            "---\nexpertise: [lived]\nrole: Peer trainer\n---\n",
        )
        .with(
            "p-02.md",
            "---\nexpertise: [learned]\nrole: Sleep nurse\n---\n",
        );
    let college = College::new()
        .without("content/people/p-01.md")
        .without("content/people/p-02.md");
    college.check().finds(
        "M005",
        "content/courses/sleep-well.md:8:16",
        "there is no person p-01",
        "",
    );
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\npeople: overlay",
    );
    college.check().is_clean();
    for (given, shown) in [(false, "A facilitator"), (true, "Sleep nurse")] {
        let mut command = program();
        command
            .args(["build", "--today", TODAY, "--site"])
            .arg(college.path(""));
        if given {
            command.arg("--people").arg(people.path(""));
        }
        Ran::new(command).ends_with(0);
        let page = fs::read_to_string(college.path("public/courses/sleep-well/index.html"));
        assert!(page.expect("the page is made").contains(shown), "{shown}");
    }
}

#[test]
fn unknown_people_of_an_overlay_that_is_not_there_are_one_notice() {
    let college = College::new()
        .without("content/people/p-01.md")
        .without("content/people/p-02.md");
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\npeople: overlay",
    );
    let findings = college.check().findings;
    let notices: Vec<_> = findings
        .iter()
        .filter(|finding| finding["code"] == "M005")
        .collect();
    let [notice] = notices[..] else {
        panic!("not one notice: {notices:#?}");
    };
    assert_eq!(place_of(notice), "content/college.md:5:1");
    assert_eq!(notice["level"], "advice");
    let message = notice["message"].as_str().unwrap_or_default();
    assert!(message.starts_with("2 people are not known"), "{message}");
    let college = college.with(
        "content/people/p-01.md",
        "---\nexpertise: [lived]\nrole: Tutor\n---\n",
    );
    let findings = college.check().findings;
    assert!(
        findings.iter().any(|finding| finding["message"]
            .as_str()
            .unwrap_or_default()
            .starts_with("1 person is")),
        "{findings:#?}"
    );
}

#[test]
fn a_new_person_is_written_where_the_college_keeps_its_people() {
    let people = College::empty();
    let college = College::new();
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\npeople: overlay",
    );
    college
        .run(&["new", "person", "p-09"])
        .ends_with(2)
        .says("keeps its people outside the repository")
        .says("--people DIR");
    let folder = people.path("");
    let folder = folder.to_str().expect("it is UTF-8");
    college
        .run(&["new", "person", "p-09", "--people", folder])
        .ends_with(0);
    college
        .run(&["new", "person", "p-09", "--people", "not-there"])
        .ends_with(2)
        .says("cannot open the people folder not-there");
    assert!(people.read("p-09.md").contains("expertise:"));
    assert!(!college.path("content/people/p-09.md").exists());
    college
        .run(&["new", "venue", "town-hall", "--people", folder])
        .ends_with(0);
    assert!(college.path("content/venues/town-hall.md").exists());
}

#[test]
fn an_empty_name_of_the_people_folder_is_none() {
    let college = College::new();
    let mut command = college.command(&["check", "--today", TODAY]);
    command.env("PROSPECTUS_PEOPLE", "");
    Ran::new(command).ends_with(0);
    college
        .run(&["check", "--today", TODAY, "--people", ""])
        .ends_with(0);
}

#[test]
fn a_person_in_the_overlay_is_checked_too() {
    let people = College::empty().with("p-03.md", "---\nexpertise: [livde]\nrole: Tutor\n---\n");
    let college = College::new();
    let mut command = program();
    command.args(["check", "--format", "short", "--today", TODAY, "--site"]);
    command
        .arg(college.path(""))
        .arg("--people")
        .arg(people.path(""));
    let ran = Ran::new(command).ends_with(1);
    assert!(ran.out.contains("p-03.md:2:13: error M004"), "{}", ran.out);
}

#[test]
fn a_college_changes_one_template_one_style_and_one_word_of_the_theme() {
    let college = College::new()
        .with("themes/ours/templates/404.html", "{% extends \"base.html\" %}{% block content %}<p>Gone fishing.</p>{% endblock content %}")
        .with("themes/ours/assets/site.css", "body{background:url(pond.png)}")
        .with("themes/ours/assets/pond.png", "picture")
        .with("themes/ours/i18n/en.ftl", "menu-courses = What we offer\n");
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\ntheme: {name: ours}",
    );
    college.build(&[]).ends_with(0);
    let read =
        |path: &str| fs::read_to_string(college.path("public").join(path)).expect("it is made");
    assert!(read("404.html").contains("<p>Gone fishing.</p>"));
    assert!(read("index.html").contains("What we offer"), "its own word");
    assert!(
        read("index.html").contains("Timetable"),
        "the default's words stay"
    );
    let assets = fs::read_dir(college.path("public/assets")).expect("there are assets");
    let names: Vec<String> = assets
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    let named = |start: &str| {
        names
            .iter()
            .find(|name| name.starts_with(start))
            .expect("it is there")
    };
    assert!(
        read(&format!("assets/{}", named("site."))).contains(named("pond.")),
        "{names:?}"
    );
    assert!(
        names.iter().any(|name| name.starts_with("icon.")),
        "the default's assets stay"
    );
}

#[test]
fn a_style_that_stands_in_a_template_of_the_college_is_said_where_it_stands() {
    let college = College::new().with(
        "themes/own/templates/404.html",
        "{% extends \"base.html\" %}{% block content %}<p>Not here</p>\n  <style>h1 { color: red }</style>\n{% endblock content %}\n",
    );
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\ntheme: {name: own}",
    );
    let checked = college.check();
    assert_eq!(checked.code, 0, "{:?}", checked.findings);
    let [finding] = checked.findings.as_slice() else {
        panic!("{:#?}", checked.findings);
    };
    assert_eq!(finding["code"], "M018");
    assert_eq!(finding["level"], "warning");
    assert_eq!(place_of(finding), "themes/own/templates/404.html:2:3");
    let help = finding["help"].as_str().expect("it says what to do");
    assert!(help.contains("themes/own/assets/"), "{help}");
}

#[test]
fn an_old_address_leads_to_the_new_one_under_any_path() {
    let college = College::new().with(
        "content/courses/sleep-well.md",
        COURSE.replace(
            "reviewed:",
            "aliases: [/old/sleep/, /sleep.html]\nreviewed:",
        ),
    );
    college
        .build(&["--base-url", "https://example.org/a/b/"])
        .ends_with(0);
    let read =
        |path: &str| fs::read_to_string(college.path("public").join(path)).expect("it is made");
    for page in ["old/sleep/index.html", "sleep.html"] {
        assert!(
            read(page).contains("url=https://example.org/a/b/courses/sleep-well/"),
            "{page}"
        );
    }
    assert_eq!(
        read("_redirects"),
        "/a/b/old/sleep/ /a/b/courses/sleep-well/ 301\n/a/b/sleep.html /a/b/courses/sleep-well/ 301\n"
    );
}

/// A college in Irish, with a file of words in its own theme.
fn in_irish(name: &str, words: &str) -> College {
    let college = College::new().with(&format!("themes/ours/i18n/{name}.ftl"), words);
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: ga\ntheme: {name: ours}",
    );
    college
}

/// Where words of the interface are missing, and what is said of it.
fn missing_words(college: &College) -> Vec<(String, String)> {
    let findings = college.check().findings.into_iter();
    let missing = findings.filter(|finding| finding["code"] == "M019");
    let said = |finding: &serde_json::Value| finding["message"].as_str().unwrap_or("").to_owned();
    missing
        .map(|finding| (place_of(&finding), said(&finding)))
        .collect()
}

#[test]
fn words_that_a_language_lacks_are_said_once_and_shown_in_english() {
    let english = fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/i18n/en.ftl"),
    )
    .expect("it is there");
    assert_eq!(missing_words(&in_irish("ga", &english)), []);

    let college = in_irish("ga", &english.replace("menu-courses = ", "menu-cursai = "));
    let [(place, said)] = &missing_words(&college)[..] else {
        panic!("{:?}", missing_words(&college));
    };
    assert_eq!(place, "themes/ours/i18n/ga.ftl");
    assert_eq!(
        said,
        "words of the interface are missing in ga: menu-courses"
    );
    assert_eq!(
        college.check().code,
        0,
        "the site is published all the same"
    );

    // Words of a region are of no use to the language itself.
    let college = in_irish("ga-IE", "menu-home = Baile\n");
    let [(place, said)] = &missing_words(&college)[..] else {
        panic!("{:?}", missing_words(&college));
    };
    assert_eq!(place, "content/college.md:4:11");
    assert!(said.ends_with(" more"), "{said}");
}

#[test]
fn a_file_of_english_words_may_hold_as_few_as_it_likes() {
    let college = in_irish("en", "menu-home = Start\n");
    college.replace("content/college.md", "language: ga", "language: en-GB");
    assert_eq!(missing_words(&college), []);
}
