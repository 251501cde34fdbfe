//! All targets in one program, because linking is what takes long: the variable FUZZ_TARGET says which.

#![no_main]

use std::sync::LazyLock;

use prospectus_fuzz::TARGETS;

static RUN: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
    let found = TARGETS.iter().find(|(own, _)| *own == name);
    found
        .unwrap_or_else(|| panic!("FUZZ_TARGET is one of {:?}", TARGETS.map(|(name, _)| name)))
        .1
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| (*RUN)(bytes));
