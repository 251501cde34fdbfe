// Where the reader's own few colours replace all of ours: shapes have edges, and focus and the current page can be told.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browse } from "./support/browser.mjs";
import { everyKind, kinds } from "./support/kinds.mjs";
import { differing, pixelsOf } from "./support/pictures.mjs";

const browser = browse({ bypassCSP: true, viewport: { width: 800, height: 900 } });

/** So many pixels must change for a person to see it: a short line, two pixels thick. */
const SEEN = 40;

everyKind("has edges in forced colours where it has areas of colour otherwise", async ({ address }) => {
  const page = await browser.open(address);
  assert.deepEqual(await shapesWithoutEdge(page), []);
});

test("a shape without an edge is found", async () => {
  const page = await browser.open("/404.html");
  await page.evaluate(() =>
    document.querySelector("main").insertAdjacentHTML("beforeend", '<p><span style="display: inline-block; background: gold">Few places</span></p>'),
  );
  const found = await shapesWithoutEdge(page);
  assert.equal(found.length, 1);
  assert.match(found[0], /Few places/);
});

test("every look of a thing that takes the focus shows it in forced colours", async () => {
  await browser.page.emulateMedia({ forcedColors: "active" });
  const looks = new Set();
  for (const { address } of kinds()) {
    const page = await browser.open(address);
    for (const { look, index } of await page.evaluate(looksOfStops)) {
      if (looks.has(look)) continue;
      looks.add(look);
      const stop = page.locator("[data-look]").nth(index);
      const change = await changeAround(page, stop, () => stop.evaluate((it) => it.focus({ focusVisible: true })));
      assert.ok(change >= SEEN, `${look} at ${address}: ${change} pixels change`);
    }
  }
  assert.ok(looks.size > 8, `only these were seen: ${[...looks].join(", ")}`);
  await browser.page.emulateMedia({ forcedColors: "none" });
});

test("a thing that does not show the focus is found", async () => {
  await browser.page.emulateMedia({ forcedColors: "active" });
  const page = await browser.open("/404.html");
  await page.addStyleTag({ content: ".menu a { outline: none !important }" });
  const stop = page.locator(".menu a").first();
  assert.ok((await changeAround(page, stop, () => stop.evaluate((it) => it.focus({ focusVisible: true })))) < SEEN);
  await browser.page.emulateMedia({ forcedColors: "none" });
});

for (const forcedColors of ["none", "active"]) {
  everyKind(`tells the current page from others in the menu, forced colours: ${forcedColors}`, async ({ address }) => {
    await browser.page.emulateMedia({ forcedColors });
    const page = await browser.open(address);
    for (const current of await page.locator(".menu [aria-current]").all()) {
      const change = await changeAround(page, current, () => current.evaluate((it) => it.removeAttribute("aria-current")));
      assert.ok(change >= SEEN, `${change} pixels change`);
    }
    await browser.page.emulateMedia({ forcedColors: "none" });
  });
}

test("the current page alone has a line under it in forced colours", async () => {
  await browser.page.emulateMedia({ forcedColors: "active" });
  const page = await browser.open("/courses/");
  const linesOf = (selector) => page.locator(selector).evaluateAll((all) => all.map((it) => getComputedStyle(it).borderBlockEndColor));
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [current] = await linesOf(".menu [aria-current]");
  assert.notEqual(current, paper);
  const others = await linesOf(".menu a:not([aria-current])");
  assert.ok(others.length > 2);
  assert.deepEqual(others.filter((line) => line !== paper), []);
  await browser.page.emulateMedia({ forcedColors: "none" });
});

/** How many pixels change in and around an element when something is done. */
async function changeAround(page, element, act) {
  await element.scrollIntoViewIfNeeded();
  const picture = async () => pixelsOf(await page.screenshot({ clip, animations: "disabled" }));
  const box = await element.boundingBox();
  const { width, height } = page.viewportSize();
  const [x, y] = [Math.max(box.x - 8, 0), Math.max(box.y - 8, 0)];
  const clip = { x, y, width: Math.min(box.width + 16, width - x), height: Math.min(box.height + 16, height - y) };
  const before = await picture();
  await act();
  return differing(before, await picture());
}

/** What has an area of colour of its own otherwise, and neither an edge nor a line under its words in forced colours. */
async function shapesWithoutEdge(page) {
  await page.emulateMedia({ forcedColors: "none" });
  await page.evaluate(markShapes);
  await page.emulateMedia({ forcedColors: "active" });
  const bare = await page.evaluate(() =>
    [...document.querySelectorAll("[data-shape]")]
      .filter((it) => {
        const style = getComputedStyle(it);
        const sides = ["Top", "Right", "Bottom", "Left"];
        const hasEdge = sides.some((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1);
        return !hasEdge && !style.textDecorationLine.includes("underline") && style.outlineStyle === "none";
      })
      .map((it) => it.outerHTML.replace(/\s+/g, " ").slice(0, 160)),
  );
  await page.emulateMedia({ forcedColors: "none" });
  return bare;
}

/** In the page: marks what stands out from what is around it by its background alone, and is as small as its words. */
function markShapes() {
  const background = (it) => getComputedStyle(it).backgroundColor;
  const isClear = (colour) => colour === "rgba(0, 0, 0, 0)" || colour === "transparent";
  const around = (it) => (it && isClear(background(it)) ? around(it.parentElement) : it && background(it));
  const shapes = [...document.querySelectorAll("main *, footer *")].filter((it) => {
    const small = /^inline-/.test(getComputedStyle(it).display) || it.matches("button, input, select, summary, mark");
    return small && it.checkVisibility() && it.innerText?.trim() && !isClear(background(it)) && background(it) !== around(it.parentElement);
  });
  for (const it of shapes) it.dataset.shape = "yes";
}

/** In the page: every element that can take the focus, and what its style sheet's rules see of it. */
function looksOfStops() {
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(
    (it) => it.tabIndex >= 0 && !it.disabled && it.checkVisibility() && !it.matches(".skip"),
  );
  const name = (it) => `${it.localName}${it.type ? `[${it.type}]` : ""}${[...it.classList].map((each) => `.${each}`).join("")}`;
  return stops.map((it, index) => {
    it.dataset.look = "yes";
    const around = it.closest("[class]:not(body)");
    return { look: `${around && around !== it ? `${name(around)} ` : ""}${name(it)}`, index };
  });
}
