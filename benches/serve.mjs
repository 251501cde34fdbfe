// How long it takes from saving a file until a browser shows what changed: `prospectus serve` on generated colleges.
//
//   cargo build --release && node benches/serve.mjs 1000 10000     after tests/run, which installs what it needs
//
// The time is from the moment before the file is written until the first frame that shows the new words, in Chromium, the
// median and the worst of twenty. They follow each other so fast that in a large college the whole check of the last one is
// still running. Nothing else should run meanwhile.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const CHANGES = 20;
/** Between two changes, in milliseconds. */
const PAUSE = 700;
const root = fileURLToPath(new URL("..", import.meta.url));
const program = process.env.PROSPECTUS ?? join(root, process.env.CARGO_TARGET_DIR ?? "target", "release/prospectus");
// The support of the browser's tests wants a built site, though none is used here.
process.env.SITE_AT_TOP = process.env.SITE_BELOW = process.env.SITE_PANEL = dirname(fileURLToPath(import.meta.url));
const { launch } = await import("../tests/browser/support/browser.mjs");

/** A college as benches/college.rs makes it. */
function generate(folder, courses) {
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const front = (keys, text) => `---\n${keys}---\n${text}`;
  write(
    "content/college.md",
    front("name: Generated College\nbase_url: https://generated.example/\nlanguage: en-GB\ntime_zone: Europe/London\npanel: {mode: off}\n", "Welcome.\n"),
  );
  for (let topic = 0; topic < 8; topic += 1) write(`content/topics/topic-${topic}.md`, front(`name: Topic ${topic}\n`, "About this.\n"));
  for (let group = 0; group <= courses / A_ROOM; group += 1) {
    for (const [side, expertise] of [["a", "lived"], ["b", "learned"]]) {
      write(`content/people/p-${group}-${side}.md`, front(`expertise: [${expertise}]\nrole: Facilitator\n`, ""));
    }
    write(`content/venues/venue-${group}.md`, front(`name: Venue ${group}\npartner: partner\nplaces: 20\naccess: {step_free: yes}\n`, "By the river.\n"));
  }
  write(
    "partners/partner.md",
    front(
      "name: Partner\nkind: voluntary\nagreement:\n  covers: [course, venue]\n  signed: 2026-01-01\n" +
        "  checks: {liability_insurance: yes, dbs: yes, safeguarding_policy: yes, references: yes}\ngives: [rooms]\ngets: [courses]\n",
      "Who we are.\n",
    ),
  );
  for (let course = 0; course < courses; course += 1) write(`content/courses/course-${course}.md`, courseText(course));
  write("themes/default/assets/site.css", readFileSync(join(root, "themes/default/assets/site.css"), "utf8"));
}

const A_ROOM = 56;
const WORDS =
  "We look at what helps people to rest, and at what each of us has found out by living. You can listen, talk, draw or only " +
  "be there, and there is always tea. Bring a friend if that makes the first step easier for you. \n\n";

function courseText(course) {
  const group = Math.floor(course / A_ROOM);
  const two = (number) => String(number).padStart(2, "0");
  const hour = 9 + (course % 8);
  const sessions = [1, 2, 3, 4, 5].map((month) => `      - 2027-0${month}-${two((course % 28) + 1)} ${two(hour)}:00-${two(hour + 1)}:00\n`);
  const text = Array.from({ length: 10 }, (_, at) => (at % 4 === 2 ? "## What we do\n\n" : "") + WORDS);
  return (
    `---\ntitle: Course ${course}\nsummary: The summary of course number ${course}.\ntopics: [topic-${course % 8}]\npartner: partner\n` +
    `co_producers: [p-${group}-a, p-${group}-b]\nco_production: co-production\nneed: {source: student-feedback, note: Asked for.}\n` +
    "audience: Anyone.\nopen_to: everyone\nlearning_outcomes:\n  - Describe what helps\n  - Try two ways\n  - Plan one step\n" +
    `next_steps: [course-${Math.floor(course / 2)}]\nreviewed: 2026-10-01\nruns:\n  - id: spring\n    mode: in-person\n    venue: venue-${group}\n` +
    `    facilitators: [p-${group}-a, p-${group}-b]\n    places: 12\n    sessions:\n${sessions.join("")}---\n${text.join("")}`
  );
}

