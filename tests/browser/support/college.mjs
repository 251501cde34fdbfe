// A college that is built for one test file, in a folder that is removed after it.

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { siteIn } from "./site.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** The day on which `tests/run` builds the sample college too. */
const TODAY = "2026-11-22";

/** The sample college with its theme, and with texts of its files changed: `{path: (text) => text}`. */
export function sampleWith(changes) {
  const folder = newFolder();
  for (const part of ["content", "partners", "themes"]) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  for (const [path, change] of Object.entries(changes)) {
    const before = readFileSync(join(folder, path), "utf8");
    const text = change(before);
    if (text === before) throw new Error(`nothing is to change in ${path}`);
    writeFileSync(join(folder, path), text);
  }
  return built(folder);
}

/** A college of these files, bytes or text, with the sample college's theme: `{path: text}`. */
export function collegeOf(files) {
  return built(newCollege(files));
}

/** The folder of such a college, which nobody has built. */
export function newCollege(files) {
  const folder = newFolder();
  cpSync(join(ROOT, "themes"), join(folder, "themes"), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), "college-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function built(folder) {
  const out = join(folder, "public");
  const run = spawnSync(process.env.PROSPECTUS, ["build", "--site", folder, "--out", out, "--today", TODAY], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`the college was not built: ${run.error ?? run.stdout + run.stderr}`);
  return siteIn(out, "/");
}
