//! The pages of the last build: for each the digest of all that it was made from, and its facts.
//!
//! A page whose digest is the same needs no template and no finishing pass: its file is the old one, if that still stands
//! as it was left.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::artifact::{LinkFact, PageFacts, SitePath, Target};
use crate::error::Result;
use crate::finding::{Finding, Findings};
use crate::finish::Addresses;
use crate::pictures::Size;
use crate::pipeline::lender::{Lender, OnDisk};
use crate::read::ThemeFile;
use crate::read::inputs::Digest;
use crate::render;
use crate::site::Site;
use crate::source::Span;
use crate::text::secrets::Secrets;

/// What is known of the pages of the last build, and what is learnt of those of this one.
pub(super) struct Kept<'a> {
    lender: OnDisk<'a>,
    /// By address: digest and facts.
    old: HashMap<&'a str, (&'a [u8], &'a [u8])>,
    /// Where links lead, by number: those of the last build, and what is new in this one.
    old_targets: Vec<Arc<Target>>,
    targets: Mutex<Targets>,
    /// What every page depends on: the program and the files of the theme. Which file has which number among all is part of
    /// a view, as far as places in the page name it.
    shared: Mutex<blake3::Hasher>,
    /// The same for this build, to be written.
    new: Mutex<Vec<u8>>,
}

impl<'a> Kept<'a> {
    /// `old` is what the last build wrote.
    pub(super) fn new(lender: OnDisk<'a>, program: &Digest, old: Option<&'a [u8]>) -> Self {
        let mut shared = blake3::Hasher::new();
        shared.update(program);
        let (old_targets, old) = old.and_then(targets_and_pages).unwrap_or_default();
        let mut targets = Targets::default();
        for target in &old_targets {
            targets.number(target);
        }
        Self {
            lender,
            old: pages(old),
            old_targets,
            targets: Mutex::new(targets),
            shared: Mutex::new(shared),
            new: Mutex::default(),
        }
    }

