// "Skip this", under every exercise and as easy as answering it. What was written stays, and the way back is one press.

import { h } from "./dom.js";
import { tr } from "./translate.js";

/**
 * Add it to an exercise that is drawn.
 * @param {{ el: HTMLElement, skipped: boolean, change: (skipped: boolean) => void }} options `el` holds the exercise's card.
 * @returns {(skipped: boolean) => void} Draws another state that comes from elsewhere.
 */
export function skipping({ el, skipped, change }) {
  const card = el.querySelector(".ws-card");
  const said = h("p", { class: "ws-quiet", role: "status" });
  const button = h("button", { type: "button", class: "ws-link", onclick: press });
  card.append(h("div", { class: "ws-skipping" }, said, button));
  let now = skipped;

  function draw() {
    card.toggleAttribute("data-skipped", now);
    button.textContent = now ? tr("Take it up again") : tr("Skip this");
    const words = now ? tr("Skipped for now. That is fine, and nobody is told.") : "";
    if (said.textContent !== words) said.textContent = words;
  }

  function press() {
    now = !now;
    draw();
    change(now);
  }

  draw();
  return (value) => {
    now = value;
    draw();
  };
}
