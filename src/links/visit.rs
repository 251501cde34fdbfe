//! One request to one address, and what its host says.

use std::collections::BTreeMap;
use std::error;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use ureq::config::Config;
use ureq::http::header::{LOCATION, RETRY_AFTER};
use ureq::http::{HeaderMap, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

use crate::links::address::Address;
use crate::links::answer::Certificate;
use crate::links::inner::is_inner;

/// What hosts see in their logs.
const OWN_NAME: &str = concat!(
    "prospectus/",
    env!("CARGO_PKG_VERSION"),
    " (looks whether the links of a course prospectus still work)"
);

/// Where the numbers of hosts come from.
#[derive(Debug, Clone)]
pub enum Names {
    /// From the computer that asks; those of inner networks are refused.
    OfTheComputer,
    /// From this list alone, whatever the port asked for; the numbers of inner networks are refused, but for this
    /// computer's own. For tests.
    Listed(BTreeMap<String, SocketAddr>),
}

/// What came of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Visit {
    /// The host answered with a status that leads nowhere else.
    Status {
        status: u16,
        /// How long the host asks to be left alone.
        retry_after: Option<Duration>,
    },
    LeadsTo {
        location: String,
        for_good: bool,
    },
    NoSuchHost,
    Certificate(Certificate),
    NoAnswer,
    NoConnection,
    Unreadable,
    /// The name leads into an inner network: nobody was asked.
    Inner,
}

/// Whether a host is asked for the page, or only for what stands above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Head,
    Get,
}

/// Asks by HTTP. Follows nothing, keeps nothing, sends no cookie and reads no body.
#[derive(Debug)]
pub(super) struct Visitor {
    agent: Agent,
}

impl Visitor {
    pub(super) fn new(names: Names, time: Duration) -> Self {
        let config = Config::builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // Who stands between would look up the names, and could look them up in an inner network.
            .proxy(None)
            .max_idle_connections(0)
            .user_agent(OWN_NAME)
            .timeout_global(Some(time))
            .build();
        let resolver = Outer {
            names,
            computer: DefaultResolver::default(),
        };
        Self {
            agent: Agent::with_parts(config, DefaultConnector::default(), resolver),
        }
    }

    pub(super) fn visit(&self, address: &Address, method: Method) -> Visit {
        let address = address.to_string();
        let answered = match method {
            Method::Head => self.agent.head(&address).call(),
            Method::Get => self.agent.get(&address).call(),
        };
        match answered {
            Ok(response) => answered_with(response.status().as_u16(), response.headers()),
            Err(error) => failed(&error),
        }
    }

    /// Breaks off whatever is under way.
    pub(super) fn stop(&self) {
        self.agent.clone().shutdown();
    }
}

fn answered_with(status: u16, headers: &HeaderMap) -> Visit {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    match (status, headers.get(LOCATION)) {
        // RFC 9110 §15.4: 304 is for caches, 300 leaves the choice to a reader.
        (301 | 302 | 303 | 307 | 308, Some(location)) => Visit::LeadsTo {
            // Some hosts send letters beyond ASCII as they are.
            location: String::from_utf8_lossy(location.as_bytes()).into_owned(),
            for_good: matches!(status, 301 | 308),
        },
        _ => Visit::Status {
            status,
            // RFC 9110 §10.2.3; a date instead of seconds is passed over for the usual pause.
            retry_after: text(RETRY_AFTER)
                .and_then(|seconds| seconds.trim().parse().ok())
                .map(Duration::from_secs),
        },
    }
}

fn failed(error: &Error) -> Visit {
    match error {
        Error::Other(cause) if cause.is::<LeadsInside>() => Visit::Inner,
        Error::HostNotFound => Visit::NoSuchHost,
        Error::Timeout(_) => Visit::NoAnswer,
        Error::BadUri(_) | Error::Http(_) => Visit::Unreadable,
        other => match wrong_certificate(&other.to_string()) {
            Some(wrong) => Visit::Certificate(wrong),
            None => Visit::NoConnection,
        },
    }
}

/// rustls says what is wrong with a certificate only in words and in a type that is not part of what ureq promises.
fn wrong_certificate(words: &str) -> Option<Certificate> {
    let (_, reason) = words.split_once("invalid peer certificate")?;
    let reason = reason.to_lowercase();
    Some(if reason.contains("expired") {
        Certificate::RunOut
    } else if reason.contains("name") {
        Certificate::OfAnotherName
    } else {
        Certificate::NotTrusted
    })
}

/// Finds the numbers of hosts, and refuses those of inner networks: also where a redirect leads there, and where a name
/// that anybody may have bought does.
#[derive(Debug)]
struct Outer {
    names: Names,
    computer: DefaultResolver,
}

impl Resolver for Outer {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        time: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let Names::Listed(listed) = &self.names else {
            let found = self.computer.resolve(uri, config, time);
            let numbers = found.map_err(not_found)?;
            return refused_if(numbers, is_inner);
        };
        let host = uri.host().unwrap_or_default();
        let number = listed.get(host).copied();
        let mut numbers = self.empty();
        numbers.push(number.ok_or(Error::HostNotFound)?);
        refused_if(numbers, |number| !number.is_loopback() && is_inner(number))
    }
}

/// The numbers, unless one of them is not to be asked.
fn refused_if(
    numbers: ResolvedSocketAddrs,
    is_refused: impl Fn(IpAddr) -> bool,
) -> Result<ResolvedSocketAddrs, Error> {
    match numbers.iter().any(|number| is_refused(number.ip())) {
        true => Err(Error::Other(Box::new(LeadsInside))),
        false => Ok(numbers),
    }
}

/// What the computer says of a name that it does not find. When it could not look, the name may be right.
fn not_found(error: Error) -> Error {
    match error {
        Error::Io(cause) if cause.to_string().contains("Temporary failure") => {
            Error::ConnectionFailed
        }
        Error::Io(_) => Error::HostNotFound,
        other => other,
    }
}

#[derive(Debug)]
struct LeadsInside;

impl fmt::Display for LeadsInside {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name leads into an inner network")
    }
}

impl error::Error for LeadsInside {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_certificate_is_read_from_the_words_of_the_library() {
        for (words, wrong) in [
            ("io: invalid peer certificate: Expired", Certificate::RunOut),
            (
                "rustls: invalid peer certificate: certificate expired: verification time 1795000000",
                Certificate::RunOut,
            ),
            (
                "io: invalid peer certificate: certificate not valid for name \"a.test\"",
                Certificate::OfAnotherName,
            ),
            (
                "io: invalid peer certificate: UnknownIssuer",
                Certificate::NotTrusted,
            ),
        ] {
            assert_eq!(wrong_certificate(words), Some(wrong), "{words}");
        }
        assert_eq!(wrong_certificate("io: connection refused"), None);
    }
}
