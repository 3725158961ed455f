// The sheet to rate on: each criterion with its four anchors, "not observed", and a line of evidence.

import { h } from "./dom.js";
import { field } from "./field.js";
import { radios } from "./radios.js";
import { LEVELS } from "./rubric-answer.js";
import { ratingWords } from "./rubric-text.js";
import { tr } from "./translate.js";

/** A line of evidence, folded away until it is wanted: seven open fields would look like seven demands. */
function evidenceField(title, label, change) {
  const writing = field({ label, rows: 2, change });
  const node = h("details", { class: "ws-details" },
    h("summary", null, tr("Note what you saw"), h("span", { class: "ws-sr" }, ` (${title})`)), writing.node);
  return { node, set: (value) => { writing.set(value); if (value) node.open = true; } };
}

function changed(into, id, value) {
  const after = { ...into };
  if (value === null || value === "") delete after[id];
  else after[id] = value;
  return after;
}

/**
 * @param {Object} options
 * @param {Object[]} options.criteria
 * @param {string} options.label Above a line of evidence.
 * @param {function({ratings: Object, evidence: Object}): void} options.change Called at every change.
 * @returns {{node: HTMLElement, set: function({ratings: Object, evidence: Object}): void}}
 */
export function sheet({ criteria, label, change }) {
  let ratings = {};
  let evidence = {};
  const tell = () => change({ ratings, evidence });

  const rows = criteria.map(({ id, title, anchors }) => {
    const notes = evidenceField(title, label, (value) => { evidence = changed(evidence, id, value); tell(); });
    const levels = radios({
      legend: title,
      look: "levels",
      options: [
        ...LEVELS.map((level) => ({ value: level, face: [h("b", null, level), " ", h("span", { class: "ws-anchor" }, anchors[level])] })),
        { value: "NO", face: tr("Not observed") },
      ],
      after: notes.node,
      change: (value) => { ratings = changed(ratings, id, value); tell(); },
    });
    return { id, levels, notes };
  });

  function set(value) {
    ({ ratings, evidence } = value);
    for (const { id, levels, notes } of rows) {
      levels.set(ratings[id] ?? null);
      notes.set(evidence[id] ?? "");
    }
  }

  return { node: h("div", { class: "ws-block" }, rows.map(({ levels }) => levels.node)), set };
}

/** Ratings to read, not to change: one line a criterion, with the note that was made. */
export function readOnly({ criteria }, { ratings, evidence = {} }) {
  return h("ul", { class: "ws-list ws-rated" }, criteria.map(({ id, title, anchors }) => h("li", null,
    h("b", null, title), " ", id in ratings ? ratingWords(ratings[id], anchors) : tr("left open"),
    evidence[id] ? h("span", { class: "ws-quiet ws-rated-note" }, evidence[id]) : null)));
}
