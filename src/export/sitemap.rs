//! `/sitemap.xml`: every page that search engines may know (sitemaps.org protocol 0.9), in each of its languages.

use crate::artifact::{Artifact, SitePath};
use crate::export::xml::escaped;

/// Makes the map from the pages' addresses in the main language, in their order. Where there are others, each page names
/// itself in every language (Google Search Central, "Tell Google about localized versions of your page").
pub fn sitemap(base_url: &str, main: &str, others: &[&str], paths: &[String]) -> Artifact {
    let base_url = base_url.trim_end_matches('/');
    let in_main = (main, String::new());
    let others = others.iter().map(|tag| (*tag, format!("/{tag}")));
    let languages: Vec<(&str, String)> = std::iter::once(in_main).chain(others).collect();
    let many = languages.len() > 1;
    let names = match many {
        true => " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"",
        false => "",
    };
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"{names}>\n"
    );
    for path in paths {
        let address = |prefix: &str| escaped(&format!("{base_url}{prefix}{path}"));
        let alternates: String = (languages.iter().filter(|_| many))
            .map(|(tag, prefix)| {
                let address = address(prefix);
                format!("\n<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}\"/>")
            })
            .collect();
        for (_, prefix) in &languages {
            let address = address(prefix);
            xml.push_str(&format!("<url><loc>{address}</loc>{alternates}</url>\n"));
        }
    }
    xml.push_str("</urlset>\n");
    Artifact {
        path: SitePath::new("/sitemap.xml"),
        bytes: xml.into_bytes(),
    }
}
