//! An address → what stands there: a page, a file, or why there is none.

use crate::artifact::{Artifact, SitePath, Target};
use crate::calendar::Calendars;
use crate::finding::{Finding, Level, Place};
use crate::finish;
use crate::malformed::NO_COLLEGE_FILE;
use crate::model::kind::Kind;
use crate::pipeline::lender::Lender;
use crate::pipeline::live::college::Live;
use crate::pipeline::machines;
use crate::render::{Job, Renderer};
use crate::site::{PICTURES, Site, feeds, picture_address};
use crate::source::SourceId;

/// What stands at an address.
#[derive(Debug)]
pub enum Answer {
    Page {
        bytes: Vec<u8>,
        /// The addresses of the pictures that it shows.
        pictures: Vec<String>,
        /// The file of the record that it is about.
        source: Option<String>,
    },
    File(Vec<u8>),
    /// A page that cannot be made, and why.
    Broken {
        findings: Vec<Finding>,
        source: Option<String>,
    },
    /// A record that is left out: a draft, or held back.
    LeftOut {
        source: String,
        is_draft: bool,
    },
    Nothing,
}

impl Live {
    /// What stands at an address of the site, without the base path. `is_shown` says whether a page shows a picture.
    pub fn answer(&self, address: &str, is_shown: &dyn Fn(&str) -> bool) -> Answer {
        if let Some(findings) = self.keeps_all_from_being_made() {
            return Answer::Broken {
                findings,
                source: None,
            };
        }
        let site = self.site();
        match self.page(&site, address) {
            Some(answer) => answer,
            None => self.file(&site, address, is_shown),
        }
    }

    /// What is wrong with the college's own file or with a template: then no page can be made.
    fn keeps_all_from_being_made(&self) -> Option<Vec<Finding>> {
        let has_college = self.catalogue.college.origin.source != SourceId::NOWHERE;
        let is_cause = |finding: &&Finding| {
            if finding.level != Level::Error {
                return false;
            }
            let (path, _) = finding.place.words(&self.files.sources);
            match &finding.place {
                Place::Line { path, .. } => path.ends_with(".html"),
                _ if finding.code == &NO_COLLEGE_FILE => true,
                _ => !has_college && path == "content/college.md",
            }
        };
        let causes: Vec<Finding> = self.found.iter().filter(is_cause).cloned().collect();
        (!has_college || !causes.is_empty()).then_some(causes)
    }

    fn page(&self, site: &Site<'_>, address: &str) -> Option<Answer> {
        let (at, inside) = self.edition_at(address);
        let edition = &self.editions[at];
        let site = edition.site(site);
        let renderer = Renderer::new(&site, &edition.theme, &self.known[at]);
        let Some(job) = renderer.job_at(address) else {
            return self.left_out(inside);
        };
        let source = self.source_at(inside);
        let broken = self.errors_in(source.as_deref());
        if !broken.is_empty() {
            return Some(Answer::Broken {
                findings: broken,
                source,
            });
        }
        let page = renderer.render(renderer.view(&job));
        Some(
            match page.and_then(|page| finish::finish(&self.addresses, page)) {
                Ok((artifact, facts)) => Answer::Page {
                    bytes: artifact.bytes,
                    pictures: (facts.links.iter())
                        .filter_map(|link| match &*link.target {
                            Target::Site { path, .. } if path.starts_with(PICTURES) => {
                                Some(path.clone())
                            }
                            _ => None,
                        })
                        .collect(),
                    source,
                },
                Err(finding) => Answer::Broken {
                    findings: vec![*finding],
                    source,
                },
            },
        )
    }

    /// Why a record has no page, when there is a file of one that would stand at an address.
    fn left_out(&self, address: &str) -> Option<Answer> {
        let path = self.source_at(address)?;
        let (kind, id) = record_at(address)?;
        let findings = self.errors_in(Some(&path));
        if !findings.is_empty() {
            let source = Some(path);
            return Some(Answer::Broken { findings, source });
        }
        let origin = self.catalogue.origin(kind, id)?;
        (!self.standing.is_published(origin)).then_some(Answer::LeftOut {
            is_draft: origin.draft && !self.options.with_drafts,
            source: path,
        })
    }

    /// The file of the record whose page stands at an address, in whichever language.
    pub fn source_of(&self, address: &str) -> Option<String> {
        let (_, inside) = self.edition_at(address);
        self.source_at(inside)
    }

