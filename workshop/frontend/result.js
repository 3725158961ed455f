// A released result as a table with bars. It holds what passed the gate and nothing else.

import { h } from "./dom.js";
import { released } from "./released.js";
import { tr } from "./translate.js";

/**
 * @param {{ title: string, columns: string[], rows: { label: string, figures: string[] }[], base: string,
 *   notes: string[] }} result
 * @returns {HTMLElement}
 */
export function drawResult(result) {
  const heads = result.columns.map((column) => h("th", { scope: "col" }, released(column)));
  const rows = result.rows.map(({ label, figures }) => h("tr", null, h("th", { scope: "row" }, label), figures.map(cell)));
  return h("div", { class: "result" },
    h("table", null,
      h("caption", null, result.title),
      h("thead", null, h("tr", null, h("td", null), heads)),
      h("tbody", null, rows)),
    h("p", { class: "ws-quiet" }, /^\d+$/.test(result.base) ? tr("Based on {base} people.", { base: result.base }) : "", " ", result.notes.map(released).join(" ")));
}

/** A figure; a share has a bar behind it, which reaches from the lower to the upper end of a band. */
function cell(text) {
  const [low, high] = ends(text);
  if (low === null) return h("td", null, released(text));
  const bar = h("span", { class: "result-bar", "aria-hidden": "true" });
  bar.style.setProperty("--low", `${low}%`);
  bar.style.setProperty("--high", `${high}%`);
  return h("td", { class: "result-share" }, bar, h("span", null, released(text)));
}

/** The ends of a share or a band in percent: `63%`, `41–50%`, `at most 20%`, `at least 80%`. */
function ends(text) {
  if (!text.endsWith("%")) return [null, null];
  const numbers = text.match(/\d+/g).map(Number);
  if (numbers.length === 2) return numbers;
  return text.startsWith("at most") ? [0, numbers[0]] : text.startsWith("at least") ? [numbers[0], 100] : [numbers[0], numbers[0]];
}
