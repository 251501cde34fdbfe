//! What is not published: drafts and courses that are held back leave no trace, and the rest is published.

use crate::college::{COURSE, College, NEXT_STEPS, PNG, TODAY, online_course};

/// The words of the course that is left out, each in another part of the record.
const SECRETS: [&str; 4] = [
    "Night owls",
    "What owls know",
    "owl-walk",
    "Feathers and dusk",
];

/// A course to be left out, to which Sleep well links.
fn with_owls(front: &str) -> College {
    let owls = online_course()
        .replace("Sleep well", "Night owls")
        .replace("What keeps us awake, and what helps.", "What owls know.")
        .replace("id: spring", "id: owl-walk")
        .replace(
            "We talk about nights, and try small changes.",
            "Feathers and dusk.",
        );
    let owls = owls.replacen("---\n", &format!("---\n{front}"), 1);
    let linking =
        format!("{COURSE}\nMore: [after dark](night-owls.md) and [dusk](/courses/night-owls/).\n");
    let linking = linking.replace(
        NEXT_STEPS,
        "next_steps: [night-owls, {text: Stay up, url: /courses/night-owls/}]\n",
    );
    College::new()
        .with("content/courses/night-owls.md", owls)
        .with("content/courses/sleep-well.md", linking)
}

#[track_caller]
fn leaves_no_trace(college: &College) {
    for (path, bytes) in college.tree("public") {
        let text = String::from_utf8_lossy(&bytes);
        for secret in SECRETS.into_iter().chain(["night-owls"]) {
            assert!(!text.contains(secret), "{secret:?} is in {path}");
        }
        assert!(!path.contains("night-owls"), "{path}");
    }
    let page = college.read("public/courses/sleep-well/index.html");
    assert!(
        page.contains("More: after dark and dusk."),
        "the links are no plain words: {page}"
    );
}

#[test]
fn a_draft_leaves_no_trace_and_links_to_it_become_words() {
    let college = with_owls("draft: yes\n");
    let ran = college.build(&[]).ends_with(0);
    assert_eq!(
        ran.out.matches("warning[W954]").count(),
        4,
        "the author is not told of both links and both next steps: {}",
        ran.out
    );
    ran.says("Made 1 course, 2 sessions");
    leaves_no_trace(&college);
}

#[test]
fn a_course_that_is_held_back_leaves_no_trace_and_is_named() {
    let college = with_owls("");
    college.replace("content/courses/night-owls.md", "[p-01, p-02]", "[p-02]");
    college.replace(
        "content/college.md",
        "contact:",
        "rules: {no-lived-expertise: held}\ncontact:",
    );
    college
        .build(&[])
        .ends_with(0)
        .says("held back: night-owls")
        .says("1 course held back");
    leaves_no_trace(&college);
}

#[test]
fn check_agrees_with_build_about_what_is_held_back() {
    let college = with_owls("");
    college.replace("content/courses/night-owls.md", "[p-01, p-02]", "[p-02]");
    college.replace(
        "content/college.md",
        "contact:",
        "rules: {C101: held}\ncontact:",
    );
    let checked = college.check();
    assert_eq!(checked.code, 0);
    assert!(
        checked
            .findings
            .iter()
            .any(|finding| finding["code"] == "C101" && finding["level"] == "held")
    );
}

#[test]
fn drafts_are_shown_when_asked_for_and_kept_from_search_engines() {
    let college = with_owls("draft: yes\n");
    college.build(&["--drafts"]).ends_with(0).says("2 courses");
    let pages = college
        .tree("public")
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html"));
    for (path, bytes) in pages {
        assert!(
            String::from_utf8_lossy(&bytes).contains("noindex"),
            "{path}"
        );
    }
    assert!(
        college
            .read("public/courses/night-owls/index.html")
            .contains("Feathers and dusk.")
    );
    assert!(college.read("public/robots.txt").contains("Disallow: /"));
    assert!(!college.path("public/sitemap.xml").exists());
}

#[test]
fn a_site_without_drafts_is_for_search_engines_but_for_pages_that_are_none() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    let hidden: Vec<String> = college
        .tree("public")
        .into_iter()
        .filter(|(path, bytes)| {
            path.ends_with(".html") && String::from_utf8_lossy(bytes).contains("noindex")
        })
        .map(|(path, _)| path)
        .collect();
    assert_eq!(hidden, ["404.html"]);
    assert!(
        college
            .read("public/sitemap.xml")
            .contains("https://example.org/courses/sleep-well/")
    );
}

#[test]
fn a_draft_may_be_half_written() {
    let college = College::new().with_course("---\ntitle: Not yet\ndraft: yes\n---\n");
    let ran = college.run(&["check", "--today", TODAY]).ends_with(0);
    assert_eq!(ran.out, "");
}

#[test]
fn nothing_of_a_draft_is_shown_where_another_record_names_it() {
    let course = COURSE
        .replace("topics: [living-well]", "topics: [dreams, living-well]")
        .replace(
            "partner: millbrook-mind",
            "partners: [millbrook-mind, moon-club]",
        )
        .replace("venue: town-library", "venue: hideaway")
        .replace("[p-01, p-02]", "[p-01, p-02, p-03]")
        .replace(NEXT_STEPS, "next_steps: [{partner: moon-club}]\n");
    let college = College::new()
        .with("content/courses/sleep-well.md", course)
        .with("content/topics/dreams.md", "---\ndraft: yes\nname: Secret dreams\n---\nText.\n")
        .with("partners/moon-club.md", "---\ndraft: yes\nname: Secret moon club\n---\nText.\n")
        .with(
            "content/venues/hideaway.md",
            "---\ndraft: yes\nname: Secret hideaway\naddress: [Secret lane]\n---\nText.\n",
        )
        .with(
            "content/people/p-03.md",
            "---\ndraft: yes\nexpertise: [lived]\nrole: Secret role\nname: Secret name\nconsent: {on: 2026-01-01}\n---\n",
        );
    let ran = college.build(&[]).ends_with(0);
    assert_eq!(ran.out.matches("warning[W954]").count(), 5, "{}", ran.out);
    for (path, bytes) in college.tree("public") {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Secret"), "{path}: {text}");
    }
    let list = college.read("public/courses/index.html");
    assert!(
        list.contains("Sleep well"),
        "a course is lost with its first topic"
    );
}

#[test]
fn a_picture_is_published_with_a_text_that_shows_it_and_not_beside_a_private_venue() {
    let college = College::new()
        .with(
            "content/venues/quiet-house.md",
            "---\nname: Quiet House\nprivate: yes\n---\n![The door](quiet-house.png)\n",
        )
        .with("content/venues/quiet-house.png", [1])
        .with("content/courses/our street.png", PNG)
        .with(
            "content/courses/sleep-well.md",
            format!("{COURSE}\n![Our street](<our street.png>)\n"),
        );
    college.build(&[]).ends_with(0);
    let pictures: Vec<_> = college.tree("public/pictures");
    let names: Vec<&str> = pictures.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(names, ["courses/our street.png"]);
}
