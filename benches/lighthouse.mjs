// How fast the sample college's pages are on a slow phone, by Lighthouse: the median of five runs for each page.
//
//   cargo build --release && node benches/lighthouse.mjs     after tests/run, which installs what it needs
//
// The profile is Lighthouse's own for phones: a processor four times slower, 150 ms to the host and back, 1.6 Mbit/s. The
// site is served compressed, as hosts do. Nothing else should run meanwhile.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const RUNS = 5;
const root = fileURLToPath(new URL("..", import.meta.url));
const out = mkdtempSync(join(tmpdir(), "lighthouse-site-"));
process.on("exit", () => rmSync(out, { recursive: true, force: true }));

const program = process.env.PROSPECTUS ?? join(root, process.env.CARGO_TARGET_DIR ?? "target", "release/prospectus");
execFileSync(program, ["build", "--site", root, "--out", out, "--locked", "--today", "2026-11-22"], { stdio: "pipe" });
// The support of the browser's tests looks for the site there.
process.env.SITE_AT_TOP = process.env.SITE_BELOW = process.env.SITE_PANEL = out;
const { openLighthouse, PAGES } = await import("../tests/browser/support/lighthouse.mjs");
const { atTop, serve } = await import("../tests/browser/support/site.mjs");

const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
const row = (...cells) => console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(36) : cell.padStart(16))).join(""));

const server = await serve(atTop, { compressed: true });
const lighthouse = await openLighthouse();
try {
  row("page", "performance", "first paint", "largest paint", "blocked");
  for (const address of PAGES) {
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await lighthouse.judge(server.origin + address, ["performance"]));
    const time = (audit) => seconds(median(runs.map(({ milliseconds }) => milliseconds(audit))));
    const score = median(runs.map(({ scores }) => scores.performance));
    row(address, String(score), time("first-contentful-paint"), time("largest-contentful-paint"), time("total-blocking-time"));
  }
} finally {
  await lighthouse.close();
  await server.stop();
}
