// SHA-256, HMAC and PBKDF2 (FIPS 180-4, RFC 2104, RFC 8018). The browser's own are missing on plain http, which is what a
// room in a local network has. Checked against Python's in the tests.

/** The first 32 bits of the fractional parts of square or cube roots of the first primes. */
function roots(count, power) {
  const found = [];
  for (let number = 2; found.length < count; number += 1) {
    let prime = true;
    for (let factor = 2; factor * factor <= number; factor += 1) if (number % factor === 0) prime = false;
    if (prime) found.push(Math.floor((number ** power % 1) * 2 ** 32) | 0);
  }
  return found;
}

const START = roots(8, 1 / 2);
const ROUNDS = Int32Array.from(roots(64, 1 / 3));
const W = new Int32Array(64);

const turn = (x, by) => (x >>> by) | (x << (32 - by));

/** One block of 16 words into the state; the new state. */
function compress(state, block) {
  W.set(block);
  for (let t = 16; t < 64; t += 1) {
    const [x, y] = [W[t - 15], W[t - 2]];
    W[t] = (W[t - 16] + W[t - 7] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
  }
  let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], i = state[7];
  for (let t = 0; t < 64; t += 1) {
    const one = (i + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[t] + W[t]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    i = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  const sum = [a, b, c, d, e, f, g, i];
  return sum.map((word, at) => (word + state[at]) | 0);
}

/** Bytes as 32-bit words, padded as the last part of a text of `length` bytes. */
function padded(bytes, length) {
  const full = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  full.set(bytes);
  full[bytes.length] = 0x80;
  const view = new DataView(full.buffer);
  view.setUint32(full.length - 8, Math.floor((length * 8) / 2 ** 32));
  view.setUint32(full.length - 4, (length * 8) >>> 0);
  return Array.from({ length: full.length / 4 }, (_, at) => view.getInt32(at * 4));
}

function digest(state, bytes, before) {
  const words = padded(bytes, bytes.length + before);
  let next = state;
  for (let at = 0; at < words.length; at += 16) next = compress(next, words.slice(at, at + 16));
  return next;
}

function bytesOf(words) {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, at) => view.setInt32(at * 4, word));
  return new Uint8Array(view.buffer);
}

/** @returns {Uint8Array} The SHA-256 of bytes. */
export function sha256(bytes) {
  return bytesOf(digest(START, bytes, 0));
}

/**
 * @param {string} password
 * @param {string} salt
 * @param {number} iterations 1 or more.
 * @returns {Uint8Array} 32 bytes of PBKDF2 with HMAC-SHA-256.
 */
export function pbkdf2(password, salt, iterations) {
  const text = new TextEncoder();
  const given = text.encode(password);
  const key = given.length > 64 ? sha256(given) : given;
  const pad = (byte) => compress(START, padded(Uint8Array.from({ length: 64 }, (_, at) => (key[at] ?? 0) ^ byte), 0).slice(0, 16));
  const [inner, outer] = [pad(0x36), pad(0x5c)];
  const mac = (bytes) => digest(outer, bytesOf(digest(inner, bytes, 64)), 64);
  let last = mac(new Uint8Array([...text.encode(salt), 0, 0, 0, 1]));
  const sum = [...last];
  const end = [0x80000000 | 0, 0, 0, 0, 0, 0, 0, 768]; // what follows 32 bytes in the second block of 96
  for (let round = 1; round < iterations; round += 1) {
    last = compress(outer, [...compress(inner, [...last, ...end]), ...end]);
    for (let at = 0; at < 8; at += 1) sum[at] ^= last[at];
  }
  return bytesOf(sum);
}
