// The return phrase: four words that the participant key is made from, so that they give it back on another device.

import { BASE_32, randomBelow } from "./random.js";
import { PHRASE_WORDS } from "./phrase-words.js";
import { pbkdf2 } from "./sha256.js";
import { tr } from "./translate.js";

const COUNT = 4;
const KEY_LENGTH = 26;
// Both are part of the format: with others, the same words would give another key.
const SALT = "bounce-back return phrase 1";
const ITERATIONS = 10_000;

/** Four words by chance: one of 2.8 million million, which a room's limit on tries keeps out of reach of guessing. */
export function newPhrase() {
  return Array.from({ length: COUNT }, () => PHRASE_WORDS[randomBelow(PHRASE_WORDS.length)]).join(" ");
}

/** The participant key of a phrase, the same on every device. */
export function keyOf(phrase) {
  return [...pbkdf2(phrase, SALT, ITERATIONS).slice(0, KEY_LENGTH)].map((byte) => BASE_32[byte & 31]).join("");
}

/** A phrase and the key that is made from it, for a device that has none yet. */
export function newIdentity() {
  const phrase = newPhrase();
  return { phrase, key: keyOf(phrase) };
}

function apart(one, other) {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let k = 1; k <= other.length; k += 1) {
      next.push(Math.min(row[k] + 1, next[k - 1] + 1, row[k - 1] + (one[i - 1] === other[k - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1);
}

function meant(word) {
  return PHRASE_WORDS.find((known) => apart(word, known) === 1) ?? PHRASE_WORDS.find((known) => apart(word, known) === 2);
}

/**
 * Read a phrase as people type it: capitals, commas, hyphens and more spaces are fine.
 * @param {string} typed
 * @returns {{ phrase: string | null, problem: string }} The phrase, or one line that says what to do.
 */
export function readPhrase(typed) {
  const words = typed.toLowerCase().split(/[^\p{L}]+/u).filter(Boolean);
  if (words.length !== COUNT) return { phrase: null, problem: tr("A return phrase has four words.") };
  const wrong = words.find((word) => !PHRASE_WORDS.includes(word));
  if (wrong === undefined) return { phrase: words.join(" "), problem: "" };
  const word = meant(wrong);
  if (word) return { phrase: null, problem: tr("“{wrong}” is not one of the words. Did you mean “{word}”?", { wrong, word }) };
  return { phrase: null, problem: tr("“{wrong}” is not one of the words. Check it once more.", { wrong }) };
}
