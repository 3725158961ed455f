// The two functions that everything on the screen is made with. Text stays text: nothing here reads HTML.

// JupyterLab takes arrow keys, "x" and "d d" on a radio button for its own: move, cut and delete cells. It leaves alone
// what carries this attribute, and looks for it on the focused element first.
const FOCUSABLE = new Set(["a", "button", "input", "select", "summary", "textarea"]);
const LEAVE_KEYS = "data-lm-suppress-shortcuts";

const PROPERTIES = new Set(["value", "checked", "disabled", "open", "hidden", "htmlFor"]);

/**
 * Make an element.
 *
 * @param {string} tag Name of the element.
 * @param {Object|null} attributes By name; a function under `onclick` (and so on) listens; `null`, `undefined` and
 *   `false` leave the attribute out; `true` sets it without a value.
 * @param {...(Node|string|number|Array|null|undefined|false)} children Text and elements; nothing for null and false.
 * @returns {HTMLElement}
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  if (FOCUSABLE.has(tag)) element.setAttribute(LEAVE_KEYS, "true");
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on") && typeof value === "function") {
      element.addEventListener(name.slice(2), value);
    } else if (PROPERTIES.has(name)) {
      element[name] = value ?? (name === "value" ? "" : false);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const COUNTER = Symbol.for("workshop.uid");

/**
 * An id that no other element of the document has. In a notebook each exercise loads its own copy of this module, so
 * the count is kept with the window.
 *
 * @param {string} prefix What the id is for.
 * @returns {string}
 */
export function uid(prefix) {
  globalThis[COUNTER] = (globalThis[COUNTER] ?? 0) + 1;
  return `ws-${prefix}-${globalThis[COUNTER]}`;
}
