//! Approved → destination: staged beside the old site, then swapped in whole.
//!
//! A build that fails or is killed leaves the old site as it was. A folder that the program did not make is never
//! emptied. A file that did not change keeps its time stamp.

mod sink;

mod place;

mod lock;

mod swap;

mod record;

mod folders;

mod staging;

mod outputs;

mod ledger;

pub use ledger::write_ledger;
pub use outputs::{Keeping, Outputs};
pub use record::{RecordFile, forget_record, write_record};
pub use sink::{Approved, Nowhere, Sink};
pub use staging::Staging;
