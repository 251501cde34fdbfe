// A page's text → what it names and where it leads, by a parser that browsers agree with.

import { parse } from "parse5";

/** Attributes that hold one address. */
const ADDRESSES = ["href", "src", "action", "poster", "data", "cite"];

/** Every address in a page, as written. */
export function addressesOf(html) {
  return elements(html).flatMap(({ tagName, attrs }) => {
    const own = Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
    const found = ADDRESSES.filter((name) => name in own).map((name) => own[name].trim());
    if (own.srcset) found.push(...own.srcset.split(",").map((each) => each.trim().split(/\s+/)[0]));
    if (tagName === "meta" && own["http-equiv"]?.toLowerCase() === "refresh") {
      found.push(own.content.replace(/^[^;]*;\s*url=/i, ""));
    }
    if (own.style) found.push(...[...own.style.matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, address]) => address));
    return found;
  });
}

/** Every id in a page, in order. */
export function idsOf(html) {
  return elements(html).flatMap(({ attrs }) => attrs.filter(({ name }) => name === "id").map(({ value }) => value));
}

/** The texts of the scripts of one type. */
export function scriptsOf(html, type) {
  return withAttribute(html, "script", "type", type).map(({ childNodes }) => childNodes.map(({ value }) => value).join(""));
}

/** What the `<meta>` elements say that have this value in this attribute. */
export function contentsOf(html, name, value) {
  const found = withAttribute(html, "meta", name, value);
  return found.map(({ attrs }) => attrs.find((attribute) => attribute.name === "content")?.value);
}

function withAttribute(html, tag, name, value) {
  const has = ({ attrs }) => attrs.some((attribute) => attribute.name === name && attribute.value === value);
  return elements(html).filter((element) => element.tagName === tag && has(element));
}

/** Every element of a page, in order, as parse5 gives it. */
export function elements(html) {
  const found = [];
  const walk = (node) => {
    if (node.tagName) found.push(node);
    for (const child of node.childNodes ?? []) walk(child);
    // What is in a template is not among its children.
    if (node.content) walk(node.content);
  };
  walk(parse(html));
  return found;
}

/** The value of an attribute of an element, or nothing. */
export function attribute(element, name) {
  return element.attrs.find((each) => each.name === name)?.value;
}

/** The words in an element. */
export function words(node) {
  return (node.value ?? (node.childNodes ?? []).map(words).join("")).replace(/\s+/g, " ").trim();
}
