// The facilitator's key: it comes in the address's fragment, which no server sees, and leaves the address bar at once, so
// that it is not on the projector. A reload of the tab still knows it.

import { base } from "./base.js";

const PLACE = "workshop-facilitator";

/**
 * The code and the key in a fragment like `#ABCDEF.key`.
 * @param {string} fragment
 * @returns {{ code: string, key: string } | null}
 */
export function readFragment(fragment) {
  const found = /^#([ABCDEFGHJKMNPQRTUVWXY]{6})\.([\w-]{16,64})$/.exec(fragment);
  return found && { code: found[1], key: found[2] };
}

/** The code and the key of this tab, or null. */
export function remembered() {
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

/**
 * Ask the room for something, with the key.
 * @returns {Promise<{ ok: boolean, status: number, answer: object }>} Status 0 if nobody answered.
 */
export async function ask({ code, key }, path, body) {
  try {
    const headers = { Authorization: `Bearer ${key}`, ...(body && { "Content-Type": "application/json" }) };
    const response = await fetch(`${base()}/api/cohorts/${code}/facilitator${path}`, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body), cache: "no-store" });
    return { ok: response.ok, status: response.status, answer: await response.json() };
  } catch {
    return { ok: false, status: 0, answer: { error: "" } };
  }
}
