// The practice rounds on the facilitator's page: lay them out, start, pause, one minute more, the next part.

import { h } from "./dom.js";
import { button, put, section } from "./facilitator-parts.js";
import { clock, duty, letters, where } from "./rounds.js";
import { dutyWords, groupWords, phaseWords, roundWords } from "./rounds-words.js";
import { chime } from "./chime.js";
import { tr } from "./translate.js";

/** @param {{ act: (action: object) => void, form: (view: object) => string | null }} options */
export function roundsPanel({ act, form }) {
  let last = null;
  const about = h("p", { class: "ws-quiet" }, tr("Everyone’s page shows the time and what to do. Nothing sounds. Groups of other sizes choose theirs on their own page."));
  const threes = button(tr("Threes: 3 rounds of 6 minutes"), () => act({ do: "rounds", form: "threes" }));
  const pairs = button(tr("Pairs: 2 rounds of 3 minutes"), () => act({ do: "rounds", form: "pairs" }));
  const layout = h("div", { class: "desk-row" }, threes, pairs);
  const head = h("p", { class: "desk-round" });
  const left = h("p", { class: "desk-left", role: "timer", "aria-live": "off" });
  const roles = h("p", null);
  const go = button("", () => act({ do: go.dataset.running ? "rounds-halt" : "rounds-go" }), { main: true });
  const more = button(tr("One minute more"), () => act({ do: "rounds-more" }));
  const next = button(tr("Next part"), () => act({ do: "rounds-next" }));
  const end = button(tr("Put the timer away"), () => act({ do: "rounds-end" }));
  const sound = h("input", { type: "checkbox" });
  const hear = h("label", { class: "desk-check" }, sound, " ", tr("A soft tone on this device when a part ends"));
  const timer = h("div", { class: "desk-timer" }, head, left, roles, h("div", { class: "desk-row" }, go, more, next, end), hear);
  const node = section(tr("Practice rounds"), "rounds", about, layout, timer);

  function update(view, age) {
    const { rounds } = view;
    node.hidden = view.run === null && !rounds;
    timer.hidden = !rounds;
    layout.hidden = about.hidden = Boolean(rounds);
    const fits = form(view);
    threes.classList.toggle("ws-button-quiet", fits !== "threes");
    pairs.classList.toggle("ws-button-quiet", fits !== "pairs");
    if (!rounds) {
      last = null;
      return;
    }
    const at = where(rounds.phases, rounds.elapsed + (rounds.running ? age : 0));
    const phase = rounds.phases[at.index];
    put(head, phase ? `${roundWords(rounds.phases, phase)} · ${phaseWords(phase.part)}` : roundWords(rounds.phases, phase));
    put(left, phase ? clock(at.left) : "");
    put(roles, phase ? rolesWords(rounds.form, phase) : tr("Thank everyone. Then go on."));
    go.dataset.running = rounds.running ? "yes" : "";
    put(go, rounds.running ? tr("Stop the clock") : tr("Start the clock"));
    for (const each of [go, more, next]) each.hidden = !phase;
    if (rounds.running && last !== null && at.index > last && sound.checked) chime();
    last = at.index;
  }

  return { node, update };
}

/** Who does what in a group of the usual size: "A answers · B asks". */
export function rolesWords(form, phase) {
  const size = form === "pairs" ? 2 : 3;
  if (phase.round === 0) return dutyWords(duty({ form, size, letter: "A", phase })).short;
  return letters(size).map((letter) => groupWords(duty({ form, size, letter, phase }), letter)).join(" · ");
}
