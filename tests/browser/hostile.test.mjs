// A college by somebody who means harm: every known shape of a smuggled script, in its texts and in every field. In a real
// browser none of it runs, loads, frames, or stands in the place of what our scripts look for.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { browse } from "./support/browser.mjs";
import { newCollege } from "./support/college.mjs";
import { words as fieldShapes, shapes } from "./support/shapes.mjs";
import { siteIn, read } from "./support/site.mjs";

const HEAD = `---
name: Millbrook College
base_url: https://millbrook.example/
language: en-GB
time_zone: Europe/London
contact: {phone: 01632 960 100}
panel: {mode: off}
---
Welcome. Our courses are not therapy.
`;
const quoted = (text) => JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029").replaceAll("\u007f", "\\u007f");
// YAML refuses them as they are; as escapes they are letters like others.
const number = (at) => String(at).padStart(3, "0");

/** A course in which a shape is in every field that takes words. */
function course(text, body) {
  const it = quoted(text);
  return `---
title: ${it}
summary: ${it}
audience: ${it}
content_note: ${it}
topics: [living-well]
partner: partner
co_producers: [p-01, p-02]
co_production: co-production
need: {source: student-feedback, note: ${it}}
learning_outcomes: [${it}, Keep a sleep diary, Choose one small change]
next_steps: [{text: ${it}, url: /how-to-enrol/}]
quotes: [{text: ${it}, consent: 2026-09-01}]
enrolment: {note: ${it}}
reviewed: 2026-11-20
runs:
  - id: spring
    term: 2027-spring
    mode: in-person
    venue: library
    sessions:
      - {on: 2027-01-12 10:00-12:00, theme: ${it}}
      - {on: 2027-01-19 10:00-12:00, cancelled: ${it}}
---
${body}
`;
}

const files = {
  "content/college.md": HEAD,
  "content/terms/2027-spring.md": `---\nname: ${quoted(fieldShapes[0])}\nstarts: 2027-01-04\nends: 2027-03-26\n---\n`,
  "content/topics/living-well.md": `---\nname: ${quoted(fieldShapes[1])}\n---\n${shapes[0]}\n`,
  "content/venues/library.md": `---\nname: ${quoted(fieldShapes[3])}\naddress: [${quoted(fieldShapes[0])}, ${quoted(fieldShapes[11])}]\npostcode: ZZ1 1AA\naccess: {step_free: ${quoted(fieldShapes[1])}, hearing_loop: no}\n---\n${shapes[1]}\n`,
  "content/people/p-01.md": `---\nexpertise: [lived]\nrole: ${quoted(fieldShapes[1])}\nname: ${quoted("Robin <img src=x onerror=window.hit=1>")}\nconsent: {on: 2026-09-01}\n---\n${shapes[2]}\n`,
  "content/people/p-02.md": "---\nexpertise: [learned]\nrole: Tutor\n---\n",
  "partners/partner.md": `---\nname: ${quoted(fieldShapes[1])}\nkind: voluntary\ngives: [${quoted(fieldShapes[0])}]\ngets: [rooms]\nagreement: {informal: yes, note: ${quoted(fieldShapes[4])}}\n---\n${shapes[3]}\n`,
  "content/pages/how-to-enrol.md": `---\ntitle: ${quoted(fieldShapes[1])}\nmenu: main\n---\nCall us.\n`,
};
fieldShapes.forEach((text, at) => (files[`content/courses/field-${number(at)}.md`] = course(text, "We talk.")));
// A shape a page: one that never ends would hide the next.
shapes.forEach((text, at) => (files[`content/pages/shape-${number(at)}.md`] = `---\ntitle: Shape ${number(at)}\n---\nBefore.\n\n${text}\n\nAfter.\n`));

