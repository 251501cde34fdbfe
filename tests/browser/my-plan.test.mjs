// A student's plan: chosen with a keyboard on any page, kept on one device, true to what has changed since, and taken along
// on paper, in a calendar or as a link.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";

import { comesTo } from "./support/browser.mjs";
import { TODAY, twoDays, visitors } from "./support/plan.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
/** Both scripts together, compressed. */
const HEAVIEST = 4.5 * 1024;

let college;
let guests;
before(async () => {
  college = await twoDays();
  guests = await visitors(college);
});
after(async () => {
  await guests?.stop();
  await college?.stop();
});

/** A test by somebody who comes for the first time, and whose browser complains of nothing. */
function visit(claim, check, options) {
  test(claim, async () => {
    college.turnBack();
    const guest = await guests.visit(options);
    try {
      await check(guest);
      assert.deepEqual(guest.seen, { elsewhere: [], failed: [], complaints: [] });
    } finally {
      await guest.close();
    }
  });
}

const buttonFor = (page, words) => page.locator(".choose", { hasText: words });

/** Presses Tab until a button with these words has the focus, then Enter. */
async function press(page, words) {
  const wanted = await buttonFor(page, words).first().elementHandle();
  for (let stop = 0; stop < 200; stop += 1) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((it) => it === document.activeElement)) return page.keyboard.press("Enter");
  }
  return assert.fail(`Tab does not reach a button "${words}"`);
}

/** Chooses all of Sleep well and of Choir, and one evening of Radio hour. */
async function choose(guest) {
  for (const course of ["sleep-well", "choir"]) {
    const page = await guest.open(`courses/${course}/`);
    await page.locator(".plan-run .choose").click();
  }
  const page = await guest.open("courses/radio-hour/");
  await buttonFor(page, "30 March 2027").click();
}

const text = async (page, selector) => (await page.locator(selector).innerText()).replace(/\s+/g, " ").trim();
const rows = (page) => page.locator("#plan-coming .session").allInnerTexts();
const stored = (page) => page.evaluate(() => JSON.stringify({ ...localStorage }));

visit("a session is added from a course by keyboard, is said to be, and stays after a reload", async (guest) => {
  const page = await guest.open("courses/sleep-well/");
  await press(page, "Tuesday 12 January 2027, 10am to midday");
  assert.equal(
    await page.locator("#plan-said").textContent(),
    "Added to your plan: Sleep well: Tuesday 12 January 2027, 10am to midday, Town Library",
  );
  assert.equal(await page.evaluate(() => document.activeElement.firstChild.data), "In my plan: take out");
  await page.reload();
  assert.equal(await buttonFor(page, "12 January 2027").innerText(), "In my plan: take out\n: Sleep well: Tuesday 12 January 2027, 10am to midday, Town Library");
  assert.match(await buttonFor(page, "19 January 2027").innerText(), /^Add to my plan/);
  assert.equal(await text(page, "#plan-link"), "My plan (1)");
});

visit("a session is added from the timetable and taken out again", async (guest) => {
  const page = await guest.open("timetable/2027-spring/");
  await press(page, "Radio hour: Tuesday 30 March");
  assert.equal(await text(page, "#plan-link"), "My plan (1)");
  await page.keyboard.press("Enter");
  assert.equal(await text(page, "#plan-link"), "My plan");
  assert.match(await page.locator("#plan-said").textContent(), /^Taken out of your plan: Radio hour/);
  assert.equal(await stored(page), "{}");
});

visit("no button is beside a session that is cancelled, and every other session has one", async (guest) => {
  const page = await guest.open("timetable/2027-spring/");
  assert.equal(await page.locator(".session").count(), 7);
  assert.equal(await page.locator(".session .choose").count(), 6);
  assert.equal(await page.locator(".session.off .choose").count(), 0);
});

visit("a whole run is added at once, and a session of it can go alone", async (guest) => {
  const page = await guest.open("courses/sleep-well/");
  await page.locator(".plan-run .choose").click();
  assert.equal(await text(page, "#plan-link"), "My plan (2)");
  await buttonFor(page, "19 January 2027").click();
  assert.equal(await text(page, "#plan-link"), "My plan (1)");
  assert.match(await page.locator(".plan-run .choose").innerText(), /^Add all/);
});

