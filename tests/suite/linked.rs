//! What a page says to search engines and to whoever shares it. That it is said in words that schema.org knows is tested in
//! `browser/linked.test.mjs`, over the sample college.

use serde_json::Value;

use crate::college::{COURSE, College, PNG};

const PAGE: &str = "courses/sleep-well";

/// The linked data of a page of a built college.
fn linked(college: &College, page: &str) -> Option<Value> {
    let html = college.read(&format!("public/{page}/index.html"));
    let (_, after) = html.split_once("<script type=\"application/ld+json\">")?;
    let (json, _) = after.split_once("</script>").expect("the script ends");
    Some(serde_json::from_str(json).unwrap_or_else(|cause| panic!("{cause}: {json}")))
}

/// The first thing of a type.
fn first(document: &Value, kind: &str) -> Value {
    let nodes = document["@graph"].as_array().expect("a list of things");
    let found = nodes.iter().find(|node| node["@type"] == kind);
    found.expect("it is there").clone()
}

fn course(college: &College) -> Value {
    first(&linked(college, PAGE).expect("it says something"), "Course")
}

fn with_course(from: &str, to: &str) -> College {
    assert!(COURSE.contains(from));
    College::new().with("content/courses/sleep-well.md", COURSE.replace(from, to))
}

/// One run stands by itself, its sessions in a list.
fn sessions(course: &Value) -> Vec<Value> {
    let sessions = course["hasCourseInstance"]["subEvent"].as_array();
    sessions.expect("there are two").clone()
}

#[test]
fn a_session_that_was_moved_says_when_it_was_to_be() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    let before = sessions(&course(&college));
    assert_eq!(
        before[0]["eventStatus"],
        "https://schema.org/EventScheduled"
    );
    assert_eq!(before[0]["previousStartDate"], Value::Null);
    let file = "content/courses/sleep-well.md";
    college.replace(file, "2027-01-12 10:00-12:00", "2027-01-13 14:00-16:00");
    college.build(&[]).ends_with(0);
    let after = sessions(&course(&college));
    assert_eq!(
        after[0]["eventStatus"],
        "https://schema.org/EventRescheduled"
    );
    assert_eq!(after[0]["previousStartDate"], "2027-01-12T10:00:00+00:00");
    assert_eq!(after[0]["startDate"], "2027-01-13T14:00:00+00:00");
    assert_eq!(after[1], before[1]);
    college.replace(
        file,
        "- 2027-01-13 14:00-16:00",
        "- {on: 2027-01-13 14:00-16:00, cancelled: The tutor is ill.}",
    );
    college.build(&[]).ends_with(0);
    let cancelled = &sessions(&course(&college))[0];
    assert_eq!(
        cancelled["eventStatus"],
        "https://schema.org/EventCancelled"
    );
}

#[test]
fn no_words_of_an_author_end_the_script_they_stand_in() {
    let title = "title: \"Sleep </script><!-- <script>alert(1)</script> well\"";
    let college = with_course("title: Sleep well", title);
    college.build(&[]).ends_with(0);
    let html = college.read("public/courses/sleep-well/index.html");
    assert_eq!(
        html.matches("</script>").count(),
        html.matches("<script").count()
    );
    let expected = "Sleep </script><!-- <script>alert(1)</script> well";
    assert_eq!(course(&college)["name"], expected);
}

#[test]
fn a_name_is_said_only_with_consent_that_holds() {
    for (consent, said) in [
        ("consent: {on: 2026-09-01, review_by: 2027-09-01}", true),
        ("consent: {on: 2025-09-01, review_by: 2026-09-01}", false),
        ("consent: {on: 2026-12-01}", false),
        ("x-consent: none", false),
    ] {
        let college = with_course(
            "mode: in-person",
            "mode: in-person\n    facilitators: [p-01]",
        )
        .with(
            "content/people/p-01.md",
            format!(
                "---\nexpertise: [lived]\nrole: Peer trainer\nname: Ada Quill\n{consent}\n---\n"
            ),
        );
        college.build(&[]);
        let instructor = &course(&college)["hasCourseInstance"]["instructor"];
        assert_eq!(instructor["name"] == "Ada Quill", said, "{consent}");
        assert_eq!(instructor.is_null(), !said, "{consent}");
        for (path, bytes) in college.tree("public/data") {
            let text = String::from_utf8(bytes).expect("it is text");
            assert!(!text.contains("Ada Quill"), "{consent}: {path}");
        }
    }
}

