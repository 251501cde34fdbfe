//! The program: reads the command line, runs the library, and ends with its exit code.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Pages are made of many small values on all cores, and glibc's allocator takes longer for them (docs/performance.md). That of
/// musl, which the releases for Linux are linked with, was not measured.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    // A panic is a mistake of the program, so it ends as one: with exit code 2, like every failure of the machine.
    let ended = std::panic::catch_unwind(prospectus::cli::run);
    ExitCode::from(ended.unwrap_or(prospectus::cli::Exit::Failed) as u8)
}
