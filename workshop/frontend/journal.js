// A journal: a participant's own answers, theirs alone. Pure functions: each takes a journal and returns another one.
// The format is that of workshop/model/journal.py; both halves are tested with tests/fixtures/journals.

import { check } from "./journal-check.js";
import { ahead, further, knowing, newest } from "./journal-newer.js";
import { tr } from "./translate.js";

export const VERSION = 2;

/** What leads from each older version to the next. Version 2 has more fields, all of them optional. */
export const steps = { 1: (old) => old };

const FRESH = { sequence: 0, shared: null, pending: null, withdrawing: false, elsewhere: false };
const NOTHING = { cohort: null, joins: 0, entries: {}, own: {}, ...FRESH, earlier: [] };

/** An empty journal. */
export function create() {
  return { format: "workshop-journal", version: VERSION, key: null, phrase: null, returns: 0, workshops: {} };
}

/**
 * Read a stored text, whatever it holds.
 * @param {string | null} text What was stored, or null if nothing was.
 * @returns {{ state: "new" | "good" | "newer" | "broken", journal: object | null, why: string }}
 */
export function open(text) {
  if (text === null || text === undefined) return { state: "new", journal: create(), why: "" };
  let document;
  try {
    document = JSON.parse(text);
  } catch {
    return { state: "broken", journal: null, why: tr("it is not complete") };
  }
  const version = document?.version;
  if (document?.format !== "workshop-journal" || !Number.isInteger(version) || version < 1) {
    return { state: "broken", journal: null, why: tr("it is not a workshop journal") };
  }
  if (version > VERSION) return { state: "newer", journal: null, why: tr("it has version {version}", { version }) };
  const journal = upgrade(document, steps, VERSION);
  const why = journal === null ? tr("there never was a version {version}", { version }) : check(journal);
  if (why) return { state: "broken", journal: null, why };
  return { state: "good", journal: complete(journal), why: "" };
}

// With every optional field in its place, so that nothing below has to ask whether it is there.
function complete(journal) {
  const map = (object, each) => Object.fromEntries(Object.entries(object ?? {}).map(([id, one]) => [id, each(one)]));
  const entry = (one) => ({ instrument: null, answer: null, share: null, skipped: false, ...one });
  const earlier = (list) => (list ?? []).map((other) => ({ ...FRESH, ...other }));
  const workshop = (one) => ({ ...NOTHING, ...one, entries: map(one.entries, entry), own: map(one.own, entry), earlier: earlier(one.earlier) });
  return { ...create(), ...journal, workshops: map(journal.workshops, workshop) };
}

/** Take a document to version `to`, a step at a time; null if no step leads on. */
export function upgrade(document, table, to) {
  let current = document;
  while (current.version < to) {
    const step = table[current.version];
    if (!step) return null;
    current = { ...step({ ...current }), version: current.version + 1 };
  }
  return current;
}

/** The part of a journal for one workshop; empty if nothing was answered there yet. */
export function entriesOf(journal, workshop) {
  return journal.workshops[workshop] ?? NOTHING;
}

/** The measure or rubric behind an exercise with its version, such as `setback-check/1`, or null. */
export function instrumentOf(exercise) {
  if (exercise.measure && exercise.measure_version) return `${exercise.measure}/${exercise.measure_version}`;
  if (exercise.rubric && exercise.rubric_version) return `${exercise.rubric}/${exercise.rubric_version}`;
  return null;
}

function changed(journal, workshop, fields) {
  const mine = { ...entriesOf(journal, workshop), ...fields };
  return { ...journal, workshops: { ...journal.workshops, [workshop]: mine } };
}

function entered(journal, workshop, exercise, fields, now) {
  const { entries } = entriesOf(journal, workshop);
  const old = entries[exercise.id] ?? { answer: null, share: null, skipped: false, revision: 0 };
  const entry = {
    kind: exercise.kind,
    instrument: instrumentOf(exercise),
    answer: old.answer ?? null,
    share: old.share ?? null,
    skipped: old.skipped ?? false,
    ...fields,
    changed: now.toISOString(),
    revision: old.revision + 1,
  };
  return changed(journal, workshop, { entries: { ...entries, [exercise.id]: entry } });
}

/** Keep an answer; the choice whether to share it stays as it was. */
export function put(journal, workshop, exercise, answer, now) {
  return entered(journal, workshop, exercise, { answer, skipped: false }, now);
}

