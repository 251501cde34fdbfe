//! Questions to the person at the terminal; where nobody sits, what is missing is said at once.

use std::io::{BufRead, IsTerminal, Write};

use crate::error::{Error, Result};

/// Whether somebody can be asked.
pub(super) fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// One line of answer; empty when nothing was written.
pub(super) fn ask(question: &str) -> Result<String> {
    let mut err = std::io::stderr();
    drop(write!(err, "{question} ").and_then(|()| err.flush()));
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    match read {
        Ok(0) => Err(Error::refused(
            "the answers ended before all questions were asked",
            "nothing was written; run the command again",
        )),
        Ok(_) => Ok(line.trim().to_owned()),
        Err(cause) => Err(Error::disk("read from", "standard input", cause)),
    }
}

/// An answer that must not be empty, from an option or from the person.
pub(super) fn text(given: Option<&str>, option: &str, question: &str) -> Result<String> {
    if let Some(given) = given.map(str::trim).filter(|given| !given.is_empty()) {
        return Ok(given.to_owned());
    }
    if !can_ask() {
        return Err(missing(&[option]));
    }
    loop {
        let answer = ask(question)?;
        if !answer.is_empty() {
            return Ok(answer);
        }
    }
}

/// An answer that is one of a few words.
pub(super) fn choice<T>(question: &str, read: impl Fn(&str) -> Option<T>) -> Result<T> {
    loop {
        if let Some(value) = read(&ask(question)?) {
            return Ok(value);
        }
    }
}

/// What was not said and cannot be asked.
pub(super) fn missing(options: &[&str]) -> Error {
    Error::refused(
        format!(
            "{} missing",
            options.join(", ") + if options.len() == 1 { " is" } else { " are" }
        ),
        "give what is missing as options, or run the command in a terminal: then it asks",
    )
}
