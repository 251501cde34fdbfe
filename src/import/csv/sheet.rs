//! Bytes → rows of cells: which letters, which sign between the cells.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The most that a sheet may hold, in bytes: a hundred times the largest that a college keeps.
const MOST: usize = 50 << 20;

/// A sheet as it was read.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// How its bytes were taken for letters.
    pub letters: &'static str,
    pub separator: char,
    pub rows: Vec<Row>,
    /// Signs that no page may hold, such as NUL, and that were left out.
    pub left_out: usize,
    /// The digest of the file.
    pub digest: String,
}

/// A row with something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// As a spreadsheet counts, from 1.
    pub number: usize,
    pub cells: Vec<String>,
}

impl Row {
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }
}

/// Reads a sheet; `score` says how well rows look like one, so that the sign between the cells is found.
///
/// # Errors
///
/// Why it cannot be one, and what to do.
pub fn sheet(bytes: &[u8], score: &dyn Fn(&[Row]) -> usize) -> Result<Sheet, (String, String)> {
    refused(bytes)?;
    let (text, letters) = decoded(bytes);
    let left_out = text.chars().filter(|letter| is_left_out(*letter)).count();
    let text: String = text
        .chars()
        .filter(|letter| !is_left_out(*letter))
        .collect();
    let (named, text) = separator_line(&text);
    let separator = named.unwrap_or_else(|| {
        let head = head(text);
        let best = |sign: &char| score(&rows(head, *sign, 1));
        // The first of equals: a comma is the usual one.
        let signs = [',', ';', '\t'];
        let most = signs.iter().map(best).max().unwrap_or(0);
        signs
            .into_iter()
            .find(|sign| best(sign) == most)
            .unwrap_or(',')
    });
    let first = if named.is_some() { 2 } else { 1 };
    Ok(Sheet {
        letters,
        separator,
        rows: rows(text, separator, first),
        left_out,
        digest: blake3::hash(bytes).to_hex()[..16].to_owned(),
    })
}

fn refused(bytes: &[u8]) -> Result<(), (String, String)> {
    let save = "open it in Excel, LibreOffice or Google Sheets and save the sheet as CSV (UTF-8)"
        .to_owned();
    let workbook = [&b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0"];
    if workbook.iter().any(|sign| bytes.starts_with(sign)) {
        return Err(("this is a workbook and no CSV file".to_owned(), save));
    }
    if bytes.starts_with(b"%PDF") || bytes.starts_with(b"BEGIN:VCALENDAR") {
        let help = "for a calendar use prospectus import ics; a PDF has no cells to read";
        return Err(("this is no CSV file".to_owned(), help.to_owned()));
    }
    if bytes.len() > MOST {
        let help = "save only the sheet of the courses, or a term at a time".to_owned();
        return Err(("this file has more than 50 megabytes".to_owned(), help));
    }
    Ok(())
}

/// A byte-order mark says what the letters are; without one they are UTF-8 where that fits, as it does by chance almost
/// never, else UTF-16 when every second byte is empty, else what Excel writes on Windows in western Europe.
fn decoded(bytes: &[u8]) -> (String, &'static str) {
    let (encoding, name): (&'static Encoding, _) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding == UTF_8 => (UTF_8, "UTF-8, with a byte-order mark"),
        Some((encoding, _)) => (encoding, "UTF-16"),
        None => match halves(bytes) {
            Some(encoding) => (encoding, "UTF-16"),
            None if std::str::from_utf8(bytes).is_ok() => (UTF_8, "UTF-8"),
            None => (WINDOWS_1252, "Windows-1252, because it is not UTF-8"),
        },
    };
    (encoding.decode(bytes).0.into_owned(), name)
}

/// UTF-16 without a mark: of the first bytes nearly every second one is zero.
fn halves(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(400)];
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let most = head.len() * 2 / 5;
    match (zeros(0), zeros(1)) {
        (_, odd) if head.len() > 8 && odd > most => Some(UTF_16LE),
        (even, _) if head.len() > 8 && even > most => Some(UTF_16BE),
        _ => None,
    }
}

