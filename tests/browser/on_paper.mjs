// Prints the whole prospectus of the sample college, opened from its folder, and notes what the pages say of themselves.
// Argument: the folder for the PDFs. `tests/clients/booklet.py` reads them.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { launch } from "./support/browser.mjs";
import { atTop } from "./support/site.mjs";

const PAGES = { normal: "prospectus/index.html", large: "prospectus/large-print/index.html" };
const FORMATS = ["A4", "A5", "Letter"];

const [, , folder] = process.argv;
mkdirSync(folder, { recursive: true });
const browser = await launch();
const page = await browser.newPage();
for (const [name, file] of Object.entries(PAGES)) {
  await page.goto(pathToFileURL(join(atTop.folder, file)).href);
  await page.emulateMedia({ media: "print" });
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(await page.evaluate(seenOnPaper)));
  for (const format of FORMATS) {
    await page.pdf({ path: join(folder, `${name}-${format}.pdf`), format, tagged: true, outline: true });
  }
}
await browser.close();

/** In the page: what is to be found again in its PDF. */
function seenOnPaper() {
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((it) => it.checkVisibility());
  const text = (it) => it.textContent.trim();
  return {
    title: document.title,
    language: document.documentElement.lang,
    headings: headings.map((it) => ({ level: Number(it.tagName[1]), text: text(it) })),
    courses: [...document.querySelectorAll(".entry")].map((it) => ({
      heading: text(it.querySelector("h3")),
      summary: text(it.querySelector(".summary")),
      last: text(it.querySelector(".more-at a")),
      isLong: it.classList.contains("long"),
      // Each of them is together on a page, however long the course is.
      runs: [...it.querySelectorAll(".dates")].map((run) => [...run.children].map((line) => line.innerText)),
    })),
  };
}
