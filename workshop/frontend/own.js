// tr("Your answers"): keep a copy, bring one back after seeing what it holds, and clear this device.

import { h, uid } from "./dom.js";
import { download } from "./download.js";
import { entriesOf, exercisesOf, handovers, holds as given, open } from "./journal.js";
import { broughtBack } from "./journal-copy.js";
import { count } from "./share-words.js";
import { tr } from "./translate.js";

const LARGEST = 20 * 1024 * 1024;

/** What a copy holds, in one sentence. */
export function holds(journal, workshop) {
  const mine = entriesOf(journal, workshop.id);
  const { entries } = mine;
  const titles = exercisesOf(workshop).filter(({ exercise }) => (entries[exercise.id]?.answer ?? null) !== null);
  const lessons = new Set(titles.map(({ lesson }) => lesson.title));
  if (titles.length === 0) return tr("This copy holds no answers to this workshop.");
  const times = titles.map(({ exercise }) => Date.parse(entries[exercise.id].changed));
  const last = new Date(Math.max(...times)).toLocaleDateString(workshop.language, { day: "numeric", month: "long", year: "numeric" });
  const shared = handovers(mine).filter((one) => one.shared).map((one) => tr("{answers} with {code}", { answers: count(one.shared.responses.length), code: one.cohort }));
  const sent = shared.length ? ` ${tr("Shared from it: {list}.", { list: shared.join(", ") })}` : "";
  const from = [...lessons].map((title) => `“${title}”`).join(", ");
  return `${tr("This copy holds {answers} from {lessons}, last changed on {day}.", { answers: count(titles.length), lessons: from, day: last })}${sent}`;
}

/**
 * @param {object} options
 * @param {object} options.workshop The built workshop.
 * @param {() => object} options.journal
 * @param {(change: Function) => object} options.change
 * @param {() => void} options.clear Forgets everything on this device.
 * @param {string} options.about Where the answers are kept.
 * @param {HTMLElement} options.el
 */
export function renderOwn({ workshop, journal, change, clear, about, el }) {
  let held = null;
  const said = h("p", { class: "ws-quiet ws-own-said", role: "status" });
  const fileId = uid("file");
  const file = h("input", { id: fileId, type: "file", accept: ".json,application/json", class: "ws-sr", tabindex: "-1", "aria-hidden": "true", onchange: look });
  const what = h("p", null);
  const take = h("button", { type: "button", class: "ws-button", onclick: bring }, tr("Bring these back"));
  const leave = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: () => hold(null) }, tr("Leave it"));
  const found = h("div", { class: "ws-own-held", hidden: true, role: "group", "aria-label": tr("Bring back a copy") }, what, h("p", { class: "ws-quiet" }, tr("Where both have an answer, the newer one stays. Nothing else is replaced.")), h("div", { class: "ws-share-row" }, take, leave));
  const sure = h("div", { class: "ws-share-question", hidden: true, role: "group", "aria-label": tr("Clear this device?") });
  const keepButton = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: keep }, tr("Keep a copy"));
  const bringButton = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: () => file.click() }, tr("Bring back a copy"));
  const clearButton = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: ask }, tr("Clear this device"));
  const titleId = uid("own");

  el.replaceChildren(h("div", { class: "ws ws-card ws-own", role: "group", "aria-labelledby": titleId },
    h("p", { class: "ws-prompt", id: titleId }, tr("Your answers")),
    h("p", { class: "ws-own-about" }, about),
    h("div", { class: "ws-share-row" }, keepButton, bringButton, clearButton), file, found, sure, said));

  function keep() {
    download(`${JSON.stringify(journal(), null, 1)}\n`, "journal.json");
    said.textContent = tr("Your copy is the file “journal.json”, where your browser keeps downloads. It holds your private words too.");
  }

  function hold(copy) {
    held = copy;
    found.hidden = copy === null;
    if (copy === null) bringButton.focus();
    else take.focus();
  }

  async function look() {
    const [chosen] = file.files;
    if (!chosen) return;
    const { state, journal: copy, why } = chosen.size > LARGEST ? { state: "broken", why: tr("it is too large") } : open(await chosen.text());
    file.value = "";
    if (state === "good") {
      what.textContent = holds(copy, workshop);
      take.hidden = Object.keys(entriesOf(copy, workshop.id).entries).length === 0;
      said.textContent = "";
      hold(copy);
    } else {
      said.textContent = state === "newer" ? tr("This copy was made by a newer version of the workshop. Nothing was changed. Open it there.") : tr("“{name}” is not a copy of your answers ({why}). Nothing was changed.", { name: chosen.name, why });
    }
  }

  function bring() {
    const copy = held;
    let left = false;
    change((old) => {
      const { journal: back, left: stays } = broughtBack(old, copy, workshop.id);
      left = stays;
      return back;
    });
    hold(null);
    said.textContent = left
      ? tr("Your answers are back. You have shared something from here too, so what you shared where the copy was made can only be taken back there.")
      : tr("Your answers are back.");
  }

  function ask() {
    const shared = handovers(entriesOf(journal(), workshop.id)).some(given);
    const yes = h("button", { type: "button", class: "ws-button", onclick: forget }, tr("Yes, clear everything"));
    const no = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: () => { sure.hidden = true; clearButton.focus(); } }, tr("No, keep it"));
    sure.replaceChildren(...[
      h("p", null, tr("This deletes every answer on this device, from all lessons. It cannot be undone. Keep a copy first if you may want them later.")),
      shared && h("p", null, tr("What you shared stays with your workshop, and from here you could not take it back any more. Take it back first if you want that.")),
      h("div", { class: "ws-share-row" }, yes, no)].filter(Boolean));
    sure.hidden = false;
    no.focus();
  }

  function forget() {
    sure.hidden = true;
    clear();
    said.textContent = tr("Everything on this device is cleared.");
    keepButton.focus();
  }
}
