//! What the panel sees first: which courses are under review, and the balance of the prospectus.

use serde::Serialize;

use crate::model::course::Course;
use crate::model::person::Expertise;
use crate::model::session::Mode;
use crate::panel::Review;
use crate::panel::answers::Answers;
use crate::panel::state::State;
use crate::render::frame::view;
use crate::render::pages::made::{Made, value};
use crate::render::views::PageView;
use crate::site::Site;
use crate::site::preview::{PANEL, Preview};
use crate::timetable::mode_of;

/// The preview: without one there are no such pages.
pub(super) fn preview<'s>(site: &'s Site<'_>) -> &'s Preview<'s> {
    let preview = site.preview.as_ref();
    preview.unwrap_or_else(|| unreachable!("a public site has no page for the panel"))
}

#[derive(Serialize)]
struct CourseLine {
    title: String,
    href: String,
    state: String,
    state_key: &'static str,
    when: Option<String>,
    answers: usize,
}

/// A picture of how much there is of each kind, and the table under it.
#[derive(Serialize)]
struct Balance {
    heading: String,
    rows: Vec<BalanceRow>,
}

#[derive(Serialize)]
struct BalanceRow {
    name: String,
    count: usize,
    /// From 0 to 100, of the largest.
    width: usize,
}

pub(super) fn index(site: &Site<'_>) -> Made {
    let preview = preview(site);
    let lines: Vec<CourseLine> = preview
        .under_review(site.catalogue, site.today)
        .into_iter()
        .map(|at| line(site, preview, at))
        .collect();
    let passed = preview.panel.reviews.iter();
    let passed = passed.filter(|review| matches!(review.state, State::Passed { .. }));
    let page = PageView {
        noindex: true,
        ..view(site, "panel", PANEL, site.words.say("page-panel"))
    };
    Made {
        template: "panel.html",
        page,
        values: vec![
            ("courses", value(&lines)),
            ("passed", value(&passed.count())),
            ("balance", value(&balance(site))),
        ],
    }
}

fn line(site: &Site<'_>, preview: &Preview<'_>, at: usize) -> CourseLine {
    let (course, review) = (&site.catalogue.courses[at], &preview.panel.reviews[at]);
    let answers = review.last(site.catalogue).map(Answers::of);
    CourseLine {
        title: course.title.value.clone(),
        href: Preview::address(course),
        state: state(site, review),
        state_key: review.state.key(),
        when: when(site, review),
        answers: answers.map_or(0, |answers| answers.counted),
    }
}

pub(super) fn state(site: &Site<'_>, review: &Review) -> String {
    site.words
        .say(&format!("panel-state-{}", review.state.key()))
}

/// "8 days left, until 30 November 2026"
pub(super) fn when(site: &Site<'_>, review: &Review) -> Option<String> {
    let on = |name: &str, day| {
        site.words
            .with(name, &[("date", site.words.date_long(day).into())])
    };
    match review.state {
        State::WithThePanel { closes, days_left } => Some(site.words.with(
            "panel-days-left",
            &[
                ("days", days_left.into()),
                ("date", site.words.date_long(closes).into()),
            ],
        )),
        State::WindowClosed { closed } => Some(on("panel-closed-on", closed)),
        State::ChangesAsked { decided }
        | State::Passed { decided }
        | State::ChangedSince { decided, .. }
        | State::Withdrawn { decided } => Some(on("panel-decided-on", decided)),
        State::Draft | State::NotSent => None,
    }
}

/// What there is of strands, of ways to meet, and of those who made the courses, among courses that still run.
fn balance(site: &Site<'_>) -> Vec<Balance> {
    let courses: Vec<&Course> = site.listed_courses().map(|(_, course)| course).collect();
    let count = |is: &dyn Fn(&Course) -> bool| courses.iter().filter(|course| is(course)).count();
    let strands = site.catalogue.topics.iter().map(|topic| {
        let is_in = |course: &Course| course.topics.iter().any(|own| own.value == topic.origin.id);
        (topic.name.value.clone(), count(&is_in))
    });
    let modes = [
        Mode::InPerson,
        Mode::Online,
        Mode::Hybrid,
        Mode::DropIn,
        Mode::Telephone,
        Mode::SelfPaced,
    ];
    let modes = modes.into_iter().map(|mode| {
        let has = |course: &Course| {
            course
                .runs
                .iter()
                .any(|run| mode_of(course, run) == Some(mode))
        };
        (
            site.words.say(&format!("mode-{}", mode.word())),
            count(&has),
        )
    });
    let made = |course: &Course, expertise| {
        let people = course.co_producers.iter();
        let mut people = people.filter_map(|id| site.catalogue.person(&id.value));
        people.any(|person| person.has(expertise))
    };
    let sides = [
        ("panel-made-both", true, true),
        ("panel-made-lived", true, false),
        ("panel-made-learned", false, true),
        ("panel-made-nobody", false, false),
    ];
    let sides = sides.into_iter().map(|(name, lived, learned)| {
        let is = |course: &Course| {
            made(course, Expertise::Lived) == lived && made(course, Expertise::Learned) == learned
        };
        (site.words.say(name), count(&is))
    });
    let all: [(&str, Vec<(String, usize)>); 3] = [
        ("panel-balance-strands", strands.collect()),
        ("panel-balance-modes", modes.collect()),
        ("panel-balance-made", sides.collect()),
    ];
    all.into_iter()
        .map(|(heading, rows)| picture(site.words.say(heading), rows))
        .collect()
}

fn picture(heading: String, rows: Vec<(String, usize)>) -> Balance {
    let largest = rows
        .iter()
        .map(|(_, count)| *count)
        .max()
        .unwrap_or(0)
        .max(1);
    let rows = rows.into_iter().map(|(name, count)| BalanceRow {
        name,
        count,
        width: count * 100 / largest,
    });
    Balance {
        heading,
        rows: rows.collect(),
    }
}
