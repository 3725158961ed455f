// The card with one's own change, for each measure that was answered twice.

import { ownChange } from "./change.js";
import { h } from "./dom.js";
import { entriesOf, exercisesOf } from "./journal.js";

/** Each measure asked before and again: `{ measure, before, after }`, with the exercises. */
function pairs(workshop) {
  const asked = exercisesOf(workshop).map(({ exercise }) => exercise).filter((exercise) => exercise.kind === "scale" && exercise.measure);
  return asked.filter(({ occasion }) => occasion && occasion !== "before").flatMap((after) => {
    const before = asked.find((one) => one.measure === after.measure && one.occasion === "before");
    const measure = workshop.measures.find(({ id }) => id === after.measure);
    return before && measure ? [{ measure, before, after }] : [];
  });
}

/**
 * @param {object} options
 * @param {object} options.workshop The built workshop.
 * @param {() => object} options.journal
 * @param {(after: string) => HTMLElement | null} options.placeFor Where the card of this exercise goes; null for nowhere.
 * @returns {() => void} Draws what the journal says now.
 */
export function ownChanges({ workshop, journal, placeFor }) {
  const cards = pairs(workshop).flatMap((pair) => {
    const place = placeFor(pair.after.id);
    if (!place) return [];
    const card = h("div", { class: "ws", "aria-live": "polite" });
    place.append(card);
    return [{ ...pair, card, drawn: "" }];
  });

  return () => {
    const { entries } = entriesOf(journal(), workshop.id);
    for (const one of cards) {
      const answers = [one.before, one.after].map(({ id }) => (entries[id]?.skipped ? null : entries[id]?.answer ?? null));
      const now = JSON.stringify(answers);
      if (now === one.drawn) continue;
      one.drawn = now;
      const drawn = ownChange(one.measure, ...answers);
      one.card.replaceChildren(...(drawn ? [h("div", { class: "ws-card" }, drawn)] : []));
    }
  };
}
