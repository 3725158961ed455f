// Where one is: how far each lesson is, what is left open on this page, and how long the rest may take.

import { h } from "./dom.js";
import { entriesOf } from "./journal.js";
import { tr, trn } from "./translate.js";

/** `"complete"`, `"partial"`, `"skipped"` or `"empty"`, for one exercise. */
function stateOf(exercise, kinds, entry) {
  if (entry?.skipped) return "skipped";
  return (entry?.answer ?? null) === null ? "empty" : kinds[exercise.kind].state(exercise, entry.answer);
}

const exercisesIn = (lesson) => lesson.blocks.filter((block) => block.exercise).map(({ exercise }) => exercise);

/** `"done"`, `"begun"` or `""`: done when every exercise of the lesson is complete or was skipped. */
export function progressOf(lesson, kinds, entries) {
  const states = exercisesIn(lesson).map((exercise) => stateOf(exercise, kinds, entries[exercise.id]));
  if (states.length > 0 && states.every((state) => state === "complete" || state === "skipped")) return "done";
  return states.some((state) => state !== "empty") ? "begun" : "";
}

/** The exercises of a lesson that are neither complete nor skipped. */
export function unfinished(lesson, kinds, entries) {
  return exercisesIn(lesson).filter((exercise) => ["empty", "partial"].includes(stateOf(exercise, kinds, entries[exercise.id])));
}

/** Minutes that the lessons not done yet may take, in the shortest run of a room or alone. */
export function minutesLeft(workshop, kinds, entries, mode) {
  const rest = workshop.lessons.filter((lesson) => progressOf(lesson, kinds, entries) !== "done");
  const long = ({ minutes }) => (mode === "alone" ? minutes.alone : Math.min(...Object.entries(minutes).flatMap(([run, time]) => (run === "alone" ? [] : [time]))));
  return { lessons: rest.length, minutes: Math.round(rest.reduce((sum, lesson) => sum + long(lesson), 0)) };
}

/** "about 50 minutes left", or hours where minutes would say more than anyone knows. */
export function timeLeft(minutes) {
  if (minutes <= 75) return trn("about {count} minute left", "about {count} minutes left", minutes);
  const halves = Math.round(minutes / 30);
  return tr("about {count} hours left", { count: `${Math.floor(halves / 2)}${halves % 2 ? "½" : ""}` }); // from 1½ on
}

const addressOf = (lesson) => `${lesson.path.replace(/\.md$/, "")}.html`;

function showLeft(place, { workshop, kinds, entries, mode }) {
  const { lessons, minutes } = minutesLeft(workshop, kinds, entries, mode);
  const time = timeLeft(minutes);
  place.textContent = lessons === 0 ? tr("All lessons are done. You can go back to any of them.") : trn("{count} lesson to go, {time}.", "{count} lessons to go, {time}.", lessons, { time });
}

// The first button of the start page leads to where one stopped.
function showNext(place, { workshop, kinds, entries }) {
  const states = workshop.lessons.map((lesson) => progressOf(lesson, kinds, entries));
  if (states.every((state) => state === "")) return;
  const at = states.findIndex((state) => state !== "done");
  const next = workshop.lessons[at];
  place.href = next ? addressOf(next) : "my-plan.html";
  place.textContent = next ? tr("Go on with lesson {number}: {title}", { number: at + 1, title: next.title }) : tr("Go to my plan");
}

function showOpen(place, lesson, { kinds, entries }) {
  const open = unfinished(lesson, kinds, entries);
  const begun = progressOf(lesson, kinds, entries) !== "";
  place.hidden = open.length === 0 || !begun;
  const names = open.map(({ id }) => id).join(" ");
  if (place.hidden || place.dataset.open === names) return;
  place.dataset.open = names;
  place.replaceChildren(h("p", null, tr("Still open in this lesson, if you like:")),
    h("ul", null, open.map((exercise) => h("li", null, h("a", { href: `#exercise-${exercise.id}` }, exercise.prompt)))));
}

/** Write it wherever the page offers a place: `[data-progress]` by lesson, `[data-left]`, `[data-next]`, `[data-open]`. */
export function showProgress({ workshop, kinds, journal, root, lesson = null, mode = "alone" }) {
  const { entries } = entriesOf(journal, workshop.id);
  const facts = { workshop, kinds, entries, mode };
  for (const place of root.querySelectorAll("[data-progress]")) {
    const other = workshop.lessons.find(({ id }) => id === place.dataset.progress);
    const progress = other ? progressOf(other, kinds, entries) : "";
    place.dataset.state = progress || "new";
    place.textContent = { done: tr("done"), begun: tr("begun") }[progress] ?? "";
  }
  for (const place of root.querySelectorAll("[data-left]")) showLeft(place, facts);
  for (const place of root.querySelectorAll("[data-next]")) showNext(place, facts);
  const here = workshop.lessons.find(({ id }) => id === lesson);
  for (const place of here ? root.querySelectorAll("[data-open]") : []) showOpen(place, here, facts);
}