visit("the plan shows what was chosen in the order of time, with full dates and a way to the course", async (guest) => {
  await choose(guest);
  const page = await guest.plan();
  assert.deepEqual(await page.locator("#plan-coming h3").allInnerTexts(), [
    "Tuesday 12 January 2027",
    "Tuesday 19 January 2027",
    "Tuesday 30 March 2027",
  ]);
  const [first] = await rows(page);
  assert.match(first, /^10am to midday\s+Sleep well\s+Town Library/);
  assert.match((await rows(page)).at(-1), /6pm to 7:30pm\s+Radio hour\s+Online\s+Places available/);
  await page.locator("#plan-coming").getByRole("link", { name: "Radio hour" }).click();
  assert.equal(await text(page, "h1"), "Radio hour");
});

visit("sessions at the same time, and a short way between two places, are pointed out by name", async (guest) => {
  await choose(guest);
  const page = await guest.plan();
  assert.deepEqual(await page.locator(".notes p").allInnerTexts(), [
    "At the same time: Sleep well and Choir, bread; and more",
    "You have 15 minutes to get from Town Library to Old Mill.",
  ]);
});

visit("what has changed is said in old and new words, until it is seen", async (guest) => {
  await choose(guest);
  let page = await guest.plan();
  assert.equal(await page.locator("#plan-changes").isVisible(), false);
  college.turn();
  page = await guest.plan();
  const changes = (await page.locator("#plan-changes li").allInnerTexts()).map((it) => it.split(/\n+/).slice(0, -1));
  assert.deepEqual(changes, [
    [
      "Sleep well",
      "When you chose it: Tuesday 12 January 2027, 10am to midday, Town Library",
      "Now: Wednesday 13 January 2027, 2pm to 4pm, Town Library",
      "I have seen this",
    ],
    ["Sleep well", "Tuesday 19 January 2027, 10am to midday, Town Library", "This session is cancelled.", "I have seen this"],
    ["Radio hour", "Tuesday 30 March 2027, 6pm to 7:30pm, Online", "Places when you chose it: Places available", "Places now: Full", "I have seen this"],
  ]);
  assert.match(await text(page, "#plan-coming .off"), /Cancelled Sleep well/);
  for (let left = 3; left > 0; left -= 1) {
    assert.equal(await page.locator("#plan-changes li").count(), left);
    await page.locator("#plan-changes .choose").first().press("Enter");
  }
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Your sessions");
  await page.reload();
  await page.locator("#plan-coming").waitFor();
  assert.equal(await page.locator("#plan-changes").isVisible(), false);
});

visit(
  "a session that is over is folded away, with its name",
  async (guest) => {
    await choose(guest);
    const { page } = guest;
    await page.clock.setFixedTime(new Date("2027-01-12T11:45:00Z"));
    await guest.plan();
    assert.equal(await page.locator("#plan-past").isVisible(), false);
    await page.clock.setFixedTime(new Date("2027-01-12T12:01:00Z"));
    await guest.plan();
    assert.equal(await page.locator("#plan-past .session").isVisible(), false);
    await page.locator("#plan-past summary").click();
    assert.match(await text(page, "#plan-past .session"), /Sleep well/);
    assert.equal(await page.locator("#plan-coming .session").count(), 4);
  },
);

visit("a session that the timetable does not know is shown by the name that it had", async (guest) => {
  const page = await guest.open("courses/sleep-well/");
  await page.locator(".plan-run .choose").click();
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage);
    const [, id] = localStorage.getItem(key).match(/"id":"(\w+)"/);
    localStorage.setItem(key, localStorage.getItem(key).split(id).join("zzzzzzzz"));
  });
  await guest.plan();
  assert.match(await text(page, "#plan-gone"), /^No longer in our timetable .*Tuesday 12 January 2027, 10am to midday, Town Library Sleep well/);
  assert.equal(await page.locator("#plan-coming .session").count(), 1);
});

