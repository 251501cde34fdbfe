//! Entries → the files of the search index, `/search/index/…`, each small enough for a phone.
//!
//! A browser asks for `index.json` when somebody begins to type, for one file of words for each word typed, and for one
//! file of texts for each result that it shows.
//!
//! ```json
//! {"version": 1, "files": ["sl", "wo"], "block": 32}        index.json: which files of words there are
//! ["sleep 7 12 1", "sleepy 9"]                              sl.json: all words that begin with "sl"
//! [["What keeps us awake.", "Tuesdays, 10am to midday"]]    text-0.json: summary and dates of the entries 0 to 31
//! ```
//!
//! The numbers after a word are four times the number of an entry, plus where the word stands in it (3 title, 2 summary,
//! 1 learning outcome or strand, 0 text), each less the one before. The number of an entry is its place in the list of
//! `/search/`. A file is named by two letters; one that is no ASCII letter or digit stands as `_` and its code point.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;
use serde::Serialize;

use crate::artifact::{Artifact, SitePath};
use crate::model::fields::Text;
use crate::model::kind::Kind;
use crate::parse::body::Body;
use crate::search::entries::{Entry, Of};
use crate::search::words::each_word;
use crate::site::Site;

/// How many entries share a file of texts.
const BLOCK: usize = 32;

/// Of how many entries the words are gathered at once.
const AT_ONCE: usize = 256;

/// The longest summary that is shown, in letters.
const LONGEST_SUMMARY: usize = 200;

const TITLE: u32 = 3;
const SUMMARY: u32 = 2;
const OUTCOME: u32 = 1;
const BODY: u32 = 0;

#[derive(Serialize)]
struct Contents<'i> {
    version: u32,
    files: Vec<&'i str>,
    block: usize,
}

/// All files of the index. `when` says of a course when it is, in one line.
pub fn index(
    site: &Site<'_>,
    entries: &[Entry],
    when: impl Fn(usize) -> Option<String> + Sync,
) -> Vec<Artifact> {
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (word, numbers) in &numbers(site, entries) {
        files
            .entry(file_of(word))
            .or_default()
            .push(line(word, numbers));
    }
    let contents = Contents {
        version: 1,
        files: files.keys().map(String::as_str).collect(),
        block: BLOCK,
    };
    let mut artifacts = vec![artifact("index", &contents)];
    artifacts.extend(files.iter().map(|(name, lines)| artifact(name, lines)));
    let shown: Vec<(String, String)> = entries
        .par_iter()
        .map(|entry| match entry.of {
            Of::Course(at) => (summary(site, entry), when(at).unwrap_or_default()),
            _ => (summary(site, entry), String::new()),
        })
        .collect();
    let blocks = shown.chunks(BLOCK).enumerate();
    artifacts.extend(blocks.map(|(at, block)| artifact(&format!("text-{at}"), &block)));
    artifacts
}

/// Every word in order, with where it stands: four times the number of an entry, and the weight that it has there.
fn numbers(site: &Site<'_>, entries: &[Entry]) -> Vec<(String, Vec<u32>)> {
    let is_english = site.words.tag.split('-').next() == Some("en");
    let mut numbers: HashMap<String, Vec<u32>> = HashMap::new();
    let mut entry = 0;
    // What is known of entries one by one takes much room, and goes into the whole some at a time.
    for some in entries.chunks(AT_ONCE) {
        let some = some.par_iter();
        let of_entries = some.map(|entry| weighed(site, entry, is_english));
        for words in of_entries.collect::<Vec<_>>() {
            #[expect(
                clippy::iter_over_hash_type,
                reason = "a word stands once in an entry, so that their order plays no part"
            )]
            for (word, weight) in words {
                numbers.entry(word).or_default().push(entry * 4 + weight);
            }
            entry += 1;
        }
    }
    let mut numbers: Vec<_> = numbers.into_iter().collect();
    numbers.sort_unstable();
    numbers
}

fn artifact<T: Serialize>(name: &str, content: &T) -> Artifact {
    let mut bytes = serde_json::to_vec(content).unwrap_or_default();
    bytes.push(b'\n');
    Artifact {
        path: SitePath::new(format!("/search/index/{name}.json")),
        bytes,
    }
}

/// "sleep 7 12 1": a word, and the steps from number to number.
fn line(word: &str, numbers: &[u32]) -> String {
    let mut line = word.to_owned();
    let mut last = 0;
    for number in numbers {
        line.push(' ');
        line.push_str(&(number - last).to_string());
        last = *number;
    }
    line
}

/// The name of the file that holds a word.
fn file_of(word: &str) -> String {
    let sign = |sign: char| match sign.is_ascii() {
        true => sign.to_string(),
        false => format!("_{:x}", u32::from(sign)),
    };
    word.chars().take(2).map(sign).collect()
}

