// A choice between views: a row of radio buttons of which one is always chosen. It changes what is shown, never an answer.

import { h, uid } from "./dom.js";

/**
 * @param {Object} options
 * @param {string} options.legend What is chosen.
 * @param {Array<{value: *, face: string}>} options.options
 * @param {function(*): void} options.change Called with the value chosen.
 * @returns {{node: HTMLElement, set: function(*): void}}
 */
export function segments({ legend, options, change }) {
  const name = uid("view");
  const inputs = options.map(({ value }) => h("input", { type: "radio", name, value: String(value), onchange: () => change(value) }));
  const node = h("fieldset", { class: "ws-fieldset" }, h("legend", { class: "ws-legend" }, legend),
    h("div", { class: "ws-which" }, options.map(({ face }, index) => h("label", { class: "ws-option" }, inputs[index], h("span", { class: "ws-face" }, face)))));
  return { node, set: (value) => inputs.forEach((input, index) => { input.checked = options[index].value === value; }) };
}
