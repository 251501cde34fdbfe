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
