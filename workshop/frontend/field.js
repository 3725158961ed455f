// A text field that grows with its text and is not disturbed while someone types in it.

import { h, uid } from "./dom.js";
import { tr } from "./translate.js";
import { MAX_TEXT } from "./words.js";

/**
 * @param {Object} options
 * @param {string} [options.label] Visible label; without one, give `labelledby`.
 * @param {string} [options.labelledby] Id of the element that names the field.
 * @param {string|null} [options.describedby] Id of the element that explains it.
 * @param {string} [options.hint] A sentence under the label.
 * @param {number} options.rows Height in lines while there is little text.
 * @param {function(string): void} options.change Called with the text at every change.
 * @returns {{node: HTMLElement, input: HTMLTextAreaElement, set: function(string): void}}
 */
export function field({ label, labelledby, describedby, hint, rows, change }) {
  const id = uid("field");
  const hintId = hint ? uid("hint") : null;
  const limitId = uid("limit");
  const limit = h("p", { class: "ws-hint", id: limitId, role: "status" });
  const input = h("textarea", {
    id,
    class: "ws-text",
    rows,
    maxlength: MAX_TEXT,
    dir: "auto",
    "aria-labelledby": labelledby,
    "aria-describedby": [describedby, hintId].filter(Boolean).join(" ") || null,
    oninput: typed,
    onblur: settle,
  });
  input.style.setProperty("--ws-rows", rows);
  let waiting = null;

  function fit() {
    limit.textContent = input.value.length >= MAX_TEXT ? tr("This is as much as this field can keep.") : "";
    if (CSS.supports("field-sizing", "content")) return;
    input.style.height = "auto";
    if (input.scrollHeight) input.style.height = `${input.scrollHeight + 2}px`;
  }

  function typed() {
    waiting = null;
    fit();
    change(input.value);
  }

  function put(text) {
    waiting = null;
    if (input.value !== text) input.value = text;
    fit();
  }

  // What came from elsewhere while the field had the focus shows once it is left, unless something was typed since.
  function settle() {
    if (waiting !== null) put(waiting);
  }

  function set(text) {
    if (input.getRootNode().activeElement === input) waiting = text;
    else put(text);
  }

  const node = h("div", { class: "ws-field" },
    label && h("label", { for: id, class: "ws-label" }, label),
    hint && h("p", { class: "ws-hint", id: hintId }, hint),
    input,
    limit);
  return { node, input, set, type: (text) => { input.value = text; typed(); } };
}