#[test]
fn a_private_place_is_said_by_nothing_but_that_people_meet() {
    let with_private = |venue: &str| {
        let college = with_course("venue: town-library", &format!("venue: {venue}"));
        college.build(&[]).ends_with(0);
        course(&college)
    };
    let public = with_private("town-library");
    let id = "https://example.org/venues/town-library/#venue";
    assert_eq!(sessions(&public)[0]["location"]["@id"], id);
    let private = with_private("private");
    for event in [&private["hasCourseInstance"], &sessions(&private)[0]] {
        assert_eq!(event["location"], Value::Null);
        let attendance = "https://schema.org/OfflineEventAttendanceMode";
        assert_eq!(event["eventAttendanceMode"], attendance);
    }
}

#[test]
fn a_course_to_do_at_ones_own_pace_is_one_without_dates() {
    let run = "runs:\n  - id: podcast\n    mode: self-paced\n    enrolment: not-needed\n    \
               material: {url: \"https://podcasts.example/x\", kind: podcast, length: 4 parts of 20 minutes}\n---\n";
    let college = College::new().with(
        "content/courses/sleep-well.md",
        format!(
            "{}{run}We listen.\n",
            COURSE.split("runs:").next().expect("the front")
        ),
    );
    college.build(&[]).ends_with(0);
    let run = &course(&college)["hasCourseInstance"];
    assert_eq!(run["courseMode"], "asynchronous");
    assert_eq!(run["courseWorkload"], "4 parts of 20 minutes");
    for missing in ["startDate", "location", "eventStatus", "subEvent"] {
        assert_eq!(run[missing], Value::Null, "{missing}");
    }
}

#[test]
fn what_is_not_for_search_engines_says_nothing_to_them() {
    let college = College::new();
    college.build(&["--drafts"]).ends_with(0);
    assert_eq!(linked(&college, PAGE), None);
    let html = college.read("public/courses/sleep-well/index.html");
    assert!(!html.contains("property=\"og:"));
}

#[test]
fn addresses_are_whole_wherever_the_site_lies() {
    let college = College::new();
    let below = ["--base-url", "https://example.net/a/b/"];
    college.build(&below).ends_with(0);
    let course = course(&college);
    assert_eq!(course["url"], "https://example.net/a/b/courses/sleep-well/");
    let html = college.read("public/courses/sleep-well/index.html");
    let address =
        "<meta property=\"og:url\" content=\"https://example.net/a/b/courses/sleep-well/\">";
    assert!(html.contains(address));
}

#[test]
fn the_first_picture_of_a_text_is_the_one_that_is_shared() {
    let college = with_course(
        "We talk about nights",
        "![A quiet room](../images/room.png)\n\nWe talk about nights",
    )
    .with("content/images/room.png", PNG);
    let below = ["--base-url", "https://example.net/a/"];
    college.build(&below).ends_with(0);
    let picture = "https://example.net/a/pictures/images/room.png";
    let html = college.read("public/courses/sleep-well/index.html");
    assert!(
        html.contains(&format!(
            "<meta property=\"og:image\" content=\"{picture}\">"
        )),
        "{html}"
    );
    assert_eq!(course(&college)["image"], picture);
    assert!(college.path("public/pictures/images/room.png").exists());
}

#[test]
fn a_course_that_has_ended_leaves_the_lists_and_keeps_its_page_and_old_addresses() {
    let college = with_course(
        "reviewed:",
        "retired: 2026-11-01\naliases: [/old/sleep/]\nreviewed:",
    );
    college.build(&[]).ends_with(0);
    let page = college.read("public/courses/sleep-well/index.html");
    assert!(
        page.contains("This course ended on 1 November 2026"),
        "{page}"
    );
    for (list, _) in college.tree("public") {
        let is_list = list.ends_with("index.html")
            && !list.starts_with("courses/sleep-well/")
            && !list.starts_with("old/")
            // A term keeps what was planned for it.
            && !list.starts_with("timetable/2027-spring/");
        if is_list || list.starts_with("data/courses.json") || list == "data/sessions.csv" {
            let text = college.read(&format!("public/{list}"));
            assert!(!text.contains("courses/sleep-well/"), "{list}");
        }
    }
    let old = college.read("public/old/sleep/index.html");
    assert!(old.contains("url=https://example.org/courses/sleep-well/"));
    let redirects = college.read("public/_redirects");
    assert_eq!(redirects, "/old/sleep/ /courses/sleep-well/ 301\n");
    // People still look for it by its name, and the page says that it has ended.
    let sitemap = college.read("public/sitemap.xml");
    assert!(sitemap.contains("https://example.org/courses/sleep-well/"));
    assert!(!sitemap.contains("/old/sleep/"));
}
