//! A text → its words in small letters, each with its place, what stands before it, and the sentence it is in.
//!
//! One pass, whatever the text: places are byte ranges of the text as it was written, and signs that nobody sees take no
//! word apart.

use std::ops::Range;

/// The words of a text, in order.
#[derive(Debug, Default)]
pub struct Tokens {
    list: Vec<Token>,
    /// The words one after another in small letters, with straight apostrophes and without unseen signs.
    folded: String,
}

/// A word, or a number with what is written onto it.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    start: u32,
    end: u32,
    folded_start: u32,
    folded_end: u32,
    pub gap: Gap,
    /// Counted from 0.
    pub sentence: u32,
}

/// What stands before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Nothing but white space; so stands the first word, too.
    Space,
    /// One hyphen and nothing else.
    Hyphen,
    /// Marks after which words still belong to the same thought: a comma, a bracket.
    Marks,
    /// A mark that ends a sentence or a part of it.
    Stop,
}

impl Gap {
    /// What the marks between two words are.
    pub fn of(between: &str) -> Self {
        let is_blank = |letter: char| letter.is_whitespace() || is_unseen(letter);
        if between.chars().all(is_blank) {
            Self::Space
        } else if matches!(between, "-" | "‐" | "‑") {
            Self::Hyphen
        } else if between.contains(['.', '!', '?', ';', ':', '…']) {
            Self::Stop
        } else {
            Self::Marks
        }
    }
}

impl Token {
    /// The place in the text.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Tokens {
    /// ```
    /// use prospectus::text::tokens::Tokens;
    ///
    /// let text = "It’s a Well-being\u{200b}s day.";
    /// let tokens = Tokens::of(text);
    /// let words: Vec<&str> = (0..tokens.len()).map(|at| tokens.word(at)).collect();
    /// assert_eq!(words, ["it's", "a", "well", "beings", "day"]);
    /// assert_eq!(&text[tokens.get(0).range()], "It’s");
    /// ```
    pub fn of(text: &str) -> Self {
        let mut tokens = Self::default();
        tokens.folded.reserve(text.len());
        let mut sentence = 0;
        let mut end = 0;
        while let Some((start, letter)) = next_letter(text, end) {
            let folded_start = tokens.folded.len();
            let word_end = tokens.fold_word(text, start);
            let before = &text[end..start];
            if tokens.ends_sentence(text, before, letter) {
                sentence += 1;
            }
            tokens.list.push(Token {
                start: start as u32,
                end: word_end as u32,
                folded_start: folded_start as u32,
                folded_end: tokens.folded.len() as u32,
                gap: Gap::of(before),
                sentence,
            });
            end = word_end;
        }
        tokens
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn get(&self, at: usize) -> &Token {
        &self.list[at]
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Token> {
        self.list.iter()
    }

    /// A word in small letters.
    pub fn word(&self, at: usize) -> &str {
        let token = &self.list[at];
        &self.folded[token.folded_start as usize..token.folded_end as usize]
    }

    /// The first word that does not end before a byte of the text.
    pub fn at(&self, byte: usize) -> usize {
        self.list
            .partition_point(|token| token.end as usize <= byte)
    }

    /// The sentences, as ranges of words.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> {
        let mut start = 0;
        self.list
            .chunk_by(|one, next| one.sentence == next.sentence)
            .map(move |sentence| {
                let range = start..start + sentence.len();
                start = range.end;
                range
            })
    }

    /// Folds the word that begins at a letter, and gives where it ends.
    fn fold_word(&mut self, text: &str, start: usize) -> usize {
        let mut at = start;
        loop {
            // Letters of English are most of all, and one byte each.
            let rest = &text[at..];
            let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let folded = self.folded.len();
            self.folded.push_str(&rest[..plain]);
            self.folded[folded..].make_ascii_lowercase();
            at += plain;
            let Some(letter) = rest[plain..].chars().next() else {
                return at;
            };
            let next = at + letter.len_utf8();
            if !goes_on(letter, &text[next..]) {
                return at;
            }
            self.fold(letter);
            at = next;
        }
    }

    fn fold(&mut self, letter: char) {
        match letter {
            '’' | 'ʼ' => self.folded.push('\''),
            unseen if is_unseen(unseen) => {}
            letter => self.folded.extend(letter.to_lowercase()),
        }
    }

    /// Whether a new sentence begins after these marks, with this letter.
    fn ends_sentence(&self, text: &str, before: &str, letter: char) -> bool {
        let Some(last) = self.list.len().checked_sub(1) else {
            return false;
        };
        let Some(mark) = before.find(['.', '!', '?', '…', '؟', '۔', '।']) else {
            return false;
        };
        let after = before[mark..].trim_start_matches(|letter: char| {
            !letter.is_whitespace() && !letter.is_alphanumeric()
        });
        let stands_alone = after.starts_with(char::is_whitespace);
        let is_short = before.starts_with('.') && {
            let word = &text[self.list[last].range()];
            SHORT.contains(&self.word(last))
                || word.len() == 1 && word != "I" && word.starts_with(char::is_alphabetic)
        };
        stands_alone && !is_short && !letter.is_lowercase()
    }
}

/// Words that are written with a full stop and end no sentence.
const SHORT: [&str; 14] = [
    "dr", "mr", "mrs", "ms", "st", "prof", "no", "eg", "ie", "etc", "approx", "tel", "rev", "vs",
];

/// Signs that nobody sees: soft hyphens, joiners, marks of direction.
pub fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// The first letter or figure from a byte on.
fn next_letter(text: &str, from: usize) -> Option<(usize, char)> {
    let mut letters = text[from..].char_indices();
    let (at, letter) = letters.find(|(_, letter)| letter.is_alphanumeric())?;
    Some((from + at, letter))
}

/// Whether a letter goes on with the word before it.
fn goes_on(letter: char, after: &str) -> bool {
    let is_apostrophe = matches!(letter, '\'' | '’' | 'ʼ');
    let is_accent = ('\u{300}'..='\u{36f}').contains(&letter);
    letter.is_alphanumeric()
        || is_accent
        || (is_apostrophe || is_unseen(letter)) && after.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let tokens = Tokens::of(text);
        (0..tokens.len())
            .map(|at| tokens.word(at).to_owned())
            .collect()
    }

