//! A session as the ledger has it, whoever wrote that → what a student's plan keeps of it, the address by which a plan is
//! shared, and where the session's calendar lies.
//!
//! What a visitor's browser makes of such an address is JavaScript: `tests/browser/hostile.test.mjs` tries that.

use crate::college::files_with;
use crate::site::made_of;
use crate::targets::ledger::with_checksums;
use crate::targets::text;

pub fn run(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if text.len() > 4096 {
        return;
    }
    let ledger =
        format!("# prospectus ledger\t1\texample.org/a/b/\tMillbrook College\t!\n{text}\n# end");
    made_of(&files_with(
        prospectus::read::LEDGER_PATH,
        &with_checksums(&ledger),
    ));
}
