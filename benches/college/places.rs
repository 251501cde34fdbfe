//! Everything of a college that is no course: partners, venues, people, strands, terms, pages, words.

use std::fmt::Write as _;

use super::Wish;
use super::names::{self, TOPICS};
use super::plan::{Plan, TERMS, is_hospital, is_private, person, room, rooms};
use super::prose;
use super::random::Random;

const KINDS: [(&str, &str); 5] = [
    ("Wellbeing Trust", "nhs"),
    ("Mind and Body", "voluntary"),
    ("Libraries", "library"),
    ("Neighbours", "community"),
    ("Adult Learning", "education"),
];
const GIVEN: [&str; 16] = [
    "Aisha", "Bogdan", "Carys", "Dilip", "Eilidh", "Farah", "Gwen", "Hamza", "Imogen", "Jolanta",
    "Kwame", "Leila", "Mateus", "Niamh", "Oksana", "Priya",
];
const LIVED: [&str; 3] = ["Peer trainer", "Peer worker", "Carer trainer"];
const LEARNED: [&str; 5] = [
    "Tutor",
    "Occupational therapist",
    "Librarian",
    "Nurse",
    "Adult education tutor",
];

type File = (String, String);

pub(crate) fn partner_id(number: usize) -> String {
    names::slug(&partner_name(number))
}

pub(crate) fn partner_name(number: usize) -> String {
    format!("{} {}", names::area(number), KINDS[number % KINDS.len()].0)
}

pub(crate) fn venue_id(number: usize) -> String {
    format!("venue-{number:04}")
}

pub(crate) fn venue_name(number: usize) -> String {
    let area = names::area(number * 2);
    match number % 10 {
        _ if is_private(number) => names::house(number),
        _ if is_hospital(number) => format!("{area} General Hospital, education centre"),
        0 | 4 => format!("{area} Library"),
        3 | 7 => format!("{area} Community Centre"),
        5 | 6 => format!("{area} Village Hall"),
        _ => format!("{area} Leisure Centre"),
    }
}

/// The files of a whole college but its courses and their rounds.
pub(crate) fn files(plan: &Plan, wish: &Wish) -> Vec<File> {
    let mut files = vec![
        ("content/college.md".to_owned(), college(wish)),
        ("content/words.yml".to_owned(), WORDS.to_owned()),
        ("content/waivers.yml".to_owned(), waivers(plan)),
    ];
    files.extend(
        TOPICS
            .iter()
            .enumerate()
            .map(|(at, topic)| self::topic(at, topic)),
    );
    for term in &TERMS {
        let (from, to) = term.half_term;
        let text = format!(
            "---\nname: {}\nstarts: {}\nends: {}\nbreaks: [{{from: {from}, to: {to}, reason: Half term}}]\n---\nOur office is open all term.\n",
            term.name, term.starts, term.ends
        );
        files.push((format!("content/terms/{}.md", term.id), text));
    }
    for (id, text) in PAGES {
        files.push((format!("content/pages/{id}.md"), format!("---\n{text}")));
    }
    files.extend((0..plan.partners).map(|number| partner(number, wish)));
    files.extend((0..plan.venues).map(|number| venue(number, wish)));
    files.extend(plan.pairs.iter().flat_map(|pair| people(*pair, wish)));
    files
}

fn college(wish: &Wish) -> String {
    let panel = if wish.has_reviews { "advise" } else { "off" };
    format!(
        "---\nname: Generated Recovery College\nshort_name: Generated College\nbase_url: https://generated.example/\n\
         language: en-GB\ntime_zone: Europe/London\nformed_as: network\nlead_partners: [{}]\n\
         contact: {{phone: 01632 960 100, text: 07700 900 100, email: college@generated.example}}\n\
         bank_holidays: england-and-wales\nenrolment:\n  steps:\n    - Register once, by phone or by text message.\n    \
         - Choose your courses.\n    - We confirm your place.\nage: {{from: 16}}\n\
         words: {{attendee: student, lived: peer trainer, learned: tutor}}\n\
         closures: [{{from: 2026-12-19, to: 2027-01-04, reason: Christmas}}]\n\
         panel: {{mode: {panel}, members_from: [student, staff]}}\n---\n\
         Welcome. Our courses are free, and they are education, not therapy. Come to one session or to many.\n\n\
         New here? Our page on [how to enrol](pages/how-to-enrol.md) takes you through each step.\n",
        partner_id(0)
    )
}

const WORDS: &str = "# Our word list.\n\
    - {instead_of: [workshop leader, course leader], say: facilitator, why: We agreed this with students in 2025.}\n\
    - {allow: [Occupational therapist]}\n";

/// One for each course that is for some people only and does not say why.
fn waivers(plan: &Plan) -> String {
    let mut out = String::from("# Accepted for a time.\n");
    let published = |number: usize| plan.courses.get(number);
    let restricted = (0..plan.courses.len()).filter(|number| number % 200 == 77);
    for course in restricted.filter_map(published) {
        let _ = writeln!(
            out,
            "- {{rule: restricted-without-reason, where: content/courses/{}.md, reason: Agreed by the panel, owner: coordinator, until: 2027-06-30}}",
            course.id
        );
    }
    if out.lines().count() == 1 {
        out.push_str("[]\n");
    }
    out
}

fn topic(at: usize, (id, name, colour): &(&str, &str, &str)) -> File {
    let text = format!(
        "---\nname: {name}\norder: {}\ncolour: {colour}\n---\nThese courses are made by people who have been through it and people who have studied it.\n",
        at + 1
    );
    (format!("content/topics/{id}.md"), text)
}

