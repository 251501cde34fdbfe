//! `prospectus serve`

use std::sync::Mutex;
use std::time::Instant;

use crate::cli::exit::Exit;
use crate::cli::site::SiteArgs;
use crate::cli::terminal::{Terminal, seconds};
use crate::error::Result;
use crate::finding::Level;
use crate::pipeline::Options;
use crate::report::{counted, listed};
use crate::serve::{self, Asked, News, Told};

/// Nobody reads more findings than these between two saves.
const MOST: usize = 8;

/// Show the site in a browser on this computer, and again with each change that you save
///
/// The site is at http://localhost:4000/ as long as the program runs, and nobody else can see it. When you save a text, the
/// page that is open shows it at once and stays at its place. What is to be put right is listed here, and in a panel on
/// each page. Nothing is published, and nothing is written into the college's folder: that is what `build` is for.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus serve                      in the college's folder; stop it with Ctrl+C
  prospectus serve --open               opens the browser, too
  prospectus serve --drafts             shows drafts as well
  prospectus serve --today 2027-01-12   as the site will be on that day")]
pub(super) struct Serve {
    #[command(flatten)]
    site: SiteArgs,

    /// The port in the site's address [default: 4000, or the next that is free]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,

    /// Open the site in your browser
    #[arg(long)]
    open: bool,

    /// Show drafts too
    #[arg(long)]
    drafts: bool,
}

impl Serve {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let started = Instant::now();
        let folder = self.site.folder()?;
        let options = Options {
            with_drafts: self.drafts,
            ..self.site.options()?
        };
        let (open, site) = (self.open, self.site);
        let asked = Asked {
            folder,
            port: self.port,
            options,
            today: Box::new(move || site.today()),
        };
        let terminal = Mutex::new(terminal);
        let tell = |news: News| {
            let Ok(mut terminal) = terminal.lock() else {
                return;
            };
            if let News::Ready { address, .. } = &news {
                terminal.say(&format!(
                    "{address} answers after {}",
                    seconds(started.elapsed())
                ));
                if open && open::that_detached(address).is_err() {
                    terminal.say("No browser could be opened: open this address in yours.");
                }
            }
            for line in lines(&news) {
                terminal.say(&line);
            }
        };
        serve::serve(&asked, &tell)?;
        Ok(Exit::Clean)
    }
}

/// What is said of news; that the site is there was said before.
fn lines(news: &News) -> Vec<String> {
    match news {
        News::Ready {
            watched,
            courses,
            usual_port_taken,
            ..
        } => {
            let mut lines = Vec::new();
            if *usual_port_taken {
                lines.push(format!(
                    "Port {} is taken by another program, so the next free one is used.",
                    serve::USUAL_PORT
                ));
            }
            // Where there is no college, what is wrong is said next.
            let watching = match watched.as_slice() {
                [] => String::new(),
                folders => format!(
                    "Watching {}: {}. ",
                    listed(folders),
                    counted(*courses, "course", "courses")
                ),
            };
            lines.push(format!("{watching}Stop with Ctrl+C."));
            lines
        }
        News::Polling(reason) => vec![format!("Changes are looked for once a second: {reason}")],
        News::Trouble(reason) => vec![format!("{}  {reason}", clock())],
        News::Checked {
            is_first,
            new,
            solved,
            errors,
            held,
            warnings,
        } => {
            let mut lines = vec![format!(
                "{}  {}; {}",
                clock(),
                changes(*is_first, new.len(), solved.len()),
                total(*errors, *held, *warnings)
            )];
            lines.extend(few(new));
            lines
        }
    }
}

/// "2 new, 1 put right"
fn changes(is_first: bool, new: usize, solved: usize) -> String {
    match (new, solved) {
        _ if is_first => "The site is checked".to_owned(),
        (0, 0) => "Nothing new".to_owned(),
        (new, 0) => format!("{new} new"),
        (0, solved) => format!("{solved} put right"),
        (new, solved) => format!("{new} new, {solved} put right"),
    }
}

fn total(errors: usize, held: usize, warnings: usize) -> String {
    let parts: Vec<String> = [
        (errors, "error", "errors"),
        (held, "course held back", "courses held back"),
        (warnings, "warning", "warnings"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, many)| counted(count, one, many))
    .collect();
    match parts.as_slice() {
        [] => "nothing to put right".to_owned(),
        parts => listed(parts),
    }
}

/// The worst of some findings, a line each.
fn few(findings: &[Told]) -> Vec<String> {
    let mut worst: Vec<&Told> = findings.iter().collect();
    worst.sort_by_key(|told| told.level);
    let line = |told: &&Told| {
        let label = told.label.as_ref().map(|label| format!(" ({label})"));
        format!(
            "  {} {} {}: {}{}",
            told.level,
            told.code,
            told.place(),
            told.message,
            label.unwrap_or_default()
        )
    };
    let mut lines: Vec<String> = worst.iter().take(MOST).map(line).collect();
    if worst.len() > MOST {
        let more = worst.len() - MOST;
        lines.push(format!(
            "  and {more} more: the panel on each page, or prospectus check, lists them"
        ));
    }
    if worst
        .iter()
        .any(|told| told.level <= Level::Held && told.help.is_some())
    {
        lines.push("  What to do stands in the panel on each page.".to_owned());
    }
    lines
}

/// The time of day on this computer's clock.
fn clock() -> String {
    jiff::Zoned::now().strftime("%H:%M:%S").to_string()
}
