// What is shared of a rubric exercise in plain words, one line for each rating.

import { fit } from "./rubric-answer.js";
import { tr } from "./translate.js";
import { isMap } from "./words.js";

/** A rating in words: its level and anchor. */
export function ratingWords(rating, anchors) {
  return rating === "NO" ? tr("not observed") : `${rating} (${anchors[rating]})`;
}

function lines(exercise, lead, ratings) {
  const found = fit(exercise, ratings);
  return exercise.criteria.filter(({ id }) => id in found).map(({ id, title, anchors }) => `${lead}${title}: ${ratingWords(found[id], anchors)}`);
}

export function text(exercise, part) {
  const attempts = "attempts" in part ? part.attempts : [{ self: part.ratings }];
  const several = attempts.length > 1;
  return attempts.filter(isMap).flatMap(({ self, others }, index) => {
    const lead = several ? `${tr("Attempt {number}.", { number: index + 1 })} ` : "";
    const by = { peer: tr("A peer,"), coach: tr("A coach,") };
    return [...lines(exercise, lead, self), ...(others ?? []).flatMap((other) => lines(exercise, `${lead}${by[other.role]} `, other.ratings))];
  });
}
