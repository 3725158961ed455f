// What to share: every answered exercise by lesson, with a box to tick where sharing is possible.

import { h, uid } from "./dom.js";
import { choose, chosen, entriesOf, exercisesOf } from "./journal.js";
import { tr } from "./translate.js";

/** The list of answered exercises; `update()` keeps it in step with the journal without moving the focus, `any()` is true if
    something is answered. */
export function choices({ workshop, journal, change, now, kinds }) {
  const empty = h("p", { class: "ws-quiet" }, tr("Once you have answered an exercise, you can choose it here."));
  const lists = h("div", { class: "ws-share-lists" });
  const node = h("fieldset", { class: "ws-share-choices" }, h("legend", { class: "ws-share-legend" }, tr("What would you like to share?")), empty, lists);
  let boxes = new Map();
  let drawn = "";

  function answered() {
    const { entries } = entriesOf(journal(), workshop.id);
    return exercisesOf(workshop).flatMap(({ lesson, exercise }) => {
      const entry = entries[exercise.id];
      if (!entry || entry.kind !== exercise.kind || entry.skipped || entry.answer === null || kinds[exercise.kind].state(exercise, entry.answer) === "empty") return [];
      return [{ lesson, exercise, entry }];
    });
  }

  function row({ exercise }) {
    if (exercise.share === "private") {
      return h("li", { class: "ws-share-stays" }, h("span", { class: "ws-share-tag" }, tr("Stays with you")), " ", exercise.prompt);
    }
    const id = uid("choice");
    const box = h("input", { id, type: "checkbox", onchange: () => change((old) => choose(old, workshop.id, exercise, box.checked, now())) });
    boxes.set(exercise.id, box);
    return h("li", { class: "ws-share-choice" }, box, h("label", { htmlFor: id }, exercise.prompt));
  }

  function redraw(found) {
    boxes = new Map();
    const groups = group(found);
    lists.replaceChildren(...[...groups.values()].map((rows) => {
      const id = uid("lesson");
      return h("div", { class: "ws-share-lesson", role: "group", "aria-labelledby": id },
        h("p", { class: "ws-share-heading", id }, rows[0].lesson.title),
        h("ul", { class: "ws-share-list" }, rows.map(row)));
    }));
  }

  function update() {
    const found = answered();
    const present = found.map(({ exercise }) => exercise.id).join(" ");
    if (present !== drawn) redraw(found);
    drawn = present;
    for (const { exercise, entry } of found) {
      const box = boxes.get(exercise.id);
      if (box) box.checked = chosen(exercise, entry);
    }
    empty.hidden = found.length > 0;
  }

  return { node, update, any: () => answered().length > 0 };
}

function group(found) {
  const groups = new Map();
  for (const one of found) groups.set(one.lesson.id, [...(groups.get(one.lesson.id) ?? []), one]);
  return groups;
}
