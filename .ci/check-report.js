// What .ci/check-report looks for inside the page, at one width: it is run at the end of the body of a
// copy of the report, looks at what the browser has made of it, and replaces the page by what is wrong
// with it, each problem as "check: text". The driver checks the file's size, what is loaded, the PDF,
// and that each check fails on a copy broken for it.
const problems = [];
const tell = (check, text) => problems.push(check + ": " + text);
const shown = e => { const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0; };
const short = e => (e.textContent || "").trim().slice(0, 60);

if (!["sv", "en"].includes(document.documentElement.lang)) tell("language", "html has no lang");
if (document.title.trim() === "") tell("language", "no title");

let level = 0;
for (const h of document.querySelectorAll("h1,h2,h3,h4,h5,h6")) {
  const next = +h.tagName[1];
  if (next > level + 1) tell("headings", `h${next} after h${level}: ${short(h)}`);
  level = next;
}
if (document.querySelectorAll("h1").length !== 1) tell("headings", "not one h1");

for (const t of document.querySelectorAll("table")) {
  if (!t.caption || short(t.caption) === "") tell("captions", `table ${t.id}`);
  for (const th of t.querySelectorAll("th")) if (!th.scope) tell("captions", `no scope: ${short(th)}`);
}
for (const f of document.querySelectorAll("figure")) {
  const c = f.querySelector("figcaption");
  if (!c || short(c).length < 10) tell("captions", "figure without a caption");
}

const ids = new Set();
for (const e of document.querySelectorAll("[id]")) {
  if (ids.has(e.id)) tell("names", `id ${e.id} twice`);
  ids.add(e.id);
}
for (const s of document.querySelectorAll("svg")) {
  if (s.closest("[aria-hidden=true]")) continue;
  const name = (s.getAttribute("aria-labelledby") || "").split(" ")
    .map(id => (document.getElementById(id) || {}).textContent || "").join("").trim();
  if (s.getAttribute("role") !== "img" || name === "") tell("names", "a drawing without role or name");
}
for (const s of document.querySelectorAll("svg[role=img]")) {
  const about = (s.getAttribute("aria-describedby") || "").split(" ")
    .map(id => (document.getElementById(id) || {}).textContent || "").join("").trim();
  if (about.length < 10) tell("descriptions", `none of ${short(s.querySelector("title"))}`);
}
for (const f of document.querySelectorAll("figure")) {
  if (!/^(chart|map)\/\S+$/.test(f.id)) tell("figures", `no identifier: ${short(f)}`);
  const marks = [...f.querySelectorAll("svg *")].filter(e => e.querySelector(":scope > title"));
  if (marks.length === 0) tell("hover", `no mark of ${f.id} tells anything`);
  for (const m of marks) {
    const words = m.querySelector(":scope > title").textContent;
    if (!/\d|påvisbar|detectable/.test(words)) tell("hover", `no number: ${words}`);
  }
  if (!f.id.startsWith("chart/")) continue;
  const plain = new Set([...f.querySelectorAll(".mark rect")].map(e => e.getAttribute("fill"))
    .filter(fill => fill !== "#fff" && !fill.startsWith("url(")));
  if (plain.size > 1) tell("colour", `only colour tells bars of ${f.id} apart`);
  for (const e of f.querySelectorAll("rect, circle, polyline")) {
    if (!e.closest("defs, .legend, .mark") && !e.querySelector("title"))
      tell("hover", `a ${e.tagName} of ${f.id} tells no number`);
  }
}

for (const e of document.querySelectorAll("*")) {
  const scrolls = e.scrollWidth > e.clientWidth + 1
    && ["auto", "scroll"].includes(getComputedStyle(e).overflowX);
  if (!scrolls || e === document.documentElement) continue;
  if (e.tabIndex !== 0 || e.getAttribute("role") !== "region" || !e.getAttribute("aria-label"))
    tell("keyboard", `${e.tagName} ${short(e)} scrolls and cannot be reached, or has no name`);
}
const first = document.querySelector("[tabindex='0']");
if (first) {
  first.focus({ focusVisible: true });
  const outline = getComputedStyle(first);
  if (outline.outlineStyle === "none" || parseFloat(outline.outlineWidth) < 2)
    tell("focus", "does not show");
  first.blur();
}

