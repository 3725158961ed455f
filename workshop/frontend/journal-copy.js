// A copy of a journal that is brought back: its answers come in any case, its key where nothing is lost by that.

import { canReturn, create, entriesOf, handovers, holds, merge } from "./journal.js";

/**
 * What a device has once a copy was brought back to it. What was shared can be changed and taken back only with the key
 * that it was shared with, so that key comes along, unless this device has shared something with one of its own.
 * @param {object} journal The journal of this device.
 * @param {object} copy The journal in the copy.
 * @param {string} workshop Id of the workshop; a copy brings back nothing of any other.
 * @returns {{ journal: object, left: boolean }} `left`: what was shared from the copy cannot be taken back from here.
 */
export function broughtBack(journal, copy, workshop) {
  const theirs = entriesOf(copy, workshop);
  const { key, phrase } = copy;
  const part = (fields, identity) => ({ ...create(), ...identity, workshops: { [workshop]: fields } });
  const returns = journal.returns + 1; // so that no other tab or kernel brings back what this device had in its place
  if (!key || !journal.key || key === journal.key) {
    const words = key && key === journal.key && phrase && !journal.phrase;
    return { journal: merge(journal, part(theirs, words ? { key, phrase, returns } : { key, phrase })), left: false };
  }
  const shared = handovers(theirs).some(holds);
  if (shared && canReturn(journal)) {
    return { journal: merge(journal, part(further(theirs, entriesOf(journal, workshop)), { key, phrase, returns })), left: false };
  }
  const { entries, own } = theirs;
  return { journal: merge(journal, part({ ...entriesOf(create(), workshop), entries, own }, {})), left: shared };
}

// This device counted with another key, and has nothing there: what the copy knows of the same cohorts must win.
function further(theirs, mine) {
  const counted = new Map(handovers(mine).map((one) => [one.cohort, one.sequence]));
  const lift = (one) => (counted.has(one.cohort) ? { ...one, sequence: Math.max(one.sequence, counted.get(one.cohort) + 1) } : one);
  return { ...lift(theirs), earlier: theirs.earlier.map(lift) };
}
