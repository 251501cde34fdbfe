// With scripts off every page keeps its promises: what can be pressed does something, and nothing stands there empty.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browse } from "./support/browser.mjs";
import { everyKind } from "./support/kinds.mjs";

const browser = browse({ javaScriptEnabled: false, bypassCSP: true });

everyKind("promises nothing that needs a script", async ({ address }) => {
  const page = await browser.open(address);
  assert.deepEqual(await page.evaluate(brokenPromises), []);
});

everyKind("has no empty part with scripts off", async ({ address }) => {
  const page = await browser.open(address);
  assert.deepEqual(await page.evaluate(emptyParts), []);
});

test("what needs a script, and what is empty, is found", async () => {
  const page = await browser.open("/404.html");
  await page.evaluate(() => {
    const html = "<button>Add</button><form><input name=a></form><form action=/search/><button></button></form><a href='#'>Go</a><section><h2>Results</h2><ul></ul></section><select form=none></select>";
    document.querySelector("main").insertAdjacentHTML("beforeend", html);
  });
  const promised = await page.evaluate(brokenPromises);
  assert.deepEqual(promised.map((each) => each.split(": ").at(-1)), [
    "leads nowhere",
    "in no form",
    "in a form that leads nowhere",
    "has no name",
    "in no form",
  ]);
  assert.deepEqual((await page.evaluate(emptyParts)).map((each) => each.split(" ")[0]), ["<section><h2>Results</h2><ul></ul></section>", "<ul></ul>"]);
});

/** In the page: each visible control that does nothing by itself, or does not say what it does. */
function brokenPromises() {
  const isSeen = (it) => it.checkVisibility({ visibilityProperty: true });
  const nameOf = (it) => it.innerText?.trim() || it.getAttribute("aria-label") || it.getAttribute("aria-labelledby") || it.labels?.[0]?.innerText.trim();
  const problem = (it) => {
    if (it.localName === "a") {
      const href = it.getAttribute("href");
      if (href === "#" || href === "" || href.startsWith("javascript:")) return "leads nowhere";
    } else if (it.localName !== "summary" && !it.readOnly) {
      // What is there only to be copied needs no form.
      if (!it.form) return "in no form";
      if (!it.form.hasAttribute("action")) return "in a form that leads nowhere";
    }
    return nameOf(it) ? undefined : "has no name";
  };
  return ["a[href]", "button, input:not([type=hidden]), select, textarea, summary"].flatMap((controls) =>
    [...document.querySelectorAll(controls)].filter(isSeen).flatMap((it) => {
      const found = problem(it);
      return found ? [`${it.outerHTML.slice(0, 120)}: ${found}`] : [];
    }),
  );
}

/** In the page: each visible list, table or section in which nothing can be read but its heading. */
function emptyParts() {
  const isEmpty = (it) => {
    const heading = it.localName === "section" ? (it.querySelector("h1, h2, h3, h4, h5, h6")?.innerText ?? "") : "";
    return it.innerText.trim().length <= heading.trim().length && !it.querySelector("img, svg, input, textarea, select, summary");
  };
  return [...document.querySelectorAll("ul, ol, dl, table, section, fieldset, p, output")]
    .filter((it) => it.checkVisibility() && getComputedStyle(it).clipPath === "none" && !it.closest("[role=status], [aria-live]") && isEmpty(it))
    .map((it) => `${it.outerHTML.replace(/\s+/g, " ").slice(0, 160)} in ${it.parentElement.outerHTML.slice(0, 80)}`);
}
