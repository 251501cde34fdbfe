//! The bytes of a picture → those to publish: no notes, no second file behind the first, no more dots than a page can use.

use prospectus::pictures::{kind_of_bytes, published, shown_size};

pub fn run(bytes: &[u8]) {
    let Ok(kind) = kind_of_bytes(bytes) else {
        return;
    };
    shown_size(bytes, kind);
    let Ok(made) = published(bytes.to_vec(), kind) else {
        return;
    };
    assert_eq!(
        kind_of_bytes(&made),
        Ok(kind),
        "it is another kind of file now"
    );
    let again = published(made.clone(), kind);
    assert_eq!(
        again.ok().as_ref(),
        Some(&made),
        "what was published is not what would be published"
    );
}
