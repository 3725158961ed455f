// What a participant reads after rating themselves: one strength, one next step, a modest mean. No rank, no forecast.

import { tr } from "./translate.js";

/**
 * @param {Object} exercise A rubric exercise.
 * @param {Object<string, number|string>} ratings By criterion: 1 to 4, or "NO" for not observed, which never counts.
 * @returns {{progress: string, lines: Array<[string, string]>}} How far it is, and titled sentences; none before enough
 *   criteria are rated. Ties go by the order of the criteria.
 */
export function feedback({ criteria, min_rated: enough }, ratings) {
  const rated = criteria.filter(({ id }) => typeof ratings[id] === "number");
  const unseen = criteria.filter(({ id }) => ratings[id] === "NO").length;
  const far = { rated: rated.length, all: criteria.length, unseen };
  const progress = unseen ? tr("{rated} of {all} rated, {unseen} not observed.", far) : tr("{rated} of {all} rated.", far);
  if (rated.length === 0 || rated.length < enough) {
    return { progress: `${progress} ${tr("From {enough} on, you will see one strength and one next step.", { enough })}`, lines: [] };
  }
  return {
    progress: `${progress} ${tr("Your strength and your next step are below.")}`,
    lines: [strength(rated, ratings), next(rated, ratings), mean(rated, ratings)],
  };
}

function extreme(rated, ratings, pick) {
  const level = pick(...rated.map(({ id }) => ratings[id]));
  return rated.filter(({ id }) => ratings[id] === level);
}

function strength(rated, ratings) {
  const [best] = extreme(rated, ratings, Math.max);
  return [tr("A strength:"), `${best.title}. ${best.anchors[ratings[best.id]]}.`];
}

function next(rated, ratings) {
  const [best] = extreme(rated, ratings, Math.max);
  const lowest = extreme(rated, ratings, Math.min);
  const target = lowest.find(({ id }) => id !== best.id) ?? lowest[0];
  const level = ratings[target.id] + 1;
  if (level > 4) return [tr("A next step:"), tr("You gave yourself a 4 throughout. Ask someone you trust to rate the same answers, and compare.")];
  return [tr("A next step:"), tr("{title}. What a {level} looks like: {anchor}.", { title: target.title, level, anchor: target.anchors[level] })];
}

function mean(rated, ratings) {
  const sum = rated.reduce((total, { id }) => total + ratings[id], 0);
  const rounded = (Math.round((sum * 10) / rated.length) / 10).toFixed(1);
  return ["", tr("Your ratings average {mean} of 4 over {count} criteria.", { mean: rounded, count: rated.length })];
}
