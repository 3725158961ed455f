// The code of a cohort as people type it, on the join page and in the sharing panel.

import { tr } from "./translate.js";

const LETTERS = /^[ABCDEFGHJKMNPQRTUVWXY]{6}$/;

/**
 * Read a code: small letters, spaces and hyphens are fine.
 * @param {string} typed
 * @returns {{ code: string | null, problem: string }} The code, or one line that says what to do.
 */
export function readCode(typed) {
  const code = typed.toUpperCase().replace(/[\s-]/g, "");
  if (LETTERS.test(code)) return { code, problem: "" };
  if (code === "") return { code: null, problem: tr("Enter the code: the six letters that your facilitator shows.") };
  if (/^[A-Z]+$/.test(code) && code.length === 6) {
    return { code: null, problem: tr("That code cannot be right: codes never have the letters I, L, O, S or Z. Check it once more.") };
  }
  return { code: null, problem: tr("A code has six letters and nothing else. Check it once more.") };
}
