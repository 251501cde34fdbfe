//! A college that is served: what a browser gets is what a build writes, it follows what is saved, and nothing stops it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::college::{COURSE, College, NEXT_STEPS, PNG, TODAY, online_course};

/// Longer than anything takes here; only a test that fails waits for so long.
const PATIENCE: Duration = Duration::from_secs(60);

const SLEEP: &str = "content/courses/sleep-well.md";

/// The program, serving a college until this goes away.
struct Served<'c> {
    college: &'c College,
    child: Child,
    port: u16,
    said: Receiver<String>,
}

/// An answer: its status, its head and its body.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// The open lines of a page that listens.
struct Listening(BufReader<TcpStream>);

impl Listening {
    /// Waits for the next event, and gives its name; `None` when none comes in time.
    fn next(&mut self) -> Option<String> {
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if let Some(name) = line.strip_prefix("event: ") {
                return Some(name.trim_end().to_owned());
            }
        }
    }
}

fn command(college: &College, more: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("prospectus"));
    command.env_remove("PROSPECTUS_PEOPLE");
    command.env_remove("SOURCE_DATE_EPOCH");
    command.env(
        "XDG_CACHE_HOME",
        concat!(env!("CARGO_TARGET_TMPDIR"), "/kept"),
    );
    command.current_dir(college.path(""));
    command.args(["serve", "--today", TODAY]).args(more);
    command.stdin(Stdio::null()).stdout(Stdio::null());
    command.stderr(Stdio::piped());
    command
}

impl<'c> Served<'c> {
    /// Begins to serve, and waits for the first check.
    fn new(college: &'c College, more: &[&str]) -> Self {
        let mut child = command(college, &[&["--port", "0"], more].concat())
            .spawn()
            .expect("the program starts");
        let words = BufReader::new(child.stderr.take().expect("it speaks to us"));
        let (sender, said) = channel();
        std::thread::spawn(move || {
            for line in words.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let mut served = Self {
            college,
            child,
            port: 0,
            said,
        };
        let line = served.says(" answers after ");
        let address = line.split_whitespace().next().unwrap_or_default();
        let port = address.trim_start_matches("http://localhost:");
        let port = port.split('/').next().unwrap_or_default();
        served.port = port
            .parse()
            .unwrap_or_else(|_| panic!("no port in {line:?}"));
        served.says("The site is checked");
        served
    }

    /// Waits for a line of the program that holds these words.
    fn says(&self, words: &str) -> String {
        let mut all = Vec::new();
        loop {
            match self.said.recv_timeout(PATIENCE) {
                Ok(line) if line.contains(words) => return line,
                Ok(line) => all.push(line),
                Err(_) => panic!("it never says {words:?}, only {all:#?}"),
            }
        }
    }

    fn ask(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("it can wait");
        stream.write_all(request.as_bytes()).expect("it listens");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it answers");
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("no answer to {request:?}"));
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok());
        Answer {
            status: status.expect("a status"),
            head,
            body: bytes[end + 4..].to_vec(),
        }
    }

    fn get(&self, address: &str) -> Answer {
        self.ask(&format!(
            "GET {address} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n",
            self.port
        ))
    }

