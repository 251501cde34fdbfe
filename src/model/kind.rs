//! Kinds of record: where each lies, and which ids can be an address.

use crate::artifact::SitePath;
use crate::read::LEDGER_PATH;
use crate::source::Source;

/// What a file of a college's folder describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    College,
    Course,
    Topic,
    Term,
    Venue,
    Person,
    Partner,
    Page,
}

impl Kind {
    /// All kinds that have many records.
    pub const MANY: [Self; 7] = [
        Self::Course,
        Self::Topic,
        Self::Term,
        Self::Venue,
        Self::Person,
        Self::Partner,
        Self::Page,
    ];

    pub fn noun(self) -> &'static str {
        match self {
            Self::College => "college",
            Self::Course => "course",
            Self::Topic => "topic",
            Self::Term => "term",
            Self::Venue => "venue",
            Self::Person => "person",
            Self::Partner => "partner",
            Self::Page => "page",
        }
    }

    /// The folder of its records, with a slash at its end.
    pub fn folder(self) -> &'static str {
        match self {
            Self::College => "content/",
            Self::Course => "content/courses/",
            Self::Topic => "content/topics/",
            Self::Term => "content/terms/",
            Self::Venue => "content/venues/",
            Self::Person => "content/people/",
            Self::Partner => "partners/",
            Self::Page => "content/pages/",
        }
    }

    /// The address of a record's page; people have none.
    pub fn address(self, id: &str) -> Option<SitePath> {
        let path = match self {
            Self::College => "/".to_owned(),
            Self::Course => format!("/courses/{id}/"),
            Self::Topic => format!("/topics/{id}/"),
            Self::Term => format!("/timetable/{id}/"),
            Self::Venue => format!("/venues/{id}/"),
            Self::Partner => format!("/partners/{id}/"),
            Self::Person => return None,
            // Texts around which the program makes a page of its own.
            Self::Page if matches!(id, "co-production" | "partnerships") => format!("/about/{id}/"),
            Self::Page => format!("/{id}/"),
        };
        Some(SitePath::new(path))
    }
}

/// The folder of the panel's rounds, with a slash at its end.
pub const REVIEWS: &str = "content/reviews/";

/// What a path inside the site is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose<'a> {
    Record(Kind, &'a str),
    /// A round of the panel, by its course and its own folder.
    Round {
        course: &'a str,
        round: &'a str,
    },
    /// One member's response to it.
    Response {
        course: &'a str,
        round: &'a str,
        id: &'a str,
    },
    Words,
    Waivers,
    /// Notes for people, and what other commands read.
    NotRead,
    /// A record's text in another language.
    Translation {
        kind: Kind,
        id: &'a str,
        language: &'a str,
    },
    /// Nothing that the program knows.
    Unknown,
}

impl Purpose<'_> {
    /// Whether something of the file reaches the site: what the panel wrote never does.
    pub fn is_for_readers(&self) -> bool {
        !matches!(
            self,
            Self::NotRead | Self::Unknown | Self::Round { .. } | Self::Response { .. }
        )
    }
}

/// What a source is for; what comes from the people overlay are people.
pub fn purpose_of(source: &Source) -> Purpose<'_> {
    let name = source.path.rsplit('/').next().unwrap_or(&source.path);
    match name.strip_suffix(".md") {
        _ if !source.in_overlay || name.eq_ignore_ascii_case("readme.md") => purpose(&source.path),
        Some(name) => of_record(Kind::Person, name),
        None => Purpose::Unknown,
    }
}

/// What the file at a path is for.
pub fn purpose(path: &str) -> Purpose<'_> {
    let name = path.rsplit('/').next().unwrap_or(path);
    if name.eq_ignore_ascii_case("readme.md") {
        return Purpose::NotRead;
    }
    if path == LEDGER_PATH {
        return Purpose::NotRead;
    }
    if path == "content/words.yml" {
        return Purpose::Words;
    }
    if path == "content/waivers.yml" {
        return Purpose::Waivers;
    }
    let Some(id) = name.strip_suffix(".md") else {
        return Purpose::Unknown;
    };
    let in_content = path.strip_prefix("content/");
    if in_content.is_some_and(|name| name == "college.md" || name.starts_with("college.")) {
        return of_record(Kind::College, id);
    }
    if let Some(rest) = path.strip_prefix(REVIEWS) {
        let parts: Vec<&str> = rest.split('/').collect();
        return match parts[..] {
            [course, round, "round.md"] => Purpose::Round { course, round },
            [course, round, _] => Purpose::Response { course, round, id },
            _ => Purpose::Unknown,
        };
    }
    for kind in Kind::MANY {
        let Some(rest) = path.strip_prefix(kind.folder()) else {
            continue;
        };
        let in_folder = !rest.contains('/') || kind == Kind::Course;
        return match in_folder {
            true => of_record(kind, id),
            false => Purpose::Unknown,
        };
    }
    Purpose::Unknown
}

