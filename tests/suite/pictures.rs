//! Photographs as people have them, and what of them is published.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, GenericImageView, ImageEncoder, ImageFormat, RgbImage};

use crate::college::{COURSE, College};

/// What a camera may write into a photograph, and nobody should read on a site.
const HOME: &[u8] = b"53.6800 N 1.4900 W";

/// Exif (2.3, 4.6) that says how the camera was held, and holds `HOME`.
fn exif(held: Orientation) -> Vec<u8> {
    // Big-endian TIFF, one directory of one entry: tag 0x0112, SHORT, one value.
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.push(held.to_exif());
    exif.extend(b"\0\0\0\0\0\0");
    exif.extend(HOME);
    exif
}

/// Red at its left, blue at its right, with some texture.
fn dots(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let grain = (x.wrapping_mul(31) ^ y.wrapping_mul(17)) as u8 / 8;
        match x < width / 2 {
            true => image::Rgb([200 + grain, 10, 10]),
            false => image::Rgb([10, 10, 200 + grain]),
        }
    })
}

fn photograph(width: u32, height: u32, held: Orientation) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    encoder
        .set_exif_metadata(exif(held))
        .expect("JPEG holds Exif");
    let dots = DynamicImage::from(dots(width, height));
    dots.write_with_encoder(encoder).expect("it can be written");
    bytes
}

fn showing(name: &str, bytes: impl AsRef<[u8]>) -> College {
    College::new()
        .with(&format!("content/courses/{name}"), bytes)
        .with(
            "content/courses/sleep-well.md",
            format!("{COURSE}\n![The moon over a roof]({name})\n"),
        )
}

/// The published bytes, and the tag that shows them.
fn published(college: &College, name: &str) -> (Vec<u8>, String) {
    college.build(&[]).ends_with(0);
    let mut pictures = college.tree("public/pictures").into_iter();
    let (_, bytes) = pictures
        .find(|(path, _)| path == &format!("courses/{name}"))
        .expect("it is published");
    let page = college.read("public/courses/sleep-well/index.html");
    let tag = page
        .split("<img")
        .nth(1)
        .and_then(|it| it.split('>').next());
    (bytes, tag.expect("the page shows it").to_owned())
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|part| part == words)
}

#[test]
fn a_photograph_of_20_megapixels_is_published_small_upright_and_without_what_the_camera_wrote() {
    // Held upright: the camera's left is the top.
    let original = photograph(5184, 3888, Orientation::Rotate90);
    assert!(holds(&original, HOME));
    let college = showing("night.jpg", &original);
    let (bytes, tag) = published(&college, "night.jpg");
    assert!(bytes.len() < 500_000, "{} bytes", bytes.len());
    assert!(!holds(&bytes, HOME) && !holds(&bytes, b"Exif"));
    let seen = image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg).expect("a JPEG");
    assert_eq!(seen.dimensions(), (1200, 1600));
    assert!(tag.contains("width=\"1200\" height=\"1600\""), "{tag}");
    let is_red = |y| {
        let dot = seen.get_pixel(600, y);
        dot[0] > dot[2]
    };
    assert!(is_red(100) && !is_red(1500));
    // Again, from what was kept.
    assert_eq!(published(&college, "night.jpg").0, bytes);
}

#[test]
fn a_small_photograph_keeps_its_dots_and_loses_its_notes() {
    let original = photograph(60, 40, Orientation::NoTransforms);
    let (bytes, tag) = published(&showing("night.jpg", &original), "night.jpg");
    assert!(!holds(&bytes, HOME));
    assert!(tag.contains("width=\"60\" height=\"40\""), "{tag}");
    let [before, after] = [&original, &bytes].map(|bytes| {
        let dots = image::load_from_memory(bytes).expect("it is a picture");
        dots.into_bytes()
    });
    assert_eq!(before, after);
}

