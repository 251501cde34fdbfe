//! Known mistakes, one a course, and what `check` must say of each.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Wish;
use super::course::Text;
use super::plan::{Mode, Plan, Standing};

/// What is wrong with a generated college, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Planted {
    pub(crate) path: String,
    /// From 1.
    pub(crate) line: usize,
    pub(crate) code: String,
}

/// One kind of mistake.
pub(crate) struct Mistake {
    code: &'static str,
    /// Makes it, and gives what stands last in its line.
    pub(crate) make: fn(&mut Text) -> String,
}

/// Which courses get which mistake.
pub(crate) struct Mistakes {
    of_course: BTreeMap<usize, &'static Mistake>,
    pub(crate) files: Vec<(String, String)>,
}

impl Mistakes {
    pub(crate) fn of(&self, course: usize) -> Option<&'static Mistake> {
        self.of_course.get(&course).copied()
    }
}

impl Mistake {
    pub(crate) fn planted(&self, path: &str, written: &str, needle: &str) -> Planted {
        let at = written
            .rfind(needle)
            .unwrap_or_else(|| panic!("{}: {needle}", self.code));
        Planted {
            path: path.to_owned(),
            line: written[..at].lines().count().max(1) + usize::from(written[..at].ends_with('\n')),
            code: self.code.to_owned(),
        }
    }
}

/// As many as there are courses that can have one, spread over the whole college.
pub(crate) fn for_courses(plan: &Plan, wish: &Wish) -> Mistakes {
    let mut mistakes = Mistakes {
        of_course: BTreeMap::new(),
        files: Vec::new(),
    };
    if !wish.has_mistakes {
        return mistakes;
    }
    let is_plain = |number: &usize| {
        let course = &plan.courses[*number];
        let [run] = course.runs.as_slice() else {
            return false;
        };
        let is_usual = matches!(course.standing, Standing::Passed { answers: 0 });
        let is_then = run.mode == Mode::InPerson && run.term == 1;
        let text = || Text::new(course, plan, wish);
        is_usual
            && is_then
            && run.dates.len() < 8
            && number % 200 != 77
            && sessions(&text()) == run.dates.len()
    };
    let usual: Vec<usize> = (0..plan.courses.len()).filter(is_plain).collect();
    let step = (usual.len() / MISTAKES.len()).max(1);
    let chosen = usual.iter().step_by(step).zip(MISTAKES);
    mistakes.of_course = chosen.map(|(number, mistake)| (*number, mistake)).collect();
    for (id, keys) in PEOPLE {
        let path = format!("content/people/{id}.md");
        mistakes.files.push((path, format!("---\n{keys}\n---\n")));
    }
    mistakes
}

/// People whom only mistakes are about.
const PEOPLE: [(&str, &str); 3] = [
    ("p-spare-a", "expertise: [lived]\nrole: Peer trainer"),
    ("p-spare-b", "expertise: [learned]\nrole: Tutor"),
    (
        "p-named",
        "expertise: [learned]\nrole: Tutor\nname: Marta Fielding",
    ),
];

const fn mistake(code: &'static str, make: fn(&mut Text) -> String) -> Mistake {
    Mistake { code, make }
}

