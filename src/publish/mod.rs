//! Approved → destination: staged beside the old site, then swapped in whole.
//!
//! A build that fails or is killed leaves the old site as it was. A folder that the program did not make is never
//! emptied. A file that did not change keeps its time stamp. The site and the memory of its calendars belong together.

mod sink;

mod place;

mod lock;

mod swap;

mod ledger;

mod record;

mod folders;

mod staging;

mod outputs;

pub use ledger::{Memory, Stopped, finish};
pub use outputs::{Keeping, Outputs};
pub use record::{RecordFile, forget_record, write_record};
pub use sink::{Approved, Nowhere, Sink};
pub use staging::Staging;
