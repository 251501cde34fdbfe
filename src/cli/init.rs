//! `prospectus init`

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::cli::answers::{
    Asked, given, time_zone_here, wrong_address, wrong_language, wrong_name, wrong_time_zone,
};
use crate::cli::ask::Asker;
use crate::cli::changes::make;
use crate::cli::exit::Exit;
use crate::cli::site::now;
use crate::cli::terminal::Terminal;
use crate::edit::{self, Together};
use crate::error::{Error, Result};
use crate::history;
use crate::model::college::{checked_base_url, known_time_zone};
use crate::render::theme::has_words;
use crate::report::counted;
use crate::scaffold::{Beginning, GUIDE, GUIDE_BESIDE, Host, usual};

/// Begin a college: a small one that passes `check`, ready to be changed
///
/// At a terminal it asks five questions: name, host, address, language and time zone. Everywhere else, and with
/// --yes, it takes what is given as an option and the usual answer for the rest, and says which it took.
///
/// What it writes is an example with one course, one partner, one venue and two people, a README.md that says step by
/// step how to add a course, and what the host runs: checks of every change, and publication after each and every morning.
///
/// The folder is new or empty, or that of a new repository, with nothing but .git, LICENSE and README.md in it. Nothing that
/// is there is ever written over.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  prospectus init millbrook-college\n  prospectus init . --name \"Millbrook College\" --host gitlab\n  prospectus init college --yes --dry-run"
)]
pub(super) struct Init {
    /// The folder for it
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// What the college is called
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,

    /// A short name for calendars [default: made from the name]
    #[arg(long, value_name = "TEXT")]
    short_name: Option<String>,

    /// The address where the site will stand, such as `https://example.org/college/`
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,

    /// The language of its texts, such as en-GB or cy
    #[arg(long, value_name = "TAG")]
    language: Option<String>,

    /// The time zone of its sessions, such as Europe/London [default: that of this computer]
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,

    /// Where changes are looked at and the site is published from: what it runs is written too
    #[arg(long, value_enum)]
    host: Option<HostName>,

    /// Ask nothing, and take the usual answers
    #[arg(long)]
    yes: bool,

    /// Show what would be written as a diff, and write nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum HostName {
    /// GitHub, with the site on GitHub Pages: the folder .github
    Github,
    /// GitLab, with the site on GitLab Pages: the file .gitlab-ci.yml
    Gitlab,
    /// Texts on GitHub, the site on Netlify, which shows every change as a site of its own
    Netlify,
    /// Texts on GitHub, the site on Cloudflare Pages, which shows every change as a site of its own
    Cloudflare,
    /// None of them: the site is made on your own computer, and copied to where it stands
    None,
}

impl HostName {
    fn host(self) -> Option<Host> {
        match self {
            Self::Github => Some(Host::Github),
            Self::Gitlab => Some(Host::Gitlab),
            Self::Netlify => Some(Host::Netlify),
            Self::Cloudflare => Some(Host::Cloudflare),
            Self::None => None,
        }
    }
}

