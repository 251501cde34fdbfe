//! What makes a finding the same one tomorrow: its rule, its file and the words in question, never its line.

use std::collections::HashMap;

use crate::finding::Finding;
use crate::source::Sources;

/// Gives each finding of a list a name of its own.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    /// How many findings so far are alike.
    alike: HashMap<String, usize>,
}

impl Fingerprints {
    /// 16 hexadecimal digits for all findings that are alike, and which of them this one is, from 1.
    pub(super) fn of(&mut self, finding: &Finding, sources: &Sources) -> (String, usize) {
        let (place, words) = finding.place.words(sources);
        let mut hash = blake3::Hasher::new();
        for part in [finding.code.code, place, words, &finding.message] {
            // The length keeps "a" and "bc" apart from "ab" and "c".
            hash.update(&(part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        let name = hash.finalize().to_hex()[..16].to_owned();
        let count = self.alike.entry(name.clone()).or_default();
        *count += 1;
        (name, *count)
    }
}
