// No page needs scrolling sideways: on a narrow screen, nor where the reader's letters are twice as large.

import assert from "node:assert/strict";

import { browse, everyPage } from "./support/browser.mjs";

const narrow = browse({ viewport: { width: 320, height: 640 } });
// The reader's own setting, in pixels. The rest is a mouse, which a browser without a window does not have.
const large = browse({
  args: [
    "--blink-settings=defaultFontSize=32,primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
  ],
});

everyPage("fits a screen that is 320 pixels wide", async ({ address }) => {
  await fits(await narrow.open(address), 320);
});

everyPage("fits when the reader's letters are twice as large", async ({ address }) => {
  const page = await large.open(address);
  const size = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  assert.ok(size >= 32, `the letters are only ${size} pixels high: the theme ignores the reader's setting`);
  await fits(page, 1280);
});

async function fits(page, width) {
  const { wide, widest } = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const over = [...document.body.querySelectorAll("*")].filter((it) => it.getBoundingClientRect().right > edge + 1);
    return {
      wide: document.scrollingElement.scrollWidth,
      widest: over.slice(0, 5).map((it) => it.outerHTML.slice(0, 120)),
    };
  });
  assert.ok(wide <= width, `the page is ${wide} pixels wide:\n${widest.join("\n")}`);
}
