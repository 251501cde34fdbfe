//! A small college as values that random edits change, and its files on the disk.

use std::collections::BTreeMap;
use std::fs;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::college::{COURSE, College, PNG, TODAY, online_course};

/// Random numbers that are the same each time (xorshift64*, Vigna 2016).
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).expect("it has 31 bits") % end
    }
}

#[derive(Debug, Clone, Default)]
struct Course {
    file: usize,
    title: usize,
    words: usize,
    hour: usize,
    is_online: bool,
    is_draft: bool,
    is_cancelled: bool,
    is_at_home_of: bool,
    shows_picture: bool,
    mistake: usize,
}

/// What may be edited.
#[derive(Debug, Clone, Default)]
pub(super) struct Edited {
    courses: Vec<Course>,
    numbers: [usize; 16],
    files: usize,
    day: i64,
    base_url: usize,
    with_drafts: bool,
    is_locked: bool,
    people_elsewhere: bool,
}

const COLLEGE: usize = 0;
const VENUE: usize = 1;
const IS_PRIVATE: usize = 2;
const PARTNER: usize = 3;
const CONSENT: usize = 4;
const WORDS: usize = 5;
const TEMPLATE: usize = 6;
const STYLE: usize = 7;
const MESSAGE: usize = 8;
const PICTURE: usize = 9;
const WAIVER: usize = 10;
const TOPIC: usize = 11;
const PAGE: usize = 12;
const TERM: usize = 13;
const STRAY: usize = 14;
const HOME: usize = 15;

impl Edited {
    pub(super) fn new() -> Self {
        let mut edited = Self::default();
        (0..3).for_each(|_| edited.add());
        edited
    }

    fn add(&mut self) {
        self.files += 1;
        self.courses.push(Course {
            file: self.files,
            is_online: self.courses.len() > 1,
            ..Course::default()
        });
    }

    /// Changes one thing, and says which.
    pub(super) fn edit(&mut self, random: &mut Random) -> String {
        match random.below(12) {
            0 => {
                self.add();
                "a new course".to_owned()
            }
            1 if self.courses.len() > 1 => {
                let at = random.below(self.courses.len());
                self.courses.remove(at);
                format!("course {at} deleted")
            }
            2 => {
                self.day += i64::try_from(random.below(40)).expect("it is small");
                format!("the day is {}", self.today())
            }
            3 => self.change_option(random),
            4..=7 => self.edit_course(random),
            _ => {
                let at = random.below(self.numbers.len());
                self.numbers[at] = (self.numbers[at] + 1 + random.below(2)) % 3;
                format!("part {at} is {}", self.numbers[at])
            }
        }
    }

    fn change_option(&mut self, random: &mut Random) -> String {
        match random.below(6) {
            0 => self.with_drafts = !self.with_drafts,
            1 => self.is_locked = !self.is_locked,
            2 => self.people_elsewhere = !self.people_elsewhere,
            _ => self.base_url = random.below(3),
        }
        format!("options {:?}", self.options())
    }

    fn edit_course(&mut self, random: &mut Random) -> String {
        let at = random.below(self.courses.len());
        self.files += 1;
        let new = self.files;
        let course = &mut self.courses[at];
        match random.below(12) {
            0 => course.file = new,
            1 => course.title += 1,
            2 => course.is_draft = !course.is_draft,
            3 => course.is_cancelled = !course.is_cancelled,
            4 => course.hour = (course.hour + 1) % 3,
            5 => course.is_online = !course.is_online,
            6 => course.shows_picture = !course.shows_picture,
            7 => course.mistake = random.below(4),
            8 => course.mistake = 0,
            9 => course.is_at_home_of = !course.is_at_home_of,
            _ => course.words += 1,
        }
        format!("course {at}: {course:?}")
    }

    fn today(&self) -> Date {
        let today: Date = TODAY.parse().expect("it is a date");
        today.saturating_add(self.day.days())
    }

