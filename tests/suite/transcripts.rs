//! The commands as transcripts: what is read in `transcripts/*.md` is what a person sees, in the folder `<name>.in/`.
//!
//! `TRYCMD=overwrite cargo test transcripts` writes today's words into them.

#[test]
fn every_command_says_what_its_transcript_says() {
    let cases = trycmd::TestCases::new();
    cases
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        // The zone of the computer is proposed to a new college.
        .env("TZ", "UTC")
        .case("tests/suite/transcripts/*.md");
}
