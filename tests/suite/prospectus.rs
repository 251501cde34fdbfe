//! The whole prospectus on one page, and in large letters: everything that is listed, nothing else, and fit to be printed.

use std::collections::BTreeSet;

use crate::college::{COURSE, College, TODAY, online_course};

const PAGES: [&str; 2] = [
    "public/prospectus/index.html",
    "public/prospectus/large-print/index.html",
];

/// What `before` and `after` enclose, each time.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Vec<&'t str> {
    let parts = text.split(before).skip(1);
    parts
        .filter_map(|part| Some(part.split_once(after)?.0))
        .collect()
}

/// The ids of the courses that a page tells of.
fn told(page: &str) -> BTreeSet<&str> {
    between(page, "<h3 id=\"course-", "\"")
        .into_iter()
        .collect()
}

#[test]
fn both_have_every_course_of_the_list_in_its_order() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let college = College::copy_of(root);
    college.build(&[]).ends_with(0);
    let list = college.read("public/courses/index.html");
    let cards = between(&list, "<h3><a href=\"/courses/", "/\"");
    assert!(cards.len() > 40);
    for page in PAGES {
        let text = college.read(page);
        assert_eq!(between(&text, "<h3 id=\"course-", "\""), cards, "{page}");
        let contents = between(&text, "<li><a href=\"#course-", "\"");
        assert_eq!(contents, cards, "the contents of {page}");
        let venues = between(&text, "<h3 id=\"venue-", "\"");
        assert_eq!(venues.len(), 9, "{page} tells of {venues:?}");
    }
}

#[test]
fn nothing_is_in_it_of_what_is_past_private_or_a_draft() {
    let past = COURSE
        .replace("title: Sleep well", "title: Bygone days")
        .replace("  - id: spring\n    term: 2027-spring", "  - id: old")
        .replace("2027-01-12 10:00", "2026-10-06 14:00")
        .replace("2027-01-19 10:00", "2026-10-13 14:00")
        .replace("-12:00", "-15:00");
    let both = online_course()
        .replace("title: Sleep well", "title: Half way")
        .replace("2027-01-12 10:00-12:00", "2026-11-17 10:00-12:00");
    let private = COURSE
        .replace("title: Sleep well", "title: Quiet company")
        .replace("venue: town-library", "venue: larch-house")
        .replace("10:00-12:00", "16:00-17:00");
    let draft = online_course().replace("title: Sleep well", "title: Not yet\ndraft: true");
    let college = College::new()
        .with("content/courses/bygone-days.md", past)
        .with("content/courses/half-way.md", both)
        .with("content/courses/quiet-company.md", private)
        .with("content/courses/not-yet.md", draft)
        .with(
            "content/venues/larch-house.md",
            "---\nname: Larch House\naddress: [Secret Lane]\nprivate: yes\n---\nRing twice.\n",
        );
    college.build(&[]).ends_with(0);
    for page in PAGES {
        let text = college.read(page);
        let shown = ["half-way", "quiet-company", "sleep-well"];
        assert_eq!(told(&text), shown.into_iter().collect(), "{page}");
        assert!(text.contains("We tell you where when you enrol"));
        for hidden in [
            "Larch",
            "larch",
            "Secret Lane",
            "Ring twice",
            "Not yet",
            "not-yet",
            "Bygone",
            "Tuesday 17 November",
            ">17 November",
        ] {
            assert!(!text.contains(hidden), "{page} shows {hidden}");
        }
        assert!(text.contains("19 January"), "the date to come is there");
    }
    college.build(&["--drafts"]).ends_with(0);
    assert!(told(&college.read(PAGES[0])).contains("not-yet"));
}

#[test]
fn a_run_says_each_date_that_its_pattern_does_not_say() {
    let college = College::new().with_course(
        online_course()
            .replace("title: Sleep well", "title: Rest well")
            .replace(
                "      - 2027-01-19 10:00-12:00",
                "      - 2027-01-26 10:00-12:00",
            ),
    );
    college.replace(
        "content/courses/sleep-well.md",
        "2027-01-19 10:00-12:00",
        "{on: 2027-01-19 10:00-12:00, cancelled: The lift is being mended.}",
    );
    college.build(&[]).ends_with(0);
    let text = college.read(PAGES[0]);
    assert!(
        text.contains("<span>12 January</span> · <span>26 January</span>"),
        "the week between is left out"
    );
    assert!(text.contains("Cancelled: The lift is being mended."));
}

#[test]
fn it_is_whole_when_it_is_opened_from_a_folder() {
    let college = College::new();
    let below = ["--base-url", "https://example.net/a/b/"];
    college.build(&below).ends_with(0);
    for (page, up) in PAGES.into_iter().zip(["../", "../../"]) {
        let text = college.read(page);
        let folder = college.path(page);
        let folder = folder.parent().expect("a page lies in a folder");
        let styles = between(&text, "<link rel=\"stylesheet\" href=\"", "\"");
        assert!(styles.len() > 1);
        for style in styles {
            assert!(style.starts_with(&format!("{up}assets/")), "{style}");
            assert!(folder.join(style).is_file(), "{style}");
        }
        let links = between(&text, "<a href=\"", "\"");
        assert!(links.contains(&"https://example.net/a/b/courses/sleep-well/"));
        let is_whole = |link: &&str| link.starts_with('#') || link.contains(':');
        assert!(links.iter().all(is_whole), "{page}: {links:?}");
    }
}

#[test]
fn a_build_says_how_to_print_it() {
    let college = College::new();
    let ran = college.build(&["--out", "my site"]).ends_with(0);
    let page = "my site/prospectus/index.html";
    let line = ran.err.lines().find(|line| line.contains("--print-to-pdf"));
    let line = line.expect("the command stands in a line of its own");
    assert!(line.ends_with(&format!("'{page}'")), "{line}");
    assert!(college.path(page).is_file());
}

#[test]
fn every_page_leads_to_it() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    let pages = college.tree("public").into_iter();
    let pages = pages.filter(|(path, _)| path.ends_with("index.html"));
    let mut seen = 0;
    for (path, bytes) in pages {
        let text = String::from_utf8(bytes).expect("a page is text");
        for to in ["/prospectus/\"", "/prospectus/large-print/\""] {
            assert!(text.contains(to), "{path} does not lead to {to}");
        }
        seen += 1;
    }
    assert!(seen > 10, "on {TODAY} there are pages");
}
