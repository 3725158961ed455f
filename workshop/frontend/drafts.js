// What was typed and is not yet confirmed by Python, kept in this page's memory only: when the kernel is restarted and
// the exercise is drawn anew, nothing typed meanwhile is lost. Each widget has its own copy of this module, so the map
// is kept with the window.

const DRAFTS = Symbol.for("workshop.drafts");
const NUMBER = Symbol.for("workshop.drafts.number");

function drafts() {
  globalThis[DRAFTS] ??= new Map();
  return globalThis[DRAFTS];
}

/** Keep an answer until it is confirmed. */
export function keepDraft(name, answer) {
  drafts().set(name, { answer, number: null });
}

/** The answer that is not confirmed yet, or undefined. */
export function draftOf(name) {
  return drafts().get(name);
}

/** The answer is confirmed. */
export function dropDraft(name) {
  drafts().delete(name);
}

/** Nothing waits any more: everything is cleared. */
export function dropDrafts() {
  drafts().clear();
}

/** A number that no other message of this page has, so that an old confirmation is not taken for a new one. */
export function nextNumber() {
  globalThis[NUMBER] = (globalThis[NUMBER] ?? 0) + 1;
  return globalThis[NUMBER];
}
