//! The search: what its files hold, and the list of everything that it falls back on.

use std::collections::BTreeMap;

use crate::college::{COURSE, College};

/// A college's list of everything, in its order, and all words of its index with the entries that have them.
struct Index {
    entries: Vec<String>,
    words: BTreeMap<String, Vec<(String, usize)>>,
}

impl Index {
    fn of(college: &College) -> Self {
        let page = college.read("public/search/index.html");
        let list = page.split("class=\"entries\"").skip(1).collect::<String>();
        let titles = list.split("<a href=\"").skip(1);
        let titles = titles.filter_map(|after| after.split_once("\">")?.1.split("</a>").next());
        let entries: Vec<String> = titles
            .take(list.matches("class=\"kind\"").count())
            .map(str::to_owned)
            .collect();
        let contents: serde_json::Value =
            serde_json::from_str(&college.read("public/search/index/index.json"))
                .expect("it is JSON");
        let files = contents["files"].as_array().expect("it is a list");
        let mut words = BTreeMap::new();
        for file in files {
            let file = file.as_str().expect("it is a name");
            let lines = college.read(&format!("public/search/index/{file}.json"));
            let lines: Vec<String> = serde_json::from_str(&lines).expect("it is a list of texts");
            for line in lines {
                let mut parts = line.split(' ');
                let word = parts.next().expect("a line begins with a word").to_owned();
                let mut number = 0;
                let found = parts.map(|step| {
                    number += step.parse::<usize>().expect("it is a number");
                    (entries[number / 4].clone(), number % 4)
                });
                words.insert(word, found.collect());
            }
        }
        Self { entries, words }
    }

    fn find(&self, word: &str) -> Vec<(&str, usize)> {
        let found = self.words.get(word).into_iter().flatten();
        found
            .map(|(title, place)| (title.as_str(), *place))
            .collect()
    }
}

fn index(college: &College) -> Index {
    college.build(&[]).ends_with(0);
    Index::of(college)
}

const TITLE: usize = 3;
const SUMMARY: usize = 2;
const OUTCOME: usize = 1;
const TEXT: usize = 0;

#[test]
fn a_word_is_found_with_the_best_place_where_it_stands() {
    let index = index(&College::new());
    assert_eq!(
        index.find("sleep"),
        [("Sleep well", TITLE)],
        "it is in the outcomes too"
    );
    assert_eq!(index.find("awake"), [("Sleep well", SUMMARY)]);
    assert_eq!(index.find("diary"), [("Sleep well", OUTCOME)]);
    assert_eq!(index.find("night"), [("Sleep well", OUTCOME)]);
    assert_eq!(index.find("small"), [("Sleep well", OUTCOME)]);
    assert_eq!(index.find("try"), [("Sleep well", TEXT)]);
    let living = index.find("living");
    assert_eq!(
        living,
        [("Living well", TITLE), ("Sleep well", OUTCOME)],
        "by its strand"
    );
}

#[test]
fn strands_places_partners_terms_and_pages_are_found() {
    let index = index(&College::new());
    assert_eq!(index.find("library"), [("Town Library", TITLE)]);
    assert_eq!(index.find("street"), [("Town Library", OUTCOME)]);
    assert_eq!(index.find("market"), [("Town Library", TEXT)]);
    assert_eq!(index.find("mind"), [("Millbrook Mind", TITLE)]);
    assert_eq!(index.find("spring"), [("Spring 2027", TITLE)]);
    assert_eq!(index.find("accessibility"), [("Accessibility", TITLE)]);
    assert!(index.find("calendar").contains(&("Calendars", TITLE)));
}

#[test]
fn everything_stands_under_its_letter_in_the_order_of_the_alphabet() {
    let college = College::new().with_course(
        COURSE
            .replace("Sleep well", "5 ways to Ängstlichkeit")
            .replace("10:00-12:00", "14:00-16:00"),
    );
    let index = index(&college);
    let expected = [
        "Accessibility",
        "Calendars",
        "Courses",
        "How our courses are made",
        "How to enrol",
        "Living well",
        "Millbrook Mind",
        "Our partners",
        "Sleep well",
        "Spring 2027",
        "Timetable",
        "Town Library",
        "Where we meet",
        "Who we work with",
        "5 ways to Ängstlichkeit",
    ];
    assert_eq!(index.entries, expected);
    assert_eq!(
        index.find("angstlichkeit"),
        [("5 ways to Ängstlichkeit", TITLE)]
    );
    let page = college.read("public/search/index.html");
    let letters: Vec<&str> = page
        .split("<h3 id=\"letter-")
        .skip(1)
        .filter_map(|after| after.split_once('>')?.1.split('<').next())
        .collect();
    let expected = [
        "A",
        "C",
        "H",
        "L",
        "M",
        "O",
        "S",
        "T",
        "W",
        "Numbers and other letters",
    ];
    assert_eq!(letters, expected);
    for number in 1..=letters.len() {
        assert!(
            page.contains(&format!("href=\"#letter-{number}\"")),
            "letter {number}"
        );
    }
}

#[test]
fn drafts_are_not_found_and_what_has_ended_is_marked_as_last() {
    let other = COURSE
        .replace("Sleep well", "Moonlight")
        .replace("10:00-12:00", "14:00-16:00");
    let draft = College::new().with_course(other.replacen("title:", "draft: yes\ntitle:", 1));
    let found = index(&draft);
    assert!(found.find("moonlight").is_empty());
    assert!(!found.entries.contains(&"Moonlight".to_owned()));
    let retired =
        College::new().with_course(other.replacen("title:", "retired: 2026-11-01\ntitle:", 1));
    assert_eq!(index(&retired).find("moonlight"), [("Moonlight", TITLE)]);
    let page = retired.read("public/search/index.html");
    assert!(
        page.contains("<li data-last><a href=\"/courses/x/\">Moonlight</a>"),
        "{page}"
    );
    assert_eq!(page.matches("data-last").count(), 1);
}

#[test]
fn a_title_of_markup_stays_a_text() {
    let hostile = COURSE
        .replace("Sleep well", "'<script>alert(1)</script> \"q\"'")
        .replace("10:00-12:00", "14:00-16:00");
    let college = College::new().with_course(hostile);
    let index = index(&college);
    assert!(
        index
            .find("alert")
            .iter()
            .any(|(title, _)| title.starts_with("&lt;script&gt;"))
    );
    assert!(
        !college
            .read("public/search/index.html")
            .contains("<script>")
    );
}

#[test]
fn the_page_names_an_index_of_its_own_list() {
    let mark = |college: &College| {
        college.build(&[]).ends_with(0);
        let page = college.read("public/search/index.html");
        let after = page
            .split_once("index.json?")
            .expect("the page names the index")
            .1;
        after.split('"').next().unwrap_or_default().to_owned()
    };
    let (one, same, other) = (College::new(), College::new(), College::new());
    other.replace(
        "content/venues/town-library.md",
        "Town Library",
        "Hill Library",
    );
    assert_eq!(mark(&one), mark(&same));
    assert_ne!(
        mark(&one),
        mark(&other),
        "an entry moved, so old files must not be used"
    );
}
