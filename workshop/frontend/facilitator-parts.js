// Small parts of the facilitator's page. Each is made once and only changed where something is new, so that a button that
// has the focus stays the same button.

import { h, uid } from "./dom.js";

/** Change a text only if it is another one. */
export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A button; `main` makes it the one that stands out. */
export function button(text, press, { main = false } = {}) {
  return h("button", { type: "button", class: main ? "ws-button" : "ws-button ws-button-quiet", onclick: press }, text);
}

/** A section with a heading. */
export function section(title, name, ...children) {
  const id = uid(name);
  return h("section", { class: `desk-${name}`, "aria-labelledby": id, tabindex: "-1" }, h("h2", { id }, title), ...children);
}

/** The seconds of a view's own count, as far as they have gone by since it came. */
export function since(received) {
  return (Date.now() - received) / 1000;
}
