//! The impact as a coordinator reads it in a terminal: at most 100 columns, people by id.

use crate::impact::Impact;
use crate::impact::beyond::{About, Also};
use crate::impact::candidate::{Candidate, Fit};
use crate::impact::college::{College, Lost};
use crate::impact::concerned::{Concerned, OfRun};
use crate::report::columns::{Columns, hanging, paragraph, together};
use crate::report::impact::words::{brief, clock, enrolled, full, needed, numbered, place};
use crate::report::words::{counted, listed};
use crate::text::plain::without_control;

/// How many are proposed for one need: more would not be read.
const PROPOSED: usize = 4;

/// The whole table.
pub fn table(college: College<'_>, impact: &Impact<'_>) -> String {
    let mut out = hanging(&first_line(college, impact));
    out.push_str(&hanging(&amount(impact)));
    if !impact.sessions.is_empty() {
        out.push('\n');
        out.push_str(&sessions(college, impact));
    }
    out.push_str(&proposals(college, impact));
    out.push_str(&also(impact));
    out.push_str(&seen(impact));
    out.push_str(&next(impact));
    out
}

/// "Millbrook College without Central Library, from Sunday 22 November 2026 on"
pub(super) fn first_line(college: College<'_>, impact: &Impact<'_>) -> String {
    let until = match impact.until {
        Some(until) => format!("to {}", full(until)),
        None => "on".to_owned(),
    };
    let title = without_control(&impact.lost.title(college.catalogue));
    let name = college.catalogue.college.short_name();
    format!("{name} without {title}, from {} {until}", full(impact.from))
}

/// "7 sessions of 4 courses are concerned."
pub(super) fn amount(impact: &Impact<'_>) -> String {
    if impact.sessions.is_empty() {
        return "No session is concerned.".to_owned();
    }
    let mut courses: Vec<&str> = impact
        .runs
        .iter()
        .map(|run| run.course.origin.id.as_str())
        .collect();
    courses.sort_unstable();
    courses.dedup();
    let is = if impact.sessions.len() == 1 {
        "is"
    } else {
        "are"
    };
    format!(
        "{} of {} {is} concerned.",
        counted(impact.sessions.len(), "session", "sessions"),
        counted(courses.len(), "course", "courses")
    )
}

fn sessions(college: College<'_>, impact: &Impact<'_>) -> String {
    let row = |concerned: &Concerned<'_>| {
        let session = concerned.session;
        let run = run_of(impact, concerned);
        let people = session.facilitators.iter().map(|it| it.value.as_str());
        let people: Vec<&str> = people.collect();
        vec![
            together(&brief(session.date())),
            clock(session),
            format!("{}, {}", numbered(college, run, session), run.run.id.value),
            format!("{}: {}", place(session), nobody_or(&people)),
            enrolled(run.run),
            how(impact, concerned),
        ]
    };
    let rows: Vec<Vec<String>> = impact.sessions.iter().map(row).collect();
    let columns = Columns::fit(2, &rows);
    rows.iter().map(|row| columns.row(' ', row)).collect()
}

fn nobody_or(people: &[&str]) -> String {
    match people {
        [] => "nobody yet".to_owned(),
        people => people.join(", "),
    }
}

/// How a session is concerned, where the loss itself does not say it.
fn how(impact: &Impact<'_>, concerned: &Concerned<'_>) -> String {
    let is_said = |words: &&String| match impact.lost {
        Lost::Partner(_) => true,
        Lost::Venue(..) | Lost::Person(_) => words.contains("names no room"),
    };
    let words: Vec<String> = concerned.how.iter().map(|how| how.words()).collect();
    let said: Vec<String> = words.iter().filter(is_said).cloned().collect();
    said.join(", ")
}

/// The run of a session; every one that is concerned is in a run.
pub(super) fn run_of<'i, 'a>(impact: &'i Impact<'a>, concerned: &Concerned<'a>) -> &'i OfRun<'a> {
    let session = concerned.session;
    let own = |run: &&OfRun<'a>| {
        let first = run.sessions[0].session;
        (first.course, first.run) == (session.course, session.run)
    };
    let run = impact.runs.iter().find(own);
    run.unwrap_or_else(|| unreachable!("runs are made of these sessions"))
}

