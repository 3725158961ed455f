// Self, peers and coach side by side: a mark for each on the four levels, the gap in words, and the same as a table.

import { besideOurs, cell, gaps, isLevel, othersNames, together } from "./compare-words.js";
import { h } from "./dom.js";
import { LEVELS } from "./rubric-answer.js";
import { tr } from "./translate.js";

const SHAPES = { self: "●", peer: "▲", coach: "■", sample: "◆" };

// A shape and a name, so that it reads in grey, and in print, as well as in colour.
function mark({ role, name }) {
  return h("span", { class: `ws-mark ws-mark-${role}` }, h("span", { class: "ws-shape" }, SHAPES[role]), " ", name);
}

function strip(id, raters) {
  return h("div", { class: "ws-strip", "aria-hidden": "true" }, LEVELS.map((level) => h("div", { class: "ws-strip-level" },
    h("span", { class: "ws-strip-number" }, level), raters.filter(({ ratings }) => ratings[id] === level).map(mark))));
}

function row({ id, title }, raters) {
  const [own, ...others] = raters;
  const said = raters.map(({ name, ratings }) => `${name}: ${cell(ratings[id])}`).join(", ");
  const unseen = raters.filter(({ ratings }) => ratings[id] === "NO").map(({ name }) => name).join(", ");
  return h("li", { class: "ws-compared" },
    h("p", { class: "ws-compared-title" }, title),
    raters.some(({ ratings }) => isLevel(ratings[id])) && strip(id, raters),
    h("p", { class: "ws-sr" }, `${said}.`),
    unseen && h("p", { class: "ws-quiet", "aria-hidden": "true" }, tr("Not observed: {names}", { names: unseen })),
    h("p", null, others[0].role === "sample" ? besideOurs(own.ratings[id], others[0].ratings[id])
      : gaps(own.ratings[id], others.map(({ name, ratings }) => ({ name, rating: ratings[id] }))).join(" ")));
}

function table(criteria, raters) {
  return h("div", { class: "ws-wide", tabindex: "0", role: "group", "aria-label": tr("The same as a table") },
    h("table", { class: "ws-table" },
      h("caption", { class: "ws-label" }, tr("Levels from 1 to 4, by who rated")),
      h("thead", null, h("tr", null, h("th", { scope: "col" }, tr("Criterion")), raters.map(({ name }) => h("th", { scope: "col" }, name)))),
      h("tbody", null, criteria.map(({ id, title }) => h("tr", null,
        h("th", { scope: "row" }, title), raters.map(({ ratings }) => h("td", null, cell(ratings[id]))))))));
}

/**
 * @param {Object} exercise
 * @param {{ratings: Object, others: Object[]}} attempt With at least one other rating.
 * @returns {HTMLElement}
 */
export function compared(exercise, { ratings, others }) {
  const names = othersNames(others);
  const raters = [{ role: "self", name: tr("You"), ratings }, ...others.map((other, index) => ({ role: other.role, name: names[index], ratings: other.ratings }))];
  const sample = others[0].role === "sample";
  const lines = together(exercise, raters.map((one) => one.ratings));
  return h("div", { class: "ws-block ws-compare" },
    h("p", { class: "ws-lead" }, sample ? tr("How you saw it, and how we did") : tr("How you saw it, and how they saw it")),
    h("p", { class: "ws-hint" }, sample ? tr("There is no right answer here. Trained raters differ, too.")
      : tr("Each mark is one person’s view. They are never added up. A gap does not mean that one of you is wrong: ask what the other one heard.")),
    h("ul", { class: "ws-list" }, exercise.criteria.map((criterion) => row(criterion, raters))),
    lines.length > 0 && h("div", { class: "ws-note" }, lines.map(([title, line]) => h("p", null, h("b", null, title, " "), line))),
    h("details", { class: "ws-details" }, h("summary", null, tr("The same as a table")), table(exercise.criteria, raters)));
}
