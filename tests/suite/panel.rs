//! The editorial panel: what its commands do, what they refuse, and that nothing of it is published.

mod life;

mod commands;

mod private;

mod changes;
