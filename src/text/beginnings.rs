//! How the phrases of a list begin: most words of a text are known at a glance to begin none of them.

/// For each first byte of a word a bit for each length in bytes; the last one stands for all longer words.
#[derive(Debug, Clone)]
pub(super) struct Beginnings(Box<[u64; 256]>);

impl Default for Beginnings {
    fn default() -> Self {
        Self(Box::new([0; 256]))
    }
}

impl Beginnings {
    pub(super) fn add(&mut self, word: &str) {
        if let Some(first) = word.bytes().next() {
            self.0[usize::from(first)] |= bit(word);
        }
    }

    /// Adds all words that begin as this one does.
    pub(super) fn add_all_like(&mut self, word: &str) {
        if let Some(first) = word.bytes().next() {
            self.0[usize::from(first)] = u64::MAX;
        }
    }

    /// Whether some phrase may begin with a word.
    pub(super) fn may_hold(&self, word: &str) -> bool {
        let first = word.bytes().next();
        first.is_some_and(|first| self.0[usize::from(first)] & bit(word) != 0)
    }
}

fn bit(word: &str) -> u64 {
    1 << word.len().min(63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_was_added_may_begin_a_phrase() {
        let mut beginnings = Beginnings::default();
        let long = "a".repeat(100);
        for word in ["patient", "été", long.as_str()] {
            assert!(!beginnings.may_hold(word));
            beginnings.add(word);
            assert!(beginnings.may_hold(word));
        }
        assert!(!beginnings.may_hold("patients") && !beginnings.may_hold(""));
        beginnings.add_all_like("p");
        assert!(beginnings.may_hold("patients"));
    }
}
