//! Signs of an online meeting in a text: links into it, its number, its passcode.

mod folded;

mod reach;

mod labels;

mod marks;

use std::ops::Range;

use crate::text::joining::folded::Folded;
use crate::text::joining::labels::{code, code_of_letters, labelled, number};
use crate::text::joining::marks::{MARKS, Mark};
use crate::text::joining::reach::{LONGEST, ends, near, start_of_address};

/// Pages about a service, not meetings.
const OWN_PAGES: [&str; 8] = [
    "about",
    "blog",
    "download",
    "information",
    "legal",
    "org",
    "pricing",
    "support",
];

/// Every sign of a meeting in a text, in order, none inside another.
///
/// ```
/// use prospectus::text::joining::find;
///
/// let text = "Join at https://us02web.zoom.us/j/8551234 (Passcode: 48a913).";
/// let found: Vec<&str> = find(text).into_iter().map(|range| &text[range]).collect();
/// assert_eq!(found, ["https://us02web.zoom.us/j/8551234", "Passcode: 48a913"]);
/// assert!(find("We meet on Zoom (https://zoom.us/). You get the passcode 2 days before.").is_empty());
/// ```
pub fn find(text: &str) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let lower = folded.text.as_str();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut slashes = Vec::new();
    for (mark, at) in MARKS.each(lower) {
        found.extend(match mark {
            Mark::Host(host, paths) => link(&folded, at, host, paths),
            Mark::Number(label) => labelled(lower, at, label, number),
            Mark::Code(label) => labelled(lower, at, label, code)
                .or_else(|| code_of_letters(text, &folded, at, label)),
            Mark::Slash(_) => {
                slashes.push(at);
                None
            }
        });
    }
    found.extend(wrapped(lower, slashes));
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    found.retain(|range| {
        let outside = range.start >= end;
        end = end.max(range.end);
        outside
    });
    let written = found.into_iter().map(|range| folded.written(range));
    written.collect()
}

/// A sign in the form that all ways to write it share: small letters, slashes of one kind, one at a time.
pub fn plain(sign: &str) -> String {
    let folded = Folded::new(sign).text;
    let parts = folded.split(SLASH).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("/")
}

/// The address of a meeting whose host stands at a place.
fn link(folded: &Folded, at: usize, host: &str, paths: &[&str]) -> Option<Range<usize>> {
    let lower = folded.text.as_str();
    let start = start_of_address(lower, at);
    let start = match lower[start..at].chars().next_back() {
        None | Some('/' | '\\' | '.' | '@') => start,
        // A reader sees no letter before it, and a browser may.
        Some(_) if folded.is_behind_hidden(at) => at,
        // Another host, whose name ends alike.
        Some(before) if before.is_alphanumeric() || before == '-' => return None,
        Some(_) => at,
    };
    let rest = near(lower, at + host.len());
    let rest = rest[..rest.find(ends).unwrap_or(rest.len())]
        .trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let path = path(rest, paths == [""], lower[..at].chars().next_back())?;
    // A webex address names the organisation first: `/acme/j.php`.
    let path = if host == "webex.com" {
        after_site(&path, paths)
    } else {
        &path
    };
    let is_meeting = paths.iter().any(|begin| {
        path.len() > begin.len() && path.starts_with(begin)
            || !begin.is_empty() && path == *begin && !begin.ends_with('/')
    });
    let first = path.split(['/', '?', '#', '.']).next().unwrap_or("");
    let is_own = paths == [""] && OWN_PAGES.contains(&first);
    (is_meeting && !is_own).then(|| start..at + host.len() + rest.len())
}

