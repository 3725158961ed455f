// Random keys and ids. crypto.randomUUID and crypto.subtle are missing on the plain http address of a room in a local
// network; crypto.getRandomValues is there.

/** Crockford's digits: no i, l, o, u. */
export const BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz";

function bytes(count) {
  return [...crypto.getRandomValues(new Uint8Array(count))];
}

/** A whole number from 0 to below `limit` (at most 65,536), each as likely as any other. */
export function randomBelow(limit) {
  const most = 65_536 - (65_536 % limit);
  for (;;) {
    const [number] = crypto.getRandomValues(new Uint16Array(1));
    if (number < most) return number % limit;
  }
}

/** The random id of a submission: 32 hexadecimal digits. */
export function newId() {
  return bytes(16).map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
