// A keyboard is enough: the skip link comes first and works, every stop can be seen, and none holds the reader.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browse } from "./support/browser.mjs";

const PAGES = ["/", "/courses/", "/find/", "/find/day/tuesday/", "/search/", "/courses/understanding-anxiety/", "/timetable/", "/calendars/", "/venues/"];

const browser = browse();

for (const address of PAGES) {
  test(`${address} can be left for its content at the first press of Tab`, async () => {
    const page = await browser.open(address);
    await page.keyboard.press("Tab");
    const skip = page.locator(":focus");
    const [, fragment] = (await skip.getAttribute("href")).split("#");
    assert.ok(await skip.evaluate((it) => it.getBoundingClientRect().top >= 0), "the skip link cannot be seen");
    await page.keyboard.press("Enter");
    assert.equal(new URL(page.url()).hash, `#${fragment}`);
    assert.equal(await page.locator(`#${fragment}`).evaluate((it) => it.localName), "main");
    await page.keyboard.press("Tab");
    assert.ok(
      await page.evaluate(() => document.activeElement === document.body || !document.activeElement.closest("header")),
      "the next stop is in the header again",
    );
  });

  test(`${address} shows where the reader is, at every stop`, async () => {
    const page = await browser.open(address);
    const expected = await page.evaluate(countStops);
    assert.ok(expected > 10, `only ${expected} stops: is this the page?`);
    const unseen = [];
    for (let stop = 0; stop < expected; stop += 1) {
      await page.keyboard.press("Tab");
      const { label, problem } = await page.evaluate(lookAtStop);
      if (problem) unseen.push(`${label}: ${problem}`);
    }
    assert.deepEqual(unseen, []);
    const visited = await page.evaluate(() => document.querySelectorAll("[data-visited]").length);
    assert.equal(visited, expected, "not every stop was reached once");
  });
}

test("the address of a calendar is ready to be copied when a press of Tab reaches it", async () => {
  const page = await browser.open("/calendars/");
  const field = page.locator("details[open] input").first();
  await page.locator("details[open] a").last().focus();
  await page.keyboard.press("Tab");
  const [isHere, selected, value] = await field.evaluate((it) => [
    it === document.activeElement,
    it.value.slice(it.selectionStart, it.selectionEnd),
    it.value,
  ]);
  assert.ok(isHere, "the next stop is not the address");
  assert.equal(selected, value);
  await page.keyboard.type("x");
  assert.equal(await field.inputValue(), value, "it can be changed");
});

/** In the page: how many elements a press of Tab can reach. */
function countStops() {
  const candidates = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
  return candidates.filter((it) => it.tabIndex >= 0 && !it.disabled && it.checkVisibility()).length;
}

/** In the page: whether the focused element can be seen and told from the others. */
function lookAtStop() {
  const it = document.activeElement;
  const label = `<${it.localName}> ${it.innerText?.trim().slice(0, 60)}`;
  it.dataset.visited = "yes";
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(it);
  const rects = [...it.getClientRects()];
  const isInView = rects.some((rect) => rect.bottom > 0 && rect.top < innerHeight && rect.right > 0 && rect.left < innerWidth);
  if (it === document.body) return { label, problem: "nothing has the focus" };
  if (outlineStyle === "none") return { label, problem: "no outline" };
  if (parseFloat(outlineWidth) < 2) return { label, problem: `an outline of ${outlineWidth}` };
  if (/, 0\)$/.test(outlineColor)) return { label, problem: `an outline that is ${outlineColor}` };
  if (!isInView) return { label, problem: "out of view" };
  return { label };
}
