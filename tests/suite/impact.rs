//! A partner, a place or a person is lost: what is proposed can be, and what is chosen is written and nothing else.

use std::path::Path;

use jiff::civil::date;
use proptest::prelude::*;
use serde_json::Value;

use prospectus::finding::Findings;
use prospectus::impact::candidate::Fit;
use prospectus::impact::change::planned;
use prospectus::impact::choice::{Choice, Choices, Own};
use prospectus::impact::college::{College as Looked, Lost};
use prospectus::impact::impact;
use prospectus::model::Catalogue;
use prospectus::model::kind::Kind;
use prospectus::model::reader::catalogue;
use prospectus::panel::Panel;
use prospectus::source::{Source, Sources};
use prospectus::standing::Standing;
use prospectus::timetable::load::Load;
use prospectus::timetable::{Timetable, timetable};

use crate::college::{College, TODAY};

const SITE: &str = env!("CARGO_MANIFEST_DIR");

/// Which venue and person a run has, on which day and hour it begins, how long it is, and whether it is weekly.
type Made = (usize, usize, u8, u8, Option<u8>, bool);

/// A college of courses that meet in three rooms and are facilitated by four people.
fn records(runs: &[Made]) -> Sources {
    let mut sources = Sources::default();
    let mut add = |path: &str, text: String| {
        sources.add(Source::new(path, text));
    };
    add(
        "content/college.md",
        "---\nname: C\nbase_url: https://example.org/\nlanguage: en\ntime_zone: Europe/London\n---\n".to_owned(),
    );
    for (id, more) in [
        ("lost", "places: 9"),
        ("hall", "places: 9\nopen: {mon-fri: 10:00-18:00}"),
        (
            "house",
            "rooms: [{id: one, places: 9}, {id: two, places: 9}]",
        ),
    ] {
        let text = format!("---\nname: {id}\n{more}\n---\n");
        add(&format!("content/venues/{id}.md"), text);
    }
    for id in ["p-1", "p-2", "p-3", "p-4"] {
        let text = "---\nexpertise: [lived, learned]\nrole: Tutor\n---\n".to_owned();
        add(&format!("content/people/{id}.md"), text);
    }
    let venues = ["lost", "hall", "house/one", "house/two", "house", "lost"];
    for (number, (venue, person, day, hour, length, weekly)) in runs.iter().enumerate() {
        let end = length.map_or(String::new(), |length| format!("-{:02}:30", hour + length));
        let on = format!("2027-01-{:02} {hour:02}:00{end}", 11 + day);
        let when = match weekly {
            true => format!("weekly: {{first: {on}, times: 3}}"),
            false => format!("sessions:\n      - {on}\n      - 2027-02-01 10:00-11:00"),
        };
        let person = person + 1;
        let venue = venues[*venue];
        let text = format!(
            "---\ntitle: T{number}\nsummary: S.\nruns:\n  - id: r\n    venue: {venue}\n    facilitators: [p-{person}]\n    {when}\n---\n"
        );
        add(&format!("content/courses/c{number}.md"), text);
    }
    sources
}

/// A college in memory, looked at on the day of all tests.
struct Read {
    sources: Sources,
    catalogue: Catalogue,
    timetable: Timetable,
    panel: Panel,
    standing: Standing,
}

impl Read {
    fn new(sources: Sources) -> Self {
        let (catalogue, _) = catalogue(&sources, false);
        let (timetable, _) = timetable(&catalogue);
        let today = date(2026, 11, 22);
        Self {
            panel: Panel::new(&catalogue, &sources, today, false),
            standing: Standing::new(&catalogue, false, &Findings::default()),
            timetable,
            catalogue,
            sources,
        }
    }

