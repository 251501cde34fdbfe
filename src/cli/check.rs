//! `prospectus check`

use std::time::Instant;

use clap::ValueEnum;

use crate::cli::build::what;
use crate::cli::exit::Exit;
use crate::cli::ledger;
use crate::cli::site::SiteArgs;
use crate::cli::terminal::{Terminal, seconds, tally};
use crate::error::Result;
use crate::finding::{Finding, Level};
use crate::pipeline::{self, Options};
use crate::report::{is_shown, json, short};

/// Say what is wrong, and publish nothing
///
/// Goes the whole way that `build` goes, but for publishing: what passes here is what is published.
#[derive(Debug, clap::Args)]
pub(super) struct Check {
    #[command(flatten)]
    site: SiteArgs,

    /// How findings are shown
    #[arg(long, value_enum, default_value = "human")]
    format: Format,

    /// The least level that is shown
    #[arg(long, value_enum, default_value = "warning")]
    level: Shown,

    /// Say so if content/calendar.lock would change
    #[arg(long)]
    locked: bool,

    /// Let warnings stop publication too
    #[arg(long, value_enum, value_name = "warnings")]
    deny: Option<Deny>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// With the words in question underlined
    Human,
    /// One line a finding
    Short,
    /// For other programs
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shown {
    Warning,
    Advice,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    Warnings,
}

impl Check {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let started = Instant::now();
        let site = self.site.folder()?;
        let options = Options {
            today: self.site.today()?,
            people: self.site.people(),
            base_url: self.site.base_url,
            with_drafts: false,
            locked: self.locked,
        };
        let bar = terminal.progress();
        let checked = pipeline::check(&site, &options, &bar);
        bar.clear();
        let outcome = checked?;
        let with_advice = matches!(self.level, Shown::Advice);
        match self.format {
            Format::Human => terminal.findings(&outcome, with_advice)?,
            Format::Short => {
                let shown: Vec<&Finding> = outcome
                    .findings
                    .iter()
                    .filter(|finding| is_shown(finding, with_advice))
                    .collect();
                terminal.print(&short::short(shown.into_iter(), &outcome.sources))?;
            }
            Format::Json => terminal.print(&json::json(&outcome, with_advice))?,
        }
        terminal.say(&format!(
            "Checked {} in {}: {}",
            what(&outcome.summary),
            seconds(started.elapsed()),
            tally(&outcome)
        ));
        for line in ledger::changes(&outcome) {
            terminal.say(&line);
        }
        let denied = self.deny.is_some()
            && outcome
                .findings
                .iter()
                .any(|finding| finding.level <= Level::Warning);
        let stopped = outcome.findings.count(Level::Error) > 0;
        Ok(if stopped || denied {
            Exit::Findings
        } else {
            Exit::Clean
        })
    }
}
