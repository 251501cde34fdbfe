//! Where the pages in each language are, where they lead, and what they say of what is not translated.

use std::collections::BTreeSet;

use crate::college::College;

use super::{Built, holds, in_two_languages, lacks};

/// The addresses of a page that begin below the site's path, as far as they lead to pages.
fn links(page: &str) -> BTreeSet<&str> {
    let each = page.split("<a ").skip(1).filter_map(|after| {
        let tag = after.split('>').next()?;
        let href = tag.split("href=\"").nth(1)?.split('"').next()?;
        let own = href.starts_with("/a/b/") && !tag.contains("hreflang");
        own.then_some(href)
    });
    each.collect()
}

#[test]
fn every_page_is_there_in_every_language_and_files_are_there_once() {
    let site = Built::of(in_two_languages());
    let files = site.0.tree("public");
    let paths = files.iter().map(|(path, _)| path.as_str());
    let pages: BTreeSet<&str> = paths.filter(|path| path.ends_with("index.html")).collect();
    let (welsh, english): (BTreeSet<&str>, BTreeSet<&str>) =
        pages.iter().partition(|path| path.starts_with("cy/"));
    let welsh: BTreeSet<&str> = (welsh.iter())
        .filter_map(|it| it.strip_prefix("cy/"))
        .collect();
    assert!(english.len() > 10, "{english:?}");
    assert_eq!(welsh, english);
    let only_pages = files.iter().all(|(path, _)| {
        !path.starts_with("cy/")
            || path.ends_with("/index.html")
            // What these hold is words.
            || path.starts_with("cy/search/index/")
            || path.starts_with("cy/data/plan/")
    });
    assert!(only_pages, "a file is below /cy/ that all languages share");
    assert!(site.has("/404.html"));
    in_two_languages().check().is_clean();
}

#[test]
fn links_of_a_page_stay_in_its_language_and_lead_to_the_files_of_all() {
    let site = Built::of(in_two_languages());
    for address in [
        "/cy/",
        "/cy/courses/sleep-well/",
        "/cy/timetable/",
        "/cy/calendars/",
    ] {
        let page = site.page(address);
        let own = links(&page);
        assert!(own.len() > 5, "{own:?}");
        let elsewhere: Vec<&&str> = own
            .iter()
            .filter(|href| !href.starts_with("/a/b/cy/") && !href.ends_with(".ics"))
            .filter(|href| !href.ends_with(".atom"))
            .collect();
        assert!(elsewhere.is_empty(), "{address}: {elsewhere:?}");
        holds(
            &page,
            &["href=\"/a/b/assets/site.", "<html lang=\"cy\" dir=\"ltr\">"],
        );
    }
    let home = site.page("/cy/");
    holds(
        &home,
        &[
            "<a href=\"/a/b/cy/courses/sleep-well/\">gysgu</a>",
            "<a href=\"/a/b/cy/how-to-enrol/\">sut i gofrestru</a>",
        ],
    );
    let course = site.page("/cy/courses/sleep-well/");
    holds(&course, &["src=\"/a/b/pictures/courses/moon.png\""]);
    let english = links(&site.page("/"))
        .iter()
        .any(|href| href.starts_with("/a/b/cy/"));
    assert!(
        !english,
        "an English page leads into Welsh by more than the switch"
    );
}

#[test]
fn a_page_names_itself_in_each_language_to_readers_and_search_engines() {
    let site = Built::of(in_two_languages());
    let alternates = [
        "<link rel=\"alternate\" hreflang=\"en-GB\" href=\"https://example.org/a/b/courses/sleep-well/\">",
        "<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://example.org/a/b/courses/sleep-well/\">",
        "<link rel=\"alternate\" hreflang=\"cy\" href=\"https://example.org/a/b/cy/courses/sleep-well/\">",
    ];
    let english = site.page("/courses/sleep-well/");
    let welsh = site.page("/cy/courses/sleep-well/");
    holds(&english, &alternates);
    holds(&welsh, &alternates);
    holds(
        &english,
        &[
            "<a href=\"/a/b/cy/courses/sleep-well/\" lang=\"cy\" hreflang=\"cy\">Cymraeg</a>",
            "<span lang=\"en-GB\" aria-current=\"true\">English</span>",
            "<link rel=\"canonical\" href=\"https://example.org/a/b/courses/sleep-well/\">",
        ],
    );
    holds(
        &welsh,
        &[
            "<a href=\"/a/b/courses/sleep-well/\" lang=\"en-GB\" hreflang=\"en-GB\">English</a>",
            "<link rel=\"canonical\" href=\"https://example.org/a/b/cy/courses/sleep-well/\">",
        ],
    );
    let lost = site.0.read("public/404.html");
    holds(
        &lost,
        &["<a href=\"/a/b/cy/\" lang=\"cy\" hreflang=\"cy\">"],
    );
    lacks(&lost, &["rel=\"alternate\" hreflang"]);
    let map = site.0.read("public/sitemap.xml");
    holds(
        &map,
        &[
            "<url><loc>https://example.org/a/b/cy/courses/sleep-well/</loc>",
            "<xhtml:link rel=\"alternate\" hreflang=\"cy\" href=\"https://example.org/a/b/cy/courses/sleep-well/\"/>",
        ],
    );
}

