// Nothing moves for a reader who asks for less motion.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browse } from "./support/browser.mjs";
import { everyKind } from "./support/kinds.mjs";

const browser = browse({ reducedMotion: "reduce", bypassCSP: true });

everyKind("keeps still for a reader who asks for less motion", async ({ address }) => {
  const page = await browser.open(address);
  assert.deepEqual(await page.evaluate(whatMoves), []);
});

test("what moves is found", async () => {
  const page = await browser.open("/404.html");
  await page.addStyleTag({ content: "@keyframes spin { to { rotate: 1turn } } h1 { animation: spin 1s infinite } .menu a { transition: color 1s } html { scroll-behavior: smooth }" });
  const found = await page.evaluate(whatMoves);
  for (const how of ["an animation", "a transition", "smooth scrolling"]) assert.ok(found.some((it) => it.endsWith(how)), `${how}: ${found}`);
});

/** In the page: every element whose style would move it, before anybody touches it or when it changes. */
function whatMoves() {
  const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
  return [...document.querySelectorAll("*")].flatMap((it) => {
    const found = [];
    for (const part of [undefined, "::before", "::after"]) {
      const style = getComputedStyle(it, part);
      if (style.animationName !== "none" && lasts(style.animationDuration)) found.push("an animation");
      if (lasts(style.transitionDuration)) found.push("a transition");
      if (style.scrollBehavior === "smooth") found.push("smooth scrolling");
    }
    if (it.localName === "marquee" || (it.localName === "video" && it.autoplay)) found.push("plays by itself");
    return found.map((how) => `${it.outerHTML.slice(0, 80)}: ${how}`);
  });
}
