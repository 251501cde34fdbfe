//! The threads: one watches, one checks, some answer browsers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Condvar, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use tiny_http::{Method, Request};

use crate::error::{Error, Result};
use crate::finding::Level;
use crate::pipeline::{Live, Options, Progress, check_files};
use crate::read::is_picture;
use crate::serve::address::{Wanted, is_own_name, wanted};
use crate::serve::asked::Asked;
use crate::serve::listeners::Listeners;
use crate::serve::news::News;
use crate::serve::port;
use crate::serve::reply::Reply;
use crate::serve::state::{Made, State};
use crate::serve::watch::{Round, Watch};
use crate::site::picture_address;

/// So many browsers' questions are answered at once.
const ANSWERING: usize = 6;
/// A whole check waits until nobody has saved anything for so long.
const QUIET: Duration = Duration::from_millis(250);

/// For pages of serve's own: a browser asks for one in any case.
const ICON: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><circle cx=\"4\" cy=\"4\" r=\"3\" fill=\"#a30000\"/></svg>";

/// What all threads share.
struct Server<'a> {
    asked: &'a Asked,
    tell: &'a (dyn Fn(News) + Sync),
    http: tiny_http::Server,
    state: RwLock<State>,
    /// The page that was made last at an address, with its round: a browser asks for it right after it was told of it.
    made: Mutex<BTreeMap<String, (u64, Made)>>,
    listeners: Listeners,
    /// The newest round, for the thread that checks.
    newest: Mutex<u64>,
    is_new: Condvar,
}

pub(super) fn run(asked: &Asked, tell: &(dyn Fn(News) + Sync)) -> Result<()> {
    let (listener, usual_port_taken) = port::listen(asked.port)?;
    let port = listener.local_addr().map_or(0, |address| address.port());
    let http = tiny_http::Server::from_listener(listener, None).map_err(|cause| Error::Bug {
        doing: "beginning to listen".to_owned(),
        cause: cause.to_string(),
    })?;
    // What is saved while the college is read for the first time is heard of, too.
    let (mut watch, polling) = Watch::new(&asked.folder, asked.options.people.as_deref());
    if let Some(reason) = polling {
        tell(News::Polling(reason));
    }
    let options = options(asked)?;
    let live = Live::read(&asked.folder, &options, &BTreeSet::new())?;
    tell(News::Ready {
        address: format!("http://localhost:{port}{}/", live.base_path()),
        watched: watch.folders(),
        courses: live.courses(),
        usual_port_taken,
    });
    let server = Server {
        asked,
        tell,
        http,
        state: RwLock::new(State {
            live: Ok(live),
            options,
            round: 1,
            checked: 0,
            judged: Vec::new(),
            held: BTreeSet::new(),
            pictures: BTreeSet::new(),
            pictures_changed: BTreeMap::new(),
            alert: String::new(),
        }),
        made: Mutex::default(),
        listeners: Listeners::default(),
        newest: Mutex::new(1),
        is_new: Condvar::new(),
    };
    std::thread::scope(|scope| {
        for _ in 0..ANSWERING {
            scope.spawn(|| server.answer_all());
        }
        scope.spawn(|| server.check_all());
        loop {
            let round = watch.next();
            if round.is_whole {
                watch.again();
            }
            server.change(&round);
        }
    })
}

/// The options of this moment's day.
fn options(asked: &Asked) -> Result<Options> {
    Ok(Options {
        today: (asked.today)()?,
        ..asked.options.clone()
    })
}

