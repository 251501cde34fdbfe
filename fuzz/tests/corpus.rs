//! Every input that is kept for the fuzz targets, among them each that once broke a promise, tried once more.

use std::fs;
use std::path::Path;

use prospectus_fuzz::{TARGETS, targets};

#[test]
fn every_kept_input_keeps_the_promises() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for (name, run) in TARGETS {
        let folder = fs::read_dir(corpus.join(name)).expect("each target has a corpus");
        let mut files: Vec<_> = folder.map(|entry| entry.expect("a file").path()).collect();
        files.sort();
        assert!(files.len() >= 5, "{name} has hardly a corpus");
        for file in files {
            eprintln!("{}", file.display());
            run(&fs::read(&file).expect("a file"));
        }
    }
}

#[test]
fn the_college_of_the_site_target_is_whole() {
    targets::site::plain();
}

/// libFuzzer stops before its first input when it cannot read a line (ParseDictionaryFile): ASCII in quotation marks, and
/// of escapes `\\`, `\"` and `\x41`.
#[test]
fn every_dictionary_can_be_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionaries");
    for (name, _) in TARGETS {
        let text = fs::read_to_string(folder.join(format!("{name}.dict"))).expect("one for each");
        let words = text.lines().map(str::trim);
        for line in words.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            assert!(can_be_read(line), "{name}: {line}");
        }
    }
    assert!(can_be_read(r#"a="\x09\"\\""#));
    for line in [r#""\t""#, r#""\x9""#, r#""a"#, r#""""#, "a", "\"é\""] {
        assert!(!can_be_read(line), "{line}");
    }
}

fn can_be_read(line: &str) -> bool {
    let Some((_, rest)) = line.split_once('"') else {
        return false;
    };
    let Some(mut rest) = rest.strip_suffix('"').filter(|word| !word.is_empty()) else {
        return false;
    };
    while let Some((_, escape)) = rest.split_once('\\') {
        let hex = |escape: &str| escape.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
        rest = match escape.as_bytes().first() {
            Some(b'\\' | b'"') => &escape[1..],
            Some(b'x') if hex(&escape[1..]) => &escape[3..],
            _ => return false,
        };
    }
    line.is_ascii()
}
