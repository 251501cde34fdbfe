//! Bytes of a calendar → its components, each by itself, as lines that `ical` reads.
//!
//! Lines are unfolded as bytes (RFC 5545, section 3.1): a fold may stand inside a letter. One broken event never hides the
//! next.

use ical::parser::Component as _;
use ical::parser::ical::component::IcalEvent;
use ical::property::{Property, PropertyParser};

/// The most that a calendar may hold, in bytes.
const MOST: usize = 100 << 20;

/// A component, and the line of the file on which it begins.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) line: usize,
    pub(super) properties: Vec<Property>,
    /// What stands inside, such as the parts of a time zone; alarms are left out.
    pub(super) inner: Vec<(String, Vec<Property>)>,
}

/// The parts of a calendar.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub(super) events: Vec<Block>,
    pub(super) zones: Vec<Block>,
    /// The line of each event that cannot be read.
    pub(super) broken: Vec<usize>,
}

/// # Errors
///
/// Why this is no calendar, and what to do.
pub(super) fn blocks(bytes: &[u8]) -> Result<Blocks, (String, String)> {
    if bytes.len() > MOST {
        let help = "export a year at a time".to_owned();
        return Err(("this calendar has more than 100 megabytes".to_owned(), help));
    }
    let lines = unfolded(bytes);
    let begins = |(_, text): &(usize, String)| text.trim().eq_ignore_ascii_case("BEGIN:VCALENDAR");
    if !lines.iter().take(20).any(begins) {
        let help = "export the calendar as an .ics file: it begins with BEGIN:VCALENDAR";
        return Err(("this is no calendar".to_owned(), help.to_owned()));
    }
    let mut blocks = Blocks::default();
    let mut at = 0;
    while let Some((line, text)) = lines.get(at) {
        let kind = match text.trim().to_ascii_uppercase().as_str() {
            "BEGIN:VEVENT" => "VEVENT",
            "BEGIN:VTIMEZONE" => "VTIMEZONE",
            _ => {
                at += 1;
                continue;
            }
        };
        let end = lines[at + 1..].iter().position(|(_, text)| {
            let text = text.trim();
            text.eq_ignore_ascii_case(&format!("END:{kind}"))
                || text.eq_ignore_ascii_case(&format!("BEGIN:{kind}"))
        });
        let end = end.map_or(lines.len(), |end| at + 1 + end);
        let is_whole = lines
            .get(end)
            .is_some_and(|(_, text)| text.trim().to_ascii_uppercase().starts_with("END:"));
        match block(&lines[at + 1..end]).filter(|_| is_whole) {
            Some(block) if kind == "VEVENT" => blocks.events.push(Block {
                line: *line,
                ..block
            }),
            Some(block) => blocks.zones.push(Block {
                line: *line,
                ..block
            }),
            None if kind == "VEVENT" => blocks.broken.push(*line),
            None => {}
        }
        at = end;
    }
    Ok(blocks)
}

/// Lines with their numbers, each with what was folded behind it.
fn unfolded(bytes: &[u8]) -> Vec<(usize, String)> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut lines: Vec<(usize, Vec<u8>)> = Vec::new();
    for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match (line.first(), lines.last_mut()) {
            (Some(b' ' | b'\t'), Some((_, before))) => before.extend_from_slice(&line[1..]),
            (None, _) => {}
            _ => lines.push((number, line.to_vec())),
        }
    }
    let text = |bytes: Vec<u8>| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        text.chars()
            .filter(|letter| !letter.is_control() || *letter == '\t')
            .collect::<String>()
    };
    lines
        .into_iter()
        .map(|(number, bytes)| (number, text(bytes)))
        .collect()
}

/// The properties of a component, and of those inside it; `ical` reads each line.
fn block(lines: &[(usize, String)]) -> Option<Block> {
    let mut block = Block {
        line: 0,
        properties: Vec::new(),
        inner: Vec::new(),
    };
    let mut open: Vec<String> = Vec::new();
    for (_, text) in lines {
        let (name, value) = text.split_once(':').unwrap_or((text, ""));
        if name.eq_ignore_ascii_case("BEGIN") {
            open.push(value.trim().to_ascii_uppercase());
            block
                .inner
                .push((open.last().cloned().unwrap_or_default(), Vec::new()));
        } else if name.eq_ignore_ascii_case("END") {
            open.pop()?;
        } else {
            // A line that is none is no reason to lose the event; what it needs is looked for below.
            let Some(Ok(property)) = PropertyParser::from_reader(text.as_bytes()).next() else {
                continue;
            };
            match open.len() {
                0 => block.properties.push(property),
                1 => block.inner.last_mut()?.1.push(property),
                _ => {}
            }
        }
    }
    open.is_empty().then_some(block)
}

impl Block {
    /// As `ical` knows an event.
    pub(super) fn event(&self) -> IcalEvent {
        let mut event = IcalEvent::new();
        self.properties
            .iter()
            .for_each(|property| event.add_property(property.clone()));
        event
    }
}

/// A parameter of a property.
pub(super) fn parameter<'p>(property: &'p Property, name: &str) -> Option<&'p str> {
    let all = property.params.as_ref()?;
    let (_, values) = all.iter().find(|(own, _)| own.eq_ignore_ascii_case(name))?;
    values.first().map(|value| value.trim_matches('"'))
}

/// A text without its escapes (RFC 5545, section 3.3.11).
pub(super) fn text(value: &str) -> String {
    let mut out = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push(' '),
                Some(letter) => out.push(letter),
                None => {}
            },
            letter => out.push(letter),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
