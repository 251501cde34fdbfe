//! Texts built in memory: read once, and the ledger renewed from them.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use prospectus::finding::{Findings, Level};
use prospectus::ledger::{self, Ledger, Records, Renewed};
use prospectus::model::{Catalogue, reader};
use prospectus::source::{Source, Sources};
use prospectus::standing::Standing;
use prospectus::timetable::{Timetable, timetable};

use crate::ledger::model::{College, Meeting, Run, Token};

/// Texts that were read; nothing is wrong with them.
pub(super) struct Texts<'t> {
    texts: &'t [(String, String)],
    catalogue: Catalogue,
    timetable: Timetable,
}

impl<'t> Texts<'t> {
    pub(super) fn read(texts: &'t [(String, String)]) -> Self {
        let (catalogue, mut findings) = reader::catalogue(&sources(texts, None), false);
        let (timetable, found) = timetable(&catalogue);
        findings.extend(found);
        fine(&findings);
        Self {
            texts,
            catalogue,
            timetable,
        }
    }

    /// Takes the sessions into a ledger, and says what is wrong with it.
    pub(super) fn renew(&self, ledger: Option<&str>, today: Date) -> (Renewed, Findings) {
        let standing = Standing::new(&self.catalogue, false, &Findings::default());
        let records = Records {
            sources: &sources(self.texts, ledger),
            catalogue: &self.catalogue,
            timetable: &self.timetable,
            standing: &standing,
            today,
        };
        let mut findings = Findings::default();
        let renewed = ledger::renew(&records, &mut findings);
        (renewed, findings)
    }
}

fn sources(texts: &[(String, String)], ledger: Option<&str>) -> Sources {
    let mut sources = Sources::default();
    let texts = texts
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    let ledger = ledger.map(|text| ("content/calendar.lock", text));
    for (path, text) in texts.chain(ledger) {
        sources.add(Source::new(path, text));
    }
    sources
}

#[track_caller]
fn fine(findings: &Findings) {
    let wrong = findings.iter().find(|it| it.level == Level::Error);
    assert!(wrong.is_none(), "{wrong:?}");
}

/// What one build made of the ledger.
pub(super) struct Built {
    /// As the file is after it.
    pub(super) text: String,
    pub(super) was_in_conflict: bool,
    pub(super) ledger: Ledger,
    /// By course, run and place in the order of writing.
    uids: BTreeMap<(String, String, usize), String>,
}

impl Built {
    pub(super) fn uid_of(&self, college: &College) -> BTreeMap<Token, String> {
        let uid = |(course, run, at, it): (&str, &Run, usize, &Meeting)| {
            let key = (course.to_owned(), run.id.clone(), at);
            (it.token, self.uids[&key].clone())
        };
        college.all().map(uid).collect()
    }
}

/// Builds texts, which like the ledger must have nothing wrong with them. A second build long after must change nothing.
pub(super) fn build(texts: &[(String, String)], before: Option<&str>, today: Date) -> Built {
    let texts = Texts::read(texts);
    let (renewed, findings) = texts.renew(before, today);
    fine(&findings);
    let text = renewed.text.or_else(|| before.map(str::to_owned));
    let text = text.expect("a first build writes a ledger");
    let (again, findings) = texts.renew(Some(&text), today.saturating_add(400.days()));
    fine(&findings);
    assert_eq!(
        again.text, None,
        "it is not read back as it was written, or time alone changes it: {text}"
    );
    assert_eq!(again.remembered.ledger, renewed.remembered.ledger);

    let uids = texts.timetable.sessions.iter().enumerate();
    let uids = uids.map(|(position, session)| {
        let course = &texts.catalogue.courses[session.course];
        let run = course.runs[session.run].id.value.clone();
        let line = renewed.remembered.line(position);
        let uid = line.expect("its course is published").uid.clone();
        ((course.origin.id.clone(), run, session.written), uid)
    });
    Built {
        uids: uids.collect(),
        text,
        was_in_conflict: renewed.news.was_in_conflict,
        ledger: renewed.remembered.ledger,
    }
}