impl Server<'_> {
    fn state(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn state_to_change(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads what changed, and tells the open pages.
    fn change(&self, round: &Round) {
        let mut state = self.state_to_change();
        state.round += 1;
        let number = state.round;
        for file in &round.files {
            if let Some(address) = self.picture_address(file) {
                state.pictures_changed.insert(address, number);
            }
        }
        let was_broken = state.live.is_err();
        if !self.change_few(&mut state, round) {
            let read = options(self.asked).and_then(|options| {
                state.options = options;
                Live::read(&self.asked.folder, &state.options, &state.held)
            });
            state.live = read.map_err(|error| format!("{error}: {}", error.help()));
        }
        let trouble = state.live.as_ref().err().cloned();
        drop(state);
        if let Some(reason) = trouble.filter(|_| !was_broken) {
            (self.tell)(News::Trouble(reason));
        }
        self.tell_pages();
        *self.newest.lock().unwrap_or_else(PoisonError::into_inner) = number;
        self.is_new.notify_all();
    }

    /// Reads again only what changed, when it is known what, and everything else stays what it was.
    fn change_few(&self, state: &mut State, round: &Round) -> bool {
        let paths: Option<Vec<String>> = round.files.iter().map(|file| self.inside(file)).collect();
        let (Some(paths), Ok(live), Ok(options)) = (paths, &mut state.live, options(self.asked))
        else {
            return false;
        };
        !round.is_whole && live.change(&options, &paths).unwrap_or(false)
    }

    /// The path of a file from the college's folder.
    fn inside(&self, file: &Path) -> Option<String> {
        let root = self.asked.folder.canonicalize().ok()?;
        let inside = file.strip_prefix(root).ok()?;
        Some(inside.to_string_lossy().replace('\\', "/"))
    }

    fn picture_address(&self, file: &Path) -> Option<String> {
        let path = self.inside(file)?;
        is_picture(&path).then(|| picture_address(&path))
    }

    /// Tells each open page whether it is another one now.
    fn tell_pages(&self) {
        for page in self.listeners.pages() {
            let made = self.made(&page);
            self.listeners.changed(&page, &made.digest);
        }
    }

    /// What stands at an address now.
    fn made(&self, address: &str) -> Made {
        let state = self.state();
        // A check may change what stands there as well.
        let round = state.round * 2 + u64::from(state.checked == state.round);
        let kept = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, made)) = kept().get(address)
            && *at == round
        {
            return made.clone();
        }
        let made = state.made(address);
        drop(state);
        let mut all = kept();
        all.retain(|_, (at, _)| *at == round);
        if made.is_page {
            all.insert(address.to_owned(), (round, made.clone()));
        }
        drop(all);
        made
    }

    fn answer_all(&self) {
        loop {
            match self.http.recv() {
                Ok(request) => self.answer(request),
                Err(_) => std::thread::sleep(QUIET),
            }
        }
    }

    /// Answers a browser. One that has gone away is no failure.
    fn answer(&self, request: Request) {
        let with_body = *request.method() != Method::Head;
        let host = request
            .headers()
            .iter()
            .find(|header| header.field.equiv("Host"));
        let is_own = host.is_some_and(|host| is_own_name(host.value.as_str()));
        let reply = if !is_own {
            Reply::text(
                403,
                "This site is for this computer only: open it as http://localhost with its port.",
            )
        } else if !matches!(request.method(), Method::Get | Method::Head) {
            Reply::text(405, "Pages can only be read here.")
        } else {
            let base_path = match &self.state().live {
                Ok(live) => live.base_path().to_owned(),
                Err(_) => String::new(),
            };
            match wanted(request.url(), &base_path) {
                Wanted::Strange => Reply::text(400, "This is no address of a page."),
                Wanted::BeforeSite => Reply::elsewhere(&format!("{base_path}/")),
                Wanted::Site(address) => self.page(&address),
                Wanted::Own(name, query) => {
                    let asked = |name: &str| {
                        let found = query.iter().find(|(key, _)| key == name);
                        found.map_or(String::new(), |(_, value)| value.clone())
                    };
                    if name == "events" {
                        let (page, digest) = (asked("page"), asked("digest"));
                        let now = self.made(&page).digest;
                        self.listeners
                            .add(page, digest, request.into_writer(), &now);
                        return;
                    }
                    self.own(&name, &asked("page"))
                }
            }
        };
        drop(reply.send(&mut *request.into_writer(), with_body));
    }

    /// A page with serve's script, or a file.
    fn page(&self, address: &str) -> Reply {
        let made = self.made(address);
        if !made.is_page {
            return made.reply;
        }
        let is_known = |picture: &String| self.state().pictures.contains(picture);
        if !made.pictures.iter().all(is_known) {
            let pictures = made.pictures.iter().cloned();
            self.state_to_change().pictures.extend(pictures);
        }
        made.reply.with_script(address, &made.digest)
    }

    /// What serve itself needs in a page.
    fn own(&self, name: &str, page: &str) -> Reply {
        let script = "text/javascript; charset=utf-8";
        let style = "text/css; charset=utf-8";
        match name {
            "live.js" => Reply::new(200, script, include_str!("live.js")),
            "panel.css" => Reply::new(200, style, include_str!("panel.css")),
            "page.css" => Reply::new(200, style, include_str!("page.css")),
            "icon.svg" => Reply::new(200, "image/svg+xml", ICON),
            "panel" => Reply::page(200, self.state().panel(page).html()),
            _ => Reply::text(404, "There is no such thing."),
        }
    }

    /// Checks the whole college when something changed and nobody has saved anything for a while.
    fn check_all(&self) {
        let mut done = 0;
        loop {
            let round = self.quiet_round(done);
            let (files, options) = {
                let state = self.state();
                match &state.live {
                    Ok(live) => (live.files(), state.options.clone()),
                    Err(_) => {
                        done = round;
                        continue;
                    }
                }
            };
            let progress = Wanting {
                server: self,
                round,
            };
            let checked =
                in_few_threads(|| check_files(&self.asked.folder, files, &options, &progress));
            done = round;
            if !progress.is_wanted() {
                continue;
            }
            match checked {
                Ok(outcome) => self.judge(round, &outcome),
                Err(error) => (self.tell)(News::Trouble(error.to_string())),
            }
        }
    }

    /// Waits for a round after this one, and then until it stays the newest for a while.
    fn quiet_round(&self, done: u64) -> u64 {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        while *newest == done {
            newest = match self.is_new.wait(newest) {
                Ok(newest) => newest,
                Err(poisoned) => poisoned.into_inner(),
            };
        }
        // The first is waited for by nobody who saves.
        if done == 0 {
            return *newest;
        }
        loop {
            let before = *newest;
            newest = match self.is_new.wait_timeout(newest, QUIET) {
                Ok((newest, _)) => newest,
                Err(poisoned) => poisoned.into_inner().0,
            };
            if *newest == before {
                return before;
            }
        }
    }

    fn judge(&self, round: u64, outcome: &crate::pipeline::Outcome) {
        let mut state = self.state_to_change();
        let is_first = state.checked == 0;
        let (new, solved, are_others_held) = state.judge(round, outcome);
        if are_others_held {
            let read = Live::read(&self.asked.folder, &state.options, &state.held);
            state.live = read.map_err(|error| format!("{error}: {}", error.help()));
        }
        drop(state);
        (self.tell)(News::Checked {
            is_first,
            new,
            solved,
            errors: outcome.findings.count(Level::Error),
            held: outcome.summary.held,
            warnings: outcome.findings.count(Level::Warning),
        });
        self.tell_pages();
        self.listeners.findings();
    }
}

/// Whether a check of a round is still worth its work.
struct Wanting<'s, 'a> {
    server: &'s Server<'a>,
    round: u64,
}

impl Progress for Wanting<'_, '_> {
    fn begin(&self, _: usize) {}

    fn begin_links(&self, _: usize) {}

    fn step(&self) {}

    fn is_wanted(&self) -> bool {
        let newest = &self.server.newest;
        *newest.lock().unwrap_or_else(PoisonError::into_inner) == self.round
    }
}

/// Leaves a core for the page that somebody waits for.
fn in_few_threads<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(cores.saturating_sub(1).max(1));
    match pool.build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}
