// The run of show and the notes.

import { h } from "./dom.js";
import { button, put, section } from "./facilitator-parts.js";
import { tr } from "./translate.js";

/** @param {{ steps: (run: number) => object[], language: string, act: (action: object) => void }} options */
export function planPanel({ steps, language, act }) {
  let run = null;
  let items = [];
  const list = h("ol", { class: "desk-steps", lang: language });
  const over = button(tr("End the session"), () => { sure.hidden = false; no.focus(); });
  const no = button(tr("No, go on"), () => { sure.hidden = true; over.focus(); });
  const sure = h("div", { class: "desk-sure", hidden: true }, h("p", null, tr("This stops the clock and takes the step off every screen. What people shared stays.")),
    h("div", { class: "desk-row" }, button(tr("Yes, end it"), () => { sure.hidden = true; act({ do: "end" }); }, { main: true }), no));
  const node = section(tr("The whole plan"), "plan", list, over, sure);

  function update(view) {
    const all = steps(view.run);
    node.hidden = all.length === 0;
    if (run !== view.run) {
      run = view.run;
      items = all.map((step, number) => row(step, number, all[number - 1]));
      list.replaceChildren(...items.flatMap(({ head, item }) => [head, item]).filter(Boolean));
    }
    items.forEach(({ press }, number) => {
      if (number === view.number) press.setAttribute("aria-current", "step");
      else press.removeAttribute("aria-current");
    });
  }

  function row(step, number, before) {
    const press = h("button", { type: "button", class: "desk-step", onclick: () => act({ do: "step", to: number }) },
      h("span", { class: "desk-time" }, `${step.start}–${step.end}`), " ", h("span", null, step.title));
    const head = before?.lesson === step.lesson ? null : h("li", { class: "desk-lesson" }, h("strong", null, step.lesson_title));
    return { press, head, item: h("li", null, press) };
  }

  return { node, update };
}

/** The notes of the present lesson. @param {{ steps: (run: number) => object[], notes: Object, language: string }} options */
export function notesPanel({ steps, notes, language }) {
  let lesson = "";
  const title = h("p", { class: "ws-quiet" });
  const text = h("div", { class: "room-note", lang: language });
  const node = section(tr("Your notes"), "notes", title, text);

  function update(view) {
    const all = steps(view.run);
    const step = all[Math.min(view.number, all.length - 1)];
    node.hidden = !step || !notes[step.lesson];
    if (node.hidden || step.lesson === lesson) return;
    lesson = step.lesson;
    put(title, step.lesson_title);
    // An author's own lesson, made into HTML by the room. Parsed like this it can run nothing.
    const parsed = new DOMParser().parseFromString(notes[lesson], "text/html");
    text.replaceChildren(...[...parsed.body.childNodes].map((child) => document.adoptNode(child)));
  }

  return { node, update };
}
