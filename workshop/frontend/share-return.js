// The return phrase in the sharing panel: shown when it is wanted, and typed in to come back from another device.

import { h, uid } from "./dom.js";
import { canReturn, entriesOf, returned } from "./journal.js";
import { keyOf, readPhrase } from "./phrase.js";
import { tr } from "./translate.js";

/** `update()` draws it anew; `arrived()` is called once the right to what was shared is back. */
export function returning({ workshop, journal, change, sink, arrived }) {
  const [inputId, hintId, errorId] = [uid("phrase"), uid("hint"), uid("error")];
  const words = h("p", { class: "ws-phrase", translate: "no" });
  const means = h("p", { class: "ws-hint" });
  const mine = h("details", { class: "ws-details" }, h("summary", null, tr("Show my return phrase")), words, means);

  const input = h("input", { id: inputId, class: "ws-text", type: "text", autocapitalize: "none", autocomplete: "off", spellcheck: "false", maxlength: 60, "aria-describedby": `${hintId} ${errorId}` });
  const error = h("p", { class: "ws-share-error", id: errorId, role: "alert" });
  const button = h("button", { type: "submit", class: "ws-button ws-button-quiet" }, tr("Come back"));
  const form = h("form", { class: "ws-share-join", novalidate: true, onsubmit: (event) => { event.preventDefault(); submit(); } },
    h("label", { class: "ws-label", htmlFor: inputId }, tr("Your four words")),
    h("p", { class: "ws-hint", id: hintId }, tr("They bring back the right to change what you shared from the other device, and to take it back. Your answers are not there: bring those with “Keep a copy” there and “Bring back a copy” here.")),
    h("div", { class: "ws-share-row" }, input, button), error);
  const back = h("details", { class: "ws-details" }, h("summary", null, tr("I shared from another device")), form);
  let busy = false;

  function fail(text) {
    error.textContent = text;
    input.toggleAttribute("aria-invalid", Boolean(text));
    if (text) input.setAttribute("aria-invalid", "true");
  }

  async function submit() {
    const { phrase, problem } = readPhrase(input.value);
    fail(problem);
    const { cohort } = entriesOf(journal(), workshop);
    if (!phrase || busy || !sink || !cohort) return;
    busy = true;
    try {
      const key = keyOf(phrase);
      const { sequence } = await sink.join(cohort, key);
      if (!sequence) {
        await leave(cohort, key);
        fail(tr("Nothing was shared under these words with the code {code}. Check the words and the code.", { code: cohort }));
        return;
      }
      const before = journal().key;
      change((old) => returned(old, workshop, { cohort, key, phrase, sequence }));
      input.value = "";
      back.open = false;
      arrived();
      if (before && before !== key) await leave(cohort, before);
    } catch (problem) {
      fail(problem.message);
    } finally {
      busy = false;
    }
  }

  // A key with nothing behind it would count as one more person who joined.
  async function leave(cohort, key) {
    try {
      await sink.withdraw(cohort, 1, key);
    } catch {
      // then it counts as somebody who joined and shared nothing
    }
  }

  function update() {
    const { cohort } = entriesOf(journal(), workshop);
    const { phrase } = journal();
    mine.hidden = !phrase || !cohort;
    words.textContent = phrase ?? "";
    means.textContent = tr("On another device, join with the code {code}, choose “I shared from another device” and type these four words. Then you can change or take back there what you shared here. Whoever has the words can do the same, so keep them to yourself.", { code: cohort ?? "" });
    back.hidden = !sink || !cohort || !canReturn(journal());
  }

  return { node: h("div", { class: "ws-share-return" }, mine, back), update };
}

/** What is said where something may lie with a cohort that was shared from another device; empty if nothing may. */
export function elsewhereLine({ elsewhere, cohort, withdrawing, shared }) {
  if (!elsewhere || withdrawing || shared) return "";
  return tr("What you shared with {code} from another device, or in a file, may still be there. You can take it back here. If you share from here, it takes the place of what is there.", { code: cohort });
}
