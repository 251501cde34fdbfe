// Whether the words of a page have room: nothing beyond the edge, nothing cut off, nothing on top of something else.

import assert from "node:assert/strict";

/** Asserts that a page needs no scrolling sideways in a window that is so many pixels wide. */
export async function fits(page, width) {
  const { wide, widest } = await page.evaluate(beyondTheEdge);
  assert.ok(wide <= width, `the page is ${wide} pixels wide:\n${widest.join("\n")}`);
}

/** Asserts that all words of a page can be read: none cut off, none on top of others. */
export async function canBeRead(page) {
  assert.deepEqual(await page.evaluate(wordsInTheWay), []);
}

/** In the page: how wide it is, in CSS pixels, and what reaches over an edge of the window. */
function beyondTheEdge() {
  const edge = document.documentElement.clientWidth;
  const over = [...document.body.querySelectorAll("*")].filter((it) => {
    const { left, right, width } = it.getBoundingClientRect();
    return width > 0 && (right > edge + 1 || left < -1);
  });
  return {
    wide: document.scrollingElement.scrollWidth,
    widest: over.slice(0, 5).map((it) => it.outerHTML.slice(0, 120)),
  };
}

/** In the page: lines of text that a box cuts off, or that lie over lines of other text. */
function wordsInTheWay() {
  /** What only a screen reader reads is one pixel large. */
  const isForEars = (it) => getComputedStyle(it).clipPath !== "none";
  const clips = (it) => /hidden|clip/.test(getComputedStyle(it).overflow);
  const scrolls = (it) => /auto|scroll/.test(getComputedStyle(it).overflow);
  const ancestors = (it) => (it ? [it, ...ancestors(it.parentElement)] : []);

  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const within = ancestors(node.parentElement);
    if (!node.data.trim() || !node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    if (within.some((it) => isForEars(it) || it.matches(".skip:not(:focus), svg, textarea, option"))) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = within.filter(clips).map((it) => it.getBoundingClientRect());
    const words = node.data.trim().slice(0, 60);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue;
      // A line box is as high as the font's own lines; its letters fill the middle.
      const letters = { top: rect.top + rect.height * 0.25, bottom: rect.bottom - rect.height * 0.25, left: rect.left + 1, right: rect.right - 1 };
      lines.push({ words, letters, boxes, inScroller: within.some(scrolls), node });
    }
  }

  const cut = lines.filter(({ letters, boxes }) =>
    boxes.some((box) => letters.top < box.top || letters.bottom > box.bottom || letters.left < box.left - 1 || letters.right > box.right + 1),
  );
  const overlaid = [];
  lines.sort((one, other) => one.letters.top - other.letters.top);
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) {
      if (other.letters.top >= one.letters.bottom) break;
      const isBeside = other.letters.left >= one.letters.right || other.letters.right <= one.letters.left;
      if (!isBeside && other.node !== one.node && !one.inScroller && !other.inScroller) overlaid.push([one, other]);
    }
  });
  return [
    ...cut.map(({ words }) => `cut off: ${words}`),
    ...overlaid.map(([one, other]) => `${one.words} lies over ${other.words}`),
  ];
}
