// Pictures of a page as numbers, and how far two of them differ.

import { deflateSync } from "node:zlib";

import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

/** The pixels of a PNG file. */
export function pixelsOf(bytes) {
  return PNG.sync.read(Buffer.from(bytes));
}

/**
 * How many pixels differ between two pictures, not counting the soft edges of letters; all of them where the sizes differ.
 * `marked`, another picture of that size, gets the differing ones in red.
 */
export function differing(one, other, marked) {
  if (one.width !== other.width || one.height !== other.height) return Math.max(one.data.length, other.data.length) / 4;
  return pixelmatch(one.data, other.data, marked?.data, one.width, one.height, { threshold: 0.1 });
}

/**
 * A small PNG file of a picture: its 256 most frequent colours, and for each other colour, on the soft edges of letters, the
 * nearest of these. (pngjs writes no file with a palette: PNG, third edition, section 11.2.)
 */
export function smallFile({ width, height, data }) {
  const colourAt = (pixel) => (data[pixel * 4] << 16) | (data[pixel * 4 + 1] << 8) | data[pixel * 4 + 2];
  const counts = new Map();
  for (let pixel = 0; pixel < width * height; pixel += 1) counts.set(colourAt(pixel), (counts.get(colourAt(pixel)) ?? 0) + 1);
  const byCount = [...counts].sort(([one, n], [other, m]) => m - n || one - other).map(([colour]) => colour);
  const palette = byCount.slice(0, 256);
  const places = new Map(byCount.map((colour) => [colour, nearest(palette, colour)]));

  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = places.get(colourAt(y * width + x));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(palette.flatMap(channels))),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function channels(colour) {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function nearest(palette, colour) {
  const [red, green, blue] = channels(colour);
  const distances = palette.map(channels).map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2);
  return distances.indexOf(Math.min(...distances));
}

function chunk(type, bytes) {
  const named = Buffer.concat([Buffer.from(type, "latin1"), bytes]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(bytes.length, 0);
  whole.set(named, 4);
  whole.writeUInt32BE(checksum(named), named.length + 4);
  return whole;
}

/** CRC-32, as PNG has it in its annex D. */
function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
