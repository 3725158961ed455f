// A released result as a table with bars. It holds what passed the gate and nothing else.

import { h } from "./dom.js";
import { tr } from "./translate.js";

/**
 * @param {{ title: string, columns: string[], rows: { label: string, figures: { text: string, value: number | null }[] }[],
 *   base: string, notes: string[] }} result
 * @returns {HTMLElement}
 */
export function drawResult(result) {
  const heads = result.columns.map((column) => h("th", { scope: "col" }, column));
  const rows = result.rows.map(({ label, figures }) => h("tr", null, h("th", { scope: "row" }, label), figures.map(cell)));
  return h("div", { class: "result" },
    h("table", null,
      h("caption", null, result.title),
      h("thead", null, h("tr", null, h("td", null), heads)),
      h("tbody", null, rows)),
    h("p", { class: "ws-quiet" }, tr("People who took part: {base}.", { base: result.base }), " ", result.notes.join(" ")));
}

function cell({ text, value }) {
  const share = value !== null && text.endsWith("%") ? value : null;
  const bar = share === null ? null : h("span", { class: "result-bar", "aria-hidden": "true" });
  bar?.style.setProperty("--share", `${share}%`);
  return h("td", { class: bar ? "result-share" : null }, bar, h("span", null, text));
}
