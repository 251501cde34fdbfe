//! L417 word-list.

use crate::model::fields::Text;
use crate::model::lists::Word;
use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::text::phrases::{Phrases, find};

crate::code! {
    /// A text has words that the college's own list, content/words.yml, says otherwise.
    ///
    /// # Why
    ///
    /// A college agrees on its words, often with its students. A list that a program reads keeps the agreement when
    /// people change.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: content/words.yml -->
    /// - {instead_of: [free courses], say: courses, why: All our courses are free.}
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: content/words.yml -->
    /// - {instead_of: [workshop leader], say: facilitator, why: We agreed this with students in 2025.}
    /// ```
    ///
    /// # Exceptions
    ///
    /// Quotes, names of your records, code, addresses and other languages are left alone, and so is everything under
    /// allow: in content/words.yml. * at the end of a word stands for any ending: facilitat*.
    ///
    /// # Source
    ///
    /// Your own: content/words.yml says why.
    WORD_LIST = "L417" "word-list" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &WORD_LIST,
    check: Check::Records(check),
};

/// One entry of the list.
#[derive(Debug)]
struct Entry<'a> {
    of: &'a Text,
    say: &'a Text,
    why: Option<&'a Text>,
}

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let mut list = Phrases::default();
    for word in &cx.catalogue.words {
        if let Word::Instead { of, say, why } = word {
            for of in of {
                let why = why.as_ref();
                list.add(&of.value, Entry { of, say, why });
            }
        }
    }
    for prose in wording::own(cx) {
        for found in prose.longest(&list) {
            let Entry { of, say, why } = found.meaning;
            // "user" instead of which a college says "service user" is right where the longer words stand.
            let is_said = find(prose.text(), say)
                .into_iter()
                .any(|said| said.start <= found.range.start && found.range.end <= said.end);
            if is_said {
                continue;
            }
            let quoted = prose.written(found.range.clone());
            let mut finding = checker
                .finding(
                    prose.span(found.range.clone()),
                    format!("the college says \"{}\" instead of \"{quoted}\"", say.value),
                )
                .help(format!("write {}, or change content/words.yml", say.value))
                .related(of.span, "the word list says so here");
            finding.label = why.map(|why| why.value.trim_end_matches('.').to_owned());
            checker.report(finding);
        }
    }
}