/// The path of an address from what follows its host, as a browser and most hosts take it: a dot that ends the host, a port,
/// slashes of either kind and any number of them, and steps up (WHATWG URL, 4.4). Where any path leads into a meeting, what
/// only looks like one does not: "whereby.com\n" as JSON has the end of a line, "whereby.com: 8/10".
fn path(after_host: &str, is_any: bool, before: Option<char>) -> Option<String> {
    let rest = after_host.strip_prefix('.').unwrap_or(after_host);
    let is_address = matches!(before, Some('/' | '\\' | '@'));
    let port = rest.strip_prefix(':').filter(|_| is_address || !is_any);
    let rest = port.map_or(rest, |port| {
        port.trim_start_matches(|letter: char| letter.is_ascii_digit())
    });
    let path = rest.strip_prefix(SLASH)?;
    let slashes = &rest[..rest.len() - rest.trim_start_matches(SLASH).len()];
    if is_any && !slashes.contains('/') && before != Some('\\') {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(SLASH) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

const SLASH: [char; 2] = ['/', '\\'];

/// Addresses that hold another one, as the mail of many organisations writes each link (Safe Links of Outlook); at these
/// slashes.
fn wrapped(lower: &str, mut slashes: Vec<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    slashes.sort_unstable();
    let mut end = 0;
    for at in slashes {
        // Each address is looked at once.
        if at < end {
            continue;
        }
        let start = start_of_address(lower, at);
        let rest = &lower[start..lower.floor_char_boundary(at + LONGEST)];
        let address = &rest[..rest.find(ends).unwrap_or(rest.len())];
        // What was wrapped may have been wrapped before.
        let inside = Folded::new(&unescaped(&unescaped(address)));
        end = start + address.len().max(1);
        let leads_there = |(mark, at)| match mark {
            Mark::Host(host, paths) => link(&inside, at, host, paths).is_some(),
            _ => false,
        };
        if MARKS.each(&inside.text).into_iter().any(leads_there) {
            found.push(start..start + address.len());
        }
    }
    found
}

/// Without the escapes of an address (RFC 3986 §2.1).
fn unescaped(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = after.get(..2).filter(|_| *first == b'%');
        let escaped = escaped.and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() {
            &after[2..]
        } else {
            after
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn after_site<'t>(rest: &'t str, paths: &[&str]) -> &'t str {
    match rest.split_once('/') {
        Some((_, path)) if paths.iter().any(|begin| path.starts_with(begin)) => path,
        _ => rest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_mark_that_begins_inside_another_is_found() {
        assert_eq!(found("join.meeting id: 855 123"), ["meeting id: 855 123"]);
    }

    #[test]
    fn links_into_a_meeting_are_found_however_they_are_written() {
        for link in [
            "https://us02web.zoom.us/j/85512345678?pwd=abc",
            "zoom.us/my/millbrook",
            "https://teams.microsoft.com/l/meetup-join/19%3ameeting",
            "https://teams.microsoft.com/meet/3124567",
            "https://teams.live.com/meet/9312",
            "https://meet.google.com/abc-defg-hij",
            "https://millbrook.webex.com/meet/tutor",
            "https://millbrook.webex.com/millbrook/j.php?MTID=m1",
            "https://whereby.com/millbrook",
            "HTTPS://Zoom.us/J/855",
            "https://us02web.zoom.us/join?action=join&confno=855",
            "https://zoom.us/launch/jc/855",
            "https://zoom.com.cn/j/855",
            "https://teams.cloud.microsoft/meet/3124567",
            "https://tel.meet/abc-defg-hij?pin=1",
            "https://app.goto.com/meeting/855",
            "https://facetime.apple.com/join#v=1",
            "https://zoom.us:443/j/855",
            "https://zoom.us./j/855",
            "https://zoom.us//j/855",
            "https://zoom.us/./j/855",
            r"https:\\zoom.us\j\855",
            r"https://zoom.us\/j\/855",
            "https://z%6Fom.us/%6A/855",
            "https://ｚｏｏｍ.us/j/855",
            "https://zo\u{200b}om.us/j/\u{ad}855",
            "https://%EF%BD%9Aoom.us/j/855",
            "https://zoom.us/a/../j/855",
            "https://zoom.us/%2e%2e/j/855",
            r"https:\\whereby.com\\millbrook",
            "https://whereby.com:443/millbrook",
        ] {
            assert_eq!(found(&format!("Join: [here]({link}).")), [link]);
        }
    }

    #[test]
    fn a_link_inside_another_one_is_found() {
        for link in [
            "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fus02web.zoom.us%2Fj%2F855%3Fpwd%3Dabc&data=05",
            "https://example.org/?to=https%253A%252F%252Fzoom.us%252Fj%252F855",
            "https://teams.microsoft.com/dl/launcher/launcher.html?url=%2F_%23%2Fl%2Fmeetup-join%2F19%3Ameeting",
            "https://teams.microsoft.com/_#/l/meetup-join/19:meeting",
            "https://zoom.us/join?confno=123456789",
            "https://example.org/?to=https%3A%2F%2Fzo%25E2%2580%258Bom.us%2Fj%2F855",
        ] {
            assert_eq!(found(&format!("Join: [here]({link}).")), [link]);
        }
        for text in ["https://example.org/?q=a%2Fb", "%2f", "%2", "100 %2Fé"] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_link_needs_no_space_before_it() {
        for text in [
            "Join:zoom.us/j/855",
            "tea, cake,zoom.us/j/855",
            "_zoom.us/j/855",
            "here\u{200b}zoom.us/j/855",
            "\u{631}\u{200f}zoom.us/j/855",
        ] {
            assert_eq!(found(text), ["zoom.us/j/855"], "{text}");
        }
    }

    #[test]
    fn pages_about_a_service_are_not_meetings() {
        for text in [
            "https://zoom.us/join",
            "https://zoom.us/test and https://zoom.us/",
            "https://www.webex.com/downloads.html",
            "https://whereby.com/information/tos",
            "https://whereby.com",
            "notzoom.us/j/1",
            "not-zoom.us/j/1",
            "Learn to use meet.google.com. It is free.",
            "https://whereby.com/ and https://whereby.com:443/",
            "We use zoom.us: j/1 is a path.",
            r#"{"summary": "Online we meet on whereby.com\nand talk"}"#,
            r"on https://whereby.com\nand on whereby.com\* and 8x8.vc\-",
            r"whereby.com\\n, whereby.com\\*",
            "whereby.com:8/10 stars",
            "xzoom.us/j/855",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn numbers_and_codes_need_their_digits() {
        assert_eq!(
            found("Meeting ID: 855 1234 5678 and more"),
            ["Meeting ID: 855 1234 5678"]
        );
        assert_eq!(found("**Passcode:** 482913"), ["Passcode:** 482913"]);
        assert_eq!(found("the passcode is k3J9"), ["passcode is k3J9"]);
        for text in [
            "| Meeting ID | 855 1234 5678",
            "Meeting\u{a0}ID: 855\u{202f}1234 5678",
            "Meeting number (access code): 2374 123 4567",
            "Personal Meeting ID (PMI): 855 123 4567",
            "Passcode [48a913",
        ] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        assert_eq!(
            found("The meeting ID will be 855 1234"),
            ["meeting ID will be 855 1234"]
        );
        assert_eq!(found("Zoom ID – 855 1234"), ["Zoom ID – 855 1234"]);
        assert_eq!(found("(passcode - 482913)"), ["passcode - 482913"]);
        assert_eq!(
            found("Zoom password (4Rosehip)"),
            ["Zoom password (4Rosehip"]
        );
        assert!(found("A passcode-protected room, passcode (6 digits).").is_empty());
        assert!(found("You get the meeting ID and passcode 2 days before.").is_empty());
        assert!(found("The passcode is sent 3 days before. Passcodes change.").is_empty());
    }

    #[test]
    fn a_passcode_of_letters_is_known_by_its_capitals() {
        assert_eq!(found("(Passcode: xKqLmP)"), ["Passcode: xKqLmP"]);
        assert_eq!(
            found("the **passcode** is ZrYqWk."),
            ["passcode** is ZrYqWk"]
        );
        assert_eq!(found("passcode=hkTQmw"), ["passcode=hkTQmw"]);
        assert_eq!(
            found("Pass\u{ad}code: xKq\u{200b}LmP"),
            ["Pass\u{ad}code: xKq\u{200b}LmP"]
        );
        for text in [
            "Passcode: sunflower, PASSCODE: REQUIRED, Passcode: Emailed",
            "Passcode: WhatsApp us. Passcode: LinkedIn. Passcode: iPhone settings.",
            "The passcode–WhatsApp or eMAILed, passcode xKqLmP",
            "Passcode: McDonalds, passcode is ours, passcode: ",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
