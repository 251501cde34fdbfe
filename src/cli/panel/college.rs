//! The college of a command of the panel, and the course that it is about.

use std::path::{Path, PathBuf};

use crate::cli::site::SiteArgs;
use crate::cli::terminal::Terminal;
use crate::edit::{Change, Together};
use crate::error::{Error, Result};
use crate::model::course::Course;
use crate::model::fields::nearest;
use crate::model::review::Round;
use crate::model::settings::PanelMode;
use crate::panel::Review;
use crate::panel::fields::FieldTexts;
use crate::pipeline::{self, Options, Understood};
use crate::source::Source;

/// A college, understood, and where it lies.
pub(super) struct College {
    pub(super) site: PathBuf,
    pub(super) is: Understood,
}

/// A course, its place in front of the panel, and what it says.
pub(super) struct Chosen<'a> {
    pub(super) course: &'a Course,
    pub(super) review: &'a Review,
    pub(super) texts: FieldTexts,
}

impl College {
    /// Reads the college; what cannot be read of it is shown.
    pub(super) fn read(args: &SiteArgs, terminal: &mut Terminal) -> Result<Self> {
        let site = args.folder()?;
        let options = Options {
            with_drafts: true,
            ..args.options()?
        };
        let is = pipeline::understand(&site, &options)?;
        terminal.findings_beside(&is.unreadable, &is.sources);
        if !is.has_college() {
            return Err(Error::refused(
                format!("no college was found in {}", site.display()),
                "run the command in the college's folder, or name it with --site",
            ));
        }
        if is.catalogue.college.panel.mode() == PanelMode::Off {
            terminal.say("note: content/college.md says panel: {mode: off}, so no rule looks at what the panel writes.");
        }
        Ok(Self { site, is })
    }

    /// The course with an id.
    pub(super) fn course(&self, id: &str) -> Result<Chosen<'_>> {
        let catalogue = &self.is.catalogue;
        let Some(at) = catalogue.course_position(id) else {
            let ids = catalogue.courses.iter().map(|it| it.origin.id.as_str());
            let help = match nearest(id, ids) {
                Some(near) => format!("did you mean {near}?"),
                None => "the id of a course is the name of its file without .md".to_owned(),
            };
            return Err(Error::refused(format!("there is no course {id}"), help));
        };
        Ok(self.chosen(at))
    }

    pub(super) fn chosen(&self, at: usize) -> Chosen<'_> {
        let (catalogue, sources) = (&self.is.catalogue, &self.is.sources);
        let course = &catalogue.courses[at];
        Chosen {
            course,
            review: &self.is.panel.reviews[at],
            texts: FieldTexts::of(course, catalogue, sources, self.is.people_elsewhere),
        }
    }

    /// A name for a round that is opened on a day: the day, and a number where there is one of that day.
    pub(super) fn round_name(&self, chosen: &Chosen<'_>, day: jiff::civil::Date) -> String {
        let rounds = chosen.review.rounds(&self.is.catalogue);
        let is_free = |name: &String| {
            let folder = crate::panel::written::round_path(&chosen.course.origin.id, name);
            !rounds.iter().any(|round| round.id == *name) && !self.site.join(folder).exists()
        };
        let names = (1..).map(|number| match number {
            1 => day.to_string(),
            number => format!("{day}-{number}"),
        });
        names
            .into_iter()
            .find(is_free)
            .unwrap_or_else(|| day.to_string())
    }

    pub(super) fn write_new(&self, path: &str, text: &str) -> Result<()> {
        let file = (path.to_owned(), text.to_owned());
        Together::new_files(&[file]).write(&self.site)
    }

    /// Changes the file of a round.
    pub(super) fn change(
        &self,
        round: &Round,
        change: impl FnOnce(&Source) -> Result<String>,
    ) -> Result<String> {
        let source = &self.is.sources[round.source];
        let after = change(source)?;
        let path = source.path.clone();
        Together::changes(&self.site, &[Change::new(source, after)])?.write(&self.site)?;
        Ok(path)
    }
}

/// A path as a person sees it.
pub(super) fn shown(path: &str) -> String {
    Path::new(path).display().to_string()
}
