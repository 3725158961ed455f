// The head of the facilitator's page: the clock, the counts, a pause for all, and the way to help.

import { h } from "./dom.js";
import { button, put } from "./facilitator-parts.js";
import { behind, paceWords } from "./pace.js";
import { clock } from "./rounds.js";
import { tr } from "./translate.js";

/**
 * @param {{ steps: (run: number) => object[], act: (action: object) => void, toHelp: () => void }} options
 * @returns {{ node: HTMLElement, update: (view: object, age: number) => void }} `age` in seconds.
 */
export function topPanel({ steps, act, toHelp }) {
  const minute = h("strong", { class: "desk-minute" });
  const pace = h("span", { class: "desk-pace" });
  const counts = { joined: h("dd", null), begun: h("dd", null), finished: h("dd", null) };
  const paused = h("p", { class: "desk-paused" });
  const hold = button(tr("Pause for all"), () => act({ do: "pause" }));
  const five = button(tr("Break, 5 min"), () => act({ do: "break", minutes: 5 }));
  const ten = button(tr("10 min"), () => act({ do: "break", minutes: 10 }));
  const resume = button(tr("Go on"), () => act({ do: "resume" }), { main: true });
  const help = button(tr("Someone is upset"), toHelp);
  help.classList.add("desk-help-button");
  const time = h("p", { class: "desk-clock" }, minute, " ", pace);
  const node = h("div", { class: "desk-top" },
    time,
    h("dl", { class: "desk-counts" }, one(tr("Joined"), counts.joined), one(tr("Working"), counts.begun), one(tr("Finished"), counts.finished)),
    h("div", { class: "desk-row" }, hold, five, ten, resume, help), paused);

  function update(view, age) {
    const step = steps(view.run)[view.number];
    time.hidden = !step;
    if (step) {
      const minutes = (view.elapsed + age) / 60;
      const late = behind(step, minutes);
      put(minute, tr("Minute {minute} of {run}", { minute: Math.floor(minutes) + 1, run: view.run }));
      put(pace, paceWords(late));
      pace.dataset.late = late >= 1 ? "yes" : "";
    }
    for (const [name, place] of Object.entries(counts)) put(place, view.counts[name]);
    for (const each of [hold, five, ten]) each.hidden = Boolean(view.pause);
    resume.hidden = !view.pause;
    paused.hidden = !view.pause;
    put(paused, view.pause ? pauseWords(view.pause.left, age) : "");
  }

  return { node, update };
}

function one(name, place) {
  return h("div", null, h("dt", null, name), place);
}

function pauseWords(left, age) {
  const calm = tr("Everyone sees a calm word about a pause, and can still finish what they are writing.");
  return left === null ? calm : `${calm} ${tr("Time left: {time}.", { time: clock(left - age) })}`;
}