/** The program, serving a folder: its address, how long it took to answer, and a way to wait for what it says. */
async function serve(folder) {
  const began = performance.now();
  const child = spawn(program, ["serve", "--site", folder, "--today", "2026-11-22", "--port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
  process.on("exit", () => child.kill());
  const lines = [];
  const waiting = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    lines.push(line);
    for (const one of waiting.splice(0)) one();
  });
  const says = async (words) => {
    for (;;) {
      const found = lines.find((line) => line.includes(words));
      if (found) return found;
      await new Promise((heard) => waiting.push(heard));
    }
  };
  const address = (await says(" answers after ")).split(" ")[0];
  const answers = performance.now() - began;
  return { address, answers, says, stop: () => child.kill() };
}

/** In each document: tells when a frame shows what is waited for. */
function watch() {
  const look = () => {
    const { selector, text, style } = JSON.parse(sessionStorage.getItem("bench") ?? "{}");
    const found = selector && [...document.querySelectorAll(selector)].find((it) => (style ? getComputedStyle(it)[style] === text : it.textContent.includes(text)));
    if (found) {
      sessionStorage.removeItem("bench");
      globalThis.shown(performance.timeOrigin + performance.now());
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** What is changed: where it is seen, the file, and how it changes. */
const CASES = [
  ["a course's text", "courses/course-7/", "content/courses/course-7.md", (text, at) => text.replace("We look at", `Change ${at} we look at`), "main p", (at) => `Change ${at} `],
  ["its title", "courses/course-7/", "content/courses/course-7.md", (text, at) => text.replace("Course 7", `Title ${at}.`), "h1", (at) => `Title ${at}.`],
  ["its title, on /courses/", "courses/", "content/courses/course-7.md", (text, at) => text.replace("Course 7", `Title ${at}.`), "main a", (at) => `Title ${at}.`],
  ["a session's time", "courses/course-7/", "content/courses/course-7.md", (text, at) => text.replace(/16:00-17:00/, `16:${at + 10}-17:00`), "main", (at) => `4:${at + 10}`],
  ["its venue's name", "courses/course-7/", "content/venues/venue-0.md", (text, at) => text.replace("Venue 0", `Place ${at}.`), "main a", (at) => `Place ${at}.`],
  ["site.css", "courses/course-7/", "themes/default/assets/site.css", (text, at) => `${text}\nbody { outline-color: rgb(1, 2, ${at}); }\n`, "body", (at) => `rgb(1, 2, ${at})`, "outlineColor"],
];

const row = (...cells) => console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(28) : cell.padStart(12))).join(""));
const ms = (time) => `${time.toFixed(0)} ms`;

async function measure(courses, browser, only) {
  const folder = mkdtempSync(join(tmpdir(), `serve-${courses}-`));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  generate(folder, courses);
  const served = await serve(folder);
  console.log(`\n${courses} courses: the address answers after ${ms(served.answers)}`);
  await served.says("The site is checked");
  row("change of", "median", "worst");
  for (const [name, address, path, change, selector, text, style] of CASES) {
    if (only && !name.includes(only)) continue;
    // A list of 10,000 courses has more than 5 MB, and what is measured would be how long Chromium lays it out.
    if (courses > 2000 && address === "courses/") continue;
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    let heard;
    await page.exposeFunction("shown", (time) => heard(time));
    await page.addInitScript(watch);
    await page.goto(served.address + address, { waitUntil: "load" });
    const file = join(folder, path);
    const before = readFileSync(file, "utf8");
    const times = [];
    for (let at = 0; at < CHANGES; at += 1) {
      await page.evaluate((wanted) => sessionStorage.setItem("bench", JSON.stringify(wanted)), { selector, text: text(at), style });
      const shown = new Promise((resolve) => (heard = resolve));
      const began = performance.timeOrigin + performance.now();
      writeFileSync(file, change(before, at));
      const slow = setTimeout(() => console.error(`${name}: change ${at} is not to be seen`), 30_000);
      times.push((await shown) - began);
      clearTimeout(slow);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    times.sort((a, b) => a - b);
    row(name, ms(times[CHANGES / 2]), ms(times.at(-1)));
    await context.close();
    writeFileSync(file, before);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  served.stop();
}

const sizes = process.argv.slice(2).filter((word) => /^\d+$/.test(word)).map(Number);
const only = process.argv.slice(2).find((word) => !/^\d+$/.test(word));
const browser = await launch();
try {
  for (const courses of sizes.length > 0 ? sizes : [1000, 10000]) await measure(courses, browser, only);
} finally {
  await browser.close();
}
process.exit();
