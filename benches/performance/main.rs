//! What a check and a build cost, as whole processes: `cargo bench --bench performance -- 100 1000`.
//!
//! Prints a table for each size, with calendars and without, and in the same run the floor (reading the sources and writing
//! as many bytes into as many files, with no work between) and Hugo on the same courses when `benches/hugo/install` has
//! fetched it. Runs are interleaved, so that what else the machine does falls on all of them; times are medians. Sites are
//! written to a file system in memory when there is one. `--runs 5` says how many rounds, `--without-hugo`,
//! `--with-calendars` (only so) and `--at DIR` (where to work) what its name says. Above 10,000 courses Hugo takes part only
//! with `--hugo`.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[path = "../college/mod.rs"]
mod college;
mod edits;
mod floor;
mod hugo;
mod process;
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use college::{TODAY, Wish};
use edits::Edited;
use table::Row;

const FLOOR: &str = "reading and writing alone";
const HUGO: &str = "Hugo, cold";
/// Hugo takes minutes above, and its cost is known by then.
const HUGO_UP_TO: usize = 10_000;

/// What was asked for on the command line.
struct Asked {
    sizes: Vec<usize>,
    runs: usize,
    with: Vec<bool>,
    hugo: Option<PathBuf>,
    hugo_always: bool,
    work: PathBuf,
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    if let Some(at) = words.iter().position(|word| word == floor::WORD) {
        let path = |step: usize| Path::new(&words[at + step]);
        return floor::go(path(1), path(2), path(3));
    }
    let asked = asked(&words);
    fs::create_dir_all(&asked.work).expect("the work folder can be written");
    println!("{}", machine(&asked));
    for courses in &asked.sizes {
        for has_sessions in &asked.with {
            measure(&asked, *courses, *has_sessions);
        }
    }
    fs::remove_dir_all(&asked.work).expect("the work folder was made here");
}

fn asked(words: &[String]) -> Asked {
    let has = |word: &str| words.iter().any(|own| own == word);
    let after = |word: &str| words.iter().skip_while(|own| *own != word).nth(1);
    let runs = after("--runs")
        .and_then(|word| word.parse().ok())
        .unwrap_or(5);
    let values =
        ["--runs", "--at"].map(|word| words.iter().position(|own| own == word).map(|at| at + 1));
    let sizes = words
        .iter()
        .enumerate()
        .filter(|(at, _)| !values.contains(&Some(*at)));
    let sizes: Vec<usize> = sizes.filter_map(|(_, word)| word.parse().ok()).collect();
    let shared = Path::new("/dev/shm");
    let place = after("--at").map(PathBuf::from);
    let place = place.unwrap_or_else(|| match shared.is_dir() {
        true => shared.to_path_buf(),
        false => PathBuf::from(env!("CARGO_TARGET_TMPDIR")),
    });
    Asked {
        sizes: if sizes.is_empty() {
            vec![100, 1_000]
        } else {
            sizes
        },
        runs,
        with: if has("--with-calendars") {
            vec![true]
        } else {
            vec![true, false]
        },
        hugo: (!has("--without-hugo")).then(hugo::program).flatten(),
        hugo_always: has("--hugo"),
        work: place.join(format!("prospectus-performance-{}", std::process::id())),
    }
}

/// Where it was measured.
fn machine(asked: &Asked) -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let hugo = asked.hugo.as_deref().map_or_else(
        || "without Hugo (benches/hugo/install fetches it)".to_owned(),
        hugo::version,
    );
    let place = asked.work.parent().unwrap_or(&asked.work).display();
    format!(
        "prospectus {}, {hugo}; {cores} cores; colleges and sites below {place}; median of {} interleaved runs\n",
        env!("CARGO_PKG_VERSION"),
        asked.runs
    )
}

/// One college, measured in all ways.
fn measure(asked: &Asked, courses: usize, has_sessions: bool) {
    let work = asked.work.join(format!("{courses}-{has_sessions}"));
    let (folder, out) = (work.join("college"), work.join("out/public"));
    let wish = Wish {
        has_sessions,
        ..Wish::of(courses)
    };
    college::write(&wish, &folder).expect("the work folder can be written");
    let log = work.join("log");
    process::run(&mut build(&folder, &out), &log);
    let size = floor::remember(&out, &work.join("list"));
    let peer = asked
        .hugo
        .as_deref()
        .filter(|_| courses <= HUGO_UP_TO || asked.hugo_always);
    let peer = peer.map(|program| hugo::Hugo::new(program, &wish, &work.join("hugo")));
    let peer_size = peer.as_ref().map(|peer| {
        process::run(&mut peer.build(), &log);
        floor::remember(&peer.out(), &work.join("list-of-hugo"))
    });

    let mut rows = [
        "check",
        "build, cold",
        "build again, nothing changed",
        "build, a course's text changed",
        "build, a session moved",
        FLOOR,
        HUGO,
    ]
    .map(Row::new);
    let edited = Edited::new(&folder);
    let ledger = folder.join("content/calendar.lock");
    let ledger = fs::read(&ledger).ok().map(|bytes| (ledger, bytes));
    for _ in 0..asked.runs {
        let mut run =
            |at: usize, command: &mut Command| rows[at].costs.push(process::run(command, &log));
        run(0, &mut check(&folder));
        cleared(&out);
        run(1, &mut build(&folder, &out));
        run(2, &mut build(&folder, &out));
        edited.text();
        run(3, &mut build(&folder, &out));
        edited.session();
        run(4, &mut build(&folder, &out));
        edited.back();
        if let Some((path, bytes)) = &ledger {
            fs::write(path, bytes).expect("the college can be written");
        }
        let floor = work.join("floor");
        run(5, &mut alone(&folder, &work.join("list"), &floor));
        fs::remove_dir_all(&floor).expect("it was written just now");
        if let Some(peer) = &peer {
            peer.clear();
            run(6, &mut peer.build());
        }
    }
    let calendars = if has_sessions { "with" } else { "without" };
    println!(
        "**{courses} courses {calendars} calendars**: {}",
        told(size)
    );
    if let Some(size) = peer_size {
        println!("Hugo makes {}.", told(size));
    }
    println!();
    table::print(&rows, FLOOR, HUGO);
    println!();
    fs::remove_dir_all(&work).expect("it was made here");
}

fn told(size: floor::Size) -> String {
    format!("{} files, {:.1} MB", size.files, size.bytes as f64 / 1e6)
}

/// Takes away a site and all that the program keeps beside it.
fn cleared(out: &Path) {
    let around = out.parent().expect("the site lies in a folder of its own");
    fs::remove_dir_all(around).expect("it was made here");
    fs::create_dir_all(around).expect("the work folder can be written");
}

fn program() -> Command {
    Command::new(
        std::env::var_os("PROSPECTUS").unwrap_or_else(|| env!("CARGO_BIN_EXE_prospectus").into()),
    )
}

fn check(folder: &Path) -> Command {
    let mut command = program();
    command
        .args(["check", "--today", TODAY, "--site"])
        .arg(folder);
    command
}

fn build(folder: &Path, out: &Path) -> Command {
    let mut command = program();
    command
        .args(["build", "--today", TODAY, "--site"])
        .arg(folder)
        .arg("--out")
        .arg(out);
    command
}

fn alone(folder: &Path, list: &Path, out: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program is a file"));
    command.arg(floor::WORD).args([folder, list, out]);
    command
}
