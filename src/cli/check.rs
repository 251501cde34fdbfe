//! `prospectus check`

use std::time::Instant;

use clap::ValueEnum;

use crate::cli::build::what;
use crate::cli::exit::Exit;
use crate::cli::fix;
use crate::cli::ledger;
use crate::cli::site::{SiteArgs, kept};
use crate::cli::terminal::{Terminal, seconds, tally};
use crate::error::Result;
use crate::finding::Level;
use crate::history;
use crate::links::{Asking, Names, Patience};
use crate::pipeline::{self, Fixing, Options, Outcome, Since};
use crate::report::{Shown, counted, github, gitlab, json, links, markdown, rdjson, sarif, short};

/// Say what is wrong, and publish nothing
///
/// Goes the whole way that `build` goes, but for publishing: what passes here is what is published.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus check                               everything that is wrong
  prospectus check --level advice                advice too
  prospectus check --fix --dry-run               show what can be put right at once
  prospectus check --fix                         put it right
  prospectus check --base origin/main            only what a change brings or touches
  prospectus check --links                       ask other sites whether linked pages are there")]
pub(super) struct Check {
    #[command(flatten)]
    site: SiteArgs,

    /// How findings are shown
    #[arg(long, value_enum, default_value = "human")]
    format: Format,

    /// The least level that is shown
    #[arg(long, value_enum, default_value = "warning")]
    level: Least,

    /// Say so if content/calendar.lock would change
    #[arg(long)]
    locked: bool,

    /// Show only what was changed since a git revision: what is new, or stands on a line that was touched
    ///
    /// The revision is a branch, tag or commit, such as origin/main. Compared are the files on the disk with the commit
    /// where this branch left it. The exit code follows what is shown, so that old mistakes do not stop a new course.
    #[arg(long, value_name = "REV")]
    base: Option<String>,

    /// Ask other hosts whether the pages that you link to are still there
    ///
    /// Each address is asked once, and not again for a week when it was there. What could not be looked at, because its
    /// host is busy, wants a password or wants no programs, is listed for somebody to open in a browser. A build never
    /// asks anybody.
    #[arg(long)]
    links: bool,
    /// Put right what can be read in one way only, in the files themselves, and say what is left
    ///
    /// A time as 17:30, a range as 16-18, a date as 6th August, an age as 16+, a phone number with brackets, a key with one
    /// wrong letter: only those letters are changed. Quotes, names, code, links and headings stay as they are, and so does
    /// what is waived, or not shown.
    #[arg(long, conflicts_with = "links")]
    fix: bool,

    /// Show what --fix would change as a diff, and change nothing
    #[arg(long, requires = "fix", conflicts_with = "format")]
    dry_run: bool,

