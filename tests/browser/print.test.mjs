// A printed page is a clean sheet: the words, and nothing that only a screen has use for.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browse } from "./support/browser.mjs";

const PAGES = [
  "/",
  "/courses/",
  "/courses/understanding-anxiety/",
  "/timetable/",
  "/timetable/2027-spring/",
  "/venues/central-library/",
  "/partners/millbrook-mind/",
  "/calendars/",
  "/how-to-enrol/",
];

const browser = browse();

for (const address of PAGES) {
  test(`${address} is printed without ways to other pages`, async () => {
    const page = await browser.open(address);
    const seen = () => page.locator("nav, .skip").evaluateAll((all) => all.filter((it) => it.checkVisibility()).length);
    assert.notEqual(await seen(), 0, "there is no navigation to hide");
    await page.emulateMedia({ media: "print" });
    assert.equal(await seen(), 0);
    await page.emulateMedia({ media: "screen" });
  });

  test(`${address} is printed in dark letters on white paper, whatever the screen`, async () => {
    const page = await browser.open(address);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const [ink, paper] = await page.evaluate(() => {
      const light = (colour) => colour.match(/[\d.]+/g).slice(0, 3).reduce((sum, each) => sum + Number(each), 0) / 765;
      const { color, backgroundColor } = getComputedStyle(document.body);
      // A background that is not painted is the paper.
      return [light(color), backgroundColor === "rgba(0, 0, 0, 0)" ? 1 : light(backgroundColor)];
    });
    await page.emulateMedia({ media: "screen", colorScheme: "light" });
    assert.ok(ink < 0.3, `the letters are ${ink} light`);
    assert.ok(paper > 0.9, `the paper is ${paper} light`);
  });

  test(`${address} has its heading and its content on paper`, async () => {
    const page = await browser.open(address);
    const onScreen = await page.locator("main h1").innerText();
    await page.emulateMedia({ media: "print" });
    const printed = await page.locator("main").innerText();
    await page.emulateMedia({ media: "screen" });
    assert.ok(printed.includes(onScreen) && printed.length > onScreen.length + 100, printed.slice(0, 300));
  });
}

for (const address of PAGES) {
  test(`${address} stands in blocks on paper: what stands in a grid runs over what follows when its page ends`, async () => {
    const page = await browser.open(address);
    await page.emulateMedia({ media: "print" });
    const grids = await page.locator("main *").evaluateAll((all) => {
      const isGrid = (it) => it.checkVisibility() && /grid|flex/.test(getComputedStyle(it).display);
      // A row that is kept on one page is safe.
      const kept = (it) => it.closest(".session, .steps, .access, .pairs, .facts, .marks, .run dl");
      return all.filter((it) => isGrid(it) && !kept(it)).map((it) => it.outerHTML.slice(0, 80));
    });
    await page.emulateMedia({ media: "screen" });
    assert.deepEqual(grids, []);
  });
}

test("the picture of a term is printed no wider than its page, and whole", async () => {
  const page = await browser.open("/timetable/2026-autumn/");
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 650, height: 900 });
  const pictures = await page.locator(".picture svg").evaluateAll((all) =>
    all.map((it) => [it.getBoundingClientRect().width <= document.documentElement.clientWidth, getComputedStyle(it.parentElement).breakInside]),
  );
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ media: "screen" });
  assert.ok(pictures.length > 2);
  assert.deepEqual(pictures.filter(([fits, inside]) => !fits || inside !== "avoid"), []);
});