fn proposals(college: College<'_>, impact: &Impact<'_>) -> String {
    let mut out = String::new();
    for (run, proposals) in impact.runs.iter().zip(&impact.proposals) {
        for proposal in proposals {
            let own = run.sessions.iter();
            let many = own.filter(|it| it.needs().contains(&proposal.need)).count();
            let sessions = counted(many, "session", "sessions");
            out.push('\n');
            let need = needed(impact.lost, proposal.need);
            let verb = if many == 1 { "needs" } else { "need" };
            out.push_str(&hanging(&format!(
                "{}: {sessions} {verb} {need}",
                run.name()
            )));
            out.push_str(&candidates(college, &proposal.candidates));
        }
    }
    out
}

fn candidates(college: College<'_>, candidates: &[Candidate]) -> String {
    let can: Vec<&Candidate> = candidates
        .iter()
        .filter(|it| it.fit != Fit::Cannot)
        .collect();
    let mut out = String::new();
    for candidate in can.iter().take(PROPOSED) {
        out.push_str(&format!("  {} ({})\n", candidate.id, candidate.fit.words()));
        if !candidate.speaks_for.is_empty() {
            let reasons = without_control(&candidate.speaks_for.join("; "));
            out.push_str(&paragraph("    for: ", &reasons));
        }
        if !candidate.against.is_empty() {
            let reasons = without_control(&candidate.against.join("; "));
            out.push_str(&paragraph("    against: ", &reasons));
        }
    }
    let more = can.len().saturating_sub(PROPOSED);
    let cannot = candidates.len() - can.len();
    let mut rest = Vec::new();
    if more > 0 {
        rest.push(format!("{more} more could be"));
    }
    if cannot > 0 {
        rest.push(format!("{cannot} cannot"));
    }
    if can.is_empty() && college.people_elsewhere && candidates.is_empty() {
        out.push_str("  people are kept elsewhere: name their folder with --people\n");
    } else if can.is_empty() {
        let nobody = "  nothing in the records could step in";
        let why = if cannot > 0 {
            " (--format json says why)"
        } else {
            ""
        };
        out.push_str(&format!("{nobody}{why}\n"));
    } else if !rest.is_empty() {
        out.push_str(&format!("  {}: --format json shows all\n", listed(&rest)));
    }
    out
}

/// The heading over things of one sort.
pub(super) fn heading(about: About) -> &'static str {
    match about {
        About::College => "The college",
        About::Agreement => "Agreements",
        About::Venue => "Venues",
        About::Person => "People",
        About::Course => "Courses",
        About::Panel => "The panel",
        About::Named => "Files that name it",
    }
}

fn also(impact: &Impact<'_>) -> String {
    let mut out = String::new();
    for group in impact.also.chunk_by(|a, b| a.about == b.about) {
        let Some(first) = group.first() else { continue };
        out.push_str(&format!("\n{}\n", heading(first.about)));
        for also in group {
            out.push_str(&paragraph("  ", &one(also)));
        }
    }
    out
}

/// "Sleep well has no other partner (content/courses/sleep-well.md:5)"
fn one(also: &Also) -> String {
    let words = without_control(&also.words);
    match also.about {
        About::Named => format!("{}, {words}", also.path),
        About::Panel => format!("{words} ({})", also.path),
        _ => format!("{words} ({}:{})", also.path, also.line),
    }
}

fn seen(impact: &Impact<'_>) -> String {
    if impact.seen.is_empty() {
        return String::new();
    }
    let mut out = "\nPages and calendars in which students see it\n".to_owned();
    for seen in &impact.seen {
        // In one piece, so that it can be copied.
        out.push_str(&format!("  {}\n", seen.address));
    }
    out
}

/// What to do now.
fn next(impact: &Impact<'_>) -> String {
    let (kind, id) = (impact.lost.kind().noun(), impact.lost.id());
    let Some((run, proposals)) = impact.runs.first().zip(impact.proposals.first()) else {
        return String::new();
    };
    let first = proposals.iter().find_map(|it| it.candidates.first());
    let run = run.name();
    let choice = match first {
        Some(best) if matches!(best.fit, Fit::Fits | Fit::Ask) => format!("{run}={}", best.id),
        Some(Candidate {
            fit: Fit::ForSome,
            id,
            free,
            ..
        }) if !free.on.is_empty() => {
            format!("{run}/{}={id}", free.on[0])
        }
        _ => format!("{run}={}", crate::impact::choice::TO_BE_CONFIRMED),
    };
    let mut out = "\nWhat to do now\n".to_owned();
    out.push_str(&paragraph(
        "  ",
        "Ask those who could step in. Then say what you chose for each run, look at the change, and write it with --apply in the place of --dry-run. For example:",
    ));
    out.push_str(&format!(
        "    prospectus impact {kind} {id} --choose {choice} --dry-run\n"
    ));
    out
}
