//! The college's own files: settings, records, rules, theme, people, and what `check` says of them.

use crate::doctor::item::{Item, State, item};
use crate::finding::{Findings, Level};
use crate::model::college::College;
use crate::model::kind::Kind;
use crate::pipeline::Understood;
use crate::render::theme::has_words;
use crate::report::{counted, listed};

pub(super) fn about_college(college: &Understood) -> Vec<Item> {
    if !college.has_college() {
        let unread = item("college", State::ToDo, "content/college.md cannot be read");
        return vec![unread.next("prospectus check: it says the line and what to write there")];
    }
    let it = &college.catalogue.college;
    let zone = it.time_zone.iana_name().unwrap_or("UTC");
    let (name, language) = (&it.name.value, &it.language.value);
    let mut items = vec![item(
        "college",
        State::Fine,
        format!("{name}: language {language}, time zone {zone}"),
    )];
    let address = &it.base_url.value;
    let invented = [".example/", "//example.org/", "//example.com/"];
    items.push(match invented.iter().any(|part| address.contains(part)) {
        false => item("address", State::Fine, address),
        true => item(
            "address",
            State::ToKnow,
            format!("{address} is an invented one"),
        )
        .next("write base_url in content/college.md when you know where the site will stand"),
    });
    if !has_words(language) {
        let message = format!("the program has no words of its own in {language}");
        items.push(
            item("language", State::ToKnow, message)
                .next("prospectus check: it says which file they belong into"),
        );
    }
    items
}

pub(super) fn records(college: &Understood) -> Item {
    let catalogue = &college.catalogue;
    let count = |kind: Kind, one: &str, many: &str| {
        let origins = catalogue.origins().filter(|(its, _)| *its == kind);
        counted(origins.count(), one, many)
    };
    let counts = [
        count(Kind::Course, "course", "courses"),
        count(Kind::Partner, "partner", "partners"),
        count(Kind::Venue, "venue", "venues"),
        count(Kind::Person, "person", "people"),
        count(Kind::Term, "term", "terms"),
        count(Kind::Topic, "strand", "strands"),
        count(Kind::Page, "page", "pages"),
    ];
    let drafts = catalogue
        .origins()
        .filter(|(_, origin)| origin.draft)
        .count();
    let mut message = listed(&counts);
    if drafts > 0 {
        message.push_str(&format!(
            "; of these {}",
            counted(drafts, "draft", "drafts")
        ));
    }
    match college.unreadable.len() {
        0 => item("records", State::Fine, message),
        count => {
            let mistakes = counted(count, "mistake keeps", "mistakes keep");
            item(
                "records",
                State::ToDo,
                format!("{message}; {mistakes} something from being read"),
            )
            .next("prospectus check")
        }
    }
}

pub(super) fn rules(college: &Understood) -> Item {
    let set = college.catalogue.college.rules.len();
    let waivers = college.catalogue.waivers.len();
    let message = match (set, waivers) {
        (0, 0) => "as they come with the program".to_owned(),
        (set, waivers) => format!(
            "{} set in content/college.md, {} in content/waivers.yml",
            counted(set, "level", "levels"),
            counted(waivers, "waiver", "waivers")
        ),
    };
    item("rules", State::Fine, message)
}

pub(super) fn theme(college: &College, has_folder: bool) -> Item {
    let name = theme_name(college);
    match (name, has_folder) {
        ("default", false) => item("theme", State::Fine, "the one that comes with the program"),
        (name, true) => item("theme", State::Fine, format!("your own, themes/{name}")),
        (name, false) => item(
            "theme",
            State::ToDo,
            format!("there is no folder themes/{name}"),
        )
        .next("make that folder, or write theme: {name: default} into content/college.md"),
    }
}

/// The theme that the college names, or the one that comes with the program.
pub fn theme_name(college: &College) -> &str {
    let name = college.theme.name.as_ref();
    name.map_or("default", |name| name.value.as_str())
}

pub(super) fn people(college: &Understood, folder: Option<&str>) -> Option<Item> {
    let kept_elsewhere = college.catalogue.college.people_in_overlay.is_some();
    match (kept_elsewhere, folder) {
        (_, Some(folder)) => Some(item("people", State::Fine, format!("also from {folder}"))),
        (false, None) => None,
        (true, None) => Some(
            item(
                "people",
                State::ToKnow,
                "they are kept elsewhere, and their folder was not named: rules that need them are silent",
            )
            .next("name it with --people DIR, or in PROSPECTUS_PEOPLE"),
        ),
    }
}

/// What the ledger lacks is said by itself.
pub(super) const LEDGER_LATE: &str = "T512";

pub(super) fn check(findings: &Findings) -> Item {
    let count = |level: Level| {
        let of_level = findings.iter().filter(|it| it.level == level);
        of_level.filter(|it| it.code.code != LEDGER_LATE).count()
    };
    let errors = count(Level::Error);
    let parts: Vec<String> = [
        (errors, "error", "errors"),
        (count(Level::Held), "course held back", "courses held back"),
        (count(Level::Warning), "warning", "warnings"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, many)| counted(count, one, many))
    .collect();
    match (errors, parts.as_slice()) {
        (0, []) => item("check", State::Fine, "nothing to put right"),
        (0, parts) => item("check", State::ToKnow, listed(parts)).next("prospectus check"),
        (_, parts) => item(
            "check",
            State::ToDo,
            format!(
                "{}: nothing is published before they are put right",
                listed(parts)
            ),
        )
        .next("prospectus check"),
    }
}