/** The events of a calendar (RFC 5545 §3.1: a fold is a line break and a space), each as its lines. */
function events(ics) {
  assert.ok(ics.startsWith("BEGIN:VCALENDAR\r\n") && ics.endsWith("END:VCALENDAR\r\n"), ics);
  assert.equal(ics.split("\n").length, ics.split("\r\n").length, "a line does not end with CRLF");
  for (const line of ics.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  const lines = ics.replaceAll("\r\n ", "").split("\r\n");
  const count = (line) => lines.filter((it) => it === line).length;
  assert.equal(count("BEGIN:VTIMEZONE"), 1);
  assert.equal(count("BEGIN:VEVENT"), count("END:VEVENT"));
  const bodies = ics.replaceAll("\r\n ", "").split("BEGIN:VEVENT\r\n").slice(1);
  return bodies.map((body) => body.split("END:VEVENT")[0].trimEnd().split("\r\n"));
}

async function downloaded(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#plan-download").click()]);
  assert.equal(download.suggestedFilename(), "my-plan.ics");
  return readFileSync(await download.path(), "utf8");
}

visit("the calendar file holds the chosen sessions as the calendars of the site do, cancelled ones too", async (guest) => {
  await choose(guest);
  college.turn();
  const page = await guest.plan();
  const own = events(await downloaded(page));
  const all = events(readFileSync(join(college.site.folder, "calendars/all.ics"), "utf8"));
  const uid = (lines) => lines.find((line) => line.startsWith("UID:"));
  assert.equal(own.length, 5);
  for (const event of own) assert.deepEqual(event, all.find((other) => uid(other) === uid(event)));
  const summaries = own.flat().filter((line) => line.startsWith("SUMMARY:"));
  assert.ok(summaries.includes("SUMMARY:CANCELLED: Sleep well (2 of 2)"), summaries.join("\n"));
  assert.ok(summaries.includes("SUMMARY:Choir\\, bread\\; and more (1 of 2)"), summaries.join("\n"));
});

visit("a link shows its sessions first, and adds them only when asked", async (guest) => {
  await choose(guest);
  const address = await (await guest.plan()).locator("#plan-address").inputValue();
  assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/a\/b\/my-plan\/#1(-[0-9a-z]{8}){5}$/);
  const friend = await guests.visit();
  const page = await friend.open("courses/sleep-well/");
  await buttonFor(page, "12 January 2027").click();
  const own = await stored(page);
  await friend.plan(new URL(address).hash);
  assert.equal(await page.locator("#plan-shared .session").count(), 5);
  assert.equal(await page.locator("#plan-coming").isVisible(), false);
  assert.equal(await stored(page), own);
  await page.locator("#plan-shared-add").press("Enter");
  assert.equal(await page.locator("#plan-shared").isVisible(), false);
  assert.equal((await rows(page)).length, 5);
  await comesTo(page, { hash: "" });
  await page.locator("#plan-undo button").press("Enter");
  assert.equal(await stored(page), own);
  await friend.plan(new URL(address).hash);
  await page.locator("#plan-shared-mine").press("Enter");
  assert.equal((await rows(page)).length, 1);
  assert.deepEqual(friend.seen, { elsewhere: [], failed: [], complaints: [] });
  await friend.close();
});

visit("a link to what is in the plan already offers nothing to add", async (guest) => {
  await choose(guest);
  const address = await (await guest.plan()).locator("#plan-address").inputValue();
  const page = await guest.plan(new URL(address).hash);
  assert.equal(await page.locator("#plan-shared-add").isVisible(), false);
  assert.equal(await page.locator("#plan-shared-all").isVisible(), true);
});

visit("the link is copied, and the plan is printed, at a press", async (guest) => {
  await choose(guest);
  const page = await guest.plan();
  await page.evaluate(() => (globalThis.print = () => (document.title = "printed")));
  await page.locator("#plan-print").press("Enter");
  assert.equal(await page.title(), "printed");
  await page.locator("#plan-copy").press("Enter");
  assert.equal(await page.locator("#plan-said").textContent(), "Copied.");
});

visit("sessions of a link that are not there any more are counted, and the others shown", async (guest) => {
  await choose(guest);
  const address = await (await guest.plan()).locator("#plan-address").inputValue();
  const friend = await guests.visit();
  const page = await friend.plan(`${new URL(address).hash}-zzzzzzzz-yyyyyyyy`);
  assert.equal(await text(page, "#plan-shared-unknown"), "Sessions in this link that are over, or that we no longer have: 2");
  assert.equal(await page.locator("#plan-shared-odd").isVisible(), false);
  assert.equal(await page.locator("#plan-shared .session").count(), 5);
  await friend.close();
});

/** What somebody may write into a link: cut off, another version, markup, names of parts of the language, very much. */
const HOSTILE = [
  "#1-abcdefg",
  "#2-abcdefgh",
  "#1",
  "#-",
  "#%3Cimg%20src=x%20onerror=alert(1)%3E",
  "#1-<script>alert(1)</script>",
  "#1-__proto__-constructor-toString",
  `#1-${"abcdefgh-".repeat(20_000)}`,
  `#1${"-".repeat(5_000)}`,
  "#javascript:alert(1)",
  "#%E0%A4%A",
];

for (const link of HOSTILE) {
  visit(`a link that ends with ${link.slice(0, 40)} is said to be unreadable, and changes nothing`, async (guest) => {
    await choose(guest);
    const own = await stored(guest.page);
    const page = await guest.plan(link);
    assert.equal(await text(page, "#plan-shared-odd"), "A part of this link could not be read. It may have been cut off: ask for it again.");
    assert.equal(await page.locator("#plan-shared img, #plan-shared script, #plan-shared .session").count(), 0);
    assert.equal(await stored(page), own);
    await page.locator("#plan-shared-mine").click();
    assert.equal((await rows(page)).length, 5);
  });
}

visit("the way past the menu to the main text is no shared plan", async (guest) => {
  await choose(guest);
  const page = await guest.plan();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await comesTo(page, { hash: "#main" });
  assert.equal((await rows(page)).length, 5);
});

visit("one button clears the plan after a question, and Undo brings it back", async (guest) => {
  await choose(guest);
  const own = await stored(guest.page);
  const page = await guest.plan();
  assert.equal(await page.locator("#plan-yes").isVisible(), false);
  await page.locator("#plan-clear summary").press("Enter");
  assert.equal((await rows(page)).length, 5);
  await page.locator("#plan-yes").press("Enter");
  assert.equal(await stored(page), "{}");
  assert.equal(await page.locator("#plan-empty").isVisible(), true);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Undo");
  await page.keyboard.press("Enter");
  assert.equal(await stored(page), own);
  assert.equal((await rows(page)).length, 5);
});

visit("a session is taken out where it stands, and Undo brings it back in its place", async (guest) => {
  await choose(guest);
  const page = await guest.plan();
  const all = await rows(page);
  await page.locator("#plan-coming .session").nth(2).locator(".choose").press("Enter");
  assert.deepEqual(await rows(page).then((left) => left.length), 4);
  await page.keyboard.press("Enter");
  assert.deepEqual(await rows(page), all);
});

visit("the page says what is stored, and nothing else is", async (guest) => {
  await choose(guest);
  const page = await guest.plan();
  assert.match(await page.locator("body").innerText(), /stored in this browser, on this device, and nowhere else/);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ["plan https://example.org/a/b/"]);
  assert.equal(await page.evaluate(() => document.cookie + sessionStorage.length), "0");
});

