// reflect: a participant writes for themselves.

import { h } from "./dom.js";
import { field } from "./field.js";
import { frame } from "./frame.js";
import { filled, trimmed } from "./words.js";

function ownWords(exercise, answer) {
  const text = trimmed(answer);
  return text === trimmed(exercise.starter) ? "" : text;
}

function state(exercise, answer) {
  if (!filled(answer)) return "empty";
  return ownWords(exercise, answer) ? "complete" : "partial";
}

function shared(exercise, answer) {
  return ownWords(exercise, answer) || null;
}

function text(exercise, part) {
  return part.split("\n").map(trimmed).filter(Boolean);
}

function render({ exercise, answer, save, el }) {
  const starter = trimmed(exercise.starter);
  const start = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: begin }, `Start me off: “${starter} …”`);
  const { promptId, hintId, group } = frame({ exercise, el });
  const writing = field({ labelledby: promptId, describedby: hintId, rows: exercise.rows, change });

  function change(value) {
    start.hidden = !starter || value !== "";
    save(value === "" ? null : value);
  }

  function begin() {
    writing.input.focus();
    writing.type(`${starter} `);
  }

  function update(value) {
    const given = typeof value === "string" ? value : "";
    start.hidden = !starter || given !== "";
    writing.set(given);
  }

  group.append(start, writing.node);
  update(answer);
  return { update };
}

/** Writing in a text field; the answer is the text. */
export const reflect = { render, state, shared, text };
