// What a page is called and how it is laid out, for those who hear it: read from the files.

import assert from "node:assert/strict";
import { test } from "node:test";

import { attribute, elements, words } from "./support/html.mjs";
import { atTop, read, readablePages } from "./support/site.mjs";

const LANDMARKS = ["nav", "section", "aside", "form", "search"];

const pages = readablePages(atTop).map((page) => ({ ...page, all: elements(read(atTop, page.file)) }));

for (const { address, all } of pages) {
  test(`${address} has headings that skip no level, below one of the first`, () => {
    assert.deepEqual(wrongHeadings(all), []);
  });

  test(`${address} has one of each landmark, and names the others apart`, () => {
    assert.deepEqual(wrongLandmarks(all), []);
  });
}

test("no two pages have the same title", () => {
  assert.deepEqual(shared(pages.map(({ all }) => titleOf(all))), []);
  assert.deepEqual(pages.filter(({ all }) => titleOf(all) === ""), []);
});

test("help and contact stand at the same place on every page", () => {
  const places = (all) => all.filter((it) => it.parentNode && isWithin(it, "footer") && attribute(it, "id")).map((it) => attribute(it, "id"));
  const first = places(pages[0].all);
  assert.ok(first.length > 1, "there is nothing in the footer to look for");
  assert.deepEqual(pages.filter(({ all }) => places(all).join() !== first.join()).map(({ address }) => address), []);
});

test("a wrong outline is found", () => {
  const wrong = elements("<header></header><main><h2>A</h2><h4>B</h4></main><main></main><nav>C</nav><nav aria-label=D></nav><nav aria-label=D></nav>");
  assert.deepEqual(wrongHeadings(wrong), ["not one h1 but 0", "h2 “A” after nothing", "h4 “B” after h2"]);
  assert.deepEqual(wrongLandmarks(wrong), ["2 main", "0 footer", "a nav without a name", "2 nav are called “D”"]);
  assert.deepEqual(shared(["E", "F", "E"]), ["E"]);
});

function wrongHeadings(all) {
  const headings = all.filter(({ tagName }) => /^h[1-6]$/.test(tagName));
  const firsts = headings.filter(({ tagName }) => tagName === "h1").length;
  const found = firsts === 1 ? [] : [`not one h1 but ${firsts}`];
  headings.forEach((it, index) => {
    const before = headings[index - 1]?.tagName ?? "nothing";
    const highest = before === "nothing" ? 1 : Number(before[1]) + 1;
    if (Number(it.tagName[1]) > highest) found.push(`${it.tagName} “${words(it)}” after ${before}`);
  });
  return found;
}

function wrongLandmarks(all) {
  const found = [];
  // A header or footer within a part of the content is no landmark.
  const isLandmark = (it) => !["main", "section", "article", "nav", "aside"].some((part) => isWithin(it.parentNode, part));
  for (const tag of ["header", "main", "footer"]) {
    const n = all.filter((it) => it.tagName === tag && isLandmark(it)).length;
    if (n !== 1) found.push(`${n} ${tag}`);
  }
  for (const tag of LANDMARKS) {
    const names = all.filter((it) => it.tagName === tag).map((it) => nameOf(it, all));
    if (tag === "nav" && names.includes("")) found.push("a nav without a name");
    for (const name of shared(names.filter(Boolean))) found.push(`${names.filter((it) => it === name).length} ${tag} are called “${name}”`);
  }
  return found;
}

function nameOf(element, all) {
  const ids = attribute(element, "aria-labelledby")?.split(/\s+/) ?? [];
  const named = ids.map((id) => all.find((it) => attribute(it, "id") === id)).filter(Boolean);
  return named.map(words).join(" ") || (attribute(element, "aria-label") ?? "");
}

function titleOf(all) {
  const title = all.find(({ tagName }) => tagName === "title");
  return title ? words(title) : "";
}

/** Those that are there more than once, each once. */
function shared(texts) {
  return [...new Set(texts.filter((it, index) => texts.indexOf(it) !== index))];
}

function isWithin(node, tag) {
  return Boolean(node) && (node.tagName === tag || isWithin(node.parentNode, tag));
}
