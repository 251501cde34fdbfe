//! Answer, Asked and Answers: what is known of an outside address.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// What came of asking an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It is there.
    There,
    /// It is there, and its host says that it has moved to this address for good.
    Moved(String),
    Broken(Broken),
    /// Nothing is known: the host was busy, wants no programs, or was out of reach.
    Unclear(Unclear),
    NotAsked(NotAsked),
}

/// What a reader who follows the link would meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// The host says 404 or 410; the address to which it led on first, if any.
    Gone { status: u16, led_to: Option<String> },
    /// No host has this name.
    NoSuchHost(String),
    /// A browser warns before it opens the page of this host.
    Certificate { host: String, wrong: Certificate },
}

/// Why a browser does not trust a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certificate {
    RunOut,
    OfAnotherName,
    NotTrusted,
}

/// Why nothing is known of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unclear {
    /// 401, 403, 429, 500 and their like.
    Status(u16),
    /// No answer in time.
    NoAnswer,
    /// The host is known, and nobody there takes the call.
    NoConnection,
    /// It leads on and on.
    Circles,
    /// A program cannot read the address.
    Unreadable,
    /// The time for all links was over before its turn.
    TimeIsUp,
    /// No host answered at all, so that it may be this computer that is cut off.
    NobodyAnswers,
}

/// Why an address was left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAsked {
    /// It leads into the inner network of whoever asks.
    Inner,
    /// Its name is kept for examples (RFC 2606, RFC 6761).
    Example,
}

/// What came of asking all addresses.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// By address, without a fragment.
    pub answers: BTreeMap<String, Answer>,
    /// How many of them were good some days ago and not asked again.
    pub remembered: usize,
    /// Why what was answered could not be kept for the next time.
    pub not_kept: Option<String>,
}

/// Who is asked about outside addresses.
pub trait Answers: Sync {
    /// Asks about each address once; `step` is called for each that is done.
    fn ask(&self, addresses: Vec<String>, today: Date, step: &(dyn Fn() + Sync)) -> Asked;
}

/// What was answered already, asked for again.
impl Answers for Asked {
    fn ask(&self, addresses: Vec<String>, _: Date, _: &(dyn Fn() + Sync)) -> Asked {
        let known = addresses.into_iter().filter_map(|address| {
            let answer = self.answers.get(&address)?.clone();
            Some((address, answer))
        });
        Self {
            answers: known.collect(),
            ..Self::default()
        }
    }
}
