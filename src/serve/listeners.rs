//! The open pages: each listens for what changes for it (server-sent events, HTML Standard section 9.2).

use std::io::Write;
use std::sync::{Mutex, PoisonError};

use crate::serve::reply::head;

/// A page that is open in a browser.
struct Listener {
    /// The address of the page, without the base path.
    page: String,
    /// What it shows.
    digest: String,
    to: Box<dyn Write + Send>,
}

/// All pages that are open.
#[derive(Default)]
pub(super) struct Listeners(Mutex<Vec<Listener>>);

impl Listeners {
    /// Begins to tell a page. `now` is what it would show if it were asked for now.
    pub(super) fn add(
        &self,
        page: String,
        digest: String,
        mut to: Box<dyn Write + Send>,
        now: &str,
    ) {
        let mut first = head(200, "text/event-stream");
        // A browser asks again after so many milliseconds when the program is begun anew.
        first.push_str("\r\nretry: 500\n\n");
        if now != digest {
            first.push_str(&event("reload", now));
        }
        let listener = match write(&mut *to, &first) {
            true => Listener {
                page,
                digest: now.to_owned(),
                to,
            },
            false => return,
        };
        self.locked().push(listener);
    }

    /// The addresses of the open pages, each once, with what they show.
    pub(super) fn pages(&self) -> Vec<String> {
        let mut pages: Vec<String> = self.locked().iter().map(|it| it.page.clone()).collect();
        pages.sort();
        pages.dedup();
        pages
    }

    /// Tells those that show a page what it is now; those that show that already hear nothing.
    pub(super) fn changed(&self, page: &str, digest: &str) {
        self.locked().retain_mut(|listener| {
            if listener.page != page || listener.digest == digest {
                return true;
            }
            digest.clone_into(&mut listener.digest);
            write(&mut *listener.to, &event("reload", digest))
        });
    }

    /// Tells all that the findings are others now.
    pub(super) fn findings(&self) {
        let event = event("findings", "new");
        self.locked()
            .retain_mut(|listener| write(&mut *listener.to, &event));
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Vec<Listener>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn event(name: &str, data: &str) -> String {
    format!("event: {name}\ndata: {data}\n\n")
}

/// Whether somebody still listens.
fn write(to: &mut dyn Write, text: &str) -> bool {
    to.write_all(text.as_bytes())
        .and_then(|()| to.flush())
        .is_ok()
}