/// A record, or its text in another language, by the file's name without `.md`.
fn of_record(kind: Kind, name: &str) -> Purpose<'_> {
    match name.rsplit_once('.') {
        Some((id, language)) if is_language(language) => {
            Purpose::Translation { kind, id, language }
        }
        _ => Purpose::Record(kind, name),
    }
}

fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or("");
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| part.len() <= 8 && !part.is_empty())
}

/// The top of the site's addresses that the program makes itself; a page cannot have one of them as its id.
pub const OWN_ADDRESSES: [&str; 19] = [
    "404",
    "about",
    "assets",
    "calendars",
    "collections",
    "courses",
    "data",
    "feeds",
    "find",
    "index",
    "my-plan",
    "partners",
    "people",
    "pictures",
    "prospectus",
    "search",
    "timetable",
    "topics",
    "venues",
];

/// The longest id: with what is put after it, it is the name of a file, which has at most 255 letters.
const LONGEST_ID: usize = 200;

/// Why an id cannot be an address, in a coordinator's words; `None` when it can.
pub fn wrong_id(kind: Kind, id: &str) -> Option<String> {
    let fine =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if id.is_empty() || !id.chars().all(fine) {
        return Some(format!(
            "{id} cannot be an address: an id is made of lower-case letters, digits and hyphens"
        ));
    }
    if id.len() > LONGEST_ID {
        return Some(format!(
            "this id has {} letters, which is too long for an address: an id has at most {LONGEST_ID}",
            id.len()
        ));
    }
    if id.starts_with('-') || id.ends_with('-') {
        return Some(format!(
            "{id} cannot be an address: an id begins and ends with a letter or a digit"
        ));
    }
    // Names that a file cannot have on Windows, where a colleague may open this folder.
    let device = id.trim_end_matches(|letter: char| letter.is_ascii_digit());
    if matches!(id, "con" | "prn" | "aux" | "nul")
        || matches!(device, "com" | "lpt") && id.len() == device.len() + 1
    {
        return Some(format!("{id} cannot be the name of a file on Windows"));
    }
    if kind == Kind::Page && OWN_ADDRESSES.contains(&id) {
        return Some(format!(
            "/{id}/ is an address that the program makes itself"
        ));
    }
    None
}

/// An id that would do, made from one that does not.
pub fn suggested_id(id: &str) -> String {
    crate::parse::html::slug(&id.replace(['_', '.', '/', '\\'], "-"))
        .chars()
        .filter(char::is_ascii)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_say_what_a_file_is_for() {
        assert_eq!(
            purpose("content/courses/2027-spring/x.md"),
            Purpose::Record(Kind::Course, "x")
        );
        assert_eq!(
            purpose("partners/x.md"),
            Purpose::Record(Kind::Partner, "x")
        );
        let in_welsh = |kind, id| Purpose::Translation {
            kind,
            id,
            language: "cy",
        };
        assert_eq!(
            purpose("content/courses/2027/x.cy.md"),
            in_welsh(Kind::Course, "x")
        );
        assert_eq!(
            purpose("content/college.cy.md"),
            in_welsh(Kind::College, "college")
        );
        assert_eq!(
            purpose("content/courses/x.welsh.md"),
            Purpose::Record(Kind::Course, "x.welsh")
        );
        assert_eq!(purpose("content/venues/old/x.md"), Purpose::Unknown);
        assert_eq!(purpose("content/course/x.md"), Purpose::Unknown);
        assert_eq!(purpose("content/courses/README.md"), Purpose::NotRead);
        assert_eq!(
            purpose("content/reviews/sleep-well/2026-11-01/round.md"),
            Purpose::Round {
                course: "sleep-well",
                round: "2026-11-01"
            }
        );
        assert_eq!(
            purpose("content/reviews/sleep-well/2026-11-01/student-3.md"),
            Purpose::Response {
                course: "sleep-well",
                round: "2026-11-01",
                id: "student-3"
            }
        );
        assert_eq!(purpose("content/reviews/notes.md"), Purpose::Unknown);
    }

    #[test]
    fn ids_that_cannot_be_addresses_are_refused() {
        for id in [
            "../x", "CON", "con", "com1", "a/b", "a b", "é", "-a", "a-", "", "a_b",
        ] {
            assert!(wrong_id(Kind::Course, id).is_some(), "{id}");
        }
        for id in [
            "a",
            "understanding-anxiety",
            "2027",
            "com",
            "con-fidence",
            "courses",
        ] {
            assert!(wrong_id(Kind::Course, id).is_none(), "{id}");
        }
        assert!(wrong_id(Kind::Course, &"a".repeat(200)).is_none());
        assert!(wrong_id(Kind::Course, &"a".repeat(201)).is_some());
        assert!(wrong_id(Kind::Page, "courses").is_some());
        assert_eq!(
            suggested_id("Understanding_Anxiety"),
            "understanding-anxiety"
        );
    }
}
