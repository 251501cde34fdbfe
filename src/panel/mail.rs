//! A response file, or the text of a mail that answers the questions → what it says.
//!
//! A mail may quote the questions (`> `), answer behind them or in the line below, and carry the heads and the signature
//! of a mail program. Names and addresses in its head are not kept.

use jiff::civil::Date;

use crate::model::dates;
use crate::model::fields::choice::Choice;
use crate::model::fields::yes_or_no;
use crate::model::review::{Answer, Recommendation};
use crate::panel::answers::QUESTIONS;

/// What was found of a response.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Pieces {
    pub on: Option<Date>,
    pub role: Option<String>,
    pub made_it: Option<bool>,
    /// In the order of the questions.
    pub answers: [Option<Answer>; 3],
    pub recommend: Option<Recommendation>,
    pub title: Option<String>,
    /// Everything else.
    pub text: String,
}

/// What a line asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    On,
    Role,
    MadeIt,
    Question(usize),
    Recommend,
    Title,
    Suggestions,
}

/// The words by which a line is known: the key of a response file, and the question as members read it.
const WORDS: [(&[&str], About); 9] = [
    (&["on"], About::On),
    (&["as", "who are you"], About::Role),
    (
        &["made_it", "did you help to make this course"],
        About::MadeIt,
    ),
    (
        &["co_production", "is it obviously co-produced"],
        About::Question(0),
    ),
    (
        &["local_need", "does it fill a need in the area"],
        About::Question(1),
    ),
    (
        &[
            "educational",
            "is it educational, and not a form of therapy",
            "is it educational",
        ],
        About::Question(2),
    ),
    (&["recommend", "what do you recommend"], About::Recommend),
    (&["title", "a better title", "a better name"], About::Title),
    (&["suggestions"], About::Suggestions),
];

/// Heads of a mail, which are nobody's answer.
const HEADS: [&str; 12] = [
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "sent",
    "reply-to",
    "message-id",
    "content-type",
    "mime-version",
    "content-transfer-encoding",
    "received",
];

/// Reads what a text answers; everything that answers nothing is the suggestions.
pub fn pieces(text: &str) -> Pieces {
    let mut pieces = Pieces::default();
    let mut waiting: Option<About> = None;
    let mut left: Vec<&str> = Vec::new();
    let mut in_head = true;
    for line in text.lines() {
        let bare = line.trim_start_matches(['>', ' ']).trim_end();
        if bare == "--" {
            break;
        }
        if in_head && is_head(bare) || bare == "---" {
            continue;
        }
        if bare.is_empty() {
            left.push("");
            continue;
        }
        in_head = false;
        if let Some((about, rest)) = about(bare) {
            waiting = (!pieces.take(about, rest)).then_some(about);
            continue;
        }
        let is_answer = waiting.take().is_some_and(|about| pieces.take(about, bare));
        if !is_answer && !is_introduction(bare) {
            left.push(if line.starts_with('>') {
                ""
            } else {
                line.trim_end()
            });
        }
    }
    pieces.text = joined(&left);
    pieces
}

fn is_head(line: &str) -> bool {
    let head = line
        .split_once(':')
        .map(|(head, _)| head.to_ascii_lowercase());
    head.is_some_and(|head| HEADS.contains(&head.as_str()))
}

/// "On Monday, somebody wrote:"
fn is_introduction(line: &str) -> bool {
    line.starts_with("On ") && line.ends_with("wrote:")
}

/// What a line asks about, and what stands behind the question.
fn about(line: &str) -> Option<(About, &str)> {
    let bare =
        line.trim_start_matches(|letter: char| letter.is_ascii_digit() || ".)*- ".contains(letter));
    let mut found: Option<(About, &str)> = None;
    for (words, about) in WORDS {
        for word in words {
            let Some(start) = bare.get(..word.len()) else {
                continue;
            };
            let rest = &bare[word.len()..];
            let ends = rest.trim_start_matches(['*', ' ']).starts_with([':', '?']);
            let longer = found.is_none_or(|(_, other)| rest.len() < other.len());
            if start.eq_ignore_ascii_case(word) && ends && longer {
                found = Some((about, rest));
            }
        }
    }
    found.map(|(about, rest)| {
        let rest = rest.trim_start_matches([':', '?', '*', ' ']);
        // The question may name the choices.
        let rest = match (rest.strip_prefix('('), rest.find(')')) {
            (Some(_), Some(end)) => rest[end + 1..].trim_start_matches([':', ' ']),
            _ => rest,
        };
        (about, rest.trim())
    })
}

