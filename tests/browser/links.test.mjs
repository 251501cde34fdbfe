// Every address in the built folder leads somewhere: read back from the files, without the program's help.

import assert from "node:assert/strict";
import { test } from "node:test";

import { addressesOf, idsOf } from "./support/html.mjs";
import { atTop, below, fileFor, read, readablePages } from "./support/site.mjs";

/** The college's own address in its `college.md`, and the one that `tests/run` gives. */
const SITES = [
  { site: atTop, home: "https://millbrook.example/" },
  { site: below, home: "https://example.org/a/b/" },
];

/** The day on which `tests/run` builds the site. */
const TODAY = "20261122";

/** Whether somebody can come to a session of a calendar: one that is not over, and takes place. */
function hasSessionToCome(calendar) {
  const events = calendar.split("BEGIN:VEVENT").slice(1);
  return events.some((event) => {
    const isWeek = event.includes("DTSTART;VALUE=DATE");
    const [, day] = event.match(isWeek ? /^DTEND.*:(\d{8})/m : /^DTSTART.*:(\d{8})/m);
    return day >= TODAY && !event.includes("SUMMARY:CANCELLED");
  });
}

for (const { site, home } of SITES) {
  const { origin } = new URL(home);
  const ids = new Map(site.pages.map(({ file }) => [file, idsOf(read(site, file))]));

  /** What is wrong with an address, written somewhere at `from`; nothing when it leads somewhere or to another host. */
  const problem = (address, from) => {
    const url = new URL(address.replace(/^webcals?:/, "https:"), from);
    if (url.origin !== origin) return /^(https?|mailto|tel|sms):$/.test(url.protocol) ? undefined : "of no known kind";
    const file = fileFor(site, url.pathname);
    if (!file) return "leads nowhere";
    const fragment = decodeURIComponent(url.hash.slice(1));
    if (fragment && !ids.get(file)?.includes(fragment)) return `there is no ${url.hash} in ${file}`;
    return undefined;
  };
  const problems = (addresses, from) =>
    [...new Set(addresses)].flatMap((address) => {
      const found = problem(address, from);
      return found ? [`${address}: ${found}`] : [];
    });

  for (const page of site.pages) {
    test(`${page.address} leads only to what is there`, () => {
      const addresses = addressesOf(read(site, page.file));
      assert.notEqual(addresses.length, 0, "there is no address in it");
      assert.deepEqual(problems(addresses, origin + page.address), []);
    });
  }

  test(`${site.base} has no id twice in a page`, () => {
    const twice = [...ids].filter(([, all]) => new Set(all).size !== all.length).map(([file]) => file);
    assert.deepEqual(twice, []);
  });

  test(`${site.base} shows its page of what is not there rightly at any depth`, () => {
    const addresses = addressesOf(read(site, "404.html"));
    assert.deepEqual(problems(addresses.filter((it) => !it.startsWith("#")), `${home}no/such/page/`), []);
  });

  test(`${site.base} can be walked through from its home page`, () => {
    const reached = new Set();
    const next = ["index.html"];
    while (next.length > 0) {
      const file = next.pop();
      if (reached.has(file) || !file.endsWith(".html")) continue;
      reached.add(file);
      const from = origin + site.base + file;
      const targets = addressesOf(read(site, file)).map((address) => new URL(address, from));
      next.push(...targets.filter((url) => url.origin === origin).map((url) => fileFor(site, url.pathname) ?? ""));
    }
    const missed = readablePages(site).filter(({ file }) => file !== "404.html" && !reached.has(file));
    assert.deepEqual(missed, []);
  });

  const calendars = site.files.filter((file) => file.endsWith(".ics"));
  const isOfRunOrSession = (file) => /^calendars\/(sessions|courses\/[^/]+)\//.test(file);
  /** The calendars that pages lead to. */
  const given = () => {
    const addresses = site.pages.flatMap(({ file, address }) => {
      const own = addressesOf(read(site, file));
      return own.map((it) => new URL(it.replace(/^webcals?:/, "https:"), origin + address));
    });
    return new Set(addresses.filter((url) => url.origin === origin).map((url) => fileFor(site, url.pathname)));
  };

  test(`${site.base} gives every calendar on some page, but those of runs and sessions to which nobody can come`, () => {
    const wanted = calendars.filter((file) => !isOfRunOrSession(file) || hasSessionToCome(read(site, file)));
    assert.ok(wanted.filter(isOfRunOrSession).length > 100);
    const found = given();
    assert.deepEqual(wanted.filter((file) => !found.has(file)), []);
  });

  test(`${site.base} offers no session that is over or cancelled`, () => {
    const offered = [...given()].filter((file) => file?.startsWith("calendars/sessions/"));
    assert.ok(offered.length > 50);
    assert.deepEqual(offered.filter((file) => !hasSessionToCome(read(site, file))), []);
  });

  test(`${site.base} has style sheets that lead only to what is there`, () => {
    const sheets = site.files.filter((file) => file.endsWith(".css"));
    const wrong = sheets.flatMap((file) => {
      const addresses = [...read(site, file).matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, address]) => address);
      return problems(addresses, home + file);
    });
    assert.deepEqual(wrong, []);
  });

  test(`${site.base} has a site map of every page that a person reads`, () => {
    const listed = [...read(site, "sitemap.xml").matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
    const pages = readablePages(site).filter(({ file }) => file !== "404.html");
    assert.deepEqual([...listed].sort(), pages.map(({ address }) => origin + address).sort());
  });

  test(`${site.base} tells search engines where its site map is`, () => {
    assert.deepEqual(read(site, "robots.txt").match(/^Sitemap: (.+)$/m)?.[1], `${home}sitemap.xml`);
  });

  test(`${site.base} redirects only to what is there`, () => {
    const lines = read(site, "_redirects").split("\n").filter((line) => line.trim() && !line.startsWith("#"));
    assert.notEqual(lines.length, 0);
    assert.deepEqual(problems(lines.map((line) => line.split(/\s+/)[1]), home), []);
  });

  test(`${site.base} names courses in its calendars by addresses that are there`, () => {
    const calendar = read(site, "calendars/all.ics").replaceAll("\r\n ", "");
    const addresses = [...calendar.matchAll(/^URL:(.+)\r$/gm)].map(([, address]) => address);
    assert.notEqual(addresses.length, 0);
    assert.deepEqual(addresses.filter((address) => !address.startsWith(home)), []);
    assert.deepEqual(problems(addresses, home), []);
  });
}
