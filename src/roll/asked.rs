//! What is asked of a roll, and what comes of it.

use jiff::civil::Date;

use crate::edit::Together;
use crate::roll::plan::Plan;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Ids of terms.
    pub from: &'a str,
    pub to: &'a str,
    /// First and last day of a term that is not there yet.
    pub days: Option<(Date, Date)>,
    /// Its breaks, each from a day to a day.
    pub breaks: &'a [(Date, Date)],
    /// Ids of courses; all when empty.
    pub only: &'a [String],
    pub except: &'a [String],
}

/// What comes of it.
#[derive(Debug)]
pub struct Rolled {
    pub changes: Together,
    /// The file of the new term, when it is made here.
    pub new_term: Option<String>,
    pub from_name: String,
    pub to_name: String,
    /// By course.
    pub runs: Vec<NewRun>,
    pub left: Vec<Left>,
    /// What is found of other places since, such as an agreement that ends too early.
    pub elsewhere: Vec<String>,
}

/// A run that was made.
#[derive(Debug)]
pub struct NewRun {
    pub course: String,
    pub title: String,
    /// The run that it follows.
    pub follows: String,
    pub plan: Plan,
    /// What somebody is to decide or to look at, in sentences without their full stop.
    pub decide: Vec<String>,
}

/// A run that was left as it is.
#[derive(Debug)]
pub struct Left {
    pub course: String,
    pub run: String,
    pub why: String,
    /// Whether it has its run in the new term already.
    pub is_there: bool,
}
