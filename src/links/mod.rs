//! Addresses outside the site → what their hosts answer, for `check --links` only: no build ever asks.
//!
//! Each address is asked once, without its fragment, and at most one at a time of a host. What could not be looked at is
//! no mistake of the author's, and what stands inside somebody's own network is not asked at all: a change that anybody
//! may propose must not make the computer that checks it look around where it stands.

pub mod answer;

pub mod address;

pub mod standing;

mod inner;

mod memory;

mod patience;

mod visit;

mod asking;

pub use address::Address;
pub use answer::{Answer, Answers, Asked, Broken, Certificate, NotAsked, Unclear};
pub use asking::{Asker, Asking};
pub use patience::Patience;
pub use standing::{Looked, OutsideLink, outside_links};
pub use visit::Names;