    /// What the program is called with.
    pub(super) fn options(&self) -> Vec<String> {
        let mut options = vec![
            "build".to_owned(),
            "--today".to_owned(),
            self.today().to_string(),
        ];
        if self.base_url > 0 {
            let address = format!("https://example.org/{}/", "b/".repeat(self.base_url));
            options.extend(["--base-url".to_owned(), address]);
        }
        for (is_set, words) in [
            (self.with_drafts, &["--drafts"][..]),
            (self.is_locked, &["--locked"]),
            (self.people_elsewhere, &["--people", "elsewhere"]),
        ] {
            options.extend(
                words
                    .iter()
                    .filter(|_| is_set)
                    .map(|word| (*word).to_owned()),
            );
        }
        options
    }

    /// Makes the files on the disk those that these values have; one that has its text already is left alone.
    pub(super) fn write(&self, college: &College) {
        let files = self.files();
        for part in ["content", "partners", "themes", "elsewhere"] {
            if !college.path(part).is_dir() {
                continue;
            }
            for (path, bytes) in college.tree(part) {
                let path = format!("{part}/{path}");
                match files.get(&path) {
                    _ if path == "content/calendar.lock" => {}
                    None => fs::remove_file(college.path(&path)).expect("it is there"),
                    Some(now) if *now == bytes => {}
                    Some(now) => college.write(&path, now),
                }
            }
        }
        for (path, bytes) in &files {
            if !college.path(path).is_file() {
                college.write(path, bytes);
            }
        }
    }

    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let small = College::new();
        let mut files = BTreeMap::new();
        for part in ["content", "partners"] {
            for (path, bytes) in small.tree(part) {
                files.insert(format!("{part}/{path}"), bytes);
            }
        }
        files.remove("content/courses/sleep-well.md");
        let mut change = |path: &str, from: &str, to: &str| {
            let bytes = files.get_mut(path).expect("the file is there");
            let text = std::str::from_utf8(bytes).expect("it is text");
            assert!(text.contains(from), "{path} does not hold {from}");
            *bytes = text.replace(from, to).into_bytes();
        };
        let numbers = &self.numbers;
        let again = |at: usize| " and more".repeat(numbers[at]);
        change(
            "content/college.md",
            "Welcome",
            &format!("Welcome{}", again(HOME)),
        );
        change(
            "content/college.md",
            "Millbrook College",
            &format!("Millbrook{} College", again(COLLEGE)),
        );
        change(
            "content/venues/town-library.md",
            "Town Library",
            &format!("Town Library{}", again(VENUE)),
        );
        if numbers[IS_PRIVATE] > 0 {
            change(
                "content/venues/town-library.md",
                "postcode:",
                "private: yes\npostcode:",
            );
        }
        change(
            "partners/millbrook-mind.md",
            "Millbrook Mind",
            &format!("Millbrook{} Mind", again(PARTNER)),
        );
        change(
            "content/topics/living-well.md",
            "do us good",
            &format!("do us good{}", again(TOPIC)),
        );
        change(
            "content/pages/how-to-enrol.md",
            "Call us",
            &format!("Call us{}", again(PAGE)),
        );
        if numbers[TERM] > 0 {
            change(
                "content/terms/2027-spring.md",
                "Spring 2027",
                &format!("Spring{} 2027", again(TERM)),
            );
        }
        match numbers[CONSENT] {
            1 => change(
                "content/people/p-01.md",
                "role:",
                "name: Aisha Begum\nrole:",
            ),
            2 => change(
                "content/people/p-01.md",
                "role:",
                "name: Aisha Begum\nconsent: {on: 2026-09-01, review_by: 2027-01-01}\nrole:",
            ),
            _ => {}
        }
        self.add_lists(&mut files);
        self.add_theme(&mut files);
        for course in &self.courses {
            files.insert(
                format!("content/courses/course-{}.md", course.file),
                course.text().into_bytes(),
            );
        }
        files
    }

    fn add_lists(&self, files: &mut BTreeMap<String, Vec<u8>>) {
        let numbers = &self.numbers;
        let mut add =
            |path: &str, text: String| drop(files.insert(path.to_owned(), text.into_bytes()));
        add(
            "elsewhere/p-03.md",
            "---\nexpertise: [lived]\nrole: Guide\n---\n".to_owned(),
        );
        if numbers[WORDS] > 0 {
            let word = ["nights", "changes"][numbers[WORDS] - 1];
            add(
                "content/words.yml",
                format!("- {{instead_of: [{word}], say: days, why: Agreed.}}\n"),
            );
        }
        if numbers[WAIVER] > 0 {
            let until = ["2026-12-31", "2027-06-30"][numbers[WAIVER] - 1];
            add(
                "content/waivers.yml",
                format!(
                    "- {{rule: repeated-link-text, where: content/college.md, reason: Agreed, owner: coordinator, until: {until}}}\n"
                ),
            );
        }
        if numbers[STRAY] > 0 {
            add("content/courses/notes.txt", "x".repeat(numbers[STRAY]));
        }
        let mut picture = PNG.to_vec();
        picture.extend(vec![0; numbers[PICTURE]]);
        files.insert("content/courses/tree.png".to_owned(), picture);
    }

    fn add_theme(&self, files: &mut BTreeMap<String, Vec<u8>>) {
        let numbers = &self.numbers;
        let default = |path: &str| {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/");
            fs::read_to_string(format!("{folder}{path}")).expect("the theme has it")
        };
        let mut add = |path: &str, text: String| {
            files.insert(format!("themes/default/{path}"), text.into_bytes());
        };
        match numbers[TEMPLATE] {
            1 => add(
                "templates/venue.html",
                default("templates/venue.html").replace("{% endblock", "<p>Ours.</p>{% endblock"),
            ),
            2 => add("templates/venue.html", "{% broken".to_owned()),
            _ => {}
        }
        if numbers[STYLE] > 0 {
            let more = "/* ours */\n".repeat(numbers[STYLE]);
            add("assets/site.css", default("assets/site.css") + &more);
        }
        if numbers[MESSAGE] > 0 {
            add(
                "i18n/en.ftl",
                format!("skip = Leap over it {}\n", numbers[MESSAGE]),
            );
        }
    }
}

