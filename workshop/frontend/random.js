// Random keys and ids. crypto.randomUUID and crypto.subtle are missing on the plain http address of a room in a local
// network; crypto.getRandomValues is there.

const BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's: no i, l, o, u

function bytes(count) {
  return [...crypto.getRandomValues(new Uint8Array(count))];
}

/** A participant's random key: 26 characters with 5 random bits each. */
export function newKey() {
  return bytes(26).map((byte) => BASE_32[byte & 31]).join("");
}

/** The random id of a submission: 32 hexadecimal digits. */
export function newId() {
  return bytes(16).map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
