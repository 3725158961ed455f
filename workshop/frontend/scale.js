// scale: statements to rate with whole numbers. It shows the ratings back and says nothing about them.

import { h, uid } from "./dom.js";
import { clearing, frame } from "./frame.js";
import { radios } from "./radios.js";
import { isMap } from "./words.js";

function formatOf(exercise, item) {
  return exercise.formats.find((format) => format.id === item.format);
}

/** The part of an answer that fits: one from another version is read as far as it goes. */
function fitting(exercise, answer) {
  const ratings = {};
  for (const item of exercise.items) {
    const value = isMap(answer) ? answer[item.id] : null;
    const { low, high } = formatOf(exercise, item);
    if (Number.isInteger(value) && value >= low && value <= high) ratings[item.id] = value;
  }
  return ratings;
}

function state(exercise, answer) {
  const rated = Object.keys(fitting(exercise, answer)).length;
  if (rated === 0) return "empty";
  return rated === exercise.items.length ? "complete" : "partial";
}

function shared(exercise, answer) {
  const ratings = fitting(exercise, answer);
  return Object.keys(ratings).length ? ratings : null;
}

function meaning({ low, high, low_label, high_label }) {
  return `${low} = ${low_label}, ${high} = ${high_label}`;
}

function words(format, number) {
  return `${number} (${format.labels?.length ? format.labels[number - format.low] : meaning(format)})`;
}

/** Items that go on with the words above them, as "… that you could…" does, stand below those words. */
function text(exercise, part) {
  const ratings = fitting(exercise, part);
  const lines = [];
  let above = null;
  for (const item of exercise.items.filter(({ id }) => id in ratings)) {
    const format = formatOf(exercise, item);
    const lead = (format.lead ?? "").trim();
    const labelled = Boolean(format.labels?.length);
    const goesOn = /(…|\.\.\.)$/.test(lead);
    if (goesOn && above !== format.id) lines.push(labelled ? lead : `${lead} (${meaning(format)})`);
    above = goesOn ? format.id : null;
    const number = goesOn && !labelled ? ratings[item.id] : words(format, ratings[item.id]);
    lines.push(`${goesOn ? "… " : ""}${item.text.replace(/([^.])\.$/, "$1")}: ${number}`); // not "my time.: 3"
  }
  return lines;
}

/** What one radio button shows. The words of both ends belong to its name, since a row of bare numbers says nothing. */
function face({ low, high, low_label, high_label, labels }, value) {
  if (labels?.length) return [h("b", null, value), h("span", { class: "ws-step" }, labels[value - low])];
  const end = { [low]: low_label, [high]: high_label }[value];
  return [value, end && h("span", { class: "ws-sr" }, ` = ${end}`)];
}

function ends({ low, high, low_label, high_label, labels }) {
  if (labels?.length) return null;
  return h("p", { class: "ws-ends", "aria-hidden": "true" },
    h("span", null, `${low} = ${low_label}`), h("span", null, `${high} = ${high_label}`));
}

function render({ exercise, answer, save, el }) {
  let ratings = {};
  const rows = new Map();

  function change(id, value) {
    ratings = { ...ratings };
    if (value === null) delete ratings[id];
    else ratings[id] = value;
    keep();
  }

  function keep() {
    const any = Object.keys(ratings).length > 0;
    clear.refresh(any);
    save(any ? ratings : null);
  }

  function row(item) {
    const format = formatOf(exercise, item);
    const values = Array.from({ length: format.high - format.low + 1 }, (_, index) => format.low + index);
    const group = radios({
      legend: item.text,
      look: format.labels?.length ? "steps" : "pills",
      options: values.map((value) => ({ value, face: face(format, value) })),
      before: ends(format),
      change: (value) => change(item.id, value),
    });
    rows.set(item.id, group);
    return group.node;
  }

  /** Neighbours of one format under their common sentence. */
  function block(items) {
    const { lead } = formatOf(exercise, items[0]);
    const id = lead ? uid("lead") : null;
    return h("div", { class: "ws-block", role: lead ? "group" : null, "aria-labelledby": id },
      lead && h("p", { class: "ws-lead", id }, lead), items.map(row));
  }

  function show(value) {
    ratings = fitting(exercise, value);
    for (const [id, group] of rows) group.set(ratings[id] ?? null);
  }

  function update(value) {
    show(value);
    clear.refresh(Object.keys(ratings).length > 0);
  }

  const blocks = [];
  for (const item of exercise.items) {
    if (blocks.at(-1)?.[0].format === item.format) blocks.at(-1).push(item);
    else blocks.push([item]);
  }
  const clear = clearing({ get: () => ratings, set: (value) => { show(value); keep(); } });
  frame({ exercise, el }, blocks.map(block), clear.node);
  update(answer);
  return { update };
}

/** Ratings of items; the answer is `{"item": 7}`. */
export const scale = { render, state, shared, text };
