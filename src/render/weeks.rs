//! Weeks across, courses down → a picture in SVG, drawn for the direction of the page's script.
//!
//! Lengths are units of the picture: 16 to the width of a letter `m` of the page (1 rem), so that it grows with the text.
//! Colours are classes: hosts are asked to allow no style in a page.

use std::fmt::Write;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::language::bare;
use crate::parse::entities::escape_attribute;

const LABEL: usize = 300;
const WEEK: usize = 40;
const HEAD: usize = 48;
const MARK: usize = 20;
const LINE: usize = 19;
/// Above and below what stands in a row.
const PAD: usize = 5;
/// How many letters of a label fit in a line.
const LETTERS: usize = 34;
/// The widest picture that still fits a small computer's screen, in units: 54 rem.
const WIDEST: usize = 54 * 16;

/// The weeks of a picture, each from a Monday.
#[derive(Debug, Clone)]
pub(super) struct Weeks {
    pub(super) first: Date,
    pub(super) count: usize,
    /// Days on which nothing takes place, as first and last day.
    pub(super) shaded: Vec<(Date, Date)>,
}

/// A course with its sessions, in the order of time.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) label: String,
    pub(super) marks: Vec<Mark>,
}

/// A session.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) date: Date,
    /// "Tue"
    pub(super) word: String,
    pub(super) is_off: bool,
}

/// What a picture says besides its rows.
pub(super) struct Words<'w> {
    /// Begins the ids in the picture.
    pub(super) id: &'w str,
    pub(super) title: &'w str,
    pub(super) description: &'w str,
    /// "January"
    pub(super) month: &'w dyn Fn(Date) -> String,
    pub(super) is_right_to_left: bool,
}

impl Weeks {
    /// From the Monday of the week of one day to the week of another.
    pub(super) fn new(from: Date, to: Date) -> Option<Self> {
        let back = i64::from(from.weekday().to_monday_zero_offset());
        let first = from.checked_sub(back.days()).ok()?;
        let days = (to - first).get_days();
        Some(Self {
            first,
            count: usize::try_from(days / 7 + 1).ok()?,
            shaded: Vec::new(),
        })
    }

    fn width(&self) -> usize {
        LABEL + self.count * WEEK
    }

    /// Whether a picture of it may have to scroll.
    pub(super) fn is_wide(&self) -> bool {
        self.width() > WIDEST
    }

    /// How far a day begins behind the labels, in units.
    fn across(&self, day: Date) -> usize {
        let days = usize::try_from((day - self.first).get_days()).unwrap_or(0);
        (days * WEEK / 7).min(self.count * WEEK)
    }

    fn week(&self, day: Date) -> usize {
        usize::try_from((day - self.first).get_days()).unwrap_or(0) / 7
    }

    /// The picture of some rows.
    pub(super) fn picture(&self, rows: &[Row], words: &Words<'_>) -> String {
        let placed: Vec<Placed<'_>> = rows.iter().map(|row| self.place(row)).collect();
        let height = HEAD + placed.iter().map(|row| row.height).sum::<usize>();
        let mut drawing = Drawing {
            width: self.width(),
            is_right_to_left: words.is_right_to_left,
            out: String::new(),
        };
        let (id, width) = (words.id, self.width());
        let _ = write!(
            drawing.out,
            "<svg role=\"img\" aria-labelledby=\"{id}-title {id}-about\" width=\"{}rem\" height=\"{}rem\" \
             viewBox=\"0 0 {width} {height}\"><title id=\"{id}-title\">{}</title><desc id=\"{id}-about\">{}</desc>",
            rem(width),
            rem(height),
            escape_attribute(words.title),
            escape_attribute(words.description),
        );
        drawing.shades(self, height);
        drawing.head(self, height, words.month);
        let mut top = HEAD;
        for row in &placed {
            drawing.row(self, row, top);
            top += row.height;
        }
        drawing.out.push_str("</svg>");
        drawing.out
    }

