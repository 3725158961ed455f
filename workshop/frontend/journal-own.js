// What a participant chose for themselves, such as what goes into "My plan". It is kept beside the answers and never leaves.

import { entriesOf } from "./journal.js";

/** What was chosen under a name, or null. */
export function ownOf(journal, workshop, name) {
  return entriesOf(journal, workshop).own?.[name]?.answer ?? null;
}

/** Keep what was chosen. */
export function keepOwn(journal, workshop, name, answer, now) {
  const mine = entriesOf(journal, workshop);
  const revision = (mine.own?.[name]?.revision ?? 0) + 1;
  const entry = { kind: "own", instrument: null, answer, share: null, skipped: false, changed: now.toISOString(), revision };
  return { ...journal, workshops: { ...journal.workshops, [workshop]: { ...mine, own: { ...mine.own, [name]: entry } } } };
}
