//! Exit: the three ways in which the program ends, as scripts see them.

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Clean = 0,
    /// Something in the college's files stops publication.
    Findings = 1,
    /// The program or the machine failed.
    Failed = 2,
}