#[test]
fn what_is_translated_is_said_in_the_language_and_what_is_not_says_which_it_is_in() {
    let site = Built::of(in_two_languages());
    let course = site.page("/cy/courses/sleep-well/");
    holds(
        &course,
        &[
            "<h1>Cysgu’n dda</h1>",
            "<title>Cysgu’n dda – Coleg Millbrook</title>",
            "<li>Cadw dyddiadur cwsg</li>",
            "<p>Ffoniwch ni.</p>",
            "Rydym yn siarad am nosweithiau.",
            // A field of the course that nobody translated, and the name of another record.
            "<span lang=\"en-GB\">Anyone whose nights are hard.</span>",
            "<span lang=\"en-GB\">Town Library</span>",
            // A session with its date in Welsh.
            "Dydd Mawrth 12 Ionawr 2027",
            "10yb i hanner dydd",
        ],
    );
    lacks(
        &course,
        &[
            "Sleep well",
            "We talk about nights",
            "hreflang=\"en-GB\">Ei",
        ],
    );
    // On lists, too.
    holds(&site.page("/cy/courses/"), &[">Cysgu’n dda</a>"]);
    holds(
        &site.page("/cy/topics/living-well/"),
        &[
            "<h1><span lang=\"en-GB\">Living well</span></h1>",
            "<div lang=\"en-GB\">\n<p>Days that do us good.</p>",
            "<title>Living well – ",
        ],
    );
    // English pages are as ever.
    let english = site.page("/courses/sleep-well/");
    holds(
        &english,
        &[
            "<h1>Sleep well</h1>",
            "<p>Anyone whose nights are hard.</p>",
        ],
    );
    lacks(&english, &["Cysgu", "<span lang=\"en-GB\">Town"]);
}

#[test]
fn a_page_of_a_record_that_nobody_translated_says_so_and_leads_to_the_text() {
    let site = Built::of(in_two_languages());
    let link = "<a href=\"/a/b/how-to-enrol/\" hreflang=\"en-GB\">";
    let page = site.page("/cy/how-to-enrol/");
    holds(
        &page,
        &[
            "Nid yw’r dudalen hon ar gael yn Gymraeg eto.",
            link,
            "Saesneg",
        ],
    );
    for translated in [
        "/cy/",
        "/cy/courses/sleep-well/",
        "/cy/timetable/",
        "/how-to-enrol/",
    ] {
        let page = site.page(translated);
        lacks(&page, &["Nid yw’r dudalen hon", "This page is not yet in"]);
    }
}

#[test]
fn a_course_says_the_language_in_which_it_is_given_where_the_page_is_in_another() {
    let site = Built::of(in_two_languages());
    holds(
        &site.page("/cy/courses/sleep-well/"),
        &["<dt>Iaith</dt><dd>Saesneg</dd>"],
    );
    lacks(&site.page("/courses/sleep-well/"), &["<dt>Language</dt>"]);
}

#[test]
fn calendars_and_the_ledger_are_those_of_the_main_language() {
    let one = Built::of(College::new());
    let two = Built::of(in_two_languages());
    let of = |site: &Built| {
        let files = site.0.tree("public").into_iter();
        let files = files.filter(|(path, _)| path.ends_with(".ics") || path.ends_with(".json"));
        let files: Vec<_> = files.filter(|(path, _)| !path.starts_with("cy/")).collect();
        (files, site.0.read("content/calendar.lock"))
    };
    assert!(of(&one).0.len() > 5);
    assert_eq!(of(&one), of(&two));
}

#[test]
fn each_language_is_searched_by_its_own_words() {
    let site = Built::of(in_two_languages());
    let page = site.page("/cy/search/");
    holds(
        &page,
        &[
            "href=\"/a/b/cy/search/index/index.json?",
            "action=\"/a/b/cy/search/\"",
        ],
    );
    let files = site.0.tree("public").into_iter();
    let index = |folder: &str| -> String {
        let own = files.clone().filter(|(path, _)| path.starts_with(folder));
        own.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
            .collect()
    };
    holds(&index("cy/search/index/"), &["cysgu", "\"town "]);
    lacks(&index("cy/search/index/"), &["\u{fdd0}", "\"gb "]);
    lacks(&index("search/index/"), &["cysgu"]);
    // "Living well", which nobody translated, stands under its own letter and not under that of its language's tag.
    let (before, _) = page.split_once("Living well").expect("it is in the list");
    let letter = before.rsplit("<h3 id=\"letter-").next().unwrap_or_default();
    assert!(letter.contains(">L</h3>"), "{letter}");
}