    fn place<'r>(&self, row: &'r Row) -> Placed<'r> {
        let mut marks: Vec<Vec<&Mark>> = vec![Vec::new(); self.count];
        for mark in &row.marks {
            if let Some(week) = marks.get_mut(self.week(mark.date)) {
                week.push(mark);
            }
        }
        let lines = label_lines(&bare(&row.label));
        let most = marks.iter().map(Vec::len).max().unwrap_or(0);
        let high = (lines.len() * LINE).max(most * (MARK + 2));
        Placed {
            lines,
            marks,
            height: high + 2 * PAD,
        }
    }
}

/// A row with the room that it takes.
struct Placed<'r> {
    lines: Vec<String>,
    /// By week.
    marks: Vec<Vec<&'r Mark>>,
    height: usize,
}

struct Drawing {
    width: usize,
    is_right_to_left: bool,
    out: String,
}

impl Drawing {
    /// Where something begins that is so wide and lies so far from the beginning of a line.
    fn at(&self, from: usize, width: usize) -> usize {
        match self.is_right_to_left {
            true => self.width.saturating_sub(from + width),
            false => from,
        }
    }

    fn shades(&mut self, weeks: &Weeks, height: usize) {
        for (from, to) in &weeks.shaded {
            let begins = weeks.across(*from);
            let ends = weeks.across(to.checked_add(1.day()).unwrap_or(*to));
            let wide = ends.saturating_sub(begins);
            let x = self.at(LABEL + begins, wide);
            let _ = write!(
                self.out,
                "<path class=\"shade\" d=\"M{x} {HEAD}h{wide}V{height}h-{wide}z\"/>"
            );
        }
    }

    /// The months, the Mondays, and a line before each week.
    fn head(&mut self, weeks: &Weeks, height: usize, month: &dyn Fn(Date) -> String) {
        let mut lines = String::new();
        let monday = |week: usize| {
            let days = i64::try_from(week * 7).unwrap_or(0);
            weeks.first.checked_add(days.days()).unwrap_or(weeks.first)
        };
        for week in 0..weeks.count {
            let (day, from) = (monday(week), LABEL + week * WEEK);
            let begins = week == 0 || monday(week - 1).month() != day.month();
            // A month of one week has no room for its name.
            let has_room = week + 1 < weeks.count && monday(week + 1).month() == day.month();
            if begins && (has_room || weeks.count == 1) {
                let x = self.at(from + 3, 0);
                let _ = write!(
                    self.out,
                    "<text class=\"month\" x=\"{x}\" y=\"16\">{}</text>",
                    escape_attribute(&month(day))
                );
            }
            let middle = self.at(from + WEEK / 2, 0);
            let _ = write!(
                self.out,
                "<text class=\"monday\" x=\"{middle}\" y=\"40\">{}</text>",
                day.day()
            );
            let _ = write!(lines, "M{} {HEAD}V{height}", self.at(from, 0));
        }
        let _ = write!(self.out, "<path class=\"line\" d=\"{lines}\"/>");
    }

    fn row(&mut self, weeks: &Weeks, row: &Placed<'_>, top: usize) {
        let x = self.at(0, 0);
        let _ = write!(
            self.out,
            "<path class=\"line\" d=\"M0 {top}h{}\"/>",
            self.width
        );
        for (number, line) in row.lines.iter().enumerate() {
            let y = top + PAD + LINE * number + 15;
            let _ = write!(
                self.out,
                "<text x=\"{x}\" y=\"{y}\">{}</text>",
                escape_attribute(line)
            );
        }
        for (week, marks) in row.marks.iter().enumerate().take(weeks.count) {
            for (number, mark) in marks.iter().enumerate() {
                let from = LABEL + week * WEEK;
                let y = top + PAD + number * (MARK + 2);
                self.mark(mark, self.at(from + 2, WEEK - 4), y);
            }
        }
    }

