// A letter from its parts, and gentle advice about it. Pure functions: texts in, texts out.

import { tr, trn } from "./translate.js";
import { trimmed } from "./words.js";

/**
 * @param {string} text
 * @returns {number} How many words there are in it.
 */
export function countWords(text) {
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []).length;
}

/**
 * The finished text: a part that is not written yet shows as "…", and a paragraph made of such parts only is left out.
 *
 * @param {Object} exercise A letter.
 * @param {Object<string, string>} parts What is written, by part.
 * @returns {string[]} The paragraphs.
 */
export function compose(exercise, parts) {
  const frame = trimmed(exercise.frame) || exercise.parts.map(({ id }) => `{${id}}`).join("\n\n");
  return frame.split(/\n\s*\n/u).map((paragraph) => {
    const places = [...paragraph.matchAll(/\{([^{}]*)\}/gu)].map(([, name]) => name);
    if (places.length && !places.some((name) => parts[name])) return "";
    return paragraph.replace(/\{([^{}]*)\}/gu, (whole, name) => parts[name] || "…").trim();
  }).filter(Boolean);
}

/**
 * @param {Object|null} advice The author's advice about a part.
 * @param {string} text What the participant wrote, without their starter alone.
 * @returns {string} One or two sentences, or "" if there is nothing to say.
 */
export function advise(advice, text) {
  if (!advice || !text) return "";
  const words = countWords(text);
  const low = text.toLowerCase();
  const lines = [];
  if (words < advice.least || (advice.mention.length && !advice.mention.some((word) => low.includes(word.toLowerCase())))) {
    lines.push(advice.tip);
  }
  if (advice.most && words > advice.most) lines.push(tr("This part has {words} words. About {most} are easy to read.", { words, most: advice.most }));
  return lines.join(" ");
}

/**
 * @param {Object} exercise A letter.
 * @param {string} text The finished text.
 * @returns {string} How long it is, and whether something in it still waits to be filled in.
 */
export function overall(exercise, text) {
  const words = countWords(text);
  const aim = exercise.length ? ` ${tr("About {length} is a good length.", { length: exercise.length })}` : "";
  const open = /\[[^\]]*\]|…/u.test(text) ? ` ${tr("Something is still open: look for … or [brackets].")}` : "";
  return `${trn("{count} word so far.", "{count} words so far.", words)}${aim}${open}`;
}
