// Lighthouse has nothing to say against the pages that most people open. How fast they are, `benches/lighthouse.mjs` measures.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openLighthouse, PAGES } from "../support/lighthouse.mjs";
import { atTop, serve } from "../support/site.mjs";

let server;
let lighthouse;
before(async () => {
  server = await serve(atTop, { compressed: true });
  lighthouse = await openLighthouse();
});
after(async () => {
  await lighthouse?.close();
  await server?.stop();
});

for (const address of PAGES) {
  test(`${address} gets 100 of 100 from Lighthouse for accessibility, best practices and search engines`, async (t) => {
    const { scores, faults } = await lighthouse.judge(server.origin + address, ["accessibility", "best-practices", "seo"]);
    t.diagnostic(`${address}: ${Object.entries(scores).map(([category, score]) => `${category} ${score}`).join(", ")}`);
    assert.deepEqual(scores, { accessibility: 100, "best-practices": 100, seo: 100 }, faults.join("\n"));
  });
}

test("Lighthouse finds what is wrong", async () => {
  const { scores, faults } = await lighthouse.judge(`${server.origin}/404.html`, ["seo"]);
  assert.ok(scores.seo < 100, "the page of what is not there asks to be left out, and Lighthouse does not see it");
  assert.ok(faults.some((each) => each.startsWith("is-crawlable")), faults.join("\n"));
});
