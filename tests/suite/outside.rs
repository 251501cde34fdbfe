//! Outside links, asked of a server in this process: `*.test` names lead to it and nowhere else, and nothing waits.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::civil::Date;
use prospectus::finding::Level;
use prospectus::links::{
    Answer, Answers, Asked, Asker, Asking, Broken, Names, NotAsked, Patience, Unclear,
};
use prospectus::pipeline::{self, Options, Outcome, Today, Unwatched};

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection};

use crate::college::{College, TODAY};
use crate::since::{commit, git};

/// What a server does with a request line such as `HEAD a.test/x`: the status and its headers, or nothing at all.
type Answering = fn(&str) -> Option<&'static str>;

const FINE: &str = "200 OK";

/// A server on this computer that keeps a list of what it was asked.
struct Server {
    at: SocketAddr,
    log: Arc<Mutex<Vec<String>>>,
    /// Requests under way, by host, and the most there ever were.
    under_way: Arc<Mutex<BTreeMap<String, (usize, usize)>>>,
}

impl Server {
    fn new(answering: Answering) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
        let server = Self {
            at: listener.local_addr().expect("it has an address"),
            log: Arc::default(),
            under_way: Arc::default(),
        };
        let (log, under_way) = (server.log.clone(), server.under_way.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, under_way) = (log.clone(), under_way.clone());
                std::thread::spawn(move || serve(stream, answering, &log, &under_way));
            }
        });
        server
    }

    fn asked(&self) -> Vec<String> {
        self.log.lock().expect("nobody panicked").clone()
    }

    /// How often a request line was sent.
    fn times(&self, line: &str) -> usize {
        self.asked().iter().filter(|asked| *asked == line).count()
    }

    fn asking(&self) -> Asking {
        let hosts = ["a.test", "b.test", "c.test", "www.a.test"];
        let listed = hosts.into_iter().map(|host| (host.to_owned(), self.at));
        let inner = SocketAddr::from(([10, 0, 0, 1], 80));
        let listed = listed.chain([("inner.test".to_owned(), inner)]);
        Asking {
            memory: None,
            names: Names::Listed(listed.collect()),
            patience: Patience {
                pauses: vec![Duration::ZERO; 2],
                ..Patience::default()
            },
        }
    }

    fn ask(&self, addresses: &[&str]) -> BTreeMap<String, Answer> {
        ask(&self.asking(), addresses, today()).answers
    }

    /// What one address answers.
    fn answer(&self, address: &str) -> Answer {
        let mut answers = self.ask(&[address]);
        answers.remove(address).expect("it is answered")
    }
}

fn serve(
    mut stream: TcpStream,
    answering: Answering,
    log: &Mutex<Vec<String>>,
    under_way: &Mutex<BTreeMap<String, (usize, usize)>>,
) {
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let value = |name: &str| {
        let each = headers.iter().filter_map(|line| line.split_once(": "));
        let mut named = each.filter(|(key, _)| key.eq_ignore_ascii_case(name));
        named.next().map_or("", |(_, value)| value)
    };
    let (host, agent) = (value("host").to_owned(), value("user-agent"));
    assert!(agent.starts_with("prospectus/"), "{headers:?}");
    let mut parts = first.split(' ');
    let (method, path) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let asked = format!("{method} {host}{path}");
    log.lock().expect("nobody panicked").push(asked.clone());
    let count = |change: fn(&mut (usize, usize))| {
        change(
            under_way
                .lock()
                .expect("nobody panicked")
                .entry(host.clone())
                .or_default(),
        );
    };
    count(|(now, most)| {
        *now += 1;
        *most = (*most).max(*now);
    });
    let answer = answering(&asked);
    count(|(now, _)| *now -= 1);
    match answer {
        Some(answer) => {
            let text =
                format!("HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            drop(stream.write_all(text.as_bytes()));
        }
        // It keeps the line open and says nothing, until whoever asks has had enough.
        None => drop(BufReader::new(stream).lines().count()),
    }
}

fn ask(asking: &Asking, addresses: &[&str], today: Date) -> Asked {
    let addresses = addresses.iter().map(|address| (*address).to_owned());
    Asker::new(asking).ask(addresses.collect(), today, &|| {})
}

fn today() -> Date {
    TODAY.parse().expect("a date")
}

fn gone(status: u16) -> Answer {
    Answer::Broken(Broken::Gone {
        status,
        led_to: None,
    })
}

fn by_path(asked: &str) -> Option<&'static str> {
    let path = asked.split_once('/').map_or("", |(_, path)| path);
    Some(match path {
        "gone" => "404 Not Found",
        "taken-away" => "410 Gone",
        "password" => "401 Unauthorized",
        "no-programs" => "403 Forbidden",
        "linked-in" => "999 Request denied",
        "busy" => "429 Too Many Requests\r\nRetry-After: 0",
        "busy-for-an-hour" => "429 Too Many Requests\r\nRetry-After: 3600",
        "fault" => "503 Service Unavailable",
        "no-head" if asked.starts_with("HEAD") => "405 Method Not Allowed",
        "wrong-head" if asked.starts_with("HEAD") => "404 Not Found",
        "for-good" => "301 Moved Permanently\r\nLocation: https-less",
        "for-now" => "302 Found\r\nLocation: /x",
        "to-gone" => "308 Permanent Redirect\r\nLocation: http://b.test/gone",
        "to-inner" => "302 Found\r\nLocation: http://inner.test/secret",
        "to-circle" => "302 Found\r\nLocation: /to-circle",
        "slash" => "301 Moved Permanently\r\nLocation: http://www.a.test/slash/",
        "for-good-then-now" => "301 Moved Permanently\r\nLocation: /for-now",
        _ => FINE,
    })
}

