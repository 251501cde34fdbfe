//! What a coordinator decided about a sheet, as options, as answers, or as a file that is kept for the next time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::import::when::Order;
use crate::model::kind::Kind;

/// A mapping file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// The row with the headings, as a spreadsheet counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_row: Option<usize>,
    /// Heading → word of a field, or `none`.
    pub columns: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<Rows>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dates: Option<Order>,
    /// The term in which dates without a year lie.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// Words of the sheet → the id of the record that they mean, or `new`.
    pub venues: BTreeMap<String, String>,
    pub partners: BTreeMap<String, String>,
    pub topics: BTreeMap<String, String>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rows {
    Session,
    Course,
}

/// Says in a mapping file that a column is not taken, or that words mean no record that is there.
pub const NONE: &str = "none";
pub const NEW: &str = "new";

impl Mapping {
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        serde_yaml::from_str(text).map_err(|cause| cause.to_string())
    }

    pub fn text(&self) -> String {
        let yaml = serde_yaml::to_string(self).unwrap_or_default();
        format!(
            "# How prospectus import csv reads the sheet. Words of columns: a field, or none.\n{yaml}"
        )
    }

    /// What was decided about the words for a record.
    pub fn same(&self, kind: Kind) -> Option<&BTreeMap<String, String>> {
        match kind {
            Kind::Venue => Some(&self.venues),
            Kind::Partner => Some(&self.partners),
            Kind::Topic => Some(&self.topics),
            _ => None,
        }
    }

    pub fn same_mut(&mut self, kind: Kind) -> Option<&mut BTreeMap<String, String>> {
        match kind {
            Kind::Venue => Some(&mut self.venues),
            Kind::Partner => Some(&mut self.partners),
            Kind::Topic => Some(&mut self.topics),
            _ => None,
        }
    }
}
