//! The way from home to a page → `BreadcrumbList`.

use crate::render::linked::node::Node;
use crate::render::views::PageView;
use crate::site::Site;

/// `None` for a page that nothing leads to, such as home.
pub(super) fn trail(site: &Site<'_>, page: &PageView) -> Option<Node> {
    if page.trail.is_empty() {
        return None;
    }
    let above = page
        .trail
        .iter()
        .map(|link| (link.title.as_str(), link.href.as_deref()));
    let own = std::iter::once((page.title.as_str(), Some(page.path.as_str())));
    let items = (1..).zip(above.chain(own)).map(|(position, (name, href))| {
        Node::new("ListItem")
            .with("position", position)
            .with("name", name)
            .maybe(
                "item",
                href.map(|href| Node::named(site.whole_address(href))),
            )
    });
    Some(Node::new("BreadcrumbList").each("itemListElement", items))
}
