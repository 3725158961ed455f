// The facilitator's page: the key comes in the address's fragment, which no server sees, and leaves the address bar at
// once, so that it is not on the projector. Counts come through the disclosure gate and are asked for gently.

import { base } from "./base.js";

const PLACE = "workshop-facilitator";
const SECONDS = 15;

/**
 * The code and the key in a fragment like `#ABCDEF.key`.
 * @param {string} fragment
 * @returns {{ code: string, key: string } | null}
 */
export function readFragment(fragment) {
  const found = /^#([ABCDEFGHJKMNPQRTUVWXY]{6})\.([\w-]{16,64})$/.exec(fragment);
  return found && { code: found[1], key: found[2] };
}

/**
 * Ask the room for something.
 * @returns {Promise<{ ok: boolean, status: number, answer: object }>} Status 0 if nobody answered.
 */
export async function ask(fetch, path, key) {
  try {
    const headers = key ? { Authorization: `Bearer ${key}` } : {};
    const response = await fetch(path, { headers, cache: "no-store" });
    return { ok: response.ok, status: response.status, answer: await response.json() };
  } catch {
    return { ok: false, status: 0, answer: { error: "The room does not answer right now. Trying again every 15 seconds." } };
  }
}

function remembered() {
  const fresh = readFragment(location.hash);
  try {
    if (fresh) sessionStorage.setItem(PLACE, JSON.stringify(fresh));
    return fresh ?? JSON.parse(sessionStorage.getItem(PLACE));
  } catch {
    return fresh; // without storage the page works until it is reloaded
  } finally {
    history.replaceState(null, "", location.pathname);
  }
}

function start(now) {
  const $ = (name) => document.querySelector(`[data-${name}]`);
  const say = (name, text) => {
    if ($(name).textContent !== text) $(name).textContent = text;
  };
  let timer = null;
  let turn = 0;

  async function refresh(mine, current) {
    clearTimeout(timer);
    const { ok, status, answer } = await ask(fetch, `${base()}/api/cohorts/${mine.code}/counts`, mine.key);
    if (current !== turn) return;
    say("problem", ok ? "" : answer.error);
    if (ok) {
      say("joined", answer.joined.text);
      say("finished", answer.finished.text);
      say("updated", `Last looked at ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}.`);
      now.hidden = false;
      if (!$("label").textContent) await introduce(mine);
    }
    if (status !== 401 && status !== 404) timer = setTimeout(() => refresh(mine, current), SECONDS * 1000);
  }

  async function introduce({ code }) {
    const { ok, answer } = await ask(fetch, `${base()}/api/cohorts/${code}`);
    if (!ok) return;
    say("label", answer.sample ? `${answer.label} · sample data` : answer.label);
    for (const part of document.querySelectorAll("[data-workshop]")) part.hidden = part.dataset.workshop !== answer.workshop;
  }

  function open() {
    const mine = remembered();
    turn += 1;
    if (!mine) {
      say("problem", "Open this page with the link that “workshop room” shows: it carries your key.");
      return;
    }
    now.hidden = true;
    say("label", "");
    say("code", mine.code);
    $("screen").href = `${base()}/screen/${mine.code}`;
    refresh(mine, turn);
  }

  // A browser that is already on this page only changes the fragment when another facilitator link is opened.
  addEventListener("hashchange", () => {
    if (readFragment(location.hash)) open();
  });
  open();
}

const now = globalThis.document?.querySelector("[data-now]");
if (now) start(now);