impl Pieces {
    /// Takes an answer; the first one counts. Whether it was one.
    fn take(&mut self, about: About, said: &str) -> bool {
        let said = said.trim_matches(['"', '\'', '*', ' ']);
        let first = said
            .split([' ', '.', ',', ';', ':', '!', '('])
            .next()
            .unwrap_or("");
        match about {
            About::On => keep(&mut self.on, dates::date(said).ok()),
            About::Role => keep(
                &mut self.role,
                Some(said.to_owned()).filter(|it| !it.is_empty()),
            ),
            About::MadeIt => keep(&mut self.made_it, yes_or_no(first)),
            About::Question(at) => keep(&mut self.answers[at], Answer::from_word(first)),
            About::Recommend => keep(&mut self.recommend, Recommendation::from_word(first)),
            About::Title => keep(
                &mut self.title,
                Some(said.to_owned()).filter(|it| !it.is_empty()),
            ),
            About::Suggestions => false,
        }
    }
}

fn keep<T>(place: &mut Option<T>, said: Option<T>) -> bool {
    let is_said = said.is_some();
    if place.is_none() {
        *place = said;
    }
    is_said
}

/// Lines without empty ones at both ends, and at most one between two.
fn joined(lines: &[&str]) -> String {
    let mut out = String::new();
    for line in lines {
        if line.is_empty() && (out.is_empty() || out.ends_with("\n\n")) {
            continue;
        }
        out.push_str(line);
        out.push('\n');
    }
    out.trim().to_owned()
}

/// The questions as a mail or a form asks them, for a member to answer behind each.
pub fn questions() -> String {
    let mut out = String::from("Did you help to make this course? (yes, no)\n");
    for (_, question) in QUESTIONS {
        out.push_str(&format!("{question} (yes, partly, no)\n"));
    }
    out.push_str("What do you recommend? (pass, changes)\nA better title:\nSuggestions:\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_that_answers_below_and_behind_the_questions_is_read() {
        let mail = "From: somebody@example.org\nSubject: Re: Sleep well\n\nHello,\n\nOn Monday, the college wrote:\n\
                    > Who are you? student\n> Did you help to make this course? (yes, no)\nNo, I did not.\n\
                    > 1. Is it obviously co-produced? (yes, partly, no) yes\n\
                    > Does it fill a need in the area? (yes, partly, no)\n\nPartly: there is one at the library.\n\
                    > Is it educational, and not a form of therapy? (yes, partly, no): yes\n\
                    > What do you recommend? (pass, changes) pass\n> A better title: Nights that work\n> Suggestions:\n\
                    Say what to bring.\n\n-- \nA. Member\n07700 900 000\n";
        let read = pieces(mail);
        assert_eq!(read.role.as_deref(), Some("student"));
        assert_eq!(read.made_it, Some(false));
        assert_eq!(read.answers[0], Some(Answer::Yes));
        assert_eq!(read.answers[1], Some(Answer::Partly));
        assert_eq!(read.answers[2], Some(Answer::Yes));
        assert_eq!(read.recommend, Some(Recommendation::Pass));
        assert_eq!(read.title.as_deref(), Some("Nights that work"));
        assert!(read.text.contains("Say what to bring."), "{}", read.text);
        assert!(
            !read.text.contains("A. Member") && !read.text.contains("example.org"),
            "{}",
            read.text
        );
    }

    #[test]
    fn a_response_file_is_read() {
        let file = "---\non: 2026-11-05\nas: student\nmade_it: no\nco_production: yes\nlocal_need: partly\neducational: no\n\
                    recommend: changes\ntitle: \"Living: well\"\n---\nTwo more examples.\n\nAnd tea.\n";
        let read = pieces(file);
        let date = jiff::civil::date(2026, 11, 5);
        assert_eq!((read.on, read.made_it), (Some(date), Some(false)));
        assert_eq!(
            read.answers,
            [Some(Answer::Yes), Some(Answer::Partly), Some(Answer::No)]
        );
        assert_eq!(read.recommend, Some(Recommendation::Changes));
        assert_eq!(read.title.as_deref(), Some("Living: well"));
        assert_eq!(read.text, "Two more examples.\n\nAnd tea.");
    }
}
