//! The impact for an issue or a mail to colleagues.

use crate::impact::Impact;
use crate::impact::beyond::About;
use crate::impact::candidate::{Candidate, Fit};
use crate::impact::college::College;
use crate::impact::concerned::Concerned;
use crate::report::escaped::escaped;
use crate::report::impact::table::{amount, first_line, heading, run_of};
use crate::report::impact::words::{brief, clock, enrolled, needed, numbered, place};

const HEADINGS: [&str; 6] = ["When", "Course", "Run", "Place", "Places", "Why"];

/// How many are proposed for one need.
const PROPOSED: usize = 4;

/// The whole text.
pub fn markdown(college: College<'_>, impact: &Impact<'_>) -> String {
    let mut out = format!("# {}\n\n", escaped(&first_line(college, impact)));
    out.push_str(&format!("{}\n", amount(impact)));
    if !impact.sessions.is_empty() {
        out.push_str(&sessions(college, impact));
        out.push_str("\n## Who could step in\n");
        out.push_str(&proposals(impact));
    }
    for group in impact.also.chunk_by(|a, b| a.about == b.about) {
        let Some(first) = group.first() else { continue };
        out.push_str(&format!("\n## {}\n\n", heading(first.about)));
        for also in group {
            let place = match also.about {
                About::Named | About::Panel => also.path.clone(),
                _ => format!("{}:{}", also.path, also.line),
            };
            out.push_str(&format!("- {} (`{place}`)\n", escaped(&also.words)));
        }
    }
    if !impact.seen.is_empty() {
        out.push_str("\n## Pages and calendars in which students see it\n\n");
        for seen in &impact.seen {
            out.push_str(&format!("- {}: <{}>\n", escaped(&seen.title), seen.address));
        }
    }
    out
}

fn sessions(college: College<'_>, impact: &Impact<'_>) -> String {
    let row = |cells: [String; 6]| format!("| {} |\n", cells.join(" | "));
    let mut out = format!(
        "\n{}| --- | --- | --- | --- | --- | --- |\n",
        row(HEADINGS.map(str::to_owned))
    );
    for concerned in &impact.sessions {
        out.push_str(&row(
            cells(college, impact, concerned).map(|cell| escaped(&cell))
        ));
    }
    out
}

fn cells(college: College<'_>, impact: &Impact<'_>, concerned: &Concerned<'_>) -> [String; 6] {
    let session = concerned.session;
    let run = run_of(impact, concerned);
    let how: Vec<String> = concerned.how.iter().map(|how| how.words()).collect();
    [
        format!("{}, {}", brief(session.date()), clock(session)),
        numbered(college, run, session).replace('\u{a0}', " "),
        run.run.id.value.clone(),
        place(session),
        enrolled(run.run),
        how.join(", "),
    ]
}

fn proposals(impact: &Impact<'_>) -> String {
    let mut out = String::new();
    for (run, proposals) in impact.runs.iter().zip(&impact.proposals) {
        for proposal in proposals {
            out.push_str(&format!(
                "\n`{}` needs {}:\n\n",
                run.name(),
                escaped(&needed(proposal.need))
            ));
            let can: Vec<&Candidate> = proposal
                .candidates
                .iter()
                .filter(|it| it.fit != Fit::Cannot)
                .take(PROPOSED)
                .collect();
            if can.is_empty() {
                out.push_str("- nothing in the records could step in\n");
            }
            for candidate in can {
                out.push_str(&one(candidate));
            }
        }
    }
    out
}

fn one(candidate: &Candidate) -> String {
    let mut out = format!("- `{}` ({})", candidate.id, candidate.fit.words());
    for (word, reasons) in [
        ("for", &candidate.speaks_for),
        ("against", &candidate.against),
    ] {
        if !reasons.is_empty() {
            out.push_str(&format!("; {word}: {}", escaped(&reasons.join(", "))));
        }
    }
    out.push('\n');
    out
}
