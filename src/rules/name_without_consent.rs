//! D801 name-without-consent.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use crate::finding::{Level, Place};
use crate::model::kind::{Kind, purpose_of};
use crate::model::person::Person;
use crate::parse::plain;
use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::source::{SourceId, Span};
use crate::text::dates::month;
use crate::text::phrases::Phrases;
use crate::text::prose::{Prose, Role};
use crate::text::tokens::{Gap, Tokens};

crate::code! {
    /// A text names somebody who is in the records and has not agreed to be named.
    ///
    /// # Why
    ///
    /// Saying that somebody is a peer trainer tells the world about their health. A name in a text goes into pages,
    /// calendars and search engines, and into the history of the repository, where nobody gets it out again.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: content/people/p-01.md -->
    /// ---
    /// expertise: [lived]
    /// role: Peer trainer, Robin Ashdown
    /// name: Robin Ashdown
    /// ---
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: content/people/p-01.md -->
    /// ---
    /// expertise: [lived]
    /// role: Peer trainer
    /// name: Robin Ashdown
    /// consent: {on: 2026-09-01, review_by: 2027-09-01}
    /// ---
    /// ```
    ///
    /// # Exceptions
    ///
    /// The full name is an error wherever it stands: in a text, a field, an address or a comment. A given name alone is
    /// a warning where it stands as a name (Ask Robin), and nothing where it is a word (a robin) or a part of another
    /// name. A consent that has run out is another rule's. Where people are kept in an overlay, names are looked for
    /// when the overlay is given. This rule holds for every college.
    ///
    /// # Source
    ///
    /// UK GDPR, Article 9, data about health; ICO, special category data
    /// (<https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/lawful-basis/special-category-data/>).
    NAME_WITHOUT_CONSENT = "D801" "name-without-consent" Error
}

pub(super) const RULE: Rule = Rule {
    code: &NAME_WITHOUT_CONSENT,
    check: Check::Records(check),
};

const HELP: &str = "name the role instead, such as \"a peer trainer\"; if they agree, put the day under consent: in their record";

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let (named, unnamed): (Vec<&Person>, Vec<&Person>) = cx
        .catalogue
        .people
        .iter()
        .partition(|person| has_agreed(cx, person));
    full_names(cx, &unnamed, checker);
    given_names(cx, &named, &unnamed, checker);
}

/// Whether there is a consent, even one that has run out: that is another mistake.
fn has_agreed(cx: &Context<'_>, person: &Person) -> bool {
    let consent = person.consent.as_ref();
    consent.is_some_and(|consent| consent.on.value <= cx.today)
}

/// Looks through whole files, and their paths: fields, addresses, code and comments alike.
fn full_names(cx: &Context<'_>, unnamed: &[&Person], checker: &mut Checker<'_>) {
    let mut names = Phrases::default();
    for person in unnamed {
        let name = person.name.as_ref().map_or("", |name| name.value.trim());
        if Tokens::of(name).len() > 1 {
            for mark in [" ", "-", ".", "_"] {
                let name = name.replace(' ', mark);
                names.add(&format!("{name}'s"), *person);
                names.add(&name, *person);
            }
        }
    }
    if names.is_empty() {
        return;
    }
    let mut suspects = BTreeSet::new();
    let parts: HashSet<String> = unnamed.iter().flat_map(|person| parts(person)).collect();
    for (id, source) in cx.sources.iter() {
        if source.in_overlay || !purpose_of(source).is_for_readers() {
            continue;
        }
        let tokens = Tokens::of(&source.text);
        let found = names.all(&tokens);
        let holds_a_part = (0..tokens.len()).any(|at| parts.contains(tokens.word(at)));
        if found.is_empty() && (holds_a_part || source.text.contains(['&', '\\'])) {
            suspects.insert(id);
        }
        for found in found {
            let written = source.text[found.range.clone()]
                .trim_end_matches("'s")
                .trim_end_matches("’s");
            let place = Span::new(id, found.range.start..found.range.start + written.len());
            if is_own(cx, found.meaning, place) || !is_written_as_name(written, found.meaning) {
                continue;
            }
            let message = format!("\"{written}\" is somebody who has not agreed to be named");
            checker.report(checker.finding(place, message).help(HELP));
        }
        if !names.all(&Tokens::of(&source.path)).is_empty() {
            let message =
                "the name of this file is that of somebody who has not agreed to be named";
            let finding = checker.finding(Place::File(source.path.clone()), message);
            checker.report(finding.help("give the file another name; ids of people are no names"));
        }
    }
    through_marks(cx, &names, suspects, checker);
}

/// The words of a name in small letters.
fn parts(person: &Person) -> Vec<String> {
    let tokens = Tokens::of(person.name.as_ref().map_or("", |name| &name.value));
    let words = (0..tokens.len()).map(|at| tokens.word(at).to_owned());
    words.collect()
}

/// Looks through what readers see of some files, where marks, HTML or signs written as numbers stand between the letters.
fn through_marks(
    cx: &Context<'_>,
    names: &Phrases<&Person>,
    mut suspects: BTreeSet<SourceId>,
    checker: &mut Checker<'_>,
) {
    for prose in wording::all(cx) {
        if !suspects.contains(&prose.span(0..0).source) {
            continue;
        }
        for found in names.all(&prose.tokens) {
            let place = prose.span(found.range.clone());
            let is_meant = is_written_as_name(prose.written(found.range), found.meaning);
            if is_meant && !is_own(cx, found.meaning, place) && suspects.remove(&place.source) {
                hidden(place, checker);
            }
        }
    }
    // Prose leaves code and other languages out.
    for id in suspects {
        let source = cx.source(id);
        let words = plain::words(&source.text);
        let found = names.all(&Tokens::of(&words));
        if found
            .iter()
            .any(|found| is_written_as_name(&words[found.range.clone()], found.meaning))
        {
            hidden(Place::File(source.path.clone()), checker);
        }
    }
}

