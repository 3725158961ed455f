// Codes that people read out and type: an attempt's short code, and the rating code that carries what someone rated.
//
// Both are numbers in base 23, written with letters and digits that are not taken for one another, and end in a check
// character: the sum of the places times their weights is 0 modulo 23. The weights are 1, 2, 3, ... and 23 is a prime, so
// that any single wrong character and any two neighbours that changed places give another sum.

import { ROLES } from "./rubric-answer.js";

export const ALPHABET = "23456789CDFHJKMNPRTVWXY";
const BASE = ALPHABET.length;
const ATTEMPT_LENGTH = 6;
const VALUES = ["NO", 1, 2, 3, 4];
const PRINTS = 251;
const TAGS = 2297;
const MARKS = 19;

/** Only what a code is written with: case, spaces and hyphens do not matter. */
export function cleaned(typed) {
  return String(typed).toUpperCase().replace(/[\s-]/g, "");
}

/** A code in groups that are easy to read out. */
export function grouped(code) {
  const size = code.length > 6 ? 5 : 3;
  return code.match(new RegExp(`.{1,${size}}`, "g"))?.join("-") ?? "";
}

function checkOf(text) {
  let sum = 0;
  for (let place = 0; place < text.length; place += 1) sum += (place + 2) * ALPHABET.indexOf(text[place]);
  return ALPHABET[(BASE - (sum % BASE)) % BASE];
}

/** True if every character can be there and the last one fits the others. */
function sound(code) {
  return [...code].every((one) => ALPHABET.includes(one)) && checkOf(code.slice(0, -1)) === code.at(-1);
}

/** A code at random for a new attempt: 6.4 million of them, and the check character. */
export function newAttemptCode(random = (bytes) => crypto.getRandomValues(bytes)) {
  let text = "";
  while (text.length < ATTEMPT_LENGTH - 1) {
    const [byte] = random(new Uint8Array(1));
    if (byte < BASE * 11) text += ALPHABET[byte % BASE];
  }
  return text + checkOf(text);
}

/** True if this can be the code of an attempt. */
export function isAttemptCode(code) {
  return code.length === ATTEMPT_LENGTH && sound(code);
}

/** A mark by which two ratings from one device are known: it names nobody. */
export function newMark(random = (bytes) => crypto.getRandomValues(bytes)) {
  return random(new Uint8Array(1))[0] % MARKS;
}

// FNV-1a, 32 bits: spreads the few names that are bound into a code; it keeps no secret.
function spread(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** What a code is made for: this exercise with this version of its rubric and these criteria. */
export function printOf(exercise) {
  return spread(`${exercise.id}:${exercise.rubric}/${exercise.rubric_version}:${exercise.criteria.map(({ id }) => id).join(",")}`) % PRINTS;
}

/** How many characters a rating code has; 10 for the seven criteria of our rubric. */
export function codeLength({ criteria }) {
  let room = BigInt(VALUES.length) ** BigInt(criteria.length) * BigInt(ROLES.length * PRINTS * TAGS * MARKS);
  let length = 1;
  while (room > 1n) {
    room = (room + BigInt(BASE) - 1n) / BigInt(BASE);
    length += 1;
  }
  return length;
}

// Everything but the print is moved by the attempt's code, so that codes of one attempt do not look like their ratings.
function modulus({ criteria }) {
  return BigInt(VALUES.length) ** BigInt(criteria.length) * BigInt(ROLES.length * TAGS * MARKS);
}

function shiftOf(attempt, size) {
  return ((BigInt(spread(`shift:${attempt}`)) << 32n) | BigInt(spread(`more:${attempt}`))) % size;
}

const tagOf = (attempt) => spread(`tag:${attempt}`) % TAGS;

/**
 * The rating code for one attempt.
 * @param {Object} exercise The rubric exercise.
 * @param {{attempt: string, role: string, ratings: Object, mark: number}} rating What is not rated counts as not observed.
 */
export function ratingCode(exercise, { attempt, role, ratings, mark }) {
  let value = 0n;
  for (const { id } of exercise.criteria) value = value * BigInt(VALUES.length) + BigInt(Math.max(0, VALUES.indexOf(ratings[id] ?? "NO")));
  value = value * BigInt(ROLES.length) + BigInt(ROLES.indexOf(role));
  value = value * BigInt(MARKS) + BigInt(mark);
  value = value * BigInt(TAGS) + BigInt(tagOf(attempt));
  const size = modulus(exercise);
  value = ((value + shiftOf(attempt, size)) % size) * BigInt(PRINTS) + BigInt(printOf(exercise));
  let text = "";
  for (let place = codeLength(exercise) - 1; place > 0; place -= 1) {
    text = ALPHABET[Number(value % BigInt(BASE))] + text;
    value /= BigInt(BASE);
  }
  return text + checkOf(text);
}

/**
 * Read a rating code.
 * @returns {{wrong: "empty"|"length"|"typo"|"rubric"|"attempt"} | {role: string, ratings: Object, mark: number}} What is
 *   wrong with it, or what it says. `attempt`: it was made for another attempt.
 */
export function readRatingCode(exercise, attempt, typed) {
  const code = cleaned(typed);
  if (!code) return { wrong: "empty" };
  const length = codeLength(exercise);
  if (code.length !== length) return { wrong: "length" };
  if (!sound(code)) return { wrong: "typo" };
  let value = 0n;
  for (const one of code.slice(0, -1)) value = value * BigInt(BASE) + BigInt(ALPHABET.indexOf(one));
  if (value % BigInt(PRINTS) !== BigInt(printOf(exercise))) return { wrong: "rubric" };
  const size = modulus(exercise);
  value /= BigInt(PRINTS);
  if (value >= size) return { wrong: "rubric" };
  value = (value - shiftOf(attempt, size) + size) % size;
  if (value % BigInt(TAGS) !== BigInt(tagOf(attempt))) return { wrong: "attempt" };
  value /= BigInt(TAGS);
  const mark = Number(value % BigInt(MARKS));
  value /= BigInt(MARKS);
  const role = ROLES[Number(value % BigInt(ROLES.length))];
  value /= BigInt(ROLES.length);
  const ratings = {};
  for (const { id } of [...exercise.criteria].reverse()) {
    ratings[id] = VALUES[Number(value % BigInt(VALUES.length))];
    value /= BigInt(VALUES.length);
  }
  return { role, ratings, mark };
}
