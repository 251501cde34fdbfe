// What pages say to search engines: in words that schema.org knows, and the same as they say to people.

import assert from "node:assert/strict";
import { test } from "node:test";

import { contentsOf, scriptsOf } from "./support/html.mjs";
import { atTop, below, fileFor, read, readablePages } from "./support/site.mjs";
import { mistakesOf } from "./support/vocabulary.mjs";

const ORIGINS = new Map([
  [atTop, "https://millbrook.example/"],
  [below, "https://example.org/a/b/"],
]);

/** The one document of linked data in a page, or nothing. */
function linked(site, file) {
  const scripts = scriptsOf(read(site, file), "application/ld+json");
  assert.ok(scripts.length <= 1, `${file} says it twice`);
  return scripts.length ? JSON.parse(scripts[0]) : undefined;
}

/** Every node of a document, at any depth. */
function nodes(value) {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (!value || typeof value !== "object") return [];
  return [value, ...Object.values(value).flatMap(nodes)];
}

const ofType = (document, type) => nodes(document).filter((node) => node["@type"] === type);

const courses = readablePages(atTop).filter(({ file }) => /^courses\/[^/]+\/index\.html$/.test(file));

for (const [site, origin] of ORIGINS) {
  test(`every page below ${site.base} speaks in the words of schema.org`, () => {
    const found = readablePages(site).flatMap(({ file }) => {
      const document = linked(site, file);
      return document ? mistakesOf(document).map((mistake) => `${file} ${mistake}`) : [];
    });
    assert.deepEqual(found, []);
  });

  test(`every address of ours in linked data below ${site.base} is that of a page`, () => {
    for (const { file } of readablePages(site)) {
      const text = JSON.stringify(linked(site, file) ?? null);
      for (const [address] of text.matchAll(new RegExp(`${origin}[^"{]*`, "g"))) {
        assert.ok(fileFor(site, site.base + address.slice(origin.length).split(/[#?]/)[0]), `${address} in ${file}`);
      }
    }
  });
}

test("home, courses, venues and partners say what they are, and every page but home how to get to it", () => {
  const expected = [
    [/^index\.html$/, "EducationalOrganization"],
    [/^index\.html$/, "WebSite"],
    [/^courses\/[^/]+\/index\.html$/, "Course"],
    [/^venues\/[^/]+\/index\.html$/, "Place"],
    [/^partners\/[^/]+\/index\.html$/, "Organization"],
    [/^(?!404)[^/]+\/.*index\.html$/, "BreadcrumbList"],
  ];
  for (const [files, type] of expected) {
    const pages = readablePages(atTop).filter(({ file }) => files.test(file));
    assert.ok(pages.length > 0, type);
    for (const { file } of pages) assert.ok(ofType(linked(atTop, file), type).length > 0, `${file} has no ${type}`);
  }
});

test("a session's time has the offset that the college's clocks have on that day", () => {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", dateStyle: "short", timeStyle: "medium" });
  const offsets = new Set();
  for (const { file } of courses) {
    for (const event of ofType(linked(atTop, file), "EducationEvent")) {
      for (const time of [event.startDate, event.endDate, event.previousStartDate].filter(Boolean)) {
        const [, year, month, day, hours, offset] = time.match(/^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)(.+)$/);
        assert.equal(clock.format(new Date(time)), `${day}/${month}/${year}, ${hours}`, file);
        offsets.add(offset);
      }
    }
  }
  assert.deepEqual([...offsets].sort(), ["+00:00", "+01:00"]);
});

test("a session is on or off for machines as it is in the table", () => {
  let cancelled = 0;
  for (const { file } of courses) {
    const [dates] = read(atTop, file).match(/id="part-dates"[^]*?<\/section>/);
    const off = new Map();
    for (const [row] of dates.matchAll(/<tr[^]*?<\/tr>/g)) {
      const day = row.match(/<time datetime="([\d-]+)"/)?.[1];
      if (day) off.set(day, row.includes('class="flag"'));
    }
    for (const { startDate, eventStatus } of ofType(linked(atTop, file), "EducationEvent")) {
      assert.equal(eventStatus.endsWith("/EventCancelled"), off.get(startDate.slice(0, 10)), `${startDate} in ${file}`);
      cancelled += eventStatus.endsWith("/EventCancelled");
    }
  }
  assert.ok(cancelled > 0, "the sample has a cancelled session");
});

test("a private venue is no place to any machine", () => {
  const document = linked(atTop, "courses/womens-voices/index.html");
  const events = ofType(document, "EducationEvent");
  assert.ok(events.length > 0);
  for (const event of events) {
    assert.equal(event.location, undefined);
    assert.equal(event.eventAttendanceMode, "https://schema.org/OfflineEventAttendanceMode");
  }
  assert.deepEqual(ofType(document, "Place"), []);
});

test("a course that has ended offers no dates, and says since when", () => {
  const [course] = ofType(linked(atTop, "courses/radio-stories/index.html"), "Course");
  assert.equal(course.hasCourseInstance, undefined);
  assert.equal(course.expires, "2026-07-31");
});

test("a page describes itself in one or two plain sentences, to search engines and where it is shared", () => {
  for (const { file } of readablePages(atTop).filter(({ file }) => file !== "404.html")) {
    const html = read(atTop, file);
    const [description] = contentsOf(html, "name", "description");
    assert.ok(description, `${file} has no description`);
    assert.ok([...description].length <= 160 && !/[<>\n]/.test(description), `${file}: ${description}`);
    assert.deepEqual(contentsOf(html, "property", "og:description"), [description]);
    for (const property of ["og:title", "og:type", "og:url", "og:site_name", "og:locale"]) {
      assert.equal(contentsOf(html, "property", property).length, 1, `${property} of ${file}`);
    }
    assert.ok(fileFor(atTop, new URL(contentsOf(html, "property", "og:url")[0]).pathname), file);
  }
});

test("the vocabulary knows what is wrong", () => {
  const course = { "@type": "Course", name: "x", hasCourseInstance: { "@type": "CourseInstance", startDate: "2027-01-12" } };
  const mistakes = (node) => mistakesOf({ "@context": "https://schema.org", "@graph": [node] });
  assert.deepEqual(mistakes(course), []);
  for (const wrong of [
    { ...course, "@type": "Kurs" },
    { ...course, startDate: "2027-01-12" },
    { ...course, name: "" },
    { ...course, url: "/courses/x/" , about: "sleep" },
    { ...course, hasCourseInstance: { "@type": "Event" } },
    { ...course, hasCourseInstance: { "@type": "CourseInstance", startDate: "12 January" } },
    { ...course, hasCourseInstance: { "@type": "CourseInstance", startDate: "2027-01-12T10:00:00" } },
    { ...course, hasCourseInstance: { "@type": "CourseInstance", eventStatus: "https://schema.org/EventMoved" } },
    { ...course, hasCourseInstance: { "@type": "CourseInstance", location: { "@id": "https://x.example/#nowhere" } } },
  ]) {
    assert.notDeepEqual(mistakes(wrong), [], JSON.stringify(wrong));
  }
});
