// The page host: a lesson in a browser, with no kernel behind it. The journal is in the browser's storage.

import { h } from "./dom.js";
import { followGroup } from "./follow.js";
import { entriesOf, skip } from "./journal.js";
import { kinds } from "./kinds.js";
import { renderMyPlan } from "./my-plan.js";
import { ownChanges } from "./own-change.js";
import { renderOwn } from "./own.js";
import { showProgress } from "./progress.js";
import { ratingRoom } from "./rate-room.js";
import { renderShare } from "./share.js";
import { goToOwnEdition } from "./edition.js";
import { httpSink } from "./sink.js";
import { skipping } from "./skip.js";
import { createStore } from "./store.js";
import { tr } from "./translate.js";
import { createVault } from "./vault.js";

const timer = { set: (run, milliseconds) => setTimeout(run, milliseconds), clear: (handle) => clearTimeout(handle) };

const ROUNDS = new Set(["practice", "rubric"]); // where people practice in turns

/** Bring the page to life: draw every exercise, the sharing panel and "Your answers". */
export function start() {
  const { workshop, lesson } = JSON.parse(document.getElementById("workshop-data").textContent);
  const { room, mode } = document.documentElement.dataset;
  const now = () => new Date();
  const store = createStore({ storage: () => window.localStorage, workshop: workshop.id, now, timer, vault: createVault(() => window.indexedDB) });
  const exercises = new Map(workshop.lessons.flatMap((lesson) => lesson.blocks).filter((block) => block.exercise).map((block) => [block.exercise.id, block.exercise]));
  const journal = () => store.journal();
  const entryOf = (id) => entriesOf(journal(), workshop.id).entries[id];
  const answerOf = (id) => entryOf(id)?.answer ?? null;
  const progress = () => showProgress({ workshop, kinds, journal: journal(), root: document, lesson, mode: mode === "room" ? "room" : "alone" });
  const status = document.querySelector(".ws-status");
  const trouble = h("p", { class: "ws ws-trouble", role: "alert" });
  status?.before(trouble);
  const notices = [];

  store.load();
  const cohort = () => entriesOf(journal(), workshop.id).cohort;
  const ratings = room ? ratingRoom({ base: room, fetch: (...args) => window.fetch(...args), cohort, key: () => journal().key }) : null;
  const drawn = new Map();
  for (const el of document.querySelectorAll("section[data-exercise]")) {
    const exercise = exercises.get(el.dataset.exercise);
    if (!exercise) continue;
    const { id } = exercise;
    const save = (answer) => store.put(exercise, answer);
    const { update } = kinds[exercise.kind].render({ exercise, answer: answerOf(id), save, el, room: ratings, only: el.dataset.only });
    const set = skipping({ el, skipped: entryOf(id)?.skipped ?? false, change: (skipped) => store.change((old) => skip(old, workshop.id, exercise, skipped, now())) });
    drawn.set(id, () => {
      update(answerOf(id));
      set(entryOf(id)?.skipped ?? false);
    });
  }

  const compare = ownChanges({ workshop, journal, placeFor: (id) => document.querySelector(`section[data-exercise="${id}"]`) });

  const place = document.querySelector("[data-share]");
  const panel = place && drawPanel(place);

  const planPlace = document.querySelector("[data-my-plan]");
  const plan = planPlace && renderMyPlan({
    workshop, journal, change: store.change, now, pdf: null, print: () => window.print(),
    link: (lesson) => `${lesson.path.replace(/\.md$/, "")}.html`, el: planPlace,
  });

  function drawPanel(el) {
    const shareEl = h("div", null);
    const ownEl = h("div", null);
    el.append(shareEl, ownEl);
    const sink = room ? httpSink({ base: room, workshop, fetch: (...args) => window.fetch(...args) }) : null;
    const about = room
      ? tr("They are kept in this browser, on this device. Only what you share leaves it. On a shared computer, keep a copy and clear the device when you are done.")
      : tr("They are kept in this browser, on this device, and nowhere else. On a shared computer, keep a copy and clear the device when you are done.");
    renderOwn({ workshop, journal, change: (change) => { const after = store.change(change); redraw(); return after; }, clear: store.clear, about, el: ownEl });
    return renderShare({ workshop, kinds, journal, change: store.change, sink, mode: mode === "room" ? "room" : "alone", now, timer, el: shareEl });
  }

  function redraw() {
    for (const update of drawn.values()) update();
  }

  function say() {
    notices.push(...store.takeNotices());
    const text = [...notices, store.problem()].filter(Boolean).join(" ");
    if (trouble.textContent !== text) trouble.textContent = text;
    if (!status) return;
    const blank = !store.saving() && Object.keys(entriesOf(journal(), workshop.id).entries).length === 0;
    const line = store.problem() ? tr("Not saved on this device") : blank ? "" : tr("Saved on this device");
    if (status.textContent !== line) status.textContent = line;
    status.dataset.state = store.problem() ? "problem" : store.saving() ? "saving" : "saved";
  }

  // A page opened from a disk has no room to listen to.
  if (mode === "room") void goToOwnEdition({ room, workshop: workshop.id, cohort: entriesOf(journal(), workshop.id).cohort, fetch: (...all) => window.fetch(...all), location });
  const practice = [...drawn.keys()].some((id) => ROUNDS.has(exercises.get(id).kind));
  const group = room && mode === "room" ? followGroup({ room, lesson, cohort: () => entriesOf(journal(), workshop.id).cohort ?? null, practice }) : null;

  store.listen((what) => {
    if (what === "received" || what === "cleared") redraw();
    if (what !== "typed" && what !== "kept") {
      panel?.update();
      plan?.update();
      compare();
      progress();
      group?.update();
    }
    say();
  });

  window.addEventListener("storage", (event) => {
    if (event.storageArea === null || isLocal(event.storageArea)) store.received(event.key, event.newValue);
  });
  window.addEventListener("pagehide", store.flush);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") store.flush();
    else panel?.send();
  });
  window.addEventListener("online", () => panel?.send());
  // A page that comes out of the browser's memory missed what other tabs stored meanwhile.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      store.change((same) => same);
      redraw();
    }
  });

  progress();
  compare();
  say();
  panel?.send();
}

function isLocal(area) {
  try {
    return area === window.localStorage;
  } catch {
    return false;
  }
}

if (typeof document !== "undefined" && document.getElementById("workshop-data")) start();
