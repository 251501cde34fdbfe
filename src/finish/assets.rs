//! A theme's assets → files with a fingerprint in their name, so that browsers may keep them for good.

use std::collections::BTreeMap;

use crate::artifact::{Artifact, SitePath};
use crate::finish::facts::is_on_another_host;
use crate::finish::lean::lean;

/// Assets ready to publish.
#[derive(Debug, Default)]
pub struct Assets {
    pub artifacts: Vec<Artifact>,
    /// From `/assets/site.css` to `/assets/site.<fingerprint>.css`.
    pub names: BTreeMap<String, String>,
}

/// Gives every asset its name; styles come last, because they name the others.
pub fn fingerprint(assets: &BTreeMap<String, Vec<u8>>) -> Assets {
    let mut done = Assets::default();
    let (styles, others): (Vec<_>, Vec<_>) =
        assets.iter().partition(|(name, _)| name.ends_with(".css"));
    for (name, bytes) in others {
        let bytes = match std::str::from_utf8(bytes) {
            Ok(script) if name.ends_with(".js") => lean(script).into_bytes(),
            _ => bytes.clone(),
        };
        done.add(name, bytes);
    }
    for (name, bytes) in styles {
        let style = with_named_assets(name, &String::from_utf8_lossy(bytes), &done.names);
        done.add(name, style.into_bytes());
    }
    done
}

impl Assets {
    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        let digest = blake3::hash(&bytes).to_hex();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let dot = if ending.is_empty() { "" } else { "." };
        let path = format!("/assets/{stem}.{}{dot}{ending}", &digest[..10]);
        self.names.insert(format!("/assets/{name}"), path.clone());
        self.artifacts.push(Artifact {
            path: SitePath::new(path),
            bytes,
        });
    }
}

/// Puts fingerprints into the `url(…)` of a style, which are relative to the style itself.
fn with_named_assets(style: &str, css: &str, names: &BTreeMap<String, String>) -> String {
    let folder = style
        .rsplit_once('/')
        .map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("url(") {
        let (before, after) = rest.split_at(at + 4);
        out.push_str(before);
        let end = after.find(')').unwrap_or(after.len());
        let written = after[..end].trim().trim_matches(['"', '\'']);
        match names.get(&format!(
            "/assets/{folder}{}",
            written.trim_start_matches("./")
        )) {
            // Both lie in one folder, so the name alone is the way.
            Some(named) => out.push_str(named.rsplit('/').next().unwrap_or(named)),
            None => out.push_str(&after[..end]),
        }
        rest = &after[end..];
    }
    out.push_str(rest);
    out
}

/// The addresses on another host that a style would load: by `url(…)`, or by `@import` of a name in quotes.
pub fn addresses_elsewhere(css: &str) -> Vec<String> {
    // Only ASCII letters change, so that every byte keeps its place.
    let small = css.to_ascii_lowercase();
    let starts = ["url(", "@import", "image-set("].into_iter();
    let starts = starts.flat_map(|start| small.match_indices(start));
    let each = starts.filter_map(|(at, start)| {
        let rest = &css[at + start.len()..];
        let rest = rest.trim_start();
        let bare = rest.trim_start_matches(['"', '\'']);
        let end = bare.find(['"', '\'', ')', ';', '\n']).unwrap_or(bare.len());
        let address = bare[..end].trim();
        is_on_another_host(address).then(|| address.to_owned())
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_that_loads_from_another_host_is_seen() {
        let css = "@import \"https://fonts.example/a.css\";@import url(//cdn.example/b.css);\
                   a{background:URL( 'HTTP://x.example/c.png' )}b{background:url(data:x)}c{background:url(own.png)}\
                   d{background:image-set('https://y.example/d.png' 1x)}";
        assert_eq!(
            addresses_elsewhere(css),
            [
                "//cdn.example/b.css",
                "HTTP://x.example/c.png",
                "https://fonts.example/a.css",
                "https://y.example/d.png"
            ]
        );
    }

    #[test]
    fn a_style_names_its_pictures_by_their_fingerprints() {
        let assets = BTreeMap::from([
            (
                "site.css".to_owned(),
                b"a{background:url('bg.png')}b{background:url(data:x)}".to_vec(),
            ),
            ("bg.png".to_owned(), b"picture".to_vec()),
        ]);
        let done = fingerprint(&assets);
        let picture = done.names["/assets/bg.png"].trim_start_matches("/assets/");
        let style = done
            .artifacts
            .iter()
            .find(|artifact| artifact.path.as_str().ends_with(".css"))
            .unwrap();
        assert_eq!(
            String::from_utf8_lossy(&style.bytes),
            format!("a{{background:url({picture})}}b{{background:url(data:x)}}")
        );
        assert!(picture.starts_with("bg.") && picture.ends_with(".png") && picture.len() > 10);
    }
}
