// Every page through axe: by day on a desk, and by night on an old phone; one page of each kind the other way round too.
// `all/accessible.test.mjs` does the rest.

import assert from "node:assert/strict";
import { test } from "node:test";

import { passesAxe, violations } from "./support/axe.mjs";
import { browse, everyPage } from "./support/browser.mjs";
import { everyKind } from "./support/kinds.mjs";

// The site lets no script in; axe comes past that.
const browser = browse({ bypassCSP: true });

for (const way of ["at 1280 pixels, light", "at 320 pixels, dark"]) {
  everyPage(`passes axe ${way}`, ({ address }) => passesAxe(browser, address, way));
}

for (const way of ["at 1280 pixels, dark", "at 320 pixels, light"]) {
  everyKind(`passes axe ${way}`, ({ address }) => passesAxe(browser, address, way));
}

test("axe finds what is wrong, by day and by night, with the letter of WCAG and beyond it", async () => {
  const page = await browser.open("/");
  await page.evaluate(() => {
    const wrong = document.createElement("div");
    wrong.innerHTML = '<img src="/assets/none.png"><p class="pale">Pale</p><h4>Deep</h4><a href="#main" class="tiny">x</a> <a href="#" class="tiny">y</a>';
    document.body.append(wrong);
    for (const it of wrong.querySelectorAll(".pale")) it.style.color = "#888";
    for (const it of wrong.querySelectorAll(".tiny")) it.style.cssText = "display: inline-block; inline-size: 9px; block-size: 9px; padding: 0; overflow: hidden";
  });
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const paper = colorScheme === "light" ? "#fff" : "#777";
    await page.evaluate((colour) => (document.querySelector(".pale").style.backgroundColor = colour), paper);
    const rules = new Set((await violations(page)).map((each) => each.split(":")[0]));
    for (const rule of ["image-alt", "color-contrast", "heading-order", "region", "target-size"]) {
      assert.ok(rules.has(rule), `${rule} is not among ${[...rules]}, ${colorScheme}`);
    }
  }
});
