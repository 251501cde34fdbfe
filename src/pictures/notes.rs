//! What a camera or a program wrote into a picture beside its dots: place, time, owner, earlier versions. It is taken out
//! without touching the dots; colour profiles stay.

use img_parts::Bytes;
use img_parts::jpeg::Jpeg;
use img_parts::png::Png;
use img_parts::webp::WebP;

use crate::pictures::endings;
use crate::pictures::kind::Kind;
use crate::pictures::size::Refusal;

/// Chunks of a PNG that hold words or Exif (PNG third edition, 11.3.3, and `eXIf`, `tIME`).
const OF_PNG: [[u8; 4]; 5] = [*b"tEXt", *b"zTXt", *b"iTXt", *b"eXIf", *b"tIME"];

/// The bytes without notes.
pub(super) fn taken_out(bytes: Vec<u8>, kind: Kind) -> Result<Vec<u8>, Refusal> {
    let damaged = |_| Refusal::Damaged;
    match kind {
        Kind::Jpeg => {
            let first = endings::jpeg(&bytes).ok_or(Refusal::Damaged)?;
            let first = Bytes::copy_from_slice(first);
            let mut jpeg = Jpeg::from_bytes(first).map_err(damaged)?;
            let segments = jpeg.segments_mut();
            segments.retain(|segment| !is_note(segment.marker(), segment.contents()));
            Ok(jpeg.encoder().bytes().to_vec())
        }
        Kind::Png => {
            let own = endings::png(&bytes).ok_or(Refusal::Damaged)?;
            let mut png = Png::from_bytes(Bytes::copy_from_slice(own)).map_err(damaged)?;
            for kind in OF_PNG {
                png.remove_chunks_by_type(kind);
            }
            Ok(png.encoder().bytes().to_vec())
        }
        Kind::WebP => {
            let own = endings::webp(&bytes).ok_or(Refusal::Damaged)?;
            let mut webp = WebP::from_bytes(Bytes::copy_from_slice(own)).map_err(damaged)?;
            for id in [*b"EXIF", *b"XMP "] {
                webp.remove_chunks_by_id(id);
            }
            Ok(webp.encoder().bytes().to_vec())
        }
        // An Exif block is an item of its own there, whose removal would move all others.
        Kind::Avif
            if bytes
                .windows(4)
                .take(16 * 1024)
                .any(|sign| sign == b"Exif" || sign == b"<rdf") =>
        {
            Err(Refusal::KeepsNotes)
        }
        Kind::Avif => {
            let own = endings::avif(&bytes).ok_or(Refusal::Damaged)?;
            Ok(own.to_vec())
        }
        Kind::Gif => endings::gif(&bytes).ok_or(Refusal::Damaged),
    }
}

/// Application segments but for JFIF (APP0), colour profiles (in APP2) and Adobe's transform (APP14), and comments.
fn is_note(marker: u8, contents: &[u8]) -> bool {
    let is_profile = marker == 0xe2 && contents.starts_with(b"ICC_PROFILE\0");
    let is_needed = is_profile || matches!(marker, 0xe0 | 0xee);
    (0xe0..=0xef).contains(&marker) && !is_needed || marker == 0xfe
}
