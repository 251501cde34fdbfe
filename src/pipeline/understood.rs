//! A college's records, understood, and no page made of them: for commands that are about dates, rooms and people.

use jiff::civil::Date;

use crate::finding::{Finding, Findings, Level};
use crate::i18n::Language;
use crate::ledger::{self, Ledger, Remembered};
use crate::model::Catalogue;
use crate::panel::Panel;
use crate::pipeline::amending::{Reviewed, amendments};
use crate::pipeline::records::Records;
use crate::pipeline::request::Options;
use crate::read::Files;
use crate::rules;
use crate::rules::settings::Settings;
use crate::rules::waivers::Waivers;
use crate::site::Site;
use crate::source::{SourceId, Sources};
use crate::standing::Standing;
use crate::timetable::Timetable;

/// A college's records, understood.
#[derive(Debug)]
pub struct Understood {
    pub sources: Sources,
    pub catalogue: Catalogue,
    pub timetable: Timetable,
    pub panel: Panel,
    pub standing: Standing,
    /// Whether the people are in an overlay that was not given.
    pub people_elsewhere: bool,
    /// What the college set of the rules.
    pub settings: Settings,
    /// The college's day.
    pub today: Date,
    /// What keeps something of the records from being read: errors of the M family, sorted.
    pub unreadable: Vec<Finding>,
    /// What must never leave the college, such as a link into an online meeting: errors that no college can waive, sorted.
    pub never_to_leave: Vec<Finding>,
    /// Everything that the rules about records say, with what is waived taken out, sorted.
    pub found: Vec<Finding>,
    base_url: String,
    everything: Standing,
}

impl Understood {
    pub(super) fn new(files: Files, options: &Options) -> Self {
        let Files {
            sources,
            mut findings,
            ..
        } = files;
        let records = Records::read(&sources, options, &mut findings);
        let unreadable = errors(&mut findings, |_| true);

        let catalogue = &records.catalogue;
        let mut of_rules = rules::check_records(&records.context(&sources));
        let never_to_leave = errors(&mut of_rules, |finding| !finding.code.can_be_set());
        findings.extend(of_rules);
        Waivers::new(&catalogue.waivers, &sources, records.today).apply(&mut findings);
        Standing::settle(catalogue, &mut findings);
        findings.sort();
        let found = findings.iter().cloned().collect();
        let standing = Standing::new(catalogue, options.with_drafts, &findings);
        let own_url = &catalogue.college.base_url.value;
        Self {
            base_url: options.base_url.as_ref().unwrap_or(own_url).clone(),
            everything: Standing::default(),
            today: records.today,
            catalogue: records.catalogue,
            timetable: records.timetable,
            panel: records.panel,
            people_elsewhere: records.people_elsewhere,
            settings: records.settings,
            standing,
            unreadable,
            never_to_leave,
            found,
            sources,
        }
    }

    /// Where its site stands, with a slash at its end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The same college with other texts, as they would be on the disk.
    pub fn again(sources: Sources, options: &Options) -> Self {
        let files = Files {
            sources,
            ..Files::default()
        };
        Self::new(files, options)
    }

    /// What the rounds of the panel are to say of a change of the program's since `was`, so that its decisions stand: for
    /// each round an item of its `amendments`.
    pub fn amendments_since(
        &self,
        was: &Self,
        old_id: &dyn Fn(&str) -> String,
        about: (&str, &str),
    ) -> Vec<(SourceId, String)> {
        amendments(was.reviewed(), self.reviewed(), old_id, about)
    }

    fn reviewed(&self) -> Reviewed<'_> {
        Reviewed {
            catalogue: &self.catalogue,
            panel: &self.panel,
            sources: &self.sources,
            people_elsewhere: self.people_elsewhere,
            today: self.today,
        }
    }

    /// Whether there is a college: its file is there, and its front matter could be read.
    pub fn has_college(&self) -> bool {
        self.catalogue.college.origin.source != SourceId::NOWHERE
    }

    /// The sessions as the calendars know them, with their permanent ids; also those of drafts and of what is held back,
    /// which no build would write down.
    ///
    /// # Errors
    ///
    /// Why the ledger of the calendars cannot be used.
    pub fn remembered(&self) -> Result<Remembered, Vec<Finding>> {
        let mut findings = Findings::default();
        let renewed = ledger::renew(
            &ledger::Records {
                sources: &self.sources,
                catalogue: &self.catalogue,
                timetable: &self.timetable,
                standing: &self.everything,
                today: self.today,
            },
            &mut findings,
        );
        let unusable = errors(&mut findings, |_| true);
        match unusable.is_empty() {
            true => Ok(renewed.remembered),
            false => Err(unusable),
        }
    }

    /// The sessions that are no drafts, matched with those of a ledger as the calendars match them.
    pub fn sessions_after(&self, before: Ledger) -> Remembered {
        let standing = Standing::new(&self.catalogue, false, &Findings::default());
        let records = ledger::Records {
            sources: &self.sources,
            catalogue: &self.catalogue,
            timetable: &self.timetable,
            standing: &standing,
            today: self.today,
        };
        ledger::remember(before, &records)
    }

    /// The college as its calendars see it, in these words, as if nothing of it were a draft or held back.
    pub fn site<'u>(&'u self, words: &'u Language, remembered: &'u Remembered) -> Site<'u> {
        Site {
            sources: &self.sources,
            catalogue: &self.catalogue,
            timetable: &self.timetable,
            standing: &self.everything,
            remembered,
            pictures: &[],
            words,
            today: self.today,
            base_url: &self.base_url,
            with_drafts: true,
            preview: None,
        }
    }
}

/// Some of the errors, sorted.
fn errors(findings: &mut Findings, is_meant: impl Fn(&Finding) -> bool) -> Vec<Finding> {
    findings.sort();
    let errors = findings
        .iter()
        .filter(|finding| finding.level == Level::Error);
    errors
        .filter(|finding| is_meant(finding))
        .cloned()
        .collect()
}
