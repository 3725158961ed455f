// rubric: a participant rates their own practice by anchors, attempt by attempt, and compares with what others saw.

import { h } from "./dom.js";
import { compared } from "./compare.js";
import { feedback } from "./feedback.js";
import { clearing, frame } from "./frame.js";
import { instrumentOf } from "./journal.js";
import { rating } from "./rate.js";
import { isBlank, newAttempt, readLog, shared, state } from "./rubric-answer.js";
import { others } from "./rubric-others.js";
import { overTime } from "./rubric-progress.js";
import { readOnly, sheet } from "./rubric-sheet.js";
import { text } from "./rubric-text.js";
import { segments } from "./segments.js";
import { tr } from "./translate.js";

const MOST = 20;
const rated = ({ ratings }) => Object.keys(ratings).length > 0;

function render({ exercise, answer, save, el, room = null, only = "", now = () => new Date() }) {
  let log = readLog(exercise, answer);
  let place = Math.max(0, log.attempts.length - 1);
  let chooser = null;

  const attempt = () => log.attempts[place] ?? { ...newAttempt("", new Date(0)), made: "" };
  const instrument = instrumentOf(exercise);
  const sample = Object.keys(exercise.sample ?? {}).length > 0;

  function change(fields) {
    const attempts = log.attempts.length ? [...log.attempts] : [newAttempt("", now())];
    attempts[place] = { ...attempts[place], ...fields };
    keep({ attempts });
  }

  function keep(fields) {
    log = { ...log, ...fields };
    save(isBlank(log) ? null : log);
  }

  const which = h("div", null);
  const rows = sheet({ criteria: exercise.criteria, label: tr("What makes you say so? It stays with you."), change: (value) => { change(value); said(); clear.refresh(any()); } });
  const fixed = h("div", null);
  const progress = h("p", { class: "ws-progress", role: "status" });
  const outcome = h("div", { class: "ws-note", hidden: true });
  const finish = h("button", { type: "button", class: "ws-button", onclick: () => settle(true) }, sample ? tr("I have finished. Show me your view") : tr("I have finished rating myself"));
  const reopen = h("button", { type: "button", class: "ws-link", onclick: () => settle(false) }, tr("Change my ratings"));
  const view = sample ? withSample() : others({
    exercise, log: () => log, attempt, room, instrument, now,
    change: (fields) => { change(fields); show(); },
    count: (count) => keep({ count }),
  });
  const anew = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: again }, tr("Start a new attempt"));
  const times = h("div", null);
  const rater = rating({ exercise, log: () => log, keep: (given) => keep({ given }), room, instrument, now });
  const mode = segments({
    legend: tr("What would you like to do?"),
    options: [{ value: "own", face: tr("Rate my own answer") }, { value: "other", face: tr("Rate someone else") }],
    change: turn,
  });
  const any = () => rated(attempt()) || Object.keys(attempt().evidence).length > 0;
  const clear = clearing({
    get: () => attempt(),
    set: (value) => { change(value ?? { ratings: {}, evidence: {}, done: false }); show(); },
  });

  // A sample answer has one other view, the author's, and it opens like any other once one's own ratings are finished.
  function withSample() {
    const node = h("div", null);
    const update = () => node.replaceChildren(...(attempt().done ? [compared(exercise, { ...attempt(), others: [{ role: "sample", ratings: exercise.sample }] })] : []));
    return { node, update, compares: () => attempt().done };
  }

  // What others saw and nobody has shown to us yet leaves our own ratings free; after that they are fixed.
  function settle(done) {
    change({ done });
    show();
    (done ? fixed.querySelector("[tabindex]") : rows.node.querySelector("input"))?.focus();
  }

  function again() {
    keep({ attempts: [...log.attempts, newAttempt("", now())] });
    place = log.attempts.length - 1;
    show();
    rows.node.querySelector("input")?.focus();
  }

  function said() {
    const { progress: words, lines } = feedback(exercise, attempt().ratings);
    if (progress.textContent !== words) progress.textContent = words;
    outcome.hidden = lines.length === 0 || view.compares(); // one strength and one next step, not two of each
    outcome.replaceChildren(...lines.map(([title, line]) => h("p", null, title && h("b", null, title, " "), line)));
    finish.hidden = attempt().done || !rated(attempt());
    anew.hidden = sample || !rated(attempt()) || log.attempts.length >= MOST || place < log.attempts.length - 1;
    const several = log.attempts.filter(rated).length > 1;
    times.replaceChildren(...(several ? [overTime(exercise, log.attempts)] : []));
  }

  function choose() {
    const count = log.attempts.length;
    if (count > 1 && chooser?.count !== count) {
      const options = log.attempts.map((_, index) => ({ value: index, face: tr("No. {number}", { number: index + 1 }) }));
      const group = segments({ legend: tr("Which attempt?"), options, change: (value) => { place = value; show(); } });
      chooser = { count, ...group };
      which.replaceChildren(group.node);
    }
    which.hidden = count < 2;
    chooser?.set(place);
  }

  function show() {
    const { done, ratings, evidence } = attempt();
    choose();
    rows.node.hidden = done;
    if (!done) rows.set({ ratings, evidence });
    fixed.hidden = !done;
    fixed.replaceChildren(...(done ? [
      h("p", { class: "ws-lead", tabindex: "-1" }, tr("Your own ratings are finished.")),
      h("details", { class: "ws-details" }, h("summary", null, tr("Show what you rated")), readOnly(exercise, { ratings, evidence }))] : []));
    reopen.hidden = !done || attempt().others.length > 0;
    view.update();
    said();
    clear.refresh(any() && !done);
  }

  function update(value) {
    const last = place >= log.attempts.length - 1;
    log = readLog(exercise, value);
    place = last ? Math.max(0, log.attempts.length - 1) : Math.min(place, Math.max(0, log.attempts.length - 1));
    show();
    rater.update();
  }

  function turn(to) {
    mode.set(to);
    own.hidden = to !== "own";
    rater.node.hidden = to !== "other";
  }

  const own = h("div", { class: "ws-block" }, which, rows.node, fixed, progress, outcome, h("p", null, finish), h("p", null, reopen), clear.node,
    view.node, h("p", null, anew), times);
  const around = only === "rate" ? { ...exercise, prompt: tr("What did you see and hear?"), hint: "" } : exercise;
  frame({ exercise: around, el }, exercise.note && h("p", { class: "ws-hint" }, exercise.note), mode.node, own, rater.node);
  update(answer);
  turn(only === "rate" || log.given.some((one) => !one.code) ? "other" : "own"); // a rating that was begun is easy to find again
  mode.node.hidden = only === "rate" || sample;
  return { update };
}

/** Ratings by a rubric; the answer is a log of attempts (rubric-answer.js), and the evidence never leaves. */
export const rubric = { render, state, shared, text };
