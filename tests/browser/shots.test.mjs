// Twelve pictures of the sample college, compared with those in `shots/`: what a change does to the look of a page is seen
// in review. `tests/shots` takes them anew; what differs by chance, from one Chromium to the next, is let pass.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { PNG } from "pngjs";

import { browse } from "./support/browser.mjs";
import { sampleWith } from "./support/college.mjs";
import { differing, pixelsOf, smallFile } from "./support/pictures.mjs";

/** The share of a picture's pixels that may differ. */
const TOLERATED = 0.002;

/** The letters are those of Debian's fonts-dejavu-core on every machine. */
const LETTERS = ':root { --serif: "DejaVu Serif" !important; --sans: "DejaVu Sans" !important } .copy { font-family: "DejaVu Sans Mono" !important }';

/** So that letters have the same edges on every screen. */
const ARGS = ["--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb"];

const KEPT = fileURLToPath(new URL("shots/", import.meta.url));
const FOUND = fileURLToPath(new URL("../../target/shots/", import.meta.url));

const COURSE = "/courses/understanding-anxiety/";
const phone = { width: 320, height: 800 };
const tablet = { width: 768, height: 800 };
const desk = { width: 1280, height: 800 };
/** An A4 sheet without its margins, in CSS pixels. */
const paper = { width: 658, height: 987 };

const upright = browse({ bypassCSP: true, args: ARGS });
const turned = browse({
  bypassCSP: true,
  args: ARGS,
  site: sampleWith({ "content/college.md": (text) => text.replace("language: en-GB\nlanguages: [en-GB]\n", "language: ar\nlanguages: [ar]\n") }),
});

/** Each picture by the name of its file: the page and where on it, the window, and what the reader's machine asks for. */
const SHOTS = {
  "home-320": ["/", phone],
  "home-1280": ["/", desk],
  "home-1280-dark": ["/#topics", desk, { colorScheme: "dark" }],
  "courses-768": ["/courses/", tablet],
  "courses-320-dark": ["/courses/", phone, { colorScheme: "dark" }],
  "course-320": [COURSE, phone],
  "course-1280": [`${COURSE}#run-spring-library`, desk],
  "course-768-forced-colours": [`${COURSE}#part-dates`, tablet, { forcedColors: "active" }],
  "course-print": [`${COURSE}#part-who`, paper, { media: "print" }],
  "course-320-right-to-left": [COURSE, phone, {}, turned],
  "timetable-768": ["/timetable/", tablet],
  "timetable-1280-dark": ["/timetable/#part-days", desk, { colorScheme: "dark" }],
};

for (const [name, [address, viewport, media, browser = upright]] of Object.entries(SHOTS)) {
  test(`${address} looks as in shots/${name}.png`, async () => {
    const taken = await take(browser, address, viewport, media);
    const file = `${KEPT}${name}.png`;
    if (process.env.UPDATE_SHOTS) {
      // What differs by chance is no reason to write it anew.
      if (!existsSync(file) || isOther(pixelsOf(readFileSync(file)), taken)) writeFileSync(file, smallFile(taken));
      return;
    }
    const kept = pixelsOf(readFileSync(file));
    const changed = new PNG({ width: taken.width, height: taken.height });
    if (!isOther(kept, taken, changed)) return;
    mkdirSync(FOUND, { recursive: true });
    writeFileSync(`${FOUND}${name}.png`, smallFile(taken));
    writeFileSync(`${FOUND}${name}-changed.png`, smallFile(changed));
    assert.fail(
      `it looks different: see target/shots/${name}.png, and in red what changed in target/shots/${name}-changed.png.\n` +
        "If that is what you meant, write the pictures anew as tests/README.md says.",
    );
  });
}

test("a changed page looks different", async () => {
  const before = await take(upright, "/", desk);
  assert.ok(!isOther(before, await take(upright, "/", desk)), "the same page does not look the same twice");
  const after = await take(upright, "/", desk, {}, ".button { border-radius: 2rem !important; padding-inline: 2rem !important }");
  assert.ok(isOther(before, after), "a change of a button is not seen");
});

test("every picture in the folder is one of these, and they are few enough to keep", () => {
  const files = readdirSync(KEPT);
  assert.deepEqual(files.sort(), Object.keys(SHOTS).map((name) => `${name}.png`).sort());
  const bytes = files.reduce((sum, file) => sum + statSync(KEPT + file).size, 0);
  assert.ok(bytes < 1_000_000, `${bytes} bytes`);
});

async function take(browser, address, viewport, media = {}, style = "") {
  await browser.page.setViewportSize(viewport);
  await browser.page.emulateMedia({ media: "screen", colorScheme: "light", forcedColors: "none", ...media });
  const page = await browser.open(address);
  await page.addStyleTag({ content: LETTERS + style });
  // With other letters the place that the address names is elsewhere.
  await page.evaluate(() => document.querySelector(location.hash || "body").scrollIntoView());
  return pixelsOf(await page.screenshot({ animations: "disabled" }));
}

function isOther(kept, taken, changed) {
  return differing(kept, taken, changed) > TOLERATED * taken.width * taken.height;
}
