// How a page hands over what is shared: the room's API by fetch. The notebook host has its own sink with the same three.

import { tr } from "./translate.js";

/** What was shared could not be handed over: nobody answered (`unreachable`), or it was answered and not taken. */
export class SinkError extends Error {
  constructor(message, { unreachable = false, status = 0, sequence = null } = {}) {
    super(message);
    this.unreachable = unreachable;
    this.status = status;
    this.sequence = sequence;
  }
}

const NOBODY = tr("The room cannot be reached right now.");

/**
 * @param {{ base: string, workshop: object, fetch: typeof fetch, seconds?: number }} options `base` such as `/api`.
 * @returns {{ join: Function, submit: Function, withdraw: Function }}
 */
export function httpSink({ base, workshop, fetch, seconds = 10 }) {
  async function call(method, path, { key, body } = {}) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), seconds * 1000);
    const headers = { Accept: "application/json" };
    if (key) headers.Authorization = `Bearer ${key}`;
    if (body) headers["Content-Type"] = "application/json";
    let response;
    let answer;
    try {
      response = await fetch(`${base}${path}`, { method, headers, body: body && JSON.stringify(body), signal: stop.signal, cache: "no-store" });
      answer = await response.json();
    } catch {
      // No answer, or one that is not the room's: a log-in page of the network, or a proxy without the room behind it.
      throw new SinkError(NOBODY, { unreachable: true });
    } finally {
      clearTimeout(timer);
    }
    if (response.ok) return answer;
    const retry = response.status >= 500 || response.status === 429 || response.status === 408;
    throw new SinkError(answer?.error ?? NOBODY, { unreachable: retry, status: response.status, sequence: answer?.sequence ?? null });
  }

  return {
    async join(code, key) {
      const cohort = await call("GET", `/cohorts/${code}`);
      if (cohort.workshop !== workshop.id) {
        throw new SinkError(tr("The code {code} belongs to another workshop ({title}).", { code, title: cohort.title }), { status: 404 });
      }
      const { sequence } = await call("POST", `/cohorts/${code}/join`, { key });
      return { sequence, label: cohort.label, sample: cohort.sample };
    },
    submit: (submission, key) => call("PUT", `/cohorts/${submission.cohort}/submission`, { key, body: submission }),
    withdraw: (code, sequence, key) => call("DELETE", `/cohorts/${code}/submission?sequence=${sequence}`, { key }),
  };
}
