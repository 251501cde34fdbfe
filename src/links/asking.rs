//! All addresses at once: a few hosts side by side, one address at a time of each, again where a host is busy.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use jiff::civil::Date;

use crate::links::address::Address;
use crate::links::answer::{Answer, Answers, Asked, Broken, NotAsked, Unclear};
use crate::links::memory::Memory;
use crate::links::patience::{Deadline, Patience};
use crate::links::visit::{Method, Names, Visit, Visitor};

/// How many hosts are asked at the same time.
const AT_ONCE: usize = 6;
/// How often an address may lead on.
const HOPS: usize = 10;

/// How links are looked at.
#[derive(Debug, Clone)]
pub struct Asking {
    /// Where good answers are kept for some days; absent when nowhere.
    pub memory: Option<PathBuf>,
    pub patience: Patience,
    pub names: Names,
}

/// Asks hosts.
#[derive(Debug)]
pub struct Asker<'a> {
    asking: &'a Asking,
}

impl<'a> Asker<'a> {
    pub fn new(asking: &'a Asking) -> Self {
        Self { asking }
    }
}

impl Answers for Asker<'_> {
    fn ask(&self, addresses: Vec<String>, today: Date, step: &(dyn Fn() + Sync)) -> Asked {
        let path = self.asking.memory.as_deref();
        let mut memory = path.map_or_else(Memory::default, |path| Memory::read(path, today));
        let mut asked = Asked::default();
        // Two writings of one address are asked once.
        let mut open: BTreeMap<Address, Vec<String>> = BTreeMap::new();
        for written in addresses {
            let answer = match Address::read(&written) {
                None => Answer::Unclear(Unclear::Unreadable),
                Some(address) if address.is_example() => Answer::NotAsked(NotAsked::Example),
                Some(address) if memory.knows(&address) => {
                    asked.remembered += 1;
                    Answer::There
                }
                Some(address) => {
                    open.entry(address).or_default().push(written);
                    continue;
                }
            };
            step();
            asked.answers.insert(written, answer);
        }
        let mut answers = Round::new(self.asking).all(open.keys(), step);
        doubt(&mut answers);
        for (address, written) in open {
            let Some(answer) = answers.remove(&address) else {
                continue;
            };
            if answer == Answer::There {
                memory.keep(&address, today);
            }
            let each = written.into_iter();
            asked
                .answers
                .extend(each.map(|written| (written, answer.clone())));
        }
        let kept = path.map_or(Ok(()), |path| memory.write(path));
        asked.not_kept = kept.err().map(|cause| cause.to_string());
        asked
    }
}

type Answered = BTreeMap<Address, Answer>;

/// When not one host answered, or not one that is asked over https, the mistake may be on this side: a computer without
/// a way out, or a network that opens what is sealed. Nobody's link is called broken for that.
fn doubt(answers: &mut Answered) {
    let spoke = |answer: &Answer| {
        matches!(
            answer,
            Answer::There
                | Answer::Moved(_)
                | Answer::Broken(Broken::Gone { .. })
                | Answer::Unclear(Unclear::Status(_) | Unclear::Circles)
        )
    };
    let any = answers.values().any(spoke);
    let over_https = answers
        .iter()
        .any(|(address, answer)| address.is_https() && spoke(answer));
    for answer in answers.values_mut() {
        let is_doubtful = match answer {
            Answer::Broken(Broken::NoSuchHost(_)) => !any,
            Answer::Broken(Broken::Certificate { .. }) => !over_https,
            _ => false,
        };
        if is_doubtful {
            *answer = Answer::Unclear(Unclear::NobodyAnswers);
        }
    }
}

/// Whether over https, and the host with its port.
type Door = (bool, String);

/// What all threads share.
struct Round<'a> {
    patience: &'a Patience,
    visitor: Visitor,
    deadline: Deadline,
    /// A lock for each host, held during a request.
    doors: Mutex<BTreeMap<Door, Arc<Mutex<()>>>>,
    /// Hosts that were out of reach, so that their other addresses need not wait for it again.
    shut: Mutex<BTreeMap<Door, Visit>>,
}

impl<'a> Round<'a> {
    fn new(asking: &'a Asking) -> Self {
        let patience = &asking.patience;
        Self {
            patience,
            visitor: Visitor::new(asking.names.clone(), patience.request),
            deadline: Deadline::default(),
            doors: Mutex::default(),
            shut: Mutex::default(),
        }
    }

