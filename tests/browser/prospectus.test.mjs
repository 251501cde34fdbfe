// The whole prospectus: read on a screen, opened from a folder, and in large letters as UKAAF and RNIB ask for them.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { browse } from "./support/browser.mjs";
import { atTop } from "./support/site.mjs";

const NORMAL = "/prospectus/";
const LARGE = "/prospectus/large-print/";
/** 16 point in CSS pixels (UKAAF G003): what large print begins with. */
const LARGE_PRINT = (16 * 96) / 72;
/** 12 point: what clear print begins with. */
const CLEAR_PRINT = (12 * 96) / 72;

const browser = browse();
const phone = browse({ viewport: { width: 320, height: 640 } });

test("both say the same of every course", async () => {
  const courses = async (address) =>
    (await browser.open(address)).locator(".entry").evaluateAll((all) => all.map((it) => it.textContent.trim()));
  const normal = await courses(NORMAL);
  assert.ok(normal.length > 40);
  assert.deepEqual(await courses(LARGE), normal);
});

for (const address of [NORMAL, LARGE]) {
  test(`${address} is styled and whole when it is opened from its folder`, async () => {
    const { page } = browser;
    const failed = [];
    const note = (request) => failed.push(request.url());
    page.on("requestfailed", note);
    await page.goto(pathToFileURL(join(atTop.folder, address, "index.html")).href);
    page.off("requestfailed", note);
    assert.deepEqual(failed, []);
    const sheets = await page.evaluate(() => [...document.querySelectorAll("link[rel=stylesheet]")].map((it) => it.sheet !== null));
    assert.ok(sheets.length > 1 && sheets.every(Boolean), `style sheets: ${sheets}`);
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((it) => it.getAttribute("href")));
    assert.deepEqual(links.filter((it) => !/^(#|https?:|mailto:|tel:|sms:)/.test(it)), []);
  });

  test(`${address} has contents that lead to each part, in order`, async () => {
    const page = await browser.open(address);
    const [links, order] = await page.evaluate(() => {
      const all = [...document.querySelectorAll(".contents a")].map((it) => it.getAttribute("href").slice(1));
      const places = all.map((id) => document.getElementById(id).getBoundingClientRect().top);
      return [all.length, places.every((place, at) => at === 0 || places[at - 1] < place)];
    });
    assert.ok(links > 50 && order, `${links} links, in order: ${order}`);
  });

  test(`${address} shows on paper its cover, its contents and how to reach the college, and no way about the site`, async () => {
    const page = await browser.open(address);
    await page.emulateMedia({ media: "print" });
    const seen = await page.evaluate(() => {
      const is = (selector) => [...document.querySelectorAll(selector)].some((it) => it.checkVisibility());
      return [".cover h1", ".cover .quilt", ".contents", ".foot .contact", ".menu, .trail, .skip, .more"].map(is);
    });
    await page.emulateMedia({ media: "screen" });
    assert.deepEqual(seen, [true, true, true, true, false]);
  });
}

for (const [address, least, media] of [
  [NORMAL, CLEAR_PRINT, "print"],
  [LARGE, LARGE_PRINT, "print"],
  [LARGE, LARGE_PRINT, "screen"],
]) {
  test(`${address} has no smaller letters than it promises, on ${media}`, async () => {
    for (const { open } of [browser, phone]) {
      const page = await open(address);
      await page.emulateMedia({ media });
      const small = await page.evaluate(lettersBelow, least);
      await page.emulateMedia({ media: "screen" });
      assert.deepEqual(small, []);
    }
  });
}

for (const media of ["screen", "print"]) {
  test(`large print has no italics, nothing justified or centred, no columns, no serifs, on ${media}`, async () => {
    const page = await browser.open(LARGE);
    await page.emulateMedia({ media });
    const wrong = await page.evaluate(() => {
      const words = [...document.querySelectorAll("main *, .foot *")].filter((it) => !it.closest("svg") && it.checkVisibility());
      return words.flatMap((it) => {
        const { fontStyle, textAlign, columnCount, fontFamily, fontWeight, textTransform, hyphens } = getComputedStyle(it);
        const problems = [
          fontStyle !== "normal" && "italic",
          !["start", "left", "-webkit-auto"].includes(textAlign) && textAlign,
          columnCount !== "auto" && columnCount !== "1" && `${columnCount} columns`,
          /(^|[^-])\bserif|Palatino|Georgia/.test(fontFamily.replace(/sans-serif/g, "")) && fontFamily,
          Number(fontWeight) < 400 && fontWeight,
          textTransform === "uppercase" && "capitals",
          hyphens === "auto" && "hyphens",
        ].filter(Boolean);
        return problems.length > 0 ? [`${it.outerHTML.slice(0, 80)}: ${problems}`] : [];
      });
    });
    await page.emulateMedia({ media: "screen" });
    assert.deepEqual(wrong.slice(0, 5), []);
  });
}

/** In the page: elements whose own words are smaller than some pixels. */
function lettersBelow(least) {
  const own = (it) => [...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const all = [...document.querySelectorAll("body *")].filter((it) => !it.closest("svg, .hidden") && own(it) && it.checkVisibility());
  const sizes = all.map((it) => [it.outerHTML.slice(0, 100), parseFloat(getComputedStyle(it).fontSize)]);
  return sizes.filter(([, size]) => size < least - 0.05).slice(0, 5);
}