fn hidden(place: impl Into<Place>, checker: &mut Checker<'_>) {
    let message =
        "a text names somebody who has not agreed to be named, with marks between the letters";
    checker.report(checker.finding(place, message).help(HELP));
}

/// Their own record may hold the name, and their own text is shown only when they agree.
fn is_own(cx: &Context<'_>, person: &Person, place: Span) -> bool {
    let name = person.name.as_ref();
    let mut translations = cx.catalogue.translations.iter();
    name.is_some_and(|name| name.span.holds(place))
        || person.body.span.holds(place)
        || translations.any(|it| {
            it.kind == Kind::Person && it.id == person.origin.id && it.body.span.holds(place)
        })
}

/// With capitals, which may stand behind a mark of Markdown, or each word as the person's own record has it: `de`, `ap`, and
/// the words of a writing without capitals. In an address any letters.
fn is_written_as_name(written: &str, person: &Person) -> bool {
    let is_mark = |letter: char| !letter.is_alphanumeric();
    let name = person.name.as_ref().map_or("", |name| &name.value);
    let mut words = written.split_whitespace();
    words.clone().count() == 1
        || words.all(|word| {
            let word = word.trim_matches(is_mark);
            !word.starts_with(char::is_lowercase) || name.split_whitespace().any(|own| own == word)
        })
}

/// Looks through texts for given names alone, where nobody else of the same name may be meant.
fn given_names(
    cx: &Context<'_>,
    named: &[&Person],
    unnamed: &[&Person],
    checker: &mut Checker<'_>,
) {
    let mut names: HashMap<String, &Person> = HashMap::new();
    names.extend(
        unnamed
            .iter()
            .filter_map(|person| Some((given(person)?, *person))),
    );
    for name in named.iter().filter_map(|person| given(person)) {
        names.remove(&name);
    }
    for prose in wording::all(cx) {
        if cx.source(prose.span(0..0).source).in_overlay {
            continue;
        }
        for at in 0..prose.tokens.len() {
            let word = prose.tokens.word(at);
            let word = word.strip_suffix("'s").unwrap_or(word);
            let Some(person) = names.get(word) else {
                continue;
            };
            let range = prose.tokens.get(at).range();
            let written = prose.written(range.clone());
            let written = written.trim_end_matches("'s").trim_end_matches("’s");
            let place = prose.span(range.start..range.start + written.len());
            if is_own(cx, person, place) || !stands_as_name(prose, at, word) {
                continue;
            }
            let message = format!("\"{written}\" may be somebody who has not agreed to be named");
            let finding = checker.finding(place, message).help(HELP);
            checker.report(finding.level(Level::Warning));
        }
    }
}

/// The given name in small letters.
fn given(person: &Person) -> Option<String> {
    let tokens = Tokens::of(person.name.as_ref()?);
    let is_name = !tokens.is_empty() && tokens.word(0).chars().count() > 1;
    is_name.then(|| tokens.word(0).to_owned())
}

fn stands_as_name(prose: &Prose, at: usize, word: &str) -> bool {
    let tokens = &prose.tokens;
    let range = tokens.get(at).range();
    let written = |at: usize| prose.written(tokens.get(at).range());
    let is_capital = |at: usize| written(at).starts_with(char::is_uppercase);
    let starts = |at: usize| at == 0 || tokens.get(at - 1).sentence != tokens.get(at).sentence;
    let is_loud = written(at).chars().count() > 1 && !written(at).chars().any(char::is_lowercase);
    if !is_capital(at) || is_loud || prose.is_part(&range) {
        return false;
    }
    let in_longer_name = prose
        .names
        .iter()
        .any(|name| name.start <= range.start && range.end <= name.end && name.len() > range.len());
    let before = at
        .checked_sub(1)
        .filter(|_| tokens.get(at).gap == Gap::Space);
    let after =
        Some(at + 1).filter(|next| *next < tokens.len() && tokens.get(*next).gap == Gap::Space);
    let beside_a_name = before
        .is_some_and(|it| is_capital(it) && (!starts(it) || SAINTS.contains(&tokens.word(it))))
        || after.is_some_and(is_capital);
    if in_longer_name || beside_a_name {
        return false;
    }
    let word_before = before.map_or("", |it| tokens.word(it));
    let is_month = month(written(at)).is_some();
    match WORDS.contains(&word) || is_month {
        false => true,
        true if is_month => ASKED.contains(&word_before),
        true => {
            prose.role != Role::Title
                && !starts(at)
                && (ASKED.contains(&word_before) || MET.contains(&word_before))
        }
    }
}

/// Given names that are words, too.
static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("words/d801.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

const SAINTS: [&str; 7] = ["st", "saint", "san", "santa", "king", "queen", "lady"];

/// Words before somebody who is to be asked.
const ASKED: [&str; 9] = [
    "ask",
    "call",
    "contact",
    "email",
    "facilitator",
    "phone",
    "text",
    "trainer",
    "tutor",
];

/// Words before somebody with whom something is done.
const MET: [&str; 6] = ["and", "by", "from", "join", "meet", "with"];