    fn looked(&self) -> Looked<'_> {
        Looked {
            sources: &self.sources,
            catalogue: &self.catalogue,
            timetable: &self.timetable,
            panel: &self.panel,
            standing: &self.standing,
            today: date(2026, 11, 22),
            people_elsewhere: false,
            base_url: "https://example.org/",
        }
    }

    fn clashes(&self) -> usize {
        Load::new(&self.catalogue, &self.timetable).clashes.len()
    }

    /// The college when a change is made.
    fn after(&self, changes: &[prospectus::edit::Change]) -> Self {
        let mut sources = self.sources.clone();
        for change in changes {
            let id = self
                .sources
                .iter()
                .find(|(_, it)| it.path == change.path)
                .map(|(id, _)| id);
            sources.change(id.expect("it was read"), change.after.clone());
        }
        Self::new(sources)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_proposed_as_free_never_books_anything_twice(
        runs in proptest::collection::vec(
            (0_usize..6, 0_usize..4, 0_u8..5, 9_u8..16, proptest::option::of(0_u8..3), any::<bool>()), 1..7)
    ) {
        let read = Read::new(records(&runs));
        let before = read.clashes();
        for (kind, id) in [(Kind::Venue, "lost"), (Kind::Venue, "house/one"), (Kind::Person, "p-1")] {
            let looked = read.looked();
            let lost = looked.lost(kind, id).expect("there is one");
            let touched = impact(looked, lost, date(2026, 11, 22), None);
            for (run, proposals) in touched.runs.iter().zip(&touched.proposals) {
                for candidate in proposals.iter().flat_map(|it| &it.candidates) {
                    if !matches!(candidate.fit, Fit::Fits | Fit::Ask) {
                        continue;
                    }
                    let own = Own { run: run.name(), day: None, choice: Choice::Use(candidate.id.clone()) };
                    let choices = Choices { own: vec![own], rest: None };
                    let plan = planned(looked, &touched, &choices, false).expect("it can be");
                    prop_assert_eq!(plan.done.len(), run.sessions.len());
                    let after = read.after(&plan.changes);
                    prop_assert!(
                        after.clashes() <= before,
                        "{} for {} without {}: {} clashes, {} before", candidate.id, run.name(), id, after.clashes(), before
                    );
                    let again = impact(after.looked(), after.looked().lost(kind, id).expect("it is still there"), date(2026, 11, 22), None);
                    prop_assert!(
                        again.runs.iter().all(|other| other.name() != run.name()),
                        "{} is still concerned by {}", run.name(), id
                    );
                }
            }
        }
    }
}

#[test]
fn somebody_who_is_booked_is_said_to_be_and_is_refused() {
    // Both runs are at one time; the second has the hall.
    let read = Read::new(records(&[
        (0, 0, 0, 10, Some(1), false),
        (1, 1, 0, 10, Some(1), false),
    ]));
    let looked = read.looked();
    let lost = looked.lost(Kind::Venue, "lost").expect("there is one");
    assert!(matches!(lost, Lost::Venue(..)));
    let touched = impact(looked, lost, date(2026, 11, 22), None);
    let hall = touched.proposals[0][0]
        .candidates
        .iter()
        .find(|it| it.id == "hall")
        .expect("it is looked at");
    assert_eq!(
        (hall.fit, hall.free.on.len(), hall.free.of),
        (Fit::Cannot, 0, 2)
    );
    assert!(
        hall.against
            .contains(&"11 January 2027: T1 is there".to_owned()),
        "{:?}",
        hall.against
    );
    let choices = Choices {
        own: Vec::new(),
        rest: Some(Choice::Use("hall".to_owned())),
    };
    let refused = planned(looked, &touched, &choices, false).expect_err("it is booked");
    assert!(refused.to_string().contains("hall cannot take c0/r"));
}

fn shown(college: &College, arguments: &[&str]) -> Value {
    let ran = college.run(&[arguments, &["--format", "json", "--today", TODAY]].concat());
    let ran = ran.ends_with(0);
    serde_json::from_str(&ran.out).expect("it is JSON")
}

fn keys(value: &Value) -> Vec<&str> {
    let object = value.as_object().expect("it is an object");
    object.keys().map(String::as_str).collect()
}

