//! Sources → what the rules and the pages look at: records, sessions, settings and names.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::finding::{Finding, Findings, Level};
use crate::ledger;
use crate::model::Catalogue;
use crate::model::lists::Word;
use crate::model::reader;
use crate::panel::Panel;
use crate::pipeline::amending::Reviewed;
use crate::pipeline::request::Options;
use crate::rules;
use crate::rules::checker::{Context, Texts, is_eased_in_drafts};
use crate::rules::settings::{Settings, settings};
use crate::source::{SourceId, Sources, Span};
use crate::standing::Standing;
use crate::text::names::Names;
use crate::timetable::{Timetable, timetable};

/// A college's texts, understood.
pub(super) struct Records {
    pub(super) catalogue: Catalogue,
    pub(super) timetable: Timetable,
    pub(super) panel: Panel,
    pub(super) settings: Settings,
    names: Names,
    drafts: HashSet<SourceId>,
    /// The college's day.
    pub(super) today: Date,
    pub(super) people_elsewhere: bool,
    /// The runs that are not confirmed.
    not_confirmed: Vec<Span>,
}

impl Records {
    /// Reads every record and expands every run; what is missing or malformed goes to the findings.
    pub(super) fn read(sources: &Sources, options: &Options, findings: &mut Findings) -> Self {
        let people_given = options.people.is_some();
        let (catalogue, timetable, today, not_confirmed) = for_pages(sources, options, findings);
        let people_elsewhere = catalogue.college.people_in_overlay.is_some() && !people_given;
        let names = names(&catalogue);
        let drafts = drafts(&catalogue);
        Self {
            settings: settings(&catalogue.college.rules, findings),
            names,
            drafts,
            panel: Panel::new(&catalogue, sources, today, people_elsewhere),
            today,
            people_elsewhere,
            not_confirmed,
            timetable,
            catalogue,
        }
    }

    /// What the rules say of the records.
    pub(super) fn found(&self, cx: &Context<'_>, sources: &Sources, options: &Options) -> Findings {
        let mut found = rules::check_records(cx);
        found.extend(self.about_not_confirmed(sources, options));
        found
    }

    /// What the rules say of runs that are not confirmed, which nothing else looks at: advice, as of a draft.
    fn about_not_confirmed(&self, sources: &Sources, options: &Options) -> Findings {
        let mut about = Findings::default();
        if options.with_drafts || self.not_confirmed.is_empty() {
            return about;
        }
        let options = Options {
            with_drafts: true,
            ..options.clone()
        };
        let all = Self::read(sources, &options, &mut Findings::default());
        let found = rules::check_records(&all.context(sources));
        let mut runs: HashMap<SourceId, Vec<Span>> = HashMap::new();
        for run in &self.not_confirmed {
            runs.entry(run.source).or_default().push(*run);
        }
        let is_inside = |finding: &&Finding| {
            finding.place.span().is_some_and(|place| {
                let runs = runs.get(&place.source);
                runs.is_some_and(|runs| runs.iter().any(|run| run.holds(place)))
            })
        };
        for finding in found.iter().filter(is_inside) {
            let mut finding = finding.clone();
            if is_eased_in_drafts(finding.code) {
                finding.level = Level::Advice;
            }
            about.push(finding);
        }
        about
    }

    /// What the panel reads.
    pub(super) fn reviewed<'a>(&'a self, sources: &'a Sources) -> Reviewed<'a> {
        Reviewed {
            catalogue: &self.catalogue,
            panel: &self.panel,
            sources,
            people_elsewhere: self.people_elsewhere,
            today: self.today,
        }
    }

    /// What the ledger is made from.
    pub(super) fn for_ledger<'a>(
        &'a self,
        sources: &'a Sources,
        standing: &'a Standing,
    ) -> ledger::Records<'a> {
        ledger::Records {
            sources,
            catalogue: &self.catalogue,
            timetable: &self.timetable,
            standing,
            today: self.today,
        }
    }

    /// What every rule may look at.
    pub(super) fn context<'a>(&'a self, sources: &'a Sources) -> Context<'a> {
        Context {
            sources,
            catalogue: &self.catalogue,
            timetable: &self.timetable,
            panel: &self.panel,
            today: self.today,
            settings: &self.settings,
            names: &self.names,
            drafts: &self.drafts,
            people_elsewhere: self.people_elsewhere,
            texts: Texts::NONE,
        }
    }
}

/// What pages are made from: the records, their sessions and the college's day; and where the runs are that are not
/// confirmed.
pub(super) fn for_pages(
    sources: &Sources,
    options: &Options,
    findings: &mut Findings,
) -> (Catalogue, Timetable, Date, Vec<Span>) {
    let (mut catalogue, found) = reader::catalogue(sources, options.people.is_some());
    findings.extend(found);
    let not_confirmed = catalogue.places_not_confirmed();
    if !options.with_drafts {
        catalogue.set_aside_what_is_not_confirmed();
    }
    let (timetable, found) = timetable(&catalogue);
    findings.extend(found);
    let today = options.today.in_zone(&catalogue.college.time_zone);
    (catalogue, timetable, today, not_confirmed)
}

/// The files of drafts, with those of their translations.
fn drafts(catalogue: &Catalogue) -> HashSet<SourceId> {
    let records = catalogue.origins().filter(|(_, origin)| origin.draft);
    let translations = catalogue.translations.iter().filter(|it| {
        let origin = catalogue.origin(it.kind, &it.id);
        origin.is_some_and(|origin| origin.draft)
    });
    let records = records.map(|(_, origin)| origin.source);
    records.chain(translations.map(|it| it.source)).collect()
}

/// Every name in the records, for the rules about words.
fn names(catalogue: &Catalogue) -> Names {
    let college = &catalogue.college;
    let allowed = catalogue.words.iter().flat_map(|word| match word {
        Word::Allow(phrases) => phrases.as_slice(),
        Word::Instead { .. } => &[],
    });
    let names = std::iter::once(&college.name)
        .chain(&college.short_name)
        .chain(catalogue.courses.iter().map(|course| &course.title))
        .chain(catalogue.topics.iter().map(|topic| &topic.name))
        .chain(catalogue.venues.iter().map(|venue| &venue.name))
        .chain(catalogue.partners.iter().map(|partner| &partner.name))
        .chain(
            catalogue
                .people
                .iter()
                .filter_map(|person| person.name.as_ref()),
        )
        .chain(catalogue.people.iter().map(|person| &person.role))
        .chain(catalogue.pages.iter().map(|page| &page.title));
    Names::new(names.map(|name| name.value.clone()))
        .allowing(allowed.map(|phrase| phrase.value.as_str()))
}
