//! The panel's table: every course that somebody has to do something about, by whose turn it is.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::model::Catalogue;
use crate::model::course::Course;
use crate::model::review::Round;
use crate::panel::answers::{Answers, Tally};
use crate::panel::change::{Size, Why};
use crate::panel::state::State;
use crate::panel::{Panel, Review};
use crate::report::columns::{Columns, paragraph};
use crate::report::words::{counted, listed};
use crate::source::Sources;

/// What the table is made from.
#[derive(Debug, Clone, Copy)]
pub struct PanelSheet<'a> {
    pub catalogue: &'a Catalogue,
    pub sources: &'a Sources,
    pub panel: &'a Panel,
    pub today: Date,
    /// Whether courses that passed and need nothing are listed too.
    pub with_all: bool,
}

/// One course of the table.
#[derive(Clone, Copy)]
struct Line<'a> {
    course: &'a Course,
    review: &'a Review,
    round: Option<&'a Round>,
}

/// Groups of states, those that wait for somebody first: the heading, and whose turn it is.
const GROUPS: [(&str, &str); 8] = [
    (
        "Window closed, waiting for a decision",
        "the coordinator decides: prospectus panel pass COURSE, or ask-changes",
    ),
    (
        "Changed since it passed",
        "the coordinator says whether it is small: prospectus panel amend COURSE, or open it again",
    ),
    (
        "Changes asked",
        "the co-producers change the text; then prospectus panel open COURSE",
    ),
    (
        "With the panel",
        "members answer: prospectus panel respond COURSE",
    ),
    (
        "Not sent",
        "the coordinator sends it: prospectus panel open COURSE",
    ),
    (
        "Withdrawn",
        "nobody's turn; prospectus panel open COURSE sends it again",
    ),
    (
        "Draft",
        "whoever writes it; a draft can be sent to the panel too",
    ),
    ("Passed", "nothing to do"),
];

fn group(state: State) -> usize {
    match state {
        State::WindowClosed { .. } => 0,
        State::ChangedSince { .. } => 1,
        State::ChangesAsked { .. } => 2,
        State::WithThePanel { .. } => 3,
        State::NotSent => 4,
        State::Withdrawn { .. } => 5,
        State::Draft => 6,
        State::Passed { .. } => 7,
    }
}

/// Above the columns of `row`.
const HEAD: [&str; 7] = [
    "",
    "",
    "answers",
    "co-produced",
    "need",
    "educational",
    "changes",
];

/// Whether nothing is to be done about a course.
fn is_quiet(line: &Line<'_>) -> bool {
    matches!(line.review.state, State::Passed { .. })
}

fn lines<'a>(sheet: &PanelSheet<'a>) -> Vec<Line<'a>> {
    let courses = sheet.catalogue.courses.iter().zip(&sheet.panel.reviews);
    // A course that has ended waits for nobody.
    let courses = courses.filter(|(course, _)| !course.is_retired(sheet.today));
    let mut lines: Vec<Line<'a>> = courses
        .map(|(course, review)| Line {
            course,
            review,
            round: review.last(sheet.catalogue),
        })
        .collect();
    lines.sort_by_key(|line| (group(line.review.state), by_urgency(line.review.state)));
    lines
}

/// What waits longest, or ends soonest, is first.
fn by_urgency(state: State) -> Option<Date> {
    match state {
        State::WithThePanel { closes: day, .. }
        | State::WindowClosed { closed: day }
        | State::ChangesAsked { decided: day }
        | State::Passed { decided: day }
        | State::ChangedSince { decided: day, .. }
        | State::Withdrawn { decided: day } => Some(day),
        State::Draft | State::NotSent => None,
    }
}

/// The table as text of at most 100 columns.
pub fn table(sheet: &PanelSheet<'_>) -> String {
    let lines = lines(sheet);
    let shown: Vec<&Line<'_>> = lines
        .iter()
        .filter(|line| sheet.with_all || !is_quiet(line))
        .collect();
    let has_answers = |line: &&Line<'_>| answers(line).is_some_and(|it| it.counted > 0);
    let head = match shown.iter().copied().any(|line| has_answers(&line)) {
        true => HEAD.map(str::to_owned).to_vec(),
        false => Vec::new(),
    };
    let mut rows: Vec<Vec<String>> = shown.iter().map(|line| row(line)).collect();
    rows.push(head.clone());
    let columns = Columns::fit(2, &rows);
    let mut out = String::new();
    if !head.is_empty() {
        out.push_str(&columns.row(' ', &head));
    }
    for (at, (heading, turn)) in GROUPS.iter().enumerate() {
        let of_group: Vec<&&Line<'_>> = shown
            .iter()
            .filter(|line| group(line.review.state) == at)
            .collect();
        if of_group.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&format!("{heading}\n"));
        out.push_str(&paragraph("  -> ", turn));
        for line in of_group {
            out.push_str(&columns.row(' ', &row(line)));
        }
    }
    if !head.is_empty() {
        out.push_str(
            "\nAnswers to a question are yes/partly/no; changes counts those who ask for some.\n",
        );
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(&in_all(&lines, sheet.with_all));
    out
}

