// The college as its coordinator sees it while writing: `prospectus serve` in a real browser. A page that was saved shows
// itself again at the same place, what is to be put right is in a panel that everybody can use, and a broken course says why.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { violations } from "./support/axe.mjs";
import { launch } from "./support/browser.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const COURSE = "content/courses/sleep-well.md";
const NEW_WORDS = "Here are words that were written a moment ago.";

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
});

/** A copy of the sample college that is being served: its folder, its address, and what the program says. */
async function serve(more = []) {
  const folder = mkdtempSync(join(tmpdir(), "served-"));
  for (const part of ["content", "partners", "themes"]) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  const child = spawn(process.env.PROSPECTUS, ["serve", "--site", folder, "--today", "2026-11-22", "--port", "0", ...more], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const lines = [];
  const waiting = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    lines.push(line);
    for (const one of waiting.splice(0)) one();
  });
  const says = async (words, from = 0) => {
    for (;;) {
      const found = lines.slice(from).find((line) => line.includes(words));
      if (found) return found;
      await new Promise((heard) => waiting.push(heard));
    }
  };
  const address = (await says(" answers after ")).split(" ")[0];
  await says("The site is checked");
  const read = (path) => readFileSync(join(folder, path), "utf8");
  return {
    address,
    read,
    said: () => lines.length,
    says,
    write: (path, text) => writeFileSync(join(folder, path), text),
    change: (path, from, to) => {
      const text = read(path);
      assert.ok(text.includes(from), `${path} does not hold ${from}`);
      writeFileSync(join(folder, path), text.replace(from, to));
    },
    stop: () => {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A test with a college of its own that is served, and a page that complains of nothing. */
function serving(claim, check, { more, ...options } = {}) {
  test(claim, { timeout: 120_000 }, async () => {
    const college = await serve(more);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    try {
      await check(page, college);
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
      college.stop();
    }
  });
}

const opener = (page) => page.locator("prospectus-serve .open");
const panel = (page) => page.locator("prospectus-serve section");

serving("a page that is saved shows itself again, at its place, with its focus and what was unfolded", async (page, college) => {
  await page.goto(`${college.address}courses/sleep-well/`);
  await opener(page).waitFor();
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    scrollTo({ top: 600, behavior: "instant" });
  });
  const unfolded = await page.locator("details[open]").count();
  assert.ok(unfolded > 0, "there is nothing to unfold");
  const link = page.locator("main a[href]").last();
  await link.evaluate((it) => it.focus({ preventScroll: true }));
  const focused = await page.evaluate(() => document.activeElement.outerHTML);
  const top = await page.evaluate(() => scrollY);
  assert.ok(top > 0, "the page is too short to scroll");
  college.write(COURSE, `${college.read(COURSE)}\n${NEW_WORDS}\n`);
  await page.getByText(NEW_WORDS).waitFor();
  await opener(page).waitFor();
  assert.equal(await page.locator("details[open]").count(), unfolded);
  assert.equal(await page.evaluate(() => document.activeElement.outerHTML), focused);
  assert.equal(await page.evaluate(() => scrollY), top);
});

serving("a page that did not change is left alone when another one is saved", async (page, college) => {
  await page.goto(`${college.address}how-to-enrol/`);
  await opener(page).waitFor();
  await page.evaluate(() => (globalThis.isTheSame = true));
  const said = college.said();
  college.write(COURSE, `${college.read(COURSE)}\n${NEW_WORDS}\n`);
  await college.says(";", said);
  assert.equal(await page.evaluate(() => globalThis.isTheSame), true);
});

serving("a course that cannot be read says why, where and what to do, and is back when it is mended", async (page, college) => {
  const text = college.read(COURSE);
  await page.goto(`${college.address}courses/sleep-well/`);
  await opener(page).waitFor();
  college.write(COURSE, text.replace("title:", "title: ["));
  await page.getByRole("heading", { name: "This page cannot be made" }).waitFor();
  assert.match(await page.locator("main").innerText(), /content\/courses\/sleep-well\.md:\d+/);
  assert.match(await page.locator("main").innerText(), /What to do:/);
  assert.deepEqual(await violations(page), []);
  college.write(COURSE, text);
  await page.getByRole("heading", { name: "Sleep well", level: 1 }).waitFor();
}, { bypassCSP: true });

