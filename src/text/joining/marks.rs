//! What a sign of a meeting begins with, or has in it, and what finds all of these in one pass.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Input, MatchKind};

/// How the path of a Zoom meeting begins.
const ZOOM: [&str; 8] = [
    "j/",
    "my/",
    "w/",
    "s/",
    "wc/",
    "launch/",
    "join?confno=",
    "join?action=join&confno=",
];

/// What an address of a meeting holds: the end of its host, and how its path goes on.
const LINKS: [(&str, &[&str]); 27] = [
    ("zoom.us", &ZOOM),
    ("zoom.com", &ZOOM),
    ("zoom.com.cn", &ZOOM),
    ("zoomgov.com", &ZOOM),
    // Also as the address stands in a browser after it was opened.
    (
        "teams.microsoft.com",
        &[
            "l/meetup-join",
            "meet/",
            "_#/l/meetup-join",
            "v2/?meetingjoin",
            "dl/launcher",
        ],
    ),
    ("teams.microsoft.us", &["l/meetup-join", "meet/"]),
    ("teams.cloud.microsoft", &["l/meetup-join", "meet/"]),
    ("teams.live.com", &["l/meetup-join", "meet/"]),
    ("meet.google.com", &[""]),
    ("tel.meet", &[""]),
    ("g.co", &["meet/"]),
    ("webex.com", &["meet/", "join/", "wbxmjs/", "j.php", "m/"]),
    ("gotomeet.me", &[""]),
    ("gotomeeting.com", &["join/"]),
    ("meet.goto.com", &[""]),
    ("app.goto.com", &["meeting/"]),
    ("gotowebinar.com", &["join/"]),
    ("v.ringcentral.com", &["join/"]),
    ("facetime.apple.com", &["join"]),
    ("call.whatsapp.com", &["video/", "voice/"]),
    ("chime.aws", &[""]),
    ("whereby.com", &[""]),
    ("meet.jit.si", &[""]),
    ("join.skype.com", &[""]),
    ("bluejeans.com", &[""]),
    ("join.me", &[""]),
    ("8x8.vc", &[""]),
];

/// Words before the number of a meeting, which has at least six digits.
const NUMBERS: [&str; 11] = [
    "meeting id",
    "meeting id (pmi)",
    "meeting number (access code)",
    "meeting-id",
    "meeting code",
    "meetingid",
    "zoom id",
    "meeting number",
    "webinar id",
    "conference id",
    "phone conference id",
];

/// Words before a passcode, which has at least four letters or digits, one of them a digit, or six letters whose capitals stand
/// as in no word.
const CODES: [&str; 6] = [
    "passcode",
    "meeting password",
    "zoom password",
    "meeting pin",
    "pass code",
    "pass-code",
];

/// A slash in an address inside another one (RFC 3986 §2.1), and inside one that is itself inside another.
const SLASHES: [&str; 2] = ["%2f", "%252f"];

/// What a sign begins with, or has in it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Mark {
    /// A host with the paths that lead into a meeting.
    Host(&'static str, &'static [&'static str]),
    Number(&'static str),
    Code(&'static str),
    Slash(&'static str),
}

impl Mark {
    fn all() -> impl Iterator<Item = Self> {
        let hosts = LINKS.iter().map(|(host, paths)| Self::Host(host, paths));
        hosts
            .chain(NUMBERS.map(Self::Number))
            .chain(CODES.map(Self::Code))
            .chain(SLASHES.map(Self::Slash))
    }

    fn words(self) -> &'static str {
        match self {
            Self::Host(words, _) | Self::Number(words) | Self::Code(words) | Self::Slash(words) => {
                words
            }
        }
    }
}

/// All marks, and what finds them in one pass: every page is asked.
pub(super) struct Marks {
    all: Vec<Mark>,
    finder: Option<AhoCorasick>,
}

pub(super) static MARKS: LazyLock<Marks> = LazyLock::new(|| {
    let all: Vec<Mark> = Mark::all().collect();
    let finder = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(all.iter().map(|mark| mark.words()));
    Marks {
        finder: finder.ok(),
        all,
    }
});

impl Marks {
    /// Each mark in a text of small letters, with its place.
    pub(super) fn each(&self, lower: &str) -> Vec<(Mark, usize)> {
        match &self.finder {
            // Also one that begins inside another.
            Some(finder) => {
                let mut from = 0;
                let next = || {
                    let found = finder.find(Input::new(lower).range(from..))?;
                    from = found.start() + 1;
                    Some((self.all[found.pattern()], found.start()))
                };
                std::iter::from_fn(next).collect()
            }
            None => self
                .all
                .iter()
                .flat_map(|mark| lower.match_indices(mark.words()).map(|(at, _)| (*mark, at)))
                .collect(),
        }
    }
}
