// The sharing panel and "Your answers" in a notebook: the room is reached by Python, so calls travel as messages.

import { h } from "./dom.js";
import { dropDrafts } from "./drafts.js";
import { create, exercisesOf, merge } from "./journal.js";
import { kinds } from "./kinds.js";
import { renderMyPlan } from "./my-plan.js";
import { ownChanges } from "./own-change.js";
import { renderOwn } from "./own.js";
import { renderShare } from "./share.js";
import { SinkError } from "./sink.js";
import { tr } from "./translate.js";

const PATIENCE = 30_000;
const timer = { set: (run, milliseconds) => setTimeout(run, milliseconds), clear: (handle) => clearTimeout(handle) };

/** Draw the panel of a widget into `el`; returns what takes it away again. */
export function renderPanel({ model, el }) {
  const { workshop, lesson, room, kept } = model.get("panel");
  let current = merge(create(), model.get("journal"));
  let number = 0;
  const calls = new Map();

  function ask(message) {
    number += 1;
    const mine = number;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => finish({ error: { message: tr("The notebook does not answer."), unreachable: true } }), PATIENCE);
      function finish({ value, error }, buffers) {
        clearTimeout(late);
        calls.delete(mine);
        if (error) reject(new SinkError(error.message, error));
        else resolve(buffers?.length ? bytesOf(buffers[0]) : value);
      }
      calls.set(mine, finish);
      model.send({ ...message, number: mine });
    });
  }

  const call = (name, ...args) => ask({ type: "call", name, args });

  function change(fn) {
    current = fn(current);
    model.send({ type: "journal", journal: current });
    return current;
  }

  function clear() {
    dropDrafts();
    model.send({ type: "clear" });
  }

  const sink = room && {
    join: (code, key) => call("join", code, key),
    submit: (submission, key) => call("submit", submission, key),
    withdraw: (code, sequence, key) => call("withdraw", code, sequence, key),
  };
  const shareEl = h("div", null);
  const planEl = h("div", null);
  const changeEl = h("div", null);
  const ownEl = h("div", null);
  const trouble = h("p", { class: "ws ws-trouble", role: "alert" });
  el.replaceChildren(changeEl, shareEl, folded(planEl), ownEl, trouble);
  const panel = renderShare({ workshop, kinds, journal: () => current, change, sink, mode: "alone", now: () => new Date(), timer, el: shareEl, opened: () => model.send({ type: "refresh" }) });
  const plan = renderMyPlan({ workshop, journal: () => current, change, now: () => new Date(), pdf: (sheet) => ask({ type: "pdf", plan: sheet }), print: null, link: null, el: planEl });
  renderOwn({ workshop, journal: () => current, change, clear, about: about(kept), el: ownEl });

  // As on a page, one's own change stands in the lesson of the second time; a panel on its own shows it always.
  const here = new Set(exercisesOf(workshop).filter((one) => !lesson || one.lesson.id === lesson).map(({ exercise }) => exercise.id));
  const compare = ownChanges({ workshop, journal: () => current, placeFor: (id) => (here.has(id) ? changeEl : null) });
  compare();
  const received = (message, buffers) => {
    if (message?.type === "done") calls.get(message.number)?.(message, buffers);
  };
  const changed = () => {
    current = merge(model.get("journal"), current);
    panel.update();
    plan.update();
    compare();
  };
  const noticed = () => {
    trouble.textContent = model.get("notice");
  };
  model.on("msg:custom", received);
  model.on("change:journal", changed);
  model.on("change:notice", noticed);
  noticed();
  const online = () => panel.send();
  window.addEventListener("online", online);
  panel.send();

  return () => {
    window.removeEventListener("online", online);
    model.off("msg:custom", received);
    model.off("change:journal", changed);
    model.off("change:notice", noticed);
  };
}

function about({ file, forgets }) {
  return forgets
    ? tr("They are kept in this Binder session only. It forgets everything after about ten idle minutes. Keep a copy before you take a break.")
    : tr("They are kept in the file “{file}”, on the computer that runs this workshop. On a shared computer, others could read it: keep a copy, and clear the device when you are done.", { file });
}

// A notebook hands bytes over as a view on a larger buffer.
function bytesOf(view) {
  return view instanceof ArrayBuffer ? new Uint8Array(view) : new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

// Under every lesson there is a place for the plan; it opens when it is wanted.
function folded(inside) {
  return h("details", { class: "ws ws-plan-fold" }, h("summary", null, tr("My plan, to take with you")), inside);
}
