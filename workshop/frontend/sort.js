// sort: cards that a participant places into bins by radio buttons: no dragging, so it works for every hand.

import { h } from "./dom.js";
import { clearing, frame } from "./frame.js";
import { radios } from "./radios.js";
import { tr } from "./translate.js";
import { isMap } from "./words.js";

/** The part of an answer that fits: one from another version is read as far as it goes. */
function fitting(exercise, answer) {
  const bins = exercise.bins.map((bin) => bin.id);
  const pairs = exercise.cards.map((card) => [card.id, isMap(answer) ? answer[card.id] : null]);
  return Object.fromEntries(pairs.filter(([, bin]) => bins.includes(bin)));
}

function state(exercise, answer) {
  const placed = Object.keys(fitting(exercise, answer)).length;
  if (placed === 0) return "empty";
  return placed === exercise.cards.length ? "complete" : "partial";
}

function shared(exercise, answer) {
  const placed = fitting(exercise, answer);
  return Object.keys(placed).length ? placed : null;
}

function labelOf(exercise, bin) {
  return exercise.bins.find(({ id }) => id === bin).label;
}

function text(exercise, part) {
  const placed = fitting(exercise, part);
  return exercise.cards.filter(({ id }) => id in placed).map(({ id, label }) => `${label}: ${labelOf(exercise, placed[id])}`);
}

/** Where the author would put a card, beside where this participant put it: never a right or a wrong. */
function comparison(exercise, card, bin) {
  if (!card.usual) return tr("This one can go either way.");
  const usual = labelOf(exercise, card.usual);
  return card.usual === bin
    ? tr("We would put it under “{usual}” too.", { usual })
    : tr("You put it under “{own}”. We would put it under “{usual}”.", { own: labelOf(exercise, bin), usual });
}

function others(exercise, placed) {
  return [
    h("p", { class: "ws-lead" }, tr("How we see it")),
    h("p", { class: "ws-hint" }, tr("There is no right or wrong here. You know your own case best.")),
    h("ul", { class: "ws-list", role: "list" }, exercise.cards.map((card) => h("li", null,
      h("b", null, card.label), h("br"), comparison(exercise, card, placed[card.id]), card.note && ` ${card.note}`))),
  ];
}

function render({ exercise, answer, save, el }) {
  let placed = {};
  const total = exercise.cards.length;
  // A few short bins fit side by side even on a phone, which keeps ten cards from becoming a long way to scroll.
  const short = exercise.bins.length <= 3 && exercise.bins.every(({ label }) => label.length <= 20);
  const look = short ? "bins-short" : "bins";
  const progress = h("p", { class: "ws-progress", role: "status" });
  const below = h("div", { class: "ws-note", hidden: true });

  function change(card, bin) {
    placed = { ...placed };
    if (bin === null) delete placed[card];
    else placed[card] = bin;
    keep();
  }

  function keep() {
    const any = Object.keys(placed).length > 0;
    feedback();
    clear.refresh(any);
    save(any ? placed : null);
  }

  function feedback() {
    const count = Object.keys(placed).length;
    const done = count === total;
    progress.textContent = done ? tr("{count} of {total} placed. See below how we see it.", { count, total }) : tr("{count} of {total} placed.", { count, total });
    below.hidden = !done;
    below.replaceChildren(...(done ? others(exercise, placed) : []));
  }

  function show(value) {
    placed = fitting(exercise, value);
    for (const [id, group] of groups) group.set(placed[id] ?? null);
    feedback();
  }

  function update(value) {
    show(value);
    clear.refresh(Object.keys(placed).length > 0);
  }

  const groups = new Map(exercise.cards.map((card) => [card.id, radios({
    legend: card.label,
    look,
    options: exercise.bins.map((bin) => ({ value: bin.id, face: bin.label })),
    change: (bin) => change(card.id, bin),
  })]));
  const clear = clearing({ get: () => placed, set: (value) => { show(value); keep(); } });
  frame({ exercise, el }, [...groups.values()].map(({ node }) => node), progress, below, clear.node);
  update(answer);
  return { update };
}

/** Sorting; the answer is `{"card": "bin"}`. */
export const sort = { render, state, shared, text };
