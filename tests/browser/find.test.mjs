// Finding a course: choices that hold together, with the keyboard alone, by address, and without script.

import assert from "node:assert/strict";
import { test } from "node:test";

import { violations } from "./support/axe.mjs";
import { browse, comesTo } from "./support/browser.mjs";
import { below, read } from "./support/site.mjs";

const desktop = browse();
const phone = browse({ viewport: { width: 320, height: 700 } });
const plain = browse({ javaScriptEnabled: false });
const inFolder = browse({ site: below });

const status = (page) => page.locator(".find [role=status]");
const shown = (page) => page.locator(".group .card:visible");
const titles = async (page) => (await shown(page).locator("h3").allInnerTexts()).sort();

/** Waits until the number of courses was said. */
async function said(page, words) {
  await status(page).filter({ hasText: words }).waitFor();
}

async function choose(page, facet, value) {
  const details = page.locator(`.facet[data-facet="${facet}"]`);
  if (!(await details.evaluate((it) => it.open))) await details.locator("summary").click();
  await details.locator(`input[value="${value}"]`).click();
}

function countOf(page, facet, value) {
  const count = page.locator(`.facet[data-facet="${facet}"] li[data-value="${value}"] .count`);
  return count.textContent().then((text) => Number(text.match(/\d+/)[0]));
}

/** Presses Tab until an element has the focus. */
async function tabTo(page, selector) {
  for (let stop = 0; stop < 200; stop += 1) {
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`no press of Tab reaches ${selector}`);
}

/** The courses on a page of one value, as it is without script. */
async function coursesOf(value) {
  const page = await plain.open(`/find/${value}/`);
  return (await page.locator("main .card h2").allInnerTexts()).sort();
}

