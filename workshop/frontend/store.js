// The journal in a browser. Answers are in memory at once and in the browser's storage after a short pause; several
// tabs share one journal. What cannot be stored is said, and nothing is lost while the page is open. A second copy in a
// vault is there for the moment in which the browser itself dies; where there is no vault, the storage has to do.

import { create, merge, open, put } from "./journal.js";
import { tr } from "./translate.js";

export const NAME = "workshop-journal";
const PAUSE = 250;
const LATEST = 1500;
const PATIENCE = 2000;

const BLOCKED = tr("This browser does not let the page keep anything on this device. Your answers stay here while the page is open.");
const FULL = tr("The browser has no space left for your answers. They stay here while the page is open.");
const RESCUE = tr("Choose “Keep a copy” before you close it.");

/**
 * @param {object} options
 * @param {() => Storage} options.storage Gets the storage; may throw, as it does where storage is blocked.
 * @param {string} options.workshop Id of the workshop.
 * @param {() => Date} options.now
 * @param {{ set: Function, clear: Function }} options.timer
 * @param {object | null} options.vault Where the second copy is (`vault.js`).
 */
export function createStore({ storage, workshop, now, timer, vault = null }) {
  let memory = create();
  let name = NAME;
  let problem = "";
  let due = null;
  let since = null;
  let unkept = false; // whether the vault has less than the storage
  let keeping = false;
  let clearings = 0;
  let restoring = Promise.resolve();
  const drafts = new Map();
  const notices = [];
  const listeners = [];

  const tell = (what) => listeners.forEach((listener) => listener(what));
  const withDrafts = (journal) =>
    [...drafts.values()].reduce((next, draft) => put(next, workshop, draft.exercise, draft.answer, draft.at), journal);

  // Where a newer page keeps its journal, this one keeps its own beside it: neither can spoil the other's.
  function stored(place) {
    const { state, journal, why } = open(place.getItem(name));
    if (state === "newer") {
      name = `${NAME}.for-older-pages`;
      notices.push(tr("A newer page keeps answers on this device that this page cannot read ({why}). They were left as they are. This page keeps yours beside them.", { why }));
      return stored(place);
    }
    if (state === "broken") {
      setAside(place, why);
      return create();
    }
    return journal;
  }

  function setAside(place, why) {
    const aside = `${NAME}.broken-${now().toISOString()}`;
    place.setItem(aside, place.getItem(name)); // throws when there is no space, and then the broken one stays in place
    place.removeItem(name);
    notices.push(tr("The answers kept on this device could not be read ({why}). They were not deleted: they are set aside as “{aside}”. This is a fresh start.", { why, aside }));
  }

  function failed(error) {
    const full = error?.name === "QuotaExceededError" || error?.name === "NS_ERROR_DOM_QUOTA_REACHED";
    problem = `${full ? FULL : BLOCKED} ${RESCUE}`;
  }

  function write(change) {
    timer.clear(due);
    due = since = null;
    let place = null;
    try {
      place = storage();
      if (!place) throw new Error("no storage");
      memory = merge(stored(place), memory);
    } catch (error) {
      place = null;
      failed(error);
    }
    memory = withDrafts(memory);
    drafts.clear();
    if (change) memory = change(memory);
    try {
      if (place) {
        place.setItem(name, JSON.stringify(memory));
        problem = "";
      }
    } catch (error) {
      failed(error);
    }
    if (vault) {
      unkept = true;
      void keep(); // before anyone hears of it: it is not saved until the vault has it
    }
    tell("saved");
    return memory;
  }

  async function keep() {
    if (keeping) return;
    keeping = true;
    while (unkept) {
      unkept = false;
      const [mine, before] = [memory, clearings];
      const combine = (text) => {
        const there = open(text);
        if (clearings !== before || there.state === "newer") return null;
        return JSON.stringify(there.state === "good" ? merge(mine, there.journal) : mine);
      };
      try {
        await vault.keep(name, combine);
      } catch {
        break; // the storage has it
      }
    }
    keeping = false;
    tell("kept");
  }

  // What the vault has and the storage has not, since the browser ended before it wrote that to the disk; and the other way
  // round, what was stored before there was a vault.
  async function restore() {
    const before = clearings;
    let text = null;
    try {
      text = await vault.read(name);
    } catch {
      return; // there is no vault here
    }
    if (clearings !== before) return;
    const { state, journal } = open(text);
    const all = state === "good" ? merge(memory, journal) : memory;
    const [had, has] = [JSON.stringify(merge(memory, memory)), JSON.stringify(merge(all, all))];
    if (had !== has) {
      memory = all;
      write();
      tell("received");
    } else if (text !== has && Object.keys(memory.workshops).length > 0) {
      unkept = true;
      void keep();
    }
  }

  function forget() {
    clearings += 1;
    unkept = false;
    memory = create();
    drafts.clear();
    vault?.clear().catch(() => {});
  }

  return {
    /** The journal as it is now, with what was typed a moment ago. */
    journal: () => withDrafts(memory),
    /** Why answers are not stored, or an empty string. */
    problem: () => problem,
    /** Sentences about what was set aside, each handed out once. */
    takeNotices: () => notices.splice(0),
    /** True while something typed is not on the disk yet, as far as that can be known. */
    saving: () => drafts.size > 0 || keeping,
    listen: (listener) => listeners.push(listener),

    /** Read what is stored; call once at the start. What only the vault has comes a moment later. */
    load() {
      try {
        const place = storage();
        if (!place) throw new Error("no storage");
        memory = stored(place);
      } catch (error) {
        failed(error);
      }
      if (vault) restoring = restore();
      return memory;
    },

    /** Wait for what only the vault has, though not for long: it may be out of order. */
    restored: () => Promise.race([restoring, new Promise((go) => timer.set(go, PATIENCE))]),

    /** Keep an answer: at once in memory, stored after a pause in typing. */
    put(exercise, answer) {
      const at = now();
      drafts.set(exercise.id, { exercise, answer, at });
      since ??= at.getTime();
      timer.clear(due);
      due = timer.set(() => write(), Math.max(0, Math.min(PAUSE, since + LATEST - at.getTime())));
      tell("typed");
    },

    /** Apply a change to the newest state and store it at once. */
    change: (change) => write(change),

    /** Store what is not stored yet: the page may be gone in a moment. */
    flush() {
      if (drafts.size > 0) write();
    },

    /** Another tab stored something (`text`), or cleared this device (`null`). */
    received(key, text) {
      if (key !== null && key !== name) return;
      if (text === null) {
        forget();
        tell("cleared");
        return;
      }
      const { state, journal } = open(text);
      if (state !== "good") return;
      memory = merge(journal, memory);
      tell("received");
    },

    /** Forget everything on this device, what was set aside included. */
    clear() {
      timer.clear(due);
      due = since = null;
      forget();
      try {
        const place = storage();
        const names = Array.from({ length: place.length }, (_, index) => place.key(index));
        names.filter((one) => one?.startsWith(NAME)).forEach((one) => place.removeItem(one));
      } catch (error) {
        failed(error);
      }
      tell("cleared");
    },
  };
}
