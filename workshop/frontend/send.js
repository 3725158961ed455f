// Handing over what waits in the journal, and trying again by itself until the room has it.

import { acknowledge, adopt, entriesOf, handoverOf, handovers, refused, withdrawn } from "./journal.js";
import { newId } from "./random.js";

const WAITS = [2, 5, 15, 30, 60]; // seconds; the last one repeats
const RENUMBERINGS = 3;
const IDLE = { name: "idle", message: "" };
const NO_COHORT = 404;

/**
 * @param {object} options
 * @param {string} options.workshop Id of the workshop.
 * @param {() => object} options.journal The journal as it is now.
 * @param {(change: Function) => object} options.change Applies a change to the journal and keeps it.
 * @param {object | null} options.sink Where it goes; without one nothing is sent.
 * @param {{ set: Function, clear: Function }} options.timer
 * @param {() => void} options.told Called whenever `state()` says something new.
 */
export function createSender({ workshop, journal, change, sink, timer, told }) {
  const states = new Map();
  let failures = 0;
  let due = null;
  let running = null;

  const handover = (cohort) => handoverOf(journal(), workshop, cohort);
  const now = (cohort, name, message = "") => {
    states.set(cohort, { name, message });
    told();
  };

  async function withKey(cohort, send) {
    try {
      return await send();
    } catch (error) {
      // The room does not know this key (any more): join again with it and try once more.
      if (error.status !== 401) throw error;
      await sink.join(cohort, journal().key);
      return send();
    }
  }

  // If the room is ahead, what waits is numbered after the room's number and handed over again.
  async function renumbered(cohort, send) {
    for (let left = RENUMBERINGS; ; left -= 1) {
      try {
        await withKey(cohort, send);
        return;
      } catch (error) {
        if (error.status !== 409 || error.sequence === null || left === 0) throw error;
        change((old) => adopt(old, workshop, cohort, error.sequence, newId()));
      }
    }
  }

  function submit(cohort) {
    return renumbered(cohort, async () => {
      const { pending } = handover(cohort);
      if (!pending) return;
      await sink.submit(pending, journal().key);
      change((old) => acknowledge(old, workshop, pending));
    });
  }

  function takeBack(cohort) {
    return renumbered(cohort, async () => {
      const { sequence, withdrawing } = handover(cohort);
      if (!withdrawing) return;
      await sink.withdraw(cohort, sequence, journal().key);
      change((old) => withdrawn(old, workshop, cohort, sequence));
    });
  }

  // A submission that is refused is dropped, so that the person can change it; but a room that does not know the cohort
  // is just not the one that it is meant for. A withdrawal is never dropped.
  function failed({ cohort, withdrawing }, error) {
    const { pending } = handover(cohort);
    if (!withdrawing && pending && error.status !== NO_COHORT) change((old) => refused(old, workshop, pending));
    now(cohort, error.status === NO_COHORT ? "unknown" : "refused", error.message);
  }

  function next(tried) {
    const waiting = handovers(entriesOf(journal(), workshop)).filter(({ pending, withdrawing }) => pending || withdrawing);
    return waiting.find(({ cohort, sequence }) => !tried.has(`${cohort} ${sequence}`));
  }

  // The present cohort comes first, and what one cohort's room refuses holds up no other.
  async function run() {
    timer.clear(due);
    due = null;
    const tried = new Set();
    for (let one = sink && next(tried); one; one = next(tried)) {
      now(one.cohort, "sending");
      try {
        await (one.withdrawing ? takeBack(one.cohort) : submit(one.cohort));
        failures = 0;
        now(one.cohort, one.withdrawing ? "withdrawn" : "sent");
      } catch (error) {
        if (error.unreachable) {
          now(one.cohort, "waiting", error.message);
          due = timer.set(send, WAITS[Math.min(failures, WAITS.length - 1)] * 1000);
          failures += 1;
          return;
        }
        failed(one, error);
        tried.add(`${one.cohort} ${handover(one.cohort).sequence}`);
      }
    }
  }

  /** Hand over what waits, if anything does. One at a time: what comes meanwhile goes after it. */
  function send() {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  }

  /** How it stands with a cohort; without one, with the present one: `{ name, message }`. */
  function state(cohort = entriesOf(journal(), workshop).cohort) {
    return states.get(cohort) ?? IDLE;
  }

  return { send, state };
}
