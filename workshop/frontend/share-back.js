// Taking back what was shared: one button, one question, and a way to try again.

import { h } from "./dom.js";
import { tr } from "./translate.js";

/** What happens to things shared with these codes. */
function meaning(codes) {
  return codes.length > 1
    ? tr("The workshops with the codes {codes} and {last} delete everything that you shared. Your own answers stay on this device.", { codes: codes.slice(0, -1).join(", "), last: codes.at(-1) })
    : tr("The workshop with the code {code} deletes everything that you shared. Your own answers stay on this device.", { code: codes[0] });
}

/**
 * The way back; `update({ possible, waits, again, codes })` shows the button, or the one that tries again.
 * @param {{ label: string, confirmed: () => void, focus: () => void }} options
 */
export function takingBack({ label, confirmed, focus }) {
  let retry = () => {};
  const start = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: ask }, label);
  const again = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: () => retry() }, tr("Try again now"));
  const yes = h("button", { type: "button", class: "ws-button", onclick: confirm }, tr("Yes, take it back"));
  const no = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: cancel }, tr("No, leave it"));
  const means = h("p", null);
  const question = h("div", { class: "ws-share-question", role: "group", "aria-label": `${label}?`, hidden: true },
    means,
    h("div", { class: "ws-share-row" }, yes, no));
  let asking = false;

  function show(on) {
    asking = on;
    question.hidden = !on;
    start.hidden = on;
  }

  function ask() {
    show(true);
    yes.focus();
  }

  function cancel() {
    show(false);
    start.focus();
  }

  function confirm() {
    show(false);
    focus();
    confirmed();
  }

  function update({ possible, waits, again: send, codes }) {
    retry = send;
    if (possible) means.textContent = meaning(codes);
    if (!possible && asking) show(false);
    start.hidden = asking || !possible;
    again.hidden = !waits;
  }

  return { node: h("div", { class: "ws-share-back" }, start, question, again), update };
}