fn partner(number: usize, wish: &Wish) -> File {
    let mut random = Random::of(wish.seed, 3, number);
    let id = partner_id(number);
    // A few conversations are overdue, as they are everywhere.
    let review_by = if number > 3 && random.chance(20) {
        "2026-11-01"
    } else {
        "2028-03-31"
    };
    let text = format!(
        "---\nname: {}\nkind: {}\nwebsite: https://www.{id}.example/\nstatus: active\n\
         contact: {{phone: 01632 960 {:03}, public: yes}}\nagreements:\n- covers: [college, course, venue, cohort]\n  signed: 2025-04-01\n  \
         review_by: {review_by}\n  checks:\n    liability_insurance: 2028-06-30\n    dbs: yes\n    safeguarding_policy: yes\n    \
         references: yes\ngives: [facilitators, rooms]\ngets: [places on courses, shared training]\n\
         contact_role: Wellbeing lead\n---\nWe have worked in {} for {} years, most of all around {}.\n\n\
         With the college we share rooms, people and time.\n",
        partner_name(number),
        KINDS[number % KINDS.len()].1,
        random.below(1_000),
        names::area(number),
        random.within(3, 90),
        prose::place(&mut random)
    );
    (format!("partners/{id}.md"), text)
}

fn venue(number: usize, wish: &Wish) -> File {
    let mut random = Random::of(wish.seed, 4, number);
    let mut out = format!("---\nname: {}\n", venue_name(number));
    let area = names::area(number * 2);
    if is_private(number) {
        out.push_str("private: yes\n");
    }
    let _ = write!(
        out,
        "partner: {}\naddress: [\"{} {} Lane\", {area}]\npostcode: ZZ{} {}{}{}\nlocation: [{}.{:04}, -{}.{:04}]\n",
        partner_id(number * 2 % wish.courses.div_ceil(20).max(1)),
        random.within(1, 90),
        names::area(number * 5 + 1),
        number / 5_200 + 1,
        number / 520 % 10,
        char::from(b'A' + (number / 26 % 20) as u8),
        char::from(b'A' + (number % 26) as u8),
        random.within(51, 54),
        random.below(10_000),
        random.below(3),
        random.within(1, 9_999),
    );
    if rooms(number) == 1 {
        let _ = writeln!(out, "places: {}", room(0).1);
    } else {
        let each =
            (0..rooms(number)).map(|at| format!("{{id: {}, places: {}}}", room(at).0, room(at).1));
        let _ = writeln!(out, "rooms: [{}]", each.collect::<Vec<_>>().join(", "));
    }
    let _ = write!(
        out,
        "open: {{mon-fri: 08:30-20:00}}\naccess:\n  step_free: yes\n  accessible_toilet: yes\n  hearing_loop: {}\n  \
         parking: {} blue-badge bays at the front\n  bus: The {} stops outside\n  quiet_space: yes\n---\n\
         Come in by the front door and turn left. We are between {} and {}, and someone will be there to meet you.\n",
        random.pick(&["yes", "no", "Portable loop, please ask us"]),
        random.within(1, 6),
        random.within(2, 98),
        prose::place(&mut random),
        prose::place(&mut random)
    );
    (format!("content/venues/{}.md", venue_id(number)), out)
}

fn people(pair: usize, wish: &Wish) -> [File; 2] {
    [false, true].map(|is_learned| {
        let mut random = Random::of(wish.seed, 5 + u64::from(is_learned), pair);
        let (kind, role) = match is_learned {
            false => ("lived", random.pick(&LIVED)),
            true => ("learned", random.pick(&LEARNED)),
        };
        let mut out = format!("---\nexpertise: [{kind}]\nrole: {role}\n");
        let has_name = random.chance(100);
        if has_name {
            let name = random.pick(&GIVEN);
            let _ = writeln!(
                out,
                "name: {name}\nconsent: {{on: 2026-09-01, review_by: 2027-09-01}}"
            );
        }
        out.push_str("---\n");
        if has_name {
            out.push_str("I have been with the college for some years, and I like the tea.\n");
        }
        (
            format!("content/people/{}.md", person(pair, is_learned)),
            out,
        )
    })
}

const PAGES: [(&str, &str); 6] = [
    (
        "how-to-enrol",
        "title: How to enrol\nmenu: main\norder: 1\n---\nOur courses are free, and you enrol yourself.\n\n## Register once\n\n\
         Call us on 01632 960 100, or email [college@generated.example](mailto:college@generated.example).\n\n\
         ## Choose your courses\n\nLook through the courses at your own pace. We can help: read about [support](support.md).\n",
    ),
    (
        "support",
        "title: Support while you learn\nmenu: main\norder: 2\n---\nOur courses are education, not therapy. A course does not replace any care that you have.\n\n\
         ## Before you start\n\nYou can visit a venue before the first session, or have a chat by phone.\n",
    ),
    (
        "co-production",
        "title: Co-production\nmenu: footer\norder: 1\n---\nPeople with lived experience and people with professional knowledge make each course together.\n",
    ),
    (
        "partnerships",
        "title: Partnerships\nmenu: footer\norder: 2\n---\nNo single organisation could run this college. For each partner we write down what they bring and what they gain.\n",
    ),
    (
        "privacy",
        "title: Privacy\nmenu: footer\norder: 3\n---\nThis site sets no cookies and loads nothing from anywhere else.\n",
    ),
    (
        "accessibility",
        "title: Accessibility statement\nmenu: footer\norder: 4\n---\nWe want as many people as possible to be able to use this website. Email \
         [college@generated.example](mailto:college@generated.example) or call 01632 960 100 when something does not work for you.\n\n\
         ## Preparation of this statement\n\nThis statement was prepared on 7 September 2026. It was last reviewed on 16 November 2026.\n",
    ),
];
