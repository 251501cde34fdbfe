// Real Chromium, which talks to nobody but this machine, and a test for every page.

import assert from "node:assert/strict";
import { accessSync, constants } from "node:fs";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { atTop, readablePages, serve } from "./site.mjs";

const USUAL_PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** What a person's browser asks of its maker's hosts is left out. */
export const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

const DESKTOP = { width: 1280, height: 900 };

export function executable() {
  const places = process.env.CHROMIUM ? [process.env.CHROMIUM] : USUAL_PLACES;
  for (const place of places) {
    try {
      accessSync(place, constants.X_OK);
      return place;
    } catch {
      // The next place.
    }
  }
  throw new Error(`no Chromium in ${places.join(", ")}; set CHROMIUM to its path`);
}

export function launch(args = []) {
  return chromium.launch({ executablePath: executable(), args: [...QUIET, ...args] });
}

/**
 * Serves a site and opens one browser page for all tests of a file. `open(address)` goes to a page of the site; what
 * the page asked of other hosts, what failed and what it complained of are in `seen`, anew for each page.
 */
export function browse({ site = atTop, args = [], ...context } = {}) {
  const it = { seen: nothing() };
  let browser;
  let server;
  before(async () => {
    server = await serve(site);
    browser = await launch(args);
    const own = await browser.newContext({ viewport: DESKTOP, ...context });
    it.origin = server.origin;
    it.page = await own.newPage();
    watch(it);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });
  it.open = async (address) => {
    it.seen = nothing();
    await it.page.goto(it.origin + address, { waitUntil: "load" });
    return it.page;
  };
  return it;
}

/**
 * Asserts that the browser comes to an address with these parts: `{ pathname, search, hash }`, any of them. It is told of
 * a new address some time after the key, the click or the script that led there is done.
 */
export async function comesTo(page, parts) {
  const here = (url) => Object.fromEntries(Object.keys(parts).map((part) => [part, url[part]]));
  const isThere = (url) => Object.entries(parts).every(([part, value]) => url[part] === value);
  await page.waitForURL(isThere, { timeout: 10_000 }).catch(() => assert.deepEqual(here(new URL(page.url())), parts));
}

/** What a page asked for and complained of, while nothing has happened yet. */
export function nothing() {
  return { elsewhere: [], failed: [], complaints: [] };
}

/** Notes in `seen` what `page`, at `origin`, asks for and complains of. */
export function watch(it) {
  it.page.on("request", (request) => {
    const isHere = request.url().startsWith(`${it.origin}/`) || request.url().startsWith("data:");
    if (!isHere) it.seen.elsewhere.push(request.url());
  });
  it.page.on("response", (response) => {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPage) it.seen.failed.push(`${response.status()} ${response.url()}`);
  });
  it.page.on("requestfailed", (request) => {
    // What is aborted was still under way for the page before.
    const { errorText } = request.failure();
    if (errorText !== "net::ERR_ABORTED") it.seen.failed.push(`${errorText} ${request.url()}`);
  });
  it.page.on("pageerror", (error) => it.seen.complaints.push(String(error)));
  it.page.on("console", (message) => {
    if (message.type() === "error") it.seen.complaints.push(message.text());
  });
}

/** One test for every page of the sample college that a person reads. */
export function everyPage(claim, check, site = atTop) {
  for (const page of readablePages(site)) {
    test(`${page.address} ${claim}`, () => check(page));
  }
}
