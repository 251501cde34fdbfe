// What editors by form write when they save a record in which nobody changed anything: the fixtures beside this file were
// made with it. It is no part of the tests, because it needs packages of npm:
//
//   npm install yaml@2 yaml1@npm:yaml@1 gray-matter marked turndown
//   node saved.mjs FOLDER TOOL CONFIGURATION      (every record of the college in FOLDER is saved in place)
//
// TOOL is one of
//   pages-cms       yaml 2 with its own settings; every field of the form, what is empty taken out again, the rest merged
//                   (pages-cms/pages-cms: lib/serialization.ts, lib/schema.ts, app/api/…/files/[...path]/route.ts)
//   pages-cms-rich  the same, the text through marked and turndown (fields/core/rich-text)
//   decap           gray-matter and yaml 1, keys in the order of the fields, cleared fields as empty texts and lists
//                   (decaporg/decap-cms: packages/decap-cms-core/src/formats/{yaml,frontmatter}.ts)
//   sveltia         yaml 2 without folding and with single quotation marks, every field of the form there, also when empty
//                   (sveltia/sveltia-cms: src/lib/services/contents/file/format.js, draft/save/serialize.js)
//   older           what older releases and other editors do besides: dates with midnight, numbers as texts, CRLF, no end of
//                   line at the end
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const require = createRequire(path.join(process.cwd(), "x.js"));
const YAML = require("yaml");
const YAML1 = require("yaml1");
const matter = require("gray-matter");
const { marked } = require("marked");
const TurndownService = require("turndown");

const [folder, tool, configuration] = process.argv.slice(2);
const config = YAML.parse(fs.readFileSync(configuration, "utf8"));
const isPages = tool.startsWith("pages-cms");

const isEmpty = (value) =>
  value == null || value === "" || (Array.isArray(value) && value.every(isEmpty)) || (typeof value === "object" && Object.values(value).every(isEmpty));

/** Each field of a form of Pages CMS, an empty one as an empty text. */
function state(value, fields) {
  const out = {};
  for (const field of fields) {
    const own = value?.[field.name];
    if (field.list) {
      out[field.name] = Array.isArray(own) ? own.map((item) => (field.type === "object" ? state(item, field.fields) : item)) : [];
    } else if (field.type === "object") {
      out[field.name] = state(own, field.fields);
    } else {
      out[field.name] = own ?? (field.options?.multiple ? [] : "");
    }
  }
  return out;
}

function without_empty(value) {
  if (Array.isArray(value)) return value.map(without_empty).filter((item) => !isEmpty(item));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, own]) => [key, without_empty(own)]);
  return Object.fromEntries(entries.filter(([, own]) => !isEmpty(own)));
}

const merged = (before, after) => {
  const is_map = (value) => value && typeof value === "object" && !Array.isArray(value);
  if (!is_map(before) || !is_map(after)) return after;
  const out = { ...before };
  for (const key of Object.keys(after)) out[key] = merged(before[key], after[key]);
  return out;
};

const rich = (text) => {
  const service = new TurndownService({ headingStyle: "atx", codeBlockStyle: "fenced" });
  return service.turndown(marked.parse(text));
};

function pages_cms(text, fields) {
  const [, front, body = ""] = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n([\s\S]*))?$/.exec(text);
  const before = { ...YAML.parse(front, { strict: false, uniqueKeys: false }), body: body.replace(/^\r?\n/, "") };
  const form = state(before, fields);
  if (tool === "pages-cms-rich") form.body = rich(form.body);
  const { body: after = "", ...keys } = without_empty(merged(before, form));
  return `---\n${YAML.stringify(keys).trim()}\n---\n${after}`;
}

/** Keys in the order of the fields, others behind them; the fields that nobody filled in where `fill` says how. */
function ordered(value, fields, fill) {
  const out = {};
  for (const field of fields) {
    const own = value[field.name];
    const inside = field.fields;
    if (own === undefined) {
      if (fill && field.required === false) out[field.name] = fill(field);
    } else if (inside && Array.isArray(own)) {
      out[field.name] = own.map((item) => ordered(item, inside, fill));
    } else if (inside && own && typeof own === "object") {
      out[field.name] = ordered(own, inside, fill);
    } else {
      out[field.name] = own;
    }
  }
  for (const key of Object.keys(value)) if (!(key in out)) out[key] = value[key];
  return out;
}

// A session that takes place has no field for why it does not: see the hint of the form.
const empty = (field) =>
  field.name === "cancelled" || field.name === "draft" ? undefined
  : field.widget === "list" || field.multiple ? []
  : field.widget === "object" ? Object.fromEntries(field.fields.map((inside) => [inside.name, empty(inside)]))
  : field.widget === "number" ? null
  : "";

function decap(text, fields) {
  const yaml = {
    parse: (front) => YAML1.parseDocument(front).toJSON(),
    stringify: (data) => {
      const document = new YAML1.Document();
      document.contents = YAML1.createNode(data);
      return document.toString();
    },
  };
  const { data, content } = matter(text, { engines: { yaml }, language: "yaml", delimiters: "---" });
  const clear = (field) => (field.fields || field.name === "body" ? undefined : empty(field));
  const keys = JSON.parse(JSON.stringify(ordered(data, fields, clear)));
  return matter.stringify(content, keys, { engines: { yaml }, language: "yaml", delimiters: "---" });
}

function sveltia(text, fields) {
  const [, front, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(text);
  const { body: _, ...keys } = JSON.parse(JSON.stringify(ordered(YAML.parse(front), fields, empty)));
  const head = YAML.stringify(keys, null, { lineWidth: 0, defaultKeyType: "PLAIN", defaultStringType: "PLAIN", singleQuote: true }).trim();
  return `---\n${head}\n---\n${body.trim() ? `\n${body.trim()}\n` : ""}`;
}

function older(text, fields) {
  const dated = (value) => {
    if (Array.isArray(value)) return value.map(dated);
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, dated(own)]));
    if (typeof value === "number") return String(value);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00.000Z` : value;
  };
  const [, front, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(text);
  const keys = dated(ordered(YAML.parse(front), fields, null));
  const head = YAML.stringify(keys, { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" });
  return `---\n${head}---\n${body}`.trimEnd().replace(/\n/g, "\r\n");
}

const save = isPages ? pages_cms : tool === "decap" ? decap : tool === "sveltia" ? sveltia : older;
const files = isPages
  ? config.content.filter((it) => it.format === "yaml-frontmatter")
  : config.collections.flatMap((it) => it.files ?? it);
for (const file of files) {
  const at = path.join(folder, file.path ?? file.folder ?? file.file);
  const hidden = new Set(["README.md", ...(file.exclude ?? [])]);
  const inside = fs.statSync(at).isDirectory()
    ? fs.readdirSync(at, { recursive: isPages && file.subfolders }).map((name) => path.join(at, name))
    : [at];
  for (const name of inside) {
    const base = path.basename(name);
    // Texts in other languages have two dots in their names.
    if (!base.endsWith(".md") || hidden.has(base) || base.split(".").length > 2) continue;
    fs.writeFileSync(name, save(fs.readFileSync(name, "utf8"), file.fields));
  }
}
