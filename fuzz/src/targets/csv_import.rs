//! A sheet → drafts: every one can be read, is a draft, and names nobody.

use std::collections::BTreeMap;

use prospectus::finding::Findings;
use prospectus::import::csv::drafts::{College, drafts};
use prospectus::import::csv::mapping::Mapping;
use prospectus::import::csv::people::PeopleGo;
use prospectus::import::csv::question::{about_columns, about_rows, look};
use prospectus::model::reader;
use prospectus::parse;
use prospectus::report::import::{short, whole};
use prospectus::source::{Source, SourceId};

use crate::college::{files, sources};
use crate::meeting;

pub fn run(bytes: &[u8]) {
    let mapping = Mapping::default();
    let Ok(sheet) = look(bytes, &mapping) else {
        return;
    };
    let sources = sources(&files());
    let (catalogue, _) = reader::catalogue(&sources, false);
    about_columns(&sheet);
    about_rows(&sheet, &mapping, &catalogue);
    let who = BTreeMap::new();
    let college = College {
        catalogue: &catalogue,
        sources: &sources,
        people: PeopleGo::Here,
        who: &who,
    };
    let Ok(made) = drafts(&sheet, &mapping, "courses.csv", &college) else {
        return;
    };
    for record in &made.records {
        assert!(is_safe_path(&record.path), "{}", record.path);
        let mut findings = Findings::default();
        let source = Source::new(record.path.as_str(), record.text.as_str());
        let document = parse::document(SourceId(0), &source, &mut findings);
        assert!(
            document.is_some(),
            "{}:\n{}\n{findings:?}",
            record.path,
            record.text
        );
        let lower = record.text.to_lowercase();
        assert_eq!(meeting(&lower), None, "{}", record.text);
    }
    short(&made.told);
    whole(&made.told, "courses.csv");
    sheet.decided(&mapping).text();
}

/// A record lies in one of the college's folders, whatever a cell says.
fn is_safe_path(path: &str) -> bool {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let name = path.rsplit('/').next().unwrap_or("");
    let folders = [
        "content/courses",
        "content/venues",
        "content/topics",
        "content/people",
        "content/terms",
        "partners",
    ];
    folders.contains(&folder)
        && name.strip_suffix(".md").is_some_and(|id| {
            !id.is_empty() && id.chars().all(|it| it.is_alphanumeric() || it == '-')
        })
}
