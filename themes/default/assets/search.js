// The search: words that somebody types → pages of the list of everything. Nothing is asked of the host before that.
(() => {
  "use strict";

  const index = document.getElementById("search-index");
  if (!index || !window.fetch) return;
  const AT_ONCE = 10;
  const MOST_WORDS = 8;
  // What a place is worth: text, outcome or strand, summary, title.
  const WORTH = [1, 3, 5, 10];
  const WORD = /[\p{Alphabetic}\p{N}]+/gu;

  const form = document.querySelector("main .seek");
  const input = form.querySelector("input");
  const results = document.getElementById("results");
  const everything = document.getElementById("everything");
  const status = document.getElementById("search-status");
  const [heading, list, more] = results.children;
  const entries = document.querySelectorAll(".entries > li");
  const isEnglish = /^en\b/i.test(document.documentElement.lang);
  const files = new Map();
  let wanted = [];
  let ranked = [];
  let turn = 0;
  let timer;

  // Files of an older index that a browser kept have another mark in their address.
  function load(name) {
    if (!files.has(name)) {
      const address = new URL(`${name}.json`, index.href);
      address.search = new URL(index.href).search;
      const file = fetch(address.href).then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      });
      file.catch(() => files.delete(name));
      files.set(name, file);
    }
    return files.get(name);
  }

  // As src/search/words.rs.
  function folded(text) {
    return text
      .toLowerCase()
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[\u00e0-\u0233\u1e00-\u1eff]/g, (letter) => {
        const base = letter.normalize("NFD")[0];
        return base < "\u0080" ? base : letter;
      });
  }

  function stem(word) {
    if (!isEnglish) return word;
    if (/..ies$/.test(word)) return `${word.slice(0, -3)}y`;
    return /..[^sui]s$/.test(word) ? word.slice(0, -1) : word;
  }

  function wordsOf(text) {
    const words = (folded(text).match(WORD) || []).filter((word) => Array.from(word).length > 1).map(stem);
    return Array.from(new Set(words)).slice(0, MOST_WORDS);
  }

  function fileOf(word) {
    const sign = (sign) => (sign < "\u0080" ? sign : `_${sign.codePointAt(0).toString(16)}`);
    return Array.from(word).slice(0, 2).map(sign).join("");
  }

  function isWanted(own) {
    return wanted.some((word, at) => own === word || (at === wanted.length - 1 && own.startsWith(word)));
  }

  // One letter more, less, other, or two that changed places.
  function isNear(one, other) {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    const [a, b] = [one.slice(at), other.slice(at)];
    const swapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
    return swapped || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
  }

  // The entries that have a word, each with what that is worth. The last word may go on.
  function having(lines, word, isLast) {
    const found = new Map();
    const add = (line, factor) => {
      let number = 0;
      for (const step of line.split(" ").slice(1)) {
        number += Number(step);
        const worth = WORTH[number & 3] * factor;
        if (worth > (found.get(number >> 2) || 0)) found.set(number >> 2, worth);
      }
    };
    const own = (line) => line.slice(0, line.indexOf(" "));
    for (const line of lines) {
      if (own(line) === word) add(line, 2);
      else if (isLast && line.startsWith(word)) add(line, 1);
    }
    if (!found.size && word.length > 3) lines.filter((line) => isNear(own(line), word)).forEach((line) => add(line, 0.5));
    return found;
  }

  function rank(lines) {
    const [first, ...others] = lines.map((each, at) => having(each, wanted[at], at === lines.length - 1));
    const isLast = (entry) => Number("last" in entries[entry].dataset);
    return Array.from(first)
      .filter(([entry]) => entries[entry] && others.every((found) => found.has(entry)))
      .map(([entry, worth]) => ({ entry, worth: others.reduce((sum, found) => sum + found.get(entry), worth) }))
      .sort((a, b) => isLast(a.entry) - isLast(b.entry) || b.worth - a.worth || a.entry - b.entry);
  }

  function search(whenShown) {
    const text = input.value.trim();
    const own = (turn += 1);
    const isCurrent = () => own === turn;
    remember(text);
    wanted = wordsOf(text);
    clearTimeout(timer);
    if (!wanted.length) {
      stop(text && status.dataset.short);
      return;
    }
    // A voice is told of waiting only when it is long.
    timer = setTimeout(() => say(status.dataset.busy), 1000);
    load("index")
      .then((index) =>
        Promise.all(wanted.map((word) => (index.files.includes(fileOf(word)) ? load(fileOf(word)) : []))).then((lines) => {
          if (!isCurrent()) return undefined;
          ranked = rank(lines);
          return items(index, 0);
        }),
      )
      .then((shown) => {
        if (!isCurrent()) return;
        clearTimeout(timer);
        show(shown);
        everything.hidden = ranked.length > 0;
        say(ranked.length ? status.dataset.found.replace("%", ranked.length) : status.dataset.none);
        if (whenShown && ranked.length) whenShown();
      })
      .catch(() => isCurrent() && stop(status.dataset.broken));
  }

  function say(words) {
    status.textContent = words;
  }

  // Back to the list of everything.
  function stop(words) {
    clearTimeout(timer);
    show([]);
    everything.hidden = false;
    say(words);
  }

  function show(items) {
    list.textContent = "";
    list.append(...items);
    results.hidden = !items.length;
    more.hidden = ranked.length <= AT_ONCE;
  }

  // The results from a place on, as items of a list.
  function items(index, from) {
    const shown = ranked.slice(from, from + AT_ONCE);
    const blockOf = (entry) => Math.floor(entry / index.block);
    return Promise.all(shown.map(({ entry }) => load(`text-${blockOf(entry)}`))).then((blocks) =>
      shown.map(({ entry }, at) => item(entries[entry], blocks[at][entry % index.block])),
    );
  }

  function item(entry, [summary, when]) {
    const source = entry.querySelector("a");
    const result = document.createElement("li");
    const title = document.createElement("h3");
    const link = document.createElement("a");
    link.href = source.href;
    const foreign = source.querySelector("[lang]");
    if (foreign) link.lang = foreign.lang;
    mark(link, source.textContent);
    title.append(link);
    result.append(title, paragraph("kind", entry.querySelector(".kind").textContent));
    if (summary) result.append(paragraph("summary", summary));
    if (when) result.append(paragraph("when", when));
    return result;
  }

  function paragraph(name, text) {
    const paragraph = document.createElement("p");
    paragraph.className = name;
    mark(paragraph, text);
    return paragraph;
  }

  // Puts a text into an element as text, with the words that were looked for marked.
  function mark(element, text) {
    let end = 0;
    text.replace(WORD, (word, at) => {
      if (!isWanted(stem(folded(word)))) return;
      const marked = document.createElement("mark");
      marked.textContent = word;
      element.append(text.slice(end, at), marked);
      end = at + word.length;
    });
    element.append(text.slice(end));
  }

  function remember(text) {
    try {
      history.replaceState(null, "", location.pathname + (text && `?q=${encodeURIComponent(text)}`) + location.hash);
    } catch (error) {
      // A page in a folder on somebody's disk keeps its address.
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 250);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(() => heading.focus());
  });
  more.addEventListener("click", () => {
    const from = list.children.length;
    const own = turn;
    load("index")
      .then((index) => items(index, from))
      .then((shown) => {
        if (own !== turn) return;
        list.append(...shown);
        more.hidden = list.children.length >= ranked.length;
        shown[0].querySelector("a").focus();
      })
      .catch(() => say(status.dataset.broken));
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked.slice(0, input.maxLength);
    search();
  }
})();
