//! What was asked of other hosts → lines for a person: how much was looked at, and what could not be.

use crate::finding::Place;
use crate::links::{Answer, Looked, NotAsked, OutsideLink, Unclear};
use crate::report::words::counted;
use crate::source::Sources;

/// The lines; what is broken is among the findings and not here.
pub fn links(looked: &Looked, sources: &Sources) -> Vec<String> {
    let answers = looked.asked.answers.values();
    let asked = answers
        .clone()
        .filter(|answer| !matches!(answer, Answer::NotAsked(_)));
    let asked = asked.count() - looked.asked.remembered;
    let mut first = format!(
        "Asked {}",
        counted(asked, "outside address", "outside addresses")
    );
    if looked.asked.remembered > 0 {
        first.push_str(&format!(
            "; {} there within the last week and not asked again",
            counted(looked.asked.remembered, "was", "were")
        ));
    }
    let mut lines = vec![first + "."];
    let unclear: Vec<(&OutsideLink, &Unclear)> = looked
        .answered()
        .filter_map(|(link, answer)| match answer {
            Answer::Unclear(why) => Some((link, why)),
            _ => None,
        })
        .collect();
    if unclear
        .iter()
        .any(|(_, why)| **why == Unclear::NobodyAnswers)
    {
        lines.push(
            "Not one host answered, so it may be this computer that is cut off: nothing is said about these links."
                .to_owned(),
        );
    }
    if !unclear.is_empty() {
        let count = counted(unclear.len(), "link", "links");
        lines.push(format!(
            "Could not look at {count}; please open them in a browser:"
        ));
        let each = unclear.iter().map(|(link, why)| {
            let (place, why) = (place(link, sources), words(why));
            format!("  {place}: {} ({why})", link.address)
        });
        lines.extend(each);
    }
    for (kind, why) in [
        (NotAsked::Example, "under names that are kept for examples"),
        (
            NotAsked::Inner,
            "that lead into an inner network, where readers cannot follow",
        ),
    ] {
        lines.extend(not_asked(looked, sources, kind, why));
    }
    if let Some(cause) = &looked.asked.not_kept {
        lines.push(format!(
            "What was answered could not be kept for the next time: {cause}."
        ));
    }
    lines
}

/// The links that were left alone, a line each after one that says why.
fn not_asked(looked: &Looked, sources: &Sources, kind: NotAsked, why: &str) -> Vec<String> {
    let left = looked
        .answered()
        .filter(|(_, answer)| **answer == Answer::NotAsked(kind));
    let each = left.map(|(link, _)| format!("  {}: {}", place(link, sources), link.address));
    let each: Vec<String> = each.collect();
    if each.is_empty() {
        return each;
    }
    let count = counted(each.len(), "link", "links");
    let mut lines = vec![format!("Did not ask {count} {why}:")];
    lines.extend(each);
    lines
}

fn place(link: &OutsideLink, sources: &Sources) -> String {
    match &link.place {
        Place::Words(span) => {
            let source = &sources[span.source];
            let (line, _) = source.line_column(span.start as usize);
            format!("{}:{line}", source.path)
        }
        Place::Page(path) | Place::File(path) => path.clone(),
        Place::Line { path, line, .. } => format!("{path}:{line}"),
    }
}

fn words(why: &Unclear) -> String {
    match why {
        Unclear::Status(401 | 407) => "its host asks for a password".to_owned(),
        Unclear::Status(403 | 405 | 406 | 451 | 999) => "its host wants no programs".to_owned(),
        Unclear::Status(429) => "its host is busy".to_owned(),
        Unclear::Status(status @ 500..=599) => format!("its host has a fault, {status}"),
        Unclear::Status(status) => format!("its host answers {status}"),
        Unclear::NoAnswer => "no answer in time".to_owned(),
        Unclear::NoConnection => "no connection".to_owned(),
        Unclear::Circles => "it leads on and on".to_owned(),
        Unclear::Unreadable => "a program cannot read this address".to_owned(),
        Unclear::TimeIsUp => "there was no time left".to_owned(),
        Unclear::NobodyAnswers => "no answer".to_owned(),
    }
}
