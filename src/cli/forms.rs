//! `prospectus forms`

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::cli::exit::Exit;
use crate::cli::site::{PeopleArgs, now, site_folder};
use crate::cli::terminal::Terminal;
use crate::edit::{Change, Together};
use crate::error::{Error, Result};
use crate::forms::decap::{self, Editor, Repository};
use crate::forms::even::uneven;
use crate::forms::{Body, Folders, pages_cms};
use crate::pipeline::{self, Options, Today, Understood};
use crate::report::{counted, fixes};
use crate::source::Source;

/// Make forms, so that records can be changed in a browser without writing any YAML
///
/// Pages CMS needs the file .pages.yml in the repository and nothing else: sign in at `https://app.pagescms.org`. Decap CMS
/// and Sveltia CMS need the two files of admin/ on a host of your choice; they load a script from another host, so they are
/// no part of the published site. Without --write the configuration is only shown.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus forms pages-cms                        show the configuration
  prospectus forms pages-cms --write                write .pages.yml
  prospectus forms pages-cms --even --dry-run       show what forms would write otherwise
  prospectus forms pages-cms --even                 write it as forms have it
  prospectus forms pages-cms --check                say whether .pages.yml is up to date
  prospectus forms decap --repo our-college/site --write  admin/config.yml and admin/index.html")]
pub(super) struct Forms {
    /// The editor that shows the forms
    #[arg(value_enum)]
    editor: Which,

    /// Write the configuration into its place
    #[arg(long)]
    write: bool,

    /// Write over a configuration that is there already
    #[arg(long, requires = "write")]
    force: bool,

    /// Say whether the configuration that is there is up to date, and whether forms can show every record
    #[arg(long, conflicts_with_all = ["write", "even"])]
    check: bool,

    /// Write records in the way that forms have, where they say the same in another way
    #[arg(long, conflicts_with = "write")]
    even: bool,

    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,

    /// Write texts with buttons; such an editor takes comments, tables and marks of other languages out of a text
    #[arg(long)]
    rich_text: bool,

    /// The repository for decap and sveltia, such as our-college/site
    #[arg(long, value_name = "OWNER/NAME", value_parser = repository)]
    repo: Option<String>,

    /// The host of the repository, for decap and sveltia
    #[arg(long, value_enum, default_value = "github")]
    host: Host,

    /// The branch that is published, for decap and sveltia
    #[arg(long, value_name = "NAME", default_value = "main")]
    branch: String,

    /// The college's folder [default: this folder or one above it]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,

    #[command(flatten)]
    people: PeopleArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    /// Pages CMS, for a repository on GitHub; nothing to host
    PagesCms,
    /// Decap CMS, for GitHub or GitLab
    Decap,
    /// Sveltia CMS, which reads the same configuration
    Sveltia,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Host {
    Github,
    Gitlab,
}

fn repository(text: &str) -> Result<String, String> {
    let fine = |letter: char| letter.is_ascii_alphanumeric() || "-_./".contains(letter);
    let is_name = text.split('/').count() >= 2 && text.split('/').all(|part| !part.is_empty());
    match is_name && text.chars().all(fine) {
        true => Ok(text.to_owned()),
        false => Err("write its owner, a slash and its name, such as our-college/site".to_owned()),
    }
}

/// A record that forms cannot show as it is.
struct Found {
    path: String,
    line: usize,
    places: usize,
    change: Option<Change>,
}

impl Forms {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let site = site_folder(self.site.as_deref())?;
        let college = self.understood(&site)?;
        let found = found(&college);
        if self.even {
            return self.even(&site, &found, terminal);
        }
        let files = self.files(&college)?;
        if self.check {
            return self.checked(&site, &files, &found, terminal);
        }
        match self.write || self.dry_run {
            true => self.written(&site, &files, terminal)?,
            false => terminal.print(&files[0].1)?,
        }
        self.say_uneven(&found, terminal);
        Ok(Exit::Clean)
    }

    fn understood(&self, site: &Path) -> Result<Understood> {
        let options = Options {
            today: Today::At(now()?),
            people: self.people.folder().map(Path::to_owned),
            base_url: None,
            with_drafts: true,
            locked: false,
            links: None,
            kept: None,
        };
        let college = pipeline::understand(site, &options)?;
        match college.has_college() {
            true => Ok(college),
            false => Err(Error::refused(
                "there is no content/college.md here, or it cannot be read",
                "run the command in the college's folder or name it with --site; `prospectus check` says what is wrong with the file",
            )),
        }
    }

    /// Path and text of each file of the configuration.
    fn files(&self, college: &Understood) -> Result<Vec<(&'static str, String)>> {
        let folders = Folders::of(&college.sources, college.people_elsewhere);
        let body = match self.rich_text {
            true => Body::Rich,
            false => Body::Plain,
        };
        let editor = match self.editor {
            Which::PagesCms => {
                let text = pages_cms::configuration(&folders, body);
                return Ok(vec![(pages_cms::PATH, text)]);
            }
            Which::Decap => Editor::Decap,
            Which::Sveltia => Editor::Sveltia,
        };
        let Some(name) = self.repo.clone() else {
            return Err(Error::refused(
                "the editor has to know the repository, and --repo does not say it",
                "name it: --repo OWNER/NAME, such as --repo our-college/site",
            ));
        };
        let host = match self.host {
            Host::Github => "github",
            Host::Gitlab => "gitlab",
        };
        let repository = Repository {
            host,
            name,
            branch: self.branch.clone(),
        };
        let url = &college.catalogue.college.base_url.value;
        let text = decap::configuration(&folders, &repository, url, body);
        Ok(vec![
            (decap::PATH, text),
            (decap::PAGE, decap::page(editor)),
        ])
    }

