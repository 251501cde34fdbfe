// One page of every kind of page that the theme makes: the one with the most in it.

import { test } from "node:test";

import { atTop, read, readablePages } from "./site.mjs";

/**
 * Each kind with its page, in the order of their names. The kind is what the template writes into `<body
 * class="page-…">`, so that a new template is taken in without being named anywhere.
 */
export function kinds(site = atTop) {
  const richest = new Map();
  for (const page of readablePages(site)) {
    const html = read(site, page.file);
    const kind = html.match(/<body\b[^>]*\bclass="?page-([\w-]+)/)?.[1];
    if (!kind) throw new Error(`${page.file} does not say in its body's class what kind of page it is`);
    const elements = html.match(/<[a-z]/gi).length;
    if (elements > (richest.get(kind)?.elements ?? 0)) richest.set(kind, { ...page, kind, elements });
  }
  return [...richest.values()].sort((one, other) => (one.kind < other.kind ? -1 : 1));
}

/** One test for the richest page of every kind. */
export function everyKind(claim, check, site = atTop) {
  for (const page of kinds(site)) {
    test(`${page.address} ${claim}`, () => check(page));
  }
}
