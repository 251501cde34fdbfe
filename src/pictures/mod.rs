//! Pictures beside the texts → what is published of them: no larger than a page can use, the right way up, and without
//! what a camera wrote into them, which may say where somebody lives.

mod kind;

mod size;

mod endings;

mod notes;

mod smaller;

pub use kind::{Kind, kind_of_bytes, kind_of_name};
pub use size::{LONGEST, Refusal, Size};

use crate::pictures::size::MOST_DOTS;

/// How large a picture is shown; `None` when its bytes do not say.
pub fn shown_size(bytes: &[u8], kind: Kind) -> Option<Size> {
    let size = Size::of(bytes)?;
    if !kind.can_be_made_smaller() {
        return Some(size);
    }
    let (width, height) = match smaller::lies_on_its_side(bytes, kind) {
        true => (size.height, size.width),
        false => (size.width, size.height),
    };
    Some(Size { width, height }.fitting())
}

/// Whether publishing a picture takes long enough that its outcome is worth keeping.
pub fn takes_long(bytes: &[u8], kind: Kind) -> bool {
    kind.can_be_made_smaller() && Size::of(bytes).is_some_and(|size| size.longest() > LONGEST)
}

/// The bytes to publish.
///
/// # Errors
///
/// When the picture is damaged or has too many dots, or holds notes that cannot be taken out.
pub fn published(bytes: Vec<u8>, kind: Kind) -> Result<Vec<u8>, Refusal> {
    let size = Size::of(&bytes).ok_or(Refusal::Damaged)?;
    if size.dots() > MOST_DOTS {
        return Err(Refusal::ManyDots(size.dots() / 1_000_000));
    }
    let is_to_be_made_anew = kind.can_be_made_smaller()
        && (size.longest() > LONGEST || smaller::is_turned(&bytes, kind));
    if is_to_be_made_anew {
        return smaller::made_anew(&bytes, kind, size);
    }
    // What imagesize reads may stand where the kind has no picture, such as behind the end.
    let made = notes::taken_out(bytes, kind)?;
    // And what is read otherwise a second time may hold notes for somebody who reads it in a third way.
    let again = notes::taken_out(made.clone(), kind)?;
    match Size::of(&made) == Some(size) && again == made {
        true => Ok(made),
        false => Err(Refusal::Damaged),
    }
}
