// One fieldset of radio buttons, with a way to take the choice back: a radio alone has none.

import { h, uid } from "./dom.js";
import { tr } from "./translate.js";

/**
 * @param {Object} options
 * @param {string} options.legend What is asked.
 * @param {string} options.look Name of the look: `pills`, `steps`, `bins`, `bins-short` or `levels`.
 * @param {Array<{value: *, face: *}>} options.options The values and what each one shows; its name for everyone.
 * @param {*} [options.before] Shown between legend and radios.
 * @param {*} [options.after] Shown after the radios.
 * @param {boolean} [options.clears] False where one is always chosen, so that there is nothing to take back.
 * @param {function(*): void} options.change Called with the value chosen, or null when it is taken back.
 * @returns {{node: HTMLElement, set: function(*): void}} `set` shows a value, or none for null.
 */
export function radios({ legend, look, options, before, after, clears = true, change }) {
  const name = uid("choice");
  const inputs = options.map(({ value }) =>
    h("input", { type: "radio", name, value: String(value), onchange: () => { show(); change(value); } }));
  const clear = h("button", { type: "button", class: "ws-link ws-clear", "aria-label": tr("Clear: {what}", { what: legend }), onclick: takeBack }, tr("Clear"));

  function show() {
    clear.hidden = !clears || !inputs.some((input) => input.checked);
  }

  function takeBack() {
    set(null);
    inputs[0].focus(); // the button is gone, and the keyboard has to be somewhere
    change(null);
  }

  function set(value) {
    inputs.forEach((input, index) => { input.checked = options[index].value === value; });
    show();
  }

  const row = h("div", { class: `ws-radios ws-${look}` },
    options.map(({ face }, index) => h("label", { class: "ws-option" }, inputs[index], h("span", { class: "ws-face" }, face))));
  row.style.setProperty("--ws-count", options.length); // not as an attribute: a room's pages allow no inline style
  const node = h("fieldset", { class: "ws-fieldset" },
    h("legend", { class: "ws-legend" }, legend), before, row, clear, after);
  set(null);
  return { node, set };
}
