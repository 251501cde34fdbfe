// Every page asks only its own host, complains of nothing, reads the same without scripts, and is light.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { browse, everyPage } from "./support/browser.mjs";
import { atTop, below, fileFor, read, readablePages } from "./support/site.mjs";

/** HTML and CSS of a page together, compressed. */
const HEAVIEST = 30 * 1024;

const scripted = browse();
const plain = browse({ javaScriptEnabled: false });
const inFolder = browse({ site: below });

everyPage("asks only its own host, and complains of nothing", async ({ address }) => {
  await scripted.open(address);
  assertNothingSeen(scripted);
});

everyPage(
  "asks only its own host, and complains of nothing",
  async ({ address }) => {
    await inFolder.open(address);
    assertNothingSeen(inFolder);
  },
  below,
);

// What a script makes is marked, and has tests of its own.
everyPage("says the same with scripts off", async ({ address }) => {
  const words = async (browser) => {
    const page = await browser.open(address);
    await page.evaluate(() => document.querySelectorAll("[data-scripted], noscript").forEach((it) => it.remove()));
    return page.locator("body").innerText();
  };
  const without = await words(plain);
  assert.ok(without.length > 200, `only this is to be read: ${without}`);
  assert.equal(without, await words(scripted));
});

test(`no page weighs more than ${HEAVIEST} bytes`, (t) => {
  const weights = readablePages(atTop)
    .map(({ file, address }) => ({ address, weight: weight(file, address) }))
    .sort((one, other) => other.weight - one.weight);
  const [largest] = weights;
  t.diagnostic(`the heaviest page is ${largest.address}: ${largest.weight} bytes of HTML and CSS, compressed`);
  assert.deepEqual(weights.filter((page) => page.weight > HEAVIEST), []);
});

function weight(file, address) {
  const html = read(atTop, file);
  const sheets = [...html.matchAll(/<link\b[^>]*\brel="?stylesheet\b[^>]*>/g)].map(([tag]) => {
    const [, href] = tag.match(/\bhref="?([^"\s>]+)/);
    return fileFor(atTop, new URL(href, `http://here${address}`).pathname);
  });
  assert.ok(sheets.length > 0 && sheets.every(Boolean), `${address} has no style sheet that is there`);
  return [file, ...sheets].reduce((sum, each) => sum + gzipSync(read(atTop, each)).length, 0);
}

function assertNothingSeen({ seen, page, origin }) {
  // A page that is not there says so in the console, and so it should.
  const complaints = page.url().endsWith("/404.html") ? [] : seen.complaints;
  assert.deepEqual({ ...seen, complaints }, { elsewhere: [], failed: [], complaints: [] }, `at ${origin}`);
}