#[test]
fn only_what_is_gone_is_broken() {
    let server = Server::new(by_path);
    for (path, answer) in [
        ("x", Answer::There),
        ("gone", gone(404)),
        ("taken-away", gone(410)),
        ("password", Answer::Unclear(Unclear::Status(401))),
        ("no-programs", Answer::Unclear(Unclear::Status(403))),
        ("linked-in", Answer::Unclear(Unclear::Status(999))),
        ("busy", Answer::Unclear(Unclear::Status(429))),
        ("fault", Answer::Unclear(Unclear::Status(503))),
        ("to-circle", Answer::Unclear(Unclear::Circles)),
    ] {
        assert_eq!(
            server.answer(&format!("http://a.test/{path}")),
            answer,
            "{path}"
        );
    }
}

#[test]
fn a_host_that_does_not_like_to_be_asked_for_the_head_is_asked_for_the_page() {
    let server = Server::new(by_path);
    assert_eq!(server.answer("http://a.test/no-head"), Answer::There);
    assert_eq!(server.answer("http://a.test/wrong-head"), Answer::There);
    assert_eq!(server.answer("http://a.test/x"), Answer::There);
    let asked = server.asked();
    assert_eq!(
        asked,
        [
            "HEAD a.test/no-head",
            "GET a.test/no-head",
            "HEAD a.test/wrong-head",
            "GET a.test/wrong-head",
            "HEAD a.test/x",
        ]
    );
}

#[test]
fn a_busy_host_is_asked_again_as_often_as_there_are_pauses() {
    let server = Server::new(by_path);
    server.answer("http://a.test/busy");
    assert_eq!(
        server.times("HEAD a.test/busy") + server.times("GET a.test/busy"),
        3
    );
    server.answer("http://a.test/busy-for-an-hour");
    assert_eq!(server.times("HEAD a.test/busy-for-an-hour"), 1);
    assert_eq!(
        server.times("GET a.test/busy-for-an-hour"),
        0,
        "nobody waits an hour"
    );
}

#[test]
fn a_busy_host_that_comes_round_is_fine() {
    // The page itself is there; only its head was asked for at a bad moment.
    let server = Server::new(|asked| {
        Some(if asked.starts_with("HEAD") {
            "429 Too Many Requests"
        } else {
            FINE
        })
    });
    assert_eq!(server.answer("http://a.test/x"), Answer::There);
}

#[test]
fn a_page_that_has_moved_for_good_is_told_and_one_that_leads_on_for_now_is_not() {
    let server = Server::new(by_path);
    let moved = |to: &str| Answer::Moved(to.to_owned());
    for (path, answer) in [
        ("for-good", moved("http://a.test/https-less")),
        ("for-now", Answer::There),
        ("for-good-then-now", moved("http://a.test/for-now")),
        ("slash", Answer::There),
    ] {
        assert_eq!(
            server.answer(&format!("http://a.test/{path}")),
            answer,
            "{path}"
        );
    }
    let led_to = Some("http://b.test/gone".to_owned());
    let gone = Answer::Broken(Broken::Gone {
        status: 404,
        led_to,
    });
    assert_eq!(server.answer("http://a.test/to-gone"), gone);
}

