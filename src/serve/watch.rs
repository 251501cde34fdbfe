//! Hears of changed files, and waits until those who write them are done: many changes at once are one round.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, CreateKind, MetadataKind, ModifyKind, RemoveKind};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// Nobody has written anything for so long: what was saved is whole.
const QUIET: Duration = Duration::from_millis(12);
/// The same when files come by the dozen, as from git.
const QUIET_OF_MANY: Duration = Duration::from_millis(60);
const MANY: usize = 12;
/// The same while a file is empty: programs that save make it so first.
const QUIET_OF_EMPTY: Duration = Duration::from_millis(250);
/// A program that never stops writing does not keep others waiting for longer than so many events.
const MOST_EVENTS: usize = 20_000;
/// How often files are looked at where the computer does not tell of changes.
const POLL: Duration = Duration::from_secs(1);

/// The folders of a college that are read.
const PARTS: [&str; 3] = ["content", "partners", "themes"];

/// What changed since the last round.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Round {
    /// Nobody can say which files: folders came or went, or something was missed.
    pub(super) is_whole: bool,
    pub(super) files: BTreeSet<PathBuf>,
}

impl Round {
    fn is_empty(&self) -> bool {
        !self.is_whole && self.files.is_empty()
    }
}

fn is_empty(path: &Path) -> bool {
    path.metadata()
        .is_ok_and(|it| it.is_file() && it.len() == 0)
}

/// What one event means.
#[derive(Debug, PartialEq, Eq)]
enum Meaning {
    Nothing,
    Files,
    /// A file was closed by somebody who wrote it.
    Closed,
    Whole,
}

/// The watched folders.
pub(super) struct Watch {
    /// The college's folder, without links on the way to it.
    root: PathBuf,
    people: Option<PathBuf>,
    watcher: Box<dyn Watcher + Send>,
    events: Receiver<notify::Result<Event>>,
    /// The parts that are watched now; one that is deleted and made again is watched anew.
    watched: BTreeSet<PathBuf>,
}

impl Watch {
    /// Begins to watch. Where the computer tells nothing, says why; then files are looked at every second.
    pub(super) fn new(folder: &Path, people: Option<&Path>) -> (Self, Option<String>) {
        let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let (root, people) = (whole(folder), people.map(whole));
        let (sender, events) = channel();
        let told = |watcher: Box<dyn Watcher + Send>, events| Self {
            root: root.clone(),
            people: people.clone(),
            watcher,
            events,
            watched: BTreeSet::new(),
        };
        let begun = RecommendedWatcher::new(sender, Config::default());
        let begun = begun.and_then(|watcher| {
            let mut watch = told(Box::new(watcher), events);
            watch.begin()?;
            Ok(watch)
        });
        match begun {
            Ok(watch) => (watch, None),
            Err(cause) => {
                let (sender, events): (Sender<notify::Result<Event>>, _) = channel();
                let mut watch = told(poller(sender), events);
                // What cannot be opened now is looked at again later.
                drop(watch.begin());
                (watch, Some(reason(&cause)))
            }
        }
    }

    /// The folders that are watched, as they are called in the college.
    pub(super) fn folders(&self) -> Vec<String> {
        let name = |path: &PathBuf| match path.strip_prefix(&self.root) {
            Ok(inside) => format!("{}/", inside.display()),
            Err(_) => path.display().to_string(),
        };
        let all = self.watched.iter().filter(|path| **path != self.root);
        all.map(name).collect()
    }

    fn begin(&mut self) -> notify::Result<()> {
        self.watcher
            .watch(&self.root, RecursiveMode::NonRecursive)?;
        self.watched.insert(self.root.clone());
        for part in self.parts() {
            self.add(part)?;
        }
        Ok(())
    }

    fn parts(&self) -> Vec<PathBuf> {
        let parts = PARTS.iter().map(|part| self.root.join(part));
        parts.chain(self.people.clone()).collect()
    }

    fn add(&mut self, part: PathBuf) -> notify::Result<()> {
        if part.is_dir() && self.watched.insert(part.clone()) {
            self.watcher.watch(&part, RecursiveMode::Recursive)?;
        }
        Ok(())
    }

