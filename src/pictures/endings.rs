//! Where a picture ends in its file, and what stands in it beside the picture: some phones put a second photograph behind
//! the first, with notes of its own.

/// The bytes of the first picture of a JPEG (ITU-T T.81, annex B): to its end marker. `None` when it has no end.
pub(super) fn jpeg(bytes: &[u8]) -> Option<&[u8]> {
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1).filter(|_| bytes[at] == 0xff)?;
        match marker {
            0xd9 => return bytes.get(..at + 2),
            // Fill bytes before a marker.
            0xff => at += 1,
            _ => {
                let length = bytes.get(at + 2..at + 4)?;
                at += 2 + usize::from(u16::from_be_bytes([length[0], length[1]]));
                if marker == 0xda {
                    at = end_of_scan(bytes, at)?;
                }
            }
        }
    }
}

/// From the beginning of coded dots to the marker behind them. `FF 00` is a dot's byte, `FF D0` to `FF D7` restart.
fn end_of_scan(bytes: &[u8], start: usize) -> Option<usize> {
    let pairs = bytes.get(start..)?.windows(2);
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7);
    Some(start + pairs.into_iter().position(is_marker)?)
}

/// The bytes of a PNG (third edition, 5.3) to the end of its last chunk. `None` when it is cut.
pub(super) fn png(bytes: &[u8]) -> Option<&[u8]> {
    let mut at = 8;
    loop {
        let length = usize::try_from(number(bytes, at)?).ok()?;
        let end = at.checked_add(length)?.checked_add(12)?;
        let kind = bytes.get(at + 4..at + 8)?;
        bytes.get(..end)?;
        if kind == b"IEND" {
            return bytes.get(..end);
        }
        at = end;
    }
}

/// The bytes of a WebP (RFC 9649, 2.4): its size stands in its first chunk. `None` when it is cut.
pub(super) fn webp(bytes: &[u8]) -> Option<&[u8]> {
    let size = <[u8; 4]>::try_from(bytes.get(4..8)?).ok()?;
    let size = usize::try_from(u32::from_le_bytes(size)).ok()?;
    bytes.get(..size.checked_add(8)?)
}

/// The boxes of an AVIF (ISO/IEC 14496-12, 4.2) that follow one another, and nothing behind them. `None` when one is cut.
pub(super) fn avif(bytes: &[u8]) -> Option<&[u8]> {
    const BOXES: [&[u8; 4]; 10] = [
        b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"moof", b"mfra", b"sidx", b"idat",
    ];
    let mut at = 0;
    while at < bytes.len() {
        let is_box = |kind: &[u8]| BOXES.iter().any(|known| *known == kind);
        if !bytes.get(at + 4..at + 8).is_some_and(is_box) {
            break;
        }
        let length = match number(bytes, at)? {
            // The rest of the file.
            0 => bytes.len() - at,
            1 => usize::try_from(
                u64::from(number(bytes, at + 8)?) << 32 | u64::from(number(bytes, at + 12)?),
            )
            .ok()?,
            length => usize::try_from(length).ok()?,
        };
        let end = at.checked_add(length)?;
        if length < 8 || end > bytes.len() {
            return None;
        }
        at = end;
    }
    bytes.get(..at)
}

/// Four bytes, the first of which weighs most.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(<[u8; 4]>::try_from(four).ok()?))
}

/// A GIF (GIF89a) without comments and without the extensions of programs, but for those that repeat a moving picture;
/// what stands behind its end goes too. `None` when it cannot be read to its end.
pub(super) fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let table = |flags: u8| match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    };
    let mut at = 13 + table(*bytes.get(10)?);
    let mut out = bytes.get(..at)?.to_vec();
    loop {
        let (blocks, is_kept) = match *bytes.get(at)? {
            0x3b => {
                out.push(0x3b);
                return Some(out);
            }
            0x21 => (at + 2, is_needed(bytes.get(at + 1..)?)),
            0x2c => (at + 11 + table(*bytes.get(at + 9)?), true),
            _ => return None,
        };
        let end = end_of_blocks(bytes, blocks)?;
        if is_kept {
            out.extend_from_slice(bytes.get(at..end)?);
        }
        at = end;
    }
}

/// Whether an extension, from its label on, is a part of the picture.
fn is_needed(extension: &[u8]) -> bool {
    match extension.first() {
        Some(0xf9 | 0x01) => true,
        Some(0xff) => [&b"NETSCAPE2.0"[..], b"ANIMEXTS1.0"]
            .iter()
            .any(|name| extension.get(2..13) == Some(*name)),
        _ => false,
    }
}

/// Behind blocks that each begin with their length, the last with none.
fn end_of_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}
