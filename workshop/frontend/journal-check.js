// Is this a whole journal? The same rules as the model in Python, so that a copy kept in one host opens in the other.

import { tr } from "./translate.js";

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const COHORT = /^[ABCDEFGHJKMNPQRTUVWXY]{6}$/;
const KEY = /^[0-9a-hjkmnp-tv-z]{26}$/;
const PHRASE = /^[a-z]{3,8}( [a-z]{3,8}){3}$/;
const SUBMISSION = /^[0-9a-f]{32}$/;
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;

const isId = (value) => typeof value === "string" && value.length <= 60 && ID.test(value);
const isTime = (value) => typeof value === "string" && TIME.test(value) && !Number.isNaN(Date.parse(value));
const isBoolean = (value) => typeof value === "boolean";
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isWhole = (low, high) => (value) => Number.isInteger(value) && value >= low && value <= high;
const is = (expected) => (value) => value === expected;
const matches = (pattern) => (value) => typeof value === "string" && pattern.test(value);
const orNull = (test) => (value) => value === null || test(value);
const anything = () => true;

// Each field: its test, and whether it must be there.
const MUST = true;
const RESPONSE = {
  exercise: [isId, MUST],
  kind: [isId, MUST],
  instrument: [orNull((value) => typeof value === "string")],
  answer: [anything, MUST],
  changed: [isTime, MUST],
};
const SUBMITTED = {
  format: [is("workshop-submission")],
  version: [is(1)],
  id: [matches(SUBMISSION), MUST],
  sequence: [isWhole(1, 1_000_000), MUST],
  workshop: [isId, MUST],
  workshop_version: [isWhole(1, Number.MAX_SAFE_INTEGER), MUST],
  cohort: [matches(COHORT), MUST],
  mode: [(value) => value === "room" || value === "alone", MUST],
  created: [isTime, MUST],
  responses: [(value) => Array.isArray(value) && value.length <= 500 && value.every((one) => fits(RESPONSE, one)), MUST],
};
const isSubmission = (value) => fits(SUBMITTED, value);
const ENTRY = {
  kind: [isId, MUST],
  instrument: [orNull((value) => typeof value === "string")],
  answer: [anything],
  share: [orNull(isBoolean)],
  skipped: [isBoolean],
  changed: [isTime, MUST],
  revision: [isWhole(1, Number.MAX_SAFE_INTEGER), MUST],
};
const isMap = (test) => (value) => isObject(value) && Object.entries(value).every(([id, one]) => isId(id) && test(one));
const HANDOVER = {
  sequence: [isWhole(0, Number.MAX_SAFE_INTEGER)],
  shared: [orNull(isSubmission)],
  pending: [orNull(isSubmission)],
  withdrawing: [isBoolean],
  elsewhere: [isBoolean],
};
const EARLIER = { ...HANDOVER, cohort: [matches(COHORT), MUST] };
const WORKSHOP = {
  ...HANDOVER,
  cohort: [orNull(matches(COHORT))],
  joins: [isWhole(0, Number.MAX_SAFE_INTEGER)],
  entries: [isMap((value) => fits(ENTRY, value))],
  own: [isMap((value) => fits(ENTRY, value))],
  earlier: [(value) => Array.isArray(value) && value.every((one) => fits(EARLIER, one))],
};
const JOURNAL = {
  format: [is("workshop-journal"), MUST],
  version: [is(2), MUST],
  key: [orNull(matches(KEY))],
  phrase: [orNull(matches(PHRASE))],
  returns: [isWhole(0, Number.MAX_SAFE_INTEGER)],
  workshops: [isMap((value) => fits(WORKSHOP, value))],
};

function wrong(shape, value) {
  if (!isObject(value)) return tr("it is not an object");
  const unknown = Object.keys(value).find((name) => !(name in shape));
  if (unknown !== undefined) return tr("“{name}” is not known here", { name: unknown });
  for (const [name, [test, must]] of Object.entries(shape)) {
    if (!(name in value)) {
      if (must) return tr("“{name}” is missing", { name });
    } else if (!test(value[name])) return tr("“{name}” is not as it should be", { name });
  }
  return "";
}

function fits(shape, value) {
  return wrong(shape, value) === "";
}

/** Why this is not a journal of the present version, in a few words; empty if it is one. */
export function check(value) {
  return wrong(JOURNAL, value);
}