const OFF = () => {
  const fail = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
  Object.defineProperty(globalThis, "localStorage", { get: fail });
};
const FULL = () => {
  Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
};

for (const [state, before] of [["switched off", OFF], ["full", FULL]]) {
  visit(
    `with storage ${state} a visitor is told so, and a link holds the choice`,
    async (guest) => {
      const page = await guest.open("courses/sleep-well/");
      await page.locator(".plan-run .choose").press("Enter");
      assert.match(await text(page, ".plan-run"), /This browser keeps nothing for this site/);
      assert.equal(await text(page, "#plan-link"), "My plan (2)");
      await page.locator(".plan-run a").click();
      await page.locator("#plan-coming").waitFor();
      assert.equal((await rows(page)).length, 2);
      assert.match(await text(page, "#plan-trouble"), /This browser keeps nothing for this site/);
      await page.locator("#plan-coming .choose").first().press("Enter");
      await page.reload();
      await page.locator("#plan-coming").waitFor();
      assert.equal((await rows(page)).length, 1);
    },
    { before },
  );
}

/** What may stand where the plan is kept, and how many sessions of it are good. */
const KEPT = (good) => [
  ["{", 0],
  ["null", 0],
  ["[]", 0],
  ['{"v":2,"chosen":[]}', 0],
  [`{"v":1,"chosen":{"__proto__":${good}}}`, 0],
  [`{"v":1,"chosen":[${good},${good.replace(/"id":"\w+"/, '"id":["abcdefgh"]')},null,7,"x",{"id":"__proto__"}]}`, 1],
  [`{"v":1,"chosen":[${good.replace(/"day":"[^"]+"/, '"day":"never"')}]}`, 0],
  [`{"v":1,"chosen":[${good.replace(/"title":"[^"]+"/, `"title":"${"x".repeat(5_000)}"`)}]}`, 0],
];

visit("what is odd in what was kept is left out, and said", async (guest) => {
  const page = await guest.open("courses/sleep-well/");
  await buttonFor(page, "12 January 2027").click();
  const [key, kept] = await page.evaluate(() => Object.entries(localStorage)[0]);
  const [, good] = kept.match(/"chosen":\[(.*)\]/);
  for (const [odd, count] of KEPT(good)) {
    await page.evaluate(([where, what]) => localStorage.setItem(where, what), [key, odd]);
    await guest.plan();
    assert.equal((await rows(page)).length, count, odd);
    assert.equal(await page.locator("#plan-odd").isVisible(), odd !== "null", odd);
  }
});

