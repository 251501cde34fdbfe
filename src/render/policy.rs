//! What a browser may do on a page: the content security policy, which stands in each page and in the headers of hosts that
//! read `_headers`.

/// W3C Content Security Policy, level 3: everything comes from this site, nothing stands in a page itself, nothing is framed
/// or embedded, forms stay here, and no script writes HTML from text (Trusted Types).
macro_rules! policy {
    ($($more:literal)?) => {
        concat!(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; ",
            "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; ",
            "require-trusted-types-for 'script'; trusted-types 'none'",
            $($more)?
        )
    };
}

/// In a page.
pub const POLICY: &str = policy!();

/// In a header, where it can also say that nobody frames a page.
pub const POLICY_OF_HOSTS: &str = policy!("; frame-ancestors 'none'");

/// W3C Referrer Policy: where a link leads need not know that somebody looked for a course here.
pub const REFERRER: &str = "same-origin";

/// In a page that may be opened from a folder: to some browsers no file is of the same site as another.
pub(super) fn in_folder() -> String {
    POLICY.replace("'self'", "'self' file:")
}
