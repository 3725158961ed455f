// The answer of a rubric exercise: a log of attempts with what others rated, and what one rated for others. Pure
// functions; workshop/exercises/practice_log.py reads the same.

import { filled, isMap } from "./words.js";

export const VERSION = 2;
export const LEVELS = [1, 2, 3, 4];
export const ROLES = ["peer", "coach"];
export const MOST_ATTEMPTS = 50;
export const MOST_OTHERS = 20;

const list = (value) => (Array.isArray(value) ? value : []);
const text = (value) => (typeof value === "string" ? value : "");

/** The ratings that fit, in the order of the criteria. */
export function fit({ criteria }, ratings) {
  const given = isMap(ratings) ? ratings : {};
  return Object.fromEntries(criteria.map(({ id }) => [id, given[id]]).filter(([, rating]) => rating === "NO" || LEVELS.includes(rating)));
}

function evidenceOf({ criteria }, value) {
  const given = isMap(value) ? value : {};
  return Object.fromEntries(criteria.map(({ id }) => [id, given[id]]).filter(([, words]) => typeof words === "string" && words !== ""));
}

// The first form was one attempt without more, and without any words or ratings none at all.
function upgraded(answer) {
  if (!isMap(answer) || "version" in answer || "attempts" in answer) return answer;
  return Object.values(answer).some((part) => (isMap(part) ? true : Boolean(part))) ? { version: VERSION, attempts: [answer] } : { version: VERSION };
}

function view(exercise, one) {
  return { role: one.role, ratings: fit(exercise, one.ratings), code: text(one.code), at: text(one.at) };
}

const known = (one) => isMap(one) && ROLES.includes(one.role);

/**
 * Read an answer, of whichever form, as far as it goes.
 * @returns {{version: number, attempts: Object[], given: Object[], count: boolean}}
 */
export function readLog(exercise, answer) {
  const log = upgraded(answer);
  return {
    version: VERSION,
    attempts: list(log?.attempts).filter(isMap).slice(-MOST_ATTEMPTS).map((one) => ({
      code: text(one.code),
      made: text(one.made),
      label: text(one.label),
      ratings: fit(exercise, one.ratings),
      evidence: evidenceOf(exercise, one.evidence),
      done: one.done === true,
      others: list(one.others).filter(known).slice(0, MOST_OTHERS).map((other) => ({ ...view(exercise, other), dropped: other.dropped === true })),
    })),
    given: list(log?.given).filter(known).slice(-MOST_ATTEMPTS).map((one) => ({ attempt: text(one.attempt), ...view(exercise, one), sent: one.sent === true })),
    count: log?.count === true,
  };
}

const rated = ({ ratings }) => Object.keys(ratings).length > 0;
const begun = (attempt) => rated(attempt) || filled(attempt.label) || Object.values(attempt.evidence).some(filled);

/** True if there is nothing in it that anyone would miss. */
export function isBlank({ attempts, given, count }) {
  return !count && given.length === 0 && !attempts.some((one) => begun(one) || one.code || one.others.length);
}

/** A new attempt. */
export function newAttempt(code, now) {
  return { code, made: now.toISOString(), label: "", ratings: {}, evidence: {}, done: false, others: [] };
}

export function state(exercise, answer) {
  const { attempts } = readLog(exercise, answer);
  if (attempts.some((one) => rated(one) && Object.keys(one.ratings).length === exercise.criteria.length)) return "complete";
  return attempts.some((one) => rated(one) || Object.values(one.evidence).some(filled)) ? "partial" : "empty";
}

/** The own ratings of each attempt; those of others where both sides are done and the participant lets them count. */
export function shared(exercise, answer) {
  const { attempts, count } = readLog(exercise, answer);
  const leaving = attempts.filter(rated).map(({ ratings, done, others }) => {
    const counting = count && done ? others.filter((other) => rated(other) && !other.dropped).map((other) => ({ role: other.role, ratings: other.ratings })) : [];
    return counting.length ? { self: ratings, others: counting } : { self: ratings };
  });
  return leaving.length ? { attempts: leaving } : null;
}
