// The round of a practice: a short code from which everyone draws the same questions. Pure functions.

import { ALPHABET, cleaned } from "./rubric-codes.js";

/** For whom a round is; its place in this list is in the code. */
export const LEVELS = ["starting", "experienced", "leading"];
const LENGTH = 5;

function spread(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

// The bank, its version and the places are part of the sum, so that a code of another workshop seldom fits.
function checkOf({ bank, bank_version: version, slots }, text) {
  let sum = spread(`${bank}/${version}:${slots.join(",")}`) % ALPHABET.length;
  for (let place = 0; place < text.length; place += 1) sum += (place + 2) * ALPHABET.indexOf(text[place]);
  return ALPHABET[(ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length];
}

/** A new round at random for a level. */
export function newRound(exercise, level, random = (bytes) => crypto.getRandomValues(bytes)) {
  let text = ALPHABET[LEVELS.indexOf(level)];
  while (text.length < LENGTH - 1) {
    const [byte] = random(new Uint8Array(1));
    if (byte < ALPHABET.length * 11) text += ALPHABET[byte % ALPHABET.length];
  }
  return text + checkOf(exercise, text);
}

/** The round of a typed code, or null if it is none of this exercise. */
export function readRound(exercise, typed) {
  const code = cleaned(typed);
  const good = code.length === LENGTH && [...code].every((one) => ALPHABET.includes(one)) && ALPHABET.indexOf(code[0]) < LEVELS.length;
  return good && checkOf(exercise, code.slice(0, -1)) === code.at(-1) ? code : null;
}

/** The level of a round. */
export const levelOf = (round) => LEVELS[ALPHABET.indexOf(round[0])] ?? LEVELS[0];

// mulberry32: small, and the same in every browser.
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled(list, roll) {
  const all = [...list];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(roll() * (last + 1));
    [all[last], all[other]] = [all[other], all[last]];
  }
  return all;
}

const kindOf = (question) => (question.setback ? "setback" : question.type);

/**
 * The questions of a round, one for each place.
 * @param {Object} exercise A practice.
 * @param {string} round
 * @param {number[]} swaps How often another one was taken in each place.
 * @returns {Object[]}
 */
export function drawn({ questions, slots }, round, swaps) {
  const level = levelOf(round);
  const lists = new Map([...new Set(slots)].map((slot) => [slot, shuffled(
    questions.filter((question) => kindOf(question) === slot && (question.level === "any" || question.level === level)),
    dice(spread(`${round}/${slot}`)))]));
  const seen = new Map();
  return slots.map((slot, place) => {
    const list = lists.get(slot);
    const start = seen.get(slot) ?? 0;
    seen.set(slot, start + 1);
    const step = slots.filter((other) => other === slot).length;
    return list[(start + (swaps[place] ?? 0) * step) % list.length];
  });
}
