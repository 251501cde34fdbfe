//! Candidate: who or what could step in, with what speaks for it and against it.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::model::kind::Kind;

/// Somebody, some place or some partner that could step in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub kind: Kind,
    /// As a record names it: `the-hub/room-1`, `p-05`, `millbrook-mind`.
    pub id: String,
    pub fit: Fit,
    pub free: Free,
    pub speaks_for: Vec<String>,
    pub against: Vec<String>,
    /// How far it is from the place that was lost, in metres.
    pub metres: Option<u32>,
}

/// For which of the sessions somebody or some place is free.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Free {
    /// In the order of time.
    pub on: Vec<Date>,
    /// How many sessions have a day at all.
    pub of: usize,
}

/// How well a candidate fits; the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Nothing in the records speaks against it.
    Fits,
    /// It can be, and there is something to ask or to weigh.
    Ask,
    /// It is free for some of the sessions only.
    ForSome,
    Cannot,
}

impl Fit {
    pub fn words(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::Ask => "to ask",
            Self::ForSome => "for some",
            Self::Cannot => "cannot",
        }
    }

    /// As a program reads it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::Ask => "to-ask",
            Self::ForSome => "for-some",
            Self::Cannot => "cannot",
        }
    }
}

impl Candidate {
    pub(super) fn new(kind: Kind, id: String, free: Free, reasons: Reasons) -> Self {
        let (days, of) = (free.on.len(), free.of);
        let fit = match () {
            () if reasons.is_out || of > 0 && days == 0 => Fit::Cannot,
            () if days < of => Fit::ForSome,
            () if reasons.against.is_empty() => Fit::Fits,
            () => Fit::Ask,
        };
        Self {
            kind,
            id,
            fit,
            free,
            speaks_for: reasons.speaks_for,
            against: reasons.against,
            metres: None,
        }
    }

    /// What sorts candidates, the best first: how they fit, how many sessions, what speaks against them, how near.
    pub(super) fn rank(&self) -> impl Ord + use<'_> {
        (
            self.fit,
            Reverse(self.free.on.len()),
            self.against.len(),
            self.metres.unwrap_or(u32::MAX),
            Reverse(self.speaks_for.len()),
            &self.id,
        )
    }
}

/// What speaks for somebody and against, as it is found.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    speaks_for: Vec<String>,
    against: Vec<String>,
    is_out: bool,
}

impl Reasons {
    pub(super) fn speaks_for(&mut self, reason: impl Into<String>) {
        self.speaks_for.push(reason.into());
    }

    /// Something to ask or to weigh.
    pub(super) fn ask(&mut self, reason: impl Into<String>) {
        self.against.push(reason.into());
    }

    /// Something that makes it impossible.
    pub(super) fn stops(&mut self, reason: impl Into<String>) {
        self.against.push(reason.into());
        self.is_out = true;
    }
}
