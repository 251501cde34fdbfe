//! Translations and records → which belong together, and which translations cannot be used and why.

use crate::finding::{Finding, Findings, Level, Place};
use crate::language::is_same;
use crate::malformed::{DUPLICATE_ID, UNKNOWN_KEY, UNKNOWN_REFERENCE, WRONG_KIND_OF_VALUE};
use crate::model::catalogue::Catalogue;
use crate::model::fields::nearest;
use crate::model::texts;
use crate::model::translation::{Translated, Translation};
use crate::source::Sources;

/// Puts the translations to their records, and says which cannot be used and why.
pub(super) fn join(
    read: Vec<Translation>,
    catalogue: &mut Catalogue,
    sources: &Sources,
    findings: &mut Findings,
) {
    pages_in_the_way(catalogue, findings);
    let mut joined: Vec<Translation> = Vec::new();
    for mut translation in read {
        let path = &sources[translation.source].path;
        let Some(language) = listed(catalogue, &translation, path, findings) else {
            continue;
        };
        translation.language = language;
        let same = |other: &&Translation| {
            (other.kind, &other.id, &other.language)
                == (translation.kind, &translation.id, &translation.language)
        };
        if let Some(first) = joined.iter().find(same) {
            let message = format!(
                "there is a text of {} in {} already",
                translation.id, translation.language
            );
            findings.push(
                Finding::new(&DUPLICATE_ID, Place::File(path.clone()), message)
                    .help("keep one of the two files")
                    .related(
                        Place::File(sources[first.source].path.clone()),
                        "the first one is here",
                    ),
            );
            continue;
        }
        if fits(&mut translation, catalogue, path, findings) {
            joined.push(translation);
        }
    }
    joined.sort_by(|a, b| (&a.language, a.kind, &a.id).cmp(&(&b.language, b.kind, &b.id)));
    catalogue.translations = joined;
}

/// The tag as the college lists it; a finding when it does not.
fn listed(
    catalogue: &Catalogue,
    translation: &Translation,
    path: &str,
    findings: &mut Findings,
) -> Option<String> {
    let written = &translation.language;
    let is_it = |tag: &&str| tag.eq_ignore_ascii_case(written);
    if let Some(tag) = catalogue.other_languages().into_iter().find(is_it) {
        return Some(tag.to_owned());
    }
    let main = &catalogue.college.language.value;
    let file = Place::File(path.to_owned());
    findings.push(if is_same(written, main) {
        let message =
            format!("{written} is the college's main language, which needs no file of its own");
        Finding::new(&UNKNOWN_REFERENCE, file, message).help(format!(
            "put its words into {}.md, and delete this file",
            translation.id
        ))
    } else {
        let others = catalogue.other_languages();
        let near = nearest(written, others.iter().copied());
        let listed = std::iter::once(main.as_str()).chain(others.iter().copied());
        let all: Vec<&str> = listed.chain([written.as_str()]).collect();
        let mut finding = Finding::new(
            &UNKNOWN_REFERENCE,
            file,
            format!("the college is not published in {written}, so this text is shown nowhere"),
        )
        .level(Level::Warning)
        .help(format!(
            "write languages: [{}] into content/college.md, or give the file another name",
            all.join(", ")
        ));
        if let Some(near) = near {
            finding = finding.label(format!("did you mean {}.{near}.md?", translation.id));
        }
        finding
    });
    None
}

/// Takes out of a translation what its record has no place for, and says so. Nothing is left when there is no record.
fn fits(
    translation: &mut Translation,
    catalogue: &mut Catalogue,
    path: &str,
    findings: &mut Findings,
) -> bool {
    let (kind, id) = (translation.kind, translation.id.clone());
    if catalogue.origin(kind, &id).is_none() {
        let ids = catalogue.origins().filter(|(other, _)| *other == kind);
        let near = nearest(&id, ids.map(|(_, origin)| origin.id.as_str()));
        let message = format!(
            "there is no {} {id} that this could be a text of",
            kind.noun()
        );
        let mut finding = Finding::new(&UNKNOWN_REFERENCE, Place::File(path.to_owned()), message)
            .help(format!(
                "give the file the id of its {}, or delete it",
                kind.noun()
            ));
        if let Some(near) = near {
            finding = finding.label(format!("did you mean {near}?"));
        }
        findings.push(finding);
        return false;
    }
    let Some(words) = texts::of(catalogue, kind, &id) else {
        return false;
    };
    let there: Vec<(String, usize)> = (words.slots.iter())
        .map(|slot| (slot.key.to_string(), slot.texts.len()))
        .collect();
    translation.texts.retain(|translated| {
        let wrong = misfit(&id, translated, &there);
        let is_right = wrong.is_none();
        wrong.into_iter().for_each(|wrong| findings.push(wrong));
        is_right
    });
    true
}

/// The keys that hold a list.
const LISTS: [&str; 9] = [
    "breaks",
    "closed",
    "collections",
    "enrolment.steps",
    "gets",
    "gives",
    "learning_outcomes",
    "next_steps",
    "quotes",
];

/// Why a key has no place in the record, or as many texts as it.
fn misfit(id: &str, translated: &Translated, there: &[(String, usize)]) -> Option<Finding> {
    let (key, many) = (&translated.key, translated.texts.len());
    let finding = |code, message: String| Finding::new(code, translated.at, message);
    let Some((_, wanted)) = there.iter().find(|(known, _)| known == key) else {
        return Some(
            finding(
                &UNKNOWN_KEY,
                format!("{id}.md says nothing in words under {key} that this could translate"),
            )
            .help(format!(
                "take it out here, or write {key} into {id}.md first"
            )),
        );
    };
    if !LISTS.contains(&key.as_str()) && translated.is_list {
        let message = format!("{key} is one text, and here is a list");
        return Some(finding(&WRONG_KIND_OF_VALUE, message).help("write one text"));
    }
    if *wanted == many {
        return None;
    }
    let message = format!("{key} has {many} here and {wanted} in {id}.md");
    Some(
        finding(&WRONG_KIND_OF_VALUE, message).help(
            "write as many as there, in the same order: each stands in the place of one of them",
        ),
    )
}

/// A page whose address the pages of a language need.
fn pages_in_the_way(catalogue: &Catalogue, findings: &mut Findings) {
    let tags = catalogue.other_languages();
    for page in &catalogue.pages {
        if tags.contains(&page.origin.id.as_str()) {
            let message = format!("at /{}/ stand the pages in that language", page.origin.id);
            findings.push(
                Finding::new(&DUPLICATE_ID, page.origin.front, message)
                    .help("give this page another id by renaming its file"),
            );
        }
    }
}
