//! iCalendar components → bytes: CRLF, lines folded by octets, text escaped.

use ical::parser::ical::component::{IcalEvent, IcalTimeZone};
use ical::property::Property;

/// RFC 5545 §3.1: a line is at most 75 octets long, without its line break.
const LONGEST_LINE: usize = 75;

pub(super) fn property(name: &str, value: &str) -> Property {
    Property {
        name: name.to_owned(),
        params: None,
        value: Some(value.to_owned()),
    }
}

pub(super) fn with_parameter(
    name: &str,
    (parameter, given): (&str, &str),
    value: &str,
) -> Property {
    let params = Some(vec![(parameter.to_owned(), vec![given.to_owned()])]);
    Property {
        name: name.to_owned(),
        params,
        value: Some(value.to_owned()),
    }
}

/// A value of type TEXT (RFC 5545 §3.3.11): backslash, semicolon, comma and line breaks escaped, control characters left out.
pub(super) fn text(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for letter in value.replace("\r\n", "\n").chars() {
        match letter {
            '\\' => escaped.push_str("\\\\"),
            ';' => escaped.push_str("\\;"),
            ',' => escaped.push_str("\\,"),
            '\n' | '\r' => escaped.push_str("\\n"),
            // A tab keeps words apart.
            '\t' => escaped.push(' '),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A component that is written already, for the calendars that share it.
#[derive(Debug)]
pub(super) struct Written(Vec<u8>);

#[cfg(test)]
impl Written {
    pub(super) fn text(&self) -> String {
        String::from_utf8(self.0.clone()).expect("a fold never stands inside a character")
    }
}

/// What every calendar begins with.
pub(super) fn head() -> Written {
    let program = concat!(
        "-//Prospectus//Prospectus ",
        env!("CARGO_PKG_VERSION"),
        "//EN"
    );
    let own = [
        property("VERSION", "2.0"),
        property("PRODID", program),
        property("CALSCALE", "GREGORIAN"),
    ];
    let mut out = Vec::new();
    line(&mut out, "BEGIN:VCALENDAR");
    properties(&mut out, &own);
    Written(out)
}

/// Writes a calendar: its head, properties of its own, the VTIMEZONE and its VEVENTs.
pub(super) fn calendar<'w>(
    head: &Written,
    own: &[Property],
    zone: &Written,
    events: impl Iterator<Item = &'w Written> + Clone,
) -> Vec<u8> {
    let length: usize = events.clone().map(|event| event.0.len()).sum();
    let mut out = Vec::with_capacity(head.0.len() + zone.0.len() + length + 80 * (own.len() + 1));
    out.extend_from_slice(&head.0);
    properties(&mut out, own);
    out.extend_from_slice(&zone.0);
    for event in events {
        out.extend_from_slice(&event.0);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

pub(super) fn time_zone(zone: &IcalTimeZone) -> Written {
    let mut written = Vec::new();
    let out = &mut written;
    line(out, "BEGIN:VTIMEZONE");
    properties(out, &zone.properties);
    for transition in &zone.transitions {
        let kind = match transition.transition {
            ical::parser::ical::component::IcalTimeZoneTransitionType::STANDARD => "STANDARD",
            ical::parser::ical::component::IcalTimeZoneTransitionType::DAYLIGHT => "DAYLIGHT",
        };
        line(out, &format!("BEGIN:{kind}"));
        properties(out, &transition.properties);
        line(out, &format!("END:{kind}"));
    }
    line(out, "END:VTIMEZONE");
    Written(written)
}

pub(super) fn event(event: &IcalEvent) -> Written {
    let mut out = Vec::new();
    line(&mut out, "BEGIN:VEVENT");
    properties(&mut out, &event.properties);
    line(&mut out, "END:VEVENT");
    Written(out)
}

fn properties(out: &mut Vec<u8>, properties: &[Property]) {
    for property in properties {
        let mut whole = property.name.clone();
        for (name, values) in property.params.iter().flatten() {
            whole.push_str(&format!(";{name}={}", values.join(",")));
        }
        whole.push(':');
        whole.push_str(property.value.as_deref().unwrap_or(""));
        line(out, &whole);
    }
}

/// Writes a line, folded by octets and never inside a character, nor beside white space, where two readers misjoin it.
fn line(out: &mut Vec<u8>, whole: &str) {
    let mut rest = whole;
    let mut room = LONGEST_LINE;
    while rest.len() > room {
        let mut at = room;
        while !rest.is_char_boundary(at) {
            at -= 1;
        }
        let longest = at;
        let bytes = rest.as_bytes();
        while at > 1 && (bytes[at] == b' ' || bytes[at - 1] == b' ' || !rest.is_char_boundary(at)) {
            at -= 1;
        }
        if at <= 1 {
            at = longest;
        }
        out.extend_from_slice(&bytes[..at]);
        out.extend_from_slice(b"\r\n ");
        rest = &rest[at..];
        // The space that marks a fold is part of the next line.
        room = LONGEST_LINE - 1;
    }
    out.extend_from_slice(rest.as_bytes());
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(whole: &str) -> String {
        let mut out = Vec::new();
        line(&mut out, whole);
        String::from_utf8(out).expect("a fold never stands inside a character")
    }

    #[test]
    fn folds_lines_at_75_octets_and_never_inside_a_character() {
        for whole in [
            "x".repeat(300),
            "é".repeat(200),
            "日本語".repeat(60),
            format!("{}{}", "a b ".repeat(60), "y".repeat(90)),
            " ".repeat(200),
        ] {
            let written = folded(&whole);
            assert!(
                written.split("\r\n").all(|line| line.len() <= 75),
                "{written}"
            );
            assert_eq!(
                written.replace("\r\n ", "").trim_end_matches("\r\n"),
                whole.trim_end_matches("\r\n")
            );
        }
    }

    #[test]
    fn no_fold_stands_beside_a_space_where_it_can_be_helped() {
        let written = folded(&"come along to the library ".repeat(20));
        for fold in written.match_indices("\r\n ") {
            let after = &written[fold.0 + 3..];
            assert!(!after.starts_with(' ') && !written[..fold.0].ends_with(' '));
        }
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(text("a, b; c\\d\r\ne\u{7}f\tg"), "a\\, b\\; c\\\\d\\nef g");
    }

    /// What a reader does (RFC 5545 §3.1 and §3.3.11): joins folded lines, then takes the escapes off.
    fn read_back(written: &str) -> String {
        let joined = written.replace("\r\n ", "");
        let value = joined.trim_end_matches("\r\n").strip_prefix("X:");
        let value = value.unwrap_or_else(|| panic!("no name: {written}"));
        let mut text = String::new();
        let mut letters = value.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next() {
                    Some('n' | 'N') => text.push('\n'),
                    Some(escaped) => text.push(escaped),
                    None => panic!("an escape without a letter: {written}"),
                },
                letter => text.push(letter),
            }
        }
        text
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_back_as_it_was(words in "[ -~\\n]{0,200}|[àé日本🌿 ,;\\\\]{0,120}") {
            let written = folded(&format!("X:{}", text(&words)));
            proptest::prop_assert!(written.split("\r\n").all(|line| line.len() <= LONGEST_LINE));
            proptest::prop_assert_eq!(read_back(&written), words);
        }
    }
}
