//! What somebody is to decide about the new runs: what the rules say of them, and whose consent runs out before they end.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::finding::{Finding, Level};
use crate::model::run::Run;
use crate::pipeline::Understood;
use crate::roll::asked::NewRun;
use crate::source::Span;

/// "12 January 2027"
pub(super) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// Adds to each run what is found of it; gives what is found of other places.
pub(super) fn add(before: &Understood, after: &Understood, runs: &mut [NewRun]) -> Vec<String> {
    let new = new_findings(before, after);
    let mut told = vec![false; new.len()];
    for new_run in runs.iter_mut() {
        let Some(run) = run_of(after, new_run) else {
            continue;
        };
        for (at, finding) in new.iter().enumerate() {
            let places = finding.place.span().into_iter().chain(related(finding));
            if places.into_iter().any(|place| run.span.holds(place)) {
                told[at] = true;
                new_run.decide.push(said(finding));
            }
        }
        new_run
            .decide
            .extend(consents(after, run, &new_run.plan.days));
    }
    let rest = new.iter().zip(told).filter(|(_, told)| !told);
    rest.map(|(finding, _)| said(finding)).collect()
}

fn run_of<'c>(is: &'c Understood, new: &NewRun) -> Option<&'c Run> {
    let course = is.catalogue.course(&new.course)?;
    course.runs.iter().find(|run| run.id.value == new.plan.id)
}

/// What is found now and was not found before. Advice is for `check`.
fn new_findings<'u>(before: &Understood, after: &'u Understood) -> Vec<&'u Finding> {
    let key = |is: &Understood, finding: &Finding| {
        let source = finding.place.source(&is.sources);
        let path = source.map(|source| source.path.clone());
        (finding.code.code, finding.message.clone(), path)
    };
    let known: BTreeSet<_> = before.found.iter().map(|it| key(before, it)).collect();
    let found = after.found.iter();
    let found = found.filter(|it| it.level < Level::Advice && !known.contains(&key(after, it)));
    found.collect()
}

fn related(finding: &Finding) -> impl Iterator<Item = Span> + '_ {
    finding.related.iter().filter_map(|it| it.place.span())
}

fn said(finding: &Finding) -> String {
    let label = finding.label.as_ref();
    let label = label.map_or_else(String::new, |label| format!(" ({label})"));
    format!("{}{label} [{}]", finding.message, finding.code.code)
}

/// People who are named with a consent that ends before the last session.
fn consents(is: &Understood, run: &Run, days: &[Date]) -> Vec<String> {
    let Some(last) = days.last() else {
        return Vec::new();
    };
    let series = run.weekly.iter().flat_map(|it| it.change.values());
    let own = run.sessions.iter().chain(series.map(|it| &it.entry));
    let ids = run.facilitators.iter();
    let ids = ids.chain(own.flat_map(|it| &it.facilitators));
    let ids: BTreeSet<&str> = ids.map(|id| id.value.as_str()).collect();
    let people = ids.into_iter().filter_map(|id| is.catalogue.person(id));
    let until = people.filter_map(|person| {
        let until = person.consent.as_ref()?.review_by?.value;
        (person.name.is_some() && until < *last).then_some((&person.origin.id, until))
    });
    until
        .map(|(id, until)| {
            format!(
                "the consent of {id} to be named runs out on {}, before the last session",
                day(until)
            )
        })
        .collect()
}
