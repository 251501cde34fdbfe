// Pictures of a page as numbers, and how far two of them differ.

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
