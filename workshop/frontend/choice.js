// choice: one or several options, each with a note that shows once it is chosen, and room for one's own.

import { h, uid } from "./dom.js";
import { field } from "./field.js";
import { clearing, frame } from "./frame.js";
import { tr } from "./translate.js";
import { filled, isMap } from "./words.js";

/** The most lines that somebody may add. */
const MOST_OWN = 5;

/** The part of an answer that fits, in the order shown: one from another version is read as far as it goes. */
export function chosenOf(exercise, answer) {
  const given = isMap(answer) ? answer.chosen : answer;
  if (!Array.isArray(given)) return [];
  const chosen = exercise.options.map((option) => option.id).filter((id) => given.includes(id));
  return exercise.multiple ? chosen : chosen.slice(0, 1);
}

/** What somebody added in their own words, which never leaves. */
export function ownOfChoice(exercise, answer) {
  const given = exercise.own && isMap(answer) && Array.isArray(answer.own) ? answer.own : [];
  return given.filter(filled).slice(0, MOST_OWN);
}

function state(exercise, answer) {
  return chosenOf(exercise, answer).length || ownOfChoice(exercise, answer).length ? "complete" : "empty";
}

function shared(exercise, answer) {
  const chosen = chosenOf(exercise, answer);
  return chosen.length ? chosen : null;
}

function text(exercise, part) {
  const chosen = chosenOf(exercise, part);
  return exercise.options.filter((option) => chosen.includes(option.id)).map((option) => option.label);
}

/** Rows under the headings of their groups, in the order given. */
function grouped(rows) {
  const blocks = [];
  for (const row of rows) {
    if (!blocks.length || blocks.at(-1).name !== row.option.group) blocks.push({ name: row.option.group, nodes: [] });
    blocks.at(-1).nodes.push(row.node);
  }
  return blocks.map(({ name, nodes }) => {
    if (!name) return nodes;
    const id = uid("group");
    return h("div", { class: "ws-options", role: "group", "aria-labelledby": id }, h("p", { class: "ws-subject", id }, name), nodes);
  });
}

/** Lines of one's own: a button that adds a field, up to a few. */
function ownLines(changed) {
  const rows = [];
  const place = h("div", { class: "ws-own-lines" });
  const hint = h("p", { class: "ws-hint", hidden: true }, tr("What you add stays with you, also if you share the rest."));
  const button = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: press }, tr("Add my own"));

  function add() {
    const row = field({ label: tr("My own, number {number}", { number: rows.length + 1 }), rows: 1, change: changed });
    rows.push(row);
    place.append(row.node);
    settle();
    return row;
  }

  function settle() {
    hint.hidden = rows.length === 0;
    button.hidden = rows.length >= MOST_OWN;
  }

  function press() {
    const open = rows.find(({ input }) => !filled(input.value)) ?? add();
    open.input.focus();
  }

  function set(texts) {
    while (rows.length < texts.length) add();
    rows.forEach((row, at) => row.set(texts[at] ?? ""));
  }

  return { node: h("div", { class: "ws-block" }, place, hint, button), get: () => rows.map(({ input }) => input.value).filter(filled), set };
}

function render({ exercise, answer, save, el }) {
  const name = uid("choice");
  const rows = exercise.options.map((option) => {
    const input = h("input", { type: exercise.multiple ? "checkbox" : "radio", name, value: option.id, onchange: keep });
    const note = h("div", { class: "ws-note-place", "aria-live": "polite" });
    const label = h("label", { class: "ws-option" }, input, h("span", { class: "ws-face" }, option.label));
    return { option, input, note, node: h("div", { class: "ws-row" }, label, note) };
  });
  const own = exercise.own ? ownLines(keep) : null;

  function chosen() {
    return rows.filter(({ input }) => input.checked).map(({ option }) => option.id);
  }

  function showNotes() {
    for (const { option, input, note } of rows) {
      const wanted = input.checked ? option.note : "";
      if (note.textContent !== (wanted ?? "")) note.replaceChildren(...(wanted ? [h("p", { class: "ws-note" }, wanted)] : []));
    }
  }

  function keep() {
    const ids = chosen();
    const added = own?.get() ?? [];
    showNotes();
    clear.refresh(ids.length > 0 && !exercise.multiple);
    if (added.length) save({ chosen: ids, own: added });
    else save(ids.length ? ids : null);
  }

  function show(value) {
    const ids = chosenOf(exercise, value);
    for (const { option, input } of rows) input.checked = ids.includes(option.id);
    showNotes();
    own?.set(ownOfChoice(exercise, value));
  }

  function update(value) {
    show(value);
    clear.refresh(chosen().length > 0 && !exercise.multiple);
  }

  const clear = clearing({ get: chosen, set: (value) => { show(value); keep(); } });
  frame({ exercise, el },
    exercise.multiple && !exercise.hint && h("p", { class: "ws-hint" }, tr("Choose as many as you like.")),
    h("div", { class: "ws-options" }, grouped(rows)),
    own?.node,
    !exercise.multiple && clear.node);
  update(answer);
  return { update };
}

/** A choice; the answer is the list of the ids chosen, or `{"chosen", "own"}` with words of one's own. */
export const choice = { render, state, shared, text };
