//! The runs of the next term → a list for the coordinator, by course, of what there is to decide; the same as JSON.

use serde_json::{Value, json};

use crate::report::words::counted;
use crate::roll::{NewRun, Rolled};
use crate::text::plain::without_control;

/// A block for each run, and what to do with them.
pub fn human(rolled: &Rolled) -> String {
    let mut out = String::new();
    let mut last = "";
    for new in &rolled.runs {
        if new.course != last {
            out.push_str(&format!("{} ({})\n", new.title, new.course));
        }
        last = &new.course;
        out.push_str(&format!(
            "  {} → {}: {}\n",
            new.follows,
            new.plan.id,
            days(new)
        ));
        for sentence in &new.decide {
            out.push_str(&format!("  - {sentence}\n"));
        }
    }
    if !rolled.elsewhere.is_empty() {
        out.push_str("In other places\n");
    }
    for sentence in &rolled.elsewhere {
        out.push_str(&format!("  - {sentence}\n"));
    }
    for left in rolled.left.iter().filter(|it| !it.is_there) {
        out.push_str(&format!(
            "{}: {} is left out: {}\n",
            left.course, left.run, left.why
        ));
    }
    let lines = out
        .lines()
        .map(|line| format!("{}\n", without_control(line)));
    lines.collect()
}

/// "4 sessions, Tuesday 20 April 2027 to Tuesday 18 May 2027"
fn days(new: &NewRun) -> String {
    let day = |day: &jiff::civil::Date| day.strftime("%A %-d %B %Y").to_string();
    let count = counted(new.plan.days.len(), "session", "sessions");
    match (new.plan.days.as_slice(), &new.plan.when) {
        ([], Some(words)) => words.clone(),
        ([], None) => "no dates".to_owned(),
        ([only], _) => format!("{count}, {}", day(only)),
        ([first, .., last], _) => format!("{count}, {} to {}", day(first), day(last)),
    }
}

/// What was made, in a line.
pub fn summary(rolled: &Rolled) -> String {
    let runs = counted(rolled.runs.len(), "run", "runs");
    let decide: usize = rolled.runs.iter().map(|it| it.decide.len()).sum();
    let decide = counted(decide + rolled.elsewhere.len(), "thing", "things");
    let there = rolled.left.iter().filter(|it| it.is_there).count();
    let there = match there {
        0 => String::new(),
        there => format!("; {} there already", counted(there, "run is", "runs are")),
    };
    format!(
        "{} from {}: {runs}, {decide} to decide{there}.",
        rolled.to_name, rolled.from_name
    )
}

/// The whole document, with a line break at its end.
pub fn json(rolled: &Rolled, is_written: bool) -> String {
    let runs = rolled.runs.iter().map(|new| {
        json!({
            "course": new.course,
            "title": new.title,
            "follows": new.follows,
            "run": new.plan.id,
            "days": new.plan.days.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "when": new.plan.when,
            "decide": new.decide,
        })
    });
    let left = rolled.left.iter().map(
        |it| json!({"course": it.course, "run": it.run, "why": it.why, "is_there": it.is_there}),
    );
    let document = json!({
        "version": 1,
        "written": is_written,
        "new_term": rolled.new_term,
        "runs": runs.collect::<Vec<Value>>(),
        "left": left.collect::<Vec<Value>>(),
        "elsewhere": rolled.elsewhere,
    });
    format!("{document:#}\n")
}
