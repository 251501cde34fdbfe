//! `prospectus doctor`

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use clap::ValueEnum;
use serde_json::json;

use crate::cli::exit::Exit;
use crate::cli::site::{SiteArgs, kept_pictures};
use crate::cli::terminal::Terminal;
use crate::doctor::{Facts, Item, State, look, theme_name};
use crate::error::{Error, Result};
use crate::finding::Findings;
use crate::history;
use crate::pipeline::{self, Options, Understood, Unwatched};
use crate::read::LEDGER_PATH;
use crate::report::counted;
use crate::scaffold::{Host, editor};

/// Look whether everything is there that the program needs, and say the next step where it is not
///
/// Looked at are the version, the college's folder and settings, its records, rules and theme, git, the memory of the
/// calendars, what the host runs, what editors read, and the folder where the program keeps pictures. Nothing is changed.
///
/// Each line says "fine", "to know" or "TO DO". The exit code is 0 when nothing needs doing, and 1 when something does.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  prospectus doctor\n  prospectus doctor --site ../our-college --format json"
)]
pub(super) struct Doctor {
    #[command(flatten)]
    site: SiteArgs,

    /// What is written
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// A line for each thing that was looked at
    Human,
    /// For other programs
    Json,
}

impl Doctor {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let site = self.site.folder()?;
        let mut findings = Findings::default();
        let college = match site.join("content/college.md").is_file() {
            true => Some(self.college(&site, &mut findings)?),
            false => None,
        };
        let theme = college.as_ref();
        let theme = theme.map(|it| theme_name(&it.catalogue.college));
        let people = self.site.people();
        let people = people.as_deref().map(Path::to_string_lossy);
        let facts = Facts {
            version: env!("CARGO_PKG_VERSION"),
            site: &site.display().to_string(),
            college: college.as_ref(),
            findings: &findings,
            repository: &history::repository(&site),
            written: &written(&site),
            has_ledger: site.join(LEDGER_PATH).is_file(),
            has_theme_folder: theme.is_some_and(|name| site.join("themes").join(name).is_dir()),
            people: people.as_deref(),
            cache: cache(),
        };
        let items = look(&facts);
        let to_do = items.iter().filter(|it| it.state == State::ToDo).count();
        match self.format {
            Format::Human => {
                let lines: Vec<String> = items.iter().map(line).collect();
                terminal.print(&lines.concat())?;
                terminal.say(&match to_do {
                    0 => "Nothing needs doing.".to_owned(),
                    count => format!("{} to do.", counted(count, "thing", "things")),
                });
            }
            Format::Json => {
                let document = json!({ "version": 1, "to_do": to_do, "items": items });
                terminal.print(&format!("{document:#}\n"))?;
            }
        }
        Ok(match to_do {
            0 => Exit::Clean,
            _ => Exit::Findings,
        })
    }

    fn college(&self, site: &Path, findings: &mut Findings) -> Result<Understood> {
        let options = Options {
            locked: true,
            ..self.site.options()?
        };
        *findings = pipeline::check(site, &options, &Unwatched)?.findings;
        pipeline::understand(site, &options)
    }
}

/// Each next step stands on a line of its own below what it is about.
fn line(item: &Item) -> String {
    let Item {
        about,
        state,
        message,
        next,
    } = item;
    let next = next.as_ref();
    let next = next.map_or(String::new(), |next| format!("{:23}next: {next}\n", ""));
    format!("{:7}  {about:13} {message}\n{next}", state.words())
}

/// The files of hosts and editors that are there.
fn written(site: &Path) -> BTreeMap<String, String> {
    let of_hosts = Host::ALL.into_iter().flat_map(Host::files);
    let paths = of_hosts.chain(editor()).map(|(path, _)| path);
    paths
        .filter_map(|path| {
            let text = fs::read_to_string(site.join(&path)).ok()?;
            Some((path, text))
        })
        .collect()
}

/// Looks whether pictures can be kept, by keeping something for a moment.
fn cache() -> Option<Result<(), String>> {
    let folder = kept_pictures()?;
    let try_out = folder.join(format!(".doctor-{}", std::process::id()));
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&try_out, ""));
    drop(fs::remove_file(&try_out));
    Some(written.map_err(|cause| Error::disk("write into", &folder, cause).to_string()))
}
