// list: rows of a few short texts, added and removed by buttons.

import { h } from "./dom.js";
import { field } from "./field.js";
import { frame } from "./frame.js";
import { tr } from "./translate.js";
import { filled, isMap } from "./words.js";

/** The rows and cells that fit: an answer from another version is read as far as it goes. */
function fitting(exercise, answer) {
  const rows = Array.isArray(answer) ? answer.slice(0, exercise.most) : [];
  return rows.filter(isMap).map((row) => Object.fromEntries(exercise.columns.map(({ id }) => [id, row[id]])
    .filter(([, text]) => typeof text === "string" && text !== "")));
}

function count(exercise, rows) {
  return rows.filter((row) => exercise.columns.every(({ id }) => filled(row[id]))).length;
}

function state(exercise, answer) {
  const rows = fitting(exercise, answer);
  if (!rows.some((row) => Object.values(row).some(filled))) return "empty";
  return count(exercise, rows) >= exercise.least ? "complete" : "partial";
}

function shared(exercise, answer) {
  const rows = count(exercise, fitting(exercise, answer));
  return rows ? { rows } : null;
}

function text(exercise, part) {
  return [tr("Rows filled in: {rows}", { rows: part.rows }), tr("Your words stay with you")];
}

/** The rows without the empty ones at the end: those between others keep what follows in its place. */
function kept(data) {
  let length = data.length;
  while (length && !Object.keys(data[length - 1]).length) length -= 1;
  return length ? data.slice(0, length) : null;
}

function render({ exercise, answer, save, el }) {
  let data = [];
  let gone = null;
  const rows = [];
  const place = h("div", { class: "ws-rows" });
  const said = h("span", { class: "ws-quiet", role: "status" });
  const adding = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: add }, tr("Add a row"));
  const undo = h("button", { type: "button", class: "ws-link", hidden: true, onclick: bringBack }, tr("Bring it back"));

  function change(index, id, value) {
    data = data.map((row, at) => (at === index ? { ...row, [id]: value } : row));
    if (value === "") delete data[index][id];
    say("", null);
    save(kept(data));
  }

  function rowOf(index) {
    const number = index + 1;
    // The help for a column stands in the first row only: said again in every row it would be noise.
    const cells = exercise.columns.map(({ id, label, hint }) =>
      ({ id, ...field({ label, hint: index === 0 ? hint : "", rows: 1, change: (value) => change(index, id, value) }) }));
    const away = h("button", {
      type: "button", class: "ws-link ws-clear", "aria-label": tr("Remove row {number}", { number }), onclick: () => remove(index),
    }, tr("Remove"));
    const node = h("fieldset", { class: "ws-fieldset ws-row" }, h("legend", { class: "ws-legend" }, tr("Row {number}", { number })),
      h("div", { class: "ws-cells" }, cells.map((cell) => cell.node)), away);
    return { node, away, cells };
  }

  /** Have as many rows on the screen as there are in the data; a row with the focus in it stays. */
  function draw() {
    while (rows.length < data.length) {
      rows.push(rowOf(rows.length));
      place.append(rows.at(-1).node);
    }
    while (rows.length > data.length && !rows.at(-1).node.contains(place.getRootNode().activeElement)) {
      rows.pop().node.remove();
    }
    while (data.length < rows.length) data.push({});
    rows.forEach(({ cells, away }, index) => {
      away.hidden = rows.length <= exercise.least;
      for (const { id, set } of cells) set(data[index][id] ?? "");
    });
    adding.hidden = rows.length >= exercise.most;
  }

  function say(words, removed) {
    gone = removed;
    undo.hidden = removed === null;
    said.textContent = words;
  }

  function add() {
    data = [...data, {}];
    draw();
    say("", null);
    rows.at(-1).cells[0].input.focus();
  }

  function remove(index) {
    const row = data[index];
    place.getRootNode().activeElement?.blur(); // a row with the focus in it would stay
    data = data.filter((_, at) => at !== index);
    draw();
    rows[Math.min(index, rows.length - 1)].cells[0].input.focus(); // the keyboard has to be somewhere
    say(tr("Row {number} removed.", { number: index + 1 }), Object.keys(row).length ? { index, row } : null);
    save(kept(data));
  }

  function bringBack() {
    const { index, row } = gone;
    data = [...data.slice(0, index), row, ...data.slice(index)];
    draw();
    rows[index].cells[0].input.focus();
    say(tr("Row {number} is back.", { number: index + 1 }), null);
    save(kept(data));
  }

  function update(value) {
    data = fitting(exercise, value);
    while (data.length < exercise.least) data.push({});
    say("", null);
    draw();
  }

  frame({ exercise, el }, place, h("div", { class: "ws-adding" }, adding, said, undo));
  update(answer);
  return { update };
}

/** A list of one's own; the answer is `[{"column": "text"}]`, and what leaves never holds a word of it. */
export const list = { render, state, shared, text };
