//! The kinds of pictures, by the end of a name and by the first bytes.

/// A kind of picture that pages may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Avif,
    Gif,
    Jpeg,
    Png,
    WebP,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Avif => "AVIF",
            Self::Gif => "GIF",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::WebP => "WebP",
        }
    }

    /// The kinds in which cameras, phones and screens save, and which are published at most as large as a page can use.
    pub fn can_be_made_smaller(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }
}

/// What the end of a name says.
pub fn kind_of_name(path: &str) -> Option<Kind> {
    let ending = path.rsplit('.').next().unwrap_or("").to_lowercase();
    match ending.as_str() {
        "avif" => Some(Kind::Avif),
        "gif" => Some(Kind::Gif),
        "jpeg" | "jpg" => Some(Kind::Jpeg),
        "png" => Some(Kind::Png),
        "webp" => Some(Kind::WebP),
        _ => None,
    }
}

/// What a file is, by its first bytes.
///
/// # Errors
///
/// When it is no picture that pages may show: what it is, in words that follow "the file is".
pub fn kind_of_bytes(bytes: &[u8]) -> Result<Kind, &'static str> {
    let starts = |signs: &[u8]| bytes.starts_with(signs);
    let box_of_types = bytes.get(8..64.min(bytes.len())).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(256)]);
    if starts(b"\x89PNG\r\n\x1a\n") {
        Ok(Kind::Png)
    } else if starts(b"\xff\xd8\xff") {
        Ok(Kind::Jpeg)
    } else if starts(b"GIF87a") || starts(b"GIF89a") {
        Ok(Kind::Gif)
    } else if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Ok(Kind::WebP)
    } else if bytes.get(4..8) == Some(b"ftyp")
        && box_of_types
            .windows(4)
            .any(|brand| brand == b"avif" || brand == b"avis")
    {
        Ok(Kind::Avif)
    } else if text.contains("<svg") || text.contains("<!DOCTYPE svg") {
        Err("SVG, which can hold scripts and is not used here")
    } else if bytes.is_empty() {
        Err("empty")
    } else {
        Err("of another type")
    }
}