/// Id, how long, and what came back.
fn row(line: &Line<'_>) -> Vec<String> {
    let mut row = vec![line.course.origin.id.clone(), when(line.review)];
    let Some(answers) = answers(line) else {
        return row;
    };
    row.push(answers.counted.to_string());
    if answers.counted > 0 {
        let one = |tally: &Tally| format!("{}/{}/{}", tally.yes, tally.partly, tally.no);
        row.extend(answers.questions.iter().map(one));
        row.push(answers.changes.to_string());
    }
    row
}

/// The answers to the last round, when members were asked.
fn answers(line: &Line<'_>) -> Option<Answers> {
    let round = line.round.filter(|round| !round.adopted)?;
    Some(Answers::of(round))
}

fn when(review: &Review) -> String {
    let on = |day: Date| day.strftime("%-d %b").to_string();
    match review.state {
        State::Draft | State::NotSent => String::new(),
        State::WithThePanel { closes, days_left } => match days_left {
            0 => "last day today".to_owned(),
            1 => format!("1 day left, {}", on(closes)),
            days => format!("{days} days left, {}", on(closes)),
        },
        State::WindowClosed { closed } => format!("since {}", on(closed)),
        State::ChangesAsked { decided }
        | State::Passed { decided }
        | State::Withdrawn { decided } => {
            format!("on {}", on(decided))
        }
        State::ChangedSince { size, .. } => {
            let fields = review
                .changes
                .iter()
                .map(|change| change.field.noun().to_owned());
            let fields: Vec<String> = fields.collect();
            format!("{}, {}", listed(&fields), size.word())
        }
    }
}

fn in_all(lines: &[Line<'_>], with_all: bool) -> String {
    let quiet = lines.iter().filter(|line| is_quiet(line)).count();
    let open = lines.len() - quiet;
    let courses = |count| counted(count, "course", "courses");
    match (open, quiet, with_all) {
        (0, 0, _) => "There are no courses yet.\n".to_owned(),
        (0, quiet, false) => format!(
            "{} passed, and nothing waits for anybody. --all lists them.\n",
            courses(quiet)
        ),
        (open, 0, _) => format!("{} in all.\n", courses(open)),
        (_, quiet, false) => format!(
            "{} nothing; --all lists them.\n",
            counted(quiet, "course passed and needs", "courses passed and need")
        ),
        (open, quiet, true) => format!(
            "{} in all, {quiet} of them passed.\n",
            courses(open + quiet)
        ),
    }
}

/// The table as JSON, for other programs: version 1.
pub fn json(sheet: &PanelSheet<'_>) -> String {
    let courses: Vec<Value> = lines(sheet).iter().map(|line| one(sheet, line)).collect();
    let document = json!({
        "version": 1,
        "mode": sheet.panel.mode.word(),
        "courses": courses,
    });
    format!("{document:#}\n")
}

fn one(sheet: &PanelSheet<'_>, line: &Line<'_>) -> Value {
    let state = line.review.state;
    let changes = line.review.changes.iter().map(|change| {
        let likeness = match change.why {
            Why::Likeness(likeness) => Some((likeness * 100.0).round() / 100.0),
            _ => None,
        };
        json!({ "field": change.field.word(), "size": change.size.word(), "likeness": likeness })
    });
    let days_left = match state {
        State::WithThePanel { days_left, .. } => Some(days_left),
        _ => None,
    };
    let decided = match state {
        State::ChangesAsked { decided }
        | State::Passed { decided }
        | State::ChangedSince { decided, .. }
        | State::Withdrawn { decided } => Some(decided.to_string()),
        _ => None,
    };
    let closes = match state {
        State::WithThePanel { closes: day, .. } | State::WindowClosed { closed: day } => {
            Some(day.to_string())
        }
        _ => None,
    };
    json!({
        "id": line.course.origin.id,
        "title": line.course.title.value,
        "path": sheet.sources[line.course.origin.source].path,
        "state": state.key(),
        "closes": closes,
        "days_left": days_left,
        "decided": decided,
        "size": line.review.size().map(Size::word),
        "changes": changes.collect::<Vec<_>>(),
        "round": line.round.map(|round| round.id.as_str()),
        "responses": answers(line).map(|answers| responses(&answers)),
        "next": GROUPS[group(state)].1,
    })
}

fn responses(answers: &Answers) -> Value {
    let tally = |tally: Tally| json!({ "yes": tally.yes, "partly": tally.partly, "no": tally.no });
    let [co_production, local_need, educational] = answers.questions.map(tally);
    json!({
        "counted": answers.counted,
        "by_makers": answers.by_makers,
        "co_production": co_production,
        "local_need": local_need,
        "educational": educational,
        "pass": answers.pass,
        "changes": answers.changes,
    })
}
