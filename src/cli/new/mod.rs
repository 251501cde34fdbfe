//! `prospectus new`

mod more;

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use jiff::civil::Date;

use crate::cli::answers::Asked;
use crate::cli::ask::Asker;
use crate::cli::changes::make;
use crate::cli::exit::Exit;
use crate::cli::new::more::{ask_more, expertise};
use crate::cli::site::{SiteArgs, day};
use crate::cli::terminal::Terminal;
use crate::edit::Together;
use crate::error::{Error, Result};
use crate::model::kind::{Kind, suggested_id, wrong_id};
use crate::model::person::Expertise;
use crate::pipeline::{self, Options, Understood};
use crate::scaffold::{self, Given, ids};

/// Begin a record: a draft with every field that a good one has
///
/// At a terminal it asks for the title or name, proposes an id, and asks for what else is known; everything can be given
/// as an option too. What is not known stays a gap, with a word on what belongs there. A draft is checked and never
/// published, until somebody takes out its line `draft: yes`.
///
/// The id is the name of the file and, for most records, the address of its page for good. The title may change.
///
/// With --language it begins the translation of a record that is there.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  prospectus new course\n  prospectus new course --title \"Tea and talk\" --venue town-library --term 2027-spring\n  prospectus new term 2027-summer --name \"Summer 2027\" --starts 2027-04-19 --ends 2027-07-16\n  prospectus new person --role \"Peer trainer\" --expertise lived\n  prospectus new course tea-and-talk --language cy"
)]
pub(super) struct New {
    /// What to begin
    #[arg(value_enum)]
    kind: NewKind,

    /// Its id for good: lower-case letters, digits and hyphens [default: made from the title; for a person the next number]
    id: Option<String>,

    #[command(flatten)]
    site: SiteArgs,

    /// Its title or name
    #[arg(long, visible_alias = "name", value_name = "TEXT")]
    title: Option<String>,

    /// The strand of a course, partner or person: its id; several times for several
    #[arg(long = "topic", value_name = "ID")]
    topics: Vec<String>,

    /// The partner of a course, venue or person: its id; several times for several
    #[arg(long = "partner", value_name = "ID")]
    partners: Vec<String>,

    /// Where a course meets: the id of a venue, or venue/room
    #[arg(long, value_name = "ID")]
    venue: Option<String>,

    /// The term in which a course runs: its id
    #[arg(long, value_name = "ID")]
    term: Option<String>,

    /// The first day of a term
    #[arg(long, value_name = "DATE", value_parser = day)]
    starts: Option<Date>,

    /// The last day of a term
    #[arg(long, value_name = "DATE", value_parser = day)]
    ends: Option<Date>,

    /// What a person does, such as "Peer trainer"
    #[arg(long, value_name = "TEXT")]
    role: Option<String>,

    /// What a person brings: lived, learned, or both
    #[arg(long, value_name = "WORD", value_delimiter = ',', value_parser = expertise)]
    expertise: Vec<Expertise>,

    /// A venue is told after enrolling only, and shown nowhere
    #[arg(long)]
    private: bool,

    /// Begin the texts of a record that is there in another language, such as cy
    #[arg(long, value_name = "TAG")]
    language: Option<String>,

    /// Ask nothing: what is not given stays a gap
    #[arg(long)]
    yes: bool,

    /// Show what would be written as a diff, and write nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum NewKind {
    Course,
    Partner,
    Venue,
    Person,
    Term,
    #[value(alias = "strand")]
    Topic,
    Page,
}

impl NewKind {
    fn kind(self) -> Kind {
        match self {
            Self::Course => Kind::Course,
            Self::Partner => Kind::Partner,
            Self::Venue => Kind::Venue,
            Self::Person => Kind::Person,
            Self::Term => Kind::Term,
            Self::Topic => Kind::Topic,
            Self::Page => Kind::Page,
        }
    }
}

