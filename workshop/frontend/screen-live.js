// What the projector shows while a session runs: a result, a pause, the practice rounds or the present step; before that,
// how to join. It holds no notes and no counts.

import { base } from "./base.js";
import { h } from "./dom.js";
import { drawResult } from "./result.js";
import { clock, duty, letters, where } from "./rounds.js";
import { dutyWords, groupWords, phaseWords, roundWords } from "./rounds-words.js";
import { openStream } from "./live.js";
import { tr } from "./translate.js";

/**
 * @param {{ code: string, joining: HTMLElement, place: HTMLElement, small: HTMLElement }} options The way to join, where
 *   the rest goes, and the small line with the code that stays.
 */
export function screenLive({ code, joining, place, small }) {
  let view = null;
  let received = 0;
  let drawn = "";
  let tick = () => {};

  function draw() {
    const [kind, sign, make] = scene(view);
    joining.hidden = kind !== "join";
    small.hidden = kind === "join";
    place.hidden = kind === "join";
    if (sign !== drawn) {
      drawn = sign;
      const made = make?.();
      place.replaceChildren(...(made ? [made.node] : []));
      tick = made?.tick ?? (() => {});
    }
    tick(view, (Date.now() - received) / 1000);
  }

  openStream(`${base()}/api/cohorts/${code}/live`, (next) => {
    if (next === null) return; // the last state is better than an empty wall
    view = next;
    received = Date.now();
    draw();
  });
  setInterval(draw, 1000);
}

/** What is shown first of all that goes on: its kind, what tells it from another of its kind, and how to draw it. */
function scene(view) {
  if (view?.result) return ["result", `result ${view.result.title}`, () => ({ node: drawResult(view.result) })];
  if (view?.pause) return ["pause", "pause", pause];
  if (view?.rounds) return ["rounds", `rounds ${view.rounds.form}`, rounds];
  if (view?.step) return ["step", `step ${view.step.title} ${view.step.prompt}`, () => ({ node: step(view.step) })];
  return ["join", "join", null];
}

function step({ lesson, title, prompt }) {
  return h("section", { class: "scene" }, h("p", { class: "scene-where" }, lesson), h("h2", null, title), prompt && h("p", { class: "scene-prompt" }, prompt));
}

function pause() {
  const left = h("p", { class: "scene-time" });
  const node = h("section", { class: "scene" }, h("h2", null, tr("A pause")), h("p", { class: "scene-prompt" }, tr("Finish your sentence, stretch, get some water. Nobody has to stay.")), left);
  return {
    node,
    tick: (view, age) => {
      const text = view.pause?.left == null ? "" : clock(view.pause.left - age);
      if (left.textContent !== text) left.textContent = text;
    },
  };
}

function rounds() {
  const head = h("h2", null);
  const left = h("p", { class: "scene-time", role: "timer", "aria-live": "off" });
  const roles = h("ul", { class: "scene-roles" });
  const node = h("section", { class: "scene" }, head, left, roles);
  let sign = "";
  return {
    node,
    tick: ({ rounds: now }, age) => {
      if (!now) return;
      const at = where(now.phases, now.elapsed + (now.running ? age : 0));
      const phase = now.phases[at.index];
      const text = phase ? `${roundWords(now.phases, phase)} · ${phaseWords(phase.part)}` : roundWords(now.phases, phase);
      if (head.textContent !== text) head.textContent = text;
      left.textContent = phase ? clock(at.left) : "";
      if (sign === `${at.index}`) return;
      sign = `${at.index}`;
      roles.replaceChildren(...(phase ? lines(now.form, phase) : []).map((line) => h("li", null, line)));
    },
  };
}

function lines(form, phase) {
  const size = form === "pairs" ? 2 : 3;
  if (phase.round === 0) return [dutyWords(duty({ form, size, letter: "A", phase })).long];
  return letters(size).map((letter) => groupWords(duty({ form, size, letter, phase }), letter));
}
