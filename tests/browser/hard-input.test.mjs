// What colleges write that no designer thinks of: titles of the widest letters, words without end, three hundred sessions,
// pictures wider than any screen. Their pages hold like all others.

import assert from "node:assert/strict";
import { test } from "node:test";

import { PNG } from "pngjs";

import { passesAxe } from "./support/axe.mjs";
import { browse } from "./support/browser.mjs";
import { collegeOf } from "./support/college.mjs";
import { canBeRead, fits } from "./support/layout.mjs";
import { fileFor, read } from "./support/site.mjs";

/** The longest title that a course may have. */
const WIDE = "W".repeat(65);
const FULL_WIDTH = "漢字".repeat(32);
/** No dictionary has it, but addresses and names of medicines come near. */
const WORD = `Donaudampfschifffahrtsgesellschaftskapitaen${"skajuetenschluessel".repeat(2)}`.slice(0, 80);

const SESSIONS = 300;

const college = collegeOf({
  "content/college.md": `---
name: ${WORD} College
short_name: ${WORD}
base_url: https://millbrook.example/
language: en-GB
time_zone: Europe/London
contact: {phone: 01632 960 100, text: 07700 900 100, email: ${"office.".repeat(9)}team@millbrook.example}
support: ${WORD} and ${WORD}.
urgent_help: true
panel: {mode: off}
enrolment: {steps: ["${WORD}", "${FULL_WIDTH}"]}
---
Welcome to ${WORD}. Our courses are not therapy.
`,
  "content/topics/wide.md": `---\nname: ${WIDE}\n---\n${FULL_WIDTH}\n`,
  "content/topics/narrow.md": `---\nname: ${WORD}\n---\nNarrow.\n`,
  "content/terms/2027-spring.md": `---\nname: Spring ${WORD}\nstarts: 2027-01-04\nends: 2027-12-22\n---\n`,
  "content/people/p-01.md": `---\nexpertise: [lived]\nrole: ${WORD}\nname: ${WIDE}\nconsent: {on: 2026-09-01}\n---\n${WORD}.\n`,
  "content/people/p-02.md": "---\nexpertise: [learned]\nrole: Tutor\n---\n",
  "partners/partner.md": `---
name: ${WORD} ${WORD}
kind: voluntary
website: https://example.org/${"a-long-way/".repeat(20)}
agreement:
  covers: [course, venue]
  signed: 2026-01-01
  checks: {liability_insurance: yes, dbs: yes, safeguarding_policy: yes, references: yes}
gives: [rooms]
gets: [courses]
---
${FULL_WIDTH}
`,
  "content/venues/hall.md": `---
name: ${WIDE}
partner: partner
address: [${WORD}, ${FULL_WIDTH}, Millbrook]
postcode: ZZ1 6NP
places: 10
access: {step_free: ${WORD} ${WORD}, hearing_loop: no, bus: ${FULL_WIDTH}}
---
${WORD}.
`,
  "content/pages/long.md": `---
title: ${WORD} ${WIDE}
menu: main
---
## ${WIDE}

${FULL_WIDTH} ${WORD} \`${WORD}\`

![Two people plant beans](wide.png)

| ${Array.from({ length: 8 }, (_, column) => `Column ${column + 1}`).join(" | ")} |
|${" --- |".repeat(8)}
| ${Array.from({ length: 8 }, () => WORD.slice(0, 20)).join(" | ")} |

- ${WORD}
  - ${WORD}
    - ${WORD}
      - ${WORD}

> ${WORD}

\`\`\`
${WORD} ${WORD}
\`\`\`

<https://example.org/${"a-long-way/".repeat(20)}>
`,
  "content/pages/wide.png": picture(2000, 60),
  "content/courses/wide.md": course(WIDE, "wide", ["2027-01-12 10:00-12:00"]),
  "content/courses/full-width.md": course(FULL_WIDTH, "narrow", ["2027-01-13 10:00-12:00"]),
  "content/courses/word.md": course(WORD, "wide, narrow", ["2027-01-14 10:00-12:00"]),
  "content/courses/many.md": course("Every day", "narrow", days(SESSIONS)),
});

const browser = browse({ site: college, bypassCSP: true });

const pages = college.pages.filter(({ file }) => !/http-equiv="?refresh/i.test(read(college, file)));

test("the pages hold what is hard", () => {
  const of = (address) => read(college, fileFor(college, address));
  for (const [id, title] of [["wide", WIDE], ["full-width", FULL_WIDTH], ["word", WORD]]) {
    assert.ok(of(`/courses/${id}/`).includes(title), id);
  }
  assert.equal(of("/courses/many/").match(/<time\b/g).length >= SESSIONS, true);
  assert.match(of("/long/"), /<img\b/);
});

for (const { address } of pages) {
  for (const width of [320, 1280]) {
    test(`${address} of a college with hard input fits ${width} pixels`, async () => {
      await browser.page.setViewportSize({ width, height: 900 });
      const page = await browser.open(address);
      await fits(page, width);
      await canBeRead(page);
    });
  }

  test(`${address} of a college with hard input passes axe`, () => passesAxe(browser, address, "at 320 pixels, light"));
}

function course(title, topics, sessions) {
  return `---
title: "${title}"
summary: "${WORD} ${title}"
topics: [${topics}]
partner: partner
venue: hall
co_producers: [p-01, p-02]
co_production: co-production
need: {source: student-feedback, note: "${WORD}"}
audience: "${WORD}"
content_note: "${FULL_WIDTH}"
learning_outcomes: ["Name ${WORD}", "Try ${FULL_WIDTH}", "Choose ${WIDE}"]
next_steps: [{partner: partner}]
quotes:
  - {text: "${WORD} ${WIDE}", consent: 2026-09-01}
reviewed: 2026-11-20
runs:
  - id: spring
    term: 2027-spring
    mode: in-person
    places: 10
    enrolment: open
    facilitators: [p-01, p-02]
    sessions:
${sessions.map((each, index) => `      - {on: ${each}${index % 7 === 3 ? `, theme: "${WORD}"` : ""}${index % 11 === 5 ? `, cancelled: "${FULL_WIDTH}"` : ""}}`).join("\n")}
---
${WORD} and ${FULL_WIDTH}.
`;
}

/** So many days from the second of February 2027, an hour in the afternoon each. */
function days(count) {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2027, 1, 2 + index)).toISOString().slice(0, 10);
    return `${day} 14:00-15:00`;
  });
}

function picture(width, height) {
  const png = new PNG({ width, height });
  png.data.fill(0x99);
  return PNG.sync.write(png);
}