    /// Listens as the script in an open page does.
    fn listen(&self, page: &str) -> Listening {
        let html = self.get(page).text();
        let digest = html
            .split("data-digest=\"")
            .nth(1)
            .expect("it has the script");
        let digest = digest.split('"').next().unwrap_or_default();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("it can wait");
        let request = format!(
            "GET /_serve/events?page={page}&digest={digest} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).expect("it listens");
        let mut lines = BufReader::new(stream);
        loop {
            let mut line = String::new();
            lines.read_line(&mut line).expect("it answers");
            if line.starts_with("retry:") {
                return Listening(lines);
            }
        }
    }

    /// Does something while a page is open, and looks at the page again whenever the page is told of something, until it
    /// was told to load again and holds these words. A file that is read while it is written may be told of twice.
    fn shows(&self, page: &str, words: &str, act: impl FnOnce()) -> String {
        let mut listening = self.listen(page);
        act();
        let mut is_told = false;
        loop {
            let text = self.get(page).text();
            if is_told && text.contains(words) {
                return text;
            }
            match listening.next() {
                Some(event) => is_told |= event == "reload",
                None => panic!("no {words:?}, or not told of it: {text}"),
            }
        }
    }

    /// Saves a file while a page is open, and waits until the page holds these words.
    fn saves(&self, page: &str, path: &str, bytes: impl AsRef<[u8]>, words: &str) -> String {
        self.shows(page, words, || self.college.write(path, bytes))
    }

    /// Does something, and waits until every file of a build is served with the same bytes, but for the script in pages.
    fn becomes_what_a_build_writes(&self, what: &str, act: impl FnOnce()) {
        // All that listen hear of the check that follows, in which it turns out which pictures are shown.
        let mut listening = self.listen("/courses/");
        act();
        let built = self.built();
        loop {
            let is_other = |(address, bytes): &(&String, &Vec<u8>)| {
                without_script(&self.get(address).body) != **bytes
            };
            let other: BTreeMap<_, _> = built.iter().filter(is_other).collect();
            if other.is_empty() {
                return;
            }
            assert!(
                listening.next().is_some(),
                "{what}: not as built: {:#?}",
                other.keys()
            );
        }
    }

    /// What a build writes, by address.
    fn built(&self) -> BTreeMap<String, Vec<u8>> {
        self.college.build(&["--out", "../built"]).ends_with(0);
        let out = self.college.path("../built");
        let built = crate::college::tree(&out);
        std::fs::remove_dir_all(out).expect("the site can be removed");
        let address = |path: &str| format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
        let built = built.into_iter().filter(|(path, _)| path != ".prospectus");
        built.map(|(path, bytes)| (address(&path), bytes)).collect()
    }
}

impl Drop for Served<'_> {
    fn drop(&mut self) {
        // One that has ended already cannot be ended.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A page without the one script that serve puts into it.
fn without_script(bytes: &[u8]) -> Vec<u8> {
    let begin = b"<script src=\"/_serve/";
    let end = b"</script>";
    let find = |from: usize, what: &[u8]| {
        let rest = &bytes[from..];
        rest.windows(what.len())
            .position(|it| it == what)
            .map(|at| from + at)
    };
    let Some(at) = find(0, begin) else {
        return bytes.to_vec();
    };
    let after = find(at, end).expect("the script is closed") + end.len();
    [&bytes[..at], &bytes[after..]].concat()
}

#[test]
fn what_is_served_is_what_a_build_writes_after_edits_of_every_kind() {
    let college = College::new()
        .with("content/courses/cup.png", PNG)
        .with("content/courses/hidden.png", PNG);
    let served = Served::new(&college, &[]);
    served.becomes_what_a_build_writes("at first", || ());
    let course = COURSE.replace("Sleep well", "Rest well");
    let edits: Vec<(&str, String)> = vec![
        (SLEEP, course.clone()),
        (SLEEP, format!("{course}\n![A cup](cup.png)\n")),
        (
            SLEEP,
            course.replace("2027-01-19 10:00-12:00", "2027-01-19 11:00-12:00"),
        ),
        (
            "content/courses/choir.md",
            online_course().replace("Sleep well", "Choir"),
        ),
        (
            "content/venues/town-library.md",
            college
                .read("content/venues/town-library.md")
                .replace("Town Library", "Old Library"),
        ),
        (
            "content/topics/living-well.md",
            "---\nname: Living better\n---\nDays that do us good.\n".to_owned(),
        ),
        (
            "partners/millbrook-mind.md",
            college
                .read("partners/millbrook-mind.md")
                .replace("We run groups.", "We run many groups."),
        ),
        (
            "content/college.md",
            college
                .read("content/college.md")
                .replace("Welcome to our", "Come to our"),
        ),
        (
            "themes/default/assets/site.css",
            "body { color: #111 }\n".to_owned(),
        ),
        (
            "content/pages/how-to-enrol.md",
            "---\ntitle: Joining\naliases: [/join/]\n---\nCall us.\n".to_owned(),
        ),
    ];
    for (path, text) in edits {
        served.becomes_what_a_build_writes(path, || college.write(path, text));
    }
    served.becomes_what_a_build_writes("a course that was deleted", || {
        std::fs::remove_file(college.path("content/courses/choir.md")).expect("it is there");
    });
    assert_eq!(served.get("/courses/choir/").status, 404);
}

#[test]
fn nothing_is_written_into_the_college() {
    let college = College::new();
    let before = crate::college::tree(&college.path(""));
    let served = Served::new(&college, &[]);
    served.get("/courses/sleep-well/");
    served.get("/calendars/all.ics");
    assert_eq!(crate::college::tree(&college.path("")), before);
}

#[test]
fn a_site_below_a_path_is_served_below_it() {
    let college = College::new();
    let served = Served::new(&college, &["--base-url", "https://example.org/a/b/"]);
    for address in ["/", "/a/b", "/courses/"] {
        let answer = served.get(address);
        assert_eq!(answer.status, 307, "{address}");
        assert!(answer.head.ends_with("Location: /a/b/"), "{}", answer.head);
    }
    let page = served.get("/a/b/courses/sleep-well/");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("href=\"/a/b/courses/\""));
    let without_slash = served.get("/a/b/courses/sleep-well");
    assert!(
        without_slash
            .head
            .ends_with("Location: /a/b/courses/sleep-well/")
    );
}

#[test]
fn what_is_not_there_is_the_site_s_own_page_with_404() {
    let college = College::new();
    let served = Served::new(&college, &[]);
    let answer = served.get("/courses/nothing/");
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("class=\"page-404\""));
    assert!(answer.head.contains("text/html; charset=utf-8"));
}

