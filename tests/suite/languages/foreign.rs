//! Words in other letters than those of the page, and a language that runs from right to left.

use crate::college::{COURSE, College};

use super::{Built, holds, lacks};

/// A course that is given in Urdu, with a title and an outcome in Urdu and the rest in English.
fn in_urdu() -> String {
    COURSE
        .replace("title: Sleep well\n", "title: اچھی نیند\nlanguage: ur\n")
        .replace("Keep a sleep diary", "نیند کی ڈائری رکھنا")
        .replace(
            "We talk about nights",
            "We say <span lang=\"ur\">خوش آمدید</span>",
        )
}

#[test]
fn a_title_in_other_letters_is_read_in_the_language_of_its_course() {
    let site = Built::of(College::new().with("content/courses/sleep-well.md", in_urdu()));
    let title = "<span lang=\"ur\" dir=\"rtl\">اچھی نیند</span>";
    let course = site.page("/courses/sleep-well/");
    holds(
        &course,
        &[
            &format!("<h1>{title}</h1>"),
            "<title>اچھی نیند – ",
            "<li><span lang=\"ur\" dir=\"rtl\">نیند کی ڈائری رکھنا</span></li>",
            "<p class=\"lead\">What keeps us awake, and what helps.</p>",
            "<span lang=\"ur\" dir=\"rtl\">خوش آمدید</span>",
        ],
    );
    holds(&site.page("/courses/"), &[&format!("{title}</a>")]);
    holds(&site.page("/timetable/"), &["<html lang=\"en-GB\""]);
    // Programs that read no HTML get the words alone.
    let calendar = site.0.read("public/calendars/courses/sleep-well.ics");
    holds(&calendar, &["SUMMARY:اچھی نیند"]);
    lacks(&site.everything(), &["\u{fdd0}", "\u{fdd1}", "\u{fdd2}"]);
}

#[test]
fn a_language_from_right_to_left_needs_only_its_tag_and_english_words_say_that_they_are_english() {
    let college = College::new();
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\nlanguages: [en-GB, ar]",
    );
    college.write(
        "content/college.ar.md",
        "---\nname: كلية ميلبروك\n---\nمرحبا.\n",
    );
    let checked = college.check();
    let missing = |finding: &&serde_json::Value| finding["code"] == "M019";
    let found: Vec<_> = checked.findings.iter().filter(missing).collect();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0]["message"]
            .as_str()
            .unwrap_or_default()
            .contains("missing in ar")
    );
    assert_eq!(found[0]["level"], "warning");
    let site = Built::of(college);
    let home = site.page("/ar/");
    holds(
        &home,
        &[
            "<html lang=\"ar\" dir=\"rtl\">",
            "<h1>كلية ميلبروك</h1>",
            "<span lang=\"en\" dir=\"ltr\">Find a course</span>",
            "<a href=\"/a/b/\" lang=\"en-GB\" hreflang=\"en-GB\" dir=\"ltr\">English</a>",
            "aria-label=\"Main menu\"",
        ],
    );
    holds(
        &site.page("/"),
        &["<a href=\"/a/b/ar/\" lang=\"ar\" hreflang=\"ar\" dir=\"rtl\">العربية</a>"],
    );
}

#[test]
fn signs_that_mark_words_inside_the_program_do_nothing_when_an_author_writes_them() {
    let text = COURSE.replace(
        "Anyone whose",
        "\u{fdd0}\"><script>\u{fdd1}Any\u{fdd2}one whose",
    );
    let site = Built::of(College::new().with("content/courses/sleep-well.md", text));
    let page = site.page("/courses/sleep-well/");
    holds(&page, &["&gt;&lt;script&gt;Anyone whose"]);
    lacks(&page, &["\u{fdd0}", "<script>"]);
}
