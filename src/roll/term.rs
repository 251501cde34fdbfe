//! The two terms of a roll: there, in order, and the new one made where its days are given.

use jiff::civil::Date;

use crate::error::{Error, Result};
use crate::malformed::UNKNOWN_REFERENCE;
use crate::model::fields::nearest;
use crate::model::kind::{Kind, suggested_id, wrong_id};
use crate::model::term::Term;
use crate::panel::written::scalar;
use crate::pipeline::Understood;
use crate::roll::asked::Asked;

/// A college of which something cannot be read may have runs that nobody sees.
pub(super) fn readable(is: &Understood) -> Result<()> {
    let in_the_way = is.unreadable.iter();
    let mut in_the_way = in_the_way.filter(|finding| finding.code != &UNKNOWN_REFERENCE);
    let Some(first) = in_the_way.next() else {
        return Ok(());
    };
    let file = match (&first.place, first.place.source(&is.sources)) {
        (_, Some(source)) => source.path.clone(),
        (crate::finding::Place::File(path), None) => path.clone(),
        _ => "the college".to_owned(),
    };
    Err(Error::refused(
        format!("{file} cannot be read for certain: {}", first.message),
        "put right what prospectus check says of it, and run the command again",
    ))
}

pub(super) fn named<'c>(is: &'c Understood, id: &str) -> Result<&'c Term> {
    is.catalogue.term(id).ok_or_else(|| unknown(is, id, ""))
}

fn unknown(is: &Understood, id: &str, otherwise: &str) -> Error {
    let ids = is.catalogue.terms.iter().map(|it| it.origin.id.as_str());
    let help = match nearest(id, ids.clone()) {
        Some(near) if otherwise.is_empty() => format!("did you mean {near}?"),
        Some(near) => format!("did you mean {near}? {otherwise}"),
        None if otherwise.is_empty() => {
            format!("the terms are {}", ids.collect::<Vec<_>>().join(", "))
        }
        None => otherwise.to_owned(),
    };
    Error::refused(format!("there is no term {id}"), help)
}

/// Path and text of the new term, when it is not there and its days are given.
pub(super) fn made(is: &Understood, asked: Asked<'_>) -> Result<Option<(String, String)>> {
    let id = asked.to;
    named(is, asked.from)?;
    let there = is.catalogue.term(id);
    let (starts, ends) = match (there, asked.days) {
        (Some(_), None) => return Ok(None),
        (Some(term), Some(_)) => {
            return Err(Error::refused(
                format!(
                    "the term {id} is there already, from {} to {}",
                    term.starts.value, term.ends.value
                ),
                "leave out --starts and --ends, or change the days in its file",
            ));
        }
        (None, None) => {
            let otherwise = "To make it here, give its days: --starts DATE --ends DATE";
            return Err(unknown(is, id, otherwise));
        }
        (None, Some(days)) => days,
    };
    if let Some(reason) = wrong_id(Kind::Term, id) {
        let help = format!("call it {}", suggested_id(id));
        return Err(Error::refused(reason, help));
    }
    if ends < starts {
        return Err(Error::refused(
            "the term would end before it starts",
            "give the earlier day with --starts",
        ));
    }
    let name = scalar(&name(id));
    let mut text = format!("---\nname: {name}\nstarts: {starts}\nends: {ends}\n");
    if !asked.breaks.is_empty() {
        text.push_str("breaks:\n");
    }
    for (from, to) in asked.breaks {
        text.push_str(&format!("  - {{from: {from}, to: {to}}}\n"));
    }
    text.push_str("---\n");
    Ok(Some((format!("{}{id}.md", Kind::Term.folder()), text)))
}

/// "Summer 2027" for `2027-summer`.
fn name(id: &str) -> String {
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let (numbers, words): (Vec<&str>, Vec<&str>) = id.split('-').partition(is_number);
    let all = [words, numbers].concat().join(" ");
    let mut letters = all.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Refuses a term that comes before the other, or is over.
pub(super) fn in_order(from: &Term, to: &Term, today: Date) -> Result<()> {
    if to.starts.value <= from.starts.value {
        return Err(Error::refused(
            format!("{} does not come after {}", to.name.value, from.name.value),
            "name the term that is over or running first, and then the one that comes",
        ));
    }
    if to.ends.value < today {
        return Err(Error::refused(
            format!("{} ended on {}", to.name.value, to.ends.value),
            "name a term that is still to come",
        ));
    }
    Ok(())
}
