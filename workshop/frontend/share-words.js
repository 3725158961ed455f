// The words of the sharing panel that depend on what happened. Pure, so that tests can read them.

import { holds } from "./journal.js";

/** `1 answer`, `5 answers`. */
export function count(number) {
  return number === 1 ? "1 answer" : `${number} answers`;
}

/** `at 14:05` for today, `on 22 Nov at 14:05` for another day, in the reader's own time zone and habits. */
export function when(iso, now, locale = undefined) {
  const time = new Date(iso);
  const clock = time.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
  if (time.toDateString() === now.toDateString()) return `at ${clock}`;
  return `on ${time.toLocaleDateString(locale, { day: "numeric", month: "short" })} at ${clock}`;
}

/** True if both lists of responses say the same, whenever they were said. */
export function same(one, other) {
  const plain = (list) => JSON.stringify((list ?? []).map((response) => [response.exercise, response.kind, response.instrument ?? null, response.answer]));
  return plain(one) === plain(other);
}

const REACHED = "goes out by itself when the room can be reached.";
const UNKNOWN = "The room that answers here does not know this code.";

function wish(state) {
  if (state.name === "refused") return state.message;
  return state.name === "unknown" ? `${UNKNOWN} Your wish waits on this device and is tried again.` : `Your wish waits on this device and ${REACHED}`;
}

function parcel(state) {
  return state.name === "unknown" ? `${UNKNOWN} It waits on this device and is tried again.` : `It waits on this device and ${REACHED}`;
}

/** What the closed panel says of everything that was shared: with the present code, and with earlier ones. */
export function briefly(mine) {
  const before = (mine.earlier ?? []).some(holds);
  if (mine.withdrawing || mine.pending) return "Not sent yet";
  if (mine.shared) return `Shared: ${count(mine.shared.responses.length)}${before ? ", and more with an earlier code" : ""}`;
  return before ? "Shared with an earlier code" : "Nothing shared";
}

/**
 * What is said of an earlier code; empty if there is nothing to say.
 * @param {{ other: object, state: { name: string, message: string }, now: Date, also: boolean }} facts `other`: what was
 *   handed over to that code; `also`: something was shared with the present one too.
 */
export function earlierLine({ other, state, now, also }) {
  const { cohort, shared, pending, withdrawing } = other;
  if (withdrawing) return state.name === "sending" ? `Taking back what you shared with ${cohort}…` : `What you shared with ${cohort} is not deleted yet. ${wish(state)}`;
  const lies = shared ? `You ${also ? "also " : ""}shared ${count(shared.responses.length)} with ${cohort}, ${when(shared.created, now)}.` : "";
  if (pending) return `${lies} ${count(pending.responses.length)} for ${cohort}: not sent yet. ${parcel(state)}`.trim();
  if (state.name === "refused") return `${lies} Not shared with ${cohort}. ${state.message}`.trim();
  if (lies) return lies;
  return state.name === "withdrawn" ? `Taken back from ${cohort}. That workshop has deleted what you shared.` : "";
}

/**
 * What the status line says.
 * @param {{ mine: object, state: { name: string, message: string }, now: Date, changed: boolean }} facts `changed`: what
 *   would leave now is not what was shared.
 */
export function status({ mine, state, now, changed }) {
  if (state.name === "sending") return mine.withdrawing ? "Taking it back…" : "Sending…";
  if (state.name === "refused" && !mine.withdrawing) return `Not shared. ${state.message}`;
  if (mine.withdrawing) return `What you shared is not deleted yet. ${wish(state)}`;
  if (mine.pending) return `Not sent yet. ${parcel(state)}`;
  if (mine.shared) {
    const done = `Shared ${when(mine.shared.created, now)}: ${count(mine.shared.responses.length)}.`;
    return changed
      ? `${done} Your choice or your answers have changed since. Nothing new leaves until you press the button.`
      : `${done} You can change this or take it all back.`;
  }
  if (state.name === "withdrawn") return "Taken back. The workshop has deleted what you shared. Your own answers are still here.";
  return "";
}
