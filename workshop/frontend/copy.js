// Copy a text to the clipboard, on a page without https too: a room's own address is often plain http.

import { h } from "./dom.js";

/**
 * @param {string} text What to copy.
 * @param {HTMLElement} place Where a field may stand for a moment; the focus goes back to where it was.
 * @returns {Promise<boolean>} True if the browser says that it was copied.
 */
export async function copyText(text, place) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text, place);
  }
}

function copyTheOldWay(text, place) {
  const focused = place.getRootNode().activeElement;
  const field = h("textarea", { class: "ws-sr", "aria-hidden": "true", tabindex: "-1", readonly: true });
  field.value = text;
  place.append(field);
  field.select();
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {
    copied = false;
  }
  field.remove();
  focused?.focus();
  return copied;
}

/**
 * Select what an element shows, for a hand to copy it.
 *
 * @param {HTMLElement} element
 */
export function selectText(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}
