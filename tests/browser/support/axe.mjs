// A page as it stands → what axe finds wrong with it.

import { createRequire } from "node:module";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** WCAG 2.0 to 2.2, levels A and AA, and what axe's makers advise beyond it. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** The site lets no script in: the page's browser must be told to let axe pass (`bypassCSP`). */
export async function violations(page) {
  await page.addScriptTag({ path: AXE });
  const { violations, passes } = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), TAGS);
  if (passes.length < 10) throw new Error(`axe found only ${passes.length} rules to pass: did it see the page?`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}\n${target.join(" ")}\n${failureSummary}`),
  );
}
