//! What is kept in memory while texts are written, against the same texts read anew: after any edits in any order.

use std::collections::BTreeSet;

use prospectus::pipeline::{Live, Options, Today};

use crate::college::{College, TODAY, online_course};

const SLEEP: &str = "content/courses/sleep-well.md";
const CHOIR: &str = "content/courses/choir.md";
const LIBRARY: &str = "content/venues/town-library.md";
const MIND: &str = "partners/millbrook-mind.md";

/// Words of a file and what they become; the next time they are changed back.
const EDITS: [(&str, &str, &str); 32] = [
    (SLEEP, "title: Sleep well", "title: Rest well"),
    (SLEEP, "What keeps us awake", "What wakes us"),
    (
        SLEEP,
        "We talk about nights",
        "We *talk* about [Choir](choir.md)",
    ),
    (SLEEP, "01-19 10:00-12:00", "01-20 11:00-12:30"),
    (
        SLEEP,
        "- 2027-01-12 10:00-12:00",
        "- {on: 2027-01-12 10:00-12:00, cancelled: Snow.}",
    ),
    (SLEEP, "      - 2027-01-19 10:00-12:00\n", ""),
    (
        SLEEP,
        "mode: in-person",
        "mode: in-person\n    confirmed: no",
    ),
    (
        SLEEP,
        "mode: in-person",
        "mode: in-person\n    enrolment: full",
    ),
    (SLEEP, "id: spring", "id: late-winter"),
    (SLEEP, "topics: [living-well]\n", ""),
    (SLEEP, "venue: town-library\n", "venue: private\n"),
    (SLEEP, "partner: millbrook-mind", "partner: nobody"),
    (
        SLEEP,
        "reviewed: 2026-11-20",
        "reviewed: 2026-11-20\ndraft: yes",
    ),
    (
        SLEEP,
        "reviewed: 2026-11-20",
        "reviewed: 2026-11-20\naliases: [/old/]",
    ),
    (
        SLEEP,
        "reviewed: 2026-11-20",
        "reviewed: 2026-11-20\nretired: 2026-11-01",
    ),
    (SLEEP, "summary: ", "sumary: "),
    (SLEEP, "runs:\n", "runs: [\n"),
    (CHOIR, "title: Choir", "title: Choir & bread"),
    (CHOIR, "url: /how-to-enrol/", "url: /accessibility/"),
    (LIBRARY, "name: Town Library", "name: Old Library"),
    (LIBRARY, "ZZ1 1AA", "ZZ1 1AB"),
    (LIBRARY, "postcode:", "private: yes\npostcode:"),
    (LIBRARY, "By the market.", "Behind the market."),
    (MIND, "name: Millbrook Mind", "name: Mind in Millbrook"),
    (
        MIND,
        "kind: voluntary",
        "kind: voluntary\nstatus: {ended: 2026-10-01}",
    ),
    (
        "content/topics/living-well.md",
        "name: Living well",
        "name: Living better",
    ),
    (
        "content/topics/living-well.md",
        "Days that do",
        "Nights that do",
    ),
    (
        "content/terms/2027-spring.md",
        "name: Spring 2027",
        "name: Winter 2027",
    ),
    (
        "content/people/p-01.md",
        "role: Peer trainer",
        "role: Peer trainer\nname: Aisha\nconsent: {on: 2026-09-01, review_by: 2027-09-01}",
    ),
    (
        "content/pages/how-to-enrol.md",
        "title: How to enrol",
        "title: Joining",
    ),
    ("content/pages/how-to-enrol.md", "Call us.", "Write to us."),
    (
        "content/college.md",
        "Welcome to our college",
        "Come to our college",
    ),
];

const ADDRESSES: [&str; 24] = [
    "/",
    "/courses/",
    "/courses/sleep-well/",
    "/courses/choir/",
    "/topics/living-well/",
    "/venues/town-library/",
    "/partners/millbrook-mind/",
    "/timetable/",
    "/timetable/2027-spring/",
    "/how-to-enrol/",
    "/old/",
    "/calendars/",
    "/calendars/all.ics",
    "/calendars/courses/sleep-well.ics",
    "/calendars/courses/sleep-well/spring.ics",
    "/calendars/venues/town-library.ics",
    "/calendars/partners/millbrook-mind.ics",
    "/prospectus/",
    "/search/",
    "/about/partnerships/",
    "/data/courses.json",
    "/data/sessions.csv",
    "/feeds/changes.atom",
    "/sitemap.xml",
];

fn options() -> Options {
    Options {
        base_url: None,
        today: Today::On(TODAY.parse().expect("a day")),
        with_drafts: false,
        locked: false,
        people: None,
        links: None,
        kept: None,
    }
}

fn read(college: &College) -> Live {
    Live::read(&college.path(""), &options(), &BTreeSet::new()).expect("the folder is there")
}

/// Numbers in an order that is the same each time (Marsaglia's xorshift).
struct Order(u64);

impl Order {
    fn below(&mut self, many: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % many as u64) as usize
    }
}

#[test]
fn what_is_kept_in_memory_is_what_would_be_read_anew_after_any_edits() {
    let (mut quick, mut all) = (0, 0);
    for seed in 1..=8 {
        let college = College::new().with(CHOIR, online_course().replace("Sleep well", "Choir"));
        college.build(&[]).ends_with(0);
        let mut live = read(&college);
        let mut order = Order(0x9E37_79B9_7F4A_7C15 ^ (seed << 32));
        let mut story = Vec::new();
        for _ in 0..12 {
            let (path, one, other) = EDITS[order.below(EDITS.len())];
            let text = college.read(path);
            let (from, to) = match !other.is_empty() && text.contains(other) {
                true => (other, one),
                false => (one, other),
            };
            if !text.contains(from) {
                continue;
            }
            college.write(path, text.replacen(from, to, 1));
            story.push(format!("{path}: {from:?} became {to:?}"));
            let is_quick = live.change(&options(), &[path.to_owned()]);
            all += 1;
            match is_quick.expect("the folder is there") {
                true => quick += 1,
                false => live = read(&college),
            }
            let anew = read(&college);
            for address in ADDRESSES {
                let (kept, new) = (
                    live.answer(address, &|_| true),
                    anew.answer(address, &|_| true),
                );
                assert!(
                    format!("{kept:?}") == format!("{new:?}"),
                    "{address} is not as read anew, with seed {seed}:\n{}",
                    story.join("\n")
                );
            }
        }
    }
    assert!(quick * 2 > all, "only {quick} of {all} edits were quick");
}
