// Every page through axe, in light colours on a desk and in dark ones on a phone; and each has one main heading.

import assert from "node:assert/strict";
import { createRequire } from "node:module";

import { browse, everyPage } from "./support/browser.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** WCAG 2.0 to 2.2, levels A and AA, and what axe's makers advise beyond it. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

// The site lets no script in; axe comes past that.
const light = browse({ bypassCSP: true, colorScheme: "light" });
const dark = browse({ bypassCSP: true, colorScheme: "dark", viewport: { width: 360, height: 740 } });

everyPage("passes axe in light colours", ({ address }) => passesAxe(light, address));
everyPage("passes axe in dark colours, on a phone", ({ address }) => passesAxe(dark, address));

everyPage("has one main heading, with words in it", async ({ address }) => {
  const page = await light.open(address);
  const headings = await page.locator("h1").allInnerTexts();
  assert.equal(headings.length, 1, `headings: ${JSON.stringify(headings)}`);
  assert.notEqual(headings[0].trim(), "");
});

async function passesAxe(browser, address) {
  const page = await browser.open(address);
  await page.addScriptTag({ path: AXE });
  const { violations, passes } = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), TAGS);
  assert.ok(passes.length > 10, `axe found only ${passes.length} rules to pass: did it see the page?`);
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n${target.join(" ")}\n${failureSummary}`),
  );
  assert.deepEqual(found, []);
}
