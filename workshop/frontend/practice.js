// practice: questions to answer out loud, drawn by a round so that everyone gets the same ones, with time and private notes.

import { h, uid } from "./dom.js";
import { field } from "./field.js";
import { frame } from "./frame.js";
import { LEVELS, drawn, levelOf, newRound, readRound } from "./practice-draw.js";
import { cleaned } from "./rubric-codes.js";
import { segments } from "./segments.js";
import { createTimer } from "./timer.js";
import { tr } from "./translate.js";
import { filled, isMap } from "./words.js";

const PARTS = ["situation", "task", "action", "result"];
const CLOSING = "closing-question";

function read(answer) {
  const given = isMap(answer) ? answer : {};
  const notes = isMap(given.notes) ? given.notes : {};
  const clean = (note) => Object.fromEntries(PARTS.map((part) => [part, note[part]]).filter(([, words]) => typeof words === "string" && words !== ""));
  return {
    version: 1,
    round: typeof given.round === "string" ? given.round : "",
    swaps: Array.isArray(given.swaps) ? given.swaps.map((one) => (Number.isInteger(one) && one >= 0 ? one : 0)) : [],
    notes: Object.fromEntries(Object.entries(notes).filter(([, note]) => isMap(note)).map(([id, note]) => [id, clean(note)])),
    said: Array.isArray(given.said) ? given.said.filter((one) => typeof one === "string") : [],
  };
}

function state(exercise, answer) {
  const { round, notes, said } = read(answer);
  if (said.length) return "complete";
  return filled(round) || Object.values(notes).some((note) => Object.values(note).some(filled)) ? "partial" : "empty";
}

