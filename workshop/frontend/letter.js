// letter: from a few parts to a finished text that one can copy.

import { advise, compose, overall } from "./compose.js";
import { copyText, selectText } from "./copy.js";
import { h, uid } from "./dom.js";
import { field } from "./field.js";
import { frame } from "./frame.js";
import { tr } from "./translate.js";
import { filled, isMap, toGoOn, trimmed } from "./words.js";

/** The parts with anything in them: an answer from another version is read as far as it goes. */
function fitting(exercise, answer) {
  const given = isMap(answer) ? answer : {};
  return Object.fromEntries(exercise.parts.map(({ id }) => [id, given[id]])
    .filter(([, text]) => typeof text === "string" && text !== ""));
}

function ownWords(part, text) {
  return trimmed(text) === trimmed(part.starter) ? "" : trimmed(text);
}

function filledIn(exercise, answer) {
  const parts = fitting(exercise, answer);
  return exercise.parts.filter((part) => ownWords(part, parts[part.id])).map(({ id }) => id);
}

function state(exercise, answer) {
  if (filledIn(exercise, answer).length === exercise.parts.length) return "complete";
  return Object.values(fitting(exercise, answer)).some(filled) ? "partial" : "empty";
}

function shared(exercise, answer) {
  const names = filledIn(exercise, answer);
  return names.length ? { filled: names } : null;
}

function text(exercise, part) {
  const labels = exercise.parts.filter(({ id }) => part.filled.includes(id)).map(({ label }) => label);
  return [tr("Parts filled in: {parts}", { parts: labels.join(", ") }), tr("Your words stay with you")];
}

function render({ exercise, answer, save, el }) {
  let parts = {};
  const headId = uid("letter");
  const page = h("div", { class: "ws-finished", role: "group", "aria-labelledby": headId, dir: "auto" });
  const length = h("p", { class: "ws-progress" });
  const said = h("p", { class: "ws-quiet", role: "status" });
  const copying = h("button", { type: "button", class: "ws-button", onclick: copy }, tr("Copy"));
  const whole = h("div", { class: "ws-note", hidden: true },
    h("p", { class: "ws-lead", id: headId }, tr("Your letter so far")), page, length, h("p", null, copying), said);
  const rows = exercise.parts.map(rowOf);

  function rowOf(part) {
    const tip = h("p", { class: "ws-hint ws-tip", role: "status" });
    // A name or a short line has no advice and no beginning to offer.
    const rows = part.advice || part.starter ? 2 : 1;
    const writing = field({ label: part.label, hint: part.hint, rows, change: (value) => change(part.id, value) });
    const start = part.starter && h("button", {
      type: "button", class: "ws-link", "aria-label": tr("Start me off: {part}: “{starter}”", { part: part.label, starter: toGoOn(trimmed(part.starter)) }),
      onclick: () => { writing.input.focus(); writing.type(`${trimmed(part.starter)} `); },
    }, tr("Start me off: “{starter}”", { starter: toGoOn(trimmed(part.starter)) }));
    return { part, start, tip, writing, node: h("div", { class: "ws-part" }, writing.node, start, tip) };
  }

  function change(id, value) {
    parts = { ...parts, [id]: value };
    if (value === "") delete parts[id];
    said.textContent = "";
    show();
    save(Object.keys(parts).length ? parts : null);
  }

  function paragraphs() {
    return compose(exercise, Object.fromEntries(Object.entries(parts).map(([id, value]) => [id, trimmed(value)])));
  }

  function show() {
    for (const { part, start, tip } of rows) {
      if (start) start.hidden = Boolean(parts[part.id]);
      const words = advise(part.advice, ownWords(part, parts[part.id]));
      if (tip.textContent !== words) tip.textContent = words;
    }
    const letter = paragraphs();
    whole.hidden = !Object.values(parts).some(filled);
    page.replaceChildren(...letter.map((paragraph) => h("p", null, paragraph)));
    length.textContent = overall(exercise, letter.join("\n\n"));
  }

  async function copy() {
    const copied = await copyText(paragraphs().join("\n\n"), whole);
    if (!copied) selectText(page);
    said.textContent = copied
      ? tr("Copied. You can paste it into your own mail.")
      : tr("The browser did not allow it. The letter is selected: press Ctrl+C, or Cmd+C on a Mac.");
  }

  function update(value) {
    parts = fitting(exercise, value);
    for (const { part, writing } of rows) writing.set(parts[part.id] ?? "");
    show();
  }

  frame({ exercise, el }, rows.map(({ node }) => node), whole);
  update(answer);
  return { update };
}

/** A letter in parts; the answer is `{"part": "text"}`, and what leaves never holds a word of it. */
export const letter = { render, state, shared, text };