    /// Waits for the next round.
    pub(super) fn next(&mut self) -> Round {
        loop {
            let mut round = Round::default();
            let first = match self.events.recv_timeout(POLL) {
                Ok(event) => event,
                Err(RecvTimeoutError::Timeout) => {
                    if self.renew() {
                        round.is_whole = true;
                        return round;
                    }
                    continue;
                }
                // The watcher lives as long as this.
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(POLL);
                    continue;
                }
            };
            let mut is_closed = self.take(first, &mut round);
            for _ in 0..MOST_EVENTS {
                let quiet = match () {
                    () if round.is_whole || round.files.len() > MANY => QUIET_OF_MANY,
                    () if round.files.iter().any(|path| is_empty(path)) => QUIET_OF_EMPTY,
                    // One file, written and closed: whoever writes it twice does so at once.
                    () if is_closed => QUIET / 4,
                    () => QUIET,
                };
                match self.events.recv_timeout(quiet) {
                    Ok(event) => is_closed |= self.take(event, &mut round),
                    Err(_) => break,
                }
            }
            if round.is_whole {
                self.renew();
            }
            if !round.is_empty() {
                return round;
            }
        }
    }

    /// Puts what an event says into a round; whether it says that a file is whole.
    fn take(&self, event: notify::Result<Event>, round: &mut Round) -> bool {
        let Ok(event) = event else {
            round.is_whole = true;
            return false;
        };
        let meaning = match event.need_rescan() {
            true => Meaning::Whole,
            false => meaning(&event.kind),
        };
        if meaning == Meaning::Nothing {
            return false;
        }
        if event.need_rescan() {
            round.is_whole = true;
        }
        let parts = self.parts();
        for path in event.paths {
            match inside(&path, &parts) {
                Some(Inside::Part) => round.is_whole = true,
                Some(Inside::File) if meaning == Meaning::Whole => round.is_whole = true,
                Some(Inside::File) => {
                    round.files.insert(path);
                }
                None => {}
            }
        }
        meaning == Meaning::Closed
    }

    /// Watches the parts that have come back, and forgets those that are gone; whether there was any of either.
    fn renew(&mut self) -> bool {
        let mut is_changed = false;
        let gone: Vec<PathBuf> = (self.watched.iter())
            .filter(|path| !path.is_dir())
            .cloned()
            .collect();
        for path in gone {
            // A folder that is gone is watched no more in any case.
            drop(self.watcher.unwatch(&path));
            self.watched.remove(&path);
            is_changed = true;
        }
        if self.root.is_dir() && !self.watched.contains(&self.root) {
            // All inside it is new as well.
            for path in std::mem::take(&mut self.watched) {
                drop(self.watcher.unwatch(&path));
            }
            is_changed |= self.begin().is_ok();
        }
        for part in self.parts() {
            if !self.watched.contains(&part) && part.is_dir() {
                is_changed |= self.add(part).is_ok();
            }
        }
        is_changed
    }

    /// Watches a part anew that may have been deleted and made again meanwhile.
    pub(super) fn again(&mut self) {
        for part in self.parts() {
            if self.watched.remove(&part) {
                drop(self.watcher.unwatch(&part));
            }
            drop(self.add(part));
        }
    }
}

fn poller(sender: Sender<notify::Result<Event>>) -> Box<dyn Watcher + Send> {
    let config = Config::default().with_poll_interval(POLL);
    match PollWatcher::new(sender, config) {
        Ok(watcher) => Box::new(watcher),
        Err(_) => Box::new(notify::NullWatcher),
    }
}

/// Why the computer tells nothing, and what to do about it.
fn reason(cause: &notify::Error) -> String {
    let is_full = match &cause.kind {
        notify::ErrorKind::MaxFilesWatch => true,
        // inotify_add_watch(2): ENOSPC, no more watches; EMFILE, no more instances.
        notify::ErrorKind::Io(cause) => matches!(cause.raw_os_error(), Some(28 | 24)),
        _ => false,
    };
    match is_full {
        true => "this computer lets no program watch more folders, because others watch very many; \
                 to allow more on Linux: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512"
            .to_owned(),
        false => cause.to_string(),
    }
}

enum Inside {
    /// A watched folder itself.
    Part,
    File,
}

/// Where a path is; `None` outside the watched folders, and for what is hidden, such as an editor's own files.
fn inside(path: &Path, parts: &[PathBuf]) -> Option<Inside> {
    if parts.iter().any(|part| part == path) {
        return Some(Inside::Part);
    }
    let rest = parts.iter().find_map(|part| path.strip_prefix(part).ok())?;
    let mut names = rest.components().map(|it| it.as_os_str().to_string_lossy());
    (!names.any(|name| name.starts_with('.'))).then_some(Inside::File)
}

fn meaning(kind: &EventKind) -> Meaning {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Meaning::Closed,
        EventKind::Access(_)
        | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)) => Meaning::Nothing,
        // What came into a new folder before it was watched is seen only by looking.
        EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => {
            Meaning::Whole
        }
        // A folder may be what was renamed.
        EventKind::Modify(ModifyKind::Name(_)) => Meaning::Files,
        _ => Meaning::Files,
    }
}
