// How far each lesson is answered, beside its name wherever a page offers a place for it.

import { entriesOf } from "./journal.js";
import { tr } from "./translate.js";

/** `"done"`, `"begun"` or `""`: done when every exercise of the lesson is complete. */
export function progressOf(lesson, kinds, entries) {
  const states = lesson.blocks.filter((block) => block.exercise).map(({ exercise }) => {
    const answer = entries[exercise.id]?.answer ?? null;
    return answer === null ? "empty" : kinds[exercise.kind].state(exercise, answer);
  });
  if (states.length > 0 && states.every((state) => state === "complete")) return "done";
  return states.some((state) => state !== "empty") ? "begun" : "";
}

/** Write it into every `[data-progress="<lesson id>"]` below `root`. */
export function showProgress({ workshop, kinds, journal, root }) {
  const { entries } = entriesOf(journal, workshop.id);
  for (const place of root.querySelectorAll("[data-progress]")) {
    const lesson = workshop.lessons.find(({ id }) => id === place.dataset.progress);
    const progress = lesson ? progressOf(lesson, kinds, entries) : "";
    place.dataset.state = progress || "new";
    place.textContent = { done: tr("done"), begun: tr("begun") }[progress] ?? "";
  }
}
