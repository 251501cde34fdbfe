//! A small valid college with secrets in it: somebody who has not agreed to be named, and a private place.

use jiff::civil::{Date, date};
use prospectus::source::{Source, Sources};

pub(crate) const TODAY: Date = date(2026, 11, 22);

/// Somebody who has not agreed to be named.
pub(crate) const NAME: &str = "Zebulon Quixworthy";
/// What of the private place is shown nowhere.
pub(crate) const PRIVATE: [&str; 3] = ["Harrowgate Refuge", "9 Hidden Mews", "hidden-house"];

pub(crate) const COURSE_PATH: &str = "content/courses/sleep-well.md";
pub(crate) const COURSE_HEAD: &str = "title: Sleep well
audience: Anyone whose nights are hard.
summary: What keeps us awake, and what helps.
topics: [living-well]
partner: millbrook-mind
co_producers: [p-01, p-02]
co_production: co-production
facilitators: [p-01, p-03]
need: {source: student-feedback, note: Asked for in 9 forms.}
learning_outcomes: [Name two things that help you to sleep, Keep a sleep diary, Choose one small change]
next_steps: [{text: Ask us what is next, url: /how-to-enrol/}]
enrolment: {note: Call us.}
reviewed: 2026-11-20
";
pub(crate) const RUNS: &str = "runs:
  - id: spring
    term: 2027-spring
    mode: in-person
    venue: town-library
    sessions:
      - 2027-01-12 10:00-12:00
      - 2027-01-19 10:00-12:00
  - id: quiet
    term: 2027-spring
    mode: in-person
    venue: hidden-house
    sessions:
      - 2027-02-12 10:00-12:00
";

pub(crate) const COLLEGE: &str = "---
name: Millbrook College
base_url: https://example.org/a/b/
language: en-GB
time_zone: Europe/London
contact: {phone: 01632 960 100}
panel: {mode: off}
---
Welcome to our college. Our courses are not therapy.
";

/// The files, by path from the college's folder.
pub(crate) fn files() -> Vec<(String, String)> {
    let course =
        format!("---\n{COURSE_HEAD}{RUNS}---\nWe talk about nights, and try small changes.\n");
    let hidden = format!(
        "---\nname: {}\nprivate: yes\naddress: [{}]\npostcode: ZZ9 9ZZ\naccess: {{step_free: yes, accessible_toilet: yes, hearing_loop: no, parking: no, bus: no, quiet_space: no}}\n---\n",
        PRIVATE[0], PRIVATE[1]
    );
    let unnamed = format!(
        "---\nexpertise: [lived]\nrole: Peer trainer\nname: {NAME}\n---\nI wrote this myself.\n"
    );
    let files = [
        ("content/college.md", COLLEGE),
        (COURSE_PATH, &course),
        (
            "content/topics/living-well.md",
            "---\nname: Living well\n---\nDays that do us good.\n",
        ),
        (
            "content/terms/2027-spring.md",
            "---\nname: Spring 2027\nstarts: 2027-01-11\nends: 2027-03-26\n---\n",
        ),
        (
            "content/venues/town-library.md",
            "---\nname: Town Library\naddress: [High Street]\npostcode: ZZ1 1AA\naccess: {step_free: yes, accessible_toilet: yes, hearing_loop: no, parking: no, bus: no, quiet_space: no}\n---\nBy the market.\n",
        ),
        ("content/venues/hidden-house.md", &hidden),
        (
            "content/people/p-01.md",
            "---\nexpertise: [lived]\nrole: Peer trainer\n---\n",
        ),
        (
            "content/people/p-02.md",
            "---\nexpertise: [learned]\nrole: Tutor\n---\n",
        ),
        ("content/people/p-03.md", &unnamed),
        (
            "content/pages/how-to-enrol.md",
            "---\ntitle: How to enrol\n---\nCall us.\n",
        ),
        (
            "content/pages/accessibility.md",
            "---\ntitle: Accessibility\n---\nTell us what you need.\n",
        ),
        (
            "partners/millbrook-mind.md",
            "---\nname: Millbrook Mind\nkind: voluntary\nagreement: {covers: [course, college], signed: 2026-04-01, review_by: 2028-03-31, checks: {liability_insurance: yes, dbs: yes, safeguarding_policy: yes, references: yes}}\ngives: [tutors]\ngets: [places on courses]\n---\nWe run groups.\n",
        ),
    ];
    files
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .to_vec()
}

/// The same with another text at a path.
pub(crate) fn files_with(path: &str, text: &str) -> Vec<(String, String)> {
    let mut files = files();
    files.retain(|(own, _)| own != path);
    files.push((path.to_owned(), text.to_owned()));
    files.sort();
    files
}

pub(crate) fn sources(files: &[(String, String)]) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(Source::new(path.as_str(), text.as_str()));
    }
    sources
}
