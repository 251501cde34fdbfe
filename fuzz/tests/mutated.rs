//! Inputs that nobody wrote, made of those that are kept: some bytes changed, taken out, doubled, taken from another input
//! or from the words of the target. The same ones each time; `FUZZ_SEED=2` tries others. `fuzz/run` goes much further: it
//! sees where in the program an input leads.

use std::fs;
use std::path::Path;

use prospectus_fuzz::TARGETS;

/// As with `fuzz/run`, in bytes.
const LONGEST: usize = 4096;

/// Numbers that look random (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let number = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    }

    /// Less than a number that is not 0.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn part<'p>(&mut self, bytes: &'p [u8]) -> &'p [u8] {
        let start = self.below(bytes.len() + 1);
        let length = self.below(bytes.len() - start + 1).min(64);
        &bytes[start..start + length]
    }
}

/// What a target's inputs are made of.
struct Material {
    kept: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
}

impl Material {
    fn of(name: &str) -> Self {
        let fuzz = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = fs::read_dir(fuzz.join("corpus").join(name)).expect("a corpus");
        let mut files: Vec<_> = folder.map(|entry| entry.expect("a file").path()).collect();
        files.sort();
        let kept = files.iter().map(|file| fs::read(file).expect("a file"));
        let words = fs::read_to_string(fuzz.join(format!("dictionaries/{name}.dict")));
        Self {
            kept: kept.collect(),
            words: words.expect("words").lines().filter_map(word).collect(),
        }
    }

    fn change(&self, input: &mut Vec<u8>, random: &mut Random) {
        let at = random.below(input.len() + 1);
        let end = at + random.below(input.len() - at + 1).min(64);
        let new = match random.below(6) {
            0 => vec![random.next() as u8],
            1 => Vec::new(),
            2 => input[at..end].repeat(2),
            3 => self.words[random.below(self.words.len())].clone(),
            4 => {
                let other = random.below(self.kept.len());
                random.part(&self.kept[other]).to_vec()
            }
            _ => random.part(input).to_vec(),
        };
        // Half of the time nothing goes.
        let end = if random.below(2) == 0 { at } else { end };
        input.splice(at..end, new);
        input.truncate(LONGEST);
    }
}

/// A line of a dictionary of libFuzzer: `"a\x0ab"`.
fn word(line: &str) -> Option<Vec<u8>> {
    let mut rest = line.strip_prefix('"')?.strip_suffix('"')?.as_bytes();
    let mut word = Vec::new();
    while let [first, after @ ..] = rest {
        (word, rest) = match (first, after) {
            (b'\\', [b'x', high, low, after @ ..]) => {
                let digits = [*high, *low];
                let digits = std::str::from_utf8(&digits).ok()?;
                let byte = u8::from_str_radix(digits, 16).ok()?;
                ([word, vec![byte]].concat(), after)
            }
            (b'\\', [escaped, after @ ..]) => ([word, vec![*escaped]].concat(), after),
            _ => ([word, vec![*first]].concat(), after),
        };
    }
    Some(word)
}

/// Tries so many inputs made of each kept one.
fn try_with(name: &str, times: usize) {
    let (_, run) = TARGETS.iter().find(|(own, _)| *own == name).expect(name);
    let material = Material::of(name);
    let seed = std::env::var("FUZZ_SEED").map_or(1, |seed| seed.parse().expect("a number"));
    let mut random = Random(seed);
    for kept in &material.kept {
        for _ in 0..times {
            let mut input = kept.clone();
            for _ in 0..=random.below(4) {
                material.change(&mut input, &mut random);
            }
            if let Err(broken) = std::panic::catch_unwind(|| run(&input)) {
                let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-broken"));
                fs::write(&file, &input).expect("a file");
                eprintln!("{name} breaks with {}", file.display());
                std::panic::resume_unwind(broken);
            }
        }
    }
}

#[test]
fn csv_import() {
    try_with("csv_import", 20);
}

#[test]
fn front_matter() {
    try_with("front_matter", 20);
}

#[test]
fn ics_import() {
    try_with("ics_import", 20);
}

#[test]
fn ledger() {
    try_with("ledger", 20);
}

#[test]
fn markdown() {
    try_with("markdown", 50);
}

#[test]
fn picture() {
    try_with("picture", 20);
}

/// Of each a whole college is made.
#[test]
fn plan_link() {
    try_with("plan_link", 1);
}

#[test]
fn session_text() {
    try_with("session_text", 50);
}

#[test]
fn site() {
    try_with("site", 1);
}
