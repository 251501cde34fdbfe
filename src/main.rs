//! The program: reads the command line, runs the library, and ends with its exit code.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Pages are made of many small values on all cores. With the
/// allocator of the C library a whole build takes a tenth to a fifth longer, and that of musl, which the releases for Linux are linked with, makes one core wait for the other.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    // A panic is a mistake of the program, so it ends as one: with exit code 2, like every failure of the machine.
    let ended = std::panic::catch_unwind(prospectus::cli::run);
    ExitCode::from(ended.unwrap_or(prospectus::cli::Exit::Failed) as u8)
}