function render({ exercise, answer, save, el }) {
  let log = read(answer);
  let place = 0;
  let level = LEVELS[0];
  let shown = "";
  const [codeId, errorId, hintId, saidId] = [uid("round"), uid("error"), uid("hint"), uid("said")];
  const levelNames = { starting: tr("A first job or internship"), experienced: tr("Some years of work"), leading: tr("Leading others") };

  const who = segments({ legend: tr("Questions for"), options: LEVELS.map((value) => ({ value, face: levelNames[value] })), change: (value) => { level = value; } });
  const draw = h("button", { type: "button", class: "ws-button", onclick: () => begin(newRound(exercise, level)) }, tr("Draw questions"));
  const input = h("input", { type: "text", id: codeId, class: "ws-text ws-code-field", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: 12, "aria-describedby": `${hintId} ${errorId}` });
  const error = h("p", { class: "ws-hint ws-wrong", id: errorId, role: "alert" });
  const join = h("form", { novalidate: true, class: "ws-code-form", onsubmit: (event) => { event.preventDefault(); enter(); } },
    h("label", { for: codeId, class: "ws-label" }, tr("Or enter the code of a round")),
    h("p", { class: "ws-hint", id: hintId }, tr("Then you get the same questions as the others in it.")),
    h("div", { class: "ws-code-row" }, input, h("button", { type: "submit", class: "ws-button ws-button-quiet" }, tr("Take this round"))), error);
  const choosing = h("div", { class: "ws-block" }, who.node, h("p", null, draw), join);

  const round = h("p", { class: "ws-hint" });
  const count = h("p", { class: "ws-progress", role: "status" });
  const question = h("p", { class: "ws-question", tabindex: "-1" });
  const about = h("p", { class: "ws-hint" });
  const probe = h("details", { class: "ws-details" }, h("summary", null, tr("What they may ask next")), h("p", null));
  const other = h("button", { type: "button", class: "ws-link", onclick: () => taking((log.swaps[place] ?? 0) + 1) }, tr("Another one"));
  const undo = h("button", { type: "button", class: "ws-link", onclick: () => taking(0) }, tr("Back to the round’s question"));
  const swapped = h("p", { class: "ws-hint" }, tr("You took another one here; the others in this round have the first."));
  const timers = h("div", { class: "ws-timers" });
  const notes = Object.fromEntries(PARTS.map((part) => [part, field({ ...labels(part), rows: 2, change: (words) => note(part, words) })]));
  const story = h("details", { class: "ws-details" }, h("summary", null, tr("Notes for a story (they stay with you)")),
    h("div", { class: "ws-block" }, PARTS.map((part) => notes[part].node)));
  const said = h("input", { type: "checkbox", id: saidId, onchange: () => mark(said.checked) });
  const done = h("div", { class: "ws-radios" }, h("label", { class: "ws-option", for: saidId }, said, h("span", { class: "ws-face" }, tr("I have answered this one"))));
  const back = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: () => go(place - 1) }, tr("Previous"));
  const next = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: () => go(place + 1) }, tr("Next question"));
  const anew = h("button", { type: "button", class: "ws-link", onclick: leave }, tr("Another round"));
  const asking = h("div", { class: "ws-block" }, round, count, question, about, h("p", { class: "ws-adding" }, other, undo), swapped, probe, timers, story, done,
    h("p", { class: "ws-adding" }, back, next), h("p", null, anew));

  function labels(part) {
    return {
      situation: { label: tr("Situation"), hint: tr("Where it was, in one sentence.") },
      task: { label: tr("Task"), hint: tr("What had to be done.") },
      action: { label: tr("Action"), hint: tr("What you did, and why. Most of your time goes here.") },
      result: { label: tr("Result"), hint: tr("What came of it, and how you know.") },
    }[part];
  }

  function questions() {
    const list = drawn(exercise, log.round, log.swaps);
    return exercise.closing ? [...list, { id: CLOSING, text: exercise.closing, tag: "", type: null, probe: "" }] : list;
  }

  function keep(fields) {
    log = { ...log, ...fields };
    const empty = !log.round && log.said.length === 0 && Object.keys(log.notes).length === 0;
    save(empty ? null : log);
  }

  function begin(code) {
    place = 0;
    error.textContent = "";
    input.value = "";
    keep({ round: code, swaps: [] });
    show();
    question.focus();
  }

  function enter() {
    const code = readRound(exercise, input.value);
    error.textContent = code ? "" : cleaned(input.value)
      ? tr("This is no code of a round here. It has five letters and digits; one from another workshop or an older version does not fit.")
      : tr("Enter the code that the others see above their questions.");
    if (code) begin(code);
    else input.focus();
  }

  function leave() {
    level = levelOf(log.round);
    keep({ round: "", swaps: [] });
    show();
    draw.focus();
  }

  function go(to) {
    place = Math.max(0, Math.min(questions().length - 1, to));
    show();
    question.focus();
  }

  function taking(number) {
    keep({ swaps: exercise.slots.map((_, index) => (index === place ? number : log.swaps[index] ?? 0)) });
    show();
    question.focus();
  }

  function note(part, words) {
    const { id } = questions()[place];
    const mine = { ...log.notes[id], [part]: words };
    if (!words) delete mine[part];
    const all = { ...log.notes, [id]: mine };
    if (Object.keys(mine).length === 0) delete all[id];
    keep({ notes: all });
  }

  function mark(yes) {
    const { id } = questions()[place];
    keep({ said: yes ? [...log.said.filter((one) => one !== id), id] : log.said.filter((one) => one !== id) });
  }

  function types(type) {
    return { behavioral: tr("what you did"), situational: tr("what you would do"), fit: tr("why this job") }[type] ?? "";
  }

  function show() {
    const code = readRound(exercise, log.round);
    choosing.hidden = Boolean(code);
    asking.hidden = !code;
    if (!code) {
      who.set(level);
      return;
    }
    const list = questions();
    place = Math.min(place, list.length - 1);
    const one = list[place];
    const words = tr("Round {code}. Read it out: whoever enters it gets the same questions.", { code });
    if (round.textContent !== words) round.textContent = words;
    count.textContent = tr("Question {number} of {total}", { number: place + 1, total: list.length });
    question.textContent = one.text;
    about.textContent = [one.tag, types(one.type)].filter(Boolean).join(" · ");
    about.hidden = !about.textContent;
    probe.hidden = !one.probe;
    probe.lastChild.textContent = one.probe;
    const closing = one.id === CLOSING;
    other.hidden = closing;
    undo.hidden = swapped.hidden = closing || !log.swaps[place];
    said.checked = log.said.includes(one.id);
    for (const part of PARTS) notes[part].set(log.notes[one.id]?.[part] ?? "");
    story.hidden = closing;
    if (PARTS.some((part) => log.notes[one.id]?.[part])) story.open = true;
    back.disabled = place === 0;
    next.disabled = place === list.length - 1;
    const key = `${exercise.id}/${code}/${one.id}`;
    if (shown !== key) {
      shown = key;
      timers.replaceChildren(
        createTimer({ key: `${key}/think`, label: tr("Time to think"), seconds: exercise.think, over: tr("The time to think is up. Begin when you are ready.") }).node,
        createTimer({ key: `${key}/talk`, label: tr("Time to answer"), seconds: exercise.talk }).node);
    }
  }

  function update(value) {
    log = read(value);
    show();
  }

  frame({ exercise, el }, choosing, asking);
  if (log.round && readRound(exercise, log.round)) level = levelOf(log.round);
  show();
  return { update };
}

/** Questions to answer out loud; the answer is `{"round", "swaps", "notes", "said"}`, and nothing of it ever leaves. */
export const practice = { render, state, shared: () => null, text: () => [] };