#[test]
fn an_inner_network_is_not_asked_not_even_where_a_redirect_leads_there() {
    let server = Server::new(by_path);
    let inner = Answer::NotAsked(NotAsked::Inner);
    assert_eq!(server.answer("http://inner.test/"), inner);
    assert_eq!(server.answer("http://a.test/to-inner"), inner);
    assert!(
        server
            .asked()
            .iter()
            .all(|asked| !asked.contains("inner.test"))
    );
}

#[test]
fn names_for_examples_are_not_asked() {
    let server = Server::new(by_path);
    let answers = server.ask(&["https://example.com/", "https://www.millbrook.example/x"]);
    let kept = |answer: &Answer| *answer == Answer::NotAsked(NotAsked::Example);
    assert!(answers.values().all(kept), "{answers:?}");
}

#[test]
fn one_host_is_asked_one_thing_at_a_time() {
    let server = Server::new(by_path);
    let of = |host: &str| {
        (0..20)
            .map(|page| format!("http://{host}/{page}"))
            .collect::<Vec<_>>()
    };
    let addresses = [of("a.test"), of("b.test"), of("c.test")].concat();
    let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
    let answers = server.ask(&addresses);
    assert_eq!(answers.len(), 60);
    assert!(answers.values().all(|answer| *answer == Answer::There));
    let most = server.under_way.lock().expect("nobody panicked").clone();
    assert!(most.values().all(|(_, most)| *most == 1), "{most:?}");
}

#[test]
fn a_host_that_is_not_there_is_broken_only_where_others_answer() {
    let server = Server::new(by_path);
    let nowhere = "http://nowhere.test/";
    let answers = server.ask(&[nowhere, "http://a.test/"]);
    let broken = Answer::Broken(Broken::NoSuchHost("nowhere.test".to_owned()));
    assert_eq!(answers[nowhere], broken);
    // The computer that asks may be the one that is cut off.
    assert_eq!(
        server.answer(nowhere),
        Answer::Unclear(Unclear::NobodyAnswers)
    );
}

#[test]
fn a_host_that_says_nothing_is_not_waited_for_twice() {
    let server = Server::new(|_| None);
    let mut asking = server.asking();
    asking.patience.request = Duration::from_millis(20);
    asking.patience.pauses.clear();
    let asked = ask(&asking, &["http://a.test/1", "http://a.test/2"], today());
    let silent = |answer: &Answer| *answer == Answer::Unclear(Unclear::NoAnswer);
    assert!(asked.answers.values().all(silent), "{asked:?}");
    assert!(server.times("HEAD a.test/2") + server.times("GET a.test/2") == 0);
}

#[test]
fn nobody_is_asked_when_time_is_up() {
    let server = Server::new(by_path);
    let mut asking = server.asking();
    asking.patience.all = Duration::ZERO;
    let asked = ask(&asking, &["http://a.test/gone"], today());
    assert_eq!(
        asked.answers["http://a.test/gone"],
        Answer::Unclear(Unclear::TimeIsUp)
    );
    assert!(server.asked().is_empty());
}

#[test]
fn time_that_runs_out_breaks_off_what_is_under_way() {
    let server = Server::new(|_| None);
    let mut asking = server.asking();
    // Were it not broken off, the request would take an hour.
    asking.patience.request = Duration::from_secs(3600);
    asking.patience.all = Duration::from_millis(20);
    let asked = ask(&asking, &["http://a.test/"], today());
    assert_eq!(
        asked.answers["http://a.test/"],
        Answer::Unclear(Unclear::TimeIsUp)
    );
}

/// A file for good answers, in a folder that goes away with it.
fn memory() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join("prospectus/links.json");
    (folder, path)
}

