// The pro-forma of the editorial panel: composes a response file in the browser. Nothing is sent and nothing is kept.
(() => {
  "use strict";

  const form = document.getElementById("pro-forma");
  if (!form) return;
  const find = (id) => document.getElementById(id);
  const { folder, newFile, email, subject, choose, copied, notCopied, tooLong } = form.dataset;

  // Browsers and hosts give up on longer addresses.
  const LONGEST_ADDRESS = 6000;
  // Groups of choices that need an answer: the name, and the element that holds them.
  const NEEDED = [
    ["as", "who"],
    ["made_it", "made"],
    ["co_production", "co_production"],
    ["local_need", "local_need"],
    ["educational", "educational"],
    ["recommend", "recommend"],
  ];

  // A name that two members will not give to the same round by chance.
  const random = Array.from({ length: 4 }, () => Math.floor(Math.random() * 36).toString(36)).join("");

  form.hidden = false;
  find("by-hand").hidden = true;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answers = new FormData(form);
    const missing = NEEDED.filter(([name]) => !answers.get(name));
    showMissing(missing);
    if (missing.length === 0) show(answers);
  });

  function showMissing(missing) {
    const problem = find("problem");
    const list = problem.querySelector("ul");
    list.replaceChildren(
      ...missing.map(([name, group]) => {
        const link = document.createElement("a");
        link.href = `#${group}`;
        link.textContent = choose.replace("%", find(group).querySelector("legend").textContent);
        link.addEventListener("click", (event) => {
          event.preventDefault();
          form.querySelector(`input[name="${name}"]`).focus();
        });
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    for (const [name, group] of NEEDED) {
      const isMissing = missing.some(([other]) => other === name);
      find(group).classList.toggle("is-missing", isMissing);
    }
    problem.hidden = missing.length === 0;
    if (missing.length > 0) {
      find("result").hidden = true;
      problem.focus();
    }
  }

  function show(answers) {
    const file = composed(answers);
    const name = `${answers.get("as")}-${random}.md`;
    const path = folder + name;
    find("file").value = file;
    find("path").textContent = path;
    find("said").textContent = "";
    setDownload(file, name);
    if (email) {
      find("email").href = `mailto:${email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(file.replace(/\n/g, "\r\n"))}`;
    }
    if (newFile) setOpen(path, file);
    const result = find("result");
    result.hidden = false;
    result.focus();
  }

  function setDownload(file, name) {
    const link = find("download");
    if (link.href.startsWith("blob:")) URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([file], { type: "text/markdown;charset=utf-8" }));
    link.download = name;
  }

  function setOpen(path, file) {
    const address = newFile
      .replace("{path}", encodeURIComponent(path))
      .replace("{content}", encodeURIComponent(file));
    const isTooLong = address.length > LONGEST_ADDRESS;
    find("open").hidden = isTooLong;
    find("open").href = isTooLong ? "#file" : address;
    if (isTooLong) find("said").textContent = tooLong;
  }

  find("copy").addEventListener("click", async () => {
    const file = find("file");
    try {
      await navigator.clipboard.writeText(file.value);
      find("said").textContent = copied;
    } catch {
      file.focus();
      file.select();
      find("said").textContent = document.execCommand("copy") ? copied : notCopied;
    }
  });

  // The file as `prospectus panel respond` writes it.
  function composed(answers) {
    const initials = answers.get("initials").trim();
    const role = answers.get("as") + (initials ? ` ${initials}` : "");
    const lines = ["---", `on: ${today()}`, `as: ${scalar(role)}`, `made_it: ${answers.get("made_it")}`];
    for (const name of ["co_production", "local_need", "educational", "recommend"]) {
      lines.push(`${name}: ${answers.get(name)}`);
    }
    const title = oneLine(answers.get("title"));
    if (title) lines.push(`title: ${scalar(title)}`);
    lines.push("---");
    const text = answers.get("text").replace(/\r\n?/g, "\n").trim();
    if (text) lines.push(text);
    return `${lines.join("\n")}\n`;
  }

  // The day where the member is, as 2026-11-22.
  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  function oneLine(text) {
    return text.replace(/\s+/g, " ").trim();
  }

  // A YAML value: bare where that is certain, else in quotation marks.
  function scalar(text) {
    const isPlain = /^[\p{L}][\p{L}\p{N} '\-.,/()_]*$/u.test(text);
    const isWord = /^(yes|no|true|false|null|on|off|y|n)$/i.test(text);
    if (isPlain && !isWord) return text;
    return JSON.stringify(text);
  }
})();
