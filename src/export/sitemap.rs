//! `/sitemap.xml`: every page that search engines may know (sitemaps.org protocol 0.9).

use crate::artifact::{Artifact, SitePath};
use crate::export::xml::escaped;

/// Makes the map from the pages' addresses, in their order.
pub fn sitemap(base_url: &str, paths: &[String]) -> Artifact {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in paths {
        let address = format!("{}{}", base_url.trim_end_matches('/'), path);
        xml.push_str(&format!("<url><loc>{}</loc></url>\n", escaped(&address)));
    }
    xml.push_str("</urlset>\n");
    Artifact {
        path: SitePath::new("/sitemap.xml"),
        bytes: xml.into_bytes(),
    }
}
