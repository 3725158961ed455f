// The sheet of "My plan": the document drawn as plain HTML, on a page to print, in a notebook, or as a file of its own.

import { h } from "./dom.js";

// What a file of its own needs to look like the sheet, and to print on one or two pages.
const STYLE = `
body { max-width: 42rem; margin: 2rem auto; padding: 0 1.2rem; font: 17px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; color: #1d2327; background: #fff; }
h1 { margin: 0; font-size: 1.9rem; } h2 { margin: 1.3rem 0 .3rem; font-size: 1.1rem; color: #0f5c5c; break-after: avoid; }
p { margin: 0 0 .4rem; white-space: pre-line; overflow-wrap: anywhere; } dl { margin: 0; } dt { font-weight: 600; } dd { margin: 0 0 .35rem; white-space: pre-line; overflow-wrap: anywhere; }
ul { margin: 0; padding-inline-start: 1.2rem; } li { overflow-wrap: anywhere; }
.ws-sheet-main { padding: .6rem .9rem; font-size: 1.08rem; font-weight: 600; border-inline-start: 4px solid #0f5c5c; } .ws-sheet-about, .ws-sheet-end { color: #51595f; font-size: .92rem; }
.ws-sheet-starts { margin-top: .6rem; } section { break-inside: avoid-page; }
@page { margin: 18mm; } @media print { body { margin: 0; font-size: 11pt; } }`;

function body(lines) {
  if (lines.length === 0) return null;
  if (lines.every(({ label }) => label)) {
    return h("dl", null, lines.map(({ label, text, starts }, at) =>
      h("div", { class: starts && at > 0 ? "ws-sheet-starts" : null }, h("dt", null, label), h("dd", { dir: "auto" }, text))));
  }
  if (lines.length === 1) return h("p", { dir: "auto" }, lines[0].text);
  return h("ul", null, lines.map(({ label, text }) => h("li", { dir: "auto" }, label ? `${label}: ${text}` : text)));
}

/**
 * @param {object} plan A document of `my-plan-content.js`.
 * @param {{ headings: boolean }} options Without headings in a notebook, where only the page around it knows the levels.
 * @returns {HTMLElement}
 */
export function sheet(plan, { headings }) {
  const title = (text) => (headings ? h("h2", null, text) : h("p", { class: "ws-sheet-title" }, text));
  const part = ({ title: name, main, lines }) => h("section", { class: "ws-sheet-part" }, title(name), main && h("p", { class: "ws-sheet-main", dir: "auto" }, main), body(lines));
  return h("article", { class: "ws-sheet", "aria-label": plan.title },
    h("p", { class: "ws-sheet-about" }, `${plan.workshop} · ${plan.made}`),
    plan.sections.map(part),
    plan.help.length ? part({ title: plan.help_title, main: "", lines: plan.help }) : null,
    h("p", { class: "ws-sheet-end" }, plan.closing));
}

/** The plan as a page of its own, a file that opens anywhere and prints well. */
export function filePage(plan) {
  const made = document.implementation.createHTMLDocument(plan.title);
  made.documentElement.lang = plan.language;
  const charset = made.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  const view = made.createElement("meta");
  view.setAttribute("name", "viewport");
  view.setAttribute("content", "width=device-width, initial-scale=1");
  const style = made.createElement("style");
  style.textContent = STYLE;
  made.head.prepend(charset, view);
  made.head.append(style);
  const title = made.createElement("h1");
  title.textContent = plan.title;
  const main = made.createElement("main");
  main.append(title, made.importNode(sheet(plan, { headings: true }), true));
  made.body.append(main);
  return `<!DOCTYPE html>\n${new XMLSerializer().serializeToString(made.documentElement)}\n`;
}
