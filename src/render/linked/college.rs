//! The college, its site and its partners → organisations.

use crate::model::partner::Partner;
use crate::render::linked::node::Node;
use crate::render::views::PageView;
use crate::site::Site;

/// What home says: who we are, how to reach us, and that this is our site.
pub(super) fn home(site: &Site<'_>) -> Vec<Node> {
    let college = &site.catalogue.college;
    let contact = &college.contact;
    let is_reached = contact.phone.is_some() || contact.email.is_some();
    let point = Node::new("ContactPoint")
        .with("contactType", "enquiries")
        .maybe(
            "telephone",
            contact.phone.as_ref().map(|it| it.value.as_str()),
        )
        .maybe("email", contact.email.as_ref().map(|it| it.value.as_str()));
    let own_short_name = college.short_name.as_ref().map(|it| it.value.as_str());
    vec![
        college_in_short(site)
            .maybe("alternateName", own_short_name)
            .maybe("contactPoint", is_reached.then_some(point)),
        Node::new("WebSite")
            .with("@id", site.whole_address("/#site"))
            .with("name", college.name.value.as_str())
            .with("url", site.whole_address("/"))
            .with("inLanguage", site.words.tag.as_str())
            .with("publisher", Node::named(college_id(site))),
    ]
}

/// The college as every page names it.
pub(super) fn college_in_short(site: &Site<'_>) -> Node {
    Node::new("EducationalOrganization")
        .with("@id", college_id(site))
        .with("name", site.catalogue.college.name.value.as_str())
        .with("url", site.whole_address("/"))
}

fn college_id(site: &Site<'_>) -> String {
    site.whole_address("/#college")
}

/// A partner on its own page; its contact only where it is public.
pub(super) fn partner(site: &Site<'_>, partner: &Partner, page: &PageView) -> Node {
    let contact = &partner.contact;
    let phone = contact.phone.as_ref().filter(|_| contact.public);
    let email = contact.email.as_ref().filter(|_| contact.public);
    let url = site.whole_address(&page.path);
    Node::new("Organization")
        .with("@id", format!("{url}#partner"))
        .with("name", partner.name.value.as_str())
        .maybe("description", page.description.as_deref())
        .maybe("url", partner.website.as_ref().map(|it| it.value.as_str()))
        .with("mainEntityOfPage", url)
        .maybe("telephone", phone.map(|it| it.value.as_str()))
        .maybe("email", email.map(|it| it.value.as_str()))
}
