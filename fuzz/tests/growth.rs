//! Four times the input takes about four times the work, whatever stands in it. Work is the time that this thread had a
//! processor, as Linux counts it, the least of several tries: how busy the machine is makes little difference.

#![cfg(target_os = "linux")]

use std::fs;

use prospectus::text::joining;
use prospectus_fuzz::TARGETS;

/// With a square of the input it would be 16.
const MOST: f64 = 10.0;

/// Nanoseconds: with less, one shape cannot be told from another.
const LEAST: u64 = 5_000_000;

/// What takes less than [`LEAST`] with so many parts does not grow as a square.
const MANY: usize = 200_000;

/// Nanoseconds on a processor.
fn worked() -> u64 {
    let said = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux says so");
    said.split(' ')
        .next()
        .and_then(|first| first.parse().ok())
        .expect("a number")
}

fn work(run: &dyn Fn(&[u8]), input: &[u8]) -> u64 {
    let tries = (0..3).map(|_| {
        let began = worked();
        run(input);
        worked() - began
    });
    tries.min().unwrap_or(0)
}

/// What is wrong when the work grows as the square of the input does. A machine that others use can make one measurement
/// odd, so it has to grow too fast at three sizes, each twice the one before.
fn grows_evenly(
    name: &str,
    run: &dyn Fn(&[u8]),
    input: &dyn Fn(usize) -> String,
    wrong: &mut Vec<String>,
) {
    // What is always done is not counted.
    let nothing = work(run, input(1).as_bytes());
    let of = |count| work(run, input(count).as_bytes()).saturating_sub(nothing);
    let mut count = 500;
    let mut small = of(count);
    while small < LEAST {
        if count > MANY {
            return;
        }
        count *= 2;
        small = of(count);
    }
    let mut large = 0;
    for _ in 0..3 {
        large = of(count * 4);
        if large as f64 / small.max(LEAST) as f64 <= MOST {
            return;
        }
        count *= 2;
        small = of(count);
    }
    let shown: String = input(3).chars().take(60).collect();
    wrong.push(format!(
        "{name}: {shown:?}: {} take {} ms, {count} {} ms",
        count * 2,
        large / 1_000_000,
        small / 1_000_000,
    ));
}

fn of(name: &str) -> fn(&[u8]) {
    TARGETS
        .iter()
        .find(|(own, _)| *own == name)
        .expect("there is the target")
        .1
}

/// A part again and again, between a beginning and an end.
fn check(name: &str, run: &dyn Fn(&[u8]), parts: &[(&str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (begin, part, end) in parts {
        grows_evenly(
            name,
            run,
            &|count| format!("{begin}{}{end}", part.repeat(count)),
            &mut wrong,
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_square_is_seen() {
    let square = |bytes: &[u8]| {
        for begin in 0..bytes.len() {
            std::hint::black_box(bytes[begin..].iter().filter(|byte| **byte == b'b').count());
        }
    };
    let mut wrong = Vec::new();
    grows_evenly("square", &square, &|count| "a".repeat(count), &mut wrong);
    assert_eq!(wrong.len(), 1, "{wrong:#?}");
}

#[test]
fn markdown() {
    let parts = [
        "[",
        "![",
        "*a ",
        "**a _b ",
        "`",
        "> ",
        "- ",
        "<span>",
        "<mark>a",
        "<b>",
        "</b>",
        "<details>\n",
        "## a\n",
        "## \n",
        "[x](",
        "&amp;",
        "<!--",
        "<!",
        "| a ",
        "\\",
        "[x]: y\n",
        "a\n\n",
        "<a <",
        "<span lang=en ",
        "~~",
        "[^a]",
        "<q>",
        "</q>",
        "http://",
        "***",
        "1. a\n",
        "\t",
        "![a](b)",
        "[a](javascript:x)",
        "<br>",
    ];
    let parts: Vec<_> = parts.iter().map(|part| ("", *part, "")).collect();
    check(
        "markdown",
        &prospectus_fuzz::targets::markdown::make,
        &parts,
    );
}

#[test]
fn markdown_in_two_halves() {
    let mut wrong = Vec::new();
    for (first, second) in [
        ("<b>", "</i>"),
        ("<b>", "</b>"),
        ("<span>", "</mark>"),
        ("*", "_"),
        ("[", "]"),
        ("<details>\n", "</details>\n"),
        ("[a]: b\n", "[a]"),
        ("<svg>", "</math>"),
    ] {
        let input = |count| format!("{}{}", first.repeat(count), second.repeat(count));
        grows_evenly(
            "markdown",
            &prospectus_fuzz::targets::markdown::make,
            &input,
            &mut wrong,
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn front_matter() {
    check(
        "front_matter",
        &of("front_matter"),
        &[
            ("\0---\ntitle: ", "[", "\n---\n"),
            ("\0---\ntitle: ", "{a: ", "\n---\n"),
            ("\0---\ntitle: \"", "\\x41", "\"\n---\n"),
            ("\0---\n", "title: a\n", "---\n"),
            ("\0---\ntopics:\n", "- a\n", "---\n"),
            ("\0---\nlearning_outcomes:\n", "- a b\n", "---\n"),
            ("\0---\nruns:\n", "- {id: a}\n", "---\n"),
            ("\0---\ntitle: ", "é", "\n---\n"),
            ("\0---\na: &a x\nb: [", "*a, ", "]\n---\n"),
            ("\0---\ntitle: |\n", "  a\n", "---\n"),
            ("\0---\n", "# a\n", "title: b\n---\n"),
        ],
    );
}

#[test]
fn times_and_days() {
    check(
        "session_text",
        &of("session_text"),
        &[
            ("", "12 January, ", ""),
            ("", "10-", ""),
            ("", "Tue ", ""),
            ("", "1/", ""),
            ("", "and & to ", ""),
            ("", "a", ""),
            ("", "2027-01-12 ", ""),
        ],
    );
}

#[test]
fn sheets_and_calendars() {
    check(
        "csv_import",
        &of("csv_import"),
        &[
            ("Course,Date\n", "A,12/01/2027\n", ""),
            ("Course\n", "\"", ""),
            ("Course", ",", "\na\n"),
            ("Course\n\"", "a\n", "\""),
        ],
    );
    let event = "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20270112T100000Z\r\nEND:VEVENT\r\n";
    check(
        "ics_import",
        &of("ics_import"),
        &[
            ("BEGIN:VCALENDAR\r\n", event, "END:VCALENDAR\r\n"),
            ("BEGIN:VCALENDAR\r\n", "BEGIN:X\r\n", ""),
            (
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270112T100000Z\r\nSUMMARY:a",
                "\r\n b",
                "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            ),
            (
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270112T100000Z\r\n",
                "EXDATE:20270112T100000Z\r\n",
                "END:VEVENT\r\nEND:VCALENDAR\r\n",
            ),
        ],
    );
}

#[test]
fn joining_links() {
    let find = |bytes: &[u8]| drop(joining::find(std::str::from_utf8(bytes).expect("text")));
    check(
        "joining::find",
        &find,
        &[
            ("", "zoom.us/j/", ""),
            ("", "zoom.us", ""),
            ("", "teams.microsoft.com/l/", ""),
            ("", "passcode: ", ""),
            ("", "passcode:", ""),
            ("", "meeting id: 1", ""),
            ("", "1 ", ""),
            ("", "é", ""),
        ],
    );
}