/// Version 1 of the document: a key that goes, or gets another name, breaks somebody's program.
#[test]
fn the_json_has_the_shape_that_was_promised() {
    let college = College::copy_of(Path::new(SITE));
    let arguments = ["impact", "partner", "womens-space"];
    let document = shown(&college, &arguments);
    assert_eq!(document["version"], 1);
    let top = [
        "version",
        "today",
        "from",
        "until",
        "lost",
        "sessions",
        "proposals",
        "also",
        "seen",
    ];
    let expected: [(&str, &[&str]); 7] = [
        ("", &top),
        ("/lost", &["kind", "id", "title"]),
        (
            "/sessions/0",
            &[
                "course",
                "run",
                "title",
                "number",
                "of",
                "date",
                "start",
                "end",
                "venue",
                "room",
                "facilitators",
                "how",
                "places",
                "enrolment",
                "state",
                "path",
                "line",
            ],
        ),
        ("/sessions/0/how/0", &["kind", "id"]),
        ("/proposals/0", &["course", "run", "need", "candidates"]),
        (
            "/proposals/0/candidates/0",
            &[
                "kind", "id", "fit", "free", "of", "for", "against", "metres",
            ],
        ),
        ("/also/0", &["about", "words", "path", "line"]),
    ];
    for (place, keys_of) in expected {
        let object = document.pointer(place).expect("it is there");
        let (mut is, mut should) = (keys(object), keys_of.to_vec());
        is.sort_unstable();
        should.sort_unstable();
        assert_eq!(is, should, "at {place}");
    }
    assert_eq!(document, shown(&college, &arguments), "the same twice");
}

#[test]
fn nothing_of_where_a_private_venue_is_is_said_and_a_text_for_others_does_not_name_it() {
    let college = College::copy_of(Path::new(SITE));
    for arguments in [
        ["impact", "venue", "safe-place"],
        ["impact", "partner", "womens-space"],
        ["impact", "venue", "the-hub"],
    ] {
        for format in ["table", "json", "markdown"] {
            let more = ["--format", format, "--today", TODAY];
            let ran = college.run(&[&arguments[..], &more].concat()).ends_with(0);
            for secret in ["Orchard Rise", "ZZ1 8ST", "Larch House"] {
                assert!(
                    !ran.out.contains(secret),
                    "{secret} in {format}: {}",
                    ran.out
                );
            }
            let is_named = ran.out.contains("safe-place");
            assert!(!is_named || format != "markdown", "{}", ran.out);
        }
    }
    let letter = college
        .run(&[
            "impact",
            "venue",
            "the-hub",
            "--letter",
            "--today",
            TODAY,
            "--choose",
            "breathe-easy/spring-hybrid=safe-place",
        ])
        .ends_with(0);
    assert!(letter.out.contains("We will tell you where they will be."));
    assert!(!letter.out.contains("Orchard Rise") && !letter.out.contains("Larch House"));
}

#[test]
fn a_public_place_for_a_private_one_is_a_question() {
    let college = College::copy_of(Path::new(SITE));
    let document = shown(&college, &["impact", "venue", "safe-place"]);
    let candidates = document["proposals"][0]["candidates"].as_array();
    for candidate in candidates.expect("there are some") {
        assert_ne!(candidate["fit"], "fits", "{candidate}");
    }
}

#[test]
fn names_of_people_are_nowhere_even_with_consent() {
    let college = College::copy_of(Path::new(SITE));
    for format in ["table", "json", "markdown"] {
        let ran = college.run(&[
            "impact", "person", "p-07", "--format", format, "--today", TODAY,
        ]);
        assert!(!ran.ends_with(0).out.contains("Aisha"));
    }
    let letter = college.run(&[
        "impact",
        "person",
        "p-07",
        "--to-be-confirmed",
        "--letter",
        "--today",
        TODAY,
    ]);
    let letter = letter.ends_with(0).out;
    assert!(
        !letter.contains("Aisha") && !letter.contains("p-07"),
        "{letter}"
    );
}