serving("the panel lists what is to be put right, by keyboard alone, and the page stays within reach", async (page, college) => {
  const said = college.said();
  college.write(COURSE, `${college.read(COURSE)}\nCome on 6th August 2027.\n`);
  await college.says(";", said);
  await page.goto(`${college.address}courses/sleep-well/`);
  await opener(page).waitFor();
  await opener(page).focus();
  await page.keyboard.press("Enter");
  await panel(page).waitFor();
  assert.equal(await opener(page).getAttribute("aria-expanded"), "true");
  assert.match(await panel(page).innerText(), /About this page[\s\S]*content\/courses\/sleep-well\.md:\d+/);
  await page.keyboard.press("Tab");
  assert.equal(await focusInPanel(page), "close");
  await page.keyboard.press("Tab");
  assert.equal(await focusInPanel(page), "list");
  // Nothing holds the focus: before the button that opened it is the page.
  for (let back = 0; back < 3; back += 1) await page.keyboard.press("Shift+Tab");
  assert.equal(await focusInPanel(page), undefined);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Tab");
  assert.equal(await focusInPanel(page), "list");
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "hidden" });
  assert.equal(await focusInPanel(page), "open");
});

const focusInPanel = (page) =>
  page.evaluate(() => document.querySelector("prospectus-serve").shadowRoot.activeElement?.className.split(" ")[0]);

for (const colorScheme of ["light", "dark"]) {
  for (const viewport of [{ width: 320, height: 640 }, { width: 1280, height: 900 }]) {
    serving(
      `the open panel passes axe and covers half a page at most, ${colorScheme}, at ${viewport.width} pixels`,
      async (page, college) => {
        const said = college.said();
        college.write(COURSE, `${college.read(COURSE)}\nCome on 6th August 2027.\n`);
        await college.says(";", said);
        await page.goto(`${college.address}courses/sleep-well/`);
        await opener(page).click();
        await panel(page).waitFor();
        const box = await panel(page).boundingBox();
        assert.ok(box.height <= viewport.height / 2, `it is ${box.height} pixels high`);
        assert.ok(box.x >= 0 && box.x + box.width <= viewport.width, "it is wider than the screen");
        if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `panel-${colorScheme}-${viewport.width}.png`) });
        assert.deepEqual(await violations(page), []);
      },
      { bypassCSP: true, colorScheme, viewport },
    );
  }
}

serving("a new style is shown without a word in any text being changed", async (page, college) => {
  await page.goto(`${college.address}courses/`);
  await opener(page).waitFor();
  college.write("themes/default/assets/site.css", `${college.read("themes/default/assets/site.css")}\nh1 { outline: rgb(1, 2, 3) solid 1px; }\n`);
  await page.waitForFunction(() => document.querySelector("h1") && getComputedStyle(document.querySelector("h1")).outlineColor === "rgb(1, 2, 3)");
});

serving(
  "below a path pages lead to pages, and follow what is saved",
  async (page, college) => {
    assert.match(college.address, /\/a\/b\/$/);
    await page.goto(`${college.address}courses/`);
    await page.getByRole("link", { name: "Sleep well" }).first().click();
    await page.getByRole("heading", { name: "Sleep well", level: 1 }).waitFor();
    await opener(page).waitFor();
    college.write(COURSE, `${college.read(COURSE)}\n${NEW_WORDS}\n`);
    await page.getByText(NEW_WORDS).waitFor();
  },
  { more: ["--base-url", "https://example.org/a/b/"] },
);

serving("an error that comes is said aloud once, and a warning is not", async (page, college) => {
  await page.goto(`${college.address}how-to-enrol/`);
  await opener(page).waitFor();
  const alert = page.locator("prospectus-serve [role=alert]");
  let said = college.said();
  college.write(COURSE, `${college.read(COURSE)}\nCome on 6th August 2027.\n`);
  await college.says(";", said);
  assert.equal(await alert.textContent(), "");
  said = college.said();
  college.change(COURSE, "title:", "titel_x:");
  await college.says(";", said);
  await page.waitForFunction(() => document.querySelector("prospectus-serve").shadowRoot.querySelector("[role=alert]").textContent.includes("sleep-well.md"));
});
