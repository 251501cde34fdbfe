//! The port at which a browser finds the site.

use std::net::{Ipv4Addr, TcpListener};

use crate::error::{Error, Result};
use crate::serve::asked::{PORTS_TRIED, USUAL_PORT};

/// Listens at a port of this computer alone; whether the usual one was taken.
pub(super) fn listen(asked: Option<u16>) -> Result<(TcpListener, bool)> {
    let at = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = asked {
        let listener = at(port).map_err(|cause| {
            Error::refused(
                format!("port {port} cannot be used: {cause}"),
                "another program uses it, perhaps another `prospectus serve`: stop that one, or name another port; without --port a free one is found",
            )
        })?;
        return Ok((listener, false));
    }
    let near = (USUAL_PORT..USUAL_PORT + PORTS_TRIED).find_map(|port| Some((port, at(port).ok()?)));
    match near {
        Some((port, listener)) => Ok((listener, port != USUAL_PORT)),
        None => at(0).map(|listener| (listener, true)).map_err(|cause| {
            Error::refused(
                format!("no port of this computer can be used: {cause}"),
                "look whether a firewall forbids it, or name a port with --port",
            )
        }),
    }
}