    /// Asks every address, until time is up.
    fn all<'b>(
        &self,
        addresses: impl Iterator<Item = &'b Address>,
        step: &(dyn Fn() + Sync),
    ) -> Answered {
        if self.patience.all.is_zero() {
            self.deadline.end();
        }
        let mut hosts: BTreeMap<&str, Vec<&Address>> = BTreeMap::new();
        for address in addresses {
            hosts.entry(address.name()).or_default().push(address);
        }
        let queue: Mutex<VecDeque<_>> = Mutex::new(hosts.into_values().collect());
        let answers: Mutex<Answered> = Mutex::default();
        let work = || {
            while let Some(of_host) = take(&queue) {
                for address in of_host {
                    let answer = self.answer(address);
                    step();
                    locked(&answers).insert(address.clone(), answer);
                }
            }
        };
        thread::scope(|scope| {
            scope.spawn(|| {
                self.deadline.pause(self.patience.all);
                self.deadline.end();
                self.visitor.stop();
            });
            let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
            for worker in workers {
                worker
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            }
            self.deadline.end();
        });
        answers.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Follows an address to where it leads.
    fn answer(&self, address: &Address) -> Answer {
        let (mut here, mut moved_to) = (address.clone(), Some(address.clone()));
        for _ in 0..=HOPS {
            let visit = match self.deadline.is_over() {
                true => return Answer::Unclear(Unclear::TimeIsUp),
                false => self.patiently(&here),
            };
            let Visit::LeadsTo { location, for_good } = visit else {
                return self.judged(address, &here, moved_to, visit);
            };
            let Some(next) = here.join(&location) else {
                return Answer::Unclear(Unclear::Unreadable);
            };
            // Only as far as every step is for good has the page itself moved.
            if for_good && moved_to.as_ref() == Some(&here) {
                moved_to = Some(next.clone());
            }
            here = next;
        }
        Answer::Unclear(Unclear::Circles)
    }

    fn judged(
        &self,
        address: &Address,
        here: &Address,
        moved_to: Option<Address>,
        visit: Visit,
    ) -> Answer {
        let host = || here.name().to_owned();
        match visit {
            Visit::Status { status, .. } => match status {
                200..=299 => match moved_to.filter(|moved| !moved.is_like(address)) {
                    Some(moved) => Answer::Moved(moved.to_string()),
                    None => Answer::There,
                },
                404 | 410 => Answer::Broken(Broken::Gone {
                    status,
                    led_to: (here != address).then(|| here.to_string()),
                }),
                _ => Answer::Unclear(Unclear::Status(status)),
            },
            _ if self.deadline.is_over() => Answer::Unclear(Unclear::TimeIsUp),
            Visit::NoSuchHost => Answer::Broken(Broken::NoSuchHost(host())),
            Visit::Certificate(wrong) => Answer::Broken(Broken::Certificate {
                host: host(),
                wrong,
            }),
            Visit::NoAnswer => Answer::Unclear(Unclear::NoAnswer),
            Visit::NoConnection => Answer::Unclear(Unclear::NoConnection),
            Visit::Inner => Answer::NotAsked(NotAsked::Inner),
            Visit::Unreadable | Visit::LeadsTo { .. } => Answer::Unclear(Unclear::Unreadable),
        }
    }

    /// Asks an address, and again after a pause while its host is busy or out of reach.
    fn patiently(&self, address: &Address) -> Visit {
        let (is_https, host) = address.door();
        let door = (is_https, host.to_owned());
        if let Some(visit) = locked(&self.shut).get(&door) {
            return visit.clone();
        }
        let mut pauses = self.patience.pauses.iter();
        let mut method = Method::Head;
        loop {
            let visit = self.once(address, &door, method);
            method = Method::Get;
            let wanted = match &visit {
                Visit::Status {
                    status: 429 | 500..=599,
                    retry_after,
                } => *retry_after,
                Visit::NoAnswer | Visit::NoConnection | Visit::NoSuchHost => None,
                _ => return visit,
            };
            let pause = pauses.next().map(|usual| wanted.unwrap_or(*usual));
            let Some(pause) = pause.filter(|pause| *pause <= self.patience.longest_pause) else {
                return self.given_up(door, visit);
            };
            if !self.deadline.pause(pause) {
                return visit;
            }
        }
    }

    /// Notes that a host is out of reach.
    fn given_up(&self, door: Door, visit: Visit) -> Visit {
        if !matches!(visit, Visit::Status { .. }) {
            locked(&self.shut).insert(door, visit.clone());
        }
        visit
    }

    /// Asks for the head of a page; for the page itself where a host does not like that.
    fn once(&self, address: &Address, door: &Door, method: Method) -> Visit {
        let door = locked(&self.doors).entry(door.clone()).or_default().clone();
        let _alone = locked(&door);
        let visit = self.visitor.visit(address, method);
        match visit {
            Visit::Status { status, .. }
                if method == Method::Head && !matches!(status, 200..=299 | 429 | 503) =>
            {
                self.visitor.visit(address, Method::Get)
            }
            visit => visit,
        }
    }
}

fn take<T>(queue: &Mutex<VecDeque<T>>) -> Option<T> {
    locked(queue).pop_front()
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::answer::Certificate;

    #[test]
    fn a_certificate_is_wrong_only_where_another_sealed_host_is_trusted() {
        let read = |written: &str| Address::read(written).expect("it has a host");
        let wrong = Answer::Broken(Broken::Certificate {
            host: "a.test".to_owned(),
            wrong: Certificate::NotTrusted,
        });
        let judged = |other: &str| {
            let mut answers = Answered::from([
                (read("https://a.test/"), wrong.clone()),
                (read(other), Answer::There),
            ]);
            doubt(&mut answers);
            answers.remove(&read("https://a.test/"))
        };
        assert_eq!(judged("https://b.test/"), Some(wrong.clone()));
        let doubted = Answer::Unclear(Unclear::NobodyAnswers);
        assert_eq!(judged("http://b.test/"), Some(doubted));
    }
}
