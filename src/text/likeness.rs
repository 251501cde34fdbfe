//! How like two texts are, and which of many are nearly the same, without comparing each with each.
//!
//! A text is the set of its runs of three words (shingles). Two texts are as like as the share of shingles that they have
//! in common (Jaccard). Texts that may be like one another are found by minhash (Broder, On the resemblance and
//! containment of documents, 1997) with one permutation (Li, Owen and Zhang, One permutation hashing, 2012), banded, so
//! that the work grows with the number of texts and not with its square.

use std::collections::{BTreeSet, HashMap};

/// How many words make a shingle.
const RUN: usize = 3;
/// A text of fewer shingles says too little to be like another.
const FEWEST: usize = 20;
/// Bands of so many minima each: two texts that share half of their shingles meet in a band with 99.6 %, two that share a
/// tenth with 4 %.
const ROWS: usize = 3;
const BANDS: usize = 42;
/// How many of those that have the same hash are looked at: texts in a band, places of a run of words.
const LOOKED_AT: usize = 4;

/// The words of a text, ready to be compared.
#[derive(Debug, Default, Clone)]
pub struct Wording {
    words: Vec<String>,
    /// Hashes of its shingles, sorted, each once.
    shingles: Vec<u64>,
}

/// Two texts that are like one another, by their positions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    pub earlier: usize,
    pub later: usize,
    /// From 0 to 1.
    pub likeness: f64,
}

impl Wording {
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut words = Vec::new();
        for text in texts {
            let parts = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
            words.extend(parts.filter(|word| !word.is_empty()).map(str::to_lowercase));
        }
        let mut shingles: Vec<u64> = words.windows(RUN).map(hash).collect();
        shingles.sort_unstable();
        shingles.dedup();
        Self { words, shingles }
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

    /// The longest run of words that stands in both.
    pub fn shared_words<'t>(&'t self, other: &Self) -> &'t [String] {
        let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
        for (at, run) in other.words.windows(RUN).enumerate() {
            let places = places.entry(hash(run)).or_default();
            if places.len() < LOOKED_AT {
                places.push(at);
            }
        }
        let mut longest = 0..0;
        let mut at = 0;
        while at + RUN <= self.words.len() {
            let here = places.get(&hash(&self.words[at..at + RUN]));
            let lengths = here.into_iter().flatten().map(|there| {
                let pairs = self.words[at..].iter().zip(&other.words[*there..]);
                pairs.take_while(|(one, two)| one == two).count()
            });
            let length = lengths.max().unwrap_or(0);
            if length > longest.len() {
                longest = at..at + length;
            }
            // Within a run nothing longer begins.
            at += length.max(1);
        }
        &self.words[longest]
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
    let mut bands: Vec<HashMap<u64, Vec<usize>>> = vec![HashMap::new(); BANDS];
    let mut pairs = Vec::new();
    for (later, text) in texts.iter().enumerate() {
        if text.shingles.len() < FEWEST {
            continue;
        }
        let minima = text.minima();
        let mut met: BTreeSet<usize> = BTreeSet::new();
        for (band, rows) in bands.iter_mut().zip(minima.chunks(ROWS)) {
            let others = band.entry(joined(rows.iter().copied())).or_default();
            met.extend(others.iter().copied());
            if others.len() < LOOKED_AT {
                others.push(later);
            }
        }
        let likest = met
            .into_iter()
            .map(|earlier| Pair {
                earlier,
                later,
                likeness: text.likeness(&texts[earlier]),
            })
            .filter(|pair| pair.likeness >= least)
            // Of two alike the earlier one.
            .reduce(|best, pair| {
                if pair.likeness > best.likeness {
                    pair
                } else {
                    best
                }
            });
        pairs.extend(likest);
    }
    pairs
}

/// Of a run of words.
fn hash(words: &[String]) -> u64 {
    joined(words.iter().map(|word| joined(word.bytes().map(u64::from))))
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
            Wording::new(["Bring a cup. We meet at the old mill by the river at ten."].into_iter());
        let two = Wording::new(["At ten we meet at the old mill, and bring a cup."].into_iter());
        assert_eq!(one.shared_words(&two).join(" "), "we meet at the old mill");
    }
}
