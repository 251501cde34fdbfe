// Lighthouse, the program by which Google judges pages, on its profile of a slow phone.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

import { executable, QUIET } from "./browser.mjs";

/** The pages that most people open. */
export const PAGES = ["/", "/courses/understanding-anxiety/", "/timetable/"];

/** Opens a Chromium for Lighthouse. */
export async function openLighthouse() {
  const userDataDir = mkdtempSync(join(tmpdir(), "lighthouse-"));
  const chrome = await launch({
    chromePath: executable(),
    chromeFlags: ["--headless=new", "--no-sandbox", ...QUIET],
    userDataDir,
    logLevel: "silent",
  });
  return {
    judge: (address, categories) => judge(chrome.port, address, categories),
    close: async () => {
      await chrome.kill();
      rmSync(userDataDir, { recursive: true, force: true });
    },
  };
}

/**
 * What Lighthouse says of a page: `scores` from 0 to 100 for each category, `faults` a line for each audit that lowers one,
 * and `milliseconds` to some points of time, as a slow phone would take.
 */
async function judge(port, address, categories) {
  const { lhr } = await lighthouse(address, { port, onlyCategories: categories, output: "json", logLevel: "silent" });
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const all = Object.values(lhr.categories);
  const counting = new Set(all.flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id)));
  const lowering = Object.values(lhr.audits).filter(({ id, score }) => counting.has(id) && score !== null && score < 1);
  return {
    scores: Object.fromEntries(all.map(({ id, score }) => [id, Math.round(score * 100)])),
    faults: lowering.map(({ id, title, displayValue }) => `${id}: ${title} ${displayValue ?? ""}`.trim()),
    milliseconds: (audit) => lhr.audits[audit].numericValue,
  };
}