#[test]
fn a_college_with_one_language_has_no_word_of_languages() {
    let site = Built::of(College::new());
    let page = site.page("/courses/sleep-well/");
    lacks(
        &page,
        &["hreflang", "class=\"languages\"", "class=\"wrap unread\""],
    );
    lacks(&site.0.read("public/sitemap.xml"), &["xhtml"]);
}

#[test]
fn a_broken_link_is_found_once_at_its_place_in_whichever_languages_it_is_shown() {
    let college = in_two_languages();
    college.write(
        "content/courses/sleep-well.cy.md",
        "---\ntitle: Cysgu’n dda\n---\nGweler [hyn](/courses/nowhere/) neu [hynny](nobody.md).\n",
    );
    college.write(
        "content/pages/how-to-enrol.md",
        "---\ntitle: How to enrol\n---\nSee [it](/courses/not-there/), or [that](/courses/#none).\n",
    );
    let checked = college.check();
    let in_welsh = |column: &str| format!("content/courses/sleep-well.cy.md:4:{column}");
    let there_is_no = |what: &str| format!("there is no {what}");
    checked.finds(
        "W951",
        &in_welsh("8"),
        &there_is_no("/courses/nowhere/"),
        "",
    );
    checked.finds(
        "W951",
        &in_welsh("37"),
        &there_is_no("content/courses/nobody.md"),
        "",
    );
    let english = checked
        .findings
        .iter()
        .filter(|it| it["path"] == "content/pages/how-to-enrol.md");
    let said: Vec<_> = english
        .map(|it| it["message"].as_str().unwrap_or_default())
        .collect();
    assert_eq!(
        said,
        [
            "there is no /courses/not-there/ on this site",
            "/courses/ has no heading or part called #none"
        ]
    );
}

#[test]
fn courses_are_found_by_the_same_languages_on_the_pages_of_every_language() {
    let in_urdu = crate::college::online_course().replace("runs:", "language: ur\nruns:");
    let in_urdu = in_urdu.replace("title: Sleep well", "title: Poems at night");
    let college = in_two_languages().with("content/courses/poems.md", in_urdu);
    let built = Built::of(college);
    for pages in ["", "/cy"] {
        for language in ["en", "ur"] {
            let path = format!("{pages}/find/language/{language}/index.html");
            assert!(built.has(&path), "{path}");
        }
        assert!(!built.has(&format!("{pages}/find/language/cy/index.html")));
    }
}

#[test]
fn a_picture_that_is_shared_from_a_page_in_any_language_is_where_the_pictures_are() {
    let college = in_two_languages();
    college.replace(
        "content/courses/sleep-well.md",
        "We talk about nights",
        "![The moon](moon.png) We talk about nights",
    );
    let built = Built::of(college);
    for address in ["/courses/sleep-well/", "/cy/courses/sleep-well/"] {
        holds(
            &built.page(address),
            &[
                "property=\"og:image\" content=\"https://example.org/a/b/pictures/courses/moon.png\"",
            ],
        );
    }
    assert!(built.has("/pictures/courses/moon.png"));
}

#[test]
fn an_old_address_leads_on_from_the_pages_of_every_language() {
    let college = in_two_languages();
    college.replace(
        "content/courses/sleep-well.md",
        "runs:",
        "aliases: [/old/sleep/]\nruns:",
    );
    let text = college.read("content/pages/how-to-enrol.md");
    college.write(
        "content/pages/how-to-enrol.md",
        format!("{text}\nSee [the old page](/old/sleep/).\n"),
    );
    let built = Built::of(college);
    for page in ["/how-to-enrol/", "/cy/how-to-enrol/"] {
        holds(&built.page(page), &["href=\"/a/b/old/sleep/\""]);
    }
}

#[test]
fn a_plan_is_looked_up_in_the_words_of_each_language() {
    let built = Built::of(in_two_languages());
    let file = |path: &str| {
        built
            .0
            .read(&format!("public{path}/data/plan/2027-spring.json"))
    };
    holds(
        &file(""),
        &["\"title\":\"Sleep well\"", "Tuesday 12 January 2027"],
    );
    holds(
        &file("/cy"),
        &[
            "\"title\":\"Cysgu’n dda\"",
            "Dydd Mawrth 12 Ionawr 2027",
            "\"href\":\"../../courses/sleep-well/\"",
            "\"calendar\":\"../../../calendars/sessions/",
        ],
    );
    holds(
        &built.page("/cy/my-plan/"),
        &["/a/b/cy/data/plan/2027-spring.json"],
    );
}
