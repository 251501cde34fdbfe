//! How hard a text is to read: its words, its syllables, and the grade of Flesch and Kincaid.

use std::ops::Range;

use crate::text::prose::Prose;

/// How many words a reader counts: those with hyphens, numbers such as 5:30pm, and names of records are one.
pub fn words(prose: &Prose, words: Range<usize>) -> usize {
    let mut count = 0;
    let mut names = prose.names.iter().peekable();
    let mut name_end = 0;
    for at in words.clone() {
        let range = prose.tokens.get(at).range();
        while names.next_if(|name| name.end <= range.start).is_some() {}
        let in_same_name = range.start < name_end;
        name_end = names
            .peek()
            .filter(|name| name.start <= range.start)
            .map_or(0, |name| name.end);
        let is_joined = at > words.start && !prose.before(at).contains(char::is_whitespace);
        count += usize::from(!in_same_name && !is_joined);
    }
    count
}

/// Fewer words say nothing about a text.
const FEWEST_WORDS: usize = 100;

/// The grade by Flesch and Kincaid, in years of school in the United States; `None` for a short text. Names of records
/// and what is quoted are left out.
///
/// Kincaid and others (1975): 0.39 words a sentence + 11.8 syllables a word - 15.59.
pub fn grade(text: &[&Prose]) -> Option<f64> {
    let (mut n_words, mut n_sentences, mut n_syllables) = (0_usize, 0_usize, 0_usize);
    for prose in text {
        for sentence in prose.tokens.sentences() {
            let read = sentence.filter(|at| {
                let range = prose.tokens.get(*at).range();
                !prose.is_spared(&range) && prose.tokens.word(*at).contains(char::is_alphabetic)
            });
            let before = n_words;
            for at in read {
                n_words += 1;
                n_syllables += syllables(prose.tokens.word(at));
            }
            n_sentences += usize::from(n_words > before);
        }
    }
    (n_words >= FEWEST_WORDS).then(|| {
        let a_sentence = n_words as f64 / n_sentences as f64;
        let a_word = n_syllables as f64 / n_words as f64;
        0.39 * a_sentence + 11.8 * a_word - 15.59
    })
}

/// The syllables of a word in small letters: its groups of vowels, without a silent e at the end.
///
/// ```
/// use prospectus::text::reading::syllables;
///
/// let words = ["sleep", "take", "table", "college", "recovery", "walked", "b"];
/// assert_eq!(words.map(syllables), [1, 1, 2, 2, 4, 1, 1]);
/// ```
pub fn syllables(word: &str) -> usize {
    let is_vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut bare = word;
    while let Some(owner) = bare.strip_suffix("'s") {
        bare = owner;
    }
    let bare = match bare.strip_suffix("ed") {
        Some(stem) if !stem.ends_with(['d', 't']) && stem.contains(is_vowel) => stem,
        _ => bare,
    };
    let ends_in_sound = bare.ends_with("le") && !bare.ends_with("ale") && !bare.ends_with("ile");
    let bare = match bare.strip_suffix('e') {
        Some(stem) if !ends_in_sound && stem.contains(is_vowel) => stem,
        _ => bare,
    };
    let mut count = 0;
    let mut in_group = false;
    for letter in bare.chars() {
        let vowel = is_vowel(letter);
        count += usize::from(vowel && !in_group);
        in_group = vowel;
    }
    count.max(1)
}
