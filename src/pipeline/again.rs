//! A build that knows of the last one: nothing when nothing changed, and else only the pages that came out otherwise.
//!
//! What it knows lies beside the site, and none of it is believed unprovenly: the inputs are compared with those of the
//! last build, the files of the site with what it left there.

use std::path::Path;

use crate::error::Result;
use crate::pipeline::kept::Kept;
use crate::pipeline::lender::OnDisk;
use crate::pipeline::record::{Asked, Record, Told};
use crate::pipeline::request::{Day, Options, Outcome, Progress};
use crate::pipeline::run::Run;
use crate::publish::{
    Approved, Keeping, Memory, Outputs, RecordFile, Staging, forget_record, write_record,
};
use crate::read;
use crate::read::LEDGER_PATH;
use crate::read::inputs::{Compared, Inputs};
use crate::read::program::Program;

/// How a build ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Built {
    /// The site is the new one.
    Made,
    /// The site is as the last build left it, and as this one would have made it.
    Unchanged,
    /// Findings stopped it: the site is the old one.
    Refused,
}

/// Makes the site and publishes it, unless a finding stops that, or the last build made the same. With `fresh` nothing
/// that the last build knew is believed.
///
/// # Errors
///
/// When the machine fails; then the old site is as it was, unless it was the ledger that could not follow the new one, which
/// the next command makes good.
pub fn build_again(
    site: &Path,
    out: &Path,
    options: &Options,
    fresh: bool,
    progress: &dyn Progress,
) -> Result<(Outcome, Built)> {
    let staging = Staging::new(site, out)?;
    let mut last = Last::of(&staging, fresh);
    let this = This::begin(site, &staging, options, last.as_ref());
    // Another program may mean something else by the same bytes.
    last = last.filter(|last| {
        this.as_ref()
            .is_some_and(|this| this.program.is_same(&last.record.program))
    });
    if let (Some(last), Some(this)) = (&mut last, &this)
        && !this.program.is_of_one_start(&last.record.program)
    {
        last.record.outputs.look_again();
    }
    let Some(mut this) = this else {
        forget_record(&staging.record());
        return made(site, options, progress, staging, None, None);
    };
    if let Some(known) = &mut last
        && let Some((told, day)) = known.unchanged(&mut this, &staging, options)
        && let Some(outcome) = told.outcome(site, day)
    {
        return Ok((outcome, Built::Unchanged));
    }
    made(site, options, progress, staging, Some(this), last)
}

/// What the last build left to know.
struct Last {
    file: RecordFile,
    record: Record,
}

impl Last {
    fn of(staging: &Staging, fresh: bool) -> Option<Self> {
        if fresh {
            return None;
        }
        let file = RecordFile::open(&staging.record())?;
        let record = Record::read(&file)?;
        Some(Self { file, record })
    }

    /// What it told, when a build would make and tell the same.
    fn unchanged(
        &mut self,
        this: &mut This,
        staging: &Staging,
        options: &Options,
    ) -> Option<(Told, Day)> {
        let record = &mut self.record;
        let day = record.told.as_ref()?.day_of(options.today)?;
        if record.asked != this.asked {
            return None;
        }
        let inputs = this.inputs.compare(&record.inputs, record.began);
        if inputs == Compared::Other {
            return None;
        }
        let outputs = record.outputs.compare(staging.out(), this.began);
        match inputs.and(outputs) {
            Compared::Other => return None,
            Compared::Same => {}
            // What had to be read is known the next time.
            Compared::SameWhenRead => {
                record.began = this.began;
                record.program = this.program.clone();
                record.inputs = this.inputs.clone();
                if let (Ok(front), Some(pages)) = (postcard::to_stdvec(record), self.file.pages()) {
                    write_record(&staging.record(), &front, &pages);
                }
            }
        }
        Some((record.told.take()?, day))
    }
}

/// With what this build is made, and what lies there for it.
struct This {
    program: Program,
    asked: Asked,
    began: i64,
    inputs: Inputs,
}

impl This {
    /// `None` where the system does not say enough; the build then says what is wrong, and knows nothing the next time.
    fn begin(
        site: &Path,
        staging: &Staging,
        options: &Options,
        last: Option<&Last>,
    ) -> Option<Self> {
        let program = last.map(|last| (&last.record.program, last.record.began));
        let began = staging.began()?;
        let (program, inputs) = rayon::join(
            || Program::this(program),
            || Some(Inputs::list(site, options.people.as_deref())?.stamped()),
        );
        Some(Self {
            program: program?,
            asked: Asked::new(options),
            began,
            inputs: inputs?,
        })
    }

    /// Finds out the digests of everything that is no text.
    fn know_from(&mut self, last: Option<&Last>) {
        self.inputs.forget();
        if let Some(Last { record, .. }) = last {
            self.inputs.know_from(&record.inputs, record.began);
        }
        self.inputs.read_what_is_no_text();
    }

    /// What the next build is to know, as it is written.
    fn record(self, outputs: Outputs, outcome: &Outcome) -> Option<Vec<u8>> {
        let record = Record {
            program: self.program,
            asked: self.asked,
            began: self.began,
            inputs: self.inputs,
            outputs,
            told: outcome.lasts.then(|| Told::new(outcome)),
        };
        postcard::to_stdvec(&record).ok()
    }
}

/// Makes the site, with what still stands of the last one.
fn made(
    site: &Path,
    options: &Options,
    progress: &dyn Progress,
    staging: Staging,
    mut this: Option<This>,
    mut last: Option<Last>,
) -> Result<(Outcome, Built)> {
    if let Some(this) = &mut this {
        this.know_from(last.as_ref());
    }
    let files = read::read(site, options.people.as_deref())?;
    if let Some(this) = &mut this {
        this.inputs.take_texts(&files.sources);
    }
    let lender = OnDisk {
        site,
        kept: options.kept.as_deref(),
    };
    let pages = last.as_mut().and_then(|last| last.file.pages());
    let program = this.as_ref().map(|this| this.program.digest);
    let program = program.unwrap_or_default();
    let kept = Kept::new(lender, &program, pages.as_deref());
    let keeping = Keeping::new(&staging, last.as_ref().map(|last| &last.record.outputs));
    let run = Run {
        progress,
        kept: this.is_some().then_some(&kept),
        ..Run::new(options, &kept, &keeping)
    };
    let outcome = run.go(files)?;
    let Some(approved) = Approved::new(&outcome.findings) else {
        return Ok((outcome, Built::Refused));
    };
    let memory = memory(&outcome);
    let (outputs, path) = (keeping.outputs(&memory), staging.record());
    staging.publish(approved, site, &memory)?;
    if let (Some(text), Some(this)) = (&outcome.ledger, &mut this) {
        this.inputs.note_written(LEDGER_PATH, text);
    }
    let front = this.zip(outputs);
    let front = front.and_then(|(this, outputs)| this.record(outputs, &outcome));
    match front {
        Some(front) => write_record(&path, &front, &kept.written()),
        None => forget_record(&path),
    }
    Ok((outcome, Built::Made))
}

/// What the ledger said when the site was made, and what it is to say.
fn memory(outcome: &Outcome) -> Memory<'_> {
    let mut sources = outcome.sources.iter().map(|(_, source)| source);
    let before = sources.find(|source| source.path == LEDGER_PATH);
    Memory {
        before: before.map(|source| source.text.as_str()),
        after: outcome.ledger.as_deref(),
    }
}
