//! A hand, or an accident, in the ledger at random: it is seen, or makes no difference.

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::ledger::built::{Built, Texts, build};
use crate::ledger::model::{College, Course, Meeting, Run};

const TODAY: Date = date(2026, 11, 22);

/// Read and built once.
static SMALL: LazyLock<(Texts<'static>, Built)> = LazyLock::new(|| {
    static TEXTS: LazyLock<Vec<(String, String)>> = LazyLock::new(small);
    (Texts::read(&TEXTS), build(&TEXTS, None, TODAY))
});

/// Two courses with sessions.
fn small() -> Vec<(String, String)> {
    let mut college = College::default();
    for id in ["ab", "ab-c"] {
        let mut listed = Vec::new();
        for week in 0..2 {
            listed.push(Meeting::at(college.token(), (4 + 7 * week, 600)));
        }
        let run = Run {
            id: "r".to_owned(),
            venue: None,
            is_full: false,
            listed,
            series: None,
        };
        college.courses.insert(
            id.to_owned(),
            Course {
                title: 0,
                runs: vec![run],
            },
        );
    }
    college.texts()
}

proptest! {
    #[test]
    fn whatever_a_hand_does_to_the_ledger_is_seen_or_makes_no_difference(
        at in 0..10_000_usize,
        letter in prop_oneof![any::<char>(), "[0-9a-f\t\r\n -]".prop_map(|text| text.chars().next().unwrap_or('x'))],
        what in 0..5_u8,
    ) {
        let (texts, built) = &*SMALL;
        let mut letters: Vec<char> = built.text.chars().collect();
        let mut lines: Vec<&str> = built.text.split_inclusive('\n').collect();
        let (letter_at, line_at) = (at % letters.len(), at % lines.len());
        match what {
            0 => letters[letter_at] = letter,
            1 => letters.insert(letter_at, letter),
            2 => letters.truncate(letter_at),
            3 => { lines.remove(line_at); }
            _ => lines.insert(at / 7 % lines.len(), lines[line_at]),
        }
        let changed: String = if what < 3 { letters.into_iter().collect() } else { lines.concat() };
        let (renewed, findings) = texts.renew(Some(&changed), TODAY);
        let is_seen = findings.iter().any(|it| it.code.code == "M015");
        prop_assert!(is_seen || renewed.remembered.ledger == built.ledger, "{changed}");
    }
}
