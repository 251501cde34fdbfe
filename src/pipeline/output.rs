//! Site → pages, calendars and everything else, handed to a sink one by one.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use crate::artifact::{Artifact, FinishedSite, Leak, PageFacts, SitePath, Target};
use crate::colour::Tokens;
use crate::error::{Error, Result};
use crate::finding::{Finding, Findings};
use crate::finish::{self, Addresses, Assets};
use crate::pictures::Size;
use crate::pipeline::editions::Edition;
use crate::pipeline::kept::Kept;
use crate::pipeline::lender::Lender;
use crate::pipeline::machines::{calendars, for_hosts, for_machines, sitemap};
use crate::pipeline::request::{Progress, Summary};
use crate::pipeline::watch::Watch;
use crate::publish::Sink;
use crate::render::theme::Theme;
use crate::render::{self, Job, Known, Renderer};
use crate::site::{PICTURES, Site, picture_address};

/// What went to the sink, and what was found on the way.
#[derive(Default)]
pub(super) struct Output {
    pub(super) pages: Vec<PageFacts>,
    /// Every address that is no page: calendars, assets, pictures.
    pub(super) files: BTreeSet<String>,
    /// What of private venues stands in any of them, sorted.
    pub(super) leaks: Vec<Leak>,
    /// What the theme's styles would load from another host.
    pub(super) style_loads: Vec<(String, String)>,
    /// The colours that they name.
    pub(super) colours: Tokens,
    pub(super) findings: Findings,
    pub(super) summary: Summary,
}

