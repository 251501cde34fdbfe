//! SVG and MathML in a page: what stands in them is read in another way than HTML.

use crate::finish::tag::{Element, is_one_of};

/// How what stands in an element is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    Html,
    Svg,
    Math,
}

/// Tags that end all SVG and MathML around them (HTML standard, 13.2.6.5).
const LEAVING: [&str; 44] = [
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "i",
    "img",
    "li",
    "listing",
    "menu",
    "meta",
    "nobr",
    "ol",
    "p",
    "pre",
    "ruby",
    "s",
    "small",
    "span",
    "strong",
    "strike",
    "sub",
    "sup",
    "table",
    "tt",
    "u",
    "ul",
    "var",
];

/// Whether a start tag cannot stand in SVG or MathML.
pub(super) fn leaves_foreign(element: &Element<'_>) -> bool {
    let has = |name: &&str| element.has(name);
    element.is_one_of(&LEAVING) || element.is("font") && ["color", "face", "size"].iter().any(has)
}

impl Inside {
    /// Whether an element that opens here is one of SVG or MathML, and how what stands in it is read (HTML standard,
    /// 13.2.6: "MathML text integration point" and "HTML integration point").
    pub(super) fn with(self, element: &Element<'_>, parent: &str) -> (bool, Self) {
        match self {
            Self::Html if element.is("svg") => (true, Self::Svg),
            Self::Html if element.is("math") => (true, Self::Math),
            Self::Html => (false, Self::Html),
            Self::Svg if element.is_one_of(&["foreignobject", "desc", "title"]) => {
                (true, Self::Html)
            }
            Self::Svg => (true, Self::Svg),
            Self::Math if element.is("svg") && is_one_of(parent, &["annotation-xml"]) => {
                (true, Self::Svg)
            }
            Self::Math if element.is_one_of(&["mi", "mo", "mn", "ms", "mtext"]) => {
                (true, Self::Html)
            }
            Self::Math if element.is("annotation-xml") && is_html(element.get("encoding")) => {
                (true, Self::Html)
            }
            Self::Math => (true, Self::Math),
        }
    }
}

/// Whether an annotation of a formula says that it is HTML.
fn is_html(encoding: Option<&str>) -> bool {
    encoding.is_some_and(|it| is_one_of(it, &["text/html", "application/xhtml+xml"]))
}