    fn written(
        &self,
        site: &Path,
        files: &[(&'static str, String)],
        terminal: &mut Terminal,
    ) -> Result<()> {
        let mut together = Together::default();
        let mut changes = Vec::new();
        for (path, text) in files {
            let before = there(&site.join(path))?;
            match &before {
                Some(before) if before == text => continue,
                Some(_) if !self.force && !self.dry_run => {
                    return Err(Error::refused(
                        format!("{path} is there already, and it is not what would be written"),
                        "add --force to write over it; --dry-run shows what would change",
                    ));
                }
                _ => {}
            }
            let change = Change::new(
                &Source::new(*path, before.clone().unwrap_or_default()),
                text.clone(),
            );
            match before {
                Some(_) => together.change(&change),
                None => together.create(*path, text.as_bytes()),
            }
            changes.push((change, *path));
        }
        if changes.is_empty() {
            terminal.say(&format!("{} is up to date.", files[0].0));
            return Ok(());
        }
        if self.dry_run {
            let changes: Vec<Change> = changes.into_iter().map(|(change, _)| change).collect();
            terminal.print(&fixes::diff(&changes))?;
            terminal.say("Nothing was written.");
            return Ok(());
        }
        together.write(site)?;
        for (_, path) in changes {
            terminal.say(&format!("Wrote {path}."));
        }
        terminal.say(match self.editor {
            Which::PagesCms => {
                "Next: commit .pages.yml to the branch that is published, and sign in at https://app.pagescms.org."
            }
            _ => {
                "Next: put the folder admin/ on a host of your choice. It is no part of the published site, because its page loads a script from another host."
            }
        });
        Ok(())
    }

    fn even(&self, site: &Path, found: &[Found], terminal: &mut Terminal) -> Result<Exit> {
        let changes: Vec<Change> = found.iter().filter_map(|it| it.change.clone()).collect();
        if self.dry_run {
            terminal.print(&fixes::diff(&changes))?;
        } else {
            let mut together = Together::default();
            changes.iter().for_each(|change| together.change(change));
            together.write(site)?;
            for it in found.iter().filter(|it| it.change.is_some()) {
                let places = counted(it.places, "place", "places");
                terminal.say(&format!("Changed {} ({places}).", it.path));
            }
        }
        let files = counted(changes.len(), "file", "files");
        terminal.say(&match (changes.is_empty(), self.dry_run) {
            (true, _) => "Nothing to change: forms can show the records as they are.".to_owned(),
            (false, true) => format!("{files} would change; nothing was written."),
            (false, false) => {
                format!("{files} changed, which say the same as before. Next: prospectus check")
            }
        });
        say_left(found, terminal);
        Ok(Exit::Clean)
    }

    fn checked(
        &self,
        site: &Path,
        files: &[(&'static str, String)],
        found: &[Found],
        terminal: &mut Terminal,
    ) -> Result<Exit> {
        let mut is_current = true;
        for (path, text) in files {
            let command = format!("prospectus forms {} --write", self.words());
            let is = there(&site.join(path))?;
            is_current &= is.as_ref() == Some(text);
            let line = match is {
                Some(is) if is == *text => format!("{path} is up to date."),
                Some(_) => format!("{path} is not up to date. Next: {command} --force"),
                None => format!("{path} is not there. Next: {command}"),
            };
            terminal.say(&line);
        }
        self.say_uneven(found, terminal);
        match is_current && found.is_empty() {
            true => Ok(Exit::Clean),
            false => Ok(Exit::Findings),
        }
    }

    fn name(&self) -> String {
        let name = self.editor.to_possible_value();
        name.map_or_else(String::new, |name| name.get_name().to_owned())
    }

    /// The command with the options that shape the configuration.
    fn words(&self) -> String {
        let mut words = self.name();
        if let Some(repo) = &self.repo {
            words.push_str(&format!(" --repo {repo}"));
        }
        if self.rich_text {
            words.push_str(" --rich-text");
        }
        words
    }

    fn say_uneven(&self, found: &[Found], terminal: &mut Terminal) {
        if found.iter().any(|it| it.change.is_some()) {
            let files = counted(found.len(), "file says", "files say");
            terminal.say(&format!(
                "{files} something in another way than the forms have it: saving one in a form could lose that. Next: prospectus forms {} --even --dry-run shows it, --even writes it.",
                self.name()
            ));
        }
        say_left(found, terminal);
    }
}

fn say_left(found: &[Found], terminal: &mut Terminal) {
    for it in found.iter().filter(|it| it.change.is_none()) {
        terminal.say(&format!(
            "{}, line {}: forms cannot show this as it is; change this file by hand, and not in a form.",
            it.path, it.line
        ));
    }
}

fn found(college: &Understood) -> Vec<Found> {
    let files = college.sources.iter().map(|(_, source)| source);
    let files = files.filter(|source| !source.in_overlay);
    let found = files.filter_map(|source| {
        let uneven = uneven(source)?;
        Some(Found {
            path: source.path.clone(),
            line: uneven.line,
            places: uneven.places,
            change: uneven.after.map(|after| Change::new(source, after)),
        })
    });
    found.collect()
}

fn there(path: &Path) -> Result<Option<String>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(Error::disk("read", path, cause)),
    }
}
