// The search: what it finds and in which order, what it asks of the host and when, and what stands there without it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { violations } from "./support/axe.mjs";
import { browse, comesTo } from "./support/browser.mjs";
import { atTop, below, read } from "./support/site.mjs";

const desktop = browse();
const plain = browse({ javaScriptEnabled: false });
const inFolder = browse({ site: below });

/** All scripts of the public site together, compressed. */
const MOST_SCRIPT = 10 * 1024;

const results = (page) => page.locator("#results li");
const status = (page) => page.locator("#search-status");

async function said(page, words) {
  await status(page).filter({ hasText: words }).waitFor();
}

/** The titles that a query finds, best first. */
async function find(query, browser = desktop) {
  const page = await browser.open(`${browser === inFolder ? "/a/b" : ""}/search/?q=${encodeURIComponent(query)}`);
  await said(page, /Results: \d+|Nothing found/);
  return results(page).locator("h3").allInnerTexts();
}

/** What a page asks the host for, from now on; a browser may ask for the icon whenever it likes. */
function requests(page) {
  const asked = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.includes("/assets/icon.")) asked.push(pathname);
  });
  return asked;
}

test("a word in a title comes before one in a text", async () => {
  const titles = await find("sleep");
  assert.equal(titles[0], "Sleep well");
  assert.ok(titles.length > 3, titles.join(", "));
});

test("all words must be there, and the last may be begun only", async () => {
  assert.deepEqual((await find("managing worr"))[0], "Managing worry");
  const both = await find("sleep worry");
  const one = await find("sleep");
  assert.ok(both.length < one.length, `${both.length} with both words, ${one.length} with one`);
  assert.deepEqual(await find("sleep qqxyz"), []);
});

test("capitals, accents, plurals and one slip of the finger do not matter", async () => {
  const expected = "Managing worry";
  for (const query of ["WORRY", "wörry", "worries", "worrry", "wory", "manageing worry", "worry’s"]) {
    const titles = await find(query);
    assert.ok(titles.includes(expected), `${query}: ${titles.join(", ")}`);
  }
});

test("places, partners, strands and pages are found, each with what it is", async () => {
  for (const [query, title, kind] of [
    ["central library", "Central Library", "Place"],
    ["living well", "Living well in body and mind", "Strand"],
    ["privacy", "Privacy", "Page"],
    ["understanding anxiety", "Understanding anxiety", "Course"],
  ]) {
    assert.equal((await find(query))[0], title, query);
    assert.equal(await results(desktop.page).first().locator(".kind").innerText(), kind);
  }
  const course = results(desktop.page).first();
  assert.ok((await course.locator(".summary").innerText()).length > 20);
  assert.match(await course.locator(".when").innerText(), /20\d\d|am|pm/);
});

test("what is found leads to its page, and the words are marked there", async () => {
  await find("understanding anxiety");
  const link = results(desktop.page).first().locator("a");
  assert.deepEqual(await link.locator("mark").allInnerTexts(), ["Understanding", "anxiety"]);
  await link.click();
  await comesTo(desktop.page, { pathname: "/courses/understanding-anxiety/" });
  await desktop.page.goBack();
  await said(desktop.page, "Results:");
  assert.equal(await desktop.page.locator("#part-query").inputValue(), "understanding anxiety");
});

test("nothing is asked of the host before somebody types, and little then", async () => {
  const page = await desktop.open("/search/");
  const asked = requests(page);
  await page.locator("#part-query").focus();
  await page.waitForLoadState("networkidle");
  assert.deepEqual(asked, []);
  await page.keyboard.type("sleep");
  await said(page, "Results:");
  const files = asked.map((path) => path.replace("/search/index/", ""));
  assert.ok(files.includes("index.json") && files.includes("sl.json"), files.join(" "));
  assert.ok(files.every((file) => /^(index|sl|text-\d+)\.json$/.test(file)), files.join(" "));
  await comesTo(page, { search: "?q=sleep" });
  assert.deepEqual(desktop.seen, { elsewhere: [], failed: [], complaints: [] });
});

test("a word that no file of the index can hold is looked for nowhere", async () => {
  const page = await desktop.open("/search/");
  const asked = requests(page);
  await page.locator("#part-query").fill("xqxq");
  await said(page, "Nothing found");
  assert.deepEqual(asked, ["/search/index/index.json"]);
  assert.ok(await page.locator("#everything").isVisible(), "the list is the way on");
});

test("the keyboard is enough: from the menu to a result", async () => {
  const page = await desktop.open("/");
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Search" }).press("Enter");
  await page.waitForURL("**/search/");
  await page.locator("#part-query").focus();
  await page.keyboard.type("sleep well");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "results-heading");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.innerText), "Sleep well");
});

test("the box on the home page leads to the results", async () => {
  const page = await desktop.open("/");
  await page.locator("main .seek input").fill("garden");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search/?q=garden");
  await said(page, "Results:");
});

