// What every exercise has around it: the prompt, the hint, and a way to take an answer back.

import { h, uid } from "./dom.js";
import { tr } from "./translate.js";

/**
 * Draw the frame of an exercise into `el`: a group named by its prompt. There is no heading in it, since only the page
 * around it knows which level would be right.
 *
 * @param {{exercise: Object, el: HTMLElement}} host
 * @param {...*} children What the kind puts into it.
 * @returns {{group: HTMLElement, promptId: string, hintId: string|null}}
 */
export function frame({ exercise, el }, ...children) {
  const promptId = uid("prompt");
  const hintId = exercise.hint ? uid("hint") : null;
  const group = h("div", {
    class: `ws ws-card ws-${exercise.kind}`,
    role: "group",
    "aria-labelledby": promptId,
    "aria-describedby": hintId,
  },
    h("p", { class: "ws-prompt", id: promptId }, exercise.prompt),
    hintId && h("p", { class: "ws-hint", id: hintId }, exercise.hint),
    children);
  el.replaceChildren(group);
  return { group, promptId, hintId };
}

/**
 * A button that clears the whole answer, and brings it back as long as nothing else has changed.
 *
 * @param {{get: function(): *, set: function(*): void}} answer Reads and replaces the answer.
 * @returns {{node: HTMLElement, refresh: function(boolean): void}} `refresh(answered)` after every other change.
 */
export function clearing({ get, set }) {
  let before = null;
  const said = h("span", { class: "ws-quiet", role: "status" });
  const button = h("button", { type: "button", class: "ws-link", onclick: press });

  function press() {
    if (before === null) {
      const cleared = get();
      set(null);
      before = cleared;
      button.textContent = tr("Bring my answer back");
      said.textContent = tr("Cleared.");
      button.hidden = false;
    } else {
      set(before);
      said.textContent = tr("Your answer is back.");
    }
  }

  function refresh(answered) {
    before = null;
    button.textContent = tr("Clear my answer");
    button.hidden = !answered;
    said.textContent = "";
  }

  refresh(false);
  return { node: h("p", { class: "ws-clearing" }, button, " ", said), refresh };
}
