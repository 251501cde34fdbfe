//! What `init` writes for hosts of git: the same as the sample college has, and its shell texts do what they say.

mod written;

mod installing;

mod remembering;

mod running;

mod by_hook;