#[test]
fn what_was_there_is_not_asked_again_for_a_week_and_what_was_not_is() {
    let server = Server::new(by_path);
    let (_folder, path) = memory();
    let asking = Asking {
        memory: Some(path.clone()),
        ..server.asking()
    };
    let day = |day: i8| Date::new(2026, 11, day).expect("a date");
    let all = [
        "http://a.test/x",
        "http://a.test/gone",
        "http://a.test/fault",
    ];
    let at = |day: Date| ask(&asking, &all, day).answers;
    let first = at(day(10));
    for later in [10, 16, 17] {
        assert_eq!(at(day(later)), first, "{later}");
    }
    // On the 10th, and on the 17th.
    assert_eq!(server.times("HEAD a.test/x"), 2);
    assert_eq!(server.times("HEAD a.test/gone"), 4);
    assert_eq!(server.times("HEAD a.test/fault"), 4);
    // A day that is still to come was written with another clock.
    at(day(9));
    assert_eq!(server.times("HEAD a.test/x"), 3);
    assert!(std::fs::read_to_string(&path).is_ok_and(|text| !text.contains("gone")));
}

#[test]
fn a_damaged_memory_is_one_in_which_nothing_is_kept() {
    let server = Server::new(by_path);
    let (_folder, path) = memory();
    let asking = Asking {
        memory: Some(path.clone()),
        ..server.asking()
    };
    std::fs::create_dir_all(path.parent().expect("it has one")).expect("it is made");
    let wrong_day = r#"{"version":1,"there":{"http://a.test/x":"Tuesday"}}"#;
    let newer = r#"{"version":2,"there":{"http://a.test/x":"2026-11-22"}}"#;
    for damaged in ["", "{\"version\":1,\"the", "[]", wrong_day, newer] {
        std::fs::write(&path, damaged).expect("it is written");
        let asked = ask(&asking, &["http://a.test/x"], today());
        assert_eq!((asked.remembered, asked.not_kept), (0, None), "{damaged}");
        let again = ask(&asking, &["http://a.test/x"], today());
        assert_eq!(again.remembered, 1, "{damaged}");
    }
}

#[test]
fn a_memory_that_cannot_be_written_is_said_and_stops_nothing() {
    let server = Server::new(by_path);
    let (folder, _) = memory();
    let file = folder.path().join("a-file");
    std::fs::write(&file, "").expect("it is written");
    let asking = Asking {
        memory: Some(file.join("links.json")),
        ..server.asking()
    };
    let asked = ask(&asking, &["http://a.test/x"], today());
    assert_eq!(asked.answers["http://a.test/x"], Answer::There);
    assert!(asked.not_kept.is_some());
}

/// A host that signed its own certificate, and answers every page that a browser dares to open.
fn self_signed() -> SocketAddr {
    let read = |path: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/outside");
        std::fs::read(folder.join(path)).expect("it is kept here")
    };
    let certificate = CertificateDer::from_pem_slice(&read("self_signed.pem")).expect("it is one");
    let key = PrivateKeyDer::from_pem_slice(&read("self_signed.key")).expect("it is one");
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|config| {
            let config = config.with_no_client_auth();
            config.with_single_cert(vec![certificate], key)
        })
        .expect("the two belong together");
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let at = listener.local_addr().expect("it has an address");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut sealed = ServerConnection::new(config.clone()).expect("it is configured");
            // Who does not trust the certificate breaks off here.
            drop(sealed.complete_io(&mut stream));
        }
    });
    at
}

#[test]
fn where_no_sealed_host_is_trusted_no_link_is_called_broken_for_its_certificate() {
    let at = self_signed();
    let mut asking = Server::new(by_path).asking();
    asking.names = Names::Listed(BTreeMap::from([("a.test".to_owned(), at)]));
    // A network that opens what is sealed would look the same to every host.
    let asked = ask(&asking, &["https://a.test/x"], today());
    let unclear = Answer::Unclear(Unclear::NobodyAnswers);
    assert_eq!(asked.answers["https://a.test/x"], unclear);
}

#[test]
fn what_was_broken_before_is_left_out_of_a_change_and_asked_once() {
    let server = Server::new(by_path);
    let college = with_text("Read [the leaflet](http://a.test/gone) first.");
    git(&college, &["init", "--quiet", "--initial-branch=main"]);
    commit(&college);
    let check = || {
        let options = options(server.asking());
        pipeline::check_since(&college.path(""), &options, "main", &Unwatched)
            .expect("the machine does its part")
    };
    assert_eq!(found(&check()), [""; 0]);
    assert_eq!(server.times("HEAD a.test/gone"), 1);
    college.replace(
        "content/pages/how-to-enrol.md",
        "Call us.",
        "Call us, or read [this leaflet](http://a.test/taken-away).",
    );
    assert_eq!(found(&check()), ["W952"]);
}