    /// What all pages of each language depend on, besides what is in their views.
    pub(super) fn keys(
        &self,
        sites: &[Site<'_>],
        addresses: &Addresses,
        secrets: &Secrets,
    ) -> Vec<Digest> {
        let shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let keys = sites.iter().map(|site| {
            let mut hasher = shared.clone();
            update(&mut hasher, site.words.tag.as_bytes());
            update(&mut hasher, &render::site_digest(site));
            update(&mut hasher, addresses.all().as_bytes());
            update(&mut hasher, secrets.all().as_bytes());
            *hasher.finalize().as_bytes()
        });
        keys.collect()
    }

    /// The facts of a page that was made from the same.
    pub(super) fn facts(&self, path: &SitePath, digest: &Digest) -> Option<PageFacts> {
        let (old, facts) = self.old.get(path.as_str())?;
        if *old != digest {
            return None;
        }
        let (mut read, links): (PageFacts, Vec<Link<'_>>) = postcard::from_bytes(facts).ok()?;
        let links = links.into_iter().map(|(target, text, at)| {
            Some(LinkFact {
                target: Arc::clone(self.old_targets.get(target as usize)?),
                text: text.map(Box::from),
                at,
            })
        });
        read.links = links.collect::<Option<_>>()?;
        self.write(path.as_str(), digest, facts);
        Some(read)
    }

    /// Notes a page that was made anew.
    pub(super) fn note(&self, digest: &Digest, facts: &PageFacts) {
        let mut targets = self.targets.lock().unwrap_or_else(PoisonError::into_inner);
        let links = facts.links.iter();
        let links = links.map(|link| (targets.number(&link.target), link.text.as_deref(), link.at));
        let links: Vec<Link<'_>> = links.collect();
        drop(targets);
        // One that cannot be noted is made anew the next time.
        if let Ok(bytes) = postcard::to_stdvec(&(facts, links)) {
            self.write(&facts.path, digest, &bytes);
        }
    }

    /// Address, digest and facts of each page, the lengths of the first and the last before them (4 bytes, the smallest
    /// first).
    fn write(&self, path: &str, digest: &Digest, facts: &[u8]) {
        let length = |bytes: &[u8]| u32::try_from(bytes.len());
        let (Ok(of_path), Ok(of_facts)) = (length(path.as_bytes()), length(facts)) else {
            return;
        };
        let mut new = self.new.lock().unwrap_or_else(PoisonError::into_inner);
        new.extend_from_slice(&of_path.to_le_bytes());
        new.extend_from_slice(&of_facts.to_le_bytes());
        new.extend_from_slice(path.as_bytes());
        new.extend_from_slice(digest);
        new.extend_from_slice(facts);
    }

    /// What the next build is to know: the targets with their length before them, then the pages.
    pub(super) fn written(self) -> Vec<u8> {
        let targets = self
            .targets
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let pages = self
            .new
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let targets: Vec<&Target> = targets.list.iter().map(|target| &**target).collect();
        let Ok(targets) = postcard::to_stdvec(&targets) else {
            return Vec::new();
        };
        let length = (targets.len() as u64).to_le_bytes();
        [&length[..], &targets, &pages].concat()
    }
}

/// A link with the number of its target.
type Link<'l> = (u32, Option<&'l str>, Option<Span>);

/// Targets with their numbers.
#[derive(Default)]
struct Targets {
    list: Vec<Arc<Target>>,
    numbers: HashMap<Arc<Target>, u32>,
}

impl Targets {
    fn number(&mut self, target: &Arc<Target>) -> u32 {
        if let Some(number) = self.numbers.get(target) {
            return *number;
        }
        let number = self.list.len() as u32;
        self.list.push(Arc::clone(target));
        self.numbers.insert(Arc::clone(target), number);
        number
    }
}

/// Numbered targets, and the bytes of the pages.
fn targets_and_pages(mut bytes: &[u8]) -> Option<(Vec<Arc<Target>>, &[u8])> {
    let length = bytes.split_off(..8)?.try_into().ok()?;
    let length = usize::try_from(u64::from_le_bytes(length)).ok()?;
    let targets: Vec<Target> = postcard::from_bytes(bytes.split_off(..length)?).ok()?;
    Some((targets.into_iter().map(Arc::new).collect(), bytes))
}

/// The pages as they were written; those before the first that cannot be read.
fn pages(mut bytes: &[u8]) -> HashMap<&str, (&[u8], &[u8])> {
    let mut pages = HashMap::new();
    while let Some((path, digest, facts)) = page(&mut bytes) {
        pages.insert(path, (digest, facts));
    }
    pages
}

fn page<'a>(bytes: &mut &'a [u8]) -> Option<(&'a str, &'a [u8], &'a [u8])> {
    let length = |of: &[u8]| Some(u32::from_le_bytes(of.try_into().ok()?) as usize);
    let of_path = length(bytes.split_off(..4)?)?;
    let of_facts = length(bytes.split_off(..4)?)?;
    let path = std::str::from_utf8(bytes.split_off(..of_path)?).ok()?;
    let digest = bytes.split_off(..blake3::OUT_LEN)?;
    Some((path, digest, bytes.split_off(..of_facts)?))
}

/// Adds something so that no other two things are the same when they stand together.
fn update(hasher: &mut blake3::Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}

impl Lender for Kept<'_> {
    fn theme(&self, name: &str, findings: &mut Findings) -> Result<Vec<ThemeFile>> {
        let files = self.lender.theme(name, findings)?;
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        update(&mut shared, name.as_bytes());
        for file in &files {
            update(&mut shared, file.path.as_bytes());
            update(&mut shared, &file.bytes);
        }
        Ok(files)
    }

    fn picture(&self, path: &str) -> Result<Vec<u8>, Box<Finding>> {
        self.lender.picture(path)
    }

    fn picture_size(&self, path: &str) -> Option<Size> {
        self.lender.picture_size(path)
    }
}
