//! A photograph as it came from a camera → one that a page can use, turned the right way up.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{PngDecoder, PngEncoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder};

use crate::pictures::kind::Kind;
use crate::pictures::size::{Refusal, Size};

/// Out of 100: above it files grow and nobody sees why.
const QUALITY: u8 = 80;

/// Whether it must be turned to be seen upright.
pub(super) fn is_turned(bytes: &[u8], kind: Kind) -> bool {
    orientation(bytes, kind) != Orientation::NoTransforms
}

/// Whether width and height change their places when it is turned.
pub(super) fn lies_on_its_side(bytes: &[u8], kind: Kind) -> bool {
    matches!(
        orientation(bytes, kind),
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

/// How the camera was held (Exif 2.3, tag 0x0112); what cannot be read was held upright.
fn orientation(bytes: &[u8], kind: Kind) -> Orientation {
    let said = match kind {
        Kind::Jpeg => JpegDecoder::new(Cursor::new(bytes)).and_then(|mut it| it.orientation()),
        Kind::Png => PngDecoder::new(Cursor::new(bytes)).and_then(|mut it| it.orientation()),
        _ => return Orientation::NoTransforms,
    };
    said.unwrap_or(Orientation::NoTransforms)
}

/// Reads the dots, turns them, makes them fewer, and writes them anew with the colour profile and nothing else.
pub(super) fn made_anew(bytes: &[u8], kind: Kind, size: Size) -> Result<Vec<u8>, Refusal> {
    let read = match kind {
        Kind::Jpeg => JpegDecoder::new(Cursor::new(bytes)).and_then(dots),
        _ => PngDecoder::new(Cursor::new(bytes)).and_then(dots),
    };
    let (mut picture, profile) = read.map_err(|_| Refusal::Damaged)?;
    let Size { width, height } = size.fitting();
    if (width, height) != (picture.width(), picture.height()) {
        picture = picture.resize_exact(width, height, FilterType::CatmullRom);
    }
    picture.apply_orientation(orientation(bytes, kind));
    let mut out = Vec::new();
    let written = match kind {
        Kind::Jpeg => written(
            JpegEncoder::new_with_quality(&mut out, QUALITY),
            &picture,
            profile,
        ),
        _ => written(PngEncoder::new(&mut out), &picture, profile),
    };
    written.map_err(|_| Refusal::Damaged)?;
    Ok(out)
}

fn dots<D: ImageDecoder>(mut decoder: D) -> image::ImageResult<(DynamicImage, Option<Vec<u8>>)> {
    let profile = decoder.icc_profile()?;
    Ok((DynamicImage::from_decoder(decoder)?, profile))
}

fn written<E: ImageEncoder>(
    mut encoder: E,
    picture: &DynamicImage,
    profile: Option<Vec<u8>>,
) -> image::ImageResult<()> {
    if let Some(profile) = profile {
        // A kind that keeps no profile is shown as sRGB, as most are.
        drop(encoder.set_icc_profile(profile));
    }
    picture.write_with_encoder(encoder)
}
