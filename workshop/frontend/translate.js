// The words of the interface in the participant's language.

// English words to the words of another language. The bundle puts a language's catalog here; without one it is English.
const CATALOG = {};

function put(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

/**
 * @param {string} text The English words, with places such as `{count}`. Always a literal, so that it can be collected.
 * @param {Object} values What goes into the places.
 * @returns {string} The words in the language of the page.
 */
export function tr(text, values = {}) {
  const found = CATALOG[text];
  return put(typeof found === "string" && found ? found : text, values);
}

/**
 * @param {string} one The English words for one, with a place `{count}` if the number is said.
 * @param {string} many The English words for any other number.
 * @param {number} count How many there are; fills `{count}`.
 * @param {Object} values What goes into the other places.
 * @returns {string} The words in the language of the page. A catalog holds both forms; each language that we have so far
 *   uses the first for exactly one.
 */
export function trn(one, many, count, values = {}) {
  const found = CATALOG[one];
  const forms = Array.isArray(found) && found.length === 2 ? found : [one, many];
  return put(count === 1 ? forms[0] : forms[1], { count, ...values });
}
