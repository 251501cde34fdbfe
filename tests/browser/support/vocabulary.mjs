// The vocabulary of schema.org, as the package schema-dts declares it: which types there are, what may be said of each,
// and with which values.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);
const DECLARED = readFileSync(resolve("schema-dts").replace(/\.js$/, ".d.ts"), "utf8");

/** For each declared interface, those it extends, and for each of its own properties the names of what it may hold. */
const interfaces = new Map();
for (const [, name, parents, body] of DECLARED.matchAll(/^(?:export )?interface (\w+) extends ([^{]+) \{\n([^]*?)^\}/gm)) {
  const properties = [...body.matchAll(/^ {4}"(\w+)"\?: SchemaValue<(.+), "\w+">;$/gm)];
  interfaces.set(name, {
    parents: parents.split(",").map((parent) => parent.trim()),
    properties: new Map(properties.map(([, property, union]) => [property, union.split(" | ")])),
  });
}

/** For each type, what it may be: its own leaf, types below it, or the words of an enumeration. */
const unions = new Map();
for (const [, name, union] of DECLARED.matchAll(/^export type (\w+) = ([^;]+);$/gm)) unions.set(name, union.split(" | "));

/** What may be said of a type, with what each may hold; nothing for a type that there is not. */
function propertiesOf(type) {
  if (!interfaces.has(`${type}Leaf`)) return undefined;
  const found = new Map();
  const gather = (name) => {
    const { parents = [], properties = [] } = interfaces.get(name) ?? {};
    for (const [property, union] of properties) found.set(property, union);
    parents.forEach(gather);
  };
  gather(`${type}Leaf`);
  return found;
}

function isA(type, general) {
  return type === general || (unions.get(general) ?? []).some((below) => unions.has(below) && isA(type, below));
}

function isWholeAddress(text) {
  return URL.canParse(text) && /^https?:/.test(text);
}

const PLAIN = {
  Text: (value) => typeof value === "string" && value.trim() !== "",
  URL: (value) => typeof value === "string" && isWholeAddress(value),
  Date: (value) => /^\d{4}-\d\d-\d\d$/.test(value),
  // One without an offset is a time that nobody knows.
  DateTime: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$/.test(value) && !Number.isNaN(Date.parse(value)),
  Time: (value) => /^\d\d:\d\d(:\d\d)?$/.test(value),
  Boolean: (value) => typeof value === "boolean",
  Integer: (value) => Number.isInteger(value),
  Number: (value) => typeof value === "number",
  Float: (value) => typeof value === "number",
};

/** Everything that is wrong with a document of JSON-LD. */
export function mistakesOf(document) {
  const found = [];
  if (document["@context"] !== "https://schema.org") found.push(`the context is ${document["@context"]}`);
  const ids = new Map();
  const name = (node) => {
    if (Array.isArray(node)) node.forEach(name);
    else if (node && typeof node === "object") {
      if (node["@id"] && node["@type"]) ids.set(node["@id"], node["@type"]);
      Object.values(node).forEach(name);
    }
  };
  name(document["@graph"]);

  const check = (node, at) => {
    const type = node["@type"];
    const properties = propertiesOf(type);
    if (!properties) return found.push(`${at}: there is no type ${type}`);
    if ("@id" in node && !isWholeAddress(node["@id"])) found.push(`${at}: ${node["@id"]} is no whole address`);
    for (const [property, value] of Object.entries(node).filter(([property]) => !property.startsWith("@"))) {
      const here = `${at}.${property}`;
      // Of an action one may say what it wants to know: https://schema.org/docs/actions.html
      const input = property.endsWith("-input") && isA(type, "Action") && properties.get(property.slice(0, -6));
      const union = input ? ["Text"] : properties.get(property);
      if (!union) found.push(`${here}: nobody says this of a ${type}`);
      else for (const one of [value].flat()) holds(one, union, here);
    }
  };

  const holds = (value, union, at) => {
    if (value && typeof value === "object") {
      const type = value["@type"] ?? ids.get(value["@id"]);
      const isReference = !("@type" in value);
      if (isReference && Object.keys(value).join() !== "@id") return found.push(`${at}: a thing without a type`);
      if (isReference && !isWholeAddress(value["@id"])) return found.push(`${at}: ${value["@id"]} is no whole address`);
      // A page of this site may be named without being described.
      if (isReference && !type && value["@id"].includes("#")) return found.push(`${at}: ${value["@id"]} is not on the page`);
      if (type && !union.some((general) => isA(type, general))) found.push(`${at}: a ${type} is none of ${union}`);
      if (!isReference) check(value, at);
    } else if (!union.some((name) => PLAIN[name]?.(value) || (unions.get(name) ?? []).includes(JSON.stringify(value)))) {
      found.push(`${at}: ${JSON.stringify(value)} is none of ${union}`);
    }
  };

  for (const [position, node] of document["@graph"].entries()) check(node, `${position} ${node["@type"]}`);
  return found;
}