/** Set an exercise aside, or take it up again; an answer that is there stays. */
export function skip(journal, workshop, exercise, skipped, now) {
  return entered(journal, workshop, exercise, { skipped }, now);
}

/** Keep the choice whether to share an answer. */
export function choose(journal, workshop, exercise, share, now) {
  return entered(journal, workshop, exercise, { share }, now);
}

/** True if an answer goes along: never a private one or one set aside, else as chosen, else as the workshop offers it. */
export function chosen(exercise, entry) {
  if (!entry || entry.skipped || exercise.share === "private") return false;
  return entry.share ?? exercise.share === "offer";
}

/** Every exercise of a built workshop, in order, with the lesson that it belongs to. */
export function exercisesOf(workshop) {
  return workshop.lessons.flatMap((lesson) =>
    lesson.blocks.filter((block) => block.exercise).map((block) => ({ lesson, exercise: block.exercise })),
  );
}

/**
 * The responses that would leave now.
 * @param {object} journal
 * @param {object} workshop The built workshop.
 * @param {object} kinds The table of kinds: what leaves of an answer is theirs to say.
 */
export function responses(journal, workshop, kinds) {
  const { entries } = entriesOf(journal, workshop.id);
  return exercisesOf(workshop).flatMap(({ exercise }) => {
    const entry = entries[exercise.id];
    if (!chosen(exercise, entry) || entry.kind !== exercise.kind || (entry.answer ?? null) === null) return [];
    const answer = kinds[exercise.kind].shared(exercise, entry.answer) ?? null;
    if (answer === null) return [];
    return [{ exercise: exercise.id, kind: entry.kind, instrument: entry.instrument, answer, changed: entry.changed }];
  });
}

/**
 * The full statement of what a participant shares now; it replaces the one before it.
 * @param {object} journal
 * @param {object} workshop The built workshop.
 * @param {{ kinds: object, mode: "room" | "alone", cohort: string, now: Date, id: string }} facts
 */
export function statement(journal, workshop, { kinds, mode, cohort, now, id }) {
  return {
    format: "workshop-submission",
    version: 1,
    id,
    sequence: entriesOf(journal, workshop.id).sequence + 1,
    workshop: workshop.id,
    workshop_version: workshop.version,
    cohort,
    mode,
    created: now.toISOString(),
    responses: responses(journal, workshop, kinds),
  };
}

function facts({ sequence, shared, pending, withdrawing, elsewhere = false }) {
  return { sequence, shared, pending, withdrawing, elsewhere };
}

/** What was handed over to each cohort that was joined, the present one first: `{ cohort, sequence, shared, ... }`. */
export function handovers(mine) {
  const earlier = mine.earlier ?? [];
  return mine.cohort ? [{ cohort: mine.cohort, ...facts(mine) }, ...earlier] : earlier;
}

/** True if a cohort has something, or something waits for it, that can be taken back or is being taken back. */
export function holds({ shared, pending, withdrawing, elsewhere }) {
  return Boolean(shared || pending || withdrawing || elsewhere);
}

/** What was handed over to one cohort; nothing if it was never joined. */
export function handoverOf(journal, workshop, cohort) {
  return handovers(entriesOf(journal, workshop)).find((found) => found.cohort === cohort) ?? { cohort, ...FRESH };
}

function handed(journal, workshop, cohort, fields) {
  const { cohort: present, earlier } = entriesOf(journal, workshop);
  if (cohort === present) return changed(journal, workshop, fields);
  return changed(journal, workshop, { earlier: earlier.map((other) => (other.cohort === cohort ? { ...other, ...fields } : other)) });
}

/**
 * A cohort was joined with this key; the room knows submissions up to `sequence`. What was handed over to the cohort
 * before it is kept among the earlier ones, and comes back if that one is joined again.
 */
export function joined(journal, workshop, { cohort, key, phrase = null, sequence }) {
  let mine = entriesOf(journal, workshop);
  if (cohort !== mine.cohort) {
    // Without a cohort there is nothing that could have been handed over: the number stays, whatever it is.
    const known = handovers(mine);
    const back = known.find((other) => other.cohort === cohort) ?? (mine.cohort ? FRESH : mine);
    const earlier = known.filter((other) => other.cohort !== cohort);
    mine = { ...mine, ...facts(back), cohort, joins: mine.joins + 1, earlier };
  }
  const identity = journal.key ? {} : { key, phrase };
  return { ...changed(journal, workshop, { ...mine, sequence: Math.max(sequence, mine.sequence) }), ...identity };
}

