// What a released result says in words, in the language of the page. A result is frozen as the gate told it, in English.

import { tr } from "./translate.js";

// Each as the gate tells it, with a place for its number, and as the page does.
const PHRASES = [
  ["at most {limit}%", (values) => tr("at most {limit}%", values)],
  ["at least {limit}%", (values) => tr("at least {limit}%", values)],
  ["Not shared", () => tr("Not shared")],
  ["Share of all who took part", () => tr("Share of all who took part")],
  ["Share of those who answered", () => tr("Share of those who answered")],
  [
    "Shares are told as bands, so that nobody can be picked out.",
    () => tr("Shares are told as bands, so that nobody can be picked out."),
  ],
  [
    "People could choose more than one, so the shares need not add up to 100%.",
    () => tr("People could choose more than one, so the shares need not add up to 100%."),
  ],
  [
    "How many people shared this is left out, so that nobody can count the few who kept it private.",
    () => tr("How many people shared this is left out, so that nobody can count the few who kept it private."),
  ],
  [
    "Where nearly everyone or nearly no one said so, only a limit is given: it must not tell what each person said.",
    () => tr("Where nearly everyone or nearly no one said so, only a limit is given: it must not tell what each person said."),
  ],
  [
    "A dash stands where a number would say too much about fewer than {count} people, or where it would give such a number away.",
    (values) => tr("A dash stands where a number would say too much about fewer than {count} people, or where it would give such a number away.", values),
  ],
];

const KNOWN = PHRASES.map(([english, said]) => ({ pattern: new RegExp(`^${english.replace(/[.?()]/g, "\\$&").replace(/\{(\w+)\}/, "(?<$1>\\d+)")}$`), said }));

/**
 * @param {string} text A figure, a heading or a note of a released result.
 * @returns {string} The same in the language of the page; as it is, if it is a number or an author's own words.
 */
export function released(text) {
  for (const { pattern, said } of KNOWN) {
    const found = pattern.exec(text);
    if (found) return said({ ...found.groups });
  }
  return text;
}
