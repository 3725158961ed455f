// A timer without a screen: how much is left now, from the clock and never from counting ticks, since a browser slows
// down a page that nobody looks at. Pure functions: each takes a state and returns another one.

/** The longest that a timer can be set to, in seconds. */
export const LONGEST = 3600;
const SHORTEST = 10;

/**
 * @param {number} seconds How long it runs.
 * @returns {{total: number, left: number, end: number|null}} A timer that waits to be started; `end` is the moment at
 *   which it is up, in milliseconds since 1970, and null while it does not run.
 */
export function waitingTimer(seconds) {
  return { total: seconds, left: seconds, end: null };
}

/** Seconds that are left, never below 0. */
export function leftOf({ left, end }, now) {
  return end === null ? left : Math.max(0, Math.ceil((end - now) / 1000));
}

/** True while it runs and is not up. */
export function runs(state, now) {
  return state.end !== null && leftOf(state, now) > 0;
}

/** Let it run from what is left; one that is up runs again from the whole. */
export function started(state, now) {
  const left = leftOf(state, now) || state.total;
  return { ...state, left, end: now + left * 1000 };
}

/** Hold it; nothing is lost. */
export function paused(state, now) {
  return { ...state, left: leftOf(state, now), end: null };
}

/** Give more or less time, also while it runs and after it was up. */
export function adjusted(state, seconds, now) {
  const before = leftOf(state, now);
  const left = Math.min(LONGEST, Math.max(SHORTEST, before + seconds));
  const total = Math.max(left, Math.min(LONGEST, Math.max(SHORTEST, state.total + seconds)));
  const going = state.end !== null && (before > 0 || seconds > 0);
  return { total, left, end: going ? now + left * 1000 : null };
}

/** Read what was kept; null for anything that is no timer. */
export function readTimer(value) {
  const good = (number) => Number.isFinite(number) && number >= 0;
  if (!value || !good(value.total) || !good(value.left)) return null;
  return { total: value.total, left: value.left, end: good(value.end) ? value.end : null };
}
