// Several attempts side by side, as the participant rated them. Only their own: others may have been others each time.

import { cell, isLevel } from "./compare-words.js";
import { h } from "./dom.js";
import { tr } from "./translate.js";

const SHOWN = 4;

/** From the first to the last of the levels that were given, in words. */
export function change(ratings) {
  const levels = ratings.filter(isLevel);
  if (levels.length < 2) return "-";
  const step = levels.at(-1) - levels[0];
  if (step === 0) return tr("the same");
  return step > 0 ? tr("up {count}", { count: step }) : tr("down {count}", { count: -step });
}

/** The mean of the rated levels, once enough criteria are rated. */
export function total({ min_rated: enough }, ratings) {
  const levels = Object.values(ratings).filter(isLevel);
  if (levels.length === 0 || levels.length < enough) return null;
  return (Math.round((levels.reduce((sum, level) => sum + level, 0) * 10) / levels.length) / 10).toFixed(1);
}

/**
 * @param {Object} exercise
 * @param {Object[]} attempts The oldest first, at least two with ratings.
 * @returns {HTMLElement}
 */
export function overTime(exercise, attempts) {
  const numbered = attempts.map((attempt, index) => ({ ...attempt, number: index + 1 })).filter(({ ratings }) => Object.keys(ratings).length > 0);
  const shown = numbered.slice(-SHOWN);
  const heads = shown.map(({ number }) => h("th", { scope: "col" }, tr("No. {number}", { number })));
  const rows = exercise.criteria.map(({ id, title }) => h("tr", null, h("th", { scope: "row" }, title),
    shown.map(({ ratings }) => h("td", null, cell(ratings[id]))), h("td", null, change(shown.map(({ ratings }) => ratings[id])))));
  const means = h("tr", { class: "ws-table-total" }, h("th", { scope: "row" }, tr("Average, from {count} rated on", { count: exercise.min_rated })),
    shown.map(({ ratings }) => h("td", null, total(exercise, ratings) ?? "-")), h("td", null, ""));
  return h("div", { class: "ws-wide", tabindex: "0", role: "group", "aria-label": tr("Your attempts over time") },
    h("table", { class: "ws-table" },
      h("caption", { class: "ws-label" }, tr("Your own ratings over time")),
      h("thead", null, h("tr", null, h("th", { scope: "col" }, tr("Criterion")), heads, h("th", { scope: "col" }, tr("First to last")))),
      h("tbody", null, rows, means)));
}
