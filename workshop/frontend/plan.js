// plan: a wish, what it would bring, what stands in the way, and one if-then sentence for it.

import { h, uid } from "./dom.js";
import { field } from "./field.js";
import { frame } from "./frame.js";
import { tr } from "./translate.js";
import { filled, isDate, isMap, trimmed } from "./words.js";

const PARTS = {
  wish: tr("your wish"),
  outcome: tr("what it would bring"),
  obstacle: tr("what may get in the way"),
  if: tr("the “if”"),
  then: tr("the “then”"),
};

const LABELS = {
  wish: [tr("What do you wish for?"), tr("Something you care about and can reach in the next few weeks.")],
  outcome: [tr("What would be the best thing about it?"), tr("Picture it for a moment.")],
  obstacle: [tr("What inside you may get in the way?"), tr("A habit, a thought or a feeling.")],
  if: [tr("If …"), tr("The moment when that shows up, or a time and a place.")],
  then: [tr("… then I will …"), tr("One small thing that you can do.")],
};

function fitting(answer) {
  const given = isMap(answer) ? answer : {};
  return { filledIn: Object.keys(PARTS).filter((name) => filled(given[name])), dated: isDate(given.date) };
}

function state(exercise, answer) {
  const { filledIn, dated } = fitting(answer);
  if (filledIn.includes("if") && filledIn.includes("then")) return "complete";
  return filledIn.length || dated ? "partial" : "empty";
}

function shared(exercise, answer) {
  const { filledIn, dated } = fitting(answer);
  return filledIn.length || dated ? { filled: filledIn, dated } : null;
}

function text(exercise, part) {
  const parts = Object.keys(PARTS).filter((name) => part.filled.includes(name)).map((name) => PARTS[name]);
  return [
    tr("Parts filled in: {parts}", { parts: parts.join(", ") || tr("none") }),
    part.dated ? tr("A date is set") : tr("No date is set"),
    tr("Your words stay with you"),
  ];
}

/** A part of the sentence without the words that the sentence has already. */
function clause(value, opening) {
  return trimmed(value).replace(/\s+/gu, " ").replace(opening, "").replace(/[\s.,;!…]+$/u, "") || "…";
}

/** The if-then sentence of an answer; what is missing is "…". */
export function sentence(answer) {
  const condition = clause(answer.if, /^(?:…|\.{3})?\s*(?:if|si)\s+/iu);
  const action = clause(answer.then, /^(?:…|\.{3})?\s*(?:then\s+)?(?:i will|i['’]ll)\s+|^(?:…|\.{3})?\s*(?:then|entonces)\s+/iu);
  return `${tr("If {condition}, then I will {action}", { condition, action })}${action === "…" ? "" : "."}`;
}

function render({ exercise, answer, save, el }) {
  let plan = {};
  const dateId = uid("date");
  const fields = Object.fromEntries(Object.entries(LABELS).map(([name, [label, hint]]) =>
    [name, field({ label, hint, rows: 2, change: (value) => change(name, value) })]));
  const date = h("input", {
    type: "date", id: dateId, class: "ws-text ws-date", max: "2999-12-31",
    oninput: () => change("date", isDate(date.value) ? date.value : ""),
  });
  const whole = h("p", { class: "ws-note ws-sentence" });

  function change(name, value) {
    plan = { ...plan, [name]: value };
    if (value === "") delete plan[name];
    showSentence();
    save(Object.keys(plan).length ? plan : null);
  }

  function showSentence() {
    whole.hidden = !filled(plan.if) && !filled(plan.then);
    whole.replaceChildren(h("b", null, `${tr("Your plan:")} `), sentence(plan));
  }

  function update(value) {
    const given = isMap(value) ? value : {};
    plan = Object.fromEntries([...Object.keys(PARTS), "date"].map((name) => [name, given[name]])
      .filter(([name, part]) => (name === "date" ? isDate(part) : typeof part === "string" && part !== "")));
    for (const [name, { set }] of Object.entries(fields)) set(plan[name] ?? "");
    if (date.getRootNode().activeElement !== date) date.value = plan.date ?? "";
    showSentence();
  }

  frame({ exercise, el },
    ["wish", "outcome", "obstacle"].map((name) => fields[name].node),
    exercise.cue && h("p", { class: "ws-hint" }, `${tr("An if-then sentence can look like this:")} `, h("q", null, exercise.cue)),
    h("div", { class: "ws-pair" }, fields.if.node, fields.then.node),
    h("div", { class: "ws-field" }, h("label", { htmlFor: dateId, class: "ws-label" }, tr("By when?")), date),
    whole);
  update(answer);
  return { update };
}

/** An if-then plan; the answer holds its parts, and what leaves never holds a word of them. */
export const plan = { render, state, shared, text };
