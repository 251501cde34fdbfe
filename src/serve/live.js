// Shows a page again when it is another one, at the same place, and lists what is to be put right in a panel over it.
// It stands in pages that `prospectus serve` sends, and in no published site. Its words come with the panel.
(() => {
  const script = document.currentScript;
  const { page, digest } = script.dataset;
  const own = (name) => new URL(name, script.src);
  const kept = `prospectus-serve:${page}`;

  // Where a reader is on the page.

  const keep = () => {
    const open = [...document.querySelectorAll("details")].map((it) => it.open);
    const place = { x: scrollX, y: scrollY, open, focus: pathTo(document.activeElement) };
    sessionStorage.setItem(kept, JSON.stringify(place));
  };

  /** The way to an element: from the nearest one with an id, or from the top. */
  const pathTo = (element) => {
    const steps = [];
    for (let at = element; at && at !== document.body && at !== host; at = at.parentElement) {
      if (at.id) return [`#${CSS.escape(at.id)}`, ...steps].join(" > ");
      const place = [...at.parentElement.children].indexOf(at) + 1;
      steps.unshift(`${at.localName}:nth-child(${place})`);
    }
    return steps.length > 0 && element !== host ? ["body", ...steps].join(" > ") : "";
  };

  const restore = () => {
    const text = sessionStorage.getItem(kept);
    if (!text) return;
    sessionStorage.removeItem(kept);
    const { x, y, open, focus } = JSON.parse(text);
    const all = document.querySelectorAll("details");
    if (all.length === open.length) all.forEach((it, at) => (it.open = open[at]));
    if (focus) document.querySelector(focus)?.focus({ preventScroll: true });
    scrollTo({ left: x, top: y, behavior: "instant" });
  };

  // What the server says.

  let events;
  let leaving = false;
  const listen = () => {
    if (events) return;
    events = new EventSource(own(`events?page=${encodeURIComponent(page)}&digest=${digest}`));
    events.addEventListener("reload", () => {
      if (leaving) return;
      leaving = true;
      keep();
      location.reload();
    });
    events.addEventListener("findings", fill);
  };
  // A browser opens few lines to one server: a page that nobody sees needs none.
  const seen = () => {
    if (document.hidden) {
      events?.close();
      events = undefined;
    } else {
      listen();
    }
  };

  // The panel.

  const host = document.createElement("prospectus-serve");
  const shadow = host.attachShadow({ mode: "open" });
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: own("panel.css") });
  const alert = Object.assign(document.createElement("p"), { className: "alert" });
  alert.setAttribute("role", "alert");
  const body = document.createElement("div");
  shadow.append(style, alert, body);
  host.hidden = true;
  style.addEventListener("load", () => (host.hidden = false));

  const isOpen = () => sessionStorage.getItem("prospectus-serve-panel") === "open";
  const show = (yes) => {
    sessionStorage.setItem("prospectus-serve-panel", yes ? "open" : "closed");
    shadow.querySelector("section").hidden = !yes;
    shadow.querySelector(".open").setAttribute("aria-expanded", yes);
  };

  // As a document: the policy of the pages lets no script make HTML of text.
  const read = (address) =>
    new Promise((done) => {
      const asked = new XMLHttpRequest();
      asked.open("GET", address);
      asked.responseType = "document";
      asked.addEventListener("loadend", () => done(asked.status === 200 ? asked.responseXML : null));
      asked.send();
    });

  const fill = async () => {
    const answer = await read(own(`panel?page=${encodeURIComponent(page)}`));
    if (!answer) return;
    const hadFocus = shadow.activeElement?.className;
    const scrolled = shadow.querySelector(".list")?.scrollTop ?? 0;
    body.replaceChildren(...answer.body.childNodes);
    show(isOpen());
    shadow.querySelector(".open").addEventListener("click", () => show(!isOpen()));
    shadow.querySelector(".close").addEventListener("click", close);
    shadow.querySelector(".list").scrollTop = scrolled;
    if (hadFocus) shadow.querySelector(`.${hadFocus.split(" ")[0]}`)?.focus();
    // Only errors are said aloud, and each once.
    const words = shadow.querySelector("section").dataset.alert;
    if (words !== sessionStorage.getItem("prospectus-serve-said")) {
      sessionStorage.setItem("prospectus-serve-said", words);
      alert.textContent = words;
    }
  };

  const close = () => {
    show(false);
    shadow.querySelector(".open").focus();
  };

  shadow.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) {
      event.stopPropagation();
      close();
    }
  });

  document.body.append(host);
  restore();
  fill();
  seen();
  document.addEventListener("visibilitychange", seen);
})();
