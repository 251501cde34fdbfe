//! A course as its file has it.

use std::fmt::Write as _;

use prospectus::panel::written::scalar;

use super::names::{self, SUBJECTS};
use super::plan::{self, Course, Mode, Plan, Run, Standing, TERMS, person, room, rooms};
use super::prose::{self, Deck};
use super::random::Random;
use super::{Wish, places};

const OUTCOMES: [&str; 14] = [
    "Describe what helps with {about}",
    "Try 2 ways to begin",
    "Plan 1 small step for the week ahead",
    "Name 3 people or places to turn to",
    "Explain to a friend what you have tried",
    "Choose what you want to keep",
    "Write a card for hard days about {about}",
    "Compare 2 ideas about {about}",
    "Listen to somebody without giving advice",
    "List 5 things that cost nothing",
    "Practise saying what you need",
    "Make something to take home",
    "Notice what {about} does to a day",
    "Find out where to go next",
];
const AUDIENCES: [&str; 6] = [
    "Anyone who is curious about {about}, and anyone who supports them.",
    "Anyone. You do not need to know anything about {about}.",
    "People who would like some company with {about}.",
    "Students, carers and staff who want to learn about {about} together.",
    "Anyone who has thought about {about} for a while and not begun.",
    "Anyone who lives or works near here.",
];
const NEEDS: [(&str, &str); 5] = [
    (
        "student-feedback",
        "Asked for in {n} feedback forms in autumn 2026.",
    ),
    (
        "waiting-list",
        "{n} people were waiting for a place last term.",
    ),
    (
        "focus-group",
        "A group of {n} students chose it in June 2026.",
    ),
    (
        "partner-request",
        "Our partner hears the question {n} times in a month.",
    ),
    ("local-data", "A survey of {n} homes asked for it."),
];

