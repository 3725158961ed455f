// Exactly what would leave: in plain words, and as the JSON that travels.

import { h } from "./dom.js";
import { exercisesOf } from "./journal.js";
import { tr } from "./translate.js";

/**
 * The preview of a submission; `update(submission, key, document)` shows it, or nothing for null. `document` is what
 * travels: the submission itself, or the `file` that holds it.
 */
export function preview({ workshop, kinds, file = false }) {
  const exercises = new Map(exercisesOf(workshop).map(({ exercise }) => [exercise.id, exercise]));
  const plain = h("dl", { class: "ws-share-plain" });
  const code = h("pre", { class: "ws-share-code-block", tabindex: "0", role: "region", "aria-label": tr("The data that would leave") });
  const bearer = h("p", { class: "ws-hint" });
  const exact = h("details", { class: "ws-details ws-share-exact" }, h("summary", null, tr("See it as it travels")), code, bearer);
  const node = h("div", { class: "ws-share-preview" }, h("p", { class: "ws-share-heading" }, file ? tr("This is exactly what the file will hold") : tr("This is exactly what will leave")), plain, exact);

  function update(submission, key, document = submission) {
    node.hidden = submission === null;
    if (submission === null) return;
    plain.replaceChildren(...submission.responses.map((response) => {
      const exercise = exercises.get(response.exercise);
      const lines = kinds[response.kind].text(exercise, response.answer);
      return h("div", null, h("dt", null, exercise.prompt), lines.map((line) => h("dd", null, line)));
    }));
    code.textContent = JSON.stringify(document, null, 2);
    bearer.textContent = file ? tr("“created” is set to the time when you press the button.") : tr("“created” is set to the time when you press the button. Your random key goes along: {key}", { key });
  }

  return { node, update };
}
