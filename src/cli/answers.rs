//! Answers that begin a college: from options, from a person, or the usual ones; each is looked at before it is taken.

use std::fs;

use crate::cli::ask::Asker;
use crate::error::{Error, Result};
use crate::model::college::{checked_base_url, known_time_zone};
use crate::model::is_language_tag;

/// Answers from options, from a person, or the usual ones.
pub(super) struct Asked<'a> {
    pub(super) asker: Option<Asker<'a>>,
}

impl Asked<'_> {
    pub(super) fn text(
        &mut self,
        option: &str,
        answer: Option<&str>,
        question: &str,
        usual: &str,
        wrong: &dyn Fn(&str) -> Option<String>,
    ) -> Result<String> {
        match (answer, &mut self.asker) {
            (Some(answer), _) => given(option, answer, wrong),
            (None, Some(asker)) => asker.text(question, Some(usual), wrong),
            (None, None) => Ok(usual.to_owned()),
        }
    }
}

/// What was given as an option, when nothing is wrong with it.
pub(super) fn given(
    option: &str,
    answer: &str,
    wrong: &dyn Fn(&str) -> Option<String>,
) -> Result<String> {
    let answer = answer.trim();
    match wrong(answer) {
        None => Ok(answer.to_owned()),
        Some(reason) => Err(Error::refused(
            format!("{option} cannot be used: {reason}"),
            "nothing was written; run the command again with another answer",
        )),
    }
}

pub(super) fn wrong_name(name: &str) -> Option<String> {
    if name.is_empty() {
        return Some("write a name".to_owned());
    }
    let odd = name.chars().any(char::is_control);
    odd.then(|| "write it on one line, without unseen signs".to_owned())
}

pub(super) fn wrong_address(address: &str) -> Option<String> {
    let reason = checked_base_url(address).err()?;
    Some(format!(
        "{reason}; write the whole address, such as https://example.org/college/"
    ))
}

pub(super) fn wrong_language(tag: &str) -> Option<String> {
    (!is_language_tag(tag))
        .then(|| format!("{tag} is not a language tag; write one such as en-GB, cy or ur"))
}

pub(super) fn wrong_time_zone(name: &str) -> Option<String> {
    let near = known_time_zone(name).err()?;
    let near = near.map_or(String::new(), |near| format!("; did you mean {near}?"));
    Some(format!(
        "{name} is not a time zone: write a continent or ocean and a town, such as Europe/London{near}"
    ))
}

/// The zone of this computer, where it says one that a place has (tzfile(5), timezone(5)); else that of most colleges.
pub(super) fn time_zone_here() -> String {
    let named = std::env::var("TZ").ok();
    let named = named.map(|name| name.trim_start_matches(':').to_owned());
    let linked = || {
        let link = fs::read_link("/etc/localtime").ok()?;
        let link = link.to_string_lossy().into_owned();
        Some(link.split_once("zoneinfo/")?.1.to_owned())
    };
    let written = || Some(fs::read_to_string("/etc/timezone").ok()?.trim().to_owned());
    let name = named.or_else(linked).or_else(written).unwrap_or_default();
    let of_a_place = name.contains('/') && !name.starts_with("Etc/");
    match known_time_zone(&name) {
        Ok(_) if of_a_place => name,
        _ => "Europe/London".to_owned(),
    }
}
