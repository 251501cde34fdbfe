//! A rename that the machine stopped half-way: the next command finishes it.

use std::fs;

use serde_json::json;

use crate::college::{College, TODAY};

#[test]
fn a_rename_that_was_stopped_half_way_is_finished_by_the_next_command() {
    let done = College::new();
    done.build(&[]).ends_with(0);
    let college = College::copy_of(&done.path(""));
    let before = college.tree("");
    done.run(&[
        "rename",
        "course",
        "sleep-well",
        "rest-well",
        "--today",
        TODAY,
    ])
    .ends_with(0);
    let after: Vec<(String, Vec<u8>)> = done
        .tree("")
        .into_iter()
        .filter(|(path, _)| !path.starts_with("public/"))
        .collect();

    // What the program had written when it was stopped: all new files, the list, and the first of its steps.
    let mut steps = Vec::new();
    let mut paths: Vec<&String> = before.iter().chain(&after).map(|(path, _)| path).collect();
    paths.sort();
    paths.dedup();
    let of = |files: &[(String, Vec<u8>)], path: &str| {
        files
            .iter()
            .find(|(own, _)| own == path)
            .map(|(_, bytes)| bytes.clone())
    };
    let before: Vec<(String, Vec<u8>)> = before.clone().into_iter().collect();
    for path in paths {
        let (old, new) = (of(&before, path), of(&after, path));
        if old == new {
            continue;
        }
        let staged = new.as_ref().map(|_| steps.len().to_string());
        if let (Some(name), Some(bytes)) = (&staged, &new) {
            match steps.is_empty() {
                true => college.write(path, bytes),
                false => college.write(&format!(".prospectus-change/{name}"), bytes),
            }
        }
        let digest = old.map(|bytes| blake3::hash(&bytes).to_hex().to_string());
        steps.push(json!({"path": path, "staged": staged, "before": digest}));
    }
    assert!(steps.len() > 2, "{steps:?}");
    college.decides(&steps);

    let ran = college.run(&["check", "--today", TODAY]).ends_with(0);
    ran.says("was stopped half-way; it is finished now");
    let finished: Vec<(String, Vec<u8>)> = college.tree("").into_iter().collect();
    assert_eq!(finished, after);
    assert!(fs::metadata(college.path(".prospectus-change")).is_err());
}
