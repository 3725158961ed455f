// The words of the sharing panel that depend on what happened. Pure, so that tests can read them.

import { holds } from "./journal.js";
import { tr, trn } from "./translate.js";

/** `1 answer`, `5 answers`. */
export function count(number) {
  return trn("{count} answer", "{count} answers", number);
}

/** `at 14:05` for today, `on 22 Nov at 14:05` for another day, in the reader's own time zone and habits. */
export function when(iso, now, locale = undefined) {
  const time = new Date(iso);
  const clock = time.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
  if (time.toDateString() === now.toDateString()) return tr("at {time}", { time: clock });
  return tr("on {day} at {time}", { day: time.toLocaleDateString(locale, { day: "numeric", month: "short" }), time: clock });
}

/** True if both lists of responses say the same, whenever they were said. */
export function same(one, other) {
  const plain = (list) => JSON.stringify((list ?? []).map((response) => [response.exercise, response.kind, response.instrument ?? null, response.answer]));
  return plain(one) === plain(other);
}

function wish(state) {
  if (state.name === "refused") return state.message;
  return state.name === "unknown"
    ? tr("The room that answers here does not know this code. Your wish waits on this device and is tried again.")
    : tr("Your wish waits on this device and goes out by itself when the room can be reached.");
}

function parcel(state) {
  return state.name === "unknown"
    ? tr("The room that answers here does not know this code. It waits on this device and is tried again.")
    : tr("It waits on this device and goes out by itself when the room can be reached.");
}

/** What the closed panel says of everything that was shared: with the present code, and with earlier ones. */
export function briefly(mine) {
  const before = (mine.earlier ?? []).some(holds);
  if (mine.withdrawing || mine.pending) return tr("Not sent yet");
  if (mine.shared) {
    const answers = count(mine.shared.responses.length);
    return before ? tr("Shared: {answers}, and more with an earlier code", { answers }) : tr("Shared: {answers}", { answers });
  }
  if (mine.elsewhere) return tr("Perhaps shared already");
  return before ? tr("Shared with an earlier code") : tr("Nothing shared");
}

/**
 * What is said of an earlier code; empty if there is nothing to say.
 * @param {{ other: object, state: { name: string, message: string }, now: Date, also: boolean }} facts `other`: what was
 *   handed over to that code; `also`: something was shared with the present one too.
 */
export function earlierLine({ other, state, now, also }) {
  const { cohort, shared, pending, withdrawing } = other;
  const code = cohort;
  if (withdrawing) {
    return state.name === "sending"
      ? tr("Taking back what you shared with {code}…", { code })
      : `${tr("What you shared with {code} is not deleted yet.", { code })} ${wish(state)}`;
  }
  const lies = shared ? lying(count(shared.responses.length), code, when(shared.created, now), also) : "";
  if (pending) return `${lies} ${tr("{answers} for {code}: not sent yet.", { answers: count(pending.responses.length), code })} ${parcel(state)}`.trim();
  if (state.name === "refused") return `${lies} ${tr("Not shared with {code}.", { code })} ${state.message}`.trim();
  if (lies) return lies;
  return state.name === "withdrawn" ? tr("Taken back from {code}. That workshop has deleted what you shared.", { code }) : "";
}

function lying(answers, code, time, also) {
  return also
    ? tr("You also shared {answers} with {code}, {time}.", { answers, code, time })
    : tr("You shared {answers} with {code}, {time}.", { answers, code, time });
}

/**
 * What the status line says.
 * @param {{ mine: object, state: { name: string, message: string }, now: Date, changed: boolean }} facts `changed`: what
 *   would leave now is not what was shared.
 */
export function status({ mine, state, now, changed }) {
  if (state.name === "sending") return mine.withdrawing ? tr("Taking it back…") : tr("Sending…");
  if (state.name === "refused" && !mine.withdrawing) return `${tr("Not shared.")} ${state.message}`;
  if (mine.withdrawing) return `${tr("What you shared is not deleted yet.")} ${wish(state)}`;
  if (mine.pending) return `${tr("Not sent yet.")} ${parcel(state)}`;
  if (mine.shared) {
    const done = tr("Shared {time}: {answers}.", { time: when(mine.shared.created, now), answers: count(mine.shared.responses.length) });
    return changed
      ? `${done} ${tr("Your choice or your answers have changed since. Nothing new leaves until you press the button.")}`
      : `${done} ${tr("You can change this or take it all back.")}`;
  }
  if (state.name === "withdrawn") return tr("Taken back. The workshop has deleted what you shared. Your own answers are still here.");
  return "";
}
