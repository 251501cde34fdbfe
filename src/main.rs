//! The program: reads the command line, runs the library, and ends with its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    // A panic is a mistake of the program, so it ends as one: with exit code 2, like every failure of the machine.
    let ended = std::panic::catch_unwind(prospectus::cli::run);
    ExitCode::from(ended.unwrap_or(prospectus::cli::Exit::Failed) as u8)
}