impl New {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let kind = self.kind.kind();
        self.refuse_other_options(kind)?;
        if let Some(id) = &self.id {
            ids::possible(kind, id)?;
        }
        let site = self.site.folder()?;
        let college = self.read(&site)?;
        if let Some(language) = &self.language {
            return self.translate(terminal, &site, &college, language);
        }
        let folder = self.folder(&site, kind, &college)?;
        let asker = match self.yes {
            true => None,
            false => Asker::at(terminal),
        };
        let (id, given) = self.answers(kind, &college, &mut Asked { asker })?;
        let text = scaffold::draft(kind, &id, &given, college.today)?;
        let file = format!("{id}.md");
        // People may be kept outside the college's folder.
        let (root, path) = match folder {
            Some(folder) => (folder, file),
            None => (site.clone(), format!("{}{file}", kind.folder())),
        };
        let made = Together::new_files(&[(path, text)]);
        if make(&root, &made, self.dry_run, terminal)? {
            if root != site {
                terminal.say(&format!("It is in {}.", root.display()));
            }
            terminal.say(
                "It is a draft: fill it in, and take out its line `draft: yes` when it is ready.",
            );
            terminal.say("Next: `prospectus check --level advice` says what is still missing.");
        }
        Ok(Exit::Clean)
    }

    fn read(&self, site: &Path) -> Result<Understood> {
        if !site.join("content/college.md").is_file() {
            return Err(Error::refused(
                format!(
                    "{} is not the folder of a college: it has no content/college.md",
                    site.display()
                ),
                "run the command in the college's folder, name it with --site, or begin one with `prospectus init DIR`",
            ));
        }
        // Opened first, so that a name with a typing mistake is said as what it is.
        if let Some(people) = self.site.people() {
            people
                .read_dir()
                .map_err(|cause| Error::disk("open the people folder", &people, cause))?;
        }
        let options = Options {
            today: self.site.today()?,
            people: self.site.people(),
            base_url: None,
            with_drafts: true,
            locked: false,
            links: None,
            kept: None,
        };
        pipeline::understand(site, &options)
    }

    /// Another folder than that of the kind, for people who are kept elsewhere.
    fn folder(&self, site: &Path, kind: Kind, college: &Understood) -> Result<Option<PathBuf>> {
        if kind != Kind::Person {
            return Ok(None);
        }
        if let Some(people) = self.site.people() {
            let is_own = people.canonicalize().ok() == site.join(kind.folder()).canonicalize().ok();
            return Ok(Some(people).filter(|_| !is_own));
        }
        if !college.has_college() {
            return Err(Error::refused(
                "content/college.md cannot be read, so where its people are kept is not known",
                "put right what `prospectus check` says, or name the folder of its people with --people",
            ));
        }
        if college.catalogue.college.people_in_overlay.is_none() {
            return Ok(None);
        }
        Err(Error::refused(
            "this college keeps its people outside the repository: content/college.md says people: overlay",
            "name the folder where they are kept: --people DIR, or PROSPECTUS_PEOPLE",
        ))
    }

    /// An option that says nothing about this kind of record was meant for another.
    fn refuse_other_options(&self, kind: Kind) -> Result<()> {
        let kinds: [(&str, bool, &[Kind]); 9] = [
            ("--private", self.private, &[Kind::Venue]),
            (
                "--topic",
                !self.topics.is_empty(),
                &[Kind::Course, Kind::Partner, Kind::Person],
            ),
            (
                "--partner",
                !self.partners.is_empty(),
                &[Kind::Course, Kind::Venue, Kind::Person],
            ),
            ("--venue", self.venue.is_some(), &[Kind::Course]),
            ("--term", self.term.is_some(), &[Kind::Course]),
            ("--starts", self.starts.is_some(), &[Kind::Term]),
            ("--ends", self.ends.is_some(), &[Kind::Term]),
            ("--role", self.role.is_some(), &[Kind::Person]),
            ("--expertise", !self.expertise.is_empty(), &[Kind::Person]),
        ];
        let other = kinds
            .iter()
            .find(|(_, is_given, kinds)| *is_given && !kinds.contains(&kind));
        let noun = kind.noun();
        if let Some((option, _, kinds)) = other {
            let nouns: Vec<&str> = kinds.iter().map(|kind| kind.noun()).collect();
            return Err(Error::refused(
                format!("a {noun} has no {option}"),
                format!("leave it out; it is for {}", nouns.join(", ")),
            ));
        }
        if kind == Kind::Person && self.title.is_some() {
            return Err(Error::refused(
                "a new person has no name here: the ids of people are not their names, and a name is published only with consent",
                "leave --name out; when there is consent, write name: and consent: into the file",
            ));
        }
        if kind != Kind::Course && self.partners.len() > 1 {
            return Err(Error::refused(
                format!("a {noun} has one partner"),
                "give --partner once",
            ));
        }
        Ok(())
    }

    /// What is known of the record, from options and from the person at the terminal.
    fn answers(
        &self,
        kind: Kind,
        college: &Understood,
        asked: &mut Asked<'_>,
    ) -> Result<(String, Given)> {
        if let Some(id) = &self.id {
            ids::free(kind, id, college)?;
        }
        let title = self.title(kind, asked)?;
        let id = self.new_id(kind, title.as_deref(), college, asked)?;
        let mut given = Given {
            title,
            topics: self.topics.clone(),
            partners: self.partners.clone(),
            venue: self.venue.clone(),
            term: self.term.clone(),
            starts: self.starts,
            ends: self.ends,
            role: self.role.clone(),
            expertise: self.expertise.clone(),
            private: self.private,
        };
        if asked.asker.is_some() {
            ask_more(kind, college, &mut given, asked)?;
        }
        let named = |kind, ids: &[String]| {
            let mut ids = ids.iter();
            ids.try_for_each(|id| ids::known(kind, id, &college.catalogue))
        };
        named(Kind::Topic, &given.topics)?;
        named(Kind::Partner, &given.partners)?;
        named(Kind::Venue, given.venue.as_slice())?;
        named(Kind::Term, given.term.as_slice())?;
        if let (Some(starts), Some(ends)) = (given.starts, given.ends)
            && ends < starts
        {
            return Err(Error::refused(
                format!("a term that starts on {starts} cannot end on {ends}"),
                "give both days again",
            ));
        }
        Ok((id, given))
    }

    fn title(&self, kind: Kind, asked: &mut Asked<'_>) -> Result<Option<String>> {
        let stays = self
            .id
            .as_deref()
            .is_some_and(|id| scaffold::has_own_beginning(kind, id));
        let Some(key) = scaffold::name_key(kind).filter(|_| !stays) else {
            return Ok(None);
        };
        let noun = kind.noun();
        // Without an id the title is what it is made from.
        let is_needed = self.id.is_none();
        let wrong = |answer: &str| {
            let missing = answer.is_empty() && is_needed;
            missing.then(|| format!("Write the {key} of the {noun}."))
        };
        let later = if is_needed {
            ""
        } else {
            " (press Enter to decide later)"
        };
        let question = format!("What is the {key} of the {noun}?{later}");
        let title = asked.text("--title", self.title.as_deref(), &question, "", &wrong)?;
        Ok(Some(title).filter(|title| !title.is_empty()))
    }

    fn new_id(
        &self,
        kind: Kind,
        title: Option<&str>,
        college: &Understood,
        asked: &mut Asked<'_>,
    ) -> Result<String> {
        if let Some(id) = &self.id {
            return Ok(id.clone());
        }
        let noun = kind.noun();
        let proposed = match (kind, title) {
            (Kind::Person, _) => return Ok(ids::next_person(college)),
            (_, Some(title)) => suggested_id(title),
            (_, None) => {
                return Err(Error::refused(
                    format!("what the {noun} is called is missing"),
                    format!(
                        "give it as an option: --title TEXT, or an id: prospectus new {noun} ID"
                    ),
                ));
            }
        };
        let wrong = |answer: &str| {
            if answer.is_empty() {
                return Some("Write an id, such as tea-and-talk.".to_owned());
            }
            let possible =
                ids::possible(kind, answer).and_then(|()| ids::free(kind, answer, college));
            possible
                .err()
                .map(|error| format!("{error}: {}", error.help()))
        };
        let usable = Some(proposed.as_str()).filter(|id| wrong_id(kind, id).is_none());
        match &mut asked.asker {
            Some(asker) => asker.text(
                "Its id, for good: the name of its file, in lower-case letters, digits and hyphens?",
                usable,
                &wrong,
            ),
            None => {
                let Some(id) = usable else {
                    return Err(Error::refused(
                        "no id can be made from this title",
                        format!("name one: prospectus new {noun} ID --title TEXT"),
                    ));
                };
                ids::free(kind, id, college)?;
                Ok(id.to_owned())
            }
        }
    }

    fn translate(
        &self,
        terminal: &mut Terminal,
        site: &Path,
        college: &Understood,
        language: &str,
    ) -> Result<Exit> {
        let kind = self.kind.kind();
        let noun = kind.noun();
        let Some(id) = &self.id else {
            return Err(Error::refused(
                format!("which {noun} is to be translated is missing"),
                format!("name it: prospectus new {noun} ID --language {language}"),
            ));
        };
        let (path, text) = scaffold::translation(college, kind, id, language)?;
        let made = Together::new_files(&[(path, text)]);
        if make(site, &made, self.dry_run, terminal)? {
            terminal.say(&format!(
                "It holds the words of {id} as comments: translate a line, and take away its #."
            ));
            terminal.say("Next: `prospectus check`.");
        }
        Ok(Exit::Clean)
    }
}
