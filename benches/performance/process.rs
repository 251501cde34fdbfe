//! One process, measured whole: time by the clock, processor time, peak memory.
//!
//! Processor time and memory come from /proc (proc_pid_stat(5), proc_pid_status(5)); on other systems they are not known.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Ticks of /proc in a second: `sysconf(_SC_CLK_TCK)`, which is 100 on every Linux of today.
const TICKS: f64 = 100.0;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) wall: Duration,
    /// User and system, in seconds, of all threads; in steps of 10 ms, so that a mean says more than a median.
    pub(crate) processor: Option<f64>,
    /// Resident, in bytes.
    pub(crate) memory: Option<u64>,
}

/// Runs a command to its end, with what it says in a file.
///
/// # Panics
///
/// When it cannot be started or fails: nothing that failed is measured.
pub(crate) fn run(command: &mut Command, log: &Path) -> Cost {
    let said = fs::File::create(log).expect("the work folder can be written");
    let copy = said.try_clone().expect("the work folder can be written");
    command.stdin(Stdio::null()).stdout(said).stderr(copy);
    let before = of_children();
    let began = Instant::now();
    let mut child = command
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let ended = AtomicBool::new(false);
    let path = format!("/proc/{}/status", child.id());
    let (status, wall, memory) = thread::scope(|scope| {
        let watcher = scope.spawn(|| watch(&path, &ended));
        let status = wait(&mut child);
        let wall = began.elapsed();
        ended.store(true, Ordering::Relaxed);
        (status, wall, watcher.join().expect("it only reads"))
    });
    if !status {
        let said = fs::read_to_string(log).unwrap_or_default();
        let tail: Vec<&str> = said.lines().rev().take(20).collect();
        let tail: Vec<&str> = tail.into_iter().rev().collect();
        panic!("{command:?} failed:\n{}", tail.join("\n"));
    }
    let processor = before
        .zip(of_children())
        .map(|(before, after)| after - before);
    Cost {
        wall,
        processor,
        memory,
    }
}

fn wait(child: &mut Child) -> bool {
    child.wait().expect("it was started").success()
}

/// The most memory that a process ever had, as it says itself until it ends.
fn watch(path: &str, ended: &AtomicBool) -> Option<u64> {
    let mut most = None;
    while !ended.load(Ordering::Relaxed) {
        if let Ok(status) = fs::read_to_string(path) {
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let size = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
            most = most.max(size.map(|size| size * 1024));
        }
        thread::sleep(Duration::from_millis(2));
    }
    most
}

/// Seconds of processor time of all children that have ended: fields 16 and 17 of /proc/self/stat.
fn of_children() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name, in brackets, may have spaces in it.
    let after_name = stat.rsplit_once(')')?.1;
    let fields = after_name.split_whitespace().skip(13).take(2);
    let ticks = fields.map(|field| field.parse::<f64>());
    Some(ticks.sum::<Result<f64, _>>().ok()? / TICKS)
}
