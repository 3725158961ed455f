// Which of two versions is the newer one: of an entry, of what was handed over, of the present cohort. Pure functions.

function newer(one, other) {
  return one.revision - other.revision || Date.parse(one.changed) - Date.parse(other.changed);
}

/** The newer entries of two maps. */
export function newest(first = {}, second = {}) {
  const entries = { ...first };
  for (const [name, entry] of Object.entries(second)) {
    if (!entries[name] || newer(entry, entries[name]) > 0) entries[name] = entry;
  }
  return entries;
}

/** Which side is further on with a cohort: positive for the first. */
export function further(one, other) {
  const settled = (mine) => (mine.pending === null && !mine.withdrawing ? 1 : 0);
  return one.sequence - other.sequence || settled(one) - settled(other);
}

/** Which side knows the present cohort: positive for the first. */
export function ahead(one, other) {
  return one.joins - other.joins || Boolean(one.cohort) - Boolean(other.cohort) || further(one, other);
}

/** The side that knows the present key: where another one was brought back more often, else the one that has a key. */
export function knowing(first, second) {
  return (second.returns ?? 0) - (first.returns ?? 0) > 0 || (!first.key && (second.returns ?? 0) === (first.returns ?? 0)) ? second : first;
}
