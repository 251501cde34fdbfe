//! What a person is told of the calendars' ledger.

use crate::finding::Level;
use crate::ledger::News;
use crate::pipeline::Outcome;
use crate::read::LEDGER_PATH;
use crate::report::counted;

/// So many sessions that left the texts are named.
const NAMED: usize = 5;

/// Sessions that left the texts and runs whose id was changed, so that nobody does either by mistake; nothing while a text
/// cannot be read.
pub(super) fn changes(outcome: &Outcome) -> Vec<String> {
    let (gone, renamed) = (&outcome.news.gone, &outcome.news.renamed);
    if outcome.findings.count(Level::Error) > 0 {
        return Vec::new();
    }
    let mut lines = Vec::new();
    if let Some(day) = outcome.news.ahead {
        lines.push(format!(
            "{LEDGER_PATH} tells of changes up to {day}, which is still to come: look whether the clock of this computer is right, or --today. Calendars keep the later day."
        ));
    }
    lines.extend(renamed.iter().map(|run| {
            format!(
                "The run {} of {} is called {} now: its sessions stay the same for everybody who subscribed.",
                run.from, run.course, run.to
            )
        }));
    if gone.is_empty() {
        return lines;
    }
    lines.push(format!(
        "No longer in the texts, and so cancelled for everybody who subscribed ({}):",
        counted(gone.len(), "session", "sessions")
    ));
    lines.extend(gone.iter().take(NAMED).map(|line| {
        let day = line.seen.slot.date();
        format!(
            "  {day}  {} (run {} of {})",
            line.title, line.run, line.course
        )
    }));
    if gone.len() > NAMED {
        lines.push(format!("  and {} more", gone.len() - NAMED));
    }
    lines
}

/// What became of the ledger.
pub(super) fn written(news: &News) -> String {
    if news.is_first {
        return format!(
            "Began {LEDGER_PATH}, which keeps students' calendars right: commit it with the texts. If the college had one before, restore that one and build again."
        );
    }
    let joined = if news.was_in_conflict {
        "Joined both sides of a conflict in it. "
    } else {
        ""
    };
    let sessions = match (news.new, news.changed) {
        (0, 0) => String::new(),
        (new, 0) => format!(" ({} new)", counted(new, "session is", "sessions are")),
        (0, changed) => format!(
            " ({} changed)",
            counted(changed, "session has", "sessions have")
        ),
        (new, changed) => format!(
            " ({} new, {changed} changed)",
            counted(new, "session is", "sessions are")
        ),
    };
    format!("Wrote {LEDGER_PATH}{sessions}. {joined}Commit it with the texts.")
}