impl Course {
    fn text(&self) -> String {
        let text = match self.is_online {
            true => online_course(),
            false => COURSE.to_owned(),
        };
        let hour = 10 + self.hour;
        let day = 12 + self.file % 5;
        let mut text = text
            .replace(
                "2027-01-12 10:00-12:00",
                &format!("2027-01-{day} {hour}:00-{}:00", hour + 2),
            )
            .replace(
                "title: Sleep well",
                &format!("title: Sleep well {} {}", self.file, self.title),
            )
            .replace(
                "small changes.",
                &format!("small changes.{}", " We go on.".repeat(self.words)),
            );
        if self.is_cancelled {
            text = text.replace(
                "2027-01-19 10:00-12:00",
                "{on: 2027-01-19 10:00-12:00, cancelled: The heating is off.}",
            );
        }
        if self.is_draft {
            text = text.replace("audience:", "draft: true\naudience:");
        }
        if self.is_at_home_of {
            text = text.replace("venue: town-library", "venue: private");
        }
        if self.shows_picture {
            text.push_str("\n![A tree](tree.png)\n");
        }
        match self.mistake {
            1 => text.replace("topics: [living-well]", "topics: [nothing]"),
            2 => text.replace("---\nWe talk", "no: [\n---\nWe talk"),
            3 => text.replace(
                "We talk",
                "See [nowhere](nowhere.md). Join https://zoom.us/j/123456. We talk",
            ),
            _ => text,
        }
    }
}
