// The page of a student's plan: what they chose, what has become of it, and ways to take it along.
(() => {
  "use strict";

  const find = (id) => document.getElementById(`plan-${id}`);
  const root = document.getElementById("plan");
  const words = root.dataset;
  const undo = find("undo");
  const now = Date.now();
  const DAY = 864e5;
  // Today's sessions by short name, once the timetable is read.
  const today = new Map();
  let isReady, isOffline;
  // A plan in the address of this page; what Undo brings back.
  let shared, before, hash;

  const put = (text, ...values) => text.replace(/%(\d)/g, (_, at) => values[at - 1]);

  // A copy of a template: each part that has a value gets it, the others go.
  function filled(name, values) {
    const it = find(name).content.firstElementChild.cloneNode(true);
    for (const part of it.querySelectorAll("[data-put]")) {
      const value = values[part.dataset.put];
      if (!value) part.remove();
      else if (value !== true) part.textContent = value;
    }
    return it;
  }

  // Fills the last part of a section, which shows only with something in it.
  function fill(name, children) {
    const it = find(name);
    it.lastElementChild.textContent = "";
    it.lastElementChild.append(...children);
    it.hidden = !children.length;
  }

  function lines(texts) {
    return texts.map((text) => {
      const it = document.createElement("p");
      it.textContent = text;
      return it;
    });
  }

  // Moves the reader to the first heading of what is shown.
  function begin() {
    root.querySelector("section:not([hidden]) h2").focus();
  }

  async function load({ href }) {
    const answer = await fetch(href, { cache: "no-cache" });
    for (const it of (await answer.json()).sessions) {
      const from = Date.parse(it.start || it.week);
      const to = it.week ? from + 7 * DAY : Date.parse(it.end) || from;
      const [page, calendar] = [it.href, it.calendar].map((way) => way && new URL(way, href).pathname);
      const own = Plan.session(it);
      today.set(own.id, { ...it, ...own, from, to, page, calendar, isOff: own.state === "off" });
    }
  }

  // A chosen session as it is today, or else as it was when it was chosen.
  function latest(own) {
    const from = Date.parse(own.day);
    return today.get(own.id) || { ...own, from, to: from + DAY, date: own.line, isGone: true };
  }

  function render() {
    const chosen = Plan.read();
    const all = [...chosen.values()].map(latest).sort((a, b) => a.from - b.from);
    const coming = all.filter((it) => it.to >= now && !(isReady && it.isGone));
    const isOwn = !shared && (isReady || isOffline);
    const own = isOwn ? all : [];
    const isKept = Plan.isKept();
    if (!isKept && isOwn) setAddress(chosen.size ? Plan.code(chosen) : "");
    fill("trouble", isKept || !chosen.size ? [] : [Plan.note(Plan.code(chosen))]);
    fill("changes", own.filter((it) => coming.includes(it)).map((it) => change(chosen.get(it.id), it)).filter(Boolean));
    fill("coming", days(own.filter((it) => coming.includes(it)), true));
    fill("gone", days(own.filter((it) => it.to >= now && !coming.includes(it)), true));
    fill("past", days(own.filter((it) => it.to < now), true));
    find("shared").hidden = !shared || !isReady;
    if (shared) renderShared(chosen);
    find("loading").hidden = isReady || isOffline;
    find("offline").hidden = !isOffline;
    find("odd").hidden = !Plan.isOdd;
    find("empty").hidden = !isOwn || all.length;
    find("keep").hidden = !own.length;
    find("address").value = location.href.split("#")[0] + Plan.code(chosen);
  }

  // Sessions under dates.
  function days(items, isOwn) {
    const sections = [];
    let last;
    for (const it of items) {
      if (it.date !== last) sections.push(filled("day", it));
      last = it.date;
      sections[sections.length - 1].lastElementChild.append(row(it, isOwn ? items : []));
    }
    return sections;
  }

  function row(it, items) {
    const name = `: ${it.title}, ${it.line}`;
    const shown = filled("session", { ...it, name });
    const button = shown.lastElementChild;
    if (it.page) shown.querySelector("a").href = it.page;
    shown.classList.toggle("off", it.isOff);
    shown.querySelector(".notes").append(...lines(notes(it, items)));
    button.addEventListener("click", () => {
      const at = [...root.querySelectorAll(".day")].indexOf(shown.closest(".day"));
      alter((chosen) => chosen.delete(it.id), Plan.words.taken.replace("%", () => name.slice(2)), at);
    });
    if (!items.length) button.remove();
    return shown;
  }

  // What is at the same time as an earlier session, or soon after one elsewhere.
  function notes(it, items) {
    const isSure = (one) => one.start && !one.isOff;
    const earlier = items.slice(0, items.indexOf(it)).filter(isSure);
    return earlier.map((other) => {
      const minutes = (it.from - other.to) / 6e4;
      if (!isSure(it)) return "";
      if (minutes < 0 || it.from === other.from) return put(words.clash, other.title, it.title);
      const isElsewhere = it.venue && other.venue && it.venue !== other.venue;
      return isElsewhere && minutes < 60 ? put(words.travel, minutes, other.place, it.place) : "";
    }).filter(Boolean);
  }

  // What is another than when it was chosen.
  function change(own, it) {
    const said = [];
    if (it.state !== own.state) {
      if (it.isOff) said.push(words.off);
      else if (own.state === "off") said.push(words.on);
      else if (it.places) said.push(own.places && put(words.placesThen, own.places), put(words.placesNow, it.places));
    }
    if (it.seq !== own.seq && it.line !== own.line) said.push(put(words.then, own.line), put(words.now, it.line));
    else if (said.length) said.unshift(it.line);
    if (!said.length) return;
    const shown = filled("change", { title: it.title, name: `: ${it.title}, ${it.line}` });
    shown.children[1].append(...lines(said.filter(Boolean)));
    shown.lastElementChild.addEventListener("click", () => {
      Plan.write(Plan.read().set(it.id, Plan.session(it)));
      begin();
    });
    return shown;
  }

  // Changes the plan in a way that Undo takes back, and offers Undo where the reader was: before the day at a place.
  function alter(how, said, at) {
    const chosen = Plan.read();
    before = new Map(chosen);
    hash = location.hash;
    how(chosen);
    Plan.write(chosen);
    const near = root.querySelectorAll(".day")[at];
    if (near) near.before(undo);
    else find("notes").append(undo);
    undo.hidden = false;
    undo.firstElementChild.textContent = said;
    undo.lastElementChild.focus();
    Plan.say(said);
  }

  undo.lastElementChild.addEventListener("click", () => {
    undo.hidden = true;
    // What somebody sent is not lost with it.
    if (hash && Plan.isKept()) setAddress(hash);
    readAddress();
    Plan.write(before);
    begin();
    Plan.say(words.undone);
  });
  find("yes").addEventListener("click", () => {
    find("clear").open = false;
    alter((chosen) => chosen.clear(), words.cleared);
  });

  // A plan in the address of this page. Whoever made it may have written anything.
  function readAddress() {
    const hash = location.hash.slice(1);
    shared = null;
    if (!hash || document.getElementById(hash)) return;
    const [version, ...names] = hash.split("-", Plan.MOST + 2);
    const good = names.slice(0, Plan.MOST).filter((name) => version === "1" && Plan.SHORT.test(name));
    shared = { names: [...new Set(good)], isOdd: !good.length || good.length < names.length };
  }

  function setAddress(hash) {
    history.replaceState(null, "", location.pathname + location.search + hash);
  }

  const inLink = () => shared.names.map((name) => today.get(name)).filter((it) => it && it.to >= now);

  function renderShared(chosen) {
    const items = inLink().sort((a, b) => a.from - b.from);
    const list = find("shared").lastElementChild;
    const unknown = shared.names.length - items.length;
    const isNew = items.some(({ id }) => !chosen.has(id));
    find("shared-intro").hidden = !items.length;
    find("shared-odd").hidden = !shared.isOdd;
    find("shared-unknown").hidden = !unknown;
    find("shared-unknown").textContent = put(words.unknown, unknown);
    find("shared-all").hidden = isNew || !items.length;
    find("shared-add").hidden = !isNew;
    list.textContent = "";
    list.append(...days(items));
  }

  function takeShared(chosen) {
    for (const it of inLink()) if (!chosen.has(it.id)) chosen.set(it.id, Plan.session(it));
    Plan.isOdd = Plan.isOdd || shared.isOdd;
    shared = null;
    setAddress("");
  }

  find("shared-add").addEventListener("click", () => alter(takeShared, words.sharedAdded));
  find("shared-mine").addEventListener("click", () => {
    shared = null;
    setAddress("");
    render();
    begin();
  });

  // Says what came of a button, for eyes and for a voice.
  function done(text) {
    find("done").textContent = text;
    Plan.say(text);
  }

  // The calendar's own entries of these sessions, in one file.
  find("download").addEventListener("click", async () => {
    const coming = [...Plan.read().values()].map(latest).filter((it) => it.calendar && it.to >= now);
    try {
      const files = await Promise.all(coming.map(async ({ calendar }) => (await fetch(calendar)).text()));
      const parts = files.map((text) => text.split(/(?=BEGIN:VEVENT)|(?=END:VCALENDAR)/));
      // A host may answer with a page, such as one that asks to log in.
      if (parts.some(({ length }) => length !== 3)) throw 0;
      const whole = [parts[0][0], ...parts.map(([, event]) => event), parts[0][2]];
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob(whole, { type: "text/calendar" }));
      link.download = "my-plan.ics";
      link.click();
    } catch {
      done(words.noFile);
    }
  });
  find("copy").addEventListener("click", () => {
    find("address").select();
    done(document.execCommand("copy") ? words.copied : words.notCopied);
    find("copy").focus();
  });
  find("print").addEventListener("click", () => print());

  find("without").hidden = true;
  root.hidden = false;
  readAddress();
  Plan.shown = render;
  addEventListener("hashchange", () => {
    readAddress();
    render();
  });
  render();
  Promise.all([...document.querySelectorAll("link[data-plan-file]")].map(load))
    .then(() => (isReady = true), () => (isOffline = true))
    .then(() => {
      // Nothing is kept here: the address is all there is.
      if (isReady && shared && !Plan.isKept() && !Plan.read().size) {
        const chosen = Plan.read();
        takeShared(chosen);
        Plan.write(chosen);
      } else render();
    });
})();
