// The facilitator's page. All of it is behind the key: without one the page is empty.

import { base } from "./base.js";
import { h } from "./dom.js";
import { carePanel } from "./facilitator-care.js";
import { ask, readFragment, remembered } from "./facilitator-key.js";
import { nowPanel } from "./facilitator-now.js";
import { button, put, section, since } from "./facilitator-parts.js";
import { notesPanel, planPanel } from "./facilitator-plan.js";
import { revealPanel } from "./facilitator-reveal.js";
import { roundsPanel } from "./facilitator-rounds.js";
import { topPanel } from "./facilitator-top.js";
import { keyedStream } from "./live.js";
import { tr } from "./translate.js";

const unreached = () => tr("The room does not answer right now. This page tries again by itself.");

function start(main) {
  const title = main.querySelector("h1");
  const problem = h("p", { class: "room-problem", role: "alert" });
  const body = h("div", { class: "desk" });
  let stream = null;
  let ticking = null;
  let turn = 0;
  title.after(problem, body);

  async function open() {
    const mine = remembered();
    turn += 1;
    const current = turn;
    stream?.close();
    clearInterval(ticking);
    body.replaceChildren();
    put(problem, "");
    if (!mine) {
      put(problem, tr("Open this page with the link that “workshop room” shows: it carries your key."));
      return;
    }
    const { ok, status, answer } = await ask(mine, "");
    if (current !== turn) return;
    if (ok) show(mine, answer);
    else {
      put(problem, status ? answer.error : unreached());
      if (!status || status >= 500) setTimeout(() => current === turn && open(), 5000);
    }
  }

  function show(mine, desk) {
    let view = null;
    let received = 0;
    const runs = new Map(desk.runs.map(({ minutes, steps }) => [minutes, steps]));
    const steps = (run) => runs.get(run) ?? [];
    const care = carePanel(desk.help);
    const parts = { steps, act, pages: desk.pages, notes: desk.notes, language: desk.language };
    const top = topPanel({ ...parts, toHelp: () => { care.scrollIntoView({ block: "start" }); care.focus({ preventScroll: true }); } });
    const begin = beginPanel(desk, act);
    const form = (now) => steps(now.run)[now.number]?.form ?? (now.run === null || now.run >= 90 ? "threes" : "pairs");
    const panels = { now: nowPanel(parts), notes: notesPanel(parts), rounds: roundsPanel({ act, form }), reveal: revealPanel({ act }), plan: planPanel(parts) };
    body.append(
      h("header", { class: "desk-head" },
        h("p", { class: "room-label" }, desk.sample ? `${desk.label} · ${tr("sample data")}` : desk.label),
        h("p", { class: "desk-links" }, h("span", null, tr("Code"), " ", h("strong", { class: "room-code-small" }, desk.code)),
          h("a", { href: desk.screen, target: "_blank", rel: "noopener" }, tr("Projector page"), h("span", { class: "ws-sr" }, ` ${tr("(opens a new tab)")}`)))),
      top.node,
      h("div", { class: "desk-columns" },
        h("div", null, begin.node, panels.now.node, panels.notes.node),
        h("div", null, panels.rounds.node, care, panels.reveal.node, panels.plan.node)));
    body.hidden = true;

    function draw() {
      if (!view) return;
      const age = since(received);
      body.hidden = false;
      top.update(view, age);
      begin.update(view);
      panels.now.update(view, (view.elapsed + age) / 60);
      panels.notes.update(view);
      panels.rounds.update(view, age);
      panels.reveal.update(view);
      panels.plan.update(view);
    }

    function seen(next) {
      view = next;
      received = Date.now();
      put(problem, "");
      draw();
    }

    async function act(action) {
      const { ok, status, answer } = await ask(mine, "/act", action);
      if (ok) seen(answer);
      else put(problem, status ? answer.error : tr("The room does not answer, so this was not done. Try again in a moment."));
    }

    const lost = ({ status, error }) => put(problem, status ? error : unreached());
    stream = keyedStream({ url: `${base()}/api/cohorts/${mine.code}/facilitator/live`, key: mine.key, seen, lost });
    ticking = setInterval(draw, 1000);
  }

  // A browser that is already on this page only changes the fragment when another facilitator link is opened.
  addEventListener("hashchange", () => {
    if (readFragment(location.hash)) open();
  });
  open();
}

/** Before the start: how long, and go. */
function beginPanel(desk, act) {
  const choices = desk.runs.map(({ minutes }, index) => button(tr("Start {minutes} minutes", { minutes }), () => act({ do: "start", run: minutes }), { main: index === 0 }));
  const node = section(tr("Start the session"), "begin",
    h("p", null, tr("Put the projector page on the screen, so that people can join. Then choose how long you have. The clock starts at once.")),
    h("div", { class: "desk-row" }, choices),
    h("p", { class: "ws-quiet" }, tr("“Working” means: has shared at least one answer. “Finished” means: has shared the last exercise. What people write and don’t share is seen by nobody. Fewer than five is not shown as a number.")));
  return { node, update: (view) => { node.hidden = view.run !== null; } };
}

const main = globalThis.document?.querySelector("[data-facilitator]");
if (main) start(main);
