// The picture in README: a course page of the sample college, as a desk shows it.

import { statSync } from "node:fs";

import { launch } from "./support/browser.mjs";
import { atTop, serve } from "./support/site.mjs";

/** More would make every clone slow. */
const LARGEST = 250 * 1024;

const [, , file] = process.argv;
const server = await serve(atTop);
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 1280 }, deviceScaleFactor: 0.75, colorScheme: "light" });
await page.goto(`${server.origin}/courses/understanding-anxiety/`);
await page.screenshot({ path: file });
await browser.close();
await server.stop();
const { size } = statSync(file);
console.log(`${file}: ${size} bytes`);
if (size > LARGEST) throw new Error(`that is more than ${LARGEST}`);
