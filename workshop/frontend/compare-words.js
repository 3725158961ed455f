// What a comparison says in words. Each rater stays on their own: nothing is averaged, ranked or predicted.

import { tr } from "./translate.js";

/** True for a level from 1 to 4; "not observed" and what was left open are none. */
export const isLevel = (rating) => typeof rating === "number";

/** Name the others by role, with a number where several have the same: "Peer", "Coach 2". */
export function othersNames(others) {
  const seen = { peer: 0, coach: 0, sample: 0 };
  const total = (role) => others.filter((other) => other.role === role).length;
  return others.map(({ role }) => {
    seen[role] += 1;
    const number = seen[role];
    if (role === "sample") return tr("Our view");
    if (role === "peer") return total(role) > 1 ? tr("Peer {number}", { number }) : tr("Peer");
    return total(role) > 1 ? tr("Coach {number}", { number }) : tr("Coach");
  });
}

/** A rating as it stands in a table. */
export function cell(rating) {
  if (rating === "NO") return tr("not observed");
  return isLevel(rating) ? String(rating) : "-";
}

/**
 * How one's own rating of a criterion lies to that of the others; a gap of one level counts.
 * @param {number|string|undefined} own
 * @param {Array<{name: string, rating: number|string|undefined}>} views
 * @returns {string[]} One sentence for each kind of gap; none where nobody else rated it.
 */
export function gaps(own, views) {
  const named = (test) => views.filter(({ rating }) => isLevel(rating) && test(rating)).map(({ name }) => name).join(", ");
  if (!named(() => true)) return [tr("Nobody else rated this one.")];
  if (!isLevel(own)) return [tr("You did not rate this one, so there is nothing to compare.")];
  const [higher, same, lower] = [named((other) => own - other >= 1), named((other) => own === other), named((other) => other - own >= 1)];
  return [
    higher && tr("You scored yourself higher than: {names}.", { names: higher }),
    same && tr("About the same as: {names}.", { names: same }),
    lower && tr("You scored yourself lower than: {names}.", { names: lower }),
  ].filter(Boolean);
}

/**
 * The same for a sample answer, which nobody gave: one's own rating beside the workshop's.
 * @param {number|string|undefined} own
 * @param {number|string|undefined} ours
 */
export function besideOurs(own, ours) {
  if (!isLevel(ours)) return tr("We left this one at “not observed”.");
  if (!isLevel(own)) return tr("You did not rate this one, so there is nothing to compare.");
  if (own === ours) return tr("You saw it as we did.");
  return own > ours ? tr("You rated it higher than we did.") : tr("You rated it lower than we did.");
}

/**
 * One strength and one next step from all the views of an attempt, by the lowest level that anyone gave.
 * @param {Object} exercise
 * @param {Object[]} all The ratings of each rater by criterion, one's own first.
 * @returns {Array<[string, string]>} Titled sentences; none if nothing was rated by anyone else.
 */
export function together({ criteria }, all) {
  const seen = criteria.map((criterion) => {
    const levels = all.map((ratings) => ratings[criterion.id]).filter(isLevel);
    return { criterion, low: Math.min(...levels), high: Math.max(...levels), several: levels.length > 1 };
  }).filter(({ several }) => several);
  if (seen.length === 0) return [];
  const best = seen.reduce((top, one) => (one.low > top.low || (one.low === top.low && one.high > top.high) ? one : top));
  const rest = seen.filter((one) => one !== best);
  const next = (rest.length ? rest : seen).reduce((bottom, one) => (one.low < bottom.low ? one : bottom));
  const strength = [tr("A strength:"), tr("{title}. Everyone saw at least this: {anchor}.", { title: best.criterion.title, anchor: best.criterion.anchors[best.low] })];
  if (next.low >= 4) return [strength, [tr("A next step:"), tr("Everyone saw the highest level. Try a harder question next, or another kind of job.")]];
  const level = next.low + 1;
  return [strength, [tr("A next step:"), tr("{title}. What a {level} looks like: {anchor}.", { title: next.criterion.title, level, anchor: next.criterion.anchors[level] })]];
}