/** The panel's preview is made in spite of mistakes: what a build would refuse stands there. */
function preview() {
  const folder = newCollege(files);
  const out = mkdtempSync(join(tmpdir(), "hostile-"));
  process.on("exit", () => rmSync(out, { recursive: true, force: true }));
  const run = spawnSync(process.env.PROSPECTUS, ["panel", "site", "--site", folder, "--out", join(out, "site"), "--today", "2026-11-22"], { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.ok(run.status === 0 || run.status === 1, run.stderr);
  return siteIn(join(out, "site"), "/");
}

const site = preview();
const pages = site.pages.filter(({ file }) => !/http-equiv="?refresh/i.test(read(site, file)));

/** What of a page could run, load, or take the place of something else, as the browser sees it. */
function scan() {
  const wrong = [];
  const schemes = ["http:", "https:", "mailto:", "tel:", "sms:", "webcal:", "webcals:", "missing:", "unpublished:"];
  const look = (root) => {
    for (const it of root.querySelectorAll("*")) {
      const tag = it.localName;
      if (["iframe", "frame", "object", "embed", "base", "style", "applet", "portal", "math", "foreignObject", "animate", "set", "use", "video", "audio", "dialog", "marquee"].includes(tag)) wrong.push(`<${tag}>`);
      if (tag === "script" && it.type !== "application/ld+json" && !(it.getAttribute("src") && new URL(it.src).pathname.includes("/assets/") && !it.textContent)) wrong.push(it.outerHTML);
      for (const { name, value } of it.attributes) {
        if (/^on/i.test(name) || ["style", "srcdoc", "formaction", "ping"].includes(name)) wrong.push(`${tag} ${name}=${value}`);
        if (["href", "src", "action", "cite", "poster", "data", "xlink:href"].includes(name)) {
          const { protocol, origin } = new URL(value, document.baseURI);
          if (!schemes.includes(protocol)) wrong.push(`${tag} ${name}=${value}`);
          if (["src", "poster", "data", "action"].includes(name) && /^https?:$/.test(protocol) && origin !== location.origin) wrong.push(`another host: ${tag} ${name}=${value}`);
        }
      }
      if (it.localName === "template") look(it.content);
    }
  };
  look(document);
  if (window.hit) wrong.push("something ran");
  for (const name of ["getElementById", "querySelectorAll", "cookie", "body", "documentElement", "forms"]) {
    if (Object.hasOwn(document, name) || (document[name] instanceof Element && !["body", "documentElement"].includes(name))) wrong.push(`document.${name} is another`);
  }
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (twice.length) wrong.push(`ids twice: ${twice}`);
  return wrong;
}

const browser = browse({ site });
const dialogs = [];
let isWatched = false;

/** Goes to a page, and notes what it would say in a dialog. */
function open(address) {
  if (!isWatched) browser.page.on("dialog", (dialog) => (dialogs.push(dialog.message()), dialog.dismiss()));
  isWatched = true;
  return browser.open(address);
}

test(`none of ${shapes.length} shapes in texts and ${fieldShapes.length} in fields runs, loads or stands in the way`, async (t) => {
  const wrong = [];
  for (const { address } of pages) {
    const page = await open(address);
    const found = await page.evaluate(scan);
    const { elsewhere, complaints } = browser.seen;
    // A picture that is not there is marked as missing, and no browser loads that.
    const real = complaints.filter((text) => !/missing:|404 \(/.test(text));
    const asked = elsewhere.filter((url) => !url.startsWith("missing:"));
    for (const each of [...found, ...asked, ...real]) wrong.push(`${address}: ${each}`);
  }
  t.diagnostic(`${pages.length} pages`);
  assert.ok(pages.length > shapes.length + fieldShapes.length);
  assert.deepEqual(wrong, []);
  assert.deepEqual(dialogs, []);
});

test("no field of a record gets a line of its own in a calendar, or a formula into a table", () => {
  const calendars = site.files.filter((file) => file.endsWith(".ics"));
  assert.ok(calendars.length > fieldShapes.length);
  for (const file of calendars) {
    const lines = read(site, file).split("\r\n");
    assert.deepEqual(lines.filter((line) => /^X-ALT-DESC|^Set-Cookie|[\r\n]/.test(line)), [], file);
    assert.equal(lines.filter((line) => line === "BEGIN:VEVENT").length, lines.filter((line) => line.startsWith("UID:")).length, file);
  }
  for (const file of site.files.filter((file) => file.endsWith(".json"))) JSON.parse(read(site, file));
});

test("what is found in a hostile college is found: the scan sees what it must", async () => {
  const page = await open("/");
  for (const html of ["<p onclick=x>", "<a href=javascript:x>", "<iframe></iframe>", "<img src=//evil.example/x>", "<p style=x>", "<img name=cookie>"]) {
    const wrong = await page.evaluate(
      ([html, look]) => {
        const parsed = new DOMParser().parseFromString(html, "text/html");
        return new Function("document", `return (${look})()`)(parsed);
      },
      [html, scan.toString()],
    ).catch((error) => String(error));
    assert.ok(wrong.length > 0, html);
  }
});

/** Addresses of a shared plan that nobody's browser made. */
function planLinks() {
  const good = "#1-0123456789abcdefghjkmnpqrstvwxyz".slice(0, 11);
  const parts = ["<img src=x onerror=window.hit=1>", "javascript:window.hit=1", "%3Cscript%3E", "__proto__", "constructor", "aaaaaaaa", "A".repeat(8), "", "-", "%00", "\u2028", "é".repeat(8), "a".repeat(70000), "1e308", "../..", "%", "%zz", "aaaaaaaa-".repeat(400)];
  const links = parts.flatMap((part) => [`#1-${part}`, `#2-${part}`, `#${part}`, `#1-aaaaaaaa-${part}-bbbbbbbb`, `#1--${part}`, `${good}${part}`]);
  // And every single letter of a right one, changed: always the same ones.
  const right = "#1-k3f9x2ab-00000000";
  for (let at = 1; at < right.length; at += 1) for (const letter of "<\"'&%-\u0000 1Z") links.push(right.slice(0, at) + letter + right.slice(at + 1), right.slice(0, at) + right.slice(at + 1), right.slice(0, at) + letter + right.slice(at));
  return [...new Set(links)];
}

test("no address of a shared plan, and nothing kept for one, runs or breaks anything", async (t) => {
  const links = planLinks();
  const page = await open("/my-plan/");
  for (const link of links) {
    await page.evaluate((hash) => new Promise((done) => {
      const before = location.hash;
      location.hash = hash;
      location.hash === before ? done() : addEventListener("hashchange", () => setTimeout(done), { once: true });
    }), link);
  }
  assert.deepEqual(await page.evaluate(scan), []);
  const kept = ["", "null", "[]", "{", '{"v":1}', '{"v":1,"chosen":null}', '{"v":1,"chosen":[null,1,"a",{"id":"aaaaaaaa"}]}', '{"v":2,"chosen":[]}', JSON.stringify({ v: 1, chosen: [{ id: "aaaaaaaa", seq: "0", day: "2027-01-12", state: "open", title: "<img src=x onerror=window.hit=1>", line: "<script>window.hit=1</script>", places: "", __proto__: null }] }), `{"v":1,"chosen":[{"__proto__":{"id":"aaaaaaaa"}}]}`, "x".repeat(100000)];
  for (const text of kept) {
    await page.evaluate((text) => {
      const key = `plan ${document.getElementById("plan-words").dataset.site}`;
      localStorage.setItem(key, text);
    }, text);
    await page.reload();
    assert.deepEqual(await page.evaluate(scan), [], text.slice(0, 100));
  }
  t.diagnostic(`${links.length} links, ${kept.length} things kept`);
  assert.deepEqual(browser.seen.complaints, []);
  assert.deepEqual(dialogs, []);
});
