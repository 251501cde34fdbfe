//! How like two texts are, and which of many are nearly the same, without comparing each with each.
//!
//! A text is the set of its runs of three words (shingles). Two texts are as like as the share of shingles that they have
//! in common (Jaccard). Texts that may be like one another are found by minhash (Broder, On the resemblance and
//! containment of documents, 1997) with one permutation (Li, Owen and Zhang, One permutation hashing, 2012), banded, so
//! that the work grows with the number of texts and not with its square.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

/// How many words make a shingle.
const RUN: usize = 3;
/// A text of fewer shingles says too little to be like another.
const FEWEST: usize = 20;
/// Bands of so many minima each: two texts that share half of their shingles meet in a band with 99.6 %, two that share a
/// tenth with 4 %.
const ROWS: usize = 3;
const BANDS: usize = 42;
/// A sketch that says so much less than the least is of a text that is less alike: four standard deviations.
const FAR_OFF: f64 = 0.2;
/// How many of those that have the same hash are looked at: texts in a band, places of a run of words.
const LOOKED_AT: usize = 4;

/// The words of a text in small letters, in order.
#[derive(Debug, Default)]
pub struct Words {
    /// One after another, with where each ends.
    text: String,
    ends: Vec<usize>,
    /// The hash of each.
    hashes: Vec<u64>,
}

/// The runs of words of a text, ready to be compared.
#[derive(Debug, Default, Clone)]
pub struct Wording {
    /// Hashes of its shingles, sorted, each once.
    shingles: Vec<u64>,
}

/// A text in few numbers: two texts have about as many of them in common as they are alike.
struct Sketch {
    /// The least hash of each bin.
    minima: Vec<u64>,
}

/// Two texts that are like one another, by their positions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    pub earlier: usize,
    pub later: usize,
    /// From 0 to 1.
    pub likeness: f64,
}

impl Words {
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut words = Self::default();
        each_word(texts, |word, hash| {
            words.text.push_str(word);
            words.ends.push(words.text.len());
            words.hashes.push(hash);
        });
        words
    }

    fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[at]]
    }

    /// The hash of each run, with where it begins.
    fn runs(&self) -> impl Iterator<Item = (u64, usize)> {
        let runs = self.hashes.windows(RUN).enumerate();
        runs.map(|(at, run)| (joined(run.iter().copied()), at))
    }

    /// The longest run of words that stands in both.
    pub fn shared(&self, other: &Self) -> Vec<&str> {
        let mut there: Vec<(u64, usize)> = other.runs().collect();
        there.sort_unstable();
        let mut longest = 0..0;
        let mut end = 0;
        // Within a run nothing longer begins.
        for (hash, at) in self.runs() {
            if at < end {
                continue;
            }
            let first = there.partition_point(|(other, _)| *other < hash);
            let alike = there[first..].iter().take_while(|(it, _)| *it == hash);
            let lengths = alike.take(LOOKED_AT).map(|(_, from)| {
                let pairs = (at..self.ends.len()).zip(*from..other.ends.len());
                pairs
                    .take_while(|(one, two)| self.get(*one) == other.get(*two))
                    .count()
            });
            let length = lengths.max().unwrap_or(0);
            if length > longest.len() {
                longest = at..at + length;
            }
            end = at + length.max(1);
        }
        longest.map(|at| self.get(at)).collect()
    }
}

/// Goes through the words of some texts in small letters, each with its hash.
fn each_word<'t>(texts: impl Iterator<Item = &'t str>, mut take: impl FnMut(&str, u64)) {
    let mut folded = String::new();
    for text in texts {
        let parts = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
        for part in parts.filter(|part| !part.is_empty()) {
            folded.clear();
            match part.is_ascii() {
                true => folded.push_str(part),
                // A letter may become two, or another one at the end of a word.
                false => folded.push_str(&part.to_lowercase()),
            }
            folded.make_ascii_lowercase();
            take(&folded, joined(folded.bytes().map(u64::from)));
        }
    }
}

impl Wording {
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut hashes = Vec::new();
        each_word(texts, |_, hash| hashes.push(hash));
        let runs = hashes.windows(RUN);
        let mut shingles: Vec<u64> = runs.map(|run| joined(run.iter().copied())).collect();
        shingles.sort_unstable();
        shingles.dedup();
        Self { shingles }
    }

    /// The share of shingles that two texts have in common.
    fn likeness(&self, other: &Self) -> f64 {
        let (mut one, mut two) = (
            self.shingles.iter().peekable(),
            other.shingles.iter().peekable(),
        );
        let mut shared = 0_usize;
        while let (Some(left), Some(right)) = (one.peek(), two.peek()) {
            match left.cmp(right) {
                std::cmp::Ordering::Less => drop(one.next()),
                std::cmp::Ordering::Greater => drop(two.next()),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    one.next();
                    two.next();
                }
            }
        }
        let all = self.shingles.len() + other.shingles.len() - shared;
        if all == 0 {
            return 0.0;
        }
        shared as f64 / all as f64
    }

    /// None of a text that is too short.
    fn sketch(&self) -> Option<Sketch> {
        (self.shingles.len() >= FEWEST).then(|| Sketch {
            minima: self.minima(),
        })
    }

    /// The least hash of each bin; an empty bin takes that of another (densified).
    fn minima(&self) -> Vec<u64> {
        let bins = ROWS * BANDS;
        let mut least: Vec<Option<u64>> = vec![None; bins];
        for shingle in &self.shingles {
            let bin = &mut least[(shingle % bins as u64) as usize];
            let value = mixed(*shingle);
            *bin = Some(bin.map_or(value, |before| before.min(value)));
        }
        (0..bins)
            .map(|bin| {
                let mut at = bin;
                let mut step = 0_u64;
                loop {
                    if let Some(value) = least[at] {
                        return value ^ step;
                    }
                    step += 1;
                    at = (mixed(bin as u64 + step * bins as u64) % bins as u64) as usize;
                    if step > 10 * bins as u64 {
                        return 0;
                    }
                }
            })
            .collect()
    }
}