fn options(asking: Asking) -> Options {
    Options {
        base_url: None,
        today: Today::On(today()),
        with_drafts: false,
        locked: false,
        people: None,
        links: Some(asking),
        kept: None,
    }
}

fn checked(college: &College, asking: Asking) -> Outcome {
    let options = options(asking);
    pipeline::check(&college.path(""), &options, &Unwatched).expect("the machine does its part")
}

/// The codes of what was found.
fn found(outcome: &Outcome) -> Vec<&'static str> {
    let findings = outcome.findings.iter();
    findings.map(|finding| finding.code.code).collect()
}

fn with_text(text: &str) -> College {
    let college = College::new();
    college.replace(
        "content/courses/sleep-well.md",
        "We talk about nights, and try small changes.",
        text,
    );
    college
}

#[test]
fn each_address_is_asked_once_and_no_other_kind_of_link_at_all() {
    let server = Server::new(by_path);
    let college = with_text(
        "See [one](http://a.test/x#top), [two](http://a.test/x#below) and [three](HTTP://A.test/x).\n\n\
         Or [write](mailto:us@a.test), [call](tel:+441632960100), [text](sms:+441632960100).\n\n\
         Or [home](https://example.org/topics/living-well/), or [http](http://example.org/).",
    );
    college.replace(
        "content/college.md",
        "contact: {",
        "enrolment: {url: http://a.test/x}\ncontact: {",
    );
    let outcome = checked(&college, server.asking());
    let asked: BTreeSet<String> = server.asked().into_iter().collect();
    assert_eq!(asked, BTreeSet::from(["HEAD a.test/x".to_owned()]));
    let looked = outcome.links.expect("links were looked at");
    assert!(
        looked
            .asked
            .answers
            .values()
            .all(|answer| *answer == Answer::There)
    );
    assert_eq!(looked.links.len(), 4, "{:?}", looked.links);
}

#[test]
fn a_broken_link_is_a_warning_at_its_line() {
    let server = Server::new(by_path);
    let college = with_text("Read\n[the leaflet](http://a.test/gone) first.");
    let outcome = checked(&college, server.asking());
    assert_eq!(found(&outcome), ["W952"]);
    let finding = outcome.findings.iter().next().expect("there is one");
    assert_eq!(finding.level, Level::Warning);
    let span = finding.place.span().expect("it has words");
    assert_eq!(
        outcome.sources.text(span),
        "[the leaflet](http://a.test/gone)"
    );
}

#[test]
fn a_waiver_of_an_outside_link_waits_until_links_are_looked_at() {
    let server = Server::new(by_path);
    let college = with_text("Read [the leaflet](http://a.test/gone) first.").with(
        "content/waivers.yml",
        "- {rule: broken-outside-link, where: content/courses/sleep-well.md, reason: They will put it back, \
         owner: coordinator, until: 2027-06-30}\n",
    );
    college.check().is_clean();
    assert_eq!(found(&checked(&college, server.asking())), [""; 0]);
    college.replace(
        "content/courses/sleep-well.md",
        "http://a.test/gone",
        "http://a.test/x",
    );
    assert_eq!(found(&checked(&college, server.asking())), ["M009"]);
}

#[test]
fn the_program_asks_nobody_on_its_own_computer() {
    let server = Server::new(by_path);
    let port = server.at.port();
    let college = with_text(&format!(
        "See [one](http://127.0.0.1:{port}/gone), [two](http://localhost:{port}/gone) and [three](http://[::1]:{port}/)."
    ));
    let memory = tempfile::tempdir().expect("there is room");
    let mut command = college.command(&["check", "--links", "--today", TODAY]);
    command.env("XDG_CACHE_HOME", memory.path());
    let ran = crate::ran::Ran::new(command)
        .ends_with(0)
        .says("Did not ask 3 links that lead into an inner network");
    assert!(server.asked().is_empty(), "{:?}", server.asked());
    assert!(
        ran.err.contains("content/courses/sleep-well.md:"),
        "{}",
        ran.err
    );
}

#[test]
fn a_check_without_links_asks_nobody() {
    let server = Server::new(by_path);
    let port = server.at.port();
    let college = with_text(&format!("See [one](http://127.0.0.1:{port}/gone)."));
    college.check().is_clean();
    college.build(&[]).ends_with(0);
    assert!(server.asked().is_empty());
}
