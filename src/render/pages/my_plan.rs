//! The page of a student's own plan: without script what to do instead, with it what they chose on this device.

use crate::artifact::SitePath;
use crate::render::frame::record_view;
use crate::render::pages::made::{Made, value};
use crate::render::tongues::Tongues;
use crate::render::views::PageView;
use crate::site::Site;
use crate::site::plans::plan_files;

pub(super) fn my_plan(site: &Site<'_>) -> Made {
    // What is over is not looked up again: a plan keeps what it was.
    let files = plan_files(site).into_iter().filter(|file| {
        let mut events = file.events.iter();
        events.any(|event| !event.is_over(site.today))
    });
    let prefix = Tongues::new(site).prefix();
    let files: Vec<String> = files
        .map(|file| format!("{prefix}{}", file.path()))
        .collect();
    let page = PageView {
        description: Some(site.words.say("description-my-plan")),
        ..record_view(
            site,
            "my-plan",
            Some(SitePath::new("/my-plan/")),
            &site.words.say("page-my-plan"),
            None,
        )
    };
    Made {
        template: "my-plan.html",
        page,
        values: vec![("plan_files", value(&files))],
    }
}
