//! The impact for an issue or a mail to colleagues: private venues are in it without their ids.

use crate::impact::Impact;
use crate::impact::beyond::{About, Also};
use crate::impact::candidate::{Candidate, Fit};
use crate::impact::college::{College, Lost};
use crate::impact::concerned::{Concerned, How, Need};
use crate::model::kind::Kind;
use crate::report::escaped::escaped;
use crate::report::impact::table::{amount, first_line, heading, run_of};
use crate::report::impact::words::{brief, clock, enrolled, needed, numbered, place};

const HEADINGS: [&str; 6] = ["When", "Course", "Run", "Place", "Places", "Why"];

/// How many are proposed for one need.
const PROPOSED: usize = 4;

/// The whole text.
pub fn markdown(college: College<'_>, impact: &Impact<'_>) -> String {
    let mut out = format!("# {}\n\n", escaped(&title(college, impact)));
    out.push_str(&format!("{}\n", amount(impact)));
    if !impact.sessions.is_empty() {
        out.push_str(&sessions(college, impact));
        out.push_str("\n## Who could step in\n");
        out.push_str(&proposals(college, impact));
    }
    let private = private_files(college);
    let also: Vec<&Also> = impact
        .also
        .iter()
        .filter(|also| !private.contains(&also.path))
        .collect();
    for group in also.chunk_by(|a, b| a.about == b.about) {
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
    let how = concerned.how.iter().map(|how| match how {
        How::Lends(venue) if is_private(college, venue) => "lends the venue".to_owned(),
        how => how.words(),
    });
    let how: Vec<String> = how.collect();
    let place = match session.venue() {
        Some((venue, _)) if is_private(college, venue) => "private".to_owned(),
        _ => place(session),
    };
    [
        format!("{}, {}", brief(session.date()), clock(session)),
        numbered(college, run, session).replace('\u{a0}', " "),
        run.run.id.value.clone(),
        place,
        enrolled(run.run),
        how.join(", "),
    ]
}

fn proposals(college: College<'_>, impact: &Impact<'_>) -> String {
    let mut out = String::new();
    for (run, proposals) in impact.runs.iter().zip(&impact.proposals) {
        for proposal in proposals {
            let needed = match proposal.need {
                Need::Place(venue) if is_private(college, venue) => {
                    "another place, as private as the one that is lost".to_owned()
                }
                need => needed(impact.lost, need),
            };
            out.push_str(&format!(
                "\n`{}` needs {}:\n\n",
                run.name(),
                escaped(&needed)
            ));
            let can = proposal.candidates.iter().filter(|it| {
                let venue = it.id.split('/').next().unwrap_or_default();
                let is_private = it.kind == Kind::Venue && is_private(college, venue);
                it.fit != Fit::Cannot && !is_private
            });
            let can: Vec<&Candidate> = can.take(PROPOSED).collect();
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

fn is_private(college: College<'_>, venue: &str) -> bool {
    let venue = college.catalogue.venue(venue);
    venue.is_some_and(|venue| venue.private)
}

/// The files of private venues, whose names are their ids.
fn private_files(college: College<'_>) -> Vec<String> {
    let venues = college
        .catalogue
        .venues
        .iter()
        .filter(|venue| venue.private);
    let sources = venues.map(|venue| &college.sources[venue.origin.source]);
    sources.map(|source| source.path.clone()).collect()
}

fn title(college: College<'_>, impact: &Impact<'_>) -> String {
    let title = first_line(college, impact);
    match impact.lost {
        Lost::Venue(venue, _) if venue.private => {
            title.replace(&impact.lost.id(), "a private venue")
        }
        _ => title,
    }
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
