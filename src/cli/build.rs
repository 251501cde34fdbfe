//! `prospectus build`

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::cli::exit::Exit;
use crate::cli::ledger;
use crate::cli::site::SiteArgs;
use crate::cli::terminal::{Terminal, seconds, tally};
use crate::error::Result;
use crate::pipeline::{self, Built, Options, Summary};
use crate::report::counted;

/// Make the site
///
/// The new site is made beside the old one and takes its place in one step, when nothing stops it. When something does,
/// the old site stays as it is and the findings say what to put right.
///
/// Beside the site lies a record of the last build. What neither you nor anybody else changed since is taken from the
/// site as it is, and when nothing changed, the build only proves that: the site that you get is the same as with --fresh.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus build                              make the site in public/
  prospectus build --base-url https://example.org/a/   for another address
  prospectus build --drafts --out preview        with drafts, to look at only
  prospectus build --locked                      refuse to change what calendars remember
  prospectus build --fresh                       make everything anew, whatever did not change")]
pub(super) struct Build {
    #[command(flatten)]
    site: SiteArgs,

    /// The folder for the site [default: public in the college's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Show drafts too, in a site that search engines are told to leave alone
    #[arg(long)]
    drafts: bool,

    /// Publish nothing if content/calendar.lock would change
    #[arg(long)]
    locked: bool,

    /// Make everything anew, also what did not change since the last build
    #[arg(long)]
    fresh: bool,
}

impl Build {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let started = Instant::now();
        let site = self.site.folder()?;
        let out = self.out.clone().unwrap_or_else(|| site.join("public"));
        let options = Options {
            with_drafts: self.drafts,
            locked: self.locked,
            ..self.site.options()?
        };
        let bar = terminal.progress();
        let built = pipeline::build_again(&site, &out, &options, self.fresh, &bar);
        bar.clear();
        let (outcome, built) = built?;
        terminal.findings(&outcome, false)?;
        for id in &outcome.held {
            terminal.say(&format!("held back: {id}"));
        }
        if built == Built::Refused {
            terminal.say(&format!(
                "Nothing was published: {}. The site is as it was.",
                tally(&outcome)
            ));
            return Ok(Exit::Findings);
        }
        let begun = match built {
            Built::Unchanged => "Nothing changed since the last build of",
            _ => "Made",
        };
        terminal.say(&format!(
            "{begun} {} in {}: {} ({})",
            what(&outcome.summary),
            seconds(started.elapsed()),
            out.display(),
            tally(&outcome)
        ));
        for line in ledger::changes(&outcome) {
            terminal.say(&line);
        }
        if outcome.ledger.is_some() {
            terminal.say(&ledger::written(&outcome.news));
        }
        for line in on_paper(&out) {
            terminal.say(&line);
        }
        Ok(Exit::Clean)
    }
}

/// How the whole prospectus is printed, and how Chromium makes a PDF of it with bookmarks.
fn on_paper(out: &Path) -> [String; 2] {
    let page = out.join("prospectus/index.html").display().to_string();
    // Between single quotes a shell of POSIX takes everything as it stands, but for a single quote (2.2.2).
    let is_plain = |letter: char| letter.is_alphanumeric() || "/\\:._-".contains(letter);
    let quoted = match page.chars().all(is_plain) {
        true => page.clone(),
        false => format!("'{}'", page.replace('\'', "'\\''")),
    };
    [
        format!("To print the prospectus, open {page} in a browser. For a PDF with bookmarks:"),
        format!(
            "  chromium --headless --no-pdf-header-footer --generate-pdf-document-outline \
             --print-to-pdf=prospectus.pdf {quoted}"
        ),
    ]
}

/// "52 courses, 160 sessions, 110 pages and 96 calendars"
pub(super) fn what(summary: &Summary) -> String {
    format!(
        "{}, {}, {} and {}",
        counted(summary.courses, "course", "courses"),
        counted(summary.sessions, "session", "sessions"),
        counted(summary.pages, "page", "pages"),
        counted(summary.calendars, "calendar", "calendars"),
    )
}
