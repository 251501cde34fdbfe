//! Sheets as they are: each test a mess of its own.

use crate::college::{College, Ran, TODAY};

/// A sheet imported into the small college.
struct Imported {
    college: College,
    ran: Ran,
}

fn run(college: &College, more: &[&str]) -> Ran {
    let arguments = ["import", "csv", "sheet.csv", "--today", TODAY];
    college.run(&[&arguments, more].concat())
}

fn imported_with(sheet: impl AsRef<[u8]>, more: &[&str]) -> Imported {
    let college = College::new().with("sheet.csv", sheet);
    let ran = run(&college, more).ends_with(0);
    assert_eq!(errors(&college), Vec::<String>::new());
    Imported { college, ran }
}

fn imported(sheet: impl AsRef<[u8]>) -> Imported {
    imported_with(sheet, &[])
}

fn errors(college: &College) -> Vec<String> {
    let findings = college.check().findings;
    let errors = findings
        .iter()
        .filter(|finding| finding["level"] == "error");
    errors.map(ToString::to_string).collect()
}

impl Imported {
    fn course(&self, id: &str) -> String {
        self.college.read(&format!("content/courses/{id}.md"))
    }

    #[track_caller]
    fn has(&self, id: &str, words: &str) {
        let text = self.course(id);
        assert!(text.contains(words), "{words:?} is not in:\n{text}");
    }

    #[track_caller]
    fn has_not(&self, id: &str, words: &str) {
        let text = self.course(id);
        assert!(!text.contains(words), "{words:?} is in:\n{text}");
    }
}

#[test]
fn a_draft_says_what_the_sheet_says_and_has_a_gap_for_the_rest() {
    let it = imported(
        "\u{feff}Course,Venue,Date,Time,Strand,Delivered by,Summary,Places\nClay,Town Library,12/01/2027,10-12,Living well,Millbrook Mind,Make a pot.,12\n",
    );
    it.has(
        "clay",
        "title: Clay\nsummary: Make a pot.\ntopics: [living-well]\npartner: millbrook-mind\n",
    );
    it.has(
        "clay",
        "    venue: town-library\n    places: 12\n    sessions:\n      - 2027-01-12 10:00-12:00\n",
    );
    it.has("clay", "# co_producers: []");
    it.has_not("clay", "# summary");
    it.ran.says("UTF-8, with a byte-order mark");
    assert!(it.college.build(&[]).ends_with(0).out.is_empty());
    assert!(!it.college.path("public/courses/clay").exists());
}

#[test]
fn two_ways_to_write_dates_are_asked_never_guessed() {
    let sheet = "Course,Date,Time\nA,12/01/2027,10:00-12:00\nB,01/13/2027,10:00-12:00\nC,13/01/2027,10:00-12:00\n";
    let it = imported(sheet);
    it.has("a", "when: \"12/01/2027 10:00-12:00\"");
    it.has("b", "2027-01-13 10:00-12:00");
    it.has("c", "2027-01-13 10:00-12:00");
    it.ran.says("say --dates day-first or --dates month-first");
    imported_with(sheet, &["--dates", "day-first"]).has("a", "- 2027-01-12 10:00-12:00");
    imported_with(sheet, &["--dates", "month-first"]).has("a", "- 2027-12-01 10:00-12:00");
}

#[test]
fn a_number_of_a_spreadsheet_is_no_date() {
    imported("Course,Date,Time\nA,46399,10-12\n").has("a", "when: \"46399 10-12\"");
}

