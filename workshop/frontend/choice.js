// choice: one or several of a few options, each with a note that shows once it is chosen.

import { h, uid } from "./dom.js";
import { clearing, frame } from "./frame.js";
import { tr } from "./translate.js";

/** The part of an answer that fits, in the order shown: one from another version is read as far as it goes. */
function fitting(exercise, answer) {
  if (!Array.isArray(answer)) return [];
  const chosen = exercise.options.map((option) => option.id).filter((id) => answer.includes(id));
  return exercise.multiple ? chosen : chosen.slice(0, 1);
}

function state(exercise, answer) {
  return fitting(exercise, answer).length ? "complete" : "empty";
}

function shared(exercise, answer) {
  const chosen = fitting(exercise, answer);
  return chosen.length ? chosen : null;
}

function text(exercise, part) {
  const chosen = fitting(exercise, part);
  return exercise.options.filter((option) => chosen.includes(option.id)).map((option) => option.label);
}

function render({ exercise, answer, save, el }) {
  const name = uid("choice");
  const rows = exercise.options.map((option) => {
    const input = h("input", { type: exercise.multiple ? "checkbox" : "radio", name, value: option.id, onchange: keep });
    const note = h("div", { class: "ws-note-place", "aria-live": "polite" });
    return { option, input, note };
  });

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
    showNotes();
    clear.refresh(ids.length > 0 && !exercise.multiple);
    save(ids.length ? ids : null);
  }

  function show(value) {
    const ids = fitting(exercise, value);
    for (const { option, input } of rows) input.checked = ids.includes(option.id);
    showNotes();
  }

  function update(value) {
    show(value);
    clear.refresh(chosen().length > 0 && !exercise.multiple);
  }

  const clear = clearing({ get: chosen, set: (value) => { show(value); keep(); } });
  const list = h("div", { class: "ws-options" }, rows.map(({ option, input, note }) =>
    h("div", { class: "ws-row" }, h("label", { class: "ws-option" }, input, h("span", { class: "ws-face" }, option.label)), note)));
  frame({ exercise, el },
    exercise.multiple && !exercise.hint && h("p", { class: "ws-hint" }, tr("Choose as many as you like.")),
    list,
    !exercise.multiple && clear.node);
  update(answer);
  return { update };
}

/** A choice; the answer is the list of the ids chosen. */
export const choice = { render, state, shared, text };
