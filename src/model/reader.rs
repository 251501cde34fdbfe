//! Reads all documents of a site into a catalogue, on all cores.

use rayon::prelude::*;

use crate::finding::Findings;
use crate::model::catalogue::Catalogue;
use crate::model::gathered::Gathered;
use crate::model::joining;
use crate::model::one_file::OneFile;
pub use crate::model::one_file::declaration;
use crate::source::{Source, SourceId, Sources};

/// Reads every record; what cannot be read is in the findings, and the rest is there all the same.
pub fn catalogue(sources: &Sources, people_given: bool) -> (Catalogue, Findings) {
    let all: Vec<(SourceId, &Source)> = sources.iter().collect();
    let read: Vec<OneFile> = all
        .into_par_iter()
        .map(|(id, source)| OneFile::read(id, source))
        .collect();
    let mut gathered = Gathered::default();
    for file in read {
        gathered.add(file, sources);
    }
    let translations = std::mem::take(&mut gathered.translations);
    let (mut catalogue, mut findings) = gathered.finish(people_given);
    joining::join(translations, &mut catalogue, sources, &mut findings);
    (catalogue, findings)
}
