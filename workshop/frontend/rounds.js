// The practice rounds: where they are, and what each person does now. Pure functions; the room has the same walk in
// workshop/room/live/rounds.py, and tests/fixtures/rounds.json is tested against both.

/**
 * Which phase it is after so many seconds.
 * @param {{ seconds: number }[]} phases
 * @param {number} elapsed Seconds that have gone by.
 * @returns {{ index: number, left: number }} The number of the phase from 0 and its seconds left; after the last one,
 *   the number of phases and 0.
 */
export function where(phases, elapsed) {
  let rest = elapsed;
  for (const [index, { seconds }] of phases.entries()) {
    if (rest < seconds) return { index, left: seconds - rest };
    rest -= seconds;
  }
  return { index: phases.length, left: 0 };
}

/** The letters that people in a group of this size share out: three, two, or none for one alone. */
export function letters(size) {
  return size >= 3 ? ["A", "B", "C"] : size === 2 ? ["A", "B"] : [];
}

/**
 * What one person does in a phase.
 * @param {object} options
 * @param {"pairs" | "threes"} options.form How the room practises.
 * @param {number} options.size People in the group: 1, 2 or 3.
 * @param {string} options.letter The person's own letter; ignored for one alone.
 * @param {{ round: number, part: string }} options.phase
 * @returns {string} `answer`, `ask`, `watch`, `again`, `rate`, `note`, `listen`, `tell`, `each`, `solo`, `solo-rate` or
 *   `solo-tell`.
 */
export function duty({ form, size, letter, phase }) {
  const { round, part } = phase;
  if (size === 1) return part === "talk" ? "solo" : `solo-${part}`;
  const ring = letters(size);
  // Whoever answers moves on by one with each round; the next letter asks, the one after watches.
  const turn = (ring.indexOf(letter) - (round - 1) + 2 * ring.length) % ring.length;
  if (part === "talk") {
    if (round > ring.length) return "again";
    return ["answer", "ask", "watch"][turn];
  }
  if (form === "pairs" || round > ring.length) return part === "rate" ? "rate" : "each";
  if (part === "rate") return turn === 0 ? "rate" : "note";
  return turn === 0 ? "listen" : "tell";
}

/** Minutes and seconds as people read them off a clock: `2:05`. */
export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
