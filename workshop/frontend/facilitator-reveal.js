// Results to show: collected out of sight, frozen when they are shown first, and the same ever after.

import { h } from "./dom.js";
import { button, put, section } from "./facilitator-parts.js";
import { drawResult } from "./result.js";
import { tr } from "./translate.js";

/** @param {{ act: (action: object) => void }} options */
export function revealPanel({ act }) {
  const list = h("ul", { class: "desk-reveals" });
  const lines = new Map();
  const node = section(tr("Show what the room answered"), "reveal",
    h("p", { class: "ws-quiet" }, tr("From ten people on. The first time freezes the result: later answers do not change it. It goes on the projector.")), list);

  function line({ exercise, title }) {
    const state = h("p", { class: "ws-quiet" });
    const place = h("div", null);
    const press = button("", () => act(press.dataset.shown ? { do: "hide" } : { do: "reveal", exercise }));
    const item = h("li", null, h("p", null, title), state, press, place);
    list.append(item);
    lines.set(exercise, { state, press, place });
    return lines.get(exercise);
  }

  function update(view) {
    node.hidden = view.run === null || view.reveals.length === 0;
    for (const one of view.reveals) {
      const { state, press, place } = lines.get(one.exercise) ?? line(one);
      const shown = view.shown === one.exercise && Boolean(one.result);
      put(state, one.result ? tr("Frozen.") : tr("Shared by: {count}.", { count: one.sharing }));
      press.dataset.shown = shown ? "yes" : "";
      press.disabled = !one.result && !one.ready;
      put(press, shown ? tr("Take it off the projector") : one.result ? tr("Show it again") : tr("Show the result"));
      if (one.result && !place.firstChild) place.append(drawResult(one.result));
    }
  }

  return { node, update };
}
