// Every page asks only its own host, complains of nothing, reads the same without scripts, and is light.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { browse, everyPage } from "./support/browser.mjs";
import { atTop, below, fileFor, read, readablePages } from "./support/site.mjs";

/** HTML and CSS of a page together, compressed: a page to read, not one to print. */
const HEAVIEST = 30 * 1024;

/** All scripts of the site together, compressed. */
const HEAVIEST_SCRIPTS = 10 * 1024;

/** The whole prospectus on one page is as long as it must be. */
const isToPrint = ({ file }) => /(^|\/)prospectus\//.test(file);

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
everyPage("says the same with scripts off, but for what scripts offer", async ({ address }) => {
  // What it shows with a script is each reader's own: `my-plan.test.mjs`.
  if (address === "/my-plan/") return;
  const words = async (browser) => {
    const page = await browser.open(address);
    const made = ".choose, [data-scripted], noscript";
    await page.evaluate((made) => document.querySelectorAll(made).forEach((it) => it.remove()), made);
    return page.locator("body").innerText();
  };
  const without = await words(plain);
  assert.ok(without.length > 200, `only this is to be read: ${without}`);
  assert.equal(without, await words(scripted));
});

test(`no page but the whole prospectus weighs more than ${HEAVIEST} bytes`, (t) => {
  // The whole prospectus on one page is as long as it is.
  const weights = readablePages(atTop)
    .filter((page) => !isToPrint(page))
    .map(({ file, address }) => ({ address, weight: weight(file, address) }))
    .sort((one, other) => other.weight - one.weight);
  const [largest] = weights;
  t.diagnostic(`the heaviest page is ${largest.address}: ${largest.weight} bytes of HTML and CSS, compressed`);
  assert.deepEqual(weights.filter((page) => page.weight > HEAVIEST), []);
});

test(`all scripts together weigh no more than ${HEAVIEST_SCRIPTS} bytes`, (t) => {
  const scripts = atTop.files.filter((file) => /\.m?js$/.test(file));
  const all = scripts.reduce((sum, file) => sum + gzipSync(read(atTop, file)).length, 0);
  t.diagnostic(`${scripts.length} scripts: ${all} bytes, compressed`);
  assert.ok(all <= HEAVIEST_SCRIPTS, `${all} bytes: ${scripts.join(", ")}`);
  const named = atTop.pages.flatMap(({ file }) => [...read(atTop, file).matchAll(/<script\b[^>]*\bsrc="?([^"\s>]+)/g)]);
  assert.ok(named.length === 0 || scripts.length > 0, "pages name scripts that are not counted");
});

test("a walk through the site asks only its own host, and complains of nothing", async () => {
  const page = await scripted.open("/");
  const go = async (link) => {
    const target = new URL(await link.getAttribute("href"), page.url()).pathname;
    await Promise.all([page.waitForURL((url) => url.pathname === target), link.click()]);
  };
  const entries = await page.locator(".menu a").count();
  assert.ok(entries > 3, "there is no menu to walk along");
  for (let entry = 0; entry < entries; entry += 1) await go(page.locator(".menu a").nth(entry));
  await go(page.locator('.menu a[href="/courses/"]'));
  await go(page.locator(".card a[href^='/courses/']").first());
  for (const summary of await page.locator("main summary").all()) await summary.click();
  await page.keyboard.press("End");
  await page.goBack();
  await page.goForward();
  assertNothingSeen(scripted);
});

test("what fails, complains or asks another host is found", async () => {
  const page = await scripted.open("/");
  await page.evaluate(() => new Promise((done) => Object.assign(new Image(), { src: "/none.png", onerror: done })));
  assert.equal(scripted.seen.failed.length, 1);
  await scripted.open("/");
  await page.evaluate(() => console.error("something is wrong"));
  assert.deepEqual(scripted.seen.complaints, ["something is wrong"]);
  await scripted.open("/");
  await page.route("https://other.example/", (route) => route.fulfill({ body: "elsewhere" }));
  await page.goto("https://other.example/");
  assert.deepEqual(scripted.seen.elsewhere, ["https://other.example/"]);
  assert.throws(() => assertNothingSeen(scripted), assert.AssertionError);
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