    /// With --fix, put the keys of every record in their usual order too, such as title first
    ///
    /// It is no mistake when they stand otherwise. A record is left as it is where it is not certain to which key a comment
    /// belongs: behind an empty line, or at the end.
    #[arg(long, requires = "fix", conflicts_with = "base")]
    key_order: bool,

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
    /// Annotations of GitHub Actions, beside the lines of a pull request
    Github,
    /// A Code Quality report of GitLab
    Gitlab,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// The Reviewdog Diagnostic Format
    Rdjson,
    /// For a comment or a step summary, by course, in plain words
    Markdown,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Least {
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
            locked: self.locked,
            links: self.links.then(asking),
            ..self.site.options()?
        };
        let bar = terminal.progress();
        let base = self.base.as_deref();
        let outcome = if self.fix {
            let least = match self.with_advice() {
                true => Level::Advice,
                false => Level::Warning,
            };
            let fixing = Fixing {
                revision: base,
                least,
                key_order: self.key_order,
            };
            let fixed = pipeline::fix(&site, &options, fixing, &bar);
            bar.clear();
            let fixed = fixed?;
            match self.dry_run {
                true => fix::show(fixed, terminal)?,
                false => fix::write(&site, fixed, terminal)?,
            }
        } else {
            let checked = match base {
                Some(revision) => pipeline::check_since(&site, &options, revision, &bar),
                None => pipeline::check(&site, &options, &bar),
            };
            bar.clear();
            checked?
        };
        if !self.dry_run {
            self.show(&outcome, terminal)?;
        }
        self.sum_up(&outcome, started, terminal);
        Ok(self.exit(&outcome))
    }

    /// Says on standard error how it stands.
    fn sum_up(&self, outcome: &Outcome, started: Instant, terminal: &mut Terminal) {
        terminal.say(&format!(
            "Checked {} in {}: {}",
            what(&outcome.summary),
            seconds(started.elapsed()),
            tally(outcome)
        ));
        if let (false, Some(line)) = (self.fix, fix::offer(outcome, self.with_advice())) {
            terminal.say(&line);
        }
        if let Some(since) = &outcome.since {
            left_out(since, self.with_advice())
                .iter()
                .for_each(|line| terminal.say(line));
        }
        let about_links = outcome.links.iter();
        let about_links = about_links.flat_map(|looked| links::links(looked, &outcome.sources));
        self.say_all(&about_links.collect::<Vec<_>>(), terminal);
        let since = outcome.since.as_ref();
        // A session of a text that cannot be read has not left it.
        let changes = match since.is_some_and(|since| since.errors_left_out() > 0) {
            true => Vec::new(),
            false => ledger::changes(outcome),
        };
        self.say_all(&changes, terminal);
    }

    fn exit(&self, outcome: &Outcome) -> Exit {
        let denied = self.deny.is_some()
            && outcome
                .findings
                .iter()
                .any(|finding| finding.level <= Level::Warning);
        let stopped = outcome.findings.count(Level::Error) > 0;
        match stopped || denied {
            true => Exit::Findings,
            false => Exit::Clean,
        }
    }

    /// Says lines that hold an author's words: to GitHub so that none of them is taken for a command.
    fn say_all(&self, lines: &[String], terminal: &mut Terminal) {
        if matches!(self.format, Format::Github) && !lines.is_empty() {
            terminal.say(github::fenced(&(lines.join("\n") + "\n")).trim_end());
        } else {
            lines.iter().for_each(|line| terminal.say(line));
        }
    }

    fn with_advice(&self) -> bool {
        matches!(self.level, Least::Advice)
    }

    /// Writes the findings to standard output.
    fn show(&self, outcome: &Outcome, terminal: &mut Terminal) -> Result<()> {
        let with_advice = self.with_advice();
        let shown = |folder| Shown::new(&outcome.findings, &outcome.sources, folder, with_advice);
        let in_repository = || self.site.folder().map(|site| shown(history::folder(&site)));
        let text = match self.format {
            Format::Human => return terminal.findings(outcome, with_advice),
            Format::Short => {
                let shown = shown(String::new());
                short::short(shown.findings.into_iter(), &outcome.sources)
            }
            Format::Json => json::json(outcome, with_advice),
            Format::Github => github::github(&in_repository()?),
            Format::Gitlab => gitlab::gitlab(&in_repository()?),
            Format::Sarif => sarif::sarif(&in_repository()?),
            Format::Rdjson => rdjson::rdjson(&in_repository()?),
            Format::Markdown => markdown::markdown(outcome, &shown(String::new())),
        };
        terminal.print(&text)
    }
}

/// How links are looked at.
fn asking() -> Asking {
    Asking {
        memory: kept("links.json"),
        patience: Patience::default(),
        names: Names::OfTheComputer,
    }
}

/// What `--base` leaves out.
fn left_out(since: &Since, with_advice: bool) -> Vec<String> {
    let revision = &since.revision;
    if !since.has_base {
        return vec![format!(
            "At {revision} there was no college that could be read, so everything is shown."
        )];
    }
    let count = since.left_out(with_advice);
    if count == 0 {
        return Vec::new();
    }
    let was = counted(count, "finding that was", "findings that were");
    let mut lines = vec![format!(
        "Left out: {was} there at {revision} already; check without --base shows all."
    )];
    let errors = since.errors_left_out();
    if errors > 0 {
        let errors = counted(errors, "error", "errors");
        lines.push(format!(
            "Among them: {errors}, so that nothing can be published before they are put right."
        ));
    }
    lines
}
