// Own change between two times that a measure was answered. Only one's own, never a rank, and nothing is called low or high.

import { h } from "./dom.js";
import { tr } from "./translate.js";
import { isMap } from "./words.js";

// A change in a scale's score that a person answering the same twice may see from one day to the next. A judgement: the
// measures are not validated, so nobody knows their error. Two steps of eleven on one item in six, or one step on most.
const WOBBLE = 0.1;

/**
 * The score of a scale: the mean of its answered items, turned round where the item is, between `low` and `high`.
 * The same rule as `workshop.scoring.measure`.
 * @returns {number | null} Null with fewer answers than the scale asks for.
 */
export function scoreOf(measure, scale, answer) {
  const items = measure.items.filter(({ id }) => scale.items.includes(id));
  const parts = items.flatMap((item) => {
    const value = isMap(answer) ? answer[item.id] : null;
    const { low, high } = measure.formats.find(({ id }) => id === item.format);
    if (!Number.isInteger(value) || value < low || value > high) return [];
    const share = (value - low) / (high - low);
    return [item.reverse ? 1 - share : share];
  });
  if (parts.length < scale.min_answered) return null;
  return scale.low + ((scale.high - scale.low) * parts.reduce((sum, part) => sum + part, 0)) / parts.length;
}

/** What changed, scale by scale: `{ scale, before, after, moved }`; `moved` is -1, 0 (within wobble) or 1. */
export function changes(measure, before, after) {
  return measure.scales.flatMap((scale) => {
    const [first, second] = [scoreOf(measure, scale, before), scoreOf(measure, scale, after)];
    if (first === null || second === null) return [];
    const share = (second - first) / (scale.high - scale.low);
    return [{ scale, before: first, after: second, moved: Math.abs(share) <= WOBBLE + 1e-9 ? 0 : Math.sign(share) }];
  });
}

function sentence({ scale, before, after, moved }) {
  const facts = { scale: scale.label, before: Math.round(before), after: Math.round(after), high: Math.round(scale.high) };
  if (moved === 0) return tr("{scale}: {before}, then {after}, of {high}. That is about the same: a difference this small comes and goes by itself.", facts);
  if (moved > 0) return tr("{scale}: {before}, then {after}, of {high}. You answered higher this time.", facts);
  return tr("{scale}: {before}, then {after}, of {high}. You answered lower this time. That can happen after looking at hard things.", facts);
}

const SVG = "http://www.w3.org/2000/svg";

function s(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Two points on a line from the least to the most, an open one for before and a filled one for after. */
function drawn({ scale, before, after }, name) {
  const x = (score) => 12 + (296 * (score - scale.low)) / (scale.high - scale.low);
  const [one, two] = [x(before).toFixed(1), x(after).toFixed(1)];
  return s("svg", { class: "ws-chart ws-change-line", viewBox: "0 0 320 34", role: "img", "aria-label": name },
    s("line", { class: "ws-grid", x1: 12, x2: 308, y1: 17, y2: 17 }),
    s("line", { class: "ws-change-way", x1: one, x2: two, y1: 17, y2: 17 }),
    s("circle", { class: "ws-change-before", cx: one, cy: 17, r: 7 }),
    s("circle", { class: "ws-change-after", cx: two, cy: 17, r: 7 }));
}

/**
 * @param {object} measure
 * @param {object | null} before Answers the first time.
 * @param {object | null} after Answers now.
 * @returns {HTMLElement | null} Nothing where there is nothing to compare.
 */
export function ownChange(measure, before, after) {
  const found = changes(measure, before, after);
  if (found.length === 0) return null;
  const rows = found.map((one) => h("div", { class: "ws-change" }, h("p", null, sentence(one)), drawn(one, sentence(one)),
    one.scale.about && h("p", { class: "ws-hint" }, one.scale.about)));
  return h("div", { class: "ws-note ws-own-change", role: "group", "aria-label": tr("Your own two times") },
    h("p", { class: "ws-lead" }, tr("Your own two times")),
    h("p", { class: "ws-hint" }, tr("The open point is your first time, the filled one is now. Only you see this.")),
    rows,
    h("p", { class: "ws-hint" }, `${tr("It compares you with yourself, and with nobody else. There is no right place to be.")} ${measure.note ?? ""}`));
}
