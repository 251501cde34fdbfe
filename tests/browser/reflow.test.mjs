// The words of every page have room: on a narrow screen, with letters twice as large, with letters and lines further apart.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browse, everyPage } from "./support/browser.mjs";
import { everyKind } from "./support/kinds.mjs";
import { canBeRead, fits } from "./support/layout.mjs";

const narrow = browse({ viewport: { width: 320, height: 640 } });
const spaced = browse({ bypassCSP: true });
// The reader's own setting, in pixels. The rest is a mouse, which a browser without a window does not have.
const large = browse({
  args: [
    "--blink-settings=defaultFontSize=32,primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
  ],
});

/** What WCAG 2.2 SC 1.4.12 lets a reader set. */
const APART = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";

everyPage("fits a screen that is 320 pixels wide", async ({ address }) => {
  const page = await narrow.open(address);
  await fits(page, 320);
  await canBeRead(page);
});

everyPage("fits when the reader's letters are twice as large", async ({ address }) => {
  await large.page.setViewportSize({ width: 1280, height: 900 });
  await fitsLarge(await large.open(address), 1280);
});

everyKind("fits a screen that is 320 pixels wide when the reader's letters are twice as large", async ({ address }) => {
  await large.page.setViewportSize({ width: 320, height: 640 });
  await fitsLarge(await large.open(address), 320);
});

for (const width of [320, 1280]) {
  everyKind(`fits ${width} pixels when letters, words and lines are set further apart`, async ({ address }) => {
    await spaced.page.setViewportSize({ width, height: 900 });
    const page = await spaced.open(address);
    const before = await page.evaluate(() => document.body.scrollHeight);
    await page.addStyleTag({ content: APART });
    assert.ok((await page.evaluate(() => document.body.scrollHeight)) > before, "the page did not follow");
    await fits(page, width);
    await canBeRead(page);
  });
}

async function fitsLarge(page, width) {
  const size = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  assert.ok(size >= 32, `the letters are only ${size} pixels high: the theme ignores the reader's setting`);
  await fits(page, width);
  await canBeRead(page);
}

/** What a page must not do, and what is said of it. */
const WRONG = {
  "what is wider than the screen": ["<p style='inline-size: 400px'>Wide</p>", fits, /is 4\d\d pixels wide/],
  "words that are cut off": ["<p style='block-size: .3em; overflow: hidden'>Shortened</p>", canBeRead, /cut off: Shortened/],
  "words over other words": ["<p style='margin: 0 0 -1.5em'>Below</p><p>Above</p>", canBeRead, /lies over/],
};
for (const [what, [html, check, said]] of Object.entries(WRONG)) {
  test(`${what} is found`, async () => {
    const page = await spaced.open("/404.html");
    await page.setViewportSize({ width: 320, height: 640 });
    await page.evaluate((text) => document.querySelector("main").insertAdjacentHTML("beforeend", text), html);
    await assert.rejects(check(page, 320), said);
  });
}
