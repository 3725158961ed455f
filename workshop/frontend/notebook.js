// The notebook host: an anywidget. Python keeps the journal on disk; this half draws, and hands over what is typed.

import { h } from "./dom.js";
import { draftOf, dropDraft, keepDraft, nextNumber } from "./drafts.js";
import { kinds } from "./kinds.js";
import { renderPanel } from "./notebook-panel.js";
import { skipping } from "./skip.js";
import { tr } from "./translate.js";

const PAUSE = 200;
const SHORT = 4000; // characters; so much may travel at every key, so that a page closed in the next moment loses nothing
const LATEST = 1000;
const PATIENCE = 6000;
const SILENT = () => tr("Not saved yet: the notebook does not answer. Your words stay here while this page is open. If it lasts, choose “Restart kernel and run all cells” in the menu “Kernel”.");
const SILENT_PAGE = () => tr("Not saved yet: the workshop does not answer. Your words stay here while this page is open. If it lasts, copy what you wrote last and load the page again. Everything before that is saved.");

// A page around the notebook (workshop open) has no menus.
const silent = () => (document.documentElement.dataset.host === "page" ? SILENT_PAGE() : SILENT());

function renderExercise({ model, el }) {
  const exercise = model.get("exercise");
  const name = `${model.get("workshop")}/${exercise.id}`;
  const place = h("div", null);
  const saved = h("p", { class: "ws ws-saved", role: "status" });
  const trouble = h("p", { class: "ws ws-trouble", role: "alert" });
  el.replaceChildren(place, trouble, saved);

  let due = null;
  let since = null;
  let silence = null;
  let last = JSON.stringify(model.get("answer"));

  const draft = draftOf(name);
  const answer = draft ? draft.answer : model.get("answer");
  const { update } = kinds[exercise.kind].render({ exercise, answer, save, el: place });
  const setSkipped = skipping({ el: place, skipped: model.get("skipped"), change: (skipped) => model.send({ type: "skip", skipped }) });

  function save(value) {
    keepDraft(name, value);
    clearTimeout(due);
    since ??= Date.now();
    const wait = Math.max(0, Math.min(PAUSE, since + LATEST - Date.now()));
    if ((JSON.stringify(value)?.length ?? 0) <= SHORT) send();
    else due = setTimeout(send, wait);
  }

  function send() {
    clearTimeout(due);
    due = since = null;
    const waiting = draftOf(name);
    if (!waiting) return;
    const number = nextNumber();
    waiting.number = number;
    last = JSON.stringify(waiting.answer);
    clearTimeout(silence);
    silence = setTimeout(() => tell(silent()), PATIENCE);
    try {
      model.send({ type: "save", number, answer: waiting.answer });
    } catch {
      tell(silent());
    }
  }

  function tell(text) {
    if (trouble.textContent !== text) trouble.textContent = text;
    if (text) saved.textContent = "";
  }

  function received(message) {
    if (message?.type !== "saved") return;
    clearTimeout(silence);
    const waiting = draftOf(name);
    if (waiting?.number === message.number) dropDraft(name);
    tell(message.notice);
    if (!message.notice && saved.textContent !== tr("Saved")) saved.textContent = tr("Saved");
  }

  function changed() {
    const value = model.get("answer");
    const text = JSON.stringify(value);
    if (draftOf(name) || text === last) return;
    last = text;
    update(value);
  }

  const aside = () => setSkipped(model.get("skipped"));
  const noticed = () => tell(model.get("notice"));
  const leaving = () => send();
  model.on("msg:custom", received);
  model.on("change:answer", changed);
  model.on("change:skipped", aside);
  model.on("change:notice", noticed);
  window.addEventListener("pagehide", leaving);
  // Voila cuts the connection before a page hides; whoever chooses a link has left the field before.
  el.addEventListener("focusout", leaving);
  noticed();
  if (draft) send();

  return () => {
    if (due !== null) send();
    clearTimeout(silence);
    window.removeEventListener("pagehide", leaving);
    el.removeEventListener("focusout", leaving);
    model.off("msg:custom", received);
    model.off("change:answer", changed);
    model.off("change:skipped", aside);
    model.off("change:notice", noticed);
  };
}

function render({ model, el }) {
  // Letters and arrow keys belong to the exercise, not to the notebook's shortcuts.
  el.setAttribute("data-lm-suppress-shortcuts", "true");
  el.lang = model.get("language");
  el.dir = model.get("direction");
  return model.get("exercise") ? renderExercise({ model, el }) : renderPanel({ model, el });
}

/** What anywidget asks for. */
export const widget = { render };
