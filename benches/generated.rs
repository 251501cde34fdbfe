//! Builds generated colleges and prints the time of each: `cargo bench --bench generated -- 100 1000 2000`.
//!
//! A course has about 460 words and 5 sessions, so that the figures can be laid beside those of other generators. Times
//! are of the whole process, the median of five, with a warm disk cache.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod college;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const RUNS: usize = 5;

fn main() {
    let sizes: Vec<usize> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    for size in if sizes.is_empty() {
        vec![100, 1_000, 2_000]
    } else {
        sizes
    } {
        let college = college::generate(size);
        let out = college.join("public");
        let mut times: Vec<(f64, f64)> = (0..RUNS)
            .map(|_| {
                fs::remove_dir_all(&out).ok();
                (seconds(&college, &out), seconds(&college, &out))
            })
            .collect();
        let mut median = |pick: fn(&(f64, f64)) -> f64| {
            times.sort_by(|a, b| pick(a).total_cmp(&pick(b)));
            pick(&times[RUNS / 2])
        };
        println!(
            "{size} courses: {:.2} s into an empty folder, {:.2} s again",
            median(|it| it.0),
            median(|it| it.1)
        );
    }
}

fn seconds(college: &Path, out: &Path) -> f64 {
    let started = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_prospectus"))
        .args(["build", "--today", "2026-11-22", "--site"])
        .arg(college)
        .arg("--out")
        .arg(out)
        .output()
        .expect("the program was built for this benchmark");
    assert!(
        status.status.success(),
        "{}",
        String::from_utf8_lossy(&status.stdout)
    );
    started.elapsed().as_secs_f64()
}
