// What can be pressed is large enough to be hit: 24 by 24 CSS pixels, but for a link within a sentence.

import assert from "node:assert/strict";

import { browse, everyPage } from "./support/browser.mjs";

const desktop = browse();
const phone = browse({ viewport: { width: 360, height: 740 }, hasTouch: true });

everyPage("has targets that can be hit, with a mouse", async ({ address }) => {
  assert.deepEqual(await (await desktop.open(address)).evaluate(smallTargets), []);
});

everyPage("has targets that can be hit, with a thumb", async ({ address }) => {
  assert.deepEqual(await (await phone.open(address)).evaluate(smallTargets), []);
});

/** In the page: what is smaller than WCAG 2.2 SC 2.5.8 asks for, without its exception for spacing. */
function smallTargets() {
  const targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
  const isSeen = (it) => it.checkVisibility() && it.getBoundingClientRect().right > 0 && it.getBoundingClientRect().bottom > 0;
  /** A link in a line with other words: its height is the line's. */
  const isInSentence = (it) => {
    if (getComputedStyle(it).display !== "inline") return false;
    const block = it.closest("p, li, dd, dt, td, th, caption, blockquote, figcaption, h1, h2, h3, h4");
    if (!block) return false;
    const around = block.innerText.replace(it.innerText, "");
    return /\p{L}{2,}/u.test(around);
  };
  return targets
    .filter((it) => isSeen(it) && !isInSentence(it))
    .map((it) => ({ it, rect: it.getBoundingClientRect() }))
    .filter(({ rect }) => rect.width < 23.95 || rect.height < 23.95)
    .map(({ it, rect }) => `${it.outerHTML.slice(0, 120)}: ${rect.width.toFixed(1)} by ${rect.height.toFixed(1)}`);
}
