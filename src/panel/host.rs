//! Where a git host begins a new file with words in it, so that a member of the panel need not know git.

/// What of an address stands for the path of the new file, and for what is in it.
pub const PATH: &str = "{path}";
pub const CONTENT: &str = "{content}";

/// The address that begins a new file, with `{path}` and `{content}` where those belong, both percent-encoded.
///
/// GitHub (<https://github.com/OWNER/NAME/new/BRANCH?filename=…&value=…>) and GitLab (`/-/new/BRANCH?file_name=…&content=…`)
/// are known by the name of the host; for another one the college writes the two words itself. `None` when the address of
/// another host has no place for them: it can only be opened.
///
/// ```
/// use prospectus::panel::host::new_file;
///
/// let github = new_file("https://github.com/millbrook/prospectus");
/// assert_eq!(github.as_deref(), Some("https://github.com/millbrook/prospectus/new/main?filename={path}&value={content}"));
/// assert_eq!(new_file("https://git.example/new"), None);
/// ```
pub fn new_file(address: &str) -> Option<String> {
    if address.contains(PATH) && address.contains(CONTENT) {
        return Some(address.to_owned());
    }
    let bare = address.trim_end_matches('/');
    let host = bare.split_once("://").map_or(bare, |(_, rest)| rest);
    let host = host.split('/').next().unwrap_or(host).to_ascii_lowercase();
    let begun = |new: &str| match bare.contains("/new/") {
        true => bare.to_owned(),
        false => format!("{bare}{new}"),
    };
    if host.contains("github") {
        return Some(format!(
            "{}?filename={PATH}&value={CONTENT}",
            begun("/new/main")
        ));
    }
    if host.contains("gitlab") {
        return Some(format!(
            "{}?file_name={PATH}&content={CONTENT}",
            begun("/-/new/main")
        ));
    }
    None
}