static MISTAKES: &[Mistake] = &[
    mistake("M002", |text| key(text, "colour", "red")),
    mistake("M004", |text| {
        replaced_line(text, "    places: ", "    places: twelve")
    }),
    mistake("M005", |text| {
        key(text, "venue", "no-such-venue");
        "venue: no-such-venue".to_owned()
    }),
    mistake("M007", |text| said(text, "TODO: say what to bring.")),
    mistake("M008", |text| first_on(text, "2027-02-30 10:00-11:00")),
    mistake("M013", |text| {
        said(text, "<font color=\"red\">Bring a pen.</font>")
    }),
    mistake("M014", |text| {
        said(text, "Watch [our film](javascript:alert).")
    }),
    mistake("C101", |text| co_producers(text, "p-spare-b", "learned")),
    mistake("C102", |text| co_producers(text, "p-spare-a", "lived")),
    mistake("C103", |text| {
        let line = line_with(text, "    facilitators: ");
        text.runs = text.runs.replace(&line, "    facilitators: [p-spare-a]");
        "facilitators: [p-spare-a]".to_owned()
    }),
    mistake("C105", |text| {
        text.co_production = None;
        "title: ".to_owned()
    }),
    mistake("N201", |text| {
        text.need = None;
        "title: ".to_owned()
    }),
    mistake("N202", |text| {
        text.only = Some(("men", None));
        "open_to: ".to_owned()
    }),
    mistake("N203", |text| {
        text.audience = None;
        "title: ".to_owned()
    }),
    mistake("N205", |text| key(text, "cost", "£5")),
    mistake("N206", |text| {
        said(text, "You need a referral from your doctor to take part.")
    }),
    mistake("N208", |text| {
        text.other.retain(|(key, _)| *key != "next_steps");
        "title: ".to_owned()
    }),
    mistake("E301", |text| said(text, "This course treats depression.")),
    mistake("E302", |text| {
        text.outcomes.clear();
        "title: ".to_owned()
    }),
    mistake("L401", |text| {
        said(text, "It is for people suffering from anxiety.")
    }),
    mistake("L402", |text| said(text, "Service users are welcome.")),
    mistake("L403", |text| {
        said(text, "We begin on 12/01/2027 in the hall.")
    }),
    mistake("L404", |text| {
        said(text, "Doors open at 17:30 in the hall.")
    }),
    mistake("L405", |text| {
        said(text, "We meet for 2-3 hours in the hall.")
    }),
    mistake("L406", |text| said(text, "Call us on 01632960100 to ask.")),
    mistake("L407", |text| {
        said(text, "It is for people aged 16+ who live here.")
    }),
    mistake("L408", |text| {
        said(text, "For a map [click here](https://www.map.example/).")
    }),
    mistake("L409", |text| {
        said(text, "PLEASE BRING A PEN to the session.")
    }),
    mistake("L415", |text| {
        text.summary = "A course that is very long to describe, ".repeat(5) + "and then ends.";
        "summary: ".to_owned()
    }),
    mistake("L416", |text| {
        text.title = format!(
            "{} for everybody who has ever wondered about it at all",
            text.title
        );
        "title: ".to_owned()
    }),
    mistake("L417", |text| {
        said(text, "Your workshop leader meets you at the door.")
    }),
    mistake("T501", |text| {
        let day = first_day(text);
        first_on(text, &format!("{day} 12:00-10:00"))
    }),
    mistake("T502", |text| {
        let hours = first_hours(text);
        first_on(text, &format!("2027-01-05 {hours}"))
    }),
    mistake("T503", |text| {
        let hours = first_hours(text);
        let run = format!(
            "    mode: online\n    term: 2027-spring\n    sessions:\n      - 2027-02-16 {hours}\n"
        );
        another_run(text, "in-half-term", &run, "2027-02-16 ")
    }),
    mistake("T505", |text| {
        let (venue, day, hours) = (
            line_with(text, "    venue: "),
            first_day(text),
            first_hours(text),
        );
        let run = format!(
            "    mode: in-person\n    term: 2027-spring\n{venue}\n    facilitators: [p-spare-a, p-spare-b]\n    sessions:\n      - {day} {hours}\n"
        );
        another_run(text, "twice", &run, &day.to_string())
    }),
    mistake("T506", |text| {
        let (day, hours) = (first_day(text), first_hours(text));
        let person = text.co_producers[0].clone();
        let run = format!(
            "    mode: online\n    term: 2027-spring\n    facilitators: [{person}, p-spare-b]\n    sessions:\n      - {day} {hours}\n"
        );
        another_run(text, "twice", &run, &day.to_string())
    }),
    mistake("T507", |text| {
        let day = first_day(text);
        first_on(text, &format!("{day} 06:00-07:00"))
    }),
    mistake("T508", |text| {
        replaced_line(text, "    places: ", "    places: 99")
    }),
    mistake("T510", |text| {
        said(text, "We meet on Monday 12 January 2027 in the hall.")
    }),
    mistake("D801", |text| {
        said(text, "Write to Marta Fielding with a question.")
    }),
    mistake("D803", |text| {
        said(
            text,
            "Join us at https://us02web.zoom.us/j/82345678901 with a friend.",
        )
    }),
    mistake("D804", |text| {
        said(text, "Text us on 07700 900 123 at any time.")
    }),
    mistake("D806", |text| {
        key(text, "quotes", "[{text: \"It gave me hope.\"}]")
    }),
    mistake("W951", |text| {
        said(text, "Read [our story](/no-such-page/) as well.")
    }),
    mistake("A910", |text| {
        said(
            text,
            "See [our films](https://one.example/) and [our films](https://two.example/).",
        )
    }),
];

/// Another key that the panel does not look at.
fn key(text: &mut Text, key: &'static str, value: &str) -> String {
    text.other.retain(|(own, _)| *own != key);
    text.other.push((key, value.to_owned()));
    format!("{key}: ")
}

/// Another paragraph.
fn said(text: &mut Text, words: &str) -> String {
    text.body.push('\n');
    text.body.push_str(words);
    text.body.push('\n');
    words.to_owned()
}

fn co_producers(text: &mut Text, spare: &str, kind: &'static str) -> String {
    let own = if kind == "lived" { 0 } else { 1 };
    text.co_producers = vec![text.co_producers[own].clone(), spare.to_owned()];
    text.expertise = vec![kind];
    "co_producers: ".to_owned()
}

fn another_run(text: &mut Text, id: &str, keys: &str, needle: &str) -> String {
    text.runs.push_str(&format!("  - id: {id}\n{keys}"));
    needle.to_owned()
}

fn line_with(text: &Text, begin: &str) -> String {
    let line = text.runs.lines().find(|line| line.starts_with(begin));
    line.unwrap_or_else(|| panic!("a usual course has {begin}"))
        .to_owned()
}

fn replaced_line(text: &mut Text, begin: &str, line: &str) -> String {
    let old = line_with(text, begin);
    text.runs = text.runs.replace(&old, line);
    line.to_owned()
}

/// How many sessions of a course are dates alone.
fn sessions(text: &Text) -> usize {
    text.runs
        .lines()
        .filter(|line| line.starts_with("      - 20"))
        .count()
}

fn first(text: &Text) -> String {
    line_with(text, "      - ").split_off(8)
}

fn first_day(text: &Text) -> Date {
    first(text)[..10]
        .parse()
        .expect("a usual session begins with its day")
}

fn first_hours(text: &Text) -> String {
    first(text).split_off(11)
}

/// The first session at another time.
fn first_on(text: &mut Text, when: &str) -> String {
    let old = first(text);
    text.runs = text.runs.replacen(&old, when, 1);
    when.to_owned()
}
