// A keyboard is enough: the skip link comes first and works, every stop can be seen, and none holds the reader.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browse, comesTo } from "./support/browser.mjs";
import { kinds } from "./support/kinds.mjs";

const browser = browse();
const phone = browse({ viewport: { width: 320, height: 640 } });

for (const { address } of kinds()) {
  test(`${address} can be left for its content at the first press of Tab`, async () => {
    const page = await browser.open(address);
    await page.keyboard.press("Tab");
    const skip = page.locator(":focus");
    const [, fragment] = (await skip.getAttribute("href")).split("#");
    assert.ok(await skip.evaluate((it) => it.getBoundingClientRect().top >= 0), "the skip link cannot be seen");
    await page.keyboard.press("Enter");
    await comesTo(page, { hash: `#${fragment}` });
    assert.equal(await page.locator(`#${fragment}`).evaluate((it) => it.localName), "main");
    await page.keyboard.press("Tab");
    assert.ok(
      await page.evaluate(() => document.activeElement === document.body || !document.activeElement.closest("header")),
      "the next stop is in the header again",
    );
  });

  for (const [where, its] of [["on a desk", browser], ["on a phone", phone]]) {
    test(`${address} shows where the reader is, at every stop, ${where}`, async () => {
      const page = await its.open(address);
      const expected = await page.evaluate(markStops);
      assert.ok(expected > 10, `only ${expected} stops: is this the page?`);
      const unseen = await walk(page, expected);
      assert.deepEqual(unseen, []);
      const missed = await page.locator("[data-stop]").evaluateAll((all) => all.map((it) => it.outerHTML.slice(0, 120)));
      assert.deepEqual(missed, [], "no press of Tab reaches this");
    });
  }
}

test("a stop that cannot be seen is found", async () => {
  const page = await browser.open("/");
  await page.evaluate(() => {
    const [bare, covered] = document.querySelectorAll(".menu a");
    bare.style.outline = "none";
    const lid = document.body.appendChild(document.createElement("div"));
    const { top, left, width, height } = covered.getBoundingClientRect();
    Object.assign(lid.style, { position: "absolute", top: `${top}px`, left: `${left}px`, width: `${width}px`, height: `${height}px` });
  });
  const unseen = await walk(page, await page.evaluate(markStops));
  assert.deepEqual(unseen.map((each) => each.split(": ").at(-1)), ["no outline", "something covers it"]);
});

/** Presses Tab until the reader is back at the top; what is wrong with the stops on the way. */
async function walk(page, expected) {
  const unseen = [];
  // A box that scrolls by itself is a stop too.
  for (let press = 0; press < expected + 20; press += 1) {
    await page.keyboard.press("Tab");
    const { label, problem, isOver } = await page.evaluate(lookAtStop);
    if (isOver) break;
    if (problem) unseen.push(`${label}: ${problem}`);
  }
  return unseen;
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

/** In the page: marks what a press of Tab should reach, and says how many there are. Of a group of choices one is reached. */
function markStops() {
  const candidates = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
  const groups = new Set();
  const isFirstOfGroup = (it) => {
    if (it.type !== "radio") return true;
    const key = `${it.form?.id} ${it.name}`;
    const chosen = it.checked || ![...document.querySelectorAll("input[type=radio]:checked")].some(({ name }) => name === it.name);
    return chosen && !groups.has(key) && groups.add(key);
  };
  const stops = candidates.filter((it) => it.tabIndex >= 0 && !it.disabled && it.checkVisibility() && isFirstOfGroup(it));
  for (const it of stops) it.dataset.stop = "yes";
  return stops.length;
}

/** In the page: whether the focused element can be seen and told from the others. */
function lookAtStop() {
  const it = document.activeElement;
  const label = `<${it.localName}> ${it.innerText?.trim().slice(0, 60)}`;
  // After the last stop comes the browser's own bar, or the first stop again.
  if (it === document.body || it.dataset.visited) return { label, isOver: true };
  it.dataset.visited = "yes";
  delete it.dataset.stop;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(it);
  const rects = [...it.getClientRects()];
  const inView = rects.find((rect) => rect.bottom > 0 && rect.top < innerHeight && rect.right > 0 && rect.left < innerWidth);
  if (outlineStyle === "none") return { label, problem: "no outline" };
  if (parseFloat(outlineWidth) < 2) return { label, problem: `an outline of ${outlineWidth}` };
  if (/, 0\)$/.test(outlineColor)) return { label, problem: `an outline that is ${outlineColor}` };
  if (!inView) return { label, problem: "out of view" };
  // WCAG 2.2 SC 2.4.11: at the middle of what is in view nothing else lies on top.
  const middle = (low, high, most) => (Math.max(low, 0) + Math.min(high, most)) / 2;
  const top = document.elementFromPoint(middle(inView.left, inView.right, innerWidth), middle(inView.top, inView.bottom, innerHeight));
  if (!it.contains(top) && top?.closest("label")?.control !== it) return { label, problem: "something covers it" };
  return { label };
}