test("a course is found with the keyboard alone, from the home page on", async () => {
  const page = await desktop.open("/");
  await tabTo(page, 'main a[href="/courses/"]');
  await page.keyboard.press("Enter");
  await page.waitForURL("**/courses/");
  const all = await shown(page).count();
  await tabTo(page, '.facet[data-facet="day"] > summary');
  await page.keyboard.press("Enter");
  await tabTo(page, 'input[name="day"][value="tuesday"]');
  await page.keyboard.press("Space");
  await said(page, "Courses found:");
  assert.ok(await page.evaluate(() => document.activeElement.matches('input[value="tuesday"]')), "the focus is lost");
  const found = await shown(page).count();
  assert.ok(found > 0 && found < all, `${found} of ${all}`);
  const [first] = await shown(page).locator("h3 a").all();
  const title = await first.innerText();
  await tabTo(page, ".card:not([hidden]) h3 a");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/courses/*/");
  assert.equal(await page.locator("h1").innerText(), title);
});

test("each single choice shows what its page lists", async () => {
  const page = await desktop.open("/courses/");
  const values = await page.locator(".facet li").evaluateAll((items) =>
    items.map((item) => [item.closest(".facet").dataset.facet, item.dataset.value]),
  );
  assert.ok(values.length > 30, `only ${values.length} values`);
  const wrong = [];
  for (const [facet, value] of values) {
    const chosen = await desktop.open(`/courses/?${facet}=${value}`);
    const [with_, without] = [await titles(chosen), await coursesOf(`${facet}/${value}`)];
    if (with_.join() !== without.join() || without.length !== (await countOf(chosen, facet, value))) {
      wrong.push(`${facet}=${value}: ${with_.length} chosen, ${without.length} on the page`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("of one facet either value fits, of two both must, and in one run", async () => {
  const page = await desktop.open("/courses/");
  await choose(page, "day", "tuesday");
  const tuesday = await titles(page);
  await choose(page, "day", "friday");
  const friday = await coursesOf("day/friday");
  assert.deepEqual(await titles(page), [...new Set([...tuesday, ...friday])].sort());
  const foretold = await countOf(page, "mode", "online");
  await choose(page, "mode", "online");
  await said(page, `Courses found: ${foretold}`);
  assert.equal(await shown(page).count(), foretold, "the count beside a value says how many are left with it");
  const runs = await shown(page).evaluateAll((cards) =>
    cards.map((card) =>
      [...card.querySelectorAll(".runs > li")].some(
        (run) => /tuesday|friday/.test(run.dataset.day) && /online/.test(run.dataset.mode),
      ),
    ),
  );
  assert.ok(runs.length > 0 && runs.every(Boolean), "a course has the day in one run and the mode in another");
  const visible = await page.locator(".group:visible").evaluateAll((groups) =>
    groups.every((group) => group.querySelector(".card:not([hidden])")),
  );
  assert.ok(visible, "a heading stands over no course");
  assert.equal(await page.locator(".jump li:visible").count(), await page.locator(".group:visible").count());
});

test("the choice stands in the address, and survives a reload and the way back", async () => {
  const page = await desktop.open("/courses/");
  await choose(page, "time", "evening");
  await choose(page, "mode", "online");
  await said(page, "Courses found:");
  await comesTo(page, { search: "?mode=online&time=evening" });
  const found = await titles(page);
  await page.reload();
  assert.deepEqual(await titles(page), found);
  for (const name of ["Take away Online", "Take away Evening, from 5pm"]) {
    assert.equal(await page.getByRole("button", { name, exact: true }).count(), 1, name);
  }
  await shown(page).locator("h3 a").first().click();
  await page.waitForURL("**/courses/*/");
  await page.goBack();
  await comesTo(page, { search: "?mode=online&time=evening" });
  assert.deepEqual(await titles(page), found);
});

test("choices can be taken away one by one or all at once, and the focus stays", async () => {
  const page = await desktop.open("/courses/?day=tuesday&mode=online");
  const focus = () => page.evaluate(() => document.activeElement.innerText);
  assert.equal(await page.locator(".finder > summary .chosen-count").innerText(), "(chosen: 2)");
  await page.locator(".chip", { hasText: "Online" }).press("Enter");
  await comesTo(page, { search: "?day=tuesday" });
  assert.match(await focus(), /Tuesday/);
  await page.keyboard.press("Enter");
  await comesTo(page, { search: "" });
  assert.match(await focus(), /^Choose by/);
  assert.ok(await page.locator(".chosen").isHidden());
  const again = await desktop.open("/courses/?day=tuesday&mode=online");
  await again.getByRole("button", { name: "Clear all" }).press("Enter");
  await comesTo(again, { search: "" });
  assert.equal(await again.locator(".group .card:not(:visible)").count(), 0);
  assert.match(await focus(), /^Choose by/);
});

test("when nothing fits, that is said with what to do", async () => {
  const page = await desktop.open("/courses/");
  const nothing = await page.evaluate(() => {
    const values = (name) => [...document.querySelectorAll(`input[name="${name}"]`)].map((box) => box.value);
    for (const place of values("place")) {
      for (const language of values("language").filter((each) => each !== "en")) return `?place=${place}&language=${language}`;
    }
    return "";
  });
  const empty = await desktop.open(`/courses/${nothing}&mode=telephone&time=evening`);
  await said(empty, "No course fits all of this. Take something away.");
  assert.equal(await shown(empty).count(), 0);
});

test("an address with unknown or hostile values does nothing but say so", async () => {
  for (const hostile of [
    "?day=someday",
    "?day=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    "?day=__proto__&mode=constructor",
    "?place=%00%ff",
  ]) {
    const page = await desktop.open(`/courses/${hostile}`);
    await said(page, "We did not recognise a choice in this address");
    assert.equal(await page.locator(".group .card:not(:visible)").count(), 0, hostile);
    assert.equal(await page.locator("main img").count(), 0, hostile);
    assert.deepEqual(desktop.seen, { elsewhere: [], failed: [], complaints: [] }, hostile);
  }
  const page = await desktop.open("/courses/?toString=x&utm_source=letter&day=tuesday");
  await said(page, "Courses found:");
  assert.doesNotMatch(await status(page).innerText(), /recognise/, "a mark of a newsletter is no choice");
});

test("on a phone the choices fold away, and say how many hold", async () => {
  const page = await phone.open("/courses/?day=tuesday");
  const summary = page.locator(".finder > summary");
  assert.ok(await page.locator(".facet").first().isHidden());
  assert.match(await summary.innerText(), /\(chosen: 1\)/);
  assert.ok(await page.locator(".chip").isVisible());
  await summary.click();
  await choose(page, "mode", "online");
  assert.match(await summary.innerText(), /\(chosen: 2\)/);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "it is wider than a phone");
});

test("without script every choice is a link to a page with its courses", async () => {
  const page = await plain.open("/courses/");
  await page.locator(".finder > summary").click();
  await page.locator('.facet[data-facet="day"] > summary').click();
  await page.locator('.facet[data-facet="day"] li[data-value="tuesday"] a').click();
  await comesTo(page, { pathname: "/find/day/tuesday/" });
  assert.equal(await page.locator("h1").innerText(), "Courses on Tuesdays");
  assert.ok((await page.locator("main .card").count()) > 0);
  await page.getByRole("link", { name: "See all courses" }).click();
  await comesTo(page, { pathname: "/courses/" });
});

test("choices work in a folder of the host", async () => {
  const page = await inFolder.open("/a/b/courses/?day=tuesday");
  await said(page, "Courses found:");
  await choose(page, "mode", "online");
  await comesTo(page, { pathname: "/a/b/courses/", search: "?mode=online&day=tuesday" });
});

for (const [width, colorScheme] of [
  [320, "light"],
  [320, "dark"],
  [1280, "light"],
  [1280, "dark"],
]) {
  const browser = browse({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
  test(`with choices open and chosen, nobody is shut out: ${width} wide, ${colorScheme}`, async () => {
    const page = await browser.open("/courses/?day=tuesday&mode=online#find");
    await said(page, "Courses found:");
    await page.locator(".facet").evaluateAll((all) => all.forEach((details) => (details.open = true)));
    assert.deepEqual(await violations(page), []);
  });
}

test("no value in a page leads nowhere", () => {
  const links = [...read(below, "courses/index.html").matchAll(/href="\/a\/b\/(find\/[^"]*)"/g)];
  assert.ok(links.length > 30);
  assert.deepEqual(links.map(([, path]) => `${path}index.html`).filter((file) => !below.files.includes(file)), []);
});
