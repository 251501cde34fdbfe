// A built site: its folder, its pages, and a server for it.

import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".xml": "application/xml",
};

/** The sample college at the top of its host, and the same one in a folder of its host. `tests/run` builds both. */
export const atTop = site("SITE_AT_TOP", "/");
export const below = site("SITE_BELOW", "/a/b/");
/** What only the panel of the sample college sees. */
export const preview = site("SITE_PANEL", "/");

function site(variable, base) {
  const folder = process.env[variable];
  if (!folder) throw new Error(`${variable} names no folder with a built site; start with tests/run`);
  return siteIn(folder, base);
}

/** A site that was built into a folder, as it stands below `base` on its host. */
export function siteIn(folder, base) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
  return { folder, base, files, pages: files.filter((file) => file.endsWith(".html")).map((file) => page(base, file)) };
}

/** A page: its file, and its address without the host. Found in the folder, so that no list can forget it. */
function page(base, file) {
  return { file, address: base + file.replace(/(^|\/)index\.html$/, "$1") };
}

/** The pages that a person reads: all but those that only send a browser elsewhere. */
export function readablePages(site) {
  const pages = site.pages.filter(({ file }) => !/http-equiv="?refresh/i.test(read(site, file)));
  if (pages.length < 50) throw new Error(`${site.folder} has only ${pages.length} pages: is it the sample college?`);
  return pages;
}

export function read(site, file) {
  return readFileSync(join(site.folder, file), "utf8");
}

/** The file that a host would send for a path, or nothing. */
export function fileFor(site, path) {
  if (!path.startsWith(site.base)) return undefined;
  const file = decodeURIComponent(path.slice(site.base.length));
  const name = file === "" || file.endsWith("/") ? `${file}index.html` : file;
  return site.files.includes(name) ? name : undefined;
}

/** The blocks of `_headers`: each a pattern, as what it fits, and the headers that it asks for. */
function headerBlocks(site) {
  const blocks = [];
  for (const line of read(site, "_headers").split("\n").filter((each) => each.trim())) {
    if (!line.startsWith(" ")) {
      const literally = line.trim().split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
      blocks.push({ fits: new RegExp(`^${literally.join(".*")}$`), headers: [] });
    } else {
      const [, name, value] = line.match(/^\s+([\w-]+): (.+)$/);
      blocks.at(-1).headers.push([name.toLowerCase(), value]);
    }
  }
  return blocks;
}

/** What a host sends with a path: its own idea of the type, then what `_headers` says; what stands there twice is joined. */
function headersFor(blocks, path, file) {
  const asked = new Map();
  for (const [name, value] of blocks.filter(({ fits }) => fits.test(path)).flatMap(({ headers }) => headers)) {
    asked.set(name, asked.has(name) ? `${asked.get(name)}, ${value}` : value);
  }
  return { "content-type": TYPES[extname(file)] ?? "application/octet-stream", ...Object.fromEntries(asked) };
}

/**
 * Serves a site as a host that reads `_headers` does, to this machine only, at a port that the system chooses. Hosts
 * compress what they send; here that is left out unless it is asked for.
 */
export async function serve(site, { compressed = false } = {}) {
  const blocks = headerBlocks(site);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    const found = fileFor(site, pathname);
    const file = found ?? "404.html";
    const headers = headersFor(blocks, pathname, file);
    const bytes = readFileSync(join(site.folder, file));
    const status = found ? 200 : 404;
    if (compressed && /^text|json|svg|xml/.test(headers["content-type"])) {
      response.writeHead(status, { ...headers, "content-encoding": "gzip" }).end(gzipSync(bytes));
    } else {
      response.writeHead(status, headers).end(bytes);
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, stop: () => new Promise((stopped) => (server.closeAllConnections(), server.close(stopped))) };
}