impl Output {
    /// Makes the whole site.
    ///
    /// # Errors
    ///
    /// When the sink fails.
    pub(super) fn make(
        site: &Site<'_>,
        mut editions: Vec<Edition>,
        lender: &dyn Lender,
        sink: &dyn Sink,
        (kept, progress): (Option<&Kept<'_>>, &dyn Progress),
    ) -> Result<Self> {
        let colours = set_up(&mut editions, site);
        let theme = &editions[0].theme;
        let watch = Watch::new(site, sink);
        let sink = &watch;
        let Assets { artifacts, names } = finish::fingerprint(&theme.assets);
        let old = render::redirects(site);
        let addresses = addresses(site, names, &old, lender);
        let mut output = Self {
            style_loads: style_loads(theme),
            colours,
            ..Self::default()
        };
        let (for_search, (for_machines, calendars)) = rayon::join(
            || output.pages(site, &editions, &addresses, &watch, (kept, progress)),
            || {
                rayon::join(
                    || for_machines(site, &editions, sink),
                    || calendars(site, sink),
                )
            },
        );
        let for_search = for_search?;
        let (count, calendars) = calendars?;
        output.summary.calendars = count;
        output.files.extend(for_machines?);
        output.files.extend(calendars);
        let mut others = artifacts;
        others.extend(for_hosts(site, addresses.base_path(), &old));
        others.extend(sitemap(site, &for_search));
        for artifact in others {
            output.take(artifact, sink)?;
        }
        output.pictures(site, lender, sink)?;
        output.leaks = watch.leaks();
        output.summary.courses = site.courses().count();
        output.summary.sessions = site.sessions().count();
        Ok(output)
    }

    /// Makes, finishes and hands over every page, each on one core in one go. Gives the addresses for search engines, in
    /// the main language.
    fn pages(
        &mut self,
        site: &Site<'_>,
        editions: &[Edition],
        addresses: &Addresses,
        sink: &Watch<'_>,
        (kept, progress): (Option<&Kept<'_>>, &dyn Progress),
    ) -> Result<Vec<String>> {
        let sites: Vec<Site<'_>> = editions.iter().map(|edition| edition.site(site)).collect();
        let known: Vec<Known> = sites.iter().map(Known::new).collect();
        let renderers: Vec<Renderer<'_>> = (sites.iter().zip(editions).zip(&known))
            .map(|((site, edition), known)| Renderer::new(site, &edition.theme, known))
            .collect();
        let jobs: Vec<(usize, Job)> = (renderers.iter().enumerate())
            .flat_map(|(at, renderer)| renderer.jobs().into_iter().map(move |job| (at, job)))
            .collect();
        let keys = kept.map(|kept| kept.keys(&sites, addresses, &sink.secrets));
        let keys = keys.unwrap_or_default();
        progress.begin(jobs.len());
        let page = |(at, job): &(usize, Job)| -> Result<Result<PageFacts, Box<Finding>>> {
            if !progress.is_wanted() {
                return Err(not_wanted());
            }
            let view = renderers[*at].view(job);
            let key = keys.get(*at).map(|key| view.digest(key));
            if let (Some(kept), Some(key)) = (kept, &key)
                && let Some(facts) = kept.facts(&view.path, key)
                && sink.keep(&view.path)?
            {
                progress.step();
                return Ok(Ok(facts));
            }
            let page = renderers[*at].render(view);
            let finished = page.and_then(|page| finish::finish(addresses, page));
            progress.step();
            let (artifact, facts) = match finished {
                Ok(finished) => finished,
                Err(finding) => return Ok(Err(finding)),
            };
            sink.take(artifact)?;
            if let (Some(kept), Some(key)) = (kept, &key) {
                kept.note(key, &facts);
            }
            Ok(Ok(facts))
        };
        let mut order: Vec<usize> = (0..jobs.len()).collect();
        order.sort_by_key(|at| !jobs[*at].1.is_large());
        let made = order.into_par_iter().with_max_len(1);
        let made = made.map(|at| Ok((at, page(&jobs[at])?)));
        let mut made = made.collect::<Result<Vec<_>>>()?;
        made.sort_by_key(|(at, _)| *at);
        Ok(self.take_pages(&jobs, made.into_iter().map(|(_, made)| made)))
    }

    /// Takes what came of each page. Gives the addresses for search engines, in the main language.
    fn take_pages(
        &mut self,
        jobs: &[(usize, Job)],
        made: impl Iterator<Item = Result<PageFacts, Box<Finding>>>,
    ) -> Vec<String> {
        let mut for_search = Vec::new();
        for ((at, job), made) in jobs.iter().zip(made) {
            match made {
                Ok(facts) => {
                    if *at == 0 && job.is_for_search() {
                        for_search.push(facts.path.clone());
                    }
                    self.pages.push(facts);
                }
                Err(finding) => self.findings.push(*finding),
            }
        }
        self.summary.pages = self.pages.len();
        for_search
    }

    /// The pictures that the pages of the site show or link to, by address.
    fn shown(&self) -> HashSet<String> {
        let links = self.pages.iter().flat_map(|page| &page.links);
        let shown = links.filter_map(|link| match &*link.target {
            Target::Site { path, .. } if path.starts_with(PICTURES) => Some(path.clone()),
            _ => None,
        });
        shown.collect()
    }

    /// Those that a page shows: beside a draft or a private venue lie pictures that nobody is to see.
    fn pictures(&mut self, site: &Site<'_>, lender: &dyn Lender, sink: &dyn Sink) -> Result<()> {
        let shown = self.shown();
        let picture = |picture: &String| -> Option<Result<Artifact, Box<Finding>>> {
            let path = SitePath::new(picture_address(picture));
            let is_shown = shown.contains(path.as_str());
            let bytes = is_shown.then(|| lender.picture(picture))?;
            Some(bytes.map(|bytes| Artifact { path, bytes }))
        };
        let made: Vec<_> = site.pictures.par_iter().filter_map(picture).collect();
        for made in made {
            match made {
                Ok(artifact) => self.take(artifact, sink)?,
                Err(finding) => self.findings.push(*finding),
            }
        }
        Ok(())
    }

    /// What the rules about pages look at.
    pub(super) fn finished<'s>(&'s self, held: &'s [String]) -> FinishedSite<'s> {
        FinishedSite {
            pages: &self.pages,
            files: &self.files,
            held,
            leaks: &self.leaks,
            style_loads: &self.style_loads,
            colours: &self.colours,
        }
    }

    fn take(&mut self, artifact: Artifact, sink: &dyn Sink) -> Result<()> {
        self.files.insert(artifact.path.to_string());
        sink.take(artifact)
    }
}

/// What is said of work that was given up half-way.
fn not_wanted() -> Error {
    Error::refused("this was given up half-way", "run the command again")
}

/// What the addresses of a site become.
pub(super) fn addresses(
    site: &Site<'_>,
    assets: BTreeMap<String, String>,
    old: &[(String, String)],
    lender: &dyn Lender,
) -> Addresses {
    let addresses = Addresses::new(site.base_url, assets)
        .with_pictures(sizes(site, lender))
        .with_old(old.iter().map(|(from, _)| from.clone()).collect())
        .with_languages(&site.catalogue.other_languages());
    match site.preview {
        Some(_) => addresses.in_folder(),
        None => addresses,
    }
}

/// How large each picture is shown, by its address; a browser then keeps its place free.
fn sizes(site: &Site<'_>, lender: &dyn Lender) -> BTreeMap<String, Size> {
    let size = |path: &String| Some((picture_address(path), lender.picture_size(path)?));
    site.pictures.par_iter().filter_map(size).collect()
}

/// Tells the themes what they are for, and gives the colours of the college's.
pub(super) fn set_up(editions: &mut [Edition], site: &Site<'_>) -> Tokens {
    for edition in editions.iter_mut() {
        let value = render::site_value(&edition.site(site));
        edition.theme.set_site(value);
    }
    // The assets of the main edition are those of all.
    let theme = &mut editions[0].theme;
    let colours = theme.take_colours();
    if let Some(accent) = &site.catalogue.college.theme.accent {
        theme.set_accent(&accent.value);
    }
    if site.preview.is_none() {
        theme.leave_out_panel();
    }
    colours
}

/// What the styles of a theme would load from another host.
fn style_loads(theme: &Theme) -> Vec<(String, String)> {
    let styles = theme
        .assets
        .iter()
        .filter(|(name, _)| name.ends_with(".css"));
    let each = styles.flat_map(|(name, bytes)| {
        let addresses = finish::addresses_elsewhere(&String::from_utf8_lossy(bytes));
        addresses.into_iter().map(|address| (name.clone(), address))
    });
    each.collect()
}
