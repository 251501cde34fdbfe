// The Nu checker, which knows the standard of HTML, over every file.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import { atTop, below } from "./support/site.mjs";

const { resolve } = createRequire(import.meta.url);
const CHECKER = join(resolve("vnu-jar/package.json"), "../build/dist/vnu.jar");

for (const site of [atTop, below]) {
  const files = (ending) => site.files.filter((file) => file.endsWith(ending)).map((file) => join(site.folder, file));

  test(`every page below ${site.base} is HTML by the letter`, () => {
    assert.deepEqual(wrong(["--html"], files(".html")), []);
  });

  test(`every picture of lines below ${site.base} is SVG by the letter`, () => {
    assert.deepEqual(wrong(["--svg"], files(".svg")), []);
  });

  test(`every style sheet below ${site.base} is CSS by the letter`, () => {
    assert.deepEqual(wrong(["--css"], files(".css")), []);
  });
}

test("the checker finds what is wrong", () => {
  assert.notDeepEqual(wrong([], [new URL("support/wrong.html", import.meta.url).pathname]), []);
});

function wrong(options, files) {
  assert.notEqual(files.length, 0, "no file to check");
  const run = spawnSync("java", ["-jar", CHECKER, "--errors-only", "--format", "json", ...options, ...files], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.error) throw run.error;
  const { messages } = JSON.parse(run.stderr);
  return messages.map(({ url, lastLine, message, extract }) => `${url}:${lastLine} ${message} ${extract ?? ""}`);
}