/// The words of an entry, each with the best place where it stands.
fn weighed(site: &Site<'_>, entry: &Entry, is_english: bool) -> HashMap<String, u32> {
    let mut weighed: HashMap<String, u32> = HashMap::new();
    for (weight, text) in texts(site, entry) {
        each_word(&text, is_english, |word| match weighed.get_mut(word) {
            Some(best) => *best = weight.max(*best),
            None => drop(weighed.insert(word.to_owned(), weight)),
        });
    }
    weighed
}

/// All that is searched of an entry: nothing that its page does not show.
fn texts<'s>(site: &'s Site<'_>, entry: &'s Entry) -> Vec<(u32, Cow<'s, str>)> {
    let catalogue = site.catalogue;
    let mut texts: Vec<(u32, Cow<'_, str>)> = vec![(TITLE, entry.title.as_str().into())];
    let value = |text: &'s Text| Cow::from(text.value.as_str());
    match entry.of {
        Of::Course(at) => {
            let course = &catalogue.courses[at];
            texts.push((SUMMARY, value(&course.summary)));
            let outcomes = course.learning_outcomes.iter().chain(&course.audience);
            texts.extend(outcomes.map(|text| (OUTCOME, value(text))));
            let strands = course.topics.iter();
            let strands = strands.filter_map(|topic| site.link(Kind::Topic, &topic.value));
            texts.extend(strands.map(|link| (OUTCOME, link.title.into())));
            add_body(&mut texts, &course.body);
        }
        Of::Topic(at) => add_body(&mut texts, &catalogue.topics[at].body),
        Of::Venue(at) => {
            let venue = &catalogue.venues[at];
            let address = venue.address.iter().chain(&venue.postcode);
            texts.extend(address.map(|line| (OUTCOME, value(line))));
            add_body(&mut texts, &venue.body);
        }
        Of::Partner(at) => {
            let partner = &catalogue.partners[at];
            let lines = partner.gives.iter().chain(&partner.gets);
            texts.extend(lines.map(|line| (OUTCOME, value(line))));
            add_body(&mut texts, &partner.body);
        }
        Of::Term(at) => add_body(&mut texts, &catalogue.terms[at].body),
        Of::Page(at) => add_body(&mut texts, &catalogue.pages[at].body),
        Of::Made(about) => texts.push((SUMMARY, site.words.say(about).into())),
    }
    texts
}

fn add_body<'s>(texts: &mut Vec<(u32, Cow<'s, str>)>, body: &'s Body) {
    let passages = body.passages.iter();
    texts.extend(passages.map(|passage| (BODY, passage.text.as_str().into())));
}

/// One sentence or two for a result.
fn summary(site: &Site<'_>, entry: &Entry) -> String {
    let catalogue = site.catalogue;
    let first = |body: &Body| {
        let passage = body.passages.iter().find(|passage| !passage.is_blank());
        passage.map_or_else(String::new, |passage| shortened(passage.text.trim()))
    };
    match entry.of {
        Of::Course(at) => catalogue.courses[at].summary.value.clone(),
        Of::Topic(at) => first(&catalogue.topics[at].body),
        Of::Venue(at) => {
            let venue = &catalogue.venues[at];
            let lines = venue.address.iter().chain(&venue.postcode);
            let lines: Vec<&str> = lines.map(|line| line.value.as_str()).collect();
            lines.join(", ")
        }
        Of::Partner(at) => first(&catalogue.partners[at].body),
        Of::Term(at) => {
            let term = &catalogue.terms[at];
            site.words.date_range(term.starts.value, term.ends.value)
        }
        Of::Page(at) => first(&catalogue.pages[at].body),
        Of::Made(about) => site.words.say(about),
    }
}

/// Cut after a whole word.
fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST_SUMMARY) else {
        return text.to_owned();
    };
    let kept = &text[..end];
    let kept = kept.rsplit_once(' ').map_or(kept, |(whole, _)| whole);
    format!("{kept} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_steps() {
        assert_eq!(line("sleep", &[7, 19, 20]), "sleep 7 12 1");
    }

    #[test]
    fn a_file_is_named_by_two_letters_that_every_disk_takes() {
        assert_eq!(file_of("sleep"), "sl");
        assert_eq!(file_of("øl"), "_f8l");
        assert_eq!(file_of("نیند"), "_646_6cc");
    }

    #[test]
    fn a_long_text_is_cut_after_a_word() {
        let text = "word ".repeat(60);
        let short = shortened(&text);
        assert!(
            short.ends_with("word …") && short.chars().count() <= 202,
            "{short}"
        );
        assert_eq!(shortened("Short."), "Short.");
    }
}