/** True if another key may take the place of this device's: nothing was handed over with the one that it has. */
export function canReturn(journal) {
  return !Object.values(journal.workshops).some((mine) => handovers(mine).some(holds));
}

/**
 * A cohort was joined by a return phrase. What was shared from the other device, up to `sequence`, lies with it, and can
 * be changed and taken back from here.
 */
export function returned(journal, workshop, { cohort, key, phrase, sequence }) {
  const returns = (journal.returns ?? 0) + (journal.key && journal.key !== key ? 1 : 0);
  const next = joined({ ...journal, key, phrase, returns }, workshop, { cohort, key, phrase, sequence });
  return changed(next, workshop, { elsewhere: true });
}

/** A submission was made and has to be sent. */
export function waiting(journal, workshop, submission) {
  return handed(journal, workshop, submission.cohort, { pending: submission, sequence: submission.sequence, withdrawing: false });
}

/** The room has a larger sequence number than what waits for this cohort: number it after that one. */
export function adopt(journal, workshop, cohort, sequence, id) {
  const found = handoverOf(journal, workshop, cohort);
  const next = Math.max(sequence, found.sequence) + 1;
  const pending = found.pending && { ...found.pending, sequence: next, id };
  return handed(journal, workshop, cohort, { sequence: next, pending });
}

/** The room has this submission. One that was overtaken meanwhile changes nothing. */
export function acknowledge(journal, workshop, submission) {
  const found = handoverOf(journal, workshop, submission.cohort);
  if (found.pending?.id !== submission.id || found.withdrawing) return journal;
  return handed(journal, workshop, submission.cohort, { shared: submission, pending: null, elsewhere: false });
}

/** The room will not take this submission: it waits no longer, and what was shared before stays. */
export function refused(journal, workshop, submission) {
  const found = handoverOf(journal, workshop, submission.cohort);
  if (found.pending?.id !== submission.id) return journal;
  return handed(journal, workshop, submission.cohort, { pending: null });
}

/** What this cohort has is to be taken back; this outranks whatever was sent or waits. */
export function withdrawing(journal, workshop, cohort) {
  const sequence = handoverOf(journal, workshop, cohort).sequence + 1;
  return handed(journal, workshop, cohort, { sequence, pending: null, withdrawing: true });
}

/** Everything is to be taken back, from every cohort that was ever given something. */
export function withdrawingAll(journal, workshop) {
  const given = handovers(entriesOf(journal, workshop)).filter((one) => holds(one) && !one.withdrawing);
  return given.reduce((next, { cohort }) => withdrawing(next, workshop, cohort), journal);
}

/** The room has deleted everything that this cohort had up to `sequence`. */
export function withdrawn(journal, workshop, cohort, sequence) {
  if (handoverOf(journal, workshop, cohort).sequence !== sequence) return journal;
  return handed(journal, workshop, cohort, { shared: null, pending: null, withdrawing: false, elsewhere: false });
}

function mergedHandovers(mine, theirs) {
  const found = new Map();
  for (const one of [...handovers(mine), ...handovers(theirs)]) {
    const known = found.get(one.cohort);
    if (!known || further(one, known) > 0) found.set(one.cohort, one);
  }
  return found;
}

/**
 * Join two versions of a journal: two tabs, two kernels, or a copy brought back. An exercise's entry with the larger
 * revision wins, then the one changed later, then that of `first`; what was handed over to a cohort comes from the side
 * further on with it, and the present cohort is that of the side that joined more often. So it is with the key.
 */
export function merge(first, second) {
  const workshops = { ...first.workshops };
  for (const [id, theirs] of Object.entries(second.workshops)) {
    const mine = workshops[id];
    if (!mine) {
      workshops[id] = theirs;
      continue;
    }
    const present = ahead(theirs, mine) > 0 ? theirs : mine;
    const [entries, own] = [newest(mine.entries, theirs.entries), newest(mine.own, theirs.own)];
    const found = mergedHandovers(mine, theirs);
    const handover = facts(found.get(present.cohort) ?? present);
    found.delete(present.cohort);
    workshops[id] = { ...present, ...handover, entries, own, earlier: [...found.values()] };
  }
  const { key, phrase, returns } = knowing(first, second);
  return { ...create(), key, phrase: phrase ?? null, returns: returns ?? 0, workshops };
}