/// What a course says.
pub(crate) struct Text {
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) outcomes: Vec<String>,
    pub(crate) audience: Option<String>,
    pub(crate) need: Option<(&'static str, String)>,
    pub(crate) co_production: Option<&'static str>,
    pub(crate) co_producers: Vec<String>,
    /// The kinds of expertise that they have, sorted.
    pub(crate) expertise: Vec<&'static str>,
    /// Who else it is not for, and why.
    pub(crate) only: Option<(&'static str, Option<&'static str>)>,
    pub(crate) content_note: Option<&'static str>,
    /// Keys that the panel does not look at, and their values as YAML.
    pub(crate) other: Vec<(&'static str, String)>,
    /// As YAML.
    pub(crate) runs: String,
    pub(crate) body: String,
}

impl Text {
    pub(crate) fn new(course: &Course, plan: &Plan, wish: &Wish) -> Self {
        let mut random = Random::of(wish.seed, 2, course.number);
        let about = SUBJECTS[course.subject].about;
        let filled = |text: &str| text.replace("{about}", about);
        let (source, note) = random.pick(&NEEDS);
        let note = note.replace("{n}", &random.within(9, 60).to_string());
        let first = random.below(OUTCOMES.len());
        let count = random.within(3, 5);
        let outcomes = (0..count).map(|at| filled(OUTCOMES[(first + at * 3) % OUTCOMES.len()]));
        let pair = course.runs[0].pair;
        let is_women_only = course.number % 200 == 77;
        Self {
            title: course.title.clone(),
            summary: format!(
                "A course about {about} with people from {}. We try {} and see what helps.",
                prose::place(&mut random),
                prose::thing(&mut random)
            ),
            outcomes: outcomes.collect(),
            audience: Some(filled(random.pick(&AUDIENCES))),
            need: Some((source, note)),
            co_production: Some(if random.chance(800) {
                "co-production"
            } else {
                "co-design"
            }),
            co_producers: vec![person(pair, false), person(pair, true)],
            expertise: vec!["learned", "lived"],
            only: is_women_only.then_some(("women", None)),
            content_note: random.chance(60).then_some("We talk about hard times."),
            other: other(course, plan, &mut random),
            runs: runs(course, &mut random),
            body: body(course, plan, &mut random),
        }
    }

    /// The file.
    pub(crate) fn written(&self) -> String {
        let mut out = String::with_capacity(5_000);
        let mut say = |key: &str, value: &str| {
            let gap = if value.starts_with('\n') { "" } else { " " };
            let _ = writeln!(out, "{key}:{gap}{value}");
        };
        out_front(self, &mut say);
        out.insert_str(0, "---\n");
        out.push_str("runs:\n");
        out.push_str(&self.runs);
        out.push_str("---\n");
        out.push_str(&self.body);
        out
    }
}

fn out_front(text: &Text, say: &mut dyn FnMut(&str, &str)) {
    say("title", &scalar(&text.title));
    say("summary", &scalar(&text.summary));
    say(
        "co_producers",
        &format!("[{}]", text.co_producers.join(", ")),
    );
    if let Some(rung) = text.co_production {
        say("co_production", rung);
    }
    if let Some((source, note)) = &text.need {
        say(
            "need",
            &format!("{{source: {source}, note: {}}}", scalar(note)),
        );
    }
    if let Some(audience) = &text.audience {
        say("audience", &scalar(audience));
    }
    match text.only {
        None => say("open_to", "everyone"),
        Some((who, None)) => say("open_to", &format!("{{only: {who}}}")),
        Some((who, Some(reason))) => say("open_to", &format!("{{only: {who}, reason: {reason}}}")),
    }
    if !text.outcomes.is_empty() {
        let each = text
            .outcomes
            .iter()
            .map(|outcome| format!("\n  - {outcome}"));
        say("learning_outcomes", &each.collect::<String>());
    }
    if let Some(note) = text.content_note {
        say("content_note", note);
    }
    for (key, value) in &text.other {
        say(key, value);
    }
}

fn other(course: &Course, plan: &Plan, random: &mut Random) -> Vec<(&'static str, String)> {
    let own = SUBJECTS[course.subject].topic;
    let mut topics = vec![names::TOPICS[own].0];
    if random.chance(250) {
        topics.push(names::TOPICS[(own + 3) % names::TOPICS.len()].0);
    }
    let steps = (0..random.within(1, 3)).map(|_| plan.near(course.number, random).id.clone());
    let mut steps: Vec<String> = steps.collect();
    steps.sort();
    steps.dedup();
    let mut keys = vec![
        ("topics", format!("[{}]", topics.join(", "))),
        ("partner", places::partner_id(course.partner)),
        ("next_steps", format!("[{}]", steps.join(", "))),
        (
            "reviewed",
            format!(
                "2026-{:02}-{:02}",
                random.within(6, 10),
                random.within(1, 28)
            ),
        ),
    ];
    if random.chance(600) {
        keys.push((
            "level",
            random.pick(&["starter", "next", "further"]).to_owned(),
        ));
    }
    if random.chance(500) {
        keys.push((
            "for",
            random
                .pick(&["[anyone]", "[anyone, carers]", "[carers, staff]"])
                .to_owned(),
        ));
    }
    if random.chance(150) {
        keys.push(("attendance", "Please come to the first session.".to_owned()));
    }
    if random.chance(40) {
        let quote =
            "{text: \"I came for the tea and stayed for the people.\", consent: 2026-09-01}";
        keys.push(("quotes", format!("[{quote}]")));
    }
    match course.standing {
        Standing::Draft => keys.push(("draft", "true".to_owned())),
        Standing::Retired => keys.push(("retired", "2026-07-31".to_owned())),
        _ => {}
    }
    keys
}

fn runs(course: &Course, random: &mut Random) -> String {
    let mut out = String::new();
    for (at, run) in course.runs.iter().enumerate() {
        let is_twin = at > 0 && run.term == course.runs[0].term;
        let id = if is_twin {
            format!("{}-more", run.id)
        } else {
            run.id.clone()
        };
        let _ = writeln!(out, "  - id: {id}");
        let mut say = |key: &str, value: &str| {
            let _ = writeln!(out, "    {key}: {value}");
        };
        say("mode", plan::word(run.mode));
        if let Some((venue, at)) = run.room {
            let id = places::venue_id(venue);
            match rooms(venue) {
                1 => say("venue", &id),
                _ => say("venue", &format!("{id}/{}", room(at).0)),
            }
        }
        match run.mode {
            Mode::SelfPaced => {
                let url = format!("https://learn.example/{}", course.id);
                say(
                    "material",
                    &format!("{{url: {url}, kind: podcast, length: 40 minutes}}"),
                );
                continue;
            }
            Mode::Later => {
                say("when", "Summer 2027, dates to be confirmed");
                continue;
            }
            _ => {}
        }
        say("term", TERMS[run.term].id);
        say(
            "facilitators",
            &format!("[{}, {}]", person(run.pair, false), person(run.pair, true)),
        );
        if run.mode == Mode::DropIn {
            say("enrolment", "not-needed");
            say("weekly", &drop_in(run));
            continue;
        }
        let state = match (run.term, random.below(10)) {
            (0, _) => "closed",
            (_, 0) => "full",
            (_, 1) => "waiting-list",
            (_, 2..=4) => "open",
            (term, _) => TERMS[term].enrolment,
        };
        say("places", &random.within(6, 12).to_string());
        say("enrolment", state);
        out.push_str("    sessions:\n");
        sessions(&mut out, run, random);
    }
    out
}

/// Every week of its time, but for those in which nothing is given.
fn drop_in(run: &Run) -> String {
    let (first, last) = (run.dates[0], run.dates[run.dates.len() - 1]);
    let mut missed = Vec::new();
    let mut day = first;
    while day < last {
        if !run.dates.contains(&day) {
            missed.push(day.to_string());
        }
        day = day.saturating_add(jiff::Span::new().weeks(1));
    }
    let (from, to) = run.hours;
    let missed = missed.join(", ");
    format!("{{first: {first} {from}-{to}, until: {last}, except: [{missed}]}}")
}

fn sessions(out: &mut String, run: &Run, random: &mut Random) {
    let (from, to) = run.hours;
    let has_themes = random.chance(150);
    for date in &run.dates {
        let plain = format!("{date} {from}-{to}");
        let _ = match random.below(1_000) {
            _ if has_themes => {
                let theme = prose::thing(random).split_once(' ').map_or("", |it| it.1);
                writeln!(out, "      - {{on: {plain}, theme: About {theme}}}")
            }
            0..=14 => writeln!(
                out,
                "      - {{on: {plain}, cancelled: The room is being repaired.}}"
            ),
            15..=24 if run.mode == Mode::InPerson => {
                writeln!(out, "      - {{on: {plain}, mode: online}}")
            }
            _ => writeln!(out, "      - {plain}"),
        };
    }
}

fn body(course: &Course, plan: &Plan, random: &mut Random) -> String {
    let about = SUBJECTS[course.subject].about;
    let mut deck = Deck::new();
    let deck = &mut deck;
    let words = random.within(350, 500);
    let (near, next) = (
        plan.near(course.number, random),
        plan.near(course.number, random),
    );
    let (partner, area) = (
        places::partner_id(course.partner),
        names::area(course.partner),
    );
    let mut out = prose::paragraph(4, about, deck, random);
    let _ = write!(
        out,
        " It goes well with [{}]({}.md).\n\n## What we do\n\n{}\n\n",
        near.title,
        near.id,
        prose::paragraph(4, about, deck, random)
    );
    for _ in 0..random.within(3, 5) {
        let _ = writeln!(
            out,
            "- {} and {}",
            prose::thing(random),
            prose::thing(random)
        );
    }
    if random.chance(500) {
        out.push_str("\n## From week to week\n\n| Week | What we look at | What you take home |\n| --- | --- | --- |\n");
        for week in 1..=random.within(2, 6) {
            let (look, home) = (prose::thing(random), prose::thing(random));
            let _ = writeln!(
                out,
                "| {week} | {about} and {} | {home}, and **{look}** |",
                prose::place(random)
            );
        }
    }
    let _ = write!(
        out,
        "\n## Who comes along\n\n{} The course is given with [{}](../../partners/{partner}.md), who know {} well.\n\n",
        prose::paragraph(3, about, deck, random),
        places::partner_name(course.partner),
        prose::place(random)
    );
    let _ = write!(
        out,
        "### If you are not sure\n\n{} Read [how to enrol](../pages/how-to-enrol.md), or look at [the website of {area}](https://www.{partner}.example/).\n\n",
        prose::paragraph(2, about, deck, random)
    );
    while out.split_whitespace().count() + 45 < words {
        let _ = write!(out, "{}\n\n", prose::paragraph(3, about, deck, random));
    }
    let _ = writeln!(
        out,
        "Afterwards many people go on to [{}]({}.md). *{}*",
        next.title,
        next.id,
        prose::paragraph(1, about, deck, random)
    );
    out
}
