// A college in English, Welsh and Arabic: its pages in each pass axe and fit a narrow screen, the switch leads to the same
// page, and a page from right to left runs from right to left.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { violations } from "./support/axe.mjs";
import { browse } from "./support/browser.mjs";
import { siteIn } from "./support/site.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const COURSE = "courses/sleep-well/";
const PAGES = ["", COURSE, "timetable/", "how-to-enrol/"];

const folder = mkdtempSync(join(tmpdir(), "languages-"));
after(() => rmSync(folder, { recursive: true }));
const built = siteIn(build(), "/a/b/");

const desk = browse({ site: built, bypassCSP: true, colorScheme: "light" });
const phone = browse({ site: built, bypassCSP: true, colorScheme: "dark", viewport: { width: 320, height: 700 } });

/** The sample college with two more languages, built below a path. */
function build() {
  for (const part of ["content", "partners"]) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  const write = (path, text) => writeFileSync(join(folder, path), text);
  const college = readFileSync(join(folder, "content/college.md"), "utf8");
  assert.match(college, /^languages: \[en-GB\]$/m);
  write("content/college.md", college.replace("languages: [en-GB]", "languages: [en-GB, cy, ar]"));
  write("content/college.cy.md", "---\nname: Coleg Adferiad a Lles Millbrook\nshort_name: Coleg Millbrook\n---\nCroeso. Rydym yn falch.\n");
  write("content/college.ar.md", "---\nname: كلية ميلبروك\n---\nمرحبا بكم في كليتنا.\n");
  write(`content/${COURSE.slice(0, -1)}.cy.md`, "---\ntitle: Cysgu’n dda\nsummary: Beth sy’n helpu.\n---\nRydym yn siarad am nosweithiau.\n");
  write(`content/${COURSE.slice(0, -1)}.ar.md`, "---\ntitle: نوم جيد\nsummary: ما الذي يساعد.\n---\nنتحدث عن الليالي.\n");
  const out = join(folder, "site");
  const program = process.env.PROSPECTUS;
  execFileSync(program, ["build", "--today", "2026-11-22", "--base-url", "https://example.org/a/b/", "--out", out], { cwd: folder, stdio: "pipe" });
  return out;
}

for (const language of ["cy", "ar"]) {
  for (const path of PAGES) {
    const address = `/a/b/${language}/${path}`;

    for (const [where, browser] of [["on a desk", desk], ["on a phone in the dark", phone]]) {
      test(`${address} passes axe ${where}`, async () => {
        assert.deepEqual(await violations(await browser.open(address)), []);
      });
    }

    test(`${address} needs no scrolling sideways at 320 pixels`, async () => {
      const page = await phone.open(address);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 320, `${width} pixels wide`);
    });
  }
}

test("a page from right to left begins at the right, and its English words run from left to right", async () => {
  const page = await desk.open(`/a/b/ar/${COURSE}`);
  const { heading, middle, directions } = await page.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector("h1"));
    const english = [...document.querySelectorAll("main [lang^=en]")];
    return {
      heading: range.getBoundingClientRect().left,
      middle: innerWidth / 2,
      directions: [...new Set(english.map((element) => getComputedStyle(element).direction))],
    };
  });
  assert.ok(heading > middle, `the heading begins at ${heading}`);
  assert.deepEqual(directions, ["ltr"]);
});

test("the switch leads to the same page in another language, by keyboard, and back", async () => {
  const page = await desk.open(`/a/b/cy/${COURSE}`);
  assert.equal(await page.locator("h1").innerText(), "Cysgu’n dda");
  await page.getByRole("link", { name: "English", exact: true }).press("Enter");
  await page.waitForURL(`**/a/b/${COURSE}`);
  assert.equal(await page.locator("html").getAttribute("lang"), "en-GB");
  await page.getByRole("link", { name: "العربية" }).press("Enter");
  await page.waitForURL(`**/a/b/ar/${COURSE}`);
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
});

test("a page that nobody has translated leads to the page with the text", async () => {
  const page = await desk.open("/a/b/cy/how-to-enrol/");
  await page.locator(".notice a[hreflang=en-GB]").click();
  await page.waitForURL("**/a/b/how-to-enrol/");
});

test("what somebody chose on a page in one language is in their plan in every language, and leads to pages in that language", async () => {
  const english = await desk.open(`/a/b/${COURSE}`);
  await english.locator(".choose").first().click();
  for (const language of ["", "cy/", "ar/"]) {
    const page = await desk.open(`/a/b/${language}my-plan/`);
    const link = page.locator(".plan .session .name a").first();
    await link.waitFor();
    assert.equal(await link.getAttribute("href"), `/a/b/${language}${COURSE}`);
  }
});
