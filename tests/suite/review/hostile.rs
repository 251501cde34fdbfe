//! What authors write stays text, and bad bases are said.

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::college::College;
use crate::review::{
    begin, college, commit, course, json, keeps_secrets, markdown, path, review, under,
};
use crate::since::git;

const TITLE: &str = "A @everyone #1 !2 &3 GH-4 <img src=x onerror=alert(1)> ![x](https://x.example/y.png) [l](//x) `c` | </details> **b** ~~s~~ www.x.example";

#[test]
fn a_title_is_text_and_calls_nobody() {
    let college = college();
    begin(&college);
    let title = format!("title: '{TITLE}'");
    let hostile = course("Sleep").replace("title: Sleep", &title);
    college.write(&path("hostile"), hostile);
    college.replace(&path("sleep-well"), "title: Sleep well", &title);
    let text = markdown(&college);
    for call in ["@everyone", "#1", "!2", "&3", "GH-4", "<img", "![", "www.x"] {
        assert!(!text.contains(call), "{call} in {text}");
    }
    let mut depth = 0;
    for event in Parser::new_ext(&text, Options::all()) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                for tag in html.split('<').skip(1) {
                    let name = tag.split(['>', ' ']).next().unwrap_or_default();
                    let known = [
                        "details", "/details", "summary", "/summary", "b", "/b", "del", "/del",
                        "ins", "/ins",
                    ];
                    assert!(known.contains(&name), "{html}");
                    depth += i32::from(name == "details") - i32::from(name == "/details");
                }
            }
            Event::Start(Tag::Image { .. } | Tag::Strikethrough | Tag::Emphasis) => {
                panic!("{event:?}")
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(
                    dest_url.starts_with("https://github.com/millbrook/"),
                    "{dest_url}"
                );
            }
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every <details> is closed");
}

#[test]
fn a_base_that_is_not_there_is_said() {
    let college = college();
    let ran = review(&college, &[]).ends_with(2);
    ran.says("cannot compare with main");
    git(&college, &["init", "--quiet", "--initial-branch=main"]);
    review(&college, &[])
        .ends_with(2)
        .says("this repository has no commit yet");
    commit(&college);
    let ran = college.run(&["review", "--base", "nowhere"]).ends_with(2);
    assert!(ran.out.is_empty(), "{}", ran.out);
    ran.says("there is no nowhere in this repository");
}

#[test]
fn a_change_of_nothing_says_so() {
    let college = college();
    begin(&college);
    let text = markdown(&college);
    assert!(
        text.contains("This change touches no course, no session and no other record."),
        "{text}"
    );
    assert!(
        under(&text, "What the check found in it").contains("Nothing has to be put right."),
        "{text}"
    );
}

#[test]
fn a_course_that_cannot_be_read_is_not_deleted_and_takes_no_session_out() {
    let college = college();
    begin(&college);
    college.replace(&path("sleep-well"), "title: Sleep well", "title: [");
    let text = markdown(&college);
    assert!(
        under(&text, "Courses that cannot be read").contains("content/courses/sleep-well.md"),
        "{text}"
    );
    assert!(text.contains("Must be put right"), "{text}");
    assert!(
        !text.contains("Taken out") && !text.contains("Deleted"),
        "{text}"
    );
}

#[test]
fn a_course_renamed_in_the_change_keeps_its_sessions() {
    let college = college();
    begin(&college);
    let text = college.read(&path("sleep-well"));
    // Not known to git, and so much changed that it would not see it: the course says itself how it was called.
    let aliases = "aliases: [/courses/sleep-well/]\ntitle: Good nights";
    college.write(
        &path("good-nights"),
        text.replace("title: Sleep well", aliases)
            .replace("2027-01-19 10", "2027-01-20 11"),
    );
    let college = college.without(&path("sleep-well"));
    let document = json(&college);
    assert_eq!(document["courses"][0]["what"], "renamed");
    assert_eq!(document["courses"][0]["old_id"], "sleep-well");
    let sessions = document["sessions"].as_array().expect("a list");
    assert_eq!(sessions.len(), 1, "{sessions:#?}");
    assert_eq!(
        (&sessions[0]["what"], &sessions[0]["course"]),
        (&"moved".into(), &"good-nights".into())
    );
}

#[test]
fn where_there_was_no_college_everything_is_new() {
    let empty = College::empty().with("README.md", "Soon.\n");
    begin(&empty);
    for (path, bytes) in college().tree("") {
        empty.write(&path, bytes);
    }
    let text = markdown(&empty);
    assert!(under(&text, "New courses").contains("Sleep well"), "{text}");
}

#[test]
fn a_finding_about_a_name_does_not_say_the_name() {
    let college = college().with(
        "content/people/p-03.md",
        "---\nexpertise: [lived]\nrole: Tutor\nname: Winifred Ashgrove\n---\n",
    );
    begin(&college);
    college.replace(
        &path("sleep-well"),
        "We talk",
        "Winifred Ashgrove comes, and Winifred brings tea. We talk",
    );
    let text = markdown(&college);
    let found = under(&text, "What the check found in it");
    assert!(
        found.contains("content/courses/sleep-well.md, line"),
        "{found}"
    );
    assert!(!text.contains("Ashgrove"), "{text}");
    assert!(!found.contains("Winifred"), "{found}");
    let document = json(&college);
    assert!(!document.to_string().contains("Ashgrove"), "{document:#}");
}

#[test]
fn a_response_that_is_no_response_is_not_quoted() {
    let college = college();
    begin(&college);
    let round = "content/reviews/sleep-well/2026-11-01";
    college.write(
        &format!("{round}/round.md"),
        "---\nopened: 2026-11-01\nwhere: Vault folder\n---\n",
    );
    let answer = "---\non: 2026-11-05\nas: J.S.\nmade_it: Rosalind\nrecommend: a comment of a member\nQuarry: yes\n---\na comment of a member\n";
    college.write(&format!("{round}/quarry-1.md"), answer);
    for text in [markdown(&college), json(&college).to_string()] {
        keeps_secrets(&text);
        assert!(text.contains(round), "the round is named: {text}");
        assert!(!text.contains("quarry-1"), "nobody is named: {text}");
    }
}

#[test]
fn a_college_that_cannot_be_read_is_told_as_far_as_it_can() {
    let college = college();
    begin(&college);
    college.replace("content/college.md", "name: Millbrook College", "name: [");
    let text = markdown(&college);
    assert!(
        under(&text, "What the check found in it").contains("content/college.md"),
        "{text}"
    );
}

#[test]
fn other_people_with_the_same_expertise_are_told_by_their_ids() {
    let college = college().with(
        "content/people/p-03.md",
        "---\nexpertise: [learned]\nrole: Tutor\n---\n",
    );
    begin(&college);
    college.replace(
        &path("sleep-well"),
        "co_producers: [p-01, p-02]",
        "co_producers: [p-01, p-03]",
    );
    let text = markdown(&college);
    assert!(text.contains("- Co-producers: p-02 → p-03"), "{text}");
    assert!(!text.contains("Kinds of expertise"), "{text}");
}

#[test]
fn a_link_that_leads_elsewhere_is_no_other_word() {
    let college = college();
    college.replace(&path("sleep-well"), "We talk", "[We](/how-to-enrol/) talk");
    begin(&college);
    college.replace(
        &path("sleep-well"),
        "[We](/how-to-enrol/)",
        "[We](/accessibility/)",
    );
    let text = markdown(&college);
    assert!(text.contains("no word of it: only links, marks"), "{text}");
}
