//! The ledger of a college's calendars, as the first build would write it.

use std::fs;
use std::io;
use std::path::Path;

use jiff::civil::date;
use prospectus::finding::Findings;
use prospectus::ledger::{Records, renew};
use prospectus::model::reader;
use prospectus::read;
use prospectus::standing::Standing;
use prospectus::timetable::timetable;

pub(crate) fn write(root: &Path) -> io::Result<()> {
    let files = read::read(root, None).expect("it was written just now");
    let (catalogue, mut findings) = reader::catalogue(&files.sources, false);
    let (timetable, _) = timetable(&catalogue);
    let standing = Standing::new(&catalogue, false, &Findings::default());
    let records = Records {
        sources: &files.sources,
        catalogue: &catalogue,
        timetable: &timetable,
        standing: &standing,
        today: date(2026, 11, 22),
    };
    let text = renew(&records, &mut findings).text.unwrap_or_default();
    fs::write(root.join("content/calendar.lock"), text)
}