/// Signs that no page and no calendar may hold, and marks that nobody sees.
fn is_left_out(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')
        || matches!(letter, '\u{200b}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Excel's own `sep=;` on the first line.
fn separator_line(text: &str) -> (Option<char>, &str) {
    let line = text.split('\n').next().unwrap_or("");
    let sign = line
        .trim_end()
        .strip_prefix("sep=")
        .and_then(|rest| rest.chars().next());
    match sign.filter(|sign| matches!(sign, ',' | ';' | '\t' | '|')) {
        Some(sign) => (Some(sign), text.get(line.len() + 1..).unwrap_or("")),
        None => (None, text),
    }
}

/// Enough of it to see what it is like.
fn head(text: &str) -> &str {
    let end = text
        .match_indices('\n')
        .nth(200)
        .map_or(text.len(), |(at, _)| at);
    let end = (0..=end.min(100_000))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

/// The rows that hold something, without empty cells at their ends.
fn rows(text: &str, separator: char, first: usize) -> Vec<Row> {
    let text = counted(text, separator);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator as u8)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let records = reader.records().flatten().zip(first..);
    let rows = records.map(|(record, number)| {
        let mut cells: Vec<String> = record.iter().map(cell).collect();
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        Row { number, cells }
    });
    rows.filter(|row| !row.cells.is_empty()).collect()
}

/// The reader passes over lines with nothing on them, which a spreadsheet counts: they get a cell.
fn counted(text: &str, separator: char) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut quoted = false;
    for line in text.split_inclusive('\n') {
        if !quoted && line.trim_end_matches(['\r', '\n']).is_empty() {
            out.push(separator);
        }
        out.push_str(line);
        if line.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
            quoted = !quoted;
        }
    }
    out
}

/// A cell's words. An apostrophe before a sign that begins a formula was put there so that it stays a text, by our own
/// tables as by others'; it is no part of it.
fn cell(text: &str) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\t', " ");
    let text = text.trim();
    let is_formula = |rest: &&str| {
        let begins = [
            '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
        ];
        rest.trim_start().starts_with(begins)
    };
    let defused = text.strip_prefix('\'').filter(is_formula);
    defused.unwrap_or(text).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Sheet {
        let score = |rows: &[Row]| rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        sheet(bytes, &score).unwrap_or_else(|(why, _)| panic!("{why}"))
    }

    #[test]
    fn letters_are_found_out_and_said() {
        let utf_16: Vec<u8> = "a,é".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xff, 0xfe][..], &utf_16].concat();
        for (bytes, letters) in [
            ("a,é".as_bytes(), "UTF-8"),
            (
                &[&b"\xef\xbb\xbf"[..], "a,é".as_bytes()].concat(),
                "UTF-8, with a byte-order mark",
            ),
            (&marked, "UTF-16"),
            (b"a,\xe9", "Windows-1252, because it is not UTF-8"),
        ] {
            let sheet = read(bytes);
            assert_eq!((sheet.rows[0].cell(1), sheet.letters), ("é", letters));
        }
        assert_eq!(read(b"a,\x93b\x94").rows[0].cell(1), "“b”");
    }

    #[test]
    fn the_sign_between_cells_is_found_out() {
        assert_eq!(read(b"a;b;c\n1;2,5;3").separator, ';');
        assert_eq!(read(b"a\tb\tc\n1,2\t3\t4").separator, '\t');
        assert_eq!(read(b"sep=;\na;b").rows[0].number, 2);
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let sheet = read(b"a,b\n\n\"one\n\ntwo\",x,,\n,,,\nlast,y\n\n,,\n");
        let numbers: Vec<usize> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 3, 5]);
        assert_eq!(sheet.rows[1].cells, ["one\n\ntwo", "x"]);
    }

    #[test]
    fn what_a_page_may_not_hold_is_left_out_and_counted() {
        let sheet = read(b"a\x00b,\x07c");
        assert_eq!(
            (sheet.rows[0].cells.clone(), sheet.left_out),
            (vec!["ab".to_owned(), "c".to_owned()], 2)
        );
        assert!(super::sheet(b"PK\x03\x04rest", &|_| 0).is_err());
    }

    #[test]
    fn an_apostrophe_before_a_formula_is_taken_off() {
        assert_eq!(read(b"'=1+1,'tis").rows[0].cells, ["=1+1", "'tis"]);
    }
}
