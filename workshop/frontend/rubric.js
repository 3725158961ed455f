// rubric: a participant rates their own practice by anchors, and reads one strength and one next step.

import { h } from "./dom.js";
import { field } from "./field.js";
import { clearing, frame } from "./frame.js";
import { radios } from "./radios.js";
import { feedback } from "./feedback.js";
import { filled, isMap } from "./words.js";

const LEVELS = [1, 2, 3, 4];

/** The ratings that fit: an answer from another version is read as far as it goes. */
function fitting(exercise, answer) {
  const given = isMap(answer) && isMap(answer.ratings) ? answer.ratings : {};
  const pairs = exercise.criteria.map(({ id }) => [id, given[id]]);
  return Object.fromEntries(pairs.filter(([, rating]) => rating === "NO" || LEVELS.includes(rating)));
}

function evidenceOf(exercise, answer) {
  const given = isMap(answer) && isMap(answer.evidence) ? answer.evidence : {};
  const pairs = exercise.criteria.map(({ id }) => [id, given[id]]);
  return Object.fromEntries(pairs.filter(([, value]) => typeof value === "string" && value !== ""));
}

function state(exercise, answer) {
  const rated = Object.keys(fitting(exercise, answer)).length;
  if (rated && rated === exercise.criteria.length) return "complete";
  return rated || Object.values(evidenceOf(exercise, answer)).some(filled) ? "partial" : "empty";
}

function shared(exercise, answer) {
  const ratings = fitting(exercise, answer);
  return Object.keys(ratings).length ? { ratings } : null;
}

function text(exercise, part) {
  const ratings = fitting(exercise, part);
  return exercise.criteria
    .filter(({ id }) => id in ratings)
    .map(({ id, title, anchors }) => {
      const rating = ratings[id];
      return `${title}: ${rating === "NO" ? "not observed" : `${rating} (${anchors[rating]})`}`;
    });
}

/** A line of evidence, folded away until it is wanted: seven open fields would look like seven demands. */
function evidenceField(title, change) {
  const writing = field({ label: "What makes you say so? It stays with you.", rows: 2, change });
  const node = h("details", { class: "ws-details" },
    h("summary", null, "Note what you saw", h("span", { class: "ws-sr" }, ` (${title})`)), writing.node);
  return { node, set: (value) => { writing.set(value); if (value) node.open = true; } };
}

function render({ exercise, answer, save, el }) {
  let ratings = {};
  let evidence = {};
  const progress = h("p", { class: "ws-progress", role: "status" });
  const outcome = h("div", { class: "ws-note", hidden: true });

  function change(into, id, value) {
    const changed = { ...into };
    if (value === null || value === "") delete changed[id];
    else changed[id] = value;
    return changed;
  }

  function keep() {
    const any = Object.keys(ratings).length + Object.keys(evidence).length > 0;
    showFeedback();
    clear.refresh(any);
    save(any ? { ratings, evidence } : null);
  }

  function showFeedback() {
    const { progress: words, lines } = feedback(exercise, ratings);
    if (progress.textContent !== words) progress.textContent = words;
    outcome.hidden = lines.length === 0;
    outcome.replaceChildren(...lines.map(([title, line]) => h("p", null, title && h("b", null, title, " "), line)));
  }

  function show(value) {
    ratings = fitting(exercise, value);
    evidence = evidenceOf(exercise, value);
    for (const { id, levels, notes } of rows) {
      levels.set(ratings[id] ?? null);
      notes.set(evidence[id] ?? "");
    }
    showFeedback();
  }

  function update(value) {
    show(value);
    clear.refresh(Object.keys(ratings).length + Object.keys(evidence).length > 0);
  }

  const rows = exercise.criteria.map(({ id, title, anchors }) => {
    const notes = evidenceField(title, (value) => { evidence = change(evidence, id, value); keep(); });
    const levels = radios({
      legend: title,
      look: "levels",
      options: [
        ...LEVELS.map((level) => ({ value: level, face: [h("b", null, level), " ", h("span", { class: "ws-anchor" }, anchors[level])] })),
        { value: "NO", face: "Not observed" },
      ],
      after: notes.node,
      change: (value) => { ratings = change(ratings, id, value); keep(); },
    });
    return { id, levels, notes };
  });
  const clear = clearing({ get: () => ({ ratings, evidence }), set: (value) => { show(value); keep(); } });
  frame({ exercise, el },
    exercise.note && h("p", { class: "ws-hint" }, exercise.note),
    rows.map(({ levels }) => levels.node), progress, outcome, clear.node);
  update(answer);
  return { update };
}

/** Self-rating by a rubric; the answer is `{"ratings": {...}, "evidence": {...}}`, and the evidence never leaves. */
export const rubric = { render, state, shared, text };
