//! The UID of a session: course, run, first start and counter, then the host of the college.

/// What sorts the UIDs of a run as they were made: its first start, and the counter where that was given before.
pub(super) fn first_start(uid: &str) -> (String, u32) {
    let mut parts = local(uid).splitn(4, '.').skip(2);
    let start = parts.next().unwrap_or_default().to_owned();
    let counter = parts.next().and_then(|counter| counter.parse().ok());
    (start, counter.unwrap_or(1))
}

/// The part of a UID before the host.
pub(super) fn local(uid: &str) -> &str {
    uid.rsplit_once('@').map_or(uid, |(local, _)| local)
}

/// `example.org` of `https://example.org:8080/college/`.
pub(super) fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or_default().to_owned()
}
