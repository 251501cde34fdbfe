//! Questions to a person at a terminal, a plain line each, so that a screen reader reads them as they come.
//!
//! Nobody is asked who could not answer: without a terminal a command takes its options, and names the one that is missing.

use std::io::{BufRead, IsTerminal};

use crate::cli::terminal::Terminal;
use crate::error::{Error, Result};

/// Asks, where somebody is there.
pub(super) struct Asker<'a> {
    terminal: &'a mut Terminal,
    answers: Box<dyn BufRead + 'a>,
}

impl<'a> Asker<'a> {
    /// One for the person at the terminal; none when input or output is no terminal, or `CI` is set.
    pub(super) fn at(terminal: &'a mut Terminal) -> Option<Self> {
        let watched = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        let alone = std::env::var_os("CI").is_some_and(|ci| !ci.is_empty());
        (watched && !alone).then(|| Self::new(terminal, Box::new(std::io::stdin().lock())))
    }

    /// One with answers from anywhere, a line each.
    pub(super) fn new(terminal: &'a mut Terminal, answers: Box<dyn BufRead + 'a>) -> Self {
        Self { terminal, answers }
    }

    pub(super) fn say(&mut self, line: &str) {
        self.terminal.say(line);
    }

    /// A text that `wrong` has nothing to say against; an empty answer is the usual one, where there is one. What is
    /// wrong with an answer is said, and the question put again.
    ///
    /// # Errors
    ///
    /// When there are no more answers.
    pub(super) fn text(
        &mut self,
        question: &str,
        usual: Option<&str>,
        wrong: &dyn Fn(&str) -> Option<String>,
    ) -> Result<String> {
        loop {
            let asked = match usual {
                Some(usual) if !usual.is_empty() => format!("{question} [{usual}]"),
                _ => question.to_owned(),
            };
            self.terminal.ask(&asked);
            let line = self.line()?;
            let answer = match (line.trim(), usual) {
                ("", Some(usual)) => usual.to_owned(),
                (answer, _) => answer.to_owned(),
            };
            match wrong(&answer) {
                None => return Ok(answer),
                Some(reason) => self.say(&format!("  {reason}")),
            }
        }
    }

    /// One of several, by its number or its name; the first is the usual one. Gives its place in the list.
    ///
    /// # Errors
    ///
    /// When there are no more answers.
    pub(super) fn choice(&mut self, question: &str, choices: &[(&str, &str)]) -> Result<usize> {
        self.say(question);
        for (number, (name, meaning)) in (1..).zip(choices) {
            self.say(&format!("  {number}  {name}: {meaning}"));
        }
        let place = |answer: &str| {
            let numbered = answer.parse::<usize>().ok();
            let numbered = numbered.filter(|number| (1..=choices.len()).contains(number));
            let named = || choices.iter().position(|(name, _)| *name == answer);
            numbered.map(|number| number - 1).or_else(named)
        };
        let wrong = |answer: &str| {
            place(answer)
                .is_none()
                .then(|| format!("Answer with a number from 1 to {}.", choices.len()))
        };
        let answer = self.text("Which?", Some("1"), &wrong)?;
        Ok(place(&answer).unwrap_or(0))
    }

    /// # Errors
    ///
    /// When there are no more answers.
    pub(super) fn yes(&mut self, question: &str, usual: bool) -> Result<bool> {
        let is = |answer: &str| match answer.to_lowercase().as_str() {
            "y" | "yes" => Some(true),
            "n" | "no" => Some(false),
            _ => None,
        };
        let wrong = |answer: &str| is(answer).is_none().then(|| "Answer yes or no.".to_owned());
        let usual = if usual { "yes" } else { "no" };
        let answer = self.text(question, Some(usual), &wrong)?;
        Ok(is(&answer).unwrap_or(false))
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        match self.answers.read_line(&mut line) {
            Ok(0) => Err(Error::refused(
                "there were no more answers, so nothing was made",
                "run the command again and answer its questions, or give the answers as options: --help lists them",
            )),
            Ok(_) => Ok(line),
            Err(cause) => Err(Error::disk("read from", "standard input", cause)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked<T>(answers: &str, ask: impl FnOnce(&mut Asker<'_>) -> Result<T>) -> Result<T> {
        let mut terminal = Terminal::new();
        ask(&mut Asker::new(&mut terminal, Box::new(answers.as_bytes())))
    }

    #[test]
    fn a_question_is_put_again_until_its_answer_can_be_used() {
        let wrong = |answer: &str| (answer.len() < 3).then(|| "Write a name.".to_owned());
        let answer = asked("a\nab\nabc\n", |asker| asker.text("Name?", None, &wrong));
        assert_eq!(answer.ok().as_deref(), Some("abc"));
    }

    #[test]
    fn an_empty_answer_is_the_usual_one() {
        let answer = asked("\n", |asker| {
            asker.text("Name?", Some("Riverside"), &|_| None)
        });
        assert_eq!(answer.ok().as_deref(), Some("Riverside"));
    }

    #[test]
    fn a_choice_is_answered_by_number_or_name() {
        let choices = [
            ("github", "GitHub"),
            ("gitlab", "GitLab"),
            ("none", "nothing"),
        ];
        let chosen = |answers| asked(answers, |asker| asker.choice("Host?", &choices)).ok();
        assert_eq!(
            [chosen("2\n"), chosen("none\n"), chosen("9\n0\nx\n\n")],
            [Some(1), Some(2), Some(0)]
        );
    }

    #[test]
    fn when_answers_end_nothing_is_taken_for_granted() {
        assert!(asked("", |asker| asker.yes("Go on?", true)).is_err());
    }
}
