// Finding a course: the links to single values become choices that hold together. Words and addresses stand in the page.
(() => {
  "use strict";

  const find = document.getElementById("find");
  if (!find) return;
  const all = (selector, within) => Array.from(within.querySelectorAll(selector));
  const finder = find.querySelector(".finder");
  const chosen = find.querySelector(".chosen");
  const status = find.querySelector(".found");
  const words = status.dataset;

  // Somebody who chooses two values of one facet takes either; of two facets, both must fit, and one run must fit them all.
  const facets = all(".facet", find).map((details) => ({ details, id: details.dataset.facet, boxes: boxesOf(details) }));
  const cards = all(".group .card", document).map((card) => {
    const runs = all(".runs > li", card);
    const marks = (unit) => (facet) => ` ${card.dataset[facet] || ""} ${unit.dataset[facet] || ""} `;
    return { card, units: (runs.length ? runs : [card]).map(marks) };
  });
  let isUnknown = false;
  let isTouched = false;
  let timer;

  // A list of links → a group of checkboxes with the same words.
  function boxesOf(details) {
    const list = details.querySelector("ul");
    const group = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.className = "hidden";
    legend.textContent = details.querySelector("summary").firstChild.textContent.trim();
    list.replaceWith(group);
    group.append(legend, list);
    return all("li", list).map((item) => {
      const label = document.createElement("label");
      const box = document.createElement("input");
      const link = item.querySelector("a");
      box.type = "checkbox";
      box.autocomplete = "off";
      box.name = details.dataset.facet;
      box.value = item.dataset.value;
      box.addEventListener("change", changed);
      const count = link.querySelector(".count");
      const name = link.firstChild.textContent.trim();
      label.append(box, " ", ...link.childNodes);
      link.replaceWith(label);
      return { box, count, name };
    });
  }

  function choice() {
    return facets.map(({ id, boxes }) => ({
      id,
      values: boxes.filter(({ box }) => box.checked).map(({ box }) => ` ${box.value} `),
    }));
  }

  // Whether a run, or a course without one, is among what is chosen of each facet but one.
  function fits(unit, choice, except) {
    return choice.every(
      ({ id, values }) => id === except || !values.length || values.some((value) => unit(id).includes(value)),
    );
  }

  function changed() {
    isUnknown = false;
    isTouched = true;
    show();
    remember();
  }

  function show() {
    const now = choice();
    let found = 0;
    for (const { card, units } of cards) {
      card.hidden = !units.some((unit) => fits(unit, now));
      found += card.hidden ? 0 : 1;
    }
    for (const group of all(".group", document)) {
      group.hidden = !group.querySelector(".card:not([hidden])");
      const jump = document.querySelector(`.jump a[href$="#${group.querySelector("h2").id}"]`);
      if (jump) jump.parentNode.hidden = group.hidden;
    }
    for (const { id, boxes, details } of facets) {
      const left = cards.map(({ units }) => units.filter((unit) => fits(unit, now, id)));
      for (const { box, count } of boxes) {
        const has = (unit) => unit(id).includes(` ${box.value} `);
        count.textContent = `(${left.filter((units) => units.some(has)).length})`;
      }
      tell(details, boxes.filter(({ box }) => box.checked).length);
    }
    const taken = facets.reduce((taken, { boxes }) => taken.concat(boxes.filter(({ box }) => box.checked)), []);
    tell(finder, taken.length);
    showChosen(taken);
    say(found, taken.length);
  }

  // Puts how many are chosen beside the name of what folds away.
  function tell(details, count) {
    const place = details.querySelector(".chosen-count");
    place.textContent = count ? place.dataset.words.replace("%", count) : "";
  }

  function showChosen(taken) {
    chosen.hidden = !taken.length;
    const items = taken.map(({ box, name }) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      const action = document.createElement("span");
      button.type = "button";
      button.className = "chip";
      action.className = "hidden";
      action.textContent = `${words.takeAway} `;
      button.append(action, name);
      button.addEventListener("click", () => takeAway(box, item));
      item.append(button);
      return item;
    });
    const list = chosen.querySelector("ul");
    list.textContent = "";
    list.append(...items);
  }

  // The button that was pressed is gone afterwards: the next one takes the focus, or what opens the choices.
  function takeAway(box, item) {
    const at = Array.from(item.parentNode.children).indexOf(item);
    box.checked = false;
    changed();
    const buttons = all(".chip", chosen);
    (buttons[Math.min(at, buttons.length - 1)] || finder.querySelector("summary")).focus();
  }

  // Waits for the last of several quick choices, so that a voice says one number.
  function say(found, taken) {
    const parts = isUnknown ? [words.unknown] : [];
    if (taken || isTouched) parts.push(found ? words.found.replace("%", found) : words.none);
    clearTimeout(timer);
    timer = setTimeout(() => (status.textContent = parts.join(" ")), 300);
  }

  function remember() {
    const query = new URLSearchParams();
    for (const { id, boxes } of facets) {
      for (const { box } of boxes) if (box.checked) query.append(id, box.value);
    }
    const text = query.toString();
    try {
      history.replaceState(null, "", location.pathname + (text && `?${text}`) + location.hash);
    } catch (error) {
      // A page in a folder on somebody's disk keeps its address.
    }
  }

  chosen.querySelector(".second").addEventListener("click", () => {
    for (const { boxes } of facets) for (const { box } of boxes) box.checked = false;
    changed();
    finder.querySelector("summary").focus();
  });

  // What an address asks for is only ever compared with what there is.
  new URLSearchParams(location.search).forEach((value, id) => {
    const facet = facets.find((each) => each.id === id);
    const known = facet && facet.boxes.find(({ box }) => box.value === value);
    if (known) known.box.checked = true;
    else if (facet) isUnknown = true;
  });
  finder.open = location.hash === "#find" || matchMedia("(min-width: 56rem)").matches;
  show();
})();