    /// The position of the edition that an address is in, and the rest of the address.
    fn edition_at<'p>(&self, address: &'p str) -> (usize, &'p str) {
        for (at, edition) in self.editions.iter().enumerate().skip(1) {
            let tag = edition.theme.language.tag.as_str();
            let rest = address
                .strip_prefix('/')
                .and_then(|it| it.strip_prefix(tag));
            if let Some(rest) = rest.filter(|rest| rest.starts_with('/')) {
                return (at, rest);
            }
        }
        (0, address)
    }

    /// The file of the record whose page stands at an address, whether or not it could be read.
    fn source_at(&self, address: &str) -> Option<String> {
        let (kind, id) = record_at(address)?;
        let path = match self.catalogue.origin(kind, id) {
            Some(origin) if origin.source == SourceId::NOWHERE => return None,
            Some(origin) => return Some(self.files.sources[origin.source].path.clone()),
            None => format!("{id}.md"),
        };
        let mut sources = self.files.sources.iter();
        let own = sources.find(|(_, source)| {
            let name = source.path.rsplit('/').next();
            name == Some(&path) && source.path.starts_with(kind.folder())
        });
        let unreadable = || {
            let mut places = self
                .found
                .iter()
                .filter_map(|finding| match &finding.place {
                    Place::File(place) => Some(place),
                    _ => None,
                });
            let is_own = |place: &&String| {
                place.ends_with(&format!("/{path}")) && place.starts_with(kind.folder())
            };
            places.find(is_own).cloned()
        };
        own.map(|(_, source)| source.path.clone())
            .or_else(unreadable)
    }

    /// The errors in a file.
    fn errors_in(&self, source: Option<&str>) -> Vec<Finding> {
        let Some(path) = source else {
            return Vec::new();
        };
        let errors = self.found.iter().filter(|it| it.level <= Level::Held);
        errors
            .filter(|finding| finding.place.words(&self.files.sources).0 == path)
            .cloned()
            .collect()
    }

    /// A file that is no page.
    fn file(&self, site: &Site<'_>, address: &str, is_shown: &dyn Fn(&str) -> bool) -> Answer {
        if let Some(bytes) = self.assets.get(address) {
            return Answer::File(bytes.clone());
        }
        if address.starts_with(PICTURES) {
            return self.picture(address, is_shown);
        }
        let found = if address.ends_with(".ics") {
            calendar(site, address)
        } else {
            let files = self.others(site, address);
            files.into_iter().find(|it| it.path.as_str() == address)
        };
        found.map_or(Answer::Nothing, |artifact| Answer::File(artifact.bytes))
    }

    fn picture(&self, address: &str, is_shown: &dyn Fn(&str) -> bool) -> Answer {
        let mut pictures = self.files.pictures.iter();
        let Some(path) = pictures.find(|path| picture_address(path) == address) else {
            return Answer::Nothing;
        };
        if !is_shown(address) {
            return Answer::Nothing;
        }
        match self.lender().picture(path) {
            Ok(bytes) => Answer::File(bytes),
            Err(finding) => Answer::Broken {
                findings: vec![*finding],
                source: Some(path.clone()),
            },
        }
    }

    /// Files for machines, one of which may be asked for.
    fn others(&self, site: &Site<'_>, address: &str) -> Vec<Artifact> {
        let is_for_machines = ["/feeds/", "/data/", "/search/"]
            .iter()
            .any(|folder| address.starts_with(folder));
        if is_for_machines {
            return machines::for_machines_at(site, address);
        }
        if address == "/sitemap.xml" {
            return machines::sitemap(site, &self.for_search(site))
                .into_iter()
                .collect();
        }
        let in_another = |tag: &str| address.starts_with(&format!("/{tag}/"));
        if site.catalogue.other_languages().into_iter().any(in_another) {
            return machines::in_other_languages(site, &self.editions);
        }
        machines::for_hosts(site, self.base_path(), &self.old)
    }

    /// The addresses of all pages that search engines may know, in the main language.
    fn for_search(&self, site: &Site<'_>) -> Vec<String> {
        let edition = &self.editions[0];
        let site = edition.site(site);
        let renderer = Renderer::new(&site, &edition.theme, &self.known[0]);
        let jobs = renderer.jobs().into_iter().filter(Job::is_for_search);
        jobs.filter_map(|job| renderer.address_of(&job)).collect()
    }
}

/// The record that would have its page at an address of the main language.
fn record_at(address: &str) -> Option<(Kind, &str)> {
    let parts: Vec<&str> = address.trim_matches('/').split('/').collect();
    match parts[..] {
        ["courses", id] => Some((Kind::Course, id)),
        ["topics", id] => Some((Kind::Topic, id)),
        ["timetable", id] => Some((Kind::Term, id)),
        ["venues", id] => Some((Kind::Venue, id)),
        ["partners", id] => Some((Kind::Partner, id)),
        ["about", id] => Some((Kind::Page, id)),
        [""] => Some((Kind::College, "college")),
        [id] => Some((Kind::Page, id)),
        _ => None,
    }
}

/// The calendar at an address.
fn calendar(site: &Site<'_>, address: &str) -> Option<Artifact> {
    let path = SitePath::new(address);
    let all = if address.starts_with("/calendars/sessions/") {
        feeds::single_sessions(site)
    } else {
        feeds::feeds(site)
    };
    let feed = all.into_iter().find(|feed| feed.path == path)?;
    Some(Calendars::only(site, &feed).file(&feed))
}