#[test]
fn a_cell_that_was_merged_goes_on_with_the_course_above() {
    let it = imported(
        "Course,Where,Date,Time\nClay,Town Library,12 Jan 2027,10-12\n,,19 Jan 2027,10-12\n,,TBC,\nRest,,,\n",
    );
    it.has(
        "clay",
        "      - 2027-01-12 10:00-12:00\n      - 2027-01-19 10:00-12:00\n",
    );
    it.has("clay", "when: TBC");
    assert_eq!(it.course("clay").matches("- id:").count(), 2);
    let report = College::new().with("sheet.csv", it.college.read("sheet.csv"));
    run(&report, &["--report", "report.md"]).ends_with(0);
    let report = report.read("report.md");
    assert!(
        report.contains("row 3, Course: no title here, so it goes on with the course above: Clay"),
        "{report}"
    );
}

#[test]
fn a_formula_stays_a_text_both_ways() {
    let sheet = "Course,Summary,Description,Date,Time\n=1+1,@SUM(A1),\"+cmd|' /C calc'!A0\",12 Jan 2027,10-12\n";
    let it = imported(sheet);
    it.has("1-1", "title: \"=1+1\"\nsummary: \"@SUM(A1)\"\n");
    it.college.replace(
        "content/courses/1-1.md",
        "draft: yes\n",
        "co_production: consultation\n",
    );
    it.college.build(&[]).ends_with(0);
    let table = it.college.read("public/data/sessions.csv");
    assert!(table.contains(",'=1+1,"), "{table}");
    // And our own table, imported elsewhere, has the text again.
    let back = College::new()
        .with("sheet.csv", &table)
        .with("map.yml", "columns: {course: key, title: title}\n");
    run(&back, &["--mapping", "map.yml"]).ends_with(0);
    let draft = back.read("content/courses/1-1.md");
    assert!(draft.contains("title: \"=1+1\""), "{draft}");
}

#[test]
fn no_name_of_a_person_is_written_down() {
    let sheet = "Course,Tutors,About\nClay,Aisha Khan & Ben Okoro,With Aisha Khan.\n";
    let it = imported(sheet);
    it.has("clay", "facilitators: [p-03, p-04]");
    it.ran.says("p-03  Aisha Khan");
    for path in [
        "content/courses/clay.md",
        "content/people/p-03.md",
        "content/people/p-04.md",
    ] {
        let text = it.college.read(path);
        assert!(
            !text.contains("Aisha") && !text.contains("Okoro"),
            "{path}:\n{text}"
        );
    }
    assert!(
        it.college
            .read("content/people/p-03.md")
            .contains("role: Tutor\n")
    );
    let named = imported_with(sheet, &["--names"]);
    assert!(
        named
            .college
            .read("content/people/p-03.md")
            .contains("name: Aisha Khan")
    );
}

#[test]
fn people_of_a_sheet_that_changed_are_known_by_the_coordinators_list_only() {
    let sheet = "Course,Tutor\nClay,Aisha Khan\n";
    let it = imported(sheet);
    it.college.write(
        "sheet.csv",
        "Course,Tutor\nRest,Ben Okoro\nClay,Aisha Khan\n",
    );
    run(&it.college, &[]).ends_with(2).says("--people-list");
    let outside = tempfile::tempdir().expect("there is room");
    let list = outside.path().join("people.csv");
    // As Excel writes it.
    std::fs::write(&list, "\u{feff}p-03,Aisha Khan\r\n").expect("it can be written");
    let list = list.to_str().expect("UTF-8");
    run(&it.college, &["--people-list", list]).ends_with(0);
    it.has("clay", "[p-03]");
    it.has("rest", "[p-04]");
    assert_eq!(
        std::fs::read_to_string(list).expect("it is there"),
        "\u{feff}p-03,Aisha Khan\r\np-04,Ben Okoro\r\n"
    );
    std::fs::write(list, b"p-03,Zo\xeb Khan\n").expect("it can be written");
    run(&it.college, &["--people-list", list])
        .ends_with(2)
        .says("UTF-8");
    run(&it.college, &["--people-list", "people.csv"])
        .ends_with(2)
        .says("lies in the college's folder");
}

