// What the room is at: the present step, its prompt, what comes next, and what to cut if it is late.

import { base } from "./base.js";
import { h } from "./dom.js";
import { button, put, section } from "./facilitator-parts.js";
import { behind, cuts } from "./pace.js";
import { tr } from "./translate.js";

/**
 * @param {{ steps: (run: number) => object[], pages: string, language: string, act: (action: object) => void }} options
 * @returns {{ node: HTMLElement, update: (view: object, minutes: number) => void }}
 */
export function nowPanel({ steps, pages, language, act }) {
  let number = 0;
  const where = h("p", { class: "desk-where" });
  const title = h("p", { class: "desk-title", lang: language });
  const prompt = h("blockquote", { class: "desk-prompt", lang: language });
  const cut = h("p", { class: "desk-cut", role: "status" });
  const back = button(tr("Back"), () => act({ do: "step", to: number - 1 }));
  const onward = button("", () => act({ do: "step", to: number + 1 }), { main: true });
  const gather = button("", () => act({ do: gather.dataset.on ? "let-go" : "gather" }));
  const open = h("a", { class: "desk-open", target: "_blank", rel: "noopener" }, tr("Look at the page"), h("span", { class: "ws-sr" }, ` ${tr("(opens a new tab)")}`));
  const next = h("ol", { class: "desk-next", lang: language });
  const after = h("div", { class: "desk-after" }, h("h3", null, tr("After this")), next);
  const node = section(tr("Right now"), "now", where, title, prompt, cut, h("div", { class: "desk-row" }, back, onward, gather, open), after);

  function update(view, minutes) {
    const all = steps(view.run);
    node.hidden = all.length === 0;
    if (node.hidden) return;
    number = Math.min(view.number, all.length - 1);
    const step = all[number];
    put(where, tr("Step {number} of {all} · {lesson} · minute {start} to {end}", { number: number + 1, all: all.length, lesson: step.lesson_title, start: step.start, end: step.end }));
    put(title, step.title);
    prompt.hidden = !step.prompt;
    put(prompt, step.prompt);
    back.disabled = number === 0;
    onward.disabled = number === all.length - 1;
    put(onward, onward.disabled ? tr("This is the last step") : tr("Next: {title}", { title: all[number + 1].title }));
    gather.dataset.on = view.place ? "yes" : "";
    put(gather, view.place ? tr("Stop calling everyone here") : tr("Bring everyone here"));
    open.href = `${base()}/w/${pages}/${step.page}${step.exercise ? `#exercise-${step.exercise}` : ""}`;
    const rest = all.slice(number + 1, number + 4);
    after.hidden = rest.length === 0;
    const lines = rest.map((one) => `${one.title} (${one.end - one.start} min)`);
    if (lines.join() !== next.dataset.lines) {
      next.dataset.lines = lines.join();
      next.replaceChildren(...lines.map((line) => h("li", null, line)));
    }
    put(cut, behind(step, minutes) >= 1 ? cutWords(cuts(all, number)) : "");
  }

  return { node, update };
}

function cutWords(steps) {
  if (steps.length === 0) return tr("Nothing that is left can be cut. Keep to the plan, and end on time with the help list and the closing line.");
  return `${tr("Safe to cut:")} ${steps.map(({ title, cut }) => `${title} (${cut})`).join("; ")}.`;
}
