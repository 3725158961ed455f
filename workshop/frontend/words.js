// Text in answers, read as the Python half reads it.

/** The most characters that one text field of an answer may hold. */
export const MAX_TEXT = 20000;

/**
 * @param {*} value
 * @returns {string} The text without the white space around it and without half letters, or "" for what is no text. A
 *   browser may cut an emoji in two while someone types; the room could not read half of it.
 */
export function trimmed(value) {
  if (typeof value !== "string") return "";
  return (value.toWellFormed?.() ?? value).trim();
}

/**
 * @param {*} value
 * @returns {boolean} True for a text with something in it.
 */
export function filled(value) {
  return trimmed(value) !== "";
}

/**
 * @param {string} starter The beginning of a sentence, or a whole one.
 * @returns {string} The same, with dots where it is to go on.
 */
export function toGoOn(starter) {
  return /[.!?…]$/.test(starter) ? starter : `${starter} …`;
}

/**
 * @param {*} value
 * @returns {boolean} True for a date that exists, written as 2026-12-01.
 */
export function isDate(value) {
  if (typeof value !== "string" || !/^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(value)) return false;
  const [year, month, day] = value.split("-").map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * @param {*} value
 * @returns {value is Object} True for an object with keys, as an answer with several fields is.
 */
export function isMap(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
