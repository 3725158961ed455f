// numbers: own counts of applications and interviews, and what a small chance looks like. Never a verdict, never a rank.

import { h, uid } from "./dom.js";
import { clearing, frame } from "./frame.js";
import { outcome } from "./numbers-outcome.js";
import { tr } from "./translate.js";
import { isMap, trimmed } from "./words.js";

const MAX = 10000;
const COUNTS = {
  applications: [tr("Applications"), tr("Applications you have sent"), tr("All you remember, say since you began to look. A guess will do.")],
  interviews: [tr("Interviews"), tr("Interviews you were asked to"), tr("Count each application once, however many talks it led to.")],
  offers: [tr("Offers"), tr("Offers you were made, if you like"), tr("Also those that you turned down. This number stays with you.")],
};
const ASKED = ["applications", "interviews"];

const CAVEATS = [
  tr("It is a rough guess from a few numbers. The fewer there are, the rougher it is."),
  tr("It starts at 1 interview in 30 applications, near what small US businesses reported. Rates that employers count are not your odds. The more you send, the more your own counts weigh."),
  tr("Your applications are linked: it is the same résumé, the same field, the same market. So the sums that treat each one as a new roll of the dice are too neat."),
  tr("An interview is not an offer, and figures about hires leave out offers that people turned down."),
  tr("Knowing someone there, visa rules, your field and discrimination all shift the chance."),
  tr("A few applications that suit you can do more than many that don’t."),
];

/** The counts that fit: an answer from another version is read as far as it goes. */
function fitting(answer) {
  const given = isMap(answer) ? answer : {};
  const counts = Object.fromEntries(Object.keys(COUNTS).map((name) => [name, given[name]])
    .filter(([, value]) => Number.isInteger(value) && value >= 0 && value <= MAX));
  if (counts.interviews > (counts.applications ?? MAX)) delete counts.interviews;
  if (counts.offers > (counts.interviews ?? -1)) delete counts.offers;
  return counts;
}

function state(exercise, answer) {
  const counts = fitting(answer);
  if (ASKED.every((name) => name in counts)) return "complete";
  return Object.keys(counts).length ? "partial" : "empty";
}

function shared(exercise, answer) {
  const { applications, interviews } = fitting(answer);
  return state(exercise, answer) === "complete" ? { applications, interviews } : null;
}

function text(exercise, part) {
  const counts = fitting(part);
  return ASKED.filter((name) => name in counts).map((name) => `${COUNTS[name][0]}: ${counts[name]}`);
}

function render({ exercise, answer, save, el }) {
  let counts = {};
  const status = h("p", { role: "status" });
  const below = h("div", { class: "ws-block", hidden: true });
  const fields = Object.fromEntries(Object.keys(COUNTS).map((name) => [name, countField(name)]));

  function countField(name) {
    const [, label, hint] = COUNTS[name];
    const [id, hintId, wrongId] = [uid("count"), uid("hint"), uid("wrong")];
    const wrong = h("p", { class: "ws-hint ws-wrong", id: wrongId, role: "status" });
    const input = h("input", {
      type: "text", id, class: "ws-text ws-count", inputmode: "numeric", autocomplete: "off", maxlength: 6,
      "aria-describedby": `${hintId} ${wrongId}`, oninput: typed, onblur: settle,
    });
    let waiting = null;
    const node = h("div", { class: "ws-field" }, h("label", { htmlFor: id, class: "ws-label" }, label),
      h("p", { class: "ws-hint", id: hintId }, hint), input, wrong);

    function settle() {
      if (waiting !== null) put(waiting);
    }

    function put(value) {
      waiting = null;
      input.value = value;
    }

    function read() {
      waiting = null;
      const written = trimmed(input.value);
      return { written, count: /^[0-9]{1,5}$/.test(written) && Number(written) <= MAX ? Number(written) : null };
    }

    function say(words) {
      if (wrong.textContent !== words) wrong.textContent = words;
      if (words) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }

    function set(value) {
      if (input.getRootNode().activeElement === input) waiting = value;
      else put(value);
    }

    return { node, put, read, say, set };
  }

  function typed() {
    const read = Object.fromEntries(Object.entries(fields).map(([name, each]) => [name, each.read()]));
    counts = fitting(Object.fromEntries(Object.entries(read).map(([name, { count }]) => [name, count])));
    for (const [name, { written, count }] of Object.entries(read)) {
      fields[name].say(written && count === null ? tr("Please write a whole number from 0 to 10,000.") : "");
    }
    if (read.interviews.count !== null && counts.interviews === undefined) {
      fields.interviews.say(tr("This is more than the applications. Count each application once."));
    }
    if (read.offers.count !== null && counts.offers === undefined) {
      fields.offers.say(counts.interviews === undefined ? tr("The interviews are needed, too.") : tr("This is more than the interviews."));
    }
    keep();
  }

  function keep() {
    const any = Object.keys(counts).length > 0;
    show();
    clear.refresh(any);
    save(any ? counts : null);
  }

  function show() {
    const done = state(exercise, counts) === "complete";
    const { said, nodes } = done ? outcome(exercise, counts) : { said: "", nodes: [] };
    if (status.textContent !== said) status.textContent = said;
    below.hidden = care.hidden = !done;
    below.replaceChildren(...nodes);
  }

  function put(value) {
    counts = fitting(value);
    for (const [name, each] of Object.entries(fields)) {
      each.set(counts[name] === undefined ? "" : String(counts[name]));
      each.say("");
    }
    show();
  }

  function update(value) {
    put(value);
    clear.refresh(Object.keys(counts).length > 0);
  }

  const care = h("div", { class: "ws-note ws-care" },
    h("p", { class: "ws-lead" }, tr("Read the numbers with care")),
    h("ul", null, CAVEATS.map((caveat) => h("li", null, caveat))),
    h("p", null, tr("None of this says where you should be by now. Nobody can tell you that.")));
  const clear = clearing({ get: () => counts, set: (value) => { put(value); keep(); } });
  frame({ exercise, el },
    h("div", { class: "ws-pair" }, Object.values(fields).map(({ node }) => node)), status, below, care, clear.node);
  update(answer);
  return { update };
}

/** Own counts; the answer is `{"applications": 30, "interviews": 2, "offers": 0}`, and the offers stay. */
export const numbers = { render, state, shared, text };