visit("markup in what was kept stays text", async (guest) => {
  const page = await guest.open("courses/sleep-well/");
  await buttonFor(page, "12 January 2027").click();
  await page.evaluate(() => {
    const [[key, kept]] = Object.entries(localStorage);
    localStorage.setItem(key, kept.replace("Sleep well", "<img src=x onerror=alert(1)>").replace(/"id":"\w+"/, '"id":"zzzzzzzz"'));
  });
  await guest.plan();
  assert.match(await text(page, "#plan-gone"), /<img src=x onerror=alert\(1\)>/);
  assert.equal(await page.locator("#plan img").count(), 0);
});

test("without a way to the timetable the plan is shown as it was chosen, and said to be", async () => {
  const guest = await guests.visit();
  await choose(guest);
  await guest.page.route("**/data/plan/*.json", (route) => route.abort());
  const page = await guest.plan();
  assert.match(await text(page, "#plan-offline"), /^We cannot reach our timetable now/);
  assert.match((await rows(page)).join("\n"), /Sleep well/);
  assert.equal(await page.locator("#plan-gone").isVisible(), false);
  await guest.close();
});

visit("another tab sees at once what is added here", async (guest) => {
  const page = await guest.plan();
  const other = await page.context().newPage();
  await other.goto(`${college.home}courses/sleep-well/`);
  await other.locator(".plan-run .choose").click();
  await page.locator("#plan-coming .session").nth(1).waitFor();
  assert.equal(await text(page, "#plan-link"), "My plan (2)");
});

visit(
  "with scripts off no button is promised, and the page says what to do instead",
  async (guest) => {
    const course = await guest.open("courses/sleep-well/");
    assert.doesNotMatch(await course.locator("main").innerText(), /Add to my plan/);
    const page = await guest.open("my-plan/");
    assert.match(await page.locator("main").innerText(), /There are other ways:\s+Choose a course/);
    for (const [name, heading] of [["Choose a course", "Courses"], ["Subscribe to a calendar", "Calendars"]]) {
      await guest.open("my-plan/");
      await page.locator("main").getByRole("link", { name }).click();
      assert.equal(await text(page, "h1"), heading);
    }
  },
  { javaScriptEnabled: false },
);

visit("a printed plan has every session with its date, and no button", async (guest) => {
  await choose(guest);
  const page = await guest.plan();
  await page.emulateMedia({ media: "print" });
  const printed = await page.locator("main").innerText();
  assert.match(printed, /Tuesday 12 January 2027[^]*10am to midday[^]*Sleep well[^]*Tuesday 30 March 2027[^]*Radio hour/);
  assert.equal(await page.locator("main button:visible, main input:visible, main summary:visible").count(), 0);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 1280]) {
    visit(
      `a plan full of news passes axe and fits a screen of ${width} pixels, in ${colorScheme} colours`,
      async (guest) => {
        await choose(guest);
        const { page } = guest;
        const check = async () => {
          await page.addScriptTag({ path: AXE });
          const { violations } = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), TAGS);
          assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`)), []);
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
          const small = await page.locator("main button:visible, main summary:visible").evaluateAll((all) =>
            all.map((it) => it.getBoundingClientRect()).filter(({ height, inlineSize }) => height < 24 || inlineSize < 24).length,
          );
          assert.equal(small, 0);
        };
        await guest.open("courses/sleep-well/");
        await check();
        college.turn();
        await guest.plan();
        const link = await page.locator("#plan-address").inputValue();
        await page.locator("#plan-clear summary").click();
        await check();
        await page.locator("#plan-coming .choose").first().click();
        await check();
        await guest.plan(`${new URL(link).hash}-zzzzzzzz-z`);
        await check();
        await page.locator("#plan-shared-mine").click();
        await page.locator("#plan-clear summary").click();
        await page.locator("#plan-yes").click();
        await check();
      },
      { bypassCSP: true, colorScheme, viewport: { width, height: 740 } },
    );
  }
}

visit(
  "at twice the size of letters nothing of the plan is cut off",
  async (guest) => {
    await choose(guest);
    const page = await guest.plan();
    await page.addStyleTag({ content: "html { font-size: 200% !important; }" });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 640);
  },
  { bypassCSP: true, viewport: { width: 640, height: 740 } },
);

test(`the scripts of the plan weigh at most ${HEAVIEST} bytes`, (t) => {
  const scripts = college.site.files.filter((file) => /^assets\/(my-)?plan\..*js$/.test(file));
  const weights = scripts.map((file) => gzipSync(readFileSync(join(college.site.folder, file)), { level: 9 }).length);
  const sum = weights.reduce((one, other) => one + other, 0);
  t.diagnostic(`the scripts of the plan: ${sum} bytes, compressed; built on ${TODAY}`);
  assert.equal(scripts.length, 2);
  assert.ok(sum <= HEAVIEST, `${sum}`);
});
