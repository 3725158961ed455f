// How a room keeps its time. Pure functions.

import { tr, trn } from "./translate.js";

/**
 * Minutes that the room is behind the plan; below zero ahead of it, and zero while the present step is in its time.
 * @param {{ start: number, end: number }} step The present step, in planned minutes from the start.
 * @param {number} minutes Minutes since the start.
 */
export function behind({ start, end }, minutes) {
  if (minutes > end) return minutes - end;
  return minutes < start ? minutes - start : 0;
}

/** The same in words; less than a minute is on time. */
export function paceWords(late) {
  if (Math.abs(late) < 1) return tr("on time");
  const whole = Math.round(Math.abs(late));
  return late > 0 ? trn("{count} minute behind", "{count} minutes behind", whole) : trn("{count} minute ahead", "{count} minutes ahead", whole);
}

/** The steps from the present one on of which something can be cut, the nearest first. */
export function cuts(steps, number, most = 3) {
  return steps.slice(number).filter(({ cut }) => cut).slice(0, most);
}
