// The panel's preview: it opens from a folder, a keyboard is enough to answer, and the composed file is a response that
// `check` has nothing to say about.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { passesAxe } from "./support/axe.mjs";
import { browse, launch } from "./support/browser.mjs";
import { preview } from "./support/site.mjs";

const COURSE = "/panel/swimming-with-confidence/";
const PAGES = preview.pages.map(({ address }) => address).filter((address) => address.startsWith("/panel/"));

const light = browse({ site: preview, bypassCSP: true, colorScheme: "light" });
const dark = browse({ site: preview, bypassCSP: true, colorScheme: "dark", viewport: { width: 320, height: 700 } });
const guarded = browse({ site: preview });
const withoutScript = browse({ site: preview, javaScriptEnabled: false });

test("there is a page for every course under review", () => {
  assert.ok(PAGES.length >= 7, `only ${PAGES.join(", ")}`);
});

for (const address of PAGES) {
  for (const [way, browser] of [["at 1280 pixels, light", light], ["at 320 pixels, dark", dark]]) {
    test(`${address} passes axe ${way}`, () => passesAxe(browser, address, way));
  }

  test(`${address} needs no scrolling sideways at 320 pixels`, async () => {
    const page = await dark.open(address);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `${width} pixels wide`);
  });

  test(`${address} loads nothing from elsewhere, under the headers that the host is asked for`, async () => {
    await guarded.open(address);
    assert.deepEqual(guarded.seen, { elsewhere: [], failed: [], complaints: [] });
  });
}

/** Presses Tab until an element has the focus, as a person without a mouse does. */
async function tabTo(page, selector) {
  for (let press = 0; press < 80; press += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not reach ${selector}`);
}

/** Answers every question by keyboard alone. */
async function answerByKeyboard(page) {
  const choose = async (name, presses) => {
    await tabTo(page, `input[name="${name}"]`);
    await page.keyboard.press("Space");
    for (let press = 0; press < presses; press += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
  };
  await choose("as", 2);
  await tabTo(page, "#initials");
  await page.keyboard.type("AB");
  await choose("made_it", 0);
  await choose("co_production", 0);
  await choose("local_need", 1);
  await choose("educational", 0);
  await choose("recommend", 0);
  await tabTo(page, "#better-title");
  await page.keyboard.type('Swimming: "at" your pace');
  await tabTo(page, "#suggestions");
  await page.keyboard.type("Say where the lockers are.");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- and how deep it is");
  await tabTo(page, "#pro-forma button");
  await page.keyboard.press("Enter");
}

test("by keyboard alone a member composes a file that check has nothing to say about", async () => {
  await light.page.clock.setFixedTime(new Date("2026-11-22T12:00:00Z"));
  const page = await light.open(COURSE);
  await answerByKeyboard(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "result", "the focus is not on the answer");
  const file = await page.locator("#file").inputValue();
  const path = await page.locator("#path").innerText();
  assert.match(path, /^content\/reviews\/swimming-with-confidence\/2026-11-16\/volunteer-[a-z0-9]{4}\.md$/);
  assert.match(file, /^---\non: 2026-11-22\nas: volunteer AB\nmade_it: no\nco_production: yes\nlocal_need: partly\n/);
  assert.deepEqual(findingsIn(path, file), []);
});

/** What `check` says of one more file in the sample college. */
function findingsIn(path, text) {
  const college = mkdtempSync(join(tmpdir(), "panel-"));
  try {
    for (const part of ["content", "partners"]) cpSync(join("../..", part), join(college, part), { recursive: true });
    writeFileSync(join(college, path), text);
    const options = ["check", "--site", college, "--format", "json", "--level", "advice", "--today", "2026-11-22"];
    const said = execFileSync(process.env.PROSPECTUS, options, { stdio: ["ignore", "pipe", "ignore"] });
    return JSON.parse(said).findings.filter((finding) => finding.path === path);
  } finally {
    rmSync(college, { recursive: true });
  }
}

test("what is missing is said at the top, and each line leads to its question", async () => {
  const page = await light.open(COURSE);
  await page.locator("#pro-forma button").press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "problem");
  const links = page.locator("#problem a");
  assert.equal(await links.count(), 6);
  await links.nth(2).press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.name), "co_production");
  assert.equal(await page.locator("#result").isVisible(), false);
});

test("the answer can be copied, downloaded, mailed, or opened as a new file on the college's git host", async () => {
  const page = await light.open(COURSE);
  await answerByKeyboard(page);
  const file = await page.locator("#file").inputValue();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#download").press("Enter")]);
  assert.match(download.suggestedFilename(), /^volunteer-[a-z0-9]{4}\.md$/);
  const mail = new URL(await page.locator("#email").getAttribute("href"));
  assert.equal(mail.protocol, "mailto:");
  assert.equal(mail.searchParams.get("body").replaceAll("\r\n", "\n"), file);
  const host = new URL(await page.locator("#open").getAttribute("href"));
  assert.equal(host.searchParams.get("content"), file);
  assert.equal(host.searchParams.get("file_name"), await page.locator("#path").innerText());
});

test("an answer that is too long for a link can still be copied", async () => {
  const page = await light.open(COURSE);
  await page.locator("#suggestions").fill("A long thought. ".repeat(600));
  await answerByKeyboard(page);
  assert.equal(await page.locator("#open").isVisible(), false);
  assert.match(await page.locator("#said").innerText(), /too long/);
});

test("without script the file to copy is shown, and no form that does nothing", async () => {
  const page = await withoutScript.open(COURSE);
  assert.equal(await page.locator("#pro-forma").isVisible(), false);
  assert.ok(await page.locator("#by-hand").isVisible());
  assert.match(await page.locator("#by-hand pre").first().innerText(), /^---\non: 2026-11-22\nas: +# student, staff/);
});

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("it opens from a folder on somebody's disk, and the way to a course and back works there", async () => {
  const page = await browser.newPage();
  const failed = [];
  page.on("requestfailed", (request) => failed.push(request.url()));
  await page.goto(pathToFileURL(join(preview.folder, "panel/index.html")).href);
  await page.getByRole("link", { name: "Swimming with confidence" }).click();
  assert.ok(await page.locator("#pro-forma").isVisible(), "the script did not run");
  await page.getByRole("link", { name: "Read the page as students will see it" }).click();
  assert.equal(await page.locator("h1").innerText(), "Swimming with confidence");
  await page.getByRole("link", { name: "Back to the review" }).click();
  await page.waitForURL(/panel\/swimming-with-confidence\/index\.html$/);
  assert.deepEqual(failed, []);
  await page.close();
});