#[test]
fn nobody_becomes_somebody_else_when_a_row_is_not_taken() {
    // The college has Sleep well, so its row is not taken, and Ben Okoro comes in with nothing.
    let it = imported("Course,Tutor\nClay,Aisha Khan\nSleep well,Ben Okoro\nRest,Cara Lee\n");
    it.has("rest", "[p-04]");
    let again = run(&it.college, &[]).ends_with(0).says("p-04  Cara Lee");
    assert!(!again.err.contains("p-05"), "{}", again.err);
    it.has("rest", "[p-04]");
}

#[test]
fn a_mistake_of_a_spreadsheet_is_no_venue() {
    let it = imported("Course,Venue,Tutor\nClay,#N/A,#REF!\nRest,#NAME?,#VALUE!\n");
    it.has_not("clay", "    venue: ");
    it.has_not("rest", "    venue: ");
    let ran = it.ran.says("\"#N/A\": left open");
    assert!(!ran.err.contains("Who is who"), "{}", ran.err);
}

#[test]
fn names_go_into_the_folder_of_people_that_is_kept_elsewhere() {
    let people = tempfile::tempdir().expect("there is room");
    let folder = people.path().to_str().expect("UTF-8");
    let college = College::new().with("sheet.csv", "Course,Tutor\nClay,Aisha Khan\n");
    run(&college, &["--people", folder]).ends_with(0);
    let text = std::fs::read_to_string(people.path().join("p-03.md")).expect("it is there");
    assert!(text.contains("name: Aisha Khan"));
    assert!(!college.path("content/people/p-03.md").exists());
    let again = run(&college, &["--people", folder]).ends_with(0);
    again.says("Nothing had to be written");
}

#[test]
fn no_link_into_a_meeting_comes_in() {
    let it = imported(
        "Course,Where,About,Booking\nTalk,https://us02web.zoom.us/j/8551234,Passcode: 48a913 please,https://zoom.us/j/99\n",
    );
    for words in ["zoom.us/j", "48a913", "8551234"] {
        it.has_not("talk", words);
    }
    it.ran.says("people get it after they enrol");
}

#[test]
fn a_name_that_is_nearly_known_is_asked_and_begun_anew() {
    let it = imported("Course,Where\nClay,Town Libary\n");
    it.has("clay", "venue: town-libary");
    it.ran.says("if it is Town Library");
    let mapping = "venues: {Town Libary: town-library}\n";
    let college = College::new()
        .with("sheet.csv", "Course,Where\nClay,Town Libary\n")
        .with("map.yml", mapping);
    run(&college, &["--mapping", "map.yml"]).ends_with(0);
    assert!(
        college
            .read("content/courses/clay.md")
            .contains("venue: town-library\n")
    );
    assert!(!college.path("content/venues/town-libary.md").exists());
}

#[test]
fn a_mapping_that_was_written_is_read_again_and_can_be_changed() {
    let sheet = "Class,Course,Wann,Places\nClay,x,12 Jan 2027 10-12,9\n";
    let college = College::new().with("sheet.csv", sheet);
    run(&college, &["--write-mapping", "map.yml"]).ends_with(0);
    let written = college.read("map.yml");
    assert!(written.contains("Wann: none"), "{written}");
    let changed = written
        .replace("Wann: none", "Wann: date")
        .replace("Course: title", "Course: none")
        .replace("Class: none", "Class: title");
    college.write("map.yml", changed);
    run(&college, &["--mapping", "map.yml"]).ends_with(0);
    assert!(
        college
            .read("content/courses/clay.md")
            .contains("- 2027-01-12 10:00-12:00")
    );
    run(&college, &["--write-mapping", "map.yml"])
        .ends_with(2)
        .says("is there already");
}