#[test]
fn what_is_applied_passes_check_and_changes_nothing_else() {
    let college = College::copy_of(Path::new(SITE));
    let before = college.tree("content");
    let found = college.check().findings.len();
    let arguments = [
        "impact",
        "venue",
        "central-library",
        "--choose",
        "knit-and-natter/spring-drop-in=museum-gallery",
        "--choose",
        "understanding-anxiety/spring-library=cancel:The library is closed: repairs.",
        "--today",
        TODAY,
    ];
    let shown = college
        .run(&[&arguments[..], &["--dry-run"]].concat())
        .ends_with(0);
    assert_eq!(college.tree("content"), before, "--dry-run writes nothing");
    assert!(
        shown.out.contains("+    venue: museum-gallery"),
        "{}",
        shown.out
    );
    college
        .run(&[&arguments[..], &["--apply"]].concat())
        .ends_with(0);
    let after = college.tree("content");
    let changed: Vec<&str> = after
        .iter()
        .filter(|file| !before.contains(file))
        .map(|(path, _)| path.as_str())
        .collect();
    assert_eq!(
        changed,
        [
            "courses/knit-and-natter.md",
            "courses/understanding-anxiety.md"
        ]
    );
    let anxiety = college.read("content/courses/understanding-anxiety.md");
    assert!(
        anxiety.contains(
            "- {on: 2027-01-12 10:00-12:00, cancelled: \"The library is closed: repairs.\"}"
        ),
        "{anxiety}"
    );
    let checked = college.check();
    assert_eq!((checked.code, checked.findings.len()), (0, found));
}

#[test]
fn a_loss_is_written_down_once_everything_is_chosen() {
    let college = College::copy_of(Path::new(SITE));
    let lost = [
        "impact",
        "partner",
        "fire-and-rescue",
        "--record",
        "--apply",
        "--today",
        TODAY,
    ];
    let refused = college.run(&lost).ends_with(2);
    assert!(
        refused.err.contains("nothing is chosen yet"),
        "{}",
        refused.err
    );
    let all = [
        &lost[..],
        &["--cancel", "We need a new place for this course."],
    ]
    .concat();
    college.run(&all).ends_with(0);
    let partner = college.read("partners/fire-and-rescue.md");
    assert!(partner.contains("status: {ended: 2026-11-21}"), "{partner}");
}

#[test]
fn a_choice_that_fits_nothing_is_refused_and_says_what_there_is() {
    let college = College::copy_of(Path::new(SITE));
    let before = college.tree("content");
    for (choice, words) in [
        (
            "sleep-well/none=the-hub/room-1",
            "is no run that is concerned",
        ),
        (
            "knit-and-natter/spring-drop-in/2027-01-15=museum-gallery",
            "its days are",
        ),
        (
            "knit-and-natter/spring-drop-in=the-hub",
            "say which: the-hub/room-1",
        ),
        (
            "knit-and-natter/spring-drop-in=nowhere",
            "nothing here is called nowhere",
        ),
        (
            "knit-and-natter/spring-drop-in=p-05",
            "p-05 cannot step in for knit-and-natter/spring-drop-in",
        ),
        ("knit-and-natter=museum-gallery", "names no run of a course"),
        ("knit-and-natter/spring-drop-in=cancel: no", "no reason"),
    ] {
        let ran = college.run(&[
            "impact",
            "venue",
            "central-library",
            "--apply",
            "--today",
            TODAY,
            "--choose",
            choice,
        ]);
        let ran = ran.ends_with(2);
        assert!(ran.err.contains(words), "{choice}: {}", ran.err);
    }
    assert_eq!(college.tree("content"), before);
}

#[test]
fn a_run_that_nobody_has_confirmed_is_named_where_it_needs_what_was_lost() {
    let run =
        "  - {id: next, confirmed: no, venue: town-library, sessions: [2027-05-04 10:00-12:00]}\n";
    let path = "content/courses/sleep-well.md";
    let college = College::new();
    let text = college
        .read(path)
        .replace("runs:\n", &format!("runs:\n{run}"));
    college.write(path, text);
    let impact = |more: &[&str]| {
        college.run(&[&["impact", "venue", "town-library", "--today", TODAY], more].concat())
    };
    impact(&[])
        .ends_with(0)
        .says("1 run that nobody has confirmed yet would need a change by hand: sleep-well/next");
    let early = impact(&["--until", "2027-04-30"]).ends_with(0);
    assert!(!early.err.contains("sleep-well/next"), "{}", early.err);
}

#[test]
fn a_draft_that_is_chosen_is_called_one() {
    let college = College::new();
    college
        .run(&["new", "venue", "st-marks", "--name", "St Marks"])
        .ends_with(0);
    college
        .run(&[
            "impact",
            "venue",
            "town-library",
            "--today",
            TODAY,
            "--use",
            "st-marks",
            "--dry-run",
        ])
        .ends_with(2)
        .says("st-marks is a draft")
        .says("take out its line `draft: yes`");
}
