// The sample college in a language that is written from right to left: its pages are turned round, and hold as before.

import assert from "node:assert/strict";
import { test } from "node:test";

import { passesAxe } from "./support/axe.mjs";
import { browse } from "./support/browser.mjs";
import { sampleWith } from "./support/college.mjs";
import { everyKind, kinds } from "./support/kinds.mjs";
import { canBeRead, fits } from "./support/layout.mjs";

const arabic = sampleWith({
  "content/college.md": (text) => text.replace("language: en-GB\nlanguages: [en-GB]\n", "language: ar\nlanguages: [ar]\n"),
});
const browser = browse({ site: arabic, bypassCSP: true });

test("turned round there is the same of every kind of page", () => {
  assert.deepEqual(kinds(arabic).map(({ kind }) => kind), kinds().map(({ kind }) => kind));
});

for (const width of [320, 1280]) {
  everyKind(`fits ${width} pixels from right to left`, async ({ address }) => {
    await browser.page.setViewportSize({ width, height: 900 });
    const page = await browser.open(address);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), "rtl");
    await fits(page, width);
    await canBeRead(page);
  }, arabic);
}

everyKind("passes axe from right to left", ({ address }) => passesAxe(browser, address, "at 1280 pixels, light"), arabic);

everyKind("begins at the right", async ({ address }) => {
  await browser.page.setViewportSize({ width: 1280, height: 900 });
  const page = await browser.open(address);
  await page.keyboard.press("Tab");
  assert.deepEqual(await page.evaluate(beginsAtTheLeft), []);
}, arabic);

test("a page that begins at the left is found", async () => {
  await browser.page.setViewportSize({ width: 1280, height: 900 });
  const page = await browser.open("/venues/");
  await page.evaluate(() => (document.documentElement.dir = "ltr"));
  await page.keyboard.press("Tab");
  const found = await page.evaluate(beginsAtTheLeft);
  assert.ok(found.includes("the skip link") && found.includes("the trail") && found.includes("the menu"), String(found));
});

/** In the page: what does not stand where a line that is read from the right begins. */
function beginsAtTheLeft() {
  const middle = (it) => (it.getBoundingClientRect().left + it.getBoundingClientRect().right) / 2;
  const isAtRight = (it) => middle(it) > innerWidth / 2;
  const runsLeft = (all) => all.every((it, index) => index === 0 || middle(it) < middle(all[index - 1]));
  const firstRow = (selector) => {
    const all = [...document.querySelectorAll(selector)];
    return all.filter((it) => Math.abs(it.getBoundingClientRect().top - all[0].getBoundingClientRect().top) < 4);
  };
  const parts = {
    "the skip link": isAtRight(document.querySelector(".skip:focus")),
    "the name of the college": isAtRight(document.querySelector(".brand a")),
    "the menu": runsLeft(firstRow(".menu li")),
    "the trail": runsLeft(firstRow(".trail li")) && firstRow(".trail li").slice(0, 1).every(isAtRight),
    "the cards": runsLeft(firstRow(".cards > li")),
  };
  return Object.keys(parts).filter((part) => !parts[part]);
}
