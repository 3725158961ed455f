// The drawing of the numbers: what is likely for one application, and what that makes over many. Plain SVG.

import { noneIn } from "./funnel.js";
import { tr } from "./translate.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 320;
const HEIGHT = 190;
const LEFT = 40;
const RIGHT = 308;
const TOP = 14;
const BOTTOM = 150;

function s(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function line(points, look) {
  return s("polyline", { class: look, points: points.map((point) => point.map((part) => part.toFixed(1)).join(",")).join(" ") });
}

function word(x, y, text, anchor = "middle") {
  return s("text", { x, y, "text-anchor": anchor }, text);
}

/**
 * Draw the chance of at least one interview in 0 to `most` applications: with doubt (solid) and without (dashed).
 *
 * @param {{a: number, b: number, mean: number}} model From `funnel`.
 * @param {number} most How far to draw, 1 or more.
 * @param {string} name What the drawing says, for those who do not see it.
 * @returns {SVGElement}
 */
export function chart(model, most, name) {
  const x = (tries) => LEFT + ((RIGHT - LEFT) * tries) / most;
  const y = (chance) => BOTTOM - (BOTTOM - TOP) * chance;
  const tries = Array.from({ length: Math.min(most, 50) + 1 }, (_, at) => Math.round((at * most) / Math.min(most, 50)));
  const doubtful = tries.map((number) => [x(number), y(1 - noneIn(number, model.a, model.b))]);
  const simple = tries.map((number) => [x(number), y(1 - (1 - model.mean) ** number)]);
  const levels = [0, 0.5, 1].flatMap((level) => [
    s("line", { class: "ws-grid", x1: LEFT, x2: RIGHT, y1: y(level), y2: y(level) }),
    word(LEFT - 6, y(level) + 4, `${level * 100}%`, "end"),
  ]);
  const ends = [...new Set([0, Math.round(most / 2), most])].map((number) => word(x(number), BOTTOM + 16, number));
  return s("svg", { class: "ws-chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": name },
    ...levels, ...ends, word((LEFT + RIGHT) / 2, HEIGHT - 6, tr("more applications")),
    line(simple, "ws-simple"), line(doubtful, "ws-doubtful"));
}

/**
 * Draw likely ranges as bars with a tick at the middle of the guess, on one scale from 0.
 *
 * @param {Array<{label: string, low: number, high: number, mean: number, words: string}>} rows Shares from 0 to 1.
 * @param {string} name What the drawing says, for those who do not see it.
 * @returns {SVGElement}
 */
export function ranges(rows, name) {
  const most = Math.min(1, Math.max(0.05, 1.1 * Math.max(...rows.map(({ high }) => high))));
  const x = (share) => 8 + ((WIDTH - 16) * share) / most;
  const height = 50 * rows.length + 22;
  const bars = rows.flatMap(({ label, low, high, mean, words }, at) => [
    word(8, 50 * at + 14, label, "start"),
    word(WIDTH - 8, 50 * at + 14, words, "end"),
    s("line", { class: "ws-grid", x1: 8, x2: WIDTH - 8, y1: 50 * at + 31, y2: 50 * at + 31 }),
    s("rect", { class: "ws-range", x: x(low).toFixed(1), y: 50 * at + 22, width: Math.max(2, x(high) - x(low)).toFixed(1), height: 18, rx: 4 }),
    s("line", { class: "ws-middle", x1: x(mean).toFixed(1), x2: x(mean).toFixed(1), y1: 50 * at + 19, y2: 50 * at + 43 }),
  ]);
  const ends = [word(8, height - 4, "0%", "start"), word(WIDTH - 8, height - 4, `${Math.round(most * 100)}%`, "end")];
  return s("svg", { class: "ws-chart", viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": name }, ...bars, ...ends);
}
