// A small college on two days: as a student finds it, and as it has changed since; and a visitor with a browser of their own.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launch, nothing, watch } from "./browser.mjs";
import { serve, siteIn } from "./site.mjs";

/** The day on which the student chooses. */
export const TODAY = "2026-11-22";

const BASE = "/a/b/";
const GOLDEN = "../suite/golden/college";

/** Sings at the same time as the first session of Sleep well, and a quarter of an hour after the second, elsewhere. */
const CHOIR = {
  "title: Sleep well": 'title: "Choir, bread; and more"',
  "venue: town-library": "venue: old-mill",
  "2027-01-12 10:00-12:00": "2027-01-12 11:30-12:30",
  "2027-01-19 10:00-12:00": "2027-01-19 12:15-13:00",
};

function changed(text, changes) {
  for (const [from, to] of Object.entries(changes)) {
    if (!text.includes(from)) throw new Error(`there is no ${from} to change`);
    text = text.replace(from, to);
  }
  return text;
}

/** Builds the college twice and serves the first; `turn()` puts the second in its place. */
export async function twoDays() {
  const work = mkdtempSync(join(tmpdir(), "my-plan-"));
  const college = join(work, "college");
  const text = (path) => readFileSync(join(college, path), "utf8");
  const write = (path, written) => writeFileSync(join(college, path), written);
  const build = (today, out) => {
    const options = ["build", "--site", college, "--today", today, "--out", join(work, out), "--base-url", `https://example.org${BASE}`];
    execFileSync(process.env.PROSPECTUS, options, { stdio: "pipe" });
    return siteIn(join(work, out), BASE);
  };
  cpSync(GOLDEN, college, { recursive: true });
  const sleep = "content/courses/sleep-well.md";
  write("content/courses/choir.md", changed(text(sleep), CHOIR));
  write("content/venues/old-mill.md", changed(text("content/venues/town-library.md"), { "Town Library": "Old Mill" }));
  const site = build(TODAY, "before");
  write(
    sleep,
    changed(text(sleep), {
      "- 2027-01-12 10:00-12:00": "- 2027-01-13 14:00-16:00",
      "- 2027-01-19 10:00-12:00": "- {on: 2027-01-19 10:00-12:00, cancelled: The tutor is ill.}",
    }),
  );
  const radio = "content/courses/radio-hour.md";
  write(radio, changed(text(radio), { "enrolment: open": "enrolment: full" }));
  const later = build("2026-12-01", "after");
  const server = await serve(site);
  const first = { ...site };
  return {
    origin: server.origin,
    home: server.origin + BASE,
    site,
    turn: () => Object.assign(site, later),
    turnBack: () => Object.assign(site, first),
    async stop() {
      await server.stop();
      rmSync(work, { recursive: true });
    },
  };
}

/** Somebody with a browser that has never been here; `close` when they leave. */
export async function visitors(college) {
  const browser = await launch();
  return {
    async visit({ at = `${TODAY}T12:00:00Z`, before, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      if (before) await context.addInitScript(before);
      await context.clock.setFixedTime(new Date(at));
      const page = await context.newPage();
      const it = { page, origin: college.origin, seen: nothing() };
      watch(it);
      it.open = async (path) => {
        // An address that differs only after # is no other page.
        await page.goto("about:blank");
        await page.goto(college.home + path, { waitUntil: "load" });
        return page;
      };
      it.plan = async (fragment = "") => {
        await it.open(`my-plan/${fragment}`);
        await page.locator("#plan-loading").waitFor({ state: "hidden" });
        return page;
      };
      it.close = () => context.close();
      return it;
    },
    stop: () => browser.close(),
  };
}
