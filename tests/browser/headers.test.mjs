// What `_headers` asks of a host: the right types, and a policy that stops what no page of ours does.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browse } from "./support/browser.mjs";
import { atTop, below, serve } from "./support/site.mjs";

const browser = browse();

/** What a page does that the policy stops, in words of the policy. */
const FORBIDDEN = {
  "a script made of text": ["require-trusted-types-for", () => document.body.append(Object.assign(document.createElement("script"), { text: "0" }))],
  "HTML made of text": ["require-trusted-types-for", () => (document.body.innerHTML = "<p>a</p>")],
  "a frame": ["frame-src", () => document.body.append(Object.assign(document.createElement("iframe"), { src: "/" }))],
  "what another host says": ["connect-src", () => fetch("https://other.example/").catch(() => {})],
  "a style in the page": ["style-src-elem", () => document.head.append(Object.assign(document.createElement("style"), { textContent: "p{}" }))],
  "a picture of another host": ["img-src", () => document.body.append(Object.assign(new Image(), { src: "https://other.example/x.png" }))],
};

for (const [what, [directive, act]] of Object.entries(FORBIDDEN)) {
  test(`a browser lets no page use ${what}`, async () => {
    const page = await browser.open("/");
    const stopped = page.evaluate(
      () => new Promise((stop) => document.addEventListener("securitypolicyviolation", (event) => stop(event.effectiveDirective))),
    );
    // Some are stopped by an error where they are tried.
    await page.evaluate(act).catch(() => {});
    assert.equal(await stopped, directive);
  });
}

// GitHub Pages and a folder on a plain server send none of the headers: what stands in the page has to do.
const bare = browse();

test("where a host sends no headers, the page itself forbids a script in it and one of another host", async () => {
  const added = '<script>window.hit = 1</script><p onclick="1">a</p><script src="https://other.example/x.js"></script></body>';
  await bare.open("/");
  await bare.page.route(bare.origin + "/", async (route) => {
    const html = await (await route.fetch()).text();
    await route.fulfill({ body: html.replace("</body>", added), headers: { "content-type": "text/html; charset=utf-8" } });
  });
  await bare.open("/");
  assert.equal(await bare.page.evaluate(() => window.hit), undefined);
  const complaints = bare.seen.complaints.join("\n");
  for (const what of [/inline script/i, /inline event handler/i, /other\.example\/x\.js/]) assert.match(complaints, what);
  await bare.page.unroute(bare.origin + "/");
});

for (const site of [atTop, below]) {
  let server;
  before(async () => (server = await serve(site)));
  after(() => server.stop());
  const headers = async (path) => (await fetch(server.origin + site.base + path)).headers;

  test(`${site.base} sends calendars as calendars, to be asked for again soon, to any page`, async () => {
    const calendars = site.files.filter((file) => file.endsWith(".ics"));
    assert.ok(calendars.length > 100);
    for (const file of calendars) {
      const sent = await headers(file);
      assert.equal(sent.get("content-type"), "text/calendar; charset=utf-8", file);
      assert.equal(sent.get("cache-control"), "public, max-age=900", file);
      assert.equal(sent.get("access-control-allow-origin"), "*", file);
    }
  });

  test(`${site.base} sends feeds as feeds, and lets any page read them and the data`, async () => {
    const feeds = site.files.filter((file) => file.startsWith("feeds/"));
    const data = site.files.filter((file) => file.startsWith("data/"));
    assert.ok(feeds.length > 1 && data.length > 1);
    for (const file of feeds) assert.equal((await headers(file)).get("content-type"), "application/atom+xml; charset=utf-8", file);
    for (const file of [...feeds, ...data]) assert.equal((await headers(file)).get("access-control-allow-origin"), "*", file);
  });

  test(`${site.base} sends the page about calendars as a page`, async () => {
    const sent = await headers("calendars/");
    assert.equal(sent.get("content-type"), "text/html; charset=utf-8");
    assert.equal(sent.get("cache-control"), null);
  });

  test(`${site.base} lets browsers keep assets for good, and nothing else`, async () => {
    for (const file of site.files) {
      const kept = (await headers(file)).get("cache-control")?.includes("immutable") ?? false;
      assert.equal(kept, file.startsWith("assets/"), file);
    }
  });

  test(`${site.base} tells no other host which page a reader comes from`, async () => {
    for (const path of ["", "courses/", "no/such/page/", "calendars/all.ics"]) {
      const sent = await headers(path);
      assert.equal(sent.get("referrer-policy"), "same-origin", path);
      assert.equal(sent.get("x-content-type-options"), "nosniff", path);
    }
  });
}
