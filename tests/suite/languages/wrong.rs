//! Translations that cannot be used: each is said, with what to do.

use super::in_two_languages;

const PATH: &str = "content/courses/sleep-well.cy.md";

/// Writes a translation of the course and says what is found at a place of it.
#[track_caller]
fn finds(text: &str, code: &str, place: &str, message: &str, help: &str) {
    let college = in_two_languages();
    college.write(PATH, text);
    let place = format!("{PATH}:{place}");
    college.check().finds(code, &place, message, help);
}

#[test]
fn a_key_that_is_the_same_in_every_language_belongs_into_the_records_own_file() {
    finds(
        "---\ntitle: Cysgu\nvenue: town-library\n---\n",
        "M002",
        "3:1",
        "venue is the same in every language, and belongs into sleep-well.md alone",
        "take it out here",
    );
    finds(
        "---\ntitle: Cysgu\nenrolment: {note: Ffoniwch., deadline: 2027-01-08}\n---\n",
        "M002",
        "3:30",
        "enrolment.deadline is the same in every language",
        "take it out here",
    );
}

#[test]
fn a_key_that_no_record_has_is_said_with_the_one_that_was_meant() {
    finds(
        "---\ntitel: Cysgu\n---\n",
        "M002",
        "2:1",
        "did you mean title?",
        "write title",
    );
    finds(
        "---\ncolours: glas\n---\n",
        "M002",
        "2:1",
        "no key colours",
        "the keys are title,",
    );
}

#[test]
fn a_list_has_as_many_items_as_its_original_and_a_text_is_no_list() {
    finds(
        "---\nlearning_outcomes: [Enwi dau beth]\n---\n",
        "M004",
        "2:1",
        "learning_outcomes has 1 here and 3 in sleep-well.md",
        "in the same order",
    );
    finds(
        "---\ntitle: [Cysgu, da]\n---\n",
        "M004",
        "2:1",
        "title is one text",
        "write one text",
    );
}

#[test]
fn words_for_which_the_record_has_no_place_are_said() {
    finds(
        "---\ncontent_note: Nodyn.\n---\n",
        "M002",
        "2:1",
        "sleep-well.md says nothing in words under content_note",
        "write content_note into sleep-well.md first",
    );
}

#[test]
fn a_text_of_a_record_that_is_not_there_is_said_with_the_one_that_was_meant() {
    let college =
        in_two_languages().with("content/courses/sleep-wel.cy.md", "---\ntitle: X\n---\n");
    college.check().finds(
        "M005",
        "content/courses/sleep-wel.cy.md",
        "there is no course sleep-wel that this could be a text of (did you mean sleep-well?)",
        "or delete it",
    );
}

#[test]
fn a_text_in_a_language_that_the_college_does_not_list_is_said_and_stops_nothing() {
    let college =
        in_two_languages().with("content/courses/sleep-well.ga.md", "---\ntitle: X\n---\n");
    let checked = college.check();
    let found = checked
        .findings
        .iter()
        .find(|it| it["path"] == "content/courses/sleep-well.ga.md");
    let found = found.expect("it is said");
    assert_eq!(
        (&found["code"], &found["level"]),
        (&"M005".into(), &"warning".into())
    );
    let says = |key: &str, words: &str| found[key].as_str().unwrap_or_default().contains(words);
    assert!(says("message", "not published in ga"), "{found:#?}");
    assert!(
        says(
            "help",
            "write languages: [en-GB, cy, ga] into content/college.md"
        ),
        "{found:#?}"
    );
    college.build(&[]).ends_with(0);
}

#[test]
fn the_main_language_has_no_file_of_its_own_and_a_word_is_no_language() {
    let college =
        in_two_languages().with("content/courses/sleep-well.en.md", "---\ntitle: X\n---\n");
    college.check().finds(
        "M005",
        "content/courses/sleep-well.en.md",
        "en is the college's main language",
        "put its words into sleep-well.md",
    );
    let college = in_two_languages().with(
        "content/courses/sleep-well.welsh.md",
        "---\ntitle: X\n---\n",
    );
    college.check().finds(
        "M006",
        "content/courses/sleep-well.welsh.md",
        "cannot be an address",
        "a text in another language ends in a language tag, such as sleep-well.cy.md",
    );
}

#[test]
fn one_record_has_one_text_in_a_language() {
    let college = in_two_languages().with(
        "content/courses/old/sleep-well.cy.md",
        "---\ntitle: X\n---\n",
    );
    let checked = college.check();
    let found = |path: &str| {
        checked
            .findings
            .iter()
            .any(|it| it["code"] == "M006" && it["path"] == path)
    };
    assert!(
        found(PATH) || found("content/courses/old/sleep-well.cy.md"),
        "{:#?}",
        checked.findings
    );
}

#[test]
fn a_page_cannot_stand_where_the_pages_of_a_language_are() {
    let college = in_two_languages().with("content/pages/cy.md", "---\ntitle: Cy\n---\nText.\n");
    college.check().finds(
        "M006",
        "content/pages/cy.md:2:1",
        "at /cy/ stand the pages",
        "another id",
    );
}

#[test]
fn a_language_in_which_the_college_says_nothing_of_itself_is_a_warning() {
    let college = in_two_languages().without("content/college.cy.md");
    let checked = college.check();
    let found: Vec<_> = checked
        .findings
        .iter()
        .filter(|it| it["code"] == "M019")
        .collect();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0]["line"], 5);
    assert!(
        found[0]["help"]
            .as_str()
            .unwrap_or_default()
            .contains("content/college.cy.md")
    );
}

#[test]
fn words_made_for_english_judge_no_welsh_and_placeholders_are_found_in_any_language() {
    let college = in_two_languages();
    // "am" and "pm" in English, "5pm", long sentences: none of it is for Welsh.
    let long = "a ".repeat(60);
    college.write(
        PATH,
        format!("---\ntitle: CYSGU’N DDA\n---\nDewch am 5.30pm e.e. {long}.\n"),
    );
    college.check().is_clean();
    finds(
        "---\ntitle: TODO\n---\n",
        "M007",
        "2:8",
        "the placeholder TODO",
        "",
    );
}

#[test]
fn a_language_that_is_listed_twice_is_said() {
    for (listed, twice) in [("[en-GB, en-US]", "en-US"), ("[en-GB, pt, pt-BR]", "pt-BR")] {
        let college = in_two_languages();
        college.replace("content/college.md", "[en-GB, cy]", listed);
        let checked = college.check();
        let found = checked.findings.iter().find(|it| it["code"] == "M004");
        let message = found
            .and_then(|it| it["message"].as_str())
            .unwrap_or_default();
        assert!(
            message.starts_with(&format!("{twice} is the same language as")),
            "{message}"
        );
    }
}
