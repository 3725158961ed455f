// Joining a workshop with its code of six letters.

import { readCode } from "./code.js";
import { h, uid } from "./dom.js";
import { entriesOf, joined } from "./journal.js";
import { newIdentity } from "./phrase.js";
import { tr } from "./translate.js";

const AGAIN = 30_000;

/** The part of the sharing panel for joining; `update()` draws it anew, `greet()` tells the room that we are here. */
export function joining({ workshop, journal, change, sink, timer }) {
  const inputId = uid("code");
  const hintId = uid("hint");
  const errorId = uid("error");
  let busy = false;
  let label = "";

  const input = h("input", { id: inputId, class: "ws-text ws-share-code", type: "text", autocapitalize: "characters", autocomplete: "off", spellcheck: "false", maxlength: 12, "aria-describedby": `${hintId} ${errorId}` });
  const error = h("p", { class: "ws-share-error", id: errorId, role: "alert" });
  const name = sink ? tr("Join") : tr("Use this code");
  const button = h("button", { type: "submit", class: "ws-button" }, name);
  const form = h("form", { class: "ws-share-join", novalidate: true, onsubmit: (event) => { event.preventDefault(); submit(input.value); } },
    h("label", { class: "ws-label", htmlFor: inputId }, tr("Code of your workshop")),
    h("p", { class: "ws-hint", id: hintId }, sink
      ? tr("Six letters. Your facilitator shows them. Joining sends a random key that was made on this device, and nothing else.")
      : tr("Six letters. The people who run the workshop gave them to you. Nothing is sent.")),
    h("div", { class: "ws-share-row" }, input, button));
  const where = h("p", { class: "ws-share-where", tabindex: "-1" });
  const other = h("button", { type: "button", class: "ws-link", onclick: useAnother }, tr("Use another code"));
  const there = h("div", null, where, other);
  let again = false;
  let greeted = null;
  let due = null;

  function useAnother() {
    again = true;
    update();
    input.focus();
  }

  async function submit(typed) {
    const { code, problem } = readCode(typed);
    fail(problem);
    if (!code || busy) return false;
    busy = true;
    if (sink) button.textContent = tr("Joining…");
    try {
      const { key, phrase } = journal().key ? journal() : newIdentity();
      const answer = sink ? await sink.join(code, key) : {};
      label = answer.label ?? "";
      greeted = sink && code;
      again = false;
      const focused = form.contains(form.getRootNode().activeElement);
      change((old) => joined(old, workshop, { cohort: code, key, phrase, sequence: answer.sequence ?? 0 }));
      update();
      if (focused) where.focus();
      return true;
    } catch (problem) {
      fail(problem.unreachable ? `${problem.message} ${tr("Nothing was sent. Try again in a moment.")}` : problem.message);
      return false;
    } finally {
      busy = false;
      button.textContent = name;
    }
  }

  // Joining twice is joining once. So each page says hello: someone who joined while the room could not be reached is
  // known to it as soon as it can be.
  async function greet() {
    const { cohort } = entriesOf(journal(), workshop);
    const { key } = journal();
    timer.clear(due);
    if (!sink || !cohort || !key || greeted === cohort) return;
    greeted = cohort;
    try {
      const answer = await sink.join(cohort, key);
      if (entriesOf(journal(), workshop).cohort !== cohort) return;
      label = answer.label ?? "";
      if (answer.sequence > entriesOf(journal(), workshop).sequence) {
        change((old) => joined(old, workshop, { cohort, key, sequence: answer.sequence }));
      }
    } catch (problem) {
      if (problem.unreachable) {
        greeted = null;
        due = timer.set(greet, AGAIN);
      } else fail(problem.message);
    }
    update();
  }

  function fail(text) {
    error.textContent = text;
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  function update() {
    const { cohort } = entriesOf(journal(), workshop);
    form.hidden = Boolean(cohort) && !again;
    there.hidden = !cohort || again;
    where.textContent = !cohort ? "" : !sink ? tr("Your code is {code}.", { code: cohort }) : label ? tr("You joined with the code {code}: {label}.", { code: cohort, label }) : tr("You joined with the code {code}.", { code: cohort });
  }

  return { node: h("div", { class: "ws-share-joining" }, form, there, error), update, greet };
}