    #[test]
    fn apostrophes_are_part_of_a_word_and_quotation_marks_are_not() {
        assert_eq!(
            words("‘don’t’ the students' 'victim'"),
            ["don't", "the", "students", "victim"]
        );
    }

    #[test]
    fn unseen_signs_and_accents_take_no_word_apart() {
        assert_eq!(words("suf\u{200b}fer\u{ad}ing"), ["suffering"]);
        assert_eq!(
            words("cafe\u{301} ۱۲ صبح 👩\u{200d}🚀 x"),
            ["cafe\u{301}", "۱۲", "صبح", "x"]
        );
    }

    #[test]
    fn sentences_end_at_their_marks_and_not_at_short_forms() {
        let sentences = |text: &str| Tokens::of(text).sentences().count();
        assert_eq!(sentences("Dr. J. Smith came. So did I. Who else?"), 3);
        assert_eq!(sentences("It costs 3.50 a week, e.g. on Mondays."), 1);
        assert_eq!(sentences("\"Is it free?\" \"Yes!\" 4 people came."), 3);
        assert_eq!(sentences(""), 0);
    }

    #[test]
    fn gaps_know_hyphens_and_stops() {
        let tokens = Tokens::of("wheelchair-bound, or: not – so");
        let gaps: Vec<Gap> = tokens.iter().map(|token| token.gap).collect();
        assert_eq!(
            gaps,
            [Gap::Space, Gap::Hyphen, Gap::Marks, Gap::Stop, Gap::Marks]
        );
    }
}