for (const a of document.querySelectorAll("a[href^='#'], use")) {
  const id = (a.getAttribute("href") || "").slice(1);
  if (!ids.has(id)) tell("names", `nothing is called ${id}`);
}

const numbers = c => (c.match(/[\d.]+/g) || []).map(Number);
const luminance = c => {
  const [r, g, b] = c.slice(0, 3).map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = e => {
  for (; e; e = e.parentElement) {
    const c = numbers(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] > 0) return c;
  }
  return [255, 255, 255];
};
const seen = new Set();
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const e = walk.currentNode.parentElement;
  if (walk.currentNode.data.trim() === "" || seen.has(e) || e.closest("title,style,script,defs")) continue;
  seen.add(e);
  if (!shown(e)) continue;
  const style = getComputedStyle(e);
  const ink = numbers(e.closest("svg") ? style.fill : style.color);
  if (ink.length < 3) continue;
  const [a, b] = [luminance(ink), luminance(behind(e))].sort((x, y) => y - x);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && +style.fontWeight >= 600);
  const ratio = (a + 0.05) / (b + 0.05);
  if (ratio < (large ? 3 : 4.5)) tell("contrast", `${ratio.toFixed(1)} in ${short(e)}`);
}

const root = document.documentElement;
if (root.scrollWidth > root.clientWidth) {
  const wide = [...document.body.querySelectorAll("*")].find(e =>
    !e.closest(".scroll") && e.getBoundingClientRect().right > root.clientWidth + 1);
  tell("overflow", `${root.scrollWidth} of ${root.clientWidth} px: ` +
    (wide ? wide.tagName + " " + short(wide) : "?"));
}

for (const s of document.querySelectorAll("svg")) {
  if (s.closest("[aria-hidden=true]") || !shown(s)) continue;
  const frame = s.getBoundingClientRect();
  const boxes = [];
  for (const t of s.querySelectorAll("text")) {
    if (short(t) === "") continue;
    const r = t.getBoundingClientRect();
    if (r.left < frame.left - 1.5 || r.right > frame.right + 1.5 || r.top < frame.top - 1.5
        || r.bottom > frame.bottom + 1.5) tell("clipped", `${short(t)} in ${short(s.querySelector("title"))}`);
    // Letters fill less than their line.
    const inner = { left: r.left + 1, right: r.right - 1, top: r.top + r.height * 0.22,
      bottom: r.bottom - r.height * 0.22, text: short(t) };
    for (const o of boxes) {
      if (inner.left < o.right && o.left < inner.right && inner.top < o.bottom && o.top < inner.bottom)
        tell("overlap", `${inner.text} over ${o.text} in ${short(s.querySelector("title"))}`);
    }
    boxes.push(inner);
  }
}

// A tag or an entity that was escaped, or escaped twice, stands as text. Words under the pointer count too.
const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (words.nextNode()) {
  if (words.currentNode.parentElement.closest("style,script")) continue;
  const found = /wbr|<\/?[a-z][^<>]*>|&(#?\w+);/i.exec(words.currentNode.data);
  if (found) tell("markup", `${found[0]} in ${words.currentNode.data.trim().slice(0, 60)}`);
}

// A caption is narrower than its table where that scrolls, so that it can be read without.
for (const c of document.querySelectorAll("caption span")) {
  const box = c.closest(".scroll");
  if (!box || !shown(c)) continue;
  const edge = box.getBoundingClientRect().left + box.clientWidth;
  if (c.getBoundingClientRect().right > edge + 1) tell("cut", `${short(c)}`);
}

const outside = performance.getEntriesByType("resource").length;
if (outside > 0) tell("resources", `${outside} loaded`);
const room = root.clientWidth;
document.body.innerHTML = "";
const answer = document.createElement("pre");
answer.id = "problems";
answer.textContent = JSON.stringify([innerWidth, room, problems]);
document.body.append(answer);