#[test]
fn notes_in_a_png_and_a_webp_are_not_published() {
    let mut png = Vec::new();
    let mut encoder = PngEncoder::new(&mut png);
    encoder
        .set_exif_metadata(exif(Orientation::NoTransforms))
        .expect("PNG holds Exif");
    DynamicImage::from(dots(8, 8))
        .write_with_encoder(encoder)
        .expect("it can be written");
    assert!(holds(&png, HOME));
    let (bytes, _) = published(&showing("night.png", &png), "night.png");
    assert!(!holds(&bytes, HOME));

    let webp = include_bytes!("pictures/noted.webp");
    assert!(holds(webp, b"taken at home") && holds(webp, b"<x>home</x>"));
    let (bytes, tag) = published(&showing("night.webp", webp), "night.webp");
    assert!(!holds(&bytes, b"home"));
    assert!(tag.contains("width=\"3\" height=\"2\""), "{tag}");
}

#[test]
fn a_second_photograph_behind_the_first_is_not_published() {
    let mut both = photograph(60, 40, Orientation::NoTransforms);
    let second = photograph(30, 20, Orientation::NoTransforms);
    both.extend(&second);
    let (bytes, _) = published(&showing("night.jpg", &both), "night.jpg");
    assert!(!holds(&bytes, HOME));
    let seen = image::load_from_memory(&bytes).expect("a picture");
    assert_eq!(seen.dimensions(), (60, 40));
    assert!(bytes.len() < both.len() - second.len() + 200);
}

#[test]
fn a_moving_picture_keeps_moving_and_loses_its_comments() {
    let tiny = include_bytes!("pictures/tiny.gif");
    // Behind the table of colours, whose size the flags in byte 10 say.
    let at = 13 + (3 << ((tiny[10] & 7) + 1));
    let mut noted = tiny[..at].to_vec();
    noted.extend(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0");
    noted.extend(b"\x21\xfe\x0etaken at home.\0");
    noted.extend(b"\x21\xff\x0bXMP DataXMP\x04home\0");
    noted.extend(&tiny[at..]);
    noted.extend(HOME);
    let (bytes, tag) = published(&showing("night.gif", &noted), "night.gif");
    assert!(!holds(&bytes, b"home") && !holds(&bytes, HOME));
    assert!(holds(&bytes, b"NETSCAPE2.0"));
    assert_eq!(bytes.len(), tiny.len() + 19);
    assert!(tag.contains("width=\"3\" height=\"2\""), "{tag}");
}

#[test]
fn a_picture_whose_notes_cannot_be_taken_out_is_refused() {
    let avif = include_bytes!("pictures/noted.avif");
    showing("night.avif", avif).check().finds(
        "M016",
        "content/courses/night.avif",
        "what a camera wrote into it",
        "save it as JPEG",
    );
}

#[test]
fn a_damaged_picture_is_refused_and_leaves_the_old_site_standing() {
    let whole = photograph(3000, 2000, Orientation::NoTransforms);
    let college = showing("night.jpg", &whole);
    let (bytes, _) = published(&college, "night.jpg");
    // Cut off before its dots begin.
    college.write("content/courses/night.jpg", &whole[..300]);
    college.check().finds(
        "M016",
        "content/courses/night.jpg",
        "damaged, or not whole",
        "save it again",
    );
    college.build(&[]).ends_with(1);
    let kept = std::fs::read(college.path("public/pictures/courses/night.jpg"));
    assert_eq!(kept.expect("the old site stands"), bytes);
}

#[test]
fn a_small_file_that_says_it_has_far_too_many_dots_is_refused_before_they_are_read() {
    let mut png = include_bytes!("pictures/tiny.png").to_vec();
    // Width and height stand behind the eight signs of a PNG and the name of its first chunk.
    png[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    showing("night.png", png).check().finds(
        "M016",
        "content/courses/night.png",
        "3600 million dots",
        "2,000 dots wide is enough",
    );
}

#[test]
fn a_screenshot_as_png_is_made_smaller_too() {
    let mut png = Cursor::new(Vec::new());
    dots(3200, 100)
        .write_to(&mut png, ImageFormat::Png)
        .expect("it can be written");
    let (bytes, tag) = published(&showing("night.png", png.into_inner()), "night.png");
    let seen = image::load_from_memory(&bytes).expect("a picture");
    assert_eq!(seen.dimensions(), (1600, 50));
    assert!(tag.contains("width=\"1600\" height=\"50\""), "{tag}");
}
