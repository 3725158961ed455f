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
  const mine = entriesOf(journal, workshop);
  const [entries, own] = [answered(mine.entries, theirs.entries), answered(mine.own, theirs.own)];
  const merged = (fields, identity) => merge(journal, { ...create(), ...identity, workshops: { [workshop]: { ...fields, entries, own } } });
  const returns = journal.returns + 1; // so that no other tab or kernel brings back what this device had in its place
  if (!key || key === journal.key) {
    const words = key && phrase && !journal.phrase;
    return { journal: merged(theirs, words ? { key, phrase, returns } : { key, phrase }), left: false };
  }
  if (!journal.key) return { journal: merged(further(theirs, mine), { key, phrase, returns: journal.returns }), left: false };
  const shared = handovers(theirs).some(holds);
  if (shared && canReturn(journal)) return { journal: merged(further(theirs, mine), { key, phrase, returns }), left: false };
  return { journal: merged(entriesOf(create(), workshop), {}), left: shared };
}

// What was cleared here, however often, is no answer that could be newer than one in the copy.
function answered(mine, theirs) {
  const blank = (entry) => entry && (entry.answer ?? null) === null;
  return Object.fromEntries(Object.entries(theirs).map(([id, entry]) =>
    [id, blank(mine[id]) && !blank(entry) ? { ...entry, revision: Math.max(entry.revision, mine[id].revision + 1) } : entry]));
}

// This device counted with another key or with none, and has nothing there: what the copy knows of the same cohorts must
// win, and its present cohort is that of a device that has none.
function further(theirs, mine) {
  const counted = new Map(handovers(mine).map((one) => [one.cohort, one.sequence]));
  const lift = (one) => (counted.has(one.cohort) ? { ...one, sequence: Math.max(one.sequence, counted.get(one.cohort) + 1) } : one);
  const joins = mine.cohort ? theirs.joins : Math.max(theirs.joins, mine.joins + 1);
  return { ...lift(theirs), joins, earlier: theirs.earlier.map(lift) };
}