    fn mark(&mut self, mark: &Mark, x: usize, y: usize) {
        let wide = WEEK - 4;
        let class = if mark.is_off { "mark off" } else { "mark" };
        // A long word is set closer.
        let fitted = match mark.word.chars().count() > 4 {
            true => format!(
                " textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"",
                wide - 4
            ),
            false => String::new(),
        };
        let _ = write!(
            self.out,
            "<g class=\"session-{class}\"><path d=\"M{x} {y}h{wide}v{MARK}h-{wide}z\"/>\
             <text x=\"{}\" y=\"{}\"{fitted}>{}</text></g>",
            x + wide / 2,
            y + 15,
            escape_attribute(&mark.word)
        );
    }
}

/// Units as rem, with at most two places.
fn rem(units: usize) -> String {
    let hundredths = units * 100 / 16;
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A label in at most two lines; what does not fit is cut, since the words beside the picture have it whole.
fn label_lines(label: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in label.split_whitespace() {
        let line = lines.last_mut().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > LETTERS {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let is_cut = lines.len() > 2;
    lines.truncate(2);
    let last = lines.len() - 1;
    for (number, line) in lines.iter_mut().enumerate() {
        let letters = line.chars().count();
        if letters > LETTERS || is_cut && number == last {
            let kept = line.chars().take(LETTERS - 1).collect::<String>();
            *line = format!("{}…", kept.trim_end());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn picture(is_right_to_left: bool) -> String {
        let mut weeks = Weeks::new(date(2027, 1, 12), date(2027, 2, 2)).unwrap();
        weeks.shaded = vec![(date(2027, 1, 18), date(2027, 1, 24))];
        let mark = |day, is_off| Mark {
            date: date(2027, 1, day),
            word: "Tue".into(),
            is_off,
        };
        let row = Row {
            label: "Sleep & rest".into(),
            marks: vec![mark(12, false), mark(26, true)],
        };
        weeks.picture(
            &[row],
            &Words {
                id: "p",
                title: "Spring",
                description: "In words below",
                month: &|day| format!("month {}", day.month()),
                is_right_to_left,
            },
        )
    }

    #[test]
    fn weeks_begin_on_a_monday_and_hold_both_days() {
        let weeks = Weeks::new(date(2027, 1, 12), date(2027, 2, 1)).unwrap();
        assert_eq!((weeks.first, weeks.count), (date(2027, 1, 11), 4));
        assert_eq!(weeks.week(date(2027, 1, 17)), 0);
        assert_eq!(weeks.week(date(2027, 1, 18)), 1);
    }

    #[test]
    fn a_session_stands_in_the_column_of_its_week() {
        let svg = picture(false);
        assert!(svg.contains("viewBox=\"0 0 460 80\""), "{svg}");
        assert!(svg.contains("<g class=\"session-mark\"><path d=\"M302 53h36v20h-36z\"/>"));
        assert!(svg.contains("<g class=\"session-mark off\"><path d=\"M382 53h36v20h-36z\"/>"));
        assert!(svg.contains("<path class=\"shade\" d=\"M340 48h40V80h-40z\"/>"));
        assert!(svg.contains(">Sleep &amp; rest</text>"));
    }

    #[test]
    fn from_right_to_left_it_is_mirrored() {
        let svg = picture(true);
        assert!(svg.contains("<path d=\"M122 53h36v20h-36z\"/>"), "{svg}");
        assert!(svg.contains("<path class=\"shade\" d=\"M80 48h40V80h-40z\"/>"));
    }

    #[test]
    fn a_long_label_has_two_lines_and_no_more() {
        let long = "Museum objects and stories of the people who made this town";
        assert_eq!(
            label_lines(long),
            [
                "Museum objects and stories of the",
                "people who made this town"
            ]
        );
        let lines = label_lines(&format!("{long} {long}"));
        assert!(lines.len() == 2 && lines[1].ends_with('…'), "{lines:?}");
        assert_eq!(label_lines(&"a".repeat(80))[0].chars().count(), LETTERS);
    }
}
