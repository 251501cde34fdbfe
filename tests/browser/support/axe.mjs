// axe-core over the page that a browser shows: WCAG 2.0 to 2.2, levels A and AA, and what its makers advise beyond them.

import assert from "node:assert/strict";
import { createRequire } from "node:module";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** How a page is looked at: on an old phone and on a desk, by day and by night. */
export const WAYS = {
  "at 320 pixels, light": { viewport: { width: 320, height: 640 }, colorScheme: "light" },
  "at 320 pixels, dark": { viewport: { width: 320, height: 640 }, colorScheme: "dark" },
  "at 1280 pixels, light": { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  "at 1280 pixels, dark": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
};

/** What axe finds wrong with the page, a line each. The page's browser must let its script in: `bypassCSP`. */
export async function violations(page) {
  await page.addScriptTag({ path: AXE });
  const { violations: found, passes } = await page.evaluate(
    (tags) => globalThis.axe.run({ runOnly: tags, resultTypes: ["violations"] }),
    TAGS,
  );
  assert.ok(passes.length > 10, `axe found only ${passes.length} rules to pass: did it see the page?`);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n${target.join(" ")}\n${failureSummary}`),
  );
}

/** Asserts that axe finds nothing wrong with a page of a site, looked at in one of the ways. */
export async function passesAxe(browser, address, way) {
  const { viewport, colorScheme } = WAYS[way];
  await browser.page.setViewportSize(viewport);
  await browser.page.emulateMedia({ colorScheme });
  assert.deepEqual(await violations(await browser.open(address)), []);
}
