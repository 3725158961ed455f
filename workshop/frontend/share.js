// The sharing panel, the same in both hosts: what to share, what exactly would leave, and the way back.

import { h, uid } from "./dom.js";
import { entriesOf, handovers, holds, responses, statement, waiting, withdrawing, withdrawingAll } from "./journal.js";
import { newId } from "./random.js";
import { createSender } from "./send.js";
import { choices } from "./share-choices.js";
import { earlierCodes } from "./share-earlier.js";
import { aboutFile, fileLine, handover, saved, saveFile } from "./share-file.js";
import { joining } from "./share-join.js";
import { preview } from "./share-preview.js";
import { elsewhereLine, returning } from "./share-return.js";
import { briefly, same, status } from "./share-words.js";
import { takingBack } from "./share-back.js";
import { tr, trn } from "./translate.js";

const WHO = [
  tr("Who sees it: the people who run the workshop keep it under a random key, without your name."),
  tr("Reports speak of groups only, and never of a group below ten."),
  tr("If you share your own words, leave out names."),
];

/**
 * Draw the sharing panel into `el`.
 * @param {object} options
 * @param {object} options.workshop The built workshop.
 * @param {object} options.kinds The table of kinds.
 * @param {() => object} options.journal The journal as it is now.
 * @param {(change: (journal: object) => object) => object} options.change Applies a change to the journal, keeps it.
 * @param {object | null} options.sink `join(code, key)`, `submit(submission, key)`, `withdraw(code, sequence, key)`; null
 *   if there is no room to reach from here.
 * @param {"room" | "alone"} options.mode
 * @param {() => Date} options.now
 * @param {{ set: Function, clear: Function }} options.timer
 * @param {HTMLElement} options.el
 * @param {() => void} [options.opened] Called when the panel is opened, so that a host can look for newer answers.
 * @returns {{ update: () => void, send: () => Promise }}
 */
export function renderShare({ workshop, kinds, journal, change, sink, mode, now, timer, el, opened = () => {} }) {
  const id = workshop.id;
  const mine = () => entriesOf(journal(), id);
  const sender = createSender({ workshop: id, journal, change, sink, timer, told: draw });
  let next = newId();

  const brief = h("span", { class: "ws-share-brief" });
  const summary = h("summary", null, h("span", { class: "ws-share-title" }, tr("Share with your workshop (optional)")), brief);
  const said = h("p", { class: "ws-share-said", role: "status" });
  const offline = h("p", { class: "ws-share-note" }, tr("There is no workshop room to reach from here, so nothing is sent. If you have the code of a workshop, you can save what you choose as a file, and hand it over yourself."));
  const join = joining({ workshop: id, journal, change, sink, timer });
  const phrase = returning({ workshop: id, journal, change, sink, arrived: () => { draw(); summary.focus(); } });
  const list = choices({ workshop, journal, change, now, kinds });
  const shown = preview({ workshop, kinds, file: !sink });
  const button = h("button", { type: "button", class: "ws-button", onclick: sink ? share : save }, tr("Share"));
  const keyed = sink ? null : aboutFile();
  let file = {};
  const nothing = h("p", { class: "ws-quiet" }, tr("Nothing is ticked, so nothing would leave."));
  const before = earlierCodes({ journal, workshop: id, sender, now, takeBack: (cohort) => takeBack((old) => withdrawing(old, id, cohort)), focus: () => summary.focus() });
  const back = takingBack({ label: tr("Take everything back"), confirmed: () => takeBack((old) => withdrawingAll(old, id)), focus: () => summary.focus() });
  const who = h("div", { class: "ws-share-who" }, WHO.map((line) => h("p", null, line)));
  const choosing = h("div", { class: "ws-share-choosing" }, list.node, shown.node, who, keyed, nothing, h("p", { class: "ws-share-act" }, button));
  const box = h("details", { class: "ws-share-box", ontoggle: () => { if (box.open) { opened(); draw(); } } },
    summary,
    h("div", { class: "ws-share-body" },
      h("p", null, tr("Everything you wrote is yours. Nothing leaves unless you choose it here, and you can change your mind.")),
      offline, join.node, phrase.node, choosing, said, before.node, back.node));
  el.replaceChildren(h("div", { class: "ws ws-card ws-share-panel", role: "group", "aria-labelledby": name(summary) }, box));

  function name(node) {
    node.firstChild.id = uid("share");
    return node.firstChild.id;
  }

  function build() {
    return statement(journal(), workshop, { kinds, mode, cohort: mine().cohort, now: now(), id: next });
  }

  async function share() {
    const submission = build();
    next = newId();
    change((old) => waiting(old, id, submission));
    await sender.send();
  }

  // With nothing ticked, the file takes back what an earlier one brought.
  function save() {
    const submission = build();
    next = newId();
    file = { cohort: submission.cohort, name: saveFile(submission, journal().key) };
    change((old) => saved(old, id, submission));
    draw();
  }

  async function takeBack(wish) {
    change(wish);
    await sender.send();
  }

  function draw() {
    const { cohort, shared, pending, withdrawing: leaving } = mine();
    const outgoing = responses(journal(), workshop, kinds);
    const changed = !same(outgoing, (pending ?? shared)?.responses);
    const stands = status({ mine: mine(), state: sender.state(), now: now(), changed });
    const line = sink ? stands || elsewhereLine(mine()) : file.name && file.cohort === cohort ? fileLine(mine(), file.name) : stands || fileLine(mine(), "");
    if (said.textContent !== line) said.textContent = line;
    brief.textContent = briefly(mine());
    const given = handovers(mine());
    const codes = given.filter((one) => holds(sink ? one : { ...one, elsewhere: false }) && !one.withdrawing).map((one) => one.cohort);
    const stuck = given.some((one) => one.withdrawing || (one.pending && sender.state(one.cohort).name === "unknown"));
    before.update(codes.length > 1);
    back.update({ possible: codes.length > 0, waits: stuck && Boolean(sink), again: sender.send, codes });
    if (!box.open) return;
    offline.hidden = Boolean(sink);
    join.update();
    phrase.update();
    choosing.hidden = !cohort || leaving;
    list.update();
    const { key } = journal();
    const emptying = !sink && mine().elsewhere;
    const leaves = cohort && key && outgoing.length ? build() : null;
    shown.update(leaves, key, leaves && !sink ? handover(leaves, key) : leaves);
    nothing.hidden = outgoing.length > 0 || !list.any();
    button.hidden = sink ? outgoing.length === 0 || !changed : outgoing.length === 0 && !emptying;
    if (keyed) keyed.hidden = button.hidden;
    button.textContent = sink ? sending(outgoing.length, shared || pending) : saving(outgoing.length);
  }

  // Say hello and hand over what waits: at the start, and whenever a host thinks that the room may be there again.
  function send() {
    join.greet();
    return sender.send();
  }

  draw();
  return { update: draw, send };
}

function sending(number, again) {
  return again
    ? trn("Share this answer instead", "Share these {count} answers instead", number)
    : trn("Share this answer", "Share these {count} answers", number);
}

function saving(number) {
  if (number === 0) return tr("Save a file that takes it back");
  return trn("Save a file with this answer", "Save a file with these {count} answers", number);
}