impl Init {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        // Before anything is looked at: what an earlier one began may be whole already.
        if let Some(files) = edit::finish(&self.folder)? {
            let files = counted(files, "file", "files");
            terminal.say(&format!(
                "An earlier `prospectus init` was stopped half-way; it is finished now ({files}). Next: `prospectus check`."
            ));
            return Ok(Exit::Clean);
        }
        let today = now()?.to_zoned(jiff::tz::TimeZone::UTC).date();
        let there = names_in(&self.folder)?;
        let guide = match there.iter().any(|name| name.eq_ignore_ascii_case(GUIDE)) {
            true => GUIDE_BESIDE,
            false => GUIDE,
        };
        // Before anybody answers a question.
        refuse_what_is_there(&self.folder, &there)?;
        let beginning = self.beginning(terminal)?;
        let files = beginning.files(guide, today);
        let is_new = self.make_folder()?;
        let made = Together::new_files(&files);
        let made = make(&self.folder, &made, self.dry_run, terminal);
        if is_new && !matches!(made, Ok(true)) {
            // Only where it is empty again.
            drop(fs::remove_dir(&self.folder));
        }
        if made? {
            self.tell(terminal, &beginning, &files, guide);
        }
        Ok(Exit::Clean)
    }

    /// Makes the folder where there is none; says whether it did.
    fn make_folder(&self) -> Result<bool> {
        if self.folder.is_dir() {
            return Ok(false);
        }
        fs::create_dir_all(&self.folder)
            .map_err(|cause| Error::disk("make the folder", &self.folder, cause))?;
        Ok(true)
    }

    fn beginning(&self, terminal: &mut Terminal) -> Result<Beginning> {
        let folder = self.folder.canonicalize();
        let folder = folder.as_deref().unwrap_or(&self.folder);
        // Another repository around the folder says nothing of this college.
        let is_repository = folder.join(".git").exists();
        let remote = is_repository.then(|| history::origin(folder)).flatten();
        let remote = remote.as_deref();
        let mut asked = Asked {
            asker: match self.yes {
                true => None,
                false => Asker::at(terminal),
            },
        };
        let folder_name = folder.file_name().unwrap_or_default().to_string_lossy();
        let name = asked.text(
            "--name",
            self.name.as_deref(),
            "What is your college called?",
            &usual::name(&folder_name),
            &wrong_name,
        )?;
        let host = self.host(&mut asked, remote)?;
        let base_url = asked.text(
            "--base-url",
            self.base_url.as_deref(),
            "At which address will its site stand? It can be changed later.",
            &usual::base_url(host, remote, &name),
            &wrong_address,
        )?;
        let language = asked.text(
            "--language",
            self.language.as_deref(),
            "In which language are its texts (a tag such as en-GB or cy)?",
            "en-GB",
            &wrong_language,
        )?;
        let time_zone = asked.text(
            "--time-zone",
            self.time_zone.as_deref(),
            "In which time zone are its sessions?",
            &time_zone_here(),
            &wrong_time_zone,
        )?;
        let short_name = match &self.short_name {
            Some(short) => given("--short-name", short, &wrong_name)?,
            None => usual::short_name(&name),
        };
        let zone = known_time_zone(&time_zone).ok();
        let spelt = zone.as_ref().and_then(|zone| zone.iana_name());
        Ok(Beginning {
            short_name,
            base_url: checked_base_url(&base_url).unwrap_or(base_url),
            language,
            time_zone: spelt.map_or(time_zone.clone(), str::to_owned),
            host,
            name,
        })
    }

    fn host(&self, asked: &mut Asked<'_>, remote: Option<&str>) -> Result<Option<Host>> {
        if let Some(host) = self.host {
            return Ok(host.host());
        }
        let likely = usual::host(remote);
        let Some(asker) = &mut asked.asker else {
            return Ok(Some(likely));
        };
        let mut hosts = [
            HostName::Github,
            HostName::Gitlab,
            HostName::Netlify,
            HostName::Cloudflare,
            HostName::None,
        ];
        hosts.sort_by_key(|name| name.host() != Some(likely));
        let choices: Vec<(&str, &str)> = hosts.iter().map(|host| described(*host)).collect();
        let chosen = asker.choice(
            "Where will the texts be kept, and the site be published from?",
            &choices,
        )?;
        Ok(hosts[chosen].host())
    }

    fn tell(
        &self,
        terminal: &mut Terminal,
        beginning: &Beginning,
        files: &[(String, String)],
        guide: &str,
    ) {
        let folder = self.folder.display();
        let count = counted(files.len(), "file", "files");
        terminal.say(&format!("This is a college of {count} in {folder}."));
        let Beginning {
            name,
            base_url,
            language,
            time_zone,
            host,
            ..
        } = beginning;
        let host_name = host.map_or("none", Host::name);
        terminal.say(&format!(
            "Name: {name}\nAddress: {base_url}\nLanguage: {language}\nTime zone: {time_zone}\nHost: {host_name}\nWhat is not so can be changed in content/college.md."
        ));
        if guide != GUIDE {
            terminal.say(&format!(
                "{GUIDE} was there already and stays as it is; the guide for coordinators is {guide}."
            ));
        }
        if !has_words(language) {
            terminal.say(&format!(
                "The program has no words of its own in {language} yet, such as those of buttons and menus; `prospectus check` says which file they belong into. Until then they are in English."
            ));
        }
        if !language.starts_with("en") {
            terminal.say("The example texts are in English; write your own in their place.");
        }
        let there = match self.folder == Path::new(".") {
            true => String::new(),
            false => match self.folder.to_string_lossy().contains(char::is_whitespace) {
                true => format!("`cd \"{folder}\"`, then "),
                false => format!("`cd {folder}`, then "),
            },
        };
        terminal.say(&format!(
            "Next: {there}`prospectus serve --open` shows it in your browser, and `prospectus check` says what is to be put right. {guide} says how to add a course{}.",
            host.map_or(String::new(), |host| format!(
                ", and what to set at {} first",
                host.name()
            ))
        ));
    }
}

fn described(host: HostName) -> (&'static str, &'static str) {
    match host {
        HostName::Github => ("github", "GitHub, and the site on GitHub Pages"),
        HostName::Gitlab => ("gitlab", "GitLab, and the site on GitLab Pages"),
        HostName::Netlify => ("netlify", "texts on GitHub, the site on Netlify"),
        HostName::Cloudflare => ("cloudflare", "texts on GitHub, the site on Cloudflare"),
        HostName::None => ("none", "on your own computer, and copied from there"),
    }
}

/// What a folder holds, sorted; nothing where there is none.
fn names_in(folder: &Path) -> Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(Error::disk("open", folder, cause)),
    };
    let names = entries.map(|entry| Ok(entry?.file_name()));
    let names: std::io::Result<Vec<OsString>> = names.collect();
    let names = names.map_err(|cause| Error::disk("open", folder, cause))?;
    let names = names.iter().map(|name| name.to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    Ok(names)
}

/// A folder that holds more than a new repository does is somebody's work.
fn refuse_what_is_there(folder: &Path, there: &[String]) -> Result<()> {
    let is_new = |name: &str| {
        let stem = name.split('.').next().unwrap_or(name).to_uppercase();
        name == ".git" || ["LICENSE", "LICENCE", "COPYING", "README"].contains(&stem.as_str())
    };
    let others: Vec<&String> = there.iter().filter(|name| !is_new(name)).collect();
    if others.is_empty() {
        return Ok(());
    }
    let most = 8;
    let mut names: Vec<&str> = others.iter().take(most).map(|name| name.as_str()).collect();
    let more = format!("{} more", others.len().saturating_sub(most));
    if others.len() > most {
        names.push(&more);
    }
    let help = match others.iter().any(|name| *name == "content") {
        true => {
            "a college seems to be there already: run `prospectus doctor` in it; or name a new folder"
        }
        false => "name a new folder, or one with nothing but .git, LICENSE and README.md in it",
    };
    Err(Error::refused(
        format!(
            "{} is not empty: it holds {}",
            folder.display(),
            names.join(", ")
        ),
        help,
    ))
}
