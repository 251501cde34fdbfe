//! Sessions of a course's file → the file with some of them cancelled, everything else as it was.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::edit::{Edit, edited};
use crate::error::{Error, Result};
use crate::finding::Findings;
use crate::model::course::Course;
use crate::model::dates;
use crate::model::run::Run;
use crate::panel::written::scalar;
use crate::parse::front_matter;
use crate::parse::node::{Content, Node};
use crate::parse::split::split;
use crate::source::{Source, SourceId};
use crate::timetable::Session;

/// The file with these sessions cancelled, each with the reason.
pub(super) fn cancelled(
    file: &Source,
    course: &Course,
    sessions: &[&Session],
    reason: &str,
) -> Result<String> {
    let reason = quoted(reason);
    let node = front(file).ok_or_else(|| by_hand(file))?;
    let runs = node.get("runs").ok_or_else(|| by_hand(file))?;
    let mut edits = Vec::new();
    for (at, run) in course.runs.iter().enumerate() {
        let own: Vec<&&Session> = sessions.iter().filter(|it| it.run == at).collect();
        if own.is_empty() {
            continue;
        }
        let node = items(&runs.value)
            .iter()
            .find(|it| it.span.range() == run.span.range());
        let node = node.ok_or_else(|| by_hand(file))?;
        edits.extend(in_run(file, node, run, &own, &reason).ok_or_else(|| by_hand(file))?);
    }
    Ok(edited(&file.text, &joined(edits)).0)
}

/// Two that stand at one place, such as a line for a day and one for the days after it, are one.
fn joined(edits: Vec<Edit>) -> Vec<Edit> {
    let mut all: Vec<Edit> = Vec::new();
    for edit in edits {
        match all.iter_mut().find(|it| it.range == edit.range) {
            Some(first) => first.text.push_str(&edit.text),
            None => all.push(edit),
        }
    }
    all
}

fn front(file: &Source) -> Option<Node> {
    let mut ignored = Findings::default();
    let source = SourceId(0);
    let split = split(source, file, &mut ignored)?;
    front_matter::parse(source, &file.text, split.front, &mut ignored)
}

fn items(node: &Node) -> &[Node] {
    match &node.content {
        Content::List(items) => items,
        _ => std::slice::from_ref(node),
    }
}

/// The edits of one run: in its list, or in the changes of its series.
fn in_run(
    file: &Source,
    node: &Node,
    run: &Run,
    sessions: &[&&Session],
    reason: &str,
) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    let mut of_series = Vec::new();
    for session in sessions {
        // The list is written before the series.
        match session.written < run.sessions.len() {
            true => {
                let list = &node.get("sessions")?.value;
                let own = items(list).get(session.written)?;
                edits.push(in_entry(file, own, reason)?);
            }
            false => of_series.push(**session),
        }
    }
    if !of_series.is_empty() {
        let weekly = &node.get("weekly")?.value;
        edits.extend(in_series(file, weekly, run, &of_series, reason)?);
    }
    Some(edits)
}

/// A session of a list.
fn in_entry(file: &Source, node: &Node, reason: &str) -> Option<Edit> {
    match &node.content {
        Content::Scalar(_) => Some(Edit {
            range: node.span.range(),
            text: format!(
                "{{on: {}, cancelled: {reason}}}",
                &file.text[node.span.range()]
            ),
        }),
        Content::Map(_) => with_key(file, node, "cancelled", reason),
        Content::List(_) => None,
    }
}

/// Sessions of a series: each under the day that the series gives.
fn in_series(
    file: &Source,
    weekly: &Node,
    run: &Run,
    sessions: &[&Session],
    reason: &str,
) -> Option<Vec<Edit>> {
    let changes = &run.weekly.as_ref()?.change;
    let day_of = |session: &Session| {
        let moved = changes
            .values()
            .find(|it| it.moved && it.entry.when.value.date() == session.date());
        moved.map_or(session.date(), |it| it.date.value)
    };
    let change = weekly.get("change").map(|entry| &entry.value);
    let change = change.filter(|node| !node.is_null());
    let mut edits = Vec::new();
    let mut new: BTreeMap<Date, String> = BTreeMap::new();
    for session in sessions {
        let day = day_of(session);
        let there = change.and_then(|change| {
            let mut entries = change.entries().iter();
            entries.find(|entry| dates::date(&entry.key.value) == Ok(day))
        });
        match there {
            Some(entry) => edits.push(with_key(file, &entry.value, "cancelled", reason)?),
            None => drop(new.insert(day, format!("{{cancelled: {reason}}}"))),
        }
    }
    let new: Vec<String> = new
        .into_iter()
        .map(|(day, it)| format!("{day}: {it}"))
        .collect();
    match change {
        _ if new.is_empty() => {}
        None => edits.push(with_key(
            file,
            weekly,
            "change",
            &format!("{{{}}}", new.join(", ")),
        )?),
        Some(change) => edits.push(with_lines(file, change, &new)?),
    }
    Some(edits)
}

fn with_key(file: &Source, map: &Node, key: &str, value: &str) -> Option<Edit> {
    with_lines(file, map, &[format!("{key}: {value}")])
}

/// Keys at the end of a map: before its bracket, or on lines of their own.
fn with_lines(file: &Source, map: &Node, lines: &[String]) -> Option<Edit> {
    let text = file.text.as_str();
    let first = map.entries().first()?;
    let end = end_of(&map.entries().last()?.value);
    if text[map.span.range()].starts_with('{') {
        return Some(Edit {
            range: end..end,
            text: format!(", {}", lines.join(", ")),
        });
    }
    let start = first.key.span.start as usize;
    let indent = start - text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let line = if text[..line].ends_with('\r') {
        line - 1
    } else {
        line
    };
    let line_end = if text[line..].starts_with('\r') {
        "\r\n"
    } else {
        "\n"
    };
    let lines = lines.iter();
    let lines = lines.map(|it| format!("{line_end}{}{it}", " ".repeat(indent)));
    Some(Edit {
        range: line..line,
        text: lines.collect(),
    })
}

/// Where the last letters of a value end: the place of a block goes on to what comes after it.
fn end_of(node: &Node) -> usize {
    let is_in_brackets = node.span.end as usize;
    match &node.content {
        Content::Scalar(_) => is_in_brackets,
        Content::List(items) => items
            .last()
            .map_or(is_in_brackets, end_of)
            .max(is_in_brackets),
        Content::Map(entries) => {
            let last = entries.last().map(|entry| end_of(&entry.value));
            last.map_or(is_in_brackets, |last| last.max(is_in_brackets))
        }
    }
}

/// A reason that may stand inside brackets.
fn quoted(reason: &str) -> String {
    let plain = scalar(reason.trim());
    match plain.contains(',') && !plain.starts_with('"') {
        true => format!("\"{plain}\""),
        false => plain,
    }
}

fn by_hand(file: &Source) -> Error {
    Error::refused(
        format!("the sessions of {} are written in a rare way", file.path),
        "write cancelled: with the reason into each of them by hand, and run the command again",
    )
}