impl Sketch {
    /// The hash of the minima in each band.
    fn bands(&self) -> impl Iterator<Item = u64> {
        let bands = self.minima.chunks(ROWS);
        bands.map(|rows| joined(rows.iter().copied()))
    }

    /// About how like two texts are, with a standard deviation of at most 0.05.
    fn likeness(&self, other: &Self) -> f64 {
        let pairs = self.minima.iter().zip(&other.minima);
        let same = pairs.filter(|(one, two)| one == two).count();
        same as f64 / self.minima.len() as f64
    }
}

/// For each text the earlier one that it is most like, when that is at least `least`.
///
/// ```
/// use prospectus::text::likeness::{Wording, pairs};
///
/// let text = |end: &str| {
///     let words = "We look at what keeps us awake at night and at what helps, try one small change each week, \
///                  write down how it went, and choose together what to try next. There is tea, and there are ";
///     Wording::new([words, end].into_iter())
/// };
/// let found = pairs(&[text("biscuits."), text("apples.")], 0.5);
/// assert_eq!((found[0].earlier, found[0].later), (0, 1));
/// ```
pub fn pairs(texts: &[Wording], least: f64) -> Vec<Pair> {
    let sketches: Vec<Option<Sketch>> = texts.par_iter().map(Wording::sketch).collect();
    let met = met(&sketches);
    let likest = met.into_par_iter().filter_map(|(later, met)| {
        let text = sketches[later].as_ref()?;
        let about = |earlier: &usize| sketches[*earlier].as_ref().map(|it| it.likeness(text));
        let may_be = met
            .into_iter()
            .filter(|earlier| about(earlier) >= Some(least - FAR_OFF));
        may_be
            .map(|earlier| Pair {
                earlier,
                later,
                likeness: texts[later].likeness(&texts[earlier]),
            })
            .filter(|pair| pair.likeness >= least)
            // Of two alike the earlier one.
            .reduce(|best, pair| {
                if pair.likeness > best.likeness {
                    pair
                } else {
                    best
                }
            })
    });
    likest.collect()
}

/// For each text the earlier ones that it shares a band with.
fn met(sketches: &[Option<Sketch>]) -> Vec<(usize, BTreeSet<usize>)> {
    let mut bands: Vec<HashMap<u64, Vec<usize>>> = vec![HashMap::new(); BANDS];
    let meet = |(later, sketch): (usize, &Option<Sketch>)| {
        let mut met = BTreeSet::new();
        for (band, hash) in bands.iter_mut().zip(sketch.as_ref()?.bands()) {
            let others = band.entry(hash).or_default();
            met.extend(others.iter().copied());
            if others.len() < LOOKED_AT {
                others.push(later);
            }
        }
        (!met.is_empty()).then_some((later, met))
    };
    sketches.iter().enumerate().filter_map(meet).collect()
}

fn joined(numbers: impl Iterator<Item = u64>) -> u64 {
    numbers.fold(0, |all, number| {
        mixed(all.rotate_left(5) ^ number.wrapping_add(1))
    })
}

/// Another order of the same numbers (the finalizer of splitmix64).
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of invented words, so many of them from a common stock that begins at `from`.
    fn text(from: usize, words: usize) -> Wording {
        let words: Vec<String> = (from..from + words).map(|at| format!("w{at}")).collect();
        Wording::new(words.iter().map(String::as_str))
    }

    #[test]
    fn texts_that_share_most_of_their_runs_are_found() {
        let texts = [text(0, 200), text(1000, 200), text(40, 200)];
        let found = pairs(&texts, 0.5);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].earlier, found[0].later), (0, 2));
        assert!(
            (found[0].likeness - 158.0 / 238.0).abs() < 0.01,
            "{found:?}"
        );
    }

    #[test]
    fn texts_that_share_some_runs_are_not() {
        let texts = [text(0, 200), text(150, 200), text(340, 200)];
        assert_eq!(pairs(&texts, 0.5), []);
    }

    #[test]
    fn a_short_text_is_like_none() {
        assert_eq!(pairs(&[text(0, 15), text(0, 15)], 0.5), []);
        assert_eq!(pairs(&[text(0, 0), text(0, 0)], 0.0), []);
    }

    #[test]
    fn ten_thousand_times_the_same_text_is_each_like_one_other() {
        let texts = vec![text(0, 60); 10_000];
        let found = pairs(&texts, 0.5);
        assert_eq!(found.len(), 9_999);
        assert!(found.iter().all(|pair| pair.earlier == 0));
    }

    #[test]
    fn the_longest_run_that_both_have_is_shown() {
        let one =
            Words::new(["Bring a cup. We meet at the old mill by the river at ten."].into_iter());
        let two = Words::new(["At ten we meet at the old mill, and bring a cup."].into_iter());
        assert_eq!(one.shared(&two).join(" "), "we meet at the old mill");
    }
}
