// Exactly what would leave: in plain words, and as the JSON that travels.

import { h } from "./dom.js";
import { exercisesOf } from "./journal.js";
import { tr } from "./translate.js";

/** The preview of a submission; `update(submission, key)` shows it, or nothing for null. */
export function preview({ workshop, kinds }) {
  const exercises = new Map(exercisesOf(workshop).map(({ exercise }) => [exercise.id, exercise]));
  const plain = h("dl", { class: "ws-share-plain" });
  const code = h("pre", { class: "ws-share-code-block", tabindex: "0", role: "region", "aria-label": tr("The data that would leave") });
  const bearer = h("p", { class: "ws-hint" });
  const exact = h("details", { class: "ws-details ws-share-exact" }, h("summary", null, tr("See it as it travels")), code, bearer);
  const node = h("div", { class: "ws-share-preview" }, h("p", { class: "ws-share-heading" }, tr("This is exactly what will leave")), plain, exact);

  function update(submission, key) {
    node.hidden = submission === null;
    if (submission === null) return;
    plain.replaceChildren(...submission.responses.map((response) => {
      const exercise = exercises.get(response.exercise);
      const lines = kinds[response.kind].text(exercise, response.answer);
      return h("div", null, h("dt", null, exercise.prompt), lines.map((line) => h("dd", null, line)));
    }));
    code.textContent = JSON.stringify(submission, null, 2);
    bearer.textContent = tr("“created” is set to the time when you press the button. Your random key goes along: {key}", { key });
  }

  return { node, update };
}