test("more results come when they are asked for, and the focus goes to the first of them", async () => {
  const page = await desktop.open("/search/?q=course");
  await said(page, "Results:");
  const all = Number((await status(page).innerText()).match(/\d+/)[0]);
  assert.ok(all > 20, `only ${all}`);
  assert.equal(await results(page).count(), 10);
  await page.getByRole("button", { name: "Show more results" }).press("Enter");
  await results(page).nth(19).waitFor();
  const expected = await results(page).nth(10).locator("a").innerText();
  assert.equal(await page.evaluate(() => document.activeElement.innerText), expected);
});

test("taking the words away brings the list back; one letter is too short", async () => {
  const page = await desktop.open("/search/?q=sleep");
  await said(page, "Results:");
  assert.ok(await page.locator("#everything").isHidden());
  await page.locator("#part-query").fill("s");
  await said(page, "Type two letters or more.");
  assert.ok(await page.locator("#everything").isVisible());
  await page.locator("#part-query").fill("");
  await page.waitForFunction(() => document.getElementById("search-status").textContent === "");
  assert.equal(await results(page).count(), 0);
  await comesTo(page, { search: "" });
});

test("a course that has ended is found last, and says so", async () => {
  const page = await desktop.open("/search/");
  const ended = page.locator("#everything li[data-last] a");
  const title = await ended.first().innerText();
  await page.goto(`${desktop.origin}/search/?q=${encodeURIComponent(title.split(" ")[0])}`);
  await said(page, "Results:");
  while (await page.getByRole("button", { name: "Show more results" }).isVisible()) {
    const before = await results(page).count();
    await page.getByRole("button", { name: "Show more results" }).click();
    await results(page).nth(before).waitFor();
  }
  const flags = await results(page).evaluateAll((items) => items.map((item) => /ended/.test(item.querySelector(".kind").innerText)));
  assert.ok(flags.includes(true), `${title} is not found`);
  assert.ok(flags.indexOf(true) >= flags.lastIndexOf(false), "something that goes on stands after it");
});

test("hostile words stay words", async () => {
  for (const hostile of ["<img src=x onerror=alert(1)>", "__proto__ constructor", "../../../etc/passwd", "%00 ☃ \u202e", "a".repeat(500), "(((((("]) {
    const page = await desktop.open(`/search/?q=${encodeURIComponent(hostile)}`);
    await said(page, /Results|Nothing found|Type two/);
    assert.equal(await page.locator("main img").count(), 0, hostile);
    assert.deepEqual(desktop.seen, { elsewhere: [], failed: [], complaints: [] }, hostile);
  }
});

test("it works in a folder of the host, and asks for nothing outside it", async () => {
  const page = await inFolder.open("/a/b/search/");
  const asked = requests(page);
  await page.locator("#part-query").fill("sleep");
  await said(page, "Results:");
  assert.ok(asked.length > 0 && asked.every((path) => path.startsWith("/a/b/search/index/")), asked.join(" "));
  assert.ok((await results(page).first().locator("a").getAttribute("href")).includes("/a/b/courses/"));
});

test("when the host does not answer, that is said and the list stays", async () => {
  const page = await desktop.open("/search/");
  await page.route("**/search/index/**", (route) => route.abort());
  await page.locator("#part-query").fill("sleep");
  await said(page, "The search does not work just now.");
  assert.ok(await page.locator("#everything").isVisible());
  await page.unroute("**/search/index/**");
  await page.locator("#part-query").fill("sleep well");
  await said(page, "Results:");
});

test("without script everything stands from A to Z, with a way to each letter", async () => {
  const page = await plain.open("/search/?q=sleep");
  assert.ok(await page.locator("noscript p").isVisible());
  const titles = await page.locator(".entries a").allInnerTexts();
  for (const title of ["Sleep well", "Central Library", "Privacy"]) assert.ok(titles.includes(title), title);
  const pages = atTop.files.filter((file) => /^(courses|topics|venues|partners)\/[^/]+\/index\.html$/.test(file));
  assert.ok(titles.length > pages.length, `${titles.length} entries for ${pages.length} pages of records`);
  for (const link of await page.locator(".letters a").all()) {
    const [, id] = (await link.getAttribute("href")).split("#");
    assert.equal(await page.locator(`#${id}`).innerText(), await link.innerText());
  }
});

for (const [width, colorScheme] of [
  [320, "light"],
  [320, "dark"],
  [1280, "light"],
  [1280, "dark"],
]) {
  const browser = browse({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
  test(`with results shown, nobody is shut out: ${width} wide, ${colorScheme}`, async () => {
    const page = await browser.open("/search/?q=understanding");
    await said(page, "Results:");
    assert.deepEqual(await violations(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "it is too wide");
  });
}

test(`all scripts of the site are at most ${MOST_SCRIPT} bytes, compressed`, (t) => {
  const scripts = atTop.files.filter((file) => file.endsWith(".js"));
  assert.ok(scripts.length >= 2, scripts.join(", "));
  const weights = scripts.map((file) => [file, gzipSync(read(atTop, file), { level: 9 }).length]);
  t.diagnostic(weights.map(([file, weight]) => `${file} ${weight}`).join(", "));
  assert.ok(weights.reduce((sum, [, weight]) => sum + weight, 0) <= MOST_SCRIPT);
});
