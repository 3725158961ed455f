// What lies with codes that were used before the present one: said in plain words, with its own way back.

import { h } from "./dom.js";
import { entriesOf, holds } from "./journal.js";
import { takingBack } from "./share-back.js";
import { earlierLine } from "./share-words.js";
import { tr } from "./translate.js";

/**
 * A line for each earlier code; `update(apart)` keeps them in step.
 * @param {object} options
 * @param {() => object} options.journal The journal as it is now.
 * @param {string} options.workshop Id of the workshop.
 * @param {{ state: Function }} options.sender
 * @param {() => Date} options.now
 * @param {(cohort: string) => void} options.takeBack Takes back what one code has.
 * @param {() => void} options.focus Puts the focus where it can stay.
 */
export function earlierCodes({ journal, workshop, sender, now, takeBack, focus }) {
  const node = h("div", { class: "ws-share-earlier" });
  const rows = new Map();

  function made(cohort) {
    const line = h("p", { class: "ws-share-other", role: "status" });
    const back = takingBack({ label: tr("Take back from {code}", { code: cohort }), confirmed: () => takeBack(cohort), focus });
    const row = { node: h("div", null, line, back.node), line, back };
    rows.set(cohort, row);
    node.append(row.node);
    return row;
  }

  /** `apart`: there is more than one code to take things back from, so that each has a button of its own. */
  function update(apart) {
    const mine = entriesOf(journal(), workshop);
    const seen = new Set();
    for (const other of mine.earlier) {
      const said = earlierLine({ other, state: sender.state(other.cohort), now: now(), also: holds(mine) });
      if (!said) continue;
      seen.add(other.cohort);
      const { line, back } = rows.get(other.cohort) ?? made(other.cohort);
      if (line.textContent !== said) line.textContent = said;
      const possible = apart && !other.withdrawing && Boolean(other.shared || other.pending);
      back.update({ possible, waits: false, again: () => {}, codes: [other.cohort] });
    }
    for (const [cohort, row] of rows) {
      if (seen.has(cohort)) continue;
      row.node.remove();
      rows.delete(cohort);
    }
    node.hidden = seen.size === 0;
  }

  return { node, update };
}