#[test]
fn an_edited_draft_is_left_and_an_untouched_one_brought_up_to_date() {
    let it = imported("Course,Summary\nClay,Pots.\nRest,Sleep.\n");
    let edited = it.course("rest").replace("Sleep.", "Rest a while.");
    it.college.write("content/courses/rest.md", &edited);
    run(&it.college, &[])
        .ends_with(0)
        .says("Nothing had to be written");
    assert_eq!(it.course("rest"), edited);
    it.college
        .write("sheet.csv", "Course,Summary\nClay,Bowls.\nRest,Lie down.\n");
    run(&it.college, &[])
        .ends_with(0)
        .says("content/courses/rest.md was edited since");
    assert_eq!(it.course("rest"), edited);
    it.has("clay", "summary: Bowls.");
}

#[test]
fn a_course_that_the_college_has_is_left_as_it_is() {
    let college = College::new().with("sheet.csv", "Course,Summary\nSLEEP WELL,New words.\n");
    let before = college.read("content/courses/sleep-well.md");
    run(&college, &[])
        .ends_with(0)
        .says("the college has \"SLEEP WELL\" already");
    assert_eq!(college.read("content/courses/sleep-well.md"), before);
}

#[test]
fn a_dry_run_shows_all_and_writes_nothing() {
    let college = College::new().with("sheet.csv", "Course,Where\nClay,Town Hall\n");
    let ran = run(&college, &["--dry-run"]).ends_with(0);
    assert!(
        ran.out.contains("+++ b/content/courses/clay.md")
            && ran.out.contains("+++ b/content/venues/town-hall.md")
    );
    assert!(!college.path("content/courses/clay.md").exists());
}

#[test]
fn what_is_no_sheet_is_refused_with_what_to_do() {
    for (bytes, words) in [
        (&b"PK\x03\x04workbook"[..], "save the sheet as CSV"),
        (b"BEGIN:VCALENDAR\r\n", "prospectus import ics"),
        (
            b"one,two\nthree,four\n",
            "one of them has to be Course or Title",
        ),
        (b"", "one of them has to be Course or Title"),
    ] {
        let college = College::new().with("sheet.csv", bytes);
        run(&college, &[]).ends_with(2).says(words);
    }
}

#[test]
fn strange_cells_are_read_back_as_they_were() {
    let long = "word ".repeat(6500);
    let sheet = format!(
        "Course,Audience,About\n\"Tea — “talk” 🍵\tnow\",<script>alert(1)</script>,\"one\n\ntwo\0{long}\"\n"
    );
    let it = imported(&sheet);
    it.has("tea-talk-now", "🍵 now");
    it.has("tea-talk-now", "audience: \"<script>alert(1)</script>\"");
    it.ran.says("Signs that nobody sees were left out: 1");
}

#[test]
fn what_nobody_knows_yet_or_a_spreadsheet_could_not_work_out_is_named() {
    let it = imported(
        "Course,Tutor,Places,Summary,Mode,Date,Time\nClay,\"Ann Example, TBC\",tbc,#REF!,To be confirmed,12 Jan 2027,10-12\nRest,#DIV/0!,12,Sleep.,,19 Jan 2027,10-12\nWalk,n/a,12,Out.,,26 Jan 2027,10-12\n",
    );
    let college = College::new().with("sheet.csv", it.college.read("sheet.csv"));
    run(&college, &["--report", "report.md"]).ends_with(0);
    let report = college.read("report.md");
    for line in [
        "row 2, Tutor: \"TBC\": left open",
        "row 2, Places: \"tbc\": left open",
        "row 2, Summary: \"\\#REF!\": left open",
        "row 2, Mode: \"To be confirmed\": left open",
        "row 3, Tutor: \"\\#DIV/0!\": left open",
        "row 4, Tutor: \"n/a\": left open",
    ] {
        assert!(report.contains(line), "{line}\n{report}");
    }
    for course in ["rest", "walk"] {
        it.has_not(course, "facilitators: [p-");
    }
    it.has("clay", "facilitators: [p-");
    let people = it.college.path("content/people");
    assert_eq!(std::fs::read_dir(people).expect("a folder").count(), 3);
}
