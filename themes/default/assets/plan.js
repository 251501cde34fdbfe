// A student's plan: what they chose, kept on this device only, and the buttons that change it. my-plan.js shows it.
const Plan = (() => {
  "use strict";

  const { content, dataset: words } = document.getElementById("plan-words");
  const [button, note] = content.children;
  const link = document.getElementById("plan-link");
  const home = link.getAttribute("href");
  // Several sites may share a host.
  const KEY = `plan ${words.site}`;
  const SHORT = /^[0-9a-z]{8}$/;
  const MOST = 300;
  const buttons = [];
  // The plan while this page is open, when the browser keeps nothing.
  let memory;

  // What is kept of a session: `plan` is its short name, sequence, last day and state; the rest are words.
  function session({ plan, title, line, places = "" }) {
    const [id, seq, day, state] = plan.split(" ");
    return { id, seq, day, state, title, line, places };
  }

  const isText = (it) => typeof it === "string" && it.length < 600;
  const isSession = (it) =>
    it && ["seq", "state", "title", "line", "places", "day", "id"].every((name) => isText(it[name])) && Date.parse(it.day) && SHORT.test(it.id);

  // A Map by short name. What is odd in it is left out.
  function read() {
    if (memory) return new Map(memory);
    let all = [null];
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      all = kept ? [].concat(kept.v === 1 ? kept.chosen : null) : [];
    } catch {}
    const good = all.filter(isSession).slice(0, MOST);
    plan.isOdd = plan.isOdd || good.length < all.length;
    return new Map(good.map((it) => [it.id, it]));
  }

  function write(chosen) {
    try {
      localStorage.setItem(KEY, JSON.stringify({ v: 1, chosen: [...chosen.values()] }));
      if (!chosen.size) localStorage.removeItem(KEY);
      memory = null;
    } catch {
      memory = chosen;
    }
    show();
  }

  function say(text) {
    document.getElementById("plan-said").textContent = text;
  }

  function show() {
    const chosen = read();
    const { size } = chosen;
    for (const update of buttons) update(chosen);
    link.textContent = size ? words.count.replace("%", size) : words.link;
    link.setAttribute("href", memory && size ? home + plan.code(chosen) : home);
    plan.shown();
  }

  function addButton(place, sessions, name, add, out) {
    const it = button.cloneNode(true);
    const isIn = (chosen) => sessions.every(({ id }) => chosen.has(id));
    it.lastChild.textContent = `: ${name}`;
    it.addEventListener("click", () => {
      const chosen = read();
      const wasIn = isIn(chosen);
      for (const each of sessions) {
        if (wasIn) chosen.delete(each.id);
        else if (!chosen.has(each.id)) chosen.set(each.id, each);
      }
      write(chosen);
      note.remove();
      if (memory) place.append(plan.note(link.href));
      say((wasIn ? words.taken : words.added).replace("%", () => name));
    });
    buttons.push((chosen) => (it.firstChild.data = isIn(chosen) ? out : add));
    place.append(it);
  }

  const plan = {
    SHORT,
    MOST,
    words,
    session,
    read,
    write,
    say,
    isKept: () => !memory,
    code: (chosen) => `#1-${[...chosen.keys()].join("-")}`,
    // With the link that holds the plan.
    note(address) {
      note.lastElementChild.href = address;
      return note;
    },
    shown() {},
  };

  // Storage may be switched off, or full.
  try {
    localStorage.setItem(`${KEY}?`, "");
    localStorage.removeItem(`${KEY}?`);
  } catch {
    memory = read();
    plan.isOdd = false;
  }
  const within = (part) => [...part.querySelectorAll("[data-plan]")].map((row) => [row, session(row.dataset)]);
  for (const [row, it] of within(document)) {
    addButton(row.querySelector(".once") || row, [it], `${it.title}: ${it.line}`, words.add, words.out);
  }
  for (const place of document.querySelectorAll("[data-plan-run]")) {
    const sessions = within(place.parentNode).map(([, it]) => it);
    if (sessions[1]) addButton(place, sessions, `${sessions[0].title}: ${place.dataset.planRun}`, words.addAll, words.outAll);
  }
  document.documentElement.classList.add("has-plan");
  show();
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  return plan;
})();
