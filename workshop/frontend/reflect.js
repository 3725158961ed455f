// reflect: a participant writes for themselves.

import { h, uid } from "./dom.js";
import { field } from "./field.js";
import { frame } from "./frame.js";
import { radios } from "./radios.js";
import { createTimer } from "./timer.js";
import { tr } from "./translate.js";
import { filled, isMap, toGoOn, trimmed } from "./words.js";

const MINUTES = 5; // where the lesson plans none

/** The text of an answer without the name that may stand beside it. */
function words(answer) {
  const text = isMap(answer) ? answer.text : answer;
  return typeof text === "string" ? text : "";
}

function ownWords(exercise, answer) {
  const text = trimmed(words(answer));
  return text === trimmed(exercise.starter) ? "" : text;
}

function state(exercise, answer) {
  if (!filled(words(answer))) return "empty";
  return ownWords(exercise, answer) ? "complete" : "partial";
}

function shared(exercise, answer) {
  return ownWords(exercise, answer) || null;
}

function text(exercise, part) {
  return part.split("\n").map(trimmed).filter(Boolean);
}

/** A timer, for those who want one. */
function timing(exercise) {
  const box = h("details", { class: "ws-details", ontoggle: () => { if (box.open && box.children.length === 1) box.append(timer()); } },
    h("summary", null, tr("Use a timer")));
  const timer = () => createTimer({ key: exercise.id, label: tr("Time to write"), seconds: (exercise.minutes || MINUTES) * 60 }).node;
  return box;
}

/** How one is spoken to: as "you", or by a name that stays in the journal. */
function calling({ change }) {
  const nameId = uid("name");
  const input = h("input", { id: nameId, class: "ws-text", type: "text", autocomplete: "off", maxlength: 60, dir: "auto", oninput: () => change(input.value) });
  const own = h("div", { class: "ws-field", hidden: true }, h("label", { class: "ws-label", htmlFor: nameId }, tr("Your name, as a friend would say it")),
    h("p", { class: "ws-hint" }, tr("It stays with your answers and never leaves, even if you share.")), input);
  const ways = radios({
    legend: tr("How would you like to speak to yourself?"), look: "options", clears: false,
    options: [{ value: "you", face: tr("As “you”") }, { value: "name", face: tr("By my name") }],
    change: (value) => {
      own.hidden = value !== "name";
      if (value === "name") input.focus();
      else change("");
    },
  });
  const set = (name) => {
    if (input.getRootNode().activeElement !== input) input.value = name;
    if (name || own.hidden) {
      own.hidden = !name;
      ways.set(name ? "name" : "you");
    }
  };
  return { node: h("div", { class: "ws-block" }, ways.node, own), set };
}

function render({ exercise, answer, save, el }) {
  const starter = trimmed(exercise.starter);
  let name = "";
  const start = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: begin });
  const { promptId, hintId, group } = frame({ exercise, el });
  const writing = field({ labelledby: promptId, describedby: hintId, rows: exercise.rows, change: keep });
  const call = exercise.by_name ? calling({ change: (value) => { name = value; show(); keep(writing.input.value); } }) : null;

  function opening() {
    return trimmed(name) ? `${trimmed(name)}, ${starter.charAt(0).toLowerCase()}${starter.slice(1)}` : starter;
  }

  function show() {
    start.hidden = !starter || writing.input.value !== "";
    start.textContent = tr("Start me off: “{starter}”", { starter: toGoOn(opening()) });
  }

  function keep(value) {
    show();
    if (trimmed(name)) save({ text: value, name });
    else save(value === "" ? null : value);
  }

  function begin() {
    writing.input.focus();
    writing.type(`${opening()} `);
  }

  function update(value) {
    name = exercise.by_name && isMap(value) && typeof value.name === "string" ? value.name : "";
    call?.set(name);
    writing.set(words(value));
    show();
  }

  if (call) group.append(call.node);
  group.append(start, ...(exercise.timed ? [timing(exercise)] : []), writing.node);
  update(answer);
  return { update };
}

/** Writing in a text field; the answer is the text, or the text beside a name that never leaves. */
export const reflect = { render, state, shared, text };