#[test]
fn files_have_their_types_and_are_never_kept() {
    let college = College::new();
    let served = Served::new(&college, &[]);
    for (address, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/calendars/all.ics", "text/calendar; charset=utf-8"),
        ("/feeds/changes.atom", "application/atom+xml; charset=utf-8"),
        ("/data/courses.json", "application/json"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/_headers", "text/plain; charset=utf-8"),
    ] {
        let answer = served.get(address);
        assert_eq!(answer.status, 200, "{address}");
        let head = answer.head;
        assert!(
            head.contains(&format!("Content-Type: {kind}\r\n")),
            "{head}"
        );
        assert!(head.contains("Cache-Control: no-store"), "{head}");
    }
}

#[test]
fn only_this_computer_may_read_and_nobody_may_write_or_lead_out() {
    let college = College::new();
    let served = Served::new(&college, &[]);
    let asked = |method: &str, target: &str, host: &str| {
        let request =
            format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        served.ask(&request)
    };
    assert_eq!(asked("GET", "/", "evil.example").status, 403);
    assert_eq!(
        asked("GET", "/_serve/panel?page=/", "evil.example:4000").status,
        403
    );
    assert_eq!(asked("POST", "/", "localhost").status, 405);
    assert_eq!(asked("DELETE", "/", "localhost").status, 405);
    let head = asked("HEAD", "/", "localhost");
    assert_eq!((head.status, head.body.len()), (200, 0));
    for target in [
        "/../content/college.md",
        "/%2e%2e/content/college.md",
        "/content/college.md",
        "/..%5ccontent%5ccollege.md",
    ] {
        let answer = asked("GET", target, "localhost");
        assert!(answer.status >= 400, "{target}: {}", answer.status);
        assert!(!answer.text().contains("base_url"), "{target}");
    }
}

#[test]
fn a_port_that_was_asked_for_and_is_taken_is_an_error_that_says_what_to_do() {
    let college = College::new();
    let other = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    let port = other.local_addr().expect("it has one").port().to_string();
    let output = command(&college, &["--port", &port])
        .output()
        .expect("the program starts");
    let words = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{words}");
    assert!(
        words.contains(&format!("port {port} cannot be used")),
        "{words}"
    );
    assert!(
        words.contains("without --port a free one is found"),
        "{words}"
    );
}

#[test]
fn a_course_that_cannot_be_read_shows_why_and_is_back_when_it_is_mended() {
    let college = College::new();
    let served = Served::new(&college, &[]);
    let broken = COURSE.replace("title: Sleep well", "title: [Sleep well");
    let page = "/courses/sleep-well/";
    let text = served.saves(page, SLEEP, broken, "This page cannot be made");
    assert!(text.contains("content/courses/sleep-well.md:"), "{text}");
    assert_eq!(served.get(page).status, 200);
    served.saves(page, SLEEP, COURSE, "<h1>Sleep well</h1>");
}

#[test]
fn new_findings_and_those_put_right_are_said_at_the_terminal_and_in_the_panel() {
    let college = College::new();
    let served = Served::new(&college, &[]);
    served.saves(
        "/courses/sleep-well/",
        SLEEP,
        COURSE.replace("We talk about nights", "Come on 6th August 2026. We talk"),
        "Come on 6th August 2026",
    );
    let line = served.says(" new;");
    assert!(line.contains("1 new; 1 warning"), "{line}");
    let finding = served.says("content/courses/sleep-well.md:");
    assert!(finding.starts_with("  warning L"), "{finding}");
    let panel = served.get("/_serve/panel?page=/courses/sleep-well/").text();
    assert!(panel.contains("About this page"), "{panel}");
    assert!(panel.contains("content/courses/sleep-well.md:"), "{panel}");
    let elsewhere = served.get("/_serve/panel?page=/courses/").text();
    assert!(elsewhere.contains("Elsewhere"), "{elsewhere}");
    served.saves(
        "/courses/sleep-well/",
        SLEEP,
        COURSE,
        "We talk about nights",
    );
    let line = served.says("put right;");
    assert!(line.contains("1 put right; nothing to put right"), "{line}");
}

#[test]
fn a_college_that_is_broken_or_gone_says_so_on_every_page_and_comes_back() {
    let college = College::new();
    let served = Served::new(&college, &[]);
    let text = college.read("content/college.md");
    let (courses, path) = ("/courses/", "content/college.md");
    let broken = "---\nname: [\n---\n";
    let page = served.saves(courses, path, broken, "This page cannot be made");
    assert!(page.contains(path), "{page}");
    served.saves(courses, path, &text, "Sleep well");

    served.shows(courses, "there is no content/college.md here", || {
        std::fs::rename(college.path("content"), college.path("elsewhere")).expect("it is there");
    });
    served.shows(courses, "Sleep well", || {
        std::fs::rename(college.path("elsewhere"), college.path("content")).expect("it is there");
    });
    // It is watched again, too.
    let other = COURSE.replace("Sleep well", "Rest well");
    served.saves(courses, SLEEP, other, "Rest well");
}

#[test]
fn a_template_that_is_broken_shows_why_on_every_page() {
    let college = College::new().with(
        "themes/default/templates/own.html",
        "{% extends \"base.html\" %}\n",
    );
    let served = Served::new(&college, &[]);
    let (page, template) = (
        "/courses/sleep-well/",
        "themes/default/templates/course.html",
    );
    let text = served.saves(page, template, "{% if %}\n", "This page cannot be made");
    assert!(text.contains(template), "{text}");
    served.shows(page, "<h1>Sleep well</h1>", || {
        std::fs::remove_file(college.path(template)).expect("it is there");
    });
}

#[test]
fn whatever_is_put_into_the_folder_pages_are_still_served() {
    let college = College::new();
    let served = Served::new(&college, &[]);
    let course = |words: &str| COURSE.replace("Sleep well", words);
    let things: [(&str, Vec<u8>); 6] = [
        ("content/courses/binary.md", vec![0, 159, 146, 150, 255]),
        ("content/courses/huge.md", vec![b'x'; 2 * 1024 * 1024]),
        ("content/courses/notes.docx", vec![1, 2, 3]),
        ("content/courses/.sleep-well.md.swp", vec![0; 4096]),
        ("content/calendar.lock", b"<<<<<<< HEAD\n".to_vec()),
        ("content/courses/deep/er/still/x.md", b"---\n".to_vec()),
    ];
    for (at, (path, bytes)) in things.into_iter().enumerate() {
        college.write(path, bytes);
        let words = format!("Rest {at}");
        served.saves("/courses/sleep-well/", SLEEP, course(&words), &words);
    }
}

#[test]
fn many_files_at_once_are_few_rounds() {
    let college = College::new();
    let served = Served::new(&college, &[]);
    let mut listening = served.listen("/courses/");
    for at in 0..300 {
        let text = online_course().replace("Sleep well", &format!("Course {at}"));
        college.write(&format!("content/courses/more/c-{at}.md"), text);
    }
    let mut told = 0;
    while !served.get("/courses/").text().contains("Course 299") {
        assert!(listening.next().is_some(), "the last course is missing");
        told += 1;
    }
    // One, if nothing else keeps the computer busy.
    assert!(told < 30, "told {told} times");
}

#[test]
fn drafts_are_shown_when_they_are_asked_for_and_else_the_page_says_how() {
    let draft = COURSE.replace("---\ntitle: Sleep well", "---\ntitle: Choir\ndraft: yes");
    let college = College::new().with_course(draft.replace(NEXT_STEPS, ""));
    let without = Served::new(&college, &[]);
    let page = without.get("/courses/x/").text();
    assert!(page.contains("prospectus serve --drafts"), "{page}");
    drop(without);
    let with = Served::new(&college, &["--drafts"]);
    assert!(with.get("/courses/x/").text().contains("Choir"));
}
