//! The few questions that a kind of record has besides its name.

use jiff::civil::Date;

use crate::cli::answers::Asked;
use crate::cli::site::day;
use crate::error::Result;
use crate::model::fields::choice::Choice;
use crate::model::kind::Kind;
use crate::model::person::Expertise;
use crate::pipeline::Understood;
use crate::scaffold::{Given, ids};

/// What a person brings, by its word.
pub(super) fn expertise(word: &str) -> Result<Expertise, String> {
    Expertise::from_word(word.trim())
        .ok_or_else(|| "write lived, or learned, or both as lived,learned".to_owned())
}

/// Asks for what was not given; an empty answer leaves it for later.
pub(super) fn ask_more(
    kind: Kind,
    college: &Understood,
    given: &mut Given,
    asked: &mut Asked<'_>,
) -> Result<()> {
    match kind {
        Kind::Course => ask_of_course(college, given, asked),
        Kind::Term => ask_of_term(given, asked),
        Kind::Person => ask_of_person(given, asked),
        Kind::Venue => ask_of_venue(college, given, asked),
        _ => Ok(()),
    }
}

/// The id of a record that is there, or nothing.
fn reference(
    of: Kind,
    question: &str,
    college: &Understood,
    asked: &mut Asked<'_>,
) -> Result<Option<String>> {
    let catalogue = &college.catalogue;
    let wrong = |answer: &str| {
        let known = ids::known(of, answer, catalogue).err()?;
        (!answer.is_empty()).then(|| format!("{known}; {}", known.help()))
    };
    if let Some(asker) = &mut asked.asker {
        asker.say(&ids::some(of, catalogue));
    }
    let question = format!("{question} (its id; press Enter to decide later)");
    let answer = asked.text("", None, &question, "", &wrong)?;
    Ok(Some(answer).filter(|answer| !answer.is_empty()))
}

fn ask_of_venue(college: &Understood, given: &mut Given, asked: &mut Asked<'_>) -> Result<()> {
    if given.partners.is_empty() {
        let partner = reference(Kind::Partner, "Which partner lends it?", college, asked)?;
        given.partners.extend(partner);
    }
    if let (false, Some(asker)) = (given.private, &mut asked.asker) {
        let question = "Is it private, that is told after enrolling only, and shown nowhere?";
        given.private = asker.yes(question, false)?;
    }
    Ok(())
}

fn ask_of_course(college: &Understood, given: &mut Given, asked: &mut Asked<'_>) -> Result<()> {
    let mut reference = |of: Kind, question: &str| reference(of, question, college, asked);
    if given.topics.is_empty() {
        let topic = reference(Kind::Topic, "In which strand is it?")?;
        given.topics.extend(topic);
    }
    if given.partners.is_empty() {
        let partner = reference(Kind::Partner, "Which partner gives it with you?")?;
        given.partners.extend(partner);
    }
    if given.venue.is_none() {
        given.venue = reference(Kind::Venue, "At which venue does it meet?")?;
    }
    if given.term.is_none() {
        given.term = reference(Kind::Term, "In which term does it run?")?;
    }
    Ok(())
}

fn ask_of_term(given: &mut Given, asked: &mut Asked<'_>) -> Result<()> {
    let mut date = |question: &str| -> Result<Option<Date>> {
        let wrong = |answer: &str| day(answer).err().filter(|_| !answer.is_empty());
        let question = format!("{question} (such as 2027-01-12; press Enter to decide later)");
        Ok(day(&asked.text("", None, &question, "", &wrong)?).ok())
    };
    if given.starts.is_none() {
        given.starts = date("On which day does it start?")?;
    }
    if given.ends.is_none() {
        given.ends = date("On which day does it end?")?;
    }
    Ok(())
}

fn ask_of_person(given: &mut Given, asked: &mut Asked<'_>) -> Result<()> {
    if given.role.is_none() {
        let question = "What is their role, such as Peer trainer? (press Enter to decide later)";
        let role = asked.text("", None, question, "", &|_| None)?;
        given.role = Some(role).filter(|role| !role.is_empty());
    }
    if given.expertise.is_empty() {
        let words = |answer: &str| -> Result<Vec<Expertise>, String> {
            if answer.trim() == "both" {
                return Ok(vec![Expertise::Lived, Expertise::Learned]);
            }
            let words = answer.split([',', ' ']).filter(|word| !word.is_empty());
            words.map(expertise).collect()
        };
        let question =
            "Which expertise do they bring: lived, learned or both? (press Enter to decide later)";
        let answer = asked.text("", None, question, "", &|answer| words(answer).err())?;
        given.expertise = words(&answer).unwrap_or_default();
    }
    Ok(())
}
