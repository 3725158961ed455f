// How ratings go through a room: an attempt is known there by its short code, whoever listened rates it from another
// device, and only the one whose attempt it is can fetch what came.

import { SinkError } from "./sink.js";
import { tr } from "./translate.js";

/**
 * @param {Object} options
 * @param {string} options.base Such as `/api`.
 * @param {typeof fetch} options.fetch
 * @param {function(): string|null} options.cohort The cohort that was joined on this device.
 * @param {function(): string} options.key This device's key.
 * @param {number} [options.seconds] How long to wait for an answer.
 * @returns {{joined: function(): boolean, cohort: function(): string|null, open: Function, look: Function, give: Function, fetch: Function}}
 */
export function ratingRoom({ base, fetch, cohort, key, seconds = 10 }) {
  async function call(method, path, body) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), seconds * 1000);
    const headers = { Accept: "application/json", Authorization: `Bearer ${key()}` };
    if (body) headers["Content-Type"] = "application/json";
    let response;
    let answer;
    try {
      response = await fetch(`${base}/cohorts/${cohort()}/attempts/${path}`, { method, headers, body: body && JSON.stringify(body), signal: stop.signal, cache: "no-store" });
      answer = await response.json();
    } catch {
      throw new SinkError(tr("The room cannot be reached right now."), { unreachable: true });
    } finally {
      clearTimeout(timer);
    }
    if (response.ok) return answer;
    const later = response.status >= 500 || response.status === 429 || response.status === 408;
    throw new SinkError(answer?.error ?? tr("The room cannot be reached right now."), { unreachable: later, status: response.status });
  }

  return {
    joined: () => cohort() !== null,
    cohort,
    /** Let the room know of an own attempt, and whether its own ratings are finished. */
    open: (attempt, { exercise, instrument, done }) => call("PUT", attempt, { exercise, instrument, done }),
    /** Ask whether an attempt of someone else can be rated. */
    look: (attempt) => call("GET", attempt),
    /** Hand over a rating of someone else's attempt. */
    give: (attempt, { role, instrument, ratings, code }) => call("PUT", `${attempt}/rating`, { role, instrument, ratings, code }),
    /** What others rated of an own attempt: `{ waiting, ratings }`; the ratings only once one's own are finished. */
    fetch: (attempt) => call("GET", `${attempt}/ratings`),
  };
}
